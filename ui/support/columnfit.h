#pragma once
#include <QObject>
#include <QTimer>
#include <map>

class QAbstractItemView;
class QHeaderView;

namespace ui {

// Keeps the columns of a view within its width: some are as wide as what stands in them, the others share what is left,
// and have no less than they need. Whoever drags a column has it as wide as that from then on.
class ColumnFit final : public QObject
{
    Q_OBJECT
public:
    ColumnFit(QAbstractItemView *view, QHeaderView *header);

    // Of what is left this column has so many parts, and no less room than this many letters want.
    void share(int column, int parts, int leastLetters);
    // What stands in the columns is different, or which of them are shown.
    void measure();
    // The same once for many that come together.
    void measureLater();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Share
    {
        int parts = 0, least = 0;
    };
    bool isShared(int column) const { return m_shares.count(column) > 0; }
    int wanted(int column);
    void fit();

    QAbstractItemView *m_view;
    QHeaderView *m_header;
    std::map<int, Share> m_shares;
    std::map<int, int> m_wanted, m_byHand; // widths by columns
    QTimer m_later;
    bool m_isFitting = false;
};

} // namespace ui
