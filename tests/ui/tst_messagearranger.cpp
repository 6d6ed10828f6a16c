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
#include <QAbstractItemModelTester>
#include <QSignalSpy>

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
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
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
    QCOMPARE(list.arranger.notice(), QString());
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
              "S: * ESEARCH (TAG a2) ALL 1:3,5\n"
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

void TestMessageArranger::refusedSort()
{
    List list("C: a2 SORT (FROM) UTF-8 ALL\n"
              "S: * SORT 1 2 3 4 5 6\n"
              "S: a2 OK done\n"
              "C: a3 SORT (CC) UTF-8 ALL\n"
              "S: a3 NO no such luck\n");
    list.arranger.sortBy({{"FROM"}});
    QVERIFY(list.settled());
    list.arranger.sortBy({{"CC"}});
    VERIFY_PLAYED(list);
    QVERIFY(list.arranger.notice().contains(u"no such luck"));
    QCOMPARE(list.outline(), u"1 2 3 4 5 6"_s);
    QCOMPARE(list.arranger.keys().front().key, "FROM");
    QVERIFY(list.refusals.isEmpty());
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

// The answer to what was asked for before is not shown.
void TestMessageArranger::somethingElseMeanwhile()
{
    List list("C: a2 SORT (FROM) UTF-8 ALL\n"
              "C: a3 SORT (TO) UTF-8 ALL\n"
              "S: * SORT 1 2 3 4 5 6\n"
              "S: a2 OK done\n"
              "S: * SORT 2 1 3 4 5 6\n"
              "S: a3 OK done\n");
    QSignalSpy began(&list.arranger, &Arranger::began), ended(&list.arranger, &Arranger::ended);
    list.session->setWindow(1 << 20);
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
              "C: a4 SELECT \"Other\"\n"
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
    QVERIFY(await(other->send(imap::Select{box})));
    QVERIFY(await(
        other->send(imap::Store{imap::Messages::numbers({1, 2}), imap::Store::How::Add, {"\\Deleted"}})));
    QVERIFY(await(other->send(imap::Expunge{})));
    QVERIFY(await(watching->send(imap::Noop{})));
    QTRY_COMPARE(rows(), (QList<quint32>{1, 3}));
    QCOMPARE(arranger.found(), 2U);
}

QTEST_MAIN(TestMessageArranger)
#include "tst_messagearranger.moc"
