#include "roworder.h"
#include "imapcore/inbackground.h"
#include <algorithm>

namespace ui {

void RowOrder::cancel()
{
    ++m_round;
    delete m_work;
    m_keyed.clear();
    m_isRunning = false;
}

void RowOrder::start(size_t count, KeyOf keyOf, Qt::SortOrder order)
{
    cancel();
    m_isRunning = true;
    m_work = new imap::SlicedWork(
        count,
        [this, keyOf = std::move(keyOf)](size_t row) {
            if (auto key = keyOf(row))
                m_keyed.push_back({*std::move(key), quint32(row)});
        },
        [this, order] { sort(std::exchange(m_keyed, {}), order); }, this);
}

void RowOrder::sort(std::vector<Keyed> keyed, Qt::SortOrder order)
{
    const auto work = [keyed = std::move(keyed), order]() mutable {
        std::sort(keyed.begin(), keyed.end(), [](const Keyed &a, const Keyed &b) {
            if (a.key.number != b.key.number)
                return a.key.number < b.key.number;
            const int text = a.key.text.compare(b.key.text, Qt::CaseInsensitive);
            return text != 0 ? text < 0 : a.row < b.row;
        });
        if (order == Qt::DescendingOrder)
            std::reverse(keyed.begin(), keyed.end());
        std::vector<quint32> rows;
        rows.reserve(keyed.size());
        for (const Keyed &one : keyed)
            rows.push_back(one.row);
        return rows;
    };
    imap::inBackground(this, work, [this, round = m_round](const std::vector<quint32> &rows) {
        if (round != m_round)
            return;
        m_isRunning = false;
        emit arranged(rows);
    });
}

} // namespace ui
