#pragma once
#include "imapcore/mailbox.h"
#include <QCoreApplication>
#include <QHash>
#include <QIcon>
#include <QPointer>
#include <QStringList>

namespace ui {

// What stands in the row of a message, column by column. Texts are made when they are shown, and kept for those on the
// screen only.
class MessageCells
{
    Q_DECLARE_TR_FUNCTIONS(MessageCells)

public:
    enum Column {
        Flags,
        From,
        Subject,
        Date,
        Size,
        To,
        Received,
        Number,
        Uid,
        ModSeq,
        EmailId,
        ThreadId,
        Preview,
        ColumnCount
    };

    static QString title(int column);
    static QString description(int column);
    // For the settings: never translated.
    static QString name(int column);
    static bool isNumeric(int column);
    // What a server must announce for it; empty: nothing.
    static QByteArray capability(int column);
    // What is sorted by to sort by it (RFC 5256 section 3); empty: nothing can.
    static QByteArray sortKey(int column);

    void setMailbox(const imap::Mailbox *mailbox);
    // Which of them are seen, a bit for each: no more is asked for.
    void setShown(quint32 columns);
    // FETCH items that bring all of it.
    QByteArrayList items() const;
    // Whether the row has something to show, and whether nothing is missing in it.
    bool isFetched(quint32 number) const;
    bool isComplete(quint32 number) const;

    QString text(quint32 number, int column) const;
    QString toolTip(quint32 number, int column) const;
    QIcon decoration(quint32 number) const;
    QStringList keywords(quint32 number) const;
    // All flags as text.
    QString flagNames(quint32 number) const;

    // It has changed, or all have.
    void forget(quint32 number) { m_texts.remove(number); }
    void forget() { m_texts.clear(); }

private:
    struct Texts
    {
        QString from, fromAll, to, toAll, subject, date, dateExact;
    };
    bool shows(int column) const { return m_shown & (1U << column); }
    const imap::MessageStore &messages() const { return m_mailbox->messages(); }
    const Texts &texts(quint32 number) const;

    QPointer<const imap::Mailbox> m_mailbox;
    quint32 m_shown = 1U << Flags | 1U << From | 1U << Subject | 1U << Date | 1U << Size;
    bool m_needsEnvelope = true;
    mutable QHash<quint32, Texts> m_texts;
};

} // namespace ui
