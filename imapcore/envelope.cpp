#include "envelope.h"
#include "wire/cursor.h"
#include <QTimeZone>
#include <array>
#include <charconv>

namespace imap {

namespace {

bool readString(Cursor &in, QByteArray &out)
{
    in.space();
    std::optional<QByteArray> value;
    if (!in.expectNString(value))
        return false;
    out = std::move(value).value_or(QByteArray());
    return true;
}

// env-from = "(" 1*address ")" / nil
// address  = "(" addr-name SP addr-adl SP addr-mailbox SP addr-host ")"
// An empty list instead of NIL, and NIL within the list, have been seen.
bool readAddresses(Cursor &in, std::vector<Address> &out)
{
    in.space();
    if (in.nil())
        return true;
    if (!in.expect('('))
        return false;
    while (!in.skip(')')) {
        if (in.space() || in.nil())
            continue;
        Address address;
        if (!in.expect('(') || !readString(in, address.name) || !readString(in, address.adl)
            || !readString(in, address.mailbox) || !readString(in, address.host))
            return false;
        in.space();
        if (!in.expect(')'))
            return false;
        out.push_back(std::move(address));
    }
    return !in.failed();
}

constexpr std::array Months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int monthOf(QByteArrayView name)
{
    for (size_t i = 0; i < Months.size(); ++i) {
        if (name.first(std::min<qsizetype>(3, name.size())).compare(Months[i], Qt::CaseInsensitive) == 0)
            return int(i) + 1;
    }
    return 0;
}

int daysIn(int month, int year)
{
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int toInt(QByteArrayView digits)
{
    int value = -1;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    return error == std::errc{} && end == digits.end() ? value : -1;
}

// "+hhmm" or "-hhmm" in seconds; nothing else is a zone here.
std::optional<int> zoneOffset(QByteArrayView zone)
{
    if (zone.size() != 5 || (zone[0] != '+' && zone[0] != '-'))
        return std::nullopt;
    const int hhmm = toInt(zone.sliced(1));
    if (hhmm < 0)
        return std::nullopt;
    const int seconds = (hhmm / 100 * 60 + hhmm % 100) * 60;
    return zone[0] == '-' ? -seconds : seconds;
}

} // namespace

std::optional<Envelope> Envelope::fromWire(QByteArrayView bytes)
{
    Cursor in(bytes);
    in.setOnlyStrings(true);
    Envelope e;
    if (!in.expect('(') || !readString(in, e.date) || !readString(in, e.subject) || !readAddresses(in, e.from)
        || !readAddresses(in, e.sender) || !readAddresses(in, e.replyTo) || !readAddresses(in, e.to)
        || !readAddresses(in, e.cc) || !readAddresses(in, e.bcc))
        return std::nullopt;
    // The last two have been seen to be left out.
    for (QByteArray *last : {&e.inReplyTo, &e.messageId}) {
        in.space();
        if (in.peek() != ')' && !readString(in, *last))
            return std::nullopt;
    }
    return e;
}

// date-time = DQUOTE date-day-fixed "-" date-month "-" date-year SP time SP zone DQUOTE
// The day has one digit with or without the space before it; the zone is missing now and then.
std::optional<qint64> parseInternalDate(QByteArrayView text)
{
    text = text.trimmed();
    // One or two digits for the day, then eighteen characters of known places: "-Mon-yyyy hh:mm:ss".
    const qsizetype dash = text.indexOf('-');
    if (dash < 1 || dash > 2 || text.size() < dash + 18)
        return std::nullopt;
    const QByteArrayView t = text.sliced(dash);
    const int day = toInt(text.first(dash)), month = monthOf(t.sliced(1, 3)), year = toInt(t.sliced(5, 4));
    const int hour = toInt(t.sliced(10, 2)), minute = toInt(t.sliced(13, 2)), second = toInt(t.sliced(16, 2));
    if (month == 0 || year < 0 || day < 1 || day > daysIn(month, year) || hour < 0 || hour > 23 || minute < 0
        || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    // Days from the civil calendar, counted from March so that the leap day is the last of its year.
    const qint64 y = month <= 2 ? year - 1 : year;
    const qint64 era = (y >= 0 ? y : y - 399) / 400;
    const qint64 yearOfEra = y - era * 400;
    const qint64 dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const qint64 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    const qint64 days = era * 146097 + dayOfEra - 719468;
    return days * 86400 + hour * 3600 + minute * 60 + second - zoneOffset(t.sliced(18).trimmed()).value_or(0);
}

QByteArray formatInternalDate(qint64 seconds, int offset)
{
    constexpr qint64 Far = 1LL << 40; // no year of four digits is as far
    if (seconds < -Far || seconds > Far)
        return {};
    const qint64 minutes = std::abs(qint64(offset)) / 60;
    const QDateTime local =
        QDateTime::fromSecsSinceEpoch(seconds + (offset < 0 ? -60 : 60) * minutes, QTimeZone::utc());
    const int year = local.date().year();
    if (!local.isValid() || year < 0 || year > 9999 || minutes >= 100 * 60)
        return {};
    const auto padded = [](qint64 number, int width) {
        return QByteArray::number(number).rightJustified(width, '0');
    };
    const QTime time = local.time();
    return padded(local.date().day(), 2) + '-' + Months[size_t(local.date().month() - 1)] + '-'
           + padded(year, 4) + ' ' + padded(time.hour(), 2) + ':' + padded(time.minute(), 2) + ':'
           + padded(time.second(), 2) + (offset < 0 ? " -" : " +")
           + padded(minutes / 60 * 100 + minutes % 60, 4);
}

QByteArray formatDate(QDate date)
{
    if (!date.isValid() || date.year() < 0 || date.year() > 9999)
        return {};
    return QByteArray::number(date.day()) + '-' + Months[size_t(date.month() - 1)] + '-'
           + QByteArray::number(date.year()).rightJustified(4, '0');
}

// date-time = [ day-of-week "," ] day month year time-of-day zone     (RFC 5322), with obsolete forms
QDateTime parseMessageDate(QByteArrayView text)
{
    const qsizetype comma = text.indexOf(',');
    const QByteArrayList words = text.sliced(comma + 1).toByteArray().simplified().split(' ');
    if (words.size() < 4)
        return {};
    const QByteArrayList time = words[3].split(':');
    int year = toInt(words[2]);
    if (year < 0)
        return {};
    if (words[2].size() == 2) // RFC 5322 section 4.3
        year += year < 50 ? 2000 : 1900;
    else if (words[2].size() == 3)
        year += 1900;
    const QDate date(year, monthOf(words[1]), toInt(words[0]));
    if (!date.isValid() || time.size() < 2)
        return {};
    const QTime clock(toInt(time[0]), toInt(time[1]), time.size() > 2 ? std::min(toInt(time[2]), 59) : 0);
    if (!clock.isValid())
        return {};
    int offset = 0;
    if (words.size() > 4) {
        // RFC 5322 section 4.3: the named zones that have a meaning; every other name counts as -0000.
        static constexpr std::pair<const char *, int> names[] = {{"EST", -5}, {"EDT", -4}, {"CST", -6},
                                                                 {"CDT", -5}, {"MST", -7}, {"MDT", -6},
                                                                 {"PST", -8}, {"PDT", -7}};
        offset = zoneOffset(words[4]).value_or(0);
        for (const auto &[name, hours] : names) {
            if (words[4].compare(name, Qt::CaseInsensitive) == 0)
                offset = hours * 3600;
        }
    }
    return QDateTime(date, clock, QTimeZone(offset));
}

} // namespace imap
