#include "numberedtext.h"
#include <QFontDatabase>
#include <QPainter>
#include <QTextBlock>

namespace ui {

namespace {
constexpr qsizetype PieceOctets = 96 << 10;
}

class NumberedText::Margin final : public QWidget
{
public:
    explicit Margin(NumberedText *text) : QWidget(text), m_text(text) {}
    QSize sizeHint() const override { return {m_text->marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_text->paintMargin(event); }

private:
    NumberedText *m_text;
};

NumberedText::NumberedText(QWidget *parent) : QPlainTextEdit(parent), m_margin(new Margin(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &NumberedText::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
    });
    connect(&m_taking, &QTimer::timeout, this, &NumberedText::takeMore);
    placeMargin();
}

void NumberedText::setBytes(const QByteArray &bytes)
{
    clear();
    m_bytes = bytes;
    m_bytes.replace("\r\n", "\n");
    m_utf8 = m_bytes.isValidUtf8();
    m_at = 0;
    takeMore();
    moveCursor(QTextCursor::Start);
    if (!isComplete())
        m_taking.start(0);
}

// The next piece, up to the end of a line where there is one.
void NumberedText::takeMore()
{
    qsizetype size = std::min(PieceOctets, m_bytes.size() - m_at);
    if (m_at + size < m_bytes.size()) {
        if (const qsizetype line = m_bytes.lastIndexOf('\n', m_at + size - 1); line >= m_at)
            size = line + 1 - m_at;
        else // within a line: not within a character of it
            while (size > 1 && (quint8(m_bytes[m_at + size]) & 0xc0) == 0x80)
                --size;
    }
    const QByteArrayView piece = QByteArrayView(m_bytes).sliced(m_at, size);
    m_at += size;
    QString text = m_utf8 ? QString::fromUtf8(piece) : QString::fromLatin1(piece);
    // NUL would end a copied text, and a lone CR would look like a line end that counts.
    text.replace(QChar(0), QChar(0x2400)).replace(u'\r', QChar(0x240d));
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(text);
    if (isComplete()) {
        m_taking.stop();
        emit completed();
    }
}

int NumberedText::marginWidth() const
{
    int digits = 3;
    for (int count = blockCount(); count >= 1000; count /= 10)
        ++digits;
    return 14 + fontMetrics().horizontalAdvance(u'9') * digits;
}

void NumberedText::placeMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top(), marginWidth(), area.height());
}

void NumberedText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void NumberedText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_margin)
        placeMargin();
}

void NumberedText::paintMargin(QPaintEvent *event)
{
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        if (top + height >= event->rect().top())
            painter.drawText(0, int(top), m_margin->width() - 7, fontMetrics().height(), Qt::AlignRight,
                             QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

} // namespace ui
