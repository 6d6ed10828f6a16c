#include "transcript.h"
#include "imapcore/traffic/transcriptcomparison.h"
#include "imapcore/traffic/transcriptexport.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;

namespace {

int wrong(const QString &why)
{
    complain(why);
    return Usage;
}

QJsonArray texts(const QByteArrayList &lines)
{
    QJsonArray all;
    for (const QByteArray &line : lines)
        all += QString::fromUtf8(line);
    return all;
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

bool write(const QByteArray &text)
{
    std::signal(SIGPIPE, SIG_DFL); // whoever reads it may have enough
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    if (std::fflush(stdout) == 0)
        return true;
    complain(u"what was found cannot be written: %1"_s.arg(qt_error_string(errno)));
    return false;
}

// With all of it read. Null: it has complained.
std::unique_ptr<imap::TranscriptFile> openTranscript(const QString &fileName)
{
    auto opened = imap::TranscriptFile::open(fileName);
    if (!opened) {
        complain(u"%1: %2"_s.arg(fileName, opened.error().text));
        return nullptr;
    }
    std::unique_ptr<imap::TranscriptFile> file = std::move(*opened);
    file->read(-1);
    if (file->error()) {
        complain(u"%1: %2"_s.arg(fileName, file->error()->text));
        return nullptr;
    }
    if (file->isCut())
        complain(u"%1 ends in the middle"_s.arg(fileName));
    return file;
}

// The lines of a file, without those that are empty.
std::optional<QByteArrayList> linesOfFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        complain(u"%1 cannot be read: %2"_s.arg(fileName, file.errorString()));
        return std::nullopt;
    }
    QByteArrayList lines;
    for (QByteArray line : file.readAll().split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        if (!line.isEmpty())
            lines += line;
    }
    return lines;
}

} // namespace

// --- check

CheckScript::CheckScript(const imap::ConnectOptions &options, Form form, imap::CheckScript script,
                         bool mayChange)
    : Survey(options, form)
    , m_script(std::move(script))
    , m_mayChange(mayChange)
{
}

void CheckScript::begin()
{
    session().setMayChange(m_mayChange);
    m_run = std::make_unique<imap::CheckRun>(m_script, &session());
    connect(m_run.get(), &imap::CheckRun::stepped, this,
            [this](size_t step) { print(m_run->steps()[step], m_script.steps[step].line); });
    connect(m_run.get(), &imap::CheckRun::finished, this, [this] {
        const auto failed = m_run->failed();
        if (m_run->error()) {
            note(u"the connection ended: %1"_s.arg(textOf(*m_run->error())));
            leave(NotConnected);
        } else if (failed > 0) {
            note(u"%1 of %2 commands did not do what the script says"_s.arg(failed).arg(
                m_run->steps().size()));
            leave(Refused);
        } else {
            leave(AllOk);
        }
    });
    m_run->start();
}

void CheckScript::print(const imap::CheckRun::Step &step, int line)
{
    if (form() == Form::Json) {
        QJsonArray failures;
        for (const auto &failure : step.failures)
            failures += QJsonObject{{u"line"_s, failure.line}, {u"why"_s, failure.why}};
        Survey::print(lineOf({{u"line"_s, line},
                              {u"command"_s, QString::fromUtf8(step.command)},
                              {u"held"_s, step.failures.empty()},
                              {u"took"_s, step.took},
                              {u"failures"_s, failures}}));
        return;
    }
    printLine({step.failures.empty() ? u"ok"_s : u"FAILED"_s, QString::number(line),
               QString::fromUtf8(step.command)});
    for (const auto &failure : step.failures)
        printLine({{}, QString::number(failure.line), failure.why});
}

int runCheck(const QStringList &arguments)
{
    const LoginOptions login;
    const QCommandLineOption json(u"json"_s), readOnly(u"read-only"_s);
    QCommandLineParser parser;
    parser.addOptions(login.all());
    parser.addOptions({json, readOnly});
    if (!parser.parse(QStringList{u"check"_s} + arguments))
        return wrong(parser.errorText());
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2)
        return wrong(u"check needs a script and the URL of a server"_s);
    QFile file(words[0]);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(u"%1 cannot be read: %2"_s.arg(words[0], file.errorString()));
    auto script = imap::CheckScript::read(file.readAll());
    if (!script)
        return wrong(u"%1: %2"_s.arg(words[0], script.error().text));
    const auto options = login.read(parser, words[1]);
    if (!options)
        return Usage;
    return CheckScript(*options, parser.isSet(json) ? Survey::Form::Json : Survey::Form::Text,
                       std::move(*script), !parser.isSet(readOnly))
        .run();
}

// --- transcript replay

ReplayTranscript::ReplayTranscript(const imap::ConnectOptions &options, Form form,
                                   std::unique_ptr<imap::TranscriptFile> transcript, bool mayChange)
    : Survey(options, form)
    , m_transcript(std::move(transcript))
    , m_mayChange(mayChange)
{
}

void ReplayTranscript::begin()
{
    session().setMayChange(m_mayChange);
    m_replay = std::make_unique<imap::Replay>(m_transcript.get(), &session());
    connect(m_replay.get(), &imap::Replay::finished, this, &ReplayTranscript::end);
    m_replay->start();
}

void ReplayTranscript::end()
{
    using Result = imap::Replay::Result;
    int status = AllOk;
    for (const auto &step : m_replay->steps()) {
        print(step);
        if (step.result == Result::Failed)
            status = NotConnected;
        else if (step.result == Result::Differs || step.result == Result::Forbidden)
            status = std::max<int>(status, Refused);
    }
    leave(status);
}

void ReplayTranscript::print(const imap::Replay::Step &step)
{
    static constexpr const char *results[] = {"waiting", "same",      "differs",
                                              "failed",  "forbidden", "left out"};
    const QString result = QString::fromLatin1(results[int(step.result)]);
    if (form() == Form::Json) {
        QJsonObject object{{u"command"_s, QString::fromUtf8(step.line)},
                           {u"result"_s, result},
                           {u"then"_s, texts(step.then)},
                           {u"now"_s, texts(step.now)},
                           {u"took"_s, step.took}};
        if (!step.why.isEmpty())
            object.insert(u"why"_s, step.why);
        Survey::print(lineOf(object));
        return;
    }
    QStringList parts{result, QString::fromUtf8(step.line)};
    if (!step.why.isEmpty())
        parts += step.why;
    printLine(parts);
    if (step.result != imap::Replay::Result::Differs)
        return;
    for (const QByteArray &line : step.then)
        printLine({u"-"_s, QString::fromUtf8(line)});
    for (const QByteArray &line : step.now)
        printLine({u"+"_s, QString::fromUtf8(line)});
}

namespace {

int runReplay(const QStringList &arguments)
{
    const LoginOptions login;
    const QCommandLineOption json(u"json"_s), change(u"change"_s);
    QCommandLineParser parser;
    parser.addOptions(login.all());
    parser.addOptions({json, change});
    if (!parser.parse(QStringList{u"replay"_s} + arguments))
        return wrong(parser.errorText());
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2)
        return wrong(u"transcript replay needs a transcript and the URL of a server"_s);
    auto transcript = openTranscript(words[0]);
    if (!transcript)
        return Usage;
    const auto options = login.read(parser, words[1]);
    if (!options)
        return Usage;
    return ReplayTranscript(*options, parser.isSet(json) ? Survey::Form::Json : Survey::Form::Text,
                            std::move(transcript), parser.isSet(change))
        .run();
}

int runScrub(const QStringList &arguments)
{
    const QCommandLineOption level(u"level"_s, {}, u"level"_s, u"names"_s),
        secrets(u"secrets"_s, {}, u"file"_s), name(u"name"_s, {}, u"name"_s);
    QCommandLineParser parser;
    parser.addOptions({level, secrets, name});
    if (!parser.parse(QStringList{u"scrub"_s} + arguments))
        return wrong(parser.errorText());
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2)
        return wrong(u"transcript scrub needs a transcript and the name of a new one"_s);
    const QStringList levels{u"secrets"_s, u"names"_s, u"content"_s};
    imap::TranscriptExport::Options options{words[1], {}};
    if (const auto at = levels.indexOf(parser.value(level)); at >= 0)
        options.level = imap::Scrubber::Level(at);
    else
        return wrong(u"--level takes secrets, names or content, not %1"_s.arg(parser.value(level)));
    if (parser.isSet(secrets)) {
        const auto lines = linesOfFile(parser.value(secrets));
        if (!lines)
            return Usage;
        options.secrets = *lines;
    }
    for (const QString &one : parser.values(name))
        options.names += one.toUtf8();
    const auto transcript = openTranscript(words[0]);
    if (!transcript)
        return Usage;
    options.title = transcript->title();
    imap::TranscriptExport scrubbed(transcript.get(), options);
    const auto result = scrubbed.run();
    if (!result)
        complain(u"%1: %2"_s.arg(words[1], result.error().text));
    return result ? AllOk : NotConnected;
}

int runCompare(const QStringList &arguments)
{
    const QCommandLineOption json(u"json"_s), exact(u"exact"_s);
    QCommandLineParser parser;
    parser.addOptions({json, exact});
    if (!parser.parse(QStringList{u"compare"_s} + arguments))
        return wrong(parser.errorText());
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2)
        return wrong(u"transcript compare needs two transcripts"_s);
    const auto left = openTranscript(words[0]), right = openTranscript(words[1]);
    if (!left || !right)
        return Usage;
    const bool lax = !parser.isSet(exact);
    imap::TranscriptComparison comparison(left.get(), right.get(), {lax, lax, lax});
    comparison.proceed();
    QByteArray out;
    for (const auto &pair : comparison.pairs()) {
        using Verdict = imap::TranscriptComparison::Verdict;
        const auto bytesOf = [](const imap::Traffic &traffic, std::optional<quint64> line) {
            return line ? traffic.at(*line).bytes.toByteArray().replace("\r\n", " ").replace('\n', ' ')
                        : QByteArray();
        };
        static constexpr const char *verdicts[] = {"same", "differs", "only left", "only right"};
        const auto lines = comparison.linesOf(pair);
        if (parser.isSet(json)) {
            QJsonArray all;
            for (const auto &line : lines) {
                QJsonObject object{{u"same"_s, line.isSame}};
                if (line.left)
                    object.insert(u"left"_s, QString::fromUtf8(bytesOf(*left, line.left)));
                if (line.right)
                    object.insert(u"right"_s, QString::fromUtf8(bytesOf(*right, line.right)));
                all += object;
            }
            out +=
                lineOf({{u"verdict"_s, QString::fromLatin1(verdicts[int(pair.verdict)])}, {u"lines"_s, all}});
        } else if (pair.verdict != Verdict::Same) {
            for (const auto &line : lines) {
                if (line.isSame)
                    out += "  " + bytesOf(*left, line.left) + '\n';
                else if (line.left)
                    out += "- " + bytesOf(*left, line.left) + '\n';
                else
                    out += "+ " + bytesOf(*right, line.right) + '\n';
            }
            out += '\n';
        }
    }
    if (!write(out))
        return NotConnected;
    return comparison.differences() == 0 ? AllOk : Refused;
}

int runAssert(const QStringList &arguments)
{
    if (arguments.size() != 1 || (arguments[0].startsWith(u'-') && arguments[0].size() > 1))
        return wrong(u"transcript assert needs a transcript"_s);
    const auto transcript = openTranscript(arguments[0]);
    if (!transcript)
        return Usage;
    return write(imap::CheckScript::of(*transcript)) ? AllOk : NotConnected;
}

} // namespace

int runTranscript(QStringList arguments)
{
    const QString verb = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (verb == u"scrub")
        return runScrub(arguments);
    if (verb == u"compare")
        return runCompare(arguments);
    if (verb == u"replay")
        return runReplay(arguments);
    if (verb == u"assert")
        return runAssert(arguments);
    return wrong(verb.isEmpty() ? u"transcript scrub, compare, replay or assert?"_s
                                : u"there is no transcript %1; --help tells what there is"_s.arg(verb));
}

} // namespace app
