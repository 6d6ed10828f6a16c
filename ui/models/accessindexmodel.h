#pragma once
#include "imapcore/access/accessindex.h"
#include "roworder.h"
#include <QAbstractTableModel>
#include <QTimer>

namespace ui {

// An index of access lists, seen from its mailboxes or from one person. It holds the order of the rows and nothing else:
// what is shown comes from the index.
class AccessIndexModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Mailbox,
        Owner,
        Entries,   // how many
        Who,       // who may do what, or why the list was refused
        Entry,     // the person's own
        Effective, // what the person may do
        ColumnCount
    };
    enum class View { Mailboxes, Person, Refused };

    explicit AccessIndexModel(QObject *parent = nullptr);

    // It must live until another one is set; null: none.
    void setIndex(imap::AccessIndex *index);
    imap::AccessIndex *index() const { return m_index; }
    using QAbstractTableModel::index;
    void setView(View view);
    View view() const { return m_view; }
    // Whom View::Person is about, as an access list names them.
    void setPerson(const QString &identifier);
    const QString &person() const { return m_person; }
    // A part of the name of a mailbox or of its owner; in View::Mailboxes also of somebody in its list.
    void setFilter(const QString &part);

    // By its number in the index.
    size_t mailboxAt(int row) const { return m_rows[size_t(row)]; }
    // Whether the rows are not yet what was asked for.
    bool isArranging() const { return m_later.isActive() || m_order.isRunning(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void arranged();

private:
    void arrange();
    std::optional<RowOrder::Key> keyOf(size_t mailbox) const;
    bool matches(size_t mailbox) const;
    imap::Rights effective(size_t mailbox) const;
    std::optional<imap::Rights> entry(size_t mailbox) const;
    QString who(size_t mailbox) const;
    QString list(size_t mailbox, const QString &between, size_t most) const;
    QString letters(imap::Rights rights) const;

    imap::AccessIndex *m_index = nullptr;
    View m_view = View::Mailboxes;
    QString m_person, m_filter;
    int m_column = Mailbox;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    std::vector<quint32> m_rows;
    mutable std::optional<imap::PersonsRights> m_rights;
    std::optional<size_t> m_identifier; // of the person
    std::vector<bool> m_matching;       // identifiers
    RowOrder m_order;
    QTimer m_later, m_changed;
};

} // namespace ui
