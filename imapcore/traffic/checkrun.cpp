#include "checkrun.h"
#include <QTimer>
#include <algorithm>

namespace imap {

namespace {

constexpr qsizetype MostShown = 300;

QString shown(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), MostShown)));
    text.replace(QStringLiteral("\r\n"), QStringLiteral("⏎"));
    return bytes.size() > MostShown ? text + u'…' : text;
}

} // namespace

CheckRun::CheckRun(CheckScript script, Session *session, QObject *parent)
    : QObject(parent)
    , m_script(std::move(script))
    , m_session(session)
{
    connect(session, &Session::received, this, [this](QByteArrayView response) {
        const bool isGreeting = m_session->state() == Session::State::Connecting;
        if (m_isWaiting && !isGreeting && !response.startsWith('+'))
            m_steps.back().responses += response.toByteArray();
    });
    connect(session, &Session::lineWanted, this, &CheckRun::answer);
}

qsizetype CheckRun::failed() const
{
    return std::count_if(m_steps.begin(), m_steps.end(),
                         [](const Step &step) { return !step.failures.empty(); });
}

void CheckRun::start()
{
    QTimer::singleShot(0, this, &CheckRun::next);
}

void CheckRun::cancel()
{
    if (!m_isFinished)
        m_error = Error{Error::Kind::Cancelled, {}, {}};
    end();
}

void CheckRun::end()
{
    m_isWaiting = false;
    if (!std::exchange(m_isFinished, true))
        emit finished();
}

void CheckRun::next()
{
    if (m_isFinished)
        return;
    if (m_steps.size() == m_script.steps.size()) {
        end();
        return;
    }
    const CheckScript::Step &step = m_script.steps[m_steps.size()];
    m_steps.push_back({{}, step.command, {}});
    QByteArray missing;
    if (!CheckScript::insert(m_steps.back().command, m_values, &missing)) {
        m_steps.back().failures.push_back(
            {step.line, QStringLiteral("nothing has the name %1 yet").arg(QString::fromLatin1(missing))});
        emit stepped(m_steps.size() - 1);
        start();
        return;
    }
    if (!m_session) {
        m_error = Error{Error::Kind::ServerClosed, {}, {}};
        end();
        return;
    }
    m_answered = 0;
    m_isWaiting = true;
    m_clock.start();
    Raw command;
    command.line = m_steps.back().command;
    m_session->send(std::move(command))->then(this, [this](const Expected<Done> &result) { settle(result); });
}

void CheckRun::answer()
{
    if (!m_isWaiting)
        return;
    const QByteArrayList &lines = m_script.steps[m_steps.size() - 1].lines;
    QByteArray line = m_answered < lines.size() ? lines[m_answered++] : QByteArray("*");
    CheckScript::insert(line, m_values);
    m_session->sendLine(line);
}

void CheckRun::settle(const Expected<Done> &result)
{
    using Kind = Error::Kind;
    if (!m_isWaiting)
        return;
    m_isWaiting = false;
    const CheckScript::Step &step = m_script.steps[m_steps.size() - 1];
    Step &done = m_steps.back();
    const bool isAnswered = result || result.error().kind == Kind::Refused
                            || result.error().kind == Kind::Rejected
                            || result.error().kind == Kind::Malformed;
    if (isAnswered) {
        done.took = m_clock.nsecsElapsed() / 1000;
        judge(step, done);
    } else if (result.error().kind == Kind::ReadOnly || result.error().kind == Kind::InvalidArgument
               || result.error().kind == Kind::Unsupported) {
        done.failures.push_back({step.line, QStringLiteral("it was not sent: ") + result.error().text});
    } else {
        done.failures.push_back({step.line, QStringLiteral("the connection ended")});
        m_error = result.error();
    }
    emit stepped(m_steps.size() - 1);
    if (m_error)
        end();
    else
        start();
}

void CheckRun::judge(const CheckScript::Step &step, Step &done)
{
    using Kind = CheckScript::Expectation::Kind;
    const auto fail = [&done](int line, const QString &why) {
        done.failures.push_back({line, why});
    };
    QByteArrayList untagged;
    QByteArray status;
    for (const QByteArray &response : std::as_const(done.responses)) {
        if (response.startsWith('*'))
            untagged += response;
        else
            status = response.sliced(std::max<qsizetype>(response.indexOf(' ') + 1, 0));
    }
    std::vector<bool> isUsed(size_t(untagged.size()));
    // In order, each is looked for behind the one that was found last.
    qsizetype from = 0;
    for (const auto &expectation : step.expectations) {
        if (expectation.kind == Kind::MustNot)
            continue;
        qsizetype found = -1;
        for (qsizetype i = step.isUnordered ? 0 : from; i < untagged.size() && found < 0; ++i) {
            if (!isUsed[size_t(i)] && expectation.pattern.matches(untagged[i], m_values))
                found = i;
        }
        if (found >= 0) {
            isUsed[size_t(found)] = true;
            from = found + 1;
        } else if (expectation.kind == Kind::Must) {
            fail(expectation.line, QStringLiteral("did not come: ") + shown(expectation.pattern.text()));
        }
    }
    for (const auto &expectation : step.expectations) {
        if (expectation.kind != Kind::MustNot)
            continue;
        for (const QByteArray &response : std::as_const(untagged)) {
            auto values = m_values;
            if (expectation.pattern.matches(response, values))
                fail(expectation.line, QStringLiteral("came: ") + shown(response));
        }
    }
    for (qsizetype i = 0; step.isStrict && i < untagged.size(); ++i) {
        if (!isUsed[size_t(i)])
            fail(step.line, QStringLiteral("came besides: ") + shown(untagged[i]));
    }
    if (step.status && !step.status->pattern.matches(status, m_values))
        fail(step.status->line, QStringLiteral("it ended with: ") + shown(status));
    else if (!step.status && status.left(2).compare("OK", Qt::CaseInsensitive) != 0)
        fail(step.line, QStringLiteral("it ended with: ") + shown(status));
    if (step.within > 0 && done.took > qint64(step.within) * 1000)
        fail(step.line, QStringLiteral("it took %1 ms").arg(done.took / 1000));
}

} // namespace imap
