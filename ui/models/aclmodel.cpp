#include "aclmodel.h"
#include "ui/support/icons.h"
#include <QFont>
#include <algorithm>

namespace ui {

namespace {
constexpr QByteArrayView Modern = "lrswipkxtea"; // RFC 4314 section 2.1
constexpr QByteArrayView Obsolete = "lrswipcda"; // RFC 2086 section 3

QByteArray sorted(QByteArrayView rights)
{
    QByteArray letters = rights.toByteArray();
    std::sort(letters.begin(), letters.end());
    letters.truncate(std::unique(letters.begin(), letters.end()) - letters.begin());
    return letters;
}
} // namespace

QString Rights::name(char right)
{
    switch (right) {
    case 'l':
        return tr("Lookup", "right");
    case 'r':
        return tr("Read", "right");
    case 's':
        return tr("Seen", "right");
    case 'w':
        return tr("Flags", "right");
    case 'i':
        return tr("Insert", "right");
    case 'p':
        return tr("Post", "right");
    case 'k':
        return tr("Create", "right");
    case 'x':
        return tr("Remove", "right");
    case 't':
        return tr("Delete", "right");
    case 'e':
        return tr("Expunge", "right");
    case 'a':
        return tr("Admin", "right");
    case 'c':
        return tr("Create (old)", "right");
    case 'd':
        return tr("Delete (old)", "right");
    case 'n':
        return tr("Annotate", "right");
    default:
        return tr("Own of server", "right");
    }
}

QString Rights::sentence(char right)
{
    switch (right) {
    case 'l':
        return tr("May see the mailbox in lists and subscribe to it.");
    case 'r':
        return tr("May open the mailbox and read its messages and their counts.");
    case 's':
        return tr("May mark messages as read, for everyone or for themselves.");
    case 'w':
        return tr("May set flags and keywords other than read and deleted.");
    case 'i':
        return tr("May put messages into the mailbox, also by copying.");
    case 'p':
        return tr("May send mail to the mailbox’s own address; the mail system decides, not IMAP.");
    case 'k':
        return tr("May create mailboxes below this one, and move others here.");
    case 'x':
        return tr("May delete the mailbox itself, and rename it.");
    case 't':
        return tr("May mark messages as deleted, and take the mark away.");
    case 'e':
        return tr("May remove for good what is marked as deleted.");
    case 'a':
        return tr("May change this list.");
    case 'c':
        return tr("RFC 2086: may create mailboxes here.");
    case 'd':
        return tr("RFC 2086: may delete messages, and mostly the mailbox too.");
    case 'n':
        return tr("May write annotations of messages (RFC 5257).");
    default:
        return tr("A right with a meaning of the server’s own.");
    }
}

QString Rights::role(QByteArrayView rights)
{
    const QByteArray set = sorted(withoutVirtual(rights));
    if (sorted(rights).isEmpty())
        return tr("None", "role");
    if (set == sorted("lrs"))
        return tr("Read", "role");
    if (set == sorted("lrsp"))
        return tr("Post", "role");
    if (set == sorted("lrsip"))
        return tr("Append", "role");
    if (set == sorted("lrswipkxte"))
        return tr("Write", "role");
    if (set == sorted("lrswipkxtea"))
        return tr("All", "role");
    return tr("Custom", "role");
}

QByteArray Rights::withoutVirtual(QByteArrayView rights)
{
    QByteArray kept;
    for (const char right : rights) {
        if (right != 'c' && right != 'd')
            kept += right;
    }
    return kept;
}

AclModel::AclModel(QObject *parent) : QAbstractTableModel(parent) {}

void AclModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_letters.clear();
    endResetModel();
}

void AclModel::setOwnRights(const QString &user, const QByteArray &rights)
{
    beginResetModel();
    std::erase_if(m_rows, [](const Row &row) { return row.own; });
    m_rows.insert(m_rows.begin(), Row{user, rights, true});
    arrange();
    endResetModel();
}

void AclModel::setEntries(const imap::Acl &entries, bool modern)
{
    beginResetModel();
    std::erase_if(m_rows, [](const Row &row) { return !row.own; });
    for (const imap::AclEntry &entry : entries)
        m_rows.push_back({entry.identifier, entry.rights, false});
    m_modern = modern;
    arrange();
    endResetModel();
}

// The standard rights always have a column; whatever else the server has sent gets one too, so that nothing
// is hidden (RFC 4314 section 5.1.2).
void AclModel::arrange()
{
    m_letters = (m_modern ? Modern : Obsolete).toByteArray();
    QByteArray others;
    for (const Row &row : m_rows) {
        for (const char right : shown(row)) {
            if (!m_letters.contains(right) && !others.contains(right))
                others += right;
        }
    }
    m_letters += sorted(others);
}

int AclModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AclModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstRight + int(m_letters.size());
}

QVariant AclModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const bool negative = row.identifier.startsWith(u'-') && !row.own;
    if (role == Qt::FontRole && row.own) {
        QFont font;
        font.setItalic(true);
        return font;
    }
    if (index.column() == Identifier) {
        if (role == Qt::DisplayRole)
            return row.own ? tr("Your own rights (%1)").arg(row.identifier) : row.identifier;
        if (role == Qt::DecorationRole) {
            if (row.own)
                return icon("key");
            if (negative)
                return icon("negative", Tone::Bad);
            const QString &id = row.identifier;
            if (id == u"anyone" || id == u"authenticated" || id == u"anonymous")
                return icon("anyone");
            if (id == u"owner" || id == u"administrators")
                return icon("owner");
            return icon(id.startsWith(u'$') || id.startsWith(u"!$") || id.startsWith(u"group") ? "group"
                                                                                               : "user");
        }
        if (role == Qt::ToolTipRole && row.own)
            return tr("What you may do here, as the server says (MYRIGHTS)");
        if (role == Qt::ToolTipRole && negative)
            return tr("A negative entry: takes these rights away from “%1”").arg(row.identifier.mid(1));
        return {};
    }
    if (index.column() == Role) {
        if (role == Qt::DisplayRole)
            return negative ? tr("Takes away") : Rights::role(row.rights);
        if (role == Qt::ToolTipRole)
            return tr("As the server sent it: %1").arg(QString::fromLatin1(row.rights));
        return {};
    }
    const char right = m_letters.at(index.column() - FirstRight);
    const bool has = shown(row).contains(right);
    switch (role) {
    case Qt::DecorationRole:
        return has ? QVariant(icon(negative ? "negative" : "apply", negative ? Tone::Bad : Tone::Good))
                   : QVariant();
    case Qt::AccessibleTextRole:
        return has ? (negative ? tr("taken away") : tr("yes")) : tr("no");
    case Qt::ToolTipRole:
        return tr("%1 (%2): %3")
            .arg(Rights::name(right), QString(QLatin1Char(right)), Rights::sentence(right));
    default:
        return {};
    }
}

QVariant AclModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == Identifier)
        return role == Qt::DisplayRole ? tr("Identifier") : QVariant();
    if (section == Role)
        return role == Qt::DisplayRole ? tr("Role") : QVariant();
    const char right = m_letters.at(section - FirstRight);
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1\n%2").arg(QLatin1Char(right)).arg(Rights::name(right));
    if (role == Qt::ToolTipRole)
        return Rights::sentence(right);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignCenter);
    return {};
}

} // namespace ui
