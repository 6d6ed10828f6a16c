#pragma once
#include "recording.h"
#include <QDialog>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace ui {

// How much of the traffic is kept in memory, and whether and where on the disk.
class RecordingDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit RecordingDialog(const Recording::Settings &settings, QWidget *parent = nullptr);
    Recording::Settings settings() const;

private:
    QSpinBox *m_memory;
    QCheckBox *m_isSpooling;
    QLineEdit *m_folder;
    QSpinBox *m_size;
};

} // namespace ui
