#pragma once
#include "../traffic.h"
#include <QByteArray>
#include <QHash>
#include <QTimer>
#include <deque>
#include <limits>
#include <vector>

namespace imap {

// A command with all that belongs to it, or what a server said unasked in one go, or a note.
struct Exchange
{
    enum class Kind : quint8 { Command, Unasked, Note };
    enum class State : quint8 {
        Waiting,
        Ok,
        No,
        Bad,
        Cut, // the connection was over before
    };
    // Lines of the traffic that follow each other.
    struct Run
    {
        quint64 first;
        quint32 count;
    };

    Kind kind = Kind::Note;
    State state = State::Waiting; // of a command
    bool isMalformed = false;     // something of it was not understood
    quint32 owner = 0, cause = 0;
    quint32 lines = 0, responses = 0;
    // Microseconds since 1970, UTC; 0: not yet, or not known. `answered`: the first word for it came.
    qint64 queued = 0, sent = 0, answered = 0, done = 0;
    qint64 sentBytes = 0, receivedBytes = 0;
    QByteArray verb;    // in upper case, with UID: "UID FETCH"; of what came unasked the first keyword
    QByteArray mailbox; // as on the wire: what it names, else the one that is open
    std::vector<Run> runs;

    qint64 start() const { return queued > 0 ? queued : sent; }
    // From when it was sent until it was done; -1: not known.
    qint64 duration() const { return done > 0 && sent > 0 ? done - sent : -1; }
    quint64 firstLine() const { return runs.front().first; }
    quint64 lastLine() const { return runs.back().first + runs.back().count - 1; }
    // The number in the traffic of its line with this number.
    quint64 lineAt(quint32 number) const;
};

// The traffic of one connection by commands, as it grows. They are numbered from 0 on; the oldest go with their lines.
class ExchangeLog final : public QObject
{
    Q_OBJECT
public:
    // `most`: commands, notes and so on that there are at most; what comes behind them is not read. For traffic that lies
    // elsewhere: some 200 bytes are held for each.
    explicit ExchangeLog(const Traffic *traffic, QObject *parent = nullptr,
                         quint64 most = std::numeric_limits<quint64>::max());

    const Traffic &traffic() const { return *m_traffic; }
    quint64 firstNumber() const { return m_first; }
    quint64 endNumber() const { return m_first + m_exchanges.size(); }
    const Exchange &at(quint64 number) const { return m_exchanges[size_t(number - m_first)]; }
    // Which one a line belongs to; endNumber(): none that is known.
    quint64 numberOf(quint64 line) const;
    // The lines before this one were read; those before firstRead() are forgotten.
    quint64 endRead() const { return m_next; }
    quint64 firstRead() const { return m_next - m_numbers.size(); }
    // Whether all that the traffic has so far was read.
    bool isCurrent() const { return m_next >= m_traffic->endIndex(); }
    // Whether there is more, and it will not be read.
    bool isFull() const { return m_isFull; }
    // Reads on for so long, in milliseconds.
    void read(int most);

    // The command of a line: its tag, and its verb in upper case, with UID. Empty where it is none.
    static QByteArray tagOf(QByteArrayView line);
    static QByteArray verbOf(QByteArrayView line);
    // The mailbox that the command names, as on the wire.
    static QByteArray mailboxOf(QByteArrayView line);

signals:
    void added(quint64 first, quint64 count);
    // The commands from this one on may have changed.
    void updated(const std::vector<quint64> &numbers);
    // These are gone; `first` is the first that is left.
    void dropped(quint64 first);
    // Lines were read. Comes after the others.
    void advanced();

private:
    void follow(int pauseMs);
    void readOn();
    void take(quint64 line, const Traffic::Entry &entry);
    Exchange &begin(Exchange::Kind kind);
    void add(quint64 number, quint64 line, const Traffic::Entry &entry);
    void receive(Exchange &exchange, const Traffic::Entry &entry);
    void drop();
    void over();

    const Traffic *m_traffic;
    quint64 m_most;
    std::deque<Exchange> m_exchanges;
    quint64 m_first = 0, m_next = 0;
    std::deque<quint32> m_numbers;  // of each line that was read: which exchange, its last 32 bits
    QHash<quint32, quint64> m_open; // by owner
    std::vector<quint64> m_updated;
    QByteArray m_mailbox; // that is open
    QHash<QByteArray, QByteArray> m_words;
    QTimer m_timer;
    bool m_hasCome = false, m_isFull = false;
};

} // namespace imap
