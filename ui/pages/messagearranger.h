#pragma once
#include "imapcore/commands/sort.h"
#include "imapcore/error.h"
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <optional>
#include <vector>

namespace ui {

class MessageListModel;

// Puts the list of messages into the order that a person asks for, by one command of the server: SORT, THREAD, or SEARCH
// where nothing is to be sorted and only some are to be seen. Until the answer is there, and when it is NO, the list
// goes on showing what it showed. New mail and expunges make it ask again.
class MessageArranger final : public QObject
{
    Q_OBJECT
public:
    explicit MessageArranger(MessageListModel *model, QObject *parent = nullptr);

    // The list shows what this session has selected, from now on; null: nothing. The criteria go with another mailbox.
    void setSession(imap::Session *session, const imap::MailboxName &mailbox = {});

    // What is asked for, and shown unless isBusy(). Without keys and threads: the newest first.
    const std::vector<imap::SortKey> &keys() const { return m_wanted.keys; }
    const QByteArray &threading() const { return m_wanted.threading; }
    const std::optional<imap::SearchKey> &criteria() const { return m_wanted.criteria; }
    // By the first of these, and by the others where it says the same. Ends threads.
    void sortBy(std::vector<imap::SortKey> keys);
    // In threads by this algorithm of THREAD; empty: in none. Ends sorting.
    void threadBy(const QByteArray &algorithm);
    // Only the messages that this finds; nothing: all.
    void setCriteria(std::optional<imap::SearchKey> criteria);
    // Asks again for the same.
    void arrange();
    // Takes back what was asked for and is not shown yet.
    void cancel();

    bool isBusy() const { return !m_command.isNull(); }
    // How many messages the list shows.
    quint32 found() const;
    // What there is to say about the order, in words; or what went wrong with it.
    const QString &notice() const { return m_notice; }

signals:
    // What is asked for is another arrangement, or it is taken back.
    void wantedChanged();
    void noticeChanged();
    // The rows are about to stand otherwise; `same` if only what has changed in the mailbox makes it so.
    void aboutToArrange(bool same);
    // They do.
    void arranged();
    // The criteria that were set last cannot be had: those of before hold again.
    void criteriaRefused(const imap::Error &error);
    // A command as a job.
    void began(const QString &title);
    void ended(const QString &outcome, bool good);

private:
    struct Arrangement
    {
        std::vector<imap::SortKey> keys;
        QByteArray threading;
        std::optional<imap::SearchKey> criteria;
    };

    imap::Session *session() const;
    void abandon();
    void showNewest();
    void sortOnServer();
    void threadOnServer();
    void searchOnServer();
    template<typename Command, typename Show>
    void run(Command command, const QString &title, const QString &busy, Show show);
    void succeeded();
    void refused(const imap::Error &error);
    void setNotice(const QString &text);
    QString noticeOfShown() const;

    MessageListModel *m_model;
    QPointer<imap::Session> m_session;
    imap::MailboxName m_mailbox;
    Arrangement m_wanted, m_shown;
    bool m_criteriaAreNew = false;
    bool m_same = false;    // what is asked for is what is shown
    bool m_shifted = false; // numbers have shifted since the command was sent
    QPointer<imap::Reply> m_command;
    QTimer m_outdated;
    QString m_notice;
};

} // namespace ui
