#include "changepreview.h"
#include "changetexts.h"
#include "stagedchanges.h"
#include "ui/access/ownaccess.h"
#include "ui/connection.h"

namespace ui {

using State = imap::ChangeItem::State;

namespace {

// Of the preview; the rest is counted.
constexpr size_t MostShown = 500;
constexpr qsizetype LongestLine = 2000;

QString shown(const QByteArray &line)
{
    QString text = QString::fromUtf8(line);
    if (text.size() > LongestLine)
        text = text.left(LongestLine) + QStringLiteral("…");
    return text.replace(QStringLiteral("\r\n"), QStringLiteral("\n    "));
}

QStringList linesOf(const imap::Change &change, const imap::ChangeState &found,
                    const imap::ServerManner &manner)
{
    QStringList lines;
    for (const QByteArray &line : change.lines(found, manner))
        lines += shown(line);
    return lines;
}

} // namespace

static QStringList undoing(const imap::ChangeItem &item, const imap::ServerManner &manner)
{
    const auto inverse = item.change.inverse(item.before, item.found.isKnown() ? item.found : item.wanted());
    QStringList lines;
    if (!inverse.empty()) {
        lines += ChangePreview::tr("Undoing it sends:");
        for (const imap::Change &change : inverse)
            lines += linesOf(change, item.wanted(), manner);
    }
    if (const QString loss = ChangeTexts::loss(item); !loss.isEmpty())
        lines += loss;
    if (lines.isEmpty())
        lines += item.before.isKnown() ? ChangePreview::tr("It cannot be undone.")
                                       : ChangePreview::tr("What undoes it is known once it was sent.");
    return lines;
}

QString ChangePreview::of(const StagedChanges &changes, const std::vector<quint64> &ids)
{
    const imap::ServerManner manner = changes.manner();
    const bool isOne = ids.size() == 1;
    const OwnAccess::Warnings warnings = changes.connection()->ownAccess().warningsOf(ids);
    QStringList lines;
    if (!warnings.lockouts.isEmpty()) {
        lines += tr("Warning: this locks you out.");
        lines += warnings.lockouts;
        lines += QString();
    }
    if (!warnings.opens.isEmpty()) {
        lines += tr("Warning: this lets everybody give themselves every right.");
        lines += warnings.opens;
        lines += QString();
    }
    size_t items = 0;
    for (const quint64 id : ids) {
        const imap::ChangeItem *item = changes.set()->find(id);
        if (!item || (!isOne && !item->isOpen()))
            continue;
        if (++items > MostShown)
            continue;
        if (isOne) {
            lines += QStringLiteral("%1  %2").arg(ChangeTexts::kind(item->change),
                                                  ChangeTexts::where(item->change));
            lines += QStringLiteral("− %1").arg(ChangeTexts::value(item->change, item->before));
            lines += QStringLiteral("+ %1").arg(ChangeTexts::value(item->change, item->wanted()));
            if (item->found.isKnown() && item->state == State::Done)
                lines += tr("now: %1").arg(ChangeTexts::value(item->change, item->found));
            if (const auto *quota = item->change.as<imap::QuotaChange>())
                lines += ChangeTexts::takeover(quota->takesOver);
            lines += QString();
        }
        lines += linesOf(item->change, item->before, manner);
        if (isOne) {
            lines += QString();
            lines += ChangeTexts::outcome(*item);
            const imap::ChangeItem *needed = changes.set()->find(item->needs);
            if (needed && item->isUnsent())
                lines += tr("It is sent only if this is done: %1  %2")
                             .arg(ChangeTexts::kind(needed->change), ChangeTexts::where(needed->change));
            if (const auto problem = item->change.problem(manner))
                lines += tr("This will not be sent: %1").arg(problem->text);
            lines += QString();
            lines += undoing(*item, manner);
        }
    }
    if (items > MostShown)
        lines += tr("… and %Ln more change(s)", nullptr, int(items - MostShown));
    return lines.join(u'\n');
}

} // namespace ui
