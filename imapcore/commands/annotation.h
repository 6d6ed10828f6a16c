#pragma once
#include "../describer.h"

namespace imap {

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
        else if (!in.readNamedStrings(entry))
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
        else if (!in.readNamedStrings(entry))
            return false;
    }
    return !in.failed();
});

} // namespace imap
