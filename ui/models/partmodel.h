#pragma once
#include "imapcore/bodystructure.h"
#include <QAbstractItemModel>
#include <optional>
#include <vector>

namespace ui {

// The parts of one message as a tree (RFC 9051 section 6.4.5.1 numbers them).
class PartModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Type, Size, Encoding, ColumnCount };
    struct Part
    {
        const imap::BodyStructure *body = nullptr;
        QByteArray section =
            {}; // "1.2"; of a multipart that has no number of its own: of the message it is in
        QByteArray message =
            {}; // the section of the message/rfc822 that it is in; empty: the outermost message
        int parent = -1;
        int row = 0;
        std::vector<int> children = {};
        // Whether FETCH can bring it by its section.
        bool isFetchable() const { return !body->isMultipart(); }
    };

    explicit PartModel(QObject *parent = nullptr) : QAbstractItemModel(parent) {}

    void setBody(std::optional<imap::BodyStructure> body);
    // Null where the index is none.
    const Part *part(const QModelIndex &index) const;
    QModelIndex indexOf(QByteArrayView section) const;
    // The part with this Content-ID, "<…>"; null where there is none.
    const Part *withId(QByteArrayView id) const;
    // What is to be seen first of this part: the text of it, where it has one.
    QModelIndex preferred(const QModelIndex &within) const;
    int count() const { return int(m_parts.size()); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void add(const imap::BodyStructure &body, const QByteArray &section, const QByteArray &message,
             int parent);
    QString title(const Part &part) const;
    QString toolTip(const Part &part) const;
    int worth(int part) const;
    int best(int part) const;

    std::optional<imap::BodyStructure> m_body;
    std::vector<Part> m_parts; // the first is the whole
};

} // namespace ui
