#include "fluent.h"
#include "windowdriver.h"
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

// A mailbox with a hundred thousand messages is open at once, and stays nearly all on the server.
class TestBigMailbox : public QObject
{
    Q_OBJECT
private slots:
    void open();
};

void TestBigMailbox::open()
{
    constexpr int Count = 100'000;
    const uitest::Settings settings;
    const Dovecot server({u"--big"_s, u"Big:%1"_s.arg(Count)});
    Driver driver;
    QVERIFY(driver.connectTo(server.options()));
    fluent::watchdog()->forget();

    QVERIFY(driver.select({u"My mailboxes"_s, u"Big"_s}));
    QCOMPARE(driver.listModel()->rowCount(), Count);
    QVERIFY(driver.rowsAreFetched());
    const auto fetched = [&driver] {
        int count = 0;
        for (int row = 0; row < Count; ++row)
            count +=
                driver.listModel()->index(row, 0).data(ui::MessageListModel::FetchedRole).toBool() ? 1 : 0;
        return count;
    };
    const int screenful = driver.list()->viewport()->height() / driver.list()->sizeHintForRow(0) + 3;
    QVERIFY2(fetched() <= screenful, qPrintable(QString::number(fetched())));
    QTest::mouseClick(driver.list()->viewport(), Qt::LeftButton, {}, {50, 5});
    QTest::keyClick(driver.list(), Qt::Key_End);
    QTRY_VERIFY(driver.listModel()->index(Count - 1, 0).data(ui::MessageListModel::FetchedRole).toBool());
    QVERIFY2(fetched() <= 2 * screenful, qPrintable(QString::number(fetched())));

    QHeaderView *header = driver.list()->header();
    QTest::mouseClick(
        header->viewport(), Qt::LeftButton, {},
        {header->sectionViewportPosition(ui::MessageListModel::Size) + 15, header->height() / 2});
    QTRY_VERIFY_WITH_TIMEOUT(header->sortIndicatorSection() == ui::MessageListModel::Size
                                 && driver.labelText("messageNotice").contains(u"largest first"),
                             30000);
    QCOMPARE(driver.listModel()->rowCount(), Count);
    QVERIFY(driver.rowsAreFetched());
    const auto size = [&driver](int row) {
        return driver.listModel()->index(row, ui::MessageListModel::Size).data(Qt::ToolTipRole);
    };
    QVERIFY(size(0).isValid());
    QVERIFY2(fetched() <= 3 * screenful, qPrintable(QString::number(fetched())));

    driver.trigger("threadsAction");
    QTRY_VERIFY_WITH_TIMEOUT(driver.listModel()->isThreaded(), 60000);
    QVERIFY(driver.rowsAreFetched());
    VERIFY_FLUENT();
    driver.close();
}

UI_TEST_MAIN(TestBigMailbox)
#include "tst_bigmailbox.moc"
