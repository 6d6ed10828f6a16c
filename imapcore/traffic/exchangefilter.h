#pragma once
#include "../error.h"
#include "exchange.h"
#include <QRegularExpression>
#include <QString>
#include <vector>

namespace imap {

// Which commands and lines of a traffic are wanted, as one types it. Words are looked for in the lines, each of them must be
// found somewhere in the same command; these are conditions:
//
//   "two words"  /regular expression/      in the lines, without regard to case
//   dir:sent  dir:received                 in which lines words are looked for, and which lines there are
//   verb:FETCH  mailbox:INBOX  tag:M0012   the command; a mailbox by its name or a part of it, decoded or not
//   status:no                              ok, no, bad, waiting or cut
//   is:unasked                             command, unasked, note or malformed
//   slower:100ms  larger:64k               also 1.5s, 2min; bytes both ways, also k, M
//   connection:bob  why:INBOX              a part of the title of the traffic, and of the cause
//
// "-" before a word or a condition turns it round.
class ExchangeFilter
{
public:
    ExchangeFilter() = default;
    // InvalidArgument says what is wrong; nothing is left out silently.
    static Expected<ExchangeFilter> parse(const QString &text);

    bool isEmpty() const { return m_terms.empty(); }
    bool accepts(const ExchangeLog &log, const Exchange &exchange, const QString &title) const;
    // Of the lines of an exchange that is accepted, those that are meant: all, where no word is looked for.
    bool acceptsLine(const Traffic::Entry &entry) const;

    // What may stand before a colon, for whoever offers it.
    static QStringList keys();
    // What may stand behind one; empty: whatever there is.
    static QStringList valuesOf(const QString &key);

private:
    enum class What {
        Text,
        Pattern,
        Direction,
        Verb,
        Mailbox,
        Tag,
        Status,
        Is,
        Slower,
        Larger,
        Connection,
        Why
    };
    struct Term
    {
        What what = What::Text;
        bool negated = false;
        QByteArray bytes = {}; // in lower case for Text
        QString text = {};
        QRegularExpression pattern = {};
        qint64 number = 0; // microseconds, or bytes
    };
    static Expected<Term> condition(const QString &key, const QString &value);
    bool holds(const Term &term, const ExchangeLog &log, const Exchange &exchange,
               const QString &title) const;
    static bool isFound(const Term &term, QByteArrayView line);

    std::vector<Term> m_terms;
    std::optional<Traffic::Kind> m_direction;
};

} // namespace imap
