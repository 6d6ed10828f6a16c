#pragma once
#include "../access/quotasurvey.h"
#include "changeset.h"

namespace imap {

// One edit of a limit of many quota roots. What is not named is left alone.
struct WideQuotaEdit
{
    enum class What {
        Set,      // to `value`
        Raise,    // by `value` percent of what it is
        Headroom, // to at least `value` above what is used
        Copy,     // all limits to those of `like`, and none where that has none
    };
    What what = What::Set;
    QByteArray resource = "STORAGE"; // in upper case
    quint64 value = 0;               // Set and Headroom: in the resource's unit
    QuotaRoot like = {};

    // For one root; nothing where it is so already, or where there is no limit that could be raised.
    std::optional<StagedChange> changeFor(const QuotaRoot &root, const ServerFlavour &flavour) const;
};

} // namespace imap
