#pragma once
#include "attempt.h"
#include "await.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/mailboxsurvey.h"
#include "mailboxserver.h"
#include <QSignalSpy>

// What tests ask of a server about its mailboxes, and put into them.

inline imap::ListedMailbox box(const QByteArray &name, char separator = '/')
{
    return {imap::MailboxName::fromWire(name), separator, {}};
}

inline std::vector<imap::SurveyedMailbox>
survey(imap::Session &session, std::vector<imap::ListedMailbox> roots, imap::MailboxSurvey::Options options)
{
    imap::MailboxSurvey all(&session, std::move(roots), options);
    QSignalSpy finished(&all, &imap::MailboxSurvey::finished);
    all.start();
    if (finished.isEmpty() && !finished.wait(60000))
        qWarning("The survey does not end");
    if (all.error())
        qWarning().noquote() << "No survey:" << all.error()->text;
    return all.mailboxes();
}

// With what lies below.
inline std::vector<imap::SurveyedMailbox> whole(imap::Session &session, const QByteArray &name)
{
    return survey(session, {box(name)}, {.withChildren = true, .subscriptions = true, .rights = true});
}

inline std::unique_ptr<imap::Session> connectTo(MailboxServer &server)
{
    imap::Connector connector(optionsFor(server.server));
    QSignalSpy ready(&connector, &imap::Connector::ready);
    connector.start();
    return ready.wait(5000) ? std::unique_ptr<imap::Session>(connector.takeSession()) : nullptr;
}

// Sorted, with "!" after what cannot be selected.
inline QByteArrayList listed(imap::Session &session, const QByteArray &pattern)
{
    QByteArrayList all;
    const auto found = await(session.send(imap::List{pattern}));
    for (const imap::ListedMailbox &one : found ? *found : imap::List::Result())
        all += one.name.wire() + (one.isSelectable() ? "" : "!");
    std::sort(all.begin(), all.end());
    return all;
}

inline quint64 messagesIn(imap::Session &session, const QString &name)
{
    const auto status = await(session.send(imap::GetStatus{imap::MailboxName(name), {"MESSAGES"}}));
    return status ? status->messages.value_or(999) : 999;
}

inline bool fill(imap::Session &session, const QString &name, int count, const QByteArrayList &flags = {})
{
    for (int i = 0; i < count; ++i) {
        const imap::Append append{
            imap::MailboxName(name),
            {{.content = "Subject: " + QByteArray::number(i) + "\r\n\r\ntext\r\n", .flags = flags}}};
        if (!await(session.send(append)))
            return false;
    }
    return true;
}
