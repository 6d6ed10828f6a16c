#pragma once
#include "imapcore/changes/wideacledit.h"
#include "ui/pages/page.h"
#include <QDialog>
#include <QPointer>
#include <QSet>
#include <functional>
#include <memory>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace imap {
class SlicedWork;
}

namespace ui {

class AccessScope;
class FieldsModel;
class IdentifierEdit;

// Edits access lists, of one mailbox or of many (AccessScope). It reads the lists first and says what would be changed, where
// it is so already, and what cannot be administered; then it stages.
class AccessDialog final : public QDialog
{
    Q_OBJECT
public:
    // `acl` is the list of the subject's mailbox. It begins with giving rights, which takes nothing from anybody.
    AccessDialog(const Page::Subject &subject, const imap::Acl &acl,
                 std::vector<imap::ListedMailbox> selected, QWidget *parent = nullptr);
    ~AccessDialog() override;

    // Begins with many mailboxes instead of the subject's alone.
    void beginWide();

    // Once accepted.
    std::vector<imap::StagedChange> takeChanges() { return std::move(m_result.changes); }

private:
    void build();
    void fillForm(QFormLayout *form);
    void adapt();
    // Whether lists have to be read before anything can be staged.
    bool hasToLook() const;
    // Reads them, those of parents if they are wanted, and makes the changes; each begins the next.
    void look();
    void lookForParents();
    void readParents(const std::vector<imap::ListedMailbox> &missing);
    void plan();
    void listLeftOut();
    void showOutcome();
    // Does something with each of so many, and goes on.
    void inSlices(size_t count, std::function<void(size_t)> step, std::function<void()> then);
    imap::WideAclEdit edit() const;
    imap::WideAclEdit::What what() const;
    void forget();
    void rememberLists();
    void rememberSeen();
    QStringList strangers(const imap::WideAclEdit &wanted) const;
    QStringList ofOwner(const imap::WideAclEdit &wanted) const;
    imap::MailboxOwners owners() const;
    void stage();

    Page::Subject m_subject;
    imap::Acl m_acl;
    imap::ServerFlavour m_flavour;
    AccessScope *m_scope;
    std::unique_ptr<imap::AccessIndex> m_index, m_parents;
    imap::WideAclEdit::Result m_result;
    QPointer<imap::SlicedWork> m_slices;
    bool m_isLooking = false, m_isLooked = false;
    QSet<QString> m_seen; // names of users on this server
    QComboBox *m_what, *m_role;
    IdentifierEdit *m_identifiers;
    QLineEdit *m_rights, *m_by;
    QLabel *m_words, *m_warning, *m_outcome, *m_byLabel, *m_rightsLabel, *m_identifiersLabel;
    QProgressBar *m_progress;
    FieldsModel *m_refused;
    QTableView *m_refusedTable;
    QPushButton *m_look, *m_stage;
};

} // namespace ui
