#include "transcriptcomparison.h"
#include "../wire/cursor.h"
#include "../wire/framer.h"
#include "alignment.h"
#include <QElapsedTimer>
#include <QHashFunctions>
#include <algorithm>

namespace imap {

namespace {

// What stands behind these words is another thing with every server, and on every day.
bool isVolatile(QByteArrayView word)
{
    static constexpr const char *words[] = {"UIDVALIDITY", "UIDNEXT",      "HIGHESTMODSEQ",
                                            "MODSEQ",      "MAILBOXID",    "EMAILID",
                                            "THREADID",    "INTERNALDATE", "SAVEDATE"};
    return std::any_of(std::begin(words), std::end(words),
                       [word](const char *one) { return word.compare(one, Qt::CaseInsensitive) == 0; });
}

// With something else for the values that are volatile. What is in strings stays.
QByteArray withoutVolatile(QByteArrayView line, char instead)
{
    QByteArray out;
    out.reserve(line.size());
    Cursor in(line);
    while (!in.atEnd()) {
        const qsizetype before = in.offset();
        if (in.isString()) {
            QByteArrayView value;
            QByteArray scratch;
            if (!in.expectString(value, scratch))
                in.backTo(line.size());
            out += line.sliced(before, in.offset() - before);
            continue;
        }
        const QByteArrayView atom = in.atom();
        const QByteArrayView word = atom.startsWith('[') ? atom.sliced(1) : atom;
        out += atom;
        if (atom.isEmpty()) {
            out += line[before];
            in.advanceTo(before + 1);
        }
        const bool isUids = word == "APPENDUID" || word == "COPYUID";
        if (!isVolatile(word) && !isUids)
            continue;
        for (int left = isUids ? (word == "COPYUID" ? 3 : 2) : 1; left > 0 && in.space(); --left) {
            const qsizetype begin = in.offset();
            QByteArrayView value;
            if (!in.expectValue(value)) {
                in.backTo(begin);
                break;
            }
            out += ' ';
            out += instead;
            if (value.endsWith(']') && value.size() > 1)
                out += ']';
        }
    }
    return out;
}

quint64 hashOf(const QByteArray &bytes)
{
    // Of any run the same: seeds are not mixed in.
    return quint64(qHashBits(bytes.constData(), size_t(bytes.size()), 1));
}

} // namespace

TranscriptComparison::TranscriptComparison(const Traffic *left, const Traffic *right)
    : TranscriptComparison(left, right, Options())
{
}

TranscriptComparison::TranscriptComparison(const Traffic *left, const Traffic *right, Options options)
    : m_options(options)
    , m_left(left)
    , m_right(right)
{
}

QByteArray TranscriptComparison::comparable(const Traffic::Entry &entry, const Options &options, char instead)
{
    QByteArrayView bytes = entry.bytes;
    if (entry.kind == Traffic::Kind::Sent) {
        // Verbs in any case; the rest as it stands.
        const QByteArray verb = ExchangeLog::verbOf(bytes);
        if (verb.isEmpty())
            return bytes.toByteArray();
        Cursor in(bytes);
        in.atom();
        in.space();
        const qsizetype arguments = in.offset() + verb.size();
        return verb + bytes.sliced(std::min(arguments, bytes.size())).toByteArray();
    }
    QByteArray out = bytes.toByteArray();
    if (!bytes.startsWith('*') && !bytes.startsWith('+')) {
        const qsizetype space = out.indexOf(' ');
        out = "TAG" + (space < 0 ? QByteArray() : out.sliced(space));
    }
    if (options.ignoresTexts && isStatusResponse(bytes)) {
        if (bytes.startsWith('+'))
            return "+";
        const qsizetype code = out.indexOf('['), end = out.indexOf(']');
        Cursor in(out);
        in.atom();
        in.space();
        in.atom();
        const bool hasCode = code >= 0 && end > code && code == in.offset() + 1;
        out = out.first(hasCode ? end + 1 : in.offset());
    }
    return options.ignoresVolatile ? withoutVolatile(out, instead) : out;
}

bool TranscriptComparison::read(Side &side, int most)
{
    QElapsedTimer clock;
    clock.start();
    while (!side.log.isCurrent()) {
        side.log.read(most < 0 ? 1000 : most);
        if (most >= 0 && clock.hasExpired(most))
            return false;
    }
    quint64 number = side.numbers.empty() ? side.log.firstNumber() : side.numbers.back() + 1;
    for (; number < side.log.endNumber(); ++number) {
        const Exchange &exchange = side.log.at(number);
        if (exchange.kind == Exchange::Kind::Note)
            continue;
        quint64 command = 0, answers = 0;
        for (quint32 i = 0; i < exchange.lines; ++i) {
            const Traffic::Entry entry = side.log.traffic().at(exchange.lineAt(i));
            const bool isSent = entry.kind == Traffic::Kind::Sent;
            if (!isSent && entry.kind != Traffic::Kind::Received)
                continue;
            const quint64 hash = hashOf(comparable(entry, m_options));
            if (isSent)
                command = command * 31 + hash;
            else
                answers = m_options.ignoresOrder ? answers + hash * (hash | 1) : answers * 31 + hash;
        }
        // What came unasked stands beside the same.
        side.commands.push_back(exchange.kind == Exchange::Kind::Command ? command | 1
                                                                         : answers & ~quint64(1));
        side.answers.push_back(answers);
        side.numbers.push_back(number);
        if (most >= 0 && clock.hasExpired(most))
            return false;
    }
    return true;
}

bool TranscriptComparison::proceed(int most)
{
    if (!m_isDone && read(m_left, most) && read(m_right, most)) {
        pair();
        m_isDone = true;
    }
    return m_isDone;
}

int TranscriptComparison::progress() const
{
    if (m_isDone)
        return 1000;
    const auto part = [](const Side &side) {
        const double all = double(std::max<quint64>(side.log.endNumber(), 1));
        return side.numbers.empty() ? 0 : double(side.numbers.back()) / all;
    };
    return int(499 * part(m_left) + 499 * part(m_right));
}

void TranscriptComparison::pair()
{
    for (const auto &[left, right] : align(m_left.commands, m_right.commands)) {
        Pair pair{{}, {}, left < 0 ? Verdict::OnlyRight : Verdict::OnlyLeft};
        if (left >= 0)
            pair.left = m_left.numbers[size_t(left)];
        if (right >= 0)
            pair.right = m_right.numbers[size_t(right)];
        if (left >= 0 && right >= 0)
            pair.verdict = m_left.answers[size_t(left)] == m_right.answers[size_t(right)] ? Verdict::Same
                                                                                          : Verdict::Differs;
        m_pairs.push_back(pair);
    }
}

qsizetype TranscriptComparison::differences() const
{
    return std::count_if(m_pairs.begin(), m_pairs.end(),
                         [](const Pair &pair) { return pair.verdict != Verdict::Same; });
}

std::vector<TranscriptComparison::Line> TranscriptComparison::linesOf(const Pair &pair) const
{
    struct Lines
    {
        std::vector<quint64> lines, hashes;
    };
    const auto linesOf = [this](const ExchangeLog &log, std::optional<quint64> number) {
        Lines all;
        if (!number)
            return all;
        const Exchange &exchange = log.at(*number);
        for (quint32 i = 0; i < exchange.lines; ++i) {
            const quint64 line = exchange.lineAt(i);
            const Traffic::Entry entry = log.traffic().at(line);
            if (entry.kind != Traffic::Kind::Sent && entry.kind != Traffic::Kind::Received)
                continue;
            all.lines.push_back(line);
            all.hashes.push_back(hashOf(comparable(entry, m_options)));
        }
        return all;
    };
    const Lines left = linesOf(m_left.log, pair.left), right = linesOf(m_right.log, pair.right);
    std::vector<Line> lines;
    for (const auto &[i, j] : align(left.hashes, right.hashes)) {
        Line line{{}, {}, i >= 0 && j >= 0};
        if (i >= 0)
            line.left = left.lines[size_t(i)];
        if (j >= 0)
            line.right = right.lines[size_t(j)];
        lines.push_back(line);
    }
    return lines;
}

} // namespace imap
