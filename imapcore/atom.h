#pragma once
#include <QByteArrayView>
#include <algorithm>

namespace imap {

// Whether it may stand in a command without quotes (RFC 9051 section 9).
// atom = 1*<any CHAR except "(" / ")" / "{" / SP / CTL / "%" / "*" / DQUOTE / "\" / "]">
inline bool isAtom(QByteArrayView word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) {
        return c > ' ' && c < 0x7f && !QByteArrayView("(){%*\"\\]").contains(c);
    });
}

} // namespace imap
