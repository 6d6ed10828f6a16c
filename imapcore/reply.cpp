#include "reply.h"
#include <QElapsedTimer>

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
    m_replies.emplace_back(&reply);
    tellSoon();
}

void SettledReplies::tellSoon()
{
    if (!std::exchange(m_isWaiting, true))
        QMetaObject::invokeMethod(this, &SettledReplies::tell, Qt::QueuedConnection);
}

void SettledReplies::tell()
{
    constexpr qint64 Slice = 8; // milliseconds
    m_isWaiting = false;
    const QPointer<SettledReplies> self(this);
    QElapsedTimer taken;
    taken.start();
    for (int told = 1; self && !m_replies.empty(); ++told) {
        if (told % 16 == 0 && !m_isHurried && taken.hasExpired(Slice)) {
            tellSoon();
            return;
        }
        const QPointer<Reply> reply = m_replies.front();
        m_replies.pop_front();
        if (reply)
            reply->tell();
        delete reply;
    }
}

} // namespace imap
