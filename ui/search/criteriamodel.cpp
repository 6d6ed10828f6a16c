#include "criteriamodel.h"
#include "searchtext.h"
#include "ui/support/icons.h"
#include <QFont>
#include <QMimeData>
#include <algorithm>

namespace ui {

using imap::Criterion;
using Kind = Criterion::Kind;

namespace {
const QString RowType = QStringLiteral("application/x-mailreeve-criterion");
}

struct CriteriaModel::Node
{
    Criterion what = {}; // a key, or the kind of a group, without what is in it
    bool negated = false;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children = {};

    bool isGroup() const { return what.kind != Kind::Key && what.kind != Kind::Unknown; }
    bool isIn(const Node *other) const
    {
        const Node *at = this;
        while (at && at != other)
            at = at->parent;
        return at != nullptr;
    }
};

CriteriaModel::CriteriaModel(QObject *parent) : QAbstractItemModel(parent), m_top(std::make_unique<Node>()) {}

CriteriaModel::~CriteriaModel() = default;

// A second NOT becomes a group around the first.
std::unique_ptr<CriteriaModel::Node> CriteriaModel::nodeOf(const Criterion &criterion)
{
    const auto adopt = [](Node &group, std::unique_ptr<Node> child) {
        child->parent = &group;
        group.children.push_back(std::move(child));
    };
    auto node = std::make_unique<Node>();
    switch (criterion.kind) {
    case Kind::Key:
    case Kind::Unknown:
        node->what = criterion;
        break;
    case Kind::All:
    case Kind::Any:
        node->what.kind = criterion.kind;
        for (const Criterion &one : criterion.of)
            adopt(*node, nodeOf(one));
        break;
    case Kind::Not:
        node = nodeOf(criterion.of.front());
        if (std::exchange(node->negated, true)) {
            auto outer = std::make_unique<Node>();
            outer->negated = true;
            adopt(*outer, std::move(node));
            node = std::move(outer);
        }
        break;
    case Kind::Fuzzy: {
        const Criterion &inner = criterion.of.front();
        node->what.kind = Kind::Fuzzy;
        for (const Criterion &one : inner.kind == Kind::All ? inner.of : criterion.of)
            adopt(*node, nodeOf(one));
        break;
    }
    }
    return node;
}

std::optional<Criterion> CriteriaModel::criterionOf(const Node &node)
{
    Criterion criterion = node.what;
    if (node.isGroup()) {
        std::vector<Criterion> of;
        for (const auto &child : node.children) {
            if (auto one = criterionOf(*child))
                of.push_back(std::move(*one));
        }
        if (of.empty())
            return std::nullopt;
        criterion = of.size() == 1                ? Criterion(std::move(of.front()))
                    : node.what.kind == Kind::Any ? Criterion::anyOf(std::move(of))
                                                  : Criterion::allOf(std::move(of));
        if (node.what.kind == Kind::Fuzzy)
            criterion = Criterion::fuzzy(std::move(criterion));
    }
    return node.negated ? Criterion::isNot(std::move(criterion)) : criterion;
}

void CriteriaModel::setCriterion(const std::optional<Criterion> &criterion)
{
    beginResetModel();
    m_top = criterion ? nodeOf(*criterion) : std::make_unique<Node>();
    if (!m_top->isGroup()) {
        auto top = std::make_unique<Node>();
        m_top->parent = top.get();
        top->children.push_back(std::move(m_top));
        m_top = std::move(top);
    }
    endResetModel();
}

std::optional<Criterion> CriteriaModel::criterion() const
{
    return criterionOf(*m_top);
}

void CriteriaModel::setCapabilities(std::function<bool(const QByteArray &)> isThere)
{
    m_isThere = std::move(isThere);
    const auto tell = [this](const auto &self, const QModelIndex &group) -> void {
        const int rows = rowCount(group);
        if (rows > 0)
            emit dataChanged(index(0, 0, group), index(rows - 1, 0, group));
        for (int row = 0; row < rows; ++row)
            self(self, index(row, 0, group));
    };
    tell(tell, {});
}

CriteriaModel::Node *CriteriaModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : nullptr;
}

int CriteriaModel::rowOf(const Node *node)
{
    if (!node->parent)
        return 0;
    const auto &rows = node->parent->children;
    return int(std::find_if(rows.begin(), rows.end(), [node](const auto &row) { return row.get() == node; })
               - rows.begin());
}

QModelIndex CriteriaModel::indexOf(const Node *node) const
{
    return node ? createIndex(rowOf(node), 0, node) : QModelIndex();
}

bool CriteriaModel::isGroup(const QModelIndex &index) const
{
    return index.isValid() && nodeAt(index)->isGroup();
}

Kind CriteriaModel::groupKind(const QModelIndex &index) const
{
    return index.isValid() ? nodeAt(index)->what.kind : Kind::All;
}

bool CriteriaModel::isNegated(const QModelIndex &index) const
{
    return index.isValid() && nodeAt(index)->negated;
}

Criterion CriteriaModel::criterionAt(const QModelIndex &index) const
{
    return index.isValid() ? criterionOf(*nodeAt(index)).value_or(Criterion()) : Criterion();
}

void CriteriaModel::setGroup(const QModelIndex &index, Kind kind, bool negated)
{
    Node *node = nodeAt(index);
    if (!node || !node->isGroup() || (node->what.kind == kind && node->negated == negated))
        return;
    node->what.kind = kind;
    node->negated = negated;
    emit dataChanged(index, index);
    emit edited();
}

QModelIndex CriteriaModel::replace(const QModelIndex &index, const Criterion &criterion)
{
    Node *node = nodeAt(index);
    if (!node || node == m_top.get())
        return index;
    std::unique_ptr<Node> made = nodeOf(criterion);
    QModelIndex place = index;
    if (!node->isGroup() && !made->isGroup()) {
        if (node->what == made->what && node->negated == made->negated)
            return index;
        node->what = std::move(made->what);
        node->negated = made->negated;
        emit dataChanged(index, index);
    } else {
        Node *group = node->parent;
        const int row = rowOf(node);
        beginRemoveRows(indexOf(group), row, row);
        group->children.erase(group->children.begin() + row);
        endRemoveRows();
        place = add(group, row, std::move(made));
    }
    emit edited();
    return place;
}

QModelIndex CriteriaModel::add(Node *group, int row, std::unique_ptr<Node> node)
{
    beginInsertRows(indexOf(group), row, row);
    node->parent = group;
    Node *added = node.get();
    group->children.insert(group->children.begin() + row, std::move(node));
    endInsertRows();
    return indexOf(added);
}

CriteriaModel::Place CriteriaModel::placeFor(const QModelIndex &at) const
{
    Node *node = at.isValid() ? nodeAt(at) : m_top.get();
    return node->isGroup() ? Place{node, int(node->children.size())} : Place{node->parent, rowOf(node) + 1};
}

QModelIndex CriteriaModel::insert(const QModelIndex &at, const Criterion &criterion)
{
    const Place place = placeFor(at);
    const QModelIndex added = add(place.group, place.row, nodeOf(criterion));
    emit edited();
    return added;
}

QModelIndex CriteriaModel::insertGroup(const QModelIndex &at, Kind kind)
{
    const Place place = placeFor(at);
    auto node = std::make_unique<Node>();
    node->what.kind = kind;
    const QModelIndex added = add(place.group, place.row, std::move(node));
    emit edited();
    return added;
}

QModelIndex CriteriaModel::remove(const QModelIndex &index)
{
    const Node *node = nodeAt(index);
    if (!node || node == m_top.get())
        return index;
    Node *group = node->parent;
    const int row = rowOf(node);
    beginRemoveRows(indexOf(group), row, row);
    const std::unique_ptr<Node> removed = std::move(group->children[size_t(row)]);
    group->children.erase(group->children.begin() + row);
    endRemoveRows();
    emit edited();
    const int left = int(group->children.size());
    return left == 0 ? indexOf(group) : indexOf(group->children[size_t(std::min(row, left - 1))].get());
}

// Past a criterion, into a group that is in the way, out of one at its end.
CriteriaModel::Place CriteriaModel::placeAfterMove(const Node *node, int step) const
{
    if (!node || node == m_top.get())
        return {};
    Node *group = node->parent;
    const int row = rowOf(node), next = row + step;
    if (next < 0 || next >= int(group->children.size()))
        return group == m_top.get() ? Place{} : Place{group->parent, rowOf(group) + (step < 0 ? 0 : 1)};
    Node *neighbour = group->children[size_t(next)].get();
    if (neighbour->isGroup())
        return {neighbour, step < 0 ? int(neighbour->children.size()) : 0};
    return {group, step < 0 ? next : next + 1};
}

bool CriteriaModel::canMove(const QModelIndex &index, int step) const
{
    return placeAfterMove(nodeAt(index), step).group != nullptr;
}

void CriteriaModel::move(const QModelIndex &index, int step)
{
    Node *node = nodeAt(index);
    moveTo(node, placeAfterMove(node, step));
}

bool CriteriaModel::moveTo(Node *node, const Place &place)
{
    if (!node || !place.group || node == m_top.get() || place.group->isIn(node))
        return false;
    Node *from = node->parent;
    const int row = rowOf(node);
    if (!beginMoveRows(indexOf(from), row, row, indexOf(place.group), place.row))
        return false; // where it is already
    std::unique_ptr<Node> moved = std::move(from->children[size_t(row)]);
    from->children.erase(from->children.begin() + row);
    const int to = place.group == from && place.row > row ? place.row - 1 : place.row;
    moved->parent = place.group;
    place.group->children.insert(place.group->children.begin() + to, std::move(moved));
    endMoveRows();
    emit edited();
    return true;
}

QModelIndex CriteriaModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0)
        return {};
    if (!parent.isValid())
        return row == 0 ? createIndex(0, 0, m_top.get()) : QModelIndex();
    const auto &rows = nodeAt(parent)->children;
    return size_t(row) < rows.size() ? createIndex(row, 0, rows[size_t(row)].get()) : QModelIndex();
}

QModelIndex CriteriaModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(nodeAt(index)->parent) : QModelIndex();
}

int CriteriaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? int(nodeAt(parent)->children.size()) : 1;
}

QString CriteriaModel::lacking(const Node &node) const
{
    if (!m_isThere || (node.isGroup() && node.what.kind != Kind::Fuzzy))
        return {};
    const Criterion own = node.isGroup() ? Criterion::fuzzy(Criterion::key("ALL")) : node.what;
    return SearchText::reservations(own, m_isThere);
}

QVariant CriteriaModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return node.isGroup() ? SearchFields::groupName(node.what.kind, node.negated)
                              : m_fields.describe(node.what, node.negated);
    case Qt::FontRole:
        if (node.isGroup()) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::DecorationRole:
        return lacking(node).isEmpty() ? QVariant() : icon("warning", Tone::Warning);
    case Qt::ToolTipRole:
        return lacking(node);
    case Qt::AccessibleDescriptionRole:
        return lacking(node);
    default:
        return {};
    }
}

Qt::ItemFlags CriteriaModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags; // nothing stands beside the top
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    flags.setFlag(Qt::ItemIsDragEnabled, index.parent().isValid());
    flags.setFlag(Qt::ItemIsDropEnabled, isGroup(index));
    flags.setFlag(Qt::ItemNeverHasChildren, index.isValid() && !isGroup(index));
    return flags;
}

QStringList CriteriaModel::mimeTypes() const
{
    return {RowType};
}

// The rows on the way to it, from the top.
QMimeData *CriteriaModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArray path;
    for (QModelIndex at = indexes.value(0); at.parent().isValid(); at = at.parent())
        path.prepend(QByteArray::number(at.row()) + ' ');
    auto *data = new QMimeData;
    data->setData(RowType, path);
    return data;
}

// What was moved is not to be removed where it was, so the view is told that nothing was dropped.
bool CriteriaModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                 const QModelIndex &parent)
{
    Node *group = nodeAt(parent);
    if (action != Qt::MoveAction || !data->hasFormat(RowType) || !group || !group->isGroup())
        return false;
    const QByteArray path = data->data(RowType).trimmed();
    QModelIndex dragged = path.isEmpty() ? QModelIndex() : top();
    for (const QByteArray &step : path.split(' '))
        dragged = dragged.isValid() ? index(step.toInt(), 0, dragged) : dragged;
    if (dragged.isValid())
        moveTo(nodeAt(dragged), {group, row < 0 ? int(group->children.size()) : row});
    return false;
}

} // namespace ui
