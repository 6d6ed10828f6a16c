#pragma once
#include "imapcore/description.h"
#include <QAbstractItemModel>
#include <vector>

namespace ui {

// What a response of the server says, as a tree of named fields, with the place of each in the response.
class FieldTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };
    enum Role { BeginRole = Qt::UserRole, EndRole }; // of the bytes in the response

    explicit FieldTreeModel(QObject *parent = nullptr) : QAbstractItemModel(parent) {}

    // One response without its line end; empty: nothing.
    void setResponse(const QByteArray &response);
    const QByteArray &response() const { return m_response; }
    // Where it could not be understood, and what was expected there; nothing where it was.
    struct Problem
    {
        qsizetype offset;
        QString expected;
    };
    std::optional<Problem> problem() const;
    // The innermost field that this byte belongs to.
    QModelIndex indexAt(qsizetype byte) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Place
    {
        int parent = -1, row = 0;
        std::vector<int> children = {};
    };
    const imap::Field &field(const QModelIndex &index) const
    {
        return m_description.fields()[size_t(index.internalId())];
    }
    QString value(const imap::Field &field, const Place &place) const;

    QByteArray m_response;
    imap::Description m_description;
    std::vector<Place> m_places; // one for each field; the first is the response itself
};

} // namespace ui
