#include "commandlines.h"
#include "imapcore/wire/framer.h"
#include <QFile>

namespace app {

namespace {

imap::Error wrong(const QString &why)
{
    return {imap::Error::Kind::InvalidArgument, {}, why};
}

} // namespace

bool CommandLines::mustWait() const
{
    const bool isInputNext = m_isReadingInput || (!m_arguments.isEmpty() && m_arguments.first() == u"-");
    return isInputNext && !m_input->isReady();
}

std::optional<QByteArray> CommandLines::nextLine()
{
    for (;;) {
        if (m_isReadingInput) {
            QByteArray line = m_input->readLine();
            if (line.isEmpty()) {
                m_isReadingInput = false;
                continue;
            }
            while (line.endsWith('\n') || line.endsWith('\r'))
                line.chop(1);
            if (!line.isEmpty())
                return line;
            continue;
        }
        if (m_arguments.isEmpty())
            return std::nullopt;
        const QString argument = m_arguments.takeFirst();
        if (argument == u"-")
            m_isReadingInput = true;
        else
            return argument.toLocal8Bit();
    }
}

std::optional<imap::Expected<QByteArray>> CommandLines::next()
{
    std::optional<QByteArray> line = nextLine();
    if (!line)
        return std::nullopt;
    return complete(std::move(*line));
}

// Puts the literals in. Outside quotes, "@" at the beginning of a word names a file.
imap::Expected<QByteArray> CommandLines::complete(QByteArray line)
{
    QByteArray out;
    bool isQuoted = false;
    for (qsizetype at = 0; at < line.size();) {
        const char c = line[at];
        const char before = at > 0 ? line[at - 1] : ' ';
        if (c == '"' && !(isQuoted && before == '\\'))
            isQuoted = !isQuoted;
        if (c == '@' && !isQuoted && (before == ' ' || before == '(')) {
            auto literal = fileLiteral(line, at);
            if (!literal)
                return literal;
            out += *literal;
            continue;
        }
        out += c;
        ++at;
        const bool lineEnds =
            at == line.size() || line[at] == '\n' || QByteArrayView(line).sliced(at).startsWith("\r\n");
        const qint64 size = c == '}' && lineEnds && !isQuoted ? imap::announcedLiteral(out) : -1;
        if (size < 0)
            continue;
        const auto bytes = literalBytes(line, at, size);
        if (!bytes)
            return wrong(QStringLiteral("the input ends before the %1 bytes of a literal").arg(size));
        out += "\r\n" + *bytes;
        line.remove(0, at);
        at = 0;
    }
    return out;
}

// What the word that begins at `at` names; `at` is then behind it.
imap::Expected<QByteArray> CommandLines::fileLiteral(QByteArrayView line, qsizetype &at) const
{
    qsizetype begin = at + 1, end = begin;
    if (begin < line.size() && line[begin] == '"') {
        end = line.indexOf('"', ++begin);
        if (end < 0)
            return wrong(QStringLiteral("the name of a file without its closing quote"));
        at = end + 1;
    } else {
        while (end < line.size() && line[end] != ' ' && line[end] != ')')
            ++end;
        at = end;
    }
    if (begin == end)
        return wrong(QStringLiteral("no name of a file behind @; where @ is part of a word, quote the word"));
    QFile file(QString::fromLocal8Bit(line.sliced(begin, end - begin)));
    if (!file.open(QIODevice::ReadOnly))
        return wrong(QStringLiteral("%1 cannot be read: %2; where @ is part of a word, quote the word")
                         .arg(file.fileName(), file.errorString()));
    const QByteArray bytes = file.readAll();
    return QByteArray(bytes.contains('\0') ? "~{" : "{") + QByteArray::number(bytes.size()) + "}\r\n" + bytes;
}

// The bytes behind a line end in the argument, or of the input. `line` is then what follows them from `at` on.
std::optional<QByteArray> CommandLines::literalBytes(QByteArray &line, qsizetype at, qsizetype size)
{
    if (at < line.size()) {
        const qsizetype begin = line[at] == '\r' ? at + 2 : at + 1;
        if (line.size() - begin < size)
            return std::nullopt;
        const QByteArray bytes = line.sliced(begin, size);
        line.remove(at, begin + size - at);
        return bytes;
    }
    const QByteArray bytes = m_input->read(size);
    if (bytes.size() < size)
        return std::nullopt;
    if (m_isReadingInput) {
        QByteArray after = m_input->readLine();
        while (after.endsWith('\n') || after.endsWith('\r'))
            after.chop(1);
        line += after;
    }
    return bytes;
}

} // namespace app
