#pragma once
#include "../commands/rights.h"
#include <array>
#include <bit>
#include <optional>

namespace imap {

// What the letters of a server mean. With RIGHTS= the obsolete "c" and "d" are shown beside the rights that they once
// were, and say nothing of their own (RFC 4314 section 2.1.1); without it they are rights, and "k", "x", "t", "e" none.
enum class RightsEra { Rfc4314, Rfc2086 };

inline RightsEra eraOf(const KnownRights &known)
{
    return known.cdVirtual ? RightsEra::Rfc4314 : RightsEra::Rfc2086;
}

namespace detail {
// In the order in which they are shown: that of the RFC, then digits, then what nobody knows.
inline constexpr char RightOrder[] = "lrswipkxtecdan0123456789bfghjmoquvyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr auto RightBits = [] {
    std::array<quint64, 128> bits{};
    for (int i = 0; RightOrder[i]; ++i)
        bits[size_t(RightOrder[i])] = quint64(1) << i;
    return bits;
}();
} // namespace detail

// A set of rights on a mailbox (RFC 4314 section 2.1) in eight bytes: all letters and digits, also those that nobody
// knows, for they have to survive an edit (section 5.1.2). What is neither a letter nor a digit cannot be one.
class Rights
{
public:
    constexpr Rights() = default;
    constexpr Rights(const char *letters)
    {
        for (; *letters; ++letters)
            m_bits |= bitOf(*letters);
    }
    Rights(QByteArrayView bytes)
    {
        for (const char c : bytes)
            m_bits |= bitOf(c);
    }
    Rights(const QByteArray &bytes) : Rights(QByteArrayView(bytes)) {}

    // In one order whatever the server's: "lrswipkxtecdan", digits, what nobody knows.
    QByteArray toBytes() const;

    constexpr bool isEmpty() const { return m_bits == 0; }
    constexpr int count() const { return std::popcount(m_bits); }
    constexpr bool contains(char right) const { return m_bits & bitOf(right); }
    constexpr bool containsAll(Rights others) const { return (others - *this).isEmpty(); }
    constexpr bool containsAny(Rights others) const { return !(others & *this).isEmpty(); }

    // Without what only repeats other rights.
    constexpr Rights withoutVirtual(RightsEra era = RightsEra::Rfc4314) const;

    friend constexpr Rights operator|(Rights a, Rights b) { return Rights(a.m_bits | b.m_bits); }
    friend constexpr Rights operator&(Rights a, Rights b) { return Rights(a.m_bits & b.m_bits); }
    friend constexpr Rights operator-(Rights a, Rights b) { return Rights(a.m_bits & ~b.m_bits); }
    constexpr Rights &operator|=(Rights other) { return *this = *this | other; }
    constexpr Rights &operator&=(Rights other) { return *this = *this & other; }
    constexpr Rights &operator-=(Rights other) { return *this = *this - other; }
    friend constexpr bool operator==(Rights, Rights) = default;

private:
    explicit constexpr Rights(quint64 bits) : m_bits(bits) {}
    static constexpr quint64 bitOf(char right) { return right > 0 ? detail::RightBits[size_t(right)] : 0; }

    quint64 m_bits = 0;
};

constexpr Rights Rights::withoutVirtual(RightsEra era) const
{
    return era == RightsEra::Rfc4314 ? *this - Rights("cd") : *this;
}

// What may be sent to a server: "c" and "d" never where they are virtual, or "lrswipcda" would widen what somebody has;
// where they are not, instead of the rights that RFC 4314 made of them.
Rights sendable(Rights rights, RightsEra era);

// What a right is for. imapcore has English words for each; whoever shows them to people translates by these.
enum class RightMeaning {
    Lookup,         // l
    Read,           // r
    KeepSeen,       // s
    Write,          // w
    Insert,         // i
    Post,           // p
    CreateMailbox,  // k
    DeleteMailbox,  // x
    DeleteMessages, // t
    Expunge,        // e
    Create,         // c, obsolete
    Delete,         // d, obsolete
    Administer,     // a
    Annotate,       // n (RFC 5257)
    Site,           // 0 to 9
    Unknown
};
RightMeaning meaningOf(char right);
const char *nameOf(RightMeaning meaning);     // "lookup"
const char *sentenceOf(RightMeaning meaning); // "The mailbox is listed …"

// Rights that go together for people, of those that a server knows. Each that the RFCs know is in one of them.
enum class RightsGroup { Read, Write, Post, Delete, Administer };
Rights rightsOf(RightsGroup group, const KnownRights &known);

// How much of a group there is.
enum class Coverage { None, Some, All };
Coverage coverageOf(Rights group, Rights have);

// Names for usual sets.
enum class Role { None, Read, Post, Append, Write, All, Custom };
Rights rightsOf(Role role, RightsEra era); // of Custom: none
// Which of them it is, exactly, apart from what is virtual.
Role roleOf(Rights rights, RightsEra era);
const char *nameOf(Role role); // "read"

// The words that cyradm has for rights: none, read, post, append, write, delete, all.
std::optional<Rights> rightsOfWord(QByteArrayView word, RightsEra era);

} // namespace imap
