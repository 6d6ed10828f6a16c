#pragma once
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/faultproxy.h"
#include "tests/support/seed.h"
#include <QFileInfo>

// Thousands of small changes, each of which the server puts on a disk: where there is one in memory, on that.
inline QStringList inMemory()
{
    if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
        qputenv("TMPDIR", "/dev/shm");
    return {};
}

// One demo server, and a proxy before each of its ports.
struct FaultyLine
{
    Dovecot server{inMemory()};
    FaultProxy plain{server.host(), server.imapPort()};
    FaultProxy tls{server.host(), server.imapsPort()};

    FaultProxy &proxy(imap::Security security) { return security == imap::Security::Tls ? tls : plain; }
    imap::ConnectOptions options(imap::Security security)
    {
        imap::ConnectOptions options = server.options(security);
        options.address.port = proxy(security).port();
        options.timeout = std::chrono::minutes(2); // however slow the machine is
        return options;
    }
};

// The connection that an Attempt has made; null: it has failed.
inline std::unique_ptr<imap::Session> sessionOf(Attempt &attempt)
{
    if (!QTest::qWaitFor([&attempt] { return attempt.ended(); }, 30'000) || attempt.ready == 0)
        return nullptr;
    return std::unique_ptr<imap::Session>(attempt.connector->takeSession());
}
