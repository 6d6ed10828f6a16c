#pragma once
#include "../access/flavour.h"
#include "../commands/acl.h"
#include "../commands/annotatemore.h"
#include "../commands/list.h"
#include "../commands/lsub.h"
#include "../commands/mailboxes.h"
#include "../commands/metadata.h"
#include "../commands/namespace.h"
#include "../commands/quota.h"
#include "../commands/setquota.h"
#include "../commands/status.h"
#include <span>
#include <variant>

namespace imap {

// How the server at hand wants to be spoken to.
struct ServerManner
{
    Capabilities capabilities = {};
    bool utf8 = false; // ENABLE UTF8=ACCEPT, or IMAP4rev2
    ServerFlavour flavour = {};
    Namespaces namespaces = {};

    // `kind`: what somebody says that the server is.
    static ServerManner of(const Session &session, const ServerId &id = {}, const Namespaces &namespaces = {},
                           std::optional<ServerFlavour::Kind> kind = {})
    {
        const Capabilities &capabilities = session.capabilities();
        return {capabilities, session.isEnabled("UTF8=ACCEPT") || session.isEnabled("IMAP4REV2"),
                kind ? ServerFlavour::of(*kind, capabilities, id)
                     : ServerFlavour::detect(id, capabilities, session.greeting()),
                namespaces};
    }
    // That of the namespace that the name is in; 0: not known, or there is none.
    char separatorOf(const MailboxName &name) const;
};

inline char ServerManner::separatorOf(const MailboxName &name) const
{
    const Namespace *best = nullptr;
    for (const Namespace &one : namespaces) {
        if (name.wire().startsWith(one.prefix.wire())
            && (!best || one.prefix.wire().size() > best->prefix.wire().size()))
            best = &one;
    }
    return best ? best->separator : '\0';
}

// What is asked to know the state that a change is about.
using ChangeQuery = std::variant<GetAcl, GetQuota, GetMetadata, GetAnnotation, List, Lsub, GetStatus>;
// What came of it; the same as the command's result, or why there is none.
using ChangeAnswer = std::variant<Error, Acl, QuotaRoot, FoundMetadata, std::vector<Annotation>,
                                  std::vector<ListedMailbox>, MailboxStatus>;
using ChangeAnswers = std::span<const ChangeAnswer>; // one for each query, in their order

// What changes are made with.
using ChangeCommand = std::variant<SetAcl, DeleteAcl, SetQuota, SetMetadata, SetAnnotation, Create, Rename,
                                   Delete, Subscribe, Unsubscribe>;

// The error among the answers, if one is needed that is not there.
inline const Error *errorIn(ChangeAnswers answers)
{
    for (const ChangeAnswer &answer : answers) {
        if (const Error *error = std::get_if<Error>(&answer))
            return error;
    }
    return nullptr;
}

} // namespace imap
