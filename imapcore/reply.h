#pragma once
#include "error.h"
#include <QObject>
#include <optional>
#include <type_traits>

namespace imap {

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
            emit cancelRequested();
    }

signals:
    void finished();
    void cancelRequested();

protected:
    explicit Reply(QObject *parent) : QObject(parent) {}
    void settled();

private:
    bool m_settled = false;
};

template<typename T>
class ReplyOf final : public Reply
{
public:
    explicit ReplyOf(QObject *parent) : Reply(parent) {}

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

} // namespace imap
