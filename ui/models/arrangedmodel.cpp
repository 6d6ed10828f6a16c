#include "arrangedmodel.h"

namespace ui {

namespace {
// What is read again comes many at a time.
constexpr int ChangedAfter = 150; // milliseconds
} // namespace

ArrangedModel::ArrangedModel(int column, Qt::SortOrder order, QObject *parent)
    : QAbstractTableModel(parent)
    , m_usualColumn(column)
    , m_column(column)
    , m_direction(order)
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &ArrangedModel::arrange);
    m_changed.setSingleShot(true);
    m_changed.setInterval(ChangedAfter);
    connect(&m_changed, &QTimer::timeout, this, [this] {
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        arrangeLater();
    });
    connect(&m_order, &RowOrder::arranged, this, [this](const std::vector<quint32> &rows) {
        beginResetModel();
        m_rows = rows;
        rowsTaken();
        endResetModel();
        emit arranged();
    });
}

void ArrangedModel::sort(int column, Qt::SortOrder order)
{
    m_column = column < 0 ? m_usualColumn : column;
    m_direction = order;
    arrangeLater();
}

void ArrangedModel::changedLater()
{
    if (!m_changed.isActive())
        m_changed.start();
}

void ArrangedModel::beginExchange()
{
    m_order.cancel();
    m_later.stop();
    m_changed.stop();
    beginResetModel();
    m_rows.clear();
}

void ArrangedModel::endExchange()
{
    endResetModel();
    if (source())
        arrangeLater();
}

void ArrangedModel::arrange()
{
    if (!source())
        return;
    prepare();
    m_order.start(
        things(), [this](size_t thing) { return keyOf(thing); }, m_direction);
}

} // namespace ui
