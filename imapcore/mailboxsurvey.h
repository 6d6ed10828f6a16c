#pragma once
#include "commands/list.h"
#include "sequenceset.h"
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <deque>

namespace imap {

// What is to be known of a mailbox before something is done to it.
struct SurveyedMailbox
{
    ListedMailbox listed = {};
    size_t root = 0; // which of the mailboxes that were asked about it is, or lies below
    bool isRoot = false;
    bool isSubscribed = false;
    std::optional<MailboxStatus> status = {};
    std::optional<QByteArray> rights = {};   // one's own
    std::optional<SequenceSet> deleted = {}; // UIDs of the messages that are marked \Deleted
    std::optional<Error> error = {};         // why its status, or what is marked, is not known
};

// The items of STATUS that this server has and that tell two states of a mailbox apart.
QByteArrayList statusItems(const Capabilities &capabilities);

// Looks at mailboxes before something is done to them, and changes nothing: what lies below them, which are subscribed,
// their STATUS, one's own rights, and which of their messages are marked \Deleted.
class MailboxSurvey final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        bool withChildren = false;
        bool subscriptions = false;
        bool status = true;
        // Where the server has ACL; with the status.
        bool rights = false;
        // Opens each mailbox with EXAMINE: not for a session that somebody looks at messages with.
        bool deleted = false;
    };
    MailboxSurvey(Session *session, std::vector<ListedMailbox> roots, Options options,
                  QObject *parent = nullptr);

    void start();
    // Parents stand before what is below them.
    const std::vector<SurveyedMailbox> &mailboxes() const { return m_mailboxes; }
    // Why there is no survey. What a server refuses about one mailbox is told there.
    const std::optional<Error> &error() const { return m_error; }

signals:
    void progressed(size_t done, size_t total);
    void finished();

private:
    void add(const ListedMailbox &mailbox, size_t root, bool isRoot);
    void listBelow(size_t first);
    std::optional<size_t> rootAbove(const ListedMailbox &mailbox) const;
    void askForSubscriptions();
    void askForStatus();
    void sendSomeStatus();
    void askForRights(size_t at);
    void searchDeleted(size_t at);
    void fail(const Error &error);
    void finish();
    bool isOver(const Error &error);

    QPointer<Session> m_session;
    std::vector<ListedMailbox> m_roots;
    Options m_options;
    std::vector<SurveyedMailbox> m_mailboxes;
    QSet<QByteArray> m_known;
    QHash<MailboxName, size_t> m_rootsByName;
    std::optional<Error> m_error;
    size_t m_next = 0, m_answered = 0;
    size_t m_rightsOpen = 0; // questions
    bool m_finished = false;
};

} // namespace imap
