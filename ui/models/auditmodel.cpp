#include "auditmodel.h"
#include "ui/changes/changetexts.h"
#include "ui/support/icons.h"
#include <QDateTime>

namespace ui {

AuditModel::AuditModel(QObject *parent) : ArrangedModel(Time, Qt::DescendingOrder, parent) {}

void AuditModel::setEntries(std::vector<imap::AuditLog::Entry> entries)
{
    beginExchange();
    m_entries = std::move(entries);
    endExchange();
}

void AuditModel::setFilter(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    arrangeLater();
}

QString AuditModel::resultText(const imap::AuditLog::Entry &entry)
{
    return entry.result == u"done"      ? tr("Done")
           : entry.result == u"refused" ? tr("Refused")
                                        : tr("Not known");
}

QString AuditModel::text(const imap::AuditLog::Entry &entry, Column column)
{
    const imap::Change &change = entry.change.change;
    switch (column) {
    case Time:
        return QDateTime::fromString(entry.time, Qt::ISODateWithMs)
            .toLocalTime()
            .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    case Server:
        return entry.owner.actAs.isEmpty() ? entry.owner.url
                                           : tr("%1 acting as %2").arg(entry.owner.url, entry.owner.actAs);
    case What:
        return QStringLiteral("%1  %2").arg(ChangeTexts::kind(change), ChangeTexts::what(change));
    case Where:
        return ChangeTexts::where(change);
    case Result:
        return entry.text.isEmpty() ? resultText(entry)
                                    : QStringLiteral("%1: “%2”").arg(resultText(entry), entry.text);
    case Cause:
        return entry.change.cause;
    case ColumnCount:
        break;
    }
    return {};
}

bool AuditModel::hasWords(const imap::AuditLog::Entry &entry) const
{
    if (m_words.isEmpty())
        return true;
    QString all = entry.lines.join(u'\n');
    for (int column = 0; column < ColumnCount; ++column)
        all += u'\n' + text(entry, Column(column));
    return std::all_of(m_words.begin(), m_words.end(),
                       [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

// The file is in the order of time.
std::optional<RowOrder::Key> AuditModel::keyOf(size_t entry)
{
    const imap::AuditLog::Entry &one = m_entries[entry];
    if (!hasWords(one))
        return std::nullopt;
    if (sortColumn() == Time)
        return RowOrder::Key{double(entry)};
    return RowOrder::Key{0, text(one, Column(sortColumn()))};
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const imap::AuditLog::Entry &entry = at(index.row());
    if (role == Qt::DecorationRole && index.column() == Result)
        return icon(entry.result == u"done" ? "success" : entry.result == u"refused" ? "error" : "help");
    if (role == Qt::ToolTipRole && index.column() == Time)
        return entry.time;
    return role == Qt::DisplayRole ? text(entry, Column(index.column())) : QVariant();
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case Server:
        return tr("Server");
    case What:
        return tr("Change");
    case Where:
        return tr("Where");
    case Result:
        return tr("Answer");
    case Cause:
        return tr("From");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
