#include "listingserver.h"
#include "ui/support/icons.h"
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QBrush>
#include <QFont>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Model = ui::MailboxTreeModel;
using Kind = Model::NodeKind;

// What the tree makes of a server's LIST, well-behaved or not.
class TestMailboxTreeModel : public QObject, private ListingServer
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { stop(); }
    void levelsOnDemand();
    void namespaces();
    void withoutNamespaces();
    void otherNamespacesLeftOut();
    void inboxApart();
    void order();
    void odd_data();
    void odd();
    void answersBesidesTheQuestion();
    void noHierarchy();
    void refused();
    void countsWithTheList();
    void countsWhereTheyAreSeen();
    void find();
    void refresh();
    void refreshWhileLoading();
    void connectionLost();
    void refreshKeepsBranches_data();
    void refreshKeepsBranches();
    void orderChanges();
    void toldOfMailboxes();
    void toldWithinTheListing();
    void listedThoughGone();
    void columnsOfAPlainServer();
    void columnsWithExtensions();
    void factsInAWindow();
    void severalConnections();
};

void TestMailboxTreeModel::init()
{
    QLocale::setDefault(
        QLocale(QLocale::English, QLocale::UnitedKingdom)); // names are sorted as people there do
    start();
}

void TestMailboxTreeModel::levelsOnDemand()
{
    list("%", {R"((\HasChildren) "/" Projects)", R"((\HasNoChildren) "/" INBOX)", R"(() "/" Maybe)",
               R"((\NoInferiors) "/" Flat)"});
    list("Projects/%", {R"((\Noselect \HasChildren) "/" Projects/Bikes)"});
    list("Projects/Bikes/%", {R"((\HasNoChildren) "/" "Projects/Bikes/Road bike")"});
    connectNow();
    QCOMPARE(names({}), QStringList{u"ann@127.0.0.1:"_s + QString::number(m_server->port())});
    QCOMPARE(names(root()), QStringList{u"My mailboxes"_s});
    QCOMPARE(asked("LIST"), 0); // nobody has looked yet
    QVERIFY(open(space()));
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"Flat"_s, u"Maybe"_s, u"Projects"_s}));
    QCOMPARE(asked("LIST"), 1);
    const auto child = [this](int row) {
        return m_model->index(row, 0, space());
    };
    QVERIFY(!m_model->hasChildren(child(0)) && !m_model->hasChildren(child(1)));
    QVERIFY(m_model->hasChildren(child(2))); // the server did not say
    QVERIFY(open(child(2)));
    QVERIFY(!m_model->hasChildren(child(2)));
    QVERIFY(open(child(3)));
    const QModelIndex bikes = m_model->index(0, 0, child(3));
    QCOMPARE(bikes.data().toString(), u"Bikes"_s);
    QCOMPARE(bikes.data(Model::SelectableRole).toBool(), false);
    QVERIFY(open(bikes));
    const QModelIndex road = m_model->index(0, 0, bikes);
    QCOMPARE(m_model->mailboxOf(road).wire(), "Projects/Bikes/Road bike");
    QCOMPARE(m_model->separatorOf(road), '/');
    QCOMPARE(m_model->path(road).mid(1),
             (QStringList{u"My mailboxes"_s, u"Projects"_s, u"Bikes"_s, u"Road bike"_s}));
    QCOMPARE(m_model->connectionOf(road), m_connection.get());
    QVERIFY(!m_model->canFetchMore(space()));
    QCOMPARE(asked("LIST"), 4);
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestMailboxTreeModel::namespaces()
{
    connectNow(R"((("" "/")("Archive/" "/")) (("Other users/" "/")) (("Shared/" "/")("#news." ".")))");
    QCOMPARE(names(root()), (QStringList{u"My mailboxes"_s, u"My mailboxes (Archive)"_s, u"Other users"_s,
                                         u"Shared (Shared)"_s, u"Shared (#news)"_s}));
    for (int row = 0; row < 5; ++row) {
        QCOMPARE(Kind(space(row).data(Model::NodeKindRole).toInt()), Kind::Namespace);
        QVERIFY(m_model->mailboxOf(space(row)).isEmpty());
        QVERIFY(m_model->hasChildren(space(row)));
    }
    list("#news.%", {R"(() "." #news.comp)"});
    QVERIFY(open(space(4)));
    QCOMPARE(names(space(4)), QStringList{u"comp"_s});
}

void TestMailboxTreeModel::withoutNamespaces()
{
    list("%", {R"(() "." INBOX)"});
    m_server->answer("LIST \"\" \"\"", "* LIST (\\Noselect) \".\" \"\"\nTAG OK done");
    connectNow({}, {});
    QCOMPARE(names(root()), QStringList{u"My mailboxes"_s});
    QVERIFY(open(space()));
    QCOMPARE(names(space()), QStringList{u"INBOX"_s});
}

void TestMailboxTreeModel::otherNamespacesLeftOut()
{
    list("%", {R"(() "/" INBOX)", R"((\Noselect) "/" "Other users")", R"((\NonExistent) "/" Company)",
               R"(() "/" Companyx)"});
    connectNow(R"((("" "/")) (("Other users/" "/")) (("Company/Shared/" "/")))");
    QVERIFY(open(space()));
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"Companyx"_s}));
}

// Courier and Cyrus put everything below INBOX: it must still be there, once.
void TestMailboxTreeModel::inboxApart()
{
    list("INBOX", {R"((\HasChildren) "." INBOX)"});
    list("INBOX.%", {R"(() "." INBOX.Sent)", R"(() "." INBOX.Work)"});
    connectNow(R"((("INBOX." ".")) NIL NIL)");
    QVERIFY(open(space()));
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"Sent"_s, u"Work"_s}));
}

void TestMailboxTreeModel::order()
{
    list("%", {R"((\Trash) "/" Papierkorb)", R"(() "/" b10)", R"(() "/" B9)", R"(() "/" a)",
               R"((\Sent) "/" Z)", R"((\Drafts) "/" y)", R"(() "/" &AMQ-rger)", R"(() "/" inbox)",
               R"((\JUNK) "/" X)", R"((\Archive) "/" W)"});
    connectNow();
    QVERIFY(open(space()));
    const QStringList all = names(space());
    QCOMPARE(all.first(6), (QStringList{u"INBOX"_s, u"y"_s, u"Z"_s, u"W"_s, u"X"_s, u"Papierkorb"_s}));
    QVERIFY(all.indexOf(u"B9"_s) < all.indexOf(u"b10"_s)); // 9 before 10, whatever the case
    QSet<qint64> pictures;
    for (int row = 0; row < 7; ++row) {
        const auto picture =
            m_model->index(row, 0, space()).data(Qt::DecorationRole).value<QIcon>().pixmap(16).toImage();
        pictures += qint64(qHash(QByteArrayView(picture.constBits(), picture.sizeInBytes())));
    }
    QCOMPARE(pictures.size(), 7); // each use has its own
}

void TestMailboxTreeModel::odd_data()
{
    QTest::addColumn<QByteArray>("wire"); // as it stands in LIST
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("modified UTF-7") << QByteArray("Auftr&AOQ-ge") << QByteArray("Auftr&AOQ-ge")
                                    << u"Aufträge"_s;
    QTest::newRow("ampersand") << QByteArray("\"Photos &- drawings\"") << QByteArray("Photos &- drawings")
                               << u"Photos & drawings"_s;
    QTest::newRow("broken") << QByteArray("\"A &!x\"") << QByteArray("A &!x") << u"A &!x"_s;
    QTest::newRow("raw UTF-8") << QByteArray("\"Gr\xc3\xbc\xc3\x9f"
                                             "e\"")
                               << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                             "e")
                               << u"Grüße"_s;
    QTest::newRow("quotes") << QByteArray(R"("say \"hi\" \\o")") << QByteArray(R"(say "hi" \o)")
                            << uR"(say "hi" \o)"_s;
    QTest::newRow("literal") << QByteArray("{5}\n") + "a b*%" << QByteArray("a b*%") << u"a b*%"_s;
    QTest::newRow("spaces") << QByteArray("\"  two  \"") << QByteArray("  two  ") << u"  two  "_s;
    QTest::newRow("emoji") << QByteArray("&2D3esg-") << QByteArray("&2D3esg-") << u"🚲"_s;
}

void TestMailboxTreeModel::odd()
{
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, name);
    list("%", {R"(() "/" )" + wire});
    connectNow();
    QVERIFY(open(space()));
    QCOMPARE(m_model->rowCount(space()), 1);
    const QModelIndex at = m_model->index(0, 0, space());
    QCOMPARE(m_model->mailboxOf(at).wire(), name); // and so it goes back to the server
    QTEST(at.data().toString(), "shown");
    QVERIFY(at.data(Qt::ToolTipRole).toString().contains(QString::fromLatin1(name)) || name.contains('\xc3'));
}

void TestMailboxTreeModel::answersBesidesTheQuestion()
{
    // The parent itself, a mailbox twice, one of another branch, a wildcard in a name that matches more.
    list("%", {R"(() "/" a*)", R"(() "/" a*)", R"(() "/" ab)", R"(() "/" "")"});
    list("a*/%", {R"(() "/" a*)", R"(() "/" a*/in)", R"(() "/" ab/out)", R"(() "/" elsewhere)"});
    connectNow();
    QVERIFY(open(space()));
    QCOMPARE(names(space()), (QStringList{u"a*"_s, u"ab"_s}));
    QVERIFY(open(m_model->index(0, 0, space())));
    QCOMPARE(names(m_model->index(0, 0, space())), QStringList{u"in"_s});
}

void TestMailboxTreeModel::noHierarchy()
{
    list("%", {R"(() NIL INBOX)", R"(() NIL a/b.c)"});
    connectNow(R"((("" NIL)) NIL NIL)");
    QVERIFY(open(space()));
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"a/b.c"_s}));
    QVERIFY(!m_model->hasChildren(m_model->index(1, 0, space())));
    QVERIFY(!m_model->canFetchMore(m_model->index(1, 0, space())));
}

void TestMailboxTreeModel::refused()
{
    m_server->answer("LIST \"\" \"%\"", "TAG NO [NOPERM] Not on Sundays");
    connectNow();
    QVERIFY(open(space()));
    QCOMPARE(m_model->rowCount(space()), 1);
    const QModelIndex problem = m_model->index(0, 0, space());
    QCOMPARE(Kind(problem.data(Model::NodeKindRole).toInt()), Kind::Problem);
    QVERIFY2(problem.data().toString().contains(u"Not on Sundays"), qPrintable(problem.data().toString()));
    QVERIFY(!(problem.flags() & Qt::ItemIsSelectable));
    QVERIFY(!m_model->hasChildren(problem));
    QVERIFY(m_model->mailboxOf(problem).isEmpty());
    list("%", {R"(() "/" INBOX)"});
    m_model->refresh(space());
    QTRY_COMPARE(names(space()), QStringList{u"INBOX"_s});
}

void TestMailboxTreeModel::countsWithTheList()
{
    m_server->answer("LIST \"\" \"%\"",
                     "* LIST () \"/\" INBOX\n* STATUS INBOX (MESSAGES 1200 UNSEEN 3)\n* LIST () \"/\" Read\n"
                     "* STATUS Read (MESSAGES 7 UNSEEN 0)\nTAG OK done");
    connectNow("((\"\" \"/\")) NIL NIL", "NAMESPACE LIST-EXTENDED LIST-STATUS");
    QVERIFY(open(space()));
    QVERIFY(m_server->commands().last().contains("STATUS (MESSAGES UNSEEN)"));
    const QModelIndex inbox = m_model->index(0, 0, space()), read = m_model->index(1, 0, space());
    QCOMPARE(inbox.siblingAtColumn(Model::Messages).data().toString(), QLocale().toString(1200));
    QCOMPARE(inbox.siblingAtColumn(Model::Unseen).data().toString(), u"3"_s);
    QVERIFY(inbox.data(Qt::FontRole).value<QFont>().bold());
    QCOMPARE(read.siblingAtColumn(Model::Messages).data().toString(), u"7"_s);
    QVERIFY(!read.siblingAtColumn(Model::Unseen).data().isValid()); // nothing wants attention
    QVERIFY(!read.data(Qt::FontRole).value<QFont>().bold());
    QCOMPARE(asked("STATUS"), 0);
}

void TestMailboxTreeModel::countsWhereTheyAreSeen()
{
    QByteArrayList lines{R"((\Noselect \HasChildren) "/" 000)"};
    for (int i = 1; i < 300; ++i)
        lines += "() \"/\" " + QByteArray::number(i).rightJustified(3, '0');
    list("%", lines);
    m_server->setHandler([](const QByteArray &command) -> QByteArray {
        if (!command.startsWith("STATUS "))
            return {};
        const QByteArray name = command.split(' ').at(1);
        return name.contains("002") ? QByteArray("TAG NO gone")
                                    : "* STATUS " + name + " (MESSAGES 5 UNSEEN 1)\nTAG OK done";
    });
    connectNow();
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(m_model.get());
    view.resize(400, 300);
    view.show();
    view.expand(root());
    view.expand(space());
    QTRY_COMPARE(m_model->rowCount(space()), 300);
    const QModelIndex first = m_model->index(1, Model::Messages, space());
    QTRY_COMPARE(first.data().toString(), u"5"_s);
    QTRY_VERIFY(m_connection->session()->pending() == 0);
    QVERIFY2(asked("STATUS") > 2 && asked("STATUS") < 60, QByteArray::number(asked("STATUS")).constData());
    QCOMPARE(asked("STATUS \"000\""), 0); // not one that holds messages
    QCOMPARE(asked("STATUS \"002\""), 1); // refused, and not asked again for ever
    QVERIFY(!m_model->index(2, Model::Messages, space()).data().isValid());
}

void TestMailboxTreeModel::find()
{
    list("%", {R"((\HasChildren) "/" a)", R"(() "/" INBOX)"});
    list("a/%", {R"(() "/" a/b)"});
    connectNow();
    QVERIFY(open(space()));
    QCOMPARE(m_model->find(m_connection.get(), imap::MailboxName(u"inbox")).data().toString(), u"INBOX"_s);
    QVERIFY(!m_model->find(m_connection.get(), imap::MailboxName(u"a/b")).isValid()); // not listed yet
    QVERIFY(!m_model->find(nullptr, imap::MailboxName(u"INBOX")).isValid());
    QVERIFY(open(m_model->index(1, 0, space())));
    QCOMPARE(m_model->find(m_connection.get(), imap::MailboxName(u"a/b")).data().toString(), u"b"_s);
}

void TestMailboxTreeModel::refresh()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    list("%", {R"((\HasNoChildren) "/" old)"});
    connectNow();
    if (m_model->canFetchMore(space()))
        m_model->fetchMore(space());
    QTRY_COMPARE(names(space()), QStringList{u"old"_s});
    list("%", {R"((\HasNoChildren) "/" new)", R"((\HasNoChildren) "/" newer)"});
    m_model->refresh(space());
    QTRY_COMPARE(names(space()), (QStringList{u"new"_s, u"newer"_s}));
    m_model->refresh(root());
    if (m_model->canFetchMore(space()))
        m_model->fetchMore(space());
    QTRY_COMPARE(names(space()), (QStringList{u"new"_s, u"newer"_s}));
    m_model->refresh({});
    QCOMPARE(m_model->rowCount(), 1);
}

// The answer to the question before the last must not be added to that to the last.
void TestMailboxTreeModel::refreshWhileLoading()
{
    list("%", {R"((\HasNoChildren) "/" one)"});
    connectNow();
    m_model->fetchMore(space());
    QVERIFY(m_model->isLoading(space()));
    m_model->refresh(space());
    m_model->refresh(space());
    QTRY_VERIFY(m_connection->session()->pending() == 0 && !m_model->isLoading(space()));
    QCOMPARE(names(space()), QStringList{u"one"_s});
}

void TestMailboxTreeModel::connectionLost()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    list("%", {R"((\HasChildren) "/" a)", R"((\HasChildren) "/" gone)", R"((\HasChildren) "/" unopened)"});
    list("a/%", {R"(() "/" a/b)"});
    connectNow();
    if (m_model->canFetchMore(space()))
        m_model->fetchMore(space());
    QTRY_COMPARE(m_model->rowCount(space()), 3);
    const QPersistentModelIndex a = m_model->index(0, 0, space());
    m_model->fetchMore(a);
    QTRY_COMPARE(names(a), QStringList{u"b"_s});
    const QPersistentModelIndex b = m_model->index(0, 0, a);
    const auto isGrey = [](const QModelIndex &index) {
        return index.data(Qt::ForegroundRole).value<QBrush>()
               == QApplication::palette().brush(QPalette::Disabled, QPalette::Text);
    };
    QVERIFY(!isGrey(a));
    m_server->disconnectAll();
    QTRY_COMPARE(m_connection->state(), ui::Connection::State::Lost);
    QCOMPARE(m_model->rowCount(space()), 3); // what was there can still be seen
    QVERIFY(isGrey(a) && isGrey(b) && isGrey(space()));
    QVERIFY2(root().data(Qt::ToolTipRole).toString().contains(u"lost"),
             qPrintable(root().data(Qt::ToolTipRole).toString()));
    const QModelIndex unopened = m_model->index(2, 0, space());
    QVERIFY(!m_model->canFetchMore(unopened));
    m_model->fetchMore(unopened);
    m_model->refresh(root());
    QCOMPARE(m_model->rowCount(), 1);
    // It is made again: what was open is brought up to date where it stands.
    list("%", {R"((\HasChildren) "/" a)", R"(() "/" new)", R"((\HasChildren) "/" unopened)"});
    list("a/%", {R"(() "/" a/b)", R"(() "/" a/c)"});
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ui::Connection::State::Ready);
    QTRY_COMPARE(names(space()), (QStringList{u"a"_s, u"new"_s, u"unopened"_s}));
    QTRY_COMPARE(names(a), (QStringList{u"b"_s, u"c"_s}));
    QVERIFY(a.isValid() && b.isValid() && !isGrey(a));
    QVERIFY(!m_model->find(m_connection.get(), imap::MailboxName(u"gone")).isValid());
}

void TestMailboxTreeModel::refreshKeepsBranches()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    const auto lines = [](const QStringList &all) {
        QByteArrayList listed;
        for (const QString &name : all)
            listed += "() \"/\" " + name.toLatin1();
        return listed;
    };
    list("%", lines(before));
    connectNow();
    if (m_model->canFetchMore(space()))
        m_model->fetchMore(space());
    QTRY_COMPARE(names(space()), before);
    QHash<QString, QPersistentModelIndex> kept;
    for (const QString &name : before)
        kept.insert(name, m_model->find(m_connection.get(), imap::MailboxName(name)));
    list("%", lines(after));
    m_model->refresh(space());
    QTRY_COMPARE(names(space()), after);
    for (const QString &name : before) {
        QCOMPARE(kept[name].isValid(), after.contains(name));
        if (kept[name].isValid())
            QCOMPARE(kept[name].data().toString(), name);
    }
}

void TestMailboxTreeModel::refreshKeepsBranches_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    const QStringList abc{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
    QTest::newRow("the same") << abc << abc;
    QTest::newRow("all gone") << abc << QStringList();
    QTest::newRow("all new") << QStringList() << abc;
    QTest::newRow("others") << abc << QStringList{u"f"_s, u"g"_s};
    QTest::newRow("ends") << abc << QStringList{u"a0"_s, u"b"_s, u"c"_s, u"d"_s, u"z"_s};
    QTest::newRow("first gone") << abc << QStringList{u"b"_s, u"c"_s, u"d"_s, u"e"_s};
    QTest::newRow("last gone") << abc << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("every other") << abc << QStringList{u"a"_s, u"a1"_s, u"c"_s, u"c1"_s, u"e"_s, u"e1"_s};
    QTest::newRow("middle") << abc << QStringList{u"a"_s, u"e"_s};
}

// A mailbox that has become the drafts comes first from now on.
void TestMailboxTreeModel::orderChanges()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    list("%", {R"(() "/" a)", R"(() "/" b)", R"(() "/" c)"});
    connectNow();
    if (m_model->canFetchMore(space()))
        m_model->fetchMore(space());
    QTRY_COMPARE(m_model->rowCount(space()), 3);
    list("%", {R"(() "/" a)", R"(() "/" b)", R"((\Drafts) "/" c)"});
    m_model->refresh(space());
    QTRY_COMPARE(names(space()), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
}

// What NOTIFY tells of mailboxes.
void TestMailboxTreeModel::toldOfMailboxes()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    list("%", {R"((\HasNoChildren) "/" INBOX)", R"((\HasNoChildren) "/" b)", R"((\HasChildren) "/" d)"});
    connectNow(R"((("" "/")) (("Users/" "/")) NIL)");
    if (m_model->canFetchMore(space()))
        m_model->fetchMore(space());
    QTRY_COMPARE(m_model->rowCount(space()), 3);
    const auto tell = [this](const QByteArray &line) {
        imap::ListedMailbox mailbox;
        imap::KnownAttributes known;
        imap::Cursor in(line);
        QVERIFY(mailbox.read(in, known));
        m_model->tellMailbox(m_connection.get(), mailbox);
    };
    tell(R"(() "/" c)");
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"b"_s, u"c"_s, u"d"_s}));
    tell(R"(() "/" c)");     // told twice
    tell(R"(() "/" d/new)"); // nobody has looked there
    tell(R"(() "/" x/y)");   // nor there
    tell(R"(() "/" Users/bob)");
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"b"_s, u"c"_s, u"d"_s}));
    tell(R"(() "/" b/first)"); // it had none
    const QModelIndex b = m_model->find(m_connection.get(), imap::MailboxName(u"b"));
    QCOMPARE(names(b), QStringList{u"first"_s});
    tell(R"((\Subscribed) "/" c)");
    const QModelIndex c = m_model->find(m_connection.get(), imap::MailboxName(u"c"));
    QCOMPARE(c.siblingAtColumn(Model::Subscribed).data().toString(), u"yes"_s);
    tell(R"(() "/" a ("OLDNAME" ("c")))");
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"a"_s, u"b"_s, u"d"_s}));
    tell(R"((\NonExistent) "/" a)");
    tell(R"((\NonExistent) "/" neverwas)");
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"b"_s, u"d"_s}));
}

// Dovecot's NOTIFY tells of what has just happened within the answer to a LIST, of all levels.
void TestMailboxTreeModel::toldWithinTheListing()
{
    list("%", {R"(() "/" INBOX)", R"((\HasChildren \Trash) "/" a)",
               R"((\NonExistent \HasChildren) "/" parent)", R"(() "/" back)", R"((\NonExistent) "/" a)",
               R"((\NonExistent) "/" a/b)", R"(() "/" INBOX/x)", R"((\NonExistent) "/" back)",
               R"(() "/" back)", R"((\NonExistent) "/" neverwas)", R"(() "/" parent)"});
    connectNow(R"((("" "/")) NIL NIL)", "NAMESPACE NOTIFY LIST-EXTENDED");
    QVERIFY(open(space()));
    QCOMPARE(names(space()), (QStringList{u"INBOX"_s, u"back"_s, u"parent"_s}));
    // What is of another level is told to that one.
    m_server->answer("LIST \"\" \"back/%\"", "* LIST (\\NonExistent) \"/\" parent\nTAG OK done");
    QVERIFY(open(m_model->find(m_connection.get(), imap::MailboxName(u"back"))));
    QTRY_COMPARE(names(space()), (QStringList{u"INBOX"_s, u"back"_s}));
}

// What Dovecot does with what the session itself has deleted.
void TestMailboxTreeModel::listedThoughGone()
{
    list("%", {R"(() "/" INBOX)", R"(() "/" deleted)", R"(() "/" made)"});
    m_server->setHandler([](const QByteArray &command) -> QByteArray {
        if (!command.startsWith("STATUS "))
            return {};
        return command.contains("deleted") ? "TAG NO Mailbox doesn't exist: deleted"
                                           : "* STATUS made (MESSAGES 0)\nTAG OK done";
    });
    connectNow();
    QVERIFY(open(space()));
    m_model->doubt(m_connection.get(), {imap::MailboxName(u"deleted"), imap::MailboxName(u"made")});
    for (int time = 0; time < 2; ++time) {
        QSignalSpy listed(m_model.get(), &Model::listed);
        m_model->refresh(space());
        QTRY_COMPARE(listed.size(), 1);
        QTRY_COMPARE(names(space()), (QStringList{u"INBOX"_s, u"made"_s}));
    }
    QCOMPARE(asked("STATUS"), 3); // of what is there, once
}

// Without any extension: STATUS, and LSUB once.
void TestMailboxTreeModel::columnsOfAPlainServer()
{
    list("%", {R"(() "/" INBOX)", R"((\NonExistent) "/" ghost)", R"(() "/" b)"});
    m_server->answer("LSUB", "* LSUB () \"/\" inbox\n* LSUB (\\Noselect) \"/\" b\nTAG OK done");
    m_server->setHandler([](const QByteArray &command) -> QByteArray {
        if (!command.startsWith("STATUS "))
            return {};
        return "* STATUS " + command.split(' ').at(1)
               + " (MESSAGES 5 UNSEEN 2 RECENT 1 UIDVALIDITY 1234567)\nTAG OK done";
    });
    connectNow();
    QVERIFY(open(space()));
    const auto cell = [this](int row, int column) {
        return m_model->index(row, column, space()).data().toString();
    };
    for (int column = 1; column < Model::ColumnCount; ++column) {
        for (int row = 0; row < 3; ++row)
            cell(row, column);
    }
    QTRY_COMPARE(cell(0, Model::UidValidity), u"1234567"_s);
    QCOMPARE(cell(0, Model::Messages), u"5"_s);
    QCOMPARE(cell(0, Model::Unseen), u"2"_s);
    QCOMPARE(cell(0, Model::Recent), u"1"_s);
    QTRY_COMPARE(cell(0, Model::Subscribed), u"yes"_s);
    QVERIFY(cell(1, Model::Subscribed).isEmpty()); // only what is below it is
    QVERIFY(cell(2, Model::Subscribed).isEmpty());
    QVERIFY(cell(2, Model::Messages).isEmpty()); // of the one that does not exist
    for (const int column : {Model::Size, Model::Quota, Model::Rights, Model::HighestModSeq}) {
        QVERIFY(cell(0, column).isEmpty());
        QVERIFY(m_model->index(0, column, space()).data(Qt::ToolTipRole).toString().contains(u"not tell"));
    }
    QTRY_VERIFY(m_connection->session()->pending() == 0);
    QCOMPARE(asked("STATUS"), 2); // all that is wanted of a mailbox at once
    QCOMPARE(asked("LSUB"), 1);
    for (const char *never : {"MYRIGHTS", "GETQUOTAROOT"})
        QCOMPARE(asked(never), 0);
}

void TestMailboxTreeModel::columnsWithExtensions()
{
    m_server->answer("LIST \"\" \"%\"",
                     "* LIST (\\Subscribed) \"/\" INBOX\n* STATUS INBOX (MESSAGES 3 SIZE 2048)\n"
                     "* MYRIGHTS INBOX lrs\n* LIST () \"/\" b\nTAG OK done");
    m_server->answer("GETQUOTAROOT",
                     "* QUOTAROOT INBOX one\n* QUOTA one (MESSAGE 3 10 STORAGE 1024 4096)\nTAG OK done");
    m_server->answer("GETQUOTAROOT \"b\"", "TAG NO [NOPERM] no");
    m_server->answer("MYRIGHTS", "TAG NO [NOPERM] no");
    m_server->answer("STATUS", "TAG NO [NOPERM] no");
    m_model->setShownColumns({Model::Messages, Model::Size, Model::Rights});
    connectNow("((\"\" \"/\")) NIL NIL",
               "NAMESPACE LIST-EXTENDED LIST-STATUS LIST-MYRIGHTS STATUS=SIZE QUOTA ACL");
    QVERIFY(open(space()));
    const QByteArray asked = m_server->commands().last();
    QVERIFY2(asked.contains("STATUS (MESSAGES SIZE)") && asked.contains("MYRIGHTS")
                 && asked.contains("SUBSCRIBED"),
             asked.constData());
    const auto cell = [this](int row, int column) {
        return m_model->index(row, column, space()).data().toString();
    };
    QCOMPARE(cell(0, Model::Rights), u"lrs"_s);
    QCOMPARE(cell(0, Model::Subscribed), u"yes"_s);
    QVERIFY(cell(1, Model::Subscribed).isEmpty());
    QVERIFY2(cell(0, Model::Size).startsWith(u"2"), qPrintable(cell(0, Model::Size)));
    cell(0, Model::Quota);
    QTRY_VERIFY2(cell(0, Model::Quota).startsWith(u"1"), qPrintable(cell(0, Model::Quota)));
    for (const int column : {Model::Size, Model::Quota, Model::Rights})
        cell(1, column);
    QTRY_COMPARE(this->asked("MYRIGHTS"), 1);
    QTRY_COMPARE(this->asked("STATUS"), 1);
    QTRY_VERIFY(m_connection->session()->pending() == 0);
    QCOMPARE(this->asked("LSUB"), 0);
    QVERIFY(cell(1, Model::Rights).isEmpty());
}

// However many are looked at: some are on the way, and the latest come first.
void TestMailboxTreeModel::factsInAWindow()
{
    QByteArrayList lines;
    for (int i = 0; i < 2000; ++i)
        lines += "() \"/\" " + QByteArray::number(i).rightJustified(4, '0');
    list("%", lines);
    connectNow();
    m_server->answer("STATUS", "* OK patience"); // and no answer
    QVERIFY(open(space()));
    for (int row = 0; row < 2000; ++row)
        m_model->index(row, Model::Messages, space()).data();
    QTRY_VERIFY(asked("STATUS") > 0);
    QTest::qWait(100);
    QVERIFY2(m_connection->session()->pending() <= 34,
             QByteArray::number(m_connection->session()->pending()).constData());
    QCOMPARE(asked("STATUS \"1999\""), 1);
    QCOMPARE(asked("STATUS \"0000\""), 0);
}

void TestMailboxTreeModel::severalConnections()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    connectNow();
    imap::ConnectOptions options;
    options.address = {u"other.example"_s, 993, imap::Security::Tls, u"bob"_s};
    ui::Connection other(options);
    QCOMPARE(m_model->addConnection(&other).row(), 1);
    QCOMPARE(names({}).last(), u"bob@other.example"_s);
    QCOMPARE(m_model->connectionOf(m_model->index(1, 0)), &other);
    m_model->removeConnection(m_connection.get());
    QCOMPARE(names({}), QStringList{u"bob@other.example"_s});
    QCOMPARE(m_model->connectionOf(m_model->index(0, 0)), &other);
    m_model->removeConnection(&other);
    QCOMPARE(m_model->rowCount(), 0);
}

QTEST_MAIN(TestMailboxTreeModel)
#include "tst_mailboxtreemodel.moc"
