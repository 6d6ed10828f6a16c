#pragma once
#include "walker.h"
#include <QTextDocument>
#include <QTranslator>

// Finds text that has less room than it needs.
namespace walker {

// Makes every text of the program 40 % longer, as German and Finnish do.
class LongTexts final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        // Qt's own contexts hold things that are no texts: the direction of writing, the names of keys.
        if (QByteArrayView(context).startsWith('Q') && QByteArrayView(context) != "QPlatformTheme")
            return {};
        const QString text = QString::fromUtf8(source);
        return text + QString((text.size() * 2 + 4) / 5, u'ö');
    }
};

inline bool isCut(int needed, int room)
{
    return needed > room + 1; // fractions of a pixel
}

inline QString cut(const QWidget *widget, const QString &text, int needed, int room,
                   const char *what = "wide")
{
    return u"%1: “%2” needs %3 and is %4 %5"_s
        .arg(nameOf(widget), QString(text).replace(u'\n', u'/').left(60))
        .arg(needed)
        .arg(room)
        .arg(QLatin1String(what));
}

inline void checkLabel(const QLabel *label, QStringList &wrong)
{
    if (label->text().isEmpty() || label->movie())
        return;
    if (label->wordWrap()) {
        const int needed = label->heightForWidth(label->width());
        if (isCut(needed, label->height()))
            wrong += cut(label, label->text(), needed, label->height(), "high");
        // A word alone may be wider than the label.
        const QStringList words = label->text().split(u' ');
        for (const QString &word : words) {
            if (const int wide = label->fontMetrics().horizontalAdvance(word);
                !Qt::mightBeRichText(label->text()) && isCut(wide, label->contentsRect().width()))
                wrong += cut(label, word, wide, label->contentsRect().width());
        }
        return;
    }
    const QSize needed = label->sizeHint();
    if (isCut(needed.width(), label->width()))
        wrong += cut(label, label->text(), needed.width(), label->width());
    if (isCut(needed.height(), label->height()))
        wrong += cut(label, label->text(), needed.height(), label->height(), "high");
}

inline void checkTabs(const QTabBar *tabs, QStringList &wrong)
{
    for (int i = 0; i < tabs->count(); ++i) {
        const int icon = tabs->tabIcon(i).isNull() ? 0 : tabs->iconSize().width() + 4;
        const QString text = QString(tabs->tabText(i)).remove(u'&');
        const int needed = tabs->fontMetrics().horizontalAdvance(text) + icon;
        if (isCut(needed, tabs->tabRect(i).width()))
            wrong += cut(tabs, text, needed, tabs->tabRect(i).width());
        if (isCut(tabs->tabRect(i).right(), tabs->width()))
            wrong += cut(tabs, text, tabs->tabRect(i).right(), tabs->width(), "wide, so it is out of sight");
    }
}

inline void checkHeader(const QHeaderView *header, QStringList &wrong)
{
    if (header->orientation() != Qt::Horizontal)
        return;
    const int margin = header->style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header);
    for (int section = 0; section < header->count(); ++section) {
        if (header->isSectionHidden(section))
            continue;
        const QStringList lines =
            header->model()->headerData(section, Qt::Horizontal).toString().split(u'\n');
        for (const QString &line : lines) {
            const int needed = header->fontMetrics().horizontalAdvance(line) + 2 * margin;
            if (isCut(needed, header->sectionSize(section)))
                wrong += cut(header, line, needed, header->sectionSize(section));
        }
        if (const int high = int(lines.size()) * header->fontMetrics().lineSpacing();
            isCut(high, header->height()))
            wrong += cut(header, lines.join(u'/'), high, header->height(), "high");
    }
}

inline void checkComboBox(const QComboBox *box, QStringList &wrong)
{
    QStyleOptionComboBox option;
    option.initFrom(box);
    option.editable = box->isEditable();
    const int room =
        box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box).width();
    for (int i = 0; i < box->count() && !box->isEditable(); ++i) {
        const int icon = box->itemIcon(i).isNull() ? 0 : box->iconSize().width() + 4;
        const int needed = box->fontMetrics().horizontalAdvance(box->itemText(i)) + icon;
        if (isCut(needed, room))
            wrong += cut(box, box->itemText(i), needed, room);
    }
}

inline void checkLineEdit(const QLineEdit *edit, QStringList &wrong)
{
    QStyleOptionFrame option;
    option.initFrom(edit);
    int room = edit->style()->subElementRect(QStyle::SE_LineEditContents, &option, edit).width() - 4;
    for (const QAction *action : edit->actions())
        room -= action->isVisible() && !action->icon().isNull()
                    ? edit->style()->pixelMetric(QStyle::PM_SmallIconSize) + 8
                    : 0;
    const auto *spin = qobject_cast<const QAbstractSpinBox *>(edit->parentWidget());
    const QString text = spin ? spin->text() : edit->placeholderText();
    if (const int needed = edit->fontMetrics().horizontalAdvance(text); isCut(needed, room))
        wrong += cut(edit, text, needed, room);
}

inline QStringList cutOffTexts(QWidget *top)
{
    QStringList wrong;
    for (QWidget *widget : allWidgets(top)) {
        // A dock behind others is shown far outside of the window.
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        if (widget->objectName() == u"qt_menubar_ext_button"
            || widget->objectName() == u"qt_toolbar_ext_button")
            wrong += nameOf(widget->parentWidget()) + u" does not fit"_s;
        if (const auto *label = qobject_cast<QLabel *>(widget))
            checkLabel(label, wrong);
        else if (const auto *tabs = qobject_cast<QTabBar *>(widget))
            checkTabs(tabs, wrong);
        else if (const auto *header = qobject_cast<QHeaderView *>(widget))
            checkHeader(header, wrong);
        else if (const auto *box = qobject_cast<QComboBox *>(widget))
            checkComboBox(box, wrong);
        else if (const auto *edit = qobject_cast<QLineEdit *>(widget))
            checkLineEdit(edit, wrong);
        else if (const auto *button = qobject_cast<QAbstractButton *>(widget);
                 button && !button->text().isEmpty() && !isQtsOwn(button)
                 && (!qobject_cast<const QToolButton *>(button)
                     || qobject_cast<const QToolButton *>(button)->toolButtonStyle()
                            != Qt::ToolButtonIconOnly)
                 && (isCut(button->sizeHint().width(), button->width())
                     || isCut(button->sizeHint().height(), button->height())))
            wrong += cut(button, button->text(), button->sizeHint().width(), button->width());
    }
    return wrong;
}

} // namespace walker
