#include "exec.h"
#include "imapcore/commands/raw.h"

namespace app {

namespace {

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

} // namespace

Exec::Exec(const imap::ConnectOptions &options, CommandLines commands, Form form)
    : Connected(options)
    , m_commands(std::move(commands))
    , m_form(form)
{
}

void Exec::begin()
{
    connect(&session(), &imap::Session::received, this, &Exec::print);
    connect(&session(), &imap::Session::lineWanted, this, &Exec::answer);
    connect(&session(), &imap::Session::closed, this, [this](const imap::Error &error) {
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
        leave(m_status);
        return;
    }
    if (!*command) {
        complain(command->error().text);
        m_status = Usage;
        leave(m_status);
        return;
    }
    m_command = **command;
    Typed typed;
    typed.line = m_command;
    session().send(std::move(typed))->then(this, [this](const imap::Expected<imap::Done> &result) {
        finished(result);
    });
}

void Exec::finished(const imap::Expected<imap::Done> &result)
{
    using Kind = imap::Error::Kind;
    if (result) {
        if (session().state() != imap::Session::State::Closed) {
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
        leave(m_status);
        return;
    default:
        lost(result.error());
    }
}

void Exec::lost(const imap::Error &error)
{
    if (hasEnded())
        return;
    // Without its arguments, which may be secret.
    const QString verb = QString::fromUtf8(m_command.trimmed().split(' ').value(0)).toUpper();
    complain(
        m_input
            ? QStringLiteral("the connection to %1 ended: %2").arg(host(), textOf(error))
            : QStringLiteral("the connection to %1 ended during %2: %3").arg(host(), verb, textOf(error)));
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
    if (line && *line && session().sendLine(**line))
        return;
    if (line && *line)
        complain(QStringLiteral("a line that holds a line end or NUL is not sent"));
    session().sendLine(m_command.trimmed().compare("IDLE", Qt::CaseInsensitive) == 0 ? "DONE" : "*");
}

void Exec::print(QByteArrayView response)
{
    if (isLeaving())
        return;
    if (m_form == Form::Json) {
        m_description.read(response);
        m_description.appendJson(out());
        out() += '\n';
    } else {
        out() += response;
        out() += "\r\n";
    }
    printed();
}

} // namespace app
