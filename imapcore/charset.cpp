#include "charset.h"
#include "error.h"
#include "wire/cursor.h"
#include <algorithm>
#include <iconv.h>

namespace imap {

namespace {

// The server chooses the name, so only those that mail is written in are handed on: iconv has others, which nobody uses
// and which had their holes (CVE-2024-2961), and takes instructions behind a slash.
bool isMailCharset(const QByteArray &name)
{
    static constexpr const char *known[] = {"US-ASCII", "ISO-8859-", "WINDOWS-", "CP125",      "KOI8-",
                                            "TIS-620",  "EUC-JP",    "EUC-KR",   "SHIFT_JIS",  "BIG5",
                                            "GB2312",   "GBK",       "GB18030",  "ISO-2022-JP"};
    const QByteArray upper = name.toUpper();
    const bool good = std::any_of(std::begin(known), std::end(known),
                                  [&upper](const char *prefix) { return upper.startsWith(prefix); });
    return good && std::all_of(upper.begin(), upper.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

} // namespace

// "BADCHARSET" [SP "(" charset *(SP charset) ")" ]
QByteArrayList charsetsOf(const Error &error)
{
    QByteArrayList charsets;
    if (error.code != "BADCHARSET")
        return charsets;
    Cursor in(error.arguments);
    in.skip('(');
    QByteArray charset;
    while (!in.atEnd() && in.peek() != ')' && in.expectAString(charset)) {
        charsets += charset;
        in.space();
    }
    return charsets;
}

std::optional<QByteArray> encoded(QByteArrayView utf8, const QByteArray &charset)
{
    if (!isMailCharset(charset))
        return std::nullopt;
    const iconv_t converter = iconv_open(charset.constData(), "UTF-8");
    if (converter == iconv_t(-1)) // NOLINT: that is what it says
        return std::nullopt;
    QByteArray out(utf8.size() * 4 + 16, Qt::Uninitialized);
    QByteArray in = utf8.toByteArray();
    char *from = in.data(), *to = out.data();
    size_t left = size_t(in.size()), room = size_t(out.size());
    const bool good = iconv(converter, &from, &left, &to, &room) == 0 // none that were converted irreversibly
                      && iconv(converter, nullptr, nullptr, &to, &room) == 0;
    iconv_close(converter);
    out.truncate(to - out.data());
    const bool sendable =
        std::none_of(out.begin(), out.end(), [](char c) { return c == '\0' || c == '\r' || c == '\n'; });
    return good && sendable ? std::optional(out) : std::nullopt;
}

} // namespace imap
