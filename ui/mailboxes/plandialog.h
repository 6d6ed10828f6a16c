#pragma once
#include "changesoperation.h"
#include "imapcore/changes/mailboxedit.h"
#include "imapcore/mailboxrun.h"
#include "ui/support/icons.h"
#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class Connection;

// Asks what is to be done to mailboxes, and shows the very lines that will be sent before anything is. What are changes
// may be done now or staged; which of both Return does, the person has chosen for the connection. What is done to messages
// is done now.
class PlanDialog : public QDialog
{
    Q_OBJECT
public:
    Connection *connection() const;
    // Once accepted, one of them is empty.
    const imap::MailboxPlan &plan() const { return m_plan; }
    const imap::MailboxEdit &edit() const { return m_edit; }
    // Whether the changes are to be staged.
    bool isToBeStaged() const { return m_isToBeStaged; }
    bool goesOnAfterErrors() const;
    // What is known of the mailboxes.
    ChangesOperation::Statuses statuses() const;

    void accept() override;

protected:
    PlanDialog(Connection *connection, const QString &objectName, const QString &title,
               const QString &confirm, QWidget *parent);

    // The part above the lines; the columns are labels and fields.
    QGridLayout *form() const { return m_form; }
    // What is to be said about the present choice. Nothing can be done while it `forbids`.
    void setNotice(const QString &text, Tone tone, bool forbids);
    void setPlan(imap::MailboxPlan plan);
    imap::MailboxPlan emptyPlan() const;
    void setEdit(imap::MailboxEdit edit);
    // One may also go on after an error only where there are several things to do.
    void offerToGoOn();
    // It is about changes.
    void offerToStage();
    // Whether it may be done now, besides what setNotice and setPlan say. What is staged is asked for once it is applied.
    virtual bool mayConfirm() const { return true; }
    // Whether what is to be done now was confirmed by typing: then it is not asked for once more.
    virtual bool wasTyped() const { return false; }
    void updateConfirm();

    // The answers to a survey of these mailboxes; the dialog says so while it goes on.
    void survey(imap::Session *session, const std::vector<imap::ListedMailbox> &mailboxes,
                imap::MailboxSurvey::Options options);
    virtual void surveyed(const std::vector<imap::SurveyedMailbox> &) {}
    // Waits, with these words.
    void setWaiting(const QString &text);

private:
    void connectionChanged();
    void showLines(const QString &lines);

    QPointer<Connection> m_connection;
    imap::MailboxPlan m_plan;
    imap::MailboxEdit m_edit;
    QGridLayout *m_form;
    QLabel *m_noticeIcon, *m_notice;
    QPlainTextEdit *m_lines;
    QCheckBox *m_goOn;
    QDialogButtonBox *m_buttons;
    QPushButton *m_confirm, *m_stage;
    QString m_confirmTip;
    imap::MailboxSurvey *m_survey = nullptr;
    bool m_forbidden = false, m_waiting = false, m_isToBeStaged = false;
};

} // namespace ui
