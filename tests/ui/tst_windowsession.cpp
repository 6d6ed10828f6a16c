#include "imapcore/commands/raw.h"
#include "windowdriver.h"
#include <QDialog>
#include <QDockWidget>
#include <QRegularExpression>
#include <QSplitter>
#include <QTimer>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

// The window over time: the ways to move about, connections that end, and what is there the next day.
class TestWindowSession : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init();
    void cleanup();
    void backAndForward();
    void goToBox();
    void filter();
    void pagesByKeys();
    void disconnectAndReconnect();
    void reconnectedWhereOneWas();
    void serverGoesAway();
    void connectionFailsFromTheStart();
    void mailArrivesInAnEmptyMailbox();
    void layoutSurvives();
    void recentServersAreOffered();

private:
    bool connectAs();
    bool sendTyped(const QString &command, const QString &answer);

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestWindowSession::init()
{
    m_settings = std::make_unique<uitest::Settings>();
}

void TestWindowSession::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

bool TestWindowSession::connectAs()
{
    m_driver = std::make_unique<Driver>();
    return m_driver->connectTo(m_server->options());
}

bool TestWindowSession::sendTyped(const QString &command, const QString &answer)
{
    auto *input = m_driver->find<QPlainTextEdit>("consoleInput");
    input->setFocus();
    QTest::keyClicks(input, command);
    QTest::keyClick(input, Qt::Key_Return);
    return Driver::until(
        [&] { return !m_driver->traceLines().filter(QRegularExpression(answer)).isEmpty(); });
}

void TestWindowSession::backAndForward()
{
    QVERIFY(connectAs());
    auto *back = m_driver->find<QAction>("backAction"), *forward = m_driver->find<QAction>("forwardAction");
    QVERIFY(!back->isEnabled());
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Sent"_s}));
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Junk"_s}));
    QVERIFY(back->isEnabled() && !forward->isEnabled());
    const auto at = [this](const char *wire) {
        return Driver::until(
            [&] { return m_driver->page()->subject().mailbox.wire() == wire && m_driver->settled(); });
    };
    QTest::keyClick(m_driver->window(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(at("Sent"));
    QTest::keyClick(m_driver->window(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(at("INBOX"));
    QVERIFY(!back->isEnabled());
    QTest::keyClick(m_driver->window(), Qt::Key_Right, Qt::AltModifier);
    QVERIFY(at("Sent"));
    QVERIFY(forward->isEnabled());
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Trash"_s})); // another way from here
    QVERIFY(!forward->isEnabled());
    QCOMPARE(m_driver->tree()->currentIndex().data().toString(), u"Trash"_s);
}

void TestWindowSession::goToBox()
{
    QVERIFY(connectAs());
    const auto goTo = [this](const QString &text, const QString &kind) {
        bool found = false;
        QTimer::singleShot(0, m_driver->window(), [&] {
            auto *dialog = QApplication::activeModalWidget();
            if (!dialog)
                return;
            auto *field = dialog->findChild<QLineEdit *>(u"goToText"_s);
            QTest::keyClicks(field, text);
            const auto *list = dialog->findChild<QListWidget *>(u"goToList"_s);
            // Mailboxes come first, once they are listed.
            found = Driver::until(
                [list, kind] { return list->count() > 0 && list->item(0)->text().endsWith(kind); },
                text.contains(u"no such"_s) ? 300 : 10000);
            QTest::keyClick(field, found ? Qt::Key_Return : Qt::Key_Escape);
        });
        m_driver->trigger("goToAction");
        return found;
    };
    QVERIFY(goTo(u"junk"_s, u"(Mailbox)"_s));
    QTRY_COMPARE(m_driver->page()->subject().mailbox.wire(), "Junk");
    QVERIFY(goTo(u"page quota"_s, u"(Page)"_s));
    QCOMPARE(m_driver->page()->objectName(), u"quotaPage"_s);
    QTRY_VERIFY(m_driver->find<QAction>("threadsAction")->isEnabled()); // once the mailbox is open
    QVERIFY(goTo(u"show threads"_s, u"(Action)"_s));
    QVERIFY(m_driver->find<QAction>("threadsAction")->isChecked());
    QVERIFY(!goTo(u"no such thing anywhere"_s, {}));
    QCOMPARE(m_driver->page()->objectName(), u"quotaPage"_s);
}

void TestWindowSession::filter()
{
    QVERIFY(connectAs());
    QTest::keyClick(m_driver->window(), Qt::Key_F, Qt::ControlModifier);
    auto *filter = m_driver->find<QLineEdit>("mailboxFilter");
    QTRY_VERIFY(filter->hasFocus());
    auto *matches = m_driver->find<QTreeView>("mailboxMatches");
    QVERIFY(!matches->isVisible());
    const auto found = [&] {
        QStringList names;
        for (int row = 0; row < matches->model()->rowCount(); ++row)
            names += matches->model()->index(row, 0).data().toString();
        return names;
    };
    // One that the tree has not listed: its branch was never opened.
    QTest::keyClicks(filter, u"velo-T"_s);
    QTRY_COMPARE(found(), QStringList{u"velo-tech"_s});
    QVERIFY(matches->isVisible() && !m_driver->tree()->isVisible());
    QCOMPARE(m_driver->page()->subject().mailbox.wire(), "INBOX"); // the page stays until one chooses
    QTest::keyClick(filter, Qt::Key_Down);
    QTRY_VERIFY(matches->hasFocus());
    QTRY_COMPARE(m_driver->page()->subject().mailbox.wire(), "Lists/velo-tech");
    QTest::keyClick(matches, Qt::Key_Return); // the tree shows where it is
    QTRY_COMPARE(m_driver->tree()->currentIndex().data().toString(), u"velo-tech"_s);
    QCOMPARE(m_driver->page()->subject().mailbox.wire(), "Lists/velo-tech");
    QVERIFY(m_driver->tree()->isVisible() && filter->text().isEmpty());

    filter->setText(u"use:junk"_s);
    QTRY_COMPARE(found(), QStringList{u"Junk"_s});
    filter->setText(u"no such mailbox"_s);
    QTRY_COMPARE(found(), QStringList());
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_VERIFY(m_driver->tree()->hasFocus());
    QCOMPARE(m_driver->page()->subject().mailbox.wire(), "Lists/velo-tech");
}

void TestWindowSession::pagesByKeys()
{
    QVERIFY(connectAs());
    QStringList pages;
    for (const Qt::Key key : {Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_1}) {
        QTest::keyClick(m_driver->window(), key, Qt::AltModifier);
        pages += m_driver->page()->objectName();
    }
    QCOMPARE(pages, (QStringList{u"accessPage"_s, u"quotaPage"_s, u"metadataPage"_s, u"detailsPage"_s,
                                 u"messagesPage"_s}));
}

void TestWindowSession::disconnectAndReconnect()
{
    QVERIFY(connectAs());
    auto *disconnect = m_driver->find<QAction>("disconnectAction"),
         *reconnect = m_driver->find<QAction>("reconnectAction");
    QVERIFY(disconnect->isEnabled() && !reconnect->isEnabled());
    disconnect->trigger();
    QTRY_VERIFY(!disconnect->isEnabled() && reconnect->isEnabled());
    QTRY_VERIFY(!m_driver->traceLines().filter(QRegularExpression(u"^C: \\S+ LOGOUT"_s)).isEmpty());
    QVERIFY(!m_driver->find<QPlainTextEdit>("consoleInput")->isEnabled());
    QVERIFY2(m_driver->labelText("statusConnection").contains(u"not connected"),
             qPrintable(m_driver->labelText("statusConnection")));
    QTest::keyClick(m_driver->tree(), Qt::Key_Down); // nothing can be loaded, and nothing breaks
    QVERIFY(!m_driver->page()->isShowingContent());
    reconnect->trigger();
    QTRY_VERIFY(disconnect->isEnabled());
    QTRY_VERIFY(m_driver->treeModel()->rowCount(m_driver->treeModel()->index(0, 0)) == 4);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Sent"_s}));
    QTRY_VERIFY(m_driver->listModel()->rowCount() > 0);
    QCOMPARE(m_driver->treeModel()->rowCount(), 1);
}

void TestWindowSession::reconnectedWhereOneWas()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Lists"_s, u"velo-tech"_s}));
    const imap::MailboxName shown = m_driver->page()->subject().mailbox;
    auto *reconnect = m_driver->find<QAction>("reconnectAction");
    m_driver->trigger("disconnectAction");
    QTRY_VERIFY(reconnect->isEnabled());
    reconnect->trigger();
    QTRY_VERIFY(!reconnect->isEnabled());
    QTRY_COMPARE(m_driver->page()->subject().mailbox, shown);
    QTRY_VERIFY(m_driver->listModel()->rowCount() > 0);
    QTRY_VERIFY(m_driver->page()->isShowingContent());
}

void TestWindowSession::serverGoesAway()
{
    auto server = std::make_unique<Dovecot>();
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(server->options()));
    server.reset();
    auto *bar = m_driver->find<QLabel>("messageBarText");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 10000);
    QVERIFY2(bar->text().contains(u"127.0.0.1"), qPrintable(bar->text()));
    QVERIFY(m_driver->find<QAction>("reconnectAction")->isEnabled());
    QVERIFY(!m_driver->find<QAction>("refreshAction")->isEnabled());
    for (const int other : {1, 2, 0})
        QVERIFY(m_driver->showPage(Driver::PageIndex(other)));
    QTest::keyClick(m_driver->list(), Qt::Key_End);
    QTest::keyClick(m_driver->tree(), Qt::Key_Down);
    m_driver->trigger("reconnectAction"); // nobody is there
    QTRY_VERIFY(bar->isVisible());
    QTRY_VERIFY(m_driver->find<QAction>("reconnectAction")->isEnabled());
    QTest::mouseClick(m_driver->find<QToolButton>("messageBarClose"), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
}

void TestWindowSession::connectionFailsFromTheStart()
{
    m_driver = std::make_unique<Driver>();
    imap::ConnectOptions options = m_server->options();
    options.password = u"wrong"_s;
    m_driver->window()->connectTo(options);
    QTRY_VERIFY_WITH_TIMEOUT(m_driver->window()->findChild<QDialog *>(u"connectDialog"_s)->isVisible(),
                             10000);
    QVERIFY2(m_driver->labelText("connectMessage").contains(u"refused"),
             qPrintable(m_driver->labelText("connectMessage")));
    QCOMPARE(m_driver->find<QLineEdit>("userField")->text(), m_server->user());
    QVERIFY(!m_driver->window()->wasConnected());
    m_driver->find<QLineEdit>("passwordField")->setText(m_server->password());
    QTest::mouseClick(m_driver->find<QPushButton>("connectButton"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->window()->wasConnected());
}

void TestWindowSession::mailArrivesInAnEmptyMailbox()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Empty"_s}));
    QVERIFY(!m_driver->page()->isShowingContent());
    const auto session = m_server->session();
    session->send(imap::Raw{"EXAMINE Sent"});
    session->send(imap::Raw{"COPY 1 Empty"});
    QVERIFY(Driver::until([&] { return session->pending() == 0; }));
    QVERIFY(sendTyped(u"NOOP"_s, u"^S: \\* 1 EXISTS"_s));
    QTRY_VERIFY(m_driver->page()->isShowingContent());
    QCOMPARE(m_driver->listModel()->rowCount(), 1);
}

void TestWindowSession::layoutSurvives()
{
    // Within the offscreen screen of 800 by 800: newer Qt restores no larger window than there is room for.
    constexpr QSize Size(780, 700);
    QList<int> sizes;
    int column = 0;
    {
        Driver driver;
        QVERIFY(driver.connectTo(m_server->options()));
        driver.find<QSplitter>("mainSplitter")->setSizes({420, 860});
        sizes = driver.find<QSplitter>("mainSplitter")->sizes();
        driver.list()->header()->resizeSection(ui::MessageListModel::From, 333);
        driver.find<QDockWidget>("jobsDock")->hide();
        driver.window()->resize(Size);
        QVERIFY(driver.showPage(Driver::Quota));
        sizes = driver.find<QSplitter>("mainSplitter")->sizes();
        column = driver.list()->header()->sectionSize(ui::MessageListModel::From);
        driver.close();
    }
    Driver driver;
    QVERIFY(driver.connectTo(m_server->options()));
    QCOMPARE(driver.window()->size(), Size);
    QCOMPARE(driver.page()->objectName(), u"quotaPage"_s);
    QVERIFY(driver.find<QDockWidget>("jobsDock")->isHidden());
    QVERIFY(!driver.find<QDockWidget>("protocolDock")->isHidden());
    QCOMPARE(driver.find<QSplitter>("mainSplitter")->sizes(), sizes);
    QVERIFY(driver.showPage(Driver::Messages));
    QCOMPARE(driver.list()->header()->sectionSize(ui::MessageListModel::From), column);
    driver.trigger("layoutReset");
    QVERIFY(!driver.find<QDockWidget>("jobsDock")->isHidden());
    driver.trigger("layoutBrowse");
    for (const QDockWidget *dock : driver.window()->findChildren<QDockWidget *>())
        QVERIFY2(dock->isHidden(), qPrintable(dock->objectName()));
    driver.trigger("layoutDebug");
    QVERIFY(!driver.find<QDockWidget>("protocolDock")->isHidden());
    driver.close();
}

void TestWindowSession::recentServersAreOffered()
{
    QVERIFY(connectAs());
    m_driver->close();
    m_driver = std::make_unique<Driver>();
    auto *recent = m_driver->find<QListWidget>("recentServers");
    QVERIFY(recent->isVisible());
    QCOMPARE(recent->count(), 1);
    QVERIFY2(recent->item(0)->text().contains(u"olivia"), qPrintable(recent->item(0)->text()));
    QTest::keyClick(recent, Qt::Key_Down);
    QTest::keyClick(recent, Qt::Key_Return);
    auto *dialog = m_driver->find<QDialog>("connectDialog");
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(m_driver->find<QLineEdit>("hostEdit")->text(), m_server->host());
    QCOMPARE(m_driver->find<QSpinBox>("portField")->value(), int(m_server->imapsPort()));
    QVERIFY(m_driver->find<QLineEdit>("passwordField")->text().isEmpty());
    QTRY_VERIFY(m_driver->find<QLineEdit>("passwordField")->hasFocus());
    QTest::keyClicks(m_driver->find<QLineEdit>("passwordField"), m_server->password());
    QTest::keyClick(m_driver->find<QLineEdit>("passwordField"), Qt::Key_Return);
    QTRY_VERIFY(m_driver->window()->wasConnected());
}

UI_TEST_MAIN(TestWindowSession)
#include "tst_windowsession.moc"
