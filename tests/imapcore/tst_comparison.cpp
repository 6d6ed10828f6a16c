#include "imapcore/trace.h"
#include "imapcore/traffic/alignment.h"
#include "imapcore/traffic/transcriptcomparison.h"
#include <QTest>

using namespace imap;
using Kind = Traffic::Kind;
using Verdict = TranscriptComparison::Verdict;

// Two conversations side by side.
class TestComparison : public QObject
{
    Q_OBJECT
private slots:
    void aligned_data();
    void aligned();
    void alignedAtAnySize();
    void comparable_data();
    void comparable();
    void pairs();
    void unasked();
    void order();
    void everythingCounts();
    void inSlices();

private:
    // Lines "C: …" and "S: …"; owners by tags a1 to a9, of untagged ones that of the command before.
    static void fill(Trace &trace, const QByteArrayList &lines)
    {
        quint32 owner = 0;
        for (const QByteArray &line : lines) {
            const QByteArray bytes = line.sliced(3);
            if (line.startsWith("C: "))
                trace.addCommand(bytes, owner = quint32(bytes[1] - '0'), 0, 0);
            else
                trace.add(Kind::Received, bytes, line.startsWith("S: ") ? owner : 0);
        }
        trace.end();
    }
    static QByteArrayList told(const TranscriptComparison &comparison)
    {
        static constexpr const char *verdicts[] = {"same", "differs", "left", "right"};
        QByteArrayList all;
        for (const auto &pair : comparison.pairs()) {
            const Exchange &one =
                pair.left ? comparison.left().at(*pair.left) : comparison.right().at(*pair.right);
            all += one.verb + ' ' + verdicts[int(pair.verdict)];
        }
        return all;
    }
};

void TestComparison::aligned_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *left, const char *right, const char *rows) {
        QTest::addRow("%s %s", left, right) << QByteArray(left) << QByteArray(right) << QByteArray(rows);
    };
    row("", "", "");
    row("abc", "abc", "aa bb cc");
    row("abc", "", "a- b- c-");
    row("", "ab", "-a -b");
    row("abc", "xbc", "a- -x bb cc");
    row("abcd", "bd", "a- bb c- dd");
    row("abab", "baba", "a- bb aa bb -a");
}

void TestComparison::aligned()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QByteArrayList rows;
    for (const auto &[i, j] : align({left.begin(), left.end()}, {right.begin(), right.end()}))
        rows += QByteArray(1, i < 0 ? '-' : left[i]) + (j < 0 ? '-' : right[j]);
    QTEST(rows.join(' '), "rows");
}

// Whatever it does for speed, every place comes once and in order, and only the same stands beside each other.
void TestComparison::alignedAtAnySize()
{
    for (const int count : {100, 5'000, 50'000}) {
        for (const int kinds : {3, 1000, count}) { // from always the same to all different
            std::vector<quint64> left, right;
            for (int i = 0; i < count; ++i) {
                left.push_back(quint64(i % kinds));
                if (i % 10 != 0)
                    right.push_back(quint64(i % kinds));
                if (i % 7 == 0)
                    right.push_back(1'000'000);
            }
            qsizetype nextLeft = 0, nextRight = 0;
            int same = 0;
            for (const auto &[i, j] : align(left, right)) {
                if (i >= 0)
                    QCOMPARE(i, nextLeft++);
                if (j >= 0)
                    QCOMPARE(j, nextRight++);
                if (i >= 0 && j >= 0) {
                    QCOMPARE(left[size_t(i)], right[size_t(j)]);
                    ++same;
                }
            }
            QCOMPARE(nextLeft, qsizetype(left.size()));
            QCOMPARE(nextRight, qsizetype(right.size()));
            QVERIFY2(same >= count * 8 / 10, QByteArray::number(same));
        }
    }
}

void TestComparison::comparable_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("compared");
    const auto row = [](Kind kind, const char *line, const char *compared) {
        QTest::newRow(line) << int(kind) << QByteArray(line) << QByteArray(compared);
    };
    row(Kind::Sent, "M0017 select INBOX", "SELECT INBOX");
    row(Kind::Sent, "M0017 uid FETCH 1:* (FLAGS)", "UID FETCH 1:* (FLAGS)");
    row(Kind::Sent, "DONE", "DONE");
    row(Kind::Received, "* LIST () \"/\" Sent", "* LIST () \"/\" Sent");
    row(Kind::Received, "* OK [UIDVALIDITY 1779] UIDs valid", "* OK [UIDVALIDITY #]");
    row(Kind::Received, "M0003 OK [READ-WRITE] done in 0.1 s", "TAG OK [READ-WRITE]");
    row(Kind::Received, "M0003 NO no such thing", "TAG NO");
    row(Kind::Received, "a3 OK it [is] so", "TAG OK");
    row(Kind::Received, "M0003 OK [COPYUID 1 2:3 4:5] done", "TAG OK [COPYUID # # #]");
    row(Kind::Received, "* STATUS INBOX (MESSAGES 3 UIDVALIDITY 17 UIDNEXT 9)",
        "* STATUS INBOX (MESSAGES 3 UIDVALIDITY # UIDNEXT #)");
    row(Kind::Received, "* 1 FETCH (MODSEQ (12) UID 5 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\")",
        "* 1 FETCH (MODSEQ # UID 5 INTERNALDATE #)");
    row(Kind::Received, "* 1 FETCH (BODY[] {13}\r\nUIDNEXT 5 is 6 UIDNEXT 7)",
        "* 1 FETCH (BODY[] {13}\r\nUIDNEXT 5 is 6 UIDNEXT #)");
    row(Kind::Received, "+ idling", "+");
}

void TestComparison::comparable()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, line);
    QTEST(TranscriptComparison::comparable({0, Kind(kind), line}, {}), "compared");
}

void TestComparison::pairs()
{
    Trace left(1 << 20), right(1 << 20);
    fill(left, {"C: a1 NOOP", "S: a1 OK done", "C: a2 LIST \"\" *", "S: * LIST () \"/\" a", "S: a2 OK",
                "C: a3 GETACL a", "S: * ACL a bob l", "S: a3 OK", "C: a4 CHECK", "S: a4 OK"});
    fill(right, {"C: a4 NOOP", "S: a4 OK otherwise", "C: a5 GETACL a", "S: * ACL a bob lr", "S: a5 OK",
                 "C: a6 check", "S: a6 OK", "C: a7 EXAMINE b", "S: a7 NO"});
    TranscriptComparison comparison(&left, &right);
    QVERIFY(comparison.proceed());
    QCOMPARE(told(comparison),
             (QByteArrayList{"NOOP same", "LIST left", "GETACL differs", "CHECK same", "EXAMINE right"}));
    QCOMPARE(comparison.differences(), 3);
    // Line by line.
    const auto lines = comparison.linesOf(comparison.pairs()[2]);
    QCOMPARE(lines.size(), 4u);
    QVERIFY(lines[0].isSame);
    QCOMPARE(left.at(*lines[0].left).bytes, "a3 GETACL a");
    QVERIFY(!lines[1].isSame && !lines[1].right);
    QVERIFY(!lines[2].isSame && !lines[2].left);
    QCOMPARE(right.at(*lines[2].right).bytes, "* ACL a bob lr");
    QVERIFY(lines[3].isSame);
}

void TestComparison::unasked()
{
    Trace left(1 << 20), right(1 << 20);
    fill(left, {"U: * OK ready", "C: a1 NOOP", "S: a1 OK", "U: * 5 EXISTS"});
    fill(right, {"U: * OK prepared", "C: a1 NOOP", "S: a1 OK", "U: * 6 EXISTS"});
    TranscriptComparison comparison(&left, &right);
    QVERIFY(comparison.proceed());
    QCOMPARE(told(comparison), (QByteArrayList{"OK same", "NOOP same", "EXISTS left", "EXISTS right"}));
}

void TestComparison::order()
{
    Trace left(1 << 20), right(1 << 20);
    fill(left, {"C: a1 LIST \"\" *", "S: * LIST () \"/\" a", "S: * LIST () \"/\" b", "S: a1 OK"});
    fill(right, {"C: a1 LIST \"\" *", "S: * LIST () \"/\" b", "S: * LIST () \"/\" a", "S: a1 OK"});
    TranscriptComparison lax(&left, &right);
    QVERIFY(lax.proceed());
    QCOMPARE(told(lax), QByteArrayList{"LIST same"});
    TranscriptComparison strict(&left, &right, {true, true, false});
    QVERIFY(strict.proceed());
    QCOMPARE(told(strict), QByteArrayList{"LIST differs"});
}

void TestComparison::everythingCounts()
{
    Trace left(1 << 20), right(1 << 20);
    fill(left, {"C: a1 SELECT x", "S: * OK [UIDVALIDITY 5] is", "S: a1 OK done"});
    fill(right, {"C: a1 SELECT x", "S: * OK [UIDVALIDITY 6] is", "S: a1 OK ready"});
    for (const auto &[options, verdict] :
         {std::pair(TranscriptComparison::Options{true, true, true}, "SELECT same"),
          std::pair(TranscriptComparison::Options{false, true, true}, "SELECT differs"),
          std::pair(TranscriptComparison::Options{true, false, true}, "SELECT differs")}) {
        TranscriptComparison comparison(&left, &right, options);
        QVERIFY(comparison.proceed());
        QCOMPARE(told(comparison), QByteArrayList{verdict});
    }
}

void TestComparison::inSlices()
{
    Trace left(64 << 20), right(64 << 20);
    for (Trace *trace : {&left, &right}) {
        for (quint32 i = 1; i < 40'000; ++i) {
            trace->addCommand("M" + QByteArray::number(10'000 + i) + " GETACL box" + QByteArray::number(i), i,
                              0, 0);
            trace->add(Kind::Received,
                       "M" + QByteArray::number(10'000 + i) + (trace == &right && i == 777 ? " NO" : " OK"),
                       i);
        }
        trace->end();
    }
    TranscriptComparison comparison(&left, &right);
    int slices = 0;
    for (int before = 0; !comparison.proceed(1); ++slices) {
        QVERIFY(comparison.progress() >= before && comparison.progress() < 1000);
        before = comparison.progress();
    }
    QVERIFY(slices > 2);
    QCOMPARE(comparison.progress(), 1000);
    QCOMPARE(comparison.pairs().size(), 39'999u);
    QCOMPARE(comparison.differences(), 1);
    QCOMPARE(comparison.pairs()[776].verdict, Verdict::Differs);
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
