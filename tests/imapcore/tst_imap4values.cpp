#include "tests/support/scriptedimap4.h"
#include <QTimeZone>

using namespace imap;

// What imaplib does to arguments and to answers.
class TestImap4Values : public QObject
{
    Q_OBJECT

private slots:
    void quoting_data();
    void quoting();
    void states_data();
    void states();
    void pieces_data();
    void pieces();
    void codes_data();
    void codes();
    void times();
};

void TestImap4Values::quoting_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<QByteArray>("wire");
    const auto same = [](const char *argument) {
        QTest::newRow(argument) << QByteArray(argument) << QByteArray(argument);
    };
    const auto quoted = [](const char *argument, const char *wire) {
        QTest::newRow(argument) << QByteArray(argument) << QByteArray(wire);
    };
    for (const char *argument :
         {"INBOX", "1:*", "2,4:6", "%", "Lists/*", "a&AOQ-", "BODY[]", "$x", "+FLAGS", "~x", "a]b", "\"a b\"",
          "(\\Seen)", "\"\"", "()", "(FROM \"x\")", "user@example.org", "$"})
        same(argument);
    quoted("", "\"\"");
    quoted("a b", "\"a b\"");
    quoted("a\"b", "\"a\\\"b\"");
    quoted("a\\b", "\"a\\\\b\"");
    quoted("\\Seen", "\"\\\\Seen\"");
    quoted("a(b", "\"a(b\"");
    quoted("a)", "\"a)\"");
    quoted("{3}", "\"{3}\"");
    quoted("a\tb", "\"a\tb\"");
    quoted("\x7F", "\"\x7F\"");
    quoted("\xC3\xBC", "\"\xC3\xBC\"");
    quoted("\"", "\"\\\"\"");
    quoted("(", "\"(\"");
    quoted("\"a", "\"\\\"a\"");
    quoted("FROM \"x\"", "\"FROM \\\"x\\\"\"");
}

void TestImap4Values::quoting()
{
    QFETCH(QByteArray, argument);
    QTEST(imap4Argument(argument), "wire");
}

void TestImap4Values::states_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("allowed");
    for (const char *name : {"CAPABILITY", "LOGOUT", "NOOP"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("NONAUTH AUTH SELECTED LOGOUT");
    for (const char *name : {"AUTHENTICATE", "LOGIN", "STARTTLS"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("NONAUTH");
    for (const char *name : {"ENABLE", "PROXYAUTH"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("AUTH");
    for (const char *name : {"CHECK", "CLOSE", "COPY", "EXPUNGE", "FETCH", "MOVE", "PARTIAL", "SEARCH",
                             "SORT", "STORE", "THREAD", "UID", "UNSELECT"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("SELECTED");
    for (const char *name :
         {"APPEND",   "IDLE",          "CREATE",    "DELETE",       "DELETEACL", "EXAMINE",
          "GETACL",   "GETANNOTATION", "GETQUOTA",  "GETQUOTAROOT", "LIST",      "LSUB",
          "MYRIGHTS", "NAMESPACE",     "RENAME",    "SELECT",       "SETACL",    "SETANNOTATION",
          "SETQUOTA", "STATUS",        "SUBSCRIBE", "UNSUBSCRIBE"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("AUTH SELECTED");
    QTest::newRow("unknown") << QByteArray("XYZZY") << QByteArray();
}

void TestImap4Values::states()
{
    QFETCH(QByteArray, command);
    QTEST(imap4States(command).join(' '), "allowed");
}

void TestImap4Values::pieces_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<Imap4Data>("data");
    const auto row = [](const char *response, const char *type, const Imap4Data &data) {
        QTest::newRow(response) << QByteArray(response) << QByteArray(type) << data;
    };
    row("* 5 EXISTS", "EXISTS", texts({"5"}));
    row("* LIST () \"/\" a", "LIST", texts({"() \"/\" a"}));
    row("* SEARCH", "SEARCH", texts({""}));
    row("* SEARCH ", "SEARCH", texts({""}));
    row("* 1 FETCH (A {3}\r\nabc)", "FETCH", {pair("1 (A {3}", "abc"), Imap4Datum::text(")")});
    row("* 1 FETCH (A {3}\nabc)", "FETCH", {pair("1 (A {3}", "abc"), Imap4Datum::text(")")});
    row("* 1 FETCH (A {0}\r\n)", "FETCH", {pair("1 (A {0}", ""), Imap4Datum::text(")")});
    row("* 1 FETCH (A {5}\r\n{9}\r\n B {1}\r\nx)", "FETCH",
        {pair("1 (A {5}", "{9}\r\n"), pair(" B {1}", "x"), Imap4Datum::text(")")});
    row("* LIST () \"/\" {1}\r\na", "LIST", {pair("() \"/\" {1}", "a"), Imap4Datum::text("")});
    row("* OK go on {3}", "OK", texts({"go on {3}"}));
    row("* OK [A 1] b", "OK", texts({"[A 1] b"}));
    row("* list () NIL x", "LIST", texts({"() NIL x"}));
    row("*  7  EXPUNGE", "EXPUNGE", texts({"7"}));
    row("* X-GUID a", "X-GUID", texts({"a"}));
}

void TestImap4Values::pieces()
{
    QFETCH(QByteArray, response);
    QFETCH(Imap4Data, data);
    const auto taken = imap4Response(response);
    QVERIFY(taken);
    QTEST(taken->type, "type");
    QCOMPARE(taken->data, data);
    QVERIFY(!imap4Response("+ go on"));
    QVERIFY(!imap4Response("a1 OK done"));
}

void TestImap4Values::codes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("type"); // null: none
    QTest::addColumn<QByteArray>("argument");
    QTest::newRow("none") << QByteArray("done") << QByteArray() << QByteArray();
    QTest::newRow("later") << QByteArray("done [A 1]") << QByteArray() << QByteArray();
    QTest::newRow("open") << QByteArray("[A 1") << QByteArray() << QByteArray();
    QTest::newRow("empty") << QByteArray("[] x") << QByteArray() << QByteArray();
    QTest::newRow("a digit") << QByteArray("[A1 x] y") << QByteArray() << QByteArray();
    QTest::newRow("plain") << QByteArray("[READ-ONLY] done") << QByteArray("READ-ONLY") << QByteArray("");
    QTest::newRow("with an argument")
        << QByteArray("[UIDNEXT 7] done") << QByteArray("UIDNEXT") << QByteArray("7");
    QTest::newRow("to the last bracket")
        << QByteArray("[FLAGS (a]b \\*)] x") << QByteArray("FLAGS") << QByteArray("(a]b \\*)");
    QTest::newRow("brackets in the text")
        << QByteArray("[ALERT] a [b] c") << QByteArray("ALERT") << QByteArray("");
}

void TestImap4Values::codes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, argument);
    const auto code = imap4Code(text);
    QCOMPARE(code.has_value(), !type.isNull());
    if (!code)
        return;
    QCOMPARE(code->type, type);
    QCOMPARE(code->data, texts({argument}));
}

void TestImap4Values::times()
{
    QCOMPARE(Time2Internaldate(QDateTime(QDate(2026, 1, 5), QTime(10, 20, 30), QTimeZone(3600))),
             QByteArray("\"05-Jan-2026 10:20:30 +0100\""));
    QCOMPARE(Time2Internaldate(QDateTime(QDate(2026, 12, 31), QTime(1, 2, 3), QTimeZone(-12600))),
             QByteArray("\"31-Dec-2026 01:02:03 -0330\""));
    const auto time = Internaldate2tuple("25 (INTERNALDATE \"17-Jul-1996 02:44:25 -0700\")");
    QVERIFY(time);
    QCOMPARE(time->toSecsSinceEpoch(), 837596665);
    QCOMPARE(time->timeSpec(), Qt::LocalTime);
    for (const char *noTime :
         {"INTERNALDATE \"\"", "INTERNALDATE \"17-Foo-1996 02:44:25 -0700\"", "INTERNALDATE NIL", ""})
        QVERIFY2(!Internaldate2tuple(noTime), noTime);
}

QTEST_GUILESS_MAIN(TestImap4Values)
#include "tst_imap4values.moc"
