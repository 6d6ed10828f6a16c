#include "transcript.h"
#include "givencommand.h"
#include "imapcore/connector.h"
#include "imapcore/description.h"
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDirIterator>
#include <QRegularExpression>
#include <algorithm>

using namespace imap;

namespace {

constexpr char Folder[] = MAILREEVE_SOURCE_DIR "/tests/transcripts/";

// What a line "A: connector …" says.
ConnectOptions optionsOf(const QByteArray &words)
{
    ConnectOptions options;
    options.address.host = QStringLiteral("mail.example.org");
    options.address.security = Security::None;
    options.address.user = QStringLiteral("olivia");
    options.password = QStringLiteral("hunter2");
    for (const QByteArray &word : words.split(' ')) {
        const QByteArray value = word.sliced(word.indexOf('=') + 1);
        if (word == "id")
            options.clientId = {{"name", "Mailreeve"}};
        else if (word.startsWith("mechanism="))
            options.mechanism = value;
        else if (word.startsWith("act-as="))
            options.actAs = QString::fromUtf8(value);
        else if (word.startsWith("enable="))
            options.enable = {value};
        else if (word != "connector")
            qFatal("A transcript's client cannot be \"%s\"", word.constData());
    }
    return options;
}

QByteArray inOneLine(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('\r', "\\r").replace('\n', "\\n").trimmed();
}

// One run of a conversation.
class Run
{
public:
    Run(const Script &script, const Transcript::Delivery &delivery)
        : m_script(script)
        , m_device(new ScriptDevice(script, delivery.pieces, delivery.seed))
    {
        if (delivery.cutAt >= 0)
            m_device->cutAt(delivery.cutAt, delivery.cut);
        QObject::connect(m_device, &ScriptDevice::clientsTurn, &m_context,
                         [this](qsizetype step) { act(size_t(step)); });
        auto *transport = new Transport(m_device);
        const auto &wanted = script.wanted();
        const auto options =
            std::find_if(wanted.begin(), wanted.end(), [](const auto &line) { return line.mark == 'A'; });
        if (options == wanted.end())
            adopt(new Session(transport));
        else
            connectBy(optionsOf(options->text), transport);
    }
    Transcript::Outcome finish();

private:
    void adopt(Session *session);
    void connectBy(const ConnectOptions &options, Transport *transport);
    void act(size_t step);
    QByteArray commandAt(size_t step) const;
    bool isOver() const;
    void readTrace();
    void checkSuccesses();
    QByteArray state() const;

    const Script &m_script;
    ScriptDevice *m_device; // the session's
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Connector> m_connector;
    bool m_connected = true;
    std::map<QByteArray, Reply *> m_given; // by the script's tags; null: it has ended
    std::map<QByteArray, QByteArray> m_wireTags;
    Transcript::Outcome m_outcome;
    Description m_description;
    QObject m_context;
};

void Run::adopt(Session *session)
{
    m_session.reset(session);
    QObject::connect(session, &Session::received, &m_context, [this](QByteArrayView response) {
        m_description.read(response);
        m_outcome.responses += m_description.toJson();
    });
    QObject::connect(session, &Session::malformed, &m_context,
                     [this](QByteArrayView, qsizetype offset, const char *expected) {
                         m_outcome.malformed += QByteArray::number(offset) + ' ' + expected;
                     });
    QObject::connect(session, &Session::closed, &m_context, [this](const Error &error) {
        if (m_connected)
            m_outcome.end = printed(error);
    });
}

void Run::connectBy(const ConnectOptions &options, Transport *transport)
{
    m_connected = false;
    m_connector = std::make_unique<Connector>(options);
    QObject::connect(m_connector.get(), &Connector::ready, &m_context, [this] {
        m_connected = true;
        m_connector->takeSession();
    });
    QObject::connect(m_connector.get(), &Connector::failed, &m_context,
                     [this](const Error &error) { m_outcome.end = printed(error); });
    m_connector->startOver(transport);
    adopt(m_connector->session());
    m_session->setParent(nullptr); // ours from the beginning
}

void Run::act(size_t step)
{
    const auto &steps = m_script.steps();
    if (!m_connected || m_session->state() == Session::State::Closed)
        return;
    // What ends IDLE is that something else is to be sent.
    bool ends = steps[step].bytes == "DONE\r\n";
    while (ends && ++step < steps.size()
           && (steps[step].kind != Script::Step::Kind::Client || tagOf(steps[step].bytes).isEmpty())) {
    }
    if (step == steps.size()) {
        m_given.rbegin()->second->cancel();
        return;
    }
    const QByteArray tag = tagOf(steps[step].bytes).toByteArray();
    if (tag.isEmpty() || m_given.count(tag) > 0)
        return; // the rest of a command that was given
    m_given[tag] = give(*m_session, commandAt(step), &m_context,
                        [this, tag](const QByteArray &result, const QByteArray &value) {
                            m_given[tag] = nullptr;
                            m_outcome.results[tag] = result;
                            m_outcome.values[tag] = inOneLine(value);
                        });
}

// Without its tag and line end, literals inside.
QByteArray Run::commandAt(size_t step) const
{
    const auto &steps = m_script.steps();
    QByteArray text = steps[step].bytes;
    while (announcedLiteral(text.chopped(2)) >= 0) {
        while (++step < steps.size() && steps[step].kind != Script::Step::Kind::Client) {
        }
        if (step == steps.size())
            break;
        text += steps[step].bytes;
    }
    return text.sliced(text.indexOf(' ') + 1).chopped(2);
}

bool Run::isOver() const
{
    const bool ended = !m_device->isOpen() || m_session->state() == Session::State::Closed;
    return (m_device->isFinished() || !m_device->problem().isEmpty() || ended)
           && (m_connected || !m_outcome.end.isEmpty())
           && std::all_of(m_given.begin(), m_given.end(), [](const auto &given) { return !given.second; });
}

void Run::readTrace()
{
    constexpr QByteArrayView Bent = "Read although bent: ";
    const Trace &trace = m_session->trace();
    for (quint64 i = trace.firstIndex(); i < trace.endIndex(); ++i) {
        const Trace::Entry entry = trace.at(i);
        if (entry.kind == Trace::Kind::Note && !entry.bytes.startsWith("Connection closed"))
            m_outcome.notes +=
                (entry.bytes.startsWith(Bent) ? entry.bytes.sliced(Bent.size()) : entry.bytes).toByteArray();
    }
}

// Whether each command that is told to have succeeded has been answered so by the server.
void Run::checkSuccesses()
{
    static const QRegularExpression sentTag(QStringLiteral("^(M\\d{4}) "),
                                            QRegularExpression::MultilineOption);
    QStringList sentTags;
    for (auto found = sentTag.globalMatch(QString::fromLatin1(m_device->sent())); found.hasNext();)
        sentTags += found.next().captured(1);
    QByteArrayList tags;
    for (const Script::Step &step : m_script.steps()) {
        const QByteArray tag = tagOf(step.bytes).toByteArray();
        if (step.kind == Script::Step::Kind::Client && !tag.isEmpty())
            tags += tag;
    }
    const QString arrived = QString::fromLatin1(m_device->arrived());
    for (const auto &[tag, result] : m_outcome.results) {
        const QString sent = sentTags.value(tags.indexOf(tag), QStringLiteral("-"));
        const QRegularExpression answer(u'^' + sent + QStringLiteral(" +OK[ \r][^\n]*\n"),
                                        QRegularExpression::MultilineOption
                                            | QRegularExpression::CaseInsensitiveOption);
        if (result == "OK" && !answer.match(arrived).hasMatch())
            m_outcome.unheard += tag;
    }
}

QByteArray Run::state() const
{
    static constexpr const char *names[] = {"Connecting", "NotAuthenticated", "Authenticated", "Selected",
                                            "Closed"};
    QByteArray text = names[int(m_session->state())];
    if (m_session->mailbox().isSelected())
        text += ' ' + m_session->mailbox().name().toString().toUtf8() + ' '
                + QByteArray::number(m_session->mailbox().count());
    return text;
}

Transcript::Outcome Run::finish()
{
    const QDeadlineTimer deadline(20'000);
    for (int quiet = 0; quiet < 4 && !deadline.hasExpired();) {
        QCoreApplication::processEvents();
        quiet = isOver() ? quiet + 1 : 0;
    }
    if (!m_device->problem().isEmpty())
        m_outcome.problem = m_device->problem().toUtf8();
    else if (!isOver())
        m_outcome.problem = "It does not end. " + m_device->position().toUtf8();
    else if (!m_device->clientIsDone())
        m_outcome.problem = "The client is not done. " + m_device->position().toUtf8();
    m_outcome.state = state();
    m_outcome.size = m_device->cameBytes();
    readTrace();
    checkSuccesses();
    m_connector.reset();
    m_session.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return m_outcome;
}

} // namespace

QStringList Transcript::files()
{
    QStringList names;
    QDirIterator found(QString::fromLatin1(Folder), {QStringLiteral("*.imap")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (found.hasNext())
        names += found.next().mid(qsizetype(sizeof Folder) - 1);
    names.sort();
    return names;
}

Transcript::Outcome Transcript::replay(const Delivery &delivery) const
{
    return Run(m_script, delivery).finish();
}

namespace {

// What the lines of a file say.
struct Stated
{
    QByteArrayList malformed, notes;
    std::map<qsizetype, QByteArray> responses; // those that are described, by their place among all
    std::map<QByteArray, QByteArray> results, values;
    QByteArray end, state;

    explicit Stated(const Script &script)
    {
        for (const Script::Wanted &line : script.wanted())
            read(script, line);
    }

private:
    void read(const Script &script, const Script::Wanted &line)
    {
        const QByteArray tag = tagOf(line.text + ' ').toByteArray();
        const QByteArray rest = tag.isEmpty() ? line.text : line.text.sliced(tag.size()).trimmed();
        if (line.mark == 'M') {
            malformed += line.text;
        } else if (line.mark == 'N') {
            notes += line.text;
        } else if (line.mark == 'V') {
            values[tag] = rest;
        } else if (line.mark == 'Z') {
            state = rest;
        } else if (line.mark == 'E') {
            (tag.isEmpty() ? end : results[tag]) = rest;
        } else if (line.mark == 'R') {
            Framer framer;
            framer.append(script.serverBytes(line.steps));
            qsizetype place = -1;
            while (framer.next())
                ++place;
            responses[place] = line.text;
        }
    }
};

// Empty: what is wanted was found.
QByteArray unlike(const char *mark, const QByteArray &wanted, const QByteArray &found)
{
    return wanted == found ? QByteArray() : QByteArray("wanted ") + mark + wanted + "\nfound     " + found;
}

QByteArray unlike(const Stated &stated, const QByteArrayList &responses)
{
    for (qsizetype i = 0; i < responses.size(); ++i) {
        const QByteArray &found = responses[i];
        const auto wanted = stated.responses.find(i);
        if (wanted != stated.responses.end() && wanted->second != found)
            return unlike("R: ", wanted->second, found);
        if (wanted == stated.responses.end()
            && (found.contains("\"notes\": [") || found.contains("\"error\": true")))
            return "no line says R: " + found;
    }
    const bool all = stated.responses.empty() || stated.responses.rbegin()->first < responses.size();
    return all ? QByteArray() : "nothing came for R: " + stated.responses.rbegin()->second;
}

QByteArray unlike(const Stated &stated, const Transcript::Outcome &outcome)
{
    for (const auto &[tag, result] : outcome.results) {
        const auto wanted = stated.results.find(tag);
        if (const QByteArray difference =
                unlike("E: ", wanted == stated.results.end() ? QByteArray("OK") : wanted->second, result);
            !difference.isEmpty())
            return tag + ' ' + difference;
    }
    for (const auto &[tag, wanted] : stated.results) {
        if (outcome.results.count(tag) == 0)
            return "no command had E: " + tag + ' ' + wanted;
    }
    for (const auto &[tag, wanted] : stated.values) {
        const auto found = outcome.values.find(tag);
        if (found == outcome.values.end() || found->second != wanted)
            return tag + ' '
                   + unlike("V: ", wanted, found == outcome.values.end() ? QByteArray() : found->second);
    }
    return {};
}

} // namespace

QByteArray Transcript::differenceFrom(const Outcome &outcome) const
{
    const Stated stated(m_script);
    if (!outcome.unheard.isEmpty())
        return "told to have succeeded: " + outcome.unheard.join(' ');
    for (const QByteArray &difference :
         {outcome.problem, unlike("M: ", stated.malformed.join("\n  "), outcome.malformed.join("\n  ")),
          unlike("N: ", stated.notes.join("\n  "), outcome.notes.join("\n  ")),
          unlike(stated, outcome.responses), unlike(stated, outcome), unlike("E: ", stated.end, outcome.end),
          stated.state.isEmpty() ? QByteArray() : unlike("Z: ", stated.state, outcome.state)}) {
        if (!difference.isEmpty())
            return difference;
    }
    return {};
}

QByteArray difference(const Transcript::Outcome &a, const Transcript::Outcome &b)
{
    const auto lists = {std::pair(&a.responses, &b.responses), std::pair(&a.malformed, &b.malformed),
                        std::pair(&a.notes, &b.notes), std::pair(&a.unheard, &b.unheard)};
    for (const auto &[one, other] : lists) {
        if (*one != *other)
            return one->join("\n  ") + "\nand\n  " + other->join("\n  ");
    }
    for (const auto &[one, other] : {std::pair(&a.results, &b.results), std::pair(&a.values, &b.values)}) {
        if (*one != *other)
            return "the results differ";
    }
    if (a.end != b.end || a.state != b.state || a.problem != b.problem)
        return a.end + ", " + a.state + ", " + a.problem + " and " + b.end + ", " + b.state + ", "
               + b.problem;
    return {};
}
