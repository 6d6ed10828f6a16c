#include "quotasnapshot.h"
#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace imap {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Times = "yyyyMMdd'T'HHmmsszzz'Z'"; // names of files

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

// Numbers have 63 bits.
std::optional<quint64> numberIn(const QJsonValue &value)
{
    const qint64 number = value.toInteger(-1);
    return number < 0 ? std::nullopt : std::optional(quint64(number));
}

Error invalid(qsizetype number, const QString &why)
{
    return {Error::Kind::InvalidArgument, {}, u"line %1: %2"_s.arg(number).arg(why)};
}

Error failure(const QString &fileName, const QString &why)
{
    return {Error::Kind::SinkFailed, {}, u"%1: %2"_s.arg(fileName, why)};
}

template<typename Contains>
QByteArrayList sortedWhere(QByteArrayList names, Contains contains)
{
    names.removeIf([&contains](const QByteArray &name) { return contains(name); });
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

QuotaSnapshot QuotaSnapshot::of(const QuotaSurvey &survey, const QDateTime &time)
{
    QuotaSnapshot snapshot{time.toUTC()};
    snapshot.roots.reserve(qsizetype(survey.roots().size()));
    for (const QuotaSurvey::Root &root : survey.roots()) {
        if (root.quota.told)
            snapshot.roots.insert(root.quota.name, root.quota.resources);
    }
    return snapshot;
}

QByteArray QuotaSnapshot::toJsonLines() const
{
    QByteArray lines = line({{u"quota_snapshot"_s, 1}, {u"time"_s, time.toString(Qt::ISODate)}});
    QByteArrayList names = roots.keys();
    std::sort(names.begin(), names.end());
    for (const QByteArray &name : std::as_const(names)) {
        QJsonArray resources;
        for (const QuotaResource &one : *roots.constFind(name))
            resources += QJsonObject{{u"name"_s, QString::fromLatin1(one.name)},
                                     {u"usage"_s, qint64(one.usage)},
                                     {u"limit"_s, one.limit ? QJsonValue(qint64(*one.limit)) : QJsonValue()}};
        lines += line({{u"root"_s, QString::fromUtf8(name)}, {u"told"_s, true}, {u"resources"_s, resources}});
    }
    return lines;
}

Expected<QuotaSnapshot> QuotaSnapshot::fromJsonLines(const QByteArray &lines)
{
    QuotaSnapshot snapshot;
    qsizetype number = 0;
    for (qsizetype begin = 0, end = 0; begin < lines.size(); begin = end + 1) {
        end = lines.indexOf('\n', begin);
        if (end < 0)
            end = lines.size();
        ++number;
        QJsonParseError error;
        const QJsonDocument document =
            QJsonDocument::fromJson(QByteArray::fromRawData(lines.constData() + begin, end - begin), &error);
        if (!document.isObject())
            return invalid(number, u"no object: %1"_s.arg(error.errorString()));
        const QJsonObject in = document.object();
        if (in.contains(u"quota_snapshot"_s)) {
            if (in.value(u"quota_snapshot"_s).toInt() != 1)
                return invalid(number, u"it is of a later version"_s);
            snapshot.time = QDateTime::fromString(in.value(u"time"_s).toString(), Qt::ISODate).toUTC();
        }
        if (!in.contains(u"root"_s) || !in.value(u"told"_s).toBool())
            continue;
        std::vector<QuotaResource> resources;
        for (const QJsonValue &value : in.value(u"resources"_s).toArray()) {
            const QJsonObject resource = value.toObject();
            const auto usage = numberIn(resource.value(u"usage"_s));
            const QByteArray name = resource.value(u"name"_s).toString().toLatin1();
            if (!usage || name.isEmpty())
                return invalid(number, u"a resource without a name or a usage"_s);
            resources.push_back({name, *usage, numberIn(resource.value(u"limit"_s))});
        }
        snapshot.roots.insert(in.value(u"root"_s).toString().toUtf8(), std::move(resources));
    }
    return snapshot;
}

std::optional<QuotaSnapshot::Growth> QuotaSnapshot::growthOf(const QByteArray &root,
                                                             const QuotaResource &now) const
{
    const auto before = roots.constFind(root);
    if (before == roots.cend())
        return std::nullopt;
    for (const QuotaResource &one : *before) {
        if (one.name != now.name)
            continue;
        Growth growth{qint64(now.usage) - qint64(one.usage)};
        if (one.usage > 0)
            growth.percent = double(growth.amount) / double(one.usage) * 100;
        return growth;
    }
    return std::nullopt;
}

QByteArrayList QuotaSnapshot::appeared(const QuotaSurvey &now) const
{
    QByteArrayList names;
    for (const QuotaSurvey::Root &root : now.roots()) {
        if (root.quota.told)
            names += root.quota.name;
    }
    return sortedWhere(names, [this](const QByteArray &name) { return roots.contains(name); });
}

QByteArrayList QuotaSnapshot::gone(const QuotaSurvey &now) const
{
    return sortedWhere(roots.keys(), [&now](const QByteArray &name) { return bool(now.findRoot(name)); });
}

// --- those that are kept

QuotaSnapshots QuotaSnapshots::of(const QString &url, const QString &actAs)
{
    const QByteArray name =
        QCryptographicHash::hash((url + u'\n' + actAs).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QuotaSnapshots(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                          + u"/mailreeve/quotas/"_s + QString::fromLatin1(name));
}

QString QuotaSnapshots::fileOf(const QDateTime &time) const
{
    return u"%1/%2.jsonl"_s.arg(m_folder, time.toUTC().toString(QLatin1StringView(Times)));
}

QList<QDateTime> QuotaSnapshots::times() const
{
    QList<QDateTime> times;
    const QStringList names =
        QDir(m_folder).entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        QDateTime time = QDateTime::fromString(name.chopped(6), QLatin1StringView(Times));
        time.setTimeSpec(Qt::UTC);
        if (time.isValid())
            times += time;
    }
    return times;
}

Expected<QuotaSnapshot> QuotaSnapshots::read(const QDateTime &time) const
{
    QFile file(fileOf(time));
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.fileName(), file.errorString());
    auto snapshot = QuotaSnapshot::fromJsonLines(file.readAll());
    if (!snapshot)
        return failure(file.fileName(), snapshot.error().text);
    snapshot->time = time;
    return snapshot;
}

std::optional<Error> QuotaSnapshots::keep(const QuotaSnapshot &snapshot) const
{
    QDir().mkpath(m_folder);
    QSaveFile file(fileOf(snapshot.time));
    const QByteArray lines = snapshot.toJsonLines();
    // Names of people are nobody else's business.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(lines) != lines.size() || !file.commit())
        return failure(file.fileName(), file.errorString());
    clear();
    return std::nullopt;
}

void QuotaSnapshots::clear() const
{
    qint64 bytes = 0;
    qsizetype count = 0;
    const QList<QDateTime> all = times();
    for (const QDateTime &time : all) {
        bytes += QFileInfo(fileOf(time)).size();
        // The latest stays in any case.
        if (++count > 1 && (count > Most || bytes > MostBytes))
            QFile::remove(fileOf(time));
    }
}

} // namespace imap
