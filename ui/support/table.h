#pragma once
#include <QString>

class QTableView;
class QAbstractItemModel;

namespace ui {

// A table as all of ours look, with Copy in its context menu.
QTableView *makeTable(QAbstractItemModel *model, const QString &objectName, const QString &accessibleName,
                      const QString &toolTip);
// The selected cells of a view as text, tabs between columns.
QString selectedText(const QTableView *view);

} // namespace ui
