#include "ui/models/accessindexmodel.h"
#include "uimain.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::AccessIndexModel;
using View = AccessIndexModel::View;

// What a list of lists shows of an index, and that it shows a hundred thousand of them without standing still.
class TestAccessIndexModel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void byMailbox();
    void byPerson();
    void refused();
    void filtered();
    void sorted();
    void readAgain();
    void gone();
    void anotherIndex();
    void hundredThousand();

private:
    static imap::MailboxName box(const QString &name) { return imap::MailboxName(name); }
    bool arranged() const
    {
        return QTest::qWaitFor([this] { return !m_model->isArranging(); });
    }
    QString text(int row, AccessIndexModel::Column column) const
    {
        return m_model->index(row, column).data().toString();
    }
    QStringList mailboxes() const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all += text(row, AccessIndexModel::Mailbox);
        return all;
    }

    std::unique_ptr<imap::AccessIndex> m_index;
    std::unique_ptr<AccessIndexModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestAccessIndexModel::init()
{
    const imap::Namespaces namespaces{{imap::Namespace::Kind::Personal, {}, '/'},
                                      {imap::Namespace::Kind::OtherUsers, box(u"user/"_s), '/'}};
    imap::ServerFlavour flavour;
    flavour.kind = imap::ServerFlavour::Kind::Cyrus;
    m_index =
        std::make_unique<imap::AccessIndex>(flavour, imap::MailboxOwners(namespaces, u"ann"_s, flavour.kind));
    m_index->put(box(u"Sales"_s), '/', {{u"bob"_s, "lrs"}, {u"anyone"_s, "lr"}});
    m_index->put(box(u"Büro"_s), '/', {{u"carol"_s, "lrswipkxtecda"}});
    m_index->put(box(u"user/dan"_s), '/', {{u"dan"_s, "lrswipkxtea"}, {u"bob"_s, "l"}, {u"-bob"_s, "s"}});
    m_index->putRefused(box(u"Secret"_s), '/', {imap::Error::Kind::Refused, "NOPERM", u"Not for you"_s});
    m_model = std::make_unique<AccessIndexModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setIndex(m_index.get());
    QVERIFY(arranged());
}

void TestAccessIndexModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_index.reset();
}

void TestAccessIndexModel::byMailbox()
{
    QCOMPARE(mailboxes(), QStringList({u"Büro"_s, u"Sales"_s, u"Secret"_s, u"user/dan"_s}));
    QCOMPARE(text(1, AccessIndexModel::Who), u"bob lrs   anyone lr"_s);
    QCOMPARE(text(1, AccessIndexModel::Entries), u"2"_s);
    QCOMPARE(text(0, AccessIndexModel::Who), u"carol lrswipkxtea"_s); // "c" and "d" only repeat others
    QCOMPARE(text(3, AccessIndexModel::Owner), u"dan"_s);
    QVERIFY(text(2, AccessIndexModel::Who).contains(u"Not for you"_s));
}

void TestAccessIndexModel::byPerson()
{
    m_model->setView(View::Person);
    m_model->setPerson(u"bob"_s);
    QVERIFY(arranged());
    QCOMPARE(mailboxes(), QStringList({u"Sales"_s, u"user/dan"_s}));
    QCOMPARE(text(0, AccessIndexModel::Entry), u"lrs"_s);
    QCOMPARE(text(0, AccessIndexModel::Effective), u"lrs"_s);
    QCOMPARE(text(1, AccessIndexModel::Entry), u"l"_s);
    // Who has no entry may be let in all the same.
    m_model->setPerson(u"eve"_s);
    QVERIFY(arranged());
    QCOMPARE(mailboxes(), QStringList({u"Sales"_s}));
    QCOMPARE(text(0, AccessIndexModel::Entry), u"–"_s);
    QCOMPARE(text(0, AccessIndexModel::Effective), u"lr"_s);
    m_model->setPerson({});
    QVERIFY(arranged());
    QCOMPARE(m_model->rowCount(), 0);
}

void TestAccessIndexModel::refused()
{
    m_model->setView(View::Refused);
    QVERIFY(arranged());
    QCOMPARE(mailboxes(), QStringList({u"Secret"_s}));
}

void TestAccessIndexModel::filtered()
{
    m_model->setFilter(u"BOB"_s); // who stands in the list
    QVERIFY(arranged());
    QCOMPARE(mailboxes(), QStringList({u"Sales"_s, u"user/dan"_s}));
    m_model->setFilter(u"büro"_s);
    QVERIFY(arranged());
    QCOMPARE(mailboxes(), QStringList({u"Büro"_s}));
    m_model->setView(View::Person);
    m_model->setPerson(u"bob"_s);
    m_model->setFilter(u"dan"_s);
    QVERIFY(arranged());
    QCOMPARE(mailboxes(), QStringList({u"user/dan"_s}));
}

void TestAccessIndexModel::sorted()
{
    m_model->sort(AccessIndexModel::Entries, Qt::DescendingOrder);
    QVERIFY(arranged());
    QCOMPARE(mailboxes(), QStringList({u"user/dan"_s, u"Sales"_s, u"Büro"_s, u"Secret"_s}));
    m_model->sort(AccessIndexModel::Mailbox, Qt::DescendingOrder);
    QVERIFY(arranged());
    QCOMPARE(mailboxes().first(), u"user/dan"_s);
}

void TestAccessIndexModel::readAgain()
{
    QSignalSpy changed(m_model.get(), &AccessIndexModel::dataChanged);
    m_index->put(box(u"Sales"_s), '/', {{u"bob"_s, "lrw"}});
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(arranged());
    QCOMPARE(text(1, AccessIndexModel::Who), u"bob lrw"_s);
    m_index->put(box(u"New"_s), '/', {});
    QTRY_COMPARE(m_model->rowCount(), 5);
    QCOMPARE(text(1, AccessIndexModel::Who), u"nobody by the list"_s);
}

void TestAccessIndexModel::gone()
{
    m_index->remove(box(u"Sales"_s));
    QTRY_COMPARE(mailboxes(), QStringList({u"Büro"_s, u"Secret"_s, u"user/dan"_s}));
}

void TestAccessIndexModel::anotherIndex()
{
    m_model->setFilter(u"e"_s); // and while the rows are looked for
    m_model->setIndex(nullptr);
    m_index.reset();
    QCOMPARE(m_model->rowCount(), 0);
    QTest::qWait(50);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestAccessIndexModel::hundredThousand()
{
    constexpr int Many = 100'000;
    for (int i = 0; i < Many; ++i)
        m_index->put(box(u"Shared/%1"_s.arg(i)), '/', {{u"user%1"_s.arg(i % 1000), "lrs"}, {u"bob"_s, "lr"}});
    m_tester.reset(); // it looks at every row
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), Many + 4, 60'000);
    QTest::qWait(300);
    QVERIFY(arranged());
    // Other events have their turn while the rows are looked for: that many pieces there are.
    const auto turnsOf = [this](const std::function<void()> &ask) {
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
        timer.start(0);
        ask();
        return QTest::qWaitFor([this] { return !m_model->isArranging(); }, 60'000) ? turns : 0;
    };
    QVERIFY(turnsOf([this] { m_model->setFilter(u"user7"_s); }) > 3);
    QCOMPARE(m_model->rowCount(), 11'100); // 7, 70 to 79, 700 to 799, a hundred times each
    m_model->setFilter({});
    m_model->setView(View::Person);
    QVERIFY(turnsOf([this] { m_model->setPerson(u"bob"_s); }) > 3);
    QCOMPARE(m_model->rowCount(), Many + 2);
    QVERIFY(turnsOf([this] { m_model->sort(AccessIndexModel::Mailbox, Qt::DescendingOrder); }) > 3);
    QCOMPARE(text(0, AccessIndexModel::Mailbox), u"user/dan"_s);
    QCOMPARE(text(Many, AccessIndexModel::Effective), u"lr"_s);
}

UI_TEST_MAIN(TestAccessIndexModel)
#include "tst_accessindexmodel.moc"
