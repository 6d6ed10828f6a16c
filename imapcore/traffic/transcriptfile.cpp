#include "transcriptfile.h"
#include "../cause.h"
#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>

namespace imap {

namespace {

constexpr int SliceMs = 5;
// A mark takes a few hundred bytes.
constexpr qint64 BytesBetweenMarks = 64 * 1024;
// Of a large mark there are fewer: all together may take a sixteenth of the file.
constexpr qint64 MarkedPart = 16;
// What is looked at of a line while the file is only being counted.
constexpr qint64 CountedBytes = 4096;
constexpr qsizetype KeptBlocks = 16;
constexpr qsizetype KeptBytes = 48 << 20;
// Different causes that are remembered: there is no end to what a file may say.
constexpr qsizetype MostCauses = 10'000;

Error wrong(const QString &why)
{
    return {Error::Kind::InvalidArgument, {}, why};
}

} // namespace

Expected<std::unique_ptr<TranscriptFile>> TranscriptFile::open(const QString &fileName)
{
    std::unique_ptr<TranscriptFile> made(new TranscriptFile(fileName));
    if (!made->m_file.isOpen())
        return wrong(made->m_file.errorString());
    // What has no line ends at all is not read to its end for that.
    QByteArray begin = made->m_file.peek(CountedBytes);
    begin.truncate(
        std::max<qsizetype>(begin.indexOf('\n'), begin.size() < CountedBytes ? begin.size() : 200));
    if (TranscriptLine::read(begin).kind == TranscriptLine::Kind::Unknown)
        return wrong(QStringLiteral("This is no transcript: its first line is not like \"S: * OK ready\"."));
    made->read(SliceMs);
    if (made->m_error && made->m_end == 0)
        return *made->m_error;
    if (!made->m_isOver)
        made->readOn();
    return made;
}

TranscriptFile::TranscriptFile(const QString &fileName)
    : m_file(fileName)
    , m_lines((m_file.open(QIODevice::ReadOnly), m_file), 0, CountedBytes)
    , m_parser(CountedBytes)
    , m_count([this](const Entry &, QByteArrayView) { ++m_end; })
{
    m_size = m_file.size();
    m_marks.push_back({0, 0, m_parser});
}

void TranscriptFile::readOn()
{
    QTimer::singleShot(0, this, [this] {
        if (m_isOver)
            return;
        read(SliceMs);
        if (!m_isOver)
            readOn();
    });
}

void TranscriptFile::read(int most)
{
    if (m_isOver)
        return;
    const quint64 before = m_end;
    QElapsedTimer clock;
    clock.start();
    for (int count = 1; readLine(); ++count) {
        if (count % 64 == 0 && most >= 0 && clock.hasExpired(most))
            break;
    }
    if (m_end != before || m_isOver)
        emit changed();
}

bool TranscriptFile::readLine()
{
    FileLines::Line line;
    if (!m_lines.next(line)) {
        if (m_lines.hasFailed()) {
            stop(QStringLiteral("Behind line %1 the file cannot be read.").arg(m_line));
            return false;
        }
        m_isCut = !m_parser.end(m_count);
        m_endOffset = m_lines.offset();
        m_isOver = true;
        if (m_end == 0)
            m_error = wrong(QStringLiteral("This is no transcript: no line of a conversation is in it."));
        return false;
    }
    if (++m_line == 1 && line.bytes.startsWith(TranscriptTitle))
        m_title = QString::fromUtf8(line.bytes.sliced(TranscriptTitle.size()));
    if (!m_parser.read(line.bytes, m_count, line.omitted, line.tail)) {
        stop(QStringLiteral("Line %1 is none of a transcript: %2")
                 .arg(m_line)
                 .arg(QString::fromUtf8(line.bytes.first(std::min<qsizetype>(line.bytes.size(), 100)))));
        return false;
    }
    if (!m_parser.isBetween())
        return true;
    m_endOffset = m_lines.offset();
    const qint64 past = m_endOffset - m_marks.back().offset;
    if (past >= BytesBetweenMarks && past >= MarkedPart * m_parser.size())
        m_marks.push_back({m_end, m_endOffset, m_parser});
    return true;
}

void TranscriptFile::stop(const QString &why)
{
    m_error = wrong(why);
    m_isOver = true;
    m_parser = TranscriptParser(CountedBytes); // half an entry is none
}

Traffic::Entry TranscriptFile::at(quint64 index) const
{
    const Block &block = blockOf(index);
    const auto number = size_t(index - block.first);
    if (number >= block.entries.size())
        return {0, Kind::Note, "This part of the file cannot be read any more"};
    Entry entry = block.entries[number];
    const qint64 end = number + 1 < block.begins.size() ? block.begins[number + 1] : block.bytes.size();
    entry.bytes = QByteArrayView(block.bytes).sliced(block.begins[number], end - block.begins[number]);
    return entry;
}

const TranscriptFile::Block &TranscriptFile::blockOf(quint64 index) const
{
    const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), index,
                                        [](quint64 i, const Mark &mark) { return i < mark.index; });
    const auto mark = size_t(after - m_marks.begin()) - 1;
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                    [mark](const auto &block) { return block->mark == mark; });
    std::unique_ptr<Block> block;
    if (found != m_blocks.end()) {
        if (found == m_blocks.begin() && index - (*found)->first < (*found)->entries.size())
            return **found;
        block = std::move(*found);
        m_blocks.erase(found);
    }
    // The last one grows while the file is read.
    if (!block || index - block->first >= block->entries.size())
        block = std::make_unique<Block>(load(mark));
    m_blocks.push_front(std::move(block));
    qsizetype bytes = 0, count = 0;
    for (const auto &kept : m_blocks) {
        bytes += kept->bytes.size();
        if (count > 0 && (bytes > KeptBytes || count >= KeptBlocks))
            break;
        ++count;
    }
    m_blocks.resize(size_t(count));
    return *m_blocks.front();
}

TranscriptFile::Block TranscriptFile::load(size_t mark) const
{
    const Mark &from = m_marks[mark];
    const bool isLast = mark + 1 == m_marks.size();
    const qint64 end = isLast ? m_endOffset : m_marks[mark + 1].offset;
    const quint64 endIndex = isLast ? m_end : m_marks[mark + 1].index;
    Block block{mark, from.index, {}, {}, {}};
    TranscriptParser parser = from.parser;
    parser.setKept(MostKept);
    const TranscriptParser::Take take = [&](const Entry &entry, QByteArrayView cause) {
        block.entries.push_back(entry);
        block.entries.back().cause = causeOf(cause);
        block.begins.push_back(block.bytes.size());
        block.bytes += entry.bytes;
    };
    FileLines lines(m_file, from.offset, MostKept);
    FileLines::Line line;
    while (lines.offset() < end && lines.next(line)) {
        if (!parser.read(line.bytes, take, line.omitted, line.tail))
            break;
    }
    if (isLast && block.entries.size() < size_t(endIndex - from.index))
        parser.end(take);
    if (block.entries.size() > endIndex - from.index) {
        block.entries.resize(size_t(endIndex - from.index));
    }
    return block;
}

quint32 TranscriptFile::causeOf(QByteArrayView text) const
{
    if (text.isEmpty())
        return 0;
    const QByteArray key = text.toByteArray();
    const auto known = m_causes.constFind(key);
    if (known != m_causes.cend())
        return *known;
    if (m_causes.size() >= MostCauses)
        return 0;
    const quint32 id = Cause::idOf(QString::fromUtf8(key));
    m_causes.insert(key, id);
    return id;
}

} // namespace imap
