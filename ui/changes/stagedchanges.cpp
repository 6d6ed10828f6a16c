#include "stagedchanges.h"
#include "imapcore/cause.h"
#include "imapcore/changes/mailboxedit.h"
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

void StagedChanges::keep(std::vector<imap::StagedChange> changes)
{
    m_set->add(std::move(changes));
    emit workChanged();
}

void StagedChanges::stage(std::vector<imap::StagedChange> changes)
{
    if (changes.empty())
        return;
    Order order{0, m_set->add(std::move(changes))};
    emit workChanged();
    if (m_appliesAtOnce && m_connection->session() && !m_connection->isReadOnly())
        give(std::move(order));
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

void StagedChanges::begin(Order order)
{
    m_current = std::move(order);
    m_wasCancelled = false;
    if (!m_connection->session() || m_connection->isReadOnly()) {
        const bool isReadOnly = m_connection->session();
        end(false, imap::Error{isReadOnly ? imap::Error::Kind::ReadOnly : imap::Error::Kind::ServerClosed});
        return;
    }
    // What is tried again begins from what is there now, which the person has seen.
    std::vector<quint64> again;
    for (const quint64 id : m_current.ids) {
        const imap::ChangeItem *item = m_set->find(id);
        if (item && (item->state == State::Overtaken || item->state == State::Refused))
            again.push_back(id);
    }
    if (!again.empty())
        m_set->restage(again);
    m_run = std::make_unique<imap::ChangeRun>(m_connection->session(), m_manner, m_set.get(), m_current.ids);
    m_run->setAuditLog(&m_audit);
    m_run->setAfterError(m_current.afterError);
    connect(m_run.get(), &imap::ChangeRun::progressed, this, [this](size_t done, size_t total) {
        m_done = done;
        m_total = total;
        emit progressed();
    });
    connect(m_run.get(), &imap::ChangeRun::finished, this, &StagedChanges::runFinished);
    m_done = 0;
    m_total = m_run->total();
    setWork(Work::Applying);
    const imap::Cause first(m_current.cause), because(tr("Applying changes"));
    m_run->start();
}

void StagedChanges::cancel()
{
    // What waits ends in its turn, with nothing done.
    for (const Order &order : std::exchange(m_orders, {}))
        emit ended({order.number, order.ids, order.isOperation, true});
    if (m_run)
        m_run->cancel();
    if (m_readBack)
        m_readBack->cancel();
}

void StagedChanges::cancel(quint64 batch)
{
    if (m_work != Work::None && m_current.number == batch) {
        if (m_run)
            m_run->cancel();
        return;
    }
    const auto order = std::find_if(m_orders.begin(), m_orders.end(),
                                    [batch](const Order &one) { return one.number == batch; });
    if (order == m_orders.end())
        return;
    const Ending ending{batch, order->ids, order->isOperation, true};
    m_orders.erase(order);
    emit ended(ending);
}

void StagedChanges::runFinished()
{
    const std::unique_ptr<imap::ChangeRun> run = std::move(m_run);
    m_work = Work::None;
    m_wasCancelled = run->wasCancelled();
    if (m_audit.error())
        emit noticed(tr("The record of changes cannot be written: %1").arg(m_audit.error()->text), true);
    const bool isTold = m_current.isOperation; // by that
    if (run->interruption()) {
        if (!isTold)
            emit noticed(tr("Interrupted: %1 %2")
                             .arg(ErrorText::describe(*run->interruption()), account(m_current.ids)),
                         true);
        end(m_wasCancelled, run->interruption());
        return;
    }
    const size_t refused = run->count(State::Refused);
    if (!isTold && (m_wasCancelled || refused + run->count(State::Overtaken) > 0))
        emit noticed(account(m_current.ids), refused > 0);
    if (m_connection->session())
        readBack(&m_current.ids);
    else
        end(m_wasCancelled, std::nullopt);
}

void StagedChanges::end(bool wasCancelled, const std::optional<imap::Error> &interruption)
{
    setWork(Work::None);
    const QPointer<StagedChanges> self(this);
    emit ended({m_current.number, m_current.ids, m_current.isOperation, wasCancelled, interruption});
    if (!self)
        return;
    emit applied();
    if (self)
        beginNext();
}

void StagedChanges::beginNext()
{
    if (m_work != Work::None || m_orders.empty())
        return;
    Order next = std::move(m_orders.front());
    m_orders.pop_front();
    begin(std::move(next));
}

bool StagedChanges::hasMoved(const imap::MailboxName &mailbox) const
{
    return std::any_of(m_current.ids.begin(), m_current.ids.end(), [this, &mailbox](quint64 id) {
        const imap::ChangeItem *item = m_set->find(id);
        if (!item || item->state != State::Done)
            return false;
        if (const auto *rename = item->change.as<imap::RenameChange>())
            return !(rename->moved(mailbox, m_manner.separatorOf(mailbox), 0) == mailbox);
        return item->change.as<imap::DeleteChange>() && item->change.mailbox() == mailbox;
    });
}

void StagedChanges::readBack()
{
    if (m_work != Work::None || !m_connection->session())
        return;
    m_current = {};
    m_wasCancelled = false;
    readBack(nullptr);
}

// Null: all that was sent.
void StagedChanges::readBack(const std::vector<quint64> *ids)
{
    m_readBack = ids ? std::make_unique<imap::ReadBack>(m_connection->session(), m_manner, m_set.get(), *ids)
                     : std::make_unique<imap::ReadBack>(m_connection->session(), m_manner, m_set.get());
    connect(m_readBack.get(), &imap::ReadBack::progressed, this, [this](size_t done, size_t total) {
        m_done = done;
        m_total = total;
        emit progressed();
    });
    connect(m_readBack.get(), &imap::ReadBack::finished, this, &StagedChanges::readBackFinished);
    m_done = 0;
    m_total = 0;
    setWork(Work::ReadingBack);
    const imap::Cause first(m_current.cause), because(tr("Verifying changes"));
    m_readBack->start();
}

void StagedChanges::readBackFinished()
{
    const std::unique_ptr<imap::ReadBack> reader = std::move(m_readBack);
    // Of those that were carried out, or of all.
    const QSet<quint64> ids(m_current.ids.begin(), m_current.ids.end());
    const auto differs = [&ids](const imap::ChangeItem &item) {
        return (ids.isEmpty() || ids.contains(item.id)) && item.state == State::Done
               && imap::isOdd(item.difference.value_or(imap::Difference::None));
    };
    const auto different = std::count_if(m_set->items().begin(), m_set->items().end(), differs);
    if (reader->error() && !m_current.isOperation)
        emit noticed(tr("Not all could be read back. %1").arg(ErrorText::describe(*reader->error())), true);
    else if (different > 0 && !m_current.isOperation)
        emit noticed(tr("The server has made something else of %Ln change(s) than was asked for.", nullptr,
                        int(different)),
                     true);
    end(m_wasCancelled, std::nullopt);
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
    std::vector<imap::ListedMailbox> made;
    for (const imap::StagedChange &staged : changes) {
        if (staged.change.as<imap::DeleteChange>())
            made.push_back({staged.change.mailbox(), m_manner.separatorOf(staged.change.mailbox()), {}});
    }
    imap::Session *session = m_connection->session();
    if (made.empty() || !session || !session->supports("ACL")) {
        stage(std::move(changes));
        return;
    }
    auto *survey = new imap::MailboxSurvey(session, std::move(made), {.rights = true}, this);
    connect(survey, &imap::MailboxSurvey::finished, this, [this, survey, changes = std::move(changes)] {
        survey->deleteLater();
        std::vector<imap::StagedChange> all;
        for (const imap::StagedChange &staged : changes) {
            const auto looked = std::find_if(
                survey->mailboxes().begin(), survey->mailboxes().end(),
                [&staged](const auto &one) { return one.listed.name == staged.change.mailbox(); });
            const auto right = staged.change.as<imap::DeleteChange>() && looked != survey->mailboxes().end()
                                   ? imap::MailboxEdit::rightToGive(*looked, m_manner.flavour.known)
                                   : std::nullopt;
            if (right)
                all.push_back({imap::AclChange{staged.change.mailbox(), oneself(), QByteArray(1, *right)},
                               {},
                               staged.cause});
            all.push_back(staged);
            if (right)
                all.back().needs = all.size() - 2;
        }
        stage(std::move(all));
    });
    survey->start();
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
