#pragma once
#include "auditlog.h"
#include "changeset.h"
#include "statereader.h"
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QSet>
#include <deque>

namespace imap {

// Carries out what is open in a set, in its order: looks at what is there, leaves alone what somebody else has changed
// meanwhile, writes to the journal what it is about to send, sends it, many commands at once, and writes what came of
// each. One that is refused does not keep the others, but for those that need it. What deletes or renames mailboxes is sent
// alone: whoever stops it, or is cut off, knows of all but one.
class ChangeRun final : public QObject
{
    Q_OBJECT
public:
    // All open items, or these.
    ChangeRun(Session *session, ServerManner manner, ChangeSet *set, QObject *parent = nullptr);
    ChangeRun(Session *session, ServerManner manner, ChangeSet *set, std::vector<quint64> ids,
              QObject *parent = nullptr);

    // What is sent is written there as well; null: nowhere.
    void setAuditLog(AuditLog *log) { m_audit = log; }
    // Whether the first that is refused ends it: then only what needs something that was done is done as well, and each item
    // is sent alone.
    enum class AfterError { GoOn, Stop };
    void setAfterError(AfterError afterError) { m_afterError = afterError; }

    // What was found longer ago may be something else by now, and is looked at again before anything is sent.
    void setFreshness(std::chrono::milliseconds freshness) { m_freshness = freshness; }

    void start();
    // Sends no more; the answers to what was sent are waited for. What was not sent stays Staged.
    void cancel();

    size_t total() const { return m_total; }
    size_t done() const { return m_done; }
    // Of how many of those that it was to do it has made this; Staged: what it did not send.
    size_t count(ChangeItem::State state) const;
    bool wasCancelled() const { return m_cancelled; }
    // Why it has ended early: the connection is gone, or the journal cannot be written.
    const std::optional<Error> &interruption() const { return m_interruption; }

signals:
    void progressed(size_t done, size_t total);
    void finished();

private:
    // An item that is being sent.
    struct Going
    {
        std::vector<ChangeCommand> commands = {};
        QByteArrayList lines = {};
        size_t open = 0;
        std::optional<Error> error = {}; // the first
        QElapsedTimer sent = {};
        bool isRest = false; // of one that was done
    };
    // One that was looked at and is not sent yet.
    struct Looked
    {
        quint64 id;
        Expected<ChangeState> found;
        QDeadlineTimer fresh;
    };
    using IdsAndFound = std::vector<std::pair<quint64, ChangeState>>;
    void look();
    std::vector<Change> takeChunk(size_t most);
    void measure();
    void readerFinished();
    size_t aheadLimit() const;
    void lookForRest();
    void lookedForRest();
    void judge();
    bool begin(const IdsAndFound &idsAndFound, bool isRest);
    void pumpSoon();
    void pump();
    bool isAlone(quint64 id) const;
    void leaveAndSend(quint64 id);
    void send(quint64 id);
    void answered(quint64 id, const std::optional<Error> &error);
    void settle(const ChangeSet::Outcome &outcome, const QByteArrayList &lines = {});
    void stageUnsent();
    bool hasWhatItNeeds(const ChangeItem &item) const;
    bool followsWhatWasDone(quint64 id) const;
    void interrupt(const Error &error);
    void sessionGone();
    void finish();
    // Whether nothing is between the queue and its end.
    quint32 causeOf(quint64 id);
    bool isIdle() const { return !m_reader && m_looked.empty() && m_going.isEmpty(); }
    bool isEnding() const { return m_cancelled || m_interruption || isCut(); }
    bool isCut() const { return !m_session || m_session->state() == Session::State::Closed; }

    QPointer<Session> m_session;
    QPointer<ChangeSet> m_set;
    ServerManner m_manner;
    AuditLog *m_audit = nullptr;
    std::chrono::milliseconds m_freshness{5000};
    std::vector<quint64> m_ids; // all
    QSet<quint64> m_settled;
    std::deque<quint64> m_queue;
    std::vector<quint64> m_chunk; // what m_reader is looking at
    std::unique_ptr<StateReader> m_reader;
    QElapsedTimer m_looking; // since the first answer
    qsizetype m_answers = 0;
    std::deque<Looked> m_looked;
    QHash<quint64, Going> m_going;
    std::deque<quint64> m_toSend;
    // What was taken from the queue and is not over: nothing that it gets in the way of is looked at meanwhile.
    QSet<quint64> m_busy;
    QSet<QByteArray> m_busyTargets;
    bool m_isBusyStructural = false, m_hasStructural = false;
    std::vector<quint64> m_renamed; // and the server may have left something under the old name
    // How many items may wait for their answers: what was sent cannot be taken back, so that it must not be more than the
    // server does in half a second or so.
    qsizetype m_atOnce = 32;
    qsizetype m_underWay = 0;
    AfterError m_afterError = AfterError::GoOn;
    quint32 m_cause = 0;              // Cause, of what an item does not say one for
    QHash<QString, quint32> m_causes; // of the items
    size_t m_total = 0, m_done = 0;
    bool m_isAloneUnderWay = false, m_isPaceKnown = false, m_isPumping = false;
    bool m_cancelled = false, m_finished = false;
    std::optional<Error> m_interruption;
    Error m_end{Error::Kind::ServerClosed}; // of the session
};

} // namespace imap
