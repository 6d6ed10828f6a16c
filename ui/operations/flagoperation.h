#pragma once
#include "messagesoperation.h"

namespace ui {

// Sets and clears flags and keywords.
class FlagOperation final : public MessagesOperation
{
    Q_OBJECT
public:
    struct Change
    {
        QByteArrayList add = {}, remove = {};
    };
    FlagOperation(MessageSet messages, Change change);

    // Which of these flags cannot be kept in a mailbox, by what it says of itself (PERMANENTFLAGS, RFC 9051 section
    // 7.1); empty: nothing speaks against them.
    static QByteArrayList refusedFlags(const QByteArrayList &flags, const QByteArrayList &permanentFlags);

protected:
    void prepare() override;
    void carryOut(const imap::SequenceSet &uids) override;
    std::optional<bool> wasDone(const imap::MessageData *message) const override;
    QString summaryOf(quint64 count) const override;
    bool isRepeatable() const override { return true; }
    Operation *makeRetry() const override;

private:
    struct Batch;
    void ended(const Batch &batch, const imap::Expected<std::vector<imap::MessageData>> &found);
    bool isMet(const QByteArrayList &flags) const;

    Change m_change;
};

} // namespace ui
