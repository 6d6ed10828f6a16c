#pragma once
#include "../error.h"
#include <QFile>
#include <QJsonObject>
#include <functional>

namespace imap {

// A file to which a set of changes is written as it grows and is carried out: one line of JSON a record, only ever
// added to. What `sync` has returned from survives a crash of the program and of the machine. A line that a crash has
// cut short is no record; it is taken away when the file is opened again.
class ChangeJournal
{
public:
    ChangeJournal() = default;

    // Opens an existing file, calling `record` with each record in it, or makes a new one. Fails if another program has
    // it open, if it cannot be written, and if one of its lines is no record.
    std::optional<Error> open(const QString &fileName,
                              const std::function<std::optional<Error>(const QJsonObject &)> &record);
    // The records alone, of a file that is not to be written.
    static std::optional<Error> read(const QString &fileName,
                                     const std::function<std::optional<Error>(const QJsonObject &)> &record);
    bool isOpen() const { return m_file.isOpen(); }
    QString fileName() const { return m_file.fileName(); }

    void add(const QJsonObject &record);
    // Once all that was added is on the disk. An error, also of `add`, says that it is not.
    std::optional<Error> sync();

private:
    QFile m_file;
    QByteArray m_unwritten;
    bool m_isDirty = false;
    std::optional<Error> m_error;
};

} // namespace imap
