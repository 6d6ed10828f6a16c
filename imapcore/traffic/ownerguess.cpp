#include "ownerguess.h"
#include "../tagtext.h"
#include "../wire/cursor.h"
#include "../wire/framer.h"
#include "exchange.h"
#include <algorithm>
#include <limits>

namespace imap {

namespace {

// No client has more on the way; a file may say so.
constexpr size_t MostOpen = 10'000;
// Numbers of foreign tags, apart from ours.
constexpr quint32 Foreign = 0x80000000;

bool isTag(QByteArrayView word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.'
               || c == '-' || c == '_';
    });
}

bool isOfMessages(QByteArrayView keyword)
{
    return keyword == "FETCH" || keyword == "EXPUNGE" || keyword == "VANISHED";
}

// GETACL brings ACL, GETQUOTAROOT brings QUOTAROOT and QUOTA, SEARCH brings ESEARCH.
bool mayBring(const QByteArray &verb, const QByteArray &keyword)
{
    if (verb.contains(keyword) || keyword.contains(verb.sliced(verb.lastIndexOf(' ') + 1)))
        return true;
    const bool opens = verb == "SELECT" || verb == "EXAMINE";
    return opens ? !isOfMessages(keyword) : verb.contains("STORE") && keyword == "FETCH";
}

} // namespace

quint32 OwnerGuess::ofSent(QByteArrayView line)
{
    const QByteArray tag = ExchangeLog::tagOf(line), verb = ExchangeLog::verbOf(line);
    if (!m_open.empty() && (m_asked || verb.isEmpty() || !isTag(tag))) {
        m_asked = announcedLiteral(line) >= 0;
        return m_open.back().owner;
    }
    if (verb.isEmpty())
        return 0;
    const quint64 ours = TagText::tagOf(tag);
    const bool isOurs = ours > 0 && ours < Foreign;
    if (m_open.size() >= MostOpen)
        m_open.erase(m_open.begin());
    m_open.push_back(
        {tag, verb, ExchangeLog::mailboxOf(line), isOurs ? quint32(ours) : Foreign + ++m_foreign});
    return m_open.back().owner;
}

quint32 OwnerGuess::ofReceived(QByteArrayView line)
{
    if (line.startsWith('+')) {
        if (m_open.empty())
            return 0;
        m_open.back().goesOn = m_open.back().verb == "IDLE";
        m_asked = true;
        return m_open.back().owner;
    }
    if (line.startsWith('*')) {
        const Open *found = answeredBy(line);
        return found ? found->owner : 0;
    }
    m_asked = false;
    const QByteArray tag = ExchangeLog::tagOf(line);
    const auto found =
        std::find_if(m_open.begin(), m_open.end(), [&tag](const Open &open) { return open.tag == tag; });
    if (found == m_open.end())
        return 0;
    const quint32 owner = found->owner;
    m_open.erase(found);
    return owner;
}

const OwnerGuess::Open *OwnerGuess::answeredBy(QByteArrayView response) const
{
    if (m_open.empty() || m_open.front().goesOn)
        return nullptr;
    if (m_open.size() == 1)
        return &m_open.front();
    if (isStatusResponse(response))
        return nullptr;
    Cursor in(response);
    in.skip('*');
    in.space();
    quint64 number = 0;
    if (in.number(number))
        in.space();
    const QByteArray keyword = in.atom().toByteArray().toUpper();
    QByteArray mailbox;
    if (in.space())
        in.expectAString(mailbox);
    const auto fits = [&](const Open &open) {
        return mayBring(open.verb, keyword);
    };
    // Of several that ask the same of different mailboxes, the one whose mailbox is named.
    const auto named = std::find_if(m_open.begin(), m_open.end(), [&](const Open &open) {
        return !mailbox.isEmpty() && open.mailbox == mailbox && fits(open);
    });
    if (named != m_open.end())
        return &*named;
    const auto first = std::find_if(m_open.begin(), m_open.end(), fits);
    return first == m_open.end() ? nullptr : &*first;
}

} // namespace imap
