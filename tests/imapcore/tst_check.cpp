#include "imapcore/traffic/checkrun.h"
#include "imapcore/traffic/transcriptfile.h"
#include "tests/support/await.h"
#include "tests/support/transcript.h"
#include <QSignalSpy>
#include <QTemporaryFile>

using namespace imap;
using namespace Qt::StringLiterals;

// Assertion scripts: how they are read, what holds, and what does not.
class TestCheck : public QObject
{
    Q_OBJECT
private slots:
    void patterns_data();
    void patterns();
    void mistakes_data();
    void mistakes();
    void holds_data();
    void holds();
    void values();
    void literals();
    void within();
    void connectionEnds();
    void ofTranscripts_data();
    void ofTranscripts();

private:
    // The failures, as "line: why".
    static QByteArrayList failures(const CheckRun &run)
    {
        QByteArrayList all;
        for (const auto &step : run.steps()) {
            for (const auto &failure : step.failures)
                all += QByteArray::number(failure.line) + ": " + failure.why.toUtf8();
        }
        return all;
    }
    static CheckScript script(const QByteArray &text)
    {
        auto read = CheckScript::read(text);
        if (!read)
            qFatal("%s", qPrintable(read.error().text));
        return std::move(*read);
    }
    static void finish(CheckRun &run)
    {
        const QSignalSpy finished(&run, &CheckRun::finished);
        run.start();
        QTRY_COMPARE(finished.size(), 1);
    }
};

void TestCheck::patterns_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QByteArray>("values"); // "-": no match
    const auto row = [](const char *pattern, const char *response, const char *values) {
        QTest::addRow("%s %s", pattern, response)
            << QByteArray(pattern) << QByteArray(response) << QByteArray(values);
    };
    row("* 3 EXISTS", "* 3 EXISTS", "");
    row("* 3 EXISTS", "* 3 EXISTSX", "-");
    row("* 3 exists", "* 3 EXISTS", "-");
    row("* (.*)", "* (abc)", "-");
    row("* OK...", "* OK [x] y", "");
    row("* OK ${*}]...", "* OK [x] y", "");
    row("* ${n} EXISTS", "* 17 EXISTS", "n=17");
    row("* ${n} EXISTS", "* 1 7 EXISTS", "-");
    row("* STATUS x (MESSAGES ${n})", "* STATUS x (MESSAGES 5)", "n=5");
    row("* ${n/[0-9]+/} EXISTS", "* x EXISTS", "-");
    row("* ${n/[0-9]+/} EXISTS", "* 12 EXISTS", "n=12");
    row("* ${/[0-9]+/} EXISTS", "* 12 EXISTS", "");
    row("* ${/a\\/b}?/}", "* a/b}", "");
    row("* ${n} ${n}", "* a a", "n=a");
    row("* ${n} ${n}", "* a b", "-");
    row("* ${$}{n}", "* ${n}", "");
    row("* ${*}x", "* a\r\nx", "");
    row("* ${a}=${b}", "* x=y", "a=x b=y");
    row("* known ${known}", "* known a.c", "known=a.c");
    row("* known ${known}", "* known abc", "-");
}

void TestCheck::patterns()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, response);
    CheckScript::Pattern read;
    QString why;
    QVERIFY2(CheckScript::Pattern::read(pattern, read, why), qPrintable(why));
    CheckScript::Pattern::Values values;
    if (pattern.contains("known"))
        values.insert("known", "a.c");
    QByteArray told = "-";
    if (read.matches(response, values)) {
        QByteArrayList all;
        for (auto value = values.cbegin(); value != values.cend(); ++value)
            all += value.key() + '=' + *value;
        std::sort(all.begin(), all.end());
        told = all.join(' ');
    }
    QTEST(told, "values");
}

void TestCheck::mistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *text, const char *why) {
        QTest::newRow(why) << QByteArray(text) << QString::fromLatin1(why);
    };
    row("", "there is no command in it");
    row("C: a1 NOOP\nQ: x", "line 2: a script has no such line");
    row("S: * 1 EXISTS\nC: a1 NOOP", "line 1: there is no command before it");
    row("%strict", "line 1: there is no command before it ");
    row("C: a1 NOOP\n%loose", "line 2: there are %unordered, %strict and %within 500 ms");
    row("C: a1 NOOP\n%within soon ms", "line 2: %within takes a time such as 500 ms");
    row("C: a1 NOOP\nS: a2 OK", "line 2: the tag is not that of the command before it");
    row("C: a1 NOOP\nS: a1 OK\nS: a1 OK", "line 3: the command has ended above");
    row("C: a1 NOOP\nS! a1 OK", "line 2: the tagged response must come");
    row("C: a1 LOGIN a b", "line 1: the login is that of the URL");
    row("C: a1 SEARCH...", "line 1: a command must be there as a whole");
    row("DONE", "line 1: a script has no such line ");
    row("C: DONE", "line 1: a command needs a tag");
    row("C: a1 NOOP\nS: * ${x", "line 2: \"${\" without its \"}\"");
    row("C: a1 NOOP\nS: * ${a b}", "line 2: \"${a b}\" means nothing");
    row("C: a1 NOOP\nS: * ${/(/}", "line 2: the regular expression ( is not valid");
    row("C: a1 APPEND x {10}\nC: abc", "line 1: the literal has less than its bytes");
    row("C: a1 APPEND x {10}\nS: * OK", "line 2: the literal before has less than its bytes");
}

void TestCheck::mistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, why);
    const auto read = CheckScript::read(text);
    QVERIFY(!read);
    QVERIFY2(read.error().text.startsWith(why.trimmed()), qPrintable(read.error().text));
}

void TestCheck::holds_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<QByteArrayList>("failures");
    const auto row = [](const char *name, const char *expected, const char *answers,
                        const QByteArrayList &failures = {}) {
        QTest::newRow(name) << QByteArray(expected) << QByteArray(answers) << failures;
    };
    row("nothing said", "", "S: * 1 EXISTS\nS: a1 OK");
    row("but OK", "", "S: a1 NO [X] no", {"1: it ended with: NO [X] no"});
    row("a refusal", "S: a1 NO [X]...", "S: a1 NO [X] no");
    row("another refusal", "S: a1 NO [Y]...", "S: a1 NO [X] no", {"2: it ended with: NO [X] no"});
    row("in order", "S: * a\nS: * b", "S: * x\nS: * a\nS: * y\nS: * b\nS: a1 OK");
    row("out of order", "S: * b\nS: * a", "S: * a\nS: * b\nS: a1 OK", {"3: did not come: * a"});
    row("in any order", "%unordered\nS: * b\nS: * a", "S: * a\nS: * b\nS: a1 OK");
    row("twice", "%unordered\nS: * a\nS: * a", "S: * a\nS: a1 OK", {"4: did not come: * a"});
    row("missing", "S: * a", "S: a1 OK", {"2: did not come: * a"});
    row("must not", "S! * BYE...", "S: * BYE no\nS: a1 OK", {"2: came: * BYE no"});
    row("must not and does not", "S! * BYE...", "S: * a\nS: a1 OK");
    row("strict", "%strict\nS: * a", "S: * a\nS: * b\nS: a1 OK", {"1: came besides: * b"});
    row("optional", "%strict\nS: * a\nS? * b", "S: * a\nS: * b\nS: a1 OK");
    row("optional and missing", "%strict\nS: * a\nS? * b\nS: * c", "S: * a\nS: * c\nS: a1 OK");
}

void TestCheck::holds()
{
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, answers);
    ScriptedSession session{Script(QByteArray(Greeting) + "C: a1 XTRY\n" + answers)};
    CheckRun run(script("C: a1 XTRY\n" + expected), &*session);
    finish(run);
    QVERIFY(!run.error());
    QTEST(failures(run), "failures");
    QCOMPARE(run.failed(), failures(run).isEmpty() ? 0 : 1);
}

// What was captured stands in what follows, of the client as well.
void TestCheck::values()
{
    ScriptedSession session{
        Script(QByteArray(Greeting)
               + "C: a1 XONE\nS: * VALUE 17\nS: a1 OK\nC: a2 XTWO 17 $\nS: * VALUE 17\nS: a2 OK\n"
                 "C: a3 XTWO\nS: * VALUE 18\nS: a3 OK")};
    CheckRun run(
        script(
            "C: x XONE\nS: * VALUE ${v}\nC: y XTWO ${v} ${$}\nS: * VALUE ${v}\nC: z XTWO\nS: * VALUE ${v}\n"
            "C: u XTHREE ${none}"),
        &*session);
    finish(run);
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(run.values().value("v"), "17");
    QCOMPARE(failures(run),
             (QByteArrayList{"6: did not come: * VALUE ${v}", "7: nothing has the name none yet"}));
    QCOMPARE(run.failed(), 2);
}

void TestCheck::literals()
{
    ScriptedSession session{
        Script("S: * OK [CAPABILITY IMAP4rev1] ready\n"
               "C: a1 APPEND x {5}\nS: + go\nC: a\nC: $c (y)\nS: a1 OK\n"
               "C: a2 FETCH 1 BODY[]\nS: * 1 FETCH (BODY[] {8}\nS: a $1\nS: bc UID 5)\nS: a2 OK\n"
               "C: a3 IDLE\nS: + idling\nC: DONE\nS: a3 OK")};
    CheckRun run(script("C: a1 APPEND x {5}\nS: + go on\nC: a\nC: ${$}c (y)\n"
                        "C: a2 FETCH 1 BODY[]\nS: * 1 FETCH (BODY[] {8}\nS: a ${$}1\nS: bc UID ${uid})\n"
                        "C: a3 IDLE\nS: + idling\nC: DONE"),
                 &*session);
    finish(run);
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(failures(run), QByteArrayList());
    QCOMPARE(run.values().value("uid"), "5");
}

void TestCheck::within()
{
    ScriptedSession session{
        Script(QByteArray(Greeting) + "C: a1 NOOP\nX: wait\nS: a1 OK\nC: a2 NOOP\nS: a2 OK")};
    CheckRun run(script("C: a1 NOOP\n%within 50 ms\nC: a2 NOOP\n%within 60 s"), &*session);
    QTimer::singleShot(80, &session.device(), &ScriptDevice::proceed);
    finish(run);
    QCOMPARE(run.failed(), 1);
    QVERIFY(failures(run).first().startsWith("1: it took "));
}

void TestCheck::connectionEnds()
{
    ScriptedSession session{Script(QByteArray(Greeting) + "C: a1 NOOP\nX: close")};
    CheckRun run(script("C: a1 NOOP\nC: a2 NOOP"), &*session);
    finish(run);
    QVERIFY(run.error());
    QCOMPARE(run.steps().size(), 1u);
    QCOMPARE(failures(run), QByteArrayList{"1: the connection ended"});
}

void TestCheck::ofTranscripts_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : Transcript::files())
        QTest::newRow(qPrintable(name)) << name;
}

// The script that is made of a conversation can be read, and has all its commands.
void TestCheck::ofTranscripts()
{
    QFETCH(QString, name);
    auto opened = TranscriptFile::open(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/transcripts/") + name);
    QVERIFY(opened);
    (*opened)->read(-1);
    const QByteArray text = CheckScript::of(**opened);
    if (text.isEmpty())
        return; // nothing but a login
    const auto read = CheckScript::read(text);
    QVERIFY2(read, read ? "" : (read.error().text.toUtf8() + '\n' + text).constData());
    for (const auto &step : read->steps)
        QVERIFY2(!step.command.isEmpty(), text);
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
