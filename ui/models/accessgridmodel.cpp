#include "accessgridmodel.h"
#include "ui/access/accesstexts.h"
#include "ui/support/errortext.h"
#include "ui/support/theme.h"
#include <QGuiApplication>

namespace ui {

using State = imap::AccessIndex::State;

AccessGridModel::AccessGridModel(QObject *parent) : ArrangedModel(-1, Qt::AscendingOrder, parent)
{
    connect(&m_people, &RowOrder::arranged, this, [this](const std::vector<quint32> &columns) {
        if (columns == m_columns)
            return;
        beginResetModel();
        m_columns = columns;
        endResetModel();
        emit arranged();
    });
}

void AccessGridModel::setIndex(imap::AccessIndex *index)
{
    if (m_index == index)
        return;
    if (m_index)
        m_index->disconnect(this);
    m_people.cancel();
    beginExchange();
    m_columns.clear();
    m_index = index;
    endExchange();
    if (m_index)
        connect(m_index, &imap::AccessIndex::changed, this, &AccessGridModel::changedLater);
}

void AccessGridModel::setMailboxFilter(const QString &part)
{
    m_mailboxFilter = part.trimmed();
    arrangeLater();
}

void AccessGridModel::setPeopleFilter(const QString &part)
{
    m_peopleFilter = part.trimmed();
    arrangeLater();
}

// Which mailboxes there are comes first: of those that are left out nobody needs a column.
void AccessGridModel::prepare()
{
    m_people.cancel();
    m_wanted.assign(m_index->identifiers(), false);
    for (size_t identifier = 0; identifier < m_wanted.size(); ++identifier)
        m_wanted[identifier] =
            m_index->identifierText(identifier).contains(m_peopleFilter, Qt::CaseInsensitive);
}

// Everybody and the groups stand before the many people, and what takes rights away behind what gives them.
RowOrder::Key AccessGridModel::keyOfColumn(size_t identifier) const
{
    const imap::Identifier &who = m_index->identifier(identifier);
    const double group = who.kind == imap::Identifier::Kind::User ? 2 : who.isGroup() ? 1 : 0;
    const QString name = who.kind == imap::Identifier::Kind::User || who.isGroup()
                             ? who.name
                             : m_index->identifierText(identifier).mid(who.isNegative ? 1 : 0);
    return {group, name + QChar(who.isNegative ? 1 : 0) + m_index->identifierText(identifier)};
}

void AccessGridModel::rowsTaken()
{
    std::vector<bool> used = m_wanted;
    if (!m_mailboxFilter.isEmpty()) {
        used.assign(m_wanted.size(), false);
        for (int row = 0; row < rowCount(); ++row) {
            for (const imap::AccessIndex::Entry &entry : m_index->entries(mailboxAt(row))) {
                if (isWanted(entry.identifier))
                    used[entry.identifier] = true;
            }
        }
    }
    const size_t count = used.size();
    m_people.start(count, [this, used = std::move(used)](size_t identifier) {
        return used[identifier] && m_index->uses(identifier) > 0 ? std::optional(keyOfColumn(identifier))
                                                                 : std::nullopt;
    });
}

std::optional<RowOrder::Key> AccessGridModel::keyOf(size_t mailbox)
{
    const imap::MailboxName &name = m_index->name(mailbox);
    if (name.isEmpty() || m_index->state(mailbox) == State::NoMailbox)
        return std::nullopt;
    const QString text = name.toString();
    if (!text.contains(m_mailboxFilter, Qt::CaseInsensitive)
        && !m_index->ownerOf(mailbox).name.contains(m_mailboxFilter, Qt::CaseInsensitive))
        return std::nullopt;
    // Of whom one looks for, the rows without an entry say nothing; those that could not be read may.
    const auto entries = m_index->entries(mailbox);
    if (!m_peopleFilter.isEmpty() && m_index->state(mailbox) == State::Known
        && std::none_of(entries.begin(), entries.end(),
                        [this](const auto &entry) { return isWanted(entry.identifier); }))
        return std::nullopt;
    return RowOrder::Key{0, text};
}

std::optional<imap::Rights> AccessGridModel::entry(size_t mailbox, size_t identifier) const
{
    for (const imap::AccessIndex::Entry &entry : m_index->entries(mailbox)) {
        if (entry.identifier == identifier)
            return entry.rights;
    }
    return std::nullopt;
}

QString AccessGridModel::letters(imap::Rights rights) const
{
    const imap::Rights shown = rights.withoutVirtual(m_index->flavour().era());
    return shown.isEmpty() ? tr("(nothing)") : QString::fromLatin1(shown.toBytes());
}

// What stands in the cell, what comes of it, and by which entries.
QString AccessGridModel::words(size_t mailbox, size_t identifier) const
{
    QStringList lines{
        tr("%1 in %2").arg(m_index->identifierText(identifier), m_index->name(mailbox).toString())};
    if (const imap::Error *error = m_index->errorOf(mailbox))
        return (lines << ErrorText::describe(*error)).join(u'\n');
    if (m_index->state(mailbox) == State::Unasked)
        return (lines << tr("not asked")).join(u'\n');
    const auto rights = entry(mailbox, identifier);
    lines += rights ? tr("Entry: %1").arg(letters(*rights)) : tr("No entry");
    if (m_index->identifier(identifier).isNegative)
        return lines.join(u'\n'); // it takes rights from somebody, and has none
    const auto person = imap::Person::of(m_index->identifier(identifier));
    const imap::EffectiveRights effective = m_index->explain(person, mailbox);
    lines += tr("Effective rights: %1").arg(letters(effective.rights));
    const imap::Acl acl = m_index->acl(mailbox);
    for (size_t at = 0; at < acl.size(); ++at) {
        if (effective.entries[at].effect != imap::EffectiveRights::Entry::Effect::OfOthers)
            lines += acl[at].identifier + QStringLiteral(": ") + AccessTexts::effect(effective, at, acl);
    }
    return lines.join(u'\n');
}

QVariant AccessGridModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_index)
        return {};
    const size_t mailbox = mailboxAt(index.row()), identifier = identifierAt(index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (m_index->state(mailbox) != State::Known)
            return QStringLiteral("?");
        if (const auto rights = entry(mailbox, identifier))
            return letters(*rights);
        return {};
    case Qt::ForegroundRole:
        return m_index->state(mailbox) == State::Known
                   ? QVariant()
                   : QVariant(Theme::color(Tone::Muted, QGuiApplication::palette()));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return words(mailbox, identifier);
    default:
        return {};
    }
}

QVariant AccessGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (!m_index || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (orientation == Qt::Vertical)
        return section < rowCount() ? m_index->name(mailboxAt(section)).toString() : QVariant();
    return section < columnCount() ? m_index->identifierText(identifierAt(section)) : QVariant();
}

} // namespace ui
