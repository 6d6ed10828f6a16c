#pragma once
#include "../error.h"
#include <QByteArrayList>

namespace imap {

// Where a mailbox is to be found instead, as the URLs (RFC 5092) of a NO with the code REFERRAL (RFC 2193 section 4),
// the preferred one first. Refused RENAME: pairs of the old and the new name. Empty: the error is none of these.
// Nobody follows them here: it is up to the person whether another server gets to see their password.
inline QByteArrayList referralsIn(const Error &error)
{
    QByteArrayList urls;
    if (error.code != "REFERRAL")
        return urls;
    for (QByteArray url : error.arguments.simplified().split(' ')) {
        // Some servers quote it, though the grammar does not.
        if (url.size() > 1 && url.startsWith('"') && url.endsWith('"'))
            url = url.sliced(1).chopped(1);
        if (!url.isEmpty())
            urls.append(url);
    }
    return urls;
}

} // namespace imap
