#pragma once
#include "../error.h"
#include <QString>
#include <optional>
#include <vector>

namespace imap {

// A text with a name that is typed often. "${mailbox}" and "${mailbox:INBOX}" in it are to be filled in.
struct Snippet
{
    QString name;
    QString text;
    bool operator==(const Snippet &) const = default;
};

struct Placeholder
{
    qsizetype begin = 0, end = 0; // in the text
    QString name;
    QString value = {}; // what it is if nothing is said

    // The first that begins at or behind this place.
    static std::optional<Placeholder> next(const QString &text, qsizetype from = 0);
};

// Those that somebody has saved, in a JSON file.
class Snippets
{
public:
    explicit Snippets(QString fileName);

    // Those that come with the program. Their names are English, of the context "imap::reference".
    static const std::vector<Snippet> &builtIn();
    // With every placeholder that has a value replaced by it.
    static QString filled(const QString &text);

    const std::vector<Snippet> &own() const { return m_own; } // by name
    // In place of one that has the name already.
    std::optional<Error> save(const Snippet &snippet);
    std::optional<Error> remove(const QString &name);

private:
    void load();
    std::optional<Error> store() const;

    QString m_fileName;
    std::vector<Snippet> m_own;
};

} // namespace imap
