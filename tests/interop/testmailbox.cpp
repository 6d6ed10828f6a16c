#include "testmailbox.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/mailboxes.h"
#include <QCoreApplication>
#include <QRegularExpression>

using namespace imap;

MailboxName TestMailbox::nameOf(const QString &name)
{
    return MailboxName(Interop::server().isCourier() ? QStringLiteral("INBOX.") + name : name);
}

// Those that nobody uses now.
static std::vector<std::unique_ptr<Session>> &idleSessions()
{
    static std::vector<std::unique_ptr<Session>> sessions;
    return sessions;
}

static Connection connection()
{
    static const bool cleared = (qAddPostRoutine([] { idleSessions().clear(); }), true);
    Q_UNUSED(cleared)
    while (!idleSessions().empty()) {
        std::unique_ptr<Session> session = std::move(idleSessions().back());
        idleSessions().pop_back();
        if (await(session->send(Noop{})))
            return Connection(session.release());
    }
    return Connection(Interop::server().session().release());
}

void GiveBack::operator()(Session *session) const
{
    std::unique_ptr<Session> back(session);
    if (session->state() != Session::State::Closed && session->pending() == 0)
        idleSessions().push_back(std::move(back));
}

static QString freshName()
{
    static int number = 0;
    return QStringLiteral("box%1").arg(++number);
}

TestMailbox::TestMailbox() : m_name(nameOf(freshName()))
{
    const auto made = await(connection()->send(Create{m_name}));
    if (!made)
        qFatal("CREATE %s: %s", wire().constData(), said(made).constData());
}

Opened TestMailbox::openOn(Session &session, Access access) const
{
    const auto opened = await(session.send(
        Select{.mailbox = m_name, .access = access, .condStore = session.supports("CONDSTORE")}));
    if (!opened)
        qFatal("SELECT %s: %s", wire().constData(), said(opened).constData());
    return *opened;
}

Connection TestMailbox::open(Access access) const
{
    Connection session = connection();
    openOn(*session, access);
    return session;
}

void TestMailbox::fill(const std::vector<AppendMessage> &messages) const
{
    const Connection session = connection();
    QByteArray failed;
    QObject context;
    qsizetype left = qsizetype(messages.size());
    for (const AppendMessage &message : messages) {
        session->send(Append{m_name, {message}})->then(&context, [&](const Expected<Appended> &appended) {
            --left;
            if (!appended)
                failed = said(appended);
        });
    }
    if (!QTest::qWaitFor([&left] { return left == 0; }, 30000) || !failed.isEmpty())
        qFatal("APPEND to %s: %s", wire().constData(), failed.constData());
}

QByteArray contents(Session &session)
{
    await(session.send(Noop{}));
    const auto found = await(session.send(FetchData{Messages::uids({1, SequenceSet::Star}), {"FLAGS"}}));
    if (!found)
        return said(found);
    QByteArrayList messages;
    for (const MessageData &message : *found) {
        QByteArrayList flags = message.flags.value_or(QByteArrayList{"?"});
        flags.removeAll("\\Recent");
        std::sort(flags.begin(), flags.end(), [](const QByteArray &a, const QByteArray &b) {
            return std::pair(!a.startsWith('\\'), a) < std::pair(!b.startsWith('\\'), b);
        });
        messages += QByteArray::number(message.uid) + " (" + flags.join(' ') + ')';
    }
    return messages.join(", ");
}

// "MODSEQ (3)", "… completed (0.001 + 0.000 + 0.001 secs)." and "Completed (0.000 sec)"
QByteArray untimed(QByteArray answer)
{
    static const QRegularExpression time(
        QStringLiteral(R"( ?\([0-9.]+( \+ [0-9.]+)* secs?\)| ?\(([0-9]+ msgs )?in [0-9.]+ secs\))"));
    static const QRegularExpression modSeq(QStringLiteral(R"(MODSEQ \(?[0-9]+\)?)"));
    return QString::fromUtf8(answer).remove(time).replace(modSeq, QStringLiteral("MODSEQ ...")).toUtf8();
}

Heard::Heard(Session &session)
{
    QObject::connect(&session, &Session::received, &m_context, [this](QByteArrayView response) {
        if (response.startsWith("* "))
            m_lines += response.toByteArray();
    });
}
