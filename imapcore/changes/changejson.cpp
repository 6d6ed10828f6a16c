#include "changejson.h"
#include <QFile>
#include <QJsonDocument>
#include <QStringDecoder>
#include <optional>

namespace imap {

using namespace Qt::StringLiterals;

QJsonValue bytesToJson(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (!decoder.hasError())
        return text;
    return QJsonObject{{u"b64"_s, QString::fromLatin1(bytes.toBase64())}};
}

std::optional<QByteArray> bytesFromJson(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    const QJsonValue base64 = value.toObject().value(u"b64"_s);
    if (!base64.isString())
        return std::nullopt;
    auto bytes =
        QByteArray::fromBase64Encoding(base64.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return std::nullopt;
    return std::move(*bytes);
}

void putMailbox(QJsonObject &out, const QString &key, const MailboxName &name)
{
    const QString text = name.toString();
    out.insert(key, text);
    if (MailboxName(text) != name)
        out.insert(key + u"_wire"_s, bytesToJson(name.wire()));
}

Expected<QJsonObject> readJsonFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::InvalidArgument, "FILE", file.errorString()};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    // That it cannot be read to its end is found out only now.
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::InvalidArgument, "FILE", file.errorString()};
    if (error.error != QJsonParseError::NoError)
        return Error{Error::Kind::InvalidArgument, "JSON",
                     u"%1, at byte %2"_s.arg(error.errorString()).arg(error.offset)};
    if (!document.isObject())
        return Error{Error::Kind::InvalidArgument, "JSON", u"it begins with no “{”"_s};
    return document.object();
}

QString JsonReader::text(const QString &key)
{
    const QJsonValue value = m_in.value(key);
    if (!value.isString())
        fail(u"“%1” is %2"_s.arg(key, m_in.contains(key) ? u"no text"_s : u"missing"_s));
    return value.toString();
}

std::optional<QByteArray> JsonReader::optionalBytes(const QString &key)
{
    const QJsonValue value = m_in.value(key);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    auto bytes = bytesFromJson(value);
    if (!bytes)
        fail(u"“%1” is neither text nor {\"b64\": …}"_s.arg(key));
    return bytes;
}

MailboxName JsonReader::mailbox(const QString &key)
{
    const QString text = this->text(key);
    if (const auto wire = optionalBytes(key + u"_wire"_s))
        return MailboxName::fromWire(*wire);
    return MailboxName(text);
}

bool JsonReader::flag(const QString &key, bool otherwise)
{
    const QJsonValue value = m_in.value(key);
    if (!value.isUndefined() && !value.isBool())
        fail(u"“%1” is neither true nor false"_s.arg(key));
    return value.toBool(otherwise);
}

} // namespace imap
