#pragma once
#include "mailboxplan.h"

namespace imap {

// What has become of a step.
struct MailboxOutcome
{
    enum class State {
        NotDone, // nothing of it was sent
        Done,    // the server said OK
        Failed,  // `error` says why
        Unknown, // it was sent, and no answer came: `error` says why
    };
    State state = State::NotDone;
    std::optional<MailboxStatus> before = {}, after = {};
    std::optional<Error> error = {};
};

// Carries out a plan, step by step: the next one is sent when the one before was answered, so that one can stop at any
// time and always knows what was done. It opens mailboxes: not for a session that somebody looks at messages with. It asks
// for the STATUS of each before and after.
class MailboxRun final : public QObject
{
    Q_OBJECT
public:
    enum class AfterError { Stop, GoOn };
    MailboxRun(Session *session, MailboxPlan plan, AfterError afterError, QObject *parent = nullptr);

    void start();
    // What was sent is waited for; nothing else is done.
    void cancel();

    const MailboxPlan &plan() const { return m_plan; }
    const std::vector<MailboxOutcome> &outcomes() const { return m_outcomes; }
    size_t count(MailboxOutcome::State state) const;
    bool wasCancelled() const { return m_cancelled; }
    // Whether the connection has ended before the plan did.
    bool wasCut() const { return m_cut; }
    // Once finished: what failed or was not begun, to be tried again. What nobody knows of is left out.
    MailboxPlan rest() const;

signals:
    // So many steps are behind it.
    void progressed(size_t done);
    void stepFinished(size_t step);
    void finished();

private:
    void goOn();
    const MailboxStep &step() const { return m_plan.steps()[m_at]; }
    MailboxOutcome &outcome() { return m_outcomes[m_at]; }
    void askBefore();
    void sendCommand(size_t at);
    std::optional<Error> objection(const Opened &opened) const;
    void commandFailed(const Error &error);
    void askAfter();
    void finishStep(MailboxOutcome::State state);
    void sessionGone();
    void finish();
    bool isCut() const { return !m_session || m_session->state() == Session::State::Closed; }
    template<Command C, typename Function>
    void ask(C command, Function function);

    QPointer<Session> m_session;
    MailboxPlan m_plan;
    AfterError m_afterError;
    std::vector<MailboxOutcome> m_outcomes;
    size_t m_at = 0;
    Error m_end = {}; // of the session
    bool m_cancelled = false, m_stopped = false, m_cut = false, m_finished = false, m_stepping = false;
};

} // namespace imap
