#include "spooldialog.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

SpoolDialog::SpoolDialog(const Spools::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_isOn(named(new QCheckBox(tr("&Keep the traffic of all connections on the disk")), "spoolOn",
                   tr("Keep the traffic of all connections on the disk"),
                   tr("As it comes, without secrets, also from the next start on")))
    , m_folder(named(new QLineEdit(settings.folder), "spoolFolder", tr("Folder"),
                     tr("Where the files are, one for each connection")))
    , m_size(named(new QSpinBox, "spoolSize", tr("Size"),
                   tr("What the files of one connection may take together; the oldest go")))
{
    setObjectName(QStringLiteral("spoolDialog"));
    setWindowTitle(tr("Spool to Disk"));
    m_isOn->setChecked(settings.isOn);
    m_size->setRange(1, 100'000);
    m_size->setSuffix(tr(" MiB"));
    m_size->setValue(settings.mebibytes);
    auto *browse = named(new QToolButton, "spoolBrowse", tr("Choose a folder"), tr("Choose a folder"));
    browse->setIcon(icon("mailbox-open"));
    connect(browse, &QToolButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    auto *folder = new QHBoxLayout;
    folder->addWidget(m_folder, 1);
    folder->addWidget(browse);
    auto *form = new QFormLayout;
    form->addRow(tr("&Folder:"), folder);
    qobject_cast<QLabel *>(form->labelForField(folder))->setBuddy(m_folder);
    form->addRow(tr("&At most:"), m_size);
    auto *buttons = new QDialogButtonBox;
    QPushButton *good =
        named(buttons->addButton(QDialogButtonBox::Ok), "spoolOk", tr("OK"), tr("Do so from now on"));
    named(buttons->addButton(QDialogButtonBox::Cancel), "spoolCancel", tr("Cancel"),
          tr("Leave it as it is (Esc)"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto enable = [this, good] {
        good->setEnabled(!m_isOn->isChecked() || !m_folder->text().trimmed().isEmpty());
    };
    connect(m_isOn, &QCheckBox::toggled, good, enable);
    connect(m_folder, &QLineEdit::textChanged, good, enable);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_isOn);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
}

Spools::Settings SpoolDialog::settings() const
{
    Spools::Settings settings;
    settings.isOn = m_isOn->isChecked();
    settings.folder = m_folder->text().trimmed();
    settings.mebibytes = m_size->value();
    return settings;
}

} // namespace ui
