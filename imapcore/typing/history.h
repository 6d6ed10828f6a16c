#pragma once
#include "../error.h"
#include <QStringList>
#include <optional>

namespace imap {

// What was typed before, kept in a file that only its owner reads. Nothing with a secret is ever in it.
class TypingHistory
{
public:
    static constexpr qsizetype MostLines = 1000;
    static constexpr qsizetype MostCharacters = 256 * 1024;

    explicit TypingHistory(QString fileName);

    const QStringList &all() const { return m_all; } // the latest last, none twice
    // Whether it may be kept: no LOGIN, no AUTHENTICATE with an answer, nothing so long as a pasted message.
    static bool mayKeep(const QString &text);
    // What may not be kept is left out without a word.
    std::optional<Error> add(const QString &text);
    std::optional<Error> clear();

    // The latest before this place that holds all these words, or -1.
    qsizetype find(const QString &words, qsizetype before) const;

private:
    void load();
    std::optional<Error> store() const;

    QString m_fileName;
    QStringList m_all;
};

} // namespace imap
