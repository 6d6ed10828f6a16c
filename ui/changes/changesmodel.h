#pragma once
#include "imapcore/changes/changeset.h"
#include <QAbstractItemModel>
#include <QTimer>

namespace ui {

// The items of a set of changes, in order or in groups.
class ChangesModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { What, Where, Before, After, Outcome, Cause, ColumnCount };
    enum class Grouping { None, Where, Kind, State, Cause };
    enum Role { IdRole = Qt::UserRole }; // quint64; of a group nothing

    explicit ChangesModel(QObject *parent = nullptr);

    // Null: none. Another one, or none, before it is deleted.
    void setSet(imap::ChangeSet *set);
    void setGrouping(Grouping grouping);
    Grouping grouping() const { return m_grouping; }
    // Where in the set it stands; of a group, where those in it do.
    void addPlaces(const QModelIndex &index, std::vector<size_t> &places) const;
    const imap::ChangeItem *itemAt(const QModelIndex &index) const;
    // Of an item of the set, by its place there.
    QModelIndex indexOf(size_t item) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Group
    {
        QString title;
        std::vector<size_t> items = {};
    };
    void rebuild();
    void rebuildSoon();
    QString groupOf(const imap::ChangeItem &item) const;
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant itemData(const imap::ChangeItem &item, int column, int role) const;

    imap::ChangeSet *m_set = nullptr;
    Grouping m_grouping = Grouping::None;
    std::vector<Group> m_groups; // none without grouping
    struct Position
    {
        size_t group, row;
    };
    std::vector<Position> m_positions; // of each item
    QTimer m_rebuild;
    qint64 m_rebuildMs = 0; // what it took the last time
};

} // namespace ui
