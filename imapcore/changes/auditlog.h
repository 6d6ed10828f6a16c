#pragma once
#include "changeset.h"

namespace imap {

// What has been changed on servers, by whom and with which answer: a file of JSON lines that is only added to. It holds
// no secrets, as no command that changes anything here has any.
class AuditLog
{
public:
    // Folders that are missing are made.
    explicit AuditLog(QString fileName) : m_fileName(std::move(fileName)) {}

    QString fileName() const { return m_fileName; }
    // An item that was carried out, with the lines that were sent for it.
    void add(const ChangeSet::Owner &owner, const ChangeItem &item, const QByteArrayList &lines);
    // Why something could not be written; the first time.
    const std::optional<Error> &error() const { return m_error; }

    struct Entry
    {
        QString time = {}; // ISO 8601, UTC
        ChangeSet::Owner owner = {};
        StagedChange change; // with what was there before
        QStringList lines = {};
        QString result = {}; // "done", "refused" or "sent", which nothing is known of
        QString text = {};   // the server's words
    };
    // What is in a file besides.
    struct Omitted
    {
        size_t older = 0;
        size_t unreadable = 0; // lines that are no entries
    };
    // The entries of a file, the oldest first, and of a great many the latest.
    static Expected<std::vector<Entry>> read(const QString &fileName, size_t most,
                                             Omitted *omitted = nullptr);

private:
    QString m_fileName;
    QFile m_file;
    std::optional<Error> m_error;
};

} // namespace imap
