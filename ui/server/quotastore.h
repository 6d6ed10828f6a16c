#pragma once
#include "imapcore/access/quotasnapshot.h"
#include "servercrawl.h"
#include <QSet>
#include <memory>

namespace ui {

// All quota roots of a connection's server, kept as long as the connection is. What is changed through it is read again.
class QuotaStore final : public ServerCrawl
{
    Q_OBJECT
public:
    explicit QuotaStore(Connection *connection);

    // Null: nothing was read yet. The numbers in it stay what they are until `replaced`.
    imap::QuotaSurvey *survey() const { return m_survey.get(); }
    // Of mailboxes and of quota roots.
    std::vector<Refusal> refusals() const override;

    // What is kept on the disk of how full they were, for the same person: the latest first.
    const imap::QuotaSnapshots &snapshots() const { return m_snapshots; }
    // Keeps what was read last, unless it is kept already; it is on the disk a little later.
    void keepSnapshot();
    bool canKeepSnapshot() const;
    // Whether each is kept that is read to its end.
    bool keepsEach() const { return m_keepsEach; }
    void setKeepsEach(bool keeps);

signals:
    // There is another snapshot, or it could not be written.
    void snapshotKept(const QString &problem);
    // survey() is another one; the one before goes as soon as all have heard.
    void replaced();

protected:
    void begin(imap::Session *session) override;
    void stop() override;
    void keep() override;
    void changesApplied() override;
    void read(const QByteArray &root);

private:
    std::unique_ptr<imap::QuotaSurvey> m_survey, m_next;
    imap::QuotaSnapshots m_snapshots;
    QDateTime m_keptAsOf; // asOf() of the last that was kept
    bool m_keepsEach;
    QSet<quint64> m_heardOf; // changes that were read again
};

} // namespace ui
