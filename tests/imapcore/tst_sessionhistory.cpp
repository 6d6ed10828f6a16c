#include "imapcore/trace.h"
#include "imapcore/traffic/sessionhistory.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;
using State = SessionSnapshot::State;

class TestSessionHistory : public QObject
{
    Q_OBJECT
private slots:
    void lifeOfASession();
    void refusedAndLost();
    void tlsAndUnauthenticate();
    void farIntoTheTraffic();

private:
    static void say(Trace &trace, const QByteArray &line, quint32 owner = 0)
    {
        trace.add(Traffic::Kind::Received, line, owner);
    }
    static void command(Trace &trace, quint32 tag, const QByteArray &line)
    {
        trace.addCommand('a' + QByteArray::number(tag) + ' ' + line, tag, 0, 0);
    }
};

void TestSessionHistory::lifeOfASession()
{
    Trace trace(1 << 20);
    say(trace, "* OK [CAPABILITY IMAP4rev1 SASL-IR] hi");           // 0
    command(trace, 1, "AUTHENTICATE PLAIN \xE2\x80\xA2");           // 1
    say(trace, "a1 OK [CAPABILITY IMAP4rev1 ACL CONDSTORE] in", 1); // 2
    command(trace, 2, "ENABLE CONDSTORE");
    say(trace, "* ENABLED CONDSTORE", 2);
    say(trace, "a2 OK done", 2); // 5
    command(trace, 3, "SELECT Sent");
    say(trace, "* FLAGS (\\Seen \\Answered)", 3);
    say(trace, "* 5 EXISTS", 3);
    say(trace, "* 1 RECENT", 3);
    say(trace, "* OK [UIDVALIDITY 77] fine", 3);
    say(trace, "* OK [PERMANENTFLAGS (\\Seen \\*)] fine", 3);
    say(trace, "* OK [HIGHESTMODSEQ 9] fine", 3);
    say(trace, "a3 OK [READ-WRITE] in", 3); // 13
    say(trace, "* 2 EXPUNGE");
    say(trace, "* 6 EXISTS"); // 15
    command(trace, 4, "EXAMINE Other");
    say(trace, "* 1 EXISTS", 4);
    say(trace, "a4 OK in", 4); // 18
    command(trace, 5, "UNSELECT");
    say(trace, "a5 OK out", 5); // 20
    command(trace, 6, "LOGOUT");
    say(trace, "* BYE bye", 6);
    say(trace, "a6 OK out", 6);
    trace.note(u"Connection closed"_s);
    ExchangeLog log(&trace);
    SessionHistory history(&log);
    log.read(1000);

    QCOMPARE(history.at(0).state, State::NotAuthenticated);
    QVERIFY(history.at(0).capabilities.contains("SASL-IR"));
    QCOMPARE(history.at(1).pending, 1);
    QCOMPARE(history.at(2).state, State::Authenticated);
    QCOMPARE(history.at(2).mechanism, "PLAIN");
    QVERIFY(history.at(2).capabilities.contains("ACL") && !history.at(2).capabilities.contains("SASL-IR"));
    QCOMPARE(history.at(2).pending, 0);
    QCOMPARE(history.at(5).enabled, QByteArrayList{"CONDSTORE"});
    const SessionSnapshot selected = history.at(13);
    QCOMPARE(selected.state, State::Selected);
    QCOMPARE(selected.mailbox, "Sent");
    QVERIFY(!selected.isReadOnly);
    QCOMPARE(selected.exists, 5U);
    QCOMPARE(selected.recent, 1U);
    QCOMPARE(selected.uidValidity, 77U);
    QCOMPARE(selected.highestModSeq, 9ULL);
    QCOMPARE(selected.permanentFlags, "(\\Seen \\*)");
    QCOMPARE(selected.flags, "(\\Seen \\Answered)");
    QCOMPARE(history.at(14).exists, 4U);
    QCOMPARE(history.at(15).exists, 6U);
    QCOMPARE(history.at(18).mailbox, "Other");
    QVERIFY(history.at(18).isReadOnly && !history.at(18).uidValidity);
    QCOMPARE(history.at(20).state, State::Authenticated);
    QVERIFY(history.at(20).mailbox.isEmpty());
    QCOMPARE(history.at(1000).state, State::Closed);
}

void TestSessionHistory::refusedAndLost()
{
    Trace trace(1 << 20);
    say(trace, "* PREAUTH hi");
    command(trace, 1, "SELECT a");
    say(trace, "a1 OK [READ-ONLY] in", 1);
    command(trace, 2, "SELECT b");
    say(trace, "a2 NO no", 2);
    command(trace, 3, "NOOP");
    trace.note(u"Connection closed: gone"_s);
    ExchangeLog log(&trace);
    SessionHistory history(&log);
    log.read(1000);
    QCOMPARE(history.at(0).state, State::Authenticated);
    QVERIFY(history.at(2).isReadOnly);
    QCOMPARE(history.at(4).state, State::Authenticated);
    QVERIFY(history.at(4).mailbox.isEmpty());
    QCOMPARE(history.at(5).pending, 1);
    QCOMPARE(history.at(6).state, State::Closed);
    QCOMPARE(history.at(6).pending, 0);
}

void TestSessionHistory::tlsAndUnauthenticate()
{
    Trace trace(1 << 20);
    say(trace, "* OK [CAPABILITY IMAP4rev1 STARTTLS] hi");
    trace.note(u"TLS begun: TLSv1.3"_s);
    command(trace, 1, "LOGIN ann \xE2\x80\xA2");
    say(trace, "a1 OK in", 1);
    trace.note(u"Compressed from here on"_s);
    command(trace, 2, "UNAUTHENTICATE");
    say(trace, "a2 OK out", 2);
    ExchangeLog log(&trace);
    SessionHistory history(&log);
    log.read(1000);
    QVERIFY(!history.at(0).isEncrypted);
    QVERIFY(history.at(1).isEncrypted && history.at(1).capabilities.isEmpty());
    QCOMPARE(history.at(1).tls, u"TLSv1.3"_s);
    QCOMPARE(history.at(3).mechanism, "LOGIN");
    QVERIFY(history.at(4).isCompressed);
    QCOMPARE(history.at(6).state, State::NotAuthenticated);
}

// From the nearest snapshot on, also when the oldest lines are gone.
void TestSessionHistory::farIntoTheTraffic()
{
    Trace trace(1 << 20);
    ExchangeLog log(&trace);
    SessionHistory history(&log);
    say(trace, "* PREAUTH hi");
    command(trace, 1, "SELECT a");
    say(trace, "a1 OK in", 1);
    for (int i = 1; i <= 50'000; ++i) {
        say(trace, "* " + QByteArray::number(i) + " EXISTS");
        if (i % 1000 == 0)
            log.read(1000);
    }
    log.read(10'000);
    QVERIFY(trace.firstIndex() > 5000);
    for (const quint64 line : {trace.firstIndex(), trace.firstIndex() + 1500, trace.endIndex() - 1}) {
        QCOMPARE(history.at(line).exists, quint32(line - 2));
        QCOMPARE(history.at(line).mailbox, "a");
        QCOMPARE(history.at(line).state, State::Selected);
    }
}

QTEST_GUILESS_MAIN(TestSessionHistory)
#include "tst_sessionhistory.moc"
