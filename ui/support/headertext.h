#pragma once
#include "imapcore/envelope.h"
#include <QByteArrayView>
#include <QString>

namespace ui {

// A header field as a person reads it: encoded words (RFC 2047) decoded, raw 8-bit bytes taken as UTF-8 and else
// as Latin-1, line breaks and control characters made spaces. GMime does the decoding.
QString headerText(QByteArrayView raw);

// The name of the first address, or the address where it has none. "and 2 more" is for the tool tip.
QString firstAddress(const std::vector<imap::Address> &addresses);
// All of them, "Name <mailbox@host>, …".
QString allAddresses(const std::vector<imap::Address> &addresses);

} // namespace ui
