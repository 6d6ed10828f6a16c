#include "errortext.h"
#include <QMetaEnum>

namespace ui {

using Kind = imap::Error::Kind;

namespace {

// In characters. A label of a million is laid out for minutes.
constexpr qsizetype MostWords = 500;

QString withCode(const imap::Error &error)
{
    return error.code.isEmpty() ? error.text
                                : QStringLiteral("[%1] %2").arg(QString::fromLatin1(error.code), error.text);
}

// Where a connection that was being made took too long.
std::optional<imap::Connector::Step> stepOf(const imap::Error &error)
{
    bool isStep = false;
    const int step = QMetaEnum::fromType<imap::Connector::Step>().keyToValue(error.code.constData(), &isStep);
    return isStep ? std::optional(imap::Connector::Step(step)) : std::nullopt;
}

} // namespace

QString ErrorText::shortened(const QString &words)
{
    return words.size() > MostWords ? words.left(MostWords) + u'…' : words;
}

QString ErrorText::describe(const imap::Error &given)
{
    imap::Error error = given;
    error.text = shortened(given.text);
    error.code = given.code.left(MostWords);
    if (error.code == "BADCHARSET")
        return tr("The server can search in no charset that holds this text: “%1”").arg(withCode(error));
    switch (error.kind) {
    case Kind::Refused:
        return tr("The server refused: “%1”").arg(withCode(error));
    case Kind::Rejected:
        return tr("The server did not accept the command: “%1”").arg(withCode(error));
    case Kind::Unsupported:
        if (error.code == "AUTHZID")
            return tr(
                "The server offers no login that can act as another user: that takes SASL PLAIN or SCRAM.");
        if (error.code == "LOGIN")
            return tr("The server allows no way to log in over this connection that is known here.");
        return tr("The server does not announce %1, which this needs.").arg(QString::fromLatin1(error.code));
    case Kind::ReadOnly:
        return tr("Nothing was sent: the connection is read-only. Server > Unlock lets changes through for a "
                  "while.");
    case Kind::InvalidArgument:
        // What was chosen for the connection, not for a command.
        if (error.code == "CA" || error.code == "CERTIFICATE" || error.code == "KEY"
            || error.code == "PASSPHRASE" || error.code == "PIN")
            return error.text;
        if (error.code == "LOST")
            return tr("It was left out: the connection was lost twice when this was sent. Whoever edits it, "
                      "or stages it anew, has it tried again.");
        return tr("This cannot be sent: %1").arg(error.text);
    case Kind::Malformed:
        return tr("The server’s answer could not be understood. %1").arg(error.text);
    case Kind::LimitExceeded:
        return tr("The server sent more than is reasonable, and the connection was ended. %1")
            .arg(error.text);
    case Kind::NotFound:
        return tr("There is no such host. %1").arg(error.text);
    case Kind::ConnectionRefused:
        return tr("Nobody accepts connections there. %1").arg(error.text);
    case Kind::Unreachable:
        return tr("The server cannot be reached. %1").arg(error.text);
    case Kind::TlsFailed:
        return tr("No encrypted connection could be made. %1").arg(error.text);
    case Kind::Untrusted:
        return tr("The server’s certificate did not verify. %1").arg(error.text);
    case Kind::NotEncrypted:
        if (error.code == "PREAUTH")
            return tr("The server treats the connection as logged in before it is encrypted, so nothing was "
                      "sent. Somebody "
                      "may be tampering with the line.");
        if (error.code == "STARTTLS")
            return tr("The server does not offer STARTTLS, so nothing was sent.");
        return tr("The connection could not be encrypted, so nothing more was sent: “%1”")
            .arg(withCode(error));
    case Kind::LoginRefused:
        return tr("The server refused the login: “%1”").arg(withCode(error));
    case Kind::TimedOut:
        return tr("The server did not answer in time.");
    case Kind::ServerClosed:
        return error.text.isEmpty() ? tr("The server closed the connection.")
                                    : tr("The server closed the connection: “%1”").arg(withCode(error));
    case Kind::Cancelled:
        return tr("Cancelled.");
    case Kind::SinkFailed:
        return tr("What the server sent could not be saved. %1").arg(error.text);
    }
    return error.text;
}

QString ErrorText::describe(const imap::Error &error, const imap::ServerAddress &address)
{
    using Step = imap::Connector::Step;
    const auto step = stepOf(error);
    const QString where = QStringLiteral("%1:%2").arg(address.host).arg(address.port);
    switch (error.kind) {
    case Kind::NotFound:
        return tr("There is no host called %1. Is the name spelled right?").arg(address.host);
    case Kind::ConnectionRefused:
        return tr("%1 refuses connections. Is it the right port, and is the server running?").arg(where);
    case Kind::Unreachable:
        return tr("%1 cannot be reached: %2").arg(where, shortened(error.text));
    case Kind::TimedOut:
        if (!step || step == Step::Connecting)
            return tr("%1 did not answer in time.").arg(where);
        if (step != Step::Greeting && step != Step::StartingTls)
            return tr("%1 did not answer in time. The last step was: %2").arg(where, describe(*step));
        return tr("%1 did not answer in time. The last step was: %2 Port 993 wants TLS, port 143 mostly "
                  "STARTTLS: do port and security go together?")
            .arg(where, describe(*step));
    case Kind::TlsFailed:
        return tr("No encrypted connection to %1 could be made. Port 993 wants TLS, port 143 mostly "
                  "STARTTLS. (%2)")
            .arg(where, shortened(error.text));
    case Kind::Untrusted:
        return tr("The certificate of %1 was not trusted, so nothing was sent: %2")
            .arg(where, shortened(error.text));
    case Kind::ServerClosed:
        if (error.text.isEmpty())
            return tr("%1 closed the connection without a word.").arg(where);
        return describe(error);
    default:
        return describe(error);
    }
}

QString ErrorText::describe(imap::Connector::Step step)
{
    switch (step) {
    case imap::Connector::Step::Connecting:
        return tr("Connecting…");
    case imap::Connector::Step::Greeting:
        return tr("Waiting for the server’s greeting…");
    case imap::Connector::Step::StartingTls:
        return tr("Starting TLS…");
    case imap::Connector::Step::AskingCapabilities:
        return tr("Asking what the server can do…");
    case imap::Connector::Step::LoggingIn:
        return tr("Logging in…");
    case imap::Connector::Step::Identifying:
        return tr("Telling each other who we are…");
    case imap::Connector::Step::Enabling:
        return tr("Enabling extensions…");
    case imap::Connector::Step::AskingNamespaces:
        return tr("Asking for the namespaces…");
    case imap::Connector::Step::Ready:
        return tr("Connected");
    }
    return {};
}

} // namespace ui
