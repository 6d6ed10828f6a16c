#include "table.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>

namespace ui {

QString selectedText(const QTableView *view)
{
    QModelIndexList cells = view->selectionModel()->selectedIndexes();
    std::sort(cells.begin(), cells.end());
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text += cells[i].row() == cells[i - 1].row() ? u'\t' : u'\n';
        const QVariant shown = cells[i].data();
        text += (shown.isValid() ? shown : cells[i].data(Qt::AccessibleTextRole)).toString();
    }
    return text;
}

QTableView *makeTable(QAbstractItemModel *model, const QString &objectName, const QString &accessibleName,
                      const QString &toolTip)
{
    auto *table = new QTableView;
    table->setObjectName(objectName);
    table->setAccessibleName(accessibleName);
    table->setToolTip(toolTip);
    table->setModel(model);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(std::max(22, table->fontMetrics().height() + 6));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *copy = new QAction(icon("copy"), QCoreApplication::translate("ui::Table", "Copy"), table);
    copy->setObjectName(objectName + QStringLiteral("Copy"));
    copy->setToolTip(
        QCoreApplication::translate("ui::Table", "Copy the selected rows, tabs between the cells"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, table,
                     [table] { QApplication::clipboard()->setText(selectedText(table)); });
    table->addAction(copy);
    return table;
}

} // namespace ui
