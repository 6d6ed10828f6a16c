#include "recordingdialog.h"
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

RecordingDialog::RecordingDialog(const Recording::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_memory(named(new QSpinBox, "recordingMemory", tr("Memory"),
                     tr("What the traffic of one connection may take of the memory; the oldest lines go")))
    , m_isSpooling(named(new QCheckBox(tr("&Keep the traffic of all connections on the disk")), "spoolOn",
                         tr("Keep the traffic of all connections on the disk"),
                         tr("As it comes, without secrets, also from the next start on")))
    , m_folder(named(new QLineEdit(settings.folder), "spoolFolder", tr("Folder"),
                     tr("Where the files are, one for each connection")))
    , m_size(named(new QSpinBox, "spoolSize", tr("Size"),
                   tr("What the files of one connection may take together; the oldest go")))
{
    setObjectName(QStringLiteral("recordingDialog"));
    setWindowTitle(tr("Recording"));
    m_folder->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    m_memory->setRange(1, Recording::Settings::MostMemory);
    m_memory->setSuffix(tr(" MiB"));
    m_memory->setValue(settings.memoryMebibytes);
    m_isSpooling->setChecked(settings.isSpooling);
    m_size->setRange(1, Recording::Settings::MostOnDisk);
    m_size->setSuffix(tr(" MiB"));
    m_size->setValue(settings.spoolMebibytes);
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
    auto *memory = new QFormLayout;
    memory->addRow(tr("In &memory, for each connection:"), m_memory);
    auto *form = new QFormLayout;
    form->addRow(tr("&Folder:"), folder);
    qobject_cast<QLabel *>(form->labelForField(folder))->setBuddy(m_folder);
    form->addRow(tr("&At most, for each connection:"), m_size);
    auto *buttons = new QDialogButtonBox;
    QPushButton *good =
        named(buttons->addButton(QDialogButtonBox::Ok), "spoolOk", tr("OK"), tr("Do so from now on"));
    named(buttons->addButton(QDialogButtonBox::Cancel), "spoolCancel", tr("Cancel"),
          tr("Leave it as it is (Esc)"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto enable = [this, good] {
        good->setEnabled(!m_isSpooling->isChecked() || !m_folder->text().trimmed().isEmpty());
    };
    connect(m_isSpooling, &QCheckBox::toggled, good, enable);
    connect(m_folder, &QLineEdit::textChanged, good, enable);
    auto *column = new QVBoxLayout(this);
    column->addLayout(memory);
    column->addWidget(m_isSpooling);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
}

Recording::Settings RecordingDialog::settings() const
{
    Recording::Settings settings;
    settings.memoryMebibytes = m_memory->value();
    settings.isSpooling = m_isSpooling->isChecked();
    settings.folder = m_folder->text().trimmed();
    settings.spoolMebibytes = m_size->value();
    return settings;
}

} // namespace ui
