#include "pathlabel.h"
#include <QPainter>
#include <QStyle>

namespace ui {

namespace {
QString joined(const QStringList &names)
{
    return names.join(QStringLiteral("  ›  "));
}
} // namespace

PathLabel::PathLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void PathLabel::setPath(const QStringList &names)
{
    m_names = names;
    setText(joined(names));
    setToolTip(names.isEmpty() ? tr("Where the selected mailbox lies") : text());
}

QString PathLabel::shown() const
{
    const int room = contentsRect().width();
    QString all = text();
    for (qsizetype left = 1; left < m_names.size() && fontMetrics().horizontalAdvance(all) > room; ++left)
        all = joined(QStringList(QStringLiteral("…")) + m_names.mid(left));
    return fontMetrics().elidedText(all, Qt::ElideMiddle, room);
}

QSize PathLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, QLabel::minimumSizeHint().height()};
}

void PathLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(),
                          shown(), foregroundRole());
}

} // namespace ui
