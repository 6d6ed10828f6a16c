#include "accessdriver.h"
#include "ui/support/messagebar.h"
#include <QClipboard>

// The notice in the window, which must not move what somebody is about to click.
class TestMessageBar : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup() { close(); }
    void movesNothing();
    void longPath();

private:
    // Where everything that is to be seen of the pages is.
    QMap<QString, QRect> places() const
    {
        QMap<QString, QRect> all;
        for (const QWidget *widget : m_driver->find<QWidget>("areas")->findChildren<QWidget *>()) {
            if (widget->isVisible() && !widget->objectName().isEmpty())
                all.insert(widget->objectName(), QRect(widget->mapToGlobal(QPoint()), widget->size()));
        }
        return all;
    }
};

void TestMessageBar::movesNothing()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    auto *bar = m_driver->find<ui::MessageBar>("messageBar");
    QVERIFY(!bar->isVisible());
    QCoreApplication::processEvents(); // the page has just come, and is laid out
    const auto before = places();
    QVERIFY(before.size() > 5);
    const QModelIndex right = cell(u"bob"_s, 'w');
    const QPoint there = acl()->viewport()->mapToGlobal(acl()->visualRect(right).center());
    m_scripted->say("* OK [ALERT] Down at noon");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(m_driver->labelText("messageBarText").contains(u"Down at noon"_s));
    QCOMPARE(places(), before);
    QCOMPARE(acl()->viewport()->mapToGlobal(acl()->visualRect(right).center()), there);
    // The click still comes to it.
    QCOMPARE(m_driver->window()->childAt(m_driver->window()->mapFromGlobal(there)), acl()->viewport());
    click(right);
    QTRY_COMPARE(staged(), u"bob+w"_s);
    // A narrower window has it at the lower end, as high as its words want.
    const int height = bar->height();
    changes()->noticed(QString(u"word "_s).repeated(60), true);
    QVERIFY(bar->height() > height);
    const QWidget *area = bar->parentWidget();
    m_driver->window()->resize(1000, 700);
    QTRY_COMPARE(bar->width(), area->width());
    QCOMPARE(bar->geometry().bottom(), area->rect().bottom());
    auto *close = m_driver->find<QToolButton>("messageBarClose");
    close->setFocus();
    QTest::keyClick(close, Qt::Key_Space);
    QVERIFY(!bar->isVisible());
}

// Its last part is what tells most.
void TestMessageBar::longPath()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    const QString path = u"/home/olivia"_s + QString(u"/a-folder-within"_s).repeated(20) + u"/last.journal"_s;
    const QString words = u"%1 cannot be written: no space"_s.arg(path);
    changes()->noticed(words, true);
    auto *text = m_driver->find<QLabel>("messageBarText");
    QVERIFY2(text->text().startsWith(u"/home/olivia"_s)
                 && text->text().endsWith(u"last.journal cannot be written: no space"_s)
                 && text->text().contains(u'…'),
             qPrintable(text->text()));
    QVERIFY(text->fontMetrics().horizontalAdvance(text->text().section(u' ', 0, 0)) <= text->width());
    QCOMPARE(text->toolTip(), words);
    auto *copy = m_driver->find<QToolButton>("messageBarCopy");
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), words);
    // What fits is as it is.
    changes()->noticed(u"/short cannot be written"_s, true);
    QCOMPARE(text->text(), u"/short cannot be written"_s);
    QVERIFY(text->toolTip().isEmpty());
}

UI_TEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
