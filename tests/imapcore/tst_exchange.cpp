#include "imapcore/cause.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"
#include "imapcore/recorder.h"
#include "imapcore/traffic/exchange.h"
#include "tests/support/attempt.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Exchange::Kind;
using State = Exchange::State;

// Traffic by commands: as a session records it, and as lines that a test writes.
class TestExchange : public QObject
{
    Q_OBJECT
private slots:
    void ofALine_data();
    void ofALine();
    void pipelined();
    void unaskedApart();
    void literalsAndContinuations();
    void malformedUnderItsLine();
    void cut();
    void dropped();
    void full();
    void manyInSlices();
    void ofASession();
    void causes();
    void recorder();

private:
    static void answerLogin(ScriptedServer &server)
    {
        server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
        server.answer("LOGIN", "TAG OK in");
    }
    static void send(Trace &trace, const QByteArray &line, quint32 owner, qint64 queued = 0,
                     quint32 cause = 0)
    {
        trace.addCommand(line, owner, queued, cause);
    }
    static void receive(Trace &trace, const QByteArray &line, quint32 owner)
    {
        trace.add(Traffic::Kind::Received, line, owner);
    }
    // "verb state lines" of each.
    static QByteArrayList told(const ExchangeLog &log)
    {
        QByteArrayList all;
        for (quint64 i = log.firstNumber(); i < log.endNumber(); ++i) {
            const Exchange &one = log.at(i);
            static constexpr const char *states[] = {"waiting", "ok", "no", "bad", "cut"};
            static constexpr const char *kinds[] = {"", "unasked ", "note "};
            all += kinds[int(one.kind)] + one.verb + ' '
                   + (one.kind == Kind::Command ? states[int(one.state)] : "") + ' '
                   + QByteArray::number(one.lines);
        }
        return all;
    }
};

void TestExchange::ofALine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("mailbox");
    const auto row = [](const char *line, const char *verb, const char *mailbox) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(verb) << QByteArray(mailbox);
    };
    row("M0001 noop", "NOOP", "");
    row("a SELECT INBOX", "SELECT", "INBOX");
    row("a SELECT \"Sent \\\"x\\\"\" (CONDSTORE)", "SELECT", "Sent \"x\"");
    row("a status {3}\r\nabc (MESSAGES)", "STATUS", "abc");
    row("a UID FETCH 1:* FLAGS", "UID FETCH", "");
    row("a uid copy 1 Other", "UID COPY", "");
    row("a GETMETADATA (DEPTH 1) \"\" /shared", "GETMETADATA", "");
    row("a GETMETADATA (DEPTH 1) box /shared", "GETMETADATA", "box");
    row("a", "", "");
    row("", "", "");
    row("a SELECT", "SELECT", "");
}

void TestExchange::ofALine()
{
    QFETCH(QByteArray, line);
    QTEST(ExchangeLog::verbOf(line), "verb");
    QTEST(ExchangeLog::mailboxOf(line), "mailbox");
}

// Answers come in an order of their own, and lie among each other.
void TestExchange::pipelined()
{
    Trace trace(1 << 20);
    ExchangeLog log(&trace);
    send(trace, "M1 SELECT box", 1, 5);
    send(trace, "M2 FETCH 1:2 FLAGS", 2, 6);
    receive(trace, "* 2 EXISTS", 1);
    receive(trace, "M1 OK done", 1);
    receive(trace, "* 1 FETCH (FLAGS ())", 2);
    send(trace, "M3 STATUS other (MESSAGES)", 3);
    receive(trace, "* STATUS other (MESSAGES 1)", 3);
    receive(trace, "* 2 FETCH (FLAGS ())", 2);
    receive(trace, "M3 NO no", 3);
    receive(trace, "M2 BAD what", 2);
    QTRY_VERIFY(log.isCurrent());
    QCOMPARE(told(log), (QByteArrayList{"SELECT ok 3", "FETCH bad 4", "STATUS no 3"}));
    QCOMPARE(log.at(0).mailbox, "box");
    QCOMPARE(log.at(1).mailbox, ""); // it was sent before the mailbox was open
    QCOMPARE(log.at(2).mailbox, "other");
    QCOMPARE(log.at(0).queued, 5);
    QVERIFY(log.at(0).duration() >= 0 && log.at(0).answered <= log.at(0).done);
    const Exchange &fetch = log.at(1);
    QCOMPARE(fetch.responses, 3U);
    QCOMPARE(fetch.runs.size(), 4U);
    QByteArrayList lines;
    for (quint32 i = 0; i < fetch.lines; ++i)
        lines += trace.at(fetch.lineAt(i)).bytes.toByteArray();
    QCOMPARE(lines, (QByteArrayList{"M2 FETCH 1:2 FLAGS", "* 1 FETCH (FLAGS ())", "* 2 FETCH (FLAGS ())",
                                    "M2 BAD what"}));
    for (quint64 line = 0; line < trace.endIndex(); ++line)
        QCOMPARE(log.numberOf(line), quint64(trace.at(line).owner - 1));
    QCOMPARE(log.numberOf(trace.endIndex()), log.endNumber());
    QCOMPARE(log.at(0).sentBytes, 15);
    QCOMPARE(log.at(0).receivedBytes, 24);
}

void TestExchange::unaskedApart()
{
    Trace trace(1 << 20);
    ExchangeLog log(&trace);
    receive(trace, "* OK hello", 0);
    send(trace, "M1 EXAMINE box", 1);
    receive(trace, "M1 OK done", 1);
    send(trace, "M2 FETCH 1 FLAGS", 2);
    receive(trace, "* 3 EXISTS", 0);
    receive(trace, "* 1 RECENT", 0);
    receive(trace, "* 1 FETCH (FLAGS ())", 2);
    receive(trace, "* 4 EXISTS", 0);
    receive(trace, "M2 OK done", 2);
    QTRY_VERIFY(log.isCurrent());
    QCOMPARE(told(log), (QByteArrayList{"unasked OK  1", "EXAMINE ok 2", "FETCH ok 3", "unasked EXISTS  2",
                                        "unasked EXISTS  1"}));
    QCOMPARE(log.at(2).mailbox, "box");
    QCOMPARE(log.at(3).mailbox, "box");
}

void TestExchange::literalsAndContinuations()
{
    Trace trace(1 << 20);
    ExchangeLog log(&trace);
    send(trace, "M1 APPEND box {3}", 1);
    receive(trace, "+ go", 1);
    trace.add(Traffic::Kind::Sent, "abc", 1);
    QTRY_COMPARE(told(log), QByteArrayList{"APPEND waiting 3"});
    QSignalSpy updated(&log, &ExchangeLog::updated);
    receive(trace, "M1 OK done", 1);
    QTRY_COMPARE(told(log), QByteArrayList{"APPEND ok 4"});
    QCOMPARE(updated.size(), 1);
    QCOMPARE(updated[0][0].value<std::vector<quint64>>(), std::vector<quint64>{0});
}

void TestExchange::malformedUnderItsLine()
{
    Trace trace(1 << 20);
    ExchangeLog log(&trace);
    send(trace, "M1 NOOP", 1);
    receive(trace, "* 3 (", 0);
    trace.add(Traffic::Kind::Malformed, "Not understood: an atom was expected at byte 4");
    receive(trace, "M1 OK done", 1);
    trace.add(Traffic::Kind::Note, "Read although bent: something", 1);
    trace.note(u"Compressed from here on"_s);
    QTRY_VERIFY(log.isCurrent());
    QCOMPARE(told(log), (QByteArrayList{"NOOP ok 3", "unasked   2", "note   1"}));
    QVERIFY(log.at(1).isMalformed && !log.at(0).isMalformed);
}

void TestExchange::cut()
{
    Trace trace(1 << 20);
    ExchangeLog log(&trace);
    send(trace, "M1 NOOP", 1);
    trace.note(u"Connection closed: gone"_s);
    trace.end();
    QTRY_COMPARE(told(log), (QByteArrayList{"NOOP cut 1", "note   1"}));
}

void TestExchange::dropped()
{
    Trace trace(1 << 20);
    ExchangeLog log(&trace);
    QSignalSpy gone(&log, &ExchangeLog::dropped);
    const QByteArray padding(500, 'x');
    for (quint32 tag = 1; tag <= 5000; ++tag) {
        send(trace, "M NOOP " + padding, tag);
        receive(trace, "M OK", tag);
    }
    QTRY_VERIFY(log.isCurrent());
    QVERIFY(trace.firstIndex() > 0);
    for (quint32 tag = 5001; tag <= 7000; ++tag) {
        send(trace, "M NOOP " + padding, tag);
        receive(trace, "M OK", tag);
    }
    QTRY_VERIFY(log.isCurrent() && !gone.isEmpty());
    QVERIFY(log.firstNumber() > 0);
    QVERIFY(log.at(log.firstNumber()).firstLine() >= trace.firstIndex());
    QCOMPARE(log.at(log.endNumber() - 1).owner, 7000U);
    QCOMPARE(gone.last()[0].toULongLong(), log.firstNumber());
    trace.clear();
    QTRY_COMPARE(log.firstNumber(), log.endNumber());
}

// Of what lies elsewhere the first are there, whole, and no more memory is taken.
void TestExchange::full()
{
    Trace trace(1 << 20);
    ExchangeLog log(&trace, nullptr, 3);
    for (quint32 tag = 1; tag <= 5; ++tag) {
        send(trace, "M000" + QByteArray::number(tag) + " NOOP", tag);
        receive(trace, "M000" + QByteArray::number(tag) + " OK done", tag);
    }
    QTRY_VERIFY(log.isFull());
    QCOMPARE(log.endNumber(), 3ULL);
    QCOMPARE(log.endRead(), 6ULL);
    QVERIFY(!log.isCurrent());
    QCOMPARE(told(log), (QByteArrayList{"NOOP ok 2", "NOOP ok 2", "NOOP ok 2"}));
    QSignalSpy advanced(&log, &ExchangeLog::advanced);
    receive(trace, "* 1 EXISTS", 0);
    log.read(100);
    QCOMPARE(advanced.size(), 0);
}

void TestExchange::manyInSlices()
{
    Trace trace(64 << 20);
    for (quint32 tag = 1; tag <= 100'000; ++tag) {
        send(trace, "M NOOP", tag);
        receive(trace, "M OK", tag);
    }
    ExchangeLog log(&trace);
    QSignalSpy added(&log, &ExchangeLog::added);
    QTRY_COMPARE_WITH_TIMEOUT(log.endNumber(), 100'000ULL, 60'000); // sanitizers take their time
    quint64 next = 0;
    for (const auto &signal : added) {
        QCOMPARE(signal[0].toULongLong(), next);
        next += signal[1].toULongLong();
    }
    QCOMPARE(next, 100'000ULL);
}

void TestExchange::ofASession()
{
    ScriptedServer server;
    answerLogin(server);
    server.answer("SELECT",
                  "* 3 EXISTS\n* OK [UIDVALIDITY 7] fine\n* FLAGS (\\Seen)\nTAG OK [READ-WRITE] in");
    server.answer("STATUS", "* STATUS other (MESSAGES 4)\n* 5 EXISTS\nTAG OK done");
    server.answer("XLONG", "* X 1\n* X 2\nTAG NO never");
    Attempt attempt(optionsFor(server));
    QTRY_COMPARE(attempt.ready, 1);
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    ExchangeLog log(&session->trace());
    QTRY_VERIFY(log.isCurrent());
    const quint64 first = log.endNumber();
    session->send(Select{MailboxName(u"box"), Select::Access::ReadWrite});
    session->send(GetStatus{MailboxName(u"other"), {"MESSAGES"}});
    session->send(Raw{"XLONG way"});
    QTRY_VERIFY(session->pending() == 0 && log.isCurrent());
    const QByteArrayList all = told(log).mid(qsizetype(first));
    QCOMPARE(all, (QByteArrayList{"SELECT ok 5", "STATUS ok 3", "unasked EXISTS  1", "XLONG no 4"}));
    QCOMPARE(log.at(first + 3).mailbox, "box");
    QVERIFY(log.at(first).queued > 0 && log.at(first).queued <= log.at(first).sent);
    session->close();
    QTRY_VERIFY(log.isCurrent());
}

void TestExchange::causes()
{
    QCOMPARE(Cause::current(), 0U);
    ScriptedServer server;
    answerLogin(server);
    server.answer("NOOP", "TAG OK done");
    Attempt attempt(optionsFor(server));
    QTRY_COMPARE(attempt.ready, 1);
    const std::unique_ptr<Session> session(attempt.connector->takeSession());
    ExchangeLog log(&session->trace());
    QTRY_VERIFY(log.isCurrent());
    const quint64 first = log.endNumber();
    quint32 id = 0;
    {
        const Cause because(u"Opened INBOX"_s);
        id = Cause::current();
        QVERIFY(id > 0);
        const Cause within(u"Something of it"_s);
        QCOMPARE(Cause::current(), id);
        session->send(Noop{})->then(session.get(), [&session](const auto &) {
            session->send(Noop{})->then(session.get(), [&session](const auto &) { session->send(Noop{}); });
        });
    }
    QCOMPARE(Cause::current(), 0U);
    session->send(Noop{}); // for nothing
    QTRY_COMPARE(log.endNumber(), first + 4);
    QCOMPARE(Cause::textOf(id), u"Opened INBOX"_s);
    QCOMPARE(log.at(first).cause, id);
    QCOMPARE(log.at(first + 1).cause, 0U);
    QCOMPARE(log.at(first + 2).cause, id);
    QCOMPARE(log.at(first + 3).cause, id);
    QVERIFY(Cause::textOf(id + 1000).isEmpty());
    {
        const Cause again(id);
        QCOMPARE(Cause::current(), id);
    }
}

void TestExchange::recorder()
{
    ScriptedServer server;
    Recorder recorder(1 << 20);
    QSignalSpy added(&recorder, &Recorder::added);
    answerLogin(server);
    auto options = optionsFor(server);
    options.recorder = std::shared_ptr<Recorder>(&recorder, [](auto *) {});
    {
        Attempt attempt(options);
        QTRY_COMPARE(attempt.ready, 1);
        QCOMPARE(added.size(), 1);
        QVERIFY(!recorder.traces().front()->isOver());
    }
    // What is over is kept.
    QVERIFY(recorder.traces().front()->isOver());
    QCOMPARE(recorder.traces().size(), 1U);
    QVERIFY(recorder.traces().front()->endIndex() > 0);
    QSignalSpy removing(&recorder, &Recorder::removing);
    for (int i = 0; i < 8; ++i) {
        const auto trace = recorder.begin(u"one"_s);
        for (int line = 0; line < 1500; ++line)
            trace->add(Traffic::Kind::Sent, QByteArray(1000, 'x'));
        trace->end();
    }
    recorder.begin(u"last"_s);
    QVERIFY(removing.size() >= 4);
    QCOMPARE(recorder.traces().size(), 5U);
    QCOMPARE(recorder.traces().back()->title(), u"last"_s);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
