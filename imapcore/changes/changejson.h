#pragma once
#include "../error.h"
#include "../mailboxname.h"
#include "changestate.h"
#include <QJsonObject>

namespace imap {

// Bytes as JSON: a string where they are UTF-8, otherwise {"b64": …}, as in decode-format.md.
QJsonValue bytesToJson(const QByteArray &bytes);
// Nothing if it is neither.
std::optional<QByteArray> bytesFromJson(const QJsonValue &value);

// A mailbox as {KEY: text}, and {KEY_wire: …} besides where the text does not lead back to the same name.
void putMailbox(QJsonObject &out, const QString &key, const MailboxName &name);

// The object that a file holds, as ChangeSet::addJson takes it. The error's code is FILE where it cannot be read, with the
// system's words, and JSON where it holds none, with what is wrong and where.
Expected<QJsonObject> readJsonFile(const QString &fileName);

// Reads the members of an object, and remembers what was wrong with the first that was.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &in) : m_in(in) {}

    QString text(const QString &key);
    std::optional<QByteArray> optionalBytes(const QString &key); // nothing: missing or null
    QByteArray bytes(const QString &key) { return optionalBytes(key).value_or(QByteArray()); }
    MailboxName mailbox(const QString &key);
    bool flag(const QString &key, bool otherwise);
    bool has(const QString &key) const { return m_in.contains(key); }
    const QJsonValue value(const QString &key) const { return m_in.value(key); }
    void fail(const QString &why)
    {
        if (m_problem.isEmpty())
            m_problem = why;
    }
    bool isGood() const { return m_problem.isEmpty(); }
    Error error() const { return {Error::Kind::InvalidArgument, {}, m_problem}; }
    template<typename T>
    Expected<T> result(T value) const
    {
        if (isGood())
            return value;
        return error();
    }

private:
    const QJsonObject &m_in;
    QString m_problem;
};

} // namespace imap
