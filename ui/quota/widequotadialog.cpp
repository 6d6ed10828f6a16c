#include "widequotadialog.h"
#include "quotadialog.h"
#include "ui/models/quotamodel.h"
#include "ui/support/named.h"
#include "ui/support/theme.h"
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using What = imap::WideQuotaEdit::What;

namespace {

// Nothing more could be delivered there.
bool isOverfull(const imap::StagedChange &change, const imap::QuotaRoot &root,
                const imap::ServerFlavour &flavour)
{
    const auto *quota = change.change.as<imap::QuotaChange>();
    return quota && std::any_of(root.resources.begin(), root.resources.end(), [&](const auto &one) {
               const auto limit = quota->set.constFind(one.name);
               return limit != quota->set.cend() && one.usage > *limit
                      && (*limit > 0 || !flavour.isZeroUnlimited());
           });
}

} // namespace

WideQuotaDialog::WideQuotaDialog(imap::QuotaSurvey *survey, std::vector<quint32> roots,
                                 const QByteArray &resource, quint32 like, imap::ServerManner manner,
                                 QWidget *parent)
    : QDialog(parent)
    , m_survey(survey)
    , m_roots(std::move(roots))
    , m_manner(std::move(manner))
    , m_what(named(new QComboBox, "wideQuotaWhat", tr("What"), tr("What is to become of the limits")))
    , m_resource(named(new QComboBox, "wideQuotaResource", tr("Resource"), tr("What is limited")))
    , m_value(named(new QLineEdit, "wideQuotaValue", tr("How much"),
                    tr("A number, or a size such as 512 MiB; for raising, percent")))
    , m_like(named(new QLineEdit, "wideQuotaLike", tr("Quota root"),
                   tr("The quota root whose limits all the others get, of every resource")))
    , m_form(new QFormLayout)
    , m_words(new QLabel)
    , m_ok(nullptr)
{
    setObjectName(QStringLiteral("wideQuotaDialog"));
    setWindowTitle(tr("Change Many Limits"));
    m_what->addItem(tr("Set the limit to"), int(What::Set));
    m_what->addItem(tr("Raise the limit by percent"), int(What::Raise));
    m_what->addItem(tr("Leave at least so much room"), int(What::Headroom));
    m_what->addItem(tr("Copy all limits of"), int(What::Copy));
    for (const QByteArray &one : m_manner.flavour.resources.isEmpty()
                                     ? QByteArrayList{"STORAGE", "MESSAGE", "MAILBOX"}
                                     : m_manner.flavour.resources)
        m_resource->addItem(QuotaModel::nameOf(one), one);
    m_resource->setCurrentIndex(std::max(0, m_resource->findData(resource)));
    m_words->setObjectName(QStringLiteral("wideQuotaWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(m_words->fontMetrics().lineSpacing() * 3);
    m_form->addRow(tr("&What"), m_what);
    m_form->addRow(tr("&Resource"), m_resource);
    m_form->addRow(tr("&How much"), m_value);
    m_form->addRow(tr("&Quota root"), m_like);
    offerRoots(like);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_ok = buttons->addButton(tr("&Stage"), QDialogButtonBox::AcceptRole);
    named(m_ok, "wideQuotaStage", tr("Stage"), tr("Put the changes into the set; nothing is sent yet"));
    named(buttons->button(QDialogButtonBox::Cancel), "wideQuotaCancel", tr("Cancel"),
          tr("Change nothing (Escape)"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("Of %Ln quota root(s)", nullptr, int(m_roots.size()))));
    layout->addLayout(m_form);
    layout->addWidget(m_words);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(460, sizeHint().height());
    connect(m_what, &QComboBox::currentIndexChanged, this, &WideQuotaDialog::whatChanged);
    connect(m_like, &QLineEdit::textChanged, this, &WideQuotaDialog::check);
    connect(m_resource, &QComboBox::currentIndexChanged, this, &WideQuotaDialog::check);
    connect(m_value, &QLineEdit::textChanged, this, &WideQuotaDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    whatChanged();
    m_value->setFocus();
}

void WideQuotaDialog::offerRoots(quint32 like)
{
    QStringList names;
    for (const imap::QuotaSurvey::Root &root : m_survey->roots())
        names += root.quota.toString();
    if (like < m_survey->roots().size())
        m_like->setText(m_survey->roots()[like].quota.toString());
    auto *completer = new QCompleter(names, m_like);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_like->setCompleter(completer);
}

void WideQuotaDialog::whatChanged()
{
    const bool isCopy = m_what->currentData().toInt() == int(What::Copy);
    m_form->setRowVisible(m_like, isCopy);
    m_form->setRowVisible(m_resource, !isCopy);
    m_form->setRowVisible(m_value, !isCopy);
    check();
}

std::optional<imap::WideQuotaEdit> WideQuotaDialog::wanted() const
{
    imap::WideQuotaEdit edit{What(m_what->currentData().toInt()), m_resource->currentData().toByteArray(), 0};
    if (edit.what == What::Copy) {
        for (const imap::QuotaSurvey::Root &root : m_survey->roots()) {
            if (root.quota.told && root.quota.toString() == m_like->text()) {
                edit.like = root.quota;
                return edit;
            }
        }
        return std::nullopt;
    }
    std::optional<quint64> value;
    if (edit.what == What::Raise) {
        bool isNumber = false;
        value = m_value->text().remove(u'%').trimmed().toUInt(&isNumber);
        if (!isNumber)
            value.reset();
    } else {
        value = QuotaDialog::limitFrom(edit.resource, m_value->text());
    }
    if (!value)
        return std::nullopt;
    edit.value = *value;
    return edit;
}

// What is still to be said.
QString WideQuotaDialog::question() const
{
    switch (What(m_what->currentData().toInt())) {
    case What::Raise:
        return tr("How many percent?");
    case What::Copy:
        return tr("The name of a quota root that was read.");
    default:
        return tr("A number, or a size such as 512 MiB.");
    }
}

void WideQuotaDialog::check()
{
    const auto edit = m_survey ? wanted() : std::nullopt;
    for (QLineEdit *line : {m_value, m_like})
        Theme::setInvalid(line, !edit && !line->text().isEmpty());
    QStringList words;
    int changes = 0, impossible = 0, overfull = 0;
    QString why;
    for (const quint32 root : edit ? m_roots : std::vector<quint32>()) {
        const auto change = edit->changeFor(m_survey->roots()[root].quota, m_manner.flavour);
        if (!change)
            continue;
        if (const auto problem = change->change.problem(m_manner)) {
            ++impossible;
            why = problem->text;
        } else {
            ++changes;
            overfull += isOverfull(*change, m_survey->roots()[root].quota, m_manner.flavour) ? 1 : 0;
        }
    }
    if (!edit) {
        words += question();
    } else {
        words += edit->what == What::Copy
                     ? tr("The limits of %Ln root(s) would be changed.", nullptr, changes)
                     : tr("%Ln limit(s) would be changed.", nullptr, changes);
        if (const int others = int(m_roots.size()) - changes - impossible; others > 0)
            words += edit->what == What::Copy
                         ? tr("%Ln are so already.", nullptr, others)
                         : tr("%Ln are so already, or have no limit that could be raised.", nullptr, others);
        if (overfull > 0)
            words +=
                tr("%Ln root(s) would be full at once: more is used than the new limit.", nullptr, overfull);
        if (impossible > 0)
            words += tr("%Ln cannot be sent: %1", nullptr, impossible).arg(why);
        if (edit->what == What::Set && edit->value == 0)
            words += m_manner.flavour.isZeroUnlimited() ? tr("0 is no limit on this server.")
                                                        : tr("0 allows nothing at all.");
    }
    m_words->setText(words.join(u'\n'));
    m_ok->setEnabled(changes > 0);
}

} // namespace ui
