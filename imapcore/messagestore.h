#pragma once
#include "limits.h"
#include "wire/cursor.h"
#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <memory>
#include <vector>

namespace imap {

// What is known of the messages of the selected mailbox, by message sequence number: 32 bytes a message, rows
// for all of them at once. Flags are kept as the index of a combination that was seen; envelopes as the bytes
// the server sent, to be decoded (envelope.h) by whoever shows them.
class MessageStore
{
public:
    enum Flag : quint32 { Seen = 1, Answered = 2, Flagged = 4, Deleted = 8, Draft = 16, Recent = 32 };
    struct Message
    {
        quint32 uid = 0;              // 0: not known
        quint32 envelope = 0;         // where its bytes lie; 0: not known
        qint64 size = -1;             // octets (RFC822.SIZE); -1: not known
        qint64 internalDate = NoDate; // seconds since 1970, UTC
        quint32 flags = 0;            // which combination; 0: not known
    };
    struct FlagSet
    {
        quint32 system = 0;      // the system flags, as bits
        QByteArrayList keywords; // all others, as sent
    };
    static constexpr qint64 NoDate = INT64_MIN;

    explicit MessageStore(const Limits &limits) : m_limits(limits) { clear(); }

    quint32 count() const { return quint32(m_messages.size()); }
    // `number` from 1 to count().
    const Message &at(quint32 number) const { return m_messages[number - 1]; }
    Message &at(quint32 number) { return m_messages[number - 1]; }
    const FlagSet &flags(quint32 number) const { return m_flagSets[at(number).flags]; }
    QByteArrayView envelope(quint32 number) const;
    bool hasEnvelope(quint32 number) const { return at(number).envelope != 0; }

    void resize(quint32 count) { m_messages.resize(count); }
    void remove(quint32 number) { m_messages.erase(m_messages.begin() + (number - 1)); }
    void clear();

    // A parenthesised list of flags.
    bool readFlags(quint32 number, Cursor &in);
    void setEnvelope(quint32 number, QByteArrayView bytes);

private:
    static constexpr qsizetype ChunkSize = 1 << 20;

    Limits m_limits;
    std::vector<Message> m_messages;
    std::vector<FlagSet> m_flagSets;                 // the first stands for "not known"
    QHash<QByteArrayView, quint32> m_flagSetsByText; // keys point into m_flagTexts
    std::vector<std::unique_ptr<QByteArray>> m_flagTexts;
    std::vector<QByteArray> m_chunks; // of envelopes, each preceded by its size
};

} // namespace imap
