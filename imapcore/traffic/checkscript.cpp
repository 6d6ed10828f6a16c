#include "checkscript.h"
#include "../wire/framer.h"
#include "sentcommand.h"
#include "transcriptcomparison.h"
#include "transcriptline.h"
#include <algorithm>
#include <charconv>

namespace imap {

namespace {

constexpr int MostMilliseconds = 3'600'000;

bool isName(QByteArrayView word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

// Where "}" ends what begins behind "${"; -1: nowhere.
qsizetype endOfBraces(QByteArrayView text)
{
    const qsizetype slash = text.indexOf('/'), brace = text.indexOf('}');
    if (slash < 0 || (brace >= 0 && brace < slash))
        return brace;
    for (qsizetype i = slash + 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '/')
            return text[i + 1] == '}' ? i + 1 : -1;
    }
    return -1;
}

// How many bytes of a script are so many of a literal, where "${$}" is one. What else stands in braces may be anything, and
// all of the text then is.
qsizetype sizeInScript(QByteArrayView text, qint64 bytes)
{
    qsizetype at = 0;
    for (; bytes > 0 && at < text.size(); --bytes) {
        const QByteArrayView rest = text.sliced(at);
        if (rest.startsWith("${") && !rest.startsWith("${$}"))
            return text.size();
        at += rest.startsWith("${$}") ? 4 : 1;
    }
    return bytes > 0 ? -1 : at;
}

QByteArray escaped(QByteArrayView text)
{
    return text.toByteArray().replace('$', "${$}");
}

} // namespace

bool CheckScript::Pattern::read(QByteArrayView text, Pattern &out, QString &why)
{
    out = Pattern();
    out.m_text = text.toByteArray();
    if (text.endsWith("...")) {
        out.m_isPrefix = true;
        text = text.chopped(3);
    }
    const auto addLiteral = [&out](QByteArrayView bytes) {
        if (!bytes.isEmpty())
            out.m_parts.push_back({Part::Kind::Literal, bytes.toByteArray(), {}});
    };
    for (qsizetype at = 0;;) {
        const qsizetype begin = text.indexOf("${", at);
        addLiteral(begin < 0 ? text.sliced(at) : text.sliced(at, begin - at));
        if (begin < 0)
            return true;
        const QByteArrayView rest = text.sliced(begin + 2);
        const qsizetype end = endOfBraces(rest);
        if (end < 0) {
            why = QStringLiteral("\"${\" without its \"}\"");
            return false;
        }
        const QByteArrayView inside = rest.first(end);
        const qsizetype slash = inside.indexOf('/');
        const QByteArrayView name = slash < 0 ? inside : inside.first(slash);
        if (inside == "*") {
            out.m_parts.push_back({Part::Kind::Any, {}, {}});
        } else if (inside == "$") {
            addLiteral("$");
        } else if (slash >= 0 && (name.isEmpty() || isName(name))) {
            const QByteArray regex = inside.sliced(slash + 1).chopped(1).toByteArray().replace("\\/", "/");
            const QRegularExpression compiled(QString::fromLatin1(regex));
            if (!compiled.isValid()) {
                why = QStringLiteral("the regular expression %1 is not valid: %2")
                          .arg(compiled.pattern(), compiled.errorString());
                return false;
            }
            out.m_parts.push_back({Part::Kind::Regex, name.toByteArray(), regex});
        } else if (isName(name) && slash < 0) {
            out.m_parts.push_back({Part::Kind::Named, name.toByteArray(), {}});
        } else {
            why = QStringLiteral("\"${%1}\" means nothing").arg(QString::fromLatin1(inside));
            return false;
        }
        at = begin + 2 + end + 1;
    }
}

bool CheckScript::Pattern::matches(QByteArrayView response, Values &values) const
{
    // Bytes as Latin-1: each is one character.
    QString pattern = QStringLiteral("^");
    QByteArrayList names;
    for (const Part &part : m_parts) {
        const auto known = values.constFind(part.text);
        switch (part.kind) {
        case Part::Kind::Literal:
            pattern += QRegularExpression::escape(QString::fromLatin1(part.text));
            break;
        case Part::Kind::Any:
            pattern += QStringLiteral(".*?");
            break;
        case Part::Kind::Named:
            if (known != values.cend()) {
                pattern += QRegularExpression::escape(QString::fromLatin1(*known));
            } else if (names.contains(part.text)) {
                pattern += QStringLiteral("\\k<%1>").arg(QString::fromLatin1("v_" + part.text));
            } else {
                pattern += QStringLiteral("(?<v_%1>[^ \\r\\n()\\[\\]]+)").arg(QString::fromLatin1(part.text));
                names += part.text;
            }
            break;
        case Part::Kind::Regex:
            if (part.text.isEmpty() || names.contains(part.text)) {
                pattern += QStringLiteral("(?:%1)").arg(QString::fromLatin1(part.regex));
            } else {
                pattern += QStringLiteral("(?<v_%1>%2)")
                               .arg(QString::fromLatin1(part.text), QString::fromLatin1(part.regex));
                names += part.text;
            }
            break;
        }
    }
    pattern += m_isPrefix ? QString() : QStringLiteral("\\z");
    const QRegularExpression compiled(pattern, QRegularExpression::DotMatchesEverythingOption);
    const auto match = compiled.match(QString::fromLatin1(response));
    if (!match.hasMatch())
        return false;
    for (const QByteArray &name : std::as_const(names))
        values.insert(name, match.captured(QString::fromLatin1("v_" + name)).toLatin1());
    return true;
}

bool CheckScript::insert(QByteArray &text, const Pattern::Values &values, QByteArray *missing)
{
    QByteArray out;
    qsizetype at = 0;
    for (qsizetype begin = text.indexOf("${"); begin >= 0; begin = text.indexOf("${", at)) {
        const qsizetype end = text.indexOf('}', begin);
        const QByteArray name = text.sliced(begin + 2, std::max<qsizetype>(end - begin - 2, 0));
        const auto known = values.constFind(name);
        if (end < 0 || (name != "$" && known == values.cend())) {
            if (missing)
                *missing = name;
            return false;
        }
        out += text.sliced(at, begin - at) + (name == "$" ? QByteArray("$") : *known);
        at = end + 1;
    }
    text = out + text.sliced(at);
    return true;
}

namespace {

// Reads the lines of a script.
class Reader
{
public:
    Expected<CheckScript> read(const QByteArray &text);

private:
    bool readLine(QByteArrayView line);
    bool readCommand(QByteArrayView text);
    bool readExpectation(CheckScript::Expectation::Kind kind, QByteArrayView text);
    bool readDirective(QByteArrayView text);
    bool endLiteral();
    bool fail(const QString &why)
    {
        m_why = why;
        return false;
    }

    CheckScript m_script;
    QByteArrayList m_tags;
    int m_line = 0;
    QString m_why;
    // A command or an expectation whose literal goes on in the next line.
    QByteArray m_begun;
    qint64 m_literal = -1;
    bool m_isServers = false;
    int m_begunAt = 0;
    CheckScript::Expectation::Kind m_kind = {};
};

Expected<CheckScript> Reader::read(const QByteArray &text)
{
    for (const QByteArray &line : text.split('\n')) {
        ++m_line;
        if (!readLine(line))
            return Error{
                Error::Kind::InvalidArgument, {}, QStringLiteral("line %1: %2").arg(m_line).arg(m_why)};
    }
    if (m_literal >= 0)
        return Error{Error::Kind::InvalidArgument,
                     {},
                     QStringLiteral("line %1: the literal has less than its bytes").arg(m_begunAt)};
    if (m_script.steps.empty())
        return Error{Error::Kind::InvalidArgument, {}, QStringLiteral("there is no command in it")};
    return std::move(m_script);
}

bool Reader::readLine(QByteArrayView line)
{
    using Kind = CheckScript::Expectation::Kind;
    using LineKind = TranscriptLine::Kind;
    while (line.startsWith(' '))
        line = line.sliced(1);
    if (line.startsWith('%'))
        return readDirective(line.sliced(1).trimmed());
    const bool isChoice = line.startsWith("S?") || line.startsWith("S!");
    const Kind kind = line.startsWith("S?") ? Kind::May : line.startsWith("S!") ? Kind::MustNot : Kind::Must;
    const QByteArray asServers = isChoice ? "S:" + line.sliced(2).toByteArray() : line.toByteArray();
    TranscriptLine read = TranscriptLine::read(asServers);
    if (read.kind == LineKind::Unknown)
        return fail(QStringLiteral("a script has no such line"));
    if (read.kind != LineKind::Client && read.kind != LineKind::Server)
        return true;
    if (read.isPrefix)
        return fail(QStringLiteral("a command must be there as a whole"));
    const bool isServers = read.kind == LineKind::Server;
    if (m_literal >= 0 && isServers != m_isServers) {
        if (isServers && read.text.startsWith('+'))
            return true; // which goes without saying
        return fail(QStringLiteral("the literal before has less than its bytes"));
    }
    if (m_literal < 0) {
        m_begun.clear();
        m_isServers = isServers;
        m_kind = kind;
        m_begunAt = m_line;
    }
    const qsizetype before = m_begun.size();
    m_begun += read.text;
    qsizetype lineBegin = before;
    if (m_literal >= 0) {
        const QByteArray end = read.end == TranscriptLine::End::Lf ? "\n" : "\r\n";
        m_begun += end;
        const qsizetype size = sizeInScript(QByteArrayView(m_begun).sliced(before), m_literal);
        const bool isWithin = size < 0 || before + size > m_begun.size() - end.size();
        const bool isOpen =
            QByteArrayView(m_begun).sliced(before).contains("${") && size == m_begun.size() - before;
        if (isWithin && !isOpen) {
            m_literal -= m_begun.size() - before - 3 * m_begun.sliced(before).count("${$}");
            return true;
        }
        m_begun.chop(end.size());
        lineBegin = std::min<qsizetype>(before + size, m_begun.size());
    }
    const QByteArrayView rest = QByteArrayView(m_begun).sliced(lineBegin);
    const bool mayAnnounce = !isServers || !isStatusResponse(m_begun);
    m_literal = mayAnnounce ? announcedLiteral(rest) : -1;
    if (m_literal >= 0) {
        m_begun += "\r\n";
        return true;
    }
    return isServers ? readExpectation(m_kind, m_begun) : readCommand(m_begun);
}

bool Reader::readCommand(QByteArrayView text)
{
    const qsizetype space = text.indexOf(' ');
    const bool isAnswer = space < 0 || QByteArrayView(text).trimmed() == "DONE";
    if (isAnswer) {
        if (m_script.steps.empty())
            return fail(QStringLiteral("a command needs a tag"));
        m_script.steps.back().lines += text.toByteArray();
        return true;
    }
    CheckScript::Step step;
    step.command = text.sliced(space + 1).toByteArray();
    step.line = m_begunAt;
    const QByteArray verb = step.command.left(std::max<qsizetype>(step.command.indexOf(' '), 0)).toUpper();
    if (verb == "LOGIN" || verb == "AUTHENTICATE")
        return fail(QStringLiteral("the login is that of the URL"));
    m_script.steps.push_back(std::move(step));
    m_tags += text.first(space).toByteArray();
    return true;
}

bool Reader::readExpectation(CheckScript::Expectation::Kind kind, QByteArrayView text)
{
    if (text.startsWith('+'))
        return true; // the server asks where it has to
    CheckScript::Expectation expectation{kind, {}, m_begunAt};
    if (m_script.steps.empty()) {
        if (text.startsWith("* OK") || text.startsWith("* PREAUTH"))
            return true; // the greeting
        return fail(QStringLiteral("there is no command before it"));
    }
    CheckScript::Step &step = m_script.steps.back();
    const qsizetype space = text.indexOf(' ');
    const QByteArray tag = text.first(std::max<qsizetype>(space, 0)).toByteArray();
    const bool isTagged = !text.startsWith('*');
    if (isTagged && tag != m_tags.back())
        return fail(QStringLiteral("the tag is not that of the command before it"));
    if (isTagged && kind != CheckScript::Expectation::Kind::Must)
        return fail(QStringLiteral("the tagged response must come"));
    // Tags do not matter.
    if (!CheckScript::Pattern::read(isTagged ? text.sliced(space + 1) : text, expectation.pattern, m_why))
        return false;
    if (!isTagged)
        step.expectations.push_back(std::move(expectation));
    else if (step.status)
        return fail(QStringLiteral("the command has ended above"));
    else
        step.status = std::move(expectation);
    return true;
}

bool Reader::readDirective(QByteArrayView text)
{
    if (m_script.steps.empty())
        return fail(QStringLiteral("there is no command before it"));
    CheckScript::Step &step = m_script.steps.back();
    const QByteArrayList words = text.toByteArray().simplified().split(' ');
    if (words == QByteArrayList{"unordered"}) {
        step.isUnordered = true;
    } else if (words == QByteArrayList{"strict"}) {
        step.isStrict = true;
    } else if (words.size() == 3 && words[0] == "within" && (words[2] == "ms" || words[2] == "s")) {
        bool isNumber = false;
        const int number = words[1].toInt(&isNumber);
        const int unit = words[2] == "s" ? 1000 : 1;
        if (!isNumber || number <= 0 || number > MostMilliseconds / unit)
            return fail(QStringLiteral("%within takes a time such as 500 ms"));
        step.within = number * unit;
    } else {
        return fail(QStringLiteral("there are %unordered, %strict and %within 500 ms"));
    }
    return true;
}

} // namespace

Expected<CheckScript> CheckScript::read(const QByteArray &text)
{
    return Reader().read(text);
}

QByteArray CheckScript::of(const Traffic &traffic)
{
    ExchangeLog log(&traffic);
    while (!log.isCurrent())
        log.read(1000);
    QByteArray script;
    int tags = 0;
    for (quint64 number = log.firstNumber(); number < log.endNumber(); ++number) {
        const Exchange &exchange = log.at(number);
        if (exchange.kind != Exchange::Kind::Command)
            continue;
        const SentCommand command = SentCommand::of(traffic, exchange);
        if (!command.obstacle.isEmpty())
            continue;
        const QByteArray tag = 'a' + QByteArray::number(++tags);
        const auto add = [&script](const char *mark, const QByteArray &bytes) {
            for (const QByteArray &line : bytes.split('\n'))
                script += mark + (line.endsWith('\r') ? line.chopped(1) : line) + '\n';
        };
        add("C: ", tag + ' ' + escaped(command.line));
        for (const QByteArray &line : command.lines)
            add("C: ", escaped(line));
        const QByteArrayList responses = SentCommand::responses(traffic, exchange);
        if (responses.size() > 2) // servers are free in that
            script += "%unordered\n";
        for (const QByteArray &response : responses) {
            if (response.startsWith('+'))
                continue;
            const bool isTagged = !response.startsWith('*');
            const TranscriptComparison::Options options;
            constexpr char Volatile = '\1';
            QByteArray line = escaped(
                TranscriptComparison::comparable({0, Traffic::Kind::Received, response}, options, Volatile));
            line.replace(Volatile, "${*}");
            if (isTagged)
                line = tag + line.sliced(line.indexOf(' '));
            add("S: ", line + (isStatusResponse(response) ? "..." : ""));
        }
        script += '\n';
    }
    return script;
}

} // namespace imap
