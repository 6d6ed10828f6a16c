#include "mailboxnamecheck.h"
#include <QByteArrayList>
#include <algorithm>

namespace imap {

namespace {
// A level is a file name with Dovecot, Courier and most others.
constexpr qsizetype LongLevel = 255;
} // namespace

NameProblem checkLevel(const QString &text, char separator)
{
    if (text.isEmpty())
        return NameProblem::Empty;
    if (!QStringView(text).isValidUtf16())
        return NameProblem::Broken;
    if (std::any_of(text.begin(), text.end(), [](QChar c) {
            return c.category() == QChar::Other_Control || c == QChar::LineSeparator
                   || c == QChar::ParagraphSeparator;
        }))
        return NameProblem::Control;
    if (separator && text.contains(QLatin1Char(separator)))
        return NameProblem::Separator;
    if (encodeUtf7(text).size() > LongLevel)
        return NameProblem::Long;
    if (text.contains(u'%') || text.contains(u'*'))
        return NameProblem::Wildcard;
    return text.front().isSpace() || text.back().isSpace() ? NameProblem::Space : NameProblem::None;
}

NameProblem checkName(const MailboxName &name, char separator, const MailboxName &old)
{
    if (name.isEmpty())
        return NameProblem::Empty;
    if (!old.isEmpty() && name == old)
        return NameProblem::Same;
    if (!old.isEmpty() && !old.isInbox() && name.isBelow(old, separator))
        return NameProblem::Below;
    if (separator) {
        const QList<QByteArray> levels = name.wire().split(separator);
        if (std::any_of(levels.begin(), levels.end(),
                        [](const QByteArray &level) { return level.isEmpty(); }))
            return NameProblem::EmptyLevel;
    }
    return name.isInbox() ? NameProblem::Inbox : NameProblem::None;
}

} // namespace imap
