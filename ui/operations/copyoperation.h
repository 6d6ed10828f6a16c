#pragma once
#include "messagesoperation.h"

namespace ui {

// Copies messages into another mailbox of the same server, or moves them there: by MOVE (RFC 6851), or in the three
// steps COPY, STORE \Deleted, UID EXPUNGE. Where the server has no UID EXPUNGE it stops before the third, since EXPUNGE
// would take along whatever else is marked \Deleted.
class CopyOperation final : public MessagesOperation
{
    Q_OBJECT
public:
    enum class How { Copy, Move };
    CopyOperation(MessageSet messages, imap::MailboxName target, How how);

    // Whether moving leaves nothing behind here.
    static bool movesWhole(const imap::Session &session);

protected:
    void prepare() override;
    void carryOut(const imap::SequenceSet &uids) override;
    std::optional<bool> wasDone(const imap::MessageData *message) const override;
    QString summaryOf(quint64 count) const override;
    Operation *makeRetry() const override;

private:
    enum class Way { Copy, Move, InSteps, WithoutLast };
    struct Batch;
    void copy(const imap::SequenceSet &uids);
    void copied(const imap::SequenceSet &uids, const imap::SequenceSet &sources);
    void move(const imap::SequenceSet &uids);
    void moved(const Batch &batch, const imap::Expected<std::vector<imap::MessageData>> &found);
    void removeHere(const imap::SequenceSet &uids);
    void removed(const Batch &batch, const imap::Expected<std::vector<imap::MessageData>> &found);

    imap::MailboxName m_target;
    How m_how;
    Way m_way = Way::Copy;
};

} // namespace ui
