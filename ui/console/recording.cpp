#include "recording.h"
#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

namespace ui {

namespace {

constexpr qint64 MiB = 1 << 20;

// "olivia@mail.example.org" of whatever it is called.
QString asFileName(const QString &title)
{
    QString name = title.left(60);
    name.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9@._-]")), QStringLiteral("_"));
    return name;
}

} // namespace

Recording::Settings Recording::Settings::stored()
{
    const QSettings kept;
    Settings settings;
    settings.memoryMebibytes = std::clamp(
        kept.value(QStringLiteral("recording/mebibytes"), settings.memoryMebibytes).toInt(), 1, MostMemory);
    settings.isSpooling = kept.value(QStringLiteral("spool/on")).toBool();
    settings.folder = kept.value(QStringLiteral("spool/folder"),
                                 QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                                     + QStringLiteral("/spool"))
                          .toString();
    settings.spoolMebibytes = std::clamp(
        kept.value(QStringLiteral("spool/mebibytes"), settings.spoolMebibytes).toInt(), 1, MostOnDisk);
    return settings;
}

void Recording::Settings::store() const
{
    QSettings kept;
    kept.setValue(QStringLiteral("recording/mebibytes"), memoryMebibytes);
    kept.setValue(QStringLiteral("spool/on"), isSpooling);
    kept.setValue(QStringLiteral("spool/folder"), folder);
    kept.setValue(QStringLiteral("spool/mebibytes"), spoolMebibytes);
}

Recording::Recording(imap::Recorder *recorder, QObject *parent)
    : QObject(parent)
    , m_recorder(recorder)
    , m_settings(Settings::stored())
{
    recorder->setLimit(m_settings.memoryMebibytes * MiB);
    connect(recorder, &imap::Recorder::added, this, &Recording::begin);
    connect(recorder, &imap::Recorder::removing, this,
            [this](const imap::Trace *trace) { m_spools.erase(trace); });
    for (const auto &trace : recorder->traces())
        begin(trace.get());
}

void Recording::set(const Settings &settings)
{
    m_settings = settings;
    settings.store();
    m_recorder->setLimit(settings.memoryMebibytes * MiB);
    if (!settings.isSpooling)
        m_spools.clear();
    for (const auto &trace : m_recorder->traces()) {
        if (!trace->isOver())
            begin(trace.get());
    }
}

QStringList Recording::files() const
{
    QStringList files;
    for (const auto &[trace, spool] : m_spools)
        files += spool->fileName();
    return files;
}

void Recording::begin(imap::Trace *trace)
{
    if (!m_settings.isSpooling || m_spools.contains(trace))
        return;
    const QDir folder(m_settings.folder);
    // What is spooled is nobody else's business.
    if (!folder.exists() && folder.mkpath(QStringLiteral(".")))
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString begin = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")) + u'-'
                          + asFileName(trace->title());
    QString name = begin;
    for (int number = 2; folder.exists(name + QStringLiteral(".imap")); ++number)
        name = QStringLiteral("%1-%2").arg(begin).arg(number);
    auto spool = std::make_unique<imap::Spool>(trace, folder.filePath(name + QStringLiteral(".imap")),
                                               m_settings.spoolMebibytes * MiB, trace->title());
    connect(spool.get(), &imap::Spool::failed, this, [this, file = spool->fileName()](const QString &why) {
        emit failed(tr("%1 cannot be written: %2").arg(file, why));
    });
    m_spools.emplace(trace, std::move(spool));
}

} // namespace ui
