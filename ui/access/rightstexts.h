#pragma once
#include <QByteArrayView>
#include <QCoreApplication>

namespace ui {

// The rights of RFC 4314 in words.
class Rights
{
    Q_DECLARE_TR_FUNCTIONS(Rights)

public:
    static QString name(char right);     // one or two words
    static QString sentence(char right); // what it allows
    // Read, Post, Append, Write, All; "Custom" for any other set; "None".
    static QString role(QByteArrayView rights);
    // The obsolete "c" and "d" stand for others and must be ignored where the server announces RIGHTS=
    // (RFC 4314 section 2.1.1).
    static QByteArray withoutVirtual(QByteArrayView rights);
};

} // namespace ui
