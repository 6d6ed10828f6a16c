#include "findingsmodel.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include <QFont>

namespace ui {

using Kind = imap::AccessFinding::Kind;

void FindingsModel::setFindings(imap::AccessIndex *index, std::vector<imap::AccessFinding> findings)
{
    beginResetModel();
    m_index = index;
    m_groups.assign(size_t(Kind::VisibleBelowInvisible) + 1, {});
    for (const imap::AccessFinding &one : findings)
        m_groups[size_t(one.kind)].push_back(one);
    // The worst comes first.
    std::swap(m_groups.front(), m_groups[size_t(Kind::AdministeredByAnyone)]);
    std::erase_if(m_groups, [](const auto &group) { return group.empty(); });
    endResetModel();
}

std::vector<imap::AccessFinding> FindingsModel::findingsAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return m_groups[size_t(index.row())];
    return {finding(index)};
}

std::optional<imap::StagedChange> FindingsModel::remedyFor(const imap::AccessFinding &finding) const
{
    if (!finding.identifier)
        return std::nullopt;
    const imap::ServerFlavour &flavour = m_index->flavour();
    const QString identifier = m_index->identifierText(*finding.identifier);
    imap::AclChange change{m_index->name(finding.mailbox), identifier};
    switch (finding.kind) {
    case Kind::UnknownUser:
    case Kind::IdleNegative:
        change.exact = QByteArray();
        break;
    case Kind::WritableByAnyone:
        change.remove = imap::sendable(finding.rights, flavour.era()).toBytes();
        break;
    case Kind::AdministeredByAnyone:
        change.remove = "a";
        break;
    case Kind::ReadWithoutLookup:
        change.add = "l";
        break;
    case Kind::AdministeredByNobody:
    case Kind::VisibleBelowInvisible:
        return std::nullopt;
    }
    // As it is by now.
    for (const imap::AccessIndex::Entry &entry : m_index->entries(finding.mailbox)) {
        if (entry.identifier == *finding.identifier)
            return imap::StagedChange{
                std::move(change),
                imap::ChangeState::present(flavour.known.withoutVirtual(entry.rights.toBytes())),
                tr("Finding: %1").arg(sentence(finding.kind))};
    }
    return std::nullopt;
}

QString FindingsModel::sentence(Kind kind)
{
    switch (kind) {
    case Kind::UnknownUser:
        return tr("Entries for somebody who has no mailbox here");
    case Kind::WritableByAnyone:
        return tr("Anyone may change what is in the mailbox");
    case Kind::AdministeredByAnyone:
        return tr("Anyone may change the access list, and so give themselves every right");
    case Kind::AdministeredByNobody:
        return tr("Nobody but the server’s administrators may change the access list");
    case Kind::IdleNegative:
        return tr("Entries that take away what nobody has");
    case Kind::ReadWithoutLookup:
        return tr("They may read the mailbox, and are not shown it");
    case Kind::VisibleBelowInvisible:
        return tr("They are shown the mailbox, and not the one above it");
    }
    return {};
}

QString FindingsModel::letters(imap::Rights rights) const
{
    return QString::fromLatin1(rights.withoutVirtual(m_index->flavour().era()).toBytes());
}

QString FindingsModel::remedyText(const imap::AccessFinding &finding) const
{
    switch (finding.kind) {
    case Kind::UnknownUser:
    case Kind::IdleNegative:
        return tr("Remove the entry");
    case Kind::WritableByAnyone:
        return tr("Take away %1").arg(letters(finding.rights));
    case Kind::AdministeredByAnyone:
        return tr("Take away %1").arg(QLatin1Char('a'));
    case Kind::ReadWithoutLookup:
        return tr("Give %1").arg(QLatin1Char('l'));
    case Kind::AdministeredByNobody:
        return tr("Give somebody the right a");
    case Kind::VisibleBelowInvisible:
        return finding.parent ? tr("See %1").arg(m_index->name(*finding.parent).toString()) : QString();
    }
    return {};
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex FindingsModel::parent(const QModelIndex &index) const
{
    return !index.isValid() || index.internalId() == 0
               ? QModelIndex()
               : createIndex(int(index.internalId() - 1), 0, quintptr(0));
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_groups[size_t(parent.row())].size()) : 0;
}

int FindingsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_index)
        return {};
    if (index.internalId() == 0) {
        const auto &group = m_groups[size_t(index.row())];
        if (index.column() != Mailbox)
            return {};
        if (role == Qt::DisplayRole)
            return QStringLiteral("%1 (%2)").arg(sentence(group.front().kind), formatCount(group.size()));
        if (role == Qt::DecorationRole)
            return group.front().kind == Kind::AdministeredByAnyone ? icon("warning", Tone::Bad)
                                                                    : icon("warning", Tone::Warning);
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const imap::AccessFinding &one = finding(index);
    switch (index.column()) {
    case Mailbox:
        return m_index->name(one.mailbox).isEmpty() ? tr("(gone)") : m_index->name(one.mailbox).toString();
    case Who:
        return one.identifier ? m_index->identifierText(*one.identifier) : QString();
    case Rights: {
        for (const imap::AccessIndex::Entry &entry : m_index->entries(one.mailbox)) {
            if (one.identifier == entry.identifier)
                return letters(entry.rights);
        }
        return {};
    }
    default:
        return remedyText(one);
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mailbox:
        return tr("Mailbox");
    case Who:
        return tr("Identifier");
    case Rights:
        return tr("Rights");
    default:
        return tr("What to do");
    }
}

} // namespace ui
