#pragma once
#include "imapcore/changes/changeset.h"
#include <QCoreApplication>

namespace ui {

// Changes in words, for people.
class ChangeTexts
{
    Q_DECLARE_TR_FUNCTIONS(ChangeTexts)

public:
    static QString kind(const imap::Change &change);  // "Access", "Quota", "Create" …
    static QString what(const imap::Change &change);  // "bob: add w, i"
    static QString where(const imap::Change &change); // the mailbox, the quota root, "(server)"
    static QString value(const imap::Change &change, const imap::ChangeState &state); // "lrs", "—", "?"
    static QString state(imap::ChangeItem::State state);
    static QString difference(imap::Difference difference);
    // What has become of an item, in a sentence with the server's words.
    static QString outcome(const imap::ChangeItem &item);
    // Which mailboxes a quota root that it makes takes from others, a line each; nothing: none.
    static QStringList takeover(const QMap<QByteArray, QByteArrayList> &byRoot);
    // What undoing it does not bring back; empty: nothing.
    static QString loss(const imap::ChangeItem &item);
    static const char *icon(const imap::ChangeItem &item);
};

} // namespace ui
