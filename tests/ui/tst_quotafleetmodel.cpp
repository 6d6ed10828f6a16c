#include "ui/models/quotafleetmodel.h"
#include "uimain.h"
#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::QuotaFleetModel;

// What a list of quota roots shows of a survey, and that it shows a hundred thousand of them without standing still.
class TestQuotaFleetModel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void theFullestFirst();
    void oneResource();
    void threshold();
    void histogram();
    void zeroThatIsNoLimit();
    void staged();
    void growth();
    void readAgain();
    void hundredThousand();

private:
    static imap::QuotaRoot root(const QByteArray &name, std::vector<imap::QuotaResource> resources)
    {
        imap::QuotaRoot made;
        made.name = name;
        made.told = true;
        made.resources = std::move(resources);
        return made;
    }
    bool arranged() const
    {
        return QTest::qWaitFor([this] { return !m_model->isArranging(); }, 60'000);
    }
    QStringList column(QuotaFleetModel::Column column) const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all += m_model->index(row, column).data().toString();
        return all;
    }

    std::unique_ptr<imap::QuotaSurvey> m_survey;
    std::unique_ptr<QuotaFleetModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestQuotaFleetModel::init()
{
    m_survey = std::make_unique<imap::QuotaSurvey>();
    m_survey->put(root("ann", {{"STORAGE", 50, 100}, {"MESSAGE", 9, 10}}));
    m_survey->put(root("bob", {{"STORAGE", 120, 100}}));
    m_survey->put(root("carol", {{"STORAGE", 7, std::nullopt}}));
    m_survey->put(root("dan", {}));
    m_survey->put(root("eve", {{"STORAGE", 0, 0}}));
    m_model = std::make_unique<QuotaFleetModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setSurvey(m_survey.get(), false);
    QVERIFY(arranged());
}

void TestQuotaFleetModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_survey.reset();
}

void TestQuotaFleetModel::theFullestFirst()
{
    QCOMPARE(column(QuotaFleetModel::Root).mid(0, 3), QStringList({u"bob"_s, u"eve"_s, u"ann"_s}));
    QCOMPARE(column(QuotaFleetModel::Resource)[2], u"Messages"_s); // 90 %, and of storage 50 %
    QCOMPARE(column(QuotaFleetModel::Share)[0], u"120 %"_s);
    QCOMPARE(column(QuotaFleetModel::Limit)[1], u"nothing allowed"_s);
    QCOMPARE(m_model->index(0, QuotaFleetModel::Share).data(ui::QuotaModel::RatioRole).toDouble(), 1.2);
    m_model->sort(QuotaFleetModel::Root, Qt::AscendingOrder);
    QVERIFY(arranged());
    QCOMPARE(column(QuotaFleetModel::Root),
             QStringList({u"ann"_s, u"bob"_s, u"carol"_s, u"dan"_s, u"eve"_s}));
    QCOMPARE(column(QuotaFleetModel::Limit)[2], u"no limit"_s);
}

void TestQuotaFleetModel::oneResource()
{
    m_model->setResource("STORAGE");
    m_model->sort(QuotaFleetModel::Used, Qt::DescendingOrder);
    QVERIFY(arranged());
    QCOMPARE(column(QuotaFleetModel::Root).mid(0, 3), QStringList({u"bob"_s, u"ann"_s, u"carol"_s}));
    QCOMPARE(column(QuotaFleetModel::Share)[1], u"50 %"_s);
}

void TestQuotaFleetModel::threshold()
{
    m_model->setThreshold(90);
    QVERIFY(arranged());
    QCOMPARE(column(QuotaFleetModel::Root), QStringList({u"bob"_s, u"eve"_s, u"ann"_s}));
    m_model->setThreshold(91);
    m_model->setFilter(u"B"_s);
    QVERIFY(arranged());
    QCOMPARE(column(QuotaFleetModel::Root), QStringList({u"bob"_s}));
}

void TestQuotaFleetModel::histogram()
{
    m_model->setThreshold(95); // which it does not mind
    QVERIFY(arranged());
    QuotaFleetModel::Histogram expected{};
    expected[9] = 2; // ann, and eve, who may have nothing
    expected[QuotaFleetModel::Over] = 1;
    expected[QuotaFleetModel::Unlimited] = 2;
    QCOMPARE(m_model->histogram(), expected);
}

void TestQuotaFleetModel::zeroThatIsNoLimit()
{
    m_model->setSurvey(nullptr, true);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setSurvey(m_survey.get(), true);
    m_model->sort(QuotaFleetModel::Root, Qt::AscendingOrder);
    QVERIFY(arranged());
    QCOMPARE(column(QuotaFleetModel::Limit)[4], u"no limit"_s);
    QCOMPARE(column(QuotaFleetModel::Share)[4], QString());
}

void TestQuotaFleetModel::staged()
{
    m_model->setResource("STORAGE");
    QVERIFY(arranged());
    m_model->setStaged([](const QByteArray &root) {
        return root == "bob" ? std::vector<imap::QuotaLimit>{{"STORAGE", 200}}
                             : std::vector<imap::QuotaLimit>();
    });
    QCOMPARE(column(QuotaFleetModel::Root)[0], u"bob"_s);
    QCOMPARE(column(QuotaFleetModel::Limit)[0], u"100 kB → 200 kB"_s);
    QVERIFY(m_model->index(0, QuotaFleetModel::Limit).data(Qt::BackgroundRole).isValid());
    QVERIFY(!m_model->index(1, QuotaFleetModel::Limit).data(Qt::BackgroundRole).isValid());
}

void TestQuotaFleetModel::growth()
{
    auto before = std::make_shared<imap::QuotaSnapshot>();
    before->roots = {{"ann", {{"STORAGE", 25, 100}, {"MESSAGE", 10, 10}}},
                     {"eve", {{"STORAGE", 0, 0}}},
                     {"carol", {{"STORAGE", 7, 7}}}};
    m_model->setSnapshot(before);
    m_model->setResource("STORAGE");
    m_model->sort(QuotaFleetModel::Growth, Qt::DescendingOrder);
    QVERIFY(arranged());
    QCOMPARE(column(QuotaFleetModel::Root).first(), u"ann"_s);
    m_model->sort(QuotaFleetModel::Root);
    QVERIFY(arranged());
    QCOMPARE(column(QuotaFleetModel::Growth),
             QStringList({u"+25 kB"_s, u"new"_s, u"0 bytes"_s, QString(), u"0 bytes"_s}));
    QCOMPARE(column(QuotaFleetModel::GrowthShare),
             QStringList({u"+100 %"_s, QString(), u"0 %"_s, QString(), QString()}));
    m_model->setResource("MESSAGE");
    QVERIFY(arranged());
    QCOMPARE(column(QuotaFleetModel::Growth)[0], u"−1"_s);
    m_model->setSnapshot(nullptr);
    QCOMPARE(column(QuotaFleetModel::Growth), QStringList({{}, {}, {}, {}, {}}));
}

void TestQuotaFleetModel::readAgain()
{
    m_survey->put(root("bob", {{"STORAGE", 120, 1200}}));
    QTRY_COMPARE(column(QuotaFleetModel::Root).mid(0, 3), QStringList({u"eve"_s, u"ann"_s, u"bob"_s}));
}

void TestQuotaFleetModel::hundredThousand()
{
    constexpr int Many = 100'000;
    m_tester.reset(); // it looks at every row
    for (int i = 0; i < Many; ++i)
        m_survey->put(root("user/" + QByteArray::number(i),
                           {{"STORAGE", quint64(i % 100), 100}, {"MESSAGE", 1, 1000}}));
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), Many + 5, 60'000);
    QTest::qWait(300);
    QVERIFY(arranged());
    // Other events have their turn while the rows are looked for: that many pieces there are.
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    timer.start(0);
    m_model->setThreshold(99);
    QVERIFY(arranged());
    QVERIFY(turns > 3);
    QCOMPARE(m_model->rowCount(), Many / 100 + 2);
    QCOMPARE(m_model->histogram()[0], size_t(Many / 10));
}

UI_TEST_MAIN(TestQuotaFleetModel)
#include "tst_quotafleetmodel.moc"
