#include "acllimits.h"

namespace imap {

Grants::Grants(const GrantableRights &told, RightsEra era) : m_always(Rights(told.always).withoutVirtual(era))
{
    for (const QByteArray &set : told.optional) {
        const Rights rights = Rights(set).withoutVirtual(era);
        m_optional |= rights;
        if (rights.count() > 1)
            m_tied.push_back(rights);
    }
}

// RFC 4314 has each right in one set only; who puts one into two ties both.
Rights Grants::withTied(Rights rights) const
{
    for (bool grows = true; grows;) {
        grows = false;
        for (const Rights set : m_tied) {
            if (rights.containsAny(set) && !rights.containsAll(set)) {
                rights |= set;
                grows = true;
            }
        }
    }
    return rights;
}

// Stalwart's MYRIGHTS leaves "a" out where it lets one administer.
Hindrance AclLimits::ofList() const
{
    const bool lacks = mine && !mine->contains('a') && flavour.kind != ServerFlavour::Kind::Stalwart;
    return lacks ? Hindrance::NoAdminister : Hindrance::None;
}

Hindrance AclLimits::ofEntry(const QString &identifier) const
{
    if (const Hindrance why = ofList(); why != Hindrance::None)
        return why;
    return flavour.problemsOf(identifier).contains(IdentifierProblem::CannotBeChanged) ? Hindrance::Fixed
                                                                                       : Hindrance::None;
}

Rights AclLimits::kept(const QString &identifier, const Grants *grants) const
{
    const Identifier who = flavour.identifier(identifier);
    if (who.isNegative)
        return {};
    const bool isOwner = who.kind == Identifier::Kind::Owner
                         || (who.kind == Identifier::Kind::User && flavour.isSameName(owner.name, who.name));
    Rights rights = grants ? grants->always() : Rights();
    // What LISTRIGHTS of a Cyrus says is as its site has set it up.
    if (isOwner && !(grants && flavour.kind == ServerFlavour::Kind::Cyrus))
        rights |= flavour.ownerKeeps;
    return rights;
}

Hindrance AclLimits::ofGiving(const QString &identifier, char right, const Grants *grants) const
{
    if (const Hindrance why = ofEntry(identifier); why != Hindrance::None)
        return why;
    if (kept(identifier, grants).contains(right))
        return Hindrance::Always;
    if (grants && grants->offers(Rights(QByteArray(1, right))))
        return Hindrance::None;
    if (!flavour.known.contains(right))
        return Hindrance::UnknownToServer;
    return grants ? Hindrance::NotOffered : Hindrance::None;
}

Hindrance AclLimits::ofTaking(const QString &identifier, char right, const Grants *grants) const
{
    if (const Hindrance why = ofEntry(identifier); why != Hindrance::None)
        return why;
    if (!kept(identifier, grants).contains(right))
        return Hindrance::None;
    return grants && grants->always().contains(right) ? Hindrance::Always : Hindrance::OwnerKeeps;
}

} // namespace imap
