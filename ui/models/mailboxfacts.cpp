#include "mailboxfacts.h"
#include "imapcore/cause.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/lsub.h"
#include "ui/connection.h"
#include <QSet>

namespace ui {

namespace {

// Commands of one connection without an answer. What somebody clicks on meanwhile waits for no more than these.
constexpr int MostOnTheWay = 32;
// More than any screen shows.
constexpr size_t MostWaiting = 256;

struct Item
{
    MailboxFacts::Fact fact;
    const char *name;
    std::optional<quint64> imap::MailboxStatus::*member;
};
constexpr Item Items[] = {
    {MailboxFacts::Messages, "MESSAGES", &imap::MailboxStatus::messages},
    {MailboxFacts::Unseen, "UNSEEN", &imap::MailboxStatus::unseen},
    {MailboxFacts::Recent, "RECENT", &imap::MailboxStatus::recent},
    {MailboxFacts::Size, "SIZE", &imap::MailboxStatus::size},
    {MailboxFacts::UidValidity, "UIDVALIDITY", &imap::MailboxStatus::uidValidity},
    {MailboxFacts::HighestModSeq, "HIGHESTMODSEQ", &imap::MailboxStatus::highestModSeq}};

} // namespace

MailboxFacts::MailboxFacts(QObject *parent) : QObject(parent)
{
    // What one screenful wants comes together.
    m_soon.setSingleShot(true);
    m_soon.setInterval(20);
    connect(&m_soon, &QTimer::timeout, this, &MailboxFacts::askSome);
}

bool MailboxFacts::isTold(const imap::Session &session, Fact fact)
{
    switch (fact) {
    case Recent: // IMAP4rev2 has no such thing
        return session.supports("IMAP4REV1");
    case Size:
        return session.supports("STATUS=SIZE");
    case HighestModSeq:
        return session.supports("CONDSTORE");
    case Quota:
        return session.supports("QUOTA");
    case Rights:
        return session.supports("ACL");
    default:
        return true;
    }
}

QByteArrayList MailboxFacts::statusItems(const imap::Session &session, quint16 facts)
{
    QByteArrayList names;
    for (const Item &item : Items) {
        if ((facts & item.fact) && isTold(session, item.fact))
            names += item.name;
    }
    return names;
}

void MailboxFacts::merge(imap::MailboxStatus &known, const imap::MailboxStatus &told)
{
    for (const Item &item : Items) {
        if (told.*item.member)
            known.*item.member = told.*item.member;
    }
    if (told.uidNext)
        known.uidNext = told.uidNext;
}

void MailboxFacts::want(Connection *connection, const imap::MailboxName &mailbox, quint16 facts)
{
    Queue &queue = m_queues[connection];
    m_soon.start();
    // A row is painted column by column.
    const auto same = std::find_if(queue.waiting.rbegin(), queue.waiting.rend(),
                                   [&mailbox](const Wanted &wanted) { return wanted.mailbox == mailbox; });
    if (same != queue.waiting.rend()) {
        same->facts |= facts;
        return;
    }
    queue.waiting.push_back({mailbox, facts});
    if (queue.waiting.size() > MostWaiting) {
        const Wanted oldest = std::move(queue.waiting.front());
        queue.waiting.pop_front();
        emit givenUp(connection, oldest.mailbox, oldest.facts);
    }
}

void MailboxFacts::forget(Connection *connection)
{
    m_queues.erase(connection);
}

void MailboxFacts::askSome()
{
    for (auto &[connection, queue] : m_queues) {
        while (queue.onTheWay < MostOnTheWay && !queue.waiting.empty()) {
            const Wanted newest = std::move(queue.waiting.back());
            queue.waiting.pop_back();
            ask(connection, queue, newest);
        }
    }
}

void MailboxFacts::ask(Connection *connection, Queue &queue, const Wanted &wanted)
{
    imap::Session *session = connection->session();
    if (!session)
        return;
    const imap::Cause because(tr("Columns of the mailbox tree"));
    const QPointer<Connection> to(connection);
    const imap::MailboxName mailbox = wanted.mailbox;
    if (const QByteArrayList items = statusItems(*session, wanted.facts); !items.isEmpty()) {
        ++queue.onTheWay;
        session->send(imap::GetStatus{mailbox, items})
            ->then(this, [this, to, mailbox](const imap::Expected<imap::MailboxStatus> &status) {
                if (to && status)
                    emit statusTold(to, mailbox, *status);
                answered(to);
            });
    }
    if ((wanted.facts & Rights) && isTold(*session, Rights)) {
        ++queue.onTheWay;
        session->send(imap::MyRights{mailbox})
            ->then(this, [this, to, mailbox](const imap::Expected<QByteArray> &rights) {
                if (to && rights)
                    emit rightsTold(to, mailbox, *rights);
                answered(to);
            });
    }
    if ((wanted.facts & Quota) && isTold(*session, Quota)) {
        ++queue.onTheWay;
        session->send(imap::GetQuotaRoot{mailbox})
            ->then(this, [this, to, mailbox](const imap::Expected<std::vector<imap::QuotaRoot>> &roots) {
                if (to && roots)
                    emit quotaTold(to, mailbox, *roots);
                answered(to);
            });
    }
    if ((wanted.facts & Subscribed) && !queue.subscriptionsAsked) {
        queue.subscriptionsAsked = true;
        askForSubscriptions(connection);
    }
}

// One command for all of them: nobody is subscribed to a hundred thousand.
void MailboxFacts::askForSubscriptions(Connection *connection)
{
    const auto tell = [this, to = QPointer(connection)](const auto &result) {
        if (!to || !result)
            return;
        QSet<QByteArray> names;
        for (const imap::ListedMailbox &mailbox : *result) {
            // LSUB marks what only leads to one that is subscribed; LIST says outright which are.
            if (!mailbox.has("\\Noselect") || mailbox.has("\\Subscribed"))
                names.insert(mailbox.name.isInbox() ? QByteArray("INBOX") : mailbox.name.wire());
        }
        emit subscriptionsTold(to, names);
    };
    imap::Session *session = connection->session();
    if (session->supports("LIST-EXTENDED"))
        session->send(imap::List{"*", {"SUBSCRIBED"}, {"SUBSCRIBED"}})->then(this, tell);
    else
        session->send(imap::Lsub{"*"})->then(this, tell);
}

void MailboxFacts::answered(const QPointer<Connection> &connection)
{
    const auto queue = m_queues.find(connection.data());
    if (!connection || queue == m_queues.end())
        return;
    // Those of a session that is gone were counted before it was forgotten.
    if (queue->second.onTheWay > 0)
        --queue->second.onTheWay;
    if (!queue->second.waiting.empty() && !m_soon.isActive())
        askSome();
}

} // namespace ui
