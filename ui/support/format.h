#pragma once
#include <QDateTime>
#include <QString>

namespace ui {

// Sizes, dates and numbers in the manner of the person's locale.
QString formatSize(qint64 bytes);
QString formatCount(quint64 count);
// Today as a time, this year without the year, else the whole date.
QString formatDateShort(const QDateTime &when);
QString formatDateExact(const QDateTime &when);

} // namespace ui
