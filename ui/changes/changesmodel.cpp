#include "changesmodel.h"
#include "changetexts.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"
#include <QElapsedTimer>
#include <QFont>
#include <QGuiApplication>

namespace ui {

namespace {
// So many items are grouped anew each time that more come.
constexpr size_t Few = 2000;
} // namespace

ChangesModel::ChangesModel(QObject *parent) : QAbstractItemModel(parent)
{
    // Thousands of items may move from group to group in one turn.
    m_rebuild.setSingleShot(true);
    connect(&m_rebuild, &QTimer::timeout, this, &ChangesModel::rebuild);
}

void ChangesModel::setSet(imap::ChangeSet *set)
{
    beginResetModel();
    if (m_set)
        m_set->disconnect(this);
    m_set = set;
    m_groups.clear();
    m_positions.clear();
    m_rebuild.stop();
    endResetModel();
    if (!set)
        return;
    connect(set, &imap::ChangeSet::aboutToAdd, this, [this](size_t first, size_t last) {
        if (m_grouping == Grouping::None)
            beginInsertRows({}, int(first), int(last));
    });
    connect(set, &imap::ChangeSet::added, this, [this] {
        if (m_grouping == Grouping::None)
            endInsertRows();
        else if (m_set->items().size() <= Few)
            rebuild();
        else
            rebuildSoon();
    });
    connect(set, &imap::ChangeSet::aboutToReset, this, &ChangesModel::beginResetModel);
    connect(set, &imap::ChangeSet::reset, this, [this] {
        m_groups.clear();
        m_positions.clear();
        endResetModel();
        if (m_grouping != Grouping::None)
            rebuild();
    });
    connect(set, &imap::ChangeSet::changed, this, [this](size_t first, size_t last) {
        if (m_grouping == Grouping::None)
            emit dataChanged(index(int(first), 0), index(int(last), ColumnCount - 1));
        else
            rebuildSoon();
    });
    rebuild();
}

// A tenth of the time at most, as part after part may come.
void ChangesModel::rebuildSoon()
{
    if (!m_rebuild.isActive())
        m_rebuild.start(std::clamp(int(m_rebuildMs) * 10, 50, 2000));
}

void ChangesModel::setGrouping(Grouping grouping)
{
    m_grouping = grouping;
    rebuild();
}

void ChangesModel::rebuild()
{
    QElapsedTimer taken;
    taken.start();
    beginResetModel();
    m_groups.clear();
    m_positions.clear();
    if (m_set && m_grouping != Grouping::None) {
        QHash<QString, size_t> known;
        for (size_t at = 0; at < m_set->items().size(); ++at) {
            const QString title = groupOf(m_set->items()[at]);
            const auto found = known.constFind(title);
            const size_t group = found == known.cend() ? m_groups.size() : *found;
            if (group == m_groups.size()) {
                known.insert(title, group);
                m_groups.push_back({title});
            }
            m_positions.push_back({group, m_groups[group].items.size()});
            m_groups[group].items.push_back(at);
        }
    }
    endResetModel();
    m_rebuildMs = taken.elapsed();
}

QString ChangesModel::groupOf(const imap::ChangeItem &item) const
{
    switch (m_grouping) {
    case Grouping::Where:
        return ChangeTexts::where(item.change);
    case Grouping::Kind:
        return ChangeTexts::kind(item.change);
    case Grouping::State:
        return ChangeTexts::state(item.state);
    case Grouping::Cause:
        return item.cause.isEmpty() ? tr("No action") : item.cause;
    case Grouping::None:
        break;
    }
    return {};
}

// A group has the ID 0, an item the number of its group + 1; without groups all are items.
QModelIndex ChangesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex ChangesModel::indexOf(size_t item) const
{
    if (m_grouping == Grouping::None)
        return index(int(item), 0);
    return item < m_positions.size()
               ? index(int(m_positions[item].row), 0, index(int(m_positions[item].group), 0))
               : QModelIndex();
}

QModelIndex ChangesModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId() - 1), 0, quintptr(0));
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    if (!m_set || parent.column() > 0)
        return 0;
    if (m_grouping == Grouping::None)
        return parent.isValid() ? 0 : int(m_set->items().size());
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == 0 ? int(m_groups[size_t(parent.row())].items.size()) : 0;
}

int ChangesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const imap::ChangeItem *ChangesModel::itemAt(const QModelIndex &index) const
{
    if (!m_set || !index.isValid())
        return nullptr;
    if (m_grouping == Grouping::None)
        return &m_set->items()[size_t(index.row())];
    if (index.internalId() == 0)
        return nullptr;
    return &m_set->items()[m_groups[index.internalId() - 1].items[size_t(index.row())]];
}

void ChangesModel::addPlaces(const QModelIndex &index, std::vector<size_t> &places) const
{
    if (!m_set || !index.isValid())
        return;
    if (m_grouping == Grouping::None) {
        places.push_back(size_t(index.row()));
        return;
    }
    const bool isGroup = index.internalId() == 0;
    const std::vector<size_t> &items = m_groups[isGroup ? size_t(index.row()) : index.internalId() - 1].items;
    if (isGroup)
        places.insert(places.end(), items.begin(), items.end());
    else
        places.push_back(items[size_t(index.row())]);
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (const imap::ChangeItem *item = itemAt(index))
        return itemData(*item, index.column(), role);
    if (!index.isValid() || size_t(index.row()) >= m_groups.size())
        return {};
    return groupData(m_groups[size_t(index.row())], index.column(), role);
}

QVariant ChangesModel::groupData(const Group &group, int column, int role) const
{
    if (column != What)
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return QStringLiteral("%1 (%2)").arg(group.title, formatCount(group.items.size()));
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

QVariant ChangesModel::itemData(const imap::ChangeItem &item, int column, int role) const
{
    if (role == IdRole)
        return item.id;
    if (role == Qt::DecorationRole && column == What)
        return icon(ChangeTexts::icon(item));
    if (role == Qt::BackgroundRole && item.isOpen()) {
        const RowTint tint = item.state == imap::ChangeItem::State::Refused  ? RowTint::Bad
                             : item.state == imap::ChangeItem::State::Staged ? RowTint::Staged
                                                                             : RowTint::Warning;
        return Theme::rowTint(tint, QGuiApplication::palette());
    }
    if (role == Qt::ToolTipRole)
        return ChangeTexts::outcome(item);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (Column(column)) {
    case What: {
        const QString what = ChangeTexts::what(item.change), kind = ChangeTexts::kind(item.change);
        return what.isEmpty() ? kind : QStringLiteral("%1  %2").arg(kind, what);
    }
    case Where:
        return ChangeTexts::where(item.change);
    case Before:
        return ChangeTexts::value(item.change, item.before);
    case After:
        return ChangeTexts::value(item.change,
                                  item.found.isKnown() && !item.isOpen() ? item.found : item.wanted());
    case Outcome: {
        const bool isSilent = item.state == imap::ChangeItem::State::Staged
                              || (item.state == imap::ChangeItem::State::Done && !item.difference);
        return isSilent || item.difference == imap::Difference::None
                   ? ChangeTexts::state(item.state)
                   : QStringLiteral("%1: %2").arg(ChangeTexts::state(item.state), ChangeTexts::outcome(item));
    }
    case Cause:
        return item.cause;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case What:
        return tr("Change");
    case Where:
        return tr("Where");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    case Outcome:
        return tr("State");
    case Cause:
        return tr("From");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
