#include "serverdriver.h"
#include "tests/support/mailserver.h"
#include "ui/quota/quotadialog.h"
#include "ui/server/quotastore.h"
#include <QFormLayout>

using namespace Qt::StringLiterals;

// What is said about quotas where there is nothing to be changed, or nothing known.
class TestQuotaWords : public QObject
{
    Q_OBJECT
private slots:
    void neverSet();
    void usageOfWhatHasNoLimit();
};

// On the page, for who has no mouse to hover with.
void TestQuotaWords::neverSet()
{
    const MailServer courier(u"courier"_s);
    REQUIRE_SERVER(courier);
    const uitest::Settings settings;
    ServerDriver driver;
    QVERIFY(driver.connectTo(courier.options()));
    QVERIFY(driver.showPage(ServerDriver::Quota));
    const QString words = u"This server never lets anybody change limits through IMAP."_s;
    QVERIFY(driver.page()->isShowingContent());
    QVERIFY(!driver.find<QAction>("quotaEdit")->isEnabled());
    const auto *reason = driver.find<QLabel>("quotaReason");
    QVERIFY(reason->isVisible());
    QCOMPARE(reason->text(), words);
    QVERIFY(reason->textInteractionFlags() & Qt::TextSelectableByKeyboard);
    driver.trigger("showQuotaFleet");
    driver.click("quotaFleetPageAsk");
    const auto *said = driver.find<QLabel>("quotaFleetPageWords");
    QTRY_VERIFY2(said->text().contains(u"never lets anybody change limits"_s), qPrintable(said->text()));
}

void TestQuotaWords::usageOfWhatHasNoLimit()
{
    imap::QuotaRoot root{"user/bob", {{"STORAGE", 0, 1024}}};
    root.told = true;
    imap::ServerManner manner;
    manner.flavour.resources = {"STORAGE", "MESSAGE"};
    ui::QuotaDialog dialog(root, manner);
    dialog.show();
    const auto *form = dialog.findChild<QFormLayout *>();
    const auto label = [&form](int row) {
        return static_cast<QLabel *>(form->itemAt(row, QFormLayout::LabelRole)->widget())->text();
    };
    QCOMPARE(label(0), u"Storage (0 bytes used)"_s); // which the server has told
    auto *more = dialog.findChild<QComboBox *>(u"quotaMore"_s);
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Down);
    QCOMPARE(form->rowCount(), 2);
    QCOMPARE(label(1), u"Messages (usage not known)"_s);
}

UI_TEST_MAIN(TestQuotaWords)
#include "tst_quotawords.moc"
