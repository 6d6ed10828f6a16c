#include "mailfile.h"
#include "imapcore/envelope.h"
#include "imapcore/flags.h"
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>
#include <algorithm>
#include <cstring>

namespace ui {

namespace {

// A line that goes on for longer is passed on in pieces.
constexpr qsizetype LongLine = 1 << 16;
constexpr qint64 Piece = 1 << 18;

// Fields that programs keep flags in, and what is theirs alone. What they say is not the message's.
constexpr const char *OwnFields[] = {"status", "x-status", "x-keywords", "x-uid", "x-imap", "x-imapbase"};

QByteArray fieldNameOf(QByteArrayView line)
{
    const qsizetype colon = line.first(std::min<qsizetype>(line.size(), 80)).indexOf(':');
    return colon < 0 ? QByteArray() : line.first(colon).trimmed().toByteArray().toLower();
}

bool isOwnField(const QByteArray &name)
{
    return std::any_of(std::begin(OwnFields), std::end(OwnFields),
                       [&name](const char *own) { return name == own; });
}

// mboxrd: ">" before "From " stands for one ">" less.
bool isQuotedFrom(QByteArrayView line, bool quoted)
{
    qsizetype marks = 0;
    while (marks < line.size() && line[marks] == '>')
        ++marks;
    return (marks > 0 || !quoted) && line.sliced(marks).startsWith("From ");
}

// "From ann@example.org Thu Jan  1 00:00:00 1970", in UTC as most write it; a zone at the end is read.
std::optional<imap::AppendDate> dateOfFromLine(QByteArrayView line)
{
    static const QRegularExpression pattern(QStringLiteral(
        "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +(\\d{1,2}) "
        "(\\d{2}):(\\d{2})(?::(\\d{2}))?(?: [A-Z]{1,5})?(?: ([+-]\\d{4}))? (\\d{4})(?: ([+-]\\d{4}))?"));
    const auto match = pattern.match(QString::fromLatin1(line));
    if (!match.hasMatch())
        return {};
    static const QStringList months{QStringLiteral("Jan"), QStringLiteral("Feb"), QStringLiteral("Mar"),
                                    QStringLiteral("Apr"), QStringLiteral("May"), QStringLiteral("Jun"),
                                    QStringLiteral("Jul"), QStringLiteral("Aug"), QStringLiteral("Sep"),
                                    QStringLiteral("Oct"), QStringLiteral("Nov"), QStringLiteral("Dec")};
    const QDate day(match.captured(7).toInt(), int(months.indexOf(match.captured(1))) + 1,
                    match.captured(2).toInt());
    const QTime time(match.captured(3).toInt(), match.captured(4).toInt(),
                     std::min(match.captured(5).toInt(), 59));
    if (!day.isValid() || !time.isValid())
        return {};
    const QString zone = match.captured(6) + match.captured(8);
    const int hhmm = zone.toInt();
    const int offset = (hhmm / 100 * 60 + hhmm % 100) * 60;
    return imap::AppendDate{QDateTime(day, time, Qt::UTC).toSecsSinceEpoch() - offset, offset};
}

} // namespace

// --- out of a file

void Unfiler::feed(QByteArrayView bytes, QByteArray &out)
{
    m_hasNul = m_hasNul || std::memchr(bytes.data(), 0, size_t(bytes.size()));
    while (!bytes.isEmpty()) {
        const qsizetype newline = bytes.indexOf('\n');
        if (newline < 0) {
            m_line += bytes;
            // A CR may be half of a line end.
            if (m_line.size() >= LongLine && !m_line.endsWith('\r')) {
                take(m_line, false, out);
                m_line.resize(0);
            }
            return;
        }
        QByteArrayView line = bytes.first(newline);
        if (!m_line.isEmpty()) {
            m_line += line;
            line = m_line;
        }
        take(line.endsWith('\r') ? line.chopped(1) : line, true, out);
        m_line.resize(0);
        bytes = bytes.sliced(newline + 1);
    }
}

void Unfiler::finish(QByteArray &out)
{
    if (!m_line.isEmpty())
        take(m_line, false, out);
    m_line.clear();
}

void Unfiler::take(QByteArrayView line, bool ends, QByteArray &out)
{
    if (!m_inLine) {
        if (m_inHeader && line.isEmpty()) {
            m_inHeader = m_leavesOut = false;
        } else if (m_inHeader) {
            const bool goesOn = line.startsWith(' ') || line.startsWith('\t');
            m_leavesOut = goesOn ? m_leavesOut : isForFlags(line);
        }
        if (m_fromMbox && isQuotedFrom(line, true))
            line = line.sliced(1);
    }
    m_inLine = !ends;
    if (m_leavesOut)
        return;
    out += line;
    if (ends)
        out += "\r\n";
}

// Whether the field is not the message's own. Reads what it says.
bool Unfiler::isForFlags(QByteArrayView line)
{
    const QByteArray name = fieldNameOf(line);
    const QByteArrayView value = line.sliced(std::min(line.indexOf(':') + 1, line.size()));
    if (name == "date" && m_date.isEmpty())
        m_date = value.first(std::min<qsizetype>(value.size(), 200)).trimmed().toByteArray();
    if (!m_fromMbox || !isOwnField(name))
        return false;
    const auto add = [this](const QByteArray &flag) {
        if (!m_flags.contains(flag) && imap::isFlag(flag))
            m_flags += flag;
    };
    if (name == "status" || name == "x-status") {
        static constexpr std::pair<char, const char *> letters[] = {{'R', imap::flag::Seen},
                                                                    {'A', imap::flag::Answered},
                                                                    {'F', imap::flag::Flagged},
                                                                    {'D', imap::flag::Deleted},
                                                                    {'T', imap::flag::Draft}};
        for (const auto &[letter, flag] : letters) {
            if (value.contains(letter))
                add(flag);
        }
    } else if (name == "x-keywords") {
        for (const QByteArray &keyword : value.toByteArray().simplified().split(' '))
            add(keyword);
    }
    return true;
}

MailFile::MailFile(const QString &path) : m_path(path), m_file(path) {}

bool MailFile::open()
{
    if (!m_file.open(QIODevice::ReadOnly)) {
        m_failed = true;
        return false;
    }
    m_size = m_file.size();
    m_isMbox = m_file.peek(5) == "From ";
    if (!m_isMbox)
        beginMessage({}, 0);
    return true;
}

bool MailFile::scan(qint64 octets)
{
    while (octets > 0 && !m_atEnd && !m_failed) {
        const QByteArray bytes = m_file.read(std::min(octets, Piece));
        if (bytes.isEmpty()) {
            m_failed = m_file.error() != QFileDevice::NoError;
            if (!m_rest.isEmpty() && !m_failed)
                line(m_rest, m_at - m_rest.size());
            // The blank line at the end of an mbox belongs to no message.
            if (m_current && !m_failed)
                endMessage(m_at - m_heldBlank.size());
            m_atEnd = true;
            break;
        }
        octets -= bytes.size();
        if (!m_isMbox) {
            pass(bytes);
            m_at += bytes.size();
            continue;
        }
        QByteArrayView left = bytes;
        while (!left.isEmpty()) {
            const qsizetype newline = left.indexOf('\n');
            const QByteArrayView part = newline < 0 ? left : left.first(newline + 1);
            m_at += part.size();
            left = left.sliced(part.size());
            if (newline >= 0 && m_rest.isEmpty()) {
                line(part, m_at - part.size());
                continue;
            }
            m_rest += part;
            if (newline >= 0 || m_rest.size() >= LongLine) {
                line(m_rest, m_at - m_rest.size());
                m_longLine = newline < 0;
                m_rest.resize(0);
            }
        }
    }
    return !m_atEnd && !m_failed;
}

// A line of an mbox with its end, or a piece of a long one.
void MailFile::line(QByteArrayView line, qint64 at)
{
    const bool begins = !std::exchange(m_longLine, false);
    if (begins && m_blankBefore && line.startsWith("From ")) {
        if (m_current)
            endMessage(at - m_heldBlank.size());
        m_heldBlank.clear();
        beginMessage(line, at + line.size());
        m_blankBefore = false;
        return;
    }
    pass(m_heldBlank);
    m_heldBlank.clear();
    m_blankBefore = begins && (line == "\n" || line == "\r\n");
    if (m_blankBefore)
        m_heldBlank = line.toByteArray();
    else
        pass(line);
}

void MailFile::beginMessage(QByteArrayView fromLine, qint64 at)
{
    m_current = FiledMessage{at, at};
    m_current->date = dateOfFromLine(fromLine);
    m_unfiler = std::make_unique<Unfiler>(m_isMbox);
}

void MailFile::pass(QByteArrayView bytes)
{
    if (!m_current || bytes.isEmpty())
        return;
    m_scratch.resize(0);
    m_unfiler->feed(bytes, m_scratch);
    m_current->octets += m_scratch.size();
}

void MailFile::endMessage(qint64 at)
{
    m_scratch.resize(0);
    m_unfiler->finish(m_scratch);
    m_current->octets += m_scratch.size();
    m_current->end = at;
    m_current->flags = m_unfiler->flags();
    m_current->hasNul = m_unfiler->hasNul();
    if (!m_current->date) {
        const QDateTime date = imap::parseMessageDate(m_unfiler->date());
        if (date.isValid() && date.date().year() >= 1970 && date.date().year() <= 9999)
            m_current->date = imap::AppendDate{date.toSecsSinceEpoch(), date.offsetFromUtc()};
    }
    m_found.push_back(*m_current);
    m_current.reset();
}

FiledMessageDevice::FiledMessageDevice(const QString &path, bool isMbox, const FiledMessage &message,
                                       QObject *parent)
    : QIODevice(parent)
    , m_file(path)
    , m_unfiler(isMbox)
    , m_size(message.end - message.begin)
    , m_left(m_size)
{
    if (m_file.open(QIODevice::ReadOnly) && m_file.seek(message.begin))
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    else
        setErrorString(m_file.errorString());
}

qint64 FiledMessageDevice::readData(char *data, qint64 size)
{
    while (m_given == m_ready.size() && !m_finished) {
        m_ready.resize(0);
        m_given = 0;
        const QByteArray bytes = m_file.read(std::min(m_left, Piece));
        m_left -= bytes.size();
        if (bytes.isEmpty()) {
            m_unfiler.finish(m_ready);
            m_finished = true;
        } else {
            m_unfiler.feed(bytes, m_ready);
            emit given(m_size - m_left);
        }
    }
    const qint64 some = std::min<qint64>(size, m_ready.size() - m_given);
    std::memcpy(data, m_ready.constData() + m_given, size_t(some));
    m_given += some;
    return some > 0 || size == 0 ? some : -1;
}

// --- into a file

MboxWriter::MboxWriter(QIODevice *target, QObject *parent) : QIODevice(parent), m_target(target)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

bool MboxWriter::begin(const QByteArray &from, qint64 date, const QByteArrayList &flags)
{
    m_line.clear();
    m_inHeader = true;
    m_inLine = m_leavesOut = false;
    QByteArray sender = from.simplified().replace(' ', "");
    if (sender.isEmpty())
        sender = "MAILER-DAEMON";
    const QDateTime when = QDateTime::fromSecsSinceEpoch(date, Qt::UTC);
    m_out = "From " + sender + ' '
            + QLocale::c().toString(when, QStringLiteral("ddd MMM dd HH:mm:ss yyyy")).toLatin1() + '\n';
    QByteArray xStatus, keywords;
    bool seen = false;
    for (const QByteArray &flag : flags) {
        const auto is = [&flag](const char *name) {
            return flag.compare(name, Qt::CaseInsensitive) == 0;
        };
        if (is(imap::flag::Seen))
            seen = true;
        else if (is(imap::flag::Answered))
            xStatus += 'A';
        else if (is(imap::flag::Flagged))
            xStatus += 'F';
        else if (is(imap::flag::Deleted))
            xStatus += 'D';
        else if (is(imap::flag::Draft))
            xStatus += 'T';
        else if (!flag.startsWith('\\'))
            keywords += ' ' + flag;
    }
    m_flagFields = QByteArray("Status: ") + (seen ? "RO" : "O") + '\n';
    if (!xStatus.isEmpty())
        m_flagFields += "X-Status: " + xStatus + '\n';
    if (!keywords.isEmpty())
        m_flagFields += "X-Keywords:" + keywords + '\n';
    return flushTo();
}

qint64 MboxWriter::writeData(const char *data, qint64 size)
{
    QByteArrayView bytes(data, qsizetype(size));
    while (!bytes.isEmpty()) {
        const qsizetype newline = bytes.indexOf('\n');
        if (newline < 0) {
            m_line += bytes;
            if (m_line.size() >= LongLine && !m_line.endsWith('\r')) {
                take(m_line, false);
                m_line.resize(0);
            }
            break;
        }
        QByteArrayView line = bytes.first(newline);
        if (!m_line.isEmpty()) {
            m_line += line;
            line = m_line;
        }
        take(line.endsWith('\r') ? line.chopped(1) : line, true);
        m_line.resize(0);
        bytes = bytes.sliced(newline + 1);
    }
    return flushTo() ? size : -1;
}

void MboxWriter::take(QByteArrayView line, bool ends)
{
    if (!m_inLine) {
        if (m_inHeader && line.isEmpty()) {
            m_inHeader = m_leavesOut = false;
            m_out += m_flagFields;
        } else if (m_inHeader && !line.startsWith(' ') && !line.startsWith('\t')) {
            m_leavesOut = isOwnField(fieldNameOf(line));
        }
        if (isQuotedFrom(line, false))
            m_out += m_leavesOut ? "" : ">";
    }
    m_inLine = !ends;
    if (m_leavesOut)
        return;
    m_out += line;
    if (ends)
        m_out += '\n';
}

bool MboxWriter::end()
{
    if (!m_line.isEmpty())
        take(QByteArray(std::exchange(m_line, {})), false);
    if (m_inLine)
        m_out += '\n';
    // A message of a header alone.
    if (m_inHeader)
        m_out += m_flagFields + '\n';
    m_out += '\n'; // before the next one
    return flushTo();
}

bool MboxWriter::flushTo()
{
    const bool good = m_target->write(m_out) == m_out.size();
    m_out.resize(0);
    if (!good)
        setErrorString(m_target->errorString());
    return good;
}

} // namespace ui
