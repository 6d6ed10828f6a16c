#pragma once
#include "spools.h"
#include <QDialog>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace ui {

// Whether and where traffic is kept on the disk.
class SpoolDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SpoolDialog(const Spools::Settings &settings, QWidget *parent = nullptr);
    Spools::Settings settings() const;

private:
    QCheckBox *m_isOn;
    QLineEdit *m_folder;
    QSpinBox *m_size;
};

} // namespace ui
