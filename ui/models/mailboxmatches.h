#pragma once
#include "mailboxindex.h"
#include <QAbstractTableModel>

namespace ui {

// The mailboxes that were found for what was typed, with what they lie in.
class MailboxMatches final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Place, ColumnCount };

    explicit MailboxMatches(QObject *parent = nullptr);

    // The best of all these indexes, by one query.
    void find(const std::vector<MailboxIndex *> &indexes, const QString &text);
    void clear();
    // How many there are, shown or not, and among how many.
    size_t total() const { return m_total; }
    size_t searched() const { return m_searched; }

    Connection *connectionOf(const QModelIndex &index) const;
    // Null for no index.
    const imap::ListedMailbox *mailboxOf(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Match
    {
        QPointer<MailboxIndex> index;
        quint32 at;
    };
    std::vector<Match> m_matches;
    size_t m_total = 0, m_searched = 0;
    bool m_severalConnections = false;
};

} // namespace ui
