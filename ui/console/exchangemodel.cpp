#include "exchangemodel.h"
#include <algorithm>

namespace ui {

using Kind = imap::Exchange::Kind;

namespace {

// More runs of rows than this are not told one by one.
constexpr size_t MostRuns = 64;

quint32 lineBelow(const imap::Exchange &exchange, int row)
{
    return quint32(row) + (exchange.kind == Kind::Command ? 1 : 0);
}

} // namespace

ExchangeModel::ExchangeModel(TrafficSet *set, QObject *parent) : QAbstractItemModel(parent), m_set(set)
{
    for (const auto &one : set->all())
        follow(*one);
    connect(set, &TrafficSet::added, this, &ExchangeModel::follow);
    connect(set, &TrafficSet::removing, this, [this](const TrafficSet::One &one) {
        one.log->disconnect(this);
        removeIf([id = one.id](const Row &row) { return row.traffic == id; });
    });
}

void ExchangeModel::follow(const TrafficSet::One &one)
{
    connect(one.log.get(), &imap::ExchangeLog::added, this,
            [this, &one](quint64 first, quint64 count) { take(one, first, count); });
    connect(one.log.get(), &imap::ExchangeLog::updated, this,
            [this, &one](const std::vector<quint64> &numbers) { update(one, numbers); });
    connect(one.log.get(), &imap::ExchangeLog::dropped, this,
            [this, &one](quint64 first) { drop(one, first); });
    take(one, one.log->firstNumber(), one.log->endNumber() - one.log->firstNumber());
}

void ExchangeModel::setTraffic(quint16 id)
{
    if (m_traffic == id)
        return;
    m_traffic = id;
    chooseAgain();
}

void ExchangeModel::setFilter(const imap::ExchangeFilter &filter)
{
    if (m_filter.isEmpty() && filter.isEmpty())
        return;
    m_filter = filter;
    chooseAgain();
}

// Until it is done the rows are those of before; what comes meanwhile is among the new ones.
void ExchangeModel::chooseAgain()
{
    delete m_work;
    struct Choice
    {
        std::vector<Row> candidates;
        Rows rows;
    };
    auto choice = std::make_shared<Choice>();
    for (const auto &one : m_set->all()) {
        if (!isWanted(*one))
            continue;
        for (quint64 number = one->log->firstNumber(); number < one->log->endNumber(); ++number)
            choice->candidates.push_back(rowFor(*one, number));
    }
    std::sort(choice->candidates.begin(), choice->candidates.end(), isBefore);
    m_work = new imap::SlicedWork(
        choice->candidates.size(),
        [this, choice](size_t at) {
            const Row &row = choice->candidates[at];
            const TrafficSet::One *one = m_set->of(row.traffic);
            if (one && row.number >= one->log->firstNumber() && accepts(*one, row.number))
                choice->rows.push_back(std::make_unique<Row>(row));
        },
        [this, choice] {
            m_work.clear();
            beginResetModel();
            m_rows = std::move(choice->rows);
            m_hasBelow.clear();
            for (const auto &row : m_rows) {
                if (const imap::Exchange *found = exchange(row->traffic, row->number))
                    row->below = rowsBelow(*found);
                m_hasBelow.push_back(row->below > 0);
            }
            endResetModel();
            // What has come, or changed, since it began.
            for (const auto &one : m_set->all()) {
                quint64 next = one->log->firstNumber();
                for (const Row &row : choice->candidates) {
                    if (row.traffic == one->id)
                        next = std::max(next, row.number + 1);
                }
                if (isWanted(*one) && next < one->log->endNumber())
                    take(*one, next, one->log->endNumber() - next);
                drop(*one, one->log->firstNumber());
            }
            emit filteringChanged();
        },
        this);
    emit filteringChanged();
}

quint32 ExchangeModel::linesBelow(const imap::Exchange &exchange)
{
    return exchange.kind == Kind::Command ? exchange.lines - 1 : exchange.lines > 1 ? exchange.lines : 0;
}

int ExchangeModel::rowsBelow(const imap::Exchange &exchange)
{
    return int(std::min(linesBelow(exchange), MostLines + 1));
}

ExchangeModel::Row ExchangeModel::rowFor(const TrafficSet::One &one, quint64 number)
{
    const imap::Exchange &exchange = one.log->at(number);
    return {number, exchange.sent, one.id, rowsBelow(exchange)};
}

bool ExchangeModel::accepts(const TrafficSet::One &one, quint64 number) const
{
    return isWanted(one)
           && (m_filter.isEmpty() || m_filter.accepts(*one.log, one.log->at(number), one.title));
}

void ExchangeModel::take(const TrafficSet::One &one, quint64 first, quint64 count)
{
    if (m_work || !isWanted(one))
        return;
    std::vector<Row> rows;
    for (quint64 number = first; number < first + count; ++number) {
        if (accepts(one, number))
            rows.push_back(rowFor(one, number));
    }
    insert(std::move(rows));
}

// Where it stands, or would.
int ExchangeModel::rowFrom(const Row &row) const
{
    return int(std::lower_bound(m_rows.begin(), m_rows.end(), row,
                                [](const auto &a, const Row &b) { return isBefore(*a, b); })
               - m_rows.begin());
}

// They are in order themselves, and nearly always behind all that there are.
void ExchangeModel::insert(std::vector<Row> rows)
{
    for (size_t at = 0; at < rows.size();) {
        const int place = rowFrom(rows[at]);
        size_t end = at + 1;
        while (end < rows.size()
               && (size_t(place) == m_rows.size() || isBefore(rows[end], *m_rows[size_t(place)])))
            ++end;
        std::vector<std::unique_ptr<Row>> made;
        std::vector<quint8> hasBelow;
        for (; at < end; ++at) {
            made.push_back(std::make_unique<Row>(rows[at]));
            hasBelow.push_back(rows[at].below > 0);
        }
        beginInsertRows({}, place, place + int(made.size()) - 1);
        m_rows.insert(m_rows.begin() + place, std::make_move_iterator(made.begin()),
                      std::make_move_iterator(made.end()));
        m_hasBelow.insert(m_hasBelow.begin() + place, hasBelow.begin(), hasBelow.end());
        endInsertRows();
    }
}

void ExchangeModel::update(const TrafficSet::One &one, const std::vector<quint64> &numbers)
{
    if (m_work || !isWanted(one))
        return;
    int first = -1, last = -1;
    for (const quint64 number : numbers) {
        const int row = rowOf(one.id, number);
        if (row < 0) {
            // A command that is done may be slow, or refused, only now.
            if (!m_filter.isEmpty() && accepts(one, number))
                insert({rowFor(one, number)});
            continue;
        }
        first = first < 0 ? row : std::min(first, row);
        last = std::max(last, row);
        Row &known = *m_rows[size_t(row)];
        const int below = rowsBelow(one.log->at(number));
        if (known.below < below) {
            beginInsertRows(index(row, 0), known.below, below - 1);
            known.below = below;
            m_hasBelow[size_t(row)] = 1;
            endInsertRows();
        }
    }
    if (first >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void ExchangeModel::drop(const TrafficSet::One &one, quint64 first)
{
    if (m_work)
        return;
    removeIf([id = one.id, first](const Row &row) { return row.traffic == id && row.number < first; });
    emit oldestDropped();
}

template<typename Predicate>
void ExchangeModel::removeIf(Predicate gone)
{
    std::vector<std::pair<int, int>> runs;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (!gone(*m_rows[row]))
            continue;
        m_remarks.remove(keyOf(m_rows[row]->traffic, m_rows[row]->number));
        if (!runs.empty() && runs.back().second + 1 == int(row))
            ++runs.back().second;
        else
            runs.emplace_back(int(row), int(row));
    }
    if (runs.size() > MostRuns) {
        beginResetModel();
        std::erase_if(m_rows, [&gone](const auto &row) { return gone(*row); });
        m_hasBelow.clear();
        for (const auto &row : m_rows)
            m_hasBelow.push_back(row->below > 0);
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->second + 1);
        m_hasBelow.erase(m_hasBelow.begin() + run->first, m_hasBelow.begin() + run->second + 1);
        endRemoveRows();
    }
}

// --- places

const imap::Exchange *ExchangeModel::exchange(quint16 traffic, quint64 number) const
{
    const TrafficSet::One *one = m_set->of(traffic);
    return one && number >= one->log->firstNumber() && number < one->log->endNumber() ? &one->log->at(number)
                                                                                      : nullptr;
}

int ExchangeModel::rowOf(quint16 traffic, quint64 number) const
{
    const imap::Exchange *wanted = exchange(traffic, number);
    if (!wanted)
        return -1;
    const int row = rowFrom({number, wanted->sent, traffic, 0});
    return size_t(row) < m_rows.size() && m_rows[size_t(row)]->traffic == traffic
                   && m_rows[size_t(row)]->number == number
               ? row
               : -1;
}

QModelIndex ExchangeModel::indexOf(quint16 traffic, quint64 number) const
{
    const int row = rowOf(traffic, number);
    return row < 0 ? QModelIndex() : index(row, 0);
}

ExchangeModel::Place ExchangeModel::placeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto *above = static_cast<const Row *>(index.internalPointer());
    const Row &row = above ? *above : *m_rows[size_t(index.row())];
    Place place{row.traffic, row.number, 0, above != nullptr};
    if (const imap::Exchange *found = exchange(row.traffic, row.number))
        place.line = above ? found->lineAt(lineBelow(*found, index.row())) : found->firstLine();
    return place;
}

const imap::Exchange *ExchangeModel::exchangeOf(const QModelIndex &index) const
{
    const Place place = placeOf(index);
    return place.traffic > 0 ? exchange(place.traffic, place.number) : nullptr;
}

ExchangeModel::Timing ExchangeModel::timingOf(const QModelIndex &index) const
{
    const imap::Exchange *found = index.isValid() && !index.internalPointer() ? exchangeOf(index) : nullptr;
    if (!found)
        return {};
    return {found->queued, found->sent,  found->answered,
            found->done,   found->state, found->kind == Kind::Command};
}

QModelIndex ExchangeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_rows[size_t(parent.row())].get() : nullptr);
}

QModelIndex ExchangeModel::parent(const QModelIndex &index) const
{
    const auto *above = static_cast<const Row *>(index.internalPointer());
    return above ? createIndex(rowFrom(*above), 0, nullptr) : QModelIndex();
}

int ExchangeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    if (parent.internalPointer() || parent.column() > 0)
        return 0;
    return m_rows[size_t(parent.row())]->below;
}

int ExchangeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool ExchangeModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_rows.empty();
    if (parent.internalPointer() || parent.column() > 0)
        return false;
    return m_hasBelow[size_t(parent.row())];
}

// --- remarks

ExchangeModel::Remark *ExchangeModel::remarkOf(const QModelIndex &index, bool make)
{
    const Place place = placeOf(index);
    if (place.traffic == 0)
        return nullptr;
    const quint64 key = keyOf(place.traffic, place.number);
    const auto found = m_remarks.find(key);
    return found != m_remarks.end() ? &*found : make ? &m_remarks[key] : nullptr;
}

bool ExchangeModel::isMarked(const QModelIndex &index) const
{
    const Remark *remark = const_cast<ExchangeModel *>(this)->remarkOf(index, false);
    return remark && remark->marked;
}

QString ExchangeModel::noteOf(const QModelIndex &index) const
{
    const Remark *remark = const_cast<ExchangeModel *>(this)->remarkOf(index, false);
    return remark ? remark->note : QString();
}

void ExchangeModel::setMarked(const QModelIndex &index, bool marked)
{
    if (Remark *remark = remarkOf(index, true)) {
        remark->marked = marked;
        emit dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    }
}

void ExchangeModel::setNote(const QModelIndex &index, const QString &note)
{
    if (Remark *remark = remarkOf(index, true)) {
        remark->note = note;
        emit dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    }
}

} // namespace ui
