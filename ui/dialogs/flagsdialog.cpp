#include "flagsdialog.h"
#include "imapcore/flags.h"
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {

namespace {

enum Role { FlagRole = Qt::UserRole, BeforeRole };

bool isSystemFlag(const QByteArray &flag)
{
    return flag.startsWith('\\');
}

} // namespace

QString flagInWords(const QByteArray &flag)
{
    static const QHash<QByteArray, const char *> words{
        {imap::flag::Seen, QT_TRANSLATE_NOOP("ui::FlagsDialog", "\\Seen: was read")},
        {imap::flag::Answered, QT_TRANSLATE_NOOP("ui::FlagsDialog", "\\Answered: was answered")},
        {imap::flag::Flagged, QT_TRANSLATE_NOOP("ui::FlagsDialog", "\\Flagged: is important")},
        {imap::flag::Deleted, QT_TRANSLATE_NOOP("ui::FlagsDialog", "\\Deleted: goes with the next expunge")},
        {imap::flag::Draft, QT_TRANSLATE_NOOP("ui::FlagsDialog", "\\Draft: is not finished")}};
    const char *text = words.value(flag);
    return text ? FlagsDialog::tr(text) : QString::fromUtf8(flag);
}

FlagsDialog::FlagsDialog(const QString &question, Known known, QWidget *parent)
    : QDialog(parent)
    , m_known(std::move(known))
    , m_list(new QListWidget)
    , m_typed(new QLineEdit)
    , m_add(new QPushButton(tr("&Add")))
    , m_ok(nullptr)
    , m_why(new QLabel)
{
    setObjectName(QStringLiteral("flagsDialog"));
    setWindowTitle(tr("Flags"));
    auto *asked = new QLabel(question);
    asked->setObjectName(QStringLiteral("flagsQuestion"));
    asked->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("flagsList"));
    m_list->setAccessibleName(tr("Flags and keywords"));
    m_list->setToolTip(
        tr("A tick sets the flag, an empty box clears it, and half a tick leaves it as it is"));
    m_typed->setObjectName(QStringLiteral("flagsKeyword"));
    m_typed->setAccessibleName(tr("New keyword"));
    m_typed->setPlaceholderText(tr("New keyword, such as $Todo"));
    m_typed->setToolTip(tr("A keyword that is not in the list"));
    m_add->setObjectName(QStringLiteral("flagsAdd"));
    m_add->setToolTip(tr("Put the keyword into the list, with a tick"));
    m_add->setAutoDefault(false);
    m_why->setObjectName(QStringLiteral("flagsWhy"));
    m_why->setWordWrap(true);
    m_why->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(QStringLiteral("flagsOk"));
    m_ok->setToolTip(tr("Change the flags"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("flagsCancel"));
    buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Change nothing (Escape)"));

    auto *row = new QHBoxLayout;
    row->addWidget(m_typed, 1);
    row->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(asked);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    layout->addWidget(m_why);
    layout->addWidget(buttons);

    for (const char *flag : {imap::flag::Seen, imap::flag::Answered, imap::flag::Flagged, imap::flag::Deleted,
                             imap::flag::Draft})
        addRow(flag, m_known.states.value(flag, Qt::PartiallyChecked));
    for (const QByteArray &flag : m_known.flags) {
        if (imap::isFlag(flag) && !isSystemFlag(flag))
            addRow(flag, m_known.states.value(flag, Qt::PartiallyChecked));
    }
    const bool takesNew = m_known.permanent.isEmpty() || m_known.permanent.contains("\\*");
    m_typed->setEnabled(takesNew);
    if (!takesNew)
        m_why->setText(tr("The server keeps no new keywords here."));
    connect(m_list, &QListWidget::itemChanged, this, &FlagsDialog::update);
    connect(m_typed, &QLineEdit::textChanged, this, &FlagsDialog::update);
    connect(m_typed, &QLineEdit::returnPressed, this, &FlagsDialog::addTyped);
    connect(m_add, &QPushButton::clicked, this, &FlagsDialog::addTyped);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentRow(0);
    resize(440, 440);
    update();
}

void FlagsDialog::addRow(const QByteArray &flag, Qt::CheckState state)
{
    auto *item = new QListWidgetItem(flagInWords(flag), m_list);
    item->setData(FlagRole, flag);
    item->setData(BeforeRole, int(state));
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsEnabled;
    // Half a tick can only come back where there was one.
    if (state == Qt::PartiallyChecked)
        flags |= Qt::ItemIsUserTristate;
    if (!FlagOperation::refusedFlags({flag}, m_known.permanent).isEmpty()) {
        flags &= ~Qt::ItemIsEnabled;
        item->setToolTip(tr("The server does not keep this flag here"));
    }
    item->setFlags(flags);
    item->setCheckState(state);
}

void FlagsDialog::addTyped()
{
    const QByteArray keyword = m_typed->text().trimmed().toUtf8();
    if (keyword.isEmpty() || !m_add->isEnabled())
        return;
    QListWidgetItem *found = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(FlagRole).toByteArray().compare(keyword, Qt::CaseInsensitive) == 0)
            found = m_list->item(row);
    }
    if (!found) {
        addRow(keyword, Qt::PartiallyChecked);
        found = m_list->item(m_list->count() - 1);
    }
    found->setCheckState(Qt::Checked);
    m_list->setCurrentItem(found);
    m_typed->clear();
}

FlagOperation::Change FlagsDialog::change() const
{
    FlagOperation::Change change;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        const auto before = Qt::CheckState(item->data(BeforeRole).toInt());
        const QByteArray flag = item->data(FlagRole).toByteArray();
        if (item->checkState() == before)
            continue;
        if (item->checkState() == Qt::Checked)
            change.add += flag;
        else if (item->checkState() == Qt::Unchecked)
            change.remove += flag;
    }
    return change;
}

void FlagsDialog::update()
{
    const QByteArray typed = m_typed->text().trimmed().toUtf8();
    const bool isGood = imap::isFlag(typed) && !isSystemFlag(typed);
    m_add->setEnabled(isGood && m_typed->isEnabled());
    if (m_typed->isEnabled())
        m_why->setText(
            typed.isEmpty() || isGood
                ? QString()
                : tr("A keyword is one word of plain letters, digits and signs such as $, - and _."));
    const FlagOperation::Change wanted = change();
    m_ok->setEnabled(!wanted.add.isEmpty() || !wanted.remove.isEmpty());
    // Return in the field for a keyword adds it.
    m_ok->setDefault(typed.isEmpty());
}

} // namespace ui
