#pragma once
#include "accessindex.h"
#include <functional>

namespace imap {

// Finds mailboxes by who may do what there.
struct AccessSearch
{
    QString who = {};         // as the server writes it; empty: whoever
    Rights rights = {};       // all of these; empty: any at all
    bool isEffective = false; // by all entries that are about `who`, not by that of `who` alone

    // Of those whose lists are known.
    std::vector<size_t> mailboxesIn(const AccessIndex &index) const;
    // Of one of them, which must live as long as what this returns.
    std::function<bool(size_t)> isIn(const AccessIndex &index) const;
};

} // namespace imap
