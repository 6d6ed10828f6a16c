#pragma once
#include "changeset.h"
#include "statereader.h"
#include <QSet>

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
    void start() { m_reader.start(); }
    void cancel() { m_reader.cancel(); }
    // Of how many the state could not be read; the last reason.
    size_t unread() const { return m_unread; }
    const std::optional<Error> &error() const { return m_error; }
    // Those that a later one has changed again: nobody can see any more what became of them.
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
    ReadBack(Session *session, ServerManner manner, ChangeSet *set, Sent sent, QObject *parent);
    static Sent sentOf(const ChangeSet &set, const ServerManner &manner, const std::vector<quint64> *ids,
                       const std::vector<const ChangeSet *> &after = {});
    void judge();
    void judge(const ChangeItem &item, const ChangeState &found);

    QPointer<ChangeSet> m_set;
    ServerManner m_manner;
    std::vector<quint64> m_ids;
    std::vector<std::pair<quint64, ChangeState>> m_left;
    QSet<quint64> m_changedAgain;
    StateReader m_reader;
    size_t m_unread = 0;
    std::optional<Error> m_error;
};

} // namespace imap
