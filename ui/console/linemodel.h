#pragma once
#include "imapcore/traffic/exchangefilter.h"
#include "trafficset.h"
#include "imapcore/slicedwork.h"
#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <deque>

namespace ui {

// Every line as it went over the wire, of one connection or of all in the order of time. Texts are made when a line is
// shown.
class LineModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Direction, Line, ColumnCount };
    enum Role { KindRole = Qt::UserRole };
    struct Place
    {
        quint16 traffic = 0;
        quint64 line = 0;
    };

    explicit LineModel(TrafficSet *set, QObject *parent = nullptr);

    // Whether it has rows: while nobody sees them they would cost as much as what is seen. At first it has.
    void setShown(bool shown);
    // Of one traffic; 0: of all.
    void setTraffic(quint16 id);
    // The lines that are meant, of the commands that are. They are chosen anew in slices.
    void setFilter(const imap::ExchangeFilter &filter);
    bool isFiltering() const { return m_work != nullptr; }

    Place placeOf(const QModelIndex &index) const;
    // Invalid: it is not shown.
    QModelIndex indexOf(quint16 traffic, quint64 line) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void filteringChanged();

private:
    struct Row
    {
        quint64 line;
        qint64 time;
        quint16 traffic;
    };
    static bool isBefore(const Row &a, const Row &b)
    {
        return a.time != b.time         ? a.time < b.time
               : a.traffic != b.traffic ? a.traffic < b.traffic
                                        : a.line < b.line;
    }
    bool isWanted(const TrafficSet::One &one) const
    {
        return m_isShown && (m_traffic == 0 || one.id == m_traffic);
    }
    bool accepts(const TrafficSet::One &one, quint64 line);
    void follow(const TrafficSet::One &one);
    void takeUpTo(const TrafficSet::One &one);
    void update(const TrafficSet::One &one, const std::vector<quint64> &numbers);
    void insert(std::vector<Row> rows);
    void drop(const TrafficSet::One &one);
    template<typename Predicate>
    void removeIf(Predicate gone);
    void chooseAgain();

    TrafficSet *m_set;
    bool m_isShown = true;
    quint16 m_traffic = 0;
    imap::ExchangeFilter m_filter;
    std::deque<Row> m_rows;
    QHash<quint16, quint64> m_next;           // the line of each that comes next
    QHash<quint16, QSet<quint64>> m_accepted; // exchanges, where there is a filter
    QPointer<imap::SlicedWork> m_work;
};

} // namespace ui
