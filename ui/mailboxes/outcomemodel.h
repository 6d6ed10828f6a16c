#pragma once
#include "mailboxresult.h"
#include <QAbstractTableModel>

namespace ui {

// What was done to each mailbox, with its STATUS before and after.
class OutcomeModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Result, Messages, Unseen, Size, UidNext, UidValidity, HighestModSeq, ColumnCount };
    explicit OutcomeModel(const std::vector<MailboxResult> &results, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<MailboxResult> m_results;
};

} // namespace ui
