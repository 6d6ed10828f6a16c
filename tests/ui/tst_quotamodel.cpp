#include "ui/models/quotamodel.h"
#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::QuotaModel;

class TestQuotaModel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void oneRowForEachResource();
    void amounts_data();
    void amounts();
    void exactAmounts();
    void withoutLimits();
    void unlimited();
    void stagedAlone();
    void namesAreOpaque();
    void replaced();
    void inTheLocale();
    void headers();

private:
    QString text(int row, QuotaModel::Column column) const
    {
        return m_model->index(row, column).data().toString();
    }

    std::unique_ptr<QuotaModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestQuotaModel::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_model = std::make_unique<QuotaModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestQuotaModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

// Before and after never look the same when they are not.
void TestQuotaModel::exactAmounts()
{
    const auto storage = [](quint64 value) {
        return QuotaModel::exactAmount("STORAGE", value);
    };
    QCOMPARE(storage(0), QuotaModel::amount("STORAGE", 0));
    QCOMPARE(storage(1000), u"1,000 kB"_s);
    QCOMPARE(storage(1536), u"1.5 MB"_s);
    QCOMPARE(storage(1537), u"1,537 kB"_s);
    QCOMPARE(storage(31457280), u"30.0 GB"_s);
    QCOMPARE(storage(31457281), u"31,457,281 kB"_s);
    QCOMPARE(storage((quint64(1) << 63) - 1), u"9,223,372,036,854,775,807"_s);
    QCOMPARE(QuotaModel::exactAmount("MESSAGE", 50001), u"50,001"_s);
}

void TestQuotaModel::oneRowForEachResource()
{
    m_model->setRoots(
        {{"Mailbox", {{"STORAGE", 512, 1024}, {"MESSAGE", 10, 20000}}}, {"Archive", {{"STORAGE", 1, 2}}}});
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(text(0, QuotaModel::Root), u"Mailbox"_s);
    QCOMPARE(text(1, QuotaModel::Root), u"Mailbox"_s);
    QCOMPARE(text(2, QuotaModel::Root), u"Archive"_s);
    QCOMPARE(text(0, QuotaModel::Resource), u"Storage"_s);
    QCOMPARE(text(1, QuotaModel::Resource), u"Messages"_s);
}

void TestQuotaModel::amounts_data()
{
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<quint64>("usage");
    QTest::addColumn<quint64>("limit");
    QTest::addColumn<QString>("used");
    QTest::addColumn<QString>("allowed");
    QTest::addColumn<QString>("share");
    QTest::addColumn<double>("ratio");
    QTest::newRow("storage") << QByteArray("STORAGE") << quint64(512 * 1024) << quint64(1024 * 1024)
                             << u"512.0 MB"_s << u"1.0 GB"_s << u"50 %"_s << 0.5;
    QTest::newRow("annotations") << QByteArray("ANNOTATION-STORAGE") << quint64(5) << quint64(10)
                                 << u"5.0 kB"_s << u"10 kB"_s << u"50 %"_s << 0.5;
    QTest::newRow("messages") << QByteArray("MESSAGE") << quint64(1234) << quint64(20000) << u"1,234"_s
                              << u"20,000"_s << u"6.2 %"_s << 0.0617;
    QTest::newRow("mailboxes") << QByteArray("MAILBOX") << quint64(3) << quint64(4) << u"3"_s << u"4"_s
                               << u"75 %"_s << 0.75;
    QTest::newRow("the server's own") << QByteArray("X-THING") << quint64(2048) << quint64(4096) << u"2,048"_s
                                      << u"4,096"_s << u"50 %"_s << 0.5;
    QTest::newRow("unused") << QByteArray("STORAGE") << quint64(0) << quint64(1024) << u"0 bytes"_s
                            << u"1.0 MB"_s << u"0.0 %"_s << 0.0;
    QTest::newRow("full") << QByteArray("MESSAGE") << quint64(10) << quint64(10) << u"10"_s << u"10"_s
                          << u"100 %"_s << 1.0;
    QTest::newRow("above the limit") << QByteArray("MESSAGE") << quint64(47) << quint64(40) << u"47"_s
                                     << u"40"_s << u"118 %"_s << 1.175;
    QTest::newRow("nothing allowed") << QByteArray("MESSAGE") << quint64(0) << quint64(0) << u"0"_s
                                     << u"nothing allowed"_s << QString() << 0.0;
    QTest::newRow("nothing allowed, some there") << QByteArray("MESSAGE") << quint64(7) << quint64(0)
                                                 << u"7"_s << u"nothing allowed"_s << QString() << 1.0;
    // 63 bits of 1024 octets are more octets than any size has room for: the number must not turn over.
    QTest::newRow("most") << QByteArray("STORAGE") << quint64(0) << quint64(9223372036854775807u)
                          << u"0 bytes"_s << u"9,223,372,036,854,775,807"_s << u"0.0 %"_s << 0.0;
}

void TestQuotaModel::amounts()
{
    QFETCH(QByteArray, resource);
    QFETCH(quint64, usage);
    QFETCH(quint64, limit);
    QFETCH(double, ratio);
    m_model->setRoots({{"R", {{resource, usage, limit}}}});
    QTEST(text(0, QuotaModel::Usage), "used");
    QTEST(text(0, QuotaModel::Limit), "allowed");
    QTEST(text(0, QuotaModel::Share), "share");
    QVERIFY(qAbs(m_model->index(0, QuotaModel::Share).data(QuotaModel::RatioRole).toDouble() - ratio)
            < 0.0001);
    // The exact numbers, whatever they were rounded to.
    const QString exact = m_model->index(0, QuotaModel::Usage).data(Qt::ToolTipRole).toString();
    QVERIFY2(exact.contains(QLocale().toString(qulonglong(usage)))
                 && exact.contains(QLocale().toString(qulonglong(limit))),
             qPrintable(exact));
    QCOMPARE(exact.contains(u"1024"), resource.endsWith("STORAGE"));
}

void TestQuotaModel::withoutLimits()
{
    m_model->setRoots({{"Free", {}}});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, QuotaModel::Root), u"Free"_s);
    QCOMPARE(text(0, QuotaModel::Resource), u"No limits"_s);
    for (const auto column : {QuotaModel::Usage, QuotaModel::Limit, QuotaModel::Share}) {
        QVERIFY(!m_model->index(0, column).data().isValid());
        QVERIFY(!m_model->index(0, column).data(QuotaModel::RatioRole).isValid());
    }
}

// Cyrus says -1 for a resource that is counted but not limited.
void TestQuotaModel::unlimited()
{
    m_model->setRoots({{"R", {{"MESSAGE", 7, std::nullopt}}}});
    QCOMPARE(text(0, QuotaModel::Usage), u"7"_s);
    QCOMPARE(text(0, QuotaModel::Limit), u"No limits"_s);
    QCOMPARE(text(0, QuotaModel::Share), QString());
    QCOMPARE(m_model->index(0, QuotaModel::Share).data(QuotaModel::RatioRole).toDouble(), 0.0);
}

// What has no limit yet the server does not tell of: that is not zero.
void TestQuotaModel::stagedAlone()
{
    m_model->setRoots({{"R", {{"STORAGE", 0, 1024}}}});
    m_model->setStaged({{"R", {{"STORAGE", 1024}, {"MESSAGE", 50}}}});
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(text(0, QuotaModel::Usage), u"0 bytes"_s);
    QCOMPARE(text(1, QuotaModel::Resource), u"Messages"_s);
    QCOMPARE(text(1, QuotaModel::Usage), u"not known"_s);
    QCOMPARE(text(1, QuotaModel::Share), QString());
    QVERIFY(!m_model->index(1, QuotaModel::Share).data(QuotaModel::RatioRole).isValid());
    const QString why = m_model->index(1, QuotaModel::Usage).data(Qt::ToolTipRole).toString();
    QVERIFY2(why.contains(u"does not tell"_s), qPrintable(why));
}

void TestQuotaModel::namesAreOpaque()
{
    m_model->setRoots({{{}, {{"MESSAGE", 1, 2}}}, {"user/jörg%1", {{"MESSAGE", 1, 2}}}, {"&AOQ-", {}}});
    QVERIFY(!text(0, QuotaModel::Root).isEmpty());
    QCOMPARE(text(1, QuotaModel::Root), u"user/jörg%1"_s);
    QCOMPARE(text(2, QuotaModel::Root), u"&AOQ-"_s); // not a mailbox name: no modified UTF-7
}

void TestQuotaModel::replaced()
{
    m_model->setRoots({{"A", {{"MESSAGE", 1, 2}}}, {"B", {}}});
    QCOMPARE(m_model->rowCount(), 2);
    m_model->setRoots({{"C", {}}});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, QuotaModel::Root), u"C"_s);
    m_model->setRoots({});
    QCOMPARE(m_model->rowCount(), 0);
}

void TestQuotaModel::inTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    m_model->setRoots({{"R", {{"MESSAGE", 1234, 20000}}}});
    QCOMPARE(text(0, QuotaModel::Usage), u"1.234"_s);
    QVERIFY(text(0, QuotaModel::Share).startsWith(u"6,2"));
}

void TestQuotaModel::headers()
{
    for (int column = 0; column < QuotaModel::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(m_model->headerData(QuotaModel::Usage, Qt::Horizontal, Qt::TextAlignmentRole).toInt()
            & Qt::AlignRight);
}

QTEST_MAIN(TestQuotaModel)
#include "tst_quotamodel.moc"
