#pragma once
#include "../describer.h"

namespace imap {

// genurlauth-data = "GENURLAUTH" 1*(SP url-full)   (RFC 4467 section 9)
inline const Describer describesUrls(Describer::Response, {"GENURLAUTH"}, [](FieldCursor &in) {
    const auto urls = in.list("urls");
    while (!in.atEnd()) {
        if (!in.readAString({}))
            return false;
        in.more();
    }
    return !in.failed();
});

// One value of a URL: nstring, or lists of metadata and data (RFC 5524).
inline bool readUrlData(FieldCursor &in)
{
    if (in.atEnd()) {
        in.note("a URL without data");
        in.addNull({});
        return true;
    }
    if (in.peek() != '(')
        return in.readNString({});
    const auto parts = in.list();
    while (in.peek() == '(') {
        if (!in.readAny({}))
            return false;
        in.space();
    }
    return !in.failed();
}

// urlfetch-data = "URLFETCH" 1*(SP url-full SP nstring)   (RFC 4467 section 9)
inline const Describer describesFetchedUrls(Describer::Response, {"URLFETCH"}, [](FieldCursor &in) {
    const qsizetype begin = in.offset();
    for (const char *name : {"urls", "data"}) {
        in.advanceTo(begin);
        const bool ofUrls = name[0] == 'u';
        const auto list = in.list(name);
        while (!in.atEnd()) {
            if (!in.readAString({}))
                return false;
            if (!ofUrls)
                in.dropFrom(in.size() - 1);
            in.space();
            const qsizetype data = in.size();
            if (!readUrlData(in))
                return false;
            if (ofUrls)
                in.dropFrom(data);
            in.space();
        }
    }
    return !in.failed();
});

} // namespace imap
