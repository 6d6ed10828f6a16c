#include "fieldtreemodel.h"

namespace ui {

void FieldTreeModel::setResponse(const QByteArray &response)
{
    beginResetModel();
    m_response = response;
    m_places.clear();
    m_description.read(m_response);
    const std::vector<imap::Field> &fields = m_description.fields();
    if (m_response.isEmpty() || fields.empty()) {
        endResetModel();
        return;
    }
    m_places.resize(fields.size());
    for (size_t i = 0; i < fields.size(); ++i) {
        for (qsizetype below = qsizetype(i) + 1; below < fields[i].next();
             below = fields[size_t(below)].next()) {
            Place &place = m_places[size_t(below)];
            place.parent = int(i);
            place.row = int(m_places[i].children.size());
            m_places[i].children.push_back(int(below));
        }
    }
    endResetModel();
}

std::optional<FieldTreeModel::Problem> FieldTreeModel::problem() const
{
    if (m_places.empty() || m_description.isUnderstood())
        return std::nullopt;
    const imap::Field *offset = m_description.find("offset"), *expected = m_description.find("expected");
    return Problem{offset ? qsizetype(offset->integer()) : m_response.size(),
                   expected ? QString::fromUtf8(expected->bytes()) : tr("more")};
}

QModelIndex FieldTreeModel::indexAt(qsizetype byte) const
{
    const std::vector<imap::Field> &fields = m_description.fields();
    int found = -1;
    for (int i = 1; size_t(i) < m_places.size(); ++i) {
        const imap::Field &one = fields[size_t(i)];
        const auto isSmaller = [&] {
            const imap::Field &best = fields[size_t(found)];
            const qsizetype size = one.end() - one.begin(), least = best.end() - best.begin();
            return size < least || (size == least && i < int(best.next())); // what is within it
        };
        if (byte >= one.begin() && byte < one.end() && (found < 0 || isSmaller()))
            found = i;
    }
    return found < 0 ? QModelIndex() : createIndex(m_places[size_t(found)].row, 0, quintptr(found));
}

QModelIndex FieldTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Place &place = m_places[parent.isValid() ? size_t(parent.internalId()) : 0];
    return createIndex(row, column, quintptr(place.children[size_t(row)]));
}

QModelIndex FieldTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int parent = m_places[size_t(index.internalId())].parent;
    return parent <= 0 ? QModelIndex() : createIndex(m_places[size_t(parent)].row, 0, quintptr(parent));
}

int FieldTreeModel::rowCount(const QModelIndex &parent) const
{
    if (m_places.empty() || parent.column() > 0)
        return 0;
    return int(m_places[parent.isValid() ? size_t(parent.internalId()) : 0].children.size());
}

int FieldTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString FieldTreeModel::value(const imap::Field &field, const Place &place) const
{
    switch (field.kind()) {
    case imap::Field::Kind::Null:
        return QStringLiteral("NIL");
    case imap::Field::Kind::Bool:
        return field.boolean() ? tr("yes") : tr("no");
    case imap::Field::Kind::Integer:
        return QString::number(field.integer());
    case imap::Field::Kind::Bytes:
        return field.bytes().isValidUtf8() ? QString::fromUtf8(field.bytes())
                                           : QString::fromLatin1(field.bytes());
    case imap::Field::Kind::List:
        return tr("%Ln value(s)", nullptr, int(place.children.size()));
    case imap::Field::Kind::Object:
        return {};
    }
    return {};
}

QVariant FieldTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const imap::Field &found = field(index);
    const Place &place = m_places[size_t(index.internalId())];
    if (role == BeginRole)
        return qlonglong(found.begin());
    if (role == EndRole)
        return qlonglong(found.end());
    if (role == Qt::ToolTipRole && index.column() == Value)
        return value(found, place);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == Value)
        return value(found, place).left(500);
    return found.name().isEmpty() ? QString::number(place.row + 1) : QString::fromUtf8(found.name());
}

QVariant FieldTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Field") : section == Value ? tr("Value") : QVariant();
}

} // namespace ui
