#pragma once
#include "imapcore/commands/select.h"
#include "imapcore/sequenceset.h"
#include "imapcore/session.h"
#include "page.h"
#include <QTimer>
#include <memory>

class QAction;
class QLabel;
class QSplitter;
class QToolButton;
class QTreeView;

namespace ui {

class AttachmentSaver;
class ColumnMenu;
class ListPlace;
class MessageArranger;
class MessageListModel;
class MessageView;
class SortMenu;
class ThreadMenu;

// The messages of the mailbox, opened with EXAMINE so that looking changes nothing. Rows are there at once;
// what is on the screen is fetched. The server sorts and threads.
class MessagesPage final : public Page
{
    Q_OBJECT
public:
    explicit MessagesPage(QWidget *parent = nullptr);
    ~MessagesPage() override;

    MessageArranger *arranger() const { return m_arranger; }
    QTreeView *view() const { return m_view; }
    SortMenu *sortMenu() const { return m_sortMenu; }
    ThreadMenu *threadMenu() const { return m_threadMenu; }
    ColumnMenu *columnMenu() const { return m_columnMenu; }
    QAction *openAction() const { return m_openAction; }
    QAction *saveAction() const { return m_saveAction; }
    QAction *messageViewAction() const { return m_viewAction; }
    QAction *besideAction() const { return m_besideAction; }
    // After the splitters were put where they had been.
    void layoutRestored();
    // "3 messages, 120 kB", or how many there are where none is selected.
    QString summary() const;

signals:
    void summaryChanged();

protected:
    void load() override;
    void clear() override;
    QString unavailable() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeMessageView();
    void openCurrent();
    void showMessageView(bool on);
    void setBeside(bool on);
    void follow(AttachmentSaver *saver);
    QWidget *makeBar();
    void opened(const imap::Expected<imap::Opened> &result);
    void showNoMessages();
    void wireArranger();
    void sortByColumn(int column);
    void showWanted();
    void showOffers();
    void showArranged();
    void fetch(const imap::SequenceSet &numbers);
    void updateCount();
    imap::Session *mySession() const;

    MessageListModel *m_model;
    QTreeView *m_view;
    QSplitter *m_splitter;
    MessageView *m_message;
    QTimer m_opening; // of the row that is the current one now, if it stays so
    QAction *m_threadsAction, *m_unsortedAction;
    QAction *m_openAction, *m_saveAction, *m_viewAction, *m_besideAction;
    QLabel *m_count, *m_arrangement;
    MessageArranger *m_arranger;
    SortMenu *m_sortMenu;
    ThreadMenu *m_threadMenu;
    ColumnMenu *m_columnMenu;
    QToolButton *m_cancel;
    std::unique_ptr<ListPlace> m_place;
    bool m_sameOrder = false; // what is being shown now is the order of before
    quint64 m_openJob = 0, m_arrangeJob = 0;
};

} // namespace ui
