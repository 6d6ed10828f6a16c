#include "messagebar.h"
#include "icons.h"
#include "named.h"
#include "theme.h"
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace ui {

MessageBar::MessageBar(QWidget *over)
    : QWidget(over)
    , m_text(new QLabel)
    , m_icon(new QLabel)
    , m_copy(named(new QToolButton, "messageBarCopy", tr("Copy the notice"), tr("Copy the whole notice")))
    , m_close(named(new QToolButton, "messageBarClose", tr("Close the notice"), tr("Close the notice")))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageBarText"));
    m_text->setAccessibleName(tr("Notice"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setIcon(icon("copy"));
    m_close->setIcon(icon("close"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 4, 2);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (QToolButton *button : {m_copy, m_close}) {
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_whole); });
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    over->installEventFilter(this);
    hide();
}

void MessageBar::showMessage(const QString &text, bool bad)
{
    m_whole = text;
    m_isBad = bad;
    m_text->setText(text);
    m_icon->setPixmap(icon(bad ? "error" : "info", bad ? Tone::Bad : Tone::Accent)
                          .pixmap(QSize(16, 16), devicePixelRatioF()));
    show();
    place();
    raise();
    update();
}

// Paths have no places to break them at. Of one that is longer than a line the ends tell the most.
QString MessageBar::fitting(int width) const
{
    QStringList words = m_whole.split(u' ');
    for (QString &word : words) {
        if (word.contains(u'/') && m_text->fontMetrics().horizontalAdvance(word) > width)
            word = m_text->fontMetrics().elidedText(word, Qt::ElideMiddle, width);
    }
    return words.join(u' ');
}

void MessageBar::place()
{
    const QWidget *over = parentWidget();
    layout()->setGeometry(QRect(0, 0, over->width(), std::max(height(), 1)));
    const QString text = fitting(m_text->width());
    if (text != m_text->text())
        m_text->setText(text);
    m_text->setToolTip(text == m_whole ? QString() : m_whole);
    const int wanted = layout()->totalHeightForWidth(over->width());
    const int height = std::min(wanted, over->height() / 2);
    setGeometry(0, over->height() - height, over->width(), height);
}

bool MessageBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget() && !isHidden())
        place();
    return QWidget::eventFilter(watched, event);
}

// It may have been told something before there was room for it.
void MessageBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
}

void MessageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && !isHidden())
        place();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(rect(), Theme::rowTint(m_isBad ? RowTint::Bad : RowTint::Sent, palette()));
    painter.fillRect(0, 0, width(), 1, Theme::outline(palette()));
}

} // namespace ui
