#pragma once
#include "expungerun.h"
#include "mailboxname.h"
#include "messagestore.h"
#include "sequenceset.h"
#include <QObject>
#include <optional>

namespace imap {

// The selected mailbox: state that the server may change at any time, whatever command is under way (RFC 9051
// section 7.4). EXISTS, RECENT, EXPUNGE, FLAGS and FETCH always come here. Rows exist as soon as their number is
// known; FETCH fills them. With UIDONLY (RFC 9586) no number is told, so that UIDFETCH fills the rows whose UID was known
// before it was enabled, and VANISHED takes those away.
class Mailbox final : public QObject
{
    Q_OBJECT
public:
    explicit Mailbox(const Limits &limits, QObject *parent = nullptr);

    bool isSelected() const { return !m_name.isEmpty(); }
    const MailboxName &name() const { return m_name; }
    bool isReadOnly() const { return m_readOnly; }
    // With those whose expunge is not announced yet.
    const MessageStore &messages() const { return m_messages; }
    quint32 count() const { return m_messages.count() - m_expunges.count(); }
    quint32 uidValidity() const { return m_uidValidity; }     // 0: not told
    quint32 uidNext() const { return m_uidNext; }             // 0: not told
    quint64 highestModSeq() const { return m_highestModSeq; } // 0: not told, or the mailbox keeps none
    const QByteArrayList &permanentFlags() const { return m_permanentFlags; }
    // All flags that the mailbox knows (FLAGS, RFC 9051 section 7.3.5).
    const QByteArrayList &knownFlags() const { return m_knownFlags; }
    // How many messages are new to this session; nothing where the server does not tell (IMAP4rev2).
    std::optional<quint32> recent() const { return m_recent; }

    // --- what the session tells it
    void open(const MailboxName &name);
    void opened(bool readOnly);
    void close();
    // True when the response was for the mailbox. `number` stands before the keyword, 0 if none does.
    bool accept(quint32 number, QByteArrayView keyword, Cursor &in);
    void acceptCode(QByteArrayView code, QByteArrayView arguments);
    // The session's slice is over: tells the listeners what has changed since the last one.
    void announce();

signals:
    // Another mailbox, or none, is selected, or everything known of this one is void.
    void reset();
    // Messages that have come: the numbers from `first` to count().
    void appeared(quint32 first);
    // Something about the messages from `first` to `last` became known or changed.
    void changed(quint32 first, quint32 last);
    // These messages will be gone in a moment; until then everything still has its number. All that were expunged in a
    // slice of the session are told at once.
    void aboutToExpunge(const imap::SequenceSet &numbers);
    // These UIDs were expunged before the mailbox was opened (QRESYNC, RFC 7162 section 3.2.10); no number shifts.
    void vanishedEarlier(const imap::SequenceSet &uids);
    // They are gone; those after them moved down.
    void expunged(const imap::SequenceSet &numbers);

private:
    void readFlagList(QByteArrayList &flags, Cursor &in);
    bool acceptFetch(quint32 number, Cursor &in);
    bool acceptVanished(Cursor &in);
    void expunge(quint32 number);
    void expungeUids(const SequenceSet &uids);
    void remove(quint32 original);
    void startOver(quint32 count);
    void markChanged(quint32 number);
    bool setCount(quint32 count, Cursor &in);

    Limits m_limits;
    MailboxName m_name;
    bool m_readOnly = true;
    bool m_opening = false; // SELECT is under way: nothing of the new mailbox is told before `reset`
    MessageStore m_messages;
    ExpungeRun m_expunges; // of m_messages, not announced yet
    bool m_voided = false; // everything that is known of m_messages: not announced yet
    quint32 m_uidValidity = 0, m_uidNext = 0;
    quint64 m_highestModSeq = 0;
    QByteArrayList m_permanentFlags, m_knownFlags;
    std::optional<quint32> m_recent;
    quint32 m_changedFirst = 0, m_changedLast = 0; // 0: nothing since the last slice
    quint32 m_announcedCount = 0;
};

} // namespace imap
