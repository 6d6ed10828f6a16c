#include "commandline.h"
#include "commandedit.h"
#include "commandtargets.h"
#include "imapcore/commands/rights.h"
#include "imapcore/typing/cyradm.h"
#include "snippetmenu.h"
#include "typingtexts.h"
#include "ui/connection.h"
#include "ui/server/quotastore.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/theme.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

// Beside the settings, so that whoever moves these moves that as well.
QString fileName(const char *name)
{
    return QFileInfo(QSettings().fileName()).absolutePath() + u'/' + QLatin1String(name);
}

QToolButton *makeButton(const char *objectName, const char *iconName, const QString &name,
                        const QString &toolTip)
{
    auto *button = named(new QToolButton, objectName, name, toolTip);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    return button;
}

QLabel *makeLine(const char *objectName)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(objectName));
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    // It is cut where there is no room, and never makes the window wider.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return label;
}

} // namespace

CommandLine::CommandLine(QWidget *parent)
    : QWidget(parent)
    , m_targets(new CommandTargets)
    , m_edit(named(new CommandEdit, "consoleInput", tr("IMAP command"),
                   tr("Any IMAP command, or cyradm’s; Tab completes, Up brings back earlier ones, Ctrl+R "
                      "searches them")))
    , m_secret(named(new QLineEdit, "consoleSecret", tr("Answer to the server"),
                     tr("What the server waits for; it is neither shown nor kept")))
    , m_search(named(new QLineEdit, "consoleHistorySearch", tr("Search what was typed"),
                     tr("Words of a command that was typed before; Ctrl+R goes on, Return takes it")))
    , m_hint(makeLine("consoleHint"))
    , m_message(makeLine("consoleMessage"))
    , m_becomes(makeLine("consoleBecomes"))
    , m_prompt(new QLabel)
    , m_send(makeButton("consoleSend", "send-command", tr("Send"),
                        tr("Send what is typed (Return, Ctrl+Return)")))
    , m_snippets(makeButton("consoleSnippets", "star", tr("Snippets"), tr("Commands that are typed often")))
    , m_file(makeButton("consoleFile", "attachment", tr("Literal from a file"),
                        tr("Put the contents of a file in as a literal")))
    , m_closeOwn(makeButton("consoleCloseOwn", "disconnect", tr("Close the own connection"),
                            tr("Close this connection, which is for commands alone")))
    , m_fix(makeButton("consoleFixCount", "edit", tr("Mend the count"),
                       tr("Put the right number of octets in")))
    , m_searchRow(makeSearchRow())
    , m_history(fileName("history.json"))
{
    setObjectName(QStringLiteral("commandLine"));
    auto *messages = new QHBoxLayout;
    messages->addWidget(m_message, 1);
    messages->addWidget(m_fix);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 1, 4, 1);
    column->setSpacing(1);
    column->addWidget(m_hint);
    column->addLayout(messages);
    column->addWidget(m_searchRow);
    column->addWidget(makeInputRow());
    column->addWidget(m_becomes);
    m_hint->setTextFormat(Qt::RichText);
    m_message->setTextFormat(Qt::PlainText);
    m_becomes->setTextFormat(Qt::PlainText);
    m_becomes->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fix->setText(m_fix->accessibleName());
    m_fix->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fix->hide();
    m_message->hide();
    m_becomes->hide();

    m_edit->setKnowledge([this] { return knowledge(); });
    connect(m_edit, &CommandEdit::sendWanted, this, &CommandLine::send);
    connect(m_edit, &CommandEdit::hintChanged, this, &CommandLine::showHint);
    connect(m_edit, &CommandEdit::historyWanted, this, &CommandLine::recall);
    connect(m_edit, &CommandEdit::searchWanted, this, &CommandLine::beginSearch);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        say({}, false);
        showBecomes();
    });
    connect(m_send, &QToolButton::clicked, this, &CommandLine::send);
    connect(m_fix, &QToolButton::clicked, this, &CommandLine::fixCount);
    connect(m_file, &QToolButton::clicked, this, &CommandLine::insertFile);
    connect(m_secret, &QLineEdit::returnPressed, this, &CommandLine::send);
    connect(m_closeOwn, &QToolButton::clicked, m_targets, &CommandTargets::closeOwn);
    connect(m_targets, &CommandTargets::changed, this, &CommandLine::watchTarget);
    connect(m_targets, &CommandTargets::failed, this, [this](const QString &why) { say(why, true); });
    watchTarget();
}

QWidget *CommandLine::makeInputRow()
{
    auto *menu = new SnippetMenu(
        fileName("snippets.json"), [this] { return m_edit->toPlainText(); }, this);
    m_snippets->setMenu(menu);
    m_snippets->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &SnippetMenu::chosen, m_edit, &CommandEdit::insertSnippet);
    connect(menu, &SnippetMenu::failed, this, [this](const QString &why) { say(why, true); });
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setFont(m_edit->font());
    m_secret->hide();
    m_prompt->setFont(m_edit->font());
    m_prompt->setObjectName(QStringLiteral("consolePrompt"));

    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_targets, 0, Qt::AlignBottom);
    row->addWidget(m_closeOwn, 0, Qt::AlignBottom);
    row->addWidget(m_prompt, 0, Qt::AlignBottom);
    row->addWidget(m_edit, 1);
    row->addWidget(m_secret, 1);
    row->addWidget(m_snippets, 0, Qt::AlignBottom);
    row->addWidget(m_file, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    return bar;
}

QWidget *CommandLine::makeSearchRow()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("Typed before:"));
    label->setBuddy(m_search);
    row->addWidget(label);
    row->addWidget(m_search, 1);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this] { searchOn(m_history.all().size()); });
    bar->hide();
    return bar;
}

void CommandLine::addConnection(Connection *connection)
{
    connect(connection, &Connection::accessChanged, this, &CommandLine::adapt);
    m_targets->add(connection);
}

void CommandLine::setCurrent(Connection *connection)
{
    m_targets->setCurrent(connection);
}

void CommandLine::focusInput()
{
    QWidget *field = m_secret->isHidden() ? static_cast<QWidget *>(m_edit) : m_secret;
    field->setFocus(Qt::ShortcutFocusReason);
}

imap::Session *CommandLine::session() const
{
    return m_targets->session();
}

// Nothing is asked for it: what is not known is not offered.
imap::TypingContext CommandLine::knowledge() const
{
    const imap::Session *session = m_targets->session();
    if (!session)
        return {};
    imap::TypingContext context = imap::TypingContext::of(*session);
    context.history = m_history.all();
    context.rights = imap::KnownRights::from(session->capabilities()).rights;
    Connection *connection = m_targets->connection();
    if (!connection)
        return context;
    if (m_mailboxes)
        context.mailboxes = m_mailboxes->of(connection);
    context.identifiers = connection->identifiers()->stringList();
    const imap::Namespaces &spaces = connection->namespaces();
    for (const imap::Namespace &space : spaces)
        context.prefixes += space.prefix.wire();
    if (const imap::QuotaSurvey *survey = connection->quotas()->survey()) {
        for (const auto &root : survey->roots()) {
            context.quotaRoots += root.quota.name;
            for (const imap::QuotaResource &resource : root.quota.resources) {
                if (!context.resources.contains(resource.name))
                    context.resources += resource.name;
            }
        }
    }
    return context;
}

void CommandLine::watchTarget()
{
    imap::TypedRun *run = m_targets->run();
    if (run != m_run) {
        if (m_run)
            m_run->disconnect(this);
        m_run = run;
        if (run) {
            run->setCause(tr("Typed: %1"));
            connect(run, &imap::TypedRun::changed, this, &CommandLine::adapt);
            connect(run, &imap::TypedRun::finished, this, &CommandLine::finished);
            connect(
                run, &imap::TypedRun::tagged, this, [this](const QByteArray &typed, const QByteArray &own) {
                    say(tr("%1 is sent as %2.").arg(QString::fromUtf8(typed), QString::fromUtf8(own)), false);
                });
        }
    }
    adapt();
}

void CommandLine::adapt()
{
    const bool live = m_targets->session();
    const bool isWaiting = m_run && m_run->isWaiting();
    const bool isSecret = isWaiting && m_run->isAnswerSecret();
    const bool hadFocus = m_edit->hasFocus() || m_secret->hasFocus();
    m_targets->setEnabled(m_targets->count() > 0);
    m_closeOwn->setVisible(m_targets->isOwn());
    m_edit->setEnabled(live);
    m_edit->setVisible(!isSecret);
    if (m_secret->isVisible() && !isSecret)
        m_secret->clear();
    m_secret->setVisible(isSecret);
    if (hadFocus)
        focusInput();
    for (QToolButton *button : {m_send, m_snippets, m_file})
        button->setEnabled(live);
    m_edit->setCompletes(!isWaiting);
    m_prompt->setText(isWaiting ? QStringLiteral("+") : QStringLiteral("C:"));
    m_edit->setPlaceholderText(
        isWaiting ? (m_run->isIdling() ? tr("DONE ends IDLE") : tr("An answer, or * to give up"))
        : live    ? tr("Any IMAP command, for example: STATUS INBOX (MESSAGES UNSEEN)")
        : m_targets->isConnecting() ? tr("Connecting…")
                                    : tr("Connect to a server to send commands."));
    showHint();
}

void CommandLine::showHint()
{
    const bool isWaiting = m_run && m_run->isWaiting();
    QString text = isWaiting ? question().toHtmlEscaped() : TypingTexts::hint(m_edit->hint());
    if (text.isEmpty())
        text = tr("Tab completes, Ctrl+R searches what was typed before, Shift+Return begins a new line.")
                   .toHtmlEscaped();
    m_hint->setText(text);
    m_hint->setToolTip(text);
    // Where nobody types, the room is the traffic's.
    m_hint->setVisible(isWaiting || m_edit->hasFocus() || !m_edit->document()->isEmpty());
}

// What cyradm's verbs are in IMAP, before it is sent.
void CommandLine::showBecomes()
{
    QStringList lines;
    const QByteArray text = m_edit->toPlainText().toUtf8();
    for (const imap::TypedItem &item : imap::TypedText::read(text).items) {
        if (item.kind != imap::TypedItem::Kind::Command || !imap::cyradm::verbOf(item.line()))
            continue;
        const auto result = imap::cyradm::translate(QString::fromUtf8(item.line()), knowledge());
        const auto *commands = std::get_if<imap::cyradm::Commands>(&result);
        if (!commands)
            lines += TypingTexts::problem(std::get<imap::cyradm::Problem>(result));
        else if (commands->pattern.isEmpty())
            lines += QString::fromUtf8(commands->lines.join("\n"));
        else
            lines += tr("one for each mailbox like “%1”: they are listed first")
                         .arg(imap::MailboxName::fromWire(commands->pattern).toString());
    }
    m_becomes->setVisible(!lines.isEmpty());
    m_becomes->setText(tr("→ %1").arg(lines.join(QStringLiteral("\n   "))));
}

void CommandLine::say(const QString &text, bool bad)
{
    m_fix->hide();
    m_message->setText(text);
    m_message->setToolTip(text);
    m_message->setVisible(!text.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::color(bad ? Tone::Bad : Tone::Muted, palette()));
    m_message->setPalette(colours);
}

void CommandLine::insertFile()
{
    auto *dialog = new QFileDialog(this, tr("Literal from a File"));
    dialog->setObjectName(QStringLiteral("literalDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_edit,
            [this](const QString &file) { m_edit->insertSnippet(QStringLiteral("{file:%1}").arg(file)); });
    dialog->open();
}

// --- history

void CommandLine::recall(int step)
{
    const qsizetype count = m_history.all().size();
    const qsizetype now = m_historyAt < 0 ? count : m_historyAt;
    const qsizetype next = std::clamp<qsizetype>(now + step, 0, count);
    if (next == now)
        return;
    if (now == count)
        m_draft = m_edit->toPlainText();
    m_edit->setCommand(next == count ? m_draft : m_history.all().at(next));
    m_historyAt = next == count ? -1 : next;
}

void CommandLine::beginSearch()
{
    m_draft = m_edit->toPlainText();
    m_foundAt = -1;
    m_search->clear();
    m_searchRow->show();
    m_search->setFocus();
}

void CommandLine::searchOn(qsizetype before)
{
    const qsizetype at = m_search->text().trimmed().isEmpty() ? -1 : m_history.find(m_search->text(), before);
    Theme::setInvalid(m_search, at < 0 && !m_search->text().trimmed().isEmpty());
    if (at < 0)
        return;
    m_foundAt = at;
    m_edit->setCommand(m_history.all().at(at));
}

void CommandLine::endSearch(bool takes)
{
    m_searchRow->hide();
    if (!takes)
        m_edit->setCommand(m_draft);
    m_historyAt = takes ? m_foundAt : -1;
    m_edit->setFocus();
}

bool CommandLine::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_search && isKey) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isAgain = key->key() == Qt::Key_R && key->modifiers() == Qt::ControlModifier;
        const bool ends =
            key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isAgain || ends) {
            event->accept();
            if (event->type() == QEvent::ShortcutOverride)
                return true;
            if (isAgain)
                searchOn(m_foundAt < 0 ? m_history.all().size() : m_foundAt);
            else
                endSearch(key->key() != Qt::Key_Escape);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
