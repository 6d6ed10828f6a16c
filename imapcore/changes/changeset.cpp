#include "changeset.h"
#include "laterchanges.h"
#include <QJsonArray>
#include <QSet>

namespace imap {

using namespace Qt::StringLiterals;
using State = ChangeItem::State;

namespace {

Error invalid(const QString &why)
{
    return {Error::Kind::InvalidArgument, {}, why};
}

} // namespace

ChangeSet::ChangeSet(QObject *parent) : QObject(parent)
{
    m_sync.setSingleShot(true);
    connect(&m_sync, &QTimer::timeout, this, &ChangeSet::sync);
}

ChangeSet::~ChangeSet()
{
    writeDone();
    m_journal.sync();
}

// --- what is in it

const ChangeItem *ChangeSet::find(quint64 id) const
{
    const auto at = m_index.constFind(id);
    return at == m_index.cend() ? nullptr : &m_items[*at];
}

ChangeItem *ChangeSet::item(quint64 id)
{
    return const_cast<ChangeItem *>(std::as_const(*this).find(id));
}

std::optional<size_t> ChangeSet::indexOf(quint64 id) const
{
    const auto at = m_index.constFind(id);
    return at == m_index.cend() ? std::nullopt : std::optional(*at);
}

size_t ChangeSet::count(State state) const
{
    if (!m_counts) {
        m_counts.emplace();
        for (const ChangeItem &item : m_items)
            ++(*m_counts)[size_t(item.state)];
    }
    return (*m_counts)[size_t(state)];
}

void ChangeSet::index()
{
    m_counts.reset();
    m_index.clear();
    m_targets.clear();
    m_structural = 0;
    for (size_t at = 0; at < m_items.size(); ++at) {
        m_index.insert(m_items[at].id, at);
        m_targets.insert(m_items[at].change.target(), m_items[at].id);
        m_structural += m_items[at].change.isStructural();
    }
}

void ChangeSet::insert(std::vector<ChangeItem> items)
{
    const size_t first = m_items.size();
    m_counts.reset();
    emit aboutToAdd(first, first + items.size() - 1);
    for (ChangeItem &item : items) {
        m_index.insert(item.id, m_items.size());
        m_targets.insert(item.change.target(), item.id);
        m_structural += item.change.isStructural();
        m_items.push_back(std::move(item));
    }
    emit added(first, m_items.size() - 1);
}

void ChangeSet::erase(const std::vector<quint64> &ids)
{
    const QSet<quint64> gone(ids.begin(), ids.end());
    emit aboutToReset();
    std::erase_if(m_items, [&gone](const ChangeItem &item) { return gone.contains(item.id); });
    index();
    emit reset();
}

void ChangeSet::place(quint64 id, size_t to)
{
    const auto from = indexOf(id);
    if (!from || to >= m_items.size() || *from == to)
        return;
    emit aboutToReset();
    const auto begin = m_items.begin();
    if (*from < to)
        std::rotate(begin + qsizetype(*from), begin + qsizetype(*from) + 1, begin + qsizetype(to) + 1);
    else
        std::rotate(begin + qsizetype(to), begin + qsizetype(*from), begin + qsizetype(*from) + 1);
    index();
    emit reset();
}

void ChangeSet::told(const ChangeItem &item)
{
    const size_t at = size_t(&item - m_items.data());
    m_counts.reset();
    emit changed(at, at);
}

// The item that is about the same thing and not sent yet, unless something in between changes what it is about.
ChangeItem *ChangeSet::mergeable(const Change &change)
{
    ChangeItem *old = item(m_targets.value(change.target()));
    if (!old || !old->isUnsent())
        return nullptr;
    if (m_structural > 0) {
        for (size_t at = *indexOf(old->id) + 1; at < m_items.size(); ++at) {
            if (m_items[at].change.isStructural() && m_items[at].change.interferesWith(change))
                return nullptr;
        }
    }
    return old;
}

bool ChangeSet::mergeInto(ChangeItem &old, const Change &later)
{
    auto both = old.change.then(later);
    if (!both)
        return false;
    old.change = *std::move(both);
    old.losses = 0;
    old.state = State::Staged;
    old.error.reset();
    return true;
}

std::vector<quint64> ChangeSet::add(std::vector<StagedChange> changes, const std::vector<quint64> &before)
{
    std::vector<quint64> ids, gone;
    const auto idOf = [&](size_t number) {
        return number < before.size() ? before[number] : ids[number - before.size()];
    };
    std::vector<ChangeItem> fresh;
    QHash<QByteArray, size_t> freshTargets;
    std::vector<quint64> edited;
    for (StagedChange &staged : changes) {
        const quint64 needs = staged.needs ? idOf(*staged.needs) : 0;
        const QByteArray target = staged.change.target();
        ChangeItem *old = mergeable(staged.change);
        if (const auto at = freshTargets.constFind(target); at != freshTargets.cend())
            old = &fresh[*at];
        // What waits for another one stands behind it.
        if (old && !needs && mergeInto(*old, staged.change)) {
            const bool isFresh = !fresh.empty() && old >= fresh.data() && old < fresh.data() + fresh.size();
            if (old->before.isKnown() && old->change.isSame(old->before, old->wanted())) {
                gone.push_back(old->id);
                ids.push_back(0);
            } else {
                ids.push_back(old->id);
            }
            if (!isFresh) {
                edited.push_back(old->id);
                told(*old);
            }
            continue;
        }
        freshTargets.insert(target, fresh.size());
        fresh.push_back({++m_lastId, std::move(staged.change), std::move(staged.cause), staged.before});
        fresh.back().needs = needs;
        ids.push_back(m_lastId);
    }
    std::vector<const ChangeItem *> items;
    for (const quint64 id : edited)
        items.push_back(find(id));
    writeItems(u"edit"_s, items);
    if (!fresh.empty()) {
        items.clear();
        for (const ChangeItem &item : fresh)
            items.push_back(&item);
        writeItems(u"add"_s, items);
        insert(std::move(fresh));
    }
    if (!gone.empty())
        remove(gone);
    return ids;
}

void ChangeSet::replace(quint64 id, Change change)
{
    ChangeItem *one = item(id);
    if (!one || !one->isUnsent())
        return;
    const quint64 needs = one->needs;
    *one = {id, std::move(change), one->cause, one->before};
    one->needs = needs;
    writeItems(u"edit"_s, {one});
    const size_t at = *indexOf(id);
    index();
    emit changed(at, at);
}

void ChangeSet::remove(const std::vector<quint64> &ids)
{
    QJsonArray dropped;
    std::vector<quint64> gone;
    for (const quint64 id : ids) {
        const ChangeItem *one = find(id);
        if (!one || one->state == State::Sent)
            continue;
        gone.push_back(id);
        dropped.append(qint64(id));
    }
    if (gone.empty())
        return;
    write({{u"drop"_s, dropped}});
    erase(gone);
}

void ChangeSet::move(quint64 id, size_t to)
{
    write({{u"move"_s, qint64(id)}, {u"to"_s, qint64(to)}});
    place(id, to);
}

void ChangeSet::restage(const std::vector<quint64> &ids)
{
    QJsonArray staged;
    for (const quint64 id : ids) {
        ChangeItem *one = item(id);
        if (!one || one->state == State::Done || one->state == State::Unneeded)
            continue;
        one->stageAgain();
        staged.append(qint64(id));
        told(*one);
    }
    write({{u"restage"_s, staged}});
}

// --- undoing

std::vector<StagedChange> ChangeSet::inverse(const ServerManner &manner) const
{
    QSet<quint64> all;
    for (const ChangeItem &item : m_items)
        all.insert(item.id);
    return inverse(m_items, all, manner);
}

std::vector<StagedChange> ChangeSet::inverse(const std::vector<quint64> &ids,
                                             const ServerManner &manner) const
{
    return inverse(m_items, QSet<quint64>(ids.begin(), ids.end()), manner);
}

std::vector<StagedChange> ChangeSet::inverse(const std::vector<ChangeItem> &items, const QSet<quint64> &ids,
                                             const ServerManner &manner)
{
    const LaterChanges later(items, manner, ids);
    std::vector<StagedChange> back, subscriptions;
    for (size_t at = items.size(); at-- > 0;) {
        const ChangeItem &one = items[at];
        if (one.state != State::Done || !ids.contains(one.id))
            continue;
        const ChangeState after = one.found.isKnown() ? one.found : one.wanted();
        const Change change = later.now(at).value_or(one.change);
        for (Change &inverse : change.inverse(one.before, after)) {
            StagedChange staged{std::move(inverse), {}, one.cause};
            // What is there now, in the words of the inverse. What was made goes if nothing has come into it since.
            if (staged.change.as<RenameChange>())
                staged.before = ChangeState::present("old");
            else if (staged.change.as<DeleteChange>())
                staged.before = ChangeState::present("0");
            else if (staged.change.kind() == change.kind())
                staged.before = after;
            // Servers subscribe to what is there: last, when it is again.
            auto &where = staged.change.as<SubscriptionChange>() ? subscriptions : back;
            where.push_back(std::move(staged));
        }
    }
    std::move(subscriptions.begin(), subscriptions.end(), std::back_inserter(back));
    return back;
}

// --- as files

QJsonObject ChangeSet::toJson(const std::vector<ChangeItem> &items, const Owner &owner)
{
    QJsonArray changes;
    QHash<quint64, qint64> numbers;
    for (const ChangeItem &item : items) {
        QJsonObject json = item.toJson();
        if (const auto needed = numbers.constFind(item.needs); needed != numbers.cend())
            json.insert(u"needs"_s, *needed);
        changes.append(json);
        numbers.insert(item.id, changes.size());
    }
    QJsonObject out{{u"mailreeve_changes"_s, 1}, {u"server"_s, owner.url}, {u"changes"_s, changes}};
    if (!owner.actAs.isEmpty())
        out.insert(u"act_as"_s, owner.actAs);
    return out;
}

Expected<std::vector<StagedChange>> ChangeSet::changesIn(const QJsonObject &json)
{
    if (json.value(u"mailreeve_changes"_s).toInt() != 1)
        return invalid(
            u"“mailreeve_changes”: 1 is missing: this is no file of changes, or one of a later version"_s);
    if (!json.value(u"changes"_s).isArray())
        return invalid(u"“changes” is no list"_s);
    std::vector<StagedChange> staged;
    for (const QJsonValue &value : json.value(u"changes"_s).toArray()) {
        const QJsonObject in = value.toObject();
        const size_t number = staged.size() + 1;
        auto one = StagedChange::fromJson(in);
        if (!one)
            return invalid(u"change %1: %2"_s.arg(number).arg(one.error().text));
        if (in.contains(u"needs"_s)) {
            const qint64 needed = in.value(u"needs"_s).toInteger();
            if (needed < 1 || size_t(needed) >= number)
                return invalid(u"change %1: “needs” is not the number of a change before it"_s.arg(number));
            one->needs = size_t(needed - 1);
        }
        staged.push_back(*std::move(one));
    }
    return staged;
}

std::optional<Error> ChangeSet::addJson(const QJsonObject &json)
{
    auto changes = changesIn(json);
    if (!changes)
        return changes.error();
    add(*std::move(changes));
    return std::nullopt;
}

QByteArray ChangeSet::toCommands(const std::vector<ChangeItem> &items, const ServerManner &manner)
{
    QByteArray text;
    for (const ChangeItem &item : items) {
        for (const QByteArray &line : item.change.lines(item.before, manner))
            text += line + '\n';
    }
    return text;
}

} // namespace imap
