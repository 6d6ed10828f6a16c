#include "flagoperation.h"
#include "imapcore/commands/store.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include <algorithm>
#include <memory>

namespace ui {

namespace {

constexpr quint64 BatchSize = 2000;

bool holds(const QByteArrayList &flags, const QByteArray &flag)
{
    return std::any_of(flags.begin(), flags.end(), [&flag](const QByteArray &other) {
        return other.compare(flag, Qt::CaseInsensitive) == 0; // RFC 9051 section 2.3.2
    });
}

QString titleOf(const MessageSet &messages, const FlagOperation::Change &change)
{
    const auto names = [](const QByteArrayList &flags) {
        return QString::fromUtf8(flags.join(", "));
    };
    const int count = int(messages.count());
    if (change.remove.isEmpty() && change.add == QByteArrayList{imap::flag::Deleted})
        return FlagOperation::tr("Delete %Ln message(s) of %1", nullptr, count)
            .arg(messages.mailbox.toString());
    if (change.add.isEmpty() && change.remove == QByteArrayList{imap::flag::Deleted})
        return FlagOperation::tr("Undelete %Ln message(s) of %1", nullptr, count)
            .arg(messages.mailbox.toString());
    if (change.remove.isEmpty())
        return FlagOperation::tr("Set %1 on %Ln message(s) of %2", nullptr, count)
            .arg(names(change.add), messages.mailbox.toString());
    if (change.add.isEmpty())
        return FlagOperation::tr("Clear %1 on %Ln message(s) of %2", nullptr, count)
            .arg(names(change.remove), messages.mailbox.toString());
    return FlagOperation::tr("Set %1 and clear %2 on %Ln message(s) of %3", nullptr, count)
        .arg(names(change.add), names(change.remove), messages.mailbox.toString());
}

} // namespace

struct FlagOperation::Batch
{
    imap::SequenceSet uids;
    std::optional<imap::Error> error; // the first
};

FlagOperation::FlagOperation(MessageSet messages, Change change)
    : MessagesOperation(titleOf(messages, change), messages, WorkSession::Access::ReadWrite, BatchSize)
    , m_change(std::move(change))
{
}

QByteArrayList FlagOperation::refusedFlags(const QByteArrayList &flags, const QByteArrayList &permanentFlags)
{
    // A server that tells none keeps all (RFC 9051 section 6.3.2); a new keyword may be made where there is "\*".
    QByteArrayList refused;
    for (const QByteArray &flag : flags) {
        const bool isKeyword = !flag.startsWith('\\');
        if (!permanentFlags.isEmpty() && !holds(permanentFlags, flag)
            && !(isKeyword && permanentFlags.contains("\\*")))
            refused += flag;
    }
    return refused;
}

void FlagOperation::prepare()
{
    const QByteArrayList &kept = session()->mailbox().permanentFlags();
    const QByteArrayList refused = refusedFlags(m_change.add + m_change.remove, kept);
    if (refused.isEmpty())
        begun();
    else
        refuse(tr("The server does not keep %1 in “%2”. What it keeps is: %3")
                   .arg(QString::fromUtf8(refused.join(", ")), messages().mailbox.toString(),
                        QString::fromUtf8(kept.join(' '))));
}

void FlagOperation::carryOut(const imap::SequenceSet &uids)
{
    auto batch = std::make_shared<Batch>(Batch{uids, {}});
    const auto store = [this, &batch](imap::Store::How how, const QByteArrayList &flags) {
        if (flags.isEmpty())
            return;
        session()
            ->send(imap::Store{imap::Messages::uids(batch->uids), how, flags, true})
            ->then(this, [batch](const imap::Expected<imap::Stored> &stored) {
                if (!stored && !batch->error)
                    batch->error = stored.error();
            });
    };
    store(imap::Store::How::Add, m_change.add);
    store(imap::Store::How::Remove, m_change.remove);
    // Dovecot 2.4 says OK to a STORE of somebody who has lost the right, and changes nothing.
    look(uids)->then(this, [this, batch](const auto &found) { ended(*batch, found); });
}

bool FlagOperation::isMet(const QByteArrayList &flags) const
{
    return std::all_of(m_change.add.begin(), m_change.add.end(),
                       [&flags](const QByteArray &flag) { return holds(flags, flag); })
           && std::none_of(m_change.remove.begin(), m_change.remove.end(),
                           [&flags](const QByteArray &flag) { return holds(flags, flag); });
}

std::optional<bool> FlagOperation::wasDone(const imap::MessageData *message) const
{
    return message && message->flags ? std::optional(isMet(*message->flags)) : std::nullopt;
}

void FlagOperation::ended(const Batch &batch, const imap::Expected<std::vector<imap::MessageData>> &found)
{
    if (!found) {
        refused(batch.uids, batch.error ? *batch.error : found.error());
        batchEnded();
        return;
    }
    imap::SequenceSet met, unmet;
    for (const imap::MessageData &message : *found) {
        if (message.flags && batch.uids.contains(message.uid))
            (isMet(*message.flags) ? met : unmet).add(message.uid);
    }
    didThese(met);
    failedThese(without(without(batch.uids, met), unmet), tr("It is not there any more."), false);
    if (!unmet.isEmpty() && batch.error)
        refused(unmet, *batch.error);
    else
        failedThese(unmet,
                    tr("The server said OK, but the flags are as they were: it lacks the right, or the "
                       "server does not keep the flag."));
    batchEnded();
}

QString FlagOperation::summaryOf(quint64 count) const
{
    return tr("%Ln message(s) have the flags as wanted.", nullptr, int(count));
}

Operation *FlagOperation::makeRetry() const
{
    MessageSet again = messages();
    again.uids = retryable();
    return new FlagOperation(again, m_change);
}

} // namespace ui
