#pragma once
#include "error.h"
#include <QObject>
#include <QPointer>
#include <optional>
#include <vector>

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

// The answer to one command that is under way. Emits `finished` once, from the event loop, and then deletes
// itself. A reply that nobody listens to is fine.
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
    void handOver(ReplyKeeper &keeper, QObject *parent)
    {
        m_keeper = &keeper;
        setParent(parent);
    }

signals:
    void finished();

protected:
    Reply(ReplyKeeper &keeper, QObject *parent) : QObject(parent), m_keeper(&keeper) {}
    void settled()
    {
        m_settled = true;
        m_keeper->settled(*this);
    }

private:
    ReplyKeeper *m_keeper;
    bool m_settled = false;
};

template<typename T>
class ReplyOf final : public Reply
{
public:
    ReplyOf(ReplyKeeper &keeper, QObject *parent) : Reply(keeper, parent) {}

    // Valid once finished.
    const Expected<T> &result() const { return *m_result; }

    // Calls `function` with the result (const Expected<T> &) when it is there, unless `context` is gone by then.
    template<typename Function>
    ReplyOf *then(const QObject *context, Function function)
    {
        connect(this, &Reply::finished, context,
                [this, function = std::move(function)]() mutable { function(std::as_const(*m_result)); });
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
// send, cancel or delete whatever they like. One turn of the loop for all of them costs a tenth of one for each.
class SettledReplies final : public QObject
{
public:
    using QObject::QObject;
    void add(Reply &reply);

private:
    void tell();

    std::vector<QPointer<Reply>> m_replies;
};

} // namespace imap
