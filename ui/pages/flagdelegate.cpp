#include "flagdelegate.h"
#include "ui/models/messagelistmodel.h"
#include "ui/support/stylecolors.h"
#include <QApplication>
#include <QPainter>

namespace ui {

namespace {
constexpr int Gap = 4;
}

QColor FlagDelegate::colorOf(const QString &keyword, const QPalette &palette)
{
    const Colors &colors = colorsFor(palette);
    // Registered by IANA (RFC 5788), and the labels of Thunderbird.
    static const QHash<QString, int> known{
        {QStringLiteral("$important"), 0},    {QStringLiteral("$phishing"), 0},
        {QStringLiteral("$label1"), 0},       {QStringLiteral("$junk"), 1},
        {QStringLiteral("junk"), 1},          {QStringLiteral("$label2"), 1},
        {QStringLiteral("$notjunk"), 2},      {QStringLiteral("nonjunk"), 2},
        {QStringLiteral("$label3"), 2},       {QStringLiteral("$forwarded"), 3},
        {QStringLiteral("$mdnsent"), 3},      {QStringLiteral("$label4"), 4},
        {QStringLiteral("$label5"), 5},       {QStringLiteral("$submitted"), 3},
        {QStringLiteral("$submitpending"), 1}};
    const QString lower = keyword.toLower();
    switch (known.value(lower, -1)) {
    case 0:
        return QColor::fromRgb(colors.bad);
    case 1:
        return QColor::fromRgb(colors.warning);
    case 2:
        return QColor::fromRgb(colors.good);
    case 3:
        return QColor::fromRgb(colors.muted);
    case 4:
        return QColor::fromRgb(colors.accent);
    case 5:
        return QColor::fromRgb(colors.staged);
    default:
        break;
    }
    // QHash's own seed is another one each time.
    quint32 sum = 0;
    for (const QChar c : lower)
        sum = sum * 31 + c.unicode();
    const bool dark = palette.color(QPalette::Base).lightness() < 128;
    return QColor::fromHsl(int(sum % 360), 110, dark ? 165 : 95);
}

void FlagDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const QStringList keywords = index.data(MessageListModel::KeywordsRole).toStringList();
    if (keywords.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    item.text.clear(); // the labels stand there
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QFont font = item.font;
    font.setStrikeOut(false);
    painter->setFont(font);
    const QFontMetrics metrics(font);
    const int height = std::min(metrics.height() + 2, room.height() - 2);
    const bool selected = item.state & QStyle::State_Selected;
    room.setRight(item.rect.right() - Gap);
    for (const QString &keyword : keywords) {
        // "$Label1" says no more than "Label1".
        const QString name = keyword.startsWith(u'$') ? keyword.sliced(1) : keyword;
        const int padding = metrics.averageCharWidth() / 2 + 2;
        const int wanted = metrics.horizontalAdvance(name) + 2 * padding;
        const int width = std::min(wanted, room.width());
        if (width < 3 * padding)
            break;
        const QRectF label(room.left() + 0.5, room.center().y() - height / 2 + 0.5, width - 1, height - 1);
        const QColor color =
            selected ? item.palette.color(QPalette::HighlightedText) : colorOf(keyword, item.palette);
        QColor fill = color;
        fill.setAlpha(selected ? 40 : 32);
        painter->setPen(color);
        painter->setBrush(fill);
        painter->drawRoundedRect(label, 3, 3);
        painter->drawText(label.adjusted(padding - 1, 0, 1 - padding, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(name, Qt::ElideRight, width - 2 * padding + 2));
        room.setLeft(room.left() + width + Gap);
    }
    painter->restore();
}

} // namespace ui
