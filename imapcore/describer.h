#pragma once
#include "fieldcursor.h"
#include <initializer_list>

namespace imap {

// Says how a response reads that a family of RFCs brings, or a response code, or a FETCH item. Each family does so at
// the end of its own header; nothing else has to know:
//
//   inline const Describer describesMyRights(Describer::Response, {"MYRIGHTS"}, [](FieldCursor &in) {
//       return in.readMailbox() && in.expectSpace() && in.readAString("rights");
//   });
//
// Every header in commands/ is compiled into the library by the build, so that a header is known by being there.
class Describer
{
public:
    enum Kind {
        Response,  // untagged; the cursor stands on its first argument, and "type" is there
        Code,      // of a status response; the cursor stands on its first argument, and "name" is there
        FetchItem, // the cursor stands on its value, which must become a field
    };
    // The field of a FETCH item has the item's name, which is given. Those with a section are registered as "BODY[]".
    using ReadValue = bool (*)(FieldCursor &in, QByteArrayView name);
    using Read = bool (*)(FieldCursor &in);

    Describer(Kind kind, std::initializer_list<const char *> names, Read read);
    Describer(std::initializer_list<const char *> fetchItems, ReadValue read);

    struct Found
    {
        QByteArrayView name; // in upper case, lives for ever
        Read read = nullptr;
        ReadValue readValue = nullptr;
    };
    // The one for a name in any case, or null.
    static const Found *find(Kind kind, QByteArrayView name);
};

} // namespace imap
