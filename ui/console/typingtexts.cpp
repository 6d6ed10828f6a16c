#include "typingtexts.h"
#include "imapcore/response.h"
#include "imapcore/typing/reference.h"
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

QString TypingTexts::help(const char *english)
{
    return QByteArrayView(english).isEmpty() ? QString()
                                             : QCoreApplication::translate("imap::reference", english);
}

QString TypingTexts::problem(const imap::TypedProblem &problem)
{
    using Kind = imap::TypedProblem::Kind;
    const QString what = QString::fromUtf8(problem.what);
    switch (problem.kind) {
    case Kind::LiteralTooShort:
        return tr("The literal announces %1 octets, but only %2 follow (each line end is two).")
            .arg(problem.said)
            .arg(problem.there);
    case Kind::LiteralTooLong:
        return tr("The literal announces %1 octets, but the text goes on behind them: up to its end there "
                  "are %2.")
            .arg(problem.said)
            .arg(problem.there);
    case Kind::NoFile:
        return tr("The file “%1” cannot be read.").arg(what);
    case Kind::FileHoldsSecret:
        return tr("A command that logs in cannot have its password from a file.");
    case Kind::NotNow:
        return tr("The server waits for no answer now.");
    case Kind::PlaceholderLeft:
        return tr("“%1” is still to be filled in.").arg(what);
    }
    return {};
}

QString TypingTexts::problem(const imap::cyradm::Problem &problem)
{
    using Kind = imap::cyradm::Problem::Kind;
    const QString what = QString::fromUtf8(problem.what);
    switch (problem.kind) {
    case Kind::NotImap:
        return tr("“%1” is not done by IMAP, but on the server itself.").arg(what);
    case Kind::InTheWindow:
        return tr("“%1” is not needed here: the window has something for that.").arg(what);
    case Kind::TooFew:
        return tr("Something is missing; it is written: %1").arg(what);
    case Kind::TooMany:
        return tr("There is too much, from “%1” on. A name with spaces needs quotes.").arg(what);
    case Kind::NoRights:
        return tr("“%1” are no rights: letters, or none, read, post, append, write, delete or all.")
            .arg(what);
    case Kind::NoNumber:
        return tr("“%1” is no limit: a number, or none.").arg(what);
    case Kind::NoEntry:
        return tr("There is no setting called “%1”.").arg(what);
    case Kind::QuoteNotClosed:
        return tr("A quote is not closed.");
    case Kind::NothingMatches:
        return tr("No mailbox is called like “%1”.").arg(what);
    }
    return {};
}

QString TypingTexts::hint(const imap::SyntaxHint &hint)
{
    if (hint.verb.isEmpty())
        return {};
    const auto marked = [](const QString &text, qsizetype begin, qsizetype end) {
        const QString middle = text.sliced(begin, end - begin).toHtmlEscaped();
        return text.first(begin).toHtmlEscaped()
               + (middle.isEmpty() ? QString() : u"<b><u>"_s + middle + u"</u></b>"_s)
               + text.sliced(end).toHtmlEscaped();
    };
    QString line =
        u"<tt>"_s + hint.verb.toHtmlEscaped() + u' ' + marked(hint.syntax, hint.begin, hint.end) + u"</tt>"_s;
    if (!hint.inner.isEmpty())
        line += u" &nbsp;›&nbsp; <tt>"_s + marked(hint.inner, hint.innerBegin, hint.innerEnd) + u"</tt>"_s;
    QStringList about;
    if (hint.isCyradm && !hint.source.isEmpty())
        about += tr("cyradm’s word for %1").arg(hint.source);
    else if (!hint.isCyradm)
        about += hint.source;
    if (!hint.needs.isEmpty())
        about += tr("the server does not announce %1").arg(hint.needs);
    if (!hint.isInState)
        about += tr("not in this state");
    line += u" &nbsp; "_s + about.join(QStringLiteral(", ")).toHtmlEscaped();
    if (const QString sentence = help(hint.help); !sentence.isEmpty())
        line += u" – "_s + sentence.toHtmlEscaped();
    return line;
}

QString TypingTexts::about(const imap::Candidate &candidate)
{
    const QString text = help(candidate.help);
    if (!candidate.isAnnounced)
        return tr("needs %1, which the server does not announce").arg(candidate.about);
    if (candidate.kind == imap::Candidate::Kind::Cyradm && !candidate.about.isEmpty())
        return tr("%1: %2").arg(candidate.about, text);
    if (candidate.kind == imap::Candidate::Kind::History)
        return tr("typed before");
    return text;
}

QString TypingTexts::aboutLine(QByteArrayView line)
{
    QStringList all;
    const auto add = [&all](const QByteArray &name, const char *source, const char *english) {
        all += tr("%1, %2: %3").arg(QString::fromUtf8(name), QString::fromLatin1(source), help(english));
    };
    imap::Cursor in(line);
    const QByteArrayView tag = in.atom();
    if (!in.space())
        return {};
    quint64 number = 0;
    if (in.number(number))
        in.space();
    QByteArray word = in.atom().toByteArray().toUpper();
    if (word == "UID" && in.space())
        word += ' ' + in.atom().toByteArray().toUpper();
    if (const auto *response = imap::reference::response(word);
        response && (tag == "*" || word == "OK" || word == "NO" || word == "BAD"))
        add(word, response->source, response->help);
    else if (const auto *command = imap::reference::command(word))
        add(word, command->source, command->help);
    if (in.space() && in.skip('[')) {
        const QByteArray name = in.until(" ]").toByteArray().toUpper();
        if (const auto *code = imap::reference::code(name))
            add(name, code->source, code->help);
    }
    return all.join(u'\n');
}

} // namespace ui
