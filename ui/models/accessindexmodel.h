#pragma once
#include "arrangedmodel.h"
#include "imapcore/access/accessindex.h"

namespace ui {

// An index of access lists, seen from its mailboxes or from one person.
class AccessIndexModel final : public ArrangedModel
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
    using ArrangedModel::index;
    void setView(View view);
    View view() const { return m_view; }
    // Whom View::Person is about, as an access list names them.
    void setPerson(const QString &identifier);
    const QString &person() const { return m_person; }
    // A part of the name of a mailbox or of its owner; in View::Mailboxes also of somebody in its list.
    void setFilter(const QString &part);

    // By its number in the index.
    size_t mailboxAt(int row) const { return thingAt(row); }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const QObject *source() const override { return m_index; }
    size_t things() const override { return m_index->size(); }
    std::optional<RowOrder::Key> keyOf(size_t mailbox) override;
    void prepare() override;
    bool matches(size_t mailbox) const;
    imap::Rights effective(size_t mailbox) const;
    std::optional<imap::Rights> entry(size_t mailbox) const;
    QString who(size_t mailbox) const;
    QString list(size_t mailbox, const QString &between, size_t most) const;
    QString letters(imap::Rights rights) const;

    imap::AccessIndex *m_index = nullptr;
    View m_view = View::Mailboxes;
    QString m_person, m_filter;
    mutable std::optional<imap::PersonsRights> m_rights;
    std::optional<size_t> m_identifier; // of the person
    std::vector<bool> m_matching;       // identifiers
};

} // namespace ui
