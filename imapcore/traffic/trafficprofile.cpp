#include "trafficprofile.h"
#include <algorithm>

namespace imap {

namespace {

// Whoever waits longer than this between an answer and the next command waits for a person, or for a timer.
constexpr qint64 AtOnce = 20'000; // microseconds

// What changes what the next command means or may be: that cannot follow at once (RFC 9051 section 5.5).
bool isWaitedFor(const QByteArray &verb)
{
    static const QSet<QByteArray> all{"AUTHENTICATE", "LOGIN",  "STARTTLS", "COMPRESS",  "ENABLE",
                                      "CAPABILITY",   "SELECT", "EXAMINE",  "CLOSE",     "UNSELECT",
                                      "LOGOUT",       "IDLE",   "APPEND",   "NAMESPACE", "UNAUTHENTICATE"};
    return all.contains(verb);
}

qint64 rank(const std::vector<qint64> &sorted, double part)
{
    const auto at = size_t(double(sorted.size() - 1) * part + 0.5);
    return sorted[std::min(at, sorted.size() - 1)];
}

} // namespace

TrafficProfile::TrafficProfile(const ExchangeLog &log, quint64 first, quint64 end)
{
    ByVerb all;
    count(log, first, end, all);
    m_verbs = ranked(std::move(all));
}

std::vector<TrafficProfile::Verb> TrafficProfile::together(const std::vector<const ExchangeLog *> &logs)
{
    TrafficProfile profile;
    ByVerb all;
    for (const ExchangeLog *log : logs)
        profile.count(*log, log->firstNumber(), log->endNumber(), all);
    return ranked(std::move(all));
}

void TrafficProfile::count(const ExchangeLog &log, quint64 first, quint64 end, ByVerb &all)
{
    const Exchange *before = nullptr;
    qint64 busyUntil = 0;
    for (quint64 number = std::max(first, log.firstNumber()); number < std::min(end, log.endNumber());
         ++number) {
        const Exchange &exchange = log.at(number);
        const qint64 duration = exchange.duration();
        if (exchange.kind != Exchange::Kind::Command || duration < 0 || exchange.verb == "IDLE")
            continue;
        Found &found = all[exchange.verb];
        Verb &verb = found.verb;
        verb.verb = exchange.verb;
        ++verb.count;
        verb.failed += exchange.state == Exchange::State::No || exchange.state == Exchange::State::Bad;
        verb.sentBytes += exchange.sentBytes;
        verb.receivedBytes += exchange.receivedBytes;
        if (duration >= verb.slowest) {
            verb.slowest = duration;
            verb.slowestNumber = number;
        }
        found.durations.push_back(duration);
        found.together += duration;
        constexpr qint64 Small = 1000; // bytes
        if (exchange.receivedBytes < Small && (m_roundTrip == 0 || duration < m_roundTrip))
            m_roundTrip = std::max<qint64>(duration, 1);
        const bool followed = before && exchange.sent >= busyUntil && exchange.sent - busyUntil <= AtOnce;
        if (followed && !isWaitedFor(before->verb) && !isWaitedFor(exchange.verb)) {
            ++verb.oneByOne;
            ++m_saved;
        }
        busyUntil = std::max(busyUntil, exchange.done);
        before = &exchange;
    }
}

std::vector<TrafficProfile::Verb> TrafficProfile::ranked(ByVerb all)
{
    std::vector<std::pair<qint64, Verb>> ordered;
    for (auto &[name, found] : all) {
        std::sort(found.durations.begin(), found.durations.end());
        found.verb.median = rank(found.durations, 0.5);
        found.verb.percentile95 = rank(found.durations, 0.95);
        ordered.emplace_back(found.together, std::move(found.verb));
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<Verb> verbs;
    for (auto &[took, verb] : ordered)
        verbs.push_back(std::move(verb));
    return verbs;
}

} // namespace imap
