#pragma once
#include "arrangedmodel.h"
#include "imapcore/access/accessindex.h"

namespace ui {

// An index of access lists as a grid: a row for each mailbox, a column for each identifier that stands in a list, and in
// the cells the rights of its entries. A cell is worked out when it is looked at.
class AccessGridModel final : public ArrangedModel
{
    Q_OBJECT
public:
    explicit AccessGridModel(QObject *parent = nullptr);

    // It must live until another one is set; null: none.
    void setIndex(imap::AccessIndex *index);
    imap::AccessIndex *accessIndex() const { return m_index; }
    // A part of the name of a mailbox or of its owner. With it, only those have a column who stand in the lists of what is
    // left.
    void setMailboxFilter(const QString &part);
    // A part of an identifier. With it, only the mailboxes have a row in whose lists it stands.
    void setPeopleFilter(const QString &part);

    // By their numbers in the index.
    size_t mailboxAt(int row) const { return thingAt(row); }
    size_t identifierAt(int column) const { return m_columns[size_t(column)]; }
    bool isArranging() const override { return ArrangedModel::isArranging() || m_people.isRunning(); }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const QObject *source() const override { return m_index; }
    size_t things() const override { return m_index->size(); }
    std::optional<RowOrder::Key> keyOf(size_t mailbox) override;
    void prepare() override;
    void rowsTaken() override;
    RowOrder::Key keyOfColumn(size_t identifier) const;
    // One that is new is looked for the next time.
    bool isWanted(size_t identifier) const { return identifier < m_wanted.size() && m_wanted[identifier]; }
    std::optional<imap::Rights> entry(size_t mailbox, size_t identifier) const;
    QString letters(imap::Rights rights) const;
    QString words(size_t mailbox, size_t identifier) const;

    imap::AccessIndex *m_index = nullptr;
    QString m_mailboxFilter, m_peopleFilter;
    std::vector<bool> m_wanted; // by the filter of people
    std::vector<quint32> m_columns;
    RowOrder m_people;
};

} // namespace ui
