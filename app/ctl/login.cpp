#include "login.h"
#include "terminal.h"
#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;

namespace {

// In characters, of a complaint.
constexpr qsizetype MostWords = 1000;

// Whether it ended without a BYE.
bool isCut(const imap::Error &error)
{
    return error.kind == imap::Error::Kind::ServerClosed && error.text.isEmpty();
}

// The SHA-256 of a certificate in hexadecimal digits, with or without colons between them; empty: it is none.
QByteArray fingerprint(QString text)
{
    text.remove(u':');
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    return text.size() == 64 && bytes.size() == 32 ? bytes : QByteArray();
}

bool wantsPassword(const imap::ConnectOptions &options)
{
    return options.mechanism != "EXTERNAL" && options.mechanism != "ANONYMOUS"
           && options.mechanism != "GSSAPI";
}

} // namespace

QString textOf(const imap::Error &error)
{
    if (!error.text.isEmpty())
        return error.text;
    if (!error.code.isEmpty() && error.code != "UNSENT")
        return QString::fromLatin1(error.code);
    return error.kind == imap::Error::Kind::ServerClosed ? u"the server closed the connection"_s
                                                         : u"no reason was given"_s;
}

void complain(const QString &why)
{
    QString line = why.left(MostWords);
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    }
    if (line.size() < why.size())
        line += u"…"_s;
    std::fprintf(stderr, "mailreevectl: %s\n", qUtf8Printable(line));
}

LoginOptions::LoginOptions() : m_mechanism(u"mechanism"_s, {}, u"name"_s), m_pin(u"pin"_s, {}, u"sha256"_s) {}

QList<QCommandLineOption> LoginOptions::all() const
{
    return m_connection.all() + QList{m_mechanism, m_pin};
}

std::optional<imap::ConnectOptions> LoginOptions::read(const QCommandLineParser &parser,
                                                       const QString &url) const
{
    QString why;
    auto options = m_connection.read(parser, &url, &why);
    if (!options) {
        complain(why);
        return std::nullopt;
    }
    options->mechanism = parser.value(m_mechanism).toLatin1().toUpper();
    if (parser.isSet(m_pin)) {
        options->tls.pinnedSha256 = fingerprint(parser.value(m_pin));
        if (options->tls.pinnedSha256.isEmpty()) {
            complain(
                u"--pin takes the 64 hexadecimal digits of a SHA-256, not %1"_s.arg(parser.value(m_pin)));
            return std::nullopt;
        }
    }
    if (options->address.user.isEmpty() && wantsPassword(*options)) {
        complain(u"the URL names no user: imaps://user@%1"_s.arg(options->address.host));
        return std::nullopt;
    }
    if (options->password.isNull() && wantsPassword(*options)) {
        const auto password =
            askSecret(u"Password of %1 at %2: "_s.arg(options->address.user, options->address.host));
        if (!password) {
            complain(u"there is no password: give --password-file or MAILREEVE_PASSWORD"_s);
            return std::nullopt;
        }
        options->password = *password;
    }
    return options;
}

Login::Login(const imap::ConnectOptions &options)
    : m_connector(options)
    , m_isPinned(!options.tls.pinnedSha256.isEmpty())
    , m_host(u"%1, port %2"_s.arg(options.address.host).arg(options.address.port))
{
    connect(&m_connector, &imap::Connector::ready, this, [this] {
        if (m_connector.mayIgnoreActAs())
            complain(u"%1 is a Courier, which ignores --act-as: this is the session of who logged in"_s.arg(
                m_host));
        emit ready();
    });
    connect(&m_connector, &imap::Connector::failed, this,
            [this](const imap::Error &error) { emit failed(statusOf(error)); });
    connect(&m_connector, &imap::Connector::untrusted, this,
            [this](const imap::Certificate &certificate) { m_untrusted = certificate; });
}

std::unique_ptr<imap::Session> Login::takeAlertSession()
{
    auto session = takeSession();
    connect(session.get(), &imap::Session::alert, this,
            [host = m_host](const QString &text) { complain(u"%1 says: %2"_s.arg(host, text)); });
    return session;
}

// While logging in, what the server refuses is another matter than a line that breaks.
int Login::statusOf(const imap::Error &error)
{
    using Kind = imap::Error::Kind;
    const bool isLoggingIn = m_connector.step() == imap::Connector::Step::LoggingIn;
    const bool isLineBroken = error.kind == Kind::TimedOut || error.kind == Kind::Unreachable
                              || error.kind == Kind::TlsFailed || isCut(error);
    if (error.kind == Kind::Untrusted) {
        // Whoever has pinned another one is not to be talked into this one.
        const QString whatNow =
            m_isPinned ? u"its fingerprint is %1; --pin named another"_s : u"--pin %1 would trust it"_s;
        complain(u"the certificate of %1 is not trusted (%2); %3"_s.arg(
            m_host, m_untrusted.problems.join(u", "_s),
            whatNow.arg(QString::fromLatin1(m_untrusted.sha256.toHex()))));
        return NotConnected;
    }
    if (error.kind == Kind::InvalidArgument && !isLoggingIn) {
        complain(textOf(error)); // a file with certificates that has none
        return Usage;
    }
    if (isLoggingIn && !isLineBroken) {
        complain(u"cannot log in to %1: %2"_s.arg(m_host, textOf(error)));
        return NotAuthenticated;
    }
    complain(u"cannot connect to %1: %2"_s.arg(m_host, textOf(error)));
    return NotConnected;
}

} // namespace app
