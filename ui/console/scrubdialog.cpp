#include "scrubdialog.h"
#include "ui/support/named.h"
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

ScrubDialog::ScrubDialog(QWidget *parent) : QDialog(parent), m_levels(new QButtonGroup(this))
{
    using Level = imap::Scrubber::Level;
    setObjectName(QStringLiteral("scrubDialog"));
    setWindowTitle(tr("Export Scrubbed"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(new QLabel(tr("What is to be taken out?")));
    struct Choice
    {
        Level level;
        const char *name;
        QString text, toolTip;
    };
    const Choice choices[] = {
        {Level::Secrets, "scrubSecrets", tr("&Passwords, tokens and whatever a login says"),
         tr("They are never in a file, whatever is chosen")},
        {Level::Names, "scrubNames", tr("Also &names and addresses"),
         tr("Users, mailboxes, hosts and addresses get pseudonyms, the same for the same")},
        {Level::Content, "scrubContent", tr("Also what is in &messages"),
         tr("Texts, headers, values and searches become x, as long as they were")}};
    for (const Choice &choice : choices) {
        auto *button = named(new QRadioButton(choice.text), choice.name, QString(choice.text).remove(u'&'),
                             choice.toolTip);
        m_levels->addButton(button, int(choice.level));
        column->addWidget(button);
    }
    m_levels->button(int(Level::Names))->setChecked(true);
    auto *more =
        new QLabel(tr("Before the file is there, it is searched for secrets in every form, such as base64."));
    more->setWordWrap(true);
    more->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    column->addWidget(more);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox;
    named(buttons->addButton(tr("E&xport…"), QDialogButtonBox::AcceptRole), "scrubExport", tr("Export"),
          tr("Choose a file and write it"));
    named(buttons->addButton(QDialogButtonBox::Cancel), "scrubCancel", tr("Cancel"),
          tr("Write nothing (Esc)"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

imap::Scrubber::Level ScrubDialog::level() const
{
    return imap::Scrubber::Level(m_levels->checkedId());
}

} // namespace ui
