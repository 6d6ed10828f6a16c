#pragma once
#include <QDateTime>
#include <QString>

namespace ui {

// Sizes, dates and numbers in the manner of the person's locale.
QString formatSize(qint64 bytes);
QString formatCount(quint64 count);
// "26 s", "3 min 20 s", "1 h 5 min".
QString formatDuration(qint64 milliseconds);
// Today as a time, this year without the year, else the whole date.
QString formatDateShort(const QDateTime &when);
QString formatDateExact(const QDateTime &when);

} // namespace ui
