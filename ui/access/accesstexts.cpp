#include "accesstexts.h"

namespace ui {

using Problem = imap::IdentifierProblem;

QString AccessTexts::problem(Problem problem, const QString &identifier)
{
    switch (problem) {
    case Problem::Empty:
        return tr("An identifier is missing.");
    case Problem::ControlCharacters:
        return tr("“%1” holds control characters.").arg(identifier);
    case Problem::DamagesMailbox:
        return tr("“%1”: this server keeps a quote or a backslash although it says NO, and the mailbox could "
                  "not be "
                  "administered any more.")
            .arg(identifier);
    case Problem::ForbiddenCharacters:
        return tr("“%1” holds characters that this server refuses.").arg(identifier);
    case Problem::TooLong:
        return tr("“%1” is too long for this server.").arg(identifier);
    case Problem::NegativesUnsupported:
        return tr("“%1”: this server has no entries that take rights away.").arg(identifier);
    case Problem::CannotBeChanged:
        return tr("“%1” cannot be changed on this server.").arg(identifier);
    case Problem::UpperCase:
        return tr("“%1” will be stored in lower case.").arg(identifier);
    case Problem::UpperCaseDomain:
        return tr("“%1” has capitals in its domain, as names of users hardly have.").arg(identifier);
    case Problem::Spaces:
        return tr("“%1” holds spaces: some servers make a mailbox unreachable by them.").arg(identifier);
    case Problem::ForeignSpelling:
        return tr("“%1” is how another server writes a group: this one takes it for somebody’s name.")
            .arg(identifier);
    case Problem::NoAddress:
        return tr("“%1”: this server wants the e-mail address of an account.").arg(identifier);
    case Problem::AdministeredByAnyone:
        return tr("“%1” could change this list: everybody could then give themselves every right.")
            .arg(identifier);
    }
    return {};
}

QString AccessTexts::ownersEntry(const QString &owner)
{
    return tr("“%1” owns it and needs no entry: one would take the place of the rights that every owner has.")
        .arg(owner);
}

QString AccessTexts::hindrance(imap::Hindrance why, const QString &identifier, char right)
{
    const QString letter(1, QLatin1Char(right));
    switch (why) {
    case imap::Hindrance::None:
        break;
    case imap::Hindrance::NoAdminister:
        return tr("You have no “a” (administer) on this mailbox: you cannot change its list.");
    case imap::Hindrance::Fixed:
        return problem(Problem::CannotBeChanged, identifier);
    case imap::Hindrance::Always:
        return tr("“%1” has “%2” in any case, as the server says (LISTRIGHTS).").arg(identifier, letter);
    case imap::Hindrance::OwnerKeeps:
        return tr("“%1” owns the mailbox: this server lets an owner keep “%2”.").arg(identifier, letter);
    case imap::Hindrance::NotOffered:
        return tr("The server does not offer “%2” for “%1” here (LISTRIGHTS).").arg(identifier, letter);
    case imap::Hindrance::UnknownToServer:
        return tr("The server announces no right “%1”: it can be taken away, but not given.").arg(letter);
    }
    return {};
}

QString AccessTexts::lockout(const imap::Lockout &lockout, const QString &mailbox)
{
    QStringList all;
    if (lockout.lost.contains('a'))
        all += tr("%1: you would lose “a”, and could not change this list any more.").arg(mailbox);
    if (lockout.lost.contains('l'))
        all += tr("%1: you would lose “l”, and could not see the mailbox any more.").arg(mailbox);
    if (lockout.perhaps.contains('a'))
        all += tr("%1: you would lose “a” if you are in one of these groups.").arg(mailbox);
    if (lockout.perhaps.contains('l'))
        all += tr("%1: you would lose “l” if you are in one of these groups.").arg(mailbox);
    return all.join(u'\n');
}

QString AccessTexts::opens(const QStringList &identifiers, const QString &mailbox)
{
    QStringList all;
    for (const QString &identifier : identifiers)
        all += tr("%1: “%2” would get “a”, and everybody could change this list.").arg(mailbox, identifier);
    return all.join(u'\n');
}

QString AccessTexts::effect(const imap::EffectiveRights &rights, size_t at, const imap::Acl &acl)
{
    using Effect = imap::EffectiveRights::Entry::Effect;
    const imap::EffectiveRights::Entry &entry = rights.entries[at];
    const auto letters = [](imap::Rights set) {
        return QString::fromLatin1(set.toBytes());
    };
    QStringList maskers;
    for (const size_t masker : entry.maskedBy)
        maskers += acl[masker].identifier;
    switch (entry.effect) {
    case Effect::OfOthers:
        return tr("is about others");
    case Effect::Gave:
        return tr("gives %1").arg(letters(entry.gave));
    case Effect::Took:
        return tr("takes %1").arg(letters(entry.took));
    case Effect::Masked:
        return entry.isMaskedByOwnership ? tr("does nothing: the owner has their rights anyway")
               : maskers.isEmpty()
                   ? tr("does nothing")
                   : tr("does nothing: %1 goes before it").arg(maskers.join(QStringLiteral(", ")));
    case Effect::Nothing:
        return tr("has nothing to give or take");
    }
    return {};
}

QStringList AccessTexts::doubts(const imap::EffectiveRights &rights)
{
    QStringList all;
    if (rights.mayHideEntries)
        all += tr("This server does not show all entries: groups may give more.");
    if (rights.dependsOnGroups)
        all += tr("There are entries of groups, and it is not known which groups this person is in.");
    if (rights.isRuleAssumed)
        all += tr("How this server combines entries is not known: it is taken that all that match add up.");
    return all;
}

} // namespace ui
