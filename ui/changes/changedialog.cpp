#include "changedialog.h"
#include "changetexts.h"
#include "ui/support/named.h"
#include "ui/support/theme.h"
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

// "STORAGE 1024 MESSAGE 10"; nothing if it is none.
std::optional<QMap<QByteArray, quint64>> limitsFrom(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    QMap<QByteArray, quint64> limits;
    for (qsizetype at = 0; at < words.size(); at += 2) {
        bool isNumber = false;
        const quint64 limit = words.value(at + 1).toULongLong(&isNumber);
        if (!isNumber)
            return std::nullopt;
        limits.insert(words[at].toLatin1().toUpper(), limit);
    }
    return limits;
}

QString textOf(const QMap<QByteArray, quint64> &limits)
{
    QStringList words;
    for (auto limit = limits.begin(); limit != limits.end(); ++limit)
        words << QString::fromLatin1(limit.key()) << QString::number(limit.value());
    return words.join(u' ');
}

} // namespace

ChangeDialog::ChangeDialog(imap::Change change, imap::ServerManner manner, QWidget *parent)
    : QDialog(parent)
    , m_change(std::move(change))
    , m_manner(std::move(manner))
    , m_why(new QLabel)
{
    setObjectName(QStringLiteral("changeDialog"));
    setWindowTitle(tr("Edit Change"));
    auto *title =
        new QLabel(QStringLiteral("%1  %2").arg(ChangeTexts::kind(m_change), ChangeTexts::where(m_change)));
    title->setTextFormat(Qt::PlainText);
    auto *form = new QFormLayout;
    if (const auto *acl = m_change.as<imap::AclChange>()) {
        if (acl->exact) {
            m_first = addLine(form, "changeExact", tr("&Rights"), QString::fromLatin1(*acl->exact),
                              tr("The rights, a letter each; none removes the entry"));
        } else {
            m_first = addLine(form, "changeAdd", tr("&Add"), QString::fromLatin1(acl->add),
                              tr("The rights to be given, a letter each"));
            m_second = addLine(form, "changeTake", tr("&Take away"), QString::fromLatin1(acl->remove),
                               tr("The rights to be taken away, a letter each"));
        }
    } else if (const auto *quota = m_change.as<imap::QuotaChange>()) {
        m_first = addLine(
            form, "changeLimits", tr("&Limits"), textOf(quota->set),
            tr("Resources and limits, such as STORAGE 1048576 MESSAGE 5000; STORAGE counts 1024 octets"));
        m_second =
            addLine(form, "changeUnlimited", tr("&Without a limit"),
                    QString::fromLatin1(quota->remove.join(' ')), tr("Resources whose limits are to go"));
    } else if (const auto *metadata = m_change.as<imap::MetadataChange>()) {
        m_value = named(new QPlainTextEdit, "changeValue", tr("Value"), tr("The value of the entry"));
        m_value->setPlainText(QString::fromUtf8(metadata->value.value_or(QByteArray())));
        m_value->setTabChangesFocus(true);
        form->addRow(tr("&Value"), m_value);
        connect(m_value, &QPlainTextEdit::textChanged, this, &ChangeDialog::check);
    } else if (const auto *rename = m_change.as<imap::RenameChange>()) {
        m_first = addLine(form, "changeTo", tr("&New name"), rename->to.toString(), tr("The whole new name"));
    } else if (const auto *create = m_change.as<imap::CreateChange>()) {
        m_first = addLine(form, "changeName", tr("&Name"), create->mailbox.toString(), tr("The whole name"));
    }
    m_why->setObjectName(QStringLiteral("changeWhy"));
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok =
        named(buttons->button(QDialogButtonBox::Ok), "changeOk", tr("OK"), tr("Keep what is written here"));
    named(buttons->button(QDialogButtonBox::Cancel), "changeCancel", tr("Cancel"),
          tr("Leave the change as it was (Escape)"));
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_change = edited();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addLayout(form);
    layout->addWidget(m_why);
    layout->addWidget(buttons);
    check();
    resize(440, sizeHint().height());
}

QLineEdit *ChangeDialog::addLine(QFormLayout *form, const char *name, const QString &label,
                                 const QString &text, const QString &toolTip)
{
    auto *line = named(new QLineEdit(text), name, QString(label).remove(u'&'), toolTip);
    form->addRow(label, line);
    connect(line, &QLineEdit::textChanged, this, &ChangeDialog::check);
    return line;
}

imap::Change ChangeDialog::edited() const
{
    const auto letters = [](const QLineEdit *line) {
        return line->text().remove(u' ').toLatin1();
    };
    if (const auto *acl = m_change.as<imap::AclChange>()) {
        imap::AclChange change{acl->mailbox, acl->identifier};
        if (acl->exact) {
            change.exact = letters(m_first);
        } else {
            change.add = letters(m_first);
            change.remove = letters(m_second);
        }
        return change;
    }
    if (const auto *quota = m_change.as<imap::QuotaChange>()) {
        const QByteArray removed = m_second->text().simplified().toUpper().toLatin1();
        return imap::QuotaChange{quota->root, limitsFrom(m_first->text()).value_or(quota->set),
                                 removed.isEmpty() ? QByteArrayList() : removed.split(' ')};
    }
    if (const auto *metadata = m_change.as<imap::MetadataChange>())
        return imap::MetadataChange{metadata->mailbox, metadata->entry, m_value->toPlainText().toUtf8()};
    if (const auto *rename = m_change.as<imap::RenameChange>())
        return imap::RenameChange{rename->mailbox, imap::MailboxName(m_first->text()), rename->partition};
    if (const auto *create = m_change.as<imap::CreateChange>())
        return imap::CreateChange{imap::MailboxName(m_first->text()), create->specialUse, create->partition};
    return m_change;
}

void ChangeDialog::check()
{
    QString why;
    const imap::Change change = edited();
    const auto *acl = change.as<imap::AclChange>();
    const auto *quota = change.as<imap::QuotaChange>();
    if (acl && !acl->exact && acl->add.isEmpty() && acl->remove.isEmpty())
        why = tr("Nothing is given and nothing taken away.");
    else if (quota && !limitsFrom(m_first->text()))
        why = tr("Each resource is followed by its limit, a number.");
    else if (const auto problem = change.problem(m_manner))
        why = tr("This cannot be sent: %1").arg(problem->text);
    m_why->setText(why);
    m_ok->setEnabled(why.isEmpty());
}

} // namespace ui
