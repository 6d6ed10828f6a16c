#include "mailboxchange.h"
#include "aclchange.h"
#include "changejson.h"

namespace imap {

using namespace Qt::StringLiterals;

namespace {

std::optional<Error> nameless(const MailboxName &mailbox)
{
    if (!mailbox.isEmpty())
        return std::nullopt;
    return Error{Error::Kind::InvalidArgument, {}, u"a mailbox without a name"_s};
}

const ListedMailbox *find(const MailboxName &name, const ChangeAnswer &answer)
{
    const auto &mailboxes = std::get<std::vector<ListedMailbox>>(answer);
    const auto at = std::find_if(mailboxes.begin(), mailboxes.end(), [&name](const ListedMailbox &mailbox) {
        return mailbox.name.isAnswerTo(name) && !mailbox.has("\\NonExistent");
    });
    return at == mailboxes.end() ? nullptr : &*at;
}

// LIST takes "*" and "%" in a name for wildcards, and there is no other way to write them: what else answers is left
// aside.
ChangeQuery listOf(const MailboxName &name)
{
    return List{name.wire()};
}

} // namespace

// --- create

std::optional<Error> CreateChange::problem(const ServerManner &) const
{
    return nameless(mailbox);
}

std::vector<ChangeQuery> CreateChange::queries(const ServerManner &) const
{
    return {listOf(mailbox)};
}

Expected<ChangeState> CreateChange::stateIn(ChangeAnswers answers, const ServerManner &) const
{
    if (const Error *error = errorIn(answers))
        return *error;
    // What is a name above others alone can be made a mailbox.
    const ListedMailbox *listed = find(mailbox, answers[0]);
    return listed && listed->isSelectable() ? ChangeState::present() : ChangeState::absent();
}

std::vector<ChangeCommand> CreateChange::commands(const ChangeState &, const ServerManner &) const
{
    return {Create{mailbox, specialUse, partition}};
}

void CreateChange::toJson(QJsonObject &out) const
{
    putMailbox(out, u"mailbox"_s, mailbox);
    if (!specialUse.isEmpty())
        out.insert(u"use"_s, QString::fromLatin1(specialUse.join(' ')));
    if (!partition.isEmpty())
        out.insert(u"partition"_s, bytesToJson(partition));
}

Expected<CreateChange> CreateChange::fromJson(const QJsonObject &in)
{
    JsonReader reader(in);
    CreateChange change{reader.mailbox(u"mailbox"_s), {}, reader.bytes(u"partition"_s)};
    const QByteArray uses = reader.bytes(u"use"_s).simplified();
    if (!uses.isEmpty())
        change.specialUse = uses.split(' ');
    return reader.result(std::move(change));
}

// --- delete

std::optional<Error> DeleteChange::problem(const ServerManner &) const
{
    if (mailbox.isInbox())
        return Error{
            Error::Kind::InvalidArgument, {}, u"INBOX cannot be deleted"_s}; // RFC 9051 section 6.3.5
    return nameless(mailbox);
}

ChangeState DeleteChange::Contents::toState() const
{
    QByteArray value;
    if (isName)
        return ChangeState::present("name");
    if (messages)
        value = QByteArray::number(*messages);
    if (messages && uidValidity)
        value += ' ' + QByteArray::number(*uidValidity);
    if (messages && uidValidity && octets)
        value += ' ' + QByteArray::number(*octets);
    for (const AclEntry &entry : messages == 0 ? acl : Acl())
        value += '\n' + entry.rights + ' ' + entry.identifier.toUtf8();
    return ChangeState::present(value);
}

DeleteChange::Contents DeleteChange::contentsOf(const ChangeState &state)
{
    const QByteArrayList lines = state.value.split('\n');
    const QByteArrayList numbers = lines.front().split(' ');
    Contents contents{.isName = numbers.front() == "name"};
    std::optional<quint64> *const places[] = {&contents.messages, &contents.uidValidity, &contents.octets};
    for (qsizetype at = 0; at < std::min<qsizetype>(numbers.size(), std::ssize(places)); ++at) {
        bool isNumber = false;
        const quint64 number = numbers[at].toULongLong(&isNumber);
        if (isNumber)
            *places[at] = number;
    }
    for (const QByteArray &line : lines.sliced(1)) {
        if (const qsizetype space = line.indexOf(' '); space > 0)
            contents.acl.push_back({QString::fromUtf8(line.sliced(space + 1)), line.first(space)});
    }
    return contents;
}

std::vector<ChangeQuery> DeleteChange::queries(const ServerManner &manner) const
{
    const Capabilities &capabilities = manner.capabilities;
    QByteArrayList items{"MESSAGES", "UIDVALIDITY"};
    if (capabilities.contains("STATUS=SIZE") || capabilities.contains("IMAP4REV2"))
        items += "SIZE";
    std::vector<ChangeQuery> queries{listOf(mailbox), GetStatus{mailbox, items}};
    if (capabilities.contains("ACL"))
        queries.emplace_back(GetAcl{mailbox});
    return queries;
}

Expected<ChangeState> DeleteChange::stateIn(ChangeAnswers answers, const ServerManner &manner) const
{
    if (const Error *error = std::get_if<Error>(&answers[0]))
        return *error;
    const ListedMailbox *listed = find(mailbox, answers[0]);
    if (!listed)
        return ChangeState::absent();
    // Dovecot 2.3 may list what the same session has deleted; it gives no STATUS of it.
    const Error *refusal = std::get_if<Error>(&answers[1]);
    if (listed->isSelectable() && refusal && refusal->code == "NONEXISTENT")
        return ChangeState::absent();
    Contents contents{.isName = !listed->isSelectable()};
    // Whoever may delete it may lack the right "r", or "a".
    if (const auto *status = std::get_if<MailboxStatus>(&answers[1])) {
        contents.messages = status->messages;
        contents.uidValidity = status->uidValidity;
        contents.octets = status->size;
    }
    if (const auto *acl = answers.size() > 2 ? std::get_if<Acl>(&answers[2]) : nullptr) {
        for (const AclEntry &entry : *acl) {
            const QByteArray rights = manner.flavour.known.withoutVirtual(entry.rights);
            // What could be given back.
            if (!rights.isEmpty() && !AclChange{mailbox, entry.identifier, {}, {}, rights}.problem(manner))
                contents.acl.push_back({entry.identifier, rights});
        }
    }
    return contents.toState();
}

bool DeleteChange::isSame(const ChangeState &before, const ChangeState &now)
{
    if (before.kind != now.kind)
        return false;
    const Contents was = contentsOf(before), is = contentsOf(now);
    return !(was.messages && is.messages && *is.messages > *was.messages)
           && !(was.uidValidity && is.uidValidity && *was.uidValidity != *is.uidValidity);
}

// While others are below it, its name stays (RFC 9051 section 6.3.5). What is listed and has no STATUS any more is gone.
Difference DeleteChange::difference(const ChangeState &before, const ChangeState &, const ChangeState &found,
                                    const ServerManner &) const
{
    const Contents was = contentsOf(before), is = contentsOf(found);
    const bool isGone =
        !found.isPresent() || (is.isName && !was.isName) || (!is.isName && was.messages && !is.messages);
    return isGone ? Difference::None : Difference::NotTaken;
}

std::vector<ChangeCommand> DeleteChange::commands(const ChangeState &, const ServerManner &) const
{
    return {Delete{mailbox}};
}

void DeleteChange::toJson(QJsonObject &out) const
{
    putMailbox(out, u"mailbox"_s, mailbox);
}

Expected<DeleteChange> DeleteChange::fromJson(const QJsonObject &in)
{
    JsonReader reader(in);
    return reader.result(DeleteChange{reader.mailbox(u"mailbox"_s)});
}

// --- rename

std::optional<Error> RenameChange::problem(const ServerManner &) const
{
    return to.isEmpty() ? nameless(to) : nameless(mailbox);
}

std::vector<ChangeQuery> RenameChange::queries(const ServerManner &) const
{
    // With what is below it.
    return {movesChildren() ? List{mailbox.wire() + '*'} : List{mailbox.wire()}, listOf(to)};
}

Expected<ChangeState> RenameChange::stateIn(ChangeAnswers answers, const ServerManner &) const
{
    if (const Error *error = errorIn(answers))
        return *error;
    const ListedMailbox *old = find(mailbox, answers[0]), *fresh = find(to, answers[1]);
    QByteArrayList left;
    for (const ListedMailbox &one : std::get<std::vector<ListedMailbox>>(answers[0])) {
        if (movesChildren() && fresh && one.isSelectable() && one.name.isBelow(mailbox, one.separator)
            && !(one.name == to) && !one.name.isBelow(to, one.separator))
            left << one.name.wire() << moved(one.name, one.separator, fresh->separator).wire();
    }
    if (!left.isEmpty() && !(old && old->isSelectable()))
        return ChangeState::present("part\n" + left.join('\n'));
    if (!old && !fresh)
        return ChangeState::absent();
    return ChangeState::present(old && fresh ? "both" : old ? "old" : "new");
}

ChangeState RenameChange::after(const ChangeState &) const
{
    // The messages of INBOX move, it stays (RFC 9051 section 6.3.6); to another partition a mailbox keeps its name.
    return ChangeState::present(mailbox.isInbox() || mailbox == to ? "both" : "new");
}

std::vector<ChangeCommand> RenameChange::commands(const ChangeState &found, const ServerManner &) const
{
    if (!isPart(found))
        return {Rename{mailbox, to, partition}};
    std::vector<ChangeCommand> commands;
    const QByteArrayList names = found.value.split('\n');
    for (qsizetype at = 1; at + 1 < names.size(); at += 2)
        commands.emplace_back(
            Rename{MailboxName::fromWire(names[at]), MailboxName::fromWire(names[at + 1]), partition});
    return commands;
}

MailboxName RenameChange::moved(const MailboxName &name, char separator, char newSeparator) const
{
    if (!movesChildren() || (!(name == mailbox) && !name.isBelow(mailbox, separator)))
        return name;
    QByteArray rest = name.wire().mid(mailbox.wire().size());
    if (separator && newSeparator)
        rest.replace(separator, newSeparator);
    return MailboxName::fromWire(to.wire() + rest);
}

void RenameChange::toJson(QJsonObject &out) const
{
    putMailbox(out, u"mailbox"_s, mailbox);
    putMailbox(out, u"to"_s, to);
    if (!partition.isEmpty())
        out.insert(u"partition"_s, bytesToJson(partition));
}

Expected<RenameChange> RenameChange::fromJson(const QJsonObject &in)
{
    JsonReader reader(in);
    return reader.result(
        RenameChange{reader.mailbox(u"mailbox"_s), reader.mailbox(u"to"_s), reader.bytes(u"partition"_s)});
}

// --- subscribe

std::optional<Error> SubscriptionChange::problem(const ServerManner &) const
{
    return nameless(mailbox);
}

std::vector<ChangeQuery> SubscriptionChange::queries(const ServerManner &) const
{
    return {Lsub{"*"}}; // one for all of them
}

Expected<ChangeState> SubscriptionChange::stateIn(ChangeAnswers answers, const ServerManner &) const
{
    if (const Error *error = errorIn(answers))
        return *error;
    const auto &mailboxes = std::get<std::vector<ListedMailbox>>(answers[0]);
    const bool isIn = std::any_of(mailboxes.begin(), mailboxes.end(), [this](const ListedMailbox &one) {
        return one.name.isAnswerTo(mailbox) && !one.has("\\Noselect");
    });
    return isIn ? ChangeState::present() : ChangeState::absent();
}

std::vector<ChangeCommand> SubscriptionChange::commands(const ChangeState &, const ServerManner &) const
{
    if (subscribed)
        return {Subscribe{mailbox}};
    return {Unsubscribe{mailbox}};
}

void SubscriptionChange::toJson(QJsonObject &out) const
{
    putMailbox(out, u"mailbox"_s, mailbox);
    out.insert(u"subscribed"_s, subscribed);
}

Expected<SubscriptionChange> SubscriptionChange::fromJson(const QJsonObject &in)
{
    JsonReader reader(in);
    SubscriptionChange change{reader.mailbox(u"mailbox"_s), reader.flag(u"subscribed"_s, true)};
    if (!reader.has(u"subscribed"_s))
        reader.fail(u"“subscribed” is missing"_s);
    return reader.result(std::move(change));
}

} // namespace imap
