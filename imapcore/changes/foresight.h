#pragma once
#include "changeset.h"

namespace imap {

// What is there when the turn of each of these changes comes, if all before it are done: before anything is sent.
class Foresight
{
public:
    Foresight(std::vector<Change> changes, const ServerManner &manner);

    // What is to be looked at for it: the changes, about the mailboxes as they are called now, and as they stand: what is
    // before them may have been done already.
    const std::vector<Change> &toLookAt() const { return m_toLookAt; }

    struct Expectation
    {
        // Unknown: what a mailbox that was made right before has.
        Expected<ChangeState> found;
        std::optional<size_t> after; // the last change before it that has to do with that
    };
    // Of what was found there.
    std::vector<Expectation> of(const std::vector<Expected<ChangeState>> &found) const;

private:
    struct Origin
    {
        enum class How {
            Found,
            Left, // by a change of the same thing
            Made, // the mailbox is fresh
            Gone, // there is none by then
        };
        How how = How::Found;
        std::optional<size_t> after = {};
    };
    Origin originOf(size_t at);
    bool isSoAlready(size_t at, const Expectation &expected) const;
    struct Taken
    {
        size_t by;
        bool isTaken;
    };
    std::optional<Taken> takenBefore(size_t at, const MailboxName &name) const;

    const ServerManner &m_manner;
    std::vector<Change> m_changes, m_toLookAt;
    std::vector<size_t> m_structural;
    QHash<QByteArray, std::vector<size_t>> m_places;
    std::vector<Origin> m_origins;
};

} // namespace imap
