#include "hexview.h"
#include "ui/support/theme.h"
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace ui {

namespace {
constexpr int Margin = 6;

// CR, LF and other control characters by their pictures.
QChar picture(char byte)
{
    const auto code = uchar(byte);
    return code < 0x20    ? QChar(0x2400 + code)
           : code == 0x7f ? QChar(0x2421)
           : code < 0x7f  ? QChar(ushort(code))
                          : QChar(0xb7);
}

} // namespace

HexView::HexView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
}

int HexView::rowHeight() const
{
    return fontMetrics().height() + 2;
}

int HexView::letter() const
{
    return fontMetrics().horizontalAdvance(u'0');
}

int HexView::offsetWidth() const
{
    return letter() * int(std::max<qsizetype>(4, QString::number(m_bytes.size(), 16).size()));
}

int HexView::hexAt(int column) const
{
    return Margin + offsetWidth() + letter() * (2 + column * 3 + (column >= PerRow / 2 ? 1 : 0));
}

int HexView::textAt(int column) const
{
    return hexAt(PerRow) + letter() * (1 + column);
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    m_begin = m_end = m_cursor = 0;
    measure();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void HexView::mark(qsizetype begin, qsizetype end, bool isWrong)
{
    m_begin = std::clamp<qsizetype>(begin, 0, m_bytes.size());
    m_end = std::clamp<qsizetype>(end, m_begin, m_bytes.size());
    m_isWrong = isWrong;
    if (m_end > m_begin) {
        m_cursor = m_begin;
        show(m_end - 1);
        show(m_begin);
    }
    setAccessibleDescription(m_end > m_begin ? tr("Marked: bytes %1 to %2").arg(m_begin).arg(m_end - 1)
                                             : QString());
    viewport()->update();
}

void HexView::show(qsizetype byte)
{
    const auto row = int(byte / PerRow);
    const int first = verticalScrollBar()->value(), page = std::max(1, viewport()->height() / rowHeight());
    if (row < first)
        verticalScrollBar()->setValue(row);
    else if (row >= first + page)
        verticalScrollBar()->setValue(row - page + 1);
}

void HexView::measure()
{
    const int page = std::max(1, viewport()->height() / rowHeight());
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, int(std::max<qsizetype>(0, rows() - page)));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, textAt(PerRow) + Margin - viewport()->width()));
}

void HexView::resizeEvent(QResizeEvent *)
{
    measure();
}

void HexView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
    QAbstractScrollArea::changeEvent(event);
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.translate(-horizontalScrollBar()->value(), 0);
    const QPalette &colors = palette();
    const QColor text = colors.color(QPalette::Text), muted = Theme::color(Tone::Muted, colors);
    const QColor marked =
        m_isWrong ? Theme::rowTint(RowTint::Bad, colors) : colors.color(QPalette::Highlight);
    const QColor onMarked = m_isWrong ? text : colors.color(QPalette::HighlightedText);
    const int height = rowHeight(), base = fontMetrics().ascent() + 1, wide = letter();
    qsizetype row = verticalScrollBar()->value();
    for (int y = 0; y < viewport()->height() && row < rows(); y += height, ++row) {
        painter.setPen(muted);
        painter.drawText(Margin, y + base,
                         QString::number(row * PerRow, 16).rightJustified(offsetWidth() / wide, u'0'));
        for (int column = 0; column < PerRow; ++column) {
            const qsizetype at = row * PerRow + column;
            if (at >= m_bytes.size())
                break;
            const bool isMarked = at >= m_begin && at < m_end;
            if (isMarked) {
                const bool goesOn = at + 1 < m_end && column + 1 < PerRow;
                painter.fillRect(hexAt(column), y, goesOn ? hexAt(column + 1) - hexAt(column) : 2 * wide,
                                 height, marked);
                painter.fillRect(textAt(column), y, wide, height, marked);
            }
            const char byte = m_bytes[at];
            painter.setPen(isMarked ? onMarked : text);
            painter.drawText(hexAt(column), y + base,
                             QString::number(uchar(byte), 16).rightJustified(2, u'0'));
            painter.setPen(isMarked ? onMarked : uchar(byte) < 0x20 || uchar(byte) >= 0x7f ? muted : text);
            painter.drawText(textAt(column), y + base, picture(byte));
        }
    }
}

qsizetype HexView::byteAt(const QPoint &position) const
{
    const qsizetype row = verticalScrollBar()->value() + position.y() / rowHeight();
    const int x = position.x() + horizontalScrollBar()->value();
    for (int column = 0; column < PerRow; ++column) {
        const bool inHex = x >= hexAt(column) && x < hexAt(column) + 3 * letter();
        const bool inText = x >= textAt(column) && x < textAt(column) + letter();
        const qsizetype at = row * PerRow + column;
        if ((inHex || inText) && at < m_bytes.size())
            return at;
    }
    return -1;
}

void HexView::pointAt(qsizetype byte)
{
    m_cursor = std::clamp<qsizetype>(byte, 0, std::max<qsizetype>(0, m_bytes.size() - 1));
    const qsizetype at = m_cursor;
    mark(at, at + 1);
    emit pointedAt(at);
    m_cursor = at; // whatever is marked instead
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (const qsizetype byte = byteAt(event->position().toPoint()); byte >= 0)
        pointAt(byte);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const qsizetype page = PerRow * qsizetype(verticalScrollBar()->pageStep());
    switch (event->key()) {
    case Qt::Key_Left:
        return pointAt(m_cursor - 1);
    case Qt::Key_Right:
        return pointAt(m_cursor + 1);
    case Qt::Key_Up:
        return pointAt(m_cursor >= PerRow ? m_cursor - PerRow : m_cursor);
    case Qt::Key_Down:
        return pointAt(m_cursor + PerRow);
    case Qt::Key_PageUp:
        return pointAt(m_cursor - page);
    case Qt::Key_PageDown:
        return pointAt(m_cursor + page);
    case Qt::Key_Home:
        return pointAt(event->modifiers() & Qt::ControlModifier ? 0 : m_cursor / PerRow * PerRow);
    case Qt::Key_End:
        return pointAt(event->modifiers() & Qt::ControlModifier ? m_bytes.size()
                                                                : m_cursor / PerRow * PerRow + PerRow - 1);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace ui
