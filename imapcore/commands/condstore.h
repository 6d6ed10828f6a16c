#pragma once
#include "../describer.h"

namespace imap {

// expunged-resp = "VANISHED" [SP "(EARLIER)"] SP known-uids   (RFC 7162 section 3.2.10)
inline const Describer describesVanished(Describer::Response, {"VANISHED"}, [](FieldCursor &in) {
    bool earlier = false;
    if (in.skip('(')) {
        in.space();
        earlier = in.keyword("EARLIER");
        in.space();
        if (!earlier || !in.expect(')'))
            return in.fail("EARLIER");
        in.space();
    }
    in.addBool("earlier", earlier);
    return in.readSet("uids");
});

// resp-text-code =/ "HIGHESTMODSEQ" SP mod-sequence-value / "NOMODSEQ" / "MODIFIED" SP sequence-set
inline const Describer describesHighestModSeq(Describer::Code, {"HIGHESTMODSEQ"},
                                              [](FieldCursor &in) { return in.readNumber("value"); });
inline const Describer describesModified(Describer::Code, {"MODIFIED"},
                                         [](FieldCursor &in) { return in.readSet("set"); });

// fetch-mod-resp = "MODSEQ" SP "(" permsg-modsequence ")"
inline const Describer describesModSeq({"MODSEQ"}, [](FieldCursor &in, QByteArrayView name) {
    if (in.skip('('))
        return (in.space(), in.readNumber(name)) && (in.space(), in.expect(')'));
    in.note("a value without its parentheses");
    return in.readNumber(name);
});

} // namespace imap
