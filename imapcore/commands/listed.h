#pragma once
#include "metadata.h"
#include "status.h"

namespace imap {

// The lists of attributes that were read so far. A hundred thousand mailboxes have a handful of different ones among
// them: each is read and held once.
class KnownAttributes
{
public:
    // By what stands between the parentheses. Null: not met yet.
    const QByteArrayList *find(QByteArrayView text) const
    {
        const auto at = std::find_if(m_lists.begin(), m_lists.end(),
                                     [text](const auto &list) { return list.first == text; });
        return at == m_lists.end() ? nullptr : &at->second;
    }
    void add(QByteArrayView text, const QByteArrayList &attributes)
    {
        // Nobody has so many; whoever does is not looked up in ever longer lists.
        if (m_lists.size() < 32)
            m_lists.emplace_back(text.toByteArray(), attributes);
    }

private:
    std::vector<std::pair<QByteArray, QByteArrayList>> m_lists;
};

// One mailbox of the answer to LIST, LSUB, RLIST or RLSUB.
struct ListedMailbox
{
    MailboxName name;
    char separator = 0;                               // 0: no hierarchy
    QByteArrayList attributes;                        // as sent: "\HasChildren", "\Sent", "\Subscribed" …
    std::shared_ptr<const MailboxStatus> status = {}; // null: not told (RFC 5819)
    // What else was told. Most mailboxes have none of it, and a list may be long: then it costs one pointer.
    struct More
    {
        std::optional<QByteArray> rights = {};    // one's own (RFC 8440)
        std::vector<MetadataEntry> metadata = {}; // (RFC 9590)
        QByteArray extended = {}; // extended data, as sent: a list, or nothing (RFC 5258 section 6)
    };
    std::shared_ptr<More> more = {};

    std::optional<QByteArray> rights() const { return more ? more->rights : std::nullopt; }
    std::vector<MetadataEntry> metadata() const
    {
        return more ? more->metadata : std::vector<MetadataEntry>();
    }
    QByteArrayView extended() const { return more ? QByteArrayView(more->extended) : QByteArrayView(); }
    More &makeMore()
    {
        if (!more)
            more = std::make_shared<More>();
        return *more;
    }

    bool has(QByteArrayView attribute) const
    {
        return std::any_of(attributes.begin(), attributes.end(), [attribute](const QByteArray &mine) {
            return mine.compare(attribute, Qt::CaseInsensitive) == 0;
        });
    }
    bool isSelectable() const { return !has("\\Noselect") && !has("\\NonExistent"); }

    // Which selection options mailboxes below it meet, though it may not itself (RECURSIVEMATCH, RFC 5258 section
    // 3.5): "SUBSCRIBED".
    QByteArrayList childInfo() const
    {
        QByteArrayList options;
        Cursor in(extendedItem("CHILDINFO"));
        in.skip('(');
        in.space();
        for (QByteArray option; !in.atEnd() && in.peek() != ')' && in.expectAString(option); in.space())
            options.append(option.toUpper());
        return options;
    }
    // What it was called before somebody renamed it, or how its name was written before the server made it regular
    // (RFC 5465 section 5.4, RFC 9051 section 6.3.9.7).
    std::optional<MailboxName> oldName() const
    {
        Cursor in(extendedItem("OLDNAME"));
        MailboxName old;
        in.skip('(');
        in.space();
        return in.expectMailbox(old) ? std::optional(old) : std::nullopt;
    }
    // The value of one item of the extended data, as sent; empty: it is not there.
    QByteArrayView extendedItem(QByteArrayView item) const
    {
        Cursor in(extended());
        in.skip('(');
        QByteArray tag;
        QByteArrayView value;
        while (in.space() || (!in.atEnd() && in.peek() != ')')) {
            if (!in.expectAString(tag) || !in.expectSpace() || !in.expectValue(value))
                return {};
            if (tag.compare(item, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }

    // mailbox-list = "(" [mbx-list-flags] ")" SP (DQUOTE QUOTED-CHAR DQUOTE / nil) SP mailbox [SP mbox-list-extended]
    // mbox-list-extended = "(" [mbox-list-extended-item *(SP mbox-list-extended-item)] ")"
    bool read(Cursor &in, KnownAttributes &known)
    {
        QByteArray wire;
        if (!readAttributes(in, known) || !in.expectSpace() || !in.expectSeparator(separator)
            || !in.expectSpace() || !in.expectLastName(wire))
            return false;
        name = MailboxName::fromWire(std::move(wire));
        QByteArrayView list;
        if (in.space() && in.peek() == '(') {
            if (!in.expectValue(list))
                return false;
            makeMore().extended = list.toByteArray();
        }
        return true;
    }

private:
    // mbx-list-flags, in their parentheses; NIL has been seen instead
    bool readAttributes(Cursor &in, KnownAttributes &known)
    {
        if (in.nil())
            return true;
        if (!in.expect('('))
            return false;
        const QByteArrayView text = in.ahead().until(")");
        if (const QByteArrayList *same = known.find(text)) {
            attributes = *same;
            in.advanceTo(in.offset() + text.size());
            return in.expect(')');
        }
        while (!in.skip(')')) {
            QByteArray attribute;
            if (in.space())
                continue;
            if (in.isString())
                in.note("an attribute in quotes");
            if (!in.expectAString(attribute))
                return false;
            attributes.append(attribute);
        }
        known.add(text, attributes);
        return true;
    }
};

} // namespace imap
