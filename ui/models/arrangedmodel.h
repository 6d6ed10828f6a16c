#pragma once
#include "roworder.h"
#include <QAbstractTableModel>
#include <QTimer>

namespace ui {

// A table of what somebody else holds, a hundred thousand things perhaps: the model has the order of its rows and nothing
// else. They are looked through and sorted while the window goes on, and are what they were until that is done.
class ArrangedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::index;
    // Which of the things.
    size_t thingAt(int row) const { return m_rows[size_t(row)]; }
    // Whether the rows are not yet what was asked for.
    virtual bool isArranging() const { return m_later.isActive() || m_order.isRunning(); }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void arranged();

protected:
    // By this column, until somebody says otherwise or by none.
    ArrangedModel(int column, Qt::SortOrder order, QObject *parent);

    // Null: there are no things.
    virtual const QObject *source() const = 0;
    virtual size_t things() const = 0;
    // What a thing is sorted by; nothing: it is not shown.
    virtual std::optional<RowOrder::Key> keyOf(size_t thing) = 0;
    // Before they are looked through.
    virtual void prepare() {}
    // The rows are others; within the reset.
    virtual void rowsTaken() {}

    int sortColumn() const { return m_column; }
    // Once all that happens now has happened.
    void arrangeLater() { m_later.start(); }
    // What is shown is different, and what it is sorted by.
    void changedLater();
    // Of another source, or none: between its two calls that is exchanged.
    void beginExchange();
    void endExchange();

private:
    void arrange();

    const int m_usualColumn;
    int m_column;
    Qt::SortOrder m_direction;
    std::vector<quint32> m_rows;
    RowOrder m_order;
    QTimer m_later, m_changed;
};

} // namespace ui
