#pragma once
#include "imapcore/access/effectiverights.h"
#include "imapcore/access/rightsproof.h"
#include "ui/pages/page.h"
#include <QDialog>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class FieldsModel;

// What a person may do with a mailbox, computed by the server's rule, and which entries give or take each right. Where one
// may act as that person, the server is asked on a second session.
class EffectiveDialog final : public QDialog
{
    Q_OBJECT
public:
    EffectiveDialog(const Page::Subject &subject, const imap::Acl &acl, QWidget *parent = nullptr);
    // Whom it is about at first; what is typed replaces it.
    void setPerson(const QString &name);
    ~EffectiveDialog() override;

private:
    void compute();
    void verify();
    void verified(const imap::Expected<imap::Rights> &told);
    QString comparedWith(const imap::Expected<imap::Rights> &told) const;
    imap::MailboxOwners owners() const;

    Page::Subject m_subject;
    imap::Acl m_acl;
    imap::ServerFlavour m_flavour;
    imap::EffectiveRights m_rights;
    QLineEdit *m_person, *m_groups;
    QLabel *m_words, *m_doubts, *m_verified;
    FieldsModel *m_byRight, *m_byEntry;
    QPushButton *m_verify;
    std::unique_ptr<imap::RightsProof> m_proof;
};

} // namespace ui
