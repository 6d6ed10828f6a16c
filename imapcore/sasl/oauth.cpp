#include "mechanism.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace imap {

namespace {

// saslname (RFC 5801 section 4): UTF-8 without "," and "=".
QByteArray saslName(const QString &name)
{
    return name.toUtf8().replace('=', "=3D").replace(',', "=2C");
}

// gs2-header = "n," [authzid] ","        kvpair = key "=" value %x01
// client-resp = (gs2-header %x01 *kvpair %x01) (RFC 7628 section 3.1)
QByteArray bearerMessage(const Credentials &credentials, const QString &who, const QString &host,
                         quint16 port)
{
    QByteArray message = "n,";
    if (!who.isEmpty())
        message += "a=" + saslName(who);
    message += ",\x01";
    if (!host.isEmpty())
        message += "host=" + host.toUtf8() + '\x01';
    if (port)
        message += "port=" + QByteArray::number(port) + '\x01';
    return message + "auth=Bearer " + credentials.accessToken + "\x01\x01";
}

// Google's mechanism, which others took over: "user=" who %x01 "auth=Bearer " token %x01 %x01
QByteArray xoauth2Message(const Credentials &credentials, const QString &who)
{
    return "user=" + who.toUtf8()
           + "\x01"
             "auth=Bearer "
           + credentials.accessToken + "\x01\x01";
}

// What the JSON object of an error challenge says (RFC 7628 section 3.2.2), "status" first.
QString reasonFrom(QByteArrayView challenge)
{
    const QJsonObject object = QJsonDocument::fromJson(challenge.toByteArray()).object();
    QStringList parts;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString part =
            QStringLiteral("%1: %2").arg(member.key(), member.value().toVariant().toString());
        if (member.key() == u"status")
            parts.prepend(part);
        else
            parts.append(part);
    }
    const QString reason = parts.isEmpty() ? QString::fromUtf8(challenge) : parts.join(QStringLiteral(", "));
    return reason.left(200);
}

// One message; whatever the server asks after it is an error in JSON, and the answer to that only lets it say NO.
class OAuth final : public SaslMechanism
{
public:
    OAuth(QByteArray message, QByteArray acknowledgement)
        : m_message(std::move(message))
        , m_acknowledgement(std::move(acknowledgement))
    {
    }

    Expected<Step> step(QByteArrayView challenge) override
    {
        if (!m_spoken) {
            m_spoken = true;
            return Step{std::move(m_message), true};
        }
        if (std::exchange(m_refused, true)) // NO was due: this could go on for ever
            return Error{Error::Kind::LoginRefused, {}, refusal};
        refusal = reasonFrom(challenge);
        return Step{m_acknowledgement, false};
    }

private:
    QByteArray m_message, m_acknowledgement;
    bool m_spoken = false, m_refused = false;
};

bool holdsControl(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return uchar(c) < 0x20 || c == 0x7F; });
}

} // namespace

Expected<std::unique_ptr<SaslMechanism>> makeOAuth(const QByteArray &name, const Credentials &credentials,
                                                   const QString &host, quint16 port)
{
    const QString &who = credentials.actAs.isEmpty() ? credentials.user : credentials.actAs;
    // b64token of RFC 6750 section 2.1 holds no such thing, and %x01 would begin a pair of its own.
    if (credentials.accessToken.isEmpty() || holdsControl(credentials.accessToken)
        || holdsControl(who.toUtf8()) || holdsControl(host.toUtf8()))
        return Error{Error::Kind::InvalidArgument, name,
                     QStringLiteral("No access token, or a control character in it or in a name.")};
    // The acknowledgements: RFC 7628 section 3.2.3, and an empty line for XOAUTH2.
    if (name == "OAUTHBEARER")
        return std::unique_ptr<SaslMechanism>(
            std::make_unique<OAuth>(bearerMessage(credentials, who, host, port), "\x01"));
    return std::unique_ptr<SaslMechanism>(std::make_unique<OAuth>(xoauth2Message(credentials, who), ""));
}

} // namespace imap
