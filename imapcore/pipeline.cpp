#include "pipeline.h"
#include <algorithm>

namespace imap {

namespace {

auto isFor(const Reply &reply)
{
    return [&reply](const auto &command) {
        return command->reply() == &reply;
    };
}

} // namespace

std::unique_ptr<Pending> Pipeline::takeNext()
{
    if (m_waiting.empty() || !maySend(*m_waiting.front()))
        return nullptr;
    std::unique_ptr<Pending> command = std::move(m_waiting.front());
    m_waiting.pop_front();
    return command;
}

bool Pipeline::maySend(const Pending &command) const
{
    if (m_sent.empty())
        return true;
    // Nothing may follow a command that is waiting to send its literal, or to answer a challenge.
    const CommandKind &kind = command.kind();
    if (!m_sent.back()->unsent.empty() || kind.exclusive || m_sentBytes > m_window)
        return false;
    bool opening = false;
    for (const InFlight &sent : m_kinds) {
        if (sent.kind->opensMailbox && command.inMailbox() && command.reads())
            opening = true; // no EXPUNGE of the new mailbox can come before the command is carried out
        else if (sent.kind->exclusive
                 || (kind.sharesAnswersWith(*sent.kind)
                     && !(kind.matchesByArgument && sent.kind->matchesByArgument)))
            return false;
        if (kind.overlaps && sent.kind == &kind
            && std::any_of(m_sent.begin(), m_sent.end(),
                           [&command](const auto &other) { return command.overlaps(*other); }))
            return false;
    }
    return !command.usesNumbers() || m_sentWithoutNumbers == (opening ? 1 : 0);
}

Pending &Pipeline::send(std::unique_ptr<Pending> command)
{
    count(*command, 1);
    return *m_sent.emplace_back(std::move(command));
}

std::unique_ptr<Pending> Pipeline::takeSent(quint64 tag)
{
    const auto at = std::find_if(m_sent.begin(), m_sent.end(),
                                 [tag](const auto &command) { return command->tag == tag; });
    if (at == m_sent.end())
        return nullptr;
    std::unique_ptr<Pending> command = std::move(*at);
    m_sent.erase(at);
    count(*command, -1);
    return command;
}

Pending *Pipeline::sentFor(const Reply &reply) const
{
    const auto at = std::find_if(m_sent.begin(), m_sent.end(), isFor(reply));
    return at == m_sent.end() ? nullptr : at->get();
}

std::unique_ptr<Pending> Pipeline::takeWaiting(const Reply &reply)
{
    const auto at = std::find_if(m_waiting.begin(), m_waiting.end(), isFor(reply));
    if (at == m_waiting.end())
        return nullptr;
    std::unique_ptr<Pending> command = std::move(*at);
    m_waiting.erase(at);
    return command;
}

Pipeline::Queue Pipeline::takeAllSent()
{
    m_kinds.clear();
    m_sentWithoutNumbers = 0;
    m_sentBytes = 0;
    return std::exchange(m_sent, {});
}

void Pipeline::count(const Pending &command, int change)
{
    m_sentBytes += change * command.sentBytes;
    if (!command.usesNumbers())
        m_sentWithoutNumbers += change;
    const auto at = std::find_if(m_kinds.begin(), m_kinds.end(), [&command](const InFlight &inFlight) {
        return inFlight.kind == &command.kind();
    });
    if (at == m_kinds.end())
        m_kinds.push_back({&command.kind(), change});
    else if ((at->count += change) == 0)
        m_kinds.erase(at);
}

} // namespace imap
