#pragma once
#include "imapcore/traffic/transcriptcomparison.h"
#include <QAbstractTableModel>

namespace ui {

// Two conversations beside each other: a row for each pair of commands, or for the lines of one pair.
class ComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Left, Verdict, Right, ColumnCount };

    explicit ComparisonModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    // All pairs, or those that are not the same. Null: none.
    void setPairs(const imap::TranscriptComparison *comparison, bool onlyDifferences);
    // The lines of a pair.
    void setLines(const imap::TranscriptComparison *comparison, size_t pair);
    // Of a row of pairs.
    size_t pairAt(int row) const { return m_rows[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, bool left) const;
    imap::TranscriptComparison::Verdict verdict(int row) const;

    const imap::TranscriptComparison *m_comparison = nullptr;
    std::vector<size_t> m_rows; // numbers of pairs
    std::vector<imap::TranscriptComparison::Line> m_lines;
    bool m_isOfLines = false;
};

} // namespace ui
