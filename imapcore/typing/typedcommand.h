#pragma once
#include "../commands/raw.h"
#include "typedwords.h"
#include <QFile>
#include <memory>

namespace imap {

// A part of a command that a person typed: text without line ends, or what goes in a literal.
struct TypedPiece
{
    enum class Kind { Text, Literal, File };
    Kind kind = Kind::Text;
    QByteArray bytes; // of a file its name
    bool isBinary = false;
};

// Why what was typed cannot be sent.
struct TypedProblem
{
    enum class Kind {
        LiteralTooShort, // `said` octets are announced, `there` are there
        LiteralTooLong,  // behind `said` octets the text goes on as no command does; `there` up to its end
        NoFile,          // `what` cannot be read
        FileHoldsSecret, // a command that logs in cannot have its secret from a file
        NotNow,          // the server waits for nothing
        PlaceholderLeft, // `what` of a snippet has no value
    };
    Kind kind = Kind::NotNow;
    qsizetype begin = 0, end = 0; // in the text, in bytes
    qint64 said = 0, there = 0;
    QByteArray what = {};
};

// One thing to be sent.
struct TypedItem
{
    // An answer is a line for a command that waits for one: DONE, "*", a step of AUTHENTICATE.
    enum class Kind { Command, Answer };
    Kind kind = Kind::Command;
    qsizetype begin = 0, end = 0; // in the text, in bytes
    QByteArray tag = {};          // that the person gave; empty: none
    std::vector<TypedPiece> pieces = {};

    QByteArray line() const { return pieces.front().bytes; } // up to its first literal
    // Whether what stands in it, or in the answers to it, must be kept nowhere.
    bool holdsSecret() const;
};

// What a person typed: commands, one a line, with or without tags. A line that begins with "#" is a comment. Literals:
// "{5}" at the end of a line and so many octets behind it, where a line end counts as two; "{}" and all up to "{end}" or
// the end of the text; "{file:/a/path}". Behind a literal the command goes on in the same line, or in the next if that
// begins with a space or ")".
struct TypedText
{
    std::vector<TypedItem> items = {}; // with a problem, up to there
    std::optional<TypedProblem> problem = {};

    static TypedText read(QByteArrayView text);
    // The same text with the count that fits in place of the one that the problem is about.
    static QByteArray withCount(QByteArrayView text, const TypedProblem &problem);
    // The item that this place is in, or null.
    const TypedItem *at(qsizetype place) const;
};

// A command to be sent as it was typed. The tag is the session's own.
struct Typed : Raw
{
    std::vector<TypedPiece> pieces = {};
    std::vector<std::shared_ptr<QFile>> files = {};
    QByteArray typedTag = {};
    // Hears which tag it goes out with.
    std::function<void(const QByteArray &tag)> tellsTag = {};

    // Opens the files.
    static std::variant<Typed, TypedProblem> of(const TypedItem &item);

    void write(Writer &out) const;
    void tagged(const QByteArray &tag) const
    {
        if (tellsTag)
            tellsTag(tag);
    }
};

} // namespace imap
