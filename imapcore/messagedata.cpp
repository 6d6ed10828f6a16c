#include "messagedata.h"
#include "fetchitem.h"
#include "wire/cursor.h"
#include <algorithm>
#include <charconv>
#include <limits>

namespace imap {

namespace {

// BODYSTRUCTURE may be nested as deep as it likes here: values are passed over without recursion.
constexpr int AnyDepth = std::numeric_limits<int>::max();

// The number in "<…>", behind a section's name.
std::optional<quint64> originOf(QByteArrayView &name)
{
    const qsizetype open = name.endsWith('>') ? name.lastIndexOf('<') : -1;
    if (open < 0)
        return {};
    quint64 origin = 0;
    const QByteArrayView digits = name.sliced(open + 1).chopped(1);
    std::from_chars(digits.begin(), digits.end(), origin);
    name = name.first(open);
    return origin;
}

std::optional<quint64> numberIn(QByteArrayView text)
{
    quint64 number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc{} && end == text.end() ? std::optional(number) : std::nullopt;
}

// A number or an objectid (RFC 8474), which are atoms to the cursor, or what stands in their place.
void readWord(Cursor &in, std::optional<QByteArray> &value)
{
    QByteArrayView word;
    if (in.isString() || in.peek() == '(')
        in.expectNString(value);
    else if (in.nil())
        value.reset();
    else if (in.expectAtom(word))
        value = word.toByteArray();
}

// "(" value ")", or the value alone; a list of several has its last. Nothing for NIL.
std::optional<QByteArray> readInList(Cursor &in)
{
    std::optional<QByteArray> value;
    if (!in.skip('(')) {
        readWord(in, value);
        return value;
    }
    while (!in.failed() && !in.skip(')')) {
        if (!in.space())
            readWord(in, value);
    }
    return value;
}

// flag-list = "(" [flag *(SP flag)] ")"
// Flags with brackets and quotes have been seen: a flag goes on to the next space.
bool readFlags(Cursor &in, QByteArrayList &out)
{
    if (in.nil())
        return true;
    if (!in.expect('('))
        return false;
    while (!in.skip(')')) {
        if (in.space())
            continue;
        const QByteArrayView flag = in.until(" )");
        if (flag.isEmpty())
            return in.fail("a flag or \")\"");
        out.append(flag.toByteArray());
    }
    return !in.failed();
}

bool readDate(Cursor &in, std::optional<qint64> &out, QByteArray *text)
{
    std::optional<QByteArray> value;
    if (!in.expectNString(value))
        return false;
    out = value ? parseInternalDate(*value) : std::nullopt;
    if (text)
        *text = value.value_or(QByteArray());
    return true;
}

bool isSection(QByteArrayView name)
{
    return name.startsWith("BODY[") || name.startsWith("BINARY[") || name == "RFC822"
           || name == "RFC822.HEADER" || name == "RFC822.TEXT";
}

bool readSection(Cursor &in, const QByteArray &name, std::optional<quint64> origin, MessageData &message)
{
    SectionData section{name, origin, {}, in.peek() == '~'};
    if (!in.expectNString(section.value))
        return false;
    message.sections.push_back(std::move(section));
    return true;
}

template<typename T>
void take(std::optional<T> &mine, std::optional<T> &theirs)
{
    if (theirs)
        mine = std::move(theirs);
}

// An item whose value is a list that may make no sense, in which case it is kept as it is.
bool readStructured(Cursor &in, const QByteArray &name, MessageData &message)
{
    QByteArrayView value;
    in.setOnlyStrings(name == "ENVELOPE" || name == "BODYSTRUCTURE" || name == "BODY");
    const bool isWhole = in.expectValue(value, AnyDepth);
    in.setOnlyStrings(false);
    if (!isWhole)
        return false;
    bool understood = false;
    if (name == "ENVELOPE") {
        message.envelope = Envelope::fromWire(value);
        understood = message.envelope.has_value();
    } else if (name == "BODYSTRUCTURE" || name == "BODY") {
        auto body = BodyStructure::fromWire(value);
        understood = body.has_value();
        take(message.body, body);
    } else if (name == "ANNOTATION") {
        message.annotations = value.toByteArray();
        understood = true;
    }
    if (!understood)
        message.others.emplace_back(name, value.toByteArray());
    return true;
}

// The value of one item. What is not a number where one should be (MODSEQ 0, -1, NIL) is not told.
bool readItem(Cursor &in, const QByteArray &name, std::optional<quint64> origin, MessageData &message)
{
    if (isSection(name))
        return readSection(in, name, origin, message);
    if (name == "UID") {
        const quint64 uid = numberIn(readInList(in).value_or(QByteArray())).value_or(0);
        message.uid = uid <= std::numeric_limits<quint32>::max() ? quint32(uid) : 0;
    } else if (name == "FLAGS") {
        return readFlags(in, message.flags.emplace());
    } else if (name == "RFC822.SIZE") {
        message.size = numberIn(readInList(in).value_or(QByteArray()));
    } else if (name == "MODSEQ") {
        message.modSeq = numberIn(readInList(in).value_or(QByteArray()));
    } else if (name == "INTERNALDATE") {
        return readDate(in, message.internalDate, &message.internalDateText);
    } else if (name == "SAVEDATE") {
        return readDate(in, message.saveDate, nullptr);
    } else if (name == "EMAILID") {
        message.emailId = readInList(in);
    } else if (name == "THREADID") {
        message.threadId = readInList(in);
    } else if (name == "PREVIEW") { // PREVIEW (FUZZY "text") before it was an RFC
        if (const auto text = readInList(in))
            message.preview = QString::fromUtf8(*text);
    } else if (name.startsWith("BINARY.SIZE[")) {
        if (const auto size = numberIn(readInList(in).value_or(QByteArray())))
            message.binarySizes.emplace_back(name.sliced(12).chopped(name.endsWith(']') ? 1 : 0), *size);
    } else {
        return readStructured(in, name, message);
    }
    return !in.failed();
}

} // namespace

QByteArray sectionName(QByteArrayView name)
{
    QByteArray upper = name.toByteArray().toUpper();
    upper.replace('"', "").replace("BODY.PEEK[", "BODY[").replace("BINARY.PEEK[", "BINARY[");
    return upper;
}

// msg-att = "(" (msg-att-dynamic / msg-att-static) *(SP (msg-att-dynamic / msg-att-static)) ")"
// More parentheses round the list, and items without a value at its end, have been seen.
bool MessageData::read(Cursor &in)
{
    int lists = 0;
    while (in.skip('('))
        ++lists;
    if (lists == 0)
        return in.fail("\"(\"");
    while (lists > 0) {
        if (in.space())
            continue;
        if (in.skip(')')) {
            --lists;
            continue;
        }
        QByteArrayView wire = fetchItemName(in);
        if (in.failed() || wire.isEmpty())
            return in.fail("the name of a FETCH item");
        const std::optional<quint64> origin = originOf(wire);
        const QByteArray name = sectionName(wire);
        in.space();
        if (in.peek() == ')')
            continue; // no value
        if (in.atEnd())
            return in.fail("the value of a FETCH item");
        if (!readItem(in, name, origin, *this))
            return false;
    }
    return !in.failed();
}

const QByteArray *MessageData::section(QByteArrayView name) const
{
    for (const SectionData &section : sections) {
        if (section.name == name && section.value && section.streamed < 0)
            return &*section.value;
    }
    return nullptr;
}

void MessageData::merge(MessageData other)
{
    if (other.number > 0)
        number = other.number;
    if (other.uid > 0)
        uid = other.uid;
    take(flags, other.flags);
    take(modSeq, other.modSeq);
    take(size, other.size);
    take(internalDate, other.internalDate);
    if (!other.internalDateText.isEmpty())
        internalDateText = std::move(other.internalDateText);
    take(envelope, other.envelope);
    take(body, other.body);
    std::move(other.sections.begin(), other.sections.end(), std::back_inserter(sections));
    std::move(other.binarySizes.begin(), other.binarySizes.end(), std::back_inserter(binarySizes));
    take(emailId, other.emailId);
    take(threadId, other.threadId);
    take(preview, other.preview);
    take(saveDate, other.saveDate);
    if (!other.annotations.isEmpty())
        annotations = std::move(other.annotations);
    std::move(other.others.begin(), other.others.end(), std::back_inserter(others));
}

} // namespace imap
