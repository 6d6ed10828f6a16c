#include "profile.h"
#include <QCoreApplication>

namespace ui {

QString Profile::place() const
{
    const QString host = address.port == imap::defaultPort(address.security)
                             ? address.host
                             : QStringLiteral("%1:%2").arg(address.host).arg(address.port);
    return address.user.isEmpty() ? host : address.user + u'@' + host;
}

QString Profile::title() const
{
    return name.isEmpty() ? place() : name;
}

bool Profile::isSamePlace(const imap::ServerAddress &other, const QString &otherActAs) const
{
    return address.host.compare(other.host, Qt::CaseInsensitive) == 0 && address.port == other.port
           && address.user == other.user && actAs == otherActAs;
}

QString Profile::wordFor(Kind kind)
{
    switch (kind) {
    case Kind::Ordinary:
        break;
    case Kind::Lab:
        return QCoreApplication::translate("ui::Profile", "lab");
    case Kind::Test:
        return QCoreApplication::translate("ui::Profile", "test");
    case Kind::Production:
        return QCoreApplication::translate("ui::Profile", "production");
    }
    return {};
}

QColor Profile::colourOf(Kind kind)
{
    switch (kind) {
    case Kind::Ordinary:
        break;
    case Kind::Lab:
        return QColor(0x2e, 0x7d, 0x32);
    case Kind::Test:
        return QColor(0xa8, 0x62, 0x00);
    case Kind::Production:
        return QColor(0xc6, 0x28, 0x28);
    }
    return QColor(0x3f, 0x6e, 0xb4);
}

} // namespace ui
