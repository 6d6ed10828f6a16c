#pragma once
#include "cause.h"
#include "error.h"
#include <QObject>
#include <QPointer>
#include <deque>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace imap {

class Reply;

// Whoever carries out commands and owes replies: a session, or a pool of them.
class ReplyKeeper
{
public:
    virtual void cancel(Reply &reply) = 0;
    virtual void settled(Reply &reply) = 0;

protected:
    ~ReplyKeeper() = default;
};

// The answer to one command that is under way. Emits `finished` once, from the event loop, and is then deleted by
// whoever keeps it. A reply that nobody listens to is fine. It has no parent: adding and removing ten thousand
// children would cost more than the commands do.
class Reply : public QObject
{
    Q_OBJECT
public:
    // A command that was not sent is taken back; for one that was, the reply ends as Cancelled at once and the
    // server's answer is read and dropped when it comes.
    void cancel()
    {
        if (!m_settled)
            m_keeper->cancel(*this);
    }
    // Another one carries the command out from now on.
    void handOver(ReplyKeeper &keeper) { m_keeper = &keeper; }
    // Why the command was given (Cause). What is done when the reply is told is for the same.
    quint32 cause() const { return m_cause; }

signals:
    void finished();

protected:
    // What is to be called with the result, and while what is alive. One allocation, where a connection takes five.
    struct Listener
    {
        explicit Listener(const QObject *whileAlive) : context(whileAlive) {}
        virtual ~Listener() = default;
        virtual void call() = 0;
        QPointer<const QObject> context;
        std::unique_ptr<Listener> next;
    };

    explicit Reply(ReplyKeeper &keeper) : m_keeper(&keeper), m_cause(Cause::current()) {}
    void listen(std::unique_ptr<Listener> listener);
    void settled()
    {
        m_settled = true;
        m_keeper->settled(*this);
    }

private:
    friend class SettledReplies;
    void tell();

    ReplyKeeper *m_keeper;
    std::unique_ptr<Listener> m_listeners; // in the order in which they came
    quint32 m_cause;
    bool m_settled = false;
};

template<typename T>
class ReplyOf final : public Reply
{
public:
    explicit ReplyOf(ReplyKeeper &keeper) : Reply(keeper) {}

    // Valid once finished.
    const Expected<T> &result() const { return *m_result; }

    // Calls `function` with the result (const Expected<T> &) when it is there, unless `context` is gone by then. One that
    // can take it only as Expected<T> && gets it for good; whoever comes after it finds what it left.
    template<typename Function>
    ReplyOf *then(const QObject *context, Function function)
    {
        struct Call final : Listener
        {
            Call(const QObject *whileAlive, ReplyOf &reply, Function &&f)
                : Listener(whileAlive)
                , m_reply(reply)
                , m_function(std::move(f))
            {
            }
            void call() override
            {
                if constexpr (std::is_invocable_v<Function &, const Expected<T> &>)
                    m_function(std::as_const(*m_reply.m_result));
                else
                    m_function(std::move(*m_reply.m_result));
            }
            ReplyOf &m_reply;
            Function m_function;
        };
        listen(std::make_unique<Call>(context, *this, std::move(function)));
        return this;
    }

    void settle(Expected<T> result)
    {
        if (m_result)
            return; // cancelled before its answer came
        m_result.emplace(std::move(result));
        settled();
    }

private:
    std::optional<Expected<T>> m_result;
};

// Replies that are settled, to be told from the event loop in the order in which they were: whoever is told may
// send, cancel or delete whatever they like. One turn of the loop for many of them costs a tenth of one for each; it ends
// after a few milliseconds, as what is done with each is not known, and a window may be waiting.
class SettledReplies final : public QObject
{
public:
    using QObject::QObject;
    ~SettledReplies() override;
    void add(Reply &reply);
    // From now on all in one turn: what is done at the end, from the event loop as well, finds everybody told.
    void hurry() { m_isHurried = true; }

private:
    void tell();
    void tellSoon();

    std::deque<QPointer<Reply>> m_replies;
    bool m_isWaiting = false; // for its turn
    bool m_isHurried = false;
};

} // namespace imap
