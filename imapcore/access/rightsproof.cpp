#include "rightsproof.h"
#include "../commands/acl.h"
#include "../commands/proxyauth.h"

namespace imap {

RightsProof::RightsProof(ConnectOptions options, MailboxOwners mine, QString user, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_mine(std::move(mine))
    , m_user(std::move(user))
{
    // From within the event loop, as whoever asks may not have asked yet.
    QMetaObject::invokeMethod(
        this, [this] { connectAs(false); }, Qt::QueuedConnection);
}

void RightsProof::connectAs(bool byProxyAuth)
{
    m_isByProxyAuth = byProxyAuth;
    ConnectOptions options = m_options;
    const bool isOneself = m_user == options.address.user;
    options.actAs = byProxyAuth || isOneself ? QString() : m_user;
    m_connector = std::make_unique<Connector>(options);
    connect(m_connector.get(), &Connector::ready, this, &RightsProof::ready);
    connect(m_connector.get(), &Connector::failed, this, [this](const Error &error) {
        // No way to log in carries another identity; the old way may.
        if (!m_isByProxyAuth && error.kind == Error::Kind::Unsupported && error.code == "AUTHZID") {
            m_connector.release()->deleteLater();
            connectAs(true);
        } else {
            fail(error);
        }
    });
    m_connector->start();
}

void RightsProof::ready()
{
    // Courier says OK, and lets one in as oneself: that proves nothing.
    if (m_connector->mayIgnoreActAs()) {
        fail({Error::Kind::Unsupported, "AUTHZID",
              QStringLiteral("Courier does not let anybody act as somebody else.")});
        return;
    }
    m_session.reset(m_connector->takeSession());
    if (m_isByProxyAuth)
        m_session->send(ProxyAuth{m_user})->then(this, [this](const Expected<Done> &result) {
            proxied(result);
        });
    else
        loggedIn(m_connector->namespaces());
}

void RightsProof::proxied(const Expected<Done> &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    if (!m_session->supports("NAMESPACE")) {
        loggedIn({});
        return;
    }
    m_session->send(GetNamespaces{})->then(this, [this](const Expected<Namespaces> &namespaces) {
        loggedIn(namespaces ? *namespaces : Namespaces());
    });
}

void RightsProof::loggedIn(Namespaces namespaces)
{
    m_theirs = MailboxOwners(std::move(namespaces), m_user, m_mine.kind());
    m_isReady = true;
    for (const Question &question : std::exchange(m_questions, {}))
        send(question);
}

void RightsProof::ask(const MailboxName &mailbox, std::function<void(const Expected<Rights> &)> then)
{
    if (m_error)
        then(*m_error);
    else if (m_isReady)
        send({mailbox, std::move(then)});
    else
        m_questions.push_back({mailbox, std::move(then)});
}

void RightsProof::send(const Question &question)
{
    const auto theirs = m_mine.nameFor(m_theirs, question.mailbox);
    if (!theirs) {
        question.then(Error{Error::Kind::NotFound, {}, {}});
        return;
    }
    m_session->send(MyRights{*theirs})
        ->then(this, [then = question.then](const Expected<QByteArray> &rights) {
            if (rights)
                then(Rights(*rights));
            else
                then(rights.error());
        });
}

void RightsProof::fail(const Error &error)
{
    m_error = error;
    for (const Question &question : std::exchange(m_questions, {}))
        question.then(error);
}

bool RightsProof::isAsComputed(const Expected<Rights> &answer, Rights computed, RightsEra era)
{
    if (answer)
        return answer->withoutVirtual(era) == computed.withoutVirtual(era);
    return (answer.error().kind == Error::Kind::Refused || answer.error().kind == Error::Kind::Rejected)
           && !computed.containsAny("lrikxa");
}

} // namespace imap
