#include "extensions.h"
#include <algorithm>
#include <iterator>

static constexpr Extension Extensions[] = {
    {"IMAP4REV1", "FETCH"},
    {"IMAP4REV2", "IMAP4rev2"},
    {"ACL", "ACL"},
    {"ACL2=", "ACL"},
    {"ANNOTATE-EXPERIMENT-1", nullptr},
    {"ANNOTATEMORE", "ANNOTATEMORE"},
    {"APPENDLIMIT=", "APPENDLIMIT"},
    {"AUTH=SCRAM-SHA-1-PLUS", nullptr}, // with channel binding
    {"AUTH=SCRAM-SHA-256-PLUS", nullptr},
    {"AUTH=", "SASL"},
    {"BINARY", "BINARY"},
    {"CATENATE", "CATENATE"},
    {"CHILDREN", "LIST"},
    {"COMPRESS=DEFLATE", "COMPRESS"},
    {"CONDSTORE", "CONDSTORE"},
    {"CONTEXT=SEARCH", "CONTEXT=SEARCH"},
    {"CREATE-SPECIAL-USE", "special use"},
    {"ENABLE", "ENABLE"},
    {"ESEARCH", "ESEARCH"},
    {"ESORT", "ESORT"},
    {"I18NLEVEL=1", "SEARCH CHARSET"},
    {"ID", "ID"},
    {"IDLE", "IDLE"},
    {"LIST-EXTENDED", "LIST-EXTENDED"},
    {"LIST-METADATA", "LIST-METADATA"},
    {"LIST-MYRIGHTS", "LIST-MYRIGHTS"},
    {"LIST-STATUS", "LIST-STATUS"},
    {"LITERAL+", "LITERAL+"},
    {"LOGINDISABLED", "LOGINDISABLED"},
    {"MAILBOX-REFERRALS", "MAILBOX-REFERRALS"},
    {"METADATA", "METADATA"},
    {"MOVE", "MOVE"},
    {"MULTIAPPEND", "MULTIAPPEND"},
    {"NAMESPACE", "NAMESPACE"},
    {"NOTIFY", "NOTIFY"},
    {"OBJECTID", "OBJECTID"},
    {"PREVIEW", "PREVIEW"},
    {"PREVIEW=FUZZY", "PREVIEW"},
    {"QRESYNC", "QRESYNC"},
    {"QUOTA", "QUOTA"},
    {"QUOTA=RES-", "SETQUOTA"},
    {"QUOTASET", "SETQUOTA"},
    {"REPLACE", "REPLACE"},
    {"RIGHTS=", "ACL rights"},
    {"SASL-IR", "SASL-IR"},
    {"SAVEDATE", "SAVEDATE"},
    {"SEARCH=FUZZY", "SEARCH=FUZZY"},
    {"SEARCHRES", "SEARCHRES"},
    {"SNIPPET=FUZZY", "PREVIEW"},
    {"SORT", "SORT"},
    {"SORT=DISPLAY", "SORT=DISPLAY"},
    {"SPECIAL-USE", "special use"},
    {"STARTTLS", "connecting"},
    {"STATUS=SIZE", "STATUS"},
    {"THREAD=", "THREAD"},
    {"UIDPLUS", "UIDPLUS"},
    {"UNAUTHENTICATE", "UNAUTHENTICATE"},
    {"UNSELECT", "CLOSE"},
    {"URL-PARTIAL", "URL-PARTIAL"},
    {"UTF8=ACCEPT", "UTF8=ACCEPT"},
    {"WITHIN", "WITHIN"},
    {"X-QUOTA=", "SETQUOTA"},
    // Responses and response codes that nothing here makes a server send; tests/transcripts has them.
    {"INPROGRESS", nullptr},
    {"LOGIN-REFERRALS", nullptr},
    // No command: more ways of looking for messages, for clients without UTF-7 or sequence numbers, for URLs.
    {"MULTISEARCH", nullptr},
    {"SORT=MODSEQ", nullptr},
    {"SORT=UID", nullptr},
    {"UIDONLY", nullptr},
    {"URLAUTH", nullptr},
    {"URLAUTH=BINARY", nullptr},
    // Cyrus' own, most of them for its own servers among each other.
    {"DIGEST=SHA1", nullptr},
    {"NO_ATOMIC_RENAME", nullptr},
    {"SCAN", nullptr},
    {"X-CREATEDMODSEQ", nullptr},
    {"X-REPLICATION", nullptr},
    {"X-REPLICATION-ARCHIVE", nullptr},
    {"X-SIEVE-MAILBOX", nullptr},
    {"XLIST", nullptr},
    {"XMOVE", nullptr},
};

const Extension *extensionCalled(const QByteArray &name)
{
    const QByteArray upper = name.toUpper();
    const auto found =
        std::find_if(std::begin(Extensions), std::end(Extensions), [&upper](const Extension &one) {
            const QByteArray known = one.name;
            return known == upper
                   || ((known.endsWith('=') || known.endsWith('-')) && upper.startsWith(known));
        });
    return found == std::end(Extensions) ? nullptr : found;
}
