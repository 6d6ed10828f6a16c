#pragma once
#include "imapcore/traffic/scrubber.h"
#include <QDialog>

class QButtonGroup;

namespace ui {

// How much is taken out of a transcript before it is given away.
class ScrubDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ScrubDialog(QWidget *parent = nullptr);
    imap::Scrubber::Level level() const;

private:
    QButtonGroup *m_levels;
};

} // namespace ui
