#pragma once
#include "ui/pages/page.h"

namespace ui {

class FieldsModel;

// What there is to know of a server without asking it anything more: who it says it is, what it is taken for, how the line
// is secured, what it announces before and after the login, with a sentence each, and its namespaces.
class ReportPage final : public Page
{
    Q_OBJECT
public:
    explicit ReportPage(QWidget *parent = nullptr);

protected:
    bool isAboutMailbox() const override { return false; }
    void changesApplied() override {}
    void load() override;
    void clear() override;
    void flavourChanged() override;

private:
    FieldsModel *m_model;
};

} // namespace ui
