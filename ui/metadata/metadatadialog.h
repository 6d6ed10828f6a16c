#pragma once
#include "imapcore/changes/metadatachange.h"
#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

// Edits one entry of the metadata of a mailbox or of the server, or makes one. A value that is no text is edited as base64.
class MetadataDialog final : public QDialog
{
    Q_OBJECT
public:
    // An empty entry: a new one.
    MetadataDialog(const imap::MailboxName &mailbox, const QByteArray &entry, const QByteArray &value,
                   imap::ServerManner manner, QWidget *parent = nullptr);

    // A value as it is shown: text, or how long it is.
    static QString textOf(const QByteArray &value);
    // Once accepted.
    imap::MetadataChange change() const;

private:
    std::optional<QByteArray> value() const; // nothing: what is typed is no base64
    void switchForm(bool base64);
    void check();

    imap::MailboxName m_mailbox;
    imap::ServerManner m_manner;
    QComboBox *m_entry;
    QPlainTextEdit *m_value;
    QCheckBox *m_base64;
    QLabel *m_why;
    QPushButton *m_ok;
};

} // namespace ui
