#pragma once
#include "imapcore/commands/sort.h"
#include "imapcore/error.h"
#include "ui/models/messagelistmodel.h"
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <optional>
#include <vector>

namespace ui {

class LocalArranger;

// Puts the list of messages into the order that a person asks for, by one command of the server: SORT, THREAD, or SEARCH
// where nothing is to be sorted and only some are to be seen. What the server does not sort is sorted here, as long as
// there are not too many (LocalArranger). Until the answer is there, and when it is NO, the list goes on showing what
// it showed. New mail and expunges make it ask again.
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
    // Which thread comes first: the one that began last, or the one with the message that came last.
    bool isLatestFirst() const { return m_latestFirst; }
    void setLatestFirst(bool on);
    // Only the messages that this finds; nothing: all.
    void setCriteria(std::optional<imap::SearchKey> criteria);
    // Asks again for the same.
    void arrange();
    // Takes back what was asked for and is not shown yet.
    void cancel();

    bool isBusy() const { return m_command || m_local; }
    // Whether rows can be sorted by this key (RFC 5256, 5957), and by which algorithms threads can be had.
    bool offers(const QByteArray &key) const;
    QByteArrayList threadings() const;
    // Why they cannot; empty where they can.
    QString whyNoSort() const;
    QString whyNoThreads() const;
    // How many messages the list shows.
    quint32 found() const;
    // What there is to say about the order, in words; or what went wrong with it.
    const QString &notice() const { return m_notice; }

signals:
    // What is asked for is another arrangement, or it is taken back.
    void wantedChanged();
    // What offers(), threadings() and isBusy() say may be something else from now on.
    void offersChanged();
    void busyChanged();
    void noticeChanged();
    // The rows are about to stand otherwise; `same` if only what has changed in the mailbox makes it so.
    void aboutToArrange(bool same);
    // They do.
    void arranged();
    // The criteria that were set last cannot be had: those of before hold again.
    void criteriaRefused(const imap::Error &error);
    // A command as a job.
    void began(const QString &title);
    void progressed(qint64 done, qint64 total);
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
    void beginOnServer();
    void threadOnServer();
    void searchOnServer();
    void arrangeHere(const QString &why);
    template<typename Command, typename Show>
    void run(Command command, const QString &title, const QString &busy, Show show);
    template<typename Show>
    void show(Show show);
    void succeeded();
    void refused(const imap::Error &error);
    bool takesOver(const imap::Error &error, QString &refusal);
    bool isFewEnough() const;
    MessageListModel::Others others() const;
    MessageListModel::Roots roots() const;
    void setNotice(const QString &text);
    QString noticeOfShown() const;

    MessageListModel *m_model;
    QPointer<imap::Session> m_session;
    imap::MailboxName m_mailbox;
    Arrangement m_wanted, m_shown;
    bool m_criteriaAreNew = false;
    bool m_same = false;    // what is asked for is what is shown
    bool m_shifted = false; // numbers have shifted since the command was sent
    bool m_latestFirst = false;
    bool m_beginIsShown = false; // of what is wanted
    QPointer<imap::Reply> m_command, m_begin;
    LocalArranger *m_local = nullptr;
    QString m_whyHere; // is it sorted here, if it is
    // What the server said to SORT and THREAD, which it announces, and would say again.
    QString m_sortRefused, m_threadRefused;
    QTimer m_outdated;
    QString m_notice;
};

} // namespace ui
