#include "listingserver.h"
#include "ui/mailboxsearch.h"
#include "ui/models/mailboxmatches.h"
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Index = ui::MailboxIndex;

// Finding a mailbox among all that a server has.
class TestMailboxSearch : public QObject, private ListingServer
{
    Q_OBJECT
private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void query();
    void theBestFirst();
    void namespaces();
    void specialUse();
    void rightsWithTheList();
    void rightsOneByOne();
    void manyMailboxes();
    void refused();
    void widget();
    void madeAgain();

private:
    std::unique_ptr<Index> load()
    {
        auto index = std::make_unique<Index>(m_connection.get());
        index->load();
        if (!QTest::qWaitFor([&index] { return index->state() != Index::State::Loading; }))
            qFatal("The mailboxes are not listed");
        return index;
    }
    static QStringList found(const Index &index, const QString &text, size_t limit = 100)
    {
        QStringList names;
        for (const quint32 at : index.find(Index::Query::fromText(text), limit).mailboxes)
            names += index.mailbox(at).name.toString();
        return names;
    }
};

void TestMailboxSearch::query()
{
    const auto query = Index::Query::fromText(u"  Ab use:SENT rights:a Über rights:k "_s);
    QCOMPARE(query.words, (QStringList{u"über"_s, u"ab"_s}));
    QCOMPARE(query.use, "\\sent");
    QCOMPARE(query.rights, "ak");
    QVERIFY(Index::Query::fromText(u"  "_s).isEmpty());
}

void TestMailboxSearch::theBestFirst()
{
    list("*", {R"(() "/" "Reports/2024/old")", R"(() "/" "My reports")", R"(() "/" Reports)",
               R"(() "/" Reporting)", R"(() "/" INBOX)", R"(() "/" "M&APw-ller/Reports")"});
    connectNow();
    const auto index = load();
    QCOMPARE(index->count(), 6U);
    // It, what begins so, what holds it, what lies in it.
    QCOMPARE(found(*index, u"REPORTS"_s),
             (QStringList{u"Reports"_s, u"Müller/Reports"_s, u"My reports"_s, u"Reports/2024/old"_s}));
    QCOMPARE(found(*index, u"report mÜll"_s), QStringList{u"Müller/Reports"_s});
    QCOMPARE(found(*index, u"reports/2"_s), QStringList{u"Reports/2024/old"_s});
    QCOMPARE(found(*index, u"nothing"_s), QStringList());
    // A name ends where the next begins.
    QCOMPARE(found(*index, u"oldmy"_s), QStringList());
    const auto some = index->find(Index::Query::fromText(u"r"_s), 2);
    QCOMPARE(some.mailboxes.size(), 2U);
    QCOMPARE(some.total, 5U);
}

// Each is listed, and what two of them tell is there once.
void TestMailboxSearch::namespaces()
{
    list("*", {R"(() "/" INBOX)", R"(() "/" "shared/a")"});
    list("user/*", {R"(() "/" "user/bob")"});
    list("shared/*", {R"(() "/" "shared/a")", R"(() "/" "shared/b")"});
    connectNow(R"((("" "/")) (("user/" "/")) (("shared/" "/")))");
    const auto index = load();
    QCOMPARE(asked("LIST"), 3);
    QCOMPARE(found(*index, u"shared/a"_s), QStringList{u"shared/a"_s});
    QCOMPARE(found(*index, u"b"_s), (QStringList{u"shared/b"_s, u"user/bob"_s, u"INBOX"_s}));
    QCOMPARE(index->count(), 4U);
}

void TestMailboxSearch::specialUse()
{
    m_server->answer(R"(LIST "" "*" RETURN (SPECIAL-USE))",
                     "* LIST (\\Sent) \"/\" Gesendet\n* LIST () \"/\" Sent\nTAG OK done");
    connectNow(R"((("" "/")) NIL NIL)", "NAMESPACE LIST-EXTENDED SPECIAL-USE");
    const auto index = load();
    QCOMPARE(found(*index, u"use:sent"_s), QStringList{u"Gesendet"_s});
    QCOMPARE(found(*index, u"use:sent x"_s), QStringList());
}

void TestMailboxSearch::rightsWithTheList()
{
    m_server->answer(
        R"(LIST "" "*" RETURN (MYRIGHTS))",
        "* LIST () \"/\" one\n* MYRIGHTS one lra\n* LIST () \"/\" two\n* MYRIGHTS two lr\nTAG OK done");
    connectNow(R"((("" "/")) NIL NIL)", "NAMESPACE ACL LIST-MYRIGHTS LIST-EXTENDED");
    const auto index = load();
    QCOMPARE(found(*index, u"rights:a"_s), QStringList{u"one"_s});
    QCOMPARE(found(*index, u"rights:rl"_s), (QStringList{u"one"_s, u"two"_s}));
}

void TestMailboxSearch::rightsOneByOne()
{
    list("*", {R"(() "/" one)", R"(() "/" two)", R"(() "/" three)", R"((\Noselect) "/" none)"});
    m_server->answer("MYRIGHTS \"one\"", "* MYRIGHTS one lrswipkxtea\nTAG OK done");
    m_server->answer("MYRIGHTS \"two\"", "* MYRIGHTS two lr\nTAG OK done");
    m_server->answer("MYRIGHTS \"three\"", "TAG NO Permission denied");
    connectNow(R"((("" "/")) NIL NIL)", "NAMESPACE ACL");
    const auto index = load();
    QVERIFY(!index->knowsAllRights());
    QCOMPARE(found(*index, u"rights:l"_s), QStringList());
    index->loadRights();
    QTRY_VERIFY(index->knowsAllRights());
    QCOMPARE(found(*index, u"rights:l"_s), (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(found(*index, u"rights:al"_s), QStringList{u"one"_s});
    QCOMPARE(asked("MYRIGHTS"), 3); // nobody has rights on what cannot be opened
}

// They are taken in some at a time; the search is over all of them.
void TestMailboxSearch::manyMailboxes()
{
    QByteArrayList lines;
    for (int i = 0; i < 20000; ++i)
        lines += "() \"/\" \"user/u" + QByteArray::number(i) + "/Mail\"";
    list("*", lines);
    connectNow();
    const auto index = load();
    QCOMPARE(index->count(), 20000U);
    QCOMPARE(found(*index, u"u19999/"_s), QStringList{u"user/u19999/Mail"_s});
    QCOMPARE(index->find(Index::Query::fromText(u"mail"_s), 10).total, 20000U);
    QCOMPARE(index->find(Index::Query::fromText(u"u1999"_s), 100).total, 11U);
}

void TestMailboxSearch::refused()
{
    m_server->answer("LIST", "TAG NO [LIMIT] not so many");
    connectNow();
    const auto index = load();
    QCOMPARE(index->state(), Index::State::Failed);
    QVERIFY2(index->problem().contains(u"not so many"_s), qPrintable(index->problem()));
    QCOMPARE(found(*index, u"a"_s), QStringList());
}

void TestMailboxSearch::widget()
{
    list("*", {R"(() "/" INBOX)", R"(() "/" "Projects/Bikes")", R"((\Noselect) "/" Projects)"});
    connectNow();
    ui::MailboxSearch search;
    QAbstractItemModelTester tester(search.model());
    search.addConnection(m_connection.get());
    QSignalSpy current(&search, &ui::MailboxSearch::currentChanged);
    auto *count = search.findChild<QLabel *>(u"mailboxMatchCount"_s);
    search.find(u"bikes"_s);
    QCOMPARE(count->text(), u"Listing all mailboxes…"_s);
    QTRY_COMPARE(search.model()->rowCount(), 1);
    QCOMPARE(count->text(), u"1 found among 3 mailboxes"_s);
    QCOMPARE(search.model()->index(0, 0).data().toString(), u"Bikes"_s);
    QCOMPARE(search.model()->index(0, 1).data().toString(), u"Projects"_s);
    QVERIFY(!search.subject().connection);
    search.view()->setCurrentIndex(search.model()->index(0, 0));
    QCOMPARE(current.count(), 1);
    QCOMPARE(search.subject().mailbox.wire(), "Projects/Bikes");
    QVERIFY(search.subject().selectable);
    search.find(u"projects"_s); // it still matches, and stays
    QCOMPARE(search.model()->rowCount(), 2);
    QCOMPARE(search.subject().mailbox.wire(), "Projects/Bikes");
    search.find({});
    QCOMPARE(search.model()->rowCount(), 0);
    QCOMPARE(asked("LIST"), 1);
}

// What was known of the last connection is not taken for true.
void TestMailboxSearch::madeAgain()
{
    list("*", {R"(() "/" Old)"});
    connectNow();
    const auto index = load();
    QCOMPARE(index->count(), 1U);
    list("*", {R"(() "/" New)", R"(() "/" Newer)"});
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ui::Connection::State::Ready);
    QCOMPARE(index->state(), Index::State::Unknown);
    index->load();
    QTRY_COMPARE(index->count(), 2U);
}

QTEST_MAIN(TestMailboxSearch)
#include "tst_mailboxsearch.moc"
