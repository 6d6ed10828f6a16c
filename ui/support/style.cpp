#include "style.h"

#include "icons.h"
#include "stylecolors.h"
#include "stylepaint.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int rowHeight = 22;

bool hasFocus(const QWidget *view)
{
    const QWidget *focus = QApplication::focusWidget();
    return !view || view->windowType() == Qt::Popup || view->window()->windowType() == Qt::Popup
           || (focus && (focus == view || view->isAncestorOf(focus)));
}

const QAbstractItemView *itemView(const QWidget *widget)
{
    return qobject_cast<const QAbstractItemView *>(widget);
}

// Fusion with what we want otherwise: sizes for dense tables, indicators that can be seen on dark ground, and
// a selection that tells by its strength which of two views has the focus. It draws nothing that Fusion draws
// well enough.
class Style : public QProxyStyle
{
public:
    Style() : QProxyStyle(u"Fusion"_s) {}

    using QProxyStyle::polish;
    // A server's words are in labels and tool tips everywhere. What looks like HTML in them must not act like it.
    void polish(QWidget *widget) override
    {
        auto *label = qobject_cast<QLabel *>(widget);
        if (label && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
        QProxyStyle::polish(widget);
    }

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        switch (metric) {
        case PM_ToolBarIconSize:
            return 20;
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_ListViewIconSize:
        case PM_TabBarIconSize:
            return 16;
        case PM_TabBarTabShiftVertical:
        case PM_TabBarTabShiftHorizontal:
        case PM_TabBarTabOverlap:
            return 0;
        case PM_HeaderDefaultSectionSizeVertical:
            return rowHeightFor(widget ? widget->fontMetrics() : QFontMetrics(QApplication::font()));
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        switch (hint) {
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_EtchDisabledText:
        case SH_ItemView_ActivateItemOnSingleClick:
            return 0;
        case SH_ItemView_ShowDecorationSelected:
            return 1;
        case SH_Table_GridLineColor: // Fusion's is not to be seen in the dark
            if (option) {
                return int(QColor(colorsFor(option->palette).groove).rgb());
            }
            return QProxyStyle::styleHint(hint, option, widget, data);
        default:
            return QProxyStyle::styleHint(hint, option, widget, data);
        }
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override
    {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        if (type == CT_ItemViewItem && option) {
            result.setHeight(std::max(result.height(), rowHeightFor(option->fontMetrics)));
        }
        return result;
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        switch (element) {
        case PE_FrameFocusRect:
            if (itemView(widget)) {
                drawCurrent(*option, painter);
                return;
            }
            break;
        case PE_FrameTabWidget:
        case PE_FrameTabBarBase:
            drawTabBase(*option, painter);
            return;
        case PE_IndicatorCheckBox:
            drawIndicator(*option, painter, false);
            return;
        case PE_IndicatorRadioButton:
            drawIndicator(*option, painter, true);
            return;
        case PE_FrameLineEdit:
            drawField(*option, painter, widget);
            return;
        case PE_PanelMenu:
        case PE_FrameMenu:
            drawMenuFrame(element, *option, painter);
            return;
        case PE_IndicatorBranch:
            drawBranch(*option, painter, widget);
            return;
        case PE_PanelItemViewRow:
        case PE_PanelItemViewItem:
            if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
                QStyleOptionViewItem copy(*item);
                dim(copy, widget);
                QProxyStyle::drawPrimitive(element, &copy, painter, widget);
                return;
            }
            break;
        default:
            break;
        }
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }

    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override
    {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (element == CE_ItemViewItem && item && (item->state & State_Selected)) {
            QStyleOptionViewItem copy(*item);
            dim(copy, widget);
            if (!(copy.state & State_Active)) {
                copy.icon = inMode(copy.icon, QIcon::Normal);
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
            tab && element == CE_TabBarTabShape) {
            drawTab(*tab, painter);
            return;
        }
        if (const auto *menu = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            menu && element == CE_MenuItem) {
            if (menu->menuItemType == QStyleOptionMenuItem::Separator && menu->text.isEmpty()) {
                const QRect &rect = menu->rect;
                painter->fillRect(QRect(rect.left() + 5, rect.center().y(), rect.width() - 10, 1),
                                  QColor(colorsFor(menu->palette).mid));
                return;
            }
            if (!(menu->state & State_Selected)) {
                QProxyStyle::drawControl(element, option, painter, widget);
                return;
            }
            QStyleOptionMenuItem copy(*menu);
            copy.icon = inMode(copy.icon, QIcon::Selected);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
            bar && drawProgress(element, *bar, painter)) {
            return;
        }
        if (element == CE_HeaderSection && option) {
            drawHeaderSection(*option, painter);
            return;
        }
        if (element == CE_HeaderLabel
            && (drawHeaderLabel<QStyleOptionHeaderV2>(option, painter, widget)
                || drawHeaderLabel<QStyleOptionHeader>(option, painter, widget))) {
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
    }

    QIcon standardIcon(StandardPixmap standard, const QStyleOption *option,
                       const QWidget *widget) const override
    {
        const QIcon ours = ui::standardIcon(standard);
        return ours.isNull() ? QProxyStyle::standardIcon(standard, option, widget) : ours;
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override
    {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && spin->frame) {
            QStyleOptionSpinBox copy(*spin);
            copy.palette = fieldPalette(spin->palette);
            QProxyStyle::drawComplexControl(control, &copy, painter, widget);
            return;
        }
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
            combo && combo->frame && combo->editable) {
            QStyleOptionComboBox copy(*combo);
            copy.palette = fieldPalette(combo->palette);
            QProxyStyle::drawComplexControl(control, &copy, painter, widget);
            return;
        }
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }

private:
    // Fusion makes the outline of what one types into from the Window colour, darkened: lost in the dark.
    QPalette fieldPalette(const QPalette &palette) const
    {
        if (m_fieldSource != palette.cacheKey()) {
            const Colors &c = colorsFor(palette);
            m_fieldSource = palette.cacheKey();
            m_fieldPalette = palette;
            m_fieldPalette.setColor(QPalette::Window, QColor(c.outline).lighter(140));
            m_fieldPalette.setColor(QPalette::Disabled, QPalette::Window, QColor(c.mid).lighter(140));
        }
        return m_fieldPalette;
    }

    static int rowHeightFor(const QFontMetrics &metrics) { return std::max(rowHeight, metrics.height() + 4); }

    // Qt tells only whether the window is active. With several views in one window that is not enough.
    static void dim(QStyleOptionViewItem &item, const QWidget *widget)
    {
        if (!hasFocus(itemView(widget))) {
            item.state &= ~State_Active;
        }
    }

    void drawBranch(const QStyleOption &option, QPainter *painter, const QWidget *widget) const
    {
        QStyleOption copy(option);
        if ((option.state & State_Selected) && (option.state & State_Active) && hasFocus(itemView(widget))) {
            copy.palette.setColor(QPalette::WindowText, option.palette.color(QPalette::HighlightedText));
        }
        QProxyStyle::drawPrimitive(PE_IndicatorBranch, &copy, painter, widget);
    }

    // Where whole rows are selected, a bold heading for each column of the selection is all headings. What has no room ends
    // in dots.
    template<typename Option>
    bool drawHeaderLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
    {
        const auto *header = qstyleoption_cast<const Option *>(option);
        if (!header) {
            return false;
        }
        Option copy(*header);
        const auto *view = widget ? qobject_cast<const QAbstractItemView *>(widget->parentWidget()) : nullptr;
        if (!view || view->selectionBehavior() != QAbstractItemView::SelectItems) {
            copy.state &= ~State_On;
        }
        const QFontMetrics metrics(copy.state & State_On ? bold(painter->font()) : painter->font());
        copy.text =
            metrics.elidedText(copy.text, copy.orientation == Qt::Vertical ? Qt::ElideMiddle : Qt::ElideRight,
                               copy.rect.width());
        QProxyStyle::drawControl(CE_HeaderLabel, &copy, painter, widget);
        return true;
    }

    static QFont bold(QFont font)
    {
        font.setBold(true);
        return font;
    }

    mutable QPalette m_fieldPalette;
    mutable qint64 m_fieldSource = 0;
};

} // namespace

QStyle *makeStyle()
{
    return new Style;
}

} // namespace ui
