#pragma once
#include <QAbstractButton>
#include <QPointer>

class QPainter;

namespace ui {

class Connection;

// What the current connection is, in its colour, before the breadcrumb: a dot, or "production · read-only". A click
// unlocks it, or locks it again.
class ConnectionMark final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ConnectionMark(QWidget *parent = nullptr);
    void setConnection(Connection *connection);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    // A word on its colour, within this.
    static void paintWord(QPainter &painter, const QRect &rect, const QString &word, const QColor &colour);
    static int widthOf(const QFontMetrics &metrics, const QString &word);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_colour;
};

} // namespace ui
