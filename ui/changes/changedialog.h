#pragma once
#include "imapcore/changes/change.h"
#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ui {

// Edits what one change asks for: the rights, the limits, the value, the name.
class ChangeDialog final : public QDialog
{
    Q_OBJECT
public:
    ChangeDialog(imap::Change change, imap::ServerManner manner, QWidget *parent = nullptr);

    // Once accepted.
    const imap::Change &change() const { return m_change; }

private:
    QLineEdit *addLine(QFormLayout *form, const char *name, const QString &label, const QString &text,
                       const QString &toolTip);
    imap::Change edited() const;
    void check();

    imap::Change m_change;
    imap::ServerManner m_manner;
    QLineEdit *m_first = nullptr, *m_second = nullptr;
    QPlainTextEdit *m_value = nullptr;
    QLabel *m_why;
    QPushButton *m_ok;
};

} // namespace ui
