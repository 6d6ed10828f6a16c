#include "lossdialog.h"
#include "mailboxtexts.h"
#include "surveymodel.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "ui/operations/worksession.h"
#include "ui/support/errortext.h"
#include "ui/support/named.h"
#include "ui/support/table.h"
#include <QCheckBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace ui {

LossDialog::LossDialog(What what, Connection *connection, const std::vector<imap::ListedMailbox> &mailboxes,
                       QWidget *parent)
    : PlanDialog(connection,
                 what == What::Delete  ? QStringLiteral("deleteDialog")
                 : what == What::Empty ? QStringLiteral("emptyDialog")
                                       : QStringLiteral("expungeDialog"),
                 titleFor(what, mailboxes.size()), buttonFor(what), parent)
    , m_what(what)
    , m_mailboxes(mailboxes)
    , m_model(new SurveyModel(this))
    , m_table(makeTable(m_model, QStringLiteral("lossTable"), tr("What is lost"),
                        tr("The mailboxes that this is about, with what is in them")))
    , m_words(new QLabel)
    , m_typeLabel(new QLabel)
    , m_below(new QCheckBox)
    , m_unsubscribe(new QCheckBox(tr("&Unsubscribe from them as well")))
    , m_giveRight(new QCheckBox)
    , m_typed(new QLineEdit)
{
    named(m_words, "lossWords", tr("What is lost"), {});
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    QFont bold = m_words->font();
    bold.setBold(true);
    m_words->setFont(bold);
    m_words->setMinimumHeight(QFontMetrics(bold).lineSpacing() * 2 + 6);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->horizontalHeader()->setSectionResizeMode(SurveyModel::Name, QHeaderView::Stretch);
    m_table->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * 4);
    if (what != What::Expunge)
        m_table->hideColumn(SurveyModel::Marked);
    named(m_below, "lossBelow", tr("With what lies below"), tr("Otherwise only what was selected"));
    m_below->hide();
    named(m_unsubscribe, "lossUnsubscribe", tr("Unsubscribe"),
          tr("Servers keep subscriptions to mailboxes that are gone"));
    m_unsubscribe->setChecked(true);
    m_unsubscribe->hide();
    named(
        m_giveRight, "lossGiveRight", tr("Give yourself the right to delete first"),
        tr("You may change the access list, and so give yourself the right; with the mailbox it goes again"));
    m_giveRight->hide();
    named(m_typed, "lossTyped", tr("Confirmation"), tr("What is to be typed stands before it"));
    m_typeLabel->setBuddy(m_typed);
    m_typeLabel->hide();
    m_typed->hide();

    QGridLayout *grid = form();
    grid->addWidget(m_words, 0, 0, 1, 2);
    grid->addWidget(m_table, 1, 0, 1, 2);
    grid->addWidget(m_below, 2, 0, 1, 2);
    grid->addWidget(m_unsubscribe, 3, 0, 1, 2);
    grid->addWidget(m_giveRight, 4, 0, 1, 2);
    grid->addWidget(m_typeLabel, 5, 0);
    grid->addWidget(m_typed, 5, 1);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(1, 1);
    connect(m_below, &QCheckBox::toggled, this, &LossDialog::adapt);
    connect(m_unsubscribe, &QCheckBox::toggled, this, &LossDialog::adapt);
    connect(m_giveRight, &QCheckBox::toggled, this, &LossDialog::adapt);
    connect(m_typed, &QLineEdit::textChanged, this, &LossDialog::updateConfirm);
    if (what == What::Delete)
        offerToStage();
    updateConfirm();
    if (what == What::Expunge)
        lookForMarked();
    else
        survey(connection->session(), m_mailboxes,
               {.withChildren = true, .subscriptions = what == What::Delete, .rights = what == What::Delete});
}

LossDialog::~LossDialog() = default;

QString LossDialog::titleFor(What what, size_t count)
{
    switch (what) {
    case What::Delete:
        return tr("Delete %Ln Mailbox(es)", nullptr, int(count));
    case What::Empty:
        return tr("Empty %Ln Mailbox(es)", nullptr, int(count));
    case What::Expunge:
        return tr("Expunge %Ln Mailbox(es)", nullptr, int(count));
    }
    return {};
}

QString LossDialog::buttonFor(What what)
{
    return what == What::Delete ? tr("&Delete Now") : what == What::Empty ? tr("&Empty") : tr("&Expunge");
}

// Each mailbox is opened for it, over another connection.
void LossDialog::lookForMarked()
{
    setWaiting(tr("Connecting…"));
    m_work = std::make_unique<WorkSession>(connection()->options());
    connect(m_work.get(), &WorkSession::ready, this,
            [this] { survey(m_work->session(), m_mailboxes, {.deleted = true}); });
    connect(m_work.get(), &WorkSession::failed, this,
            [this](const QString &why) { setNotice(why, Tone::Bad, true); });
    m_work->open();
}

void LossDialog::surveyed(const std::vector<imap::SurveyedMailbox> &all)
{
    if (m_work)
        m_work->end();
    m_surveyed = all;
    const auto below = std::count_if(all.begin(), all.end(), [](const auto &one) { return !one.isRoot; });
    m_below->setText(tr("&With the %Ln mailbox(es) below", nullptr, int(below)));
    m_below->setVisible(below > 0);
    m_unsubscribe->setVisible(
        std::any_of(all.begin(), all.end(), [](const auto &one) { return one.isSubscribed; }));
    adapt();
}

void LossDialog::adapt()
{
    std::vector<imap::SurveyedMailbox> touched;
    for (const imap::SurveyedMailbox &one : m_surveyed) {
        const bool isLeftOut = m_what == What::Delete
                                   ? one.listed.name.isInbox() || one.listed.has("\\NonExistent")
                                   : !one.listed.isSelectable();
        if ((one.isRoot || m_below->isChecked()) && !isLeftOut)
            touched.push_back(one);
    }
    m_model->setMailboxes(touched);
    setWindowTitle(titleFor(m_what, std::max<size_t>(touched.size(), 1)));
    imap::MailboxPlan plan = emptyPlan();
    for (const imap::SurveyedMailbox &one : touched) {
        if (m_what == What::Empty)
            plan.empty(one);
        else if (m_what == What::Expunge)
            plan.expunge(one);
    }
    if (touched.size() > 1)
        offerToGoOn();
    m_phrase = touched.size() > 1 ? phrase(touched.size()) : QString();
    m_typeLabel->setText(tr("Type “%1” to con&firm:").arg(m_phrase));
    m_typeLabel->setVisible(!m_phrase.isEmpty());
    m_typed->setVisible(!m_phrase.isEmpty());
    if (m_what == What::Delete) {
        offerRight(touched);
        imap::MailboxEdit edit;
        edit.remove(touched, m_unsubscribe->isChecked() && !m_unsubscribe->isHidden(), known(),
                    m_giveRight->isChecked() ? connection()->changes()->oneself() : QString());
        setEdit(std::move(edit));
    } else {
        setPlan(std::move(plan));
    }
    say(touched.size());
    if (!m_phrase.isEmpty())
        m_typed->setFocus();
}

imap::KnownRights LossDialog::known() const
{
    return connection() ? connection()->changes()->manner().flavour.known : imap::KnownRights();
}

// Whoever makes a mailbox for somebody else may not delete it on Cyrus, but may give it to oneself.
void LossDialog::offerRight(const std::vector<imap::SurveyedMailbox> &touched)
{
    m_withoutRight = 0;
    char right = 0;
    for (const imap::SurveyedMailbox &one : touched) {
        if (const auto missing = imap::MailboxEdit::rightToGive(one, known())) {
            ++m_withoutRight;
            right = *missing;
        }
    }
    m_giveRight->setVisible(m_withoutRight > 0);
    m_giveRight->setText(
        tr("Give &yourself the right “%1” first, on %Ln of them", nullptr, int(m_withoutRight))
            .arg(QLatin1Char(right)));
}

QString LossDialog::phrase(size_t touched) const
{
    const QString count = QString::number(touched);
    return m_what == What::Delete  ? tr("delete %1", "to be typed").arg(count)
           : m_what == What::Empty ? tr("empty %1", "to be typed").arg(count)
                                   : tr("expunge %1", "to be typed").arg(count);
}

void LossDialog::say(size_t touched)
{
    const SurveyModel::Sum sum = m_model->sum();
    const auto octets = sum.hasSizes ? std::optional(sum.octets) : std::nullopt;
    const QString contents = MailboxTexts::contents(sum.messages, octets);
    QString words;
    QStringList more;
    Tone tone = Tone::Warning;
    switch (m_what) {
    case What::Delete:
        words = tr("%Ln mailbox(es)", nullptr, int(touched)) + u' '
                + tr("with %1 will be deleted for good. IMAP has no way to bring them back.").arg(contents);
        if (touched == 0)
            words = tr("There is nothing to delete.");
        if (std::any_of(m_mailboxes.begin(), m_mailboxes.end(),
                        [](const auto &one) { return one.name.isInbox(); }))
            more += tr("INBOX cannot be deleted and is left out.");
        if (m_withoutRight > 0 && !m_giveRight->isChecked())
            more += tr("You have not the right to delete %Ln of them: the server will refuse it.", nullptr,
                       int(m_withoutRight));
        if (m_below->isVisibleTo(this) && !m_below->isChecked())
            more += tr(
                "What lies below stays; some servers refuse to delete a mailbox then, others keep its name.");
        break;
    case What::Empty:
        words = tr("%1 %2 will be deleted for good. What comes in from now on stays.")
                    .arg(contents, tr("in %Ln mailbox(es)", nullptr, int(touched)));
        if (plan().isEmpty())
            words = tr("There is no message in it.");
        break;
    case What::Expunge:
        words = tr("%1, marked as deleted, %2 will be erased for good.")
                    .arg(MailboxTexts::contents(sum.marked, std::nullopt),
                         tr("in %Ln mailbox(es)", nullptr, int(touched)));
        if (plan().isEmpty())
            words = tr("No message is marked as deleted.");
        break;
    }
    m_words->setText(words);
    if (m_what != What::Delete && !plan().isEmpty() && !plan().expungesByUid())
        more += tr("This server has no UIDPLUS: what others mark as deleted meanwhile goes as well.");
    if (sum.unknown > 0)
        more += tr("What is in %Ln of them is not known.", nullptr, int(sum.unknown));
    if (more.isEmpty())
        tone = Tone::Normal;
    setNotice(more.join(u' '), tone, false);
}

bool LossDialog::mayConfirm() const
{
    return m_phrase.isEmpty() || m_typed->text().simplified().compare(m_phrase, Qt::CaseInsensitive) == 0;
}

} // namespace ui
