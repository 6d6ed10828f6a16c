#pragma once
#include "serverpage.h"
#include <QTimer>

namespace imap {
class AccessIndex;
}

class QAction;
class QCheckBox;
class QTreeView;

namespace ui {

class AccessStore;
class FindingsModel;
class SlicedWork;

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
    void updateActions();
    void openMailbox();
    void mend();

    FindingsModel *m_model;
    QTreeView *m_view;
    QCheckBox *m_unknown;
    QAction *m_open, *m_mend;
    QPointer<imap::AccessIndex> m_index;
    QPointer<SlicedWork> m_checking;
    QTimer m_later;
};

} // namespace ui
