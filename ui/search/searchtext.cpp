#include "searchtext.h"

namespace ui {

QString SearchText::describe(const imap::CriteriaProblem &problem)
{
    using Kind = imap::CriteriaProblem::Kind;
    switch (problem.kind) {
    case Kind::Nothing:
        return tr("There is nothing to search for.");
    case Kind::TooLong:
        return tr("This is too long for a search.");
    case Kind::TooDeep:
        return tr("This is nested too deeply.");
    case Kind::KeyMissing:
        return tr("Here a search key is missing, like SEEN or FROM.");
    case Kind::ArgumentMissing:
        return tr("Something has to follow %1.").arg(QString::fromLatin1(problem.key));
    case Kind::NoText:
        return tr("A text has no line ends in it.");
    case Kind::NoField:
        return tr("This is no name of a header field.");
    case Kind::NoDate:
        return tr("This is no date. It is written like 1-Feb-2026.");
    case Kind::NoNumber:
        return tr("This is no number that can stand here.");
    case Kind::NoKeyword:
        return tr("This is no keyword. System flags have keys of their own, like SEEN.");
    case Kind::NoSet:
        return tr("This is no set. It is written like 1:5,7,9:*.");
    case Kind::NoModSeq:
        return tr(
            "Here a mod-sequence is missing, a number, with or without an entry and its type before it.");
    case Kind::NoId:
        return tr("This is no object id: letters, digits, “-” and “_”.");
    case Kind::NoName:
        return tr("This is no name of a filter.");
    case Kind::QuoteNotClosed:
        return tr("The quote that begins here does not end.");
    case Kind::ListNotClosed:
        return tr("The “)” to this is missing.");
    case Kind::ListNotOpened:
        return tr("There is a “)” too many.");
    case Kind::EmptyList:
        return tr("There is nothing between the parentheses.");
    case Kind::LiteralTooShort:
        return tr("This announces a literal, and its bytes do not follow.");
    case Kind::Charset:
        return tr("The charset is chosen when the search is sent: leave it out, or say UTF-8.");
    }
    return {};
}

QString SearchText::reservations(const imap::Criterion &criterion,
                                 const std::function<bool(const QByteArray &)> &isThere)
{
    QStringList sentences;
    QByteArrayList lacking = criterion.capabilities();
    lacking.removeIf(isThere);
    if (!lacking.isEmpty())
        sentences += tr("The server does not announce %1, which this search needs.")
                         .arg(QString::fromLatin1(lacking.join(", ")));
    QStringList unknown = criterion.unknownKeys();
    unknown.removeDuplicates();
    if (!unknown.isEmpty())
        sentences += tr("Not known here, and sent as it is: %1")
                         .arg(unknown.first(std::min<qsizetype>(unknown.size(), 5)).join(u' '));
    return sentences.join(u' ');
}

} // namespace ui
