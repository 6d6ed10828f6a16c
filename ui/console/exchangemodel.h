#pragma once
#include "imapcore/traffic/exchangefilter.h"
#include "trafficset.h"
#include "imapcore/slicedwork.h"
#include <QAbstractItemModel>
#include <QHash>
#include <QPointer>
#include <deque>

namespace ui {

// What went over the connections, a row for each command with its lines below it; what came unasked and notes have rows of
// their own. Rows come and go as traffic does, in the order of time.
class ExchangeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        Time,
        Connection,
        Tag,
        Command,
        Mailbox,
        Sent,
        Received,
        Duration,
        Status,
        Waterfall,
        Why,
        Note,
        ColumnCount
    };
    enum Role {
        ExchangeRole = Qt::UserRole, // Waterfall: Timing
        MarkRole,                    // bool
        MalformedRole,
    };
    // When something was queued, sent, answered and done, in microseconds; 0: not yet, or not known.
    struct Timing
    {
        qint64 queued = 0, sent = 0, answered = 0, done = 0;
        imap::Exchange::State state = imap::Exchange::State::Waiting;
        bool isCommand = false;
    };
    // One row, wherever it stands.
    struct Place
    {
        quint16 traffic = 0;
        quint64 number = 0; // of the exchange
        quint64 line = 0;   // in the traffic; of an exchange its first
        bool isLine = false;
    };
    // Below a command; the rest is told in the last row.
    static constexpr quint32 MostLines = 1000;

    explicit ExchangeModel(TrafficSet *set, QObject *parent = nullptr);

    TrafficSet *set() const { return m_set; }
    // Those of one traffic; 0: of all.
    void setTraffic(quint16 id);
    quint16 traffic() const { return m_traffic; }
    // Rows are chosen anew in slices: see isFiltering.
    void setFilter(const imap::ExchangeFilter &filter);
    bool isFiltering() const { return m_work != nullptr; }

    Place placeOf(const QModelIndex &index) const;
    // The row of an exchange; invalid: it is not shown.
    QModelIndex indexOf(quint16 traffic, quint64 number) const;
    const imap::Exchange *exchangeOf(const QModelIndex &index) const;
    Timing timingOf(const QModelIndex &index) const;

    bool isMarked(const QModelIndex &index) const;
    void setMarked(const QModelIndex &index, bool marked);
    void setNote(const QModelIndex &index, const QString &note);
    QString noteOf(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void filteringChanged();
    // So many are not there any more, since memory is bounded.
    void oldestDropped();

private:
    struct Row
    {
        quint64 number;
        qint64 time;
        quint16 traffic;
        int below = 0; // rows
    };
    struct Remark
    {
        bool marked = false;
        QString note = {};
    };
    static quint64 keyOf(quint16 traffic, quint64 number) { return (quint64(traffic) << 48) | (number + 1); }
    static bool isBefore(const Row &a, const Row &b)
    {
        return a.time != b.time         ? a.time < b.time
               : a.traffic != b.traffic ? a.traffic < b.traffic
                                        : a.number < b.number;
    }
    const imap::Exchange *exchange(quint16 traffic, quint64 number) const;
    bool isWanted(const TrafficSet::One &one) const { return m_traffic == 0 || one.id == m_traffic; }
    bool accepts(const TrafficSet::One &one, quint64 number) const;
    // A command stands in its own row, the rest of it below.
    static quint32 linesBelow(const imap::Exchange &exchange);
    static int rowsBelow(const imap::Exchange &exchange);
    static Row rowFor(const TrafficSet::One &one, quint64 number);
    int rowOf(quint16 traffic, quint64 number) const;
    void chooseAgain();
    void follow(const TrafficSet::One &one);
    void take(const TrafficSet::One &one, quint64 first, quint64 count);
    void update(const TrafficSet::One &one, const std::vector<quint64> &numbers);
    void drop(const TrafficSet::One &one, quint64 first);
    int rowFrom(const Row &row) const;
    void insert(std::vector<Row> rows);
    template<typename Predicate>
    void removeIf(Predicate gone);
    QVariant exchangeData(const Row &row, int column, int role) const;
    QVariant lineData(const Place &place, quint32 at, int column, int role) const;
    Remark *remarkOf(const QModelIndex &index, bool make);

    TrafficSet *m_set;
    quint16 m_traffic = 0;
    imap::ExchangeFilter m_filter;
    using Rows = std::deque<std::unique_ptr<Row>>; // a child knows its parent by its address
    Rows m_rows;
    // Of each row, in one piece: a view that lays out a hundred thousand asks for nothing else.
    std::vector<quint8> m_hasBelow;
    QHash<quint64, Remark> m_remarks;
    QPointer<imap::SlicedWork> m_work;
};

} // namespace ui
