#pragma once
#include "exchange.h"
#include <memory>
#include <optional>

namespace imap {

// Two conversations side by side: their commands with the same verb and arguments beside each other, in order, and what the
// servers said to each.
class TranscriptComparison
{
public:
    struct Options
    {
        // UIDVALIDITY, UIDNEXT, mod-sequences, identifiers of objects and whatever else no two servers have in common.
        bool ignoresVolatile = true;
        // What a status response says to people.
        bool ignoresTexts = true;
        // In which order the untagged responses to one command came.
        bool ignoresOrder = true;
    };
    enum class Verdict : quint8 { Same, Differs, OnlyLeft, OnlyRight };
    // Numbers of exchanges in left() and right(). What came unasked stands between the commands where it came.
    struct Pair
    {
        std::optional<quint64> left, right;
        Verdict verdict;
    };
    // Lines of the traffic of either side.
    struct Line
    {
        std::optional<quint64> left, right;
        bool isSame;
    };

    // Both must live as long, and be over.
    TranscriptComparison(const Traffic *left, const Traffic *right);
    TranscriptComparison(const Traffic *left, const Traffic *right, Options options);

    // Goes on for so long, in milliseconds; -1: to the end. True once it is done.
    bool proceed(int most = -1);
    // In thousandths.
    int progress() const;

    const ExchangeLog &left() const { return m_left.log; }
    const ExchangeLog &right() const { return m_right.log; }
    const std::vector<Pair> &pairs() const { return m_pairs; }
    // How many of them are not the same.
    qsizetype differences() const;
    // The lines of a pair beside each other.
    std::vector<Line> linesOf(const Pair &pair) const;

    // What is compared of a line: a command without its tag, a response without what is ignored.
    // `instead` stands for each volatile value.
    static QByteArray comparable(const Traffic::Entry &entry, const Options &options, char instead = '#');

private:
    struct Side
    {
        explicit Side(const Traffic *traffic) : log(traffic) {}
        ExchangeLog log;
        std::vector<quint64> commands,
            answers;                  // of each exchange: what both have in common if they are the same
        std::vector<quint64> numbers; // of those that are compared
    };
    bool read(Side &side, int most);
    void pair();

    Options m_options;
    Side m_left, m_right;
    std::vector<Pair> m_pairs;
    bool m_isDone = false;
};

} // namespace imap
