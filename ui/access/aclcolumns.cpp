#include "aclcolumns.h"
#include "ui/models/aclmodel.h"
#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>
#include <numeric>

namespace ui {

namespace {
// Pixels.
constexpr int LeastRight = 24, LeastIdentifier = 110, LeastRole = 64;
constexpr int UsualIdentifier = 180, MostIdentifier = 340;
} // namespace

AclColumns::AclColumns(QTableView *table, AclModel *model) : QObject(table), m_table(table), m_model(model)
{
    QHeaderView *header = table->horizontalHeader();
    header->setMinimumSectionSize(LeastRight);
    header->setResizeContentsPrecision(100); // of thousands of entries these are enough
    table->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this] { m_isByHand = m_isByHand || !m_isFitting; });
}

void AclColumns::measure()
{
    const QScopedValueRollback isFitting(m_isFitting, true);
    QHeaderView *header = m_table->horizontalHeader();
    const auto rights = [this, header](std::vector<int> &widths) {
        m_table->resizeColumnsToContents();
        widths.clear();
        for (int column = AclModel::FirstRight; column < m_model->columnCount(); ++column)
            widths.push_back(header->sectionSize(column));
    };
    m_model->setBrief(true);
    rights(m_letters);
    m_model->setBrief(false);
    rights(m_names);
    for (int &width : m_names)
        width += 8;
    m_identifier =
        std::clamp(header->sectionSize(AclModel::Identifier) + 24, UsualIdentifier, MostIdentifier);
    m_role = std::max(header->sectionSize(AclModel::Role) + 16, 90);
    m_isByHand = false;
    fit();
}

void AclColumns::fit()
{
    const QScopedValueRollback isFitting(m_isFitting, true);
    // Before the first list there is nothing that any column wants.
    if (m_isByHand || m_names.empty()
        || m_names.size() + AclModel::FirstRight != size_t(m_model->columnCount()))
        return;
    const auto sum = [](const std::vector<int> &widths) {
        return std::accumulate(widths.begin(), widths.end(), 0);
    };
    const int room = m_table->viewport()->width();
    const bool isBrief = sum(m_names) + m_role + UsualIdentifier > room;
    m_model->setBrief(isBrief);
    const std::vector<int> &widths = isBrief ? m_letters : m_names;
    const int left = room - sum(widths);
    const int role = std::clamp(left - LeastIdentifier, LeastRole, m_role);
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(AclModel::Role, role);
    header->resizeSection(AclModel::Identifier, std::clamp(left - role, LeastIdentifier, m_identifier));
    for (size_t at = 0; at < widths.size(); ++at)
        header->resizeSection(AclModel::FirstRight + int(at), widths[at]);
}

bool AclColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace ui
