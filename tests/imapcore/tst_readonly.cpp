#include "imapcore/commands/acl.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/fetch.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/xatom.h"
#include "tests/support/await.h"

using namespace imap;
using Kind = Error::Kind;

// A session that must not change anything: what may do so never leaves, in whatever way it was given.
class TestReadOnly : public QObject
{
    Q_OBJECT
private slots:
    void commandsThatChange();
    void commandsThatRead();
    void typed_data();
    void typed();
    void lockedWhileItWaits();
    void unlocked();
};

namespace {
const MailboxName Inbox(u"INBOX");

template<Command C>
bool isHeldBack(C command)
{
    ScriptedSession session{Script(Greeting)};
    session->setMayChange(false);
    const auto result = await(session->send(std::move(command)));
    return !result && result.error().kind == Kind::ReadOnly && session.isFinished()
           && session->pending() == 0;
}
} // namespace

void TestReadOnly::commandsThatChange()
{
    const Messages first = Messages::numbers({1, 1});
    QVERIFY(isHeldBack(Create{Inbox}));
    QVERIFY(isHeldBack(Delete{Inbox}));
    QVERIFY(isHeldBack(Rename{Inbox, Inbox}));
    QVERIFY(isHeldBack(Subscribe{Inbox}));
    QVERIFY(isHeldBack(SetAcl{Inbox, QStringLiteral("bob"), "lr"}));
    QVERIFY(isHeldBack(DeleteAcl{Inbox, QStringLiteral("bob")}));
    QVERIFY(isHeldBack(Close{}));
    QVERIFY(isHeldBack(Expunge{}));
    QVERIFY(isHeldBack(Select{Inbox, Select::Access::ReadWrite}));
    QVERIFY(isHeldBack(Fetch{first, {"BODY[]"}}));
    QVERIFY(isHeldBack(Xatom{"XDOOM"}));
}

void TestReadOnly::commandsThatRead()
{
    ScriptedSession session{Script(QByteArray(Greeting) + R"(
        C: a1 STATUS "INBOX" (MESSAGES)
        S: * STATUS INBOX (MESSAGES 3)
        S: a1 OK
        C: a2 EXAMINE "INBOX"
        S: a2 OK [READ-ONLY]
        C: a3 FETCH 1 (BODY.PEEK[])
        S: a3 OK
        C: a4 NOOP
        S: a4 OK
        C: a5 LOGOUT
        S: a5 OK)")};
    session->setMayChange(false);
    QVERIFY(await(session->send(GetStatus{Inbox, {"MESSAGES"}})));
    QVERIFY(await(session->send(Select{Inbox})));
    QVERIFY(await(session->send(Fetch{Messages::numbers({1, 1}), {"BODY.PEEK[]"}})));
    QVERIFY(await(session->send(Noop{})));
    QVERIFY(await(session->send(Logout{})));
    QVERIFY2(session.isFinished(), session.why());
}

void TestReadOnly::typed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("leaves");
    for (const char *line : {"NOOP", " noop ", "LIST \"\" *", "STATUS INBOX (MESSAGES)", "EXAMINE INBOX",
                             "UID SEARCH ALL", "FETCH 1 (FLAGS RFC822.SIZE RFC822.HEADER)",
                             "uid fetch 1 body.peek[]", "GETACL INBOX", "GETQUOTAROOT INBOX", "UNSELECT"})
        QTest::newRow(line) << QByteArray(line) << true;
    for (const char *line : {"SELECT INBOX",
                             "select INBOX",
                             "CREATE x",
                             "DELETE x",
                             "STORE 1 +FLAGS (\\Deleted)",
                             "UID STORE 1 FLAGS ()",
                             "uid expunge 1",
                             "CLOSE",
                             "EXPUNGE",
                             "UID COPY 1 x",
                             "UID MOVE 1 x",
                             "APPEND x {3}",
                             "SETACL x a lr",
                             "SETQUOTA x (STORAGE 1)",
                             "SETMETADATA x (/private/a NIL)",
                             "XUNKNOWN",
                             "FETCH 1 BODY[]",
                             "fetch 1 (flags rfc822)",
                             "UID FETCH 1 binary[1]",
                             "FETCH 1 RFC822.TEXT",
                             "FETCH 1 {6}",
                             "SUBSCRIBE x",
                             "RESETKEY",
                             "LISTX",
                             "UID"})
        QTest::newRow(line) << QByteArray(line) << false;
}

void TestReadOnly::typed()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, leaves);
    if (!leaves) {
        QVERIFY(isHeldBack(Raw{line}));
        return;
    }
    ScriptedSession session{Script(Greeting + ("C: a1 " + line.trimmed()) + "\nS: a1 OK\n")};
    session->setMayChange(false);
    QVERIFY(await(session->send(Raw{line})));
    QVERIFY2(session.isFinished(), session.why());
}

// What was given while it was allowed, and had not left, does not leave afterwards.
void TestReadOnly::lockedWhileItWaits()
{
    ScriptedSession session{Script(QByteArray(Greeting) + R"(
        C: a1 EXAMINE "INBOX"
        S: a1 OK
        C: a2 NOOP
        S: a2 OK)")};
    auto *opened = session->send(Select{Inbox});
    std::optional<Kind> closed;
    session->send(Raw{"CLOSE"})->then(this, [&closed](const auto &result) {
        closed = result ? std::nullopt : std::optional(result.error().kind);
    });
    session->setMayChange(false);
    QVERIFY(await(opened));
    QVERIFY(await(session->send(Noop{})));
    QCOMPARE(closed, Kind::ReadOnly);
    QVERIFY2(session.isFinished(), session.why());
}

void TestReadOnly::unlocked()
{
    ScriptedSession session{Script(QByteArray(Greeting) + "C: a1 CREATE \"x\"\nS: a1 OK\n")};
    session->setMayChange(false);
    QVERIFY(!await(session->send(Create{MailboxName(u"x")})));
    session->setMayChange(true);
    QVERIFY(await(session->send(Create{MailboxName(u"x")})));
    session->setMayChange(false);
    QVERIFY(!await(session->send(Create{MailboxName(u"x")})));
    QVERIFY2(session.isFinished(), session.why());
}

QTEST_GUILESS_MAIN(TestReadOnly)
#include "tst_readonly.moc"
