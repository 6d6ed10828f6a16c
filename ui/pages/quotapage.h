#pragma once
#include "page.h"

class QAction;
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

protected:
    void load() override;
    void clear() override;
    QString unavailable() const override;
    void stagedChanged() override;
    void flavourChanged() override { updateActions(); }

private:
    void edit();
    void updateActions();

    QuotaModel *m_model;
    QTableView *m_table;
    QAction *m_edit;
};

} // namespace ui
