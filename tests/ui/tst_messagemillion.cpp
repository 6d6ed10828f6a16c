#include "fluent.h"
#include "imapcore/commands/raw.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include "ui/connection.h"
#include "windowdriver.h"
#include <QCoreApplication>
#include <QProcess>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using Model = ui::MessageListModel;
using Driver = WindowDriver;

// A million messages, and nothing that is done with the list lets the window stand still. The server is a process of its
// own: what it does is not the window's.
class TestMessageMillion : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void open();
    void scroll();
    void newMail();
    void expungedWhileUnsorted() { expungeStorm(); }
    void sorted();
    void scrollSorted() { scroll(); }
    void expungedWhileSorted() { expungeStorm(); }
    void threads();
    void expungedInThreads() { expungeStorm(); }

private:
    void expungeStorm();
    bool idle();

    QProcess m_server;
    std::unique_ptr<Driver> m_driver;
};

namespace {

constexpr quint32 Count = 1'000'000;
constexpr quint32 Storm = 100'000;

QByteArray numberText(quint32 number)
{
    return QByteArray::number(number);
}

// What the server knows: only how many there are.
class MillionServer
{
public:
    QByteArray answer(const QByteArray &command)
    {
        if (command.startsWith("EXAMINE"))
            return "* " + numberText(m_count)
                   + " EXISTS\n* OK [UIDVALIDITY 1] valid\nTAG OK [READ-ONLY] done";
        if (command.startsWith("FETCH "))
            return fetched(imap::SequenceSet::fromWire(command.split(' ').at(1), m_count));
        if (command.startsWith("SORT")) {
            QByteArray answer("* SORT");
            for (quint64 i = 0; i < m_count; ++i)
                answer += ' ' + numberText(quint32(i * 7919 % m_count) + 1);
            return answer + "\nTAG OK done";
        }
        if (command.startsWith("THREAD")) {
            QByteArray answer("* THREAD ");
            for (quint32 number = 1; number <= m_count; ++number)
                answer += (number % 5 == 1 ? "(" : " ") + numberText(number)
                          + (number % 5 == 0 || number == m_count ? ")" : "");
            return answer + "\nTAG OK done";
        }
        if (command == "X-ARRIVE") {
            m_count += 10;
            return "* " + numberText(m_count) + " EXISTS\nTAG OK done";
        }
        if (command == "X-STORM") {
            QByteArray answer;
            for (quint32 i = 0; i < Storm; ++i, --m_count)
                answer += "* " + numberText(quint32(quint64(i) * 104'729 % m_count) + 1) + " EXPUNGE\n";
            return answer + "TAG OK done";
        }
        return {};
    }

private:
    QByteArray fetched(const imap::SequenceSet &numbers)
    {
        QByteArray answer;
        for (const imap::SequenceSet::Range &range : numbers.ranges()) {
            for (quint32 number = range.first; number <= range.last; ++number)
                answer +=
                    "* " + numberText(number) + " FETCH (UID " + numberText(number * 2)
                    + " FLAGS (\\Seen) INTERNALDATE \"17-Jul-1996 02:44:25 +0000\" RFC822.SIZE 2048 ENVELOPE "
                      "(\"Mon, 2 Mar 2020 10:20:30 +0100\" \"Minutes of meeting "
                    + numberText(number)
                    + "\" ((\"Mei Ito\" NIL \"mei\" \"example.org\")) NIL NIL NIL NIL NIL NIL NIL))\n";
        }
        return answer + "TAG OK done";
    }

    quint32 m_count = Count;
};

int serve(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    ScriptedServer server;
    MillionServer million;
    server.answer("CAPABILITY",
                  "* CAPABILITY IMAP4rev1 NAMESPACE SORT THREAD=REFERENCES X-STORM X-ARRIVE\nTAG OK done");
    server.answer("LOGIN", "TAG OK in");
    server.answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK done");
    server.answer("LIST", "* LIST () \"/\" INBOX\nTAG OK done");
    server.answer("LSUB", "TAG OK done");
    server.answer("STATUS", "TAG NO none");
    server.answer("NOOP", "TAG OK done");
    server.setHandler([&million](const QByteArray &command) { return million.answer(command); });
    std::printf("%d\n", int(server.port()));
    std::fflush(stdout);
    // It ends with whoever has started it.
    QObject::connect(&server, &ScriptedServer::disconnected, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace

bool TestMessageMillion::idle()
{
    return QTest::qWaitFor(
        [this] { return !m_driver->find<QToolButton>("arrangeCancel")->isVisible() && m_driver->settled(); },
        60000);
}

void TestMessageMillion::initTestCase()
{
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.start(QCoreApplication::applicationFilePath(), {u"--serve"_s});
    QVERIFY(m_server.waitForReadyRead(20000));
    imap::ConnectOptions options;
    options.address = {u"127.0.0.1"_s, m_server.readLine().trimmed().toUShort(), imap::Security::None,
                       u"ann"_s};
    options.password = u"secret"_s;
    m_driver = std::make_unique<Driver>();
    fluent::watchdog()->forget();
    QVERIFY(m_driver->connectTo(options));
}

void TestMessageMillion::cleanupTestCase()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
    m_server.closeWriteChannel();
    if (!m_server.waitForFinished(5000))
        m_server.kill();
}

void TestMessageMillion::open()
{
    QCOMPARE(m_driver->listModel()->rowCount(), int(Count));
    QVERIFY(m_driver->rowsAreFetched());
    VERIFY_FLUENT();
}

void TestMessageMillion::scroll()
{
    QScrollBar *bar = m_driver->list()->verticalScrollBar();
    for (const int tenth : {10, 3, 7, 0, 5}) {
        bar->setValue(bar->maximum() / 10 * tenth);
        QVERIFY(m_driver->rowsAreFetched());
    }
    QTest::mouseClick(m_driver->list()->viewport(), Qt::LeftButton, {}, {150, 25});
    for (int page = 0; page < 5; ++page)
        QTest::keyClick(m_driver->list(), Qt::Key_PageDown);
    QTest::keyClick(m_driver->list(), Qt::Key_Home);
    QVERIFY(m_driver->rowsAreFetched());
    VERIFY_FLUENT();
}

void TestMessageMillion::newMail()
{
    imap::Session *session = m_driver->page()->subject().connection->session();
    QVERIFY(await(session->send(imap::Raw{"X-ARRIVE"})));
    QCOMPARE(m_driver->listModel()->rowCount(), int(Count + 10));
    QVERIFY(m_driver->rowsAreFetched());
    VERIFY_FLUENT();
}

void TestMessageMillion::sorted()
{
    const quint32 count = quint32(m_driver->listModel()->rowCount());
    QHeaderView *header = m_driver->list()->header();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      {header->sectionViewportPosition(Model::Size) + 15, header->height() / 2});
    QTRY_VERIFY(m_driver->find<QToolButton>("arrangeCancel")->isVisible());
    QVERIFY(idle());
    QCOMPARE(m_driver->listModel()->rowCount(), int(count));
    QCOMPARE(m_driver->numbers(3), (QList<quint32>{1, 7920, 2 * 7919 + 1}));
    QVERIFY(m_driver->rowsAreFetched());
    VERIFY_FLUENT();
}

void TestMessageMillion::threads()
{
    m_driver->trigger("threadsAction");
    QTRY_VERIFY_WITH_TIMEOUT(m_driver->listModel()->isThreaded(), 60000);
    QVERIFY(idle());
    QVERIFY(!m_driver->find<QAction>("threadsExpand")->isEnabled());
    m_driver->list()->expand(m_driver->listModel()->index(0, 0));
    QVERIFY(m_driver->rowsAreFetched());
    VERIFY_FLUENT();
}

void TestMessageMillion::expungeStorm()
{
    imap::Session *session = m_driver->page()->subject().connection->session();
    const quint32 before = session->mailbox().count();
    m_driver->list()->verticalScrollBar()->setValue(5000);
    QVERIFY(m_driver->rowsAreFetched());
    const auto done = await(session->send(imap::Raw{"X-STORM"}));
    QVERIFY(done);
    QTRY_COMPARE(session->mailbox().count(), before - Storm);
    if (!m_driver->listModel()->isThreaded()) {
        QCOMPARE(m_driver->listModel()->rowCount(), int(before - Storm));
        QCOMPARE(m_driver->list()->verticalScrollBar()->value(), 5000);
    }
    QVERIFY(idle());
    QTest::qWait(600); // threads are asked for again
    QVERIFY(idle());
    QCOMPARE(m_driver->listModel()->messageCount(), before - Storm);
    QVERIFY(m_driver->rowsAreFetched());
    VERIFY_FLUENT();
}

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--serve") == 0)
        return serve(argc, argv);
    return uitest::run<TestMessageMillion>(argc, argv);
}
#include "tst_messagemillion.moc"
