#include "columnfit.h"
#include <QAbstractItemView>
#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <algorithm>

namespace ui {

namespace {
constexpr int Margin = 8; // pixels, between a column and the next
constexpr int Arrow = 16;
constexpr int Later = 100; // milliseconds
} // namespace

ColumnFit::ColumnFit(QAbstractItemView *view, QHeaderView *header)
    : QObject(view)
    , m_view(view)
    , m_header(header)
{
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(false);
    header->setResizeContentsPrecision(100); // of a hundred thousand rows these are enough
    view->viewport()->installEventFilter(this);
    m_later.setSingleShot(true);
    m_later.setInterval(Later);
    connect(&m_later, &QTimer::timeout, this, &ColumnFit::measure);
    // One that is hidden or shown comes from nothing or goes to it.
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
        if (!m_isFitting && before > 0 && width > 0)
            m_byHand[column] = width;
    });
}

void ColumnFit::share(int column, int parts, int leastLetters)
{
    m_shares[column] = {parts, m_view->fontMetrics().averageCharWidth() * leastLetters};
    measure();
}

void ColumnFit::measure()
{
    m_wanted.clear();
    fit();
}

void ColumnFit::measureLater()
{
    if (!m_later.isActive())
        m_later.start();
}

int ColumnFit::wanted(int column)
{
    const auto known = m_wanted.find(column);
    if (known != m_wanted.end())
        return known->second;
    // The header wants room for an arrow in every column.
    const QString title = m_header->model()->headerData(column, Qt::Horizontal).toString();
    const bool isSorted = m_header->isSortIndicatorShown() && m_header->sortIndicatorSection() == column;
    const int header = m_header->fontMetrics().horizontalAdvance(title) + Margin + (isSorted ? Arrow : 0);
    return m_wanted[column] = std::max(m_view->sizeHintForColumn(column), header) + Margin / 2;
}

void ColumnFit::fit()
{
    const QScopedValueRollback isFitting(m_isFitting, true);
    int left = m_view->viewport()->width(), parts = 0;
    std::map<int, int> widths;
    for (int column = 0; column < m_header->count(); ++column) {
        if (m_header->isSectionHidden(column))
            continue;
        if (const auto own = m_byHand.find(column); own != m_byHand.end()) {
            left -= widths[column] = own->second;
        } else if (isShared(column)) {
            left -= widths[column] = m_shares[column].least;
            parts += m_shares[column].parts;
        } else {
            left -= widths[column] = wanted(column);
        }
    }
    for (auto &[column, width] : widths) {
        if (left > 0 && isShared(column) && m_byHand.count(column) == 0) {
            // So that nothing is left over by rounding.
            const int more = left * m_shares[column].parts / parts;
            width += more;
            left -= more;
            parts -= m_shares[column].parts;
        }
        m_header->resizeSection(column, width);
    }
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace ui
