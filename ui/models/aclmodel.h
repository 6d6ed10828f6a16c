#pragma once
#include "imapcore/commands/acl.h"
#include "imapcore/commands/rights.h"
#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QMap>
#include <optional>

namespace ui {

// The rights of RFC 4314 in words.
class Rights
{
    Q_DECLARE_TR_FUNCTIONS(Rights)

public:
    static QString name(char right);     // one or two words
    static QString sentence(char right); // what it allows
    // Read, Post, Append, Write, All; "Custom" for any other set; "None".
    static QString role(QByteArrayView rights);
    // The obsolete "c" and "d" stand for others and must be ignored where the server announces RIGHTS=
    // (RFC 4314 section 2.1.1).
    static QByteArray withoutVirtual(QByteArrayView rights);
};

// A mailbox's access control list: identifiers by rights, one's own rights as the first row. Each right has a column; in
// the simple view groups of rights have. What is staged to be changed is shown as it will be, and marked.
class AclModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Identifier, Role, FirstRight };
    // Of a cell: bool, whether it shows something else than the server has.
    enum DataRole { StagedRole = Qt::UserRole };

    explicit AclModel(QObject *parent = nullptr);

    void clear();
    void setOwnRights(const QString &user, const QByteArray &rights);
    void setEntries(const imap::Acl &entries, const imap::KnownRights &known);
    // What each of these identifiers will have; no rights at all: its entry will be gone.
    void setStaged(const QMap<QString, QByteArray> &wanted);
    void setSimple(bool simple);
    bool isSimple() const { return m_simple; }

    // Null for one's own rights, which are no entry.
    QString identifierAt(int row) const;
    int rowOf(const QString &identifier) const; // -1: none
    // What the server has, and what it will have; without what is virtual. Nothing: no entry.
    std::optional<QByteArray> rightsAt(int row) const;
    QByteArray wantedAt(int row) const;
    // That a column stands for; empty for the others.
    QByteArray rightsOfColumn(int column) const;
    const imap::KnownRights &known() const { return m_known; }
    QStringList identifiers() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString identifier;
        std::optional<QByteArray> rights; // as the server sent them; nothing: it has no such entry yet
        bool own = false;
        std::optional<QByteArray> staged = {};

        bool isNegative() const { return identifier.startsWith(u'-') && !own; }
    };
    struct RightColumn
    {
        QByteArray rights;
        QString title, toolTip;
    };
    QByteArray shown(const Row &row) const;
    QVariant identifierData(const Row &row, int role) const;
    QVariant roleData(const Row &row, int role) const;
    QVariant rightData(const Row &row, const RightColumn &column, int role) const;
    void arrange();

    std::vector<Row> m_rows;
    std::vector<RightColumn> m_columns;
    imap::KnownRights m_known;
    QMap<QString, QByteArray> m_staged;
    bool m_simple = false;
};

} // namespace ui
