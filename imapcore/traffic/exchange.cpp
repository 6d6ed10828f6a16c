#include "exchange.h"

#include "../wire/cursor.h"
#include <QElapsedTimer>
#include <algorithm>

namespace imap {

namespace {

constexpr qint64 NsOfMs = 1'000'000;
// So that a window is drawn meanwhile.
constexpr int SliceMs = 5;
// While more comes, whoever waits for it goes first: so much is read of it in so much time. What is gone from the traffic
// before it was read would not be here any more either.
constexpr int BusySliceMs = 1, PauseMs = 30, BusyPauseMs = 60;

bool isOneOf(QByteArrayView word, std::initializer_list<const char *> all)
{
    return std::any_of(all.begin(), all.end(), [word](const char *one) { return word == one; });
}

// In upper case, and no longer than a word is.
QByteArray wordAt(Cursor &in)
{
    const QByteArrayView word = in.atom();
    return word.first(std::min<qsizetype>(word.size(), 40)).toByteArray().toUpper();
}

QByteArray keywordOf(QByteArrayView response)
{
    Cursor in(response);
    in.skip('*');
    in.space();
    quint64 number = 0;
    if (in.number(number))
        in.space();
    return wordAt(in);
}

} // namespace

quint64 Exchange::lineAt(quint32 number) const
{
    for (const Run &run : runs) {
        if (number < run.count)
            return run.first + number;
        number -= run.count;
    }
    return lastLine();
}

ExchangeLog::ExchangeLog(const Traffic *traffic, QObject *parent, quint64 most)
    : QObject(parent)
    , m_traffic(traffic)
    , m_most(most)
    , m_next(traffic->firstIndex())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ExchangeLog::readOn);
    connect(traffic, &Traffic::changed, this, [this] {
        m_hasCome = true;
        follow(PauseMs);
    });
    follow(0);
}

QByteArray ExchangeLog::tagOf(QByteArrayView line)
{
    return Cursor(line).atom().toByteArray();
}

QByteArray ExchangeLog::verbOf(QByteArrayView line)
{
    Cursor in(line);
    in.atom();
    if (!in.space())
        return {};
    QByteArray verb = wordAt(in);
    if (verb == "UID" && in.space())
        verb += ' ' + wordAt(in);
    return verb;
}

QByteArray ExchangeLog::mailboxOf(QByteArrayView line)
{
    Cursor in(line);
    in.atom();
    in.space();
    const QByteArray verb = wordAt(in);
    const bool names =
        isOneOf(verb, {"SELECT", "EXAMINE", "STATUS", "CREATE", "DELETE", "RENAME", "SUBSCRIBE",
                       "UNSUBSCRIBE", "APPEND", "GETACL", "SETACL", "DELETEACL", "MYRIGHTS", "LISTRIGHTS",
                       "GETQUOTAROOT", "GETMETADATA", "SETMETADATA", "GETANNOTATION", "SETANNOTATION"});
    QByteArray mailbox;
    if (!names || !in.space())
        return {};
    if (in.peek() == '(') { // options (RFC 5464 section 4.2)
        QByteArrayView options;
        in.expectValue(options);
        in.space();
    }
    return in.expectAString(mailbox) ? mailbox : QByteArray();
}

quint64 ExchangeLog::numberOf(quint64 line) const
{
    if (line < firstRead() || line >= m_next)
        return endNumber();
    // There are never as many as 32 bits count.
    const quint64 number = m_first + quint32(m_numbers[size_t(line - firstRead())] - quint32(m_first));
    return number < endNumber() ? number : endNumber();
}

void ExchangeLog::follow(int pauseMs)
{
    if (!m_timer.isActive())
        m_timer.start(m_traffic->isOver() ? 0 : pauseMs);
}

void ExchangeLog::readOn()
{
    // Whether more comes is seen when a while has passed.
    const bool isBusy = std::exchange(m_hasCome, false);
    read(isBusy ? BusySliceMs : SliceMs);
    if (!isCurrent() && !isFull())
        follow(isBusy ? BusyPauseMs : 0);
}

void ExchangeLog::read(int most)
{
    drop();
    const quint64 before = endNumber(), begun = m_next;
    if (m_next < m_traffic->firstIndex()) {
        m_next = m_traffic->firstIndex();
        m_numbers.clear();
    }
    QElapsedTimer clock;
    clock.start();
    const quint64 end = m_traffic->endIndex();
    for (int count = 1; m_next < end; ++count) {
        const Traffic::Entry entry = m_traffic->at(m_next);
        m_isFull = m_exchanges.size() >= m_most && !m_open.contains(entry.owner);
        if (m_isFull)
            break;
        take(m_next, entry);
        ++m_next;
        if (count % 64 == 0 && clock.nsecsElapsed() > most * NsOfMs)
            break;
    }
    if (m_traffic->isOver() && isCurrent())
        over();
    if (endNumber() > before)
        emit added(before, endNumber() - before);
    std::sort(m_updated.begin(), m_updated.end());
    m_updated.erase(std::unique(m_updated.begin(), m_updated.end()), m_updated.end());
    std::erase_if(m_updated, [before](quint64 number) { return number >= before; });
    if (!m_updated.empty())
        emit updated(std::exchange(m_updated, {}));
    if (m_next > begun)
        emit advanced();
}

void ExchangeLog::drop()
{
    const quint64 kept = m_traffic->firstIndex();
    if (kept > firstRead())
        m_numbers.erase(m_numbers.begin(),
                        m_numbers.begin()
                            + qptrdiff(std::min<quint64>(kept - firstRead(), m_numbers.size())));
    const quint64 before = m_first;
    while (!m_exchanges.empty() && m_exchanges.front().firstLine() < kept) {
        m_open.remove(m_exchanges.front().owner);
        m_exchanges.pop_front();
        ++m_first;
    }
    if (m_first == before)
        return;
    std::erase_if(m_updated, [this](quint64 number) { return number < m_first; });
    emit dropped(m_first);
}

Exchange &ExchangeLog::begin(Exchange::Kind kind)
{
    Exchange &made = m_exchanges.emplace_back();
    made.kind = kind;
    return made;
}

void ExchangeLog::add(quint64 number, quint64 line, const Traffic::Entry &entry)
{
    Exchange &exchange = m_exchanges[size_t(number - m_first)];
    if (!exchange.runs.empty() && exchange.lastLine() + 1 == line)
        ++exchange.runs.back().count;
    else
        exchange.runs.push_back({line, 1});
    ++exchange.lines;
    m_numbers.push_back(quint32(number));
    const qint64 size = entry.bytes.size() + entry.omitted + 2; // and the line's end
    if (entry.kind == Traffic::Kind::Sent)
        exchange.sentBytes += size;
    else if (entry.kind == Traffic::Kind::Received)
        exchange.receivedBytes += size;
    exchange.isMalformed = exchange.isMalformed || entry.kind == Traffic::Kind::Malformed;
    if (m_updated.empty() || m_updated.back() != number)
        m_updated.push_back(number);
}

void ExchangeLog::receive(Exchange &exchange, const Traffic::Entry &entry)
{
    ++exchange.responses;
    if (exchange.answered == 0)
        exchange.answered = entry.time;
    if (entry.bytes.startsWith('*') || entry.bytes.startsWith('+'))
        return;
    Cursor in(entry.bytes);
    in.atom();
    in.space();
    const QByteArray word = wordAt(in);
    exchange.state = word == "OK"   ? Exchange::State::Ok
                     : word == "NO" ? Exchange::State::No
                                    : Exchange::State::Bad;
    exchange.done = entry.time;
    m_open.remove(exchange.owner);
    const bool opens = exchange.verb == "SELECT" || exchange.verb == "EXAMINE";
    if (opens)
        m_mailbox = exchange.state == Exchange::State::Ok ? exchange.mailbox : QByteArray();
    else if (exchange.state == Exchange::State::Ok && isOneOf(exchange.verb, {"CLOSE", "UNSELECT", "LOGOUT"}))
        m_mailbox.clear();
}

void ExchangeLog::take(quint64 line, const Traffic::Entry &entry)
{
    const auto known = [this](const QByteArray &word) {
        const auto found = m_words.constFind(word);
        if (found != m_words.cend())
            return *found;
        if (m_words.size() > 10'000)
            m_words.clear();
        m_words.insert(word, word);
        return word;
    };
    const auto open = entry.owner > 0 ? m_open.constFind(entry.owner) : m_open.cend();
    if (open != m_open.cend()) {
        const quint64 number = *open;
        add(number, line, entry);
        if (entry.kind == Traffic::Kind::Received)
            receive(m_exchanges[size_t(number - m_first)], entry);
        return;
    }
    const quint64 number = endNumber();
    if (entry.kind == Traffic::Kind::Sent && entry.owner > 0) {
        Exchange &made = begin(Exchange::Kind::Command);
        made.owner = entry.owner;
        made.cause = entry.cause;
        made.queued = entry.queued;
        made.sent = entry.time;
        made.verb = known(verbOf(entry.bytes));
        const QByteArray named = mailboxOf(entry.bytes);
        made.mailbox = named.isEmpty() ? m_mailbox : known(named);
        m_open.insert(entry.owner, number);
        add(number, line, entry);
        return;
    }
    if (entry.kind == Traffic::Kind::Note || entry.kind == Traffic::Kind::Malformed) {
        // What is said of a line belongs to it.
        const bool ofLast = entry.kind == Traffic::Kind::Malformed || entry.bytes.startsWith("Read although");
        if (ofLast && line > m_traffic->firstIndex()) {
            if (const quint64 last = numberOf(line - 1); last != number) {
                add(last, line, entry);
                return;
            }
        }
        begin(Exchange::Kind::Note).sent = entry.time;
        add(number, line, entry);
        return;
    }
    // Unasked: one with those that have just come.
    if (!m_exchanges.empty() && m_exchanges.back().kind == Exchange::Kind::Unasked
        && m_exchanges.back().lastLine() + 1 == line) {
        add(number - 1, line, entry);
        receive(m_exchanges.back(), entry);
        return;
    }
    Exchange &made = begin(Exchange::Kind::Unasked);
    made.sent = entry.time;
    made.verb = known(entry.kind == Traffic::Kind::Received ? keywordOf(entry.bytes) : QByteArray());
    made.mailbox = m_mailbox;
    add(number, line, entry);
    receive(m_exchanges.back(), entry);
}

// Nothing more will come.
void ExchangeLog::over()
{
    for (const quint64 number : std::as_const(m_open)) {
        m_exchanges[size_t(number - m_first)].state = Exchange::State::Cut;
        m_updated.push_back(number);
    }
    m_open.clear();
    m_mailbox.clear();
}

} // namespace imap
