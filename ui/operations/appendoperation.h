#pragma once
#include "imapcore/commands/append.h"
#include "mailfile.h"
#include "operation.h"
#include "ui/connection.h"
#include "worksession.h"
#include <QPointer>
#include <QStringList>
#include <algorithm>
#include <deque>
#include <map>

namespace ui {

// Puts the messages of files (.eml, mbox) into a mailbox, with their dates and, from an mbox, their flags. Files are read
// as they are sent, large messages straight from the disk; small ones go together where the server has MULTIAPPEND.
class AppendOperation final : public Operation
{
    Q_OBJECT
public:
    AppendOperation(Connection *connection, imap::MailboxName mailbox, const QStringList &paths);
    ~AppendOperation() override;

    const imap::MailboxName &mailbox() const { return m_mailbox; }
    quint64 appended() const { return m_appended; }

protected:
    void run() override;
    void cancelled() override;
    bool isRetryable() const override { return !m_toRetry.empty() && m_connection; }
    Operation *makeRetry() const override;

private:
    // Which message of which file; 0: the first.
    struct Place
    {
        size_t file;
        quint64 index;
    };
    struct Message
    {
        Place place;
        FiledMessage filed;
    };
    using Batch = std::vector<Message>;
    // Which messages of a file.
    struct Part
    {
        std::vector<quint64> messages = {}; // ascending where it is asked
        std::optional<quint64> rest = {};   // and all from this one on

        bool has(quint64 index) const
        {
            return (rest && index >= *rest) || std::binary_search(messages.begin(), messages.end(), index);
        }
    };
    using Parts = std::map<size_t, Part>; // by file

    void ready();
    void next();
    bool findMore();
    void pick(Batch &batch);
    bool isTooLarge(const Message &message);
    void send(Batch batch);
    imap::AppendMessage prepared(const Message &message,
                                 std::vector<std::unique_ptr<FiledMessageDevice>> &devices);
    void answered(const Batch &batch, const imap::Expected<imap::Appended> &result);
    void failed(const Message &message, const QString &why, bool mayRetry = true);
    void stop(const QString &why);
    Parts notBegun();
    void end();
    QString inWords(const Place &place) const;

    QPointer<Connection> m_connection;
    imap::MailboxName m_mailbox;
    QStringList m_paths;
    std::vector<std::unique_ptr<MailFile>> m_files;
    size_t m_file = 0; // that is being read
    quint64 m_index = 0;
    std::deque<Message> m_found;
    std::deque<Batch> m_again; // one by one, what was refused together
    std::unique_ptr<WorkSession> m_work;
    std::optional<quint64> m_limit;
    QPointer<imap::Reply> m_reply;
    QPointer<FiledMessageDevice> m_leaving; // a large message
    bool m_multi = false, m_binary = false, m_ready = false, m_sending = false;
    int m_refusals = 0;
    quint64 m_appended = 0, m_failed = 0, m_unknown = 0;
    qint64 m_octets = 0; // of files, that are done with
    QString m_stopped;
    Parts m_toRetry;
    Parts m_only; // what alone is to be done; empty: all
};

} // namespace ui
