#pragma once
#include "sequenceset.h"
#include "wire/writer.h"

namespace imap {

// Which messages of the selected mailbox a command is for, and how they are named: by message sequence number, by UID
// (the command's UID form, RFC 9051 section 6.4.9), or as what the last SEARCH has saved ("$", RFC 5182).
class Messages
{
public:
    enum class By { Number, Uid };

    static Messages numbers(const SequenceSet &numbers) { return {By::Number, numbers, false}; }
    static Messages uids(const SequenceSet &uids) { return {By::Uid, uids, false}; }
    static Messages saved(By answersBy = By::Uid) { return {answersBy, {}, true}; }

    By by() const { return m_by; }
    bool byUid() const { return m_by == By::Uid; }
    bool isEmpty() const { return m_set.isEmpty() && !m_saved; }
    // Whether it holds numbers that shift when another message is expunged.
    bool usesNumbers() const { return m_by == By::Number; }
    // Whether it is "$", which is empty on another connection: what is done with it cannot be repeated there.
    bool usesSaved() const { return m_saved; }
    // Whether the message with this number, or UID, may be one of them. Only the server knows what "$" and "*" are.
    bool mayHold(quint32 number) const
    {
        return m_saved || m_set.contains(number)
               || (!m_set.isEmpty() && m_set.ranges().back().last == SequenceSet::Star);
    }

    // Whether a message may be one of both.
    bool mayOverlap(const Messages &other) const
    {
        const auto isOpen = [](const Messages &messages) {
            return messages.m_saved || messages.mayHold(SequenceSet::Star);
        };
        return m_by != other.m_by || isOpen(*this) || isOpen(other) || m_set.overlaps(other.m_set);
    }

    // The command's name, "UID" before it where they are named so, and the set.
    void write(Writer &out, const char *verb) const
    {
        if (isEmpty())
            out.refuse("a command for no message at all");
        writeVerb(out, m_by, verb);
        out.atom(m_saved ? "$" : m_set.toWire());
    }
    static void writeVerb(Writer &out, By by, const char *verb)
    {
        if (by == By::Uid)
            out.atom("UID");
        out.atom(verb);
    }

private:
    Messages(By by, SequenceSet set, bool saved) : m_by(by), m_set(std::move(set)), m_saved(saved) {}

    By m_by;
    SequenceSet m_set;
    bool m_saved;
};

} // namespace imap
