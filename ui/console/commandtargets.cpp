#include "commandtargets.h"
#include "ui/connection.h"
#include "ui/operations/worksession.h"
#include "ui/support/errortext.h"
#include "ui/support/icons.h"
#include <QSignalBlocker>

namespace ui {

CommandTargets::CommandTargets(QWidget *parent) : QComboBox(parent)
{
    setObjectName(QStringLiteral("consoleTarget"));
    setAccessibleName(tr("Connection for commands"));
    setToolTip(
        tr("Where commands go: a connection of the window, or a new one of its own that is made like it"));
    setSizeAdjustPolicy(AdjustToContents);
    connect(this, &QComboBox::activated, this, &CommandTargets::choose);
}

CommandTargets::~CommandTargets()
{
    for (const auto &target : m_targets) {
        if (target->own)
            target->own->disconnect(this);
    }
}

CommandTargets::Target *CommandTargets::current() const
{
    return m_chosen;
}

Connection *CommandTargets::connection() const
{
    return m_chosen ? m_chosen->connection.data() : nullptr;
}

imap::Session *CommandTargets::session() const
{
    if (!m_chosen)
        return nullptr;
    return m_chosen->own          ? m_chosen->own->session()
           : m_chosen->connection ? m_chosen->connection->session()
                                  : nullptr;
}

bool CommandTargets::isConnecting() const
{
    return isOwn() && !session();
}

imap::TypedRun *CommandTargets::run() const
{
    imap::Session *live = session();
    if (!live)
        return nullptr;
    auto *run = live->findChild<imap::TypedRun *>(QString(), Qt::FindDirectChildrenOnly);
    return run ? run : new imap::TypedRun(live, live);
}

void CommandTargets::add(Connection *connection)
{
    auto target = std::make_unique<Target>();
    target->connection = connection;
    const Target *added = target.get();
    m_targets.push_back(std::move(target));
    connect(connection, &Connection::stateChanged, this, &CommandTargets::changed);
    connect(connection, &Connection::profileChanged, this, [this] { rebuild(m_chosen); });
    connect(connection, &QObject::destroyed, this, [this] {
        std::erase_if(m_targets, [this](const auto &one) {
            if (one->connection || one->own)
                return false;
            m_chosen = m_chosen == one.get() ? nullptr : m_chosen;
            return true;
        });
        rebuild(m_chosen);
    });
    rebuild(m_chosen ? m_chosen : added);
}

void CommandTargets::setCurrent(Connection *connection)
{
    if (isOwn() && m_chosen->connection == connection)
        return;
    for (const auto &target : m_targets) {
        if (!target->own && target->connection == connection) {
            rebuild(target.get());
            return;
        }
    }
}

void CommandTargets::rebuild(const Target *chosen)
{
    list(chosen);
    // Behind it, since it blocks signals: whoever sends must know of the other target.
    emit changed();
}

void CommandTargets::list(const Target *chosen)
{
    const QSignalBlocker blocker(this);
    clear();
    m_chosen = nullptr;
    for (size_t i = 0; i < m_targets.size(); ++i) {
        const Target &target = *m_targets[i];
        const QString title = target.connection ? target.connection->title() : tr("closed");
        addItem(icon(target.own ? "send-command" : "server"),
                target.own ? tr("%1, own connection %2").arg(title).arg(target.number) : title, int(i));
        if (&target == chosen)
            m_chosen = m_targets[i].get();
    }
    if (!m_chosen && !m_targets.empty())
        m_chosen = m_targets.front().get();
    if (m_chosen && m_chosen->connection) {
        insertSeparator(count());
        addItem(icon("add"), tr("New connection of its own"), int(LoggedIn));
        addItem(icon("key"), tr("New connection, before the login"), int(BeforeLogin));
    }
    for (int row = 0; row < count(); ++row) {
        const int at = itemData(row).isValid() ? itemData(row).toInt() : -3;
        if (at >= 0 && m_targets[size_t(at)].get() == m_chosen)
            setCurrentIndex(row);
    }
}

void CommandTargets::choose(int row)
{
    const int at = itemData(row).toInt();
    if (at < 0)
        openOwn(at == LoggedIn);
    else
        rebuild(m_targets[size_t(at)].get());
}

void CommandTargets::openOwn(bool logsIn)
{
    Connection *like = connection();
    if (!like)
        return;
    auto target = std::make_unique<Target>();
    target->connection = like;
    target->own = std::make_unique<WorkSession>(like);
    target->own->setLogsIn(logsIn);
    target->number = ++m_lastNumber;
    target->isLoggedIn = logsIn;
    Target *added = target.get();
    m_targets.push_back(std::move(target));
    connect(added->own.get(), &WorkSession::ready, this, &CommandTargets::changed);
    connect(added->own.get(), &WorkSession::failed, this, [this, added](const QString &why) {
        remove(added);
        emit failed(why);
    });
    connect(added->own.get(), &WorkSession::lost, this, [this, added](const imap::Error &error) {
        const QString why =
            error.kind == imap::Error::Kind::Cancelled ? QString() : ErrorText::describe(error);
        remove(added);
        if (!why.isEmpty())
            emit failed(tr("The connection of its own has ended. %1").arg(why));
    });
    added->own->open();
    rebuild(added);
}

// What it was made like is chosen then.
void CommandTargets::remove(const Target *target)
{
    const auto at = std::find_if(m_targets.begin(), m_targets.end(),
                                 [target](const auto &one) { return one.get() == target; });
    if (at == m_targets.end())
        return;
    // It may be the one that tells of its end.
    const std::unique_ptr<Target> gone = std::move(*at);
    m_targets.erase(at);
    gone->own->disconnect(this);
    gone->own.release()->deleteLater();
    const bool wasChosen = m_chosen == gone.get();
    m_chosen = wasChosen ? nullptr : m_chosen;
    if (!wasChosen) {
        rebuild(m_chosen);
        return;
    }
    const auto like = std::find_if(m_targets.begin(), m_targets.end(), [&gone](const auto &one) {
        return !one->own && one->connection == gone->connection;
    });
    rebuild(like == m_targets.end() ? nullptr : like->get());
}

void CommandTargets::closeOwn()
{
    if (!isOwn())
        return;
    m_chosen->own->end();
    remove(m_chosen);
}

} // namespace ui
