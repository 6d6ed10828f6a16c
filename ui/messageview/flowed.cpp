#include "flowed.h"
#include <QStringList>

namespace ui {

QuoteMark quoteMark(QStringView line)
{
    QuoteMark mark;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'>') {
            ++mark.depth;
            mark.end = i + 1;
        } else if (line[i] != u' ' || mark.depth == 0 || line[i - 1] == u' ') {
            break;
        }
    }
    return mark;
}

// RFC 3676 section 4: quote depth, then space-stuffing, then whether the line flows into the next. "-- " is a line of its
// own, and a paragraph ends where the depth changes.
QString unflowed(const QString &text, bool delSp)
{
    QStringList paragraphs;
    qsizetype open = -1; // the depth of the paragraph that goes on
    for (QStringView line : QStringView(text).split(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        qsizetype depth = 0;
        while (depth < line.size() && line[depth] == u'>')
            ++depth;
        QStringView content = line.sliced(depth);
        if (content.startsWith(u' '))
            content = content.sliced(1);
        const bool isSignature = content == u"-- ";
        const bool flows = content.endsWith(u' ') && !isSignature;
        if (flows && delSp)
            content.chop(1);
        if (open == depth && !isSignature)
            paragraphs.last() += content;
        else
            paragraphs += (depth > 0 ? QString(depth, u'>') + u' ' : QString()) + content.toString();
        open = flows ? depth : -1;
    }
    return paragraphs.join(u'\n');
}

} // namespace ui
