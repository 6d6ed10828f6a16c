#pragma once
#include "imapcore/access/quotasurvey.h"
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

signals:
    // survey() is another one; the one before goes as soon as all have heard.
    void replaced();

protected:
    void begin(imap::Session *session) override;
    void stop() override;
    void keep() override;
    void changesApplied() override;

private:
    std::unique_ptr<imap::QuotaSurvey> m_survey, m_next;
    QSet<quint64> m_heardOf; // changes that were read again
};

} // namespace ui
