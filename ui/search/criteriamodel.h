#pragma once
#include "searchfields.h"
#include <QAbstractItemModel>
#include <functional>
#include <memory>

namespace ui {

// A search as rows: groups, and the criteria in them. The top row is a group that always is there. A row that is not to be
// met says so itself; groups without a criterion mean nothing.
class CriteriaModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit CriteriaModel(QObject *parent = nullptr);
    ~CriteriaModel() override;

    void setCriterion(const std::optional<imap::Criterion> &criterion);
    std::optional<imap::Criterion> criterion() const;
    // What the server announces: rows that need more say so.
    void setCapabilities(std::function<bool(const QByteArray &)> isThere);

    QModelIndex top() const { return index(0, 0, {}); }
    bool isGroup(const QModelIndex &index) const;
    imap::Criterion::Kind groupKind(const QModelIndex &index) const;
    bool isNegated(const QModelIndex &index) const;
    // With its negation; of a group, with all that is in it.
    imap::Criterion criterionAt(const QModelIndex &index) const;

    void setGroup(const QModelIndex &index, imap::Criterion::Kind kind, bool negated);
    // Where it is now: another row may have had to take its place.
    QModelIndex replace(const QModelIndex &index, const imap::Criterion &criterion);
    // At the end of a group, or behind a row.
    QModelIndex insert(const QModelIndex &at, const imap::Criterion &criterion);
    QModelIndex insertGroup(const QModelIndex &at, imap::Criterion::Kind kind);
    // What is current then. The top row stays.
    QModelIndex remove(const QModelIndex &index);
    // One row up or down, into groups and out of them.
    bool canMove(const QModelIndex &index, int step) const;
    void move(const QModelIndex &index, int step);

    QModelIndex index(int row, int column, const QModelIndex &parent) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    // Somebody changed the search; not after setCriterion().
    void edited();

private:
    struct Node;
    Node *nodeAt(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    static int rowOf(const Node *node);
    static std::unique_ptr<Node> nodeOf(const imap::Criterion &criterion);
    static std::optional<imap::Criterion> criterionOf(const Node &node);
    QModelIndex add(Node *group, int row, std::unique_ptr<Node> node);
    struct Place
    {
        Node *group = nullptr;
        int row = 0; // before which it is put
    };
    Place placeFor(const QModelIndex &at) const;
    Place placeAfterMove(const Node *node, int step) const;
    bool moveTo(Node *node, const Place &place);
    QString lacking(const Node &node) const;

    std::unique_ptr<Node> m_top;
    std::function<bool(const QByteArray &)> m_isThere;
    SearchFields m_fields;
};

} // namespace ui
