#pragma once
#include "page.h"

namespace ui {

class FieldsModel;

// The annotations of the mailbox, shared and private (GETMETADATA).
class MetadataPage final : public Page
{
    Q_OBJECT
public:
    explicit MetadataPage(QWidget *parent = nullptr);

protected:
    void load() override;
    void clear() override;
    QString unavailable() const override;

private:
    FieldsModel *m_model;
};

} // namespace ui
