#include "auditlog.h"
#include "changejson.h"
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace imap {

using namespace Qt::StringLiterals;

// What a crash has left of a line would spoil the next one.
static bool endsWithinLine(const QString &fileName)
{
    QFile file(fileName);
    char last = '\n';
    if (file.open(QIODevice::ReadOnly) && file.size() > 0 && file.seek(file.size() - 1))
        file.getChar(&last);
    return last != '\n';
}

void AuditLog::add(const ChangeSet::Owner &owner, const ChangeItem &item, const QByteArrayList &lines)
{
    if (m_error)
        return;
    if (!m_file.isOpen()) {
        QDir().mkpath(QFileInfo(m_fileName).absolutePath());
        m_file.setFileName(m_fileName);
        // Several programs may add to it: each line is one write, at its end.
        if (!m_file.open(QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner)) {
            m_error = Error{Error::Kind::SinkFailed, {}, u"%1: %2"_s.arg(m_fileName, m_file.errorString())};
            return;
        }
        if (endsWithinLine(m_fileName))
            m_file.write("\n");
    }
    QJsonArray texts;
    for (const QByteArray &line : lines)
        texts.append(bytesToJson(line));
    QJsonObject out{{u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                    {u"server"_s, owner.url},
                    {u"change"_s, item.change.toJson()},
                    {u"commands"_s, texts},
                    {u"result"_s, QString::fromLatin1(nameOf(item.state))}};
    if (!owner.actAs.isEmpty())
        out.insert(u"act_as"_s, owner.actAs);
    if (!item.cause.isEmpty())
        out.insert(u"cause"_s, item.cause);
    out.insert(u"before"_s, Change::stateToJson(item.before));
    if (item.error)
        out.insert(u"text"_s, item.error->text);
    const QByteArray line = QJsonDocument(out).toJson(QJsonDocument::Compact) + '\n';
    if (m_file.write(line) != line.size())
        m_error = Error{Error::Kind::SinkFailed, {}, u"%1: %2"_s.arg(m_fileName, m_file.errorString())};
}

Expected<std::vector<AuditLog::Entry>> AuditLog::read(const QString &fileName, size_t most, Omitted *omitted)
{
    QFile file(fileName);
    if (!file.exists())
        return std::vector<Entry>();
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::SinkFailed, {}, u"%1: %2"_s.arg(fileName, file.errorString())};
    std::vector<Entry> entries;
    Omitted rest;
    const auto omitOld = [&](size_t kept) {
        if (entries.size() <= kept)
            return;
        rest.older += entries.size() - kept;
        entries.erase(entries.begin(), entries.end() - qsizetype(kept));
    };
    while (!file.atEnd()) {
        const QByteArray text = file.readLine();
        if (!text.endsWith('\n'))
            break; // somebody is writing it
        const QJsonObject in = QJsonDocument::fromJson(text).object();
        auto change = Change::fromJson(in.value(u"change"_s).toObject());
        const auto before = Change::stateFromJson(in.value(u"before"_s));
        if (!change || !before) {
            ++rest.unreadable;
            continue;
        }
        QStringList lines;
        for (const QJsonValue &line : in.value(u"commands"_s).toArray())
            lines += QString::fromUtf8(bytesFromJson(line).value_or(QByteArray()));
        entries.push_back({in.value(u"time"_s).toString(),
                           {in.value(u"server"_s).toString(), in.value(u"act_as"_s).toString()},
                           {*std::move(change), *before, in.value(u"cause"_s).toString()},
                           lines,
                           in.value(u"result"_s).toString(),
                           in.value(u"text"_s).toString()});
        if (entries.size() == 2 * most)
            omitOld(most);
    }
    omitOld(most);
    if (omitted)
        *omitted = rest;
    return entries;
}

} // namespace imap
