#pragma once
#include "imapcore/mailboxsurvey.h"
#include <QAbstractTableModel>

namespace ui {

// The mailboxes that something is to be done to, with what is in them.
class SurveyModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Messages, Size, Marked, ColumnCount };
    // How much all of them hold.
    struct Sum
    {
        quint64 messages = 0, octets = 0, marked = 0;
        size_t unknown = 0; // of so many it is not known
        bool hasSizes = true;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setMailboxes(std::vector<imap::SurveyedMailbox> mailboxes);
    const std::vector<imap::SurveyedMailbox> &mailboxes() const { return m_mailboxes; }
    Sum sum() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<imap::SurveyedMailbox> m_mailboxes;
};

} // namespace ui
