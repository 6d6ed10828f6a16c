#pragma once
#include "../link.h"
#include "../pool.h"
#include <variant>

namespace imap {

// Where commands go that are about no selected mailbox: a session or several of them, which nobody else waits at, or
// the link that a person works with.
class Sender
{
public:
    Sender() = default;
    Sender(Session *session) : m_to(QPointer(session)) {}
    Sender(Link *link) : m_to(QPointer(link)) {}
    Sender(Pool *pool) : m_to(QPointer(pool)) {}

    // Null when it is gone.
    QObject *object() const
    {
        return std::visit([](const auto &to) -> QObject * { return to; }, m_to);
    }
    bool isShared() const { return std::holds_alternative<QPointer<Link>>(m_to); }
    // Only while it is there.
    template<Command C>
    ReplyOf<typename C::Result> *send(C command) const
    {
        return std::visit([&command](const auto &to) { return to->send(std::move(command)); }, m_to);
    }

private:
    std::variant<QPointer<Session>, QPointer<Link>, QPointer<Pool>> m_to;
};

} // namespace imap
