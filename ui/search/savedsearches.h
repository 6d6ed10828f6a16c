#pragma once
#include "imapcore/connector.h"
#include <QList>
#include <QString>

namespace ui {

// A search that was given a name, as criteria text.
struct SavedSearch
{
    QString name;
    QString criteria;
};

// The saved searches of one connection, kept in the settings: those of a server and the user who searches there.
class SavedSearches
{
public:
    explicit SavedSearches(const imap::ConnectOptions &options);

    QList<SavedSearch> all() const; // by name
    // In place of one that has the name already.
    void save(const SavedSearch &search);
    // False if there is one of the new name, or none of the old.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);

private:
    void store(QList<SavedSearch> searches) const;

    QString m_group;
};

} // namespace ui
