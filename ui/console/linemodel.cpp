#include "linemodel.h"
#include "ui/support/theme.h"
#include "wiretext.h"
#include <QFontDatabase>
#include <QGuiApplication>
#include <algorithm>

namespace ui {

using Kind = imap::Traffic::Kind;

namespace {
constexpr size_t MostRuns = 64; // of rows that are told one by one
}

LineModel::LineModel(TrafficSet *set, QObject *parent) : QAbstractTableModel(parent), m_set(set)
{
    for (const auto &one : set->all())
        follow(*one);
    connect(set, &TrafficSet::added, this, &LineModel::follow);
    connect(set, &TrafficSet::removing, this, [this](const TrafficSet::One &one) {
        one.log->disconnect(this);
        m_next.remove(one.id);
        m_accepted.remove(one.id);
        removeIf([id = one.id](const Row &row) { return row.traffic == id; });
    });
}

void LineModel::follow(const TrafficSet::One &one)
{
    connect(one.log.get(), &imap::ExchangeLog::dropped, this, [this, &one] { drop(one); });
    connect(one.log.get(), &imap::ExchangeLog::updated, this,
            [this, &one](const std::vector<quint64> &numbers) { update(one, numbers); });
    connect(one.log.get(), &imap::ExchangeLog::advanced, this, [this, &one] { takeUpTo(one); });
    takeUpTo(one);
}

void LineModel::setShown(bool shown)
{
    if (std::exchange(m_isShown, shown) != shown)
        chooseAgain();
}

void LineModel::setTraffic(quint16 id)
{
    if (m_traffic == id)
        return;
    m_traffic = id;
    chooseAgain();
}

void LineModel::setFilter(const imap::ExchangeFilter &filter)
{
    if (m_filter.isEmpty() && filter.isEmpty())
        return;
    m_filter = filter;
    chooseAgain();
}

void LineModel::chooseAgain()
{
    delete m_work;
    m_next.clear();
    m_accepted.clear();
    beginResetModel();
    m_rows.clear();
    endResetModel();
    // To look for words in a million lines takes its time. Those of each traffic are in order, and are merged on the way.
    struct Range
    {
        const TrafficSet::One *one;
        quint64 end;
        Row row; // that comes next
    };
    const auto isLater = [](const Range &a, const Range &b) {
        return isBefore(b.row, a.row);
    };
    // False: it has none any more, or is not there any more itself.
    const auto goTo = [this](Range &range, quint64 line) {
        if (!m_next.contains(range.row.traffic))
            return false;
        line = std::max(line, range.one->traffic->firstIndex());
        if (line >= range.end)
            return false;
        range.row.line = line;
        range.row.time = range.one->traffic->at(line).time;
        return true;
    };
    auto ranges = std::make_shared<std::vector<Range>>();
    size_t lines = 0;
    for (const auto &one : m_set->all()) {
        if (!isWanted(*one))
            continue;
        m_next.insert(one->id, one->log->endRead());
        Range range{one.get(), one->log->endRead(), {0, 0, one->id}};
        if (!goTo(range, one->log->firstRead()))
            continue;
        lines += size_t(range.end - range.row.line);
        ranges->push_back(range);
    }
    std::make_heap(ranges->begin(), ranges->end(), isLater);
    auto rows = std::make_shared<std::deque<Row>>();
    m_work = new imap::SlicedWork(
        lines,
        [this, ranges, rows, isLater, goTo](size_t) {
            if (ranges->empty())
                return;
            std::pop_heap(ranges->begin(), ranges->end(), isLater);
            Range &range = ranges->back();
            // It may have gone meanwhile.
            if (goTo(range, range.row.line) && accepts(*range.one, range.row.line))
                rows->push_back(range.row);
            if (goTo(range, range.row.line + 1))
                std::push_heap(ranges->begin(), ranges->end(), isLater);
            else
                ranges->pop_back();
        },
        [this, rows] {
            m_work.clear();
            // A clock may have been set, and a file may say anything.
            if (!std::is_sorted(rows->begin(), rows->end(), isBefore))
                std::sort(rows->begin(), rows->end(), isBefore);
            beginResetModel();
            m_rows = std::move(*rows);
            endResetModel();
            for (const auto &one : m_set->all()) {
                takeUpTo(*one);
                drop(*one);
            }
            emit filteringChanged();
        },
        this);
    emit filteringChanged();
}

bool LineModel::accepts(const TrafficSet::One &one, quint64 line)
{
    if (m_filter.isEmpty())
        return true;
    const quint64 number = one.log->numberOf(line);
    if (number == one.log->endNumber() || number < one.log->firstNumber())
        return false;
    QSet<quint64> &accepted = m_accepted[one.id];
    if (!accepted.contains(number)) {
        if (!m_filter.accepts(*one.log, one.log->at(number), one.title))
            return false;
        accepted.insert(number);
    }
    return m_filter.acceptsLine(one.traffic->at(line));
}

void LineModel::takeUpTo(const TrafficSet::One &one)
{
    if (m_work || !isWanted(one))
        return;
    quint64 &next = m_next[one.id];
    std::vector<Row> rows;
    for (next = std::max(next, one.log->firstRead()); next < one.log->endRead(); ++next) {
        if (accepts(one, next))
            rows.push_back({next, one.traffic->at(next).time, one.id});
    }
    insert(std::move(rows));
}

// A command may be what is looked for only when it is done: then its first lines are as well.
void LineModel::update(const TrafficSet::One &one, const std::vector<quint64> &numbers)
{
    if (m_work || m_filter.isEmpty() || !isWanted(one))
        return;
    std::vector<Row> rows;
    const quint64 next = m_next.value(one.id);
    for (const quint64 number : numbers) {
        QSet<quint64> &accepted = m_accepted[one.id];
        const imap::Exchange &exchange = one.log->at(number);
        if (accepted.contains(number) || !m_filter.accepts(*one.log, exchange, one.title))
            continue;
        accepted.insert(number);
        for (const imap::Exchange::Run &run : exchange.runs) {
            for (quint64 line = std::max(run.first, one.traffic->firstIndex()); line < run.first + run.count;
                 ++line) {
                const imap::Traffic::Entry entry = one.traffic->at(line);
                if (line < next && m_filter.acceptsLine(entry))
                    rows.push_back({line, entry.time, one.id});
            }
        }
    }
    std::sort(rows.begin(), rows.end(), isBefore);
    insert(std::move(rows));
}

void LineModel::insert(std::vector<Row> rows)
{
    for (size_t at = 0; at < rows.size();) {
        const auto place = std::upper_bound(m_rows.begin(), m_rows.end(), rows[at], isBefore);
        size_t end = at + 1;
        while (end < rows.size() && (place == m_rows.end() || isBefore(rows[end], *place)))
            ++end;
        const int row = int(place - m_rows.begin());
        beginInsertRows({}, row, row + int(end - at) - 1);
        m_rows.insert(place, rows.begin() + qptrdiff(at), rows.begin() + qptrdiff(end));
        endInsertRows();
        at = end;
    }
}

void LineModel::drop(const TrafficSet::One &one)
{
    if (m_work)
        return;
    const quint64 first = one.traffic->firstIndex();
    removeIf([id = one.id, first](const Row &row) { return row.traffic == id && row.line < first; });
}

template<typename Predicate>
void LineModel::removeIf(Predicate gone)
{
    std::vector<std::pair<int, int>> runs;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (!gone(m_rows[row]))
            continue;
        if (!runs.empty() && runs.back().second + 1 == int(row))
            ++runs.back().second;
        else
            runs.emplace_back(int(row), int(row));
    }
    if (runs.size() > MostRuns) {
        beginResetModel();
        std::erase_if(m_rows, gone);
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->second + 1);
        endRemoveRows();
    }
}

LineModel::Place LineModel::placeOf(const QModelIndex &index) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    return {row.traffic, row.line};
}

QModelIndex LineModel::indexOf(quint16 traffic, quint64 line) const
{
    const TrafficSet::One *one = m_set->of(traffic);
    if (!one || line < one->traffic->firstIndex() || line >= one->traffic->endIndex())
        return {};
    const Row row{line, one->traffic->at(line).time, traffic};
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), row, isBefore);
    return found != m_rows.end() && found->traffic == traffic && found->line == line
               ? index(int(found - m_rows.begin()), 0)
               : QModelIndex();
}

int LineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LineModel::data(const QModelIndex &index, int role) const
{
    const Place place = placeOf(index);
    const TrafficSet::One *one = m_set->of(place.traffic);
    // Lines may be gone that the views have not been told of yet.
    if (!one || place.line < one->traffic->firstIndex())
        return {};
    const imap::Traffic::Entry entry = one->traffic->at(place.line);
    switch (role) {
    case KindRole:
        return int(entry.kind);
    case Qt::FontRole:
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    case Qt::ForegroundRole: {
        const QPalette palette = QGuiApplication::palette();
        if (entry.kind == Kind::Malformed)
            return Theme::color(Tone::Bad, palette);
        if (entry.kind == Kind::Note || index.column() == Time)
            return Theme::color(Tone::Muted, palette);
        return {};
    }
    case Qt::BackgroundRole:
        if (entry.kind == Kind::Sent)
            return Theme::rowTint(RowTint::Sent, QGuiApplication::palette());
        return {};
    case Qt::ToolTipRole:
        return one->title;
    case Qt::AccessibleTextRole:
        if (index.column() == Direction)
            return entry.kind == Kind::Sent       ? tr("Sent")
                   : entry.kind == Kind::Received ? tr("Received")
                                                  : tr("Note");
        [[fallthrough]];
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Time:
        return WireText::time(entry.time);
    case Direction:
        return WireText::direction(entry.kind);
    default:
        return WireText::folded(entry);
    }
}

QVariant LineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Direction:
        return tr("From");
    default:
        return tr("Line");
    }
}

} // namespace ui
