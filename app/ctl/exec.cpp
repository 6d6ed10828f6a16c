#include "exec.h"
#include "imapcore/commands/raw.h"
#include <QCoreApplication>
#include <QTimer>
#include <cerrno>
#include <csignal>
#include <cstdio>

namespace app {

namespace {

constexpr qsizetype BlockBytes = 1 << 18;
// In characters, of a complaint.
constexpr qsizetype MostWords = 1000;

// A command with the literals in it that its author gave.
struct Typed : imap::Raw
{
    void write(imap::Writer &out) const
    {
        if (!line.contains('\n')) {
            Raw::write(out);
            return;
        }
        // All behind the verb of a command that logs in is secret.
        const qsizetype verb = hidesLines() ? line.indexOf(' ') : -1;
        if (verb < 0) {
            out.rawWithLiterals(line);
        } else {
            out.atom(QByteArrayView(line).first(verb));
            out.rawWithLiterals(QByteArrayView(line).sliced(verb + 1), true);
        }
    }
};

// Whether it ended without a BYE.
bool isCut(const imap::Error &error)
{
    return error.kind == imap::Error::Kind::ServerClosed && error.text.isEmpty();
}

QString textOf(const imap::Error &error)
{
    if (!error.text.isEmpty())
        return error.text;
    if (!error.code.isEmpty() && error.code != "UNSENT")
        return QString::fromLatin1(error.code);
    return error.kind == imap::Error::Kind::ServerClosed ? QStringLiteral("the server closed the connection")
                                                         : QStringLiteral("no reason was given");
}

} // namespace

Exec::Exec(const imap::ConnectOptions &options, CommandLines commands, Form form)
    : m_connector(options)
    , m_commands(std::move(commands))
    , m_form(form)
    , m_isPinned(!options.tls.pinnedSha256.isEmpty())
    , m_host(QStringLiteral("%1, port %2").arg(options.address.host).arg(options.address.port))
{
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &Exec::flush);
    connect(&m_connector, &imap::Connector::ready, this, &Exec::begin);
    connect(&m_connector, &imap::Connector::failed, this, &Exec::failed);
    connect(&m_connector, &imap::Connector::untrusted, this,
            [this](const imap::Certificate &certificate) { m_untrusted = certificate; });
}

Exec::~Exec() = default;

int Exec::run()
{
    if (!m_out.open(1, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return NotConnected;
    // From within the loop: what fails at once could not end it otherwise.
    QMetaObject::invokeMethod(&m_connector, &imap::Connector::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void Exec::complain(const QString &why)
{
    flush();
    // The words may be a server's: they are one line, and tell the terminal nothing.
    QString line = why.left(MostWords);
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    }
    if (line.size() < why.size())
        line += QStringLiteral("…");
    std::fprintf(stderr, "mailreevectl: %s\n", qUtf8Printable(line));
}

// While logging in, what the server refuses is another matter than a line that breaks.
void Exec::failed(const imap::Error &error)
{
    using Kind = imap::Error::Kind;
    const bool isLoggingIn = m_connector.step() == imap::Connector::Step::LoggingIn;
    const bool isLineBroken = error.kind == Kind::TimedOut || error.kind == Kind::Unreachable
                              || error.kind == Kind::TlsFailed || isCut(error);
    if (error.kind == Kind::Untrusted) {
        // Whoever has pinned another one is not to be talked into this one.
        const QString whatNow = m_isPinned ? QStringLiteral("its fingerprint is %1; --pin named another")
                                           : QStringLiteral("--pin %1 would trust it");
        complain(QStringLiteral("the certificate of %1 is not trusted (%2); %3")
                     .arg(m_host, m_untrusted.problems.join(QStringLiteral(", ")),
                          whatNow.arg(QString::fromLatin1(m_untrusted.sha256.toHex()))));
        end(NotConnected);
    } else if (error.kind == Kind::InvalidArgument && !isLoggingIn) {
        complain(textOf(error)); // a file with certificates that has none
        end(Usage);
    } else if (isLoggingIn && !isLineBroken) {
        complain(QStringLiteral("cannot log in to %1: %2").arg(m_host, textOf(error)));
        end(NotAuthenticated);
    } else {
        complain(QStringLiteral("cannot connect to %1: %2").arg(m_host, textOf(error)));
        end(NotConnected);
    }
}

void Exec::begin()
{
    if (m_connector.mayIgnoreActAs())
        complain(
            QStringLiteral("%1 is a Courier, which ignores --act-as: this is the session of who logged in")
                .arg(m_host));
    m_session.reset(m_connector.takeSession());
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
    Typed typed;
    typed.line = m_command;
    m_session->send(std::move(typed))->then(this, [this](const imap::Expected<imap::Done> &result) {
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
    complain(
        m_input
            ? QStringLiteral("the connection to %1 ended: %2").arg(m_host, textOf(error))
            : QStringLiteral("the connection to %1 ended during %2: %3").arg(m_host, verb, textOf(error)));
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
