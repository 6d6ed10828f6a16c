#include "hostile.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include "imapcore/description.h"
#include <QElapsedTimer>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

// Answers to what was asked, as no server means them: deep, and about more messages than there can be.
class TestHostileAnswers : public QObject
{
    Q_OBJECT

private slots:
    void thread_data();
    void thread();
    void bodyStructure_data();
    void bodyStructure();
    void described_data();
    void described();
    void search_data();
    void search();
    void sort();
    void copyUid();
    void vanished_data();
    void vanished();
    void vanishedOneByOne();
    void expungedOneByOne();
};

static const char Open[] =
    "S: * OK [CAPABILITY IMAP4rev1 SORT ESORT ESEARCH THREAD=REFERENCES UIDPLUS MOVE] x\n"
    "C: a1 SELECT \"INBOX\"\nS: * 3 EXISTS\nS: a1 OK\n";

// A session with INBOX selected, that plays this.
struct InInbox : ScriptedSession
{
    explicit InInbox(const QByteArray &script)
        : ScriptedSession(Script(Open + script + "\nC: a9 NOOP\nS: a9 OK"))
    {
        isOpen = bool(await((*this)->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
    }
    // Whether it works still.
    bool works() { return isOpen && await((*this)->send(Noop{})) && isFinished(); }
    bool isOpen = false;
};

void TestHostileAnswers::thread_data()
{
    QTest::addColumn<int>("depth");
    for (const int depth : {1, 10'000, 1'000'000})
        QTest::addRow("%d", depth) << depth;
}

void TestHostileAnswers::thread()
{
    QFETCH(int, depth);
    const QByteArray whole = "* THREAD " + QByteArray("(7 ").repeated(depth) + "8" + QByteArray(depth, ')');
    InInbox session("C: a2 THREAD...\nS: " + whole + "\nS: a2 OK\nC: a3 THREAD...\nS: " + whole.chopped(1)
                    + "\nS: a3 OK\nC: a4 THREAD...\nS: " + whole + ")\nS: a4 OK");
    const auto nodes = await(session->send(Thread{"REFERENCES"}));
    QVERIFY(nodes);
    QCOMPARE(nodes->size(), size_t(depth) + 1);
    QCOMPARE(nodes->back().number, 8U);
    QCOMPARE(nodes->back().parent, depth - 1);
    QCOMPARE(errorOf(await(session->send(Thread{"REFERENCES"}))), Kind::Malformed);
    QCOMPARE(errorOf(await(session->send(Thread{"REFERENCES"}))), Kind::Malformed);
    QVERIFY2(session.works(), session.why());
}

void TestHostileAnswers::bodyStructure_data()
{
    QTest::addColumn<QByteArray>("item");
    for (const int depth : {1'000, 10'000, 500'000}) {
        const QByteArray text = "(\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 1 1)";
        QTest::addRow("multiparts, %d", depth)
            << "BODYSTRUCTURE " + QByteArray(depth, '(') + text + QByteArray(" \"MIXED\")").repeated(depth);
        QTest::addRow("messages, %d", depth)
            << "BODYSTRUCTURE "
                   + QByteArray("(\"MESSAGE\" \"RFC822\" NIL NIL NIL \"7BIT\" 1 (NIL NIL NIL NIL NIL NIL NIL "
                                "NIL NIL NIL) ")
                         .repeated(depth)
                   + text + QByteArray(" 1)").repeated(depth);
        QTest::addRow("open, %d", depth) << "BODYSTRUCTURE " + QByteArray(depth, '(');
        QTest::addRow("an extension, %d", depth)
            << "BODYSTRUCTURE (\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 1 1 NIL NIL NIL NIL "
                   + QByteArray(depth, '(') + "x" + QByteArray(depth, ')') + ")";
        QTest::addRow("BODY, %d", depth) << "BODY " + QByteArray(depth, '(') + QByteArray(depth, ')');
    }
}

// What is whole but cannot be understood is kept as it came; the command is told what is not. The next one is answered.
void TestHostileAnswers::bodyStructure()
{
    QFETCH(QByteArray, item);
    const bool isOpen = item.endsWith('(');
    InInbox session("C: a2 FETCH...\nS: * 1 FETCH (" + item
                    + " UID 7)\nS: a2 OK\n"
                      "C: a3 FETCH...\nS: * 1 FETCH (UID 7 FLAGS ())\nS: a3 OK");
    const auto fetched =
        await(session->send(FetchData{Messages::numbers(SequenceSet(1, 1)), {FetchItem("BODYSTRUCTURE")}}));
    if (isOpen) {
        QCOMPARE(errorOf(fetched), Kind::Malformed);
        QVERIFY2(fetched.error().text.startsWith(u"An answer could not be understood: "),
                 qPrintable(fetched.error().text));
    } else {
        QVERIFY(fetched);
        const bool isExtension = item.contains("NIL NIL NIL NIL ((");
        QCOMPARE(bool((*fetched)[0].body), isExtension); // which is kept as it is
        if (!isExtension) {
            QCOMPARE((*fetched)[0].others.size(), size_t(1));
            QCOMPARE((*fetched)[0].others[0].second, item.mid(item.indexOf(' ') + 1));
        }
    }
    QVERIFY(await(session->send(Fetch{Messages::numbers(SequenceSet(1, 1)), {"UID", "FLAGS"}})));
    QCOMPARE(session->mailbox().messages().uid(1), 7U);
    QVERIFY2(session.works(), session.why());
}

void TestHostileAnswers::described_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<bool>("isUnderstood");
    const QByteArray open(1'000'000, '('), close(1'000'000, ')');
    QTest::newRow("THREAD") << "* THREAD " + QByteArray("(1 ").repeated(1'000'000) + "1" + close << true;
    QTest::newRow("LIST") << "* LIST () \"/\" x " + open + close << false;
    QTest::newRow("FETCH") << "* 1 FETCH " + open + close << true; // an empty list, with parentheses round it
    QTest::newRow("BODYSTRUCTURE") << "* 1 FETCH (BODYSTRUCTURE " + open + close + ")" << false;
    QTest::newRow("ENVELOPE") << "* 1 FETCH (ENVELOPE " + open + close + ")" << false;
    QTest::newRow("unknown") << "* X " + open + close << true;
    QTest::newRow("NAMESPACE") << "* NAMESPACE " + open + close << false;
    QTest::newRow("a code") << "* OK [X " + open + close + "] x" << true;
    QTest::newRow("the largest set") << QByteArray("* ESEARCH (TAG \"a\") UID ALL 1:4294967295") << true;
}

// As the console and mailreevectl show them.
void TestHostileAnswers::described()
{
    QFETCH(QByteArray, response);
    QElapsedTimer clock;
    clock.start();
    const Description description(response);
    const QByteArray json = description.toJson();
    QVERIFY(!json.isEmpty());
    QTEST(!json.contains("\"error\""), "isUnderstood");
    QVERIFY2(clock.elapsed() < 10'000, QByteArray::number(clock.elapsed()));
}

void TestHostileAnswers::search_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<quint64>("count"); // 0: it is not understood
    QTest::newRow("all there can be")
        << QByteArray("* ESEARCH (TAG \"M0002\") UID ALL 1:4294967295") << quint64(4'294'967'295);
    QTest::newRow("backwards") << QByteArray("* ESEARCH (TAG \"M0002\") UID ALL 4294967295:1")
                               << quint64(4'294'967'295);
    QTest::newRow("again and again") << "* ESEARCH (TAG \"M0002\") UID ALL 1:4294967295"
                                            + QByteArray(",1:4294967295").repeated(100'000)
                                     << quint64(4'294'967'295);
    QTest::newRow("descending") << "* SEARCH" + [] {
        QByteArray numbers;
        for (int number = 200'000; number > 0; --number)
            numbers += ' ' + QByteArray::number(2 * number);
        return numbers;
    }() << quint64(200'000);
    QTest::newRow("one more than there can be")
        << QByteArray("* ESEARCH (TAG \"M0002\") UID ALL 1:4294967296") << quint64(0);
    QTest::newRow("plain, one more") << QByteArray("* SEARCH 1 4294967296") << quint64(0);
    QTest::newRow("plain, far more") << "* SEARCH " + QByteArray(100'000, '9') << quint64(0);
    QTest::newRow("none") << QByteArray("* ESEARCH (TAG \"M0002\") UID ALL 0:5") << quint64(0);
}

void TestHostileAnswers::search()
{
    QFETCH(QByteArray, answer);
    QFETCH(quint64, count);
    InInbox session("C: a2 UID SEARCH...\nS: " + answer + "\nS: a2 OK");
    const qint64 before = residentBytes();
    const auto found = await(session->send(
        Search{SearchKey::all(), Messages::By::Uid, SearchReturn{.min = false, .max = false, .all = true}}));
    if (count == 0) {
        QCOMPARE(errorOf(found), Kind::Malformed);
    } else {
        QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
        QCOMPARE(found->all.count(), count);
    }
    QVERIFY2(residentBytes() - before < 24 << 20, QByteArray::number(residentBytes() - before));
    QVERIFY2(session.works(), session.why());
}

// In order they would have to be written out: sixteen gigabytes.
void TestHostileAnswers::sort()
{
    InInbox session(
        "C: a2 UID SORT...\nS: * ESEARCH (TAG \"M0002\") UID ALL 1:4294967295\nS: a2 OK\n"
        "C: a3 UID SORT...\nS: * ESEARCH (TAG \"M0003\") UID ALL 1:40000000,1:40000000\nS: a3 OK\n"
        "C: a4 UID SORT...\nS: * ESEARCH (TAG \"M0004\") UID ALL 4294967295,1\nS: a4 OK");
    const ExtendedSort sort{{{"DATE"}}, SearchKey::all(), Messages::By::Uid, {.all = true}};
    for (int i = 0; i < 2; ++i) {
        const auto sorted = await(session->send(ExtendedSort(sort)));
        QCOMPARE(errorOf(sorted), Kind::Malformed);
        QVERIFY2(sorted.error().text.contains(u"a set of messages"), qPrintable(sorted.error().text));
    }
    const auto sorted = await(session->send(ExtendedSort(sort)));
    QVERIFY(sorted);
    QCOMPARE(sorted->all, (std::vector<quint32>{4'294'967'295, 1}));
    QVERIFY2(session.works(), session.why());
}

void TestHostileAnswers::copyUid()
{
    InInbox session("C: a2 UID COPY...\nS: a2 OK [COPYUID 1 1:4294967295 1:4294967295] done\n"
                    "C: a3 UID COPY...\nS: a3 OK [COPYUID 1 1:4294967295 1] done\n"
                    "C: a4 UID COPY...\nS: a4 OK [COPYUID 4294967296 1 1] done");
    const Copy copy{Messages::uids(SequenceSet(1, 1)), MailboxName(u"Sent")};
    const auto copied = await(session->send(Copy(copy)));
    QVERIFY(copied);
    QCOMPARE(copied->destinationOf(4'294'967'295), std::optional(4'294'967'295U));
    QCOMPARE(copied->destinations().count(), quint64(4'294'967'295));
    for (int i = 0; i < 2; ++i) {
        const auto none = await(session->send(Copy(copy)));
        QVERIFY(none);
        QVERIFY(none->isEmpty());
    }
    QVERIFY2(session.works(), session.why());
}

void TestHostileAnswers::vanished_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<quint32>("left");
    QTest::newRow("all of them, known") << QByteArray("S: * 1 FETCH (UID 5)\nS: * 2 FETCH (UID 6)\nS: * 3 "
                                                      "FETCH (UID 4294967295)\nS: * VANISHED 1:4294967295\n")
                                        << 0U;
    QTest::newRow("all of them, unknown") << QByteArray("S: * VANISHED 1:4294967295\n") << 0U;
    QTest::newRow("more than there are, again and again")
        << QByteArray("S: * VANISHED 1:4294967295\nS: * VANISHED 1:4294967295\n") << 0U;
    QTest::newRow("earlier") << QByteArray("S: * VANISHED (EARLIER) 1:4294967295\n") << 3U;
    QTest::newRow("no set") << QByteArray("S: * VANISHED 1:4294967296\n") << 3U;
}

void TestHostileAnswers::vanished()
{
    QFETCH(QByteArray, lines);
    InInbox session("C: a2 NOOP\n" + lines + "S: a2 OK");
    QVERIFY(await(session->send(Noop{})));
    QTEST(session->mailbox().count(), "left");
    QVERIFY2(session.works(), session.why());
}

static QByteArray uidsOf(int count)
{
    QByteArray lines;
    for (int number = 1; number <= count; ++number)
        lines += "S: * " + QByteArray::number(number) + " FETCH (UID " + QByteArray::number(number) + ")\n";
    return lines;
}

// Every other of many messages, which each moves all that are behind it.
void TestHostileAnswers::vanishedOneByOne()
{
    constexpr int Count = 100'000;
    QByteArray gone = "S: * VANISHED 1";
    for (int uid = 3; uid <= Count; uid += 2)
        gone += ',' + QByteArray::number(uid);
    InInbox session("C: a2 NOOP\nS: * 100000 EXISTS\n" + uidsOf(Count) + gone + "\nS: a2 OK");
    QElapsedTimer clock;
    clock.start();
    QVERIFY(await(session->send(Noop{})));
    QCOMPARE(session->mailbox().count(), quint32(Count / 2));
    QCOMPARE(session->mailbox().messages().uid(Count / 2), quint32(Count));
    QVERIFY2(session.works(), session.why());
}

// The first of very many, again and again.
void TestHostileAnswers::expungedOneByOne()
{
    InInbox session("C: a2 NOOP\nS: * 10000000 EXISTS\nS: * 10000000 FETCH (UID 9 FLAGS () RFC822.SIZE 1)\n"
                    + QByteArray("S: * 1 EXPUNGE\n").repeated(100) + "S: a2 OK");
    // Sanitizers take their time over so many.
    const Answer told(session->send(Noop{}));
    QTRY_VERIFY_WITH_TIMEOUT(bool(told), 120000);
    QVERIFY(*told);
    QCOMPARE(session->mailbox().count(), 10'000'000U - 100);
    QCOMPARE(session->mailbox().messages().uid(10'000'000 - 100), 9U);
    QVERIFY2(session.works(), session.why());
}

QTEST_GUILESS_MAIN(TestHostileAnswers)
#include "tst_hostileanswers.moc"
