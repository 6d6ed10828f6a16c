#include "messagesoperation.h"
#include "imapcore/commands/fetchdata.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include <algorithm>

namespace ui {

namespace {

constexpr size_t MostParts = 12; // of a set, in words

void add(imap::SequenceSet &set, const imap::SequenceSet &more)
{
    for (const imap::SequenceSet::Range &range : more.ranges())
        set.add(range.first, range.last);
}

// Codes of a NO that the next batch would get as well (RFC 9051 section 7.1): nothing is gained by trying it in parts.
bool isHopeless(const imap::Error &error)
{
    static constexpr QByteArrayView codes[] = {"NOPERM",    "OVERQUOTA", "TRYCREATE",   "NONEXISTENT",
                                               "READ-ONLY", "LIMIT",     "UNAVAILABLE", "SERVERBUG",
                                               "CANNOT",    "INUSE",     "CLIENTBUG"};
    return error.kind != imap::Error::Kind::Refused
           || std::find(std::begin(codes), std::end(codes), QByteArrayView(error.code)) != std::end(codes);
}

} // namespace

QString uidsInWords(const imap::SequenceSet &uids)
{
    QStringList parts;
    for (const imap::SequenceSet::Range &range : uids.ranges()) {
        if (size_t(parts.size()) == MostParts) {
            parts += QStringLiteral("…");
            break;
        }
        parts += range.first == range.last ? QString::number(range.first)
                                           : QStringLiteral("%1–%2").arg(range.first).arg(range.last);
    }
    const QString text = parts.join(QStringLiteral(", "));
    const quint64 count = uids.count();
    if (count <= 1)
        return MessagesOperation::tr("UID %1").arg(text);
    return parts.size() > 1 ? MessagesOperation::tr("UIDs %1 (%2 messages)").arg(text, formatCount(count))
                            : MessagesOperation::tr("UIDs %1").arg(text);
}

std::deque<imap::SequenceSet> batchesOf(const imap::SequenceSet &uids, quint64 most, qsizetype octets)
{
    constexpr qsizetype RangeOctets = 2 * 10 + 2; // at most
    std::deque<imap::SequenceSet> batches;
    quint64 room = 0;
    qsizetype left = 0;
    for (imap::SequenceSet::Range range : uids.ranges()) {
        for (;;) {
            if (room == 0 || left < RangeOctets) {
                batches.emplace_back();
                room = most;
                left = octets;
            }
            const quint64 count = std::min<quint64>(room, quint64(range.last) - range.first + 1);
            batches.back().add(range.first, quint32(range.first + count - 1));
            room -= count;
            left -= RangeOctets;
            if (range.first + count > range.last)
                break;
            range.first += quint32(count);
        }
    }
    return batches;
}

imap::SequenceSet without(const imap::SequenceSet &all, const imap::SequenceSet &part)
{
    imap::SequenceSet left;
    auto other = part.ranges().begin();
    const auto end = part.ranges().end();
    for (const imap::SequenceSet::Range &range : all.ranges()) {
        quint64 from = range.first;
        while (other != end && other->last < from)
            ++other;
        for (auto at = other; at != end && at->first <= range.last && from <= range.last; ++at) {
            if (at->first > from)
                left.add(quint32(from), at->first - 1);
            from = quint64(at->last) + 1;
        }
        if (from <= range.last)
            left.add(quint32(from), range.last);
    }
    return left;
}

MessagesOperation::MessagesOperation(const QString &title, MessageSet messages, WorkSession::Access access,
                                     quint64 batchSize, int atOnce)
    : Operation(title, Unit::Messages)
    , m_messages(std::move(messages))
    , m_access(access)
    , m_batchSize(batchSize)
    , m_atOnce(atOnce)
{
}

void MessagesOperation::run()
{
    setTotal(qint64(m_messages.count()));
    if (!m_messages.connection) {
        refuse(tr("The connection is closed."));
        return;
    }
    setPhase(tr("Connecting…"));
    m_work = std::make_unique<WorkSession>(m_messages.connection.data());
    connect(m_work.get(), &WorkSession::failed, this, [this](const QString &why) {
        if (m_lookedAgain)
            end();
        else
            refuse(why);
    });
    connect(m_work.get(), &WorkSession::ready, this, [this] {
        if (m_lookedAgain)
            lookOn();
        else if (isCancelled())
            next();
        else if (m_access == WorkSession::Access::ReadWrite && opened().readOnly)
            refuse(tr("The server lets “%1” be read only, so that nothing can be changed in it.")
                       .arg(m_messages.mailbox.toString()));
        else
            prepare();
    });
    // What was under way hears of it by its own error.
    connect(m_work.get(), &WorkSession::lost, this, [this](const imap::Error &error) {
        stop(ErrorText::describe(error));
        if (m_lookedAgain)
            end();
        else if (m_underWay == 0)
            next();
    });
    m_waiting = batchesOf(m_messages.uids, m_batchSize);
    m_work->open(m_messages.mailbox, m_access, m_messages.uidValidity);
}

void MessagesOperation::cancelled()
{
    if (m_underWay == 0)
        next();
}

void MessagesOperation::stop(const QString &why)
{
    if (m_stopped.isEmpty())
        m_stopped = why;
}

void MessagesOperation::refuse(const QString &why)
{
    stop(why);
    next();
}

void MessagesOperation::begun()
{
    m_begun = true;
    setDone(0);
    next();
}

// Begins as many batches as may be under way at once; the end, where there is no more.
void MessagesOperation::next()
{
    if (isFinished() || m_concluding)
        return;
    const bool stops = isCancelled() || !m_stopped.isEmpty() || !session();
    while (!stops && m_begun && m_underWay < m_atOnce && !m_waiting.empty()) {
        const imap::SequenceSet uids = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_underWay;
        carryOut(uids);
    }
    if (m_underWay > 0 || (!stops && (!m_begun || !m_waiting.empty())))
        return;
    for (const imap::SequenceSet &uids : std::exchange(m_waiting, {}))
        add(m_untouched, uids);
    m_concluding = true;
    conclude();
}

void MessagesOperation::batchEnded()
{
    --m_underWay;
    next();
}

void MessagesOperation::count()
{
    setDone(qint64(m_doneUids.count() + m_failed.count() + m_unknown.count()));
}

void MessagesOperation::didThese(const imap::SequenceSet &uids)
{
    add(m_doneUids, uids);
    count();
}

void MessagesOperation::failedThese(const imap::SequenceSet &uids, const QString &why, bool mayRetry)
{
    if (uids.isEmpty())
        return;
    add(m_failed, uids);
    if (mayRetry)
        add(m_retryable, uids);
    auto reason = std::find_if(m_reasons.begin(), m_reasons.end(),
                               [&why](const Reason &other) { return other.why == why; });
    if (reason == m_reasons.end())
        reason = m_reasons.insert(m_reasons.end(), Reason{why, {}});
    add(reason->uids, uids);
    count();
}

void MessagesOperation::unknownAre(const imap::SequenceSet &uids, const imap::Error &error)
{
    if (uids.isEmpty())
        return;
    add(m_unknown, uids);
    m_whyUnknown = ErrorText::describe(error);
    count();
}

void MessagesOperation::leave(const imap::SequenceSet &uids)
{
    add(m_untouched, uids);
}

bool MessagesOperation::isLoss(const imap::Error &error)
{
    using Kind = imap::Error::Kind;
    switch (error.kind) {
    case Kind::Refused:
    case Kind::Rejected:
    case Kind::Unsupported:
    case Kind::InvalidArgument:
    case Kind::SinkFailed:
    case Kind::ReadOnly:
        return false;
    default:
        return true;
    }
}

void MessagesOperation::refused(const imap::SequenceSet &uids, const imap::Error &error)
{
    if (isLoss(error)) {
        if (error.code == "UNSENT")
            add(m_untouched, uids);
        else
            unknownAre(uids, error);
        return;
    }
    if (isHopeless(error) || ++m_refusals > MostRefusals) {
        failedThese(uids, ErrorText::describe(error));
        stop(ErrorText::describe(error));
        return;
    }
    if (uids.count() <= 1) {
        failedThese(uids, ErrorText::describe(error));
        return;
    }
    // It may be one of them only.
    const auto halves = batchesOf(uids, (uids.count() + 1) / 2);
    m_waiting.insert(m_waiting.begin(), halves.begin(), halves.end());
}

imap::ReplyOf<std::vector<imap::MessageData>> *MessagesOperation::look(const imap::SequenceSet &uids)
{
    return session()->send(imap::FetchData{imap::Messages::uids(uids), {"UID", "FLAGS"}});
}

void MessagesOperation::lookAfter(const imap::SequenceSet &uids,
                                  const std::function<void(const Found &)> &then)
{
    if (session())
        look(uids)->then(this, then);
    else
        then(imap::Error{imap::Error::Kind::ServerClosed, {}, {}});
}

imap::SequenceSet MessagesOperation::uidsOf(const std::vector<imap::MessageData> &messages)
{
    imap::SequenceSet uids;
    for (const imap::MessageData &message : messages) {
        if (message.uid > 0)
            uids.add(message.uid);
    }
    return uids;
}

// --- what became of it

void MessagesOperation::concluded()
{
    if (!m_unknown.isEmpty() && m_messages.connection)
        lookAgain();
    else
        end();
}

void MessagesOperation::lookAgain()
{
    m_lookedAgain = true;
    setPhase(tr("Connecting again, to see what was done…"));
    m_toLookAt = batchesOf(m_unknown, m_batchSize);
    m_work->open(m_messages.mailbox, WorkSession::Access::ReadOnly, m_messages.uidValidity);
}

void MessagesOperation::lookOn()
{
    if (m_toLookAt.empty()) {
        end();
        return;
    }
    const imap::SequenceSet uids = m_toLookAt.front();
    m_toLookAt.pop_front();
    look(uids)->then(this, [this, uids](const imap::Expected<std::vector<imap::MessageData>> &found) {
        if (isFinished())
            return;
        if (found)
            lookedAt(uids, *found);
        if (session())
            lookOn();
        else
            end();
    });
}

void MessagesOperation::lookedAt(const imap::SequenceSet &uids, const std::vector<imap::MessageData> &found)
{
    imap::SequenceSet done, notDone;
    const auto judge = [this, &done, &notDone](quint32 uid, const imap::MessageData *message) {
        const std::optional<bool> verdict = wasDone(message);
        if (verdict)
            (*verdict ? done : notDone).add(uid);
    };
    for (const imap::MessageData &message : found) {
        if (uids.contains(message.uid))
            judge(message.uid, &message);
    }
    const imap::SequenceSet gone = without(uids, uidsOf(found));
    for (const imap::SequenceSet::Range &range : gone.ranges()) {
        for (quint64 uid = range.first; uid <= range.last; ++uid)
            judge(quint32(uid), nullptr);
    }
    m_unknown = without(without(m_unknown, done), notDone);
    didThese(done);
    failedThese(notDone, tr("It was not done before the connection was lost. %1").arg(m_whyUnknown));
}

void MessagesOperation::end()
{
    if (isFinished())
        return;
    if (m_work)
        m_work->end();
    for (const Reason &reason : m_reasons)
        addFailure(uidsInWords(reason.uids), reason.why);
    if (!m_unknown.isEmpty()) {
        addFailure(
            uidsInWords(m_unknown),
            tr("It is not known whether it was done: the connection was lost before the server said so. %1")
                .arg(m_whyUnknown));
        if (isRepeatable())
            add(m_retryable, m_unknown);
    }
    if (!m_untouched.isEmpty()) {
        addFailure(uidsInWords(m_untouched), m_stopped.isEmpty() ? tr("Not begun: it was cancelled before.")
                                                                 : tr("Not begun. %1").arg(m_stopped));
        add(m_retryable, m_untouched);
    }
    const quint64 done = m_doneUids.count();
    QStringList sentences{summaryOf(done)};
    if (const int failed = int(m_failed.count() + m_untouched.count()); failed > 0)
        sentences += tr("%Ln message(s) were not.", nullptr, failed);
    if (const int unknown = int(m_unknown.count()); unknown > 0)
        sentences += tr("Of %Ln message(s) it is not known.", nullptr, unknown);
    if (!m_stopped.isEmpty())
        sentences += m_stopped;
    else if (!m_reasons.empty())
        sentences += m_reasons.front().why;
    const Outcome outcome = done == m_messages.count() ? Outcome::Done
                            : isCancelled()            ? Outcome::Cancelled
                            : done > 0                 ? Outcome::Partly
                                                       : Outcome::Failed;
    finish(outcome, sentences.join(u' '));
}

} // namespace ui
