#pragma once
#include "imapcore/traffic/transcriptcomparison.h"
#include "trafficset.h"
#include <QBasicTimer>
#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;

namespace ui {

class ComparisonModel;

// Two traffics beside each other, aligned by their commands.
class ComparisonDialog final : public QDialog
{
    Q_OBJECT
public:
    // Which ones at first; others can be chosen.
    ComparisonDialog(TrafficSet *set, quint16 left, quint16 right, QWidget *parent);
    ~ComparisonDialog() override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void compare();
    void showPairs();

    TrafficSet *m_set;
    QComboBox *m_left, *m_right;
    QCheckBox *m_exact, *m_onlyDifferences;
    QLabel *m_status;
    ComparisonModel *m_pairs, *m_lines;
    QTableView *m_table;
    std::shared_ptr<const imap::Traffic> m_traffics[2]; // for as long as they are compared
    std::unique_ptr<imap::TranscriptComparison> m_comparison;
    QBasicTimer m_timer;
};

} // namespace ui
