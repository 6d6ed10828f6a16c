#pragma once
#include "quotasurvey.h"
#include <QMap>

namespace imap {

// What a quota root that is made at a mailbox takes from others: on Cyrus the mailbox and all below count against it from
// then on, but for those that have a root further down. A root that is there already takes nothing.
struct RootTakeover
{
    QMap<QByteArray, std::vector<MailboxName>> from = {}; // by the root that they count against now
    std::vector<MailboxName> free = {};                   // those that count against none
    std::vector<MailboxName> unknown = {};                // of which the server does not tell

    // For a QuotaChange.
    QMap<QByteArray, QByteArrayList> byRoot() const;
    bool isEmpty() const { return from.isEmpty() && free.empty() && unknown.empty(); }

    // What has to be asked about: patterns for the mailbox and all below.
    static QByteArrayList patterns(const MailboxName &mailbox, char separator);
    static RootTakeover of(const QuotaSurvey &survey, const MailboxName &mailbox, char separator);
};

} // namespace imap
