#pragma once
#include "messagesoperation.h"

namespace ui {

// Removes messages for good, and no others: marks them \Deleted and sends UID EXPUNGE. Where the server has none, EXPUNGE
// does if nothing else is marked; else it is refused.
class ExpungeOperation final : public MessagesOperation
{
    Q_OBJECT
public:
    explicit ExpungeOperation(MessageSet messages);

protected:
    void prepare() override;
    void carryOut(const imap::SequenceSet &uids) override;
    void conclude() override;
    std::optional<bool> wasDone(const imap::MessageData *message) const override;
    QString summaryOf(quint64 count) const override;
    bool isRepeatable() const override { return true; }
    Operation *makeRetry() const override;

private:
    struct Batch;
    void ended(const Batch &batch, const imap::Expected<std::vector<imap::MessageData>> &found);
    bool hasUidExpunge() const { return session() && session()->supports("UIDPLUS"); }
    void othersAppeared(quint64 count);
    void expungeAll();

    imap::SequenceSet m_marked; // and to be expunged in the end, all at once
};

} // namespace ui
