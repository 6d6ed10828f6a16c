#include "htmlsheet.h"
#include <QAbstractTextDocumentLayout>
#include <QHash>
#include <QPainter>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QUrl>

namespace ui {

// Whatever is asked for gets an answer from here: where there is none Qt goes and looks for a file of that name.
class HtmlSheet::Document final : public QTextDocument
{
public:
    void addPicture(const QUrl &address, const QImage &picture)
    {
        addResource(ImageResource, address, picture);
        markContentsDirty(0, characterCount());
    }

protected:
    QVariant loadResource(int type, const QUrl &) override
    {
        if (type != ImageResource)
            return QByteArray("");
        QImage blocked(16, 16, QImage::Format_ARGB32);
        blocked.fill(QColor(0x80, 0x88, 0x94, 0x50));
        return blocked;
    }
};

HtmlSheet::HtmlSheet() = default;
HtmlSheet::~HtmlSheet() = default;

void HtmlSheet::layOut(const QString &html, const QFont &font, qreal width)
{
    m_document = std::make_unique<Document>();
    m_document->setUndoRedoEnabled(false);
    m_document->setDefaultFont(font);
    m_document->setDocumentMargin(8);
    // The document asks the application for the colour of links.
    m_document->setDefaultStyleSheet(QStringLiteral("a { color: #1d4fa8; }"));
    m_document->setHtml(html);
    m_document->setTextWidth(width);
    m_selection = QTextCursor(m_document.get());
    tellSize();
}

void HtmlSheet::setWidth(qreal width)
{
    if (!m_document || m_document->textWidth() == width)
        return;
    m_document->setTextWidth(width);
    tellSize();
}

void HtmlSheet::addPicture(const QString &address, const QImage &picture)
{
    if (!m_document)
        return;
    m_document->addPicture(QUrl(address), picture);
    tellSize();
}

void HtmlSheet::tellSize()
{
    // Who writes no text but pictures has nothing to read out.
    emit laidOut(m_document->size(), m_document->toPlainText());
}

void HtmlSheet::paint(const QRectF &area, qreal devicePixelRatio)
{
    QImage image((area.size() * devicePixelRatio).toSize(), QImage::Format_RGB32);
    if (image.isNull() || !m_document)
        return;
    image.setDevicePixelRatio(devicePixelRatio);
    // Who writes HTML mail has white paper in mind, and seldom says so.
    image.fill(Qt::white);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, QColor(0x1f, 0x23, 0x29));
    context.palette.setColor(QPalette::Link, QColor(0x1d, 0x4f, 0xa8));
    context.clip = area;
    if (m_selection.hasSelection()) {
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = m_selection;
        selection.format.setBackground(QColor(0x25, 0x63, 0xc9));
        selection.format.setForeground(Qt::white);
        context.selections.append(selection);
    }
    QPainter painter(&image);
    painter.translate(-area.topLeft());
    painter.setClipRect(area);
    m_document->documentLayout()->draw(&painter, context);
    painter.end();
    emit painted(area, image);
}

int HtmlSheet::placeOf(const QPointF &at) const
{
    return m_document ? m_document->documentLayout()->hitTest(at, Qt::FuzzyHit) : -1;
}

void HtmlSheet::beginSelection(const QPointF &at)
{
    const int place = placeOf(at);
    if (place < 0)
        return;
    m_selection.setPosition(place);
    showSelection();
}

void HtmlSheet::selectWord(const QPointF &at)
{
    beginSelection(at);
    m_selection.select(QTextCursor::WordUnderCursor);
    showSelection();
}

void HtmlSheet::extendSelection(const QPointF &at)
{
    const int place = placeOf(at);
    if (place < 0)
        return;
    m_selection.setPosition(place, QTextCursor::KeepAnchor);
    showSelection();
}

void HtmlSheet::selectAll()
{
    if (!m_document)
        return;
    m_selection.select(QTextCursor::Document);
    showSelection();
}

void HtmlSheet::showSelection()
{
    emit selected(m_selection.hasSelection());
    emit outdated();
}

void HtmlSheet::copySelection()
{
    if (m_selection.hasSelection())
        emit copied(m_selection.selection().toPlainText());
}

void HtmlSheet::findLink(const QPointF &at, bool clicked)
{
    emit linkFound(m_document ? m_document->documentLayout()->anchorAt(at) : QString(), clicked);
}

} // namespace ui
