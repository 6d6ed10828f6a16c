#pragma once
#include <QByteArray>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

// A JSON Web Token (RFC 7519) for `user` until so many seconds from now, signed by HS256.
inline QByteArray webToken(const QString &user, int seconds, const QByteArray &key)
{
    const auto part = [](const QByteArray &bytes) {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const QJsonObject claims{{QStringLiteral("sub"), user},
                             {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + seconds}};
    const QByteArray text = part(R"({"alg":"HS256","typ":"JWT"})") + '.'
                            + part(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    return text + '.' + part(QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256));
}
