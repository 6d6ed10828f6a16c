#include "changetexts.h"
#include "ui/mailboxes/mailboxtexts.h"
#include "ui/models/quotamodel.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

namespace ui {

using State = imap::ChangeItem::State;

namespace {

// In characters.
constexpr qsizetype LongestValue = 200;

QString mailboxName(const imap::MailboxName &name)
{
    return name.isEmpty() ? ChangeTexts::tr("(server)") : name.toString();
}

QString letters(QByteArrayView rights)
{
    return QString::fromLatin1(rights);
}

QString limitText(const QByteArray &resource, quint64 limit)
{
    return QStringLiteral("%1 %2").arg(QuotaModel::nameOf(resource),
                                       QuotaModel::exactAmount(resource, limit));
}

struct Kind
{
    QString operator()(const imap::AclChange &) const { return ChangeTexts::tr("Access"); }
    QString operator()(const imap::QuotaChange &) const { return ChangeTexts::tr("Quota"); }
    QString operator()(const imap::MetadataChange &) const { return ChangeTexts::tr("Metadata"); }
    QString operator()(const imap::CreateChange &) const { return ChangeTexts::tr("Create"); }
    QString operator()(const imap::DeleteChange &) const { return ChangeTexts::tr("Delete"); }
    QString operator()(const imap::RenameChange &) const { return ChangeTexts::tr("Rename"); }
    QString operator()(const imap::SubscriptionChange &change) const
    {
        return change.subscribed ? ChangeTexts::tr("Subscribe") : ChangeTexts::tr("Unsubscribe");
    }
};

struct What
{
    QString operator()(const imap::AclChange &change) const
    {
        if (change.exact && change.exact->isEmpty())
            return ChangeTexts::tr("%1: remove the entry").arg(change.identifier);
        if (change.exact)
            return ChangeTexts::tr("%1: exactly %2").arg(change.identifier, letters(*change.exact));
        QStringList parts;
        if (!change.add.isEmpty())
            parts += QStringLiteral("+") + letters(change.add);
        if (!change.remove.isEmpty())
            parts += QStringLiteral("−") + letters(change.remove);
        return QStringLiteral("%1: %2").arg(change.identifier, parts.join(u' '));
    }
    QString operator()(const imap::QuotaChange &change) const
    {
        QStringList parts;
        for (auto limit = change.set.begin(); limit != change.set.end(); ++limit)
            parts += limitText(limit.key(), limit.value());
        for (const QByteArray &resource : change.remove)
            parts += ChangeTexts::tr("%1 without a limit").arg(QuotaModel::nameOf(resource));
        return parts.join(QStringLiteral(", "));
    }
    QString operator()(const imap::MetadataChange &change) const { return QString::fromUtf8(change.entry); }
    QString operator()(const imap::CreateChange &change) const
    {
        return QString::fromLatin1(change.specialUse.join(' '));
    }
    QString operator()(const imap::RenameChange &change) const
    {
        return ChangeTexts::tr("to %1").arg(change.to.toString());
    }
    QString operator()(const imap::DeleteChange &) const { return {}; }
    QString operator()(const imap::SubscriptionChange &) const { return {}; }
};

// Nothing brings messages back.
QString lostBy(const imap::ChangeState &before)
{
    const auto contents = imap::DeleteChange::contentsOf(before);
    return contents.messages ? ChangeTexts::tr("Inverse: none – %1 are lost.", "messages and size")
                                   .arg(MailboxTexts::contents(*contents.messages, contents.octets))
                             : ChangeTexts::tr("Inverse: none – what is in it is not known, and is lost.");
}

} // namespace

QString ChangeTexts::kind(const imap::Change &change)
{
    return std::visit(Kind(), change.any());
}

QString ChangeTexts::what(const imap::Change &change)
{
    return std::visit(What(), change.any());
}

QString ChangeTexts::where(const imap::Change &change)
{
    const auto *quota = change.as<imap::QuotaChange>();
    if (quota)
        return quota->root.isEmpty() ? tr("(root without a name)") : QString::fromUtf8(quota->root);
    return mailboxName(change.mailbox());
}

QString ChangeTexts::value(const imap::Change &change, const imap::ChangeState &state)
{
    // Nobody has asked yet whether there is one of the new name; the old one somebody has seen.
    if (const auto *rename = change.as<imap::RenameChange>();
        rename && state.kind != imap::ChangeState::Kind::Absent)
        return imap::RenameChange::isPart(state) ? tr("%1, but for some below it").arg(rename->to.toString())
               : state.value == "new"            ? rename->to.toString()
               : state.value == "both"           ? tr("both names")
                                                 : rename->mailbox.toString();
    if (!state.isKnown())
        return QStringLiteral("?");
    if (!state.isPresent())
        return change.as<imap::QuotaChange>()          ? tr("no such root")
               : change.as<imap::SubscriptionChange>() ? tr("not subscribed")
               : change.isStructural()                 ? tr("not there")
                                                       : QStringLiteral("—");
    if (change.as<imap::SubscriptionChange>())
        return tr("subscribed");
    if (change.as<imap::DeleteChange>()) {
        const auto contents = imap::DeleteChange::contentsOf(state);
        return contents.isName     ? tr("a name without messages")
               : contents.messages ? MailboxTexts::contents(*contents.messages, contents.octets)
                                   : tr("there");
    }
    if (change.as<imap::QuotaChange>() && state.value.isEmpty())
        return tr("no limits");
    if (change.as<imap::QuotaChange>()) {
        QStringList parts;
        for (const imap::QuotaLimit &limit : imap::QuotaChange::limitsOf(state))
            parts += limitText(limit.resource, limit.limit);
        return parts.join(QStringLiteral(", "));
    }
    QString text = QString::fromUtf8(state.value);
    if (text.size() > LongestValue)
        text = text.left(LongestValue) + QStringLiteral("…");
    return text.isEmpty() ? tr("there") : text.replace(u'\n', u'⏎').remove(u'\r');
}

QString ChangeTexts::state(State state)
{
    switch (state) {
    case State::Staged:
        return tr("Staged");
    case State::Sent:
        return tr("Not known");
    case State::Done:
        return tr("Done");
    case State::Unneeded:
        return tr("Was so already");
    case State::Refused:
        return tr("Refused");
    case State::Overtaken:
        return tr("Overtaken");
    }
    return {};
}

QString ChangeTexts::difference(imap::Difference difference)
{
    switch (difference) {
    case imap::Difference::None:
        return tr("The server has it as asked for.");
    case imap::Difference::Rounded:
        return tr("The server took another number.");
    case imap::Difference::Tied:
        return tr("The server gave rights that it ties to these.");
    case imap::Difference::Kept:
        return tr("The server said OK and kept rights that were to go.");
    case imap::Difference::Canonicalised:
        return tr("The server has it under another spelling.");
    case imap::Difference::Later:
        return tr("It holds from the user’s next login.");
    case imap::Difference::NotTaken:
        return tr("The server said OK and did not do it.");
    case imap::Difference::Other:
        break;
    }
    return tr("The server has something else.");
}

QString ChangeTexts::outcome(const imap::ChangeItem &item)
{
    switch (item.state) {
    case State::Staged:
        return tr("Nothing of it was sent.");
    case State::Sent:
        return tr("It was sent, and no answer is known: the server may have done it or not. Reading back "
                  "tells.");
    case State::Done:
        if (item.hadIt && item.difference && imap::isOdd(*item.difference))
            return tr("The server had it as asked for, and somebody has changed it since.");
        return item.difference ? difference(*item.difference) : tr("The server said OK.");
    case State::Unneeded:
        return tr("The server had it already; nothing was sent.");
    case State::Refused:
        return item.error ? ErrorText::describe(*item.error) : QString();
    case State::Overtaken:
        return tr("Somebody else has changed it: it was %1 and is %2 by now. Nothing was sent.")
            .arg(value(item.change, item.before), value(item.change, item.found));
    }
    return {};
}

QStringList ChangeTexts::takeover(const QMap<QByteArray, QByteArrayList> &byRoot)
{
    constexpr qsizetype Told = 12;
    QStringList lines;
    for (auto one = byRoot.begin(); one != byRoot.end(); ++one) {
        QStringList names;
        for (const QByteArray &mailbox : one->first(std::min(Told, one->size())))
            names += imap::MailboxName::fromWire(mailbox).toString();
        if (one->size() > Told)
            names += tr("and %Ln more", nullptr, int(one->size() - Told));
        const int count = int(one->size());
        const QString list = names.join(QStringLiteral(", "));
        lines +=
            one.key().isEmpty()
                ? tr("%Ln mailbox(es) that had no quota would count against it: %1", nullptr, count).arg(list)
                : tr("%Ln mailbox(es) would no longer count against %1: %2", nullptr, count)
                      .arg(QString::fromUtf8(one.key()), list);
    }
    return lines;
}

QString ChangeTexts::loss(const imap::ChangeItem &item)
{
    switch (item.change.loss(item.before)) {
    case imap::Change::Loss::Messages:
        return lostBy(item.before);
    case imap::Change::Loss::QuotaRoot:
        return tr("The quota root stays, without limits: no command takes it away.");
    case imap::Change::Loss::None:
        break;
    }
    return {};
}

const char *ChangeTexts::icon(const imap::ChangeItem &item)
{
    switch (item.state) {
    case State::Staged:
        return "edit";
    case State::Sent:
        return "help";
    case State::Done:
        return imap::isOdd(item.difference.value_or(imap::Difference::None)) ? "warning" : "success";
    case State::Unneeded:
        return "success";
    case State::Refused:
        return "error";
    case State::Overtaken:
        return "warning";
    }
    return "changes";
}

} // namespace ui
