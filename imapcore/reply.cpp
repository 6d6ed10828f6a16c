#include "reply.h"

namespace imap {

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
        emit reply->finished();
        if (!self)
            return; // the session is gone, and its replies with it
        delete reply;
    }
}

} // namespace imap
