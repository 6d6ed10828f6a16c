#pragma once
#include "changeitem.h"
#include "changejournal.h"
#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <QTimer>
#include <array>

namespace imap {

// What is going to be changed on one server, in order. It is kept in memory, and in a journal if it has one: then
// whatever somebody does to it is on the disk before the event loop goes on, and what a run has done survives a crash.
class ChangeSet final : public QObject
{
    Q_OBJECT
public:
    // The server and the person that the changes are for.
    struct Owner
    {
        QString url = {}; // with the user, without a password
        QString actAs = {};

        friend bool operator==(const Owner &, const Owner &) = default;
    };

    explicit ChangeSet(QObject *parent = nullptr);
    ~ChangeSet() override;

    const Owner &owner() const { return m_owner; }
    void setOwner(const Owner &owner) { m_owner = owner; }

    // Before anything is in it. An existing journal is read and gone on with, its owner is the set's.
    std::optional<Error> openJournal(const QString &fileName);
    // For a look at a journal that is not to be written.
    std::optional<Error> readJournal(const QString &fileName);
    QString journal() const { return m_journal.fileName(); }
    // Once all that has happened is on the disk.
    std::optional<Error> sync();

    const std::vector<ChangeItem> &items() const { return m_items; }
    bool isEmpty() const { return m_items.empty(); }
    const ChangeItem *find(quint64 id) const;
    std::optional<size_t> indexOf(quint64 id) const;
    // The last one that is about this (Change::target); null: none is.
    const ChangeItem *lastAbout(const QByteArray &target) const { return find(m_targets.value(target)); }
    size_t count(ChangeItem::State state) const;

    // A change of what an item is already about, which is not sent yet, becomes one with it; if nothing is left then, the
    // item goes. Returns the IDs, 0 for what went.
    // Of a great many, a part may be added at a time: `needs` counts from the first of all, and `before` has the IDs of the
    // parts before this one.
    std::vector<quint64> add(std::vector<StagedChange> changes, const std::vector<quint64> &before = {});
    quint64 add(StagedChange change) { return add(std::vector{std::move(change)}).front(); }
    // The three are about what is not sent yet (Staged, Refused, Overtaken).
    void replace(quint64 id, Change change);
    void remove(const std::vector<quint64> &ids);
    void move(quint64 id, size_t to);
    // To be tried once more, from what is there now: Refused, Overtaken, and Sent that turned out not to be done.
    void restage(const std::vector<quint64> &ids);

    // What undoes all that was done, or these: the last first, and subscriptions in the end. What cannot be undone is
    // left out.
    std::vector<StagedChange> inverse(const ServerManner &manner = {}) const;
    std::vector<StagedChange> inverse(const std::vector<quint64> &ids, const ServerManner &manner = {}) const;
    // The same of a copy of the items, which another thread may work on.
    static std::vector<StagedChange> inverse(const std::vector<ChangeItem> &items, const QSet<quint64> &ids,
                                             const ServerManner &manner);

    QJsonObject toJson() const { return toJson(m_items, m_owner); }
    static QJsonObject toJson(const std::vector<ChangeItem> &items, const Owner &owner);
    // Adds what a file says, or nothing if something in it is wrong.
    std::optional<Error> addJson(const QJsonObject &json);
    // What a file says.
    static Expected<std::vector<StagedChange>> changesIn(const QJsonObject &json);
    // What would be sent, a command a line, without tags.
    QByteArray toCommands(const ServerManner &manner) const { return toCommands(m_items, manner); }
    static QByteArray toCommands(const std::vector<ChangeItem> &items, const ServerManner &manner);

    // --- what becomes of items, for whoever carries them out
    struct Outcome
    {
        quint64 id = 0;
        ChangeItem::State state = ChangeItem::State::Staged;
        ChangeState found = {}; // of Overtaken
        std::optional<Error> error = {};
    };
    // They are on the disk as sent before anything leaves: see sync().
    void markSent(const std::vector<std::pair<quint64, ChangeState>> &idsAndFound);
    void setOutcome(const Outcome &outcome);
    void setFound(quint64 id, const ChangeState &found, Difference difference);

signals:
    void aboutToAdd(size_t first, size_t last);
    void added(size_t first, size_t last);
    void changed(size_t first, size_t last);
    void aboutToReset();
    void reset();
    // What happens from now on is not on the disk.
    void journalFailed(const imap::Error &error);

private:
    ChangeItem *item(quint64 id);
    void write(const QJsonObject &record, int within = 0);
    void writeDone();
    void syncWithin(int milliseconds);
    void writeItems(const QString &record, const std::vector<const ChangeItem *> &items);
    std::optional<Error> apply(const QJsonObject &record);
    std::optional<Error> applyItems(const QJsonArray &items, bool isNew);
    std::optional<Error> applyOutcome(const QJsonObject &in);
    bool mergeInto(ChangeItem &item, const Change &later);
    ChangeItem *mergeable(const Change &change);
    void insert(std::vector<ChangeItem> items);
    void erase(const std::vector<quint64> &ids);
    void place(quint64 id, size_t to);
    void index();
    void told(const ChangeItem &item);

    Owner m_owner;
    std::vector<ChangeItem> m_items;
    QHash<quint64, size_t> m_index;
    QHash<QByteArray, quint64> m_targets; // the last item that is about it
    mutable std::optional<std::array<size_t, 6>> m_counts; // of each state, while nothing changes
    size_t m_structural = 0;
    quint64 m_lastId = 0;
    ChangeJournal m_journal;
    QJsonArray m_done; // the server said OK, and the journal does not have it yet
    QTimer m_sync;
    bool m_isJournalBroken = false;
};

} // namespace imap
