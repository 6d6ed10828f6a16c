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
    void byUid();
    void needs();
    void manyNumbers();
    void extendedWriting();
    void extended_data();
    void extended();
    void extendedMalformed_data();
    void extendedMalformed();
    void dovecot();
    void dovecotExtends();
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
    SearchKey latin = SearchKey::text(QStringLiteral("ä"));
    QVERIFY(latin.changeCharset({Kind::Refused, "BADCHARSET", {}, "(ISO-8859-1)"}));
    QVERIFY(perform(Sort{{{"DATE"}}, latin},
                    "C: a1 SORT (DATE) ISO-8859-1 TEXT {1+}\nC: \xe4\nS: * SORT 1\nS: a1 OK\n"));
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

void TestSort::byUid()
{
    QVERIFY(perform(Sort{{{"DATE"}}, SearchKey::text(QStringLiteral("ä")), Messages::By::Uid},
                    "C: a1 UID SORT (DATE) UTF-8 TEXT {2+}\nC: ä\nS: * SORT 70 30\nS: a1 OK\n"));
    QVERIFY((Sort{{{"DATE"}}}.usesNumbers()));
    QVERIFY((!Sort{{{"DATE"}}, SearchKey::all(), Messages::By::Uid}.usesNumbers()));
    QCOMPARE(errorOf(perform(Sort{}, "")), Kind::InvalidArgument);
}

void TestSort::needs()
{
    const QByteArray old = "S: * OK [CAPABILITY IMAP4rev1 SORT] ready\n";
    QCOMPARE(lackedBy(Sort{{{"DATE"}}}, old), "");
    QCOMPARE(lackedBy(Sort{{{"SIZE"}, {"DISPLAYFROM"}}}, old), "SORT=DISPLAY");
    QCOMPARE(lackedBy(Sort{{{"DATE"}}}, "S: * OK [CAPABILITY IMAP4rev1] ready\n"), "SORT");
    QCOMPARE(lackedBy(ExtendedSort{{{"DATE"}}}, old), "ESORT");
    QCOMPARE(lackedBy(ExtendedSort{{{"DATE"}}, "ALL", Messages::By::Uid, {.update = true}}, old),
             "CONTEXT=SORT");
    QCOMPARE(lackedBy(ExtendedSort{{{"RELEVANCY"}}, "ALL", Messages::By::Uid, {.relevancy = true}}, old),
             "SEARCH=FUZZY");
}

void TestSort::manyNumbers()
{
    QByteArray line = "S: * SORT";
    for (int number = 300000; number > 0; --number)
        line += ' ' + QByteArray::number(number);
    for (const auto pieces : {ScriptDevice::Pieces::Whole, ScriptDevice::Pieces::Random}) {
        const auto sorted =
            perform(Sort{{{"DATE"}}},
                    "C: a1 SORT...\n" + (pieces == ScriptDevice::Pieces::Whole ? line : line.first(5000))
                        + "\nS: a1 OK\n",
                    pieces);
        QVERIFY(sorted);
        QCOMPARE(sorted->front(), 300000U);
        for (size_t i = 1; i + 1 < sorted->size(); ++i)
            QCOMPARE((*sorted)[i], 300000U - quint32(i));
    }
}

static const char Extended[] =
    "S: * OK [CAPABILITY IMAP4rev1 LITERAL+ SORT ESORT CONTEXT=SORT SEARCH=FUZZY] ready\n";

// RFC 5267 section 3.3
void TestSort::extendedWriting()
{
    ScriptedSession session(Script(QByteArray(Extended) + R"(
        C: a1 UID SORT RETURN () (REVERSE DATE) UTF-8 UNDELETED
        S: * ESEARCH (TAG "M0001") UID ALL 23765,23764,23763,1:3
        S: a1 OK
        C: a2 SORT RETURN (MIN MAX COUNT) (SUBJECT) UTF-8 ALL
        S: * ESEARCH (TAG "M0002") MIN 9 MAX 4 COUNT 7
        S: a2 OK
        C: a3 UID SORT RETURN (PARTIAL 1:3 UPDATE) (DATE) UTF-8 ALL
        S: * ESEARCH (TAG "M0003") UID PARTIAL (1:3 7,5,9)
        S: * ESEARCH (TAG "M0003") UID ADDTO (2 6)
        S: * NO [NOUPDATE "M0003"] x
        S: a3 OK
        C: a4 UID SORT RETURN (ALL RELEVANCY) (RELEVANCY) UTF-8 FUZZY TEXT "x"
        S: * ESEARCH (TAG "M0004") UID ALL 5,10,1 RELEVANCY (99 42 4)
        S: a4 OK)"));
    const auto sort = [&](ExtendedSort command) {
        return await(session->send(std::move(command)));
    };
    const auto first = sort({{{"DATE", Qt::DescendingOrder}}, SearchKey::hasNot("\\Deleted")});
    QVERIFY2(first, session.why());
    QCOMPARE(first->all, (std::vector<quint32>{23765, 23764, 23763, 1, 2, 3}));
    const auto second =
        sort({{{"SUBJECT"}}, "ALL", Messages::By::Number, {.min = true, .max = true, .count = true}});
    QVERIFY2(second && second->all.empty(), session.why());
    QVERIFY(second->min == 9U && second->max == 4U && second->count == 7U);
    const auto third =
        sort({{{"DATE"}}, "ALL", Messages::By::Uid, {.partial = PartialRange{1, 3}, .update = true}});
    QVERIFY2(third, session.why());
    QCOMPARE(third->partial, (std::vector<quint32>{7, 5, 9}));
    QVERIFY(third->noUpdates && third->changes.at(0).position == 2 && third->tag == "M0003");
    const auto fourth =
        sort({{{"RELEVANCY"}}, "FUZZY TEXT \"x\"", Messages::By::Uid, {.all = true, .relevancy = true}});
    QVERIFY2(fourth, session.why());
    QCOMPARE(fourth->relevancy, (std::vector<quint32>{99, 42, 4}));
    QVERIFY2(session.isFinished(), session.why());
}

void TestSort::extended_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("numbers");
    const auto row = [](const char *line, const char *numbers) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(numbers);
    };
    row("ESEARCH (TAG \"M0001\") UID ALL 9,2:4,1", "9 2 3 4 1");
    row("ESEARCH UID ALL 4:2,9", "2 3 4 9");
    row("ESEARCH UID ALL", "");
    row("ESEARCH (TAG \"M0001\") UID COUNT 0", "");
    row("ESEARCH (TAG \"M0099\") UID ALL 7", "");
    row("ESEARCH UID ALL 4294967294:4294967295", "4294967294 4294967295");
    row("SORT 9 2 4", "9 2 4"); // the plain answer
    row("SORT 9 (MODSEQ 7)", "9");
}

void TestSort::extended()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(Script(Extended + ("C: a1 UID SORT...\nS: * " + line + "\nS: a1 OK")));
    const auto sorted = await(session->send(ExtendedSort{{{"DATE"}}}));
    QVERIFY2(sorted, session.why());
    QByteArrayList numbers;
    for (const quint32 number : sorted->all)
        numbers += QByteArray::number(number);
    QTEST(numbers.join(' '), "numbers");
}

void TestSort::extendedMalformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"ESEARCH UID ALL 1:4294967295", // more than any mailbox holds
          "ESEARCH UID ALL 1:*", "ESEARCH UID ALL 0", "ESEARCH UID ALL 1,,2", "ESEARCH UID ALL 1:2:3"})
        QTest::newRow(line) << QByteArray(line);
}

void TestSort::extendedMalformed()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(Script(Extended + ("C: a1 UID SORT...\nS: * " + line + "\nS: a1 OK")));
    QCOMPARE(errorOf(await(session->send(ExtendedSort{{{"DATE"}}}))), Kind::Malformed);
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

void TestSort::dovecotExtends()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    const auto uids =
        await(session->send(Sort{{{"DISPLAYFROM"}, {"ARRIVAL"}}, SearchKey::all(), Messages::By::Uid}));
    QVERIFY2(uids, qPrintable(uids ? QString() : uids.error().text));
    QCOMPARE(uids->size(), size_t(session->mailbox().count()));
    const auto extended = await(session->send(ExtendedSort{{{"DISPLAYFROM"}, {"ARRIVAL"}},
                                                           SearchKey::all(),
                                                           Messages::By::Uid,
                                                           {.min = true, .all = true, .count = true}}));
    QVERIFY2(extended, qPrintable(extended ? QString() : extended.error().text));
    QCOMPARE(extended->all, *uids);
    QCOMPARE(extended->min.value_or(0), uids->front());
    QCOMPARE(extended->count.value_or(0), quint32(uids->size()));
}

QTEST_GUILESS_MAIN(TestSort)
#include "tst_sort.moc"
