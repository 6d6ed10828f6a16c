#pragma once
#include "../commands/id.h"
#include "../commands/setquota.h"
#include "identifier.h"
#include "rights.h"

namespace imap {

// What a server makes of access lists and quotas beyond what it announces. RFC 4314 leaves to it whom an identifier
// means and how entries are combined (section 2), RFC 9208 who may set which limits.
struct ServerFlavour
{
    enum class Kind { Cyrus, Dovecot, Courier, Stalwart, Generic };

    Kind kind = Kind::Generic;
    KnownRights known = {"lrswipkxtea", true, false};
    QByteArrayList resources = {}; // of quotas that can be limited, in upper case; empty: any
    bool announcesQuotaSet = false;
    bool isDovecot24 = false; // or later
    // What the owner of a mailbox and an administrator have whatever its list says. A site may have changed it: the
    // first string of LISTRIGHTS tells.
    Rights ownersOwn = {}, administratorsOwn = {};
    // What cannot be taken from the owner's own entry: the server refuses, or says OK and keeps it.
    Rights ownerKeeps = {};
    // What everybody may do with a user's INBOX, which MYRIGHTS does not tell.
    Rights everybodysOnInbox = {};
    // What "a" brings with it, where a site has set it up so (acl_admin_implies_write of Cyrus: "switen").
    Rights impliedByAdminister = {};

    // By its answer to ID, its capabilities after the login, and the text of its greeting; any may be empty.
    static ServerFlavour detect(const ServerId &id, const Capabilities &capabilities,
                                const QString &greeting);
    // As above, but for the kind, which somebody knows better.
    static ServerFlavour of(Kind kind, const Capabilities &capabilities, const ServerId &id = {});
    static const char *nameOf(Kind kind); // "Cyrus"
    static std::optional<Kind> kindOfName(QStringView name);

    RightsEra era() const { return eraOf(known); }

    // --- access lists
    enum class Combine {
        Union,       // whoever matches several entries has what any gives, less what any takes
        MostSpecific // of several entries the most specific replaces the others; those that take rights likewise
    };
    Combine combine() const { return kind == Kind::Dovecot ? Combine::MostSpecific : Combine::Union; }
    // Whether the combining of entries is known, not just assumed.
    bool isCombineKnown() const { return kind != Kind::Generic || known.unionOfAll; }
    // Whether GETACL tells all there is. Courier's leaves out entries of groups, and shows "x", "t" and "e" only
    // together: rights must not be replaced by what it said, only added and taken away.
    bool isAclComplete() const { return kind != Kind::Courier; }
    bool mayReplaceRights() const { return isAclComplete(); }
    bool hasNegativeRights() const { return kind != Kind::Stalwart; }
    // Whether an entry for the owner of a mailbox takes the place of what owners have without one.
    bool entryReplacesOwnersOwn() const { return combine() == Combine::MostSpecific && !ownersOwn.isEmpty(); }
    // Names of users and identifiers are stored in lower case.
    bool foldsCase() const { return kind == Kind::Cyrus; }
    // Whether two names of users or groups, none of them empty, mean the same one.
    bool isSameName(const QString &a, const QString &b) const
    {
        return !a.isEmpty() && a.compare(b, foldsCase() ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0;
    }
    // Whether an entry that gives nothing is kept, and hides what others would give.
    bool keepsEmptyEntries() const { return kind == Kind::Dovecot; }

    Identifier identifier(const QString &text) const;
    // How it is written in SETACL; null where this server's IMAP cannot name one of that kind.
    QString spelling(const Identifier &identifier) const;
    // Those that mean no single user and no group, as one writes them.
    QStringList specialIdentifiers() const;
    // What is wrong with giving an identifier these rights by SETACL, the worst first; empty: nothing.
    QList<IdentifierProblem> problemsOf(const QString &identifier, Rights rights = {}) const;

    // --- quotas
    enum class Setting {
        Never,
        AdministratorOnly, // of Dovecot 2.3 the administrator who acts as the user
        Perhaps
    };
    Setting settingOfQuotas() const;
    // Whether setting limits at a mailbox that is no quota root makes one of it.
    bool makesQuotaRoots() const { return kind == Kind::Cyrus; }
    // The largest limit that it can be given without harm. Cyrus ends the connection over more.
    quint64 largestLimit(QByteArrayView resource) const;
    // Whether a limit of 0 is none. By RFC 9208 it allows nothing.
    bool isZeroUnlimited() const { return kind == Kind::Dovecot; }
    // Whether limits that SETQUOTA does not name are taken away, as RFC 9208 has it.
    bool dropsUnnamedLimits() const { return kind != Kind::Dovecot; }
    // Dovecot goes by what it knew when the user logged in.
    bool limitsHoldFromNextLogin() const { return kind == Kind::Dovecot; }
    bool knowsResource(QByteArrayView resource) const;

    // --- metadata
    // Whether a value with NUL may be a literal8, as RFC 5464 has it.
    bool readsLiteral8InMetadata() const { return kind != Kind::Cyrus; }
};

} // namespace imap
