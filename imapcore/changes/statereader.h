#pragma once
#include "change.h"
#include <QHash>
#include <QPointer>
#include <QVarLengthArray>
#include <deque>

namespace imap {

// Asks a server what is there where changes are to be made, or have been; it changes nothing. Many questions are on
// the way at once, and what several changes want to know alike is asked once.
class StateReader final : public QObject
{
    Q_OBJECT
public:
    StateReader(Session *session, ServerManner manner, std::vector<Change> changes,
                QObject *parent = nullptr);

    void start();
    // Asks no more; what was asked is waited for.
    void cancel();

    const std::vector<Change> &changes() const { return m_changes; }
    // One for each change; Cancelled where it was not asked for.
    const std::vector<Expected<ChangeState>> &states() const { return m_states; }

signals:
    void progressed(size_t done, size_t total);
    // The state of this one is known, or why it is not.
    void settled(size_t change);
    void finished();

private:
    // One that changes have in common, for as long as one of them needs it.
    struct Question
    {
        ChangeAnswer answer = Error{};
        QVarLengthArray<size_t, 1> waiting = {}; // changes, for the answer
        size_t users = 0;                        // that still need it
        bool isAnswered = false;
    };
    QByteArray keyOf(const ChangeQuery &query) const;
    void sendSome();
    void sendSoon();
    void ask(size_t change);
    void send(size_t question, const ChangeQuery &query);
    void answered(size_t question, ChangeAnswer answer);
    void settle(size_t change);
    void sessionGone();
    void finishSoon();

    QPointer<Session> m_session;
    ServerManner m_manner;
    std::vector<Change> m_changes;
    std::vector<Expected<ChangeState>> m_states;
    std::deque<Question> m_questions; // all that were asked
    QHash<QByteArray, size_t> m_last; // by key
    struct Need
    {
        QVarLengthArray<size_t, 1> questions = {};
        size_t open = 0;
    };
    std::vector<Need> m_needs; // one for each change
    size_t m_next = 0, m_underWay = 0, m_done = 0;
    quint32 m_cause = 0;      // imap::Cause
    bool m_isSending = false; // from the event loop, soon
    bool m_finishing = false;
    bool m_isOver = false; // no answer counts any more
};

} // namespace imap
