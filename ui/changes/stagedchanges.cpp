#include "stagedchanges.h"
#include "imapcore/cause.h"
#include "ui/connection.h"
#include "ui/support/errortext.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
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
    const imap::Session *session = m_connection->session();
    if (session) {
        m_manner = imap::ServerManner::of(*session, m_connection->serverId());
        // Of what a cut or a crash has left nobody knows whether it was done: looking changes nothing.
        if (m_set->count(State::Sent) > 0 && m_work == Work::None)
            readBack();
    }
    emit workChanged();
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

void StagedChanges::stage(std::vector<imap::StagedChange> changes)
{
    if (changes.empty())
        return;
    const std::vector<quint64> ids = m_set->add(std::move(changes));
    emit workChanged();
    if (!m_appliesAtOnce || !m_connection->session() || m_connection->isReadOnly())
        return;
    if (m_work != Work::None)
        m_next.insert(m_next.end(), ids.begin(), ids.end());
    else
        apply(ids);
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
    if (!canApply())
        return;
    // What is tried again begins from what is there now, which the person has seen.
    std::vector<quint64> again;
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = m_set->find(id);
        if (item && (item->state == State::Overtaken || item->state == State::Refused))
            again.push_back(id);
    }
    if (!again.empty())
        m_set->restage(again);
    m_run = std::make_unique<imap::ChangeRun>(m_connection->session(), m_manner, m_set.get(), ids);
    m_run->setAuditLog(&m_audit);
    connect(m_run.get(), &imap::ChangeRun::progressed, this, [this](size_t done, size_t total) {
        m_done = done;
        m_total = total;
        emit progressed();
    });
    connect(m_run.get(), &imap::ChangeRun::finished, this, &StagedChanges::runFinished);
    m_done = 0;
    m_total = m_run->total();
    setWork(Work::Applying);
    const imap::Cause because(tr("Applying changes"));
    m_run->start();
}

void StagedChanges::cancel()
{
    m_next.clear();
    if (m_run)
        m_run->cancel();
    if (m_readBack)
        m_readBack->cancel();
}

void StagedChanges::runFinished()
{
    const std::unique_ptr<imap::ChangeRun> run = std::move(m_run);
    m_work = Work::None;
    if (m_audit.error())
        emit noticed(tr("The record of changes cannot be written: %1").arg(m_audit.error()->text), true);
    if (run->interruption()) {
        emit noticed(tr("Interrupted: %1 %2").arg(ErrorText::describe(*run->interruption()), account()),
                     true);
        emit workChanged();
        emit applied();
        return;
    }
    if (run->wasCancelled() || m_set->count(State::Refused) + m_set->count(State::Overtaken) > 0)
        emit noticed(account(), m_set->count(State::Refused) > 0);
    readBack();
}

void StagedChanges::readBack()
{
    if (m_work != Work::None || !m_connection->session())
        return;
    m_readBack = std::make_unique<imap::ReadBack>(m_connection->session(), m_manner, m_set.get());
    connect(m_readBack.get(), &imap::ReadBack::progressed, this, [this](size_t done, size_t total) {
        m_done = done;
        m_total = total;
        emit progressed();
    });
    connect(m_readBack.get(), &imap::ReadBack::finished, this, &StagedChanges::readBackFinished);
    m_done = 0;
    m_total = 0;
    setWork(Work::ReadingBack);
    const imap::Cause because(tr("Verifying changes"));
    m_readBack->start();
}

void StagedChanges::readBackFinished()
{
    const std::unique_ptr<imap::ReadBack> reader = std::move(m_readBack);
    const auto differs = [](const imap::ChangeItem &item) {
        return item.state == State::Done && imap::isOdd(item.difference.value_or(imap::Difference::None));
    };
    const auto different = std::count_if(m_set->items().begin(), m_set->items().end(), differs);
    setWork(Work::None);
    if (reader->error())
        emit noticed(tr("Not all could be read back. %1").arg(ErrorText::describe(*reader->error())), true);
    else if (different > 0)
        emit noticed(tr("The server has made something else of %Ln change(s) than was asked for.", nullptr,
                        int(different)),
                     true);
    emit applied();
    if (!m_next.empty())
        apply(std::exchange(m_next, {}));
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
    std::vector<imap::StagedChange> back = m_set->inverse(ids);
    for (imap::StagedChange &change : back)
        change.cause = change.cause.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(change.cause);
    stage(std::move(back));
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
    const auto count = [this](State state) {
        return int(m_set->count(state));
    };
    QStringList parts{tr("%Ln done", nullptr, count(State::Done) + count(State::Unneeded))};
    if (count(State::Refused) > 0)
        parts += tr("%Ln refused", nullptr, count(State::Refused));
    if (count(State::Overtaken) > 0)
        parts += tr("%Ln overtaken by somebody else", nullptr, count(State::Overtaken));
    if (count(State::Sent) > 0)
        parts += tr("%Ln not known", nullptr, count(State::Sent));
    if (count(State::Staged) > 0)
        parts += tr("%Ln not sent", nullptr, count(State::Staged));
    return tr("Changes: %1.").arg(parts.join(u", "_s));
}

} // namespace ui
