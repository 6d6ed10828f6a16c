#include "mailboxrun.h"
#include <QTimer>
#include <algorithm>

namespace imap {

using State = MailboxOutcome::State;
using Kind = MailboxStep::Kind;

MailboxRun::MailboxRun(Session *session, MailboxPlan plan, AfterError afterError, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_plan(std::move(plan))
    , m_afterError(afterError)
    , m_outcomes(m_plan.steps().size())
{
    // Its replies are gone with a session, or wait for another one (Session::takeReads).
    connect(session, &QObject::destroyed, this, &MailboxRun::sessionGone);
    connect(session, &Session::closed, this, [this](const Error &error) {
        m_end = error;
        QTimer::singleShot(0, this, &MailboxRun::sessionGone);
    });
}

void MailboxRun::start()
{
    goOn();
}

void MailboxRun::cancel()
{
    m_cancelled = true;
}

size_t MailboxRun::count(State state) const
{
    return size_t(std::count_if(m_outcomes.begin(), m_outcomes.end(),
                                [state](const MailboxOutcome &outcome) { return outcome.state == state; }));
}

// With the answer to a command, unless nothing can come of it any more.
template<Command C, typename Function>
void MailboxRun::ask(C command, Function function)
{
    if (!m_session) {
        sessionGone();
        return;
    }
    m_session->send(std::move(command))->then(this, [this, function](const auto &result) {
        if (!m_finished)
            function(result);
    });
}

MailboxPlan MailboxRun::rest() const
{
    std::vector<MailboxStep> steps;
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        if (m_outcomes[i].state == State::Failed || m_outcomes[i].state == State::NotDone)
            steps.push_back(m_plan.steps()[i]);
    }
    return m_plan.with(std::move(steps));
}

void MailboxRun::goOn()
{
    emit progressed(m_at);
    m_cut = m_cut || isCut();
    if (m_at >= m_outcomes.size() || m_cancelled || m_stopped || m_cut) {
        finish();
        return;
    }
    m_stepping = true;
    askBefore();
}

void MailboxRun::askBefore()
{
    ask(GetStatus{step().mailbox, statusItems(m_session->capabilities())},
        [this](const Expected<MailboxStatus> &status) {
            if (status) {
                outcome().before = *status;
            } else if (isCut()) {
                outcome().error = status.error();
                finishStep(State::NotDone);
                return;
            }
            // One may do to a mailbox what one may not look at.
            sendCommand(0);
        });
}

void MailboxRun::sendCommand(size_t at)
{
    // A long step can be ended where no message is marked and left there.
    const bool mayEnd =
        at > 0 && at < step().commands.size()
        && (std::holds_alternative<Store>(step().commands[at])
            || (step().kind == Kind::Expunge && std::holds_alternative<Expunge>(step().commands[at])));
    if (m_cancelled && mayEnd) {
        outcome().error = Error{Error::Kind::Cancelled, {}, {}};
        finishStep(at > 1 ? State::Failed : State::NotDone);
        return;
    }
    if (at >= step().commands.size()) {
        askAfter();
        return;
    }
    std::visit(
        [this, at](const auto &command) {
            ask(command, [this, at](const auto &result) {
                if (!result) {
                    commandFailed(result.error());
                    return;
                }
                if constexpr (std::is_same_v<std::decay_t<decltype(*result)>, Opened>) {
                    if (auto error = objection(*result)) {
                        outcome().error = std::move(error);
                        finishStep(State::Failed);
                        return;
                    }
                }
                sendCommand(at + 1);
            });
        },
        step().commands[at]);
}

// Why nothing may be done in the mailbox that was opened.
std::optional<Error> MailboxRun::objection(const Opened &opened) const
{
    if (opened.readOnly && step().kind != Kind::Check)
        return Error{Error::Kind::Unsupported, "READ-ONLY", {}};
    if (step().uidValidity && opened.uidValidity && opened.uidValidity != step().uidValidity)
        return Error{Error::Kind::InvalidArgument, "UIDVALIDITY", {}};
    return std::nullopt;
}

void MailboxRun::commandFailed(const Error &error)
{
    outcome().error = error;
    const bool refused = error.kind == Error::Kind::Refused || error.kind == Error::Kind::Rejected;
    const bool isUnknown = isCut() || error.kind == Error::Kind::Malformed
                           || error.kind == Error::Kind::LimitExceeded
                           || error.kind == Error::Kind::Cancelled;
    finishStep(refused                  ? State::Failed
               : error.code == "UNSENT" ? State::NotDone
               : isUnknown              ? State::Unknown
                                        : State::Failed);
}

void MailboxRun::askAfter()
{
    if (isCut()) {
        finishStep(State::Done);
        return;
    }
    ask(GetStatus{step().mailbox, statusItems(m_session->capabilities())},
        [this](const Expected<MailboxStatus> &status) {
            if (status)
                outcome().after = *status;
            finishStep(State::Done);
        });
}

void MailboxRun::finishStep(State state)
{
    outcome().state = state;
    if (state == State::Failed && m_afterError == AfterError::Stop)
        m_stopped = true;
    m_cut = m_cut || isCut();
    emit stepFinished(m_at);
    ++m_at;
    m_stepping = false;
    goOn();
}

void MailboxRun::sessionGone()
{
    if (m_finished)
        return;
    m_cut = true;
    if (std::exchange(m_stepping, false)) {
        outcome().error = m_end;
        outcome().state = State::Unknown;
    }
    finish();
}

void MailboxRun::finish()
{
    if (std::exchange(m_finished, true))
        return;
    emit progressed(m_at);
    emit finished();
}

} // namespace imap
