#pragma once
#include "imapcore/commands/list.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include <QDeadlineTimer>
#include <QFile>
#include <QTimer>
#include <functional>

// Like QTest::qWaitFor, which sleeps 10 ms after each turn of the event loop: some of these tests wait thousands of times.
inline bool soon(const std::function<bool()> &condition)
{
    QTimer wake;
    wake.start(20);
    const QDeadlineTimer deadline(PatienceMs);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}
#define SOON(condition) QVERIFY2(soon([&] { return bool(condition); }), #condition)

// A healthy server, to see that the program works with one after it has met another.
class GoodServer
{
public:
    GoodServer()
    {
        server.setGreeting("* OK [CAPABILITY IMAP4rev1 LITERAL+] ready\n");
        server.answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 LITERAL+] in");
        server.answer("LIST \"\" \"\"", "* LIST () \"/\" \"\"\nTAG OK");
        server.answer("LIST \"\" \"*\"", "* LIST () \"/\" INBOX\n* LIST () \"/\" Sent\nTAG OK");
    }
    // Whether one can connect, log in, and is told what there is.
    bool works()
    {
        Attempt attempt(optionsFor(server));
        if (!soon([&attempt] { return attempt.ended(); }) || attempt.ready != 1)
            return false;
        const std::unique_ptr<imap::Session> session(attempt.connector->takeSession());
        const auto listed = await(session->send(imap::List{"*"}));
        return listed && listed->size() == 2;
    }

    ScriptedServer server;
};

// In any form that whoever reads the line could take it from: as it is, in hexadecimal digits, and in base64 wherever in
// a message it stood.
inline bool leaks(const QByteArray &bytes, const QByteArray &secret = "hunter2")
{
    bool found = bytes.contains(secret) || bytes.toLower().contains(secret.toHex());
    for (qsizetype shift = 0; shift < 3; ++shift)
        found = found || bytes.contains(secret.sliced(shift, (secret.size() - shift) / 3 * 3).toBase64());
    return found;
}

// The memory that this process has at present; always the same where that says nothing.
inline qint64 residentBytes()
{
    if (IsSanitized)
        return 0;
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmRSS:");
    return text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong() * 1024;
}

// The options with which the steps of this kind have no more than this time, and the others as much as they want.
inline imap::ConnectOptions impatientAt(imap::Connector::Step step, imap::ConnectOptions options,
                                        std::chrono::milliseconds limit)
{
    using Step = imap::Connector::Step;
    const std::chrono::milliseconds ample = std::chrono::minutes(5);
    options.connectTimeout = step == Step::Connecting ? limit : ample;
    options.greetingTimeout = step == Step::Greeting ? limit : ample;
    options.tlsTimeout = step == Step::StartingTls ? limit : ample;
    options.loginTimeout = step == Step::LoggingIn ? limit : ample;
    options.timeout = limit; // of all others
    return options;
}
