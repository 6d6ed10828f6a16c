#pragma once
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

// Asks what is to be done to mailboxes, and shows the very lines that will be sent before anything is.
class PlanDialog : public QDialog
{
    Q_OBJECT
public:
    Connection *connection() const;
    const imap::MailboxPlan &plan() const { return m_plan; }
    imap::MailboxRun::AfterError afterError() const;

protected:
    PlanDialog(Connection *connection, const QString &objectName, const QString &title,
               const QString &confirm, QWidget *parent);

    // The part above the lines; the columns are labels and fields.
    QGridLayout *form() const { return m_form; }
    // What is to be said about the present choice. Nothing can be done while it `forbids`.
    void setNotice(const QString &text, Tone tone, bool forbids);
    void setPlan(imap::MailboxPlan plan);
    imap::MailboxPlan emptyPlan() const;
    // One may also go on after an error only where there are several things to do.
    void offerToGoOn();
    QPushButton *confirmButton() const { return m_confirm; }
    // Besides what setNotice and setPlan say.
    virtual bool mayConfirm() const { return true; }
    void updateConfirm();

    // The answers to a survey of these mailboxes; the dialog says so while it goes on.
    void survey(imap::Session *session, const std::vector<imap::ListedMailbox> &mailboxes,
                imap::MailboxSurvey::Options options);
    virtual void surveyed(const std::vector<imap::SurveyedMailbox> &) {}
    // Waits, with these words.
    void setWaiting(const QString &text);

    template<typename T>
    static T *named(T *widget, const char *objectName, const QString &accessibleName, const QString &toolTip)
    {
        widget->setObjectName(QLatin1String(objectName));
        widget->setAccessibleName(accessibleName);
        widget->setToolTip(toolTip);
        return widget;
    }

private:
    void connectionChanged();

    QPointer<Connection> m_connection;
    imap::MailboxPlan m_plan;
    QGridLayout *m_form;
    QLabel *m_noticeIcon, *m_notice;
    QPlainTextEdit *m_lines;
    QCheckBox *m_goOn;
    QDialogButtonBox *m_buttons;
    QPushButton *m_confirm;
    imap::MailboxSurvey *m_survey = nullptr;
    bool m_forbidden = false, m_waiting = false;
};

} // namespace ui
