#pragma once
#include "page.h"

class QAction;
class QLabel;
class QTableView;

namespace ui {

class QuotaModel;

// The quota roots that the mailbox counts against and how full each is (GETQUOTAROOT).
class QuotaPage final : public Page
{
    Q_OBJECT
public:
    explicit QuotaPage(QWidget *parent = nullptr);

    // For a menu.
    QAction *editAction() const { return m_edit; }
    QAction *newRootAction() const { return m_newRoot; }

protected:
    void load() override;
    void clear() override;
    QString unavailable() const override;
    void stagedChanged() override;
    void flavourChanged() override { updateActions(); }

private:
    void edit();
    void makeRoot();
    QString whyNoLimits() const;
    QString whyNoNewRoot() const;
    void askReclaimable();
    void updateActions();

    QuotaModel *m_model;
    QTableView *m_table;
    QAction *m_edit, *m_newRoot;
    QLabel *m_reason, *m_reclaimable;
    bool m_isRoot = false; // the mailbox is one itself
};

} // namespace ui
