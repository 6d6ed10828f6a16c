#include "fetchitem.h"
#include "messagedata.h"
#include "wire/cursor.h"
#include "wire/writer.h"
#include <algorithm>

namespace imap {

namespace {

// section-part = nz-number *("." nz-number)
bool isPart(QByteArrayView part)
{
    bool begins = true;
    for (const char c : part) {
        const bool isDigit = c >= '0' && c <= '9';
        if ((!isDigit && c != '.') || (begins && (c == '.' || c == '0')))
            return false;
        begins = c == '.';
    }
    return !begins || part.isEmpty();
}

// field-name = 1*ftext                (RFC 5322 section 3.6.8; what an atom cannot hold needs quotes here)
bool isFieldName(QByteArrayView name)
{
    return !name.isEmpty()
           && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127 && c != ':'; });
}

QByteArray fieldList(const QByteArrayList &fields)
{
    QByteArrayList names;
    for (QByteArray name : fields) {
        if (std::any_of(name.begin(), name.end(), [](char c) { return strchr("(){%*\"\\]", c) != nullptr; }))
            name = quoted(name);
        names += name;
    }
    return " (" + names.join(' ') + ')';
}

QByteArray inAngles(const std::optional<Octets> &octets)
{
    return octets ? '<' + QByteArray::number(octets->start) + '.' + QByteArray::number(octets->count) + '>'
                  : QByteArray();
}

const char *problemWith(const QByteArray &part, const std::optional<Octets> &octets)
{
    if (!isPart(part))
        return "the number of a part that is none";
    return octets && octets->count == 0 ? "no octets at all of a section" : nullptr;
}

} // namespace

FetchItem::FetchItem(QByteArray raw) : m_wire(std::move(raw)) {}

FetchItem::FetchItem(QByteArray wire, QByteArray capability, const char *problem)
    : m_wire(std::move(wire))
    , m_capability(std::move(capability))
    , m_problem(problem)
{
}

// section      = "[" [section-spec] "]"
// section-spec = section-msgtext / (section-part ["." section-text])
FetchItem FetchItem::section(const BodySection &section)
{
    static constexpr const char *words[] = {"",     "HEADER",        "TEXT",
                                            "MIME", "HEADER.FIELDS", "HEADER.FIELDS.NOT"};
    using What = BodySection::What;
    const bool listed = section.what == What::HeaderFields || section.what == What::HeaderFieldsNot;
    const char *problem = problemWith(section.part, section.octets);
    if (section.what == What::Mime && section.part.isEmpty())
        problem = "the MIME header of a part without its number";
    else if (listed
             && (section.fields.isEmpty()
                 || !std::all_of(section.fields.begin(), section.fields.end(), isFieldName)))
        problem = "a header field that no message can have";
    QByteArray wire = QByteArray(section.peek ? "BODY.PEEK[" : "BODY[") + section.part;
    if (!section.part.isEmpty() && section.what != What::All)
        wire += '.';
    wire += words[int(section.what)];
    if (listed)
        wire += fieldList(section.fields);
    return {wire + ']' + inAngles(section.octets), {}, problem};
}

FetchItem FetchItem::binary(const QByteArray &part, bool peek, const std::optional<Octets> &octets)
{
    return {
        (peek ? "BINARY.PEEK[" : "BINARY[") + part + ']' + inAngles(octets), {}, problemWith(part, octets)};
}

FetchItem FetchItem::binarySize(const QByteArray &part)
{
    return {"BINARY.SIZE[" + part + ']', {}, problemWith(part, {})};
}

FetchItem FetchItem::preview(bool lazy)
{
    return {lazy ? "PREVIEW (LAZY)" : "PREVIEW", "PREVIEW"};
}

bool FetchItem::setsSeen() const
{
    // From text it may be several.
    const QByteArray upper = m_wire.toUpper();
    if (upper.contains("BODY[") || upper.contains("BINARY["))
        return true;
    const QByteArrayList words = QByteArray(upper).replace('(', ' ').replace(')', ' ').split(' ');
    return words.contains("RFC822") || words.contains("RFC822.TEXT");
}

QByteArray FetchItem::answeredAs() const
{
    const qsizetype angle = m_wire.endsWith('>') ? m_wire.lastIndexOf("]<") : -1;
    return sectionName(angle < 0 ? QByteArrayView(m_wire) : QByteArrayView(m_wire).first(angle + 1));
}

void FetchItem::write(Writer &out) const
{
    if (m_problem)
        out.refuse(m_problem);
    if (m_wire.isEmpty())
        out.refuse("a FETCH item without a name");
    out.raw(m_wire);
}

bool FetchItemName::read(Cursor &in)
{
    const char *begin = in.rest().begin();
    // Hot: once for each item of each message.
    const auto isWithin = [](char c) {
        return c != ' ' && c != '[' && c != '(' && c != ')' && c != '{' && c != '"';
    };
    const QByteArrayView rest = in.rest();
    qsizetype length = 0;
    while (length < rest.size() && isWithin(rest[length]))
        ++length;
    base = rest.first(length);
    in.advanceTo(in.offset() + length);
    hasSection = in.skip('[');
    if (hasSection) {
        // The names of header fields may be quoted, and hold a bracket then.
        while (in.until("]\""), in.skip('"')) {
            in.until("\"");
            in.skip('"');
        }
        in.skip(']');
        in.until(" (){\"");
    }
    wire = {begin, in.rest().begin()};
    return !base.isEmpty();
}

QByteArrayView fetchItemName(Cursor &in)
{
    FetchItemName name;
    name.read(in);
    return name.wire;
}

} // namespace imap
