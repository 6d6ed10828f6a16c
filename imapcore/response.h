#pragma once
#include "wire/cursor.h"
#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace imap {

// A status response (RFC 9051 section 7.1), tagged or not, as views into the response.
struct Status
{
    enum class Kind { Ok, No, Bad, Bye, PreAuth };
    Kind kind = Kind::Ok;
    QByteArray code = {};          // the name of the response code, in upper case
    QByteArrayView arguments = {}; // of the code
    QByteArrayView text = {};

    // The cursor stands after the tag or "*", and then on the text or its code.
    static std::optional<Status> read(Cursor &in);
    // The text alone, where no OK, NO or BAD stands before it.
    static Status readText(Cursor &in);
};

} // namespace imap
