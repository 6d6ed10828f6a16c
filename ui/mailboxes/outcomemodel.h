#pragma once
#include "imapcore/mailboxrun.h"
#include <QAbstractTableModel>

namespace ui {

// What has become of each step of a plan, with the STATUS of its mailbox before and after.
class OutcomeModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Result, Messages, Unseen, Size, UidNext, UidValidity, HighestModSeq, ColumnCount };
    explicit OutcomeModel(const imap::MailboxRun &run, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        imap::MailboxStep step;
        imap::MailboxOutcome outcome;
    };
    std::vector<Row> m_rows;
};

} // namespace ui
