#pragma once
#include "trafficset.h"
#include <QPointer>
#include <QWidget>

class QAction;
class QLineEdit;
class QToolButton;

namespace ui {

class Connection;
class DetailPane;
class TrafficPane;
class TranscriptActions;

// The protocol console: all that goes over the wire, secrets masked, and a line to type any command into the live
// connection.
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
    Connection *current() const { return m_current; }
    void focusInput();
    void showProfile();
    TranscriptActions *transcripts() const { return m_transcripts; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeInputRow();
    void sendTyped();
    void recall(int step);
    void updateInput();

    QAction *m_profile;
    TrafficSet *m_set;
    TrafficPane *m_pane;
    QPointer<Connection> m_current;
    QLineEdit *m_input;
    QToolButton *m_send;
    DetailPane *m_detail;
    TranscriptActions *m_transcripts;
    QStringList m_history;
    qsizetype m_historyAt = 0;
};

} // namespace ui
