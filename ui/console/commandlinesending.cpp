// What becomes of what was typed in the command line.
#include "commandedit.h"
#include "commandline.h"
#include "commandtargets.h"
#include "imapcore/cause.h"
#include "imapcore/commands/list.h"
#include "imapcore/typing/cyradm.h"
#include "imapcore/typing/snippets.h"
#include "imapcore/typing/typedrun.h"
#include "typingtexts.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include <QLineEdit>
#include <QToolButton>

namespace ui {

void CommandLine::send()
{
    // It goes where the target says, whatever has happened in between.
    watchTarget();
    if (!m_run)
        return;
    if (m_run->isWaiting()) {
        sendAnswer(m_run->isAnswerSecret() ? m_secret->text() : m_edit->toPlainText());
        return;
    }
    const QString whole = imap::Snippets::filled(m_edit->toPlainText());
    const QByteArray text = whole.toUtf8();
    if (const auto left = imap::Placeholder::next(whole)) {
        showProblem(text, {imap::TypedProblem::Kind::PlaceholderLeft, 0, 0, 0, 0, left->name.toUtf8()});
        return;
    }
    imap::TypedText typed = imap::TypedText::read(text);
    if (typed.problem) {
        showProblem(text, *typed.problem);
        return;
    }
    if (typed.items.empty() || !expand(typed))
        return;
    if (!give(std::move(typed.items)))
        return;
    if (const auto error = m_history.add(whole))
        say(ErrorText::describe(*error), true);
    m_historyAt = -1;
    m_draft.clear();
    const QString said = m_message->text(); // the tag that it goes out with
    m_edit->setCommand({});
    if (!said.isEmpty())
        say(said, false);
}

// A line for what waits; more lines are what comes behind it.
void CommandLine::sendAnswer(const QString &text)
{
    const qsizetype end = text.indexOf(u'\n');
    const QByteArray line = text.left(end).toUtf8();
    std::vector<imap::TypedItem> items{
        {imap::TypedItem::Kind::Answer, 0, line.size(), {}, {{imap::TypedPiece::Kind::Text, line, false}}}};
    if (end >= 0) {
        imap::TypedText more = imap::TypedText::read(text.sliced(end + 1).toUtf8());
        if (more.problem) {
            say(TypingTexts::problem(*more.problem), true);
            return;
        }
        items.insert(items.end(), std::make_move_iterator(more.items.begin()),
                     std::make_move_iterator(more.items.end()));
    }
    if (!give(std::move(items)))
        return;
    m_secret->clear();
    m_edit->setCommand({});
    // Nothing of an answer can be had back.
    m_edit->document()->clearUndoRedoStacks();
}

// Puts IMAP in place of cyradm's verbs. False: not now, or not at all, and it was said why.
bool CommandLine::expand(imap::TypedText &typed)
{
    std::vector<imap::TypedItem> all;
    for (imap::TypedItem &item : typed.items) {
        const bool isCyradm = item.kind == imap::TypedItem::Kind::Command && item.pieces.size() == 1
                              && imap::cyradm::verbOf(item.line());
        if (!isCyradm) {
            all.push_back(std::move(item));
            continue;
        }
        const QString line = QString::fromUtf8(item.line());
        const auto result = imap::cyradm::translate(line, knowledge());
        if (const auto *problem = std::get_if<imap::cyradm::Problem>(&result)) {
            say(TypingTexts::problem(*problem), true);
            return false;
        }
        const auto &commands = std::get<imap::cyradm::Commands>(result);
        if (!commands.pattern.isEmpty()) {
            listFirst(line, commands.pattern);
            return false;
        }
        for (imap::TypedItem &one : imap::TypedText::read(commands.lines.join("\n")).items)
            all.push_back(std::move(one));
    }
    typed.items = std::move(all);
    return true;
}

// What a wildcard stands for is shown as the commands that it becomes, to be looked at and sent.
void CommandLine::listFirst(const QString &line, const QByteArray &pattern)
{
    const imap::Cause because(tr("Typed: %1").arg(line.section(u' ', 0, 0)));
    m_targets->session()
        ->send(imap::List{pattern})
        ->then(this, [this, line](const imap::Expected<imap::List::Result> &result) {
            if (!result) {
                say(ErrorText::describe(result.error()), true);
                return;
            }
            std::vector<imap::MailboxName> names;
            for (const imap::ListedMailbox &mailbox : *result) {
                if (mailbox.isSelectable())
                    names.push_back(mailbox.name);
            }
            const auto translated = imap::cyradm::translate(line, knowledge(), &names);
            if (const auto *problem = std::get_if<imap::cyradm::Problem>(&translated)) {
                say(TypingTexts::problem(*problem), true);
                return;
            }
            const QStringList before = m_edit->toPlainText().split(u'\n');
            QStringList now;
            for (const QString &one : before)
                now += one.trimmed() == line.trimmed()
                           ? QString::fromUtf8(std::get<imap::cyradm::Commands>(translated).lines.join("\n"))
                           : one;
            m_edit->setCommand(now.join(u'\n'));
            say(tr("%Ln mailbox(es) match. Look at the commands, then send them.", nullptr,
                   int(names.size())),
                false);
        });
}

bool CommandLine::give(std::vector<imap::TypedItem> items)
{
    const auto refused = m_run->send(std::move(items));
    if (!refused)
        return true;
    if (refused->problem) {
        say(TypingTexts::problem(*refused->problem), true);
        return false;
    }
    const Connection *connection = m_targets->connection();
    const bool isProduction = connection && connection->profile().kind == Profile::Kind::Production;
    const QString verb = QString::fromUtf8(refused->verb);
    say(isProduction
            ? tr("Not sent: %1 may change something, and this is production, which is read-only. Unlock it "
                 "first.")
                  .arg(verb)
            : tr("Not sent: %1 may change something, and the connection is read-only. Unlock it first.")
                  .arg(verb),
        true);
    return false;
}

void CommandLine::showProblem(const QByteArray &text, const imap::TypedProblem &problem)
{
    using Kind = imap::TypedProblem::Kind;
    say(TypingTexts::problem(problem), true);
    m_problem = problem;
    // Where snippets were filled in the places are others.
    const bool isCount = problem.kind == Kind::LiteralTooShort || problem.kind == Kind::LiteralTooLong;
    m_fix->setVisible(isCount && text == m_edit->toPlainText().toUtf8());
}

void CommandLine::fixCount()
{
    m_edit->setCommand(
        QString::fromUtf8(imap::TypedText::withCount(m_edit->toPlainText().toUtf8(), m_problem)));
    m_edit->setFocus();
}

void CommandLine::finished(const std::optional<imap::Error> &error, qsizetype left)
{
    adapt();
    if (!error || error->kind == imap::Error::Kind::Cancelled)
        return;
    QString text = ErrorText::describe(*error);
    if (left > 0)
        text += u' ' + tr("%Ln command(s) behind it were not sent.", nullptr, int(left));
    say(text, true);
}

// What the server waits for; SASL says it in Base64.
QString CommandLine::question() const
{
    const QString text = m_run->question();
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const bool isText = decoded && !decoded.decoded.isEmpty()
                        && std::all_of(decoded.decoded.begin(), decoded.decoded.end(),
                                       [](char c) { return c >= ' ' && c < 0x7f; });
    if (text.isEmpty())
        return tr("The server waits for an answer.");
    return m_run->isAnswerSecret() && isText
               ? tr("The server waits: + %1 (“%2”)").arg(text, QString::fromLatin1(decoded.decoded))
               : tr("The server waits: + %1").arg(text);
}

} // namespace ui
