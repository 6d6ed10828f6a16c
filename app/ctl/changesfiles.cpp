// The files that `mailreevectl changes` works with: of changes, and journals.
#include "changes.h"
#include "changetext.h"
#include "imapcore/changes/changejson.h"
#include <QFileInfo>

namespace app {

using namespace Qt::StringLiterals;
using State = imap::ChangeItem::State;

namespace {

constexpr auto JournalEnding = ".journal"_L1;

// Where it is written down that what a journal tells of is taken back.
QString undoingOf(const QString &journal)
{
    return journal.chopped(JournalEnding.size()) + u".undo"_s + JournalEnding;
}

// The whole of a JSON file; nothing: it has complained.
std::optional<QJsonObject> readJson(const QString &fileName)
{
    const auto json = imap::readJsonFile(fileName);
    if (json)
        return *json;
    complain((json.error().code == "FILE" ? u"%1 cannot be read: %2"_s : u"%1 is no JSON object: %2"_s)
                 .arg(fileName, json.error().text));
    return std::nullopt;
}

} // namespace

QString Changes::journalOf(const QString &fileName)
{
    return fileName.endsWith(JournalEnding) ? fileName : fileName + JournalEnding;
}

std::optional<imap::ChangeSet::Owner> Changes::ownerOf(const QString &journal)
{
    imap::ChangeSet set;
    if (const auto error = set.readJournal(journal)) {
        complain(error->text);
        return std::nullopt;
    }
    return set.owner();
}

bool Changes::open(const QString &fileName)
{
    const QString journal = journalOf(fileName);
    switch (m_verb) {
    case Verb::Preview:
    case Verb::Apply:
        return openFile(fileName);
    case Verb::Verify:
        return QFileInfo::exists(journal) ? openJournal(journal) && readUndoings(journal)
                                          : openFile(fileName);
    case Verb::Undo:
        return openUndo(journal);
    case Verb::Resume:
        break;
    }
    return openJournal(fileName);
}

bool Changes::openFile(const QString &fileName)
{
    const auto json = readJson(fileName);
    if (!json)
        return false;
    // All of it must be good before a journal is begun.
    imap::ChangeSet trial;
    if (const auto error = trial.addJson(*json)) {
        complain(u"%1: %2"_s.arg(fileName, error->text));
        return false;
    }
    if (m_verb == Verb::Apply) {
        const QString journal = journalOf(fileName);
        if (QFileInfo::exists(journal)) {
            complain(
                u"%1 tells of an earlier run: “resume” goes on with it, “undo” takes it back; or move it away"_s
                    .arg(journal));
            return false;
        }
        if (const auto error = m_set->openJournal(journal)) {
            complain(error->text);
            return false;
        }
        m_isJournalKept = true;
    }
    m_set->addJson(*json);
    return true;
}

bool Changes::openJournal(const QString &fileName)
{
    if (!QFileInfo::exists(fileName)) {
        complain(u"there is no journal %1"_s.arg(fileName));
        return false;
    }
    if (const auto error = m_set->openJournal(fileName)) {
        complain(error->text);
        return false;
    }
    if (m_set->owner() != m_owner) {
        complain(u"%1 is for %2, not for %3"_s.arg(fileName, m_set->owner().url, m_owner.url));
        return false;
    }
    m_isJournalKept = true;
    return true;
}

// What has been undone is not there any more, and what was undone of that is there again.
bool Changes::readUndoings(const QString &journal)
{
    for (QString name = undoingOf(journal); QFileInfo::exists(name); name = undoingOf(name)) {
        auto set = std::make_unique<imap::ChangeSet>();
        if (const auto error = set->readJournal(name)) {
            complain(error->text);
            return false;
        }
        m_undoings.push_back(std::move(set));
    }
    return true;
}

bool Changes::openUndo(const QString &journal)
{
    const QString fileName = undoingOf(journal);
    if (QFileInfo::exists(fileName)) {
        complain(
            u"%1 tells of an earlier undoing: “resume” goes on with it; or move it away"_s.arg(fileName));
        return false;
    }
    if (!openJournal(journal))
        return false;
    m_undone = std::exchange(m_set, std::make_unique<imap::ChangeSet>());
    m_set->setOwner(m_owner);
    if (const size_t unknown = m_undone->count(State::Sent); unknown > 0) {
        complain(u"of %1 it is not known whether it was done: “resume” finds out"_s.arg(
            unknown == 1 ? u"one change"_s : u"%1 changes"_s.arg(unknown)));
        return false;
    }
    for (const imap::ChangeItem &item : m_undone->items()) {
        const auto loss =
            item.state == State::Done ? item.change.loss(item.before) : imap::Change::Loss::None;
        if (loss == imap::Change::Loss::Messages)
            complain(
                u"%1: its messages do not come back, and it is not made again"_s.arg(textOf(item.change)));
        else if (loss == imap::Change::Loss::QuotaRoot)
            complain(u"%1: the root stays, without limits"_s.arg(textOf(item.change)));
    }
    return true;
}

// Once it is known what is to be written there.
bool Changes::openUndoing()
{
    if (const auto error = m_set->openJournal(undoingOf(m_undone->journal()))) {
        complain(error->text);
        return false;
    }
    return true;
}

} // namespace app
