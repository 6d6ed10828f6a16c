#include "mailboxchooser.h"
#include "ui/connection.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {

namespace {
constexpr size_t MaxShown = 200;
}

MailboxChooser::MailboxChooser(const QString &title, const QString &question, MailboxIndex *index,
                               const imap::MailboxName &except, QWidget *parent)
    : QDialog(parent)
    , m_index(index)
    , m_except(except)
    , m_text(new QLineEdit)
    , m_list(new QListWidget)
    , m_state(new QLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(QStringLiteral("mailboxChooser"));
    setWindowTitle(title);
    auto *asked = new QLabel(question);
    asked->setObjectName(QStringLiteral("mailboxChooserQuestion"));
    asked->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("mailboxChooserText"));
    m_text->setAccessibleName(tr("Mailbox"));
    m_text->setToolTip(tr("A part of the mailbox’s name"));
    m_text->setPlaceholderText(tr("Mailbox…"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("mailboxChooserList"));
    m_list->setAccessibleName(tr("Mailboxes"));
    m_list->setToolTip(tr("The mailboxes whose name holds these words"));
    m_list->setUniformItemSizes(true);
    m_state->setObjectName(QStringLiteral("mailboxChooserState"));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("mailboxChooserOk"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(title);
    m_buttons->button(QDialogButtonBox::Ok)->setToolTip(tr("Take the selected mailbox (Return)"));
    m_buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("mailboxChooserCancel"));
    m_buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Do nothing (Escape)"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(asked);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QLineEdit::textChanged, this, &MailboxChooser::find);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_buttons->button(QDialogButtonBox::Ok)->setEnabled(row >= 0); });
    if (m_index) {
        m_index->load();
        connect(m_index, &MailboxIndex::changed, this, &MailboxChooser::find);
    }
    resize(480, 420);
    find();
}

void MailboxChooser::find()
{
    const imap::MailboxName before = chosen();
    m_list->clear();
    m_shown.clear();
    if (!m_index) {
        m_state->setText(tr("The connection is closed."));
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
        return;
    }
    const auto found = m_index->find(MailboxIndex::Query::fromText(m_text->text()), MaxShown);
    for (const quint32 at : found.mailboxes) {
        const imap::ListedMailbox &mailbox = m_index->mailbox(at);
        if (mailbox.name == m_except || !mailbox.isSelectable())
            continue;
        new QListWidgetItem(icon("mailbox"), mailbox.name.toString(), m_list);
        m_shown.push_back(mailbox.name);
    }
    const auto same = std::find(m_shown.begin(), m_shown.end(), before);
    m_list->setCurrentRow(m_shown.empty() ? -1 : same == m_shown.end() ? 0 : int(same - m_shown.begin()));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_shown.empty());
    m_state->setText(
        m_index->state() == MailboxIndex::State::Failed    ? m_index->problem()
        : m_index->state() == MailboxIndex::State::Loading ? tr("The mailboxes are being listed…")
        : m_shown.empty()
            ? tr("No mailbox is called so.")
            : tr("%1 of %2 mailboxes").arg(formatCount(m_shown.size()), formatCount(m_index->count())));
}

imap::MailboxName MailboxChooser::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && size_t(row) < m_shown.size() ? m_shown[size_t(row)] : imap::MailboxName();
}

bool MailboxChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
