#pragma once
#include "exchange.h"
#include <map>

namespace imap {

// How long the commands of a traffic took, by verb.
class TrafficProfile
{
public:
    struct Verb
    {
        QByteArray verb;
        qsizetype count = 0, failed = 0; // of those that were answered; failed: NO and BAD
        qint64 sentBytes = 0, receivedBytes = 0;
        // Microseconds: half of them took no longer, and 95 of 100.
        qint64 median = 0, percentile95 = 0, slowest = 0;
        quint64 slowestNumber = 0; // in the log
        // So many were sent only when another one of the kind that could have been on the way with it was answered, and
        // without anything to wait for in between.
        qsizetype oneByOne = 0;
    };

    // Of the exchanges with these numbers; what waits for an answer and IDLE are left out.
    TrafficProfile() = default;
    TrafficProfile(const ExchangeLog &log, quint64 first, quint64 end);
    explicit TrafficProfile(const ExchangeLog &log) : TrafficProfile(log, log.firstNumber(), log.endNumber())
    {
    }

    // The same of several traffics, as if it were one.
    static std::vector<Verb> together(const std::vector<const ExchangeLog *> &logs);

    // Those that took longest together first.
    const std::vector<Verb> &verbs() const { return m_verbs; }
    // The fastest answer to a small command: about what the way there and back takes. Microseconds; 0: nobody knows.
    qint64 roundTrip() const { return m_roundTrip; }
    // What would have been saved if those one by one had been sent together: round trips, and about how long.
    qsizetype savedRoundTrips() const { return m_saved; }
    qint64 savedTime() const { return m_saved * m_roundTrip; }

private:
    struct Found
    {
        Verb verb;
        std::vector<qint64> durations;
        qint64 together = 0;
    };
    using ByVerb = std::map<QByteArray, Found>;
    void count(const ExchangeLog &log, quint64 first, quint64 end, ByVerb &all);
    static std::vector<Verb> ranked(ByVerb all);

    std::vector<Verb> m_verbs;
    qint64 m_roundTrip = 0;
    qsizetype m_saved = 0;
};

} // namespace imap
