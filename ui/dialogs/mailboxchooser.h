#pragma once
#include "imapcore/mailboxname.h"
#include "ui/models/mailboxindex.h"
#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace ui {

// Asks for a mailbox of one connection, by typing a part of its name.
class MailboxChooser final : public QDialog
{
    Q_OBJECT
public:
    // `index` null: its names are not known yet. `question` says what for; `except` is not offered.
    MailboxChooser(const QString &title, const QString &question, MailboxIndex *index,
                   const imap::MailboxName &except, QWidget *parent = nullptr);

    imap::MailboxName chosen() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find();

    QPointer<MailboxIndex> m_index;
    imap::MailboxName m_except;
    std::vector<imap::MailboxName> m_shown; // a row each
    QLineEdit *m_text;
    QListWidget *m_list;
    QLabel *m_state;
    QDialogButtonBox *m_buttons;
};

} // namespace ui
