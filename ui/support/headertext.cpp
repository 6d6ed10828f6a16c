// GLib has members called "signals", which Qt makes a keyword: GMime comes before Qt, and Qt's stay out of it.
#include <gmime/gmime.h>

#include "headertext.h"
#include "mime.h"
#include <QRegularExpression>
#include <QStringList>

namespace ui {

namespace {

// GMime decodes neighbouring base64 words of one charset as one, so that a character may be split between them,
// but stops at the padding of the first. Such neighbours are made one word before it sees them.
QString withJoinedWords(QString text)
{
    static const QRegularExpression neighbours(
        QStringLiteral("=\\?([^?\\s]+)\\?b\\?([^?\\s]*=)\\?=\\s+=\\?\\1\\?b\\?([^?\\s]*)\\?="),
        QRegularExpression::CaseInsensitiveOption);
    for (auto found = neighbours.match(text); found.hasMatch(); found = neighbours.match(text)) {
        const QByteArray joined = QByteArray::fromBase64(found.captured(2).toLatin1())
                                  + QByteArray::fromBase64(found.captured(3).toLatin1());
        text.replace(
            found.capturedStart(), found.capturedLength(),
            QStringLiteral("=?%1?B?%2?=").arg(found.captured(1), QString::fromLatin1(joined.toBase64())));
    }
    return text;
}

QString plainAddress(const imap::Address &address)
{
    const QString mailbox = headerText(address.mailbox);
    return address.host.isEmpty() ? mailbox : mailbox + u'@' + headerText(address.host);
}

bool isGroupMark(const imap::Address &address)
{
    return address.host.isEmpty() && address.name.isEmpty();
}

} // namespace

QString headerText(QByteArrayView raw)
{
    prepareGMime();
    QString text = raw.isValidUtf8() ? QString::fromUtf8(raw) : QString::fromLatin1(raw);
    if (raw.contains("=?")) {
        char *decoded = g_mime_utils_header_decode_text(nullptr, withJoinedWords(text).toUtf8().constData());
        text = QString::fromUtf8(decoded);
        g_free(decoded);
    }
    for (QChar &c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = u' ';
    }
    return text.simplified();
}

QString firstAddress(const std::vector<imap::Address> &addresses)
{
    for (const imap::Address &address : addresses) {
        if (isGroupMark(address))
            continue; // the name or the end of a group
        const QString name = headerText(address.name);
        return name.isEmpty() ? plainAddress(address) : name;
    }
    // "undisclosed-recipients:;" is a group without members.
    return addresses.empty() ? QString() : headerText(addresses.front().mailbox);
}

QString allAddresses(const std::vector<imap::Address> &addresses)
{
    QStringList all;
    for (const imap::Address &address : addresses) {
        if (isGroupMark(address))
            continue;
        const QString name = headerText(address.name);
        const QString plain = plainAddress(address);
        all += name.isEmpty() ? plain : QStringLiteral("%1 <%2>").arg(name, plain);
    }
    return all.join(QStringLiteral(", "));
}

} // namespace ui
