#include "appendmessage.h"
#include "envelope.h"
#include "wire/cursor.h"
#include <numeric>

namespace imap {

QByteArray AppendMessage::needs() const
{
    if (!parts.empty())
        return "CATENATE";
    switch (form) {
    case Form::Literal8:
        return "BINARY";
    case Form::Utf8:
        return "UTF8=ACCEPT";
    case Form::Literal:
        break;
    }
    return {};
}

qint64 AppendMessage::size() const
{
    return std::accumulate(parts.begin(), parts.end(), qint64(content.size()) + deviceOctets,
                           [](qint64 sum, const CatenatePart &part) {
                               return sum + (part.kind == CatenatePart::Kind::Text ? part.content.size() : 0);
                           });
}

// append-message  = [SP flag-list] [SP date-time] SP append-data
// append-data     = literal / literal8 / append-data-ext
// append-data-ext =/ "UTF8" SP "(" literal8 ")"                          (RFC 6855)
// append-data-ext =/ "CATENATE" SP "(" cat-part *(SP cat-part) ")"       (RFC 4469)
// cat-part        = ("TEXT" SP literal) / ("URL" SP astring)
void AppendMessage::write(Writer &out, std::optional<quint64> limit) const
{
    if (limit && quint64(size()) > *limit)
        out.refuse("a message larger than the server takes");
    if (!flags.isEmpty())
        writeFlags(out, flags);
    if (date) {
        const QByteArray text = formatInternalDate(date->seconds, date->offset);
        if (text.isEmpty())
            out.refuse("a date that has no four-digit year");
        out.string(text);
    }
    const auto bytes = [&out, this](const QByteArray &data) {
        if (form == Form::Literal)
            out.literal(data);
        else
            out.literal8(data);
    };
    if (!parts.empty()) {
        if (!content.isEmpty())
            out.refuse("a message and pieces of it at once");
        out.atom("CATENATE").open();
        for (const CatenatePart &part : parts) {
            out.atom(part.kind == CatenatePart::Kind::Text ? "TEXT" : "URL");
            if (part.kind == CatenatePart::Kind::Text)
                bytes(part.content);
            else
                out.string(part.content);
        }
        out.close();
    } else if (deviceOctets > 0) {
        if (!content.isEmpty() || form == Form::Utf8)
            out.refuse("a message and a device for it at once, or one with header fields in UTF-8");
        out.literalFrom(device, deviceOctets,
                        form == Form::Literal ? Writer::Octets::Text : Writer::Octets::Any);
    } else if (form == Form::Utf8) {
        out.atom("UTF8").open().literal8(content).close();
    } else {
        bytes(content);
    }
}

// resp-code-apnd = "APPENDUID" SP nz-number SP append-uid        ; with MULTIAPPEND a set
bool Appended::read(QByteArrayView arguments)
{
    Cursor in(arguments);
    in.space();
    quint32 validity = 0;
    if (!in.expectNumber(validity) || !in.expectSpace())
        return false;
    bool good = false;
    SequenceSet set = SequenceSet::fromWire(in.atom(), SequenceSet::Star, &good);
    if (!good || set.isEmpty())
        return false;
    uidValidity = validity;
    uids = std::move(set);
    return true;
}

} // namespace imap
