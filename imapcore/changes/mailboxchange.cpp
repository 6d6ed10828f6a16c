#include "mailboxchange.h"
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

// LIST takes "*" and "%" in a name for wildcards, and there is no other way to write them: what else answers is left
// aside.
bool isListed(const MailboxName &name, const ChangeAnswer &answer)
{
    const auto &mailboxes = std::get<std::vector<ListedMailbox>>(answer);
    return std::any_of(mailboxes.begin(), mailboxes.end(), [&name](const ListedMailbox &mailbox) {
        return mailbox.name.isAnswerTo(name) && !mailbox.has("\\NonExistent");
    });
}

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
    return isListed(mailbox, answers[0]) ? ChangeState::present() : ChangeState::absent();
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

std::vector<ChangeQuery> DeleteChange::queries(const ServerManner &) const
{
    return {listOf(mailbox), GetStatus{mailbox, {"MESSAGES", "UIDVALIDITY"}}};
}

Expected<ChangeState> DeleteChange::stateIn(ChangeAnswers answers, const ServerManner &) const
{
    if (const Error *error = std::get_if<Error>(&answers[0]))
        return *error;
    if (!isListed(mailbox, answers[0]))
        return ChangeState::absent();
    // Whoever may delete it may lack the right "r", and a mailbox with \Noselect has no STATUS.
    const auto *status = std::get_if<MailboxStatus>(&answers[1]);
    if (!status || !status->messages || !status->uidValidity)
        return ChangeState::present();
    return ChangeState::present(QByteArray::number(*status->messages) + ' '
                                + QByteArray::number(*status->uidValidity));
}

bool DeleteChange::isSame(const ChangeState &before, const ChangeState &now)
{
    if (before.kind != now.kind)
        return false;
    const QByteArrayList was = before.value.split(' '), is = now.value.split(' ');
    if (was.size() != 2 || is.size() != 2)
        return true;
    return was[1] == is[1] && is[0].toULongLong() <= was[0].toULongLong();
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
    return {listOf(mailbox), listOf(to)};
}

Expected<ChangeState> RenameChange::stateIn(ChangeAnswers answers, const ServerManner &) const
{
    if (const Error *error = errorIn(answers))
        return *error;
    const bool isOld = isListed(mailbox, answers[0]), isNew = isListed(to, answers[1]);
    if (!isOld && !isNew)
        return ChangeState::absent();
    return ChangeState::present(isOld && isNew ? "both" : isOld ? "old" : "new");
}

ChangeState RenameChange::after(const ChangeState &) const
{
    // The messages of INBOX move, it stays (RFC 9051 section 6.3.6); to another partition a mailbox keeps its name.
    return ChangeState::present(mailbox.isInbox() || mailbox == to ? "both" : "new");
}

std::vector<ChangeCommand> RenameChange::commands(const ChangeState &, const ServerManner &) const
{
    return {Rename{mailbox, to, partition}};
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
