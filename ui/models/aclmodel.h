#pragma once
#include "imapcore/commands/acl.h"
#include <QAbstractTableModel>
#include <QCoreApplication>

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

// A mailbox's access control list: identifiers by rights, one's own rights as the first row.
class AclModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Identifier, Role, FirstRight };

    explicit AclModel(QObject *parent = nullptr);

    void clear();
    void setOwnRights(const QString &user, const QByteArray &rights);
    // `modern`: the server announces RIGHTS=.
    void setEntries(const imap::Acl &entries, bool modern);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString identifier;
        QByteArray rights;
        bool own = false;
    };
    QByteArray shown(const Row &row) const
    {
        return m_modern ? Rights::withoutVirtual(row.rights) : row.rights;
    }
    void arrange();

    std::vector<Row> m_rows;
    QByteArray m_letters; // the columns
    bool m_modern = true;
};

} // namespace ui
