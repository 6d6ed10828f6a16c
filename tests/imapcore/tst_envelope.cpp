#include "imapcore/envelope.h"
#include <QTest>
#include <QTimeZone>

using imap::Envelope;

class TestEnvelope : public QObject
{
    Q_OBJECT

private slots:
    void rfc();
    void bends_data();
    void bends();
    void malformed_data();
    void malformed();
    void groups();
    void partsOfAddresses();
    void internalDate_data();
    void internalDate();
    void formatting_data();
    void formatting();
    void noFormat();
    void noInternalDate_data();
    void noInternalDate();
    void messageDate_data();
    void messageDate();
    void noMessageDate_data();
    void noMessageDate();
};

// RFC 3501 section 8
void TestEnvelope::rfc()
{
    const auto envelope = Envelope::fromWire(
        R"x(("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)" "IMAP4rev1 WG mtg summary and minutes" )x"
        R"((("Terry Gray" NIL "gray" "cac.washington.edu")) (("Terry Gray" NIL "gray" "cac.washington.edu")) )"
        R"((("Terry Gray" NIL "gray" "cac.washington.edu")) ((NIL NIL "imap" "cac.washington.edu")) )"
        R"(((NIL NIL "minutes" "CNRI.Reston.VA.US") ("John Klensin" NIL "KLENSIN" "MIT.EDU")) NIL NIL )"
        R"("<B27397-0100000@cac.washington.edu>"))");
    QVERIFY(envelope);
    QCOMPARE(envelope->date, "Wed, 17 Jul 1996 02:23:25 -0700 (PDT)");
    QCOMPARE(envelope->subject, "IMAP4rev1 WG mtg summary and minutes");
    QCOMPARE(envelope->from.size(), size_t(1));
    QCOMPARE(envelope->from[0].name, "Terry Gray");
    QCOMPARE(envelope->from[0].mailbox, "gray");
    QCOMPARE(envelope->from[0].host, "cac.washington.edu");
    QCOMPARE(envelope->sender.size(), size_t(1));
    QCOMPARE(envelope->replyTo.size(), size_t(1));
    QCOMPARE(envelope->to.size(), size_t(1));
    QVERIFY(envelope->to[0].name.isEmpty());
    QCOMPARE(envelope->cc.size(), size_t(2));
    QCOMPARE(envelope->cc[1].mailbox, "KLENSIN");
    QVERIFY(envelope->bcc.empty() && envelope->inReplyTo.isEmpty());
    QCOMPARE(envelope->messageId, "<B27397-0100000@cac.washington.edu>");
}

// "subject|from addresses|message id" of what servers were seen to send.
void TestEnvelope::bends_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<int>("from");
    QTest::addColumn<QByteArray>("messageId");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &subject, int from,
                        const QByteArray &messageId) {
        QTest::newRow(name) << bytes << subject << from << messageId;
    };
    row("all NIL", "(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)", "", 0, "");
    row("empty lists", R"((NIL "s" () () () () () () NIL "<i>"))", "s", 0, "<i>");
    row("NIL within a list", R"((NIL "s" (NIL) NIL NIL NIL NIL NIL NIL "<i>"))", "s", 0, "<i>");
    row("NIL and an address", R"((NIL "s" (NIL (NIL NIL "a" "b") NIL) NIL NIL NIL NIL NIL NIL "<i>"))", "s",
        1, "<i>");
    row("no space between addresses",
        R"((NIL "s" ((NIL NIL "a" "b")(NIL NIL "c" "d")) NIL NIL NIL NIL NIL NIL "<i>"))", "s", 2, "<i>");
    row("space between addresses",
        R"((NIL "s" ((NIL NIL "a" "b") (NIL NIL "c" "d")) NIL NIL NIL NIL NIL NIL "<i>"))", "s", 2, "<i>");
    row("no space between items", R"(("d""s"((NIL NIL"a""b"))NIL NIL NIL NIL NIL NIL"<i>"))", "s", 1, "<i>");
    row("more than ten items", R"((NIL "s" NIL NIL NIL NIL NIL NIL NIL "<i>" "x" ("y")))", "s", 0, "<i>");
    row("nine items", R"((NIL "s" NIL NIL NIL NIL NIL NIL NIL))", "s", 0, "");
    row("raw 8-bit",
        "(NIL \"Gr\xFC\xDF"
        "e\" NIL NIL NIL NIL NIL NIL NIL NIL)",
        "Gr\xFC\xDF"
        "e",
        0, "");
    row("literal", "(NIL {3}\r\na\"b NIL NIL NIL NIL NIL NIL NIL NIL)", "a\"b", 0, "");
    row("subject as an atom", R"((NIL subject NIL NIL NIL NIL NIL NIL NIL "<i>"))", "subject", 0, "<i>");
    row("quotes in a string", R"((NIL "Say "hi" to me" NIL NIL NIL NIL NIL NIL NIL "<i>"))",
        R"(Say "hi" to me)", 0, "<i>");
    row("two spaces", R"((NIL  "s"  NIL  NIL  NIL  NIL  NIL  NIL  NIL  "<i>"))", "s", 0, "<i>");
}

void TestEnvelope::bends()
{
    QFETCH(QByteArray, bytes);
    const auto envelope = Envelope::fromWire(bytes);
    QVERIFY(envelope);
    QTEST(envelope->subject, "subject");
    QTEST(int(envelope->from.size()), "from");
    QTEST(envelope->messageId, "messageId");
}

void TestEnvelope::malformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("NIL") << QByteArray("NIL");
    QTest::newRow("empty") << QByteArray("()");
    QTest::newRow("cut off") << QByteArray(R"((NIL "s" ((NIL NIL "a)");
    QTest::newRow("address without its list") << QByteArray(R"((NIL "s" "a" NIL NIL NIL NIL NIL NIL NIL))");
    QTest::newRow("address with three parts")
        << QByteArray(R"((NIL "s" ((NIL NIL "a")) NIL NIL NIL NIL NIL NIL NIL))");
    QTest::newRow("many open parentheses") << QByteArray("(NIL \"s\" ") + QByteArray(100000, '(');
}

void TestEnvelope::malformed()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!Envelope::fromWire(bytes));
}

// RFC 9051 section 7.5.2: a group begins with an address without host, and ends with one without mailbox.
void TestEnvelope::groups()
{
    const auto envelope = Envelope::fromWire(
        R"((NIL NIL NIL NIL NIL ((NIL NIL "staff" NIL)("A" NIL "a" "h")(NIL NIL NIL NIL)) NIL NIL NIL NIL))");
    QVERIFY(envelope);
    QCOMPARE(envelope->to.size(), size_t(3));
    QVERIFY(envelope->to[0].host.isEmpty() && !envelope->to[0].mailbox.isEmpty());
    QVERIFY(envelope->to[2].host.isEmpty() && envelope->to[2].mailbox.isEmpty());
}

void TestEnvelope::partsOfAddresses()
{
    const auto envelope = Envelope::fromWire(
        R"((NIL NIL (("=?utf-8?q?J=C3=B6rg?= \"X\"" "@route" "j" "h")(NIL NIL NIL "h")) NIL NIL NIL NIL NIL NIL NIL))");
    QVERIFY(envelope);
    QCOMPARE(envelope->from.size(), size_t(2));
    QCOMPARE(envelope->from[0].name, R"(=?utf-8?q?J=C3=B6rg?= "X")"); // as it came
    QCOMPARE(envelope->from[0].adl, "@route");
    QCOMPARE(envelope->from[0].mailbox, "j");
    QCOMPARE(envelope->from[1].host, "h");
}

void TestEnvelope::internalDate_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("utc");
    const auto row = [](const char *text, const char *utc) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(utc);
    };
    row("17-Jul-1996 02:44:25 -0700", "1996-07-17T09:44:25Z"); // RFC 9051 section 7.5.2
    row("01-Jan-1970 00:00:00 +0000", "1970-01-01T00:00:00Z");
    row(" 1-Jan-2026 10:00:00 +0100", "2026-01-01T09:00:00Z");
    row("1-Jan-2026 10:00:00 +0100", "2026-01-01T09:00:00Z");
    row("29-Feb-2024 23:59:59 +0000", "2024-02-29T23:59:59Z");
    row("28-Feb-1900 12:00:00 +0000", "1900-02-28T12:00:00Z");
    row("31-Dec-1969 23:59:59 +0000", "1969-12-31T23:59:59Z");
    row("31-Dec-2026 23:30:00 -1130", "2027-01-01T11:00:00Z");
    row("17-JUL-1996 02:44:25 -0000", "1996-07-17T02:44:25Z");
    row("17-Jul-1996 02:44:25", "1996-07-17T02:44:25Z");
    row("17-Jul-1996 02:44:25 GMT", "1996-07-17T02:44:25Z");
    row("31-Dec-2016 23:59:60 +0000", "2017-01-01T00:00:00Z"); // a leap second
    row("01-Mar-2000 00:00:00 +1400", "2000-02-29T10:00:00Z");
    row("19-Jan-2038 03:14:08 +0000", "2038-01-19T03:14:08Z");
}

void TestEnvelope::internalDate()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, utc);
    const auto seconds = imap::parseInternalDate(text);
    QVERIFY(seconds);
    QCOMPARE(*seconds, QDateTime::fromString(utc, Qt::ISODate).toSecsSinceEpoch());
}

void TestEnvelope::formatting_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](qint64 seconds, int offset, const char *text) {
        QTest::newRow(text) << seconds << offset << QByteArray(text);
    };
    row(0, 0, "01-Jan-1970 00:00:00 +0000");
    row(837596665, -7 * 3600, "17-Jul-1996 02:44:25 -0700");
    row(837596665, 5 * 3600 + 1800, "17-Jul-1996 15:14:25 +0530");
    row(-1, 0, "31-Dec-1969 23:59:59 +0000");
    row(-1, 90, "01-Jan-1970 00:00:59 +0001"); // seconds of an offset cannot be written
    row(1709210096, -1800, "29-Feb-2024 12:04:56 -0030");
    row(253402300799, 0, "31-Dec-9999 23:59:59 +0000");
}

void TestEnvelope::formatting()
{
    QFETCH(qint64, seconds);
    QFETCH(int, offset);
    const QByteArray text = imap::formatInternalDate(seconds, offset);
    QTEST(text, "text");
    QCOMPARE(imap::parseInternalDate(text).value_or(1), seconds); // and back
}

void TestEnvelope::noFormat()
{
    QCOMPARE(imap::formatInternalDate(253402300800), "");
    QCOMPARE(imap::formatInternalDate(INT64_MAX), "");
    QCOMPARE(imap::formatInternalDate(INT64_MIN), "");
    QCOMPARE(imap::formatInternalDate(0, 360000), "");
    QCOMPARE(imap::formatInternalDate(0, INT_MIN), "");
    QCOMPARE(imap::formatDate(QDate(1994, 2, 1)), "1-Feb-1994");
    QCOMPARE(imap::formatDate(QDate(2026, 12, 31)), "31-Dec-2026");
    QCOMPARE(imap::formatDate(QDate(99, 1, 1)), "1-Jan-0099");
    QCOMPARE(imap::formatDate(QDate()), "");
    QCOMPARE(imap::formatDate(QDate(10000, 1, 1)), "");
}

void TestEnvelope::noInternalDate_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", " ", "-", "00-Jan-0000 00:00:00 +0000", "32-Jan-2026 00:00:00 +0000",
          "31-Feb-2026 00:00:00 +0000", "29-Feb-2023 00:00:00 +0000", "31-Apr-2026 00:00:00 +0000",
          "17-Xyz-1996 02:44:25 -0700", "17-Jul-1996", "17-Jul-1996 24:00:00 +0000",
          "17-Jul-1996 02:60:00 +0000", "17-Jul--996 02:44:25 -0700", "17-Jul-96 02:44:25 -0700",
          "Wed, 17 Jul 1996 02:23:25 -0700", "ab-Jul-1996 02:44:25 -0700", "117-Jul-1996 02:44:25 -0700",
          "17-Jul-1996 aa:44:25 -0700", "-7-Jul-1996 02:44:25 -0700"})
        QTest::newRow(text) << QByteArray(text);
}

void TestEnvelope::noInternalDate()
{
    QFETCH(QByteArray, text);
    QVERIFY(!imap::parseInternalDate(text));
}

void TestEnvelope::messageDate_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("utc");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *text, const char *utc, int offset) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(utc) << offset;
    };
    row("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z", -6 * 3600);       // RFC 5322 appendix A.1
    row("Thu, 13 Feb 1969 23:32 -0330", "1969-02-14T03:02:00Z", -(3 * 3600 + 1800)); // A.5, no seconds
    row("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z", 0);                        // A.6.2
    row("Fri, 21 Nov 1997 09:55:06 -0600 (CST)", "1997-11-21T15:55:06Z", -6 * 3600);
    row("  Fri,  21  Nov  1997  09:55:06  +0000 ", "1997-11-21T09:55:06Z", 0);
    row("Fri, 21 Nov 1997\t09:55:06\r\n +0530", "1997-11-21T04:25:06Z", 5 * 3600 + 1800);
    row("Fri,21 Nov 1997 09:55:06 +0000", "1997-11-21T09:55:06Z", 0);
    row("1 Jan 49 00:00:00 +0000", "2049-01-01T00:00:00Z", 0);
    row("1 Jan 50 00:00:00 +0000", "1950-01-01T00:00:00Z", 0);
    row("1 Jan 126 00:00:00 +0000", "2026-01-01T00:00:00Z", 0);
    row("1 Jan 2026 10:00:00 EST", "2026-01-01T15:00:00Z", -5 * 3600);
    row("1 Jan 2026 10:00:00 pdt", "2026-01-01T17:00:00Z", -7 * 3600);
    row("1 Jan 2026 10:00:00 UT", "2026-01-01T10:00:00Z", 0);
    row("1 Jan 2026 10:00:00 Z", "2026-01-01T10:00:00Z", 0);
    row("1 Jan 2026 10:00:00 Nonsense", "2026-01-01T10:00:00Z", 0);
    row("1 Jan 2026 10:00:00", "2026-01-01T10:00:00Z", 0);
    row("1 January 2026 10:00:00 +0000", "2026-01-01T10:00:00Z", 0);
    row("31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59Z", 0); // a leap second
    row("Xyz, 21 Nov 1997 09:55:06 +0000", "1997-11-21T09:55:06Z", 0);
}

void TestEnvelope::messageDate()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, utc);
    const QDateTime date = imap::parseMessageDate(text);
    QVERIFY(date.isValid());
    QCOMPARE(date.toUTC(), QDateTime::fromString(utc, Qt::ISODate));
    QTEST(date.offsetFromUtc(), "offset");
}

void TestEnvelope::noMessageDate_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             ",",
                             ", ",
                             "today",
                             "Fri, 21 Nov",
                             "Fri, 32 Nov 1997 09:55:06 +0000",
                             "31 Feb 2026 10:00:00 +0000",
                             "Fri, 21 Foo 1997 09:55:06 +0000",
                             "Fri, 21 Nov 1997 25:55:06 +0000",
                             "Fri, 21 Nov 1997 09:61:06 +0000",
                             "Fri, 21 Nov 1997 09 +0000",
                             "Fri, 21 Nov 1997 : +0000",
                             "1 Jan ab 10:00:00",
                             "1 Jan abc 10:00:00",
                             "1 Jan -5 10:00:00",
                             "1 Jan abcd 10:00:00",
                             "x Jan 2026 10:00:00",
                             "1 1 2026 10:00:00",
                             "2026-01-01T10:00:00Z",
                             "1 Jan 2026 aa:bb:cc",
                             "1 Jan 2026 -1:00:00",
                             "0 Jan 0000 00:00:00"})
        QTest::newRow(text) << QByteArray(text);
}

void TestEnvelope::noMessageDate()
{
    QFETCH(QByteArray, text);
    QVERIFY(!imap::parseMessageDate(text).isValid());
}

QTEST_GUILESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
