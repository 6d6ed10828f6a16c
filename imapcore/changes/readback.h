#pragma once
#include "changeset.h"
#include "statereader.h"
#include <QSet>
#include <memory>

namespace imap {

// Reads back what a run has done. Of what was done it says how the server has it now; of what was sent without an
// answer it finds out whether it was done, and stages it again if it was not. A mailbox that was renamed later is looked for
// under its new name. What a later item has changed again is not judged by what is there now: it keeps what was found
// before, or is judged by what that one found.
class ReadBack final : public QObject
{
    Q_OBJECT
public:
    // All that was sent, or these of it and what nobody knows of.
    ReadBack(Session *session, ServerManner manner, ChangeSet *set, QObject *parent = nullptr);
    ReadBack(Session *session, ServerManner manner, ChangeSet *set, const std::vector<quint64> &ids,
             QObject *parent = nullptr);
    // `after`: sets that were carried out after this one, as that which undoes it.
    ReadBack(Session *session, ServerManner manner, ChangeSet *set,
             const std::vector<const ChangeSet *> &after, QObject *parent = nullptr);
    void start();
    void cancel();
    // Of how many the state could not be read; the last reason.
    size_t unread() const { return m_unread; }
    const std::optional<Error> &error() const { return m_error; }
    // Once it has begun to read: those that a later one has changed again. Nobody can see any more what became of them.
    const QSet<quint64> &changedAgain() const { return m_changedAgain; }

signals:
    void progressed(size_t done, size_t total);
    void finished();

private:
    struct Sent
    {
        std::vector<quint64> ids = {}; // of what is to be looked at
        std::vector<Change> changes = {};
        std::vector<std::pair<quint64, ChangeState>> left = {}; // to others, which found it so
        QSet<quint64> changedAgain = {};
    };
    // What to look at, of items of these IDs.
    struct Wanted
    {
        bool isAll = true;
        QSet<quint64> ids = {};

        bool contains(quint64 id) const { return isAll || ids.contains(id); }
    };
    ReadBack(Session *session, ServerManner manner, ChangeSet *set, Wanted wanted, QObject *parent);
    static Sent sentOf(const std::vector<ChangeItem> &items, const ServerManner &manner, const Wanted &wanted,
                       const std::vector<const ChangeSet *> &after = {});
    void read(Sent sent);
    void judge(size_t at);
    void judge(const ChangeItem &item, const ChangeState &found);
    void finish();

    QPointer<Session> m_session;
    QPointer<ChangeSet> m_set;
    ServerManner m_manner;
    Wanted m_wanted;
    std::vector<const ChangeSet *> m_after;
    std::vector<quint64> m_ids;
    QSet<quint64> m_changedAgain;
    std::unique_ptr<StateReader> m_reader;
    size_t m_unread = 0;
    bool m_isCancelled = false;
    quint32 m_cause = 0; // imap::Cause
    std::optional<Error> m_error;
};

} // namespace imap
