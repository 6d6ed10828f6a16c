#include "flags.h"
#include <algorithm>

namespace imap {

namespace {

// atom = 1*ATOM-CHAR
bool isAtom(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 127 && !QByteArrayView("(){%*\"\\]").contains(c);
    });
}

} // namespace

bool isFlag(QByteArrayView text)
{
    if (!text.startsWith('\\'))
        return isAtom(text);
    return isAtom(text.sliced(1)) && text.compare("\\Recent", Qt::CaseInsensitive) != 0;
}

void writeFlags(Writer &out, const QByteArrayList &flags)
{
    out.open();
    for (const QByteArray &flag : flags) {
        if (!isFlag(flag))
            out.refuse("a flag that no message can have");
        out.atom(flag);
    }
    out.close();
}

} // namespace imap
