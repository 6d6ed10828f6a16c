#pragma once
#include "imapcore/access/accessfindings.h"
#include "imapcore/changes/changeset.h"
#include <QAbstractItemModel>
#include <array>

namespace ui {

// What should be looked at in the access lists of an index, by kinds.
class FindingsModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Mailbox, Who, Rights, Remedy, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;
    // The index must live until others are set; null: none.
    void setFindings(imap::AccessIndex *index, std::vector<imap::AccessFinding> findings);

    // Those of a row: of a kind all.
    std::vector<imap::AccessFinding> findingsAt(const QModelIndex &index) const;
    imap::AccessFinding::Kind kindOf(int group) const { return m_groups[size_t(group)].front().kind; }
    // What would mend it, where that is obvious.
    std::optional<imap::StagedChange> remedyFor(const imap::AccessFinding &finding) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString sentence(imap::AccessFinding::Kind kind);
    QString letters(imap::Rights rights) const;
    QString remedyText(const imap::AccessFinding &finding) const;
    const imap::AccessFinding &finding(const QModelIndex &index) const
    {
        return m_groups[size_t(index.internalId() - 1)][size_t(index.row())];
    }

    imap::AccessIndex *m_index = nullptr;
    std::vector<std::vector<imap::AccessFinding>> m_groups; // of a kind each, none of them empty
};

} // namespace ui
