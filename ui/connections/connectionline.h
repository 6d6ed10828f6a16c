#pragma once
#include <QWidget>

namespace ui {

// A line along the lower edge of another widget in the colour of the current connection, so that nobody mistakes one
// server for another.
class ConnectionLine final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionLine(QWidget *above);
    // None: there is no line.
    void setColour(const QColor &colour);
    QColor colour() const { return m_colour; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    QColor m_colour;
};

} // namespace ui
