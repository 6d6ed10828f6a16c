#pragma once
#include "page.h"

class QTableView;

namespace ui {

class AclModel;

// Who may do what in the mailbox (GETACL), with one's own rights (MYRIGHTS).
class AccessPage final : public Page
{
    Q_OBJECT
public:
    explicit AccessPage(QWidget *parent = nullptr);

protected:
    void load() override;
    void clear() override;
    QString unavailable() const override;

private:
    void fitColumns();

    AclModel *m_model;
    QTableView *m_table;
};

} // namespace ui
