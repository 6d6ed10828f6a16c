#pragma once
#include "../describer.h"

namespace imap {

// search-correlator = SP "(" "TAG" SP tag-string ")"; with MAILBOX and UIDVALIDITY in RFC 7377
inline bool readSearchCorrelator(FieldCursor &in)
{
    bool hasTag = false;
    if (in.skip('(')) {
        while (in.moreInList()) {
            QByteArrayView name;
            if (!in.expectName(name, FieldCursor::Case::Lower) || !in.expectSpace())
                return false;
            hasTag = hasTag || name == "tag";
            const bool good = name == "mailbox"       ? in.readMailbox()
                              : name == "uidvalidity" ? in.readNumber(name)
                                                      : in.readAString(name);
            if (!good)
                return false;
        }
    }
    if (!hasTag)
        in.addNull("tag");
    return !in.failed();
}

// ret-data-partial = "PARTIAL" SP "(" partial-range SP partial-results ")"   (RFC 9394; results may be NIL)
inline bool readPartial(FieldCursor &in)
{
    const auto partial = in.object();
    if (!in.expect('(') || !in.readAString("range") || !in.expectSpace())
        return false;
    if (in.nil())
        in.addNull("set");
    else if (!in.readSet("set"))
        return false;
    return in.space(), in.expect(')');
}

// ret-data-addto = "ADDTO" SP "(" context-position SP sequence-set *(SP context-position SP sequence-set) ")"
inline bool readContextChanges(FieldCursor &in)
{
    const auto changes = in.list();
    if (!in.expect('('))
        return false;
    while (in.moreInList()) {
        const auto change = in.object();
        if (!in.readNumber("position") || !in.expectSpace() || !in.readSet("set"))
            return false;
    }
    return !in.failed();
}

// search-return-data = "MIN" SP nz-number / "MAX" SP nz-number / "ALL" SP sequence-set / "COUNT" SP number / …
inline bool readSearchResult(FieldCursor &in)
{
    const auto result = in.list();
    QByteArrayView name;
    const qsizetype begin = in.offset();
    if (!in.expectName(name, FieldCursor::Case::Upper))
        return false;
    in.add({}, name, begin);
    in.space();
    if (in.atEnd() || in.nil()) {
        in.note("a search result without a value");
        in.addNull({});
        return true;
    }
    if (in.rest().startsWith("\"\"")) {
        in.note("an empty set");
        return in.readString({});
    }
    if (name == "PARTIAL")
        return readPartial(in);
    if (name == "ADDTO" || name == "REMOVEFROM")
        return readContextChanges(in);
    if (name == "ALL")
        return in.readSet({});
    if (in.peek() == '(')
        return in.readAny({});
    Cursor ahead = in.ahead();
    const QByteArrayView value = ahead.atom();
    return value.contains(',') || value.contains(':') || value == "*" ? in.readSet({}) : in.readNumber({});
}

// esearch-response = "ESEARCH" [search-correlator] [SP "UID"] *(SP search-return-data)
inline const Describer describesExtendedSearch(Describer::Response, {"ESEARCH"}, [](FieldCursor &in) {
    if (!readSearchCorrelator(in))
        return false;
    in.space();
    in.addBool("uid", in.keyword("UID"));
    const auto items = in.list("items");
    for (in.space(); !in.atEnd(); in.more()) {
        if (!readSearchResult(in))
            return false;
    }
    return !in.failed();
});

} // namespace imap
