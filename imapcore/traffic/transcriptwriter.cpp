#include "transcriptwriter.h"
#include "../cause.h"
#include "transcriptfile.h"
#include <QDateTime>
#include <QIODevice>
#include <algorithm>

namespace imap {

namespace {

constexpr qsizetype BlockBytes = 256 * 1024;
// A reader knows an entry by its beginning.
constexpr qint64 BegunBytes = 4096;
constexpr QByteArrayView Bent = "Read although bent: ";
constexpr QByteArrayView NotUnderstood = "Not understood: ", WasExpected = " was expected at byte ";

QByteArray inOneLine(QByteArrayView text)
{
    return text.toByteArray().replace('\n', ' ');
}

QByteArray timeText(qint64 time)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC);
    return at.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")).toLatin1()
           + QByteArray::number(time % 1000).rightJustified(3, '0') + 'Z';
}

void readLines(TranscriptParser &reader, QByteArrayView lines, const TranscriptParser::Take &take)
{
    while (!lines.isEmpty()) {
        const qsizetype newline = lines.indexOf('\n');
        reader.read(lines.first(newline), take);
        lines = lines.sliced(newline + 1);
    }
}

} // namespace

TranscriptWriter::TranscriptWriter(QIODevice *to, const QString &title) : m_to(to), m_reader(BegunBytes)
{
    if (!title.isEmpty())
        m_out += TranscriptTitle.toByteArray() + inOneLine(title.toUtf8()) + "\n";
}

TranscriptWriter::~TranscriptWriter()
{
    flush();
}

bool TranscriptWriter::flush()
{
    if (!m_hasFailed && !m_out.isEmpty()) {
        m_hasFailed = m_to->write(m_out) != m_out.size();
        m_size += m_out.size();
        m_out.resize(0);
    }
    return !m_hasFailed;
}

void TranscriptWriter::add(Traffic::Entry entry, QByteArrayView bytes)
{
    entry.bytes = bytes;
    const bool isBent = bytes.startsWith(Bent);
    const bool isLine = entry.kind == Traffic::Kind::Sent || entry.kind == Traffic::Kind::Received;
    const QByteArray lines = linesOf(entry);
    const QByteArray about =
        aboutOf(entry, isLine ? linesUnlessClear(lines) : 0, entry.kind == Traffic::Kind::Note && !isBent);
    for (const QByteArray &part : {about, lines}) {
        readLines(m_reader, part, [](const Traffic::Entry &, QByteArrayView) {});
        m_out += part;
    }
    if (m_out.size() >= BlockBytes)
        flush();
}

QByteArray TranscriptWriter::linesOf(const Traffic::Entry &entry)
{
    QByteArray out;
    QByteArrayView rest = entry.bytes;
    if (entry.kind == Traffic::Kind::Note) {
        out += "N: " + inOneLine(rest.startsWith(Bent) ? rest.sliced(Bent.size()) : rest) + '\n';
        return out;
    }
    if (entry.kind == Traffic::Kind::Malformed) {
        const qsizetype at = rest.lastIndexOf(WasExpected);
        bool isNumber = false;
        if (at > NotUnderstood.size() && rest.startsWith(NotUnderstood))
            rest.sliced(at + WasExpected.size()).toByteArray().toLongLong(&isNumber);
        const QByteArray stated = isNumber ? rest.sliced(at + WasExpected.size()).toByteArray() + ' '
                                                 + rest.first(at).sliced(NotUnderstood.size()).toByteArray()
                                           : rest.toByteArray();
        out += "M: " + inOneLine(stated) + '\n';
        return out;
    }
    const char side = entry.kind == Traffic::Kind::Sent ? 'C' : 'S';
    for (bool isMore = true; isMore;) {
        const qsizetype newline = rest.indexOf('\n');
        isMore = newline >= 0;
        QByteArrayView line = isMore ? rest.first(newline) : rest;
        rest = rest.sliced(isMore ? newline + 1 : rest.size());
        const bool endsInCr = isMore && line.endsWith('\r');
        if (endsInCr)
            line = line.chopped(1);
        const QByteArrayView shown = line.endsWith(Hidden) ? line.chopped(Hidden.size()) : line;
        out += side;
        const bool isBare = isMore && !endsInCr;
        if (side == 'C' && !isBare && shown.size() < line.size() && (shown.isEmpty() || shown.endsWith(' ')))
            out += ": " + shown.toByteArray() + "...";
        else if (side == 'C' && line.endsWith("...")) // which does not mean that
            out += "> " + line.toByteArray() + (isBare ? "\nC/" : "\nC:");
        else
            out += (isBare ? "/ " : ": ") + line.toByteArray();
        out += '\n';
    }
    return out;
}

// How many lines these are, where a reader would not find the end of the entry by itself; 0: it would.
int TranscriptWriter::linesUnlessClear(const QByteArray &lines) const
{
    TranscriptParser reader = m_reader;
    int told = 0, count = 0;
    bool isClear = true;
    const auto tell = [&told](const Traffic::Entry &, QByteArrayView) {
        ++told;
    };
    for (QByteArrayView rest = lines; !rest.isEmpty(); ++count) {
        isClear = isClear && told == 0;
        const qsizetype newline = rest.indexOf('\n');
        reader.read(rest.first(newline), tell);
        rest = rest.sliced(newline + 1);
    }
    return isClear && told == 1 ? 0 : count;
}

QByteArray TranscriptWriter::aboutOf(const Traffic::Entry &entry, int lines, bool isPlain)
{
    QByteArray about;
    const qint64 before = m_reader.time();
    if (m_isFirst || entry.time != before) {
        const qint64 past = entry.time - before;
        about += entry.time == 0 ? QByteArray(" ?")
                 : before == 0   ? ' ' + timeText(entry.time)
                                 : (past < 0 ? " " : " +") + QByteArray::number(past) + "us";
    }
    const bool isLine = entry.kind == Traffic::Kind::Sent || entry.kind == Traffic::Kind::Received;
    if (m_isFirst || entry.owner != m_reader.ownerOf(isLine ? entry.bytes : QByteArrayView()))
        about += " of=" + QByteArray::number(entry.owner);
    if (entry.queued > 0 && entry.time >= entry.queued)
        about += " waited=" + QByteArray::number(entry.time - entry.queued) + "us";
    if (entry.omitted > 0)
        about += " omitted=" + QByteArray::number(entry.omitted);
    if (lines > 0)
        about += " lines=" + QByteArray::number(lines);
    if (isPlain)
        about += " plain";
    if (const QString cause = Cause::textOf(entry.cause); !cause.isEmpty())
        about += " cause=" + inOneLine(cause.toUtf8());
    m_isFirst = false;
    return about.isEmpty() ? about : "#@" + about + '\n';
}

} // namespace imap
