#pragma once
#include "changeset.h"
#include "statereader.h"

namespace imap {

// Reads back what a run has done. Of what was done it says how the server has it now; of what was sent without an
// answer it finds out whether it was done, and stages it again if it was not. A mailbox that was renamed later is looked for
// under its new name.
class ReadBack final : public QObject
{
    Q_OBJECT
public:
    // All that was sent, or these of it and what nobody knows of.
    ReadBack(Session *session, ServerManner manner, ChangeSet *set, QObject *parent = nullptr);
    ReadBack(Session *session, ServerManner manner, ChangeSet *set, const std::vector<quint64> &ids,
             QObject *parent = nullptr);
    void start() { m_reader.start(); }
    void cancel() { m_reader.cancel(); }
    // Of how many the state could not be read; the last reason.
    size_t unread() const { return m_unread; }
    const std::optional<Error> &error() const { return m_error; }

signals:
    void progressed(size_t done, size_t total);
    void finished();

private:
    using Sent = std::vector<std::pair<quint64, Change>>;
    ReadBack(Session *session, ServerManner manner, ChangeSet *set, Sent sent, QObject *parent);
    static Sent sentOf(const ChangeSet &set, const ServerManner &manner, const std::vector<quint64> *ids);
    void judge();

    QPointer<ChangeSet> m_set;
    ServerManner m_manner;
    std::vector<quint64> m_ids;
    StateReader m_reader;
    size_t m_unread = 0;
    std::optional<Error> m_error;
};

} // namespace imap
