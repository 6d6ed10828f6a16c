#include "aclmodel.h"
#include "imapcore/access/rights.h"
#include "ui/access/accesstexts.h"
#include "ui/access/rightstexts.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"
#include <QFont>
#include <QGuiApplication>
#include <QLocale>
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

AclModel::AclModel(QObject *parent) : QAbstractTableModel(parent), m_known{"lrswipkxtea", true} {}

void AclModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_columns.clear();
    m_staged.clear();
    m_grants.clear();
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

void AclModel::setBrief(bool brief)
{
    if (brief == m_brief)
        return;
    m_brief = brief;
    if (!m_columns.empty())
        emit headerDataChanged(Qt::Horizontal, FirstRight, columnCount() - 1);
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
            sentences += column.rights.size() == 1
                             ? Rights::sentence(right)
                             : QStringLiteral("%1: %2").arg(QLatin1Char(right)).arg(Rights::sentence(right));
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
    return rightData(index, role);
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
    case Qt::ToolTipRole: {
        // Whole, as a narrow column may cut it.
        const QString whole = identifierData(row, Qt::DisplayRole).toString();
        const QString more =
            row.own                               ? tr("What you may do here, as the server says (MYRIGHTS)")
            : row.staged && !row.rights           ? tr("Staged: a new entry")
            : row.staged && row.staged->isEmpty() ? tr("Staged: this entry will be removed")
            : row.isNegative()
                ? tr("A negative entry: takes these rights away from “%1”").arg(row.identifier.mid(1))
                : QString();
        return more.isEmpty() ? whole : whole + u'\n' + more;
    }
    default:
        return {};
    }
}

// The person's own name for the set, where it has no usual one.
QString AclModel::roleName(const Row &row) const
{
    const QByteArray rights = shown(row);
    if (imap::roleOf(imap::Rights(rights), imap::eraOf(m_known)) == imap::Role::Custom) {
        for (const RoleTemplate &one : m_templates) {
            if (imap::Rights(one.rights) == imap::Rights(rights))
                return one.name;
        }
    }
    return Rights::role(row.staged ? rights : row.rights.value_or(QByteArray()));
}

QVariant AclModel::roleData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (row.staged && row.staged->isEmpty())
            return tr("Will be removed");
        return row.isNegative() ? tr("Takes away") : roleName(row);
    case Qt::ToolTipRole:
        return row.rights ? tr("As the server sent it: %1").arg(QString::fromLatin1(*row.rights))
                          : tr("The server has no such entry yet");
    default:
        return {};
    }
}

// --- what can be changed

void AclModel::setLimits(imap::AclLimits limits)
{
    m_limits = std::move(limits);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void AclModel::setGrants(const QString &identifier, const imap::Grants &grants)
{
    m_grants.insert(identifier, grants);
    if (const int row = rowOf(identifier); row >= 0)
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

void AclModel::forgetGrants()
{
    m_grants.clear();
    setLimits(m_limits);
}

void AclModel::setTemplates(QList<RoleTemplate> templates)
{
    m_templates = std::move(templates);
    if (!m_rows.empty())
        emit dataChanged(index(0, Role), index(rowCount() - 1, Role));
}

const imap::Grants *AclModel::grantsOf(int row) const
{
    const auto found = m_grants.constFind(m_rows[size_t(row)].identifier);
    return found == m_grants.cend() || m_rows[size_t(row)].own ? nullptr : &*found;
}

imap::Rights AclModel::keptAt(int row) const
{
    const Row &one = m_rows[size_t(row)];
    return one.own ? imap::Rights() : m_limits.kept(one.identifier, grantsOf(row));
}

imap::Rights AclModel::tied(int row, imap::Rights rights) const
{
    const imap::Grants *grants = grantsOf(row);
    return grants ? grants->withTied(rights) : rights;
}

imap::Rights AclModel::givable(int row, imap::Rights rights) const
{
    const Row &one = m_rows[size_t(row)];
    imap::Rights given;
    for (const char right : (tied(row, rights) - imap::Rights(shown(one))).toBytes()) {
        if (!one.own && m_limits.ofGiving(one.identifier, right, grantsOf(row)) == imap::Hindrance::None)
            given |= imap::Rights(QByteArray(1, right));
    }
    return given;
}

imap::Rights AclModel::takable(int row, imap::Rights rights) const
{
    const Row &one = m_rows[size_t(row)];
    imap::Rights taken;
    for (const char right : (tied(row, rights) & imap::Rights(shown(one))).toBytes()) {
        if (!one.own && m_limits.ofTaking(one.identifier, right, grantsOf(row)) == imap::Hindrance::None)
            taken |= imap::Rights(QByteArray(1, right));
    }
    return taken;
}

bool AclModel::isHindered(int row, imap::Rights rights) const
{
    return givable(row, rights).isEmpty() && takable(row, rights).isEmpty();
}

QString AclModel::hindranceAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.column() < FirstRight)
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (row.own)
        return tr("Your own rights come from the entries below: change those.");
    const imap::Rights rights(m_columns[size_t(index.column() - FirstRight)].rights);
    if (!isHindered(index.row(), rights))
        return {};
    const imap::Rights has(shown(row));
    QStringList reasons;
    for (const char right : rights.toBytes()) {
        const imap::Grants *grants = grantsOf(index.row());
        const imap::Hindrance why = has.contains(right) ? m_limits.ofTaking(row.identifier, right, grants)
                                                        : m_limits.ofGiving(row.identifier, right, grants);
        const QString words = AccessTexts::hindrance(why, row.identifier, right);
        if (!words.isEmpty() && !reasons.contains(words))
            reasons += words;
    }
    return reasons.join(u' ');
}

QString AclModel::wordsOf(const QModelIndex &index) const
{
    if (!index.isValid() || index.column() < FirstRight)
        return {};
    const RightColumn &column = m_columns[size_t(index.column() - FirstRight)];
    QStringList words{column.rights.size() == 1 ? tr("%1 (%2): %3")
                                                      .arg(Rights::name(column.rights[0]),
                                                           QString::fromLatin1(column.rights), column.toolTip)
                                                : column.toolTip};
    if (const QByteArray tied = index.data(TiedRole).toByteArray(); !tied.isEmpty()) {
        QStringList names;
        for (const char right : tied)
            names += QStringLiteral("%1 (%2)").arg(Rights::name(right)).arg(QLatin1Char(right));
        words += tr("Tied: given and taken together with %1, as the server says (LISTRIGHTS).")
                     .arg(QLocale().createSeparatedList(names));
    }
    if (const QString why = hindranceAt(index); !why.isEmpty())
        words += why;
    return words.join(u'\n');
}

QVariant AclModel::rightData(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[size_t(index.row())];
    const imap::Rights rights(m_columns[size_t(index.column() - FirstRight)].rights);
    const imap::Rights kept = keptAt(index.row());
    const auto coverage = [&](const QByteArray &has) {
        return imap::coverageOf(rights, imap::Rights(has) | kept);
    };
    const imap::Coverage now = coverage(shown(row));
    const imap::Coverage before = coverage(m_known.withoutVirtual(row.rights.value_or(QByteArray())));
    const bool isStaged = row.staged && now != before;
    const bool isKept = !rights.isEmpty() && kept.containsAll(rights);
    const bool negative = row.isNegative();
    const auto words = [negative, isKept](imap::Coverage covered) {
        return isKept                            ? tr("always")
               : covered == imap::Coverage::None ? tr("no")
               : covered == imap::Coverage::Some ? tr("in part")
               : negative                        ? tr("taken away")
                                                 : tr("yes");
    };
    switch (role) {
    case Qt::DecorationRole:
        if (isKept)
            return icon("lock", Tone::Muted);
        if (now == imap::Coverage::None)
            return {};
        if (now == imap::Coverage::Some)
            return icon("collapse", Tone::Muted);
        return icon(negative ? "negative" : "apply", negative ? Tone::Bad : Tone::Good);
    case Qt::AccessibleTextRole: {
        QStringList all{isStaged ? tr("%1, was %2").arg(words(now), words(before)) : words(now)};
        if (const QByteArray tied = index.data(TiedRole).toByteArray(); !tied.isEmpty())
            all += tr("tied to %1").arg(QString::fromLatin1(tied));
        if (!row.own && !isKept && isHindered(index.row(), rights))
            all += tr("cannot be changed");
        return all.join(QStringLiteral(", "));
    }
    case Qt::BackgroundRole:
        return isStaged ? QVariant(Theme::rowTint(RowTint::Staged, QGuiApplication::palette())) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        QString text = wordsOf(index);
        if (isStaged)
            text += u'\n' + tr("Staged: %1, and on the server %2.").arg(words(now), words(before));
        return text;
    }
    case Qt::StatusTipRole:
        return wordsOf(index).replace(u'\n', u' ');
    case StagedRole:
        return isStaged;
    case KeptRole:
        return isKept;
    case TiedRole:
        return (tied(index.row(), rights) - rights).toBytes();
    case HinderedRole:
        return !row.own && isHindered(index.row(), rights);
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
    const bool isLetter = m_brief && column.rights.size() == 1 && !m_simple;
    if (role == Qt::DisplayRole)
        return isLetter ? QString::fromLatin1(column.rights) : column.title;
    if (role == Qt::AccessibleTextRole)
        return QString(column.title).replace(u'\n', u' ');
    if (role == Qt::ToolTipRole)
        return isLetter ? tr("%1 (%2): %3")
                              .arg(Rights::name(column.rights[0]), QString::fromLatin1(column.rights),
                                   column.toolTip)
                        : column.toolTip;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignCenter);
    return {};
}

} // namespace ui
