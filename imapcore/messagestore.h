#pragma once
#include "limits.h"
#include "sequenceset.h"
#include "wire/cursor.h"
#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace imap {

// What is known of the messages of the selected mailbox, by message sequence number. There is a row for each at
// once, and it costs nothing until something is known of any: each kind of value lies in a column of its own, made
// when the first value comes. UID and flags together take 6 bytes a message; size and date 8 each. Flags are kept
// as the index of a combination that was seen; envelopes and other texts as the bytes that the server sent, to be decoded
// (envelope.h) by whoever shows them.
class MessageStore
{
public:
    enum Flag : quint32 { Seen = 1, Answered = 2, Flagged = 4, Deleted = 8, Draft = 16, Recent = 32 };
    struct Message
    {
        quint32 uid = 0;              // 0: not known
        quint16 flags = 0;            // which combination; 0: not known
        qint64 size = -1;             // octets (RFC822.SIZE); -1: not known
        qint64 internalDate = NoDate; // seconds since 1970, UTC
        quint64 modSeq = 0;           // RFC 7162; 0: not known
    };
    struct FlagSet
    {
        quint32 system = 0;      // the system flags, as bits
        QByteArrayList keywords; // all others, as sent
    };
    static constexpr qint64 NoDate = INT64_MIN;

    explicit MessageStore(const Limits &limits) : m_limits(limits) { clear(); }

    quint32 count() const { return m_count; }
    // `number` is from 1 to count() in all that follows.
    Message at(quint32 number) const;
    quint32 uid(quint32 number) const { return m_uids.at(number); }
    const FlagSet &flags(quint32 number) const { return m_flagSets[m_flags.at(number)]; }
    // What is kept as bytes. Identifiers (RFC 8474) are bare, a preview (RFC 8970) is its text. Null: not known; empty: the
    // server has none.
    enum class Text { Envelope, EmailId, ThreadId, Preview };
    static constexpr size_t TextKinds = 4;
    QByteArrayView text(Text kind, quint32 number) const;
    bool hasText(Text kind, quint32 number) const { return m_texts[size_t(kind)].at(number) != 0; }
    QByteArrayView envelope(quint32 number) const { return text(Text::Envelope, number); }
    bool hasEnvelope(quint32 number) const { return hasText(Text::Envelope, number); }
    // The number of the message with this UID, 0 if none is known to have it. UIDs ascend with the numbers (RFC 9051
    // section 2.3.1.1), but some of them may be unknown.
    quint32 numberOf(quint32 uid) const;
    // The first message whose UID is not less, count() + 1 if there is none; where every UID is known.
    quint32 lowerBound(quint32 uid) const;
    // Whether the UID of every message is known.
    bool knowsAllUids() const { return m_knownUids == m_count; }

    void resize(quint32 count);
    void remove(quint32 number) { remove(number, number); }
    void remove(quint32 first, quint32 last) { remove(SequenceSet(first, last)); }
    void remove(const SequenceSet &numbers); // all of which there are
    void clear();

    void setUid(quint32 number, quint32 uid);
    void setSize(quint32 number, qint64 octets) { m_sizes.set(number, octets + 1, m_count); }
    void setInternalDate(quint32 number, qint64 date) { m_dates.set(number, date ^ NoDate, m_count); }
    void setModSeq(quint32 number, quint64 modSeq) { m_modSeqs.set(number, modSeq, m_count); }
    // A parenthesised list of flags.
    bool readFlags(quint32 number, Cursor &in);
    void setText(Text kind, quint32 number, QByteArrayView bytes);

private:
    // One value of each message. The memory is zeroed and the system gives it page by page, so that a screenful in a
    // mailbox of a million costs what a screenful is.
    template<typename T>
    class Column
    {
    public:
        T at(quint32 number) const { return number <= m_size ? m_values.get()[number - 1] : T(); }
        void set(quint32 number, T value, quint32 count)
        {
            if (number > m_size)
                grow(count);
            m_values.get()[number - 1] = value;
        }
        void remove(const SequenceSet &numbers)
        {
            T *values = m_values.get();
            quint32 left = m_size;
            const auto &ranges = numbers.ranges();
            for (size_t i = 0; i < ranges.size() && ranges[i].first <= m_size; ++i) {
                if (i == 0)
                    left = ranges[i].first - 1;
                const quint32 from = ranges[i].last;
                if (from >= m_size)
                    break;
                const quint32 next =
                    i + 1 < ranges.size() ? std::min(ranges[i + 1].first - 1, m_size) : m_size;
                move(values + left, values + from, next - from);
                left += next - from;
            }
            if (left < m_size)
                std::memset(values + left, 0, (m_size - left) * sizeof(T));
            m_size = left;
        }
        void clear()
        {
            m_values.reset();
            m_size = m_capacity = 0;
        }

    private:
        // A page that nobody has written to takes no memory: of values that are not known none is written.
        static void move(T *to, const T *from, quint32 count)
        {
            constexpr quint32 PageSize = 4096 / sizeof(T);
            for (quint32 at = 0; at < count; at += PageSize) {
                const quint32 size = std::min(PageSize, count - at);
                if (isAnyKnown(from + at, size) || isAnyKnown(to + at, size))
                    std::memmove(to + at, from + at, size * sizeof(T));
            }
        }
        static bool isAnyKnown(const T *values, quint32 count)
        {
            return std::any_of(values, values + count, [](T value) { return value != T(); });
        }
        void grow(quint32 count)
        {
            if (count > m_capacity) {
                const quint32 capacity =
                    m_capacity == 0 ? count : std::max(count, m_capacity + m_capacity / 2);
                std::unique_ptr<T, decltype(&std::free)> values(
                    static_cast<T *>(std::calloc(capacity, sizeof(T))), &std::free);
                Q_CHECK_PTR(values.get());
                if (m_size > 0)
                    move(values.get(), m_values.get(), m_size);
                m_values = std::move(values);
                m_capacity = capacity;
            }
            m_size = count;
        }

        std::unique_ptr<T, decltype(&std::free)> m_values{nullptr, &std::free};
        quint32 m_size = 0, m_capacity = 0;
    };
    quint16 interned(QByteArrayView list, Cursor &in);

    static constexpr qsizetype ChunkSize = 1 << 20;
    static constexpr qsizetype Alignment = 8; // of texts, so that 32 bits reach 32 GiB

    Limits m_limits;
    quint32 m_count = 0;
    quint32 m_knownUids = 0;
    Column<quint32> m_uids;
    Column<quint16> m_flags;
    Column<qint64> m_sizes; // plus 1
    Column<qint64> m_dates; // from NoDate on
    Column<quint64> m_modSeqs;
    Column<quint32> m_texts[TextKinds];              // where the bytes lie, in units of Alignment, plus 1
    std::vector<FlagSet> m_flagSets;                 // the first stands for "not known"
    QHash<QByteArrayView, quint16> m_flagSetsByText; // keys point into m_flagTexts
    std::vector<std::unique_ptr<QByteArray>> m_flagTexts;
    qint64 m_flagBytes = 0; // of them all
    // Of texts, each preceded by its size; and the position of each chunk in the stream of all of them.
    struct Chunk
    {
        qint64 position;
        QByteArray bytes;
    };
    std::vector<Chunk> m_chunks;
};

} // namespace imap
