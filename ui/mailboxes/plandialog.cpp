#include "plandialog.h"
#include "mailboxtexts.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
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
    named(m_confirm, "planConfirm", QString(confirm).remove(u'&'),
          tr("Begin; the Jobs list shows how far it is"));

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
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(connection, &Connection::stateChanged, this, &PlanDialog::connectionChanged);
    resize(620, 520);
}

Connection *PlanDialog::connection() const
{
    return m_connection;
}

imap::MailboxRun::AfterError PlanDialog::afterError() const
{
    return m_goOn->isChecked() ? imap::MailboxRun::AfterError::GoOn : imap::MailboxRun::AfterError::Stop;
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
    m_lines->setPlainText(MailboxTexts::lines(m_plan));
    updateConfirm();
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
    m_confirm->setEnabled(ready && !m_waiting && !m_forbidden && !m_plan.isEmpty() && mayConfirm());
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
