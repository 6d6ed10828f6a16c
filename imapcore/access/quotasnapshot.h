#pragma once
#include "quotasurvey.h"
#include <QDateTime>

namespace imap {

// How full all quota roots of a server were at a time.
struct QuotaSnapshot
{
    QDateTime time = {}; // in UTC; invalid: nobody knows
    QHash<QByteArray, std::vector<QuotaResource>> roots = {};

    static QuotaSnapshot of(const QuotaSurvey &survey, const QDateTime &time);

    // An object a line: {"quota_snapshot": 1, "time": "2026-01-31T12:00:00Z"}, then the roots by name as `rootJsonLine`
    // has them, without their mailboxes.
    QByteArray toJsonLines() const;
    // Also what `mailreevectl quota --json` has printed; lines about something else than roots are passed over.
    static Expected<QuotaSnapshot> fromJsonLines(const QByteArray &lines);

    // How much of one resource of a root there is more, or less, than there was. Nothing: it was not there.
    struct Growth
    {
        qint64 amount = 0;                  // in the resource's unit
        std::optional<double> percent = {}; // nothing: there was none of it
    };
    std::optional<Growth> growthOf(const QByteArray &root, const QuotaResource &now) const;
    // Roots that are there now and were not, and the other way round; by name.
    QByteArrayList appeared(const QuotaSurvey &now) const;
    QByteArrayList gone(const QuotaSurvey &now) const;
};

// The snapshots that are kept of one server, a file each in a folder of their own, for nobody else to read. The oldest go
// when there are too many, or when they take too much room.
class QuotaSnapshots
{
public:
    static constexpr qsizetype Most = 60;
    static constexpr qint64 MostBytes = 200 << 20;

    explicit QuotaSnapshots(QString folder) : m_folder(std::move(folder)) {}
    // Of the server and the person of this URL, where programs of a person keep their data.
    static QuotaSnapshots of(const QString &url, const QString &actAs);

    const QString &folder() const { return m_folder; }
    // Those that there are, the latest first.
    QList<QDateTime> times() const;
    Expected<QuotaSnapshot> read(const QDateTime &time) const;
    std::optional<Error> keep(const QuotaSnapshot &snapshot) const;

private:
    QString fileOf(const QDateTime &time) const;
    void clear() const;

    QString m_folder;
};

} // namespace imap
