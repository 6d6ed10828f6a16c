#include "sortkeys.h"

namespace ui {

const QByteArrayList &SortKeys::all()
{
    static const QByteArrayList keys{"DATE", "ARRIVAL", "DISPLAYFROM", "FROM", "DISPLAYTO",
                                     "TO",   "CC",      "SUBJECT",     "SIZE"};
    return keys;
}

QString SortKeys::title(const QByteArray &key)
{
    if (key == "ARRIVAL")
        return tr("Date of Arri&val");
    if (key == "CC")
        return tr("&Cc");
    if (key == "DATE")
        return tr("&Date");
    if (key == "DISPLAYFROM")
        return tr("Sender's Na&me");
    if (key == "DISPLAYTO")
        return tr("Rec&ipient's Name");
    if (key == "FROM")
        return tr("S&ender's Address");
    if (key == "SIZE")
        return tr("Si&ze");
    if (key == "SUBJECT")
        return tr("S&ubject");
    if (key == "TO")
        return tr("Reci&pient's Address");
    return QString::fromLatin1(key);
}

QString SortKeys::name(const QByteArray &key)
{
    if (key == "ARRIVAL")
        return tr("arrival");
    if (key == "CC")
        return tr("Cc");
    if (key == "DATE")
        return tr("date");
    if (key == "DISPLAYFROM")
        return tr("sender's name");
    if (key == "DISPLAYTO")
        return tr("recipient's name");
    if (key == "FROM")
        return tr("sender");
    if (key == "SIZE")
        return tr("size");
    if (key == "SUBJECT")
        return tr("subject");
    if (key == "TO")
        return tr("recipient");
    return QString::fromLatin1(key);
}

QString SortKeys::describe(const imap::SortKey &key)
{
    const bool ascending = key.order == Qt::AscendingOrder;
    QString order = ascending ? tr("A to Z") : tr("Z to A");
    if (key.key == "DATE" || key.key == "ARRIVAL")
        order = ascending ? tr("oldest first") : tr("newest first");
    else if (key.key == "SIZE")
        order = ascending ? tr("smallest first") : tr("largest first");
    return tr("%1 (%2)", "a sort key and its order").arg(name(key.key), order);
}

QString SortKeys::describe(const std::vector<imap::SortKey> &keys)
{
    if (keys.empty())
        return {};
    if (keys.size() == 1)
        return tr("By %1").arg(describe(keys[0]));
    return tr("By %1, then by %2").arg(describe(keys[0]), describe(keys[1]));
}

Qt::SortOrder SortKeys::firstOrder(const QByteArray &key)
{
    return key == "DATE" || key == "ARRIVAL" || key == "SIZE" ? Qt::DescendingOrder : Qt::AscendingOrder;
}

namespace {
imap::SortKey turned(imap::SortKey key)
{
    key.order = key.order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    return key;
}
} // namespace

std::vector<imap::SortKey> SortKeys::withFirst(const std::vector<imap::SortKey> &keys, const QByteArray &key)
{
    if (!keys.empty() && keys[0].key == key) {
        std::vector<imap::SortKey> other = keys;
        other[0] = turned(keys[0]);
        return other;
    }
    std::vector<imap::SortKey> with{{key, firstOrder(key)}};
    if (!keys.empty())
        with.push_back(keys[0]);
    return with;
}

std::vector<imap::SortKey> SortKeys::withSecond(const std::vector<imap::SortKey> &keys, const QByteArray &key)
{
    if (keys.empty() || keys[0].key == key)
        return withFirst(keys, key);
    if (keys.size() > 1 && keys[1].key == key)
        return {keys[0], turned(keys[1])};
    return {keys[0], {key, firstOrder(key)}};
}

} // namespace ui
