#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <algorithm>

using namespace imap;
using Kind = Error::Kind;

class TestSort : public QObject
{
    Q_OBJECT

private slots:
    void writing();
    void lines_data();
    void lines();
    void malformed_data();
    void malformed();
    void dovecot();
};

// RFC 5256 section 3
void TestSort::writing()
{
    QVERIFY(perform(Sort{{{"SUBJECT"}}, "SINCE 1-Feb-1994"},
                    "C: a1 SORT (SUBJECT) UTF-8 SINCE 1-Feb-1994\nS: * SORT 2 84 882\nS: a1 OK\n"));
    QVERIFY(perform(Sort{{{"SUBJECT"}, {"DATE", Qt::DescendingOrder}}},
                    "C: a1 SORT (SUBJECT REVERSE DATE) UTF-8 ALL\nS: * SORT 5 3 4 1 2\nS: a1 OK\n"));
    QVERIFY(perform(Sort{{{"DATE"}}, "TEXT \"a b\" NOT DELETED"},
                    "C: a1 SORT (DATE) UTF-8 TEXT \"a b\" NOT DELETED\nS: * SORT\nS: a1 OK\n"));
    QCOMPARE(errorOf(perform(Sort{{{"DATE"}}}, "C: a1 SORT...\nS: a1 NO [BADCHARSET (US-ASCII)] no\n")),
             Kind::Refused);
    QCOMPARE(errorOf(perform(Sort{{{"DATE"}}, "ALL\na2 LOGOUT"}, "")), Kind::InvalidArgument);
}

void TestSort::lines_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("numbers");
    const auto row = [](const char *name, const QByteArray &lines, const QByteArray &numbers) {
        QTest::newRow(name) << lines << numbers;
    };
    row("RFC 5256", "S: * SORT 5 3 4 1 2\n", "5 3 4 1 2");
    row("none", "S: * SORT\n", "");
    row("none, trailing space", "S: * SORT \n", "");
    row("trailing space", "S: * SORT 2 1 \n", "2 1");
    row("several lines", "S: * SORT 5 3\nS: * SORT 4\nS: * SORT\nS: * SORT 1 2\n", "5 3 4 1 2");
    row("MODSEQ", "S: * SORT 2 5 6 (MODSEQ 917162500)\n", "2 5 6");
    row("MODSEQ alone", "S: * SORT (MODSEQ 917162500)\n", "");
    row("no line at all", "", "");
    row("32 bits", "S: * SORT 4294967295\n", "4294967295");
    row("spaces", "S: *  SORT  2   1\n", "2 1");
    row("something between", "S: * SORT 2\nS: * SEARCH 9\nS: * 3 EXISTS\nS: * SORT 1\n", "2 1");
}

void TestSort::lines()
{
    QFETCH(QByteArray, lines);
    const auto sorted = perform(Sort{{{"DATE"}}}, "C: a1 SORT...\n" + lines + "S: a1 OK\n");
    QVERIFY(sorted);
    QByteArrayList numbers;
    for (const quint32 number : *sorted)
        numbers += QByteArray::number(number);
    QTEST(numbers.join(' '), "numbers");
}

void TestSort::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"* SORT x", "* SORT 1 x", "* SORT 1,2", "* SORT -1", "* SORT 4294967296", "* SORT \"1\""})
        QTest::newRow(line) << QByteArray(line);
}

void TestSort::malformed()
{
    QFETCH(QByteArray, line);
    QCOMPARE(errorOf(perform(Sort{{{"DATE"}}}, "C: a1 SORT...\nS: " + line + "\nS: a1 OK\n")),
             Kind::Malformed);
}

void TestSort::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    const quint32 count = session->mailbox().count();
    for (const char *key : {"ARRIVAL", "CC", "DATE", "FROM", "SIZE", "SUBJECT", "TO"}) {
        auto up = await(session->send(Sort{{{key}}}));
        const auto down = await(session->send(Sort{{{key, Qt::DescendingOrder}}}));
        QVERIFY(up && down);
        QCOMPARE(up->size(), size_t(count));
        QCOMPARE(down->size(), size_t(count));
        QVERIFY(std::is_permutation(up->begin(), up->end(), down->begin()));
        if (QByteArrayView(key) == "DATE" || QByteArrayView(key) == "SIZE")
            QVERIFY(*up != *down);
        std::sort(up->begin(), up->end());
        QCOMPARE(up->front(), 1U);
        QCOMPARE(up->back(), count);
    }
    const auto none = await(session->send(Sort{{{"DATE"}}, "SUBJECT nosuchthinganywhere"}));
    QVERIFY(none && none->empty());
}

QTEST_GUILESS_MAIN(TestSort)
#include "tst_sort.moc"
