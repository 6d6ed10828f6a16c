#include "serverarguments.h"
#include "terminal.h"

namespace app {

namespace {

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

ServerArguments::ServerArguments(const QString &verb, const QList<QCommandLineOption> &own)
    : m_verb(verb)
    , m_mechanism(QStringLiteral("mechanism"), {}, QStringLiteral("name"))
    , m_pin(QStringLiteral("pin"), {}, QStringLiteral("sha256"))
{
    m_parser.addOptions(m_connection.all());
    m_parser.addOptions({m_mechanism, m_pin});
    m_parser.addOptions(own);
}

bool ServerArguments::parse(const QStringList &arguments, QString *why)
{
    const bool isGood = m_parser.parse(QStringList{m_verb} + arguments);
    if (!isGood)
        *why = m_parser.errorText();
    return isGood;
}

std::optional<imap::ConnectOptions> ServerArguments::connectOptions(const QString &url, QString *why) const
{
    auto options = m_connection.read(m_parser, &url, why);
    if (!options)
        return std::nullopt;
    options->mechanism = m_parser.value(m_mechanism).toLatin1().toUpper();
    if (m_parser.isSet(m_pin)) {
        options->tls.pinnedSha256 = fingerprint(m_parser.value(m_pin));
        if (options->tls.pinnedSha256.isEmpty()) {
            *why = QStringLiteral("--pin takes the 64 hexadecimal digits of a SHA-256, not %1")
                       .arg(m_parser.value(m_pin));
            return std::nullopt;
        }
    }
    if (options->address.user.isEmpty() && wantsPassword(*options)) {
        *why = QStringLiteral("the URL names no user: imaps://user@%1").arg(options->address.host);
        return std::nullopt;
    }
    if (options->password.isNull() && wantsPassword(*options)) {
        const auto password = askSecret(
            QStringLiteral("Password of %1 at %2: ").arg(options->address.user, options->address.host));
        if (!password) {
            *why = QStringLiteral("there is no password: give --password-file or MAILREEVE_PASSWORD");
            return std::nullopt;
        }
        options->password = *password;
    }
    return options;
}

} // namespace app
