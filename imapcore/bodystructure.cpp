#include "bodystructure.h"
#include "wire/cursor.h"
#include <algorithm>
#include <charconv>
#include <limits>

namespace imap {

namespace {

// Extension data may be nested as deep as it likes: it is skipped without recursion.
constexpr int AnyDepth = std::numeric_limits<int>::max();

// The next field of a body; false at the end of its list. Every field after the subtype has been seen left out.
bool nextField(Cursor &in)
{
    in.space();
    return !in.failed() && !in.atEnd() && in.peek() != ')';
}

// nstring. A list in its place says nothing.
std::optional<QByteArray> readNString(Cursor &in)
{
    if (!nextField(in))
        return {};
    std::optional<QByteArray> value;
    if (in.peek() == '(') {
        QByteArrayView ignored;
        in.expectValue(ignored, AnyDepth);
    } else {
        in.expectNString(value);
    }
    return value;
}

QByteArray readLower(Cursor &in)
{
    return readNString(in).value_or(QByteArray()).toLower();
}

// number. "-1", NIL, "12.5" and numbers in quotes have been seen.
std::optional<quint64> readNumber(Cursor &in)
{
    const QByteArray text = readNString(in).value_or(QByteArray());
    quint64 number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc{} && end == text.end() ? std::optional(number) : std::nullopt;
}

// body-fld-param = "(" string SP string *(SP string SP string) ")" / nil
// "()", an odd count, NIL for a value and a bare string have been seen.
BodyStructure::Parameters readParameters(Cursor &in)
{
    BodyStructure::Parameters parameters;
    if (!nextField(in))
        return parameters;
    if (in.peek() != '(') {
        readNString(in);
        return parameters;
    }
    in.skip('(');
    while (nextField(in)) {
        QByteArray name = readLower(in);
        QByteArray value = readNString(in).value_or(QByteArray());
        if (!name.isEmpty())
            parameters.emplace_back(std::move(name), std::move(value));
    }
    in.expect(')');
    return parameters;
}

// body-fld-dsp = "(" string SP body-fld-param ")" / nil
// A bare string and a list of one have been seen.
std::optional<BodyStructure::Disposition> readDisposition(Cursor &in)
{
    if (!nextField(in) || in.nil())
        return {};
    const bool list = in.skip('(');
    BodyStructure::Disposition disposition{readLower(in)};
    if (list) {
        disposition.parameters = readParameters(in);
        QByteArrayView ignored;
        while (nextField(in) && in.expectValue(ignored, AnyDepth)) {
        }
        in.expect(')');
    }
    return disposition.type.isEmpty() ? std::nullopt : std::optional(std::move(disposition));
}

// body-fld-lang = nstring / "(" string *(SP string) ")"
std::vector<QByteArray> readLanguages(Cursor &in)
{
    std::vector<QByteArray> languages;
    const bool list = nextField(in) && in.skip('(');
    while (nextField(in)) {
        if (auto language = readNString(in); language && !language->isEmpty())
            languages.push_back(std::move(*language));
        if (!list)
            return languages;
    }
    if (list)
        in.expect(')');
    return languages;
}

// [SP body-fld-dsp [SP body-fld-lang [SP body-fld-loc *(SP body-extension)]]]
void readExtensions(Cursor &in, BodyStructure &body)
{
    body.disposition = readDisposition(in);
    body.languages = readLanguages(in);
    body.location = readNString(in);
    if (!nextField(in))
        return;
    const QByteArrayView rest = in.rest();
    QByteArrayView value;
    while (nextField(in) && in.expectValue(value, AnyDepth)) {
    }
    if (!in.failed())
        body.extensions = rest.first(value.end() - rest.begin()).toByteArray();
}

// Whether the list that comes next is a body and not a disposition: ("text" "plain" …) or (("text" …
// against ("inline") or ("attachment" ("filename" "x")).
bool isBody(Cursor ahead)
{
    if (!ahead.skip('('))
        return false;
    if (ahead.peek() == '(')
        return true;
    return readNString(ahead) && nextField(ahead) && ahead.isString();
}

bool readBody(Cursor &in, BodyStructure &body, int depth);

// body-type-msg = media-message SP body-fields SP envelope SP body SP body-fld-lines
// Servers send NIL for the envelope or for the body, and some send what body-type-basic has, without either.
bool readMessage(Cursor &in, BodyStructure &body, int depth)
{
    if (!nextField(in))
        return true;
    Cursor ahead = in;
    if (in.peek() == '(') {
        QByteArrayView bytes;
        if (!in.expectValue(bytes, AnyDepth))
            return false;
        body.envelope = Envelope::fromWire(bytes);
    } else if (!ahead.nil() || !nextField(ahead) || (!isBody(ahead) && !ahead.nil())) {
        return true; // an md5: it is a basic type here
    } else if (!isBody(ahead) && (!nextField(ahead) || ahead.peek() < '0' || ahead.peek() > '9')) {
        return true; // NIL NIL and no line count: md5 and disposition
    } else {
        in.nil();
    }
    if (nextField(in) && in.peek() == '(') {
        if (!readBody(in, body.parts.emplace_back(), depth + 1))
            return false;
    } else {
        readNString(in);
    }
    body.lines = readNumber(in);
    return true;
}

// body-type-1part = (body-type-basic / body-type-msg / body-type-text) [SP body-ext-1part]
// body-fields = body-fld-param SP body-fld-id SP body-fld-desc SP body-fld-enc SP body-fld-octets
bool readLeaf(Cursor &in, BodyStructure &body, int depth)
{
    body.parameters = readParameters(in);
    body.id = readNString(in);
    body.description = readNString(in);
    body.encoding = readLower(in);
    if (body.encoding.isEmpty())
        body.encoding = "7bit";
    body.size = readNumber(in);
    if (body.isMessage()) {
        if (!readMessage(in, body, depth))
            return false;
    } else if (nextField(in) && (body.type == "text" || (in.peek() >= '0' && in.peek() <= '9'))
               && !in.isString() && in.peek() != '(') {
        body.lines = readNumber(in);
    }
    if (nextField(in) && in.peek() != '(') // the md5 has been seen left out
        body.md5 = readNString(in);
    readExtensions(in, body);
    return !in.failed();
}

// A first word that no other comes after is the subtype of a multipart without parts, or the type of a leaf without a
// subtype.
bool isMediaType(QByteArrayView word)
{
    static constexpr QByteArrayView types[] = {"application", "audio", "font", "image",
                                               "message",     "model", "text", "video"};
    return std::find(std::begin(types), std::end(types), word) != std::end(types);
}

// Whether the NIL that comes next stands where the subtype should, and not in place of parameters: the size then comes
// five fields later.
bool isNilSubtype(Cursor ahead)
{
    if (!ahead.nil())
        return false;
    readParameters(ahead);
    readNString(ahead);
    readNString(ahead);
    if (!nextField(ahead) || (!ahead.nil() && !ahead.isString()))
        return false;
    if (ahead.isString())
        readNString(ahead);
    return nextField(ahead) && ahead.peek() >= '0' && ahead.peek() <= '9';
}

// body            = "(" (body-type-1part / body-type-mpart) ")"
// body-type-mpart = 1*body SP media-subtype [SP body-ext-mpart]
bool readBody(Cursor &in, BodyStructure &body, int depth)
{
    if (depth > BodyStructure::MaxDepth)
        return in.fail("fewer bodies within bodies");
    if (!in.expect('('))
        return false;
    while (nextField(in) && in.peek() == '(') {
        body.multipart = true;
        Cursor ahead = in;
        if (ahead.skip('(') && !nextField(ahead)
            && ahead.skip(')')) // "()": a part that the server knows nothing of
            in = ahead;
        else if (!readBody(in, body.parts.emplace_back(), depth + 1))
            return false;
    }
    if (body.multipart) {
        body.subtype = readLower(in);
    } else {
        body.type = readLower(in);
        if (nextField(in) && (in.isString() || isNilSubtype(in))) {
            body.subtype = readLower(in);
        } else if (nextField(in) && !isMediaType(body.type)) {
            body.multipart = true;
            body.subtype = std::exchange(body.type, {});
        }
        // NIL in place of the parts, or the word itself
        body.multipart = body.multipart || body.type.isEmpty() || body.type == "multipart";
    }
    if (body.multipart) {
        body.type = "multipart";
        body.parameters = readParameters(in);
        readExtensions(in, body);
    } else if (!readLeaf(in, body, depth)) {
        return false;
    }
    in.space();
    return in.expect(')');
}

} // namespace

std::optional<BodyStructure> BodyStructure::fromWire(QByteArrayView bytes)
{
    Cursor in(bytes);
    in.setOnlyStrings(true);
    BodyStructure body;
    if (!readBody(in, body, 0) || !in.expectEnd())
        return std::nullopt;
    return body;
}

QByteArray BodyStructure::parameter(QByteArrayView name) const
{
    for (const auto &[known, value] : parameters) {
        if (known == name)
            return value;
    }
    return {};
}

// section-part = nz-number *("." nz-number)
// A number counts the parts of a multipart, and so it does of the multipart that a message/rfc822 holds; whatever is no
// multipart has one part, 1, itself.
const BodyStructure *BodyStructure::part(QByteArrayView section) const
{
    const BodyStructure *here = this;
    bool entered = true; // `here` is a whole message, whose parts are counted
    while (!section.isEmpty()) {
        const qsizetype dot = section.indexOf('.');
        const QByteArrayView word = dot < 0 ? section : section.first(dot);
        section = dot < 0 ? QByteArrayView() : section.sliced(dot + 1);
        size_t number = 0;
        const auto [end, error] = std::from_chars(word.begin(), word.end(), number);
        if ((dot >= 0 && section.isEmpty()) || error != std::errc{} || end != word.end() || number == 0)
            return nullptr;
        if (!entered && here->isMessage()) {
            if (here->parts.empty())
                return nullptr;
            here = &here->parts.front();
            entered = true;
        }
        if (here->isMultipart()) {
            if (number > here->parts.size())
                return nullptr;
            here = &here->parts[number - 1];
        } else if (!entered || number != 1) {
            return nullptr;
        }
        entered = false;
    }
    return here;
}

} // namespace imap
