#include "stepmodel.h"
#include "ui/support/icons.h"
#include "wiretext.h"

namespace ui {

void StepModel::setSteps(std::vector<Step> steps)
{
    beginResetModel();
    m_steps = std::move(steps);
    endResetModel();
}

void StepModel::setStep(size_t at, Step step)
{
    m_steps[at] = std::move(step);
    emit dataChanged(index(int(at), 0), index(int(at), ColumnCount - 1));
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int StepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    const Step &step = m_steps[size_t(index.row())];
    if (role == Qt::DecorationRole && index.column() == Result) {
        switch (step.mood) {
        case Mood::Good:
            return icon("success");
        case Mood::Bad:
            return icon("error");
        case Mood::Neutral:
            return icon("info");
        case Mood::Waiting:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Result:
        return step.result;
    case Command:
        return WireText::folded(step.command.toUtf8());
    case Took:
        return WireText::duration(step.took);
    default:
        return {};
    }
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Result ? tr("Result") : section == Command ? tr("Command") : tr("Took");
}

} // namespace ui
