#pragma once
#include "imapcore/commands/append.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/mailboxes.h"
#include "interop.h"
#include <QRegularExpression>
#include <algorithm>

// What the topics about mailboxes have in common. Each test makes mailboxes of names that no other one uses: Cyrus
// refuses to delete a mailbox when one of the same name was deleted in the same second.

// In the clear, which is several times as quick: it makes no difference here.
inline std::unique_ptr<imap::Session> login(const QString &user = QStringLiteral("alice"),
                                            const MailServer &on = Interop::server())
{
    return on.session(on.options(user, imap::Security::None));
}

// A name of one's own, as the server spells it: "a/b" is "INBOX.a.b" on Courier.
inline QString own(const QString &path, const MailServer &on = Interop::server())
{
    return (on.isCourier() ? QStringLiteral("INBOX.") : QString())
           + QString(path).replace(u'/', QLatin1Char(on.separator()));
}
inline QString own(const char *path, const MailServer &on = Interop::server())
{
    return own(QString::fromUtf8(path), on);
}
inline imap::MailboxName box(const QString &path, const MailServer &on = Interop::server())
{
    return imap::MailboxName(own(path, on));
}
inline imap::MailboxName box(const char *path, const MailServer &on = Interop::server())
{
    return box(QString::fromUtf8(path), on);
}
// The same for another user.
inline imap::MailboxName of(const QString &user, const QString &path,
                            const MailServer &on = Interop::server())
{
    const QString prefix = on.isCourier() ? QStringLiteral("#shared.")
                           : on.isCyrus() ? QStringLiteral("Other Users/")
                                          : QStringLiteral("shared/");
    const QString below = path == QStringLiteral("INBOX") && !on.isDovecot() ? QString() : u'/' + path;
    return imap::MailboxName(QString(prefix + user + below).replace(u'/', QLatin1Char(on.separator())));
}

// Without what is another at each run: times, identities, and whether something has happened in a mailbox.
inline QByteArray lasting(const QByteArray &answer)
{
    static const std::pair<QRegularExpression, QString> changes[] = {
        {QRegularExpression(QStringLiteral(R"( \([\d.]+ \+[^)]* secs\)\.)")), {}}, // Dovecot
        {QRegularExpression(QStringLiteral(R"( \[\d{4}-\d\d-\d\d [\d:]+\])")), {}},
        {QRegularExpression(QStringLiteral(R"( \([\d.]+ secs?( \d+ calls)?\))")), {}}, // Cyrus
        {QRegularExpression(QStringLiteral(R"(MAILBOXID \(\w+\))")), QStringLiteral("MAILBOXID (…)")},
        {QRegularExpression(QStringLiteral(R"(((?:APPEND|COPY)UID|UIDVALIDITY|HIGHESTMODSEQ) \d+)")),
         QStringLiteral("\\1 …")},
        {QRegularExpression(QStringLiteral(R"(\\(Un)?[Mm]arked |( |(?<=\())\\(Un)?[Mm]arked)")), {}}};
    QString text = QString::fromUtf8(answer);
    for (const auto &[what, with] : changes)
        text.replace(what, with);
    return text.toUtf8();
}
template<typename T>
QByteArray outcome(const imap::Expected<T> &result)
{
    return lasting(said(result));
}

// A command in the server's own words, "@a^b" for own("a/b"). The untagged responses are sorted: Dovecot lists in the
// order in which mailboxes were changed.
inline QByteArray talk(imap::Session &session, QByteArray command, const MailServer &on = Interop::server())
{
    command.replace('@', on.isCourier() ? "INBOX." : "").replace('^', QByteArray(1, on.separator()));
    QByteArrayList lines = lasting(exchange(session, command)).split('\n');
    std::sort(lines.begin(), lines.end() - 1);
    return lines.join('\n');
}

// The names that LIST finds, sorted, with their attributes: "a (\HasNoChildren), b ()".
inline QByteArray listed(imap::Session &session, const QByteArray &pattern)
{
    const auto found = await(session.send(imap::List{pattern}));
    if (!found)
        return outcome(found);
    QByteArrayList names;
    for (const imap::ListedMailbox &mailbox : *found) {
        QByteArrayList attributes = mailbox.attributes;
        std::sort(attributes.begin(), attributes.end());
        names += mailbox.name.wire() + lasting(" (" + attributes.join(' ') + ')');
    }
    std::sort(names.begin(), names.end());
    return names.join(", ");
}

inline QByteArray append(imap::Session &session, const imap::MailboxName &mailbox, const QByteArray &message,
                         const QByteArrayList &flags = {})
{
    imap::Append command{.mailbox = mailbox, .messages = {{message}}};
    command.messages.front().flags = flags;
    return outcome(await(session.send(std::move(command))));
}
