#include "comparisonmodel.h"
#include "ui/support/icons.h"
#include "wiretext.h"

namespace ui {

using Comparison = imap::TranscriptComparison;

void ComparisonModel::setPairs(const Comparison *comparison, bool onlyDifferences)
{
    beginResetModel();
    m_comparison = comparison;
    m_isOfLines = false;
    m_rows.clear();
    for (size_t i = 0; comparison && i < comparison->pairs().size(); ++i) {
        if (!onlyDifferences || comparison->pairs()[i].verdict != Comparison::Verdict::Same)
            m_rows.push_back(i);
    }
    endResetModel();
}

void ComparisonModel::setLines(const Comparison *comparison, size_t pair)
{
    beginResetModel();
    m_comparison = comparison;
    m_isOfLines = true;
    m_lines = comparison && pair < comparison->pairs().size() ? comparison->linesOf(comparison->pairs()[pair])
                                                              : std::vector<Comparison::Line>();
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_isOfLines ? m_lines.size() : m_rows.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Comparison::Verdict ComparisonModel::verdict(int row) const
{
    if (!m_isOfLines)
        return m_comparison->pairs()[m_rows[size_t(row)]].verdict;
    const Comparison::Line &line = m_lines[size_t(row)];
    return line.isSame ? Comparison::Verdict::Same
           : line.left ? Comparison::Verdict::OnlyLeft
                       : Comparison::Verdict::OnlyRight;
}

QString ComparisonModel::text(int row, bool left) const
{
    const imap::ExchangeLog &log = left ? m_comparison->left() : m_comparison->right();
    std::optional<quint64> line;
    if (m_isOfLines) {
        line = left ? m_lines[size_t(row)].left : m_lines[size_t(row)].right;
    } else {
        const Comparison::Pair &pair = m_comparison->pairs()[m_rows[size_t(row)]];
        if (const auto number = left ? pair.left : pair.right)
            line = log.at(*number).firstLine();
    }
    if (!line)
        return {};
    const imap::Traffic::Entry entry = log.traffic().at(*line);
    return WireText::direction(entry.kind) + u' ' + WireText::folded(entry.bytes);
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    using Kind = Comparison::Verdict;
    const Kind kind = verdict(index.row());
    if (index.column() != Verdict)
        return role == Qt::DisplayRole ? text(index.row(), index.column() == Left) : QVariant();
    if (role == Qt::DecorationRole)
        return kind == Kind::Same ? QVariant() : icon(kind == Kind::Differs ? "warning" : "info");
    if (role != Qt::DisplayRole)
        return {};
    switch (kind) {
    case Kind::Same:
        return tr("same");
    case Kind::Differs:
        return tr("differs");
    case Kind::OnlyLeft:
        return tr("only left");
    case Kind::OnlyRight:
        return tr("only right");
    }
    return {};
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Left ? tr("Left") : section == Right ? tr("Right") : QString();
}

} // namespace ui
