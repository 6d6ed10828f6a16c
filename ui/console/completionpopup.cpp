#include "completionpopup.h"
#include "typingtexts.h"
#include "ui/support/theme.h"
#include <QFontDatabase>
#include <QHeaderView>
#include <QScreen>

namespace ui {

namespace {
constexpr int MostRows = 10;
}

CompletionPopup::CompletionPopup(QWidget *edit) : QTreeWidget(edit)
{
    setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    setObjectName(QStringLiteral("consoleCompletions"));
    setAccessibleName(tr("What may be typed next"));
    setToolTip(tr("What may be typed next; Tab takes it"));
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setColumnCount(2);
    header()->hide();
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionBehavior(SelectRows);
    setToolTipDuration(2000);
    connect(this, &QTreeWidget::itemPressed, this, [this](QTreeWidgetItem *item) {
        emit clicked(imap::Candidate(m_candidates[size_t(indexOfTopLevelItem(item))]));
    });
    hide();
}

void CompletionPopup::offer(const std::vector<imap::Candidate> &candidates, const QPoint &at, int lineHeight)
{
    m_candidates = candidates;
    clear();
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QList<QTreeWidgetItem *> items;
    for (const imap::Candidate &one : candidates) {
        auto *item = new QTreeWidgetItem({one.text, TypingTexts::about(one)});
        item->setFont(0, fixed);
        item->setForeground(1, Theme::color(Tone::Muted, palette()));
        if (!one.isAnnounced)
            item->setForeground(0, Theme::color(Tone::Muted, palette()));
        items += item;
    }
    addTopLevelItems(items);
    setCurrentItem(nullptr);
    if (items.isEmpty()) {
        hide();
        return;
    }
    for (const int column : {0, 1})
        resizeColumnToContents(column);
    const QRect screenArea = screen()->availableGeometry();
    const int rows = std::min<int>(MostRows, int(items.size()));
    const int bar = items.size() > MostRows ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 2 : 0;
    const int width = std::min(columnWidth(0) + columnWidth(1) + bar + 2 * frameWidth() + 8,
                               std::min(720, screenArea.width()));
    const int height = rows * std::max(sizeHintForRow(0), 1) + 2 * frameWidth();
    QRect place(at + QPoint(0, lineHeight), QSize(width, height));
    if (place.bottom() > screenArea.bottom())
        place.moveBottom(at.y() - 2);
    place.moveLeft(
        std::clamp(place.left(), screenArea.left(), std::max(screenArea.left(), screenArea.right() - width)));
    setGeometry(place);
    scrollToTop();
    show();
}

void CompletionPopup::step(int rows)
{
    const int count = topLevelItemCount();
    if (count == 0)
        return;
    const int now = currentItem() ? indexOfTopLevelItem(currentItem()) : rows > 0 ? -1 : count;
    const int next =
        std::abs(rows) == 1 ? (now + rows + count) % count : std::clamp(now + rows, 0, count - 1);
    setCurrentItem(topLevelItem(next));
}

void CompletionPopup::chooseFirst()
{
    setCurrentItem(topLevelItem(0));
}

const imap::Candidate *CompletionPopup::candidate() const
{
    if (m_candidates.empty())
        return nullptr;
    return &m_candidates[currentItem() ? size_t(indexOfTopLevelItem(currentItem())) : 0];
}

} // namespace ui
