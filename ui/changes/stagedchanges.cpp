#include "stagedchanges.h"
#include "imapcore/cause.h"
#include "ui/connection.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>

namespace ui {

using namespace Qt::StringLiterals;
using State = imap::ChangeItem::State;

namespace {

// Programs that are open for the same server at once have a journal each.
constexpr int MostJournals = 20;

QString folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/mailreeve"_s;
}

QString fileFor(const imap::ChangeSet::Owner &owner, int number)
{
    const QByteArray name =
        QCryptographicHash::hash((owner.url + u'\n' + owner.actAs).toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(16);
    return u"%1/changes/%2%3.journal"_s.arg(folder(), QString::fromLatin1(name),
                                            number == 1 ? QString() : u"-%1"_s.arg(number));
}

imap::ChangeSet::Owner ownerOf(const Connection &connection)
{
    return {connection.options().address.toUrl(), connection.options().actAs};
}

QString atOnceKey(const Connection &connection)
{
    const imap::ChangeSet::Owner owner = ownerOf(connection);
    return u"applyAtOnce/%1 %2"_s.arg(owner.url, owner.actAs).replace(u"//"_s, u"_"_s);
}

} // namespace

QString StagedChanges::auditFile()
{
    return folder() + u"/audit.jsonl"_s;
}

StagedChanges::StagedChanges(Connection *connection)
    : QObject(connection)
    , m_connection(connection)
    , m_audit(auditFile())
    , m_appliesAtOnce(QSettings().value(atOnceKey(*connection)).toBool())
{
    m_changed.setSingleShot(true);
    connect(&m_changed, &QTimer::timeout, this, &StagedChanges::changed);
    // A bar need not move more often.
    m_progress.setSingleShot(true);
    m_progress.setInterval(40);
    connect(&m_progress, &QTimer::timeout, this, &StagedChanges::progressed);
    open();
    connect(connection, &Connection::stateChanged, this, &StagedChanges::connectionChanged);
    connect(connection, &Connection::accessChanged, this, &StagedChanges::workChanged);
    // What is shown of changes goes by what the server is.
    connect(connection, &Connection::flavourChanged, this, [this] {
        learnManner();
        emit changed();
    });
    connectionChanged();
}

StagedChanges::~StagedChanges()
{
    emit leaving();
}

// The first journal that no other program works with.
void StagedChanges::open()
{
    const imap::ChangeSet::Owner owner = ownerOf(*m_connection);
    QDir().mkpath(folder() + u"/changes"_s);
    for (int number = 1; number <= MostJournals; ++number) {
        m_set = std::make_unique<imap::ChangeSet>();
        m_set->setOwner(owner);
        m_journalError = m_set->openJournal(fileFor(owner, number));
        if (!m_journalError)
            break;
        m_set = std::make_unique<imap::ChangeSet>();
        m_set->setOwner(owner);
    }
    for (const auto &signal : {&imap::ChangeSet::added, &imap::ChangeSet::changed})
        connect(m_set.get(), signal, this, &StagedChanges::tellLater);
    connect(m_set.get(), &imap::ChangeSet::reset, this, &StagedChanges::tellLater);
    connect(m_set.get(), &imap::ChangeSet::journalFailed, this, [this](const imap::Error &error) {
        m_journalError = error;
        emit noticed(tr("Changes cannot be written down any more: %1").arg(error.text), true);
    });
}

// Whoever hears of it may go through all items.
void StagedChanges::tellLater()
{
    constexpr size_t Few = 2000;
    constexpr int Pause = 200; // milliseconds
    if (!m_changed.isActive())
        m_changed.start(m_set->items().size() <= Few ? 0 : Pause);
}

imap::ServerManner StagedChanges::manner() const
{
    return m_manner;
}

void StagedChanges::connectionChanged()
{
    if (m_connection->session()) {
        learnManner();
        // Of what a cut or a crash has left nobody knows whether it was done: looking changes nothing.
        if (m_set->count(State::Sent) > 0 && m_work == Work::None)
            readBack();
    }
    emit workChanged();
}

void StagedChanges::learnManner()
{
    if (const imap::Session *session = m_connection->session())
        m_manner = imap::ServerManner::of(*session, m_connection->serverId(), m_connection->namespaces(),
                                          m_connection->profile().flavour);
}

QString StagedChanges::whyNot() const
{
    if (m_work != Work::None)
        return tr("It is at work already.");
    if (isStaging())
        return tr("Changes are still being staged.");
    if (!m_connection->session())
        return tr("There is no connection.");
    if (m_connection->isReadOnly())
        return tr("The connection is read-only: unlock it first (Server menu).");
    if (waiting() == 0)
        return tr("Nothing is staged.");
    return {};
}

bool StagedChanges::canApply() const
{
    return whyNot().isEmpty();
}

size_t StagedChanges::waiting() const
{
    return m_set->count(State::Staged) + m_set->count(State::Refused) + m_set->count(State::Overtaken);
}

void StagedChanges::setAppliesAtOnce(bool atOnce)
{
    m_appliesAtOnce = atOnce;
    QSettings().setValue(atOnceKey(*m_connection), atOnce);
    emit workChanged();
}

StagedChanges::Batch StagedChanges::carryOut(std::vector<imap::StagedChange> changes, AfterError afterError)
{
    const Batch batch{++m_lastOrder, m_set->add(std::move(changes))};
    emit workChanged();
    // From the event loop: whoever wants to hear of its end knows the number by then.
    m_orders.push_back({batch.number, batch.ids, afterError, true, imap::Cause::current()});
    QTimer::singleShot(0, this, &StagedChanges::beginNext);
    return batch;
}

void StagedChanges::apply()
{
    std::vector<quint64> ids;
    for (const imap::ChangeItem &item : m_set->items()) {
        if (item.isOpen())
            ids.push_back(item.id);
    }
    apply(ids);
}

void StagedChanges::apply(const std::vector<quint64> &ids)
{
    if (canApply())
        give({0, ids});
}

void StagedChanges::give(Order order)
{
    m_orders.push_back(std::move(order));
    beginNext();
}

QString StagedChanges::oneself() const
{
    return m_connection->options().identity();
}

void StagedChanges::removeDone()
{
    std::vector<quint64> ids;
    for (const imap::ChangeItem &item : m_set->items()) {
        if (!item.isOpen())
            ids.push_back(item.id);
    }
    // A journal that would tell of nothing that matters begins anew.
    if (ids.size() == m_set->items().size() && !m_journalError && !isBusy()) {
        const std::unique_ptr<imap::ChangeSet> old = std::move(m_set);
        QFile::remove(old->journal());
        open();
        emit replaced();
        emit changed();
    } else {
        m_set->remove(ids);
    }
    emit workChanged();
}

void StagedChanges::progress(size_t done, size_t total)
{
    m_done = done;
    m_total = total;
    if (!m_progress.isActive())
        m_progress.start();
}

void StagedChanges::setWork(Work work)
{
    m_work = work;
    if (m_progress.isActive()) {
        m_progress.stop();
        emit progressed();
    }
    emit workChanged();
}

QString StagedChanges::account() const
{
    return accountOf([this](State state) { return int(m_set->count(state)); });
}

QString StagedChanges::account(const std::vector<quint64> &ids) const
{
    QHash<State, int> counts;
    for (const quint64 id : ids) {
        if (const imap::ChangeItem *item = m_set->find(id))
            ++counts[item->state];
    }
    return accountOf([&counts](State state) { return counts.value(state); });
}

QString StagedChanges::accountOf(const std::function<int(State)> &count)
{
    QStringList parts{tr("%Ln done", nullptr, count(State::Done) + count(State::Unneeded))};
    if (const int refused = count(State::Refused))
        parts += tr("%Ln refused", nullptr, refused);
    if (const int overtaken = count(State::Overtaken))
        parts += tr("%Ln overtaken by somebody else", nullptr, overtaken);
    if (const int unknown = count(State::Sent))
        parts += tr("%Ln not known", nullptr, unknown);
    if (const int staged = count(State::Staged))
        parts += tr("%Ln not sent", nullptr, staged);
    return tr("Changes: %1.").arg(parts.join(u", "_s));
}

} // namespace ui
