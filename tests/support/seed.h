#pragma once
#include <QRandomGenerator>
#include <QString>

// What a test draws its random numbers from: another one each time, printed, or the one that MAILREEVE_SEED gives.
inline quint32 testSeed()
{
    static const quint32 seed = [] {
        bool given = false;
        const uint wanted = qEnvironmentVariable("MAILREEVE_SEED").toUInt(&given);
        const quint32 chosen = given ? wanted : QRandomGenerator::global()->generate();
        qInfo("MAILREEVE_SEED=%u", chosen);
        return chosen;
    }();
    return seed;
}
