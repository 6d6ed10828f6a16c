#pragma once
#include <QImage>
#include <QObject>
#include <QTextCursor>
#include <memory>

namespace ui {

// An HTML text laid out and painted, which may take seconds: it lives in a thread of its own, whose fonts it uses, and
// is only told and asked by queued calls. Nothing of it is run or fetched.
class HtmlSheet final : public QObject
{
    Q_OBJECT
public:
    HtmlSheet();
    ~HtmlSheet() override;

    void layOut(const QString &html, const QFont &font, qreal width);
    void setWidth(qreal width);
    // A picture that the text takes from another part of the message.
    void addPicture(const QString &address, const QImage &picture);
    // Paints what lies in this area of the sheet.
    void paint(const QRectF &area, qreal devicePixelRatio);

    // Selects from here on, or up to here.
    void beginSelection(const QPointF &at);
    void extendSelection(const QPointF &at);
    void selectWord(const QPointF &at);
    void selectAll();
    void copySelection();
    void findLink(const QPointF &at, bool clicked);

signals:
    void laidOut(const QSizeF &size, const QString &text);
    void painted(const QRectF &area, const QImage &image);
    // What is seen is not what was painted.
    void outdated();
    void selected(bool any);
    void copied(const QString &text);
    // Empty where there is none.
    void linkFound(const QString &address, bool clicked);

private:
    class Document;
    int placeOf(const QPointF &at) const;
    void tellSize();
    void showSelection();

    std::unique_ptr<Document> m_document;
    QTextCursor m_selection;
};

} // namespace ui
