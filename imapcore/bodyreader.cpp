#include "bodyreader.h"
#include "commands/envelope.h"
#include <algorithm>

namespace imap {

namespace {

// media types that have a registry of subtypes (RFC 9051: media-basic; RFC 6838, RFC 8081)
bool isMediaType(QByteArrayView type)
{
    static constexpr const char *types[] = {"text",  "message", "image", "application", "audio",
                                            "video", "model",   "font",  "multipart",   "example"};
    return std::any_of(std::begin(types), std::end(types),
                       [type](const char *known) { return type == known; });
}

} // namespace

// body = "(" (body-type-1part / body-type-mpart) ")"
bool BodyReader::read(QByteArrayView name)
{
    if (m_in.nil()) {
        m_in.note("NIL where a body belongs");
        m_in.addNull(name);
        return true;
    }
    const auto body = m_in.object(name);
    if (++m_depth > 300)
        return m_in.fail("fewer parts within parts");
    if (!m_in.expect('('))
        return false;
    m_in.space();
    const bool good = isList() ? readMultipart() : readSingle();
    if (!good)
        return false;
    --m_depth;
    m_in.space();
    return m_in.expect(')');
}

// What the grammar demands; where the part ends before it, null.
bool BodyReader::required(QByteArrayView name, Part part)
{
    const bool hasSpace = m_in.space();
    if (m_in.peek() == ')') {
        m_in.note("a part of a message with too little about it");
        m_in.addNull(name);
        return true;
    }
    if (!hasSpace)
        m_in.note("no space between two values");
    return (this->*part)(name);
}

// Where the subtype is missing, the parameters follow the parts.
bool BodyReader::nextIsPart() const
{
    Cursor ahead = m_in.ahead();
    const bool hasSpace = ahead.space();
    if (!ahead.skip('('))
        return false;
    QByteArray type;
    return !hasSpace || !ahead.isString() || !ahead.expectString(type) || isMediaType(type.toLower());
}

// body-type-mpart = 1*body SP media-subtype [SP body-ext-mpart]
bool BodyReader::readMultipart()
{
    m_in.add("kind", "multipart");
    m_in.add("type", "multipart");
    {
        const auto parts = m_in.list("parts");
        while (nextIsPart()) {
            m_in.space();
            if (m_in.rest().startsWith("()")) {
                m_in.note("an empty part of a multipart");
                m_in.advanceTo(m_in.offset() + 2);
            } else if (!read({})) {
                return false;
            }
        }
    }
    if (Cursor ahead = m_in.ahead(); ahead.space() && ahead.peek() == '(')
        m_in.addNull("subtype");
    else if (!required("subtype", &BodyReader::lowerText))
        return false;
    if (m_in.lastIsNull() || m_in.lastBytes().isEmpty())
        m_in.note("a type without a subtype");
    m_in.space();
    if (m_in.peek() == ')')
        return true;
    return parameters("params") && readExtensions();
}

// body-type-1part = (body-type-basic / body-type-msg / body-type-text) [SP body-ext-1part]
// A multipart without any part begins with its subtype; a type without a subtype has been seen as well.
bool BodyReader::readSingle()
{
    const qsizetype begin = m_in.offset();
    QByteArrayView type;
    if (m_in.nil())
        m_in.note("NIL where a type belongs");
    else if (!m_in.expectName(type, FieldCursor::Case::Lower))
        return false;
    const qsizetype end = m_in.offset();
    Cursor ahead = m_in.ahead();
    ahead.space();
    const bool isSubtype =
        !isMediaType(type) && !type.isEmpty() && (ahead.peek() == '(' || ahead.peek() == ')' || ahead.nil());
    if (!isSubtype)
        return readSingleAfterType(type, begin);
    m_in.note("a multipart without any part");
    m_in.add("kind", "multipart");
    m_in.add("type", "multipart");
    m_in.close(m_in.open(Field::Kind::List, "parts"));
    m_in.add("subtype", type, begin, end);
    m_in.space();
    return m_in.peek() == ')' || (parameters("params") && readExtensions());
}

bool BodyReader::readSingleAfterType(QByteArrayView type, qsizetype typeAt)
{
    const qsizetype typeEnd = m_in.offset();
    QByteArrayView subtype;
    m_in.space();
    const qsizetype subtypeAt = m_in.offset();
    bool isMissing = isList() || m_in.peek() == ')';
    if (!isMissing && m_in.nil())
        isMissing = true;
    else if (!isMissing && !m_in.expectName(subtype, FieldCursor::Case::Lower))
        return false;
    const QByteArrayView kind = type == "text"                       ? "text"
                                : type == "message" && hasEnvelope() ? "message"
                                                                     : "basic";
    m_in.add("kind", kind);
    if (type == "message" && kind == "basic" && (subtype == "rfc822" || subtype == "global"))
        m_in.note("a message without an envelope");
    m_in.add("type", type, typeAt, typeEnd);
    if (isMissing || subtype.isEmpty())
        m_in.note("a type without a subtype");
    if (isMissing)
        m_in.addNull("subtype");
    else
        m_in.add("subtype", subtype, subtypeAt);
    return readFields(kind);
}

// body-fields = body-fld-param SP body-fld-id SP body-fld-desc SP body-fld-enc SP body-fld-octets
bool BodyReader::readFields(QByteArrayView kind)
{
    if (!required("params", &BodyReader::parameters) || !required("id", &BodyReader::text)
        || !required("desc", &BodyReader::text) || !required("enc", &BodyReader::lowerText))
        return false;
    if (m_in.lastIsNull())
        m_in.note("no encoding");
    if (!required("size", &BodyReader::number))
        return false;
    if (kind == "message") {
        m_in.space();
        if (!envelope("envelope") || !required("body", &BodyReader::read) || !readLines())
            return false;
    } else if (kind == "text") {
        if (!readLines())
            return false;
    } else {
        Cursor ahead = m_in.ahead();
        if (quint64 lines = 0; ahead.space() && ahead.number(lines)) {
            m_in.note("lines of what is no text");
            if (!readLines())
                return false;
        }
    }
    m_in.space();
    if (m_in.peek() == ')')
        return true;
    return text("md5") && readExtensions();
}

// body-fld-lines = number64; what may stand there instead is md5 or what follows it
bool BodyReader::readLines()
{
    Cursor ahead = m_in.ahead();
    ahead.space();
    const bool isMissing =
        ahead.peek() == '"' || ahead.peek() == '(' || (ahead.nil() && ahead.space() && ahead.peek() == '(');
    if (!isMissing)
        return required("lines", &BodyReader::number);
    m_in.note("no number of lines");
    m_in.addNull("lines");
    return true;
}

// [SP body-fld-dsp [SP body-fld-lang [SP body-fld-loc *(SP body-extension)]]]
bool BodyReader::readExtensions()
{
    static constexpr std::pair<const char *, Part> parts[] = {
        {"disp", &BodyReader::disposition}, {"lang", &BodyReader::languages}, {"loc", &BodyReader::text}};
    for (const auto &[name, part] : parts) {
        m_in.space();
        if (m_in.peek() == ')')
            return true;
        if (!(this->*part)(name))
            return false;
    }
    m_in.space();
    if (m_in.peek() == ')')
        return true;
    const auto ext = m_in.list("ext");
    for (; m_in.peek() != ')'; m_in.space()) {
        if (!m_in.readAny({}))
            return false;
    }
    return true;
}

// body-fld-param = "(" string SP string *(SP string SP string) ")" / nil
bool BodyReader::parameters(QByteArrayView name)
{
    if (m_in.nil()) {
        m_in.addNull(name);
        return true;
    }
    const auto parameters = m_in.object(name);
    if (!m_in.expect('('))
        return false;
    if (m_in.peek() == ')')
        m_in.note("an empty list instead of NIL");
    while (m_in.moreInList()) {
        QByteArrayView parameter;
        if (!m_in.expectName(parameter, FieldCursor::Case::Lower))
            return false;
        m_in.space();
        if (m_in.peek() == ')') {
            m_in.note("a parameter without a value");
            m_in.addNull(parameter);
        } else if (m_in.ahead().nil()) {
            m_in.note("NIL as the value of a parameter");
            m_in.nil();
            m_in.addNull(parameter);
        } else if (!m_in.readNString(parameter)) {
            return false;
        }
    }
    return !m_in.failed();
}

// body-fld-dsp = "(" string SP body-fld-param ")" / nil
// A bare string, and a list without parameters, have been seen.
bool BodyReader::disposition(QByteArrayView name)
{
    if (m_in.nil()) {
        m_in.addNull(name);
        return true;
    }
    if (m_in.rest().startsWith("()")) {
        m_in.note("an empty list instead of NIL");
        m_in.advanceTo(m_in.offset() + 2);
        m_in.addNull(name);
        return true;
    }
    const auto disposition = m_in.object(name);
    if (!isList()) {
        m_in.note("a string where a disposition belongs");
        if (!lowerText("type"))
            return false;
        m_in.addNull("params");
        return true;
    }
    if (!m_in.expect('(') || !lowerText("type"))
        return false;
    m_in.space();
    if (m_in.peek() == ')') {
        m_in.note("a disposition without parameters");
        m_in.addNull("params");
    } else if (!parameters("params")) {
        return false;
    }
    return m_in.space(), m_in.expect(')');
}

// body-fld-lang = nstring / "(" string *(SP string) ")"
bool BodyReader::languages(QByteArrayView name)
{
    if (m_in.nil()) {
        m_in.addNull(name);
        return true;
    }
    const auto languages = m_in.list(name);
    if (!m_in.skip('('))
        return text({});
    while (m_in.moreInList() && text({})) {
    }
    return !m_in.failed();
}

bool BodyReader::envelope(QByteArrayView name)
{
    const bool good = readEnvelope(m_in, name);
    m_in.setOnlyStrings(true);
    return good;
}

// Whether what follows the subtype goes on as body-type-msg does, with an envelope, a body and lines. Both the envelope
// and the body may be NIL; a basic type has its MD5 and its disposition there.
bool BodyReader::hasEnvelope() const
{
    Cursor ahead = m_in.ahead();
    QByteArrayView value;
    for (int field = 0; field < 5; ++field) {
        ahead.space();
        if (!ahead.expectValue(value))
            return false;
    }
    ahead.space();
    if (ahead.peek() == '(')
        return true;
    quint64 lines = 0;
    return ahead.nil() && ahead.space() && ahead.expectValue(value) && ahead.space() && ahead.number(lines);
}

} // namespace imap
