#pragma once
#include "../traffic.h"
#include "ownerguess.h"
#include "transcriptline.h"
#include <functional>
#include <optional>

namespace imap {

// Makes entries of traffic from the lines of a file (transcript-format.md), one line after the other. Where it is between
// two entries it can be copied, and a copy goes on from there.
class TranscriptParser
{
public:
    // The bytes of an entry live during the call. `cause` is the text.
    using Take = std::function<void(const Traffic::Entry &entry, QByteArrayView cause)>;

    // `keep`: bytes of an entry that are kept; of what is beyond it is only known how much it was.
    explicit TranscriptParser(qint64 keep) : m_keep(keep) {}
    void setKept(qint64 bytes) { m_keep = bytes; }

    // A line without its line feed. Of a very long one, `omitted` bytes follow that are not there, and `tail` is its end.
    // False: this is no line of a transcript.
    bool read(QByteArrayView line, const Take &take, qint64 omitted = 0, QByteArrayView tail = {});
    // The file ends here. False: within an entry, of which there is what has come.
    bool end(const Take &take);

    bool isBetween() const { return !m_entry && !m_about; }
    // Bytes of memory of what is remembered, about.
    qsizetype size() const { return qsizetype(sizeof *this) + m_guess.size(); }

    // What an entry has where nothing else is said.
    quint32 ownerOf(QByteArrayView bytes) const;
    qint64 time() const { return m_time; }

private:
    enum class Text : quint8 { Unknown, Data, Status };
    // What stood before the entry.
    struct About
    {
        std::optional<quint32> owner;
        qint64 waited = -1, omitted = 0;
        int lines = 0; // 0: as many as its literals say
        bool isPlain = false;
        QByteArray cause;
    };
    struct Open
    {
        Traffic::Kind kind;
        QByteArray bytes = {};
        qint64 omitted = 0;
        int lines = 0;
        qint64 literal = -1; // bytes of it that are to come; -1: none
        Text text = Text::Unknown;
    };
    bool readAbout(QByteArrayView text);
    void readLine(const TranscriptLine &line, qint64 omitted, QByteArrayView tail, const Take &take);
    void readNote(const TranscriptLine &line, qint64 omitted, const Take &take);
    bool isComplete(Open &open, const TranscriptLine &line, qint64 omitted, QByteArrayView tail);
    void finish(const Take &take);
    void tell(Traffic::Kind kind, QByteArrayView bytes, qint64 omitted, const Take &take);

    qint64 m_keep;
    qint64 m_time = 0;
    quint32 m_owner = 0;   // of the last entry
    qint64 m_literal = -1; // of the client's, that the server was asked to take
    bool m_isTold = false; // the file says whose lines are
    OwnerGuess m_guess;
    std::optional<Open> m_entry;
    std::optional<About> m_about;
};

} // namespace imap
