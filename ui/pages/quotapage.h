#pragma once
#include "page.h"

namespace ui {

class QuotaModel;

// The quota roots that the mailbox counts against and how full each is (GETQUOTAROOT).
class QuotaPage final : public Page
{
    Q_OBJECT
public:
    explicit QuotaPage(QWidget *parent = nullptr);

protected:
    void load() override;
    void clear() override;
    QString unavailable() const override;

private:
    QuotaModel *m_model;
};

} // namespace ui
