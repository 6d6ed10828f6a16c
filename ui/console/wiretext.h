#pragma once
#include "imapcore/traffic/exchange.h"
#include <QString>

namespace ui {

// How lines of the wire are shown.
namespace WireText {

// One line for a table: literals folded to their size, line ends and control characters made visible, cut at `most`.
QString folded(QByteArrayView bytes, qsizetype most = 2000);
// The same of an entry; the session's own notes are in the language of the program.
QString folded(const imap::Traffic::Entry &entry, qsizetype most = 2000);
// All of it, line by line.
QString whole(const imap::Traffic::Entry &entry);
QString direction(imap::Traffic::Kind kind); // "C:", "S:"
QString time(qint64 microseconds);           // "14:03:07.123"
// "0.4 ms", "12 ms", "1.25 s"; empty for less than 0.
QString duration(qint64 microseconds);
QString state(imap::Exchange::State state);

} // namespace WireText

} // namespace ui
