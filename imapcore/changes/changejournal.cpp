#include "changejournal.h"
#include <QFileInfo>
#include <QJsonDocument>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace imap {

using namespace Qt::StringLiterals;

namespace {

Error failure(const QString &fileName, const QString &why)
{
    return {Error::Kind::SinkFailed, {}, u"%1: %2"_s.arg(fileName, why)};
}

// How far the records go, or what is wrong with the first that is none.
Expected<qint64> readRecords(QFile &file,
                             const std::function<std::optional<Error>(const QJsonObject &)> &record)
{
    qint64 end = 0;
    for (qint64 number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break; // was being written when the program ended
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (!document.isObject())
            return failure(file.fileName(),
                           u"line %1 is no record: %2"_s.arg(number).arg(error.errorString()));
        if (auto problem = record(document.object()))
            return failure(file.fileName(), u"line %1: %2"_s.arg(number).arg(problem->text));
        end += line.size();
    }
    return end;
}

// The name of a new file is on the disk once its folder is.
void syncFolder(const QString &fileName)
{
    const int folder = ::open(QFile::encodeName(QFileInfo(fileName).absolutePath()).constData(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace

std::optional<Error>
ChangeJournal::open(const QString &fileName,
                    const std::function<std::optional<Error>(const QJsonObject &)> &record)
{
    const bool isNew = !QFileInfo::exists(fileName);
    m_file.setFileName(fileName);
    // Names of people and mailboxes are nobody else's business.
    if (!m_file.open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner))
        return failure(fileName, m_file.errorString());
    // It ends with the program, however that ends.
    if (::flock(m_file.handle(), LOCK_EX | LOCK_NB) != 0) {
        m_file.close();
        return failure(fileName, u"another program is working with it"_s);
    }
    const auto end = readRecords(m_file, record);
    if (!end) {
        m_file.close();
        return end.error();
    }
    if (!m_file.resize(*end) || !m_file.seek(*end)) {
        const Error error = failure(fileName, m_file.errorString());
        m_file.close();
        return error;
    }
    if (isNew)
        syncFolder(fileName);
    return std::nullopt;
}

std::optional<Error>
ChangeJournal::read(const QString &fileName,
                    const std::function<std::optional<Error>(const QJsonObject &)> &record)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return failure(fileName, file.errorString());
    const auto end = readRecords(file, record);
    return end ? std::nullopt : std::optional(end.error());
}

void ChangeJournal::add(const QJsonObject &record)
{
    if (!m_file.isOpen())
        return;
    m_unwritten += QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n';
    m_isDirty = true;
}

std::optional<Error> ChangeJournal::sync()
{
    if (!m_isDirty || m_error)
        return m_error;
    if (m_file.write(m_unwritten) != m_unwritten.size() || !m_file.flush())
        m_error = failure(m_file.fileName(), m_file.errorString());
    else if (::fdatasync(m_file.handle()) != 0)
        m_error = failure(m_file.fileName(), qt_error_string(errno));
    m_unwritten.clear();
    m_isDirty = false;
    return m_error;
}

} // namespace imap
