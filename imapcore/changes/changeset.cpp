#include "changeset.h"
#include "changejson.h"
#include <QDateTime>
#include <QSet>

namespace imap {

using namespace Qt::StringLiterals;
using State = ChangeItem::State;

namespace {

constexpr std::pair<State, const char *> States[] = {
    {State::Staged, "staged"},     {State::Sent, "sent"},       {State::Done, "done"},
    {State::Unneeded, "unneeded"}, {State::Refused, "refused"}, {State::Overtaken, "overtaken"}};
constexpr std::pair<Difference, const char *> Differences[] = {{Difference::None, "none"},
                                                               {Difference::Rounded, "rounded"},
                                                               {Difference::Tied, "tied"},
                                                               {Difference::Kept, "kept"},
                                                               {Difference::Canonicalised, "canonicalised"},
                                                               {Difference::Later, "later"},
                                                               {Difference::NotTaken, "not taken"},
                                                               {Difference::Other, "other"}};

template<typename T, size_t Size>
std::optional<T> byName(const std::pair<T, const char *> (&table)[Size], const QString &name)
{
    for (const auto &[value, text] : table) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

// Milliseconds. What the disk does not know of an item that was sent is found out after a crash: answers may gather.
constexpr int OutcomesWithin = 250;

Error invalid(const QString &why)
{
    return {Error::Kind::InvalidArgument, {}, why};
}

bool isUnsent(const ChangeItem &item)
{
    return item.state == State::Staged || item.state == State::Refused || item.state == State::Overtaken;
}

void stageAgain(ChangeItem &item)
{
    item.state = State::Staged;
    if (item.found.isKnown())
        item.before = std::exchange(item.found, {});
    item.error.reset();
}

QJsonObject toJson(const ChangeItem &item)
{
    QJsonObject out = item.change.toJson();
    out.insert(u"before"_s, Change::stateToJson(item.before));
    if (!item.cause.isEmpty())
        out.insert(u"cause"_s, item.cause);
    return out;
}

QJsonObject toJson(const Error &error)
{
    QJsonObject out{{u"error"_s, int(error.kind)}, {u"text"_s, error.text}};
    if (!error.code.isEmpty())
        out.insert(u"code"_s, QString::fromLatin1(error.code));
    return out;
}

Expected<StagedChange> stagedFromJson(const QJsonObject &in)
{
    auto change = Change::fromJson(in);
    if (!change)
        return change.error();
    auto before = Change::stateFromJson(in.value(u"before"_s));
    if (!before)
        return before.error();
    return StagedChange{*std::move(change), *before, in.value(u"cause"_s).toString()};
}

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

} // namespace

QByteArray ChangeSet::nameOf(State state)
{
    return States[size_t(state)].second;
}

QByteArray ChangeSet::nameOf(Difference difference)
{
    return Differences[size_t(difference)].second;
}

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

// --- the journal

std::optional<Error> ChangeSet::openJournal(const QString &fileName)
{
    bool isNew = true;
    auto error = m_journal.open(fileName, [this, &isNew](const QJsonObject &record) {
        isNew = false;
        return apply(record);
    });
    if (error)
        return error;
    if (isNew) {
        write({{u"journal"_s, 1},
               {u"server"_s, m_owner.url},
               {u"act_as"_s, m_owner.actAs},
               {u"time"_s, now()}});
        return sync();
    }
    return std::nullopt;
}

std::optional<Error> ChangeSet::readJournal(const QString &fileName)
{
    return ChangeJournal::read(fileName, [this](const QJsonObject &record) { return apply(record); });
}

std::optional<Error> ChangeSet::sync()
{
    m_sync.stop();
    writeDone();
    auto error = m_journal.sync();
    if (error && !std::exchange(m_isJournalBroken, true))
        emit journalFailed(*error);
    return error;
}

void ChangeSet::write(const QJsonObject &record)
{
    if (!m_journal.isOpen())
        return;
    writeDone();
    m_journal.add(record);
    syncWithin(0);
}

// In one record, and before whatever comes behind it.
void ChangeSet::writeDone()
{
    if (!m_done.isEmpty())
        m_journal.add({{u"done"_s, std::exchange(m_done, {})}});
}

void ChangeSet::syncWithin(int milliseconds)
{
    if (!m_sync.isActive() || m_sync.remainingTime() > milliseconds)
        m_sync.start(milliseconds);
}

std::optional<Error> ChangeSet::apply(const QJsonObject &record)
{
    const auto ids = [](const QJsonValue &value) {
        std::vector<quint64> all;
        for (const QJsonValue &id : value.toArray())
            all.push_back(quint64(id.toInteger()));
        return all;
    };
    if (record.contains(u"journal"_s)) {
        if (record.value(u"journal"_s).toInt() != 1)
            return invalid(u"it is of a later version"_s);
        m_owner = {record.value(u"server"_s).toString(), record.value(u"act_as"_s).toString()};
    } else if (record.contains(u"add"_s)) {
        return applyItems(record.value(u"add"_s).toArray(), true);
    } else if (record.contains(u"edit"_s)) {
        return applyItems(record.value(u"edit"_s).toArray(), false);
    } else if (record.contains(u"drop"_s)) {
        erase(ids(record.value(u"drop"_s)));
    } else if (record.contains(u"move"_s)) {
        place(quint64(record.value(u"move"_s).toInteger()), size_t(record.value(u"to"_s).toInteger()));
    } else if (record.contains(u"restage"_s)) {
        for (const quint64 id : ids(record.value(u"restage"_s))) {
            if (ChangeItem *one = item(id))
                stageAgain(*one);
        }
    } else if (record.contains(u"send"_s)) {
        for (const QJsonValue &value : record.value(u"send"_s).toArray()) {
            const QJsonArray pair = value.toArray();
            ChangeItem *one = item(quint64(pair.at(0).toInteger()));
            const auto before = Change::stateFromJson(pair.size() > 1 ? pair.at(1) : QJsonValue::Undefined);
            if (!one || !before)
                return invalid(u"what was sent is not in the set"_s);
            one->state = State::Sent;
            one->before = *before;
        }
    } else if (record.contains(u"done"_s)) {
        for (const quint64 id : ids(record.value(u"done"_s))) {
            ChangeItem *one = item(id);
            if (!one)
                return invalid(u"what was done is not in the set"_s);
            one->state = State::Done;
            one->found = {};
            one->error.reset();
        }
    } else if (record.contains(u"outcome"_s)) {
        return applyOutcome(record.value(u"outcome"_s).toObject());
    } else if (record.contains(u"verify"_s)) {
        ChangeItem *one = item(quint64(record.value(u"verify"_s).toInteger()));
        const auto found = Change::stateFromJson(record.value(u"found"_s));
        const auto difference = byName(Differences, record.value(u"difference"_s).toString());
        if (!one || !found || !difference)
            return invalid(u"what was read back is not in the set"_s);
        one->found = *found;
        one->difference = difference;
    }
    // What else there may be comes from a later version, which says so if it matters.
    return std::nullopt;
}

std::optional<Error> ChangeSet::applyItems(const QJsonArray &items, bool isNew)
{
    std::vector<ChangeItem> fresh;
    for (const QJsonValue &value : items) {
        const QJsonObject in = value.toObject();
        auto staged = stagedFromJson(in);
        if (!staged)
            return staged.error();
        const quint64 id = quint64(in.value(u"id"_s).toInteger());
        ChangeItem read{id, std::move(staged->change), staged->cause, staged->before};
        if (isNew) {
            m_lastId = std::max(m_lastId, id);
            fresh.push_back(std::move(read));
        } else if (ChangeItem *old = item(id)) {
            *old = std::move(read);
        }
    }
    if (!fresh.empty())
        insert(std::move(fresh));
    return std::nullopt;
}

std::optional<Error> ChangeSet::applyOutcome(const QJsonObject &in)
{
    ChangeItem *one = item(quint64(in.value(u"id"_s).toInteger()));
    const auto state = byName(States, in.value(u"state"_s).toString());
    const auto found = Change::stateFromJson(in.value(u"found"_s));
    if (!one || !state || !found)
        return invalid(u"an outcome of nothing that is in the set"_s);
    one->state = *state;
    one->found = *found;
    one->error.reset();
    if (in.contains(u"error"_s))
        one->error = Error{Error::Kind(in.value(u"error"_s).toInt()),
                           in.value(u"code"_s).toString().toLatin1(), in.value(u"text"_s).toString()};
    return std::nullopt;
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
    return size_t(std::count_if(m_items.begin(), m_items.end(),
                                [state](const ChangeItem &item) { return item.state == state; }));
}

void ChangeSet::index()
{
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
    emit changed(at, at);
}

// The item that is about the same thing and not sent yet, unless something in between changes what it is about.
ChangeItem *ChangeSet::mergeable(const Change &change)
{
    ChangeItem *old = item(m_targets.value(change.target()));
    if (!old || !isUnsent(*old))
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
    old.state = State::Staged;
    old.error.reset();
    return true;
}

std::vector<quint64> ChangeSet::add(std::vector<StagedChange> changes)
{
    std::vector<quint64> ids, gone;
    std::vector<ChangeItem> fresh;
    QHash<QByteArray, size_t> freshTargets;
    QJsonArray edits;
    for (StagedChange &staged : changes) {
        const QByteArray target = staged.change.target();
        ChangeItem *old = mergeable(staged.change);
        if (const auto at = freshTargets.constFind(target); at != freshTargets.cend())
            old = &fresh[*at];
        if (old && mergeInto(*old, staged.change)) {
            const bool isFresh = !fresh.empty() && old >= fresh.data() && old < fresh.data() + fresh.size();
            if (old->before.isKnown() && old->change.isSame(old->before, old->wanted())) {
                gone.push_back(old->id);
                ids.push_back(0);
            } else {
                ids.push_back(old->id);
            }
            if (!isFresh) {
                QJsonObject json = imap::toJson(*old);
                json.insert(u"id"_s, qint64(old->id));
                edits.append(json);
                told(*old);
            }
            continue;
        }
        freshTargets.insert(target, fresh.size());
        fresh.push_back({++m_lastId, std::move(staged.change), std::move(staged.cause), staged.before});
        ids.push_back(m_lastId);
    }
    if (!edits.isEmpty())
        write({{u"edit"_s, edits}});
    if (!fresh.empty()) {
        QJsonArray all;
        for (const ChangeItem &item : fresh) {
            QJsonObject json = imap::toJson(item);
            json.insert(u"id"_s, qint64(item.id));
            all.append(json);
        }
        write({{u"add"_s, all}, {u"time"_s, now()}});
        insert(std::move(fresh));
    }
    if (!gone.empty())
        remove(gone);
    return ids;
}

void ChangeSet::replace(quint64 id, Change change)
{
    ChangeItem *one = item(id);
    if (!one || !isUnsent(*one))
        return;
    *one = {id, std::move(change), one->cause, one->before};
    QJsonObject json = imap::toJson(*one);
    json.insert(u"id"_s, qint64(id));
    write({{u"edit"_s, QJsonArray{json}}});
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
        stageAgain(*one);
        staged.append(qint64(id));
        told(*one);
    }
    write({{u"restage"_s, staged}});
}

// --- undoing

std::vector<StagedChange> ChangeSet::inverse() const
{
    std::vector<quint64> done;
    for (const ChangeItem &item : m_items)
        done.push_back(item.id);
    return inverse(done);
}

std::vector<StagedChange> ChangeSet::inverse(const std::vector<quint64> &ids) const
{
    std::vector<StagedChange> back;
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        const ChangeItem *one = find(*id);
        if (!one || one->state != State::Done)
            continue;
        const ChangeState after = one->found.isKnown() ? one->found : one->wanted();
        auto inverse = one->change.inverse(one->before, after);
        if (!inverse)
            continue;
        // What is there now, in the words of the inverse.
        const ChangeState now = inverse->as<RenameChange>()             ? ChangeState::present("old")
                                : inverse->kind() == one->change.kind() ? after
                                                                        : ChangeState();
        back.push_back({*std::move(inverse), now, one->cause});
    }
    return back;
}

// --- as files

QJsonObject ChangeSet::toJson() const
{
    QJsonArray changes;
    for (const ChangeItem &item : m_items)
        changes.append(imap::toJson(item));
    QJsonObject out{{u"mailreeve_changes"_s, 1}, {u"server"_s, m_owner.url}, {u"changes"_s, changes}};
    if (!m_owner.actAs.isEmpty())
        out.insert(u"act_as"_s, m_owner.actAs);
    return out;
}

std::optional<Error> ChangeSet::addJson(const QJsonObject &json)
{
    if (json.value(u"mailreeve_changes"_s).toInt() != 1)
        return invalid(
            u"“mailreeve_changes”: 1 is missing: this is no file of changes, or one of a later version"_s);
    if (!json.value(u"changes"_s).isArray())
        return invalid(u"“changes” is no list"_s);
    std::vector<StagedChange> staged;
    qsizetype number = 0;
    for (const QJsonValue &value : json.value(u"changes"_s).toArray()) {
        ++number;
        auto one = stagedFromJson(value.toObject());
        if (!one)
            return invalid(u"change %1: %2"_s.arg(number).arg(one.error().text));
        staged.push_back(*std::move(one));
    }
    add(std::move(staged));
    return std::nullopt;
}

QByteArray ChangeSet::toCommands(const ServerManner &manner) const
{
    QByteArray text;
    for (const ChangeItem &item : m_items) {
        for (const QByteArray &line : item.change.lines(item.before, manner))
            text += line + '\n';
    }
    return text;
}

// --- what becomes of them

void ChangeSet::markSent(const std::vector<std::pair<quint64, ChangeState>> &idsAndFound)
{
    QJsonArray sent;
    for (const auto &[id, found] : idsAndFound) {
        ChangeItem *one = item(id);
        if (!one)
            continue;
        one->state = State::Sent;
        one->before = found;
        one->error.reset();
        QJsonArray pair{qint64(id)};
        if (found.isKnown())
            pair.append(Change::stateToJson(found));
        sent.append(pair);
        told(*one);
    }
    write({{u"send"_s, sent}, {u"time"_s, now()}});
}

void ChangeSet::setOutcome(const Outcome &outcome)
{
    ChangeItem *one = item(outcome.id);
    if (!one)
        return;
    one->state = outcome.state;
    one->found = outcome.found;
    one->error = outcome.error;
    if (one->state == State::Done && !outcome.found.isKnown() && !outcome.error) {
        if (m_journal.isOpen()) {
            m_done.append(qint64(outcome.id));
            syncWithin(OutcomesWithin);
        }
        told(*one);
        return;
    }
    QJsonObject json{{u"id"_s, qint64(outcome.id)}, {u"state"_s, QString::fromLatin1(nameOf(outcome.state))}};
    json.insert(u"found"_s, Change::stateToJson(outcome.found));
    if (outcome.error) {
        const QJsonObject error = imap::toJson(*outcome.error);
        for (auto at = error.begin(); at != error.end(); ++at)
            json.insert(at.key(), at.value());
    }
    write({{u"outcome"_s, json}});
    told(*one);
}

void ChangeSet::setFound(quint64 id, const ChangeState &found, Difference difference)
{
    ChangeItem *one = item(id);
    if (!one)
        return;
    one->found = found;
    one->difference = difference;
    write({{u"verify"_s, qint64(id)},
           {u"found"_s, Change::stateToJson(found)},
           {u"difference"_s, QString::fromLatin1(nameOf(difference))}});
    told(*one);
}

} // namespace imap
