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

    static Messages numbers(const SequenceSet &numbers) { return {By::Number, numbers.toWire()}; }
    static Messages uids(const SequenceSet &uids) { return {By::Uid, uids.toWire()}; }
    static Messages saved(By answersBy = By::Uid) { return {answersBy, "$"}; }

    By by() const { return m_by; }
    bool byUid() const { return m_by == By::Uid; }
    bool isEmpty() const { return m_wire.isEmpty(); }
    // Whether it holds numbers that shift when another message is expunged.
    bool usesNumbers() const { return m_by == By::Number; }

    // The command's name, "UID" before it where they are named so, and the set.
    void write(Writer &out, const char *verb) const
    {
        if (m_wire.isEmpty())
            out.refuse("a command for no message at all");
        writeVerb(out, m_by, verb);
        out.atom(m_wire);
    }
    static void writeVerb(Writer &out, By by, const char *verb)
    {
        if (by == By::Uid)
            out.atom("UID");
        out.atom(verb);
    }

private:
    Messages(By by, QByteArray wire) : m_by(by), m_wire(std::move(wire)) {}

    By m_by;
    QByteArray m_wire;
};

} // namespace imap
