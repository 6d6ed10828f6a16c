#include "script.h"
#include "imapcore/traffic/transcriptline.h"
#include "imapcore/wire/framer.h"
#include <QFile>
#include <algorithm>

QByteArrayView tagOf(QByteArrayView line)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArrayView word = space < 0 ? QByteArrayView() : line.first(space);
    if (word == "TAG")
        return word;
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto isDigit = [](char c) {
        return c >= '0' && c <= '9';
    };
    const auto digits = std::find_if_not(word.begin(), word.end(), isLetter);
    const bool isTag =
        digits != word.begin() && digits != word.end() && std::all_of(digits, word.end(), isDigit);
    return isTag ? word : QByteArrayView();
}

Script::Script(const QByteArray &text)
{
    using enum Step::Kind;
    using Kind = imap::TranscriptLine::Kind;
    using End = imap::TranscriptLine::End;
    QByteArray begun; // of the client's line that follows
    for (const QByteArray &bytes : text.split('\n')) {
        const auto line = imap::TranscriptLine::read(bytes);
        const QByteArray rest = line.text.toByteArray();
        const char *end = line.end == End::CrLf ? "\r\n" : line.end == End::Lf ? "\n" : "";
        switch (line.kind) {
        case Kind::Remark:
        case Kind::About:
            break;
        case Kind::Server:
            m_steps.push_back({Server, rest + end});
            break;
        case Kind::Action:
            m_steps.push_back({Action, rest});
            break;
        case Kind::Client:
            begun += rest;
            if (line.end != End::None)
                m_steps.push_back(
                    {Client, std::exchange(begun, {}) + (line.isPrefix ? "" : end), line.isPrefix});
            break;
        case Kind::Wanted:
            m_wanted.push_back({line.mark, rest, m_steps.size()});
            break;
        case Kind::Unknown:
            qFatal("A script has no line like \"%s\"", bytes.constData());
        }
    }
}

Script Script::fromFile(const QString &name)
{
    QFile file(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/transcripts/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return Script(file.readAll());
}

QByteArray Script::serverBytes(size_t steps) const
{
    QByteArray all;
    for (size_t i = 0; i < std::min(steps, m_steps.size()); ++i) {
        if (m_steps[i].kind == Step::Kind::Server)
            all += m_steps[i].bytes;
    }
    return all;
}

void ScriptPlayer::received(QByteArrayView bytes)
{
    m_unread.append(bytes);
    while (m_problem.isEmpty() && takeLine()) {
    }
}

bool ScriptPlayer::takeLine()
{
    const qsizetype end = m_unread.indexOf('\n');
    if (end < 0)
        return false;
    const QByteArray line = m_unread.first(end + 1);
    const auto &steps = m_script.steps();
    if (m_at == steps.size() || steps[m_at].kind != Script::Step::Kind::Client) {
        m_problem =
            QStringLiteral("%1, the client sent: %2").arg(position(), QString::fromUtf8(line.trimmed()));
        return false;
    }
    const Script::Step &step = steps[m_at];
    if (const QByteArrayView tag = tagOf(step.bytes); !tag.isEmpty() && !m_tags.contains(tag.toByteArray()))
        m_tags[tag.toByteArray()] = line.first(std::max<qsizetype>(line.indexOf(' '), 0));
    else if (tag == "TAG")
        m_tags["TAG"] = line.first(std::max<qsizetype>(line.indexOf(' '), 0));
    const QByteArray wanted = withTags(step.bytes);
    if (step.isPrefix ? !line.startsWith(wanted) : line != wanted) {
        m_problem =
            QStringLiteral("%1, the client sent: %2").arg(position(), QString::fromUtf8(line.trimmed()));
        return false;
    }
    m_unread.remove(0, end + 1);
    ++m_at;
    return true;
}

QByteArray ScriptPlayer::withTags(QByteArray line) const
{
    const QByteArray tag = tagOf(line).toByteArray();
    if (const auto known = m_tags.constFind(tag); !tag.isEmpty() && known != m_tags.constEnd())
        line.replace(0, tag.size(), *known);
    return line;
}

QByteArray ScriptPlayer::takeOutput()
{
    QByteArray output;
    const auto &steps = m_script.steps();
    while (m_problem.isEmpty() && m_at < steps.size() && steps[m_at].kind == Script::Step::Kind::Server) {
        output += isInLiteral(m_at) ? steps[m_at].bytes : withTags(steps[m_at].bytes);
        ++m_at;
    }
    return output;
}

// Whether a line of the server begins with a literal that the one before it announces: no tag stands there.
bool ScriptPlayer::isInLiteral(size_t step) const
{
    const auto &steps = m_script.steps();
    if (step == 0 || steps[step - 1].kind != Script::Step::Kind::Server)
        return false;
    const QByteArrayView before = QByteArrayView(steps[step - 1].bytes).trimmed();
    return imap::announcedLiteral(before) > 0 && !imap::isStatusResponse(before);
}

QByteArray ScriptPlayer::action() const
{
    const auto &steps = m_script.steps();
    const bool due =
        m_problem.isEmpty() && m_at < steps.size() && steps[m_at].kind == Script::Step::Kind::Action;
    return due ? steps[m_at].bytes : QByteArray();
}

void ScriptPlayer::actionDone()
{
    ++m_at;
}

qsizetype ScriptPlayer::clientsStep() const
{
    const auto &steps = m_script.steps();
    const bool due =
        m_problem.isEmpty() && m_at < steps.size() && steps[m_at].kind == Script::Step::Kind::Client;
    return due ? qsizetype(m_at) : -1;
}

bool ScriptPlayer::clientIsDone() const
{
    const auto &steps = m_script.steps();
    return m_unread.isEmpty()
           && std::none_of(steps.begin() + qsizetype(m_at), steps.end(),
                           [](const Script::Step &step) { return step.kind == Script::Step::Kind::Client; });
}

QString ScriptPlayer::position() const
{
    const auto &steps = m_script.steps();
    if (m_at == steps.size())
        return QStringLiteral("After the end of the script");
    return QStringLiteral("At \"%1\"").arg(QString::fromUtf8(withTags(steps[m_at].bytes).trimmed()));
}
