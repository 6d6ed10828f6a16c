#include "htmlwishes.h"
#include <QRegularExpression>

namespace ui {

namespace {

int countOf(const char *pattern, const QString &html)
{
    const QRegularExpression expression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption);
    int count = 0;
    for (auto found = expression.globalMatch(html); found.hasNext(); found.next())
        ++count;
    return count;
}

} // namespace

HtmlWishes HtmlWishes::of(const QString &html)
{
    HtmlWishes wishes;
    // In an attribute that fetches, in CSS, or in a link to a style sheet; "//host" is remote too.
    static const QRegularExpression fetching(
        QStringLiteral(
            R"((?:\b(?:src|background|poster|data|srcset)\s*=\s*["']?|url\(\s*["']?|@import\s+["']|)"
            R"(<link\b[^>]*\bhref\s*=\s*["']?)\s*((?:https?:|ftp:)?//([^/"'\s>)]+)|(cid:[^"'\s>)]+)))"),
        QRegularExpression::CaseInsensitiveOption);
    for (auto found = fetching.globalMatch(html); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (const QString address = match.captured(3); !address.isEmpty()) {
            if (!wishes.attached.contains(address))
                wishes.attached += address;
            continue;
        }
        ++wishes.remote;
        if (const QString host = match.captured(2).toLower(); !wishes.hosts.contains(host))
            wishes.hosts += host;
    }
    wishes.scripts = countOf(R"(<script\b|\s+on[a-z]+\s*=\s*["']|javascript:)", html);
    wishes.frames = countOf(R"(<(?:iframe|frame|object|embed|applet)\b)", html);
    wishes.forms = countOf(R"(<form\b)", html);
    return wishes;
}

QString HtmlWishes::blocked() const
{
    QStringList all;
    if (remote > 0)
        all += tr("%Ln time(s) content from %1", nullptr, remote)
                   .arg(hosts.mid(0, 5).join(QStringLiteral(", "))
                        + (hosts.size() > 5 ? QStringLiteral(", …") : QString()));
    if (scripts > 0)
        all += tr("%Ln script(s)", nullptr, scripts);
    if (frames > 0)
        all += tr("%Ln frame(s)", nullptr, frames);
    if (forms > 0)
        all += tr("%Ln form(s)", nullptr, forms);
    return all.join(QStringLiteral(", "));
}

} // namespace ui
