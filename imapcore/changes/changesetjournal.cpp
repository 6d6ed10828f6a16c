// What a set writes to its journal as it grows and is carried out, and reads from it again.
#include "changejson.h"
#include "changeset.h"
#include <QDateTime>
#include <QJsonArray>

namespace imap {

using namespace Qt::StringLiterals;
using State = ChangeItem::State;

namespace {

// What the disk does not know of an item that was sent is found out after a crash: answers may gather.
constexpr int OutcomesWithin = 250;

Error invalid(const QString &why)
{
    return {Error::Kind::InvalidArgument, {}, why};
}

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

QJsonObject toJson(const ChangeItem &item)
{
    QJsonObject json = item.toJson();
    json.insert(u"id"_s, qint64(item.id));
    if (item.needs)
        json.insert(u"needs"_s, qint64(item.needs));
    return json;
}

// What was read back and is still not known has been counted before.
void countLoss(ChangeItem &item)
{
    item.losses += item.state == State::Sent && item.error && !item.found.isKnown();
}

QJsonObject toJson(const Error &error)
{
    QJsonObject out{{u"error"_s, int(error.kind)}, {u"text"_s, error.text}};
    if (!error.code.isEmpty())
        out.insert(u"code"_s, QString::fromLatin1(error.code));
    return out;
}

} // namespace

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

// Within so many milliseconds on the disk.
void ChangeSet::write(const QJsonObject &record, int within)
{
    if (!m_journal.isOpen())
        return;
    writeDone();
    m_journal.add(record);
    syncWithin(within);
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
    m_counts.reset();
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
                one->stageAgain();
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
            one->hadIt = false;
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
        const auto difference = differenceOf(record.value(u"difference"_s).toString());
        if (!one || !found || !difference)
            return invalid(u"what was read back is not in the set"_s);
        one->setFound(*found, *difference);
    }
    // What else there may be comes from a later version, which says so if it matters.
    return std::nullopt;
}

std::optional<Error> ChangeSet::applyItems(const QJsonArray &items, bool isNew)
{
    std::vector<ChangeItem> fresh;
    for (const QJsonValue &value : items) {
        const QJsonObject in = value.toObject();
        auto staged = StagedChange::fromJson(in);
        if (!staged)
            return staged.error();
        const quint64 id = quint64(in.value(u"id"_s).toInteger());
        ChangeItem read{id, std::move(staged->change), staged->cause, staged->before};
        read.needs = quint64(in.value(u"needs"_s).toInteger());
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
    const auto state = stateOf(in.value(u"state"_s).toString());
    const auto found = Change::stateFromJson(in.value(u"found"_s));
    if (!one || !state || !found)
        return invalid(u"an outcome of nothing that is in the set"_s);
    one->state = *state;
    one->found = *found;
    one->error.reset();
    if (in.contains(u"error"_s))
        one->error = Error{Error::Kind(in.value(u"error"_s).toInt()),
                           in.value(u"code"_s).toString().toLatin1(), in.value(u"text"_s).toString()};
    countLoss(*one);
    return std::nullopt;
}

void ChangeSet::writeItems(const QString &record, const std::vector<const ChangeItem *> &items)
{
    if (items.empty() || !m_journal.isOpen())
        return;
    QJsonArray all;
    for (const ChangeItem *item : items)
        all.append(imap::toJson(*item));
    write({{record, all}, {u"time"_s, now()}});
}

void ChangeSet::markSent(const std::vector<std::pair<quint64, ChangeState>> &idsAndFound)
{
    QJsonArray sent;
    for (const auto &[id, found] : idsAndFound) {
        ChangeItem *one = item(id);
        if (!one)
            continue;
        one->state = State::Sent;
        one->before = found;
        one->hadIt = false;
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
    countLoss(*one);
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
    one->setFound(found, difference);
    // It can be read back once more.
    write({{u"verify"_s, qint64(id)},
           {u"found"_s, Change::stateToJson(found)},
           {u"difference"_s, QString::fromLatin1(nameOf(difference))}},
          OutcomesWithin);
    told(*one);
}

} // namespace imap
