// What the tree shows of its rows.
#include "mailboxnode.h"
#include "mailboxtreemodel.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/mailboxicon.h"
#include <QApplication>
#include <QFont>

namespace ui {

namespace {

using Fact = MailboxFacts::Fact;

struct ShownFact
{
    int column;
    Fact fact;
    std::optional<quint64> imap::MailboxStatus::*member; // null: not of STATUS
};
constexpr ShownFact ShownFacts[] = {
    {MailboxTreeModel::Unseen, MailboxFacts::Unseen, &imap::MailboxStatus::unseen},
    {MailboxTreeModel::Messages, MailboxFacts::Messages, &imap::MailboxStatus::messages},
    {MailboxTreeModel::Recent, MailboxFacts::Recent, &imap::MailboxStatus::recent},
    {MailboxTreeModel::Size, MailboxFacts::Size, &imap::MailboxStatus::size},
    {MailboxTreeModel::Quota, MailboxFacts::Quota, nullptr},
    {MailboxTreeModel::Rights, MailboxFacts::Rights, nullptr},
    {MailboxTreeModel::Subscribed, MailboxFacts::Subscribed, nullptr},
    {MailboxTreeModel::UidValidity, MailboxFacts::UidValidity, &imap::MailboxStatus::uidValidity},
    {MailboxTreeModel::HighestModSeq, MailboxFacts::HighestModSeq, &imap::MailboxStatus::highestModSeq},
};

const ShownFact *shownFact(int column)
{
    const auto *found = std::find_if(std::begin(ShownFacts), std::end(ShownFacts),
                                     [column](const ShownFact &shown) { return shown.column == column; });
    return found == std::end(ShownFacts) ? nullptr : found;
}

QIcon connectionIcon(const Connection &connection)
{
    switch (connection.state()) {
    case Connection::State::Connecting:
        return icon("loading", connection.profile().colour());
    case Connection::State::Lost:
        return icon("disconnect", Tone::Bad);
    case Connection::State::Offline:
        return icon("disconnect", Tone::Muted);
    case Connection::State::Ready:
        break;
    }
    return icon(connection.isBusy() ? "loading" : "server", connection.profile().colour());
}

} // namespace

void MailboxTreeModel::connectFacts()
{
    connect(&m_facts, &MailboxFacts::statusTold, this,
            [this](Connection *connection, const imap::MailboxName &mailbox, imap::MailboxStatus status) {
                status.mailbox = mailbox;
                tellStatus(connection, status);
            });
    connect(&m_facts, &MailboxFacts::rightsTold, this,
            [this](Connection *connection, const imap::MailboxName &mailbox, const QByteArray &rights) {
                if (Node *known = nodeOf(connection, mailbox)) {
                    known->mailbox.makeMore().rights = rights;
                    changed(known);
                }
            });
    connect(&m_facts, &MailboxFacts::quotaTold, this,
            [this](Connection *connection, const imap::MailboxName &mailbox,
                   const std::vector<imap::QuotaRoot> &roots) {
                Node *known = nodeOf(connection, mailbox);
                if (!known)
                    return;
                known->quotaUsed.reset();
                for (const imap::QuotaRoot &root : roots) {
                    for (const imap::QuotaResource &resource : root.resources) {
                        if (resource.name == "STORAGE" && !known->quotaUsed)
                            known->quotaUsed = resource.usage * 1024;
                    }
                }
                changed(known);
            });
    connect(&m_facts, &MailboxFacts::subscriptionsTold, this,
            [this](Connection *connection, const QSet<QByteArray> &names) {
                Node *root = rootOf(connection);
                if (!root)
                    return;
                root->root->subscribed = names;
                for (const Node *known : std::as_const(root->root->byName)) {
                    if (names.contains(known->mailbox.name.wire()))
                        changed(known);
                }
            });
    connect(&m_facts, &MailboxFacts::givenUp, this,
            [this](Connection *connection, const imap::MailboxName &mailbox, quint16 facts) {
                if (Node *known = nodeOf(connection, mailbox))
                    known->asked &= quint16(~facts);
            });
}

void MailboxTreeModel::setShownColumns(const QSet<int> &columns)
{
    m_shownFacts = 0;
    for (const ShownFact &shown : ShownFacts) {
        if (columns.contains(shown.column))
            m_shownFacts |= shown.fact;
    }
}

void MailboxTreeModel::refreshFacts(const QModelIndexList &mailboxes)
{
    const auto facts = quint16(m_shownFacts & MailboxFacts::OfStatus);
    for (const QModelIndex &index : mailboxes) {
        const Node *target = node(index);
        if (index.isValid() && target->isSelectable() && target->session() && facts)
            m_facts.want(target->connection(), target->mailbox.name, facts);
    }
}

void MailboxTreeModel::wantFact(const Node &target, Fact fact) const
{
    const imap::Session *session = target.session();
    if ((target.asked & fact) || !session || !MailboxFacts::isTold(*session, fact))
        return;
    const_cast<Node &>(target).asked |= fact;
    if (fact == MailboxFacts::Subscribed && const_cast<Node &>(target).ofConnection()->subscribed)
        return;
    m_facts.want(target.connection(), target.mailbox.name, fact);
}

QString MailboxTreeModel::describe(const Connection &connection)
{
    QStringList words = connection.stateWords();
    if (connection.state() == Connection::State::Ready && !connection.isBusy())
        words.prepend(tr("connected"));
    const QString kind = Profile::wordFor(connection.profile().kind);
    if (!kind.isEmpty())
        words.prepend(kind);
    return words.join(QStringLiteral(", "));
}

QString MailboxTreeModel::toolTip(const Node &target) const
{
    if (target.kind == NodeKind::Problem)
        return *target.text;
    const Connection *connection = target.connection();
    if (target.kind == NodeKind::Connection && connection) {
        QString text = connection->title();
        if (text != connection->profile().place())
            text += u'\n' + connection->profile().place();
        text += u'\n' + describe(*connection);
        if (!connection->options().actAs.isEmpty())
            text += u'\n' + connection->identity();
        if (connection->mayIgnoreActAs())
            text += u'\n'
                    + tr("This server may have ignored as whom to act: these may be the mailboxes of %1.")
                          .arg(connection->options().address.user);
        return text;
    }
    if (target.kind != NodeKind::Mailbox)
        return {};
    QString text = target.mailbox.name.toString();
    const QString wire = QString::fromLatin1(target.mailbox.name.wire());
    if (wire != text)
        text += u'\n' + tr("On the wire: %1").arg(wire);
    if (target.mailbox.has("\\NonExistent"))
        text += u'\n' + tr("There is no such mailbox: the name only leads to others");
    else if (!target.isSelectable())
        text += u'\n' + tr("Holds other mailboxes, but no messages");
    if (!target.mailbox.attributes.isEmpty())
        text += u'\n' + QString::fromLatin1(target.mailbox.attributes.join(' '));
    return text;
}

QVariant MailboxTreeModel::nameData(const Node &target, int role) const
{
    const Connection *connection = target.connection();
    switch (target.kind) {
    case NodeKind::Connection:
        if (role == Qt::DisplayRole && connection)
            return connection->title();
        if (role == Qt::AccessibleTextRole && connection)
            return QStringLiteral("%1, %2").arg(connection->title(), describe(*connection));
        if (role == Qt::DecorationRole && connection)
            return connectionIcon(*connection);
        break;
    case NodeKind::Namespace: {
        using enum imap::Namespace::Kind;
        const auto kind = target.space->kind;
        if (role == Qt::DisplayRole) {
            const QString name = kind == Personal     ? tr("My mailboxes")
                                 : kind == OtherUsers ? tr("Other users")
                                                      : tr("Shared");
            // Several namespaces of one kind are told apart by their prefix.
            const auto &all = target.parent->children;
            const auto same = std::count_if(all.begin(), all.end(), [kind](const auto &other) {
                return other->space && other->space->kind == kind;
            });
            if (same < 2 || target.space->prefix.isEmpty())
                return name;
            QString prefix = target.space->prefix.toString();
            if (target.space->separator && prefix.endsWith(QLatin1Char(target.space->separator)))
                prefix.chop(1);
            return QStringLiteral("%1 (%2)").arg(name, prefix);
        }
        if (role == Qt::DecorationRole)
            return icon(kind == Personal ? "user" : kind == OtherUsers ? "other-users" : "public");
        break;
    }
    case NodeKind::Mailbox:
        if (role == Qt::DisplayRole)
            return target.mailbox.name.lastPart(target.mailbox.separator);
        if (role == Qt::DecorationRole)
            return mailboxIcon(target.mailbox);
        break;
    case NodeKind::Problem:
        if (role == Qt::DisplayRole)
            return *target.text;
        if (role == Qt::DecorationRole)
            return icon("warning", Tone::Warning);
        break;
    }
    return {};
}

// What is not known yet is asked for, since somebody looks.
QVariant MailboxTreeModel::factData(const Node &target, int column) const
{
    const ShownFact *shown = shownFact(column);
    const bool applies =
        shown->fact == MailboxFacts::Subscribed ? target.kind == NodeKind::Mailbox : target.isSelectable();
    if (!applies)
        return {};
    wantFact(target, shown->fact);
    if (column == Rights) {
        const auto rights = target.mailbox.rights();
        return rights ? QVariant(QString::fromLatin1(*rights)) : QVariant();
    }
    if (column == Subscribed) {
        const auto &names = const_cast<Node &>(target).ofConnection()->subscribed;
        const QByteArray &name =
            target.mailbox.name.isInbox() ? QByteArrayLiteral("INBOX") : target.mailbox.name.wire();
        const bool is = target.mailbox.has("\\Subscribed") || (names && names->contains(name));
        return is ? QVariant(tr("yes")) : QVariant();
    }
    const std::optional<quint64> value = column == Quota         ? target.quotaUsed
                                         : target.mailbox.status ? (*target.mailbox.status).*shown->member
                                                                 : std::nullopt;
    // No number where there is nothing unseen: what wants attention stands out.
    if (!value || ((column == Unseen || column == Recent) && *value == 0))
        return {};
    if (column == Size || column == Quota)
        return formatSize(qint64(*value));
    // These are no amounts: nobody wants them in groups.
    if (column == UidValidity || column == HighestModSeq)
        return QString::number(*value);
    return formatCount(*value);
}

QVariant MailboxTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &target = *node(index);
    switch (role) {
    case NodeKindRole:
        return int(target.kind);
    case MailboxRole:
        return QVariant::fromValue(target.mailbox.name);
    case SelectableRole:
        return target.isSelectable();
    case Qt::ToolTipRole: {
        const ShownFact *shown = target.isSelectable() ? shownFact(index.column()) : nullptr;
        if (shown && target.session() && !MailboxFacts::isTold(*target.session(), shown->fact))
            return tr("This server does not tell.");
        return toolTip(target);
    }
    case Qt::TextAlignmentRole:
        return columnIsText(index.column()) ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::FontRole:
        if (target.kind == NodeKind::Connection
            || (target.mailbox.status && target.mailbox.status->unseen.value_or(0) > 0)) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        // What is shown of a connection that is gone is what it was.
        if (target.kind != NodeKind::Connection && !target.session())
            return QApplication::palette().brush(QPalette::Disabled, QPalette::Text);
        return {};
    case Qt::DisplayRole:
        return index.column() == Name ? nameData(target, role) : factData(target, index.column());
    case Qt::DecorationRole:
    case Qt::AccessibleTextRole:
        return index.column() == Name ? nameData(target, role) : QVariant();
    default:
        return {};
    }
}

} // namespace ui
