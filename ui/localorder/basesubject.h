#pragma once
#include <QString>

namespace ui {

// What two messages about the same thing have in common in their subjects (RFC 5256 section 2.1).
struct BaseSubject
{
    QString text;
    bool isReply = false; // "Re:", "Fwd:" and the like were taken off

    // Of a subject whose encoded words are decoded.
    static BaseSubject of(const QString &subject);
};

// A text as "i;unicode-casemap" compares it (RFC 5051): bytes that compare as they should.
QByteArray collated(const QString &text);

} // namespace ui
