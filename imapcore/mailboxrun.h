#pragma once
#include "mailboxplan.h"

namespace imap {

// What has become of a step.
struct MailboxOutcome
{
    enum class State {
        NotDone,  // nothing of it was sent
        Done,     // the server said OK
        Gone,     // there was nothing left to delete
        Unneeded, // the server had done it with an earlier step
        Failed,   // `error` says why
        Unknown,  // it was sent, and no answer came: `error` says why
    };
    State state = State::NotDone;
    std::optional<MailboxStatus> before = {}, after = {};
    std::optional<Error> error = {};
    // The server said OK, and its LIST afterwards says otherwise.
    bool contradicted = false;
};

// Carries out a plan, step by step: the next one is sent when the one before was answered, so that one can stop at any
// time and always knows what was done. It asks for the STATUS of each mailbox before and after, and looks at LIST when
// a server has deleted, made or renamed something.
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
    // Once finished: what failed or was not begun, to be tried again. What nobody knows of is left out, and what depends
    // on it.
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
    void leave();
    void sendCommand(size_t at);
    std::optional<Error> objection(const Opened &opened) const;
    void commandFailed(const Error &error);
    void lookAfter();
    void askAfter();
    void finishStep(MailboxOutcome::State state);
    void verifyDeleted();
    void verifyNext(size_t group);
    void verifyListed(size_t group, std::vector<size_t> listed);
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
    Error m_end = {};        // of the session
    QSet<QByteArray> m_left; // what the last RENAME left below the old name
    struct Group
    {
        QByteArray pattern;
        QHash<MailboxName, size_t> deleted; // and the step that did it
    };
    std::vector<Group> m_groups;
    bool m_cancelled = false, m_stopped = false, m_cut = false, m_finished = false, m_stepping = false;
};

} // namespace imap
