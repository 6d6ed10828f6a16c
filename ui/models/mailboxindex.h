#pragma once
#include "imapcore/commands/list.h"
#include <QObject>
#include <QPointer>
#include <QSet>
#include <vector>

namespace ui {

class Connection;

// The names of all mailboxes of one connection, to find one as one types. They are listed once, when somebody looks for
// one; a hundred thousand are searched in a few milliseconds.
class MailboxIndex final : public QObject
{
    Q_OBJECT
public:
    enum class State { Unknown, Loading, Ready, Failed };

    // What is looked for. A name must hold all the words, in any case; "use:sent" asks for a special use, "rights:ka" for
    // these of one's own rights.
    struct Query
    {
        static Query fromText(const QString &text);
        bool isEmpty() const { return words.isEmpty() && use.isEmpty() && rights.isEmpty(); }

        QStringList words; // folded
        QByteArray use;    // "\Sent"
        QByteArray rights;
    };
    struct Found
    {
        std::vector<quint32> mailboxes; // the best first
        size_t total = 0;               // how many there were, shown or not
    };

    explicit MailboxIndex(Connection *connection, QObject *parent = nullptr);

    Connection *connection() const { return m_connection; }
    State state() const { return m_state; }
    // Why there are no names, in words.
    const QString &problem() const { return m_problem; }
    size_t count() const { return m_mailboxes.size(); }
    const imap::ListedMailbox &mailbox(quint32 at) const { return m_mailboxes[at]; }

    // Lists the mailboxes, unless that was done. `changed` tells when they are known.
    void load();
    // The next load lists them again.
    void forget();
    // Asks for one's own rights where they are not known; `changed` tells of them as they come.
    void loadRights();
    bool knowsAllRights() const { return m_rightsAsked >= m_mailboxes.size() && m_rightsPending == 0; }

    // Those that match, at most so many.
    Found find(const Query &query, size_t limit) const;

signals:
    void changed();

private:
    void list(size_t space);
    void addSome(size_t space, size_t at);
    void askForRights();
    bool matches(quint32 at, const Query &query) const;
    int rank(quint32 at, const Query &query) const;
    QStringView folded(quint32 at) const;

    QPointer<Connection> m_connection;
    State m_state = State::Unknown;
    QString m_problem;
    imap::List::Result m_coming; // listed, but not yet among the others
    std::vector<imap::ListedMailbox> m_mailboxes;
    QSet<QByteArray> m_known;     // names, while they are listed
    QString m_text;               // all names, folded, a line each
    std::vector<quint32> m_begin; // where in it each begins
    quint64 m_generation = 0;     // answers to an earlier one are dropped
    size_t m_rightsAsked = 0;
    int m_rightsPending = 0;
};

} // namespace ui
