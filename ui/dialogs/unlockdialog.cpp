#include "unlockdialog.h"
#include "ui/connection.h"
#include "ui/support/icons.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

UnlockDialog::UnlockDialog(const Connection &connection, QWidget *parent)
    : QDialog(parent)
    , m_duration(new QComboBox)
{
    setObjectName(QStringLiteral("unlockDialog"));
    setWindowTitle(tr("Unlock connection"));
    auto *text = new QLabel(tr("Let changes to %1 through?").arg(connection.title()));
    text->setTextFormat(Qt::PlainText);
    QFont bold = text->font();
    bold.setBold(true);
    text->setFont(bold);
    auto *more =
        new QLabel(tr("It is read-only now: nothing that changes the server leaves this program. When the "
                      "time is over it is read-only again."));
    more->setWordWrap(true);
    more->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    m_duration->setObjectName(QStringLiteral("unlockDuration"));
    m_duration->setAccessibleName(tr("For how long"));
    m_duration->setToolTip(tr("For how long changes may be sent"));
    for (const int minutes : {5, 15, 60, 240})
        m_duration->addItem(tr("%n minute(s)", nullptr, minutes), minutes);
    m_duration->setCurrentIndex(1);
    auto *label = new QLabel(tr("&For how long:"));
    label->setBuddy(m_duration);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_duration, 1);
    auto *buttons = new QDialogButtonBox;
    QPushButton *unlock = buttons->addButton(tr("&Unlock"), QDialogButtonBox::AcceptRole);
    unlock->setObjectName(QStringLiteral("unlockButton"));
    unlock->setAccessibleName(tr("Unlock"));
    unlock->setIcon(icon("lock-open"));
    unlock->setToolTip(tr("Let changes through for this time"));
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("unlockCancel"));
    cancel->setAccessibleName(cancel->text().remove(u'&'));
    cancel->setToolTip(tr("Leave it read-only (Esc)"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(more);
    layout->addLayout(row);
    layout->addStretch(1);
    layout->addWidget(buttons);
}

std::chrono::seconds UnlockDialog::duration() const
{
    return std::chrono::minutes(m_duration->currentData().toInt());
}

} // namespace ui
