#pragma once
#include "../session.h"

namespace imap {

// What is said about one entry of a mailbox or of the server, by ANNOTATEMORE: the draft that METADATA (RFC 5464) came
// from, and that Cyrus still has beside it (draft-daboo-imap-annotatemore-05).
struct Annotation
{
    struct Attribute
    {
        QByteArray name; // "value.priv", "value.shared", "size.priv", "size.shared" (octets)
        std::optional<QByteArray> value;
    };
    MailboxName mailbox; // empty: the server
    QString entry;       // "/comment", "/vendor/cmu/cyrus-imapd/expire" …
    std::vector<Attribute> attributes;

    // The value of an attribute, if it is there and set.
    std::optional<QByteArray> value(QByteArrayView name) const
    {
        for (const Attribute &attribute : attributes) {
            if (attribute.name.compare(name, Qt::CaseInsensitive) == 0)
                return attribute.value;
        }
        return std::nullopt;
    }
};

// GETANNOTATION, draft section 4.2. Mailboxes, entries and attributes may be patterns with "*" and "%", on the wire; an
// empty mailbox means the server. Needs ANNOTATEMORE, and the rights "l" and "r". Cyrus shows its administrators
// where a mailbox lies and how it is kept under "/vendor/cmu/cyrus-imapd/*".
struct GetAnnotation
{
    using Result = std::vector<Annotation>;
    static constexpr bool reads = true;
    static constexpr auto capability = "ANNOTATEMORE";
    static constexpr auto answers = {"ANNOTATION"};
    QByteArray mailboxes;
    QByteArrayList entries;
    QByteArrayList attributes;
    Result found = {};

    // getannotation = "GETANNOTATION" SP list-mailbox SP entries SP attribs
    // entries = entry-match / "(" entry-match *(SP entry-match) ")"
    void write(Writer &out) const
    {
        if (entries.isEmpty() || attributes.isEmpty())
            out.refuse("no entries or no attributes");
        out.atom("GETANNOTATION").string(mailboxes);
        for (const QByteArrayList *list : {&entries, &attributes}) {
            if (list->size() > 1)
                out.open();
            for (const QByteArray &name : *list)
                out.string(name);
            if (list->size() > 1)
                out.close();
        }
    }
    // annotate-data = "ANNOTATION" SP mailbox SP entry-list
    // entry-list    = entry-att *(SP entry-att) / "(" entry *(SP entry) ")"
    // entry-att     = entry SP "(" att-value *(SP att-value) ")"
    bool accept(Cursor &in)
    {
        MailboxName mailbox;
        if (!in.expectMailbox(mailbox) || !in.expectSpace())
            return false;
        if (in.peek() == '(')
            return false; // only the names of entries that have changed
        do {
            QByteArray entry;
            Annotation annotation{mailbox, {}, {}};
            if (!in.expectAString(entry) || !in.expectSpace() || !readAttributes(in, annotation.attributes))
                return false;
            annotation.entry = QString::fromUtf8(entry);
            found.push_back(std::move(annotation));
        } while (in.space() && !in.atEnd());
        return in.expectEnd();
    }
    Result take() { return std::move(found); }

private:
    // att-value = attrib SP value ; value = nstring
    static bool readAttributes(Cursor &in, std::vector<Annotation::Attribute> &attributes)
    {
        if (!in.expect('('))
            return false;
        while (!in.skip(')')) {
            if (in.space())
                continue;
            Annotation::Attribute &attribute = attributes.emplace_back();
            if (!in.expectAString(attribute.name) || !in.expectSpace() || !in.expectNString(attribute.value))
                return false;
        }
        return true;
    }
};

// SETANNOTATION, draft section 4.3: gives attributes of one entry their values, or takes those without a value away.
// `mailboxes` may be a pattern, on the wire; empty: the server. Needs ANNOTATEMORE; for ".shared" the right "w", and on
// Cyrus for much of it an administrator.
struct SetAnnotation
{
    using Result = Done;
    static constexpr auto capability = "ANNOTATEMORE";
    QByteArray mailboxes;
    QString entry;
    std::vector<Annotation::Attribute> attributes;

    // setannotation = "SETANNOTATION" SP list-mailbox SP entry SP "(" att-value *(SP att-value) ")"
    void write(Writer &out) const
    {
        if (attributes.empty())
            out.refuse("no attributes");
        out.atom("SETANNOTATION").string(mailboxes).string(entry.toUtf8()).open();
        for (const Annotation::Attribute &attribute : attributes) {
            out.string(attribute.name);
            if (attribute.value)
                out.value(*attribute.value);
            else
                out.atom("NIL");
        }
        out.close();
    }
    Done take() { return {}; }
};

} // namespace imap
