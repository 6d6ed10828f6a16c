#include "imapcore/traffic/replay.h"
#include "imapcore/traffic/transcriptfile.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>
#include <QTemporaryFile>

using namespace imap;
using namespace Qt::StringLiterals;
using Result = Replay::Result;

// The commands of one conversation in another one.
class TestReplay : public QObject
{
    Q_OBJECT
private slots:
    void steps();
    void literalsAndLines();
    void leftOut();
    void forbidden();
    void connectionEnds();
    void cancelled();
    void onDovecot();

private:
    static std::unique_ptr<TranscriptFile> transcript(const QByteArray &text)
    {
        QTemporaryFile file;
        if (!file.open() || file.write(text) != text.size() || !file.flush())
            qFatal("cannot write");
        auto opened = TranscriptFile::open(file.fileName());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        (*opened)->read(-1);
        return std::move(*opened);
    }
    static void finish(Replay &replay)
    {
        const QSignalSpy finished(&replay, &Replay::finished);
        replay.start();
        QTRY_COMPARE(finished.size(), 1);
    }
    static QList<int> results(const Replay &replay)
    {
        QList<int> all;
        for (const auto &step : replay.steps())
            all += int(step.result);
        return all;
    }
    static QList<int> are(std::initializer_list<Result> results)
    {
        QList<int> all;
        for (const Result result : results)
            all += int(result);
        return all;
    }
};

void TestReplay::steps()
{
    const auto then = transcript("C: x1 GETACL INBOX\nS: * ACL INBOX bob lr\nS: x1 OK done\n"
                                 "C: x2 NOOP\nS: x2 OK [ALERT] done\n"
                                 "C: x3 STATUS a (UIDVALIDITY)\nS: * STATUS a (UIDVALIDITY 5)\nS: x3 OK\n");
    ScriptedSession session{
        Script(QByteArray(Greeting)
               + "C: a1 GETACL INBOX\nS: * ACL INBOX bob lrs\nS: a1 OK done\n"
                 "C: a2 NOOP\nS: a2 NO no\n"
                 "C: a3 STATUS a (UIDVALIDITY)\nS: * STATUS a (UIDVALIDITY 77)\nS: a3 OK it is so")};
    Replay replay(then.get(), &*session);
    const QSignalSpy stepped(&replay, &Replay::stepped);
    finish(replay);
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(results(replay), are({Result::Differs, Result::Differs, Result::Same}));
    QCOMPARE(stepped.size(), 3);
    const auto &first = replay.steps()[0];
    QCOMPARE(first.line, "GETACL INBOX");
    QCOMPARE(first.then.first(), "* ACL INBOX bob lr");
    QCOMPARE(first.now.first(), "* ACL INBOX bob lrs");
    QCOMPARE(first.now.size(), 2);
    QVERIFY(first.took >= 0);
}

void TestReplay::literalsAndLines()
{
    const auto then = transcript("C: x1 APPEND a {5}\nS: + go\nC: a\nC: bc (x)\nS: x1 OK\n"
                                 "C: x2 SEARCH TEXT {3+}\nC: abc\nS: * SEARCH\nS: x2 OK\n"
                                 "C: x3 IDLE\nS: + idling\nS: * 5 EXISTS\nC: DONE\nS: x3 OK\n");
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1] ready\n"
                                   "C: a1 APPEND a {5}\nS: + ready\nC: a\nC: bc (x)\nS: a1 OK\n"
                                   "C: a2 SEARCH TEXT {3}\nS: + ready\nC: abc\nS: * SEARCH\nS: a2 OK\n"
                                   "C: a3 IDLE\nS: + idling\nC: DONE\nS: a3 OK")};
    Replay replay(then.get(), &*session);
    finish(replay);
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(results(replay), are({Result::Same, Result::Same, Result::Same}));
}

void TestReplay::leftOut()
{
    const auto then = transcript(
        "C: x1 STARTTLS\nS: x1 OK\nC: x2 LOGIN olivia ...\nS: x2 OK\n"
        "C: x3 AUTHENTICATE PLAIN\nS: +\nC: ...\nS: x3 OK\nC: x4 NOOP\nS: x4 OK\n"
        "C: x5 XFOO ...\nS: x5 OK\n#@ omitted=5\nC: x6 NOOP abc\nS: x6 OK\nC: x7 LOGOUT\nS: x7 OK\n");
    ScriptedSession session{Script(QByteArray(Greeting) + "C: a1 NOOP\nS: a1 OK")};
    Replay replay(then.get(), &*session);
    finish(replay);
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(results(replay), are({Result::LeftOut, Result::LeftOut, Result::LeftOut, Result::Same,
                                   Result::LeftOut, Result::LeftOut, Result::LeftOut}));
    for (const auto &step : replay.steps())
        QCOMPARE(step.why.isEmpty(), step.result == Result::Same);
}

// Nothing that may change something leaves over a session that must not.
void TestReplay::forbidden()
{
    const auto then = transcript("C: x1 DELETE a\nS: x1 OK\nC: x2 NOOP\nS: x2 OK\n");
    ScriptedSession session{Script(QByteArray(Greeting) + "C: a1 NOOP\nS: a1 OK")};
    session->setMayChange(false);
    Replay replay(then.get(), &*session);
    finish(replay);
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(results(replay), are({Result::Forbidden, Result::Same}));
}

void TestReplay::connectionEnds()
{
    const auto then = transcript("C: x1 NOOP\nS: x1 OK\nC: x2 NOOP\nS: x2 OK\nC: x3 NOOP\nS: x3 OK\n");
    ScriptedSession session{Script(QByteArray(Greeting) + "C: a1 NOOP\nS: a1 OK\nC: a2 NOOP\nX: close")};
    Replay replay(then.get(), &*session);
    finish(replay);
    QCOMPARE(results(replay), are({Result::Same, Result::Failed, Result::Failed}));
}

void TestReplay::cancelled()
{
    const auto then = transcript("C: x1 NOOP\nS: x1 OK\nC: x2 NOOP\nS: x2 OK\n");
    ScriptedSession session{Script(QByteArray(Greeting) + "C: a1 NOOP\nS: a1 OK\n")};
    Replay replay(then.get(), &*session);
    QObject::connect(&replay, &Replay::stepped, &replay, &Replay::cancel);
    finish(replay);
    QVERIFY(replay.isFinished());
    QCOMPARE(results(replay), are({Result::Same, Result::Waiting}));
}

// What one connection said, another one says as well.
void TestReplay::onDovecot()
{
    const Dovecot dovecot;
    const auto first = dovecot.session();
    first->trace().setLimit(16 << 20);
    for (const char *line :
         {"LIST \"\" *", "EXAMINE INBOX", "UID FETCH 1:20 (FLAGS ENVELOPE BODYSTRUCTURE)",
          "UID SEARCH SUBJECT a", "GETACL INBOX", "GETQUOTAROOT INBOX", "SELECT missing"}) {
        Raw raw;
        raw.line = line;
        await(first->send(std::move(raw)));
    }
    const auto second = dovecot.session();
    second->setMayChange(false);
    first->close();
    Replay replay(&first->trace(), second.get());
    finish(replay);
    int same = 0;
    for (const auto &step : replay.steps()) {
        QVERIFY2(step.result == Result::Same || step.result == Result::LeftOut
                     || step.line.startsWith("SELECT"),
                 step.line + '\n' + step.then.join('\n') + "\n---\n" + step.now.join('\n'));
        same += step.result == Result::Same;
    }
    QVERIFY(same >= 6);
    QCOMPARE(int(replay.steps().back().result),
             int(Result::Forbidden)); // SELECT makes messages no longer recent
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
