#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QFile>

namespace imap {

// The lines of a file from some place on, however long it and they are. It reads at a place (pread): several can read
// one file.
class FileLines
{
public:
    struct Line
    {
        QByteArrayView bytes;     // without the line feed; lives until the next is asked for
        qint64 omitted = 0;       // that follow, of a line that is longer than what is kept
        QByteArrayView tail = {}; // the end of such a line
        bool isEnded = true;      // by a line feed
    };

    FileLines(const QFile &file, qint64 from, qint64 longest);

    // False: the file ends here, or cannot be read.
    bool next(Line &line);
    // Where the line begins that is next.
    qint64 offset() const { return m_offset; }
    bool hasFailed() const { return m_hasFailed; }

private:
    bool fill();

    int m_descriptor;
    qint64 m_offset;
    qint64 m_longest;
    QByteArray m_buffer; // what is in the file from m_offset on
    qsizetype m_start = 0, m_end = 0;
    QByteArray m_tail;
    bool m_isAtEnd = false, m_hasFailed = false;
};

} // namespace imap
