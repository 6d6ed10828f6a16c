#include "imapcore/commands/raw.h"
#include "tests/support/faultproxy.h"
#include "ui/connection.h"
#include "ui/connections/connectionline.h"
#include "ui/connections/connectionmark.h"
#include "windowdriver.h"
#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QDialog>
#include <QMenu>
#include <QRegularExpression>
#include <QTimer>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;
using Kind = ui::Profile::Kind;

// Several connections in one window: what each is, which one is lost, and what may be done over it.
class TestWindowConnections : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init();
    void cleanup();
    void twoAtOnce();
    void oneIsLost();
    void removed();
    void productionIsReadOnly();
    void lockedAgainWhenTimeIsOver();
    void busyIsSeen();

private:
    imap::ConnectOptions as(const QString &user) const
    {
        return m_server->options(imap::Security::Tls, user);
    }
    QModelIndex root(int row) const { return m_driver->treeModel()->index(row, 0); }
    ui::Connection *connection(int row) const { return m_driver->treeModel()->connectionOf(root(row)); }
    void click(const QModelIndex &index) const
    {
        m_driver->tree()->scrollTo(index);
        QTest::mouseClick(m_driver->tree()->viewport(), Qt::LeftButton, {},
                          m_driver->tree()->visualRect(index).center());
    }
    bool sendTyped(const QString &command, const QString &answer) const;
    bool chooseFromContextMenu(const QModelIndex &index, const char *action) const;
    QColor lineColour() const { return m_driver->find<ui::ConnectionLine>("connectionLine")->colour(); }
    ui::ConnectionMark *mark() const { return m_driver->find<ui::ConnectionMark>("connectionMark"); }

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestWindowConnections::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    m_driver = std::make_unique<Driver>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_driver->treeModel(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestWindowConnections::cleanup()
{
    m_tester.reset();
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

bool TestWindowConnections::sendTyped(const QString &command, const QString &answer) const
{
    auto *input = m_driver->find<QPlainTextEdit>("consoleInput");
    input->setFocus();
    input->clear();
    QTest::keyClicks(input, command);
    QTest::keyClick(input, Qt::Key_Return);
    return Driver::until(
        [&] { return !m_driver->traceLines().filter(QRegularExpression(answer)).isEmpty(); });
}

// As a person does: the menu is open, and goes with what was chosen.
bool TestWindowConnections::chooseFromContextMenu(const QModelIndex &index, const char *action) const
{
    bool chosen = false;
    QTimer::singleShot(0, m_driver->window(), [&chosen, action] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (QAction *one : menu ? menu->actions() : QList<QAction *>()) {
            if (one->objectName() == QLatin1String(action) && one->isEnabled()) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(one).center());
                chosen = true;
            }
        }
        if (menu && !chosen)
            menu->close();
    });
    const QPoint at = m_driver->tree()->visualRect(index).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_driver->tree()->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(m_driver->tree()->viewport(), &event);
    return chosen;
}

void TestWindowConnections::twoAtOnce()
{
    QVERIFY(m_driver->connectTo(as({})));
    const QString first = connection(0)->title();
    QVERIFY(m_driver->connectTo(as(m_server->users().at(1))));
    QCOMPARE(m_driver->treeModel()->rowCount(), 2);
    QVERIFY(connection(1)->title() != first);
    QTRY_COMPARE(m_driver->page()->subject().connection.data(), connection(1));
    QVERIFY(m_driver->labelText("breadcrumb").startsWith(connection(1)->title()));
    click(root(0));
    QVERIFY(m_driver->labelText("breadcrumb").startsWith(first));
    // Each has its own colour.
    ui::Profile lab = connection(0)->profile();
    lab.kind = Kind::Lab;
    lab.name = u"the lab"_s;
    connection(0)->setProfile(lab);
    QCOMPARE(lineColour(), ui::Profile::colourOf(Kind::Lab));
    QCOMPARE(mark()->text(), u"lab"_s);
    QVERIFY(m_driver->labelText("breadcrumb").startsWith(u"the lab"));
    click(root(1));
    QCOMPARE(lineColour(), ui::Profile::colourOf(Kind::Ordinary));
    // Both are there to work with.
    for (const int row : {0, 1}) {
        click(root(row));
        m_driver->trigger("disconnectAction");
        QTRY_COMPARE(connection(row)->state(), ui::Connection::State::Offline);
        QVERIFY(row == 1 || connection(1)->session());
    }
}

void TestWindowConnections::oneIsLost()
{
    FaultProxy proxy(m_server->host(), m_server->imapsPort());
    imap::ConnectOptions options = as({});
    options.address.port = proxy.port();
    QVERIFY(m_driver->connectTo(options));
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Lists"_s, u"velo-tech"_s}));
    const imap::MailboxName shown = m_driver->page()->subject().mailbox;
    QVERIFY(m_driver->connectTo(as(m_server->users().at(1))));
    proxy.cutAll(FaultProxy::Way::Down, FaultProxy::Cut::Reset);
    QTRY_COMPARE(connection(0)->state(), ui::Connection::State::Lost);
    QVERIFY(connection(1)->session());
    QVERIFY(m_driver->page()->isShowingContent()); // of the other one
    QVERIFY2(m_driver->labelText("messageBarText").contains(connection(0)->title()),
             qPrintable(m_driver->labelText("messageBarText")));
    const QString words = root(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.contains(u"lost"), qPrintable(words));
    const QModelIndex lost = m_driver->treeModel()->find(connection(0), shown);
    QVERIFY(lost.isValid());
    click(lost);
    QVERIFY(!m_driver->page()->isShowingContent());
    QVERIFY(chooseFromContextMenu(root(0), "reconnectAction"));
    QTRY_VERIFY(connection(0)->session());
    QTRY_VERIFY(m_driver->page()->isShowingContent());
    QCOMPARE(m_driver->page()->subject().mailbox, shown);
    QTRY_VERIFY(m_driver->treeModel()->find(connection(0), shown).isValid());
    QVERIFY(!m_driver->find<QWidget>("messageBarText")->isVisible());
    // And while one looks at the other, it comes back without taking one there.
    proxy.cutAll(FaultProxy::Way::Down, FaultProxy::Cut::Reset);
    QTRY_COMPARE(connection(0)->state(), ui::Connection::State::Lost);
    click(m_driver->treeModel()->find(connection(1), imap::MailboxName(u"INBOX")));
    connection(0)->open();
    QTRY_VERIFY(connection(0)->session());
    QTRY_VERIFY(connection(0)->session()->pending() == 0);
    QCOMPARE(m_driver->page()->subject().connection.data(), connection(1));
}

void TestWindowConnections::removed()
{
    QVERIFY(m_driver->connectTo(as({})));
    QVERIFY(m_driver->connectTo(as(m_server->users().at(1))));
    const QString second = connection(1)->title();
    QVERIFY(chooseFromContextMenu(root(0), "collapseBranch") == false); // that is for mailboxes
    click(root(0));
    QVERIFY(chooseFromContextMenu(root(0), "removeConnectionAction"));
    QTRY_COMPARE(m_driver->treeModel()->rowCount(), 1);
    QCOMPARE(connection(0)->title(), second);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Sent"_s}));
    click(root(0));
    m_driver->trigger("removeConnectionAction");
    QTRY_COMPARE(m_driver->treeModel()->rowCount(), 0);
    QVERIFY(m_driver->find<QWidget>("welcome")->isVisible());
    QVERIFY(!lineColour().isValid());
    QVERIFY(m_driver->window()->wasConnected());
    QVERIFY(!m_driver->find<QAction>("removeConnectionAction")->isEnabled());
    QVERIFY(m_driver->connectTo(as({}))); // and back
}

void TestWindowConnections::productionIsReadOnly()
{
    QVERIFY(m_driver->connectTo(as({})));
    ui::Profile profile = connection(0)->profile();
    profile.kind = Kind::Production;
    connection(0)->setProfile(profile);
    QVERIFY(connection(0)->isReadOnly());
    QCOMPARE(lineColour(), ui::Profile::colourOf(Kind::Production));
    QVERIFY2(mark()->text().contains(u"production") && mark()->text().contains(u"read-only"),
             qPrintable(mark()->text()));
    // The console is no way round.
    const QString words = u"CREATE Guarded"_s;
    QVERIFY(sendTyped(u"NOOP"_s, u"^C: \\S+ NOOP"_s));
    auto *input = m_driver->find<QPlainTextEdit>("consoleInput");
    input->setFocus();
    QTest::keyClicks(input, words);
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(sendTyped(u"STATUS INBOX (MESSAGES)"_s, u"^S: \\* STATUS INBOX"_s));
    QVERIFY(m_driver->traceLines().filter(words).isEmpty());
    // Unlocked by the mark, for a while.
    QTest::mouseClick(mark(), Qt::LeftButton);
    auto *dialog = m_driver->window()->findChild<QDialog *>(u"unlockDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    auto *duration = dialog->findChild<QComboBox *>(u"unlockDuration"_s);
    duration->setFocus();
    QTest::keyClick(duration, Qt::Key_Home);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!connection(0)->isReadOnly());
    const qint64 left = QDateTime::currentDateTime().secsTo(connection(0)->unlockedUntil());
    QVERIFY2(left > 280 && left <= 300, QByteArray::number(left).constData());
    QVERIFY2(mark()->text().contains(u"unlocked"), qPrintable(mark()->text()));
    QVERIFY(sendTyped(words, u"^S: \\S+ OK .*[Cc]reate"_s));
    QVERIFY(sendTyped(u"DELETE Guarded"_s, u"^S: \\S+ OK .*[Dd]elete"_s));
    QTest::mouseClick(mark(), Qt::LeftButton);
    QVERIFY(connection(0)->isReadOnly());
    // It stays so over a new connection.
    m_driver->trigger("disconnectAction");
    QTRY_VERIFY(m_driver->find<QAction>("reconnectAction")->isEnabled());
    m_driver->trigger("reconnectAction");
    QTRY_VERIFY(connection(0)->session());
    QVERIFY(!connection(0)->session()->mayChange());
    QVERIFY(m_driver->find<QAction>("unlockAction")->isEnabled());
    QVERIFY(!m_driver->find<QAction>("lockAction")->isEnabled());
}

void TestWindowConnections::lockedAgainWhenTimeIsOver()
{
    QVERIFY(m_driver->connectTo(as({})));
    ui::Profile profile = connection(0)->profile();
    profile.kind = Kind::Production;
    connection(0)->setProfile(profile);
    connection(0)->unlock(std::chrono::seconds(1));
    QVERIFY(connection(0)->session()->mayChange());
    QTRY_VERIFY_WITH_TIMEOUT(connection(0)->isReadOnly(), 5000);
    QVERIFY(!connection(0)->session()->mayChange());
    QVERIFY(!connection(0)->unlockedUntil().isValid());
}

void TestWindowConnections::busyIsSeen()
{
    FaultProxy proxy(m_server->host(), m_server->imapsPort());
    imap::ConnectOptions options = as({});
    options.address.port = proxy.port();
    QVERIFY(m_driver->connectTo(options));
    QTRY_VERIFY(!connection(0)->isBusy());
    proxy.cutAll(FaultProxy::Way::Up, FaultProxy::Cut::Stall);
    connection(0)->session()->send(imap::Raw{"NOOP"});
    QTRY_VERIFY(connection(0)->isBusy());
    QVERIFY(root(0).data(Qt::AccessibleTextRole).toString().contains(u"busy"));
}

UI_TEST_MAIN(TestWindowConnections)
#include "tst_windowconnections.moc"
