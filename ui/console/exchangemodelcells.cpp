// What the rows of the model of exchanges show.
#include "exchangemodel.h"
#include "imapcore/cause.h"
#include "imapcore/mailboxname.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "wiretext.h"
#include <QFontDatabase>
#include <QGuiApplication>

namespace ui {

using Kind = imap::Exchange::Kind;
using State = imap::Exchange::State;

QVariant ExchangeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::FontRole:
        return index.column() == Command || index.column() == Tag
                   ? QVariant(QFontDatabase::systemFont(QFontDatabase::FixedFont))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Sent || index.column() == Received || index.column() == Duration
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    default:
        break;
    }
    if (!index.internalPointer())
        return exchangeData(*m_rows[size_t(index.row())], index.column(), role);
    return lineData(placeOf(index), quint32(index.row()), index.column(), role);
}

QVariant ExchangeModel::exchangeData(const Row &row, int column, int role) const
{
    const TrafficSet::One *one = m_set->of(row.traffic);
    const imap::Exchange *found = exchange(row.traffic, row.number);
    if (!found || found->firstLine() < one->traffic->firstIndex())
        return {};
    const QPalette palette = QGuiApplication::palette();
    const auto remark = m_remarks.constFind(keyOf(row.traffic, row.number));
    switch (role) {
    case MarkRole:
        return remark != m_remarks.cend() && remark->marked;
    case MalformedRole:
        return found->isMalformed;
    case Qt::ForegroundRole:
        if (found->isMalformed)
            return Theme::color(Tone::Bad, palette);
        if (column == Status && found->kind == Kind::Command && found->state != State::Ok)
            return Theme::color(found->state == State::Waiting ? Tone::Muted : Tone::Bad, palette);
        if (found->kind == Kind::Note || column == Time || column == Why)
            return Theme::color(Tone::Muted, palette);
        return {};
    case Qt::BackgroundRole:
        if (remark != m_remarks.cend() && remark->marked)
            return Theme::rowTint(RowTint::Staged, palette);
        return {};
    case Qt::ToolTipRole:
        return column == Why && found->cause > 0              ? imap::Cause::textOf(found->cause)
               : column == Note && remark != m_remarks.cend() ? remark->note
                                                              : QVariant();
    case Qt::AccessibleTextRole:
        if (column == Waterfall)
            return found->kind == Kind::Command
                       ? tr("queued for %1, first answer after %2, done after %3")
                             .arg(
                                 WireText::duration(found->queued > 0 ? found->sent - found->queued : 0),
                                 WireText::duration(found->answered > 0 ? found->answered - found->sent : -1),
                                 WireText::duration(found->duration()))
                       : QString();
        [[fallthrough]];
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Time:
        return WireText::time(found->sent);
    case Connection:
        return one->title;
    case Tag:
        return found->kind == Kind::Command
                   ? QString::fromLatin1(imap::ExchangeLog::tagOf(one->traffic->at(found->firstLine()).bytes))
               : found->kind == Kind::Unasked ? QStringLiteral("*")
                                              : QString();
    case Command: {
        const imap::Traffic::Entry entry = one->traffic->at(found->firstLine());
        QString text = WireText::folded(entry, 400);
        if (found->kind == Kind::Command)
            text = text.mid(text.indexOf(u' ') + 1);
        else if (found->lines > 1)
            text = tr("%1  (and %Ln more)", nullptr, int(found->lines) - 1).arg(text);
        return text;
    }
    case Mailbox:
        return imap::MailboxName::fromWire(found->mailbox).toString();
    case Sent:
        return found->sentBytes > 0 ? formatCount(quint64(found->sentBytes)) : QString();
    case Received:
        return found->receivedBytes > 0 ? formatCount(quint64(found->receivedBytes)) : QString();
    case Duration:
        return found->kind == Kind::Command ? WireText::duration(found->duration()) : QString();
    case Status:
        return found->kind == Kind::Command ? WireText::state(found->state) : QString();
    case Why:
        return imap::Cause::textOf(found->cause);
    case Note:
        return remark != m_remarks.cend() ? remark->note : QString();
    default:
        return {};
    }
}

QVariant ExchangeModel::lineData(const Place &place, quint32 at, int column, int role) const
{
    const TrafficSet::One *one = m_set->of(place.traffic);
    const imap::Exchange *found = exchange(place.traffic, place.number);
    if (!found || place.line < one->traffic->firstIndex())
        return {};
    if (at >= MostLines && linesBelow(*found) > MostLines) {
        return role == Qt::DisplayRole && column == Command
                   ? tr("… and %Ln more line(s): show the lines to see them", nullptr,
                        int(linesBelow(*found) - MostLines))
                   : QVariant();
    }
    const imap::Traffic::Entry entry = one->traffic->at(place.line);
    const QPalette palette = QGuiApplication::palette();
    switch (role) {
    case MalformedRole:
        return entry.kind == imap::Traffic::Kind::Malformed;
    case Qt::ForegroundRole:
        return entry.kind == imap::Traffic::Kind::Malformed ? Theme::color(Tone::Bad, palette)
               : entry.kind == imap::Traffic::Kind::Note || column == Time
                   ? QVariant(Theme::color(Tone::Muted, palette))
                   : QVariant();
    case Qt::BackgroundRole:
        return entry.kind == imap::Traffic::Kind::Sent ? QVariant(Theme::rowTint(RowTint::Sent, palette))
                                                       : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Time:
        return WireText::time(entry.time);
    case Tag:
        return WireText::direction(entry.kind);
    case Command:
        return WireText::folded(entry, 400);
    case Sent:
        return entry.kind == imap::Traffic::Kind::Sent
                   ? formatCount(quint64(entry.bytes.size() + entry.omitted + 2))
                   : QString();
    case Received:
        return entry.kind == imap::Traffic::Kind::Received
                   ? formatCount(quint64(entry.bytes.size() + entry.omitted + 2))
                   : QString();
    default:
        return {};
    }
}

QVariant ExchangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    static constexpr std::pair<const char *, const char *> texts[] = {
        {QT_TR_NOOP("Time"), QT_TR_NOOP("When it was sent, or came")},
        {QT_TR_NOOP("Connection"), QT_TR_NOOP("Which connection it went over")},
        {QT_TR_NOOP("Tag"), QT_TR_NOOP("The tag of the command; * for what the server said unasked")},
        {QT_TR_NOOP("Command"), QT_TR_NOOP("The command without its tag; its answers stand below it")},
        {QT_TR_NOOP("Mailbox"), QT_TR_NOOP("The mailbox that it names, or else the one that was open")},
        {QT_TR_NOOP("Sent"), QT_TR_NOOP("Octets sent")},
        {QT_TR_NOOP("Received"), QT_TR_NOOP("Octets received")},
        {QT_TR_NOOP("Duration"), QT_TR_NOOP("From when it was sent until it was answered")},
        {QT_TR_NOOP("Status"), QT_TR_NOOP("How the server has answered it")},
        {QT_TR_NOOP("Waterfall"), QT_TR_NOOP("When it waited to be sent (thin), waited for the first answer "
                                             "(light), and was answered (full); "
                                             "those that overlap were on the way together")},
        {QT_TR_NOOP("Why"), QT_TR_NOOP("What you did, or the program does by itself, that it was sent for")},
        {QT_TR_NOOP("Note"), QT_TR_NOOP("Your own words on it")},
    };
    static_assert(std::size(texts) == ColumnCount);
    return tr(role == Qt::DisplayRole ? texts[section].first : texts[section].second);
}

} // namespace ui
