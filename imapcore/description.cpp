#include "description.h"
#include "describer.h"
#include "session.h"
#include <cstring>

namespace imap {

namespace {

constexpr size_t KeptBytes = 4096;     // enough for what nearly every response needs
constexpr size_t IdleFields = 1 << 16; // after a larger response its memory is given back

QByteArrayView typeOf(Status::Kind kind)
{
    switch (kind) {
    case Status::Kind::Ok:
        return "OK";
    case Status::Kind::No:
        return "NO";
    case Status::Kind::Bad:
        return "BAD";
    case Status::Kind::Bye:
        return "BYE";
    case Status::Kind::PreAuth:
        return "PREAUTH";
    }
    return {};
}

// The arguments of a known code. Those that cannot be used leave nothing but the note of it.
void readArguments(FieldCursor &in, const Describer::Found &code)
{
    const qsizetype first = in.size();
    in.space();
    if (code.read(in) && !in.failed()) {
        if (!in.atEnd())
            in.note("more than the arguments of the response code");
        return;
    }
    in.dropFrom(first);
    in.addBool("malformed", true);
    in.note("the arguments of the response code cannot be used");
}

// `name` is a view into the response, too.
void addCode(FieldCursor &in, QByteArrayView name, QByteArrayView arguments, Description &into)
{
    if (name.isEmpty()) {
        in.addNull("code");
        return;
    }
    const auto code = in.object("code");
    const Describer::Found *known = Describer::find(Describer::Code, name);
    // "UIDNEXT=5" has been seen.
    const qsizetype equals = name.indexOf('=');
    if (!known && equals > 0 && (known = Describer::find(Describer::Code, name.first(equals)))) {
        in.note("= where a space belongs");
        arguments = {name.begin() + equals + 1, arguments.isEmpty() ? name.end() : arguments.end()};
        name = name.first(equals);
    }
    in.add("name", in.upper(name), name.begin() - (in.rest().begin() - in.offset()));
    if (!known && arguments.isEmpty())
        return;
    // A cursor of its own, which ends where the arguments do.
    const char *const begin = in.rest().begin() - in.offset();
    FieldCursor within(arguments.isEmpty() ? QByteArrayView() : QByteArrayView(begin, arguments.end()), into);
    if (!arguments.isEmpty())
        within.advanceTo(arguments.begin() - begin);
    if (known)
        readArguments(within, *known);
    else
        within.addRest("raw");
}

// resp-text = ["[" resp-text-code "]" SP] [text]
void addText(FieldCursor &in, const Status &status, Description &into)
{
    if (status.code.isEmpty() && status.text.startsWith('['))
        in.note("a response code without an end");
    if (!status.code.isEmpty() && status.text.isEmpty())
        in.note("no text after the response code");
    if (!status.text.isValidUtf8())
        in.note("bytes that are no UTF-8 in the text");
    const QByteArrayView code = in.rest().sliced(status.code.isEmpty() ? 0 : 1).first(status.code.size());
    in.advanceTo(in.offset() + in.rest().size());
    in.add("text", status.text,
           status.text.isEmpty() ? in.offset() : in.offset() - (in.rest().begin() - status.text.begin()));
    addCode(in, code, status.arguments, into);
}

} // namespace

void Description::clear()
{
    if (m_fields.capacity() > IdleFields)
        m_fields = {};
    m_fields.clear();
    m_notes.clear();
    if (m_kept)
        m_kept->release();
    m_understood = true;
}

QByteArrayView Description::keep(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return "";
    if (!m_kept)
        m_kept = std::make_unique<std::pmr::monotonic_buffer_resource>(KeptBytes);
    auto *copy = static_cast<char *>(m_kept->allocate(size_t(bytes.size()), 1));
    std::memcpy(copy, bytes.data(), size_t(bytes.size()));
    return {copy, bytes.size()};
}

void Description::read(QByteArrayView response)
{
    knowAllFamilies();
    clear();
    FieldCursor in(response, *this);
    const qsizetype top = in.open(Field::Kind::Object);
    if (in.space())
        in.note("a space before the response");
    if (in.skip('*'))
        readUntagged(in);
    else if (in.skip('+'))
        readContinuation(in);
    else
        readTagged(in);
    if (in.failed()) {
        setError(in.offset(), in.expected(), response);
        return;
    }
    if (!in.atEnd() && !in.rest().trimmed().isEmpty())
        in.note("more than the response has");
    else if (!in.atEnd())
        in.note("a space at the end");
    in.close(top);
}

// response-data = "*" SP (resp-cond-state / resp-cond-bye / mailbox-data / message-data / capability-data / …) CRLF
void Description::readUntagged(FieldCursor &in)
{
    if (!in.space())
        in.note("no space after the asterisk");
    const qsizetype numberAt = in.offset();
    quint64 number = 0;
    if (in.peek() >= '0' && in.peek() <= '9') {
        if (!in.expectNumber(number))
            return;
        if (number > 0xffffffff)
            in.note("a number of more than 32 bits");
        in.setLeadingNumber(qint64(number & 0x7fffffffffffffff), numberAt, in.offset());
        in.space();
    } else if (in.peek() == '[') {
        in.note("a response code without OK before it");
        addStatus(in, Status::ofText(in.rest()), std::nullopt);
        return;
    } else if (const auto status = Status::read(in)) {
        addStatus(in, *status, std::nullopt);
        return;
    }
    const QByteArrayView keyword = in.atom();
    if (keyword.isEmpty()) {
        in.fail("a keyword");
        return;
    }
    if (const Describer::Found *known = Describer::find(Describer::Response, keyword)) {
        in.add("type", known->name, in.offset() - keyword.size());
        if (in.space() && in.atEnd())
            in.note("a space at the end");
        known->read(in);
        return;
    }
    in.add("type", "UNKNOWN");
    in.add("name", in.upper(keyword), in.offset() - keyword.size());
    if (in.hasLeadingNumber())
        in.readLeadingNumber("num");
    in.skip(' ');
    in.addRest("raw");
}

void Description::addStatus(FieldCursor &in, const Status &status, std::optional<QByteArrayView> tag)
{
    in.add("type", typeOf(status.kind));
    if (tag)
        in.add("tag", *tag, tag->begin() - (in.rest().begin() - in.offset()));
    else
        in.addNull("tag");
    addText(in, status, *this);
}

// continue-req = "+" SP (resp-text / base64) CRLF
void Description::readContinuation(FieldCursor &in)
{
    if (!in.skip(' '))
        in.note(in.atEnd() ? "nothing after the plus" : "no space after the plus");
    in.add("type", "CONTINUE");
    in.space();
    addText(in, Status::ofText(in.rest()), *this);
}

// response-tagged = tag SP resp-cond-state CRLF
void Description::readTagged(FieldCursor &in)
{
    const qsizetype begin = in.offset();
    const QByteArrayView tag = in.until(" ");
    if (tag.isEmpty()) {
        in.fail("\"*\", \"+\" or a tag");
        return;
    }
    in.space();
    if (const auto status = Status::read(in)) {
        addStatus(in, *status, tag);
    } else if (tag == "421") {
        // Servers that are full or going down have been seen to greet as SMTP does (RFC 5321 section 4.2.2).
        in.note("the greeting of another protocol");
        in.advanceTo(begin);
        Status bye{Status::Kind::Bye, {}, {}, in.rest()};
        addStatus(in, bye, std::nullopt);
    } else {
        in.fail("OK, NO or BAD");
    }
}

void Description::setError(qsizetype offset, QByteArrayView expected, QByteArrayView response)
{
    clear();
    m_understood = false;
    FieldCursor in(response, *this);
    const qsizetype top = in.open(Field::Kind::Object);
    in.add("type", "ERROR");
    in.addBool("error", true);
    in.addInteger("offset", offset, 0);
    in.add("expected", in.keep(expected));
    in.addRest("raw");
    in.close(top);
}

void Description::setIncomplete(qsizetype bytes)
{
    clear();
    m_understood = false;
    FieldCursor in({}, *this);
    const qsizetype top = in.open(Field::Kind::Object);
    in.add("type", "INCOMPLETE");
    in.addBool("incomplete", true);
    in.addInteger("bytes", bytes, 0);
    in.close(top);
}

const Field *Description::find(QByteArrayView name, qsizetype within) const
{
    for (qsizetype i = within + 1; i < m_fields[size_t(within)].next(); i = m_fields[size_t(i)].next()) {
        if (m_fields[size_t(i)].name() == name)
            return &m_fields[size_t(i)];
    }
    return nullptr;
}

} // namespace imap
