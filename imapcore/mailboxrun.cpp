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
    std::vector<std::optional<size_t>> places(m_outcomes.size()); // among those
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        const State state = m_outcomes[i].state;
        if (state != State::Failed && state != State::NotDone)
            continue;
        MailboxStep step = m_plan.steps()[i];
        if (step.dependsOn) {
            const State before = m_outcomes[*step.dependsOn].state;
            const bool isDone = before == State::Done || before == State::Gone;
            const std::optional<size_t> place = places[*step.dependsOn];
            // What the last RENAME has left is known.
            const bool isLeft = state == State::Failed || m_left.contains(step.mailbox.wire());
            if (!place && (!isDone || (step.onlyIfLeft && !isLeft)))
                continue;
            step.dependsOn = place;
            step.onlyIfLeft = step.onlyIfLeft && place;
        }
        places[i] = steps.size();
        steps.push_back(std::move(step));
    }
    return m_plan.with(std::move(steps));
}

void MailboxRun::goOn()
{
    for (; m_at < m_outcomes.size(); ++m_at) {
        emit progressed(m_at);
        m_cut = m_cut || isCut();
        if (m_cancelled || m_stopped || m_cut)
            break;
        const auto before = step().dependsOn ? m_outcomes[*step().dependsOn].state : State::Done;
        if (before != State::Done && before != State::Gone)
            continue;
        if (step().onlyIfLeft && !m_left.contains(step().mailbox.wire())) {
            outcome().state = State::Unneeded;
            continue;
        }
        m_stepping = true;
        askBefore();
        return;
    }
    m_stepping = false;
    if (m_cut)
        finish();
    else
        verifyDeleted();
}

void MailboxRun::askBefore()
{
    if (!step().hasMessages) {
        leave();
        return;
    }
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
            leave();
        });
}

// Dovecot ends a connection whose selected mailbox is deleted or renamed; Courier refuses to.
void MailboxRun::leave()
{
    const MailboxName open = isCut() ? MailboxName() : m_session->mailbox().name();
    const bool moves = step().kind == Kind::Delete || step().kind == Kind::Rename;
    if (!moves || open.isEmpty()
        || (!(open == step().mailbox) && !open.isBelow(step().mailbox, step().separator))) {
        sendCommand(0);
        return;
    }
    const auto then = [this](const auto &) {
        sendCommand(0);
    };
    if (m_session->supports("UNSELECT"))
        ask(Unselect{}, then);
    else if (m_session->mailbox().isReadOnly())
        ask(Close{}, then); // which expunges nothing there
    else
        ask(Select{MailboxName(u"INBOX"), Select::Access::ReadOnly}, then);
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
        lookAfter();
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
    if (refused && step().mayBeGone) {
        ask(List{step().mailbox.wire()}, [this](const Expected<List::Result> &result) {
            const bool there = !result
                               || std::any_of(result->begin(), result->end(),
                                              [this](const auto &one) { return one.name == step().mailbox; });
            if (!there)
                outcome().error.reset();
            finishStep(there ? State::Failed : State::Gone);
        });
        return;
    }
    const bool isUnknown = isCut() || error.kind == Error::Kind::Malformed
                           || error.kind == Error::Kind::LimitExceeded
                           || error.kind == Error::Kind::Cancelled;
    finishStep(refused                  ? State::Failed
               : error.code == "UNSENT" ? State::NotDone
               : isUnknown              ? State::Unknown
                                        : State::Failed);
}

// Whether LIST says what the OK said, and what a RENAME has left behind.
void MailboxRun::lookAfter()
{
    if (step().kind != Kind::Create && step().kind != Kind::Rename) {
        askAfter();
        return;
    }
    const MailboxName made = step().kind == Kind::Create ? step().mailbox : step().target;
    const auto look = [this, made] {
        ask(List{made.wire()}, [this, made](const Expected<List::Result> &result) {
            // Cyrus does not list INBOX by its name.
            outcome().contradicted =
                result && !made.isInbox()
                && std::none_of(result->begin(), result->end(), [&made](const ListedMailbox &one) {
                       return one.name == made && !one.has("\\NonExistent");
                   });
            askAfter();
        });
    };
    if (step().kind == Kind::Create || !step().separator || step().onlyIfLeft || step().mailbox.isInbox()) {
        look();
        return;
    }
    m_left.clear();
    ask(List{step().mailbox.wire() + step().separator + '*'},
        [this, look](const Expected<List::Result> &result) {
            for (const ListedMailbox &one : result ? *result : List::Result()) {
                // Below itself, or below what has the same beginning.
                if (one.name.isBelow(step().mailbox, step().separator) && !(one.name == step().target)
                    && !one.name.isBelow(step().target, step().separator))
                    m_left.insert(one.name.wire());
            }
            look();
        });
}

void MailboxRun::askAfter()
{
    if (!step().hasMessages || step().kind == Kind::Delete || isCut()) {
        finishStep(State::Done);
        return;
    }
    const MailboxName &name = step().kind == Kind::Rename ? step().target : step().mailbox;
    ask(GetStatus{name, statusItems(m_session->capabilities())},
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

// The uppermost of what was deleted, by the level that they were on: one LIST for a thousand beside each other.
void MailboxRun::verifyDeleted()
{
    QSet<QByteArray> deleted;
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        if (m_plan.steps()[i].kind == Kind::Delete && m_outcomes[i].state == State::Done)
            deleted.insert(m_plan.steps()[i].mailbox.wire());
    }
    QHash<QByteArray, size_t> groups;
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        const MailboxStep &one = m_plan.steps()[i];
        if (one.kind != Kind::Delete || m_outcomes[i].state != State::Done)
            continue;
        const QByteArray parent = one.mailbox.parent(one.separator).wire();
        if (deleted.contains(parent))
            continue;
        const QByteArray pattern = parent.isEmpty() ? QByteArray("%") : parent + one.separator + '%';
        if (!groups.contains(pattern)) {
            groups.insert(pattern, m_groups.size());
            m_groups.push_back({pattern, {}});
        }
        m_groups[groups.value(pattern)].deleted.insert(one.mailbox, i);
    }
    verifyNext(0);
}

void MailboxRun::verifyNext(size_t group)
{
    if (group >= m_groups.size() || isCut()) {
        finish();
        return;
    }
    ask(List{m_groups[group].pattern}, [this, group](const Expected<List::Result> &result) {
        std::vector<size_t> listed;
        for (const ListedMailbox &one : result ? *result : List::Result()) {
            const auto found = m_groups[group].deleted.constFind(one.name);
            if (found == m_groups[group].deleted.cend())
                continue;
            // What was a mailbox may stay as a name while others are below it (RFC 9051 section 6.3.5).
            const bool isName =
                one.has("\\NonExistent") || (!one.isSelectable() && m_plan.steps()[*found].hasMessages);
            if (one.isSelectable())
                listed.push_back(*found);
            else
                m_outcomes[*found].contradicted = !isName;
        }
        verifyListed(group, std::move(listed));
    });
}

// Dovecot 2.3 may list what the same session has deleted. It gives no STATUS of it.
void MailboxRun::verifyListed(size_t group, std::vector<size_t> listed)
{
    if (listed.empty() || isCut()) {
        verifyNext(group + 1);
        return;
    }
    const size_t at = listed.back();
    listed.pop_back();
    ask(GetStatus{m_plan.steps()[at].mailbox, {"MESSAGES"}},
        [this, group, at, listed](const Expected<MailboxStatus> &status) {
            m_outcomes[at].contradicted = status || status.error().kind != Error::Kind::Refused;
            verifyListed(group, listed);
        });
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
