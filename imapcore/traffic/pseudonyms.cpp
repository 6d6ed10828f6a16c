#include "pseudonyms.h"
#include <algorithm>

namespace imap {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "&" and "," belong to modified UTF-7.
bool isOfWord(char c)
{
    return isLetter(c) || isDigit(c) || c < 0 || c == '_' || c == '-' || c == '+' || c == '&' || c == ','
           || c == '~' || c == '\'';
}

bool isOfHost(char c)
{
    return isLetter(c) || isDigit(c) || c == '-' || c == '.';
}

// What says nothing of anybody: RFC 6154 and what servers have in common, RFC 4314, names of hosts.
bool isCommon(QByteArrayView word)
{
    static constexpr const char *words[] = {
        "inbox",     "drafts",    "sent",  "trash", "junk",           "archive",       "spam",
        "templates", "outbox",    "user",  "users", "other",          "shared",        "public",
        "anyone",    "anonymous", "owner", "group", "administrators", "authenticated", "localhost",
        "mail",      "imap",      "nil",   "and",   "items",          "messages",      "quota"};
    return std::any_of(std::begin(words), std::end(words),
                       [word](const char *one) { return word.compare(one, Qt::CaseInsensitive) == 0; });
}

} // namespace

// Letters and digits; a letter comes first.
QByteArray Pseudonyms::next(qsizetype size)
{
    static constexpr char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    static constexpr char letters[] = "nbcdfghjklmpqrstvwxyzaeiou";
    quint64 number = m_counts[size]++;
    QByteArray name(size, '0');
    for (qsizetype i = size - 1; i > 0; --i) {
        name[i] = digits[number % 36];
        number /= 36;
    }
    // Of a single byte there are not enough for everybody.
    name[0] = letters[number % 26];
    return name;
}

void Pseudonyms::replaceWord(QByteArray &bytes, qsizetype begin, qsizetype end)
{
    while (begin < end && bytes[begin] == '-') // a negative right's identifier
        ++begin;
    const QByteArrayView word = QByteArrayView(bytes).sliced(begin, end - begin);
    if (word.isEmpty() || isCommon(word))
        return;
    QByteArray key = word.toByteArray();
    auto known = m_words.constFind(key);
    if (known == m_words.cend())
        known = m_words.insert(key, next(key.size()));
    std::copy(known->begin(), known->end(), bytes.begin() + begin);
}

void Pseudonyms::replaceName(QByteArray &bytes, qsizetype begin, qsizetype end)
{
    for (qsizetype at = begin; at < end;) {
        qsizetype wordEnd = at;
        if (bytes[at] == '@') {
            while (++wordEnd < end && isOfHost(bytes[wordEnd])) {
            }
            replaceHost(bytes, at + 1, wordEnd);
            at = wordEnd;
            continue;
        }
        if (bytes[at] == '=' && at + 1 < end && bytes[at + 1] == '?') { // encoded (RFC 2047)
            while (wordEnd < end && bytes[wordEnd] != ' ')
                ++wordEnd;
        } else {
            while (wordEnd < end && isOfWord(bytes[wordEnd]))
                ++wordEnd;
        }
        replaceWord(bytes, at, wordEnd);
        at = std::max(wordEnd, at + 1);
    }
}

void Pseudonyms::replaceHost(QByteArray &bytes, qsizetype begin, qsizetype end)
{
    if (replaceNumbers(bytes, begin, end))
        return;
    qsizetype last = bytes.lastIndexOf('.', end - 1);
    if (last < begin)
        last = end;
    for (qsizetype at = begin; at < last;) {
        qsizetype labelEnd = bytes.indexOf('.', at);
        labelEnd = labelEnd < 0 ? last : std::min(labelEnd, last);
        replaceWord(bytes, at, labelEnd);
        at = labelEnd + 1;
    }
}

// An IP address, of either version: each number becomes another one. False: it is none.
bool Pseudonyms::replaceNumbers(QByteArray &bytes, qsizetype begin, qsizetype end)
{
    const QByteArrayView text = QByteArrayView(bytes).sliced(begin, end - begin);
    const bool isV4 = std::count(text.begin(), text.end(), '.') == 3
                      && std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == '.'; });
    const bool isV6 =
        (std::count(text.begin(), text.end(), ':') > 2 || text.contains("::")) && text.size() > 2
        && std::all_of(text.begin(), text.end(), [](char c) {
               return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':';
           });
    if (!isV4 && !isV6)
        return false;
    const QByteArray key = text.toByteArray();
    auto known = m_words.constFind(key);
    if (known == m_words.cend()) {
        QByteArray other = key;
        quint64 number = ++m_counts[-1];
        for (qsizetype i = other.size() - 1; i >= 0; --i) {
            if (other[i] == '.' || other[i] == ':')
                continue;
            const bool isLeading = i == 0 || other[i - 1] == '.' || other[i - 1] == ':';
            other[i] = isLeading ? '1' : char('0' + number % 6); // no more than 255
            number /= isLeading ? 1 : 6;
        }
        known = m_words.insert(key, other);
    }
    std::copy(known->begin(), known->end(), bytes.begin() + begin);
    return true;
}

// `at` is that of "@".
bool Pseudonyms::replaceAddressAt(QByteArray &bytes, qsizetype at, qsizetype begin, qsizetype end)
{
    qsizetype from = at, to = at + 1;
    while (from > begin && (isOfWord(bytes[from - 1]) || bytes[from - 1] == '.' || bytes[from - 1] == '='))
        --from;
    while (to < end && isOfHost(bytes[to]))
        ++to;
    while (to > at + 1 && bytes[to - 1] == '.') // of a sentence
        --to;
    if (from == at || to == at + 1)
        return false;
    replaceName(bytes, from, at);
    replaceHost(bytes, at + 1, to);
    return true;
}

void Pseudonyms::replaceInText(QByteArray &bytes, qsizetype begin, qsizetype end)
{
    // Addresses first.
    for (qsizetype at = bytes.indexOf('@', begin); at >= 0 && at < end; at = bytes.indexOf('@', at + 1))
        replaceAddressAt(bytes, at, begin, end);
    for (qsizetype at = begin; at < end;) {
        const bool begins =
            (isOfWord(bytes[at]) && !QByteArrayView("'-,").contains(bytes[at])) || bytes[at] == ':';
        if (!begins) {
            ++at;
            continue;
        }
        // A comma parts words, but those of modified UTF-7.
        bool isUtf7 = false;
        const auto isInside = [&isUtf7](char c) {
            isUtf7 = c == '&' || (isUtf7 && c != '-');
            return c == ',' ? isUtf7 : isOfWord(c) || c == '.' || c == ':';
        };
        qsizetype to = at;
        while (to < end && isInside(bytes[to]))
            ++to;
        const qsizetype next = std::max(to, at + 1);
        while (to > at && QByteArrayView(".:'-").contains(bytes[to - 1]))
            --to;
        const bool isAddress = at > begin && bytes[at - 1] == '@';
        if (to == at || isAddress || replaceNumbers(bytes, at, to)) {
            at = next;
            continue;
        }
        // A host has a dot, and letters behind the last; and it is all of the word.
        const QByteArrayView word = QByteArrayView(bytes).sliced(at, to - at);
        const QByteArrayView top = word.sliced(word.lastIndexOf('.') + 1);
        const bool isHost =
            top.size() < word.size() && top.size() > 1 && !word.contains(':')
            && std::all_of(word.begin(), word.end(), isOfHost)
            && std::all_of(top.begin(), top.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (isHost) {
            replaceHost(bytes, at, to);
        } else if (!(next < end && bytes[next] == '@')) {
            for (qsizetype i = at; i < to;) {
                qsizetype wordEnd = i;
                while (wordEnd < to && isOfWord(bytes[wordEnd]))
                    ++wordEnd;
                const QByteArray part = bytes.sliced(i, wordEnd - i);
                const bool says = part.size() > 2 && std::any_of(part.begin(), part.end(), isLetter);
                if (const auto known = m_words.constFind(part); says && known != m_words.cend())
                    std::copy(known->begin(), known->end(), bytes.begin() + i);
                i = wordEnd + 1;
            }
        }
        at = next;
    }
}

} // namespace imap
