#pragma once
#include "mailboxresult.h"
#include "ui/operations/operation.h"
#include <QPointer>

namespace ui {

class Connection;

// One of the jobs, which does something to mailboxes and can tell what each was before and is afterwards.
class MailboxJob : public Operation
{
    Q_OBJECT
public:
    Connection *connection() const;
    // Once finished, and if it had begun.
    const std::vector<MailboxResult> &results() const { return m_results; }

protected:
    MailboxJob(Connection *connection, const QString &title, QObject *parent);

    // Why nothing can be begun; empty: nothing is in the way.
    QString whyNot() const;
    void finishWith(std::vector<MailboxResult> results, bool wasCut, bool wasCancelled);

private:
    QPointer<Connection> m_connection;
    std::vector<MailboxResult> m_results;
};

} // namespace ui
