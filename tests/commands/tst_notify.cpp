#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/notify.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;
using enum EventGroup::Of;
using Groups = std::vector<EventGroup>;

constexpr int NewAndGone = EventGroup::MessageNew | EventGroup::MessageExpunge;

Q_DECLARE_METATYPE(Groups)

class TestNotify : public QObject
{
    Q_OBJECT

private slots:
    void writing_data();
    void writing();
    void refusedHere_data();
    void refusedHere();
    void none();
    void states();
    void tellingMeanwhile();
    void unsupported_data();
    void unsupported();
    void overflow();
    void dovecot();
};

static const QByteArray Start = "S: * OK [CAPABILITY IMAP4rev1 NOTIFY LITERAL+] ready\n";

static Expected<NotifySet::Result> play(const Groups &groups, const QByteArray &script, bool status = false)
{
    ScriptedSession session(Script(Start + script));
    auto result = await(session->send(NotifySet{groups, status}));
    if (!session.isFinished())
        QTest::qFail(session.why().constData(), __FILE__, __LINE__);
    return result;
}

void TestNotify::writing_data()
{
    QTest::addColumn<Groups>("groups");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *line, const Groups &groups) {
        QTest::newRow(line) << groups << QByteArray(line);
    };
    const MailboxName inbox(u"INBOX"), drafts(u"Entwürfe");
    // RFC 5465 sections 3.1 and 6
    row("(SELECTED (MessageNew (UID BODY.PEEK[HEADER.FIELDS (From To Subject)]) MessageExpunge))",
        {{Selected, NewAndGone, {"UID", "BODY.PEEK[HEADER.FIELDS (From To Subject)]"}}});
    row("(SELECTED-DELAYED (MessageNew MessageExpunge FlagChange AnnotationChange))",
        {{SelectedDelayed, NewAndGone | EventGroup::FlagChange | EventGroup::AnnotationChange}});
    row("(INBOXES (MessageNew MessageExpunge)) (PERSONAL (MailboxName SubscriptionChange))",
        {{Inboxes, NewAndGone}, {Personal, EventGroup::MailboxName | EventGroup::SubscriptionChange}});
    row("(SUBSCRIBED (MailboxMetadataChange ServerMetadataChange))",
        {{Subscribed, EventGroup::MailboxMetadataChange | EventGroup::ServerMetadataChange}});
    row("(SUBTREE \"INBOX\" (MessageNew MessageExpunge))", {{Subtree, NewAndGone, {}, {inbox}}});
    row("(MAILBOXES (\"INBOX\" \"Entw&APw-rfe\") (MessageNew MessageExpunge))",
        {{Mailboxes, NewAndGone, {}, {inbox, drafts}}});
    row("(MAILBOXES \"INBOX\" NONE) (PERSONAL NONE)", {{Mailboxes, 0, {}, {inbox}}, {Personal, 0}});
}

void TestNotify::writing()
{
    QFETCH(Groups, groups);
    QFETCH(QByteArray, line);
    QVERIFY(play(groups, "C: a1 NOTIFY SET " + line + "\nS: a1 OK\n"));
    QVERIFY(play(groups, "C: a1 NOTIFY SET STATUS " + line + "\nS: a1 OK\n", true));
}

void TestNotify::refusedHere_data()
{
    QTest::addColumn<Groups>("groups");
    const MailboxName inbox(u"INBOX");
    QTest::newRow("no groups") << Groups{};
    QTest::newRow("no mailboxes") << Groups{{Mailboxes, NewAndGone}};
    QTest::newRow("no top") << Groups{{Subtree, NewAndGone}};
    QTest::newRow("mailboxes for all") << Groups{{Personal, NewAndGone, {}, {inbox}}};
    QTest::newRow("items of others") << Groups{{Personal, NewAndGone, {"UID"}}};
    QTest::newRow("items of nothing new") << Groups{{Selected, EventGroup::MessageExpunge, {"UID"}}};
    QTest::newRow("a line end") << Groups{{Selected, NewAndGone, {"UID)\r\na2 LOGOUT"}}};
}

void TestNotify::refusedHere()
{
    QFETCH(Groups, groups);
    QCOMPARE(errorOf(play(groups, "")), Kind::InvalidArgument);
}

void TestNotify::none()
{
    ScriptedSession session(Script(Start + "C: a1 NOTIFY NONE\nS: a1 OK\nC: a2 NOTIFY NONE\nS: a2 NO no"));
    QVERIFY2(await(session->send(NotifyNone{})), session.why());
    QCOMPARE(errorOf(await(session->send(NotifyNone{}))), Kind::Refused);
}

// RFC 5465 section 3.1
void TestNotify::states()
{
    const auto states = play({{Selected, NewAndGone}, {Subtree, NewAndGone, {}, {MailboxName(u"Lists")}}}, R"(
        C: a1 NOTIFY SET STATUS (SELECTED (MessageNew MessageExpunge)) (SUBTREE "Lists" (MessageNew MessageExpunge))
        S: * STATUS Lists/Lemonade (UIDVALIDITY 4 UIDNEXT 9999 MESSAGES 502)
        S: * STATUS "Lists/Im apd" (UIDVALIDITY 901 UIDNEXT 1 MESSAGES 0)
        S: a1 OK done
    )",
                             true);
    QVERIFY2(states, qPrintable(states ? QString() : states.error().text));
    QCOMPARE(states->size(), size_t(2));
    QCOMPARE((*states)[0].mailbox, MailboxName(u"Lists/Lemonade"));
    QCOMPARE((*states)[0].messages.value(), 502ULL);
    QCOMPARE((*states)[1].uidValidity.value(), 901ULL);
    QCOMPARE(
        errorOf(play({{Personal, NewAndGone}}, "C: a1 NOTIFY...\nS: * STATUS a (MESSAGES\nS: a1 OK\n", true)),
        Kind::Malformed);
}

// What is told goes where it always goes, and is no answer to the command.
void TestNotify::tellingMeanwhile()
{
    ScriptedSession session(Script(Start + R"(
        C: a1 EXAMINE "Work"
        S: * 3 EXISTS
        S: a1 OK
        C: a2 NOTIFY SET...
        S: * STATUS Other (MESSAGES 5)
        S: a2 OK
        S: * 4 EXISTS
        S: * 4 FETCH (UID 9)
        S: * STATUS Other (MESSAGES 6)
        S: * LIST () "/" New ("OLDNAME" ("Old"))
        S: * METADATA "INBOX" /shared/comment)"));
    QByteArrayList told;
    connect(&*session, &Session::unsolicited, this,
            [&told](QByteArrayView keyword, QByteArrayView) { told += keyword.toByteArray(); });
    QVERIFY(await(session->send(Select{MailboxName(u"Work")})));
    const auto states = await(session->send(NotifySet{{{Personal, NewAndGone}}}));
    QVERIFY(states && states->empty());
    QTRY_COMPARE(told, (QByteArrayList{"STATUS", "STATUS", "LIST", "METADATA"}));
    QCOMPARE(session->mailbox().count(), 4U);
}

void TestNotify::unsupported_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArrayList>("events");
    // RFC 5465 section 3.1
    QTest::newRow("RFC 5465") << QByteArray(
        "NO [BADEVENT (MessageNew MessageExpunge FlagChange)] sorry, no can do")
                              << QByteArrayList{"MessageNew", "MessageExpunge", "FlagChange"};
    QTest::newRow("Dovecot") << QByteArray("NO [BADEVENT AnnotationChange ServerMetadataChange] no")
                             << QByteArrayList{"AnnotationChange", "ServerMetadataChange"};
    QTest::newRow("spaces") << QByteArray("no [badevent  ( MailboxName )] no")
                            << QByteArrayList{"MailboxName"};
    QTest::newRow("without a list") << QByteArray("NO [BADEVENT FlagChange] no")
                                    << QByteArrayList{"FlagChange"};
    QTest::newRow("nothing named") << QByteArray("NO [BADEVENT] no") << QByteArrayList();
    QTest::newRow("another code") << QByteArray("NO [X (FlagChange)] no") << QByteArrayList();
}

void TestNotify::unsupported()
{
    QFETCH(QByteArray, answer);
    const auto refused = play({{Personal, NewAndGone}}, "C: a1 NOTIFY...\nS: a1 " + answer + "\n");
    QCOMPARE(errorOf(refused), Kind::Refused);
    QTEST(unsupportedEvents(refused.error()), "events");
}

// RFC 5465 section 5.8
void TestNotify::overflow()
{
    QVERIFY(isNotificationOverflow("* OK [NOTIFICATIONOVERFLOW] ...A comment can go here..."));
    QVERIFY(isNotificationOverflow("*  ok  [notificationoverflow]"));
    for (const char *other : {"* OK NOTIFICATIONOVERFLOW", "* OK [X] y", "* LIST () \"/\" a", "", "*",
                              "M0001 OK [NOTIFICATIONOVERFLOW]"})
        QVERIFY2(!isNotificationOverflow(other), other);
    ScriptedSession session(Script(Start + "C: a1 NOTIFY...\nS: a1 OK\nS: * OK [NOTIFICATIONOVERFLOW] x"));
    int overflows = 0;
    connect(&*session, &Session::received, this,
            [&overflows](QByteArrayView response) { overflows += isNotificationOverflow(response); });
    QVERIFY(await(session->send(NotifySet{{{Personal, NewAndGone}}})));
    QTRY_COMPARE(overflows, 1);
}

void TestNotify::dovecot()
{
    const Dovecot server;
    const auto watching = server.session(), changing = server.session();
    const MailboxName mailbox(u"Gemeldet"), renamed(u"Umbenannt");
    connect(changing.get(), &Session::lineWanted, changing.get(),
            [&changing] { changing->sendLine("Subject: x"); });
    QByteArrayList told;
    connect(watching.get(), &Session::unsolicited, this,
            [&told](QByteArrayView, QByteArrayView line) { told += line.toByteArray(); });
    const auto isTold = [&told](const QByteArray &what) {
        return std::any_of(told.begin(), told.end(),
                           [&what](const QByteArray &line) { return line.contains(what); });
    };
    QVERIFY(await(changing->send(Create{mailbox})));
    const auto states = await(watching->send(
        NotifySet{{{Mailboxes, NewAndGone, {}, {mailbox}}, {Personal, EventGroup::MailboxName}}, true}));
    QVERIFY2(states, qPrintable(states ? QString() : states.error().text));
    const auto state = std::find_if(states->begin(), states->end(),
                                    [&](const MailboxStatus &one) { return one.mailbox == mailbox; });
    QVERIFY(state != states->end());
    QCOMPARE(state->messages.value(), 0ULL);

    QVERIFY(await(changing->send(Raw{"APPEND Gemeldet {10}"})));
    QTRY_VERIFY_WITH_TIMEOUT(isTold("* STATUS Gemeldet (MESSAGES 1"), 10000);
    QVERIFY(await(changing->send(Rename{mailbox, renamed})));
    QTRY_VERIFY_WITH_TIMEOUT(isTold("Umbenannt"), 10000);
    QVERIFY(await(watching->send(NotifyNone{})));
    QVERIFY(await(changing->send(Delete{renamed})));
    const auto lacking = await(watching->send(NotifySet{
        {{Personal, NewAndGone | EventGroup::AnnotationChange | EventGroup::ServerMetadataChange}}}));
    QCOMPARE(errorOf(lacking), Kind::Refused);
    QCOMPARE(unsupportedEvents(lacking.error()),
             (QByteArrayList{"AnnotationChange", "ServerMetadataChange"}));
}

QTEST_GUILESS_MAIN(TestNotify)
#include "tst_notify.moc"
