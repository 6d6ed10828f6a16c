#pragma once
#include "imapcore/access/accessfindings.h"
#include "serverpage.h"
#include "ui/models/roworder.h"
#include <QTimer>

class QAction;
class QCheckBox;
class QTreeView;

namespace imap {
class SlicedWork;
}

namespace ui {

class AccessStore;
class ColumnFit;
class FindingsModel;

// What somebody should look at in the access lists of the server, and what would mend it.
class FindingsPage final : public ServerPage
{
    Q_OBJECT
public:
    explicit FindingsPage(QWidget *parent = nullptr);

protected:
    ServerCrawl *crawlOf(Connection *connection) const override;
    void showResult(Connection *connection) override;
    QString summary() const override;
    QString unavailable() const override;

private:
    AccessStore *store() const;
    QAction *add(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                 void (FindingsPage::*done)());
    void showIndex();
    void check();
    void showFindings(const std::vector<quint32> &order);
    void updateActions();
    void openMailbox();
    void mend();

    FindingsModel *m_model;
    QTreeView *m_view;
    QCheckBox *m_unknown;
    QAction *m_open, *m_mend;
    QPointer<imap::AccessIndex> m_index;
    QPointer<imap::SlicedWork> m_checking;
    std::vector<imap::AccessFinding> m_found; // until they are in order
    RowOrder m_order;
    ColumnFit *m_columns = nullptr;
    QTimer m_later;
};

} // namespace ui
