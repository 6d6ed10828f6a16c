#pragma once
#include <QStringList>

namespace imap {

// One record of RFC 4180: fields in quotes where they need them, quotes within doubled, CRLF at the end; in UTF-8.
inline QByteArray csvRecord(const QStringList &fields)
{
    QByteArray record;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        QByteArray field = fields[i].toUtf8();
        const bool needsQuotes =
            std::any_of(field.begin(), field.end(),
                        [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; })
            || field.startsWith(' ') || field.endsWith(' ');
        if (needsQuotes)
            field = '"' + field.replace('"', "\"\"") + '"';
        record += (i > 0 ? "," : "") + field;
    }
    return record + "\r\n";
}

} // namespace imap
