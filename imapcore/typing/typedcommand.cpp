#include "typedcommand.h"
#include "reference.h"

namespace imap {

namespace {

constexpr QByteArrayView EndOfLiteral = "{end}";

bool goesOn(char c)
{
    return c == ' ' || c == ')';
}

qsizetype lineEndAt(QByteArrayView text, qsizetype at)
{
    const qsizetype newline = text.indexOf('\n', at);
    return newline < 0 ? text.size() : newline;
}

// On the wire a line ends in CR and LF, whatever it does here.
QByteArray withLineEnds(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            out += '\r';
        out += text[i];
    }
    return out;
}

// Where so many octets end that begin at `at`; nothing where they do not end between two characters.
std::optional<qsizetype> endOfOctets(QByteArrayView text, qsizetype at, qint64 octets)
{
    for (; octets > 0 && at < text.size(); ++at)
        octets -= text[at] == '\n' && text[at - 1] != '\r' ? 2 : 1;
    return octets == 0 ? std::optional(at) : std::nullopt;
}

class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_text(text) {}

    TypedText read()
    {
        while (m_at < m_text.size() && !m_result.problem) {
            const qsizetype end = lineEndAt(m_text, m_at);
            const QByteArrayView line = m_text.first(end).sliced(m_at).trimmed();
            if (line.isEmpty() || line.startsWith('#')) {
                m_at = end + 1;
                continue;
            }
            TypedItem item;
            item.begin = m_at;
            if (isAnswer(line)) {
                item.kind = TypedItem::Kind::Answer;
                item.pieces.push_back({TypedPiece::Kind::Text, line.toByteArray()});
                m_at = end;
            } else {
                readCommand(item);
                takeTag(item);
                m_verb = Verb::of(item.line()).name;
            }
            item.end = std::min(m_at, m_text.size());
            m_result.items.push_back(std::move(item));
            ++m_at;
        }
        return std::move(m_result);
    }

private:
    bool isAnswer(QByteArrayView line) const
    {
        if (line == "*" || line.compare("DONE", Qt::CaseInsensitive) == 0)
            return true;
        Cursor in(line);
        const QByteArrayView first = in.atom();
        return m_verb == "AUTHENTICATE" && !reference::isVerb(first)
               && !(in.space() && reference::isVerb(in.atom()));
    }

    // To the end of its last line.
    void readCommand(TypedItem &item)
    {
        for (;;) {
            const qsizetype end = lineEndAt(m_text, m_at);
            QByteArrayView line = m_text.first(end).sliced(m_at);
            const auto literal = TypedLiteral::atEndOf(line);
            if (!literal) {
                if (line.endsWith('\r'))
                    line = line.chopped(1);
                if (!line.isEmpty())
                    item.pieces.push_back({TypedPiece::Kind::Text, line.toByteArray()});
                m_at = end;
                return;
            }
            item.pieces.push_back({TypedPiece::Kind::Text, line.first(literal->begin).toByteArray()});
            m_announced = {m_at + literal->begin, end};
            m_at = end;
            if (!readLiteral(item, *literal) || !continues())
                return;
        }
    }

    bool readLiteral(TypedItem &item, const TypedLiteral &literal)
    {
        if (!literal.fileName.isEmpty()) {
            item.pieces.push_back({TypedPiece::Kind::File, literal.fileName, literal.isBinary});
            return true;
        }
        const qsizetype begin = std::min(m_at + 1, m_text.size());
        qsizetype end = m_text.size();
        if (!literal.size) {
            const qsizetype marked = m_text.indexOf(EndOfLiteral, begin);
            end = marked < 0 ? end : marked;
            m_at = marked < 0 ? end : marked + EndOfLiteral.size();
        } else if (const auto counted = endOfOctets(m_text, begin, *literal.size)) {
            m_at = end = *counted;
            const char next = end < m_text.size() ? m_text[end] : '\n';
            if (next != '\n' && next != '\r' && !goesOn(next))
                return fail(TypedProblem::Kind::LiteralTooLong, *literal.size, begin);
        } else {
            const bool isShort = withLineEnds(m_text.sliced(begin)).size() < *literal.size;
            return fail(isShort ? TypedProblem::Kind::LiteralTooShort : TypedProblem::Kind::LiteralTooLong,
                        *literal.size, begin);
        }
        item.pieces.push_back(
            {TypedPiece::Kind::Literal, withLineEnds(m_text.first(end).sliced(begin)), literal.isBinary});
        return true;
    }

    bool fail(TypedProblem::Kind kind, qint64 said, qsizetype begin)
    {
        m_result.problem = TypedProblem{kind, m_announced.first, m_announced.second, said,
                                        withLineEnds(m_text.sliced(begin)).size()};
        m_at = m_text.size();
        return false;
    }

    // Behind a literal: whether there is more of the command.
    bool continues()
    {
        if (m_at < m_text.size() && m_text[m_at] == '\r')
            ++m_at;
        if (m_at >= m_text.size())
            return false;
        if (m_text[m_at] != '\n')
            return true;
        if (m_at + 1 >= m_text.size() || !goesOn(m_text[m_at + 1]))
            return false;
        ++m_at;
        return true;
    }

    // A first word that is none of the verbs before one that is.
    static void takeTag(TypedItem &item)
    {
        QByteArray &line = item.pieces.front().bytes;
        line = line.sliced(leadingSpaces(line));
        Cursor in(line);
        const QByteArrayView first = in.atom();
        if (reference::isVerb(first) || first.isEmpty() || first.contains('+') || !in.space())
            return;
        const qsizetype verbAt = in.offset();
        if (!reference::isVerb(in.atom()))
            return;
        item.tag = first.toByteArray();
        line = line.sliced(verbAt);
    }
    static qsizetype leadingSpaces(QByteArrayView line)
    {
        qsizetype count = 0;
        while (count < line.size() && (line[count] == ' ' || line[count] == '\t'))
            ++count;
        return count;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::pair<qsizetype, qsizetype> m_announced;
    QByteArray m_verb; // of the last command
    TypedText m_result;
};

} // namespace

bool TypedItem::holdsSecret() const
{
    const Verb verb = Verb::of(line());
    if (kind == Kind::Answer)
        return line() != "*" && line().compare("DONE", Qt::CaseInsensitive) != 0;
    if (verb.name == "AUTHENTICATE") {
        Cursor in(line());
        in.atom();
        in.space();
        in.atom();
        return pieces.size() > 1 || !in.rest().trimmed().isEmpty();
    }
    return verb.hidesLines();
}

TypedText TypedText::read(QByteArrayView text)
{
    return Reader(text).read();
}

QByteArray TypedText::withCount(QByteArrayView text, const TypedProblem &problem)
{
    QByteArray announced = text.first(problem.end).sliced(problem.begin).toByteArray();
    const qsizetype digits = announced.indexOf('{') + 1;
    qsizetype end = digits;
    while (end < announced.size() && announced.at(end) >= '0' && announced.at(end) <= '9')
        ++end;
    announced.replace(digits, end - digits, QByteArray::number(problem.there));
    return text.first(problem.begin).toByteArray() + announced + text.sliced(problem.end).toByteArray();
}

const TypedItem *TypedText::at(qsizetype place) const
{
    const auto found = std::find_if(items.begin(), items.end(), [place](const TypedItem &item) {
        return item.begin <= place && place <= item.end;
    });
    return found == items.end() ? nullptr : &*found;
}

std::variant<Typed, TypedProblem> Typed::of(const TypedItem &item)
{
    Typed typed;
    typed.line = item.line();
    typed.pieces = item.pieces;
    typed.typedTag = item.tag;
    if (item.pieces.size() > 1)
        typed.line += "{}"; // what is in a literal may be anything
    for (const TypedPiece &piece : item.pieces) {
        if (piece.kind != TypedPiece::Kind::File)
            continue;
        if (typed.hidesLines())
            return TypedProblem{TypedProblem::Kind::FileHoldsSecret, item.begin, item.end};
        auto file = std::make_shared<QFile>(QString::fromUtf8(piece.bytes));
        if (!file->open(QIODevice::ReadOnly) || file->isSequential())
            return TypedProblem{TypedProblem::Kind::NoFile, item.begin, item.end, 0, 0, piece.bytes};
        typed.files.push_back(std::move(file));
    }
    return typed;
}

void Typed::write(Writer &out) const
{
    if (pieces.size() < 2) {
        Raw::write(out);
        return;
    }
    if (hidesLines()) {
        QByteArray all;
        for (const TypedPiece &piece : pieces) {
            if (piece.kind == TypedPiece::Kind::Literal)
                all += '{' + QByteArray::number(piece.bytes.size()) + "}\r\n";
            all += piece.bytes;
        }
        const qsizetype verbEnd = std::max<qsizetype>(all.indexOf(' '), 0);
        out.atom(QByteArrayView(all).first(verbEnd));
        out.rawWithLiterals(QByteArrayView(all).sliced(verbEnd).trimmed(), true);
        return;
    }
    // As typed, with the spaces that are there or are not.
    auto file = files.begin();
    bool isFirst = true;
    for (const TypedPiece &piece : pieces) {
        if (!std::exchange(isFirst, false))
            out.joined();
        switch (piece.kind) {
        case TypedPiece::Kind::Text:
            out.raw(piece.bytes);
            break;
        case TypedPiece::Kind::Literal:
            if (piece.isBinary)
                out.literal8(piece.bytes);
            else
                out.literal(piece.bytes);
            break;
        case TypedPiece::Kind::File:
            out.literalFrom(file->get(), (*file)->size(),
                            piece.isBinary ? Writer::Octets::Any : Writer::Octets::Text);
            ++file;
            break;
        }
    }
}

} // namespace imap
