#pragma once
#include "imapcore/messagedata.h"
#include "imapcore/sequenceset.h"
#include "operation.h"
#include "ui/connection.h"
#include "worksession.h"
#include <QPointer>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace ui {

// Messages of one mailbox, by their UIDs.
struct MessageSet
{
    QPointer<Connection> connection;
    imap::MailboxName mailbox;
    quint32 uidValidity = 0;
    imap::SequenceSet uids; // of messages that are there, or were

    quint64 count() const { return uids.count(); }
};

// "UID 5", "UIDs 4, 7 to 9", shortened where there are many parts.
QString uidsInWords(const imap::SequenceSet &uids);
// Parts of a set of at most so many messages each, that fit into one line of a command: RFC 9051 section 4 has servers
// take 8192 octets at least.
std::deque<imap::SequenceSet> batchesOf(const imap::SequenceSet &uids, quint64 most, qsizetype octets = 7000);
// What of `all` is not in `part`.
imap::SequenceSet without(const imap::SequenceSet &all, const imap::SequenceSet &part);

// An operation on messages, over a connection of its own, in batches. Each batch ends with what was done, what was not,
// and what is not known, because the connection was lost while it was under way; that is looked at again over a new
// connection.
class MessagesOperation : public Operation
{
    Q_OBJECT
public:
    const MessageSet &messages() const { return m_messages; }
    // What was done and is known to be.
    const imap::SequenceSet &doneUids() const { return m_doneUids; }

protected:
    MessagesOperation(const QString &title, MessageSet messages, WorkSession::Access access,
                      quint64 batchSize, int atOnce = 2);
    void run() override;
    void cancelled() override;

    // The mailbox is open. Ends in begun(), at once or later, or in refuse().
    virtual void prepare() { begun(); }
    // What is done with a batch. Ends in batchEnded(); until then anything of it may be told by didThese() and so on.
    virtual void carryOut(const imap::SequenceSet &uids) = 0;
    // Whether a message whose fate is not known was done, from whether it is still there and what flags it has; nothing:
    // that does not tell.
    virtual std::optional<bool> wasDone(const imap::MessageData *message) const = 0;
    // The sentence at the end for so many.
    virtual QString summaryOf(quint64 count) const = 0;
    // Every batch has ended, or will not begin; there may be no session any more. Ends in concluded().
    virtual void conclude() { concluded(); }

    void begun();
    // It cannot be done at all.
    void refuse(const QString &why);
    void concluded();

    void didThese(const imap::SequenceSet &uids);
    void failedThese(const imap::SequenceSet &uids, const QString &why, bool mayRetry = true);
    // The connection was lost before the server said what it did.
    void unknownAre(const imap::SequenceSet &uids, const imap::Error &error);
    // Nothing was done of these, and nothing speaks against doing it later.
    void leave(const imap::SequenceSet &uids);
    // The rest is not begun.
    void stop(const QString &why);
    // After an error of a whole batch: not done, not known, or to be tried once more in halves.
    void refused(const imap::SequenceSet &uids, const imap::Error &error);
    void batchEnded();

    imap::Session *session() const { return m_work ? m_work->session() : nullptr; }
    const imap::Opened &opened() const { return m_work->opened(); }
    const imap::SequenceSet &retryable() const { return m_retryable; }
    bool isRetryable() const override { return !m_retryable.isEmpty() && m_messages.connection; }
    // The flags of these messages. Of those that are not there, nothing comes.
    imap::ReplyOf<std::vector<imap::MessageData>> *look(const imap::SequenceSet &uids);
    // The same once what expunges them was answered: Dovecot tells of messages that are gone as long as another command
    // follows without a pause. Where the connection is gone, that is what is found.
    using Found = imap::Expected<std::vector<imap::MessageData>>;
    void lookAfter(const imap::SequenceSet &uids, const std::function<void(const Found &)> &then);
    // Of what was looked at: the UIDs of those that are there.
    static imap::SequenceSet uidsOf(const std::vector<imap::MessageData> &messages);
    // Whether an error says that the connection is gone, so that nobody knows what became of a command that had left.
    static bool isLoss(const imap::Error &error);
    // Whether repeating what was or was not done is harmless.
    virtual bool isRepeatable() const { return false; }

private:
    struct Reason
    {
        QString why;
        imap::SequenceSet uids;
    };
    void next();
    void lookAgain();
    void lookOn();
    void lookedAt(const imap::SequenceSet &uids, const std::vector<imap::MessageData> &found);
    void count();
    void end();

    static constexpr int MostRefusals = 100;

    MessageSet m_messages;
    WorkSession::Access m_access;
    quint64 m_batchSize;
    int m_atOnce;
    std::unique_ptr<WorkSession> m_work;
    std::deque<imap::SequenceSet> m_waiting, m_toLookAt;
    int m_underWay = 0, m_refusals = 0;
    bool m_begun = false, m_concluding = false, m_lookedAgain = false;
    QString m_stopped; // why the rest is not begun
    QString m_whyUnknown;
    imap::SequenceSet m_doneUids, m_failed, m_retryable, m_unknown, m_untouched;
    std::vector<Reason> m_reasons;
};

} // namespace ui
