#include "ui/models/accessgridmodel.h"
#include "uimain.h"
#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::AccessGridModel;

// What a grid of people and mailboxes shows of an index, a thousand by a hundred thousand as well.
class TestAccessGridModel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void cells();
    void words();
    void filtered();
    void onlyWhatSaysSomething();
    void groupsFirst();
    void readAgain();
    void anotherIndex();
    void thousandByHundredThousand();

private:
    static imap::MailboxName box(const QString &name) { return imap::MailboxName(name); }
    bool arranged() const
    {
        return QTest::qWaitFor([this] { return !m_model->isArranging(); }, 60'000);
    }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, column).data(role).toString();
    }
    QStringList header(Qt::Orientation orientation) const
    {
        QStringList all;
        for (int i = 0; i < (orientation == Qt::Vertical ? m_model->rowCount() : m_model->columnCount()); ++i)
            all += m_model->headerData(i, orientation).toString();
        return all;
    }

    std::unique_ptr<imap::AccessIndex> m_index;
    std::unique_ptr<AccessGridModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestAccessGridModel::init()
{
    const imap::Namespaces namespaces{{imap::Namespace::Kind::Personal, {}, '/'},
                                      {imap::Namespace::Kind::OtherUsers, box(u"user/"_s), '/'}};
    imap::ServerFlavour flavour;
    flavour.kind = imap::ServerFlavour::Kind::Cyrus;
    m_index =
        std::make_unique<imap::AccessIndex>(flavour, imap::MailboxOwners(namespaces, u"ann"_s, flavour.kind));
    m_index->put(box(u"Sales"_s), '/', {{u"bob"_s, "lrs"}, {u"anyone"_s, "lrw"}});
    m_index->put(box(u"user/dan"_s), '/', {{u"dan"_s, "lrswipkxtecda"}, {u"bob"_s, "l"}, {u"-bob"_s, "l"}});
    m_index->putRefused(box(u"Secret"_s), '/', {imap::Error::Kind::Refused, "NOPERM", u"Not for you"_s});
    m_model = std::make_unique<AccessGridModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setIndex(m_index.get());
    QVERIFY(arranged());
}

void TestAccessGridModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_index.reset();
}

void TestAccessGridModel::cells()
{
    QCOMPARE(header(Qt::Vertical), QStringList({u"Sales"_s, u"Secret"_s, u"user/dan"_s}));
    QCOMPARE(header(Qt::Horizontal), QStringList({u"anyone"_s, u"bob"_s, u"-bob"_s, u"dan"_s}));
    QCOMPARE(cell(0, 1), u"lrs"_s);
    QCOMPARE(cell(0, 3), QString());
    QCOMPARE(cell(1, 1), u"?"_s);
    QCOMPARE(cell(2, 3), u"lrswipkxtea"_s); // "c" and "d" only repeat others
}

void TestAccessGridModel::words()
{
    const QString bob = cell(0, 1, Qt::ToolTipRole);
    QVERIFY2(bob.startsWith(u"bob in Sales\nEntry: lrs\nEffective rights: lrsw"_s), qPrintable(bob));
    QVERIFY(bob.contains(u"\nanyone: "_s));
    // Somebody without an entry has what anyone has; one who is denied it, nothing.
    QVERIFY(cell(0, 3, Qt::ToolTipRole).contains(u"No entry\nEffective rights: lrw"_s));
    QVERIFY(cell(2, 1, Qt::ToolTipRole).contains(u"Entry: l\nEffective rights: (nothing)"_s));
    QVERIFY(cell(1, 1, Qt::ToolTipRole).contains(u"Not for you"_s));
    QCOMPARE(cell(0, 1, Qt::AccessibleTextRole), bob);
}

void TestAccessGridModel::filtered()
{
    m_model->setPeopleFilter(u"BOB"_s);
    m_model->setMailboxFilter(u"dan"_s); // its owner, too
    QVERIFY(arranged());
    QCOMPARE(header(Qt::Vertical), QStringList({u"user/dan"_s}));
    QCOMPARE(header(Qt::Horizontal), QStringList({u"bob"_s, u"-bob"_s}));
    QCOMPARE(cell(0, 0), u"l"_s);
}

// With a filter, neither rows nor columns are there of which nothing is to be seen.
void TestAccessGridModel::onlyWhatSaysSomething()
{
    m_model->setPeopleFilter(u"dan"_s);
    QVERIFY(arranged());
    // What could not be read may have an entry.
    QCOMPARE(header(Qt::Vertical), QStringList({u"Secret"_s, u"user/dan"_s}));
    QCOMPARE(header(Qt::Horizontal), QStringList({u"dan"_s}));
    m_model->setPeopleFilter({});
    m_model->setMailboxFilter(u"sales"_s);
    QVERIFY(arranged());
    QCOMPARE(header(Qt::Vertical), QStringList({u"Sales"_s}));
    QCOMPARE(header(Qt::Horizontal), QStringList({u"anyone"_s, u"bob"_s}));
    // Somebody comes in while it is filtered.
    m_index->put(box(u"Sales"_s), '/', {{u"bob"_s, "lrs"}, {u"eve"_s, "l"}});
    QTRY_COMPARE(header(Qt::Horizontal), QStringList({u"bob"_s, u"eve"_s}));
    m_model->setMailboxFilter({});
    QVERIFY(arranged());
    QCOMPARE(header(Qt::Horizontal), QStringList({u"bob"_s, u"-bob"_s, u"dan"_s, u"eve"_s}));
}

// Of ten thousand people, everybody and the groups are not to be looked for.
void TestAccessGridModel::groupsFirst()
{
    m_index->put(box(u"Sales"_s), '/',
                 {{u"zoe"_s, "l"},
                  {u"group:sales"_s, "lrs"},
                  {u"adam"_s, "lr"},
                  {u"-anyone"_s, "w"},
                  {u"anyone"_s, "l"},
                  {u"-group:sales"_s, "s"}});
    QTRY_COMPARE(header(Qt::Horizontal),
                 QStringList({u"anyone"_s, u"-anyone"_s, u"group:sales"_s, u"-group:sales"_s, u"adam"_s,
                              u"bob"_s, u"-bob"_s, u"dan"_s, u"zoe"_s}));
}

void TestAccessGridModel::readAgain()
{
    m_index->put(box(u"Sales"_s), '/', {{u"eve"_s, "lr"}});
    QTRY_COMPARE(header(Qt::Horizontal), QStringList({u"bob"_s, u"-bob"_s, u"dan"_s, u"eve"_s}));
    QCOMPARE(cell(0, 3), u"lr"_s);
    m_index->remove(box(u"Secret"_s));
    QTRY_COMPARE(header(Qt::Vertical), QStringList({u"Sales"_s, u"user/dan"_s}));
}

void TestAccessGridModel::anotherIndex()
{
    m_model->setPeopleFilter(u"e"_s); // and while both sides are looked for
    m_model->setIndex(nullptr);
    m_index.reset();
    QTest::qWait(50);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), 0);
}

void TestAccessGridModel::thousandByHundredThousand()
{
    constexpr int People = 1000, Mailboxes = 100'000;
    m_tester.reset(); // it looks at every row
    for (int i = 0; i < Mailboxes; ++i)
        m_index->put(box(u"Shared/%1"_s.arg(i, 5, 10, QLatin1Char('0'))), '/',
                     {{u"user%1"_s.arg(i % People, 3, 10, QLatin1Char('0')), "lrs"}, {u"bob"_s, "lr"}});
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), Mailboxes + 3, 60'000);
    QTest::qWait(300);
    QVERIFY(arranged());
    QCOMPARE(m_model->columnCount(), People + 4);
    const int row = int(header(Qt::Vertical).indexOf(u"Shared/54321"_s));
    const int column = int(header(Qt::Horizontal).indexOf(u"user321"_s));
    QCOMPARE(cell(row, column), u"lrs"_s);
    QCOMPARE(cell(row, column + 1), QString());
    m_model->setMailboxFilter(u"Shared/54321"_s);
    QVERIFY(arranged());
    QCOMPARE(m_model->rowCount(), 1);
}

UI_TEST_MAIN(TestAccessGridModel)
#include "tst_accessgridmodel.moc"
