#pragma once
#include <QByteArrayView>
#include <optional>
#include <vector>

namespace imap {

// A piece of a command as it is being typed. Nothing has to be complete: a quote or a bracket may still be open.
struct TypedWord
{
    enum class Kind { Atom, Quoted, Literal, Open, Close };
    Kind kind = Kind::Atom;
    qsizetype begin = 0, end = 0; // in the text, in bytes; of a literal from its "{" to its last octet
    bool isOpen = false;          // a quote or a bracket without its end

    QByteArrayView in(QByteArrayView text) const { return text.sliced(begin, end - begin); }
    bool is(QByteArrayView text, QByteArrayView upper) const
    {
        return kind == Kind::Atom && in(text).compare(upper, Qt::CaseInsensitive) == 0;
    }
};

// Words of a command. What is between brackets ("BODY[HEADER.FIELDS (TO CC)]<0.100>") is one word with what surrounds it.
std::vector<TypedWord> typedWords(QByteArrayView text);

// "{5}", "{5+}", "~{5}", "{}" (as much as follows) or "{file:/a/path}" at the end of a line.
struct TypedLiteral
{
    qsizetype begin = 0;   // where it begins in the line
    bool isBinary = false; // with "~"
    std::optional<qint64> size = {};
    QByteArray fileName = {};

    static std::optional<TypedLiteral> atEndOf(QByteArrayView line);
};

} // namespace imap
