#include "aclmodel.h"
#include "imapcore/access/rights.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"
#include <QFont>
#include <QGuiApplication>
#include <algorithm>

namespace ui {

namespace {
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

AclModel::AclModel(QObject *parent) : QAbstractTableModel(parent), m_known{"lrswipkxtea", true} {}

void AclModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_columns.clear();
    m_staged.clear();
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

void AclModel::setEntries(const imap::Acl &entries, const imap::KnownRights &known)
{
    beginResetModel();
    std::erase_if(m_rows, [](const Row &row) { return !row.own; });
    for (const imap::AclEntry &entry : entries)
        m_rows.push_back({entry.identifier, entry.rights});
    m_known = known;
    arrange();
    endResetModel();
}

void AclModel::setStaged(const QMap<QString, QByteArray> &wanted)
{
    if (wanted == m_staged)
        return;
    beginResetModel();
    m_staged = wanted;
    arrange();
    endResetModel();
}

void AclModel::setSimple(bool simple)
{
    beginResetModel();
    m_simple = simple;
    arrange();
    endResetModel();
}

QByteArray AclModel::shown(const Row &row) const
{
    return row.staged ? *row.staged : m_known.withoutVirtual(row.rights.value_or(QByteArray()));
}

// The standard rights always have a column; whatever else the server has sent gets one too, so that nothing
// is hidden (RFC 4314 section 5.1.2).
void AclModel::arrange()
{
    std::erase_if(m_rows, [](const Row &row) { return !row.own && !row.rights; });
    for (Row &row : m_rows)
        row.staged.reset();
    for (auto wanted = m_staged.begin(); wanted != m_staged.end(); ++wanted) {
        const int at = rowOf(wanted.key());
        if (at >= 0)
            m_rows[size_t(at)].staged = wanted.value();
        else if (!wanted.value().isEmpty())
            m_rows.push_back({wanted.key(), std::nullopt, false, wanted.value()});
    }
    m_columns.clear();
    QByteArray letters = m_known.rights, others;
    for (const Row &row : m_rows) {
        for (const char right : shown(row)) {
            if (!letters.contains(right) && !others.contains(right))
                others += right;
        }
    }
    letters += sorted(others);
    if (!m_simple) {
        for (const char right : letters)
            m_columns.push_back({QByteArray(1, right),
                                 QStringLiteral("%1\n%2").arg(QLatin1Char(right)).arg(Rights::name(right)),
                                 Rights::sentence(right)});
        return;
    }
    using Group = imap::RightsGroup;
    const std::pair<Group, QString> groups[] = {{Group::Read, tr("Read", "group of rights")},
                                                {Group::Write, tr("Write", "group of rights")},
                                                {Group::Post, tr("Post", "group of rights")},
                                                {Group::Delete, tr("Delete", "group of rights")},
                                                {Group::Administer, tr("Administer", "group of rights")}};
    for (const auto &[group, title] : groups) {
        RightColumn column{imap::rightsOf(group, m_known).toBytes(), title, {}};
        QStringList sentences;
        for (const char right : column.rights)
            sentences += QStringLiteral("%1: %2").arg(QLatin1Char(right)).arg(Rights::sentence(right));
        column.toolTip = sentences.join(u'\n');
        m_columns.push_back(std::move(column));
    }
    if (!others.isEmpty())
        m_columns.push_back(
            {sorted(others), tr("Others", "group of rights"),
             tr("Rights with a meaning of the server’s own: %1").arg(QString::fromLatin1(sorted(others)))});
}

QString AclModel::identifierAt(int row) const
{
    return row < 0 || row >= rowCount() || m_rows[size_t(row)].own ? QString()
                                                                   : m_rows[size_t(row)].identifier;
}

int AclModel::rowOf(const QString &identifier) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&identifier](const Row &row) {
        return !row.own && row.identifier == identifier;
    });
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

std::optional<QByteArray> AclModel::rightsAt(int row) const
{
    const std::optional<QByteArray> &rights = m_rows[size_t(row)].rights;
    return rights ? std::optional(m_known.withoutVirtual(*rights)) : std::nullopt;
}

QByteArray AclModel::wantedAt(int row) const
{
    return shown(m_rows[size_t(row)]);
}

QByteArray AclModel::rightsOfColumn(int column) const
{
    return column < FirstRight || column >= columnCount() ? QByteArray()
                                                          : m_columns[size_t(column - FirstRight)].rights;
}

QStringList AclModel::identifiers() const
{
    QStringList all;
    for (const Row &row : m_rows) {
        if (!row.own)
            all += row.identifier;
    }
    return all;
}

int AclModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AclModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstRight + int(m_columns.size());
}

QVariant AclModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == Qt::FontRole && (row.own || row.staged)) {
        QFont font;
        font.setItalic(row.own);
        font.setBold(row.staged && index.column() == Identifier);
        font.setStrikeOut(row.staged && row.staged->isEmpty() && index.column() == Identifier);
        return font;
    }
    if (index.column() == Identifier)
        return identifierData(row, role);
    if (index.column() == Role)
        return roleData(row, role);
    return rightData(row, m_columns[size_t(index.column() - FirstRight)], role);
}

QVariant AclModel::identifierData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return row.own ? tr("Your own rights (%1)").arg(row.identifier) : row.identifier;
    case Qt::DecorationRole: {
        if (row.own)
            return icon("key");
        if (row.isNegative())
            return icon("negative", Tone::Bad);
        const QString &id = row.identifier;
        if (id == u"anyone" || id == u"authenticated" || id == u"anonymous")
            return icon("anyone");
        if (id == u"owner" || id == u"administrators")
            return icon("owner");
        return icon(id.startsWith(u'$') || id.startsWith(u"!$") || id.startsWith(u"group") ? "group"
                                                                                           : "user");
    }
    case Qt::ToolTipRole:
        if (row.own)
            return tr("What you may do here, as the server says (MYRIGHTS)");
        if (row.staged && !row.rights)
            return tr("Staged: a new entry");
        if (row.staged && row.staged->isEmpty())
            return tr("Staged: this entry will be removed");
        if (row.isNegative())
            return tr("A negative entry: takes these rights away from “%1”").arg(row.identifier.mid(1));
        return {};
    default:
        return {};
    }
}

QVariant AclModel::roleData(const Row &row, int role) const
{
    const QByteArray rights = row.staged ? *row.staged : row.rights.value_or(QByteArray());
    switch (role) {
    case Qt::DisplayRole:
        if (row.staged && row.staged->isEmpty())
            return tr("Will be removed");
        return row.isNegative() ? tr("Takes away") : Rights::role(rights);
    case Qt::ToolTipRole:
        return row.rights ? tr("As the server sent it: %1").arg(QString::fromLatin1(*row.rights))
                          : tr("The server has no such entry yet");
    default:
        return {};
    }
}

QVariant AclModel::rightData(const Row &row, const RightColumn &column, int role) const
{
    const auto coverage = [&column](const QByteArray &rights) {
        return imap::coverageOf(imap::Rights(column.rights), imap::Rights(rights));
    };
    const imap::Coverage now = coverage(shown(row));
    const imap::Coverage before = coverage(m_known.withoutVirtual(row.rights.value_or(QByteArray())));
    const bool isStaged = row.staged && now != before;
    const bool negative = row.isNegative();
    const auto words = [negative](imap::Coverage covered) {
        return covered == imap::Coverage::None   ? tr("no")
               : covered == imap::Coverage::Some ? tr("in part")
               : negative                        ? tr("taken away")
                                                 : tr("yes");
    };
    switch (role) {
    case Qt::DecorationRole:
        if (now == imap::Coverage::None)
            return {};
        if (now == imap::Coverage::Some)
            return icon("collapse", Tone::Muted);
        return icon(negative ? "negative" : "apply", negative ? Tone::Bad : Tone::Good);
    case Qt::AccessibleTextRole:
        return isStaged ? tr("%1, was %2").arg(words(now), words(before)) : words(now);
    case Qt::BackgroundRole:
        return isStaged ? QVariant(Theme::rowTint(RowTint::Staged, QGuiApplication::palette())) : QVariant();
    case Qt::ToolTipRole: {
        QString text =
            column.rights.size() == 1
                ? tr("%1 (%2): %3")
                      .arg(Rights::name(column.rights[0]), QString::fromLatin1(column.rights), column.toolTip)
                : column.toolTip;
        if (isStaged)
            text += u'\n' + tr("Staged: %1, and on the server %2.").arg(words(now), words(before));
        return text;
    }
    case StagedRole:
        return isStaged;
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
    const RightColumn &column = m_columns[size_t(section - FirstRight)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::ToolTipRole)
        return column.toolTip;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignCenter);
    return {};
}

} // namespace ui
