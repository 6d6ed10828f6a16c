#include "mailboxicon.h"
#include "icons.h"

namespace ui {

namespace {

struct SpecialUse
{
    const char *attribute; // RFC 6154, and \Important of RFC 8457
    const char *icon;
    int order;
};
constexpr SpecialUse SpecialUses[] = {{"\\Drafts", "drafts", 1},   {"\\Sent", "sent", 2},
                                      {"\\Archive", "archive", 3}, {"\\All", "all-mail", 4},
                                      {"\\Flagged", "flagged", 5}, {"\\Important", "important", 6},
                                      {"\\Junk", "junk", 7},       {"\\Trash", "trash", 8}};

const SpecialUse *specialUse(const imap::ListedMailbox &mailbox)
{
    for (const SpecialUse &use : SpecialUses) {
        if (mailbox.has(use.attribute))
            return &use;
    }
    return nullptr;
}

} // namespace

QIcon mailboxIcon(const imap::ListedMailbox &mailbox)
{
    if (mailbox.name.isInbox())
        return icon("inbox");
    const SpecialUse *use = specialUse(mailbox);
    const bool opens = mailbox.isSelectable();
    return icon(use ? use->icon : opens ? "mailbox" : "mailbox-noselect", opens ? Tone::Normal : Tone::Muted);
}

int mailboxOrder(const imap::ListedMailbox &mailbox)
{
    if (mailbox.name.isInbox())
        return 0;
    const SpecialUse *use = specialUse(mailbox);
    return use ? use->order : 100;
}

} // namespace ui
