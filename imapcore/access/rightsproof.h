#pragma once
#include "../connector.h"
#include "mailboxowner.h"
#include <deque>
#include <functional>

namespace imap {

// Has the server itself say what somebody may do: logs in as them on a session of its own, and asks MYRIGHTS. One must be
// somebody who may act as others: by an authorization identity (RFC 4422 section 2), or by PROXYAUTH.
class RightsProof final : public QObject
{
    Q_OBJECT
public:
    // `options`: how one has logged in oneself; `mine`: what mailboxes are called by oneself.
    RightsProof(ConnectOptions options, MailboxOwners mine, QString user, QObject *parent = nullptr);

    // Mailboxes go by one's own names. Any number may be asked, also before there is a session. An error: the server
    // refuses MYRIGHTS, as those do that hide what one has no rights on; NotFound: they have no name for the mailbox; or
    // whatever kept one from being them.
    void ask(const MailboxName &mailbox, std::function<void(const Expected<Rights> &)> then);

    // Whether the answer is what was computed. Without one of "l", "r", "i", "k", "x" and "a" there is no MYRIGHTS (RFC
    // 4314 section 4), whatever other rights there are.
    static bool isAsComputed(const Expected<Rights> &answer, Rights computed, RightsEra era);

private:
    struct Question
    {
        MailboxName mailbox;
        std::function<void(const Expected<Rights> &)> then;
    };
    void connectAs(bool byProxyAuth);
    void ready();
    void proxied(const Expected<Done> &result);
    void loggedIn(Namespaces namespaces);
    void send(const Question &question);
    void fail(const Error &error);

    ConnectOptions m_options;
    MailboxOwners m_mine, m_theirs;
    QString m_user;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<Session> m_session;
    bool m_isByProxyAuth = false, m_isReady = false;
    std::optional<Error> m_error;
    std::deque<Question> m_questions; // until there is a session
};

} // namespace imap
