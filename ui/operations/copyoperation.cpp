#include "copyoperation.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/store.h"
#include "ui/support/errortext.h"
#include <memory>

namespace ui {

namespace {
constexpr quint64 BatchSize = 500;
}

struct CopyOperation::Batch
{
    imap::SequenceSet uids;
    imap::SequenceSet sources; // that the server has told of
    std::optional<imap::Error> error;
};

CopyOperation::CopyOperation(MessageSet messages, imap::MailboxName target, How how)
    : MessagesOperation(
        how == How::Copy ? tr("Copy %Ln message(s) from %1 to %2", nullptr, int(messages.count()))
                               .arg(messages.mailbox.toString(), target.toString())
                         : tr("Move %Ln message(s) from %1 to %2", nullptr, int(messages.count()))
                               .arg(messages.mailbox.toString(), target.toString()),
        messages, how == How::Copy ? WorkSession::Access::ReadOnly : WorkSession::Access::ReadWrite,
        BatchSize)
    , m_target(std::move(target))
    , m_how(how)
{
}

bool CopyOperation::movesWhole(const imap::Session &session)
{
    return session.supports("MOVE") || session.supports("UIDPLUS");
}

void CopyOperation::prepare()
{
    m_way = m_how == How::Copy               ? Way::Copy
            : session()->supports("MOVE")    ? Way::Move
            : session()->supports("UIDPLUS") ? Way::InSteps
                                             : Way::WithoutLast;
    begun();
}

void CopyOperation::carryOut(const imap::SequenceSet &uids)
{
    if (m_way == Way::Move)
        move(uids);
    else
        copy(uids);
}

void CopyOperation::copy(const imap::SequenceSet &uids)
{
    session()
        ->send(imap::Copy{imap::Messages::uids(uids), m_target})
        ->then(this, [this, uids](const imap::Expected<imap::CopyUid> &result) {
            if (!result) {
                refused(uids, result.error());
                batchEnded();
            } else if (!result->isEmpty()) {
                copied(uids, result->sources());
            } else if (session()) {
                // The server does not tell which; it has left out those that are not there.
                look(uids)->then(
                    this, [this, uids](const auto &found) { copied(uids, found ? uidsOf(*found) : uids); });
            } else {
                copied(uids, uids);
            }
        });
}

void CopyOperation::copied(const imap::SequenceSet &uids, const imap::SequenceSet &sources)
{
    const imap::SequenceSet gone = without(uids, sources), there = without(uids, gone);
    failedThese(gone, tr("It is not there any more."), false);
    if (m_way != Way::Copy && !there.isEmpty()) {
        removeHere(there);
        return;
    }
    didThese(there);
    batchEnded();
}

// The second step of a move, and the third where it would not take others along.
void CopyOperation::removeHere(const imap::SequenceSet &uids)
{
    if (!session()) {
        failedThese(uids, tr("It was copied, but the connection was lost before it was removed here."),
                    false);
        batchEnded();
        return;
    }
    auto batch = std::make_shared<Batch>(Batch{uids, {}, {}});
    const auto ended = [this, uids, batch](const auto &result) {
        if (!result && !batch->error)
            batch->error = result.error();
        lookAfter(uids, [this, batch](const auto &found) { removed(*batch, found); });
    };
    auto *marked = session()->send(
        imap::Store{imap::Messages::uids(uids), imap::Store::How::Add, {imap::flag::Deleted}, true});
    if (m_way == Way::WithoutLast) {
        marked->then(this, ended);
        return;
    }
    marked->then(this, [batch](const imap::Expected<imap::Stored> &result) {
        if (!result)
            batch->error = result.error();
    });
    session()->send(imap::Expunge{uids})->then(this, ended);
}

void CopyOperation::removed(const Batch &batch, const imap::Expected<std::vector<imap::MessageData>> &found)
{
    if (!found) {
        failedThese(batch.uids,
                    tr("It was copied; whether it was removed here is not known. %1")
                        .arg(ErrorText::describe(batch.error ? *batch.error : found.error())),
                    false);
        batchEnded();
        return;
    }
    const imap::SequenceSet left = uidsOf(*found), here = without(batch.uids, without(batch.uids, left));
    didThese(without(batch.uids, left));
    if (batch.error)
        failedThese(
            here,
            tr("It was copied, but could not be removed here. %1").arg(ErrorText::describe(*batch.error)),
            false);
    else if (m_way == Way::InSteps)
        failedThese(here, tr("It was copied, and the server said OK to its removal, but it is still here."),
                    false);
    else
        failedThese(
            here,
            tr("It was copied and marked \\Deleted here, but is still here: the server has neither MOVE nor "
               "UIDPLUS, and EXPUNGE would take along all others that are marked."),
            false);
    batchEnded();
}

void CopyOperation::move(const imap::SequenceSet &uids)
{
    auto batch = std::make_shared<Batch>(Batch{uids, {}, {}});
    session()
        ->send(imap::Move{imap::Messages::uids(uids), m_target})
        ->then(this, [this, uids, batch](const imap::Expected<imap::CopyUid> &result) {
            if (result)
                batch->sources = result->sources();
            else
                batch->error = result.error();
            lookAfter(uids, [this, batch](const auto &found) { moved(*batch, found); });
        });
}

void CopyOperation::moved(const Batch &batch, const imap::Expected<std::vector<imap::MessageData>> &found)
{
    if (!found) {
        // An OK to MOVE with the UIDs of all of them is as good.
        didThese(batch.sources);
        const imap::SequenceSet rest = without(batch.uids, batch.sources);
        if (batch.error)
            refused(rest, *batch.error);
        else
            unknownAre(rest, found.error());
        batchEnded();
        return;
    }
    const imap::SequenceSet left = uidsOf(*found), gone = without(batch.uids, left),
                            here = without(batch.uids, gone);
    if (batch.sources.isEmpty()) {
        didThese(gone);
    } else {
        const imap::SequenceSet others = without(gone, batch.sources);
        didThese(without(gone, others));
        failedThese(others, tr("It is not there any more."), false);
    }
    if (!here.isEmpty() && batch.error)
        refused(here, *batch.error);
    else
        failedThese(here, tr("The server said OK, but it is still here."));
    batchEnded();
}

std::optional<bool> CopyOperation::wasDone(const imap::MessageData *message) const
{
    // What is still here was not moved, for MOVE is one step; whether it was copied cannot be seen from here.
    if (m_way == Way::Move)
        return message == nullptr;
    return std::nullopt;
}

QString CopyOperation::summaryOf(quint64 count) const
{
    return m_how == How::Copy ? tr("%Ln message(s) copied.", nullptr, int(count))
                              : tr("%Ln message(s) moved.", nullptr, int(count));
}

Operation *CopyOperation::makeRetry() const
{
    MessageSet again = messages();
    again.uids = retryable();
    return new CopyOperation(again, m_target, m_how);
}

} // namespace ui
