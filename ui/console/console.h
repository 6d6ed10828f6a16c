#pragma once
#include "trafficset.h"
#include <QWidget>

class QAction;

namespace ui {

class CommandLine;
class Connection;
class DetailPane;
class KnownMailboxes;
class TrafficPane;
class TranscriptActions;

// The protocol console: all that goes over the wire, secrets masked, and a line to type any command into a connection.
class Console final : public QWidget
{
    Q_OBJECT
public:
    explicit Console(imap::Recorder *recorder, QWidget *parent = nullptr);

    TrafficSet *traffics() const { return m_set; }
    TrafficPane *pane() const { return m_pane; }
    // For a menu.
    QList<QAction *> actions() const;

    void addConnection(Connection *connection);
    // Where commands go.
    void setCurrent(Connection *connection);
    // Whose names are offered where commands are typed.
    void setMailboxes(KnownMailboxes *mailboxes);
    void focusInput();
    void showProfile();
    TranscriptActions *transcripts() const { return m_transcripts; }

private:
    QAction *m_profile;
    TrafficSet *m_set;
    TrafficPane *m_pane;
    CommandLine *m_commands;
    DetailPane *m_detail;
    TranscriptActions *m_transcripts;
};

} // namespace ui
