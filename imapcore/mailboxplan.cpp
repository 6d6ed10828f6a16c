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

MailboxStep &MailboxPlan::add(MailboxStep::Kind kind, const MailboxName &mailbox, char separator)
{
    MailboxStep &step = m_steps.emplace_back();
    step.kind = kind;
    step.mailbox = mailbox;
    step.separator = separator;
    return step;
}

void MailboxPlan::create(const Create &command, bool subscribe)
{
    MailboxStep &step = add(MailboxStep::Kind::Create, command.mailbox, 0);
    step.hasMessages = false;
    step.commands.emplace_back(command);
    const size_t created = m_steps.size() - 1;
    if (!subscribe)
        return;
    this->subscribe(command.mailbox, true);
    m_steps.back().dependsOn = created;
}

void MailboxPlan::remove(const std::vector<SurveyedMailbox> &mailboxes, bool unsubscribe)
{
    std::vector<const SurveyedMailbox *> deepestFirst;
    for (const SurveyedMailbox &mailbox : mailboxes) {
        // A \NonExistent name goes with what is below it (RFC 5258 section 3).
        if (!mailbox.listed.name.isInbox() && !mailbox.listed.has("\\NonExistent"))
            deepestFirst.push_back(&mailbox);
    }
    // A name begins with those of its parents, and so comes after them.
    std::stable_sort(deepestFirst.begin(), deepestFirst.end(), [](const auto *a, const auto *b) {
        return a->listed.name.wire() > b->listed.name.wire();
    });
    for (const SurveyedMailbox *mailbox : deepestFirst) {
        const MailboxName &name = mailbox->listed.name;
        MailboxStep &step = add(MailboxStep::Kind::Delete, name, mailbox->listed.separator);
        step.hasMessages = mailbox->listed.isSelectable();
        step.mayBeGone = !step.hasMessages;
        step.commands.emplace_back(Delete{name});
        if (unsubscribe && mailbox->isSubscribed) {
            const size_t deleted = m_steps.size() - 1;
            subscribe(name, false);
            m_steps.back().dependsOn = deleted;
        }
    }
}

MailboxName MailboxPlan::moved(const MailboxName &name, const MailboxName &from, char fromSeparator,
                               const MailboxName &to, char toSeparator)
{
    QByteArray rest = name.wire().mid(from.wire().size());
    if (fromSeparator && toSeparator)
        rest.replace(fromSeparator, toSeparator);
    return MailboxName::fromWire(to.wire() + rest);
}

void MailboxPlan::rename(const SurveyedMailbox &mailbox, const std::vector<SurveyedMailbox> &below,
                         const MailboxName &to, char separator, bool moveSubscriptions,
                         const QByteArray &partition)
{
    const MailboxName &from = mailbox.listed.name;
    const size_t renamed = m_steps.size();
    MailboxStep &step = add(MailboxStep::Kind::Rename, from, mailbox.listed.separator);
    step.target = to;
    step.targetSeparator = separator;
    step.hasMessages = mailbox.listed.isSelectable();
    step.commands.emplace_back(Rename{from, to, partition});
    // The messages of INBOX move, it stays, and so does what is below it (RFC 9051 section 6.3.6).
    if (from.isInbox())
        return;
    // To another partition with the name kept.
    if (from == to)
        return;
    std::vector<const SurveyedMailbox *> all{&mailbox};
    for (const SurveyedMailbox &child : below) {
        const MailboxName &name = child.listed.name;
        if (!name.isBelow(from, mailbox.listed.separator))
            continue;
        all.push_back(&child);
        if (!child.listed.isSelectable())
            continue;
        MailboxStep &own = add(MailboxStep::Kind::Rename, name, mailbox.listed.separator);
        own.target = moved(name, from, mailbox.listed.separator, to, separator);
        own.targetSeparator = separator;
        own.onlyIfLeft = true;
        own.dependsOn = renamed;
        own.commands.emplace_back(Rename{name, own.target, partition});
    }
    for (const SurveyedMailbox *one : all) {
        if (!moveSubscriptions || !one->isSubscribed)
            continue;
        subscribe(moved(one->listed.name, from, mailbox.listed.separator, to, separator), true);
        m_steps.back().dependsOn = renamed;
        const size_t subscribed = m_steps.size() - 1;
        subscribe(one->listed.name, false);
        m_steps.back().dependsOn = subscribed;
    }
}

void MailboxPlan::subscribe(const MailboxName &mailbox, bool on)
{
    MailboxStep &step = add(on ? MailboxStep::Kind::Subscribe : MailboxStep::Kind::Unsubscribe, mailbox, 0);
    step.hasMessages = false;
    if (on)
        step.commands.emplace_back(Subscribe{mailbox});
    else
        step.commands.emplace_back(Unsubscribe{mailbox});
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
    MailboxStep &step = add(MailboxStep::Kind::Empty, name, mailbox.listed.separator);
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
    MailboxStep &step = add(MailboxStep::Kind::Expunge, name, mailbox.listed.separator);
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
    MailboxStep &step = add(MailboxStep::Kind::Check, mailbox.name, mailbox.separator);
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

bool MailboxPlan::opensMailboxes() const
{
    return std::any_of(m_steps.begin(), m_steps.end(), [](const MailboxStep &step) {
        return std::any_of(step.commands.begin(), step.commands.end(), [](const MailboxCommand &command) {
            return std::holds_alternative<Select>(command);
        });
    });
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
