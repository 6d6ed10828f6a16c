#include "stylepaint.h"

#include "stylecolors.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <array>

namespace ui {
namespace {

// The edge at which tabs meet their page: the lower one of tabs that are above.
QRect innerEdge(const QRect &tabs, QTabBar::Shape shape, int width)
{
    switch (shape) {
    case QTabBar::RoundedNorth:
    case QTabBar::TriangularNorth:
        return QRect(tabs.left(), tabs.bottom() - width + 1, tabs.width(), width);
    case QTabBar::RoundedSouth:
    case QTabBar::TriangularSouth:
        return QRect(tabs.left(), tabs.top(), tabs.width(), width);
    case QTabBar::RoundedWest:
    case QTabBar::TriangularWest:
        return QRect(tabs.right() - width + 1, tabs.top(), width, tabs.height());
    default:
        return QRect(tabs.left(), tabs.top(), width, tabs.height());
    }
}

struct Indicator
{
    QColor outline, fill, mark;
};

Indicator indicator(const QStyleOption &option)
{
    const Colors &c = colorsFor(option.palette);
    if (!(option.state & QStyle::State_Enabled)) {
        return {c.disabledText, c.disabledBase, c.disabledText};
    }
    if (option.state & (QStyle::State_On | QStyle::State_NoChange)) {
        const QColor fill =
            option.state & QStyle::State_Sunken ? QColor(c.highlight).darker(115) : QColor(c.highlight);
        // On a selected row the fill would run into the highlight.
        return {option.state & QStyle::State_Selected ? QColor(c.highlightedText) : fill, fill,
                c.highlightedText};
    }
    return {option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus) ? c.accent : c.outline,
            option.state & QStyle::State_Sunken ? c.groove : c.base, c.text};
}

} // namespace

bool drawProgress(QStyle::ControlElement element, const QStyleOptionProgressBar &bar, QPainter *painter)
{
    const bool contents = element == QStyle::CE_ProgressBarContents;
    if (!(bar.state & QStyle::State_Horizontal) || bar.maximum <= bar.minimum
        || (!contents && element != QStyle::CE_ProgressBarGroove)) {
        return false;
    }
    const Colors &c = colorsFor(bar.palette);
    QRect rect = bar.rect;
    if (contents) {
        const double done = double(bar.progress - bar.minimum) / (double(bar.maximum) - bar.minimum);
        rect.setWidth(int(rect.width() * std::clamp(done, 0.0, 1.0)));
        if ((bar.direction == Qt::RightToLeft) != bar.invertedAppearance) {
            rect.moveRight(bar.rect.right());
        }
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(contents ? bar.palette.color(QPalette::Active, QPalette::Highlight) : QColor(c.groove));
    if (contents && !(bar.state & QStyle::State_Enabled)) {
        painter->setBrush(QColor(c.mid));
    }
    painter->drawRoundedRect(rect, 3, 3);
    painter->restore();
    return true;
}

void drawHeaderSection(const QStyleOption &option, QPainter *painter)
{
    const Colors &c = colorsFor(option.palette);
    const QRect &rect = option.rect;
    painter->fillRect(
        rect, QColor(option.state & (QStyle::State_MouseOver | QStyle::State_Sunken) ? c.groove : c.window));
    const bool upright = !(option.state & QStyle::State_Horizontal);
    painter->fillRect(upright ? QRect(rect.right(), rect.top(), 1, rect.height())
                              : QRect(rect.left(), rect.bottom(), rect.width(), 1),
                      QColor(c.mid));
    const int end = option.direction == Qt::RightToLeft ? rect.left() : rect.right();
    if (!upright) {
        painter->fillRect(QRect(end, rect.top() + 4, 1, rect.height() - 8), QColor(c.mid));
    }
}

void drawCurrent(const QStyleOption &option, QPainter *painter)
{
    if ((option.state & QStyle::State_KeyboardFocusChange) && !(option.state & QStyle::State_Selected)) {
        painter->save();
        painter->setPen(QColor(colorsFor(option.palette).accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }
}

void drawTab(const QStyleOptionTab &tab, QPainter *painter)
{
    const Colors &c = colorsFor(tab.palette);
    if (tab.state & QStyle::State_Selected) {
        painter->fillRect(innerEdge(tab.rect, tab.shape, 2), QColor(c.accent));
    } else if ((tab.state & QStyle::State_MouseOver) && (tab.state & QStyle::State_Enabled)) {
        painter->fillRect(tab.rect, QColor(c.groove));
    }
}

void drawTabBase(const QStyleOption &option, QPainter *painter)
{
    const QColor line(colorsFor(option.palette).mid);
    if (const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(&option)) {
        painter->fillRect(innerEdge(base->rect, base->shape, 1), line);
    } else if (const auto *page = qstyleoption_cast<const QStyleOptionTabWidgetFrame *>(&option)) {
        const QTabBar::Shape other = page->shape == QTabBar::RoundedNorth   ? QTabBar::RoundedSouth
                                     : page->shape == QTabBar::RoundedSouth ? QTabBar::RoundedNorth
                                     : page->shape == QTabBar::RoundedWest  ? QTabBar::RoundedEast
                                                                            : QTabBar::RoundedWest;
        painter->fillRect(innerEdge(page->rect, other, 1), line);
    }
}

void drawIndicator(const QStyleOption &option, QPainter *painter, bool round)
{
    const Indicator look = indicator(option);
    const int side = std::min({option.rect.width(), option.rect.height(), 14});
    QRect place(0, 0, side, side);
    place.moveCenter(option.rect.center());
    const QRectF square = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = round ? square.width() / 2 : 2.5;
    const auto at = [&square](qreal x, qreal y) {
        return QPointF(square.left() + x * square.width(), square.top() + y * square.height());
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(look.outline);
    painter->setBrush(look.fill);
    painter->drawRoundedRect(square, radius, radius);
    painter->setPen(QPen(look.mark, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(look.mark);
    if (option.state & QStyle::State_NoChange) {
        painter->drawLine(at(0.27, 0.5), at(0.73, 0.5));
    } else if (round && (option.state & QStyle::State_On)) {
        painter->drawEllipse(square.center(), 2, 2);
    } else if (option.state & QStyle::State_On) {
        const std::array tick{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)};
        painter->drawPolyline(tick.data(), int(tick.size()));
    }
    painter->restore();
}

void drawMenuFrame(QStyle::PrimitiveElement element, const QStyleOption &option, QPainter *painter)
{
    painter->save();
    painter->setPen(QColor(colorsFor(option.palette).mid));
    painter->setBrush(element == QStyle::PE_PanelMenu ? option.palette.brush(QPalette::Base) : QBrush());
    painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void drawField(const QStyleOption &option, QPainter *painter, const QWidget *widget)
{
    const Colors &c = colorsFor(option.palette);
    QColor outline = c.outline;
    if (widget && widget->property(invalidProperty).toBool()) {
        outline = c.bad;
    } else if (!(option.state & QStyle::State_Enabled)) {
        outline = c.mid;
    } else if (option.state & QStyle::State_HasFocus) {
        outline = c.accent;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

} // namespace ui
