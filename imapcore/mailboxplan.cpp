#include "mailboxplan.h"
#include "commandtext.h"
#include <algorithm>

namespace imap {

namespace {
// A server answers nothing while it works off a command. So many messages take seconds, and one can cancel between.
constexpr quint64 MessagesAtOnce = 50000;
// Servers end the connection for longer lines (Dovecot at 64 KiB, others at 8 KiB).
constexpr size_t RangesAtOnce = 300;
} // namespace

MailboxStep &MailboxPlan::add(MailboxStep::Kind kind, const MailboxName &mailbox)
{
    MailboxStep &step = m_steps.emplace_back();
    step.kind = kind;
    step.mailbox = mailbox;
    return step;
}

void MailboxPlan::addExpunge(MailboxStep &step, const SequenceSet &uids) const
{
    if (expungesByUid())
        step.commands.emplace_back(Expunge{uids});
    else
        step.commands.emplace_back(Expunge{});
}

void MailboxPlan::empty(const SurveyedMailbox &mailbox)
{
    const quint64 messages = mailbox.status ? mailbox.status->messages.value_or(0) : 0;
    const quint64 uidNext = mailbox.status ? mailbox.status->uidNext.value_or(0) : 0;
    if (messages == 0 || uidNext < 2 || uidNext > 0xffffffff)
        return;
    const MailboxName &name = mailbox.listed.name;
    MailboxStep &step = add(MailboxStep::Kind::Empty, name);
    step.uidValidity = quint32(mailbox.status->uidValidity.value_or(0));
    step.commands.emplace_back(Select{name, Select::Access::ReadWrite});
    const quint64 pieces = (messages + MessagesAtOnce - 1) / MessagesAtOnce, last = uidNext - 1;
    for (quint64 piece = 0, first = 1; piece < pieces && first <= last; ++piece) {
        const quint64 end = piece + 1 == pieces ? last : std::max(first, last * (piece + 1) / pieces);
        const SequenceSet uids{quint32(first), quint32(end)};
        step.commands.emplace_back(
            Store{Messages::uids(uids), Store::How::Add, {flag::Deleted}, /*silent*/ true});
        addExpunge(step, uids);
        first = end + 1;
    }
    if (m_capabilities.contains("UNSELECT"))
        step.commands.emplace_back(Unselect{});
}

void MailboxPlan::expunge(const SurveyedMailbox &mailbox)
{
    if (!mailbox.deleted || mailbox.deleted->isEmpty())
        return;
    const MailboxName &name = mailbox.listed.name;
    MailboxStep &step = add(MailboxStep::Kind::Expunge, name);
    step.uidValidity = mailbox.status ? quint32(mailbox.status->uidValidity.value_or(0)) : 0;
    step.commands.emplace_back(Select{name, Select::Access::ReadWrite});
    const std::vector<SequenceSet::Range> &ranges = mailbox.deleted->ranges();
    for (size_t at = 0; at < ranges.size(); at += RangesAtOnce) {
        SequenceSet some;
        for (size_t i = at; i < std::min(ranges.size(), at + RangesAtOnce); ++i)
            some.add(ranges[i].first, ranges[i].last);
        addExpunge(step, some);
        if (!expungesByUid())
            break; // one takes all
    }
    if (m_capabilities.contains("UNSELECT"))
        step.commands.emplace_back(Unselect{});
}

void MailboxPlan::check(const ListedMailbox &mailbox)
{
    if (!mailbox.isSelectable())
        return;
    MailboxStep &step = add(MailboxStep::Kind::Check, mailbox.name);
    // A server may have nothing to bring into order in a mailbox that is open for reading alone.
    step.commands.emplace_back(Select{mailbox.name, Select::Access::ReadWrite});
    step.commands.emplace_back(Check{});
    if (m_capabilities.contains("UNSELECT"))
        step.commands.emplace_back(Unselect{});
}

MailboxPlan MailboxPlan::with(std::vector<MailboxStep> steps) const
{
    MailboxPlan plan(m_capabilities, m_utf8);
    plan.m_steps = std::move(steps);
    return plan;
}

QByteArrayList MailboxPlan::lines(const MailboxStep &step) const
{
    QByteArrayList all;
    for (const MailboxCommand &command : step.commands) {
        all +=
            std::visit([this](const auto &one) { return commandText(one, m_capabilities, m_utf8); }, command);
    }
    return all;
}

} // namespace imap
