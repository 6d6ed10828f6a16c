#include "plandialog.h"
#include "mailboxtexts.h"
#include "ui/changes/applydialog.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/named.h"
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace ui {

PlanDialog::PlanDialog(Connection *connection, const QString &objectName, const QString &title,
                       const QString &confirm, QWidget *parent)
    : QDialog(parent)
    , m_connection(connection)
    , m_form(new QGridLayout)
    , m_noticeIcon(new QLabel)
    , m_notice(new QLabel)
    , m_lines(new QPlainTextEdit)
    , m_goOn(new QCheckBox(tr("&Go on with the others after an error")))
    , m_buttons(new QDialogButtonBox)
    , m_confirm(m_buttons->addButton(confirm, QDialogButtonBox::AcceptRole))
    , m_stage(m_buttons->addButton(tr("St&age"), QDialogButtonBox::AcceptRole))
    , m_confirmTip(tr("Begin; the Jobs list shows how far it is"))
{
    setObjectName(objectName);
    setWindowTitle(title);
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);

    named(m_notice, "planNotice", tr("Notice"), {});
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_noticeIcon->setFixedSize(16, 16);
    named(m_lines, "planLines", tr("What will be sent"),
          tr("The commands as they will go over the connection, without their tags"));
    m_lines->setReadOnly(true);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_lines->setMinimumHeight(m_lines->fontMetrics().height() * 5);
    m_lines->setTabChangesFocus(true);
    named(m_goOn, "planGoOn", tr("Go on after an error"),
          tr("Otherwise the first error ends it, and what comes after it is not begun"));
    m_goOn->hide();
    QPushButton *cancel = m_buttons->addButton(QDialogButtonBox::Cancel);
    named(cancel, "planCancel", cancel->text().remove(u'&'), tr("Do nothing (Esc)"));
    named(m_confirm, "planConfirm", QString(confirm).remove(u'&'), m_confirmTip);
    named(m_stage, "planStage", tr("Stage"),
          tr("Send nothing yet: the Changes list gathers it, until it is applied"));
    m_stage->hide();
    // And then it is accepted.
    connect(m_buttons, &QDialogButtonBox::clicked, this,
            [this](const QAbstractButton *button) { m_isToBeStaged = button == m_stage; });

    auto *noticeRow = new QHBoxLayout;
    noticeRow->addWidget(m_noticeIcon, 0, Qt::AlignTop);
    noticeRow->addWidget(m_notice, 1);
    auto *linesTitle = new QLabel(tr("Wha&t will be sent:"));
    linesTitle->setBuddy(m_lines);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form, 2);
    layout->addLayout(noticeRow);
    layout->addWidget(linesTitle);
    layout->addWidget(m_lines, 1);
    layout->addWidget(m_goOn);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(connection, &Connection::accessChanged, this, &PlanDialog::updateConfirm);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(connection, &Connection::stateChanged, this, &PlanDialog::connectionChanged);
    resize(620, 520);
}

Connection *PlanDialog::connection() const
{
    return m_connection;
}

bool PlanDialog::goesOnAfterErrors() const
{
    return m_goOn->isChecked();
}

ChangesOperation::Statuses PlanDialog::statuses() const
{
    ChangesOperation::Statuses all;
    for (const imap::SurveyedMailbox &one :
         m_survey ? m_survey->mailboxes() : std::vector<imap::SurveyedMailbox>()) {
        if (one.status)
            all.insert(one.listed.name, *one.status);
    }
    return all;
}

// Return does what a click elsewhere on this connection does: it stages, unless changes are to be applied at once.
void PlanDialog::offerToStage()
{
    m_confirmTip =
        tr("Send it now. It stands in the Changes list as done, and can be undone there where there is a way "
           "back");
    m_stage->show();
    (m_connection->changes()->appliesAtOnce() ? m_confirm : m_stage)->setDefault(true);
    updateConfirm();
}

void PlanDialog::offerToGoOn()
{
    m_goOn->show();
}

imap::MailboxPlan PlanDialog::emptyPlan() const
{
    const imap::Session *session = m_connection ? m_connection->session() : nullptr;
    return session ? imap::MailboxPlan(session->capabilities(),
                                       session->isEnabled("UTF8=ACCEPT") || session->isEnabled("IMAP4REV2"))
                   : imap::MailboxPlan();
}

void PlanDialog::setPlan(imap::MailboxPlan plan)
{
    m_plan = std::move(plan);
    showLines(MailboxTexts::lines(m_plan));
}

void PlanDialog::setEdit(imap::MailboxEdit edit)
{
    m_edit = std::move(edit);
    showLines(m_connection ? MailboxTexts::lines(m_edit, m_connection->changes()->manner()) : QString());
}

void PlanDialog::showLines(const QString &lines)
{
    m_lines->setPlainText(lines);
    updateConfirm();
}

// What is staged is asked for once it is applied.
void PlanDialog::accept()
{
    const QPointer<PlanDialog> self(this);
    const bool isAsked = m_isToBeStaged || m_edit.isEmpty() || !m_connection || wasTyped();
    if (!isAsked && !ApplyDialog::mayCarryOut(*m_connection->changes(), m_edit.changes(), this))
        return;
    // While somebody was asked, the connection may have been lost, or have locked itself.
    if (self && (isAsked || m_confirm->isEnabled()))
        QDialog::accept();
}

void PlanDialog::setNotice(const QString &text, Tone tone, bool forbids)
{
    m_notice->setText(text);
    const char *name = tone == Tone::Bad ? "error" : tone == Tone::Warning ? "warning" : "info";
    m_noticeIcon->setPixmap(text.isEmpty() ? QPixmap()
                                           : icon(name, tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_forbidden = forbids;
    updateConfirm();
}

void PlanDialog::setWaiting(const QString &text)
{
    m_waiting = true;
    setNotice(text, Tone::Accent, true);
}

void PlanDialog::updateConfirm()
{
    const bool ready = m_connection && m_connection->session();
    const bool isGood = ready && !m_waiting && !m_forbidden && !(m_plan.isEmpty() && m_edit.isEmpty());
    const bool isReadOnly = m_connection && m_connection->isReadOnly();
    m_confirm->setEnabled(isGood && !isReadOnly && mayConfirm());
    m_confirm->setToolTip(isReadOnly ? tr("The connection is read-only: unlock it first (Server menu).")
                                     : m_confirmTip);
    m_stage->setEnabled(isGood);
}

// A plan is about the server as it was.
void PlanDialog::connectionChanged()
{
    if (m_connection && m_connection->session())
        return;
    m_waiting = true;
    setNotice(tr("The connection is gone. Nothing was done."), Tone::Bad, true);
}

void PlanDialog::survey(imap::Session *session, const std::vector<imap::ListedMailbox> &mailboxes,
                        imap::MailboxSurvey::Options options)
{
    delete m_survey;
    setWaiting(tr("Looking at what is there…"));
    m_survey = new imap::MailboxSurvey(session, mailboxes, options, this);
    connect(m_survey, &imap::MailboxSurvey::progressed, this, [this](size_t done, size_t total) {
        setWaiting(tr("Looking at what is there: %1 of %2…").arg(formatCount(done), formatCount(total)));
    });
    connect(m_survey, &imap::MailboxSurvey::finished, this, [this] {
        if (m_survey->error()) {
            setNotice(
                tr("What is there could not be found out. %1").arg(ErrorText::describe(*m_survey->error())),
                Tone::Bad, true);
            return;
        }
        m_waiting = false;
        setNotice({}, Tone::Normal, false);
        surveyed(m_survey->mailboxes());
    });
    m_survey->start();
}

} // namespace ui
