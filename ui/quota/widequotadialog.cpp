#include "widequotadialog.h"
#include "quotadialog.h"
#include "ui/models/quotamodel.h"
#include "ui/support/named.h"
#include "ui/support/theme.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using What = imap::WideQuotaEdit::What;

WideQuotaDialog::WideQuotaDialog(imap::QuotaSurvey *survey, std::vector<quint32> roots,
                                 const QByteArray &resource, imap::ServerManner manner, QWidget *parent)
    : QDialog(parent)
    , m_survey(survey)
    , m_roots(std::move(roots))
    , m_manner(std::move(manner))
    , m_what(named(new QComboBox, "wideQuotaWhat", tr("What"), tr("What is to become of the limits")))
    , m_resource(named(new QComboBox, "wideQuotaResource", tr("Resource"), tr("What is limited")))
    , m_value(named(new QLineEdit, "wideQuotaValue", tr("By how much"),
                    tr("A number, or a size such as 512 MiB; for raising, percent")))
    , m_words(new QLabel)
    , m_ok(nullptr)
{
    setObjectName(QStringLiteral("wideQuotaDialog"));
    setWindowTitle(tr("Change Many Limits"));
    m_what->addItem(tr("Set the limit to"), int(What::Set));
    m_what->addItem(tr("Raise the limit by percent"), int(What::Raise));
    m_what->addItem(tr("Leave at least so much room"), int(What::Headroom));
    for (const QByteArray &one : m_manner.flavour.resources.isEmpty()
                                     ? QByteArrayList{"STORAGE", "MESSAGE", "MAILBOX"}
                                     : m_manner.flavour.resources)
        m_resource->addItem(QuotaModel::nameOf(one), one);
    m_resource->setCurrentIndex(std::max(0, m_resource->findData(resource)));
    m_words->setObjectName(QStringLiteral("wideQuotaWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(m_words->fontMetrics().lineSpacing() * 3);
    auto *form = new QFormLayout;
    form->addRow(tr("&Resource"), m_resource);
    form->addRow(tr("&What"), m_what);
    form->addRow(tr("&By how much"), m_value);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_ok = buttons->addButton(tr("&Stage"), QDialogButtonBox::AcceptRole);
    named(m_ok, "wideQuotaStage", tr("Stage"), tr("Put the changes into the set; nothing is sent yet"));
    named(buttons->button(QDialogButtonBox::Cancel), "wideQuotaCancel", tr("Cancel"),
          tr("Change nothing (Escape)"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("Of %Ln quota root(s)", nullptr, int(m_roots.size()))));
    layout->addLayout(form);
    layout->addWidget(m_words);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(460, sizeHint().height());
    connect(m_what, &QComboBox::currentIndexChanged, this, &WideQuotaDialog::check);
    connect(m_resource, &QComboBox::currentIndexChanged, this, &WideQuotaDialog::check);
    connect(m_value, &QLineEdit::textChanged, this, &WideQuotaDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_value->setFocus();
    check();
}

std::optional<imap::WideQuotaEdit> WideQuotaDialog::wanted() const
{
    imap::WideQuotaEdit edit{What(m_what->currentData().toInt()), m_resource->currentData().toByteArray(), 0};
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

void WideQuotaDialog::check()
{
    const auto edit = wanted();
    Theme::setInvalid(m_value, !edit && !m_value->text().isEmpty());
    QStringList words;
    int changes = 0, impossible = 0;
    QString why;
    for (const quint32 root : edit &&m_survey ? m_roots : std::vector<quint32>()) {
        const auto change = edit->changeFor(m_survey->roots()[root].quota, m_manner.flavour);
        if (!change)
            continue;
        if (const auto problem = change->change.problem(m_manner)) {
            ++impossible;
            why = problem->text;
        } else {
            ++changes;
        }
    }
    if (!edit) {
        words += m_what->currentData().toInt() == int(What::Raise)
                     ? tr("How many percent?")
                     : tr("A number, or a size such as 512 MiB.");
    } else {
        words += tr("%Ln limit(s) would be changed.", nullptr, changes);
        if (const int others = int(m_roots.size()) - changes - impossible; others > 0)
            words += tr("%Ln are so already, or have no limit that could be raised.", nullptr, others);
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
