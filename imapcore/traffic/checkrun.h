#pragma once
#include "../commands/raw.h"
#include "checkscript.h"
#include <QElapsedTimer>
#include <QPointer>

namespace imap {

// Runs an assertion script over a session, and tells what does not hold.
class CheckRun final : public QObject
{
    Q_OBJECT
public:
    struct Failure
    {
        int line; // of the script
        QString why;
    };
    struct Step
    {
        std::vector<Failure> failures; // none: all holds
        QByteArray command;            // as it was sent
        QByteArrayList responses;
        qint64 took = -1; // microseconds; -1: it was not answered
    };

    // The session must live as long.
    CheckRun(CheckScript script, Session *session, QObject *parent = nullptr);

    const CheckScript &script() const { return m_script; }
    // Of those that were done.
    const std::vector<Step> &steps() const { return m_steps; }
    qsizetype failed() const;
    // Why it could not go on; nothing: it came to its end.
    const std::optional<Error> &error() const { return m_error; }
    const CheckScript::Pattern::Values &values() const { return m_values; }
    void start();
    void cancel();

signals:
    void stepped(size_t step);
    void finished();

private:
    void next();
    void answer();
    void settle(const Expected<Done> &result);
    void judge(const CheckScript::Step &step, Step &done);
    void end();

    CheckScript m_script;
    QPointer<Session> m_session;
    std::vector<Step> m_steps;
    CheckScript::Pattern::Values m_values;
    std::optional<Error> m_error;
    QElapsedTimer m_clock;
    qsizetype m_answered = 0; // of the lines that the server asks for
    bool m_isWaiting = false, m_isFinished = false;
};

} // namespace imap
