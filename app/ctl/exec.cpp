#include "exec.h"
#include "imapcore/commands/raw.h"
#include "imapcore/traffic/transcriptexport.h"
#include <QCoreApplication>
#include <QTimer>
#include <cerrno>
#include <csignal>
#include <cstdio>

namespace app {

namespace {

constexpr qsizetype BlockBytes = 1 << 18;
// Of what is to be saved.
constexpr qint64 RecordedBytes = 1LL << 30;

imap::ConnectOptions recordedBy(const std::shared_ptr<imap::Recorder> &recorder, imap::ConnectOptions options)
{
    options.recorder = recorder;
    return options;
}

} // namespace

Exec::Exec(const imap::ConnectOptions &options, CommandLines commands, Form form, const QString &transcript)
    : m_recorder(transcript.isEmpty() ? nullptr : std::make_shared<imap::Recorder>(RecordedBytes))
    , m_transcript(transcript)
    , m_secrets{options.password.toUtf8(), options.accessToken}
    , m_login(recordedBy(m_recorder, options))
    , m_commands(std::move(commands))
    , m_form(form)
{
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &Exec::flush);
    connect(&m_login, &Login::ready, this, &Exec::begin);
    connect(&m_login, &Login::failed, this, &Exec::end);
}

Exec::~Exec() = default;

int Exec::run()
{
    if (!m_out.open(1, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return NotConnected;
    // From within the loop: what fails at once could not end it otherwise.
    QMetaObject::invokeMethod(&m_login, &Login::start, Qt::QueuedConnection);
    const int status = QCoreApplication::exec();
    return save() ? status : NotConnected;
}

// Also of a connection that broke, or that nobody could log in over.
bool Exec::save()
{
    if (!m_recorder || m_recorder->traces().empty())
        return true;
    const auto trace = m_recorder->traces().back();
    imap::TranscriptExport all(trace.get(),
                               {m_transcript, trace->title(), imap::Scrubber::Level::Secrets, m_secrets});
    const auto result = all.run();
    if (!result)
        app::complain(QStringLiteral("%1: %2").arg(m_transcript, result.error().text));
    return bool(result);
}

void Exec::complain(const QString &why)
{
    flush();
    app::complain(why);
}

void Exec::begin()
{
    m_session = m_login.takeSession();
    connect(m_session.get(), &imap::Session::received, this, &Exec::print);
    connect(m_session.get(), &imap::Session::lineWanted, this, &Exec::answer);
    connect(m_session.get(), &imap::Session::closed, this, [this](const imap::Error &error) {
        if (m_input) // otherwise a command fails with it
            lost(error);
    });
    runNext();
}

// Once the next command is there. It may be a person's, who takes time, and the server may say something meanwhile.
void Exec::goOn(void (Exec::*how)())
{
    flush();
    m_input.reset();
    if (!m_commands.mustWait()) {
        (this->*how)();
        return;
    }
    m_input =
        std::make_unique<QSocketNotifier>(m_commands.input().descriptor(), QSocketNotifier::Read, nullptr);
    connect(m_input.get(), &QSocketNotifier::activated, this, [this, how] {
        m_input->setEnabled(false);
        m_input.release()->deleteLater();
        (this->*how)();
    });
}

void Exec::runNext()
{
    goOn(&Exec::runCommand);
}

void Exec::runCommand()
{
    const auto command = m_commands.next();
    if (!command) {
        leave();
        return;
    }
    if (!*command) {
        complain(command->error().text);
        m_status = Usage;
        leave();
        return;
    }
    m_command = **command;
    imap::Raw raw;
    raw.line = m_command;
    m_session->send(std::move(raw))->then(this, [this](const imap::Expected<imap::Done> &result) {
        finished(result);
    });
}

void Exec::finished(const imap::Expected<imap::Done> &result)
{
    using Kind = imap::Error::Kind;
    if (result) {
        if (m_session->state() != imap::Session::State::Closed) {
            runNext();
        } else if (m_commands.hasMore()) {
            complain(QStringLiteral("commands behind LOGOUT cannot be sent"));
            end(Usage);
        } else {
            end(m_status);
        }
        return;
    }
    switch (result.error().kind) {
    case Kind::Refused:
    case Kind::Rejected:
        m_status = Refused;
        runNext();
        return;
    case Kind::InvalidArgument:
        complain(QStringLiteral("this command cannot be sent: ") + textOf(result.error()));
        m_status = Usage;
        leave();
        return;
    default:
        lost(result.error());
    }
}

void Exec::lost(const imap::Error &error)
{
    if (m_hasEnded)
        return;
    // Without its arguments, which may be secret.
    const QString verb = QString::fromUtf8(m_command.trimmed().split(' ').value(0)).toUpper();
    complain(m_input ? QStringLiteral("the connection to %1 ended: %2").arg(m_login.host(), textOf(error))
                     : QStringLiteral("the connection to %1 ended during %2: %3")
                           .arg(m_login.host(), verb, textOf(error)));
    end(NotConnected);
}

// The server wants more than the command: the next line is what it gets. When there is none, IDLE ends and anything else
// is cancelled (RFC 9051 section 6.2.2).
void Exec::answer()
{
    goOn(&Exec::sendAnswer);
}

void Exec::sendAnswer()
{
    const auto line = m_commands.next();
    if (line && *line && m_session->sendLine(**line))
        return;
    if (line && *line)
        complain(QStringLiteral("a line that holds a line end or NUL is not sent"));
    m_session->sendLine(m_command.trimmed().compare("IDLE", Qt::CaseInsensitive) == 0 ? "DONE" : "*");
}

// Says good-bye, but does not wait for long.
void Exec::leave()
{
    m_isLeaving = true;
    imap::Raw logout;
    logout.line = "LOGOUT";
    m_session->send(std::move(logout))->then(this, [this](const imap::Expected<imap::Done> &) {
        end(m_status);
    });
    QTimer::singleShot(std::chrono::seconds(2), this, [this] { end(m_status); });
}

void Exec::end(int status)
{
    flush();
    if (!std::exchange(m_hasEnded, true))
        QCoreApplication::exit(status);
}

void Exec::print(QByteArrayView response)
{
    if (m_isLeaving)
        return;
    if (m_form == Form::Json) {
        m_description.read(response);
        m_description.appendJson(m_unwritten);
        m_unwritten += '\n';
    } else {
        m_unwritten += response;
        m_unwritten += "\r\n";
    }
    // What came together is written together, and at once.
    if (m_unwritten.size() >= BlockBytes)
        flush();
    else
        m_flush.start();
}

void Exec::flush()
{
    if (m_unwritten.isEmpty())
        return;
    errno = 0;
    const bool isWritten = m_out.write(m_unwritten) == m_unwritten.size();
    m_unwritten.resize(0);
    if (isWritten || m_hasEnded)
        return;
    if (errno == EPIPE) {
        // Whoever read it has enough. Qt ignores the signal, which ends every other filter.
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
    }
    complain(QStringLiteral("what the server says cannot be written: ") + m_out.errorString());
    end(NotConnected);
}

} // namespace app
