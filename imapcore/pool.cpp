#include "pool.h"

namespace imap {

namespace {

// Once its replies were told. Deleting it later alone could come before: what is deleted later goes by a way of its own.
void discard(Session *session)
{
    QMetaObject::invokeMethod(session, &QObject::deleteLater, Qt::QueuedConnection);
}

} // namespace

Pool::Pool(ConnectOptions options, int size, const BackOff &backOff, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_size(std::max(size, 1))
    , m_backOff(backOff)
    , m_limits(limits)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Pool::spread);
}

Pool::~Pool()
{
    close();
}

void Pool::close()
{
    m_retry.stop();
    for (Connector *connector : std::exchange(m_connectors, {})) {
        connector->disconnect(this);
        delete connector;
    }
    for (Session *session : std::exchange(m_sessions, {})) {
        session->disconnect(this);
        session->setKeepsReads(false);
        session->close();
        discard(session);
    }
    failAll({Error::Kind::Cancelled, {}, {}});
}

void Pool::enqueue(std::unique_ptr<Pending> command)
{
    if (command->inMailbox() || command->kind().opensMailbox) {
        command->fail({Error::Kind::InvalidArgument,
                       {},
                       QStringLiteral("Which mailbox is selected means nothing in a pool.")});
        return;
    }
    m_queue.push_back(std::move(command));
    spread();
}

void Pool::cancel(Reply &reply)
{
    const auto at = std::find_if(m_queue.begin(), m_queue.end(),
                                 [&reply](const auto &waiting) { return waiting->reply() == &reply; });
    if (at == m_queue.end())
        return;
    (*at)->fail({Error::Kind::Cancelled, {}, {}});
    m_queue.erase(at);
}

// One for each in turn, while any has room; more sessions where that is not enough.
void Pool::spread()
{
    for (size_t full = 0; !m_queue.empty() && full < m_sessions.size(); ++m_next) {
        Session &session = *m_sessions[m_next % m_sessions.size()];
        if (!session.hasRoom()) {
            ++full;
            continue;
        }
        full = 0;
        std::unique_ptr<Pending> command = std::move(m_queue.front());
        m_queue.pop_front();
        session.adopt(std::move(command));
    }
    if (!m_queue.empty() && !m_retry.isActive() && sessions() + int(m_connectors.size()) < m_size)
        open();
}

void Pool::open()
{
    auto *connector = new Connector(m_options, m_limits, this);
    m_connectors.push_back(connector);
    connect(connector, &Connector::untrusted, this, &Pool::untrusted);
    connect(connector, &Connector::ready, this, [this, connector] { adopt(connector); });
    connect(connector, &Connector::failed, this,
            [this, connector](const Error &error) { connectorFailed(connector, error); });
    connector->start();
}

void Pool::adopt(Connector *connector)
{
    std::erase(m_connectors, connector);
    connector->deleteLater();
    Session *session = connector->takeSession();
    session->setParent(this);
    session->setKeepsReads(true);
    m_sessions.push_back(session);
    m_attempt = 0;
    connect(session, &Session::roomMade, this, &Pool::spread);
    connect(session, &Session::closed, this,
            [this, session](const Error &error) { sessionLost(session, error); });
    spread();
}

void Pool::connectorFailed(Connector *connector, const Error &error)
{
    std::erase(m_connectors, connector);
    connector->deleteLater();
    const int rest = sessions() + int(m_connectors.size());
    if (rest > 0) {
        // There are others that work: this is how many the server allows.
        m_size = rest;
        emit reduced(m_size, error);
    } else if (isPassing(error) && m_attempt < m_backOff.attempts) {
        m_retry.start(m_backOff.delay(m_attempt++));
    } else {
        m_attempt = 0;
        failAll(error);
        emit failed(error);
    }
}

void Pool::sessionLost(Session *session, const Error &error)
{
    std::erase(m_sessions, session);
    auto reads = session->takeReads();
    discard(session);
    for (auto command = reads.rbegin(); command != reads.rend(); ++command) {
        if ((*command)->repeats++ < m_backOff.repeats) {
            (*command)->reply()->handOver(*this);
            m_queue.push_front(std::move(*command));
        } else {
            (*command)->fail(error);
        }
    }
    if (m_queue.empty())
        return;
    // Not at once: a server that has just closed a session would close the next one as well.
    if (!m_retry.isActive())
        m_retry.start(m_backOff.delay(m_attempt++));
    if (!m_sessions.empty())
        spread();
}

void Pool::failAll(const Error &error)
{
    for (const auto &command : std::exchange(m_queue, {}))
        command->fail(error);
}

} // namespace imap
