#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QMetaType>
#include <QString>

namespace imap {

// Modified UTF-7, RFC 3501 section 5.1.3. What cannot be decoded is nothing.
QByteArray encodeUtf7(QStringView text);
QString decodeUtf7(QByteArrayView bytes, bool *ok = nullptr);

// The name of a mailbox. What counts is the name as it stands on the wire: a name whose encoding is broken can
// still be addressed, since it is sent back as it came. INBOX is the same in any case (RFC 9051 section 5.1).
class MailboxName
{
public:
    MailboxName() = default;
    explicit MailboxName(QStringView text) : m_wire(encodeUtf7(text)) {}
    static MailboxName fromWire(QByteArray wire);

    const QByteArray &wire() const { return m_wire; }
    bool isEmpty() const { return m_wire.isEmpty(); }
    bool isInbox() const { return m_wire.compare("INBOX", Qt::CaseInsensitive) == 0; }

    // For people. Broken modified UTF-7 is shown as the bytes it is made of; raw UTF-8 is understood, also
    // between encoded parts.
    QString toString() const;
    // The part after the last separator; the whole name when there is none. `separator` 0: no hierarchy.
    QString lastPart(char separator) const;
    MailboxName parent(char separator) const;
    bool isBelow(const MailboxName &other, char separator) const;

    // Whether a server that says this name means that mailbox. After ENABLE UTF8=ACCEPT it says it in UTF-8, however it
    // was called before (RFC 6855 section 3).
    bool isAnswerTo(const MailboxName &asked) const;

    friend bool operator==(const MailboxName &a, const MailboxName &b)
    {
        return a.m_wire == b.m_wire || (a.isInbox() && b.isInbox());
    }
    friend size_t qHash(const MailboxName &name, size_t seed = 0)
    {
        return name.isInbox() ? qHash(QByteArrayView("INBOX"), seed) : qHash(name.m_wire, seed);
    }

private:
    QByteArray m_wire;
};

} // namespace imap

Q_DECLARE_METATYPE(imap::MailboxName)
