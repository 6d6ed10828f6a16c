#include "imapcore/commands/status.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestStatus : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
    void malformed_data();
    void malformed();
    void names_data();
    void names();
    void items();
    void otherItems_data();
    void otherItems();
    void eitherOrder();
    void dovecot();
};

void TestStatus::lines_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<qint64>("messages"); // -1: not told
    QTest::addColumn<qint64>("unseen");
    const auto row = [](const char *name, const char *list, qint64 messages, qint64 unseen) {
        QTest::newRow(name) << QByteArray(list) << messages << unseen;
    };
    row("both", "(MESSAGES 231 UNSEEN 3)", 231, 3);
    row("any order and case", "(unseen 3 Messages 231)", 231, 3);
    row("none", "()", -1, -1);
    row("not all", "(UNSEEN 3)", -1, 3);
    row("not asked for", "(MESSAGES 231 X-FOO (1 2) DELETED 4 MAILBOXID (F2212ea) APPENDLIMIT NIL UNSEEN 3)",
        231, 3);
    row("negative", "(MESSAGES -1 UNSEEN 3)", -1, 3);
    row("64 bits", "(MESSAGES 9223372036854775807 UNSEEN 3)", INT64_MAX, 3);
    row("above 64 bits", "(MESSAGES 99999999999999999999 UNSEEN 3)", -1, 3);
    row("no number", "(MESSAGES many UNSEEN 3)", -1, 3);
    row("quoted", "(MESSAGES \"231\" UNSEEN 3)", -1, 3);
    row("spaces", "( MESSAGES  231  UNSEEN  3 ) ", 231, 3);
    row("twice", "(MESSAGES 1 UNSEEN 3 MESSAGES 231)", 231, 3);
}

void TestStatus::lines()
{
    QFETCH(QByteArray, list);
    const auto status =
        perform(GetStatus{MailboxName(u"Work"), {"MESSAGES", "UNSEEN"}},
                "C: a1 STATUS \"Work\" (MESSAGES UNSEEN)\nS: * STATUS Work " + list + "\nS: a1 OK\n");
    QVERIFY2(status, qPrintable(status ? QString() : status.error().text));
    QTEST(status->messages ? qint64(*status->messages) : -1, "messages");
    QTEST(status->unseen ? qint64(*status->unseen) : -1, "unseen");
}

void TestStatus::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"* STATUS", "* STATUS Work", "* STATUS Work (", "* STATUS Work (MESSAGES 3",
          "* STATUS Work (MESSAGES)", "* STATUS Work MESSAGES 3", "* STATUS \"Work (MESSAGES 3)"})
        QTest::newRow(line) << QByteArray(line);
}

void TestStatus::malformed()
{
    QFETCH(QByteArray, line);
    const auto status = perform(GetStatus{MailboxName(u"Work"), {"MESSAGES"}},
                                "C: a1 STATUS...\nS: " + line + "\nS: a1 OK\n");
    QCOMPARE(errorOf(status), Kind::Malformed);
}

void TestStatus::names_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("answered");
    QTest::newRow("quoted") << QByteArray("My Box") << QByteArray("\"My Box\"");
    QTest::newRow("spaces without quotes") << QByteArray("My Box") << QByteArray("My Box");
    QTest::newRow("literal") << QByteArray("My Box") << QByteArray("{6}\nS: My Box");
    QTest::newRow("INBOX") << QByteArray("inbox") << QByteArray("INBOX");
    QTest::newRow("brackets") << QByteArray("[x]") << QByteArray("[x]");
    QTest::newRow("modified UTF-7") << QByteArray("Entw&APw-rfe &- Notizen")
                                    << QByteArray("\"Entw&APw-rfe &- Notizen\"");
}

void TestStatus::names()
{
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, answered);
    const auto status = perform(GetStatus{MailboxName::fromWire(wire), {"MESSAGES"}},
                                "C: a1 STATUS...\nS: * STATUS " + answered + " (MESSAGES 3)\nS: a1 OK\n");
    QVERIFY2(status, qPrintable(status ? QString() : status.error().text));
    QCOMPARE(status->messages.value(), 3ULL);
}

void TestStatus::items()
{
    const auto status =
        perform(GetStatus{MailboxName(u"Work"),
                          {"MESSAGES", "UIDNEXT", "UIDVALIDITY", "RECENT", "SIZE", "HIGHESTMODSEQ"}},
                "C: a1 STATUS \"Work\" (MESSAGES UIDNEXT UIDVALIDITY RECENT SIZE HIGHESTMODSEQ)\n"
                "S: * STATUS Work (MESSAGES 1 UIDNEXT 44292 UIDVALIDITY 3857529045 RECENT 2 SIZE 44421 "
                "HIGHESTMODSEQ 715194045007)\n"
                "S: a1 OK\n");
    QVERIFY(status);
    QCOMPARE(status->uidNext.value(), 44292ULL);
    QCOMPARE(status->uidValidity.value(), 3857529045ULL);
    QCOMPARE(status->recent.value(), 2ULL);
    QCOMPARE(status->size.value(), 44421ULL);
    QCOMPARE(status->highestModSeq.value(), 715194045007ULL);
    QVERIFY(!status->unseen);
    QCOMPARE(errorOf(perform(GetStatus{MailboxName(u"Gone"), {"MESSAGES"}},
                             "C: a1 STATUS...\nS: a1 NO [NONEXISTENT] no\n")),
             Kind::Refused);
}

void TestStatus::otherItems_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("text"); // "deleted storage limit id|name value|…", 0: not told
    const auto row = [](const char *name, const char *list, const char *text) {
        QTest::newRow(name) << QByteArray(list) << QByteArray(text);
    };
    row("RFC 9208", "(DELETED 4 DELETED-STORAGE 8)", "4 8 0 ");
    row("63 bits", "(DELETED-STORAGE 9223372036854775807)", "0 9223372036854775807 0 ");
    row("RFC 7889", "(APPENDLIMIT 257890)", "0 0 257890 ");
    row("RFC 7889, no limit", "(APPENDLIMIT NIL DELETED 1)", "1 0 0 |APPENDLIMIT NIL");
    row("RFC 8474", "(MAILBOXID (F2212ea87-6097-4256-9d51-71338625))",
        "0 0 0 F2212ea87-6097-4256-9d51-71338625");
    row("an identifier without its list", "(mailboxid Fx)", "0 0 0 |MAILBOXID Fx");
    row("unknown", "(X-Foo (1 (2 \"a b\")) DELETED 4 X-BAR \"y z\")",
        "4 0 0 |X-FOO (1 (2 \"a b\"))|X-BAR \"y z\"");
    row("negative", "(DELETED -4 UNSEEN -1)", "0 0 0 |DELETED -4|UNSEEN -1");
}

void TestStatus::otherItems()
{
    QFETCH(QByteArray, list);
    const auto status = perform(GetStatus{MailboxName(u"Work"), {"DELETED"}},
                                "C: a1 STATUS...\nS: * STATUS Work " + list + "\nS: a1 OK\n");
    QVERIFY2(status, qPrintable(status ? QString() : status.error().text));
    QByteArray text = QByteArray::number(status->deleted.value_or(0)) + ' '
                      + QByteArray::number(status->deletedStorage.value_or(0)) + ' '
                      + QByteArray::number(status->appendLimit.value_or(0)) + ' ' + status->mailboxId;
    for (const MailboxStatus::Item &item : status->others)
        text += '|' + item.name + ' ' + item.value;
    QTEST(text, "text");
}

void TestStatus::eitherOrder()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 STATUS "A" (MESSAGES)
        C: a2 STATUS "B" (MESSAGES)
        C: a3 STATUS "INBOX" (MESSAGES)
        S: * STATUS B (MESSAGES 2)
        S: * STATUS C (MESSAGES 9)
        S: * STATUS Inbox (MESSAGES 3)
        S: a3 OK
        S: * STATUS A (MESSAGES 1)
        S: a1 OK
        S: a2 OK)"));
    const auto get = [&session](QStringView name) {
        return session->send(GetStatus{MailboxName(name), {"MESSAGES"}});
    };
    Answer a(get(u"A")), b(get(u"B")), inbox(get(u"INBOX"));
    QTRY_VERIFY2(a && b && inbox, session.why());
    QCOMPARE((**a).messages.value(), 1ULL);
    QCOMPARE((**b).messages.value(), 2ULL);
    QCOMPARE((**inbox).messages.value(), 3ULL);
}

void TestStatus::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    Answer inbox(session->send(
        GetStatus{MailboxName(u"INBOX"), {"MESSAGES", "UIDNEXT", "UIDVALIDITY", "UNSEEN", "SIZE"}}));
    Answer support(session->send(GetStatus{MailboxName(u"Company/Support"), {"MESSAGES"}}));
    Answer missing(session->send(GetStatus{MailboxName(u"No such mailbox"), {"MESSAGES"}}));
    QTRY_VERIFY(inbox && support && missing);
    QVERIFY((**inbox).messages.value() > 0 && (**inbox).size.value() > 0
            && (**inbox).uidValidity.value() > 0);
    QVERIFY((**support).messages.value() > 0);
    QVERIFY((*missing).error().isServersText());
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
