#pragma once
#include "imapcore/changes/changeset.h"
#include <QJsonObject>

namespace app {

// What a change is about, in one line: "acl shared/sales bob".
QString textOf(const imap::Change &change);
// "nothing" where there is nothing, "?" where nobody has looked.
QString textOf(const imap::ChangeState &state);
QString textOf(imap::Difference difference);
// A line that shows no control characters: names and values may hold any.
QString oneLine(QString text);

// What a quota root that is made takes from others (QuotaChange::takesOver), a line each, and as JSON.
QStringList takeoverLines(const QMap<QByteArray, QByteArrayList> &byRoot);
QJsonObject takeoverJson(const QMap<QByteArray, QByteArrayList> &byRoot);

} // namespace app
