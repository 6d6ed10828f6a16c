#include "format.h"
#include <QCoreApplication>
#include <QLocale>

namespace ui {

QString formatSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes,
                                       bytes < 10 * 1024     ? 1
                                       : bytes < 1024 * 1024 ? 0
                                                             : 1,
                                       QLocale::DataSizeTraditionalFormat);
}

QString formatCount(quint64 count)
{
    return QLocale().toString(qulonglong(count));
}

QString formatDuration(qint64 milliseconds)
{
    const auto text = [](const char *pattern) {
        return QCoreApplication::translate("ui::Format", pattern);
    };
    const qint64 seconds = (milliseconds + 500) / 1000;
    if (seconds < 60)
        return text(QT_TRANSLATE_NOOP("ui::Format", "%1 s")).arg(seconds);
    if (seconds < 3600)
        return text(QT_TRANSLATE_NOOP("ui::Format", "%1 min %2 s")).arg(seconds / 60).arg(seconds % 60);
    return text(QT_TRANSLATE_NOOP("ui::Format", "%1 h %2 min")).arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString formatDateShort(const QDateTime &when)
{
    const QDateTime local = when.toLocalTime();
    const QLocale locale;
    if (local.date() == QDate::currentDate())
        return locale.toString(local.time(), QLocale::ShortFormat);
    return locale.toString(local.date(), QLocale::ShortFormat) + u' '
           + locale.toString(local.time(), QLocale::ShortFormat);
}

QString formatDateExact(const QDateTime &when)
{
    return QLocale().toString(when, QLocale::LongFormat);
}

} // namespace ui
