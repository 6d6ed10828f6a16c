#pragma once
#include "imapcore/access/accessindex.h"
#include "servercrawl.h"
#include <QSet>
#include <memory>

namespace ui {

// Who may do what in all mailboxes of a connection's server, kept as long as the connection is. What is changed through it
// is read again.
class AccessStore final : public ServerCrawl
{
    Q_OBJECT
public:
    explicit AccessStore(Connection *connection);

    // Null: nothing was read yet. The numbers in it stay what they are until `replaced`.
    imap::AccessIndex *index() const { return m_index.get(); }
    std::vector<Refusal> refusals() const override;
    // What there is, in words.
    QString summary() const;

signals:
    // index() is another one; the one before goes as soon as all have heard.
    void replaced();

protected:
    void begin(imap::Session *session) override;
    void stop() override;
    void keep() override;
    void changesApplied() override;

private:
    void moved(const imap::MailboxName &from, const imap::MailboxName &to, QSet<imap::MailboxName> &again);
    void read(const imap::MailboxName &mailbox);

    std::unique_ptr<imap::AccessIndex> m_index, m_next;
    QSet<quint64> m_heardOf; // changes that were read again
};

} // namespace ui
