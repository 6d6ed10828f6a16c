#pragma once
#include <QString>

namespace ui {

// Text of the format "flowed" (RFC 3676), its paragraphs each in one line again; quoted ones keep their ">" in front.
// With `delSp` the space at the end of a flowed line belongs to the line end (DelSp=yes).
QString unflowed(const QString &text, bool delSp);

// How deep a line is quoted, and where what was quoted begins: "> > text" is quoted twice.
struct QuoteMark
{
    int depth = 0;
    qsizetype end = 0;
};
QuoteMark quoteMark(QStringView line);

} // namespace ui
