#include "aclchange.h"
#include "changejson.h"

namespace imap {

using namespace Qt::StringLiterals;

QByteArray unitedRights(QByteArrayView a, QByteArrayView b)
{
    QByteArray all = a.toByteArray();
    for (const char right : b) {
        if (!all.contains(right))
            all += right;
    }
    return all;
}

QByteArray rightsWithout(QByteArrayView rights, QByteArrayView without)
{
    QByteArray rest;
    for (const char right : rights) {
        if (!without.contains(right) && !rest.contains(right))
            rest += right;
    }
    return rest;
}

namespace {

QByteArray sorted(QByteArray rights)
{
    std::sort(rights.begin(), rights.end());
    return rights;
}

// What Courier shows of these rights: "x", "t" and "e" as one "d", if all three are there.
QByteArray shownByCourier(QByteArrayView rights)
{
    return rightsWithout(rights, "xtecdk");
}

// Of those that are refused.
QString sentenceOf(IdentifierProblem problem)
{
    switch (problem) {
    case IdentifierProblem::Empty:
        return u"an identifier that is empty"_s;
    case IdentifierProblem::ControlCharacters:
        return u"an identifier with control characters"_s;
    case IdentifierProblem::DamagesMailbox:
        return u"this server would store an identifier with “\"” or “\\”, and the mailbox could not be "
               u"administered any more"_s;
    case IdentifierProblem::ForbiddenCharacters:
        return u"an identifier with characters that this server refuses"_s;
    case IdentifierProblem::TooLong:
        return u"an identifier that is too long for this server"_s;
    case IdentifierProblem::NegativesUnsupported:
        return u"this server has no entries that take rights away"_s;
    case IdentifierProblem::CannotBeChanged:
        return u"an entry that this server does not let anybody change"_s;
    default:
        break;
    }
    return u"an identifier that this server refuses"_s;
}

} // namespace

std::optional<Error> AclChange::problem(const ServerManner &manner) const
{
    const auto invalid = [](const QString &why) {
        return Error{Error::Kind::InvalidArgument, {}, why};
    };
    const QByteArray given = unitedRights(add, exact.value_or(QByteArray()));
    for (const char right : unitedRights(given, remove)) {
        if (!((right >= 'a' && right <= 'z') || (right >= '0' && right <= '9')))
            return invalid(
                u"“%1” is no right: those are lower case letters and digits"_s.arg(QLatin1Char(right)));
        // RFC 4314 section 2.1.1: sent back, they widen what is given.
        if (manner.flavour.known.cdVirtual && (right == 'c' || right == 'd'))
            return invalid(
                u"“%1” stands for other rights on this server: give those"_s.arg(QLatin1Char(right)));
    }
    for (const IdentifierProblem one : manner.flavour.problemsOf(identifier, Rights(given))) {
        if (isRefusal(one))
            return invalid(sentenceOf(one));
    }
    return std::nullopt;
}

Expected<ChangeState> AclChange::stateIn(ChangeAnswers answers, const ServerManner &manner) const
{
    if (const Error *error = errorIn(answers))
        return *error;
    const auto state = [&manner](const AclEntry &entry) {
        return ChangeState::present(manner.flavour.known.withoutVirtual(entry.rights));
    };
    const Acl &acl = std::get<Acl>(answers[0]);
    for (const AclEntry &entry : acl) {
        if (entry.identifier == identifier)
            return state(entry);
    }
    // Servers may have their own spelling (RFC 4314 section 3.1).
    for (const AclEntry &entry : acl) {
        if (entry.identifier.compare(identifier, Qt::CaseInsensitive) == 0)
            return state(entry);
    }
    return ChangeState::absent();
}

ChangeState AclChange::after(const ChangeState &before) const
{
    if (exact)
        return exact->isEmpty() ? ChangeState::absent() : ChangeState::present(*exact);
    if (!before.isKnown())
        return {};
    const QByteArray rights = rightsWithout(unitedRights(before.value, add), remove);
    return rights.isEmpty() && !before.isPresent() ? ChangeState::absent() : ChangeState::present(rights);
}

bool AclChange::isSame(const ChangeState &a, const ChangeState &b)
{
    // An entry without rights is as good as none: Cyrus takes it away, others keep it.
    return a.isKnown() == b.isKnown() && sorted(a.value) == sorted(b.value);
}

std::vector<ChangeCommand> AclChange::commands(const ChangeState &found, const ServerManner &manner) const
{
    using How = SetAcl::Change;
    std::vector<ChangeCommand> all;
    QByteArray given = add, taken = remove;
    if (exact && exact->isEmpty()) {
        all.emplace_back(DeleteAcl{mailbox, identifier});
        return all;
    }
    if (exact && manner.flavour.isAclComplete()) {
        all.emplace_back(SetAcl{mailbox, identifier, *exact, How::Replace});
        return all;
    }
    if (exact) {
        // What cannot be seen is taken all the same, but nothing is replaced by what was seen.
        given = rightsWithout(*exact, found.value);
        taken = rightsWithout(unitedRights("lrswiptexka", manner.flavour.known.rights), *exact);
    }
    if (!exact && found.isKnown() && manner.flavour.isAclComplete()) {
        // What it has already, and what it has not, need no command.
        given = rightsWithout(given, found.value);
        taken = rightsWithout(taken, rightsWithout(taken, found.value));
    }
    if (!given.isEmpty())
        all.emplace_back(SetAcl{mailbox, identifier, given, How::Add});
    if (!taken.isEmpty())
        all.emplace_back(SetAcl{mailbox, identifier, taken, How::Remove});
    return all;
}

std::optional<AclChange> AclChange::inverse(const ChangeState &before, const ChangeState &after) const
{
    AclChange back{mailbox, identifier};
    if (!before.isKnown() || !after.isKnown())
        return std::nullopt;
    if (!before.isPresent())
        back.exact = QByteArray();
    else if (!after.isPresent())
        back.exact = before.value;
    back.add = back.exact ? QByteArray() : rightsWithout(before.value, after.value);
    back.remove = back.exact ? QByteArray() : rightsWithout(after.value, before.value);
    return back;
}

Difference AclChange::difference(const ChangeState &before, const ChangeState &wanted,
                                 const ChangeState &found, const ServerManner &manner) const
{
    QByteArray asked = wanted.value, is = found.value;
    if (!manner.flavour.isAclComplete()) {
        asked = shownByCourier(asked);
        is = shownByCourier(is);
    }
    const QByteArray missing = rightsWithout(asked, is), more = rightsWithout(is, asked);
    if (!missing.isEmpty())
        return Difference::NotTaken;
    if (more.isEmpty())
        return Difference::None;
    return rightsWithout(more, before.value).isEmpty() ? Difference::Kept : Difference::Tied;
}

AclChange AclChange::then(const AclChange &later) const
{
    if (later.exact)
        return later;
    AclChange both = *this;
    if (exact) {
        both.exact = rightsWithout(unitedRights(*exact, later.add), later.remove);
    } else {
        both.add = unitedRights(rightsWithout(add, later.remove), later.add);
        both.remove = unitedRights(rightsWithout(remove, later.add), later.remove);
    }
    return both;
}

void AclChange::toJson(QJsonObject &out) const
{
    putMailbox(out, u"mailbox"_s, mailbox);
    out.insert(u"identifier"_s, identifier);
    if (exact) {
        out.insert(u"exact"_s, QString::fromLatin1(*exact));
        return;
    }
    if (!add.isEmpty())
        out.insert(u"add"_s, QString::fromLatin1(add));
    if (!remove.isEmpty())
        out.insert(u"remove"_s, QString::fromLatin1(remove));
}

Expected<AclChange> AclChange::fromJson(const QJsonObject &in)
{
    JsonReader reader(in);
    AclChange change{reader.mailbox(u"mailbox"_s), reader.text(u"identifier"_s), reader.bytes(u"add"_s),
                     reader.bytes(u"remove"_s), reader.optionalBytes(u"exact"_s)};
    if (change.exact && (!change.add.isEmpty() || !change.remove.isEmpty()))
        reader.fail(u"“exact” goes without “add” and “remove”"_s);
    if (!change.exact && change.add.isEmpty() && change.remove.isEmpty())
        reader.fail(u"one of “add”, “remove” and “exact” is needed"_s);
    return reader.result(std::move(change));
}

} // namespace imap
