// The part of StagedChanges that puts changes into the set, of a great many a part at a time, and what undoes others.
#include "imapcore/changes/changejson.h"
#include "imapcore/changes/deletionrights.h"
#include "imapcore/inbackground.h"
#include "imapcore/slicedwork.h"
#include "stagedchanges.h"
#include "ui/connection.h"
#include <QSet>

namespace ui {

using State = imap::ChangeItem::State;

namespace {

// So many go into the set at once.
constexpr size_t Part = 100;
// So many items are gone through at once; for more, what undoes them is found out on another thread.
constexpr size_t Few = 2000;

} // namespace

// What is on its way into the set.
struct StagedChanges::Staging
{
    std::vector<quint64> ids = {};
    bool atOnce = false;        // the person had chosen that when it began
    QSet<quint64> waiting = {}; // before any of them came
    QPointer<imap::SlicedWork> work = {};
};

std::shared_ptr<StagedChanges::Staging> StagedChanges::beginStaging(bool atOnce)
{
    const auto staging = std::make_shared<Staging>();
    staging->atOnce = atOnce && m_appliesAtOnce;
    m_stagings.push_back(staging);
    progress(0, 0);
    emit workChanged();
    return staging;
}

bool StagedChanges::isStaging(const std::shared_ptr<Staging> &staging) const
{
    return std::find(m_stagings.begin(), m_stagings.end(), staging) != m_stagings.end();
}

// False: it was stopped before.
bool StagedChanges::endStaging(const std::shared_ptr<Staging> &staging)
{
    if (std::erase(m_stagings, staging) == 0)
        return false;
    emit workChanged();
    return true;
}

std::vector<quint64> StagedChanges::keep(std::vector<imap::StagedChange> changes)
{
    std::vector<quint64> ids = m_set->add(std::move(changes));
    emit workChanged();
    return ids;
}

QSet<quint64> StagedChanges::idsThatWait() const
{
    QSet<quint64> waiting;
    if (!m_appliesAtOnce)
        return waiting;
    for (const imap::ChangeItem &item : m_set->items()) {
        if (item.state == State::Staged)
            waiting.insert(item.id);
    }
    return waiting;
}

// What waits was not to be sent; what has become one with it waits as well.
void StagedChanges::sendAtOnce(const std::vector<quint64> &ids, const QSet<quint64> &waiting)
{
    if (!m_appliesAtOnce || ids.empty())
        return;
    if (std::none_of(ids.begin(), ids.end(), [&waiting](quint64 id) { return waiting.contains(id); }))
        sendAtOnce(ids);
    else
        emit noticed(tr("Nothing was sent: what was to be changed waits among the changes."), false);
}

void StagedChanges::sendAtOnce(const std::vector<quint64> &ids)
{
    if (!m_connection->session() || m_connection->isReadOnly())
        return;
    const QPointer<StagedChanges> self(this);
    const bool may = !m_maySend || m_maySend(ids);
    // While somebody was asked, the connection may have been lost, or have locked itself.
    if (self && may && m_connection->session() && !m_connection->isReadOnly())
        give({0, ids});
    else if (self)
        emit noticed(tr("Nothing was sent: what was to be changed waits among the changes."), false);
}

void StagedChanges::stage(std::vector<imap::StagedChange> changes)
{
    if (changes.size() <= Few) {
        const QSet<quint64> waiting = idsThatWait();
        sendAtOnce(changes.empty() ? std::vector<quint64>() : keep(std::move(changes)), waiting);
        return;
    }
    const size_t count = changes.size();
    stage(count, eachOf(std::move(changes)));
}

StagedChanges::Make StagedChanges::eachOf(std::vector<imap::StagedChange> changes)
{
    return [all = std::make_shared<std::vector<imap::StagedChange>>(std::move(changes))](size_t at) {
        return std::vector{std::move((*all)[at])};
    };
}

void StagedChanges::stage(size_t count, Make make, QObject *source)
{
    stageInto(beginStaging(true), count, std::move(make), source);
}

void StagedChanges::stageInto(const std::shared_ptr<Staging> &staging, size_t count, Make make,
                              QObject *source)
{
    staging->waiting = idsThatWait();
    staging->work = new imap::SlicedWork(
        (count + Part - 1) / Part,
        [this, staging, count, make = std::move(make)](size_t part) {
            const size_t first = part * Part, end = std::min(count, first + Part);
            std::vector<imap::StagedChange> changes;
            for (size_t i = first; i < end; ++i) {
                for (imap::StagedChange &change : make(i))
                    changes.push_back(std::move(change));
            }
            if (!changes.empty()) {
                const std::vector<quint64> ids = m_set->add(std::move(changes), staging->ids);
                staging->ids.insert(staging->ids.end(), ids.begin(), ids.end());
            }
            if (m_work == Work::None)
                progress(end, count);
        },
        [this, staging] {
            endStaging(staging);
            if (!staging->atOnce)
                return;
            // From the event loop: somebody may be asked for as long as it takes.
            QMetaObject::invokeMethod(
                this, [this, staging] { sendAtOnce(staging->ids, staging->waiting); }, Qt::QueuedConnection);
        },
        this);
    if (source)
        connect(source, &QObject::destroyed, staging->work, [this, staging] { stop(staging); });
}

void StagedChanges::importJson(const QString &fileName)
{
    using Changes = imap::Expected<std::vector<imap::StagedChange>>;
    struct Read
    {
        Changes changes;
        bool isJson = true;
    };
    imap::inBackground(
        this,
        [fileName] {
            const auto json = imap::readJsonFile(fileName);
            return json ? Read{imap::ChangeSet::changesIn(*json)} : Read{json.error(), false};
        },
        [this, fileName, staging = beginStaging(false)](Read read) {
            if (!read.changes) {
                const imap::Error &error = read.changes.error();
                emit noticed((read.isJson            ? tr("%1 was not imported: %2")
                              : error.code == "FILE" ? tr("%1 cannot be read: %2")
                                                     : tr("%1 is no JSON object: %2"))
                                 .arg(fileName, error.text),
                             true);
                endStaging(staging);
            } else if (isStaging(staging)) {
                const size_t count = read.changes->size();
                stageInto(staging, count, eachOf(*std::move(read.changes)), nullptr);
            }
        });
}

// What is in the set by then stays there.
void StagedChanges::stop(const std::shared_ptr<Staging> &staging)
{
    delete staging->work;
    if (!endStaging(staging))
        return;
    emit noticed(tr("Stopped in the middle: %Ln change(s) are staged, and there would have been more.", nullptr,
                    int(staging->ids.size())),
                 true);
}

void StagedChanges::undo()
{
    if (m_set->items().size() <= Few)
        stageUndo(m_set->inverse(m_manner));
    else
        undoInBackground(std::nullopt);
}

void StagedChanges::undo(const std::vector<quint64> &ids)
{
    if (m_set->items().size() <= Few)
        stageUndo(m_set->inverse(ids, m_manner));
    else
        undoInBackground(QSet<quint64>(ids.begin(), ids.end()));
}

// Nothing: of all.
void StagedChanges::undoInBackground(const std::optional<QSet<quint64>> &ids)
{
    using Changes = std::vector<imap::StagedChange>;
    imap::inBackground(
        this,
        [items = m_set->items(), ids, manner = m_manner]() -> Changes {
            QSet<quint64> all;
            for (size_t at = 0; !ids && at < items.size(); ++at)
                all.insert(items[at].id);
            return imap::ChangeSet::inverse(items, ids ? *ids : all, manner);
        },
        [this, staging = beginStaging(true)](Changes back) {
            if (endStaging(staging))
                stageUndo(std::move(back));
        });
}

void StagedChanges::stageUndo(std::vector<imap::StagedChange> back)
{
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

} // namespace ui
