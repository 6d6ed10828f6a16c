#include "snippetmenu.h"
#include "imapcore/typing/history.h"
#include "typingtexts.h"
#include "ui/support/errortext.h"
#include "ui/support/icons.h"
#include <QInputDialog>
#include <QLineEdit>

namespace ui {

SnippetMenu::SnippetMenu(const QString &fileName, std::function<QString()> typed, QWidget *parent)
    : QMenu(parent)
    , m_snippets(fileName)
    , m_typed(std::move(typed))
{
    setObjectName(QStringLiteral("snippetMenu"));
    setTitle(tr("Snippets"));
    setAccessibleName(tr("Snippets"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &SnippetMenu::fill);
}

void SnippetMenu::fill()
{
    clear();
    int number = 0;
    const auto add = [this, &number](QMenu *menu, const QString &name, const QString &text) {
        QAction *action = menu->addAction(QString(name).replace(u'&', QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("snippet%1").arg(++number));
        action->setToolTip(text);
        connect(action, &QAction::triggered, this, [this, text] { emit chosen(text); });
    };
    for (const imap::Snippet &snippet : imap::Snippets::builtIn())
        add(this, TypingTexts::help(snippet.name.toLatin1().constData()), snippet.text);
    if (!m_snippets.own().empty())
        addSeparator();
    for (const imap::Snippet &snippet : m_snippets.own())
        add(this, snippet.name, snippet.text);
    addSeparator();
    QAction *keep = addAction(ui::icon("save"), tr("&Save What Is Typed…"), this, &SnippetMenu::save);
    keep->setObjectName(QStringLiteral("snippetSave"));
    keep->setToolTip(
        tr("Keep the text as a snippet; ${mailbox} and ${mailbox:INBOX} in it are filled in later"));
    keep->setEnabled(imap::TypingHistory::mayKeep(m_typed()));
    if (m_snippets.own().empty())
        return;
    QMenu *forget = addMenu(ui::icon("remove"), tr("&Remove"));
    forget->setObjectName(QStringLiteral("snippetRemoveMenu"));
    forget->setAccessibleName(tr("Remove"));
    for (const imap::Snippet &snippet : m_snippets.own()) {
        QAction *action = forget->addAction(QString(snippet.name).replace(u'&', QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("snippetRemove%1").arg(++number));
        action->setToolTip(tr("Remove this snippet"));
        connect(action, &QAction::triggered, this, [this, name = snippet.name] {
            if (const auto error = m_snippets.remove(name))
                emit failed(ErrorText::describe(*error));
        });
    }
}

void SnippetMenu::save()
{
    auto *dialog = new QInputDialog(window());
    dialog->setObjectName(QStringLiteral("snippetDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save a Snippet"));
    dialog->setLabelText(tr("Name of the snippet:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, text = m_typed()](const QString &name) {
        if (name.trimmed().isEmpty())
            return;
        if (const auto error = m_snippets.save({name.trimmed(), text}))
            emit failed(ErrorText::describe(*error));
    });
    dialog->open();
    if (auto *field = dialog->findChild<QLineEdit *>()) {
        field->setObjectName(QStringLiteral("snippetName"));
        field->setAccessibleName(tr("Name of the snippet"));
        field->setToolTip(tr("One that you will know it by; the one of that name is replaced"));
    }
}

} // namespace ui
