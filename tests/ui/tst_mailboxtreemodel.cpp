#include "listingserver.h"
#include "ui/support/icons.h"
#include <QAbstractItemModelTester>
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
    list("%", {R"((\HasChildren) "/" a)"});
    connectNow();
    QVERIFY(open(space()));
    m_server->disconnectAll();
    QTRY_COMPARE(m_connection->state(), ui::Connection::State::Lost);
    QCOMPARE(names(space()), QStringList{u"a"_s}); // what was there can still be seen
    QVERIFY(!m_model->canFetchMore(m_model->index(0, 0, space())));
    m_model->fetchMore(m_model->index(0, 0, space()));
    m_model->refresh(root());
    QCOMPARE(m_model->rowCount(), 1);
    m_connection->open();
    QTRY_COMPARE(m_connection->state(), ui::Connection::State::Ready);
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(open(space()));
    QCOMPARE(names(space()), QStringList{u"a"_s});
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
