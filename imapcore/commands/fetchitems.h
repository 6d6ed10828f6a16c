#pragma once
#include "../describer.h"
#include "../envelope.h"
#include "../fetchitem.h"

namespace imap {

// In upper case and without quotes.
inline QByteArrayView fieldNameOf(const FetchItemName &item, FieldCursor &in)
{
    if (!item.hasSection || !item.wire.contains('"'))
        return in.upper(item.wire);
    return in.upper(in.keep(item.wire.toByteArray().replace('"', QByteArray())));
}

// What reads the value of an item; null: nobody knows it.
inline const Describer::Found *describerOf(const FetchItemName &item)
{
    if (!item.hasSection)
        return Describer::find(Describer::FetchItem, item.base);
    return Describer::find(Describer::FetchItem, item.base.toByteArray() + "[]");
}

// An item's value as a field. One that cannot be read as what it should be stands there as it came.
inline bool readFetchValue(FieldCursor &in, QByteArrayView name, const Describer::Found *known)
{
    const qsizetype begin = in.offset(), fields = in.size();
    if (known && known->readValue(in, name) && !in.failed())
        return true;
    in.setOnlyStrings(false);
    if (known) {
        in.backTo(begin);
        in.dropFrom(fields);
        // "(UID FLAGS (\Seen))": the name of the next item where a value belongs.
        Cursor ahead = in.ahead();
        FetchItemName next;
        if (next.read(ahead) && describerOf(next)) {
            in.note("an item without a value");
            in.addNull(name);
            return true;
        }
        in.note("an item whose value is not what it should be");
    }
    return in.readRaw(name);
}

inline const Describer describesUid({"UID", "RFC822.SIZE"},
                                    [](FieldCursor &in, QByteArrayView name) { return in.readNumber(name); });
inline const Describer describesFlagsItem({"FLAGS"}, [](FieldCursor &in, QByteArrayView name) {
    return in.readFlags(name);
});
inline const Describer describesTexts({"BODY[]", "RFC822", "RFC822.HEADER", "RFC822.TEXT"},
                                      [](FieldCursor &in, QByteArrayView name) {
                                          return in.readNString(name);
                                      });

// date-time = DQUOTE date-day-fixed "-" date-month "-" date-year SP time SP zone DQUOTE
inline bool isDateTime(QByteArrayView text)
{
    static constexpr QByteArrayView form = "?0-aaa-0000 00:00:00 +0000";
    if (text.size() != form.size())
        return false;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const char c = text[i];
        const bool isDigit = c >= '0' && c <= '9';
        const bool good = form[i] == '0'   ? isDigit
                          : form[i] == '?' ? isDigit || c == ' '
                          : form[i] == '+' ? c == '+' || c == '-'
                          : form[i] == 'a' ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z'
                                           : c == form[i];
        if (!good)
            return false;
    }
    return true;
}

// "INTERNALDATE" SP date-time; and beside it the seconds since 1970, where it is a date
inline const Describer describesInternalDate({"INTERNALDATE"}, [](FieldCursor &in, QByteArrayView name) {
    const qsizetype begin = in.offset();
    QByteArrayView date;
    if (in.nil()) {
        in.note("NIL where a date belongs");
        in.addNull(name);
        return true;
    }
    if (!in.readString(name))
        return false;
    date = in.lastBytes();
    const auto seconds = parseInternalDate(date);
    if (seconds)
        in.addInteger("INTERNALDATE.epoch", *seconds, begin);
    if (!seconds || !isDateTime(date))
        in.note("a date that the grammar does not allow");
    return true;
});

} // namespace imap
