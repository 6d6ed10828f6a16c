#pragma once
#include "imapcore/traffic/scrubber.h"
#include "trafficset.h"
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>

class QAction;
class QMenu;
class QWidget;

namespace ui {

class Connection;
class Recording;
class TrafficPane;

// What can be done with whole conversations: saved, opened, given away, compared, sent again; and assertion scripts.
class TranscriptActions final : public QObject
{
    Q_OBJECT
public:
    TranscriptActions(TrafficSet *set, TrafficPane *pane, QWidget *owner);
    ~TranscriptActions() override;

    // Opens a menu with all of it.
    QAction *menuAction() const;
    // Whose server commands are sent to.
    void setConnection(Connection *connection);
    Recording *recording() const { return m_recording; }

    // What the actions do once files are chosen.
    void open(const QString &fileName);
    void write(const QString &fileName, imap::Scrubber::Level level);
    void check(const QString &fileName);

signals:
    void noticed(const QString &text, bool bad);

private:
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 const std::function<void()> &run);
    // The traffic that is meant: what is selected, or shown, or the last.
    const TrafficSet::One *subject() const;
    void chooseAndOpen();
    void chooseAndWrite(imap::Scrubber::Level level);
    void exportScrubbed();
    void close();
    void compare();
    void replay();
    void chooseAndCheck();
    void setRecording();
    void update();
    void showDialog(class QDialog *dialog);

    TrafficSet *m_set;
    TrafficPane *m_pane;
    QWidget *m_owner;
    Recording *m_recording;
    std::unique_ptr<QMenu> m_menu;
    QPointer<Connection> m_connection;
    QList<QAction *> m_needTraffic;
    QAction *m_close, *m_compare;
};

} // namespace ui
