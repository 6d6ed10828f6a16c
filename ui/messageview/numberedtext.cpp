#include "numberedtext.h"
#include "imapcore/inbackground.h"
#include <QFontDatabase>
#include <QPainter>
#include <QTextBlock>

namespace ui {

namespace {

QString readable(const QByteArray &bytes)
{
    QString text = bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    // NUL would end a copied text, and a lone CR would look like a line end that counts.
    return text.replace(QChar(0), QChar(0x2400)).replace(u'\r', QChar(0x240d));
}

} // namespace

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

NumberedText::NumberedText(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
    , m_feed(new TextFeed(this))
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
    placeMargin();
}

void NumberedText::setBytes(const QByteArray &bytes)
{
    m_feed->setText({});
    const quint64 asked = ++m_asked;
    if (bytes.isEmpty())
        return;
    imap::inBackground(
        this, [bytes] { return readable(bytes); },
        [this, asked](const QString &text) {
            if (asked == m_asked)
                m_feed->setText(text);
        });
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
