#include "messagecells.h"
#include "imapcore/envelope.h"
#include "ui/support/format.h"
#include "ui/support/headertext.h"
#include "ui/support/icons.h"

namespace ui {

namespace {

constexpr qsizetype MaxTexts = 2000;
using Text = imap::MessageStore::Text;

QString flagName(const QByteArray &flag)
{
    return QString::fromUtf8(flag);
}

} // namespace

QString MessageCells::title(int column)
{
    switch (column) {
    case Flags:
        return tr("Flags");
    case From:
        return tr("From");
    case Subject:
        return tr("Subject");
    case Date:
        return tr("Date");
    case Size:
        return tr("Size");
    case To:
        return tr("To");
    case Received:
        return tr("Received");
    case Number:
        return tr("Number");
    case Uid:
        return QStringLiteral("UID");
    case ModSeq:
        return QStringLiteral("MODSEQ");
    case EmailId:
        return QStringLiteral("EMAILID");
    case ThreadId:
        return QStringLiteral("THREADID");
    case Preview:
        return tr("Preview");
    default:
        return {};
    }
}

QString MessageCells::description(int column)
{
    switch (column) {
    case Flags:
        return tr("Whether it was read, answered and so on, and its keywords");
    case From:
        return tr("Who wrote it");
    case Subject:
        return tr("What it is about");
    case Date:
        return tr("When it was sent, by its own header");
    case Size:
        return tr("How large it is as a whole");
    case To:
        return tr("Whom it was sent to");
    case Received:
        return tr("When it came into the mailbox (INTERNALDATE)");
    case Number:
        return tr("Its message sequence number, which changes as others are expunged");
    case Uid:
        return tr("Its unique identifier in the mailbox");
    case ModSeq:
        return tr("When it was last changed, as a number that grows (CONDSTORE)");
    case EmailId:
        return tr("What it is called wherever it is copied to (OBJECTID)");
    case ThreadId:
        return tr("What the server calls its thread (OBJECTID)");
    case Preview:
        return tr("How its text begins (PREVIEW)");
    default:
        return {};
    }
}

QString MessageCells::name(int column)
{
    static const char *const names[ColumnCount] = {"flags",   "from",     "subject", "date", "size",
                                                   "to",      "received", "number",  "uid",  "modseq",
                                                   "emailid", "threadid", "preview"};
    return QLatin1String(names[column]);
}

bool MessageCells::isNumeric(int column)
{
    return column == Size || column == Date || column == Received || column == Number || column == Uid
           || column == ModSeq;
}

QByteArray MessageCells::capability(int column)
{
    switch (column) {
    case ModSeq:
        return "CONDSTORE";
    case EmailId:
    case ThreadId:
        return "OBJECTID";
    case Preview:
        return "PREVIEW";
    default:
        return {};
    }
}

QByteArray MessageCells::sortKey(int column)
{
    switch (column) {
    case From:
        return "FROM";
    case Subject:
        return "SUBJECT";
    case Date:
        return "DATE";
    case Size:
        return "SIZE";
    case To:
        return "TO";
    case Received:
        return "ARRIVAL";
    default:
        return {};
    }
}

void MessageCells::setMailbox(const imap::Mailbox *mailbox)
{
    m_mailbox = mailbox;
    m_texts.clear();
}

void MessageCells::setShown(quint32 columns)
{
    m_shown = columns;
    m_needsEnvelope = shows(From) || shows(To) || shows(Subject) || shows(Date);
}

// UID and FLAGS always: whatever is done with a message needs the one, and how a row looks the other.
QByteArrayList MessageCells::items() const
{
    QByteArrayList items{"UID", "FLAGS"};
    if (m_needsEnvelope)
        items += "ENVELOPE";
    // For messages without a Date field, too.
    if (shows(Received) || shows(Date))
        items += "INTERNALDATE";
    if (shows(Size))
        items += "RFC822.SIZE";
    if (shows(ModSeq))
        items += "MODSEQ";
    if (shows(EmailId))
        items += "EMAILID";
    if (shows(ThreadId))
        items += "THREADID";
    if (shows(Preview))
        items += "PREVIEW";
    return items;
}

bool MessageCells::isFetched(quint32 number) const
{
    return m_needsEnvelope ? messages().hasEnvelope(number) : messages().at(number).flags != 0;
}

bool MessageCells::isComplete(quint32 number) const
{
    if (!isFetched(number))
        return false;
    if (m_shown < 1U << To)
        return true; // what is always seen comes at once
    const imap::MessageStore::Message message = messages().at(number);
    return (!shows(Received) || message.internalDate != imap::MessageStore::NoDate)
           && (!shows(Uid) || message.uid != 0) && (!shows(Size) || message.size >= 0)
           && (!shows(ModSeq) || message.modSeq != 0)
           && (!shows(EmailId) || messages().hasText(Text::EmailId, number))
           && (!shows(ThreadId) || messages().hasText(Text::ThreadId, number))
           && (!shows(Preview) || messages().hasText(Text::Preview, number));
}

const MessageCells::Texts &MessageCells::texts(quint32 number) const
{
    if (const auto known = m_texts.constFind(number); known != m_texts.constEnd())
        return *known;
    if (m_texts.size() >= MaxTexts)
        m_texts.clear();
    Texts made;
    QDateTime date;
    if (const auto envelope = imap::Envelope::fromWire(messages().envelope(number))) {
        made.from = firstAddress(envelope->from);
        made.fromAll = allAddresses(envelope->from);
        made.to = firstAddress(envelope->to);
        made.toAll = allAddresses(envelope->to);
        made.subject = headerText(envelope->subject);
        date = imap::parseMessageDate(envelope->date);
    }
    const qint64 internal = messages().at(number).internalDate;
    if (!date.isValid() && internal != imap::MessageStore::NoDate)
        date = QDateTime::fromSecsSinceEpoch(internal);
    if (date.isValid()) {
        made.date = formatDateShort(date);
        made.dateExact = formatDateExact(date);
    }
    return *m_texts.insert(number, std::move(made));
}

QString MessageCells::text(quint32 number, int column) const
{
    const auto textOf = [this, number](Text kind) {
        return QString::fromUtf8(messages().text(kind, number)).simplified();
    };
    switch (column) {
    case Flags:
        return keywords(number).join(u' ');
    case From:
        return texts(number).from;
    case Subject: {
        const QString &subject = texts(number).subject;
        return subject.isEmpty() ? tr("(no subject)") : subject;
    }
    case Date:
        return texts(number).date;
    case Size: {
        const qint64 size = messages().at(number).size;
        return size < 0 ? QString() : formatSize(size);
    }
    case To:
        return texts(number).to;
    case Received: {
        const qint64 date = messages().at(number).internalDate;
        return date == imap::MessageStore::NoDate ? QString()
                                                  : formatDateShort(QDateTime::fromSecsSinceEpoch(date));
    }
    case Number:
        return QString::number(number);
    case Uid:
        return messages().uid(number) == 0 ? QString() : QString::number(messages().uid(number));
    case ModSeq:
        return messages().at(number).modSeq == 0 ? QString() : QString::number(messages().at(number).modSeq);
    case EmailId:
        return textOf(Text::EmailId);
    case ThreadId:
        return textOf(Text::ThreadId);
    case Preview:
        return textOf(Text::Preview);
    default:
        return {};
    }
}

QStringList MessageCells::keywords(quint32 number) const
{
    QStringList names;
    for (const QByteArray &keyword : messages().flags(number).keywords)
        names += flagName(keyword);
    return names;
}

QIcon MessageCells::decoration(quint32 number) const
{
    const quint32 flags = messages().flags(number).system;
    using enum imap::MessageStore::Flag;
    if (flags & Deleted)
        return icon("deleted", Tone::Bad);
    if (flags & Flagged)
        return icon("flag", Tone::Warning);
    if (flags & Draft)
        return icon("draft-message", Tone::Muted);
    if (flags & Answered)
        return icon("answered", Tone::Muted);
    return flags & Seen ? icon("seen", Tone::Muted) : icon("unseen", Tone::Accent);
}

QString MessageCells::flagNames(quint32 number) const
{
    const imap::MessageStore::FlagSet &flags = messages().flags(number);
    using enum imap::MessageStore::Flag;
    static constexpr std::pair<quint32, const char *> names[] = {
        {Seen, "\\Seen"},       {Answered, "\\Answered"}, {Flagged, "\\Flagged"},
        {Deleted, "\\Deleted"}, {Draft, "\\Draft"},       {Recent, "\\Recent"}};
    QStringList list;
    for (const auto &[bit, name] : names) {
        if (flags.system & bit)
            list += QString::fromLatin1(name);
    }
    list += keywords(number);
    return list.isEmpty() ? tr("No flags") : list.join(u' ');
}

QString MessageCells::toolTip(quint32 number, int column) const
{
    const auto exact = [this, number] {
        const qint64 internal = messages().at(number).internalDate;
        return internal == imap::MessageStore::NoDate
                   ? QString()
                   : formatDateExact(QDateTime::fromSecsSinceEpoch(internal));
    };
    switch (column) {
    case Flags:
        return flagNames(number);
    case From:
        return texts(number).fromAll;
    case Subject:
        return texts(number).subject;
    case Date: {
        QString text = tr("Sent: %1").arg(texts(number).dateExact);
        if (const QString received = exact(); !received.isEmpty())
            text += u'\n' + tr("Received: %1").arg(received);
        return text;
    }
    case Size:
        return tr("In octets: %1").arg(formatCount(quint64(std::max<qint64>(messages().at(number).size, 0))));
    case To:
        return texts(number).toAll;
    case Received:
        return exact();
    case Preview:
    case EmailId:
    case ThreadId:
        return text(number, column);
    default:
        return {};
    }
}

} // namespace ui
