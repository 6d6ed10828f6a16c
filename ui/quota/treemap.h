#pragma once
#include <QRectF>
#include <QWidget>
#include <vector>

namespace ui {

// Names with sizes as rectangles, the larger the larger, the largest at the left. Pointer and keys tell of each what it is,
// how large, and which share; arrows go to what lies beside, Home and End to the largest and the smallest, Return and a
// double click ask for one.
class Treemap final : public QWidget
{
    Q_OBJECT
public:
    struct Item
    {
        QString name;
        quint64 size = 0;   // octets
        QString label = {}; // what stands on it; empty: the name
    };
    // More than these become one, with words for how many there are.
    static constexpr size_t Most = 400;

    explicit Treemap(QWidget *parent = nullptr);

    // In any order; what has no size is left out.
    void setItems(std::vector<Item> items);
    // What stands there while there are none.
    void setHint(const QString &hint);
    size_t count() const { return m_items.size(); }
    const Item &item(size_t at) const { return m_items[at]; }
    QRectF placeOf(size_t at) const { return m_places[at]; }
    // -1: none.
    int current() const { return m_current; }
    void setCurrent(int item);
    const QString &labelOf(size_t at) const
    {
        return m_items[at].label.isEmpty() ? m_items[at].name : m_items[at].label;
    }
    // "Archive: 1.2 GB, 34 %".
    QString words(size_t at) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void currentChanged();
    // Not for what is several.
    void activated(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    void describe();
    int itemUnder(const QPointF &at) const;
    int beside(int key) const;
    void activate();
    void paintItem(QPainter &painter, size_t at) const;

    std::vector<Item> m_items; // the largest first
    std::vector<QRectF> m_places;
    bool m_hasOthers = false; // the last is several
    double m_sum = 0;
    QString m_hint;
    int m_current = -1, m_hovered = -1;
};

} // namespace ui
