#pragma once
#include "imapcore/traffic/trafficprofile.h"
#include <QAbstractTableModel>

namespace ui {

// How long the commands of a traffic took, a row for each verb.
class ProfileModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Verb, Count, Failed, Median, Percentile95, Slowest, Sent, Received, OneByOne, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    explicit ProfileModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    void setVerbs(std::vector<imap::TrafficProfile::Verb> verbs);
    const imap::TrafficProfile::Verb &verbAt(int row) const { return m_verbs[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<imap::TrafficProfile::Verb> m_verbs;
};

} // namespace ui
