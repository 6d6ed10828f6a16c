#include "sessionhistory.h"
#include "../response.h"
#include "../wire/cursor.h"
#include <algorithm>

namespace imap {

namespace {

using State = SessionSnapshot::State;

void leaveMailbox(SessionSnapshot &to)
{
    to.mailbox.clear();
    to.isReadOnly = false;
    to.exists = to.recent = to.uidValidity = to.uidNext = to.unseen = {};
    to.highestModSeq = {};
    to.flags.clear();
    to.permanentFlags.clear();
    if (to.state == State::Selected)
        to.state = State::Authenticated;
}

template<typename Number>
void readNumber(QByteArrayView text, std::optional<Number> &to)
{
    Cursor in(text);
    quint64 number = 0;
    if (in.number(number))
        to = Number(number);
}

} // namespace

SessionHistory::SessionHistory(const ExchangeLog *log, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_next(log->firstRead())
{
    connect(log, &ExchangeLog::advanced, this, &SessionHistory::follow);
    follow();
}

void SessionHistory::follow()
{
    m_next = std::max(m_next, m_log->firstRead());
    for (; m_next < m_log->endRead(); ++m_next) {
        if (m_kept.empty() || m_next - m_kept.back().line >= Between)
            m_kept.push_back({m_next, m_newest});
        apply(m_next, m_newest);
    }
    // One is left that stands before the first line.
    while (m_kept.size() > 1 && m_kept[1].line <= m_log->firstRead())
        m_kept.pop_front();
}

SessionSnapshot SessionHistory::at(quint64 line) const
{
    const auto after = std::upper_bound(m_kept.begin(), m_kept.end(), line,
                                        [](quint64 wanted, const Kept &kept) { return wanted < kept.line; });
    if (after == m_kept.begin())
        return m_kept.empty() ? SessionSnapshot() : m_kept.front().snapshot;
    const Kept &from = *std::prev(after);
    SessionSnapshot snapshot = from.snapshot;
    for (quint64 at = std::max(from.line, m_log->firstRead()); at <= line && at < m_next; ++at)
        apply(at, snapshot);
    return snapshot;
}

void SessionHistory::apply(quint64 line, SessionSnapshot &to) const
{
    const Traffic::Entry entry = m_log->traffic().at(line);
    const quint64 number = m_log->numberOf(line);
    const Exchange *exchange =
        number < m_log->endNumber() && m_log->at(number).kind == Exchange::Kind::Command ? &m_log->at(number)
                                                                                         : nullptr;
    switch (entry.kind) {
    case Traffic::Kind::Sent:
        if (exchange && exchange->firstLine() == line) {
            ++to.pending;
            if (exchange->verb == "SELECT" || exchange->verb == "EXAMINE") {
                leaveMailbox(to);
                to.mailbox = exchange->mailbox;
            }
        }
        break;
    case Traffic::Kind::Note:
        if (entry.bytes.startsWith("TLS begun: ")) {
            to.isEncrypted = true;
            to.tls = QString::fromUtf8(entry.bytes.sliced(qsizetype(std::strlen("TLS begun: "))));
            to.capabilities = {};
        } else if (entry.bytes.startsWith("Compressed from")) {
            to.isCompressed = true;
        } else if (entry.bytes.startsWith("No longer compressed")) {
            to.isCompressed = false;
        } else if (entry.bytes.startsWith("Connection closed")) {
            leaveMailbox(to);
            to.state = State::Closed;
            to.pending = 0;
        }
        break;
    case Traffic::Kind::Received:
        applyReceived(entry, exchange, to);
        break;
    case Traffic::Kind::Malformed:
        break;
    }
}

void SessionHistory::applyReceived(const Traffic::Entry &entry, const Exchange *exchange,
                                   SessionSnapshot &to) const
{
    Cursor in(entry.bytes);
    if (in.skip('+'))
        return;
    if (in.skip('*')) {
        in.space();
        quint64 number = 0;
        if (in.number(number)) {
            in.space();
            const QByteArrayView keyword = in.atom();
            if (keyword == "EXISTS")
                to.exists = quint32(number);
            else if (keyword == "RECENT")
                to.recent = quint32(number);
            else if (keyword == "EXPUNGE" && to.exists.value_or(0) > 0)
                --*to.exists;
            return;
        }
        const qsizetype begin = in.offset();
        const QByteArrayView keyword = in.atom();
        in.space();
        if (keyword == "CAPABILITY")
            to.capabilities = Capabilities(in.rest());
        else if (keyword == "ENABLED")
            to.enabled += Capabilities(in.rest()).names();
        else if (keyword == "FLAGS")
            to.flags = in.rest().toByteArray();
        else if (keyword == "OK" || keyword == "PREAUTH" || keyword == "NO" || keyword == "BYE") {
            if (to.state == State::Connecting)
                to.state = keyword == "PREAUTH" ? State::Authenticated : State::NotAuthenticated;
            applyCode(entry.bytes.sliced(begin), to);
        }
        return;
    }
    if (!exchange)
        return;
    in.atom();
    in.space();
    const QByteArrayView status = in.rest();
    const bool good = in.atom() == "OK";
    to.pending = std::max(0, to.pending - 1);
    const QByteArray &verb = exchange->verb;
    if (verb == "SELECT" || verb == "EXAMINE") {
        if (good) {
            to.state = State::Selected;
            to.isReadOnly = verb == "EXAMINE";
        } else {
            leaveMailbox(to);
        }
    } else if (good && (verb == "LOGIN" || verb == "AUTHENTICATE")) {
        to.state = State::Authenticated;
        to.capabilities = {};
        const QByteArrayView line = m_log->traffic().at(exchange->firstLine()).bytes;
        to.mechanism = verb == "LOGIN" ? QByteArray("LOGIN") : line.toByteArray().split(' ').value(2);
    } else if (good && (verb == "CLOSE" || verb == "UNSELECT" || verb == "PROXYAUTH")) {
        leaveMailbox(to);
    } else if (good && verb == "UNAUTHENTICATE") {
        leaveMailbox(to);
        to.state = State::NotAuthenticated;
        to.mechanism.clear();
        to.enabled.clear();
    } else if (good && verb == "LOGOUT") {
        leaveMailbox(to);
        to.state = State::Closed;
    }
    applyCode(status, to);
}

void SessionHistory::applyCode(QByteArrayView text, SessionSnapshot &to)
{
    Cursor in(text);
    const auto status = Status::read(in);
    if (!status || status->code.isEmpty())
        return;
    const QByteArray &code = status->code;
    if (code == "CAPABILITY")
        to.capabilities = Capabilities(status->arguments);
    else if (code == "UIDVALIDITY")
        readNumber(status->arguments, to.uidValidity);
    else if (code == "UIDNEXT")
        readNumber(status->arguments, to.uidNext);
    else if (code == "UNSEEN")
        readNumber(status->arguments, to.unseen);
    else if (code == "HIGHESTMODSEQ")
        readNumber(status->arguments, to.highestModSeq);
    else if (code == "PERMANENTFLAGS")
        to.permanentFlags = status->arguments.toByteArray();
    else if (code == "READ-ONLY")
        to.isReadOnly = true;
    else if (code == "READ-WRITE")
        to.isReadOnly = false;
}

} // namespace imap
