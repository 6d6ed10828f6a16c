#pragma once
#include "ui/operations/flagoperation.h"
#include <QDialog>
#include <QHash>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace ui {

// Asks which flags and keywords messages are to have. What some of them have and others do not stays as it is unless it
// is chosen.
class FlagsDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Known
    {
        QByteArrayList flags;     // to be offered: of the mailbox, and of the messages
        QByteArrayList permanent; // PERMANENTFLAGS; empty: not told
        // What each flag is at now: Qt::Unchecked, or PartiallyChecked where only some have it or that is not known.
        QHash<QByteArray, Qt::CheckState> states;
    };
    FlagsDialog(const QString &question, Known known, QWidget *parent = nullptr);

    FlagOperation::Change change() const;

private:
    void addRow(const QByteArray &flag, Qt::CheckState state);
    void addTyped();
    void update();

    Known m_known;
    QListWidget *m_list;
    QLineEdit *m_typed;
    QPushButton *m_add, *m_ok;
    QLabel *m_why;
};

// In words for the system flags, as they are for keywords.
QString flagInWords(const QByteArray &flag);

} // namespace ui
