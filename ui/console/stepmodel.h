#pragma once
#include <QAbstractTableModel>
#include <vector>

namespace ui {

// Commands that are sent one after the other, and what came of each.
class StepModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Mood : quint8 { Waiting, Good, Bad, Neutral };
    struct Step
    {
        QString command;
        Mood mood = Mood::Waiting;
        QString result = {}; // in a word or two
        qint64 took = -1;    // microseconds
        QString detail = {}; // for whoever selects it
    };
    enum Column { Result, Command, Took, ColumnCount };

    explicit StepModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    void setSteps(std::vector<Step> steps);
    void setStep(size_t at, Step step);
    const std::vector<Step> &steps() const { return m_steps; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<Step> m_steps;
};

} // namespace ui
