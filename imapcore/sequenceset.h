#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QMetaType>
#include <QtGlobal>
#include <optional>
#include <vector>

namespace imap {

// Message sequence numbers or UIDs as ranges (sequence-set, RFC 9051 section 9). It is kept sorted and joined,
// and is never expanded: "1:4294967295" costs eight bytes.
class SequenceSet
{
public:
    struct Range
    {
        quint32 first, last; // both within; first <= last
    };

    // "*", the last message or UID that there is: SequenceSet(3, Star) is "3:*".
    static constexpr quint32 Star = 0xffffffff;

    SequenceSet() = default;
    SequenceSet(quint32 first, quint32 last) { add(first, last); }
    // From the wire; `star` is what "*" stands for. Numbers that no set may hold (0) make the result empty
    // and `ok` false.
    static SequenceSet fromWire(QByteArrayView text, quint32 star = Star, bool *ok = nullptr);

    // The ranges of a set in the order they stand in, where that order means something: COPYUID, ESEARCH for a SORT.
    // "*" and 0 may not be in it. Nothing when it is no set.
    static std::optional<std::vector<Range>> rangesInOrder(QByteArrayView text);

    void add(quint32 number) { add(number, number); }
    void add(quint32 first, quint32 last);
    bool contains(quint32 number) const;
    // Whether a number is in both.
    bool overlaps(const SequenceSet &other) const;
    bool isEmpty() const { return m_ranges.empty(); }
    quint64 count() const;
    // How many of it are less than this one.
    quint64 countBelow(quint32 number) const;
    const std::vector<Range> &ranges() const { return m_ranges; }
    QByteArray toWire() const;

private:
    std::vector<Range> m_ranges;
};

} // namespace imap

Q_DECLARE_METATYPE(imap::SequenceSet)
