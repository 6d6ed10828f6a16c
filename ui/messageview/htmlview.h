#pragma once
#include <QAbstractScrollArea>
#include <QImage>
#include <QPointer>
#include <QTimer>

class QAction;
class QThread;

namespace ui {

class HtmlSheet;

// HTML as a page to read: nothing is run, nothing is fetched from anywhere, no link is followed. Another thread lays it
// out and paints it; what is seen here is the newest picture of the part that is on the screen.
class HtmlView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit HtmlView(QWidget *parent = nullptr);
    ~HtmlView() override;

    void showHtml(const QString &html);
    void clear();
    // A picture that the text takes from another part of the message.
    void addPicture(const QString &address, const QImage &picture);
    // What there is to read; empty until it is laid out.
    const QString &text() const { return m_text; }

signals:
    // There is something to be seen.
    void ready();
    void linkClicked(const QString &address);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    template<typename Function>
    void tell(Function function);
    void laidOut(const QSizeF &size, const QString &text);
    void painted(const QRectF &area, const QImage &image);
    void linkFound(const QString &address, bool clicked);
    void updateScrollBars();
    void paintSheet();
    QPoint offset() const;
    QPointF onSheet(const QPointF &position) const { return position + offset(); }

    QAction *m_copy;
    QPointer<HtmlSheet> m_sheet;
    QList<QThread *> m_threads; // of this sheet, and of those before it that have not come to their end
    QTimer m_resizing;
    QSizeF m_size;
    QString m_text, m_link;
    QRectF m_area; // of the sheet that m_image shows
    QImage m_image;
    bool m_painting = false, m_paintAgain = false;
    bool m_selecting = false;
    bool m_hovering = false; // a question for the link under the mouse is under way
};

} // namespace ui
