#pragma once
#include "imapcore/access/acllimits.h"
#include "imapcore/commands/acl.h"
#include "ui/access/roletemplates.h"
#include <QAbstractTableModel>
#include <QHash>
#include <QMap>
#include <optional>

namespace ui {

// A mailbox's access control list: identifiers by rights, one's own rights as the first row. Each right has a column; in
// the simple view groups of rights have. What is staged to be changed is shown as it will be, and marked.
class AclModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Identifier, Role, FirstRight };
    enum DataRole {
        StagedRole = Qt::UserRole, // bool: it shows something else than the server has
        KeptRole,                  // bool: the identifier has it whatever the list says
        TiedRole,                  // QByteArray: what else is given and taken together with it
        HinderedRole               // bool: nothing in it can be changed
    };

    explicit AclModel(QObject *parent = nullptr);

    void clear();
    void setOwnRights(const QString &user, const QByteArray &rights);
    void setEntries(const imap::Acl &entries, const imap::KnownRights &known);
    // What each of these identifiers will have; no rights at all: its entry will be gone.
    void setStaged(const QMap<QString, QByteArray> &wanted);
    // What can be changed, and why not; what LISTRIGHTS says of an identifier, once it was asked.
    void setLimits(imap::AclLimits limits);
    const imap::AclLimits &limits() const { return m_limits; }
    void setGrants(const QString &identifier, const imap::Grants &grants);
    bool hasGrants(const QString &identifier) const { return m_grants.contains(identifier); }
    void forgetGrants();
    // Names for sets of rights besides the usual ones.
    void setTemplates(QList<RoleTemplate> templates);
    void setSimple(bool simple);
    bool isSimple() const { return m_simple; }
    // Above the rights their letters alone, without names.
    void setBrief(bool brief);
    bool isBrief() const { return m_brief; }

    // Null for one's own rights, which are no entry.
    QString identifierAt(int row) const;
    int rowOf(const QString &identifier) const; // -1: none
    // What the server has, and what it will have; without what is virtual. Nothing: no entry.
    std::optional<QByteArray> rightsAt(int row) const;
    QByteArray wantedAt(int row) const;
    // What it has in any case besides.
    imap::Rights keptAt(int row) const;
    // That a column stands for; empty for the others.
    QByteArray rightsOfColumn(int column) const;
    // What giving or taking these to or from a row's identifier really gives or takes: with what is tied to them, and
    // without what cannot be.
    imap::Rights givable(int row, imap::Rights rights) const;
    imap::Rights takable(int row, imap::Rights rights) const;
    // These with all that is tied to them.
    imap::Rights tied(int row, imap::Rights rights) const;
    // Why nothing in a cell can be changed; empty: something can be.
    QString hindranceAt(const QModelIndex &index) const;
    // What a person should know of a cell: what the right is for, what is tied to it, why it cannot be changed.
    QString wordsOf(const QModelIndex &index) const;
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
    QVariant rightData(const QModelIndex &index, int role) const;
    const imap::Grants *grantsOf(int row) const;
    bool isHindered(int row, imap::Rights rights) const;
    QString roleName(const Row &row) const;
    void arrange();

    std::vector<Row> m_rows;
    std::vector<RightColumn> m_columns;
    imap::KnownRights m_known;
    QMap<QString, QByteArray> m_staged;
    imap::AclLimits m_limits;
    QHash<QString, imap::Grants> m_grants;
    QList<RoleTemplate> m_templates;
    bool m_simple = false;
    bool m_brief = false;
};

} // namespace ui
