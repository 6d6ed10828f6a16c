#include "tracefilter.h"
#include "ui/models/tracemodel.h"

namespace ui {

TraceFilter::TraceFilter(TraceModel *model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(model);
}

void TraceFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool TraceFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    return m_text.isEmpty() || m_model->fullText(row).contains(m_text, Qt::CaseInsensitive);
}

} // namespace ui
