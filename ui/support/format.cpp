#include "format.h"
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
