#include "flags.h"
#include "atom.h"

namespace imap {

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
