#include "imapcore/commands/select.h"
#include "imapcore/commands/thread.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <set>

using namespace imap;
using Kind = Error::Kind;

class TestThread : public QObject
{
    Q_OBJECT

private slots:
    void forests_data();
    void forests();
    void malformed_data();
    void malformed();
    void deep();
    void wide();
    void writing();
    void dovecot();
};

// Each node as "number<parent's index", roots without the latter.
static QByteArray text(const ThreadForest &forest)
{
    QByteArray out;
    for (const ThreadNode &node : forest) {
        out += (out.isEmpty() ? "" : " ") + QByteArray::number(node.number);
        if (node.parent >= 0)
            out += '<' + QByteArray::number(node.parent);
    }
    return out;
}

static Expected<ThreadForest> threaded(const QByteArray &arguments)
{
    return perform(Thread{"REFERENCES"},
                   "C: a1 THREAD REFERENCES UTF-8 ALL\nS: * THREAD" + arguments + "\nS: a1 OK\n");
}

void TestThread::forests_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("forest");
    const auto row = [](const char *name, const QByteArray &arguments, const QByteArray &forest) {
        QTest::newRow(name) << arguments << forest;
    };
    row("RFC 5256", " (2)(3 6 (4 23)(44 7 96))", "2 3 6<1 4<2 23<3 44<2 7<5 96<6");
    row("RFC 5256, nameless root", " ((3)(5))", "0 3<0 5<0");
    row("RFC 5256, example", " (166)((170)(179))((177)(183)(188 (184)(189))(185 186))",
        "166 0 170<1 179<1 0 177<4 183<4 188<4 184<7 189<7 185<4 186<10");
    row("none", "", "");
    row("none, trailing space", " ", "");
    row("one", " (1)", "1");
    row("chain", " (1 2 3)", "1 2<0 3<1");
    row("nameless within nameless", " (((1)(2))(3))", "0 0<0 1<1 2<1 3<0");
    row("nameless below a message", " (1 ((2)(3))(4))", "1 0<0 2<1 3<1 4<0");
    row("after a nameless root", " ((1)(2))(3)", "0 1<0 2<0 3");
    row("spaces between", " (1) (2 ) ( 3)", "1 2 3");
    row("empty list", " ()(1)", "1");
    row("32 bits", " (4294967295)", "4294967295");
    row("several lines", " (1 2)\nS: * THREAD (3)", "1 2<0 3");
    row("Dovecot", " ((1 (2 4 6)(3)(10))(12 25))((5 (7))(15 18))",
        "0 1<0 2<1 4<2 6<3 3<1 10<1 12<0 25<7 0 5<9 7<10 15<9 18<12");
}

void TestThread::forests()
{
    QFETCH(QByteArray, arguments);
    const auto forest = threaded(arguments);
    QVERIFY2(forest, qPrintable(forest ? QString() : forest.error().text));
    QTEST(text(*forest), "forest");
}

void TestThread::malformed_data()
{
    QTest::addColumn<QByteArray>("arguments");
    for (const char *arguments :
         {" (1", " ((1)", " 1)", " (1))", " (x)", " (1 x)", " (-1)", " (4294967296)", " (\"1\")", " NIL"})
        QTest::newRow(arguments) << QByteArray(arguments);
}

void TestThread::malformed()
{
    QFETCH(QByteArray, arguments);
    QCOMPARE(errorOf(threaded(arguments)), Kind::Malformed);
}

void TestThread::deep()
{
    constexpr int depth = 10000;
    QByteArray nested(" ");
    for (int i = 1; i <= depth; ++i)
        nested += '(' + QByteArray::number(i) + ' ';
    nested += QByteArray(depth, ')');
    const auto forest = threaded(nested);
    QVERIFY(forest);
    QCOMPARE(forest->size(), size_t(depth));
    for (int i = 0; i < depth; ++i)
        QVERIFY((*forest)[size_t(i)].parent == i - 1 && (*forest)[size_t(i)].number == quint32(i + 1));

    const auto nameless = threaded(' ' + QByteArray(depth, '(') + '1' + QByteArray(depth, ')'));
    QVERIFY(nameless);
    QCOMPARE(nameless->size(), size_t(depth)); // 9,999 without a message, and the one
    QCOMPARE(nameless->back().number, 1U);
    QCOMPARE(nameless->back().parent, depth - 2);
}

void TestThread::wide()
{
    QByteArray many(" (1 ");
    for (int i = 2; i <= 50000; ++i)
        many += '(' + QByteArray::number(i) + ')';
    const auto forest = threaded(many + ')');
    QVERIFY(forest);
    QCOMPARE(forest->size(), size_t(50000));
    QVERIFY(std::all_of(forest->begin() + 1, forest->end(),
                        [](const ThreadNode &node) { return node.parent == 0; }));
}

void TestThread::writing()
{
    QVERIFY(
        perform(Thread{"ORDEREDSUBJECT", "SINCE 5-MAR-2000 TEXT \"gewp\""},
                "C: a1 THREAD ORDEREDSUBJECT UTF-8 SINCE 5-MAR-2000 TEXT \"gewp\"\nS: * THREAD\nS: a1 OK\n"));
    QVERIFY(perform(Thread{"REFERENCES", SearchKey::text(QStringLiteral("ä")), Messages::By::Uid},
                    "C: a1 UID THREAD REFERENCES UTF-8 TEXT {2+}\nC: ä\nS: * THREAD (70 30)\nS: a1 OK\n"));
    QVERIFY(Thread{"REFS"}.usesNumbers());
    QVERIFY((!Thread{"REFS", SearchKey::all(), Messages::By::Uid}.usesNumbers()));
    QCOMPARE(lackedBy(Thread{"OTHER"}), "THREAD=OTHER");
    QCOMPARE(lackedBy(Thread{"REFERENCES"}), "");
    const auto refused = perform(Thread{"ORDEREDSUBJECT"},
                                 "C: a1 THREAD ORDEREDSUBJECT UTF-8 ALL\nS: a1 NO Error in IMAP command\n");
    QCOMPARE(errorOf(refused), Kind::Refused);
    QCOMPARE(errorOf(perform(Thread{"REFERENCES", "ALL\r\na2 LOGOUT"}, "")), Kind::InvalidArgument);
}

void TestThread::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    for (const char *algorithm : {"REFERENCES", "ORDEREDSUBJECT", "REFS"}) {
        const auto forest = await(session->send(Thread{algorithm}));
        QVERIFY(forest);
        std::set<quint32> numbers;
        for (size_t i = 0; i < forest->size(); ++i) {
            QVERIFY((*forest)[i].parent < qint32(i)); // each after its parent
            if ((*forest)[i].number > 0)
                QVERIFY2(numbers.insert((*forest)[i].number).second, "a message twice");
        }
        QCOMPARE(numbers.size(), size_t(session->mailbox().count())); // and every one is there
    }
    const auto none = await(session->send(Thread{"REFERENCES", "SUBJECT nosuchthinganywhere"}));
    QVERIFY(none && none->empty());
}

QTEST_GUILESS_MAIN(TestThread)
#include "tst_thread.moc"
