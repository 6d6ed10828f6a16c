#pragma once
#include "imapcore/commands/quota.h"
#include "imapcore/commands/status.h"
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <deque>
#include <map>

namespace imap {
class Session;
}

namespace ui {

class Connection;

// What there is to be known of a mailbox beside its name. It is asked for where somebody looks: what is on the screen
// comes first, only so much is on the way at once, and what was wanted long ago is given up.
class MailboxFacts final : public QObject
{
    Q_OBJECT
public:
    enum Fact : quint16 {
        Unseen = 0x1,
        Messages = 0x2,
        Recent = 0x4,
        Size = 0x8,
        UidValidity = 0x10,
        HighestModSeq = 0x20,
        OfStatus = 0x3f,
        Quota = 0x40,
        Rights = 0x80,
        Subscribed = 0x100,
    };

    explicit MailboxFacts(QObject *parent = nullptr);

    void want(Connection *connection, const imap::MailboxName &mailbox, quint16 facts);
    void forget(Connection *connection);

    // Whether this server tells it of any mailbox.
    static bool isTold(const imap::Session &session, Fact fact);
    // The STATUS items for these facts that the server knows.
    static QByteArrayList statusItems(const imap::Session &session, quint16 facts);
    // Keeps what is not told anew.
    static void merge(imap::MailboxStatus &known, const imap::MailboxStatus &told);

signals:
    void statusTold(ui::Connection *connection, const imap::MailboxName &mailbox,
                    const imap::MailboxStatus &status);
    void rightsTold(ui::Connection *connection, const imap::MailboxName &mailbox, const QByteArray &rights);
    void quotaTold(ui::Connection *connection, const imap::MailboxName &mailbox,
                   const std::vector<imap::QuotaRoot> &roots);
    // The names of all mailboxes that are subscribed to.
    void subscriptionsTold(ui::Connection *connection, const QSet<QByteArray> &names);
    // Nobody looks at it any more, and it was not asked for.
    void givenUp(ui::Connection *connection, const imap::MailboxName &mailbox, quint16 facts);

private:
    struct Wanted
    {
        imap::MailboxName mailbox;
        quint16 facts;
    };
    struct Queue
    {
        std::deque<Wanted> waiting; // the newest last
        int onTheWay = 0;
        bool subscriptionsAsked = false;
    };
    void askSome();
    void ask(Connection *connection, Queue &queue, const Wanted &wanted);
    void askForSubscriptions(Connection *connection);
    void answered(const QPointer<Connection> &connection);

    std::map<Connection *, Queue> m_queues;
    QTimer m_soon;
};

} // namespace ui
