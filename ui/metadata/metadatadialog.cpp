#include "metadatadialog.h"
#include "ui/support/named.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringDecoder>
#include <QVBoxLayout>

namespace ui {

namespace {

bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !text.contains(QChar(0));
}

} // namespace

MetadataDialog::MetadataDialog(const imap::MailboxName &mailbox, const QByteArray &entry,
                               const QByteArray &value, imap::ServerManner manner, QWidget *parent)
    : QDialog(parent)
    , m_mailbox(mailbox)
    , m_manner(std::move(manner))
    , m_entry(named(new QComboBox, "metadataEntry", tr("Entry"),
                    tr("The name of the entry: /shared/… for all, /private/… for oneself")))
    , m_value(
          named(new QPlainTextEdit, "metadataValue", tr("Value"), tr("The value; it may have several lines")))
    , m_base64(named(new QCheckBox(tr("As &base64")), "metadataBase64", tr("As base64"),
                     tr("Show and edit the bytes of the value as base64")))
    , m_why(new QLabel)
    , m_ok(nullptr)
{
    setObjectName(QStringLiteral("metadataDialog"));
    setWindowTitle(entry.isEmpty() ? tr("New Entry") : tr("Change Entry"));
    m_entry->setEditable(true);
    // Those of RFC 5464 section 6, and what Cyrus lets administrators say to all.
    for (const char *known : {"/shared/comment", "/private/comment", "/shared/admin"})
        m_entry->addItem(QLatin1String(known));
    if (mailbox.isEmpty() && m_manner.flavour.kind == imap::ServerFlavour::Kind::Cyrus) {
        for (const char *known :
             {"/shared/vendor/cmu/cyrus-imapd/motd", "/shared/vendor/cmu/cyrus-imapd/shutdown"})
            m_entry->addItem(QLatin1String(known));
    }
    m_entry->setCurrentText(entry.isEmpty() ? QStringLiteral("/shared/comment") : QString::fromUtf8(entry));
    m_entry->setEnabled(entry.isEmpty());
    m_value->setTabChangesFocus(true);
    m_base64->setChecked(!isText(value));
    m_value->setPlainText(m_base64->isChecked() ? QString::fromLatin1(value.toBase64())
                                                : QString::fromUtf8(value));
    m_why->setObjectName(QStringLiteral("metadataWhy"));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    auto *form = new QFormLayout;
    form->addRow(tr("&Entry"), m_entry);
    form->addRow(tr("&Value"), m_value);
    form->addRow(QString(), m_base64);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_ok = buttons->addButton(tr("&Stage"), QDialogButtonBox::AcceptRole);
    named(m_ok, "metadataStage", tr("Stage"), tr("Put the change into the set; nothing is sent yet"));
    named(buttons->button(QDialogButtonBox::Cancel), "metadataCancel", tr("Cancel"),
          tr("Change nothing (Escape)"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form, 1);
    layout->addWidget(m_why);
    layout->addWidget(buttons);
    resize(500, 320);
    connect(m_entry, &QComboBox::currentTextChanged, this, &MetadataDialog::check);
    connect(m_value, &QPlainTextEdit::textChanged, this, &MetadataDialog::check);
    connect(m_base64, &QCheckBox::toggled, this, &MetadataDialog::switchForm);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QString MetadataDialog::textOf(const QByteArray &value)
{
    return isText(value) ? QString::fromUtf8(value)
                         : tr("%Ln octet(s) that are no text", nullptr, int(value.size()));
}

std::optional<QByteArray> MetadataDialog::value() const
{
    if (!m_base64->isChecked())
        return m_value->toPlainText().toUtf8();
    const QByteArray typed = m_value->toPlainText().simplified().remove(u' ').toLatin1();
    auto bytes = QByteArray::fromBase64Encoding(typed, QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

// The same bytes in the other form, as far as they have one.
void MetadataDialog::switchForm(bool base64)
{
    if (base64) {
        m_value->setPlainText(QString::fromLatin1(m_value->toPlainText().toUtf8().toBase64()));
        return;
    }
    const QByteArray bytes = QByteArray::fromBase64(m_value->toPlainText().toLatin1());
    if (isText(bytes)) {
        m_value->setPlainText(QString::fromUtf8(bytes));
        return;
    }
    const QSignalBlocker quiet(m_base64);
    m_base64->setChecked(true);
    m_why->setText(tr("This value is no text."));
}

imap::MetadataChange MetadataDialog::change() const
{
    return {m_mailbox, m_entry->currentText().trimmed().toUtf8(), value()};
}

void MetadataDialog::check()
{
    QString why;
    if (!value())
        why = tr("This is no base64.");
    else if (const auto problem = change().problem(m_manner))
        why = tr("This cannot be sent: %1").arg(problem->text);
    m_why->setText(why);
    m_ok->setEnabled(why.isEmpty());
}

} // namespace ui
