#pragma once
#include "imapcore/access/rights.h"
#include <QStringList>

class QTableView;

namespace ui {

class AclModel;

// Which entries of an access list are selected, by their identifiers: the rows of a list that is read or staged anew are
// others. So are the columns once groups of rights stand there instead of single ones.
class AclSelection
{
public:
    AclSelection(QTableView *table, const AclModel *model);
    // Selects what of it is still there.
    void restore() const;

    static QStringList identifiers(const QTableView *table, const AclModel *model);

private:
    int column() const;

    QTableView *m_table;
    const AclModel *m_model;
    QStringList m_selected;
    QString m_current;
    int m_column;
    imap::Rights m_rights; // of that column
};

} // namespace ui
