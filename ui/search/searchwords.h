#pragma once
#include "imapcore/criterion.h"
#include <QCoreApplication>

namespace ui {

// A search as people type it into a line, as mail programs and web mail have it: words, what stands before a colon
// ("from:ann", "larger:1M", "is:unread"), quotes, "-" for not, "or" between two, and parentheses. Everything has a form in
// it: what has no word of its own stands in imap:"…", as on the wire.
class SearchWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::SearchWords)
public:
    // Where a word without a colon is looked for.
    enum class Where { Header, Subject, Body, Text };

    struct Problem
    {
        QString text;         // a sentence
        qsizetype offset = 0; // where, in characters
    };
    static std::variant<imap::Criterion, Problem> read(const QString &text, Where where);
    // Read again, it is the same search.
    static QString write(const imap::Criterion &criterion, Where where);

    // "1048576" as "1M", and back; empty for what is no size.
    static QString formatSize(const QString &octets);
    static QString parseSize(const QString &text);
    // "86400" as "1d", and back.
    static QString formatAge(const QString &seconds);
    static QString parseAge(const QString &text);
};

} // namespace ui
