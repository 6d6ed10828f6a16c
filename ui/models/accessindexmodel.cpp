#include "accessindexmodel.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

namespace ui {

using State = imap::AccessIndex::State;

namespace {
// Of one list, in a cell.
constexpr size_t MostInCell = 12;
} // namespace

AccessIndexModel::AccessIndexModel(QObject *parent) : ArrangedModel(Mailbox, Qt::AscendingOrder, parent) {}

void AccessIndexModel::setIndex(imap::AccessIndex *index)
{
    if (m_index == index)
        return;
    if (m_index)
        m_index->disconnect(this);
    beginExchange();
    m_rights.reset();
    m_index = index;
    endExchange();
    if (m_index)
        connect(m_index, &imap::AccessIndex::changed, this, &AccessIndexModel::changedLater);
}

void AccessIndexModel::setView(View view)
{
    m_view = view;
    arrangeLater();
}

void AccessIndexModel::setPerson(const QString &identifier)
{
    m_person = identifier.trimmed();
    m_rights.reset();
    arrangeLater();
}

void AccessIndexModel::setFilter(const QString &part)
{
    m_filter = part.trimmed();
    arrangeLater();
}

void AccessIndexModel::prepare()
{
    m_identifier = m_index->findIdentifier(m_person);
    if (m_person.isEmpty())
        m_rights.reset();
    else if (!m_rights)
        m_rights.emplace(*m_index, imap::Person::of(m_index->flavour().identifier(m_person)));
    m_matching.assign(m_index->identifiers(), false);
    for (size_t i = 0; i < m_matching.size(); ++i)
        m_matching[i] = m_index->identifierText(i).contains(m_filter, Qt::CaseInsensitive);
}

bool AccessIndexModel::matches(size_t mailbox) const
{
    if (m_filter.isEmpty() || m_index->name(mailbox).toString().contains(m_filter, Qt::CaseInsensitive)
        || m_index->ownerOf(mailbox).name.contains(m_filter, Qt::CaseInsensitive))
        return true;
    const auto entries = m_index->entries(mailbox);
    return m_view == View::Mailboxes
           && std::any_of(entries.begin(), entries.end(), [this](const auto &entry) {
                  return entry.identifier < m_matching.size() && m_matching[entry.identifier];
              });
}

std::optional<RowOrder::Key> AccessIndexModel::keyOf(size_t mailbox)
{
    const State state = m_index->state(mailbox);
    if (m_index->name(mailbox).isEmpty() || state == State::NoMailbox)
        return std::nullopt;
    const bool isRefused = state == State::Refused;
    const bool isShown = m_view == View::Mailboxes ? true
                         : m_view == View::Refused ? isRefused
                                                   : entry(mailbox) || !effective(mailbox).isEmpty();
    if (!isShown || !matches(mailbox))
        return std::nullopt;
    switch (sortColumn()) {
    case Owner:
        return RowOrder::Key{0, m_index->ownerOf(mailbox).name};
    case Entries:
        return RowOrder::Key{isRefused ? -1.0 : double(m_index->entries(mailbox).size()), {}};
    case Who:
        return RowOrder::Key{isRefused ? 0.0 : 1.0, who(mailbox)};
    case Entry: {
        const auto rights = entry(mailbox);
        return RowOrder::Key{rights ? double(rights->count()) : -1.0, rights ? letters(*rights) : QString()};
    }
    case Effective:
        return RowOrder::Key{double(effective(mailbox).count()), letters(effective(mailbox))};
    default:
        return RowOrder::Key{0, m_index->name(mailbox).toString()};
    }
}

imap::Rights AccessIndexModel::effective(size_t mailbox) const
{
    return m_rights ? m_rights->rights(mailbox) : imap::Rights();
}

std::optional<imap::Rights> AccessIndexModel::entry(size_t mailbox) const
{
    for (const imap::AccessIndex::Entry &entry : m_index->entries(mailbox)) {
        if (m_identifier == entry.identifier)
            return entry.rights;
    }
    return std::nullopt;
}

QString AccessIndexModel::letters(imap::Rights rights) const
{
    return QString::fromLatin1(rights.withoutVirtual(m_index->flavour().era()).toBytes());
}

QString AccessIndexModel::list(size_t mailbox, const QString &between, size_t most) const
{
    QStringList parts;
    const auto entries = m_index->entries(mailbox);
    for (const imap::AccessIndex::Entry &entry : entries.first(std::min(most, entries.size()))) {
        const QString rights = letters(entry.rights);
        parts +=
            m_index->identifierText(entry.identifier) + u' ' + (rights.isEmpty() ? tr("(nothing)") : rights);
    }
    if (entries.size() > most)
        parts += tr("and %Ln more", nullptr, int(entries.size() - most));
    return parts.join(between);
}

QString AccessIndexModel::who(size_t mailbox) const
{
    if (const imap::Error *error = m_index->errorOf(mailbox))
        return ErrorText::describe(*error);
    if (m_index->state(mailbox) == State::Unasked)
        return tr("not asked");
    return m_index->entries(mailbox).empty() ? tr("nobody by the list")
                                             : list(mailbox, QStringLiteral("   "), MostInCell);
}

int AccessIndexModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccessIndexModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_index)
        return {};
    const size_t mailbox = mailboxAt(index.row());
    const State state = m_index->state(mailbox);
    if (role == Qt::TextAlignmentRole)
        return index.column() == Entries ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::ToolTipRole && index.column() == Who && state == State::Known)
        return list(mailbox, QStringLiteral("\n"), 40);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Mailbox:
        return m_index->name(mailbox).toString();
    case Owner:
        return m_index->ownerOf(mailbox).name;
    case Entries:
        return state == State::Known ? formatCount(m_index->entries(mailbox).size()) : QString();
    case Who:
        return who(mailbox);
    case Entry: {
        const auto rights = entry(mailbox);
        return !rights ? QStringLiteral("–") : rights->isEmpty() ? tr("(nothing)") : letters(*rights);
    }
    default: {
        const QString rights = letters(effective(mailbox));
        return rights.isEmpty() ? QStringLiteral("–") : rights;
    }
    }
}

QVariant AccessIndexModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Entries)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mailbox:
        return tr("Mailbox");
    case Owner:
        return tr("Owner");
    case Entries:
        return tr("Entries");
    case Who:
        return m_view == View::Refused ? tr("Why it was refused") : tr("Who may do what");
    case Entry:
        return tr("Their entry");
    default:
        return tr("Effective rights");
    }
}

} // namespace ui
