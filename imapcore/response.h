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
    // An OK with this text, where none stands before it: a continuation request, or "* [COPYUID …] done", which has been
    // seen.
    static Status ofText(QByteArrayView text);
};

} // namespace imap
