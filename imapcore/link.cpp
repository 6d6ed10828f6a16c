#include "link.h"
#include "commands/login.h"
#include "commands/select.h"

namespace imap {

Link::Link(ConnectOptions options, const BackOff &backOff, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_backOff(backOff)
    , m_limits(limits)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Link::connectNow);
}

Link::~Link()
{
    if (m_session)
        m_session->disconnect(this);
    delete m_session; // before what its replies are told by
    delete m_connector;
    failAll({Error::Kind::Cancelled, {}, {}});
}

void Link::open()
{
    if (m_state == State::Offline)
        connectNow();
}

void Link::close()
{
    m_retry.stop();
    if (m_connector)
        m_connector->disconnect(this);
    delete m_connector;
    if (m_session) {
        m_session->disconnect(this);
        m_session->setKeepsReads(false);
        m_session->close();
    }
    m_selection = {};
    failAll({Error::Kind::Cancelled, {}, {}});
    setState(State::Offline);
}

void Link::setKeepAlive(std::chrono::milliseconds interval)
{
    m_keepAlive = interval;
    if (m_session)
        m_session->setInactivityLimit(interval);
}

void Link::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

void Link::hold(std::unique_ptr<Pending> command)
{
    if (m_state == State::Offline || !command->reads() || command->usesNumbers())
        command->fail({Error::Kind::ServerClosed, "UNSENT", QStringLiteral("There is no connection.")});
    else
        m_held.push_back(std::move(command));
}

void Link::cancel(Reply &reply)
{
    const auto at = std::find_if(m_held.begin(), m_held.end(),
                                 [&reply](const auto &held) { return held->reply() == &reply; });
    if (at == m_held.end())
        return;
    (*at)->fail({Error::Kind::Cancelled, {}, {}});
    m_held.erase(at);
}

void Link::connectNow()
{
    delete m_connector;
    m_connector = new Connector(m_options, m_limits, this);
    connect(m_connector, &Connector::untrusted, this, &Link::untrusted);
    connect(m_connector, &Connector::failed, this, [this](const Error &error) {
        m_connector->deleteLater();
        m_connector = nullptr;
        retryOrFail(error);
    });
    connect(m_connector, &Connector::ready, this, &Link::sessionMade);
    setState(State::Connecting);
    m_connector->start();
}

void Link::sessionMade()
{
    delete m_session; // the one that was lost
    m_session = m_connector->takeSession();
    m_session->setParent(this);
    m_connector->deleteLater();
    m_connector = nullptr;
    m_session->setKeepsReads(true);
    connect(m_session, &Session::closed, this, &Link::sessionLost);
    m_session->setInactivityLimit(m_keepAlive);
    connect(m_session, &Session::inactive, this, [this] { m_session->send(Noop{}); });
    if (m_selection.mailbox.isEmpty()) {
        restored(std::nullopt);
        return;
    }
    m_session
        ->send(Select{m_selection.mailbox,
                      m_selection.readOnly ? Select::Access::ReadOnly : Select::Access::ReadWrite})
        ->then(this, [this](const Expected<Opened> &opened) {
            restored(opened ? std::nullopt : std::optional(opened.error()));
        });
}

void Link::restored(std::optional<Error> mailboxGone)
{
    if (!m_session || m_session->state() == Session::State::Closed)
        return; // lost again meanwhile, which was told by another way
    // It is not known where the connection was lost before SELECT was answered.
    if (!mailboxGone && m_selection.uidValidity > 0
        && m_session->mailbox().uidValidity() != m_selection.uidValidity)
        mailboxGone = {Error::Kind::ServerClosed, "UIDVALIDITY",
                       QStringLiteral("UIDVALIDITY has changed while there was no connection.")};
    m_selection = {};
    m_attempt = 0;
    setState(State::Ready);
    for (auto &command : std::exchange(m_held, {})) {
        if (mailboxGone && command->inMailbox())
            command->fail(*mailboxGone);
        else
            m_session->adopt(std::move(command));
    }
    emit ready();
}

void Link::sessionLost(const Error &error)
{
    if (!m_session->selectionAtEnd().mailbox.isEmpty())
        m_selection = m_session->selectionAtEnd();
    for (auto &command : m_session->takeReads()) {
        if (command->repeats++ < m_backOff.repeats) {
            command->reply()->handOver(*this);
            m_held.push_back(std::move(command));
        } else {
            command->fail(error);
        }
    }
    retryOrFail(error);
}

void Link::retryOrFail(const Error &error)
{
    if (!isPassing(error) || m_attempt >= m_backOff.attempts) {
        failAll(error);
        setState(State::Offline);
        emit failed(error);
        return;
    }
    const auto delay = m_backOff.delay(m_attempt++);
    m_retry.start(delay);
    setState(State::Waiting);
    emit lost(error, delay);
}

void Link::failAll(const Error &error)
{
    for (const auto &command : std::exchange(m_held, {}))
        command->fail(error);
}

} // namespace imap
