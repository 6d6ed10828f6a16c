#include "liveupdates.h"
#include "connection.h"
#include "imapcore/cause.h"
#include "imapcore/commands/idle.h"
#include "imapcore/commands/login.h"
#include "mailboxpane.h"
#include "models/mailboxtreemodel.h"

namespace ui {

namespace {

using Event = imap::EventGroup;

// Of mailboxes that are not open. What changes there is told as STATUS and LIST.
constexpr int MessageEvents = Event::MessageNew | Event::MessageExpunge | Event::FlagChange;
constexpr int MailboxEvents = Event::MailboxName | Event::SubscriptionChange;
// Where more mailboxes are told of at once, all that are shown are listed again: that costs less than finding a place in
// the tree for each.
constexpr size_t MostTold = 100;

} // namespace

LiveUpdates::LiveUpdates(Connection *connection, MailboxPane *mailboxes)
    : QObject(connection)
    , m_connection(connection)
    , m_mailboxes(mailboxes)
{
    setObjectName(QStringLiteral("liveUpdates"));
    m_quiet.setSingleShot(true);
    m_renew.setSingleShot(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(300); // many things happen at once
    m_tell.setSingleShot(true);
    m_tell.setInterval(100); // every change of a tree of a hundred thousand costs a frame
    // RFC 2177 section 3: the server may end the connection after half an hour.
    setIntervals(std::chrono::seconds(3), std::chrono::minutes(1), std::chrono::minutes(25));
    connect(&m_quiet, &QTimer::timeout, this, &LiveUpdates::quiet);
    connect(&m_renew, &QTimer::timeout, this, &LiveUpdates::endIdle);
    connect(&m_soon, &QTimer::timeout, this, &LiveUpdates::askAboutStale);
    connect(&m_tell, &QTimer::timeout, this, &LiveUpdates::tellMailboxes);
    connect(&m_poll, &QTimer::timeout, this, &LiveUpdates::poll);
    connect(connection, &Connection::stateChanged, this, &LiveUpdates::stateChanged);
    stateChanged();
}

LiveUpdates::~LiveUpdates() = default;

void LiveUpdates::setIntervals(std::chrono::milliseconds quiet, std::chrono::milliseconds poll,
                               std::chrono::milliseconds renew)
{
    m_quiet.setInterval(quiet);
    m_poll.setInterval(poll);
    m_renew.setInterval(renew);
    workingChanged();
}

imap::Session *LiveUpdates::session() const
{
    return m_connection ? m_connection->session() : nullptr;
}

void LiveUpdates::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    if (enabled) {
        m_poll.start();
        workingChanged();
        return;
    }
    m_poll.stop();
    m_quiet.stop();
    endIdle();
    if (m_notified && session())
        session()->send(imap::NotifyNone{});
    m_notified = false;
}

void LiveUpdates::stateChanged()
{
    imap::Session *live = session();
    if (live == m_session)
        return;
    m_session = live;
    m_notified = false;
    m_mayNotify = m_mayIdle = true;
    m_idle = nullptr;
    m_stale.clear();
    m_told.clear();
    m_tell.stop();
    m_poll.stop();
    m_quiet.stop();
    if (!live)
        return;
    connect(live, &imap::Session::workingChanged, this, &LiveUpdates::workingChanged);
    connect(live, &imap::Session::unsolicited, this, &LiveUpdates::read);
    connect(live, &imap::Session::received, this, [this](QByteArrayView response) {
        // There was too much to tell of.
        if (m_notified && response.startsWith("* OK [NOTIFICATIONOVERFLOW")
            && imap::isNotificationOverflow(response)) {
            m_notified = m_mayNotify = false;
            poll();
        }
    });
    imap::Mailbox *mailbox = &live->mailbox();
    connect(mailbox, &imap::Mailbox::reset, this, [this] { m_mayIdle = true; });
    connect(mailbox, &imap::Mailbox::appeared, this, &LiveUpdates::selectedChanged);
    connect(mailbox, &imap::Mailbox::expunged, this, &LiveUpdates::selectedChanged);
    // What comes while nothing was asked for are flags that somebody has changed.
    connect(mailbox, &imap::Mailbox::changed, this, [this] {
        if (m_idle)
            selectedChanged();
    });
    if (m_enabled)
        m_poll.start();
    workingChanged();
}

void LiveUpdates::workingChanged()
{
    imap::Session *live = session();
    if (m_enabled && live && !live->isWorking() && !m_idle)
        m_quiet.start();
    else
        m_quiet.stop();
}

// Nothing was under way for a while.
void LiveUpdates::quiet()
{
    const imap::Cause because(tr("Keeping up with others"));
    imap::Session *live = session();
    if (!live || live->pending() > 0)
        return;
    if (!m_notified && m_mayNotify && live->supports("NOTIFY"))
        notify(MessageEvents | MailboxEvents);
    else
        idle();
}

void LiveUpdates::notify(int events)
{
    using Of = imap::EventGroup::Of;
    session()
        ->send(imap::NotifySet{{{Of::SelectedDelayed, MessageEvents}, {Of::Personal, events}}})
        ->then(this, [this, events](const auto &result) {
            if (result) {
                m_notified = m_enabled;
                return;
            }
            // RFC 5465 section 3.1: a server need not know the events of mailboxes.
            if (session() && (events & MailboxEvents) && result.error().code == "BADEVENT")
                notify(MessageEvents);
            else
                m_mayNotify = false;
        });
}

void LiveUpdates::idle()
{
    imap::Session *live = session();
    // Without a mailbox there is nothing to tell of, but what was asked for.
    if (!m_mayIdle || m_idle || !live->supports("IDLE") || (!live->mailbox().isSelected() && !m_notified))
        return;
    auto *reply = live->send(imap::Idle{});
    m_idle = reply;
    m_renew.start();
    reply->then(this, [this](const imap::Expected<imap::Done> &result) {
        m_idle = nullptr;
        m_renew.stop();
        if (!result && result.error().kind != imap::Error::Kind::Cancelled)
            m_mayIdle = false; // of this mailbox
        workingChanged();
    });
}

void LiveUpdates::endIdle()
{
    const imap::Cause because(tr("Keeping up with others"));
    if (m_idle)
        m_idle->cancel();
}

// What the server does not tell by itself.
bool LiveUpdates::isTold(const imap::MailboxName &mailbox) const
{
    const imap::Namespace *space = namespaceOf(m_connection->namespaces(), mailbox);
    return m_notified && space && space->kind == imap::Namespace::Kind::Personal;
}

void LiveUpdates::poll()
{
    const imap::Cause because(tr("Keeping up with others"));
    imap::Session *live = session();
    if (!m_enabled || !live || !m_mailboxes || live->isWorking())
        return;
    const MailboxTreeModel *model = m_mailboxes->model();
    QModelIndexList wanted;
    for (const QModelIndex &index : m_mailboxes->visibleMailboxes()) {
        const imap::MailboxName name = model->mailboxOf(index);
        if (model->connectionOf(index) == m_connection && (!isTold(name) || name == live->mailbox().name()))
            wanted.append(index);
    }
    m_mailboxes->model()->refreshFacts(wanted);
    if (!m_idle && live->mailbox().isSelected())
        live->send(imap::Noop{}); // so that it may tell what has changed
}

void LiveUpdates::read(QByteArrayView keyword, QByteArrayView response)
{
    if (!m_mailboxes || (keyword != "STATUS" && keyword != "LIST"))
        return;
    imap::Cursor in(response);
    if (!in.skip('*') || !in.space())
        return;
    in.atom();
    in.space();
    if (keyword == "STATUS") {
        imap::MailboxStatus status;
        if (!status.read(in))
            return;
        m_mailboxes->model()->tellStatus(m_connection, status);
        m_stale.insert(status.mailbox);
        m_soon.start();
        return;
    }
    imap::ListedMailbox mailbox;
    imap::KnownAttributes known;
    if (m_told.size() > MostTold || !mailbox.read(in, known))
        return;
    m_told.push_back(std::move(mailbox));
    if (!m_tell.isActive())
        m_tell.start();
}

void LiveUpdates::tellMailboxes()
{
    if (!m_mailboxes || !session())
        return;
    MailboxTreeModel *model = m_mailboxes->model();
    const QModelIndex root = model->indexOf(m_connection);
    const bool areMany = m_told.size() > MostTold;
    for (int row = 0; areMany && row < model->rowCount(root); ++row) {
        if (model->isLoading(model->index(row, 0, root))) {
            m_tell.start(); // when these have come
            return;
        }
    }
    const auto told = std::exchange(m_told, {});
    if (areMany) {
        model->refresh(root);
        return;
    }
    for (const imap::ListedMailbox &mailbox : told)
        model->tellMailbox(m_connection, mailbox);
}

void LiveUpdates::selectedChanged()
{
    imap::Session *live = session();
    if (!m_enabled || !live || !live->mailbox().isSelected() || !m_mailboxes)
        return;
    imap::MailboxStatus status;
    status.mailbox = live->mailbox().name();
    status.messages = live->mailbox().count();
    m_mailboxes->model()->tellStatus(m_connection, status);
    m_stale.insert(status.mailbox);
    m_soon.start();
}

// How many messages there are was told, but not how many are unread, for example.
void LiveUpdates::askAboutStale()
{
    const imap::Cause because(tr("Keeping up with others"));
    if (!m_mailboxes || !session())
        return;
    MailboxTreeModel *model = m_mailboxes->model();
    QModelIndexList wanted;
    for (const QModelIndex &index : m_mailboxes->visibleMailboxes()) {
        if (model->connectionOf(index) == m_connection && m_stale.contains(model->mailboxOf(index)))
            wanted.append(index);
    }
    m_stale.clear();
    model->refreshFacts(wanted);
}

} // namespace ui
