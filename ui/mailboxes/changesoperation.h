#pragma once
#include "mailboxjob.h"
#include "ui/changes/stagedchanges.h"
#include <QHash>

namespace ui {

// Carries out changes of mailboxes at once, as one of the jobs: they go through the connection's set of changes, and what
// was done stays there to be undone.
class ChangesOperation final : public MailboxJob
{
    Q_OBJECT
public:
    using Statuses = QHash<imap::MailboxName, imap::MailboxStatus>;
    // `before`: of the mailboxes, as far as somebody has asked.
    ChangesOperation(Connection *connection, std::vector<imap::StagedChange> changes,
                     StagedChanges::AfterError afterError, Statuses before = {}, QObject *parent = nullptr);

protected:
    void run() override;
    void cancelled() override;
    bool isRetryable() const override { return !m_rest.empty(); }
    Operation *makeRetry() const override;

private:
    void ended(const StagedChanges::Ending &ending);
    void askAfter();
    void conclude();
    MailboxResult resultOf(size_t at) const;
    void keepRest();

    QPointer<StagedChanges> m_set;
    std::vector<imap::StagedChange> m_changes;
    StagedChanges::AfterError m_afterError;
    Statuses m_before, m_after;
    StagedChanges::Batch m_batch;
    StagedChanges::Ending m_ending;
    size_t m_asked = 0;
    std::vector<imap::StagedChange> m_rest; // what can be tried again
    std::vector<quint64> m_refused;         // of that, what is in the set
};

} // namespace ui
