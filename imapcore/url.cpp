#include "url.h"
#include <QUrl>
#include <algorithm>

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
    const QString user = url.userName(QUrl::FullyEncoded)
                             .section(QStringLiteral(";AUTH="), 0, 0, QString::SectionCaseInsensitiveSeps);
    address.user = QUrl::fromPercentEncoding(user.toUtf8());
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

namespace {

Error wrongPath(const QString &why)
{
    return {Error::Kind::InvalidArgument, "PATH", why};
}

// bchar = achar / ":" / "@" / "/"        achar = uchar / "&" / "="
// uchar = unreserved / sub-delims-sh / pct-encoded (RFC 5092 section 11)
QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toPercentEncoding("!$'()*+,&=:@/"));
}

// achar alone.
QString encodedUser(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toPercentEncoding("!$'()*+,&="));
}

// Nothing where a "%" does not begin two hexadecimal digits.
std::optional<QByteArray> decoded(QStringView text)
{
    const QByteArray bytes = text.toUtf8();
    for (qsizetype at = bytes.indexOf('%'); at >= 0; at = bytes.indexOf('%', at + 1)) {
        const QByteArray digits = bytes.mid(at + 1, 2);
        if (digits.size() < 2
            || !std::all_of(digits.begin(), digits.end(), [](char c) { return isxdigit(uchar(c)) != 0; }))
            return std::nullopt;
    }
    return QByteArray::fromPercentEncoding(bytes);
}

// As text, without the characters that end lines.
std::optional<QString> decodedText(QStringView text)
{
    const auto bytes = decoded(text);
    QString result = bytes ? QString::fromUtf8(*bytes) : QString();
    return bytes && result.toUtf8() == *bytes ? std::optional(std::move(result)) : std::nullopt;
}

bool holdsControl(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return uchar(c) < 0x20 || c == 0x7F; });
}

// nz-number
bool readNumber(QStringView text, quint32 &out)
{
    bool ok = !text.isEmpty()
              && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    out = ok ? text.toUInt(&ok) : 0;
    return ok && out > 0;
}

// partial-range = number ["." nz-number]
bool readPartial(QStringView text, std::optional<ImapUrl::Partial> &out)
{
    const qsizetype dot = text.indexOf(u'.');
    const auto number = [](QStringView digits, quint64 &value) {
        bool ok = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(), [](QChar c) {
            return c >= u'0' && c <= u'9';
        });
        value = ok ? digits.toULongLong(&ok) : 0;
        return ok;
    };
    ImapUrl::Partial partial;
    quint64 size = 0;
    if (!number(dot < 0 ? text : text.first(dot), partial.offset))
        return false;
    if (dot >= 0) {
        if (!number(text.sliced(dot + 1), size) || size == 0)
            return false;
        partial.size = size;
    }
    out = partial;
    return true;
}

// One of ";UIDVALIDITY=" nz-number, ";UID=" nz-number, ";SECTION=" enc-section, ";PARTIAL=" partial-range, each
// without its ";"; names are taken in any case (RFC 5092 section 11).
bool readParameter(QStringView text, ImapUrl &url)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals < 0)
        return false;
    const QString name = text.first(equals).toString().toUpper();
    const QStringView value = text.sliced(equals + 1);
    if (name == u"UIDVALIDITY")
        return url.uidValidity == 0 && url.uid == 0 && readNumber(value, url.uidValidity);
    if (name == u"UID")
        return url.uid == 0 && readNumber(value, url.uid);
    if (url.uid == 0 || url.partial)
        return false; // the rest is about a message, and nothing follows the range
    if (name == u"PARTIAL")
        return readPartial(value, url.partial);
    const auto section = name == u"SECTION" && url.section.isEmpty() ? decoded(value) : std::nullopt;
    if (!section || section->isEmpty() || holdsControl(*section))
        return false;
    url.section = *section;
    return true;
}

// ipath-query = ["/" [icommand]]        icommand = imessagelist / (imessagepart [iurlauth])
// imessagelist = imailbox-ref ["?" enc-search]
// imessagepart = imailbox-ref iuid [isection] [ipartial]
std::optional<Error> readPath(QStringView path, ImapUrl &url)
{
    if (const qsizetype mark = path.indexOf(u'?'); mark >= 0) {
        const auto search = decodedText(path.sliced(mark + 1));
        if (!search || search->isEmpty() || search->contains(QChar(u'\0')))
            return wrongPath(QStringLiteral("What follows \"?\" is no search."));
        url.search = *search;
        path = path.first(mark);
    }
    for (const auto word : {u";EXPIRE=", u";URLAUTH="}) {
        const qsizetype at = path.indexOf(QStringView(word), 0, Qt::CaseInsensitive);
        if (at >= 0) {
            url.authorization = path.sliced(at + 1).toString();
            path = path.first(at);
        }
    }
    const auto pieces = path.split(u';');
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        QStringView piece = pieces[i];
        // All but UIDVALIDITY have a "/" before them.
        if (piece.endsWith(u'/') && i + 1 < pieces.size()
            && !pieces[i + 1].startsWith(u"UIDVALIDITY=", Qt::CaseInsensitive))
            piece.chop(1);
        if (i > 0) {
            if (!readParameter(piece, url))
                return wrongPath(QStringLiteral("\";%1\" is not understood.").arg(piece));
            continue;
        }
        const auto name = decodedText(piece);
        if (!name || holdsControl(name->toUtf8()))
            return wrongPath(QStringLiteral("\"%1\" is no mailbox.").arg(piece));
        url.mailbox = MailboxName(*name);
    }
    const bool isAboutMailbox = url.uidValidity || url.uid || !url.search.isEmpty();
    if (url.mailbox.isEmpty() && isAboutMailbox)
        return wrongPath(QStringLiteral("The mailbox is missing."));
    if (url.uid && !url.search.isEmpty())
        return wrongPath(QStringLiteral("A search and a message at once."));
    if (!url.authorization.isEmpty() && !url.uid)
        return wrongPath(QStringLiteral("URLAUTH without a message."));
    return std::nullopt;
}

} // namespace

Expected<ImapUrl> ImapUrl::fromText(const QString &text)
{
    ImapUrl url;
    url.server.host.clear();
    const qsizetype authority = text.startsWith(u'/') ? 0 : text.indexOf(u"://") + 3;
    qsizetype path = text.size();
    for (const QChar end : {u'/', u'?', u'#'}) {
        if (const qsizetype at = text.indexOf(end, authority); at >= 0)
            path = std::min(path, at);
    }
    if (authority > 0 || path > 0) {
        auto server = ServerAddress::fromUrl(text.first(path));
        if (!server)
            return server.error();
        url.server = std::move(*server);
        // iauth = ";AUTH=" ("*" / enc-auth-type)
        const QString user = text.mid(authority, path - authority).section(u'@', 0, -2);
        const qsizetype at = user.indexOf(u";AUTH=", 0, Qt::CaseInsensitive);
        url.mechanism =
            at < 0 ? QByteArray() : decoded(QStringView(user).sliced(at + 6)).value_or("").toUpper();
    }
    const QStringView rest = QStringView(text).sliced(path);
    if (rest.contains(u'#') || (!rest.isEmpty() && !rest.startsWith(u'/')))
        return wrongPath(QStringLiteral("A mailbox begins with \"/\"."));
    if (rest.size() > 1) {
        if (const auto error = readPath(rest.sliced(1), url))
            return *error;
    }
    return url;
}

QList<ImapUrl> ImapUrl::fromReferral(const QByteArray &arguments)
{
    QList<ImapUrl> urls;
    for (const QByteArray &word : arguments.split(' ')) {
        if (auto url = fromText(QString::fromUtf8(word)))
            urls += std::move(*url);
    }
    return urls;
}

QString ImapUrl::path() const
{
    QString text(u'/');
    if (mailbox.isEmpty())
        return text;
    text += encoded(mailbox.toString().toUtf8());
    if (uidValidity)
        text += QStringLiteral(";UIDVALIDITY=%1").arg(uidValidity);
    if (!search.isEmpty())
        text += u'?' + encoded(search.toUtf8());
    if (!uid)
        return text;
    text += QStringLiteral("/;UID=%1").arg(uid);
    if (!section.isEmpty())
        text += QStringLiteral("/;SECTION=") + encoded(section);
    if (partial)
        text += QStringLiteral("/;PARTIAL=%1").arg(partial->offset);
    if (partial && partial->size)
        text += QStringLiteral(".%1").arg(*partial->size);
    return authorization.isEmpty() ? text : text + u';' + authorization;
}

QString ImapUrl::toText() const
{
    if (server.host.isEmpty())
        return path();
    ServerAddress nobody = server;
    nobody.user.clear();
    QString text = nobody.toUrl();
    QString user = encodedUser(server.user.toUtf8());
    if (!mechanism.isEmpty())
        user += QStringLiteral(";AUTH=") + encodedUser(mechanism);
    if (!user.isEmpty())
        text.insert(text.indexOf(u"://") + 3, user + u'@');
    return text + path();
}

} // namespace imap
