#include "replay.h"
#include <QTimer>
#include <algorithm>

namespace imap {

namespace {

QByteArrayList comparable(const QByteArrayList &responses, const TranscriptComparison::Options &options)
{
    QByteArrayList all;
    for (const QByteArray &response : responses) {
        if (!response.startsWith('+')) // whether literals had to wait is the connection's matter
            all += TranscriptComparison::comparable({0, Traffic::Kind::Received, response}, options);
    }
    if (options.ignoresOrder)
        std::sort(all.begin(), all.end());
    return all;
}

} // namespace

Replay::Replay(const Traffic *traffic, Session *session, TranscriptComparison::Options options,
               QObject *parent)
    : QObject(parent)
    , m_log(traffic)
    , m_session(session)
    , m_options(options)
{
    while (!m_log.isCurrent())
        m_log.read(1000);
    for (quint64 number = m_log.firstNumber(); number < m_log.endNumber(); ++number) {
        const Exchange &exchange = m_log.at(number);
        if (exchange.kind != Exchange::Kind::Command)
            continue;
        const SentCommand command = SentCommand::of(*traffic, exchange);
        m_steps.push_back({number,
                           command.line,
                           command.obstacle.isEmpty() ? Result::Waiting : Result::LeftOut,
                           command.obstacle,
                           SentCommand::responses(*traffic, exchange),
                           {}});
        m_lines.push_back(command.lines);
    }
    connect(session, &Session::received, this, [this](QByteArrayView response) {
        if (m_isWaiting && m_session->state() != Session::State::Connecting) // the greeting is no answer
            m_steps[m_at].now += response.toByteArray();
    });
    connect(session, &Session::lineWanted, this, &Replay::answer);
}

void Replay::start()
{
    QTimer::singleShot(0, this, &Replay::next);
}

void Replay::cancel()
{
    m_isWaiting = false;
    if (!std::exchange(m_isFinished, true))
        emit finished();
}

void Replay::next()
{
    if (m_isFinished)
        return;
    while (m_at < m_steps.size() && m_steps[m_at].result == Result::LeftOut)
        ++m_at;
    if (m_at == m_steps.size()) {
        m_isFinished = true;
        emit finished();
        return;
    }
    if (!m_session) {
        set(Result::Failed, QStringLiteral("the connection is over"));
        return;
    }
    m_isWaiting = true;
    m_clock.start();
    Raw command;
    command.line = m_steps[m_at].line;
    m_session->send(std::move(command))->then(this, [this](const Expected<Done> &result) { settle(result); });
}

// The lines as they were given then; when there is none left, IDLE ends, and all else is cancelled (RFC 9051 section 6.2.2).
void Replay::answer()
{
    if (!m_isWaiting)
        return;
    QByteArrayList &lines = m_lines[m_at];
    m_session->sendLine(lines.isEmpty() ? QByteArray("*") : lines.takeFirst());
}

void Replay::settle(const Expected<Done> &result)
{
    using Kind = Error::Kind;
    if (!m_isWaiting)
        return;
    m_steps[m_at].took = m_clock.nsecsElapsed() / 1000;
    const bool isAnswered =
        result || result.error().kind == Kind::Refused || result.error().kind == Kind::Rejected;
    if (!isAnswered) {
        const QString why =
            result.error().text.isEmpty() ? QStringLiteral("the connection is over") : result.error().text;
        set(result.error().kind == Kind::ReadOnly ? Result::Forbidden : Result::Failed, why);
        return;
    }
    const Step &step = m_steps[m_at];
    const bool isSame = comparable(step.then, m_options) == comparable(step.now, m_options);
    set(isSame ? Result::Same : Result::Differs);
}

void Replay::set(Result result, const QString &why)
{
    m_isWaiting = false;
    m_steps[m_at].result = result;
    m_steps[m_at].why = why;
    const size_t step = m_at++;
    QTimer::singleShot(0, this, &Replay::next); // nothing nests, however many steps there are
    emit stepped(step);
}

} // namespace imap
