#pragma once
#include "../error.h"
#include "filelines.h"
#include "transcriptparser.h"
#include <QFile>
#include <QHash>
#include <deque>
#include <memory>

namespace imap {

// The traffic that a file holds (transcript-format.md), however large it is: what is in it is found in slices of the event
// loop, and read when it is asked for. In memory lie a mark for every so many bytes and what was read last. The bytes of an
// entry live until the next is asked for. Of one that is longer than MostKept no more is kept.
class TranscriptFile final : public Traffic
{
    Q_OBJECT
public:
    static constexpr qint64 MostKept = 16LL << 20;

    // Fails with what the system says, or if this is no transcript. Its first entries are there.
    static Expected<std::unique_ptr<TranscriptFile>> open(const QString &fileName);

    quint64 firstIndex() const override { return 0; }
    quint64 endIndex() const override { return m_end; }
    Entry at(quint64 index) const override;
    // Whether the file was read to its end, or as far as it can be.
    bool isOver() const override { return m_isOver; }

    QString fileName() const { return m_file.fileName(); }
    const QString &title() const { return m_title; }
    // What is wrong with it, once that was found; what stands before that can be used.
    const std::optional<Error> &error() const { return m_error; }
    // Whether the file ends within an entry, or within a literal that was announced.
    bool isCut() const { return m_isCut; }
    // How far it was read, in bytes, and how much there is.
    qint64 bytesRead() const { return m_lines.offset(); }
    qint64 size() const { return m_size; }
    // Reads on for so long, in milliseconds; -1: to the end. It does so by itself, too.
    void read(int most);

private:
    // Between two entries; not every one.
    struct Mark
    {
        quint64 index;
        qint64 offset;
        TranscriptParser parser;
    };
    struct Block
    {
        size_t mark;
        quint64 first;
        std::vector<Entry> entries;
        std::vector<qint64> begins; // in bytes
        QByteArray bytes;
    };
    explicit TranscriptFile(const QString &fileName);
    void readOn();
    bool readLine();
    void stop(const QString &why);
    const Block &blockOf(quint64 index) const;
    Block load(size_t mark) const;
    quint32 causeOf(QByteArrayView text) const;

    QFile m_file;
    qint64 m_size = 0;
    FileLines m_lines;
    TranscriptParser m_parser;
    TranscriptParser::Take m_count;
    quint64 m_line = 0;
    quint64 m_end = 0;
    qint64 m_endOffset = 0; // behind the last entry
    std::vector<Mark> m_marks;
    mutable std::deque<std::unique_ptr<Block>> m_blocks; // the last used first
    mutable QHash<QByteArray, quint32> m_causes;
    QString m_title;
    std::optional<Error> m_error;
    bool m_isOver = false, m_isCut = false;
};

// With which the title stands in the first line of a file.
constexpr QByteArrayView TranscriptTitle = "# Mailreeve transcript: ";

} // namespace imap
