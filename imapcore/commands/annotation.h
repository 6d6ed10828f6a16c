#pragma once
#include "../describer.h"

namespace imap {

// attribute and value, again and again, in parentheses
inline bool readAnnotationValues(FieldCursor &in, QByteArrayView entry)
{
    const auto attributes = in.object(entry);
    if (!in.expect('('))
        return false;
    while (in.moreInList()) {
        QByteArrayView attribute;
        if (!in.expectName(attribute))
            return false;
        in.space();
        if (in.peek() == ')') {
            in.note("a name without a value");
            in.addNull(attribute);
        } else if (!in.readNString(attribute)) {
            return false;
        }
    }
    return !in.failed();
}

// annotate-data = "ANNOTATION" SP mailbox SP entry-list   (draft-daboo-imap-annotatemore-05 section 5)
inline const Describer describesAnnotation(Describer::Response, {"ANNOTATION"}, [](FieldCursor &in) {
    if (!in.readMailbox())
        return false;
    const auto entries = in.object("entries");
    while (in.more()) {
        QByteArrayView entry;
        if (!in.expectName(entry))
            return false;
        in.space();
        if (in.atEnd())
            in.addNull(entry);
        else if (!readAnnotationValues(in, entry))
            return false;
    }
    return !in.failed();
});

// "ANNOTATION" SP "(" entry-att *(SP entry-att) ")"   (RFC 5257 section 5)
inline const Describer describesMessageAnnotation({"ANNOTATION"}, [](FieldCursor &in, QByteArrayView name) {
    const auto entries = in.object(name);
    if (!in.expect('('))
        return false;
    while (in.moreInList()) {
        QByteArrayView entry;
        if (!in.expectName(entry))
            return false;
        in.space();
        if (in.peek() != '(')
            in.addNull(entry);
        else if (!readAnnotationValues(in, entry))
            return false;
    }
    return !in.failed();
});

} // namespace imap
