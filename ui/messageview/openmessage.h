#pragma once
#include "imapcore/commands/fetchdata.h"
#include "imapcore/mailboxname.h"
#include "imapcore/session.h"
#include <QObject>
#include <QPointer>
#include <functional>

namespace ui {

// One message of the mailbox that a session has selected, by its UID: what the server told of it, and the way to what
// is in it. Everything is fetched with PEEK: looking changes nothing.
class OpenMessage final : public QObject
{
    Q_OBJECT
public:
    enum class State { Loading, Known, Failed };
    // The bytes of a section, or in words why they are not there.
    struct Fetched
    {
        bool good = false;
        QByteArray bytes = {};
        bool whole = true; // else there is more behind them
        QString problem = {};
        bool canRetry = true;
    };
    using Taker = std::function<void(const Fetched &)>;

    // What is fetched of a section at most: 32 MiB, which can be held and looked at.
    static constexpr quint32 MostOctets = 32u << 20;

    // `number` is a message of the mailbox that the session has selected.
    OpenMessage(imap::Session *session, quint32 number, QObject *parent = nullptr);

    // Asks the server what the message is made of. Emits `changed`.
    void load();
    // The first `octets` of it. `take` is called while `context` is alive.
    void fetch(const imap::BodySection &section, quint32 octets, const QObject *context, Taker take);

    State state() const { return m_state; }
    const imap::MessageData &data() const { return m_data; }
    quint32 uid() const { return m_uid; }
    quint32 uidValidity() const { return m_uidValidity; }
    const imap::MailboxName &mailbox() const { return m_mailbox; }
    imap::Session *session() const { return m_session; }
    bool isExpunged() const { return m_expunged; }
    // Why it failed, in words.
    const QString &problem() const { return m_problem; }
    // The responses that told what the message is made of, as they came.
    const QByteArrayList &responses() const { return m_responses; }
    // Why nothing can be fetched of it now; empty: it can.
    QString unreachable() const;

signals:
    void changed();
    void expunged();

private:
    void keepResponse(QByteArrayView response);
    void aboutToExpunge(const imap::SequenceSet &numbers);
    void answered(const imap::Expected<std::vector<imap::MessageData>> &result);
    void fail(const QString &problem);
    Fetched read(const imap::Expected<std::vector<imap::MessageData>> &result, const QByteArray &section,
                 quint32 octets) const;

    QPointer<imap::Session> m_session;
    imap::MailboxName m_mailbox;
    quint32 m_uidValidity, m_uid, m_number;
    State m_state = State::Loading;
    imap::MessageData m_data;
    QByteArrayList m_responses;
    QString m_problem;
    bool m_expunged = false;
};

} // namespace ui
