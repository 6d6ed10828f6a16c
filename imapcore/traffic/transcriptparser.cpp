#include "transcriptparser.h"
#include "../tagtext.h"
#include "../wire/framer.h"
#include <QDateTime>
#include <algorithm>
#include <charconv>
#include <limits>

namespace imap {

namespace {

constexpr QByteArrayView Bent = "Read although bent: ";

template<typename T>
bool readNumber(QByteArrayView text, T &out)
{
    const auto [end, error] = std::from_chars(text.begin(), text.end(), out);
    return error == std::errc{} && end == text.end();
}

// "+125us", "-125us", "?", "2026-11-30T09:00:00.123456Z"
bool readTime(QByteArrayView word, qint64 &time)
{
    if (word == "?") {
        time = 0;
        return true;
    }
    if (word.endsWith("us") && (word.startsWith('+') || word.startsWith('-'))) {
        qint64 past = 0;
        if (!readNumber(word.sliced(word.front() == '+' ? 1 : 0).chopped(2), past))
            return false;
        time += past;
        return true;
    }
    int micros = 0;
    if (word.size() != 27 || !word.endsWith('Z') || !readNumber(word.sliced(20, 6), micros))
        return false;
    QDateTime at = QDateTime::fromString(QString::fromLatin1(word.first(19)), Qt::ISODate);
    at.setTimeSpec(Qt::UTC);
    time = at.toMSecsSinceEpoch() * 1000 + micros;
    return at.isValid();
}

// "14 a number" of "Not understood: a number was expected at byte 14", the other way round.
QByteArray malformedText(QByteArrayView stated)
{
    const qsizetype space = std::max<qsizetype>(stated.indexOf(' '), 0);
    const QByteArray expected = stated.sliced(space).trimmed().toByteArray();
    qint64 offset = 0;
    if (expected.isEmpty() || !readNumber(stated.first(space), offset))
        return stated.toByteArray();
    return "Not understood: " + expected + " was expected at byte " + QByteArray::number(offset);
}

} // namespace

quint32 TranscriptParser::ownerOf(QByteArrayView bytes) const
{
    const quint64 tag = TagText::tagOf(bytes.first(std::clamp<qsizetype>(bytes.indexOf(' '), 0, 24)));
    return tag > 0 && tag <= std::numeric_limits<quint32>::max() ? quint32(tag) : m_owner;
}

bool TranscriptParser::readAbout(QByteArrayView text)
{
    if (!m_about)
        m_about = About();
    for (text = text.trimmed(); !text.isEmpty(); text = text.trimmed()) {
        if (text.startsWith("cause=")) {
            m_about->cause = text.sliced(6).toByteArray();
            return true;
        }
        const qsizetype space = text.indexOf(' ');
        const QByteArrayView word = space < 0 ? text : text.first(space);
        text = text.sliced(word.size());
        const QByteArrayView value = word.sliced(word.indexOf('=') + 1);
        bool isGood = true;
        if (word == "plain")
            m_about->isPlain = true;
        else if (word.startsWith("of="))
            isGood = m_isTold = readNumber(value, m_about->owner.emplace());
        else if (word.startsWith("waited="))
            isGood = value.endsWith("us") && readNumber(value.chopped(2), m_about->waited);
        else if (word.startsWith("omitted="))
            isGood = readNumber(value, m_about->omitted);
        else if (word.startsWith("lines="))
            isGood = readNumber(value, m_about->lines);
        else
            isGood = readTime(word, m_time);
        if (!isGood)
            return false;
    }
    return true;
}

bool TranscriptParser::read(QByteArrayView text, const Take &take, qint64 omitted, QByteArrayView tail)
{
    const TranscriptLine line = TranscriptLine::read(text);
    using LineKind = TranscriptLine::Kind;
    switch (line.kind) {
    case LineKind::Remark:
        return true;
    case LineKind::About:
        finish(take);
        return readAbout(line.text);
    case LineKind::Client:
    case LineKind::Server:
        readLine(line, omitted, tail, take);
        return true;
    case LineKind::Action:
    case LineKind::Wanted:
        readNote(line, omitted, take);
        return true;
    case LineKind::Unknown:
        break;
    }
    return false;
}

void TranscriptParser::readLine(const TranscriptLine &line, qint64 omitted, QByteArrayView tail,
                                const Take &take)
{
    const bool isClient = line.kind == TranscriptLine::Kind::Client;
    const Traffic::Kind kind = isClient ? Traffic::Kind::Sent : Traffic::Kind::Received;
    if (m_entry && m_entry->kind != kind)
        finish(take);
    const bool isWhole = !m_entry;
    Open open = m_entry ? std::move(*m_entry) : Open{kind};
    m_entry.reset();
    if (isWhole && isClient)
        open.literal = std::exchange(m_literal, -1);
    ++open.lines;
    const bool isComplete = this->isComplete(open, line, omitted, tail);
    const bool hidesRest = line.isPrefix;
    if (isWhole && isComplete && !hidesRest) { // nearly all: nothing is copied
        tell(kind, line.text, omitted, take);
        return;
    }
    const auto add = [&open, this](QByteArrayView bytes) {
        const qint64 kept = std::clamp<qint64>(m_keep - open.bytes.size(), 0, bytes.size());
        open.bytes.append(bytes.first(open.omitted > 0 ? 0 : kept));
        open.omitted += bytes.size() - (open.omitted > 0 ? 0 : kept);
    };
    add(line.text);
    open.omitted += omitted;
    if (hidesRest) {
        if (!line.text.isEmpty() && !line.text.endsWith(' '))
            add(" ");
        add(Hidden);
    }
    if (!isComplete && line.end != TranscriptLine::End::None)
        add(line.end == TranscriptLine::End::CrLf ? "\r\n" : "\n");
    m_entry = std::move(open);
    if (isComplete)
        finish(take);
}

// Whether the entry ends with this line. Its literals are counted as the framer does.
bool TranscriptParser::isComplete(Open &open, const TranscriptLine &line, qint64 omitted, QByteArrayView tail)
{
    const qint64 size = line.text.size() + omitted;
    QByteArrayView rest = line.text; // behind the literals
    bool isAnnounced = false;
    if (open.literal >= 0) {
        const qint64 ending = line.end == TranscriptLine::End::CrLf ? 2
                              : line.end == TranscriptLine::End::Lf ? 1
                                                                    : 0;
        const qint64 literal = line.text.startsWith(Hidden) ? Hidden.size() : open.literal;
        // What is secret, or was left out, ends its literal whatever its size.
        if (line.isPrefix) {
            open.literal = -1;
            rest = {};
        } else if (size + ending <= literal && ending > 0) {
            open.literal = literal - size - ending;
            isAnnounced = true;
        } else if (size < literal && ending == 0) {
            open.literal = literal - size;
            isAnnounced = true;
        } else {
            open.literal = -1;
            rest = rest.sliced(std::min<qint64>(literal, rest.size()));
        }
    }
    if (!isAnnounced) {
        if (omitted > 0)
            rest = tail;
        if (open.kind == Traffic::Kind::Received && open.text == Text::Unknown)
            open.text = isStatusResponse(line.text) ? Text::Status : Text::Data;
        const qint64 announced =
            open.text == Text::Status || line.isPrefix || line.end == TranscriptLine::End::None
                ? -1
                : announcedLiteral(rest);
        const bool mustWait =
            announced >= 0 && open.kind == Traffic::Kind::Sent && !rest.endsWith("+}"); // for the server
        if (mustWait) {
            m_literal = announced;
        } else if (announced >= 0) {
            open.literal = announced;
            isAnnounced = true;
        } else if (rest.endsWith('>') && open.text == Text::Data && rest.contains('{')) {
            // Its literal went elsewhere while it came; the rest of the response follows.
            const qsizetype brace = rest.lastIndexOf('{');
            qint64 ignored = 0;
            isAnnounced = readNumber(rest.sliced(brace + 1).chopped(1), ignored);
            if (isAnnounced)
                open.literal = 0;
        }
    }
    if (m_about && m_about->lines > 0)
        return open.lines >= m_about->lines;
    return !isAnnounced && line.end != TranscriptLine::End::None;
}

void TranscriptParser::readNote(const TranscriptLine &line, qint64 omitted, const Take &take)
{
    using Kind = Traffic::Kind;
    if (m_entry)
        finish(take);
    if (line.kind == TranscriptLine::Kind::Action) {
        tell(Kind::Note, "X: " + line.text.toByteArray(), omitted, take);
    } else if (line.mark == 'N') {
        const bool isPlain = m_about && m_about->isPlain;
        tell(Kind::Note, isPlain ? line.text.toByteArray() : Bent.toByteArray() + line.text.toByteArray(),
             omitted, take);
    } else if (line.mark == 'M') {
        tell(Kind::Malformed, malformedText(line.text), omitted, take);
    } else {
        m_about.reset(); // what must come of it is not traffic
    }
}

void TranscriptParser::finish(const Take &take)
{
    if (!m_entry)
        return;
    const Open open = std::move(*m_entry);
    m_entry.reset();
    QByteArrayView bytes = open.bytes;
    const bool isCut = open.literal > 0 && !(m_about && m_about->lines > 0);
    tell(open.kind, bytes, open.omitted + (isCut ? open.literal : 0), take);
}

void TranscriptParser::tell(Traffic::Kind kind, QByteArrayView bytes, qint64 omitted, const Take &take)
{
    const About about = m_about ? std::move(*m_about) : About();
    m_about.reset();
    if (bytes.size() > m_keep) {
        omitted += bytes.size() - m_keep;
        bytes = bytes.first(m_keep);
    }
    Traffic::Entry entry{m_time, kind, bytes, omitted + about.omitted};
    if (about.owner)
        entry.owner = *about.owner;
    else if (m_isTold)
        entry.owner = ownerOf(
            kind == Traffic::Kind::Sent || kind == Traffic::Kind::Received ? bytes : QByteArrayView());
    else if (kind == Traffic::Kind::Sent)
        entry.owner = m_guess.ofSent(bytes);
    else if (kind == Traffic::Kind::Received)
        entry.owner = m_guess.ofReceived(bytes);
    else
        entry.owner = m_owner;
    m_owner = entry.owner;
    if (kind == Traffic::Kind::Received && !bytes.startsWith('*') && !bytes.startsWith('+'))
        m_literal = -1; // it does not take it
    if (about.waited >= 0 && m_time > 0)
        entry.queued = m_time - about.waited;
    take(entry, about.cause);
}

bool TranscriptParser::end(const Take &take)
{
    const bool isWhole = !m_entry && m_literal < 0;
    finish(take);
    m_about.reset();
    return isWhole;
}

} // namespace imap
