#pragma once
#include <QByteArrayView>

namespace imap {

// One line of a file that holds a conversation (transcript-format.md), without its line feed.
struct TranscriptLine
{
    enum class Kind : quint8 {
        Remark, // for the reader, or empty
        About,  // "#@": what is known of the entry that follows
        Client,
        Server,
        Action,
        Wanted, // what must come of it, for whoever tries it
        Unknown,
    };
    enum class End : quint8 { CrLf, Lf, None };

    Kind kind = Kind::Unknown;
    End end = End::CrLf;
    bool isPrefix = false; // of a client: the line begins so; the rest is secret, or does not matter
    char mark = '\0';      // the letter of Wanted
    QByteArrayView text = {};

    // Spaces before it do not matter.
    static TranscriptLine read(QByteArrayView line);
};

// What stands for bytes that are secret, whatever they were.
constexpr QByteArrayView Hidden = "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2"; // •••

} // namespace imap
