#include "reply.h"

namespace imap {

void Reply::listen(std::unique_ptr<Listener> listener)
{
    std::unique_ptr<Listener> *last = &m_listeners;
    while (*last)
        last = &(*last)->next;
    *last = std::move(listener);
}

void Reply::tell()
{
    const QPointer<Reply> self(this);
    const Cause because(m_cause);
    while (self && m_listeners) {
        const std::unique_ptr<Listener> listener = std::move(m_listeners);
        m_listeners = std::move(listener->next);
        if (listener->context)
            listener->call();
    }
    if (self)
        emit finished();
}

SettledReplies::~SettledReplies()
{
    for (const QPointer<Reply> &reply : m_replies)
        delete reply;
}

void SettledReplies::add(Reply &reply)
{
    if (m_replies.empty())
        QMetaObject::invokeMethod(this, &SettledReplies::tell, Qt::QueuedConnection);
    m_replies.emplace_back(&reply);
}

void SettledReplies::tell()
{
    const QPointer<SettledReplies> self(this);
    const auto replies = std::exchange(m_replies, {});
    for (const QPointer<Reply> &reply : replies) {
        if (!reply)
            continue;
        if (self)
            reply->tell();
        delete reply; // also where the session went meanwhile: nobody is told then
    }
}

} // namespace imap
