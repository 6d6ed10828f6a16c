#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Numbers that look random and are the same in every run (the generator "splitmix64").
class Dice
{
public:
    // Other ones for each `more`.
    explicit Dice(uint64_t more = 0) : m_state(20'250'101 + more) {}
    uint32_t below(uint32_t limit)
    {
        m_state += 0x9e3779b97f4a7c15;
        uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return uint32_t(((mixed ^ (mixed >> 31)) >> 32) * limit >> 32);
    }

private:
    uint64_t m_state;
};

// A string as servers send it: quoted with escapes, or a literal.
void addString(std::string &out, std::string_view text, bool literal = false);
// What stands between the parentheses of FLAGS.
std::string_view someFlags(Dice &dice);
// A message of `bytes` bytes with an attachment in base64.
void addBody(std::string &out, size_t bytes, Dice &dice);

// The header of one invented message.
class Letter
{
public:
    Letter(uint32_t uid, uint32_t recipients, Dice &dice);

    std::string internalDate() const;
    uint32_t size() const { return m_size; }
    // ENVELOPE, RFC 9051 section 7.5.2. One subject in fifty is a literal.
    void addEnvelope(std::string &out, Dice &dice) const;

private:
    struct Person
    {
        std::string name; // empty: none
        std::string mailbox;
        std::string_view host;
    };
    static Person somebody(Dice &dice);
    static std::string someSubject(Dice &dice);
    static void addPeople(std::string &out, const std::vector<Person> &people);

    uint32_t m_day, m_weekday, m_month, m_year, m_second, m_size;
    std::string m_subject, m_messageId, m_inReplyTo;
    std::vector<Person> m_from, m_to, m_cc;
};
