#include "imapcore/commands/login.h"
#include "imapcore/commands/select.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include "ui/messageview/messageview.h"
#include "uimain.h"
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTreeView>

using namespace Qt::StringLiterals;

// Messages and servers with something wrong: what can be shown is shown, and for the rest there are words.
class TestBrokenMessages : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void structureThatIsNone_data();
    void structureThatIsNone();
    void partIsRefusedAndAskedForAgain();
    void partIsMissing();
    void messageIsGone();
    void envelopeIsMissing();
    void unknownEncodingAndCharset();
    void expungedWhileItLoads();
    void anotherOneIsExpunged();
    void connectionIsLost();
    void anotherMailboxIsOpened();
    void saveIsRefused();
    void saveIsLost();
    void nothingSetsSeen();

private:
    void open(quint32 number = 2);
    template<typename T>
    T *find(const char *name) const
    {
        T *found = m_view->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("The view has no %s", name);
        return found;
    }
    QString label(const char *name) const { return find<QLabel>(name)->text(); }
    bool shows(const QString &text) const
    {
        return QTest::qWaitFor([&] {
            auto *shown = find<QPlainTextEdit>("partText");
            return shown->isVisible() && shown->toPlainText() == text;
        });
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<imap::Session> m_session;
    std::unique_ptr<ui::MessageView> m_view;
};

namespace {

const char Told[] =
    "UID 20 INTERNALDATE \"17-Jul-2026 02:44:25 +0000\" RFC822.SIZE 100 ENVELOPE (NIL \"Hello\" "
    "NIL NIL NIL NIL NIL NIL NIL NIL) ";
const char Text[] = "(\"text\" \"plain\" NIL NIL NIL \"7bit\" 5 1)";

QByteArray fetched(const QByteArray &items)
{
    return "* 2 FETCH (" + items + ")\nTAG OK done";
}

} // namespace

void TestBrokenMessages::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->setGreeting("* OK [CAPABILITY IMAP4rev1 LITERAL+ UIDPLUS] ready\n");
    m_server->answer("LOGIN", "TAG OK in");
    m_server->answer("EXAMINE", "* 3 EXISTS\n* OK [UIDVALIDITY 7] so\nTAG OK [READ-ONLY] open");
    m_server->answer("NAMESPACE", "TAG OK none");
    m_server->answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK done");
    m_server->answer("NOOP", "TAG OK done");
    Attempt attempt(optionsFor(*m_server));
    QVERIFY(QTest::qWaitFor([&] { return attempt.ended(); }));
    QVERIFY(attempt.ready > 0);
    m_session.reset(attempt.connector->takeSession());
    QVERIFY(
        await(m_session->send(imap::Select{imap::MailboxName(u"INBOX"), imap::Select::Access::ReadOnly})));
    m_view = std::make_unique<ui::MessageView>();
    m_view->resize(900, 600);
    m_view->show();
}

void TestBrokenMessages::cleanup()
{
    m_view.reset();
    m_session.reset();
    m_server.reset();
}

void TestBrokenMessages::open(quint32 number)
{
    m_view->open(m_session.get(), number);
}

void TestBrokenMessages::structureThatIsNone_data()
{
    QTest::addColumn<QByteArray>("structure");
    QTest::newRow("NIL") << QByteArray("BODYSTRUCTURE NIL");
    QTest::newRow("not there") << QByteArray();
    QTest::newRow("nonsense") << QByteArray("BODYSTRUCTURE (17 (\"x\"))");
    QTest::newRow("no parts") << QByteArray("BODYSTRUCTURE (NIL \"mixed\")");
}

void TestBrokenMessages::structureThatIsNone()
{
    QFETCH(QByteArray, structure);
    m_server->answer("FETCH 2 (UID", fetched((Told + structure).trimmed()));
    m_server->answer("UID FETCH 20 (BODY.PEEK[TEXT]<0.", fetched("UID 20 BODY[TEXT]<0> \"what there is\""));
    open();
    QVERIFY(shows(u"what there is"_s));
    QCOMPARE(label("headerSubject"), u"Hello"_s);
    QCOMPARE(label("partNotice"), u"The server tells of no parts in it: the bytes are shown as they are."_s);
}

void TestBrokenMessages::partIsRefusedAndAskedForAgain()
{
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", "TAG NO [PARSE] cannot parse it");
    open();
    QVERIFY(QTest::qWaitFor([&] { return label("partStateTitle") == u"This part could not be fetched"; }));
    QCOMPARE(label("partStateText"), u"The server refused: “[PARSE] cannot parse it”"_s);
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> {5}\nHello"));
    QTest::mouseClick(find<QPushButton>("partStateRetry"), Qt::LeftButton);
    QVERIFY(shows(u"Hello"_s));
}

void TestBrokenMessages::partIsMissing()
{
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> NIL"));
    open();
    QVERIFY(QTest::qWaitFor(
        [&] { return label("partStateText") == u"The server says that the message has no such part."; }));
}

void TestBrokenMessages::messageIsGone()
{
    m_server->answer("FETCH 2 (UID", "TAG OK nothing");
    open();
    QVERIFY(
        QTest::qWaitFor([&] { return label("messageStateTitle") == u"The message could not be opened"; }));
    QCOMPARE(label("messageStateText"),
             u"The server tells nothing of this message: it was expunged meanwhile."_s);
}

void TestBrokenMessages::envelopeIsMissing()
{
    m_server->answer("FETCH 2 (UID", fetched("UID 20 BODYSTRUCTURE "_ba + Text));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> \"Hello\""));
    open();
    QVERIFY(shows(u"Hello"_s));
    QCOMPARE(label("headerSubject"), u"(no subject)"_s);
}

void TestBrokenMessages::unknownEncodingAndCharset()
{
    m_server->answer(
        "FETCH 2 (UID",
        fetched(Told
                + "BODYSTRUCTURE (\"text\" \"plain\" (\"charset\" \"x-klingon\") NIL NIL \"x-zip\" 5 1)"_ba));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> \"Hello\""));
    open();
    QVERIFY(shows(u"Hello"_s));
    QCOMPARE(label("partNotice"), u"Nobody knows the encoding “x-zip”: the bytes are shown as they are.\n"
                                  "Nobody knows the charset “x-klingon”: the text may be wrong."_s);
}

void TestBrokenMessages::expungedWhileItLoads()
{
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", "* 2 EXPUNGE\nTAG OK nothing");
    open();
    QVERIFY(QTest::qWaitFor([&] { return find<QLabel>("messageExpunged")->isVisible(); }));
    QVERIFY(
        QTest::qWaitFor([&] { return label("partStateText") == u"The message was expunged meanwhile."; }));
    QVERIFY(!find<QPushButton>("partStateRetry")->isVisible());
}

// Numbers shift; the message is the one with its UID.
void TestBrokenMessages::anotherOneIsExpunged()
{
    m_server->answer("NOOP", "* 1 EXPUNGE\nTAG OK done");
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> \"Hello\""));
    open();
    QVERIFY(shows(u"Hello"_s));
    QVERIFY(await(m_session->send(imap::Noop{})));
    QVERIFY(!find<QLabel>("messageExpunged")->isVisible());
}

void TestBrokenMessages::connectionIsLost()
{
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> \"Hello\""));
    open();
    QVERIFY(shows(u"Hello"_s));
    m_server->disconnectAll();
    QVERIFY(QTest::qWaitFor([&] { return m_session->state() == imap::Session::State::Closed; }));
    QVERIFY(shows(u"Hello"_s)); // what there is stays
    find<QTabBar>("messageTabs")->setCurrentIndex(ui::MessageView::Source);
    QVERIFY(QTest::qWaitFor(
        [&] { return label("sourceStateText") == u"The connection to the server is lost."; }));
    m_session.reset();
    QTest::mouseClick(find<QPushButton>("sourceStateRetry"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor(
        [&] { return label("sourceStateText") == u"The connection to the server is lost."; }));
}

void TestBrokenMessages::anotherMailboxIsOpened()
{
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> \"Hello\""));
    open();
    QVERIFY(shows(u"Hello"_s));
    QVERIFY(await(m_session->send(imap::Select{imap::MailboxName(u"Sent"), imap::Select::Access::ReadOnly})));
    find<QTabBar>("messageTabs")->setCurrentIndex(ui::MessageView::Source);
    QVERIFY(QTest::qWaitFor(
        [&] { return label("sourceStateText") == u"Another mailbox was opened over this connection."; }));
    QVERIFY(!m_server->received().contains("BODY.PEEK[]"));
}

void TestBrokenMessages::saveIsRefused()
{
    QTemporaryDir folder;
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> \"Hello\""));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1])", "TAG NO [LIMIT] not so much");
    open();
    QVERIFY(shows(u"Hello"_s));
    QFile old(folder.filePath(u"a.txt"_s));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("what was there");
    old.close();
    QString outcome;
    connect(m_view.get(), &ui::MessageView::saving, this, [&](ui::AttachmentSaver *saver) {
        connect(saver, &ui::AttachmentSaver::finished, this, [&](bool good, const QString &words) {
            outcome = (good ? u"good: "_s : u"bad: "_s) + words;
        });
    });
    m_view->saveTo({"1", "7bit", 5, u"a.txt"_s}, old.fileName());
    QVERIFY(QTest::qWaitFor([&] { return !outcome.isEmpty(); }));
    QCOMPARE(outcome, u"bad: The server refused: “[LIMIT] not so much”"_s);
    QTest::qWait(50);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.txt"_s});
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), "what was there");
}

void TestBrokenMessages::saveIsLost()
{
    QTemporaryDir folder;
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[1]<0.", fetched("UID 20 BODY[1]<0> \"Hello\""));
    // A third of what is announced comes.
    m_server->answer("UID FETCH 20 (BODY.PEEK[1])",
                     "* 2 FETCH (UID 20 BODY[1] {9000000}\n" + QByteArray(3000000, 'x'));
    open();
    QVERIFY(shows(u"Hello"_s));
    QString outcome;
    connect(m_view.get(), &ui::MessageView::saving, this, [&](ui::AttachmentSaver *saver) {
        connect(saver, &ui::AttachmentSaver::finished, this, [&](bool good, const QString &words) {
            outcome = (good ? u"good: "_s : u"bad: "_s) + words;
        });
    });
    m_view->saveTo({"1", "7bit", 9000000, u"a.bin"_s}, folder.filePath(u"a.bin"_s));
    QVERIFY(QTest::qWaitFor([&] { return m_server->received().contains("(BODY.PEEK[1])"); }));
    QTest::qWait(300);
    QVERIFY(!QFile::exists(folder.filePath(u"a.bin"_s)));
    m_server->disconnectAll();
    QVERIFY(QTest::qWaitFor([&] { return !outcome.isEmpty(); }));
    QCOMPARE(outcome, u"bad: The server closed the connection."_s);
    QTest::qWait(50);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestBrokenMessages::nothingSetsSeen()
{
    m_server->answer("FETCH 2 (UID", fetched(Told + ("BODYSTRUCTURE "_ba + Text)));
    m_server->answer("UID FETCH 20 (BODY.PEEK[", fetched("UID 20 BODY[1]<0> \"Hello\""));
    open();
    QVERIFY(shows(u"Hello"_s));
    for (const int tab : {1, 2, 0}) {
        find<QTabBar>("messageTabs")->setCurrentIndex(tab);
        QTest::qWait(30);
    }
    for (const QByteArray &command : m_server->commands())
        QVERIFY2(!command.contains("BODY[") && !command.contains("RFC822.TEXT")
                     && !command.startsWith("SELECT"),
                 command.constData());
}

UI_TEST_MAIN(TestBrokenMessages)
#include "tst_brokenmessages.moc"
