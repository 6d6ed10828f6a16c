#pragma once
#include "accessindex.h"
#include <QSet>
#include <memory>

namespace imap {

// What comes of taking somebody's entries off all access lists of an index: what gives them rights, and what takes some
// away.
struct TakeOff
{
    QStringList identifiers = {};              // of these entries
    std::vector<size_t> others = {}, own = {}; // mailboxes with such entries
    size_t stillReads = 0;                     // that others' entries let them read without these
    QStringList by = {};                       // the identifiers of those entries
    size_t perhapsReads = 0;                   // if they are in some group

    // Where the entries keep rights from them that others give.
    struct Gain
    {
        size_t sure = 0;     // mailboxes where they have more rights without these
        QStringList by = {}; // the identifiers of what gives those
        size_t perhaps = 0;  // others, if they are in some group, or somebody is in theirs
    };
    Gain inOthers = {}, inOwn = {};

    // The identifier of entries that take rights from whom this one gives some; empty: there is none.
    static QString negativeOf(const AccessIndex &index, const QString &identifier);
};

// Finds that out, mailbox after mailbox, so that somebody else can do something in between. The index must live as long.
class TakeOffPlan
{
public:
    TakeOffPlan(const AccessIndex &index, const QString &identifier);
    ~TakeOffPlan();
    Q_DISABLE_COPY_MOVE(TakeOffPlan)

    void add(size_t mailbox);
    // Once all were added.
    TakeOff take();

private:
    class Subject;
    void addGain(TakeOff::Gain &gain, QSet<size_t> &givers, size_t mailbox, bool isOwner);

    const AccessIndex &m_index;
    Identifier m_who;
    QSet<size_t> m_theirs, m_readers, m_givers, m_ownGivers; // identifiers
    std::unique_ptr<Subject> m_subject;
    TakeOff m_all;
};

} // namespace imap
