#pragma once
#include "imapcore/commands/sort.h"
#include <QCoreApplication>
#include <QString>
#include <vector>

namespace ui {

// What a list of messages can be sorted by (RFC 5256 section 3, RFC 5957), in words.
class SortKeys
{
    Q_DECLARE_TR_FUNCTIONS(SortKeys)

public:
    // As they stand in a menu.
    static const QByteArrayList &all();
    // For a menu, with a mnemonic.
    static QString title(const QByteArray &key);
    // "size"
    static QString name(const QByteArray &key);
    // "size (largest first)"
    static QString describe(const imap::SortKey &key);
    // "By size (largest first), then by subject (A to Z)"; nothing for no keys.
    static QString describe(const std::vector<imap::SortKey> &keys);
    // In which order a person wants it first: what is new or large on top.
    static Qt::SortOrder firstOrder(const QByteArray &key);
    // What a server must announce for it.
    static QByteArray capability(const QByteArray &key)
    {
        return key.startsWith("DISPLAY") ? "SORT=DISPLAY" : "SORT";
    }

    // `keys` with this one in front, in the other order if it was there already. The one that was in front comes second.
    static std::vector<imap::SortKey> withFirst(const std::vector<imap::SortKey> &keys,
                                                const QByteArray &key);
    // With this one second.
    static std::vector<imap::SortKey> withSecond(const std::vector<imap::SortKey> &keys,
                                                 const QByteArray &key);
};

} // namespace ui
