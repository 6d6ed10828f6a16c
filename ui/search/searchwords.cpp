#include "searchwords.h"

namespace ui {

namespace {

// In what sizes and ages are written. The larger come first.
struct Unit
{
    const char *name;
    quint64 factor;
};
constexpr Unit SizeUnits[] = {{"G", 1ULL << 30}, {"M", 1ULL << 20}, {"K", 1ULL << 10}, {"", 1}};
constexpr Unit AgeUnits[] = {{"w", 604800}, {"d", 86400}, {"h", 3600}, {"min", 60}, {"s", 1}};
// Only read.
constexpr Unit MoreAgeUnits[] = {{"y", 365 * 86400ULL}, {"m", 30 * 86400ULL}};

template<size_t N>
QString formatWith(const Unit (&units)[N], const QString &number)
{
    const quint64 value = number.toULongLong();
    for (const auto &[name, factor] : units) {
        if (value % factor == 0 && (value > 0 || factor == 1))
            return QString::number(value / factor) + QLatin1String(name);
    }
    return number;
}

template<size_t N>
QString parseWith(const Unit (&units)[N], const QString &text)
{
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= u'0' && text[digits] <= u'9')
        ++digits;
    bool good = false;
    const quint64 value = text.first(digits).toULongLong(&good);
    for (const auto &[name, factor] : units) {
        if (good && text.sliced(digits).compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return value > ~0ULL / factor ? QString() : QString::number(value * factor);
    }
    return {};
}

} // namespace

QString SearchWords::formatSize(const QString &octets)
{
    return formatWith(SizeUnits, octets);
}

QString SearchWords::parseSize(const QString &text)
{
    // "2MB" is as good as "2M".
    const bool hasB = text.size() > 1 && text.endsWith(u'b', Qt::CaseInsensitive);
    return parseWith(SizeUnits, hasB ? text.chopped(1) : text);
}

QString SearchWords::formatAge(const QString &seconds)
{
    return formatWith(AgeUnits, seconds);
}

QString SearchWords::parseAge(const QString &text)
{
    const QString age = parseWith(AgeUnits, text);
    return age.isEmpty() ? parseWith(MoreAgeUnits, text) : age;
}

} // namespace ui
