#pragma once
#include <QByteArrayList>
#include <optional>

namespace imap {

struct Error;

// The charsets that a server names when it refuses one (RFC 9051 section 7.1, BADCHARSET); empty for any other error.
QByteArrayList charsetsOf(const Error &error);
// A text in another charset; nothing if that cannot hold it, is not known here, or would need what no string of IMAP may
// hold.
std::optional<QByteArray> encoded(QByteArrayView utf8, const QByteArray &charset);

} // namespace imap
