#pragma once
#include "arrangedmodel.h"
#include "imapcore/changes/auditlog.h"

namespace ui {

// The record of what was changed on servers, the latest first.
class AuditModel final : public ArrangedModel
{
    Q_OBJECT
public:
    enum Column { Time, Server, What, Where, Result, Cause, ColumnCount };

    explicit AuditModel(QObject *parent = nullptr);

    // The oldest first.
    void setEntries(std::vector<imap::AuditLog::Entry> entries);
    // Only those that hold all words, in any column or command.
    void setFilter(const QString &text);
    bool isFiltered() const { return !m_words.isEmpty(); }
    const imap::AuditLog::Entry &at(int row) const { return m_entries[thingAt(row)]; }
    static QString resultText(const imap::AuditLog::Entry &entry);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const QObject *source() const override { return this; }
    size_t things() const override { return m_entries.size(); }
    std::optional<RowOrder::Key> keyOf(size_t entry) override;
    static QString text(const imap::AuditLog::Entry &entry, Column column);
    bool hasWords(const imap::AuditLog::Entry &entry) const;

    std::vector<imap::AuditLog::Entry> m_entries;
    QStringList m_words;
};

} // namespace ui
