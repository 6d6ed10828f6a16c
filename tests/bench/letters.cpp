#include "letters.h"
#include <cstdio>
#include <iterator>

namespace {

constexpr std::string_view GivenNames[] = {"Agnes",  "Bruno",  "Carla",  "Daniel", "Elif",   "Frank",
                                           "Gudrun", "Hassan", "Ivana",  "Jonas",  "Katrin", "Luca",
                                           "Mei",    "Noah",   "Oksana", "Paul"};
constexpr std::string_view FamilyNames[] = {
    "Albers", "Bianchi", "Celik", "de Vries",  "Eriksen", "Fischer", "Gupta",  "Horvat",
    "Ito",    "Jansen",  "Kaya",  "Lindqvist", "O'Brien", "Petrov",  "Santos", "Wagner"};
constexpr std::string_view EncodedNames[] = {
    "=?UTF-8?Q?J=C3=B6rg_Wei=C3=9F?=", "=?iso-8859-1?Q?Ren=E9e_Fran=E7ois?=",
    "=?UTF-8?B?55Sw5LitIOWkqumDjg==?=", "=?koi8-r?B?6dfBziDwxdTSz9c=?="};
constexpr std::string_view Hosts[] = {"example.com", "example.net", "lists.example.org", "mail.example.org",
                                      "cs.example.edu"};
constexpr std::string_view Words[] = {"agenda",  "answer",  "backup",  "budget",  "change",  "contract",
                                      "draft",   "holiday", "invoice", "meeting", "minutes", "monday",
                                      "network", "offer",   "office",  "order",   "plan",    "project",
                                      "release", "report",  "review",  "server",  "survey",  "travel"};
constexpr std::string_view EncodedSubjects[] = {
    "=?UTF-8?Q?Einladung_zur_Sitzung_am_M=C3=A4rz=2DDienstag?=",
    "=?UTF-8?B?5qyh5Zue44Gu5Lya6K2w44Gu44GK55+l44KJ44Gb?=",
    "=?iso-8859-15?Q?Facture_n=B0_2024=2D17_=E0_r=E9gler_=28120_=A4=29?=",
    "=?UTF-8?Q?Re:_Angebot_f=C3=BCr_die_neue_K=C3=BCche_?= =?UTF-8?Q?und_das_B=C3=BCro?="};
constexpr std::string_view Months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::string_view Days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

template<size_t N>
std::string_view oneOf(const std::string_view (&all)[N], Dice &dice)
{
    return all[dice.below(N)];
}

std::string twoDigits(uint32_t number)
{
    return {char('0' + number / 10), char('0' + number % 10)};
}

std::string timeOf(uint32_t second)
{
    return twoDigits(second / 3600) + ":" + twoDigits(second / 60 % 60) + ":" + twoDigits(second % 60)
           + " +0100";
}

std::string someId(std::string_view host, Dice &dice)
{
    char id[40];
    std::snprintf(id, sizeof id, "<%08x%08x.%u@", dice.below(0xffffffff), dice.below(0xffffffff),
                  dice.below(100'000));
    return id + std::string(host) + ">";
}

} // namespace

void addString(std::string &out, std::string_view text, bool literal)
{
    if (literal) {
        out += '{';
        out += std::to_string(text.size());
        out += "}\r\n";
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

std::string_view someFlags(Dice &dice)
{
    static constexpr std::string_view combinations[] = {
        "\\Seen",
        "\\Seen",
        "\\Seen",
        "",
        "",
        "\\Answered \\Seen",
        "\\Seen $Forwarded",
        "\\Flagged",
        "\\Flagged \\Seen",
        "\\Seen $Junk",
        "\\Deleted \\Seen",
        "\\Draft \\Seen",
        "\\Seen NonJunk",
        "\\Seen $MDNSent NonJunk",
        "\\Answered $label1",
        "\\Seen $label2",
    };
    return oneOf(combinations, dice);
}

void addBody(std::string &out, size_t bytes, Dice &dice)
{
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string body = "From: a@example.com\r\nTo: b@example.org\r\nSubject: something big\r\n"
                       "Date: Wed, 1 Jan 2025 00:00:00 +0000\r\nMIME-Version: 1.0\r\n"
                       "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    body.reserve(bytes + 80);
    while (body.size() < bytes) {
        for (int i = 0; i < 76; i += 4) {
            const uint32_t four = dice.below(1U << 24);
            for (int shift = 0; shift < 24; shift += 6)
                body += digits[four >> shift & 63];
        }
        body += "\r\n";
    }
    body.resize(bytes);
    out += body;
}

Letter::Person Letter::somebody(Dice &dice)
{
    const std::string_view given = oneOf(GivenNames, dice), family = oneOf(FamilyNames, dice);
    Person person;
    const uint32_t kind = dice.below(100);
    if (kind < 12)
        person.name = oneOf(EncodedNames, dice);
    else if (kind < 18)
        person.name = std::string(family) + ", " + std::string(given) + " \"" + given.front() + "\" (Sales)";
    else if (kind < 85)
        person.name = std::string(given) + " " + std::string(family);
    for (const char c : given)
        person.mailbox += char(c | 0x20);
    person.mailbox += '.';
    person.mailbox += std::to_string(dice.below(5000));
    person.host = oneOf(Hosts, dice);
    return person;
}

std::string Letter::someSubject(Dice &dice)
{
    const uint32_t kind = dice.below(100);
    if (kind < 15)
        return std::string(oneOf(EncodedSubjects, dice));
    std::string subject = kind < 40 ? "Re:" : kind < 50 ? "[team \"core\" D:\\work]" : "About";
    for (uint32_t words = 3 + dice.below(5); words > 0; --words)
        (subject += ' ') += oneOf(Words, dice);
    return subject;
}

Letter::Letter(uint32_t uid, uint32_t recipients, Dice &dice)
    : m_day(1 + dice.below(28))
    , m_weekday(dice.below(7))
    , m_month(dice.below(12))
    , m_year(2004 + dice.below(21))
    , m_second(dice.below(86'400))
    , m_size(900 + dice.below(60'000))
    , m_subject(someSubject(dice))
{
    m_from.push_back(somebody(dice));
    while (m_to.size() < recipients)
        m_to.push_back(somebody(dice));
    if (dice.below(4) == 0) {
        for (uint32_t copies = 1 + dice.below(4); copies > 0; --copies)
            m_cc.push_back(somebody(dice));
    }
    m_messageId = someId(m_from.front().host, dice);
    if (m_subject.starts_with("Re:") || uid % 5 == 0)
        m_inReplyTo = someId(m_to.front().host, dice);
}

// date-time, RFC 9051 section 9
std::string Letter::internalDate() const
{
    std::string out(m_day < 10 ? 1 : 0, ' ');
    out += std::to_string(m_day);
    ((out += '-') += Months[m_month]) += '-';
    return out + std::to_string(m_year) + " " + timeOf(m_second);
}

void Letter::addPeople(std::string &out, const std::vector<Person> &people)
{
    if (people.empty()) {
        out += "NIL";
        return;
    }
    out += '(';
    for (const Person &person : people) {
        out += '(';
        if (person.name.empty())
            out += "NIL";
        else
            addString(out, person.name);
        out += " NIL ";
        addString(out, person.mailbox);
        out += ' ';
        addString(out, person.host);
        out += ')';
    }
    out += ')';
}

void Letter::addEnvelope(std::string &out, Dice &dice) const
{
    out += "(\"" + std::string(Days[m_weekday]) + ", " + std::to_string(m_day) + " "
           + std::string(Months[m_month]) + " " + std::to_string(m_year) + " " + timeOf(m_second) + "\" ";
    addString(out, m_subject, dice.below(50) == 0);
    for (const auto *people : {&m_from, &m_from, &m_from, &m_to, &m_cc}) {
        out += ' ';
        addPeople(out, *people);
    }
    out += " NIL ";
    if (m_inReplyTo.empty())
        out += "NIL";
    else
        addString(out, m_inReplyTo);
    out += ' ';
    addString(out, m_messageId);
    out += ')';
}
