#include "savedsearches.h"
#include <QSettings>
#include <QUrl>
#include <algorithm>

namespace ui {

// Whatever is in the names, they are one key.
SavedSearches::SavedSearches(const imap::ConnectOptions &options)
{
    const QString where = QStringLiteral("%1@%2:%3")
                              .arg(options.identity(), options.address.host.toLower())
                              .arg(options.address.port);
    m_group = QStringLiteral("searches/") + QString::fromLatin1(QUrl::toPercentEncoding(where, "@:"));
}

QList<SavedSearch> SavedSearches::all() const
{
    QList<SavedSearch> searches;
    QSettings stored;
    const int count = stored.beginReadArray(m_group);
    for (int i = 0; i < count; ++i) {
        stored.setArrayIndex(i);
        const SavedSearch search{stored.value(QStringLiteral("name")).toString(),
                                 stored.value(QStringLiteral("criteria")).toString()};
        if (!search.name.isEmpty())
            searches.append(search);
    }
    return searches;
}

void SavedSearches::save(const SavedSearch &search)
{
    QList<SavedSearch> searches = all();
    searches.removeIf([&search](const SavedSearch &known) { return known.name == search.name; });
    searches.append(search);
    store(searches);
}

bool SavedSearches::rename(const QString &from, const QString &to)
{
    QList<SavedSearch> searches = all();
    SavedSearch *renamed = nullptr;
    for (SavedSearch &search : searches) {
        if (search.name == to && to != from)
            return false;
        if (search.name == from)
            renamed = &search;
    }
    if (!renamed || to.isEmpty())
        return false;
    renamed->name = to;
    store(searches);
    return true;
}

void SavedSearches::remove(const QString &name)
{
    QList<SavedSearch> searches = all();
    searches.removeIf([&name](const SavedSearch &search) { return search.name == name; });
    store(searches);
}

void SavedSearches::store(QList<SavedSearch> searches) const
{
    std::sort(searches.begin(), searches.end(), [](const SavedSearch &a, const SavedSearch &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    QSettings stored;
    stored.remove(m_group); // the rows beyond the last would stay
    stored.beginWriteArray(m_group, int(searches.size()));
    for (int i = 0; i < searches.size(); ++i) {
        stored.setArrayIndex(i);
        stored.setValue(QStringLiteral("name"), searches.at(i).name);
        stored.setValue(QStringLiteral("criteria"), searches.at(i).criteria);
    }
    stored.endArray();
}

} // namespace ui
