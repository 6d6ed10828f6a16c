#pragma once
#include <QObject>
#include <QSet>
#include <functional>

class QTableView;

namespace ui {

// What is selected in a table stays selected when its rows are others, or in another order: by what stands in them.
class KeptSelection final : public QObject
{
    Q_OBJECT
public:
    // What tells a row from all others, for as long as it is about the same thing.
    using KeyOf = std::function<QByteArray(int row)>;
    KeptSelection(QTableView *table, KeyOf keyOf);
    // The rows to come have nothing to do with those that were there.
    void forget();

private:
    void keep();
    void restore();

    QTableView *m_table;
    KeyOf m_keyOf;
    QSet<QByteArray> m_selected;
    QByteArray m_current;
    QString m_column; // its header: columns may be others, too
    int m_at = -1;
    bool m_isInView = false;
};

} // namespace ui
