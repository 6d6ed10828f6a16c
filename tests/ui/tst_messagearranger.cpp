#include "imapcore/commands/append.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/store.h"
#include "imapcore/commands/thread.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "ui/models/messagelistmodel.h"
#include "ui/pages/messagearranger.h"
#include "ui/pages/sortkeys.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <optional>

using namespace Qt::StringLiterals;
using Arranger = ui::MessageArranger;
using Model = ui::MessageListModel;
using imap::SearchKey;

// The order that a person asks for is the one that the server tells, of exactly the messages that the criteria find.
class TestMessageArranger : public QObject
{
    Q_OBJECT
private slots:
    void newestFirst();
    void sorted();
    void criteriaAlone();
    void criteriaInACompactAnswer();
    void criteriaWithSort();
    void criteriaWithThreads();
    void criteriaThatFindNothing();
    void refusedCriteria();
    void refusedSort();
    void refusedSortOfTooMany();
    void withoutSortAndThread();
    void tooManyWithoutSort();
    void sortedHereIsCancelled();
    void beginsWithAWindow_data();
    void beginsWithAWindow();
    void cancelledAfterTheWindow();
    void keysByClicks();
    void cancelled();
    void somethingElseMeanwhile();
    void newMail();
    void expunged();
    void anotherMailbox();
    void connectionLost();
    void dovecot();
};

namespace {

constexpr char Open[] = "S: * PREAUTH [CAPABILITY IMAP4rev1 SORT THREAD=REFERENCES] ready\n"
                        "C: a1 EXAMINE \"Box\"\n"
                        "S: * 6 EXISTS\n"
                        "S: a1 OK [READ-ONLY] done\n";

// A list of six messages on a server that plays a script.
struct List
{
    explicit List(const QByteArray &script, QByteArray open = Open) : session(Script(open + script))
    {
        QObject::connect(&arranger, &Arranger::arranged, &arranger, [this] { shown += outline(); });
        QObject::connect(&arranger, &Arranger::criteriaRefused, &arranger,
                         [this](const imap::Error &error) { refusals += error.text; });
        opened = bool(
            await(session->send(imap::Select{imap::MailboxName(u"Box"), imap::Select::Access::ReadOnly})));
        // It looks at every cell after each change.
        if (session->mailbox().count() < 1000)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMailbox(&session->mailbox());
        arranger.setSession(&*session, imap::MailboxName(u"Box"));
    }
    QString outline(const QModelIndex &parent = {}) const
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex at = model.index(row, 0, parent);
            const QString below = outline(at);
            rows += QString::number(model.numberOf(at)) + (below.isEmpty() ? below : u'(' + below + u')');
        }
        return rows.join(u' ');
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return !arranger.isBusy(); });
    }

    ScriptedSession session;
    Model model;
    std::optional<QAbstractItemModelTester> tester;
    Arranger arranger{&model};
    bool opened = false;
    QStringList shown, refusals;
};

} // namespace

#define VERIFY_PLAYED(list)                                                                                  \
    QVERIFY((list).settled());                                                                               \
    QVERIFY2((list).session.isFinished(), (list).session.why())

void TestMessageArranger::newestFirst()
{
    List list("");
    QVERIFY(list.opened);
    list.arranger.arrange();
    QCOMPARE(list.shown, QStringList{u"6 5 4 3 2 1"_s});
    QCOMPARE(list.arranger.found(), 6U);
    QVERIFY(!list.arranger.isBusy());
}

void TestMessageArranger::sorted()
{
    List list("C: a2 SORT (REVERSE SIZE SUBJECT) UTF-8 ALL\n"
              "S: * SORT 3 1 2 6 5 4\n"
              "S: a2 OK done\n");
    QSignalSpy began(&list.arranger, &Arranger::began), ended(&list.arranger, &Arranger::ended);
    list.arranger.sortBy({{"SIZE", Qt::DescendingOrder}, {"SUBJECT"}});
    QVERIFY(list.arranger.isBusy());
    QVERIFY(!list.arranger.notice().isEmpty());
    VERIFY_PLAYED(list);
    QCOMPARE(list.shown, QStringList{u"3 1 2 6 5 4"_s});
    QCOMPARE(list.arranger.notice(), u"By size (largest first), then by subject (A to Z)"_s);
    QCOMPARE(began.size(), 1);
    QVERIFY(began.first().first().toString().contains(u"Box"));
    QCOMPARE(ended.size(), 1);
    QVERIFY(ended.first().at(1).toBool());
    list.arranger.sortBy({});
    QCOMPARE(list.shown.last(), u"6 5 4 3 2 1"_s);
}

void TestMessageArranger::criteriaAlone()
{
    List list("C: a2 SEARCH SUBJECT lunch\n"
              "S: * SEARCH 2 5 4 99\n"
              "S: a2 OK done\n");
    list.arranger.setCriteria(SearchKey("SUBJECT lunch"));
    QCOMPARE(list.outline(), u"6 5 4 3 2 1"_s); // until the answer is there
    VERIFY_PLAYED(list);
    QCOMPARE(list.shown, QStringList{u"5 4 2"_s});
    QCOMPARE(list.arranger.found(), 3U);
    QVERIFY(!list.model.indexOf(1).isValid());
    list.arranger.setCriteria({});
    QCOMPARE(list.shown.last(), u"6 5 4 3 2 1"_s);
}

void TestMessageArranger::criteriaInACompactAnswer()
{
    List list("C: a2 SEARCH RETURN (ALL) UNSEEN\n"
              "S: * ESEARCH (TAG \"M0002\") ALL 1:3,5\n"
              "S: a2 OK done\n",
              QByteArray(Open).replace("SORT", "SORT ESEARCH"));
    list.arranger.setCriteria(SearchKey("UNSEEN"));
    VERIFY_PLAYED(list);
    QCOMPARE(list.shown, QStringList{u"5 3 2 1"_s});
}

void TestMessageArranger::criteriaWithSort()
{
    List list("C: a2 SORT (SUBJECT) UTF-8 ALL\n"
              "S: * SORT 6 5 4 3 2 1\n"
              "S: a2 OK done\n"
              "C: a3 SORT (SUBJECT) UTF-8 FLAGGED\n"
              "S: * SORT 4 1\n"
              "S: a3 OK done\n"
              "C: a4 SORT (DATE) UTF-8 FLAGGED\n"
              "S: * SORT 1 4\n"
              "S: a4 OK done\n");
    list.arranger.sortBy({{"SUBJECT"}});
    QVERIFY(list.settled());
    list.arranger.setCriteria(SearchKey("FLAGGED"));
    QVERIFY(list.settled());
    list.arranger.sortBy({{"DATE"}});
    VERIFY_PLAYED(list);
    QCOMPARE(list.shown, (QStringList{u"6 5 4 3 2 1"_s, u"4 1"_s, u"1 4"_s}));
    QCOMPARE(list.arranger.found(), 2U);
}

void TestMessageArranger::criteriaWithThreads()
{
    List list("C: a2 SEARCH FLAGGED\n"
              "S: * SEARCH 1 2 3 4\n"
              "S: a2 OK done\n"
              "C: a3 THREAD REFERENCES UTF-8 FLAGGED\n"
              "S: * THREAD (1 4)((2)(3))\n"
              "S: a3 OK done\n"
              "C: a4 SEARCH FLAGGED\n"
              "S: * SEARCH 1 2 3 4\n"
              "S: a4 OK done\n");
    list.arranger.setCriteria(SearchKey("FLAGGED"));
    QVERIFY(list.settled());
    list.arranger.threadBy("REFERENCES");
    QVERIFY(list.settled());
    QCOMPARE(list.shown.last(), u"0(2 3) 1(4)"_s);
    QCOMPARE(list.arranger.found(), 4U);
    QVERIFY(list.arranger.notice().contains(u"REFERENCES"));
    list.arranger.threadBy({});
    VERIFY_PLAYED(list);
    QCOMPARE(list.shown.last(), u"4 3 2 1"_s);
}

void TestMessageArranger::criteriaThatFindNothing()
{
    List list("C: a2 SEARCH FROM nobody\n"
              "S: * SEARCH\n"
              "S: a2 OK done\n");
    list.arranger.setCriteria(SearchKey("FROM nobody"));
    VERIFY_PLAYED(list);
    QCOMPARE(list.shown, QStringList{QString()});
    QCOMPARE(list.arranger.found(), 0U);
}

void TestMessageArranger::refusedCriteria()
{
    List list("C: a2 SEARCH UNSEEN\n"
              "S: * SEARCH 3 5\n"
              "S: a2 OK done\n"
              "C: a3 SEARCH NONSENSE\n"
              "S: a3 BAD What is NONSENSE?\n"
              "C: a4 SORT (TO) UTF-8 UNSEEN\n"
              "S: * SORT 3 5\n"
              "S: a4 OK done\n");
    list.arranger.setCriteria(SearchKey("UNSEEN"));
    QVERIFY(list.settled());
    list.arranger.setCriteria(SearchKey("NONSENSE"));
    QVERIFY(list.settled());
    QCOMPARE(list.refusals, QStringList{u"What is NONSENSE?"_s});
    QCOMPARE(list.shown, QStringList{u"5 3"_s});
    QCOMPARE(list.outline(), u"5 3"_s);
    QCOMPARE(list.arranger.notice(), QString()); // whoever has set them says it
    // Those of before hold.
    list.arranger.sortBy({{"TO"}});
    VERIFY_PLAYED(list);
    QCOMPARE(list.outline(), u"3 5"_s);
}

// Courier can be set up to announce SORT and to refuse it. What can be sorted here is, and the server is not asked again.
void TestMessageArranger::refusedSort()
{
    List list("C: a2 SORT (SIZE) UTF-8 ALL\n"
              "S: a2 NO SORT is switched off\n"
              "C: a3 FETCH 1:6 (RFC822.SIZE)\n"
              "S: * 1 FETCH (RFC822.SIZE 3)\n"
              "S: * 2 FETCH (RFC822.SIZE 1)\n"
              "S: * 3 FETCH (RFC822.SIZE 2)\n"
              "S: * 4 FETCH (RFC822.SIZE 9)\n"
              "S: * 5 FETCH (RFC822.SIZE 1)\n"
              "S: * 6 FETCH (RFC822.SIZE 5)\n"
              "S: a3 OK done\n"
              "C: a4 FETCH 1:6 (INTERNALDATE)\n"
              "S: * 1 FETCH (INTERNALDATE \"01-Feb-2020 00:00:00 +0000\")\n"
              "S: * 6 FETCH (INTERNALDATE \"02-Feb-2020 00:00:00 +0000\")\n"
              "S: * 2 FETCH (INTERNALDATE \"04-Feb-2020 00:00:00 +0000\")\n"
              "S: * 3 FETCH (INTERNALDATE \"03-Feb-2020 00:00:00 +0000\")\n"
              "S: * 4 FETCH (INTERNALDATE \"05-Feb-2020 00:00:00 +0000\")\n"
              "S: * 5 FETCH (INTERNALDATE \"01-Feb-2020 01:00:00 +0200\")\n"
              "S: a4 OK done\n");
    QVERIFY(list.arranger.offers("CC"));
    list.arranger.sortBy({{"SIZE"}});
    QVERIFY(list.settled());
    QCOMPARE(list.outline(), u"2 5 3 1 6 4"_s);
    QVERIFY2(list.arranger.notice().contains(u"SORT is switched off"), qPrintable(list.arranger.notice()));
    list.arranger.sortBy({{"ARRIVAL"}});
    VERIFY_PLAYED(list);
    QCOMPARE(list.outline(), u"5 1 6 3 2 4"_s);
    QVERIFY(list.arranger.notice().contains(u"SORT is switched off"));
    QVERIFY(list.refusals.isEmpty());
}

// For that there are too many: it is said, and the list stays as it is.
void TestMessageArranger::refusedSortOfTooMany()
{
    List list("C: a2 SORT (SIZE) UTF-8 ALL\n"
              "S: a2 NO SORT is switched off\n",
              QByteArray(Open).replace("6 EXISTS", "50001 EXISTS"));
    list.shown.clear();
    list.arranger.sortBy({{"SIZE"}});
    VERIFY_PLAYED(list);
    QVERIFY(list.shown.isEmpty());
    QVERIFY(list.arranger.keys().empty());
    QVERIFY2(list.arranger.notice().contains(u"SORT is switched off"), qPrintable(list.arranger.notice()));
}

void TestMessageArranger::withoutSortAndThread()
{
    List list("C: a2 FETCH 1:6 (ENVELOPE INTERNALDATE BODY.PEEK[HEADER.FIELDS (REFERENCES)])\n"
              "S: * 1 FETCH (ENVELOPE (NIL \"a\" NIL NIL NIL NIL NIL NIL NIL \"<1@x>\") INTERNALDATE "
              "\"01-Feb-2020 00:00:00 +0000\" BODY[HEADER.FIELDS (REFERENCES)] \"\")\n"
              "S: * 2 FETCH (ENVELOPE (NIL \"b\" NIL NIL NIL NIL NIL NIL NIL \"<2@x>\") INTERNALDATE "
              "\"02-Feb-2020 00:00:00 +0000\" BODY[HEADER.FIELDS (REFERENCES)] \"References: <1@x>\")\n"
              "S: * 3 FETCH (ENVELOPE (NIL \"c\" NIL NIL NIL NIL NIL NIL NIL \"<3@x>\") INTERNALDATE "
              "\"03-Feb-2020 00:00:00 +0000\" BODY[HEADER.FIELDS (REFERENCES)] \"\")\n"
              "S: * 4 FETCH (ENVELOPE (NIL \"d\" NIL NIL NIL NIL NIL NIL \"<3@x>\" \"<4@x>\") INTERNALDATE "
              "\"04-Feb-2020 00:00:00 +0000\" BODY[HEADER.FIELDS (REFERENCES)] \"\")\n"
              "S: * 5 FETCH (ENVELOPE (NIL \"Re: a\" NIL NIL NIL NIL NIL NIL NIL \"<5@x>\") INTERNALDATE "
              "\"05-Feb-2020 00:00:00 +0000\" BODY[HEADER.FIELDS (REFERENCES)] \"\")\n"
              "S: * 6 FETCH (ENVELOPE (NIL \"f\" NIL NIL NIL NIL NIL NIL NIL NIL) INTERNALDATE "
              "\"06-Feb-2020 00:00:00 +0000\" BODY[HEADER.FIELDS (REFERENCES)] \"\")\n"
              "S: a2 OK done\n",
              QByteArray(Open).replace(" SORT THREAD=REFERENCES", ""));
    QCOMPARE(list.arranger.threadings(), (QByteArrayList{"REFERENCES", "REFS", "ORDEREDSUBJECT"}));
    QVERIFY(list.arranger.offers("SUBJECT"));
    QVERIFY(list.arranger.whyNoSort().isEmpty());
    QSignalSpy progressed(&list.arranger, &Arranger::progressed);
    list.arranger.threadBy("REFERENCES");
    VERIFY_PLAYED(list);
    QCOMPARE(list.outline(), u"6 3(4) 1(2 5)"_s);
    QVERIFY(list.arranger.notice().contains(u"THREAD"));
    QCOMPARE(progressed.size(), 2);
    QCOMPARE(progressed.last().at(0).toLongLong(), 6);
    list.arranger.setLatestFirst(true);
    QCOMPARE(list.outline(), u"6 1(2 5) 3(4)"_s);
    list.arranger.setLatestFirst(false);
    QCOMPARE(list.outline(), u"6 3(4) 1(2 5)"_s);
}

void TestMessageArranger::tooManyWithoutSort()
{
    List list("",
              QByteArray(Open).replace(" SORT THREAD=REFERENCES", "").replace("6 EXISTS", "50001 EXISTS"));
    QVERIFY(!list.arranger.offers("SUBJECT"));
    QVERIFY(list.arranger.threadings().isEmpty());
    QVERIFY(list.arranger.whyNoSort().contains(u"SORT"));
    QVERIFY(list.arranger.whyNoThreads().contains(u"THREAD"));
}

void TestMessageArranger::sortedHereIsCancelled()
{
    List list("C: a2 FETCH 1:6 (RFC822.SIZE)\n", QByteArray(Open).replace(" SORT", ""));
    list.arranger.sortBy({{"SIZE"}});
    QTRY_VERIFY(list.session.isFinished());
    QVERIFY(list.arranger.isBusy());
    list.arranger.cancel();
    QVERIFY(!list.arranger.isBusy());
    QVERIFY(list.arranger.keys().empty());
    QCOMPARE(list.outline(), u"6 5 4 3 2 1"_s);
}

void TestMessageArranger::beginsWithAWindow_data()
{
    QTest::addColumn<QByteArray>("capability");
    QTest::addColumn<QByteArray>("context");
    QTest::newRow("RFC 5267") << QByteArray("CONTEXT=SORT ESORT") << QByteArray(" CONTEXT");
    QTest::newRow("RFC 9394") << QByteArray("ESORT PARTIAL") << QByteArray();
}

// The first rows are shown while the server sends the rest.
void TestMessageArranger::beginsWithAWindow()
{
    QFETCH(QByteArray, capability);
    QFETCH(QByteArray, context);
    List list(
        "C: a2 SORT RETURN (COUNT PARTIAL 1:200" + context
            + ") (SIZE) UTF-8 ALL\n"
              "S: * ESEARCH (TAG \"M0002\") COUNT 500 PARTIAL (1:200 301:500)\n"
              "S: a2 OK done\n"
              "C: a3 SORT (SIZE) UTF-8 ALL\n"
              "X: wait\n"
              "S: * SORT "
            +
            [] {
                QByteArray numbers;
                for (int number = 301; number <= 500; ++number)
                    numbers += QByteArray::number(number) + ' ';
                for (int number = 1; number <= 300; ++number)
                    numbers += QByteArray::number(number) + ' ';
                return numbers.trimmed();
            }()
            + "\nS: a3 OK done\n",
        QByteArray(Open).replace("SORT", "SORT " + capability).replace("6 EXISTS", "500 EXISTS"));
    list.arranger.sortBy({{"SIZE"}});
    QTRY_COMPARE(list.shown.size(), 1);
    QVERIFY(list.arranger.isBusy());
    QCOMPARE(list.model.rowCount(), 500);
    QCOMPARE(list.model.numberOf(list.model.index(0, 0)), 301U);
    QCOMPARE(list.model.numberOf(list.model.index(199, 0)), 500U);
    QCOMPARE(list.model.numberOf(list.model.index(200, 0)), 0U);
    QCOMPARE(list.model.index(200, Model::Subject).data().toString(), u"…"_s);
    QVERIFY(!list.model.indexOf(7).isValid());
    list.session.device().proceed();
    VERIFY_PLAYED(list);
    QCOMPARE(list.model.numberOf(list.model.index(200, 0)), 1U);
    QCOMPARE(list.model.numberOf(list.model.index(499, 0)), 300U);
}

void TestMessageArranger::cancelledAfterTheWindow()
{
    List list("C: a2 SORT RETURN (COUNT PARTIAL 1:200) (SIZE) UTF-8 ALL\n"
              "S: * ESEARCH (TAG \"M0002\") COUNT 500 PARTIAL (1:200 301:500)\n"
              "S: a2 OK done\n"
              "C: a3 SORT (SIZE) UTF-8 ALL\n",
              QByteArray(Open).replace("SORT", "SORT ESORT PARTIAL").replace("6 EXISTS", "500 EXISTS"));
    list.arranger.sortBy({{"SIZE"}});
    QTRY_COMPARE(list.shown.size(), 1);
    list.arranger.cancel();
    QVERIFY(!list.arranger.isBusy());
    QCOMPARE(list.model.numberOf(list.model.index(0, 0)), 500U);
    QCOMPARE(list.model.numberOf(list.model.index(499, 0)), 1U);
}

void TestMessageArranger::cancelled()
{
    List list("C: a2 SORT (FROM) UTF-8 ALL\n"
              "S: * SORT 1 2 3 4 5 6\n"
              "S: a2 OK done\n"
              "C: a3 SORT (FROM) UTF-8 TEXT long\n");
    list.arranger.sortBy({{"FROM"}});
    QVERIFY(list.settled());
    QSignalSpy ended(&list.arranger, &Arranger::ended), wanted(&list.arranger, &Arranger::wantedChanged);
    list.arranger.setCriteria(SearchKey("TEXT long"));
    QTRY_VERIFY(list.session.isFinished());
    list.arranger.cancel();
    QVERIFY(!list.arranger.isBusy());
    QVERIFY(!list.arranger.criteria());
    QCOMPARE(list.outline(), u"1 2 3 4 5 6"_s);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!ended.first().at(1).toBool());
    QCOMPARE(wanted.size(), 2);
    QTest::qWait(20);
    QCOMPARE(list.refusals, QStringList());
}

void TestMessageArranger::keysByClicks()
{
    using Keys = std::vector<imap::SortKey>;
    const auto wire = [](const Keys &keys) {
        QByteArrayList words;
        for (const imap::SortKey &key : keys)
            words += (key.order == Qt::DescendingOrder ? "-" : "") + key.key;
        return words.join(' ');
    };
    Keys keys = ui::SortKeys::withFirst({}, "SUBJECT");
    QCOMPARE(wire(keys), "SUBJECT");
    keys = ui::SortKeys::withFirst(keys, "SUBJECT");
    QCOMPARE(wire(keys), "-SUBJECT");
    keys = ui::SortKeys::withFirst(keys, "DATE"); // the one before comes second
    QCOMPARE(wire(keys), "-DATE -SUBJECT");
    keys = ui::SortKeys::withFirst(keys, "DATE");
    QCOMPARE(wire(keys), "DATE -SUBJECT");
    keys = ui::SortKeys::withSecond(keys, "SUBJECT");
    QCOMPARE(wire(keys), "DATE SUBJECT");
    keys = ui::SortKeys::withSecond(keys, "SIZE");
    QCOMPARE(wire(keys), "DATE -SIZE");
    keys = ui::SortKeys::withFirst(keys, "FROM");
    QCOMPARE(wire(keys), "FROM DATE");
    QCOMPARE(wire(ui::SortKeys::withSecond({}, "TO")), "TO");
    QCOMPARE(wire(ui::SortKeys::withSecond(keys, "FROM")), "-FROM DATE");
    QCOMPARE(ui::SortKeys::describe(keys), u"By sender (A to Z), then by date (oldest first)"_s);
    QCOMPARE(ui::SortKeys::describe(Keys()), QString());
    for (const QByteArray &key : ui::SortKeys::all()) {
        QVERIFY2(!ui::SortKeys::title(key).isEmpty() && ui::SortKeys::name(key) != QString::fromLatin1(key),
                 key.constData());
    }
}

// The answer to what was asked for before is not shown.
void TestMessageArranger::somethingElseMeanwhile()
{
    List list("C: a2 SORT (FROM) UTF-8 ALL\n"
              "S: * SORT 1 2 3 4 5 6\n"
              "S: a2 OK done\n"
              "C: a3 SORT (TO) UTF-8 ALL\n"
              "S: * SORT 2 1 3 4 5 6\n"
              "S: a3 OK done\n");
    QSignalSpy began(&list.arranger, &Arranger::began), ended(&list.arranger, &Arranger::ended);
    list.arranger.sortBy({{"FROM"}});
    list.arranger.sortBy({{"TO"}});
    QVERIFY(list.settled());
    QCOMPARE(list.shown, QStringList{u"2 1 3 4 5 6"_s});
    QCOMPARE(began.size(), 2);
    QCOMPARE(ended.size(), 2);
}

void TestMessageArranger::newMail()
{
    List list("C: a2 SEARCH UNSEEN\n"
              "S: * SEARCH 2 5\n"
              "S: a2 OK done\n"
              "C: a3 NOOP\n"
              "S: * 7 EXISTS\n"
              "S: * 8 EXISTS\n"
              "S: a3 OK done\n"
              "C: a4 SEARCH UNSEEN\n"
              "S: * SEARCH 2 5 8\n"
              "S: a4 OK done\n");
    list.arranger.setCriteria(SearchKey("UNSEEN"));
    QVERIFY(list.settled());
    QVERIFY(await(list.session->send(imap::Noop{})));
    QCOMPARE(list.outline(), u"5 2"_s);
    QSignalSpy about(&list.arranger, &Arranger::aboutToArrange);
    QTRY_COMPARE(list.outline(), u"8 5 2"_s);
    QCOMPARE(about.size(), 1);
    QVERIFY(about.first().first().toBool()); // nothing needs to move
    VERIFY_PLAYED(list);
}

void TestMessageArranger::expunged()
{
    List list("C: a2 SEARCH UNSEEN\n"
              "S: * SEARCH 2 4 5\n"
              "S: a2 OK done\n"
              "C: a3 NOOP\n"
              "S: * 3 EXPUNGE\n"
              "S: * 3 EXPUNGE\n"
              "S: a3 OK done\n");
    list.arranger.setCriteria(SearchKey("UNSEEN"));
    QVERIFY(list.settled());
    QVERIFY(await(list.session->send(imap::Noop{})));
    VERIFY_PLAYED(list);
    QCOMPARE(list.outline(), u"3 2"_s); // 4 is gone, 5 is 3 now
    QCOMPARE(list.arranger.found(), 2U);
}

void TestMessageArranger::anotherMailbox()
{
    List list("C: a2 SORT (FROM) UTF-8 ALL\n"
              "S: * SORT 6 5 4 3 2 1\n"
              "S: a2 OK done\n"
              "C: a3 SORT (FROM) UTF-8 UNSEEN\n"
              "S: * SORT 2 5\n"
              "S: a3 OK done\n"
              "C: a4 EXAMINE \"Other\"\n"
              "S: * 2 EXISTS\n"
              "S: a4 OK done\n"
              "C: a5 SORT (FROM) UTF-8 ALL\n"
              "S: * SORT 1 2\n"
              "S: a5 OK done\n");
    list.arranger.sortBy({{"FROM"}});
    QVERIFY(list.settled());
    list.arranger.setCriteria(SearchKey("UNSEEN"));
    QVERIFY(list.settled());
    QVERIFY(await(list.session->send(imap::Select{imap::MailboxName(u"Other")})));
    list.arranger.setSession(&*list.session, imap::MailboxName(u"Other"));
    QVERIFY(!list.arranger.criteria());
    list.arranger.arrange();
    VERIFY_PLAYED(list);
    QCOMPARE(list.outline(), u"1 2"_s);
}

void TestMessageArranger::connectionLost()
{
    List list("C: a2 SEARCH UNSEEN\n"
              "S: * BYE going down\n"
              "X: close\n");
    list.arranger.setCriteria(SearchKey("UNSEEN"));
    QVERIFY(list.settled());
    QCOMPARE(list.refusals.size(), 1);
    list.arranger.arrange();
    list.arranger.setCriteria({});
    list.session.destroy();
    list.arranger.sortBy({{"SIZE"}});
    QVERIFY(!list.arranger.isBusy());
}

// The same from a real server, and what it says when it is asked directly.
void TestMessageArranger::dovecot()
{
    const Dovecot server;
    const auto watching = server.session(), other = server.session();
    const imap::MailboxName box(u"tst_arranger");
    QVERIFY(await(other->send(imap::Create{box})));
    const auto letter = [](const QByteArray &subject, const QByteArray &id, const QByteArray &answers = {}) {
        return imap::AppendMessage{"Subject: " + subject + "\r\nMessage-ID: <" + id + "@x>\r\n"
                                   + (answers.isEmpty() ? "" : "References: <" + answers + "@x>\r\n")
                                   + "\r\nText\r\n"};
    };
    QVERIFY(await(other->send(imap::Append{
        box,
        {letter("blue", "1"), letter("red", "2"), letter("Re: blue", "3", "1"), letter("green", "4")}})));
    QVERIFY(await(watching->send(imap::Select{box, imap::Select::Access::ReadOnly})));
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Arranger arranger(&model);
    model.setMailbox(&watching->mailbox());
    arranger.setSession(watching.get(), box);
    const auto rows = [&model] {
        QList<quint32> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all += model.numberOf(model.index(row, 0));
        return all;
    };
    arranger.setCriteria(SearchKey("SUBJECT blue"));
    QTRY_COMPARE(rows(), (QList<quint32>{3, 1}));
    arranger.threadBy("REFERENCES");
    QTRY_COMPARE(rows(), (QList<quint32>{1}));
    QCOMPARE(model.rowCount(model.index(0, 0)), 1);
    arranger.sortBy({{"ARRIVAL"}});
    QTRY_COMPARE(rows(), (QList<quint32>{1, 3}));
    // What comes and goes over another connection.
    QVERIFY(await(other->send(imap::Append{box, {letter("blue again", "5")}})));
    QVERIFY(await(watching->send(imap::Noop{})));
    QTRY_COMPARE(rows(), (QList<quint32>{1, 3, 5}));
    QVERIFY(await(other->send(imap::Select{box, imap::Select::Access::ReadWrite})));
    QVERIFY(await(
        other->send(imap::Store{imap::Messages::numbers({1, 2}), imap::Store::How::Add, {"\\Deleted"}})));
    QVERIFY(await(other->send(imap::Expunge{})));
    QVERIFY(await(watching->send(imap::Noop{})));
    QTRY_COMPARE(rows(), (QList<quint32>{1, 3}));
    QCOMPARE(arranger.found(), 2U);
}

QTEST_MAIN(TestMessageArranger)
#include "tst_messagearranger.moc"
