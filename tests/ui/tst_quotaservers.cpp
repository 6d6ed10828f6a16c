#include "tests/support/scriptedserver.h"
#include "ui/connection.h"
#include "ui/pages/quotapage.h"
#include "ui/quota/treemap.h"
#include "ui/server/rootsizespane.h"
#include "uimain.h"
#include <QLabel>
#include <QProgressBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using ui::RootSizesPane;

// What pages about quotas say on servers that tell more than those of the other tests, or less.
class TestQuotaServers : public QObject
{
    Q_OBJECT
private slots:
    void reclaimable_data();
    void reclaimable();
    void addedUp();
    void addingUpIsCancelled();
    void anotherRootMeanwhile();

private:
    void connectTo(const QByteArray &capabilities)
    {
        m_server = std::make_unique<ScriptedServer>();
        m_server->answer("CAPABILITY", "* CAPABILITY IMAP4rev1 QUOTA " + capabilities + "\nTAG OK\n");
        m_server->answer("LOGIN", "TAG OK in");
        m_server->answer("LIST", "* LIST () \"/\" \"\"\nTAG OK");
        m_server->answer("LOGOUT", "* BYE\nTAG OK");
        imap::ConnectOptions options;
        options.address = {m_server->host(), m_server->port(), imap::Security::None, u"ann"_s};
        options.password = u"secret"_s;
        m_connection = std::make_unique<ui::Connection>(options);
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), ui::Connection::State::Ready);
    }
    std::unique_ptr<RootSizesPane> pane(const QStringList &mailboxes)
    {
        auto made = std::make_unique<RootSizesPane>();
        made->resize(700, 300);
        made->show();
        made->setConnection(m_connection.get());
        made->setRoot("ann", u"ann"_s, named(mailboxes));
        return made;
    }
    static std::vector<imap::MailboxName> named(const QStringList &texts)
    {
        return {texts.begin(), texts.end()};
    }
    template<typename T>
    static T *in(const QWidget &widget, const char *name)
    {
        T *found = widget.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("There is no %s", name);
        return found;
    }
    void cleanup()
    {
        m_connection.reset();
        m_server.reset();
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ui::Connection> m_connection;
};

void TestQuotaServers::reclaimable_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("told") << QByteArray("QUOTA=RES-STORAGE QUOTA=RES-MESSAGE")
                          << QByteArray("* STATUS INBOX (DELETED 3 DELETED-STORAGE 4711)\nTAG OK\n")
                          << u"would free 4.6 kB"_s;
    QTest::newRow("refused") << QByteArray("QUOTA=RES-STORAGE") << QByteArray("TAG NO not you\n")
                             << u"could not be read"_s;
    QTest::newRow("not offered") << QByteArray() << QByteArray() << u"DELETED-STORAGE, RFC 9208"_s;
    QTest::newRow("left out") << QByteArray("QUOTA=RES-STORAGE") << QByteArray("* STATUS INBOX ()\nTAG OK\n")
                              << u"does not tell"_s;
}

void TestQuotaServers::reclaimable()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(QByteArray, status);
    QFETCH(QString, words);
    connectTo(capabilities);
    m_server->answer("GETQUOTAROOT", "* QUOTAROOT INBOX ann\n* QUOTA ann (STORAGE 10 20)\nTAG OK\n");
    m_server->answer("STATUS", status);
    ui::QuotaPage page;
    page.show();
    page.setSubject({m_connection.get(), imap::MailboxName(u"INBOX"_s), '/', true});
    const auto *label = in<QLabel>(page, "quotaReclaimable");
    QTRY_VERIFY2(label->text().contains(words), qPrintable(label->text()));
    QCOMPARE(m_server->commands().join('\n').contains("STATUS"), !status.isEmpty());
    page.setSubject({});
}

// Only when somebody wants it: it opens every mailbox.
void TestQuotaServers::addedUp()
{
    connectTo({});
    m_server->answer("EXAMINE", "* FLAGS ()\n* 2 EXISTS\n* OK [UIDVALIDITY 1] v\nTAG OK [READ-ONLY] o\n");
    m_server->answer("FETCH", "* 1 FETCH (RFC822.SIZE 100)\n* 2 FETCH (RFC822.SIZE 150)\nTAG OK\n");
    const auto sizes = pane({u"A"_s, u"B"_s});
    const auto *map = in<ui::Treemap>(*sizes, "treemap");
    QTest::qWait(600);
    QVERIFY(!m_server->commands().join('\n').contains("EXAMINE"));
    QVERIFY(map->accessibleDescription().contains(u"“Add Up Sizes” opens each"_s));
    auto *ask = in<QToolButton>(*sizes, "rootSizesAsk");
    QCOMPARE(ask->text(), u"Add Up Sizes"_s);
    QTest::mouseClick(ask, Qt::LeftButton);
    QTRY_COMPARE(map->count(), size_t(2));
    QCOMPARE(map->words(0), u"A: 250 bytes, 50 %"_s);
    QCOMPARE(m_server->commands().join('\n').count("EXAMINE"), 2);
    QVERIFY(in<QLabel>(*sizes, "rootSizesWords")->text().startsWith(u"ann · 500 bytes in 2 mailboxes"_s));
    // What is known is shown at once when somebody comes back.
    sizes->setRoot("bob", u"bob"_s, named({u"C"_s}));
    QCOMPARE(map->count(), size_t(0));
    sizes->setRoot("ann", u"ann"_s, named({u"A"_s, u"B"_s}));
    QCOMPARE(map->count(), size_t(2));
}

void TestQuotaServers::addingUpIsCancelled()
{
    connectTo({});
    m_server->answer("EXAMINE", "* FLAGS ()\n* 2 EXISTS\n* OK [UIDVALIDITY 1] v\nTAG OK [READ-ONLY] o\n");
    m_server->answer("EXAMINE \"B\"", "* OK wait\n"); // which does not end
    m_server->answer("FETCH", "* 1 FETCH (RFC822.SIZE 100)\n* 2 FETCH (RFC822.SIZE 150)\nTAG OK\n");
    const auto sizes = pane({u"A"_s, u"B"_s});
    in<QToolButton>(*sizes, "rootSizesAsk")->click();
    auto *cancel = in<QToolButton>(*sizes, "rootSizesCancel");
    QVERIFY(cancel->isVisible());
    const auto *progress = in<QProgressBar>(*sizes, "rootSizesProgress");
    QTRY_COMPARE(progress->value(), 1);
    QCOMPARE(progress->maximum(), 2);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(!cancel->isVisible());
    const auto *map = in<ui::Treemap>(*sizes, "treemap");
    QCOMPARE(map->count(), size_t(1)); // so much was known
    const QString words = in<QLabel>(*sizes, "rootSizesWords")->text();
    QVERIFY2(words.contains(u"1 not told"_s) && words.contains(u"It was cancelled."_s), qPrintable(words));
}

// The answers of one are not taken for the other's.
void TestQuotaServers::anotherRootMeanwhile()
{
    connectTo("STATUS=SIZE");
    m_server->answer("STATUS \"A\"", "* OK wait\n");
    m_server->answer("STATUS \"B\"", "* STATUS B (SIZE 77)\nTAG OK\n");
    const auto sizes = pane({u"A"_s});
    QTRY_VERIFY(m_server->commands().join('\n').contains("STATUS \"A\""));
    sizes->setRoot("bob", u"bob"_s, named({u"B"_s}));
    // The first is still to be answered.
    m_server->say("* STATUS A (SIZE 5)\n");
    const auto *map = in<ui::Treemap>(*sizes, "treemap");
    QTRY_COMPARE(map->count(), size_t(1));
    QCOMPARE(map->item(0).name, u"B"_s);
    QCOMPARE(map->item(0).size, quint64(77));
}

UI_TEST_MAIN(TestQuotaServers)
#include "tst_quotaservers.moc"
