#pragma once
#include "searchwords.h"

// The words of SearchWords, for what reads them and what writes them.
namespace ui::vocabulary {

// Words before a colon, in the order in which they are preferred for writing.
struct Prefix
{
    const char *word;
    const char *key;
};
inline constexpr Prefix Prefixes[] = {
    {"from", "FROM"},
    {"to", "TO"},
    {"cc", "CC"},
    {"bcc", "BCC"},
    {"subject", "SUBJECT"},
    {"body", "BODY"},
    {"text", "TEXT"},
    {"header", "HEADER"},
    {"has", "KEYWORD"},
    {"lacks", "UNKEYWORD"},
    {"larger", "LARGER"},
    {"smaller", "SMALLER"},
    {"before", "BEFORE"},
    {"on", "ON"},
    {"since", "SINCE"},
    {"after", "SINCE"},
    {"sentbefore", "SENTBEFORE"},
    {"senton", "SENTON"},
    {"sentsince", "SENTSINCE"},
    {"sentafter", "SENTSINCE"},
    {"savedbefore", "SAVEDBEFORE"},
    {"savedon", "SAVEDON"},
    {"savedsince", "SAVEDSINCE"},
    {"savedafter", "SAVEDSINCE"},
    {"older", "OLDER"},
    {"newer", "YOUNGER"},
    {"younger", "YOUNGER"},
    {"uid", "UID"},
    {"number", ""},
    {"modseq", "MODSEQ"},
    {"emailid", "EMAILID"},
    {"threadid", "THREADID"},
    {"gmail", "X-GM-RAW"},
    {"label", "X-GM-LABELS"},
};
inline constexpr Prefix States[] = {
    {"read", "SEEN"},       {"unread", "UNSEEN"},       {"flagged", "FLAGGED"}, {"unflagged", "UNFLAGGED"},
    {"starred", "FLAGGED"}, {"answered", "ANSWERED"},   {"deleted", "DELETED"}, {"unanswered", "UNANSWERED"},
    {"draft", "DRAFT"},     {"undeleted", "UNDELETED"}, {"undraft", "UNDRAFT"}, {"seen", "SEEN"},
    {"unseen", "UNSEEN"},   {"recent", "RECENT"},       {"old", "OLD"},         {"new", "NEW"},
};

// Null: it is no such word.
const Prefix *prefixOf(QStringView word);
// Whether what stands before a colon means more than itself.
bool isPrefix(QStringView word);
// What a word without a colon stands for.
imap::Criterion bareWord(const QString &word, SearchWords::Where where);
// The word, if it is what bareWord() makes.
std::optional<QString> asBareWord(const imap::Criterion &criterion, SearchWords::Where where);

} // namespace ui::vocabulary
