#include "connectiondelegate.h"
#include "connectionmark.h"
#include "ui/connection.h"
#include "ui/models/mailboxtreemodel.h"
#include <QApplication>
#include <QPainter>

namespace ui {

namespace {
constexpr int BarWidth = 3;
constexpr int Gap = 6;
} // namespace

void ConnectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                               const QModelIndex &index) const
{
    const auto kind = MailboxTreeModel::NodeKind(index.data(MailboxTreeModel::NodeKindRole).toInt());
    const auto *model = qobject_cast<const MailboxTreeModel *>(index.model());
    const Connection *connection =
        model && kind == MailboxTreeModel::NodeKind::Connection ? model->connectionOf(index) : nullptr;
    if (!connection || index.column() != MailboxTreeModel::Name) {
        QStyledItemDelegate::paint(painter, given, index);
        return;
    }
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString title = option.text;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget);
    option.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    painter->save();
    painter->fillRect(QRect(0, option.rect.top() + 1, BarWidth, option.rect.height() - 2),
                      connection->profile().colour());
    QPalette::ColorGroup group =
        !(option.state & QStyle::State_Active) ? QPalette::Inactive : QPalette::Normal;
    const bool selected = option.state & QStyle::State_Selected;
    const QColor foreground =
        option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QFont small = given.font;
    const QFontMetrics smallMetrics(small);
    const QString word = Profile::wordFor(connection->profile().kind);
    const QString state = connection->stateWords().join(QStringLiteral(" · "));
    // The kind and the state are short, and must not be overlooked: of the name is shown what there is room for.
    QRect rest = text;
    if (!state.isEmpty()) {
        const int width = std::min(smallMetrics.horizontalAdvance(state) + 2, rest.width() / 2);
        painter->setFont(small);
        painter->setPen(selected ? foreground : option.palette.color(group, QPalette::PlaceholderText));
        painter->drawText(QRect(rest.right() - width - 2, rest.top(), width + 2, rest.height()),
                          Qt::AlignVCenter | Qt::AlignRight,
                          smallMetrics.elidedText(state, Qt::ElideRight, width));
        rest.setRight(rest.right() - width - Gap);
    }
    const int wordWidth = word.isEmpty() ? 0 : ConnectionMark::widthOf(smallMetrics, word);
    const int room = rest.width() - (wordWidth > 0 ? wordWidth + Gap : 0);
    painter->setFont(option.font);
    painter->setPen(foreground);
    const QString shown = option.fontMetrics.elidedText(title, Qt::ElideMiddle, room - 4);
    painter->drawText(rest.adjusted(2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, shown);
    if (wordWidth > 0) {
        painter->setFont(small);
        const int left = rest.left() + 2 + option.fontMetrics.horizontalAdvance(shown) + Gap;
        ConnectionMark::paintWord(*painter, QRect(left, rest.top(), wordWidth, rest.height()), word,
                                  connection->profile().colour());
    }
    painter->restore();
}

} // namespace ui
