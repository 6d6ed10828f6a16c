#include "stagedchanges.h"
#include "imapcore/cause.h"
#include "imapcore/changes/deletionrights.h"
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
    m_changed.setInterval(0);
    connect(&m_changed, &QTimer::timeout, this, &StagedChanges::changed);
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

void StagedChanges::tellLater()
{
    if (!m_changed.isActive())
        m_changed.start();
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

std::vector<quint64> StagedChanges::keep(std::vector<imap::StagedChange> changes)
{
    std::vector<quint64> ids = m_set->add(std::move(changes));
    emit workChanged();
    return ids;
}

void StagedChanges::stage(std::vector<imap::StagedChange> changes)
{
    if (changes.empty())
        return;
    QSet<quint64> waiting;
    for (const imap::ChangeItem &item : m_set->items()) {
        if (item.state == State::Staged)
            waiting.insert(item.id);
    }
    const std::vector<quint64> ids = keep(std::move(changes));
    // What waits was not to be sent; what has become one with it waits as well.
    if (std::none_of(ids.begin(), ids.end(), [&waiting](quint64 id) { return waiting.contains(id); }))
        sendAtOnce(ids);
    else if (m_appliesAtOnce)
        emit noticed(tr("Nothing was sent: what was to be changed waits among the changes."), false);
}

void StagedChanges::sendAtOnce(const std::vector<quint64> &ids)
{
    if (!m_appliesAtOnce || !m_connection->session() || m_connection->isReadOnly())
        return;
    const QPointer<StagedChanges> self(this);
    const bool may = !m_maySend || m_maySend(ids);
    // While somebody was asked, the connection may have been lost, or have locked itself.
    if (self && may && m_connection->session() && !m_connection->isReadOnly())
        give({0, ids});
    else if (self)
        emit noticed(tr("Nothing was sent: what was to be changed waits among the changes."), false);
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

void StagedChanges::undo()
{
    std::vector<quint64> ids;
    for (const imap::ChangeItem &item : m_set->items())
        ids.push_back(item.id);
    undo(ids);
}

void StagedChanges::undo(const std::vector<quint64> &ids)
{
    std::vector<imap::StagedChange> back = m_set->inverse(ids, m_manner);
    if (back.empty())
        emit noticed(tr("Nothing of this can be undone."), false);
    for (imap::StagedChange &change : back)
        change.cause = change.cause.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(change.cause);
    stageInverse(std::move(back));
}

void StagedChanges::stageInverse(std::vector<imap::StagedChange> changes)
{
    imap::Session *session = m_connection->session();
    const bool deletes = std::any_of(changes.begin(), changes.end(), [](const imap::StagedChange &staged) {
        return staged.change.as<imap::DeleteChange>();
    });
    if (!session || !deletes) {
        stage(std::move(changes));
        return;
    }
    auto *rights = new imap::DeletionRights(session, m_manner, std::move(changes), oneself(), this);
    connect(rights, &imap::DeletionRights::finished, this, [this, rights] {
        rights->deleteLater();
        stage(rights->changes());
    });
    rights->start();
}

QString StagedChanges::oneself() const
{
    const imap::ConnectOptions &options = m_connection->options();
    return options.actAs.isEmpty() ? options.address.user : options.actAs;
}

void StagedChanges::removeDone()
{
    std::vector<quint64> ids;
    for (const imap::ChangeItem &item : m_set->items()) {
        if (!item.isOpen())
            ids.push_back(item.id);
    }
    m_set->remove(ids);
    emit workChanged();
    // A journal that tells of nothing that matters begins anew.
    if (!m_set->isEmpty() || m_journalError || m_work != Work::None)
        return;
    const std::unique_ptr<imap::ChangeSet> old = std::move(m_set);
    QFile::remove(old->journal());
    open();
    emit replaced();
    emit changed();
}

void StagedChanges::setWork(Work work)
{
    m_work = work;
    emit workChanged();
}

QString StagedChanges::account() const
{
    std::vector<quint64> ids;
    for (const imap::ChangeItem &item : m_set->items())
        ids.push_back(item.id);
    return account(ids);
}

QString StagedChanges::account(const std::vector<quint64> &ids) const
{
    QHash<State, int> counts;
    for (const quint64 id : ids) {
        if (const imap::ChangeItem *item = m_set->find(id))
            ++counts[item->state];
    }
    QStringList parts{tr("%Ln done", nullptr, counts.value(State::Done) + counts.value(State::Unneeded))};
    if (const int refused = counts.value(State::Refused))
        parts += tr("%Ln refused", nullptr, refused);
    if (const int overtaken = counts.value(State::Overtaken))
        parts += tr("%Ln overtaken by somebody else", nullptr, overtaken);
    if (const int unknown = counts.value(State::Sent))
        parts += tr("%Ln not known", nullptr, unknown);
    if (const int staged = counts.value(State::Staged))
        parts += tr("%Ln not sent", nullptr, staged);
    return tr("Changes: %1.").arg(parts.join(u", "_s));
}

} // namespace ui
