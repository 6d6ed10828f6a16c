#include "roottakeover.h"

namespace imap {

QByteArrayList RootTakeover::patterns(const MailboxName &mailbox, char separator)
{
    QByteArrayList patterns{mailbox.wire()};
    if (separator)
        patterns += mailbox.wire() + separator + '*';
    return patterns;
}

QMap<QByteArray, QByteArrayList> RootTakeover::byRoot() const
{
    QMap<QByteArray, QByteArrayList> all;
    for (auto one = from.begin(); one != from.end(); ++one) {
        for (const MailboxName &mailbox : *one)
            all[one.key()] += mailbox.wire();
    }
    for (const MailboxName &mailbox : free)
        all[{}] += mailbox.wire();
    return all;
}

RootTakeover RootTakeover::of(const QuotaSurvey &survey, const MailboxName &mailbox, char separator)
{
    using State = QuotaSurvey::State;
    RootTakeover takeover;
    const auto isAtOrBelow = [&](const MailboxName &name) {
        return name == mailbox || name.isBelow(mailbox, separator);
    };
    for (const QuotaSurvey::Mailbox &one : survey.mailboxes()) {
        if (!isAtOrBelow(one.name) || one.state == State::NoMailbox)
            continue;
        if (one.state != State::Known) {
            takeover.unknown.push_back(one.name);
            continue;
        }
        if (one.roots.empty())
            takeover.free.push_back(one.name);
        for (const quint32 root : one.roots) {
            // Roots of Cyrus are called as the mailboxes that they are at.
            const QByteArray &name = survey.roots()[root].quota.name;
            if (!isAtOrBelow(MailboxName::fromWire(name)))
                takeover.from[name].push_back(one.name);
        }
    }
    return takeover;
}

} // namespace imap
