#include "typedwords.h"
#include <algorithm>
#include <array>

namespace imap {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Up to the quote that closes what begins at `at`, or to the end.
qsizetype endOfQuoted(QByteArrayView text, qsizetype at, bool &isOpen)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"')
            return at + 1;
        if (text[at] == '\\')
            ++at;
    }
    isOpen = true;
    return text.size();
}

qsizetype endOfAtom(QByteArrayView text, qsizetype at, bool &isOpen)
{
    qsizetype opened = -1;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (opened < 0 && (isSpace(c) || c == '(' || c == ')' || c == '"'))
            return at;
        if (c == '\n')
            break;
        if (c == '[' && opened < 0)
            opened = at;
        else if (c == ']')
            opened = -1;
    }
    isOpen = opened >= 0;
    return at;
}

// What a literal takes of the text behind its line, which ends before `at`.
qsizetype endOfLiteral(QByteArrayView text, qsizetype at, const TypedLiteral &literal)
{
    if (at >= text.size() || !literal.fileName.isEmpty())
        return at;
    return literal.size ? at + qsizetype(std::min<qint64>(*literal.size + 1, text.size() - at)) : text.size();
}

} // namespace

std::vector<TypedWord> typedWords(QByteArrayView text)
{
    std::vector<TypedWord> words;
    qsizetype at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (isSpace(c)) {
            ++at;
            continue;
        }
        TypedWord word{TypedWord::Kind::Atom, at, at + 1, false};
        const qsizetype newline = text.indexOf('\n', at);
        const qsizetype lineEnd = newline < 0 ? text.size() : newline;
        if (c == '(') {
            word.kind = TypedWord::Kind::Open;
        } else if (c == ')') {
            word.kind = TypedWord::Kind::Close;
        } else if (c == '"') {
            word.kind = TypedWord::Kind::Quoted;
            word.end = endOfQuoted(text, at, word.isOpen);
        } else if (const auto literal = c == '{' || c == '~'
                                            ? TypedLiteral::atEndOf(text.first(lineEnd).sliced(at))
                                            : std::nullopt;
                   literal && literal->begin == 0) {
            word.kind = TypedWord::Kind::Literal;
            word.end = endOfLiteral(text, lineEnd, *literal);
        } else {
            word.end = std::max(endOfAtom(text, at, word.isOpen), at + 1);
        }
        at = word.end;
        words.push_back(word);
    }
    return words;
}

// literal = "{" number64 ["+"] "}" CRLF *CHAR8     literal8 = "~{" number64 ["+"] "}" CRLF *OCTET
std::optional<TypedLiteral> TypedLiteral::atEndOf(QByteArrayView line)
{
    if (line.endsWith('\r'))
        line = line.chopped(1);
    if (!line.endsWith('}'))
        return {};
    TypedLiteral literal;
    literal.begin = line.lastIndexOf('{');
    if (literal.begin < 0)
        return {};
    QByteArrayView inside = line.sliced(literal.begin + 1).chopped(1);
    if (literal.begin > 0 && line[literal.begin - 1] == '~') {
        literal.isBinary = true;
        --literal.begin;
    }
    if (inside.startsWith("file:")) {
        literal.fileName = inside.sliced(5).trimmed().toByteArray();
        return literal.fileName.isEmpty() ? std::nullopt : std::optional(literal);
    }
    if (inside.endsWith('+') || inside.endsWith('-'))
        inside = inside.chopped(1);
    if (inside.isEmpty())
        return literal;
    bool good = false;
    const qint64 size = inside.toLongLong(&good);
    if (!good || size < 0 || inside.front() == '+' || inside.front() == ' ')
        return {};
    literal.size = size;
    return literal;
}

} // namespace imap
