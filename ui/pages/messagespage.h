#pragma once
#include "imapcore/commands/select.h"
#include "imapcore/sequenceset.h"
#include "imapcore/session.h"
#include "page.h"
#include <QTimer>
#include <memory>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QSplitter;
class QToolButton;
class QTreeView;

namespace ui {

class AttachmentSaver;
class ColumnMenu;
class ListPlace;
class MessageActions;
class MessageArranger;
class MessageListModel;
class MessageView;
class SearchBar;
class Pill;
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
    QMenu *searchMenu() const;
    QAction *writeAction() const { return m_writeAction; }
    MessageActions *messageActions() const { return m_actions; }
    // What may be done with the mailbox that is shown.
    enum class Access {
        None,      // none is open
        ReadOnly,  // opened with EXAMINE
        MayChange, // opened with SELECT
        Refused,   // the same, and the server has said READ-ONLY
        Locked,    // the connection is read-only
    };
    Access access() const;
    // Keeps the pill as it must be; a click on it changes the access.
    void showAccessOn(Pill *pill);
    // After the splitters were put where they had been.
    void layoutRestored();
    // "3 messages, 120 kB", or how many there are where none is selected.
    QString summary() const;

signals:
    void summaryChanged();
    // Somebody wants to search, whatever page is shown.
    void shownWanted();
    void accessChanged();

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
    void makeActions(QHBoxLayout *bar);
    void setWritable(bool writable);
    void opened(const imap::Expected<imap::Opened> &result);
    void showNoMessages();
    void wireArranger();
    void sortByColumn(int column);
    void showWanted();
    void showOffers();
    void showArranged();
    void wireSearch();
    void prepareSearch();
    bool beginsSearch(QEvent *event);
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
    QAction *m_writeAction;
    MessageActions *m_actions;
    bool m_writable = false; // opened with SELECT, or to be
    QLabel *m_count, *m_arrangement;
    MessageArranger *m_arranger;
    SearchBar *m_search;
    std::pair<QPointer<Connection>, imap::MailboxName> m_searched; // what the search is in
    SortMenu *m_sortMenu;
    ThreadMenu *m_threadMenu;
    ColumnMenu *m_columnMenu;
    QToolButton *m_cancel;
    std::unique_ptr<ListPlace> m_place;
    bool m_sameOrder = false; // what is being shown now is the order of before
    quint64 m_openJob = 0, m_arrangeJob = 0;
};

} // namespace ui
