#pragma once
#include "imapcore/changes/changerun.h"
#include "imapcore/changes/readback.h"
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <deque>
#include <functional>
#include <memory>

namespace ui {

class Connection;

// The changes that are staged for one connection: kept on the disk as they grow, carried out, read back, and undone.
// One that was interrupted, by whatever, is there again the next time somebody connects as the same person.
class StagedChanges final : public QObject
{
    Q_OBJECT
public:
    enum class Work { None, Applying, ReadingBack };
    using AfterError = imap::ChangeRun::AfterError;
    // How some items that were carried out together have ended.
    struct Ending
    {
        quint64 batch = 0;
        std::vector<quint64> ids = {};
        bool isOperation = false;
        bool wasCancelled = false;
        std::optional<imap::Error> interruption = {};
    };

    explicit StagedChanges(Connection *connection);
    ~StagedChanges() override;

    Connection *connection() const { return m_connection; }
    // Another one after `replaced`.
    imap::ChangeSet *set() const { return m_set.get(); }
    // Why changes are kept in memory alone.
    const std::optional<imap::Error> &journalError() const { return m_journalError; }
    // How the connection's server wants to be spoken to; what is known of it while there is no session.
    imap::ServerManner manner() const;

    // Into the set, or at once onto the server, if the person has chosen that for this connection.
    void stage(std::vector<imap::StagedChange> changes);
    // What `make` makes of each of `count`, as there may be a hundred thousand, a part at a time. Ends with `source`.
    using Make = std::function<std::vector<imap::StagedChange>(size_t)>;
    void stage(size_t count, Make make, QObject *source = nullptr);
    // What a file says, into the set in any case.
    void importJson(const QString &fileName);
    // Into the set in any case.
    std::vector<quint64> keep(std::vector<imap::StagedChange> changes);
    // Asks the person whether these may be sent at once.
    using MaySend = std::function<bool(const std::vector<quint64> &ids)>;
    void setMaySend(MaySend maySend) { m_maySend = std::move(maySend); }
    // What undoes something. Where one has made a mailbox for others and may not delete it (Cyrus), the right for it is
    // staged before.
    void stageInverse(std::vector<imap::StagedChange> changes);
    // Into the set, and at once onto the server, after what is at work: for an operation, which tells of it. `ended` has the
    // number that this returns.
    struct Batch
    {
        quint64 number = 0;
        std::vector<quint64> ids = {}; // in the order of the changes; 0 for one that another has taken back
    };
    Batch carryOut(std::vector<imap::StagedChange> changes, AfterError afterError);
    // What was not sent of it stays as it is.
    void cancel(quint64 batch);
    bool appliesAtOnce() const { return m_appliesAtOnce; }
    void setAppliesAtOnce(bool atOnce);

    // The items that were not sent yet, in order; or these of them. Reads back afterwards.
    void apply();
    void apply(const std::vector<quint64> &ids);
    // Whatever it is doing, staging among it.
    void cancel();
    void readBack();
    // Stages what undoes these, or all that was done.
    void undo();
    void undo(const std::vector<quint64> &ids);
    // Takes what is done from the list.
    void removeDone();

    Work work() const { return m_work; }
    // Whether more is about to come into the set.
    bool isStaging() const { return !m_stagings.empty(); }
    bool isBusy() const { return m_work != Work::None || isStaging(); }
    // Of what is at work.
    quint64 batch() const { return m_current.number; }
    size_t done() const { return m_done; }
    size_t total() const { return m_total; }
    bool canApply() const;
    // Why it cannot apply; empty: nothing is in the way.
    QString whyNot() const;
    // How many items would be sent.
    size_t waiting() const;
    // Whether the mailbox is not what it was, or not there, by what was carried out last.
    bool hasMoved(const imap::MailboxName &mailbox) const;

    // "Changes: 3 done, 1 refused." Of these items, or of all.
    QString account(const std::vector<quint64> &ids) const;
    QString account() const;

    // The identifier of access lists that one is oneself.
    QString oneself() const;

    // Where the record of all that was changed is.
    static QString auditFile();

signals:
    // It is about to be deleted, and is still whole.
    void leaving();
    // The set is another one.
    void replaced();
    // Something in the set is different; once for all that happens in a turn of the loop.
    void changed();
    void workChanged();
    void progressed();
    // What was carried out has been read back; whoever shows mailboxes learns of it first.
    void ended(const ui::StagedChanges::Ending &ending);
    // And pages may want to look again.
    void applied();
    // To be shown to the person.
    void noticed(const QString &text, bool bad);

private:
    struct Order
    {
        quint64 number = 0;
        std::vector<quint64> ids = {};
        AfterError afterError = AfterError::GoOn;
        bool isOperation = false;
        quint32 cause = 0; // imap::Cause
    };
    void open();
    void connectionChanged();
    void learnManner();
    void tellLater();
    void give(Order order);
    void beginNext();
    void begin(Order order);
    std::vector<quint64> leaveOutWhatIsLost(const std::vector<quint64> &ids);
    QString leftOutWords() const;
    void end(bool wasCancelled, const std::optional<imap::Error> &interruption);
    void readBack(const std::vector<quint64> *ids);
    void runFinished();
    void readBackFinished();
    void setWork(Work work);
    void progress(size_t done, size_t total);
    static QString accountOf(const std::function<int(imap::ChangeItem::State)> &count);
    struct Staging;
    QSet<quint64> idsThatWait() const;
    void sendAtOnce(const std::vector<quint64> &ids, const QSet<quint64> &waiting);
    void sendAtOnce(const std::vector<quint64> &ids);
    std::shared_ptr<Staging> beginStaging(bool atOnce);
    bool endStaging(const std::shared_ptr<Staging> &staging);
    bool isStaging(const std::shared_ptr<Staging> &staging) const;
    static Make eachOf(std::vector<imap::StagedChange> changes);
    void stageInto(const std::shared_ptr<Staging> &staging, size_t count, Make make, QObject *source);
    void stop(const std::shared_ptr<Staging> &staging);
    void undoInBackground(const std::optional<QSet<quint64>> &ids);
    void stageUndo(std::vector<imap::StagedChange> back);

    Connection *m_connection;
    std::unique_ptr<imap::ChangeSet> m_set;
    std::optional<imap::Error> m_journalError;
    std::unique_ptr<imap::ChangeRun> m_run;
    std::unique_ptr<imap::ReadBack> m_readBack;
    imap::AuditLog m_audit;
    imap::ServerManner m_manner;
    QTimer m_changed, m_progress;
    std::vector<std::shared_ptr<Staging>> m_stagings;
    Order m_current;            // what is at work, or was last
    std::vector<quint64> m_moving; // those of it that make, rename or delete mailboxes
    std::deque<Order> m_orders; // that wait for it
    quint64 m_lastOrder = 0;
    int m_leftOut = 0; // of what is at work
    bool m_wasCancelled = false;
    Work m_work = Work::None;
    size_t m_done = 0, m_total = 0;
    bool m_appliesAtOnce = false;
    MaySend m_maySend;
};

} // namespace ui
