#include "url.h"
#include <QUrl>

namespace imap {

quint16 defaultPort(Security security)
{
    return security == Security::Tls ? 993 : 143;
}

Expected<ServerAddress> ServerAddress::fromUrl(const QString &text)
{
    const auto wrong = [](const char *code, const QString &why = {}) {
        return Error{Error::Kind::InvalidArgument, code, why};
    };
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return wrong("SYNTAX", url.errorString().section(u';', 0, 0));
    const QString scheme = url.scheme();
    if (scheme != u"imaps" && scheme != u"imap")
        return wrong("SCHEME");
    if (url.host().isEmpty())
        return wrong("HOST");
    // Everyone on the machine can read a command line.
    if (!url.password().isEmpty())
        return wrong("PASSWORD");
    if ((!url.path().isEmpty() && url.path() != u"/") || url.hasQuery() || url.hasFragment())
        return wrong("PATH");
    ServerAddress address;
    address.security = scheme == u"imaps" ? Security::Tls : Security::None;
    address.host = url.host();
    const int port = url.port(defaultPort(address.security));
    if (port == 0)
        return wrong("PORT");
    address.port = quint16(port);
    // ";AUTH=" chooses a mechanism in RFC 5092; the user name ends before it.
    address.user = url.userName(QUrl::FullyDecoded)
                       .section(QStringLiteral(";AUTH="), 0, 0, QString::SectionCaseInsensitiveSeps);
    return address;
}

QString ServerAddress::toUrl() const
{
    QUrl url;
    url.setScheme(security == Security::Tls ? QStringLiteral("imaps") : QStringLiteral("imap"));
    url.setHost(host);
    url.setUserName(user);
    if (port != defaultPort(security))
        url.setPort(port);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace imap
