#include "expungeoperation.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/store.h"
#include "ui/support/errortext.h"
#include <algorithm>
#include <memory>

namespace ui {

namespace {

constexpr quint64 BatchSize = 2000;

bool isMarked(const QByteArrayList &flags)
{
    return std::any_of(flags.begin(), flags.end(), [](const QByteArray &flag) {
        return flag.compare(imap::flag::Deleted, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

struct ExpungeOperation::Batch
{
    imap::SequenceSet uids;
    std::optional<imap::Error> error;
};

ExpungeOperation::ExpungeOperation(MessageSet messages)
    : MessagesOperation(
        tr("Expunge %Ln message(s) of %1", nullptr, int(messages.count())).arg(messages.mailbox.toString()),
        messages, WorkSession::Access::ReadWrite, BatchSize)
{
}

// Without UIDPLUS only EXPUNGE is left (RFC 9051 section 6.4.3), and that makes no difference between what is marked
// \Deleted here and by others.
void ExpungeOperation::prepare()
{
    if (hasUidExpunge()) {
        begun();
        return;
    }
    session()
        ->send(imap::Search{imap::SearchKey::has(imap::flag::Deleted)})
        ->then(this, [this](const imap::Expected<imap::SearchResult> &result) {
            if (!result) {
                refuse(ErrorText::describe(result.error()));
                return;
            }
            const quint64 others = without(result->all, messages().uids).count();
            if (others == 0)
                begun();
            else
                refuse(tr(
                    "The server has no UIDPLUS, so that only all messages that are marked \\Deleted can be "
                    "expunged at once, and there are %Ln other(s).",
                    nullptr, int(others)));
        });
}

void ExpungeOperation::carryOut(const imap::SequenceSet &uids)
{
    auto batch = std::make_shared<Batch>(Batch{uids, {}});
    const auto look = [this, uids, batch](const auto &result) {
        if (!result && !batch->error)
            batch->error = result.error();
        lookAfter(uids, [this, batch](const auto &found) { ended(*batch, found); });
    };
    auto *marked = session()->send(
        imap::Store{imap::Messages::uids(uids), imap::Store::How::Add, {imap::flag::Deleted}, true});
    if (!hasUidExpunge()) {
        marked->then(this, look);
        return;
    }
    marked->then(this, [batch](const imap::Expected<imap::Stored> &result) {
        if (!result)
            batch->error = result.error();
    });
    session()->send(imap::Expunge{uids})->then(this, look);
}

void ExpungeOperation::ended(const Batch &batch, const imap::Expected<std::vector<imap::MessageData>> &found)
{
    if (!found) {
        refused(batch.uids, batch.error ? *batch.error : found.error());
        batchEnded();
        return;
    }
    const imap::SequenceSet left = uidsOf(*found), gone = without(batch.uids, left);
    imap::SequenceSet here = without(batch.uids, gone);
    didThese(gone);
    if (!hasUidExpunge()) {
        for (const imap::MessageData &message : *found) {
            if (here.contains(message.uid) && message.flags && isMarked(*message.flags))
                m_marked.add(message.uid);
        }
        here = without(here, m_marked);
    }
    if (!here.isEmpty() && batch.error)
        refused(here, *batch.error);
    else
        failedThese(here,
                    tr("The server said OK, but it is still here: the right to expunge may be missing."));
    batchEnded();
}

void ExpungeOperation::conclude()
{
    if (m_marked.isEmpty() || isCancelled() || !session()) {
        failedThese(m_marked, tr("It is marked \\Deleted, but was not expunged."));
        concluded();
        return;
    }
    // Somebody may have marked others meanwhile.
    session()
        ->send(imap::Search{imap::SearchKey::has(imap::flag::Deleted)})
        ->then(this, [this](const imap::Expected<imap::SearchResult> &result) {
            const quint64 others = result ? without(result->all, m_marked).count() : 0;
            if (result && others == 0 && session()) {
                expungeAll();
                return;
            }
            failedThese(
                m_marked,
                result ? tr("It is marked \\Deleted, but was not expunged: others were marked meanwhile, and "
                            "without UIDPLUS they would go, too.")
                       : tr("It is marked \\Deleted, but was not expunged. %1")
                             .arg(ErrorText::describe(result.error())));
            concluded();
        });
}

void ExpungeOperation::expungeAll()
{
    session()->send(imap::Expunge{})->then(this, [this](const imap::Expected<imap::Expunged> &result) {
        if (!result && isLoss(result.error())) {
            unknownAre(m_marked, result.error());
            concluded();
            return;
        }
        const QString why =
            result ? tr("The server said OK, but it is still here: the right to expunge may be missing.")
                   : ErrorText::describe(result.error());
        if (!session()) {
            failedThese(m_marked, why);
            concluded();
            return;
        }
        session()
            ->send(imap::Search{imap::SearchKey::has(imap::flag::Deleted)})
            ->then(this, [this, why](const imap::Expected<imap::SearchResult> &left) {
                if (!left) {
                    unknownAre(m_marked, left.error());
                } else {
                    const imap::SequenceSet gone = without(m_marked, left->all);
                    didThese(gone);
                    failedThese(without(m_marked, gone), why);
                }
                concluded();
            });
    });
}

std::optional<bool> ExpungeOperation::wasDone(const imap::MessageData *message) const
{
    return message == nullptr;
}

QString ExpungeOperation::summaryOf(quint64 count) const
{
    return tr("%Ln message(s) expunged.", nullptr, int(count));
}

Operation *ExpungeOperation::makeRetry() const
{
    MessageSet again = messages();
    again.uids = retryable();
    return new ExpungeOperation(again);
}

} // namespace ui
