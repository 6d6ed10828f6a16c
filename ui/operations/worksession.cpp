#include "worksession.h"
#include "imapcore/commands/login.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include <QCoreApplication>

namespace ui {

namespace {
// A server may be busy for minutes with one command that moves thousands of messages.
constexpr std::chrono::milliseconds WorkingTimeout = std::chrono::minutes(5);

// The window's connection was made with the same options: what the server does not want may be one more. Dovecot says so
// in words, some with LIMIT (RFC 5530), and Courier closes the connection without any.
bool mayBeLimit(const imap::Error &error)
{
    return error.code == "LIMIT" || error.kind == imap::Error::Kind::ServerClosed
           || (error.isServersText() && error.text.contains(u"connections", Qt::CaseInsensitive));
}

} // namespace

WorkSession::WorkSession(imap::ConnectOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    // Expunged messages then come as a set of UIDs (RFC 7162 section 3.2.10), not as a line and a renumbering for each.
    if (!m_options.enable.contains("QRESYNC"))
        m_options.enable.append("QRESYNC");
}

WorkSession::WorkSession(const Connection *connection, QObject *parent)
    : WorkSession(connection->options(), parent)
{
    m_connection = connection;
    connect(connection, &Connection::accessChanged, this, [this] {
        if (m_session)
            m_session->setMayChange(!m_connection->isReadOnly());
    });
}

WorkSession::~WorkSession()
{
    if (m_session)
        m_session->disconnect(this);
}

void WorkSession::open(const imap::MailboxName &mailbox, Access access, quint32 uidValidity)
{
    m_mailbox = mailbox;
    m_access = access;
    m_uidValidity = uidValidity;
    m_ready = false;
    if (m_session) {
        // It may be the one that tells that it is lost.
        m_session->disconnect(this);
        m_session.release()->deleteLater();
    }
    m_connector = std::make_unique<imap::Connector>(m_options);
    connect(m_connector.get(), &imap::Connector::ready, this, &WorkSession::adopt);
    connect(m_connector.get(), &imap::Connector::failed, this, [this](const imap::Error &error) {
        QString why = tr("A connection for this could not be made. %1")
                          .arg(ErrorText::describe(error, m_options.address));
        if (mayBeLimit(error))
            why += u' '
                   + tr("The server may allow fewer connections at a time than this takes: one for the "
                        "window, and one for what is done. Close other programs that are connected as this "
                        "user, or have the limit raised.");
        emit failed(why);
    });
    m_connector->start();
}

void WorkSession::adopt()
{
    m_session.reset(m_connector->takeSession());
    m_session->setResponseTimeout(WorkingTimeout);
    if (m_connection)
        m_session->setMayChange(!m_connection->isReadOnly());
    connect(m_session.get(), &imap::Session::closed, this, [this](const imap::Error &error) {
        if (std::exchange(m_ready, false))
            emit lost(error);
    });
    if (m_mailbox.isEmpty()) {
        m_ready = true;
        emit ready();
        return;
    }
    m_session->send(imap::Select{m_mailbox, m_access})->then(this, [this](const auto &result) {
        mailboxOpened(result);
    });
}

void WorkSession::mailboxOpened(const imap::Expected<imap::Opened> &result)
{
    const QString name = m_mailbox.toString();
    if (!result) {
        emit failed(tr("“%1” could not be opened. %2").arg(name, ErrorText::describe(result.error())));
        return;
    }
    m_opened = *result;
    const quint32 now = m_session->mailbox().uidValidity();
    // RFC 9051 section 2.3.1.1: the same UIDs may be other messages then.
    if (m_uidValidity > 0 && now != m_uidValidity) {
        emit failed(tr("“%1” is not the mailbox it was: its UIDVALIDITY has changed from %2 to %3, so its "
                       "messages cannot be told by their UIDs any more. Refresh, and select them again.")
                        .arg(name)
                        .arg(m_uidValidity)
                        .arg(now));
        return;
    }
    m_ready = true;
    emit ready();
}

void WorkSession::end()
{
    m_ready = false;
    if (m_connector) {
        // It may be the one that tells of this.
        m_connector->disconnect(this);
        m_connector.release()->deleteLater();
    }
    if (!m_session || m_session->state() == imap::Session::State::Closed)
        return;
    imap::Session *session = m_session.release();
    session->disconnect(this);
    // The rest of a large answer that was cancelled is not waited for.
    if (session->pending() > 0) {
        session->close();
        session->deleteLater();
        return;
    }
    session->setParent(QCoreApplication::instance());
    QObject::connect(session, &imap::Session::closed, session, &QObject::deleteLater);
    session->send(imap::Logout{});
}

} // namespace ui
