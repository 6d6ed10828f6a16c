#include "connection.h"
#include "access/ownaccess.h"
#include "changes/stagedchanges.h"
#include "imapcore/cause.h"
#include "imapcore/commands/login.h"
#include "server/accessstore.h"
#include "server/quotastore.h"
#include "support/errortext.h"
#include <QLocale>
#include <QStringListModel>

namespace ui {

namespace {
// A SORT of a million messages may keep a slow server silent for minutes.
constexpr std::chrono::milliseconds WorkingTimeout = std::chrono::minutes(5);
// A server that answers sooner was not busy.
constexpr std::chrono::milliseconds BusyAfter{400};
} // namespace

Connection::Connection(imap::ConnectOptions options, QObject *parent)
    : Connection(options, Profile{options.address, options.actAs, options.tls.caFile}, parent)
{
}

Connection::Connection(imap::ConnectOptions options, const Profile &profile, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_profile(profile)
    , m_ownAccess(std::make_unique<OwnAccess>(this))
    , m_identifiers(new QStringListModel(this))
    , m_readOnly(profile.kind == Profile::Kind::Production)
{
    m_working.setSingleShot(true);
    m_working.setInterval(BusyAfter);
    connect(&m_working, &QTimer::timeout, this, [this] { setBusy(true); });
    m_locking.setSingleShot(true);
    connect(&m_locking, &QTimer::timeout, this, &Connection::lock);
}

Connection::~Connection()
{
    delete m_connector;
    delete m_session;
}

void Connection::open()
{
    delete m_connector;
    delete m_session;
    m_connector = new imap::Connector(m_options, {}, this);
    connect(m_connector, &imap::Connector::stepped, this,
            [this](imap::Connector::Step step) { emit stepped(ErrorText::describe(step)); });
    connect(m_connector, &imap::Connector::untrusted, this, &Connection::untrusted);
    connect(m_connector, &imap::Connector::failed, this, [this](const imap::Error &error) {
        // The session is kept: the console shows what was said until now.
        m_session = m_connector->takeSession();
        m_connector->deleteLater();
        setState(State::Offline);
        emit failed(error);
    });
    connect(m_connector, &imap::Connector::ready, this, &Connection::adopt);
    setBusy(false);
    m_state = State::Connecting;
    const imap::Cause because(tr("Connecting to %1").arg(title()));
    m_connector->start();
    if (m_connector && m_connector->session())
        m_session = m_connector->session();
    emit sessionChanged();
    emit stateChanged();
}

void Connection::adopt()
{
    m_namespaces = m_connector->namespaces();
    m_serverId = m_connector->serverId();
    m_mechanism = m_connector->mechanism();
    m_mayIgnoreActAs = m_connector->mayIgnoreActAs();
    m_session = m_connector->takeSession();
    m_connector->deleteLater();
    m_session->setResponseTimeout(WorkingTimeout);
    m_session->setMayChange(!m_readOnly);
    connect(m_session, &imap::Session::workingChanged, this, &Connection::watchWork);
    connect(m_session, &imap::Session::alert, this, &Connection::alert);
    connect(m_session, &imap::Session::closed, this, [this](const imap::Error &error) {
        setBusy(false);
        const bool asked = error.kind == imap::Error::Kind::Cancelled;
        setState(asked ? State::Offline : State::Lost);
        if (!asked)
            emit lost(error);
    });
    setState(State::Ready);
}

void Connection::close()
{
    if (m_state == State::Connecting && m_connector)
        m_connector->cancel();
    else if (imap::Session *live = session())
        live->send(imap::Logout{});
}

void Connection::trust(const QByteArray &sha256)
{
    if (!m_options.tls.trustedSha256.contains(sha256))
        m_options.tls.trustedSha256.append(sha256);
}

void Connection::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

void Connection::watchWork()
{
    if (session() && session()->isWorking()) {
        m_working.start();
    } else {
        m_working.stop();
        setBusy(false);
    }
}

void Connection::setBusy(bool busy)
{
    if (!busy)
        m_working.stop();
    if (m_busy == busy)
        return;
    m_busy = busy;
    emit busyChanged();
}

// --- what it is, and what may be done

void Connection::setProfile(const Profile &profile)
{
    const bool becomesProduction =
        profile.kind == Profile::Kind::Production && m_profile.kind != Profile::Kind::Production;
    const bool isOther = profile.flavour != m_profile.flavour;
    m_profile = profile;
    if (becomesProduction)
        lock();
    emit profileChanged();
    if (isOther)
        emit flavourChanged();
}

std::optional<imap::ServerFlavour::Kind> Connection::detectedFlavour() const
{
    const imap::Session *live = session();
    if (!live)
        return std::nullopt;
    return imap::ServerFlavour::detect(m_serverId, live->capabilities(), live->greeting()).kind;
}

void Connection::unlock(std::chrono::seconds duration)
{
    m_locking.stop();
    m_unlockedUntil = {};
    if (duration.count() > 0) {
        m_locking.start(duration);
        m_unlockedUntil = QDateTime::currentDateTime().addSecs(duration.count());
    }
    setReadOnly(false);
}

void Connection::lock()
{
    m_locking.stop();
    m_unlockedUntil = {};
    setReadOnly(true);
}

void Connection::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    if (m_session)
        m_session->setMayChange(!readOnly);
    emit accessChanged();
}

QStringList Connection::stateWords() const
{
    QStringList words;
    switch (m_state) {
    case State::Offline:
        words += tr("not connected");
        break;
    case State::Connecting:
        words += tr("connecting…");
        break;
    case State::Lost:
        words += tr("lost");
        break;
    case State::Ready:
        if (m_busy)
            words += tr("busy");
        break;
    }
    if (m_readOnly)
        words += tr("read-only");
    else if (m_unlockedUntil.isValid())
        words +=
            tr("unlocked until %1").arg(QLocale().toString(m_unlockedUntil.time(), QLocale::ShortFormat));
    return words;
}

QString Connection::host() const
{
    const imap::ServerAddress &address = m_options.address;
    return address.port == imap::defaultPort(address.security)
               ? address.host
               : QStringLiteral("%1:%2").arg(address.host).arg(address.port);
}

QString Connection::identity() const
{
    return m_options.actAs.isEmpty() ? m_options.address.user
                                     : tr("%1 acting as %2").arg(m_options.address.user, m_options.actAs);
}

QString Connection::security() const
{
    if (!m_session || m_state != State::Ready)
        return {};
    const QString tls = m_session->transport().tlsDescription();
    return tls.isEmpty() ? tr("not encrypted") : tls.section(u',', 0, 0);
}

StagedChanges *Connection::changes()
{
    if (!m_changes)
        m_changes = new StagedChanges(this);
    return m_changes;
}

AccessStore *Connection::access()
{
    if (!m_access)
        m_access = new AccessStore(this);
    return m_access;
}

QuotaStore *Connection::quotas()
{
    if (!m_quotas)
        m_quotas = new QuotaStore(this);
    return m_quotas;
}

void Connection::rememberIdentifiers(const QStringList &seen)
{
    QStringList all = m_identifiers->stringList();
    const qsizetype before = all.size();
    for (const QString &identifier : seen) {
        // An entry that takes rights away is somebody's, too.
        const QString name = identifier.startsWith(u'-') ? identifier.mid(1) : identifier;
        const auto at = std::lower_bound(all.cbegin(), all.cend(), name);
        if (!name.isEmpty() && (at == all.cend() || *at != name))
            all.insert(at - all.cbegin(), name);
    }
    if (all.size() != before)
        m_identifiers->setStringList(all);
}

} // namespace ui
