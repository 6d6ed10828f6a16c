#include "rightstexts.h"
#include <algorithm>

namespace ui {

namespace {
QByteArray sorted(QByteArrayView rights)
{
    QByteArray letters = rights.toByteArray();
    std::sort(letters.begin(), letters.end());
    letters.truncate(std::unique(letters.begin(), letters.end()) - letters.begin());
    return letters;
}
} // namespace

QString Rights::name(char right)
{
    switch (right) {
    case 'l':
        return tr("Lookup", "right");
    case 'r':
        return tr("Read", "right");
    case 's':
        return tr("Seen", "right");
    case 'w':
        return tr("Flags", "right");
    case 'i':
        return tr("Insert", "right");
    case 'p':
        return tr("Post", "right");
    case 'k':
        return tr("Create", "right");
    case 'x':
        return tr("Remove", "right");
    case 't':
        return tr("Delete", "right");
    case 'e':
        return tr("Expunge", "right");
    case 'a':
        return tr("Admin", "right");
    case 'c':
        return tr("Create (old)", "right");
    case 'd':
        return tr("Delete (old)", "right");
    case 'n':
        return tr("Annotate", "right");
    default:
        return tr("Own of server", "right");
    }
}

QString Rights::sentence(char right)
{
    switch (right) {
    case 'l':
        return tr("May see the mailbox in lists and subscribe to it.");
    case 'r':
        return tr("May open the mailbox and read its messages and their counts.");
    case 's':
        return tr("May mark messages as read, for everyone or for themselves.");
    case 'w':
        return tr("May set flags and keywords other than read and deleted.");
    case 'i':
        return tr("May put messages into the mailbox, also by copying.");
    case 'p':
        return tr("May send mail to the mailbox’s own address; the mail system decides, not IMAP.");
    case 'k':
        return tr("May create mailboxes below this one, and move others here.");
    case 'x':
        return tr("May delete the mailbox itself, and rename it.");
    case 't':
        return tr("May mark messages as deleted, and take the mark away.");
    case 'e':
        return tr("May remove for good what is marked as deleted.");
    case 'a':
        return tr("May change this list.");
    case 'c':
        return tr("RFC 2086: may create mailboxes here.");
    case 'd':
        return tr("RFC 2086: may delete messages, and mostly the mailbox too.");
    case 'n':
        return tr("May write annotations of messages (RFC 5257).");
    default:
        return tr("A right with a meaning of the server’s own.");
    }
}

QString Rights::role(QByteArrayView rights)
{
    const QByteArray set = sorted(withoutVirtual(rights));
    if (sorted(rights).isEmpty())
        return tr("None", "role");
    if (set == sorted("lrs"))
        return tr("Read", "role");
    if (set == sorted("lrsp"))
        return tr("Post", "role");
    if (set == sorted("lrsip"))
        return tr("Append", "role");
    if (set == sorted("lrswipkxte"))
        return tr("Write", "role");
    if (set == sorted("lrswipkxtea"))
        return tr("All", "role");
    return tr("Custom", "role");
}

QByteArray Rights::withoutVirtual(QByteArrayView rights)
{
    QByteArray kept;
    for (const char right : rights) {
        if (right != 'c' && right != 'd')
            kept += right;
    }
    return kept;
}

} // namespace ui
