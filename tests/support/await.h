#pragma once
#include "imapcore/session.h"
#include "sanitized.h"
#include "scriptdevice.h"
#include <QEventLoop>
#include <QTest>
#include <QTimer>
#include <memory>
#include <optional>

// Runs the event loop until a reply has finished, and returns its result. Where that takes too long: an error that no
// server and no library gives.
template<typename T>
imap::Expected<T> await(imap::ReplyOf<T> *reply)
{
    std::optional<imap::Expected<T>> result;
    QEventLoop loop;
    reply->then(&loop, [&](const imap::Expected<T> &answer) {
        result.emplace(answer);
        loop.quit();
    });
    QTimer::singleShot(PatienceMs, &loop, &QEventLoop::quit);
    loop.exec();
    return result ? std::move(*result)
                  : imap::Error{imap::Error::Kind::TimedOut, "TEST", QStringLiteral("no answer")};
}

// A session that talks to a script.
class ScriptedSession
{
public:
    explicit ScriptedSession(Script script, ScriptDevice::Pieces pieces = ScriptDevice::Pieces::Whole,
                             const imap::Limits &limits = {}, quint32 seed = 1);

    imap::Session *operator->() const { return m_session.get(); }
    imap::Session &operator*() const { return *m_session; }
    ScriptDevice &device() const { return *m_device; }
    void destroy() { m_session.reset(); }

    // Whether the script has been played to its end and the client did nothing else. With a reason for QVERIFY2.
    bool isFinished() const;
    QByteArray why() const;

private:
    ScriptDevice *m_device; // the session's
    std::unique_ptr<imap::Session> m_session;
};

// A greeting with the capabilities that most tests need.
inline const char Greeting[] =
    "S: * OK [CAPABILITY IMAP4rev1 ACL RIGHTS=texk QUOTA SORT THREAD=REFERENCES THREAD=ORDEREDSUBJECT "
    "METADATA NAMESPACE ID ENABLE IDLE "
    "LIST-EXTENDED LIST-STATUS STARTTLS SASL-IR LITERAL+ AUTH=PLAIN] ready\n";

// Sends one command over a script that begins after the greeting, and returns its result. `script` must be played to
// its end; where it is not, the test fails.
template<imap::Command C>
imap::Expected<typename C::Result> perform(C command, const QByteArray &script,
                                           ScriptDevice::Pieces pieces = ScriptDevice::Pieces::Whole)
{
    ScriptedSession session(Script(Greeting + script), pieces);
    auto result = await(session->send(std::move(command)));
    if (!session.isFinished())
        QTest::qFail(session.why().constData(), __FILE__, __LINE__);
    return result;
}

// What the server lacks for a command, once it has greeted; nothing when the command could be sent.
template<imap::Command C>
QByteArray lackedBy(C command, const QByteArray &greeting = Greeting)
{
    ScriptedSession session{Script(greeting)};
    if (!QTest::qWaitFor([&session] { return !session->capabilities().isEmpty(); }))
        return "TEST";
    auto *reply = session->send(std::move(command));
    if (session->pending() > 0)
        return {};
    const auto result = await(reply);
    return result ? QByteArray() : result.error().code;
}

// The error's kind, or nothing for a value.
template<typename T>
std::optional<imap::Error::Kind> errorOf(const imap::Expected<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().kind);
}

// All lines of a trace, for looking for what must not be there.
QByteArray textOf(const imap::Trace &trace);

// Where the result of a reply goes when it comes; for several at once: QTRY_VERIFY(first && second).
template<typename T>
class Answer
{
public:
    explicit Answer(imap::ReplyOf<T> *reply)
    {
        reply->then(&m_context, [this](const imap::Expected<T> &result) { m_result.emplace(result); });
    }

    explicit operator bool() const { return m_result.has_value(); }
    const imap::Expected<T> &operator*() const { return *m_result; }
    const imap::Expected<T> *operator->() const { return &*m_result; }

private:
    QObject m_context;
    std::optional<imap::Expected<T>> m_result;
};
