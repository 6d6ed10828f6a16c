#include "hostile.h"
#include "tests/support/certificates.h"
#include "tests/ui/connectform.h"
#include "tests/ui/windowdriver.h"
#include "ui/dialogs/certificatedialog.h"
#include <QToolTip>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;
using std::chrono::milliseconds;

// The real window and hostile servers: it says what happened, never hangs, and can be used afterwards with the same
// server when that has come to its senses.
class TestHostileWindow : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void connecting_data();
    void connecting();
    void ending_data();
    void ending();
    void reconnecting_data();
    void reconnecting();
    void mailboxes_data();
    void mailboxes();
    void alerts();
    void flood();
    void wordsAreNoHtml();

private:
    void behave();
    bool connectNow();
    bool reconnect();
    QString bar() const { return m_driver->labelText("messageBarText"); }
    imap::Session *session() const
    {
        return m_driver->treeModel()->connectionOf(m_driver->treeModel()->index(0, 0))->session();
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestHostileWindow::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    m_server = std::make_unique<ScriptedServer>();
    behave();
    m_driver = std::make_unique<Driver>();
}

void TestHostileWindow::cleanup()
{
    m_driver->close();
    m_driver.reset();
    m_server.reset();
}

// From now on the server is a good one, with two mailboxes of two messages each.
void TestHostileWindow::behave()
{
    m_server->setHandler({});
    m_server->setGreeting("* OK [CAPABILITY IMAP4rev1 NAMESPACE] ready\n");
    m_server->answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 NAMESPACE] in");
    m_server->answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK");
    m_server->answer("LIST", "* LIST () \"/\" INBOX\n* LIST () \"/\" Sent\nTAG OK");
    m_server->answer("STATUS", "TAG NO not now");
    m_server->answer("EXAMINE",
                     "* 2 EXISTS\n* OK [UIDVALIDITY 1] x\n* FLAGS (\\Seen)\nTAG OK [READ-ONLY] done");
    m_server->answer(
        "FETCH",
        "* 1 FETCH (UID 1 FLAGS (\\Seen) RFC822.SIZE 100 INTERNALDATE \"01-Jan-2024 00:00:00 +0000\" "
        "ENVELOPE (NIL \"One\" NIL NIL NIL NIL NIL NIL NIL NIL))\n"
        "* 2 FETCH (UID 2 FLAGS () RFC822.SIZE 100 INTERNALDATE \"02-Jan-2024 00:00:00 +0000\" "
        "ENVELOPE (NIL \"Two\" NIL NIL NIL NIL NIL NIL NIL NIL))\nTAG OK");
    m_server->answer("UID FETCH", "TAG OK");
    m_server->answer("NOOP", "TAG OK");
}

bool TestHostileWindow::connectNow()
{
    imap::ConnectOptions options = optionsFor(*m_server);
    options.timeout = std::chrono::seconds(1);
    if (!m_driver->connectTo(options))
        return false;
    // With all that is asked for: what the server has not read would make its end a reset.
    return m_driver->rowsAreFetched()
           && Driver::until([this] { return session() && session()->pending() == 0; });
}

// By the action, and then everything is as it was.
bool TestHostileWindow::reconnect()
{
    auto *action = m_driver->find<QAction>("reconnectAction");
    if (!Driver::until([action] { return action->isEnabled(); }))
        return false;
    if (m_driver->find<QAction>("refreshAction")->isEnabled()
        || m_driver->find<QAction>("disconnectAction")->isEnabled())
        return false;
    behave();
    action->trigger();
    return Driver::until([this, action] {
        return !action->isEnabled() && session() && m_driver->settled()
               && m_driver->page()->isShowingContent() && m_driver->listModel()->rowCount() == 2
               && m_driver->find<QAction>("refreshAction")->isEnabled()
               && m_driver->find<QAction>("disconnectAction")->isEnabled();
    });
}

void TestHostileWindow::connecting_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("security");
    QTest::addColumn<QString>("message"); // HOST is where
    const auto row = [](const char *name, const QByteArray &script, imap::Security security,
                        const QString &message) {
        QTest::newRow(name) << script << int(security) << message;
    };
    using imap::Security;
    const QString ports =
        u" Port 993 wants TLS, port 143 mostly STARTTLS: do port and security go together?"_s;
    row("no greeting", "X: dribble", Security::None,
        u"HOST did not answer in time. The last step was: Waiting for the server’s greeting…"_s + ports);
    row("no handshake", "", Security::Tls,
        u"HOST did not answer in time. The last step was: Starting TLS…"_s + ports);
    row("no login", "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nX: dribble", Security::None,
        u"HOST did not answer in time. The last step was: Logging in…"_s);
    row("a word now and then", "S: * OK x\nC: a1 CAPABILITY\nX: dribble * OK wait", Security::None,
        u"HOST did not answer in time. The last step was: Asking what the server can do…"_s);
    row("closed", "S> * OK [CAPA\nX: close", Security::None, u"HOST closed the connection without a word."_s);
    row("no STARTTLS", "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] x", Security::StartTls,
        u"The server does not offer STARTTLS, so nothing was sent."_s);
    row("PREAUTH", "S: * PREAUTH [CAPABILITY IMAP4rev1] x", Security::StartTls,
        u"The server treats the connection as logged in before it is encrypted, so nothing was sent. "
        u"Somebody may be "
        "tampering with the line."_s);
    row("OK without a proof",
        "S: * OK [CAPABILITY IMAP4rev1 AUTH=SCRAM-SHA-256] x\nC: a1 AUTHENTICATE...\nS: a1 OK in",
        Security::None,
        u"The server refused the login: “The server did not prove that it knows the password.”"_s);
    row("many words",
        "S: * OK [CAPABILITY IMAP4rev1] x\nC: a1 LOGIN...\nS: a1 NO <h1>" + QByteArray(1 << 20, 'x'),
        Security::None, u"The server refused the login: “<h1>%1…”"_s.arg(QString(496, u'x')));
}

void TestHostileWindow::connecting()
{
    QFETCH(QByteArray, script);
    QFETCH(int, security);
    QFETCH(QString, message);
    ScriptedServer server;
    server.addScript(Script(script));
    ConnectForm form;
    form.fill(server.host(), server.port(), imap::Security(security), 1);
    form.pressConnect();
    QVERIFY(form.untilIdle());
    message.replace(u"HOST"_s, u"127.0.0.1:%1"_s.arg(server.port()));
    QCOMPARE(form.message(), message);
    QCOMPARE(form.find<QLabel>("connectMessage")->textFormat(), Qt::PlainText);
    QCOMPARE(form.whyNotReady(server.host(), server.port()), QString());
    QVERIFY(imap::Security(security) == imap::Security::None || !leaks(server.received(), "s3cret-word"));
    // The next attempt is to a good one.
    form.fill(m_server->host(), m_server->port());
    form.pressConnect();
    QVERIFY(form.untilConnected());
}

void TestHostileWindow::ending_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("why");
    QTest::newRow("without a word") << QByteArray() << u"HOST closed the connection without a word."_s;
    QTest::newRow("with words") << QByteArray("* BYE <h1>Leave</h1> <img src=x>")
                                << u"The server closed the connection: “<h1>Leave</h1> <img src=x>”"_s;
    QTest::newRow("with many") << "* BYE " + QByteArray(1000000, 'x')
                               << u"The server closed the connection: “%1…”"_s.arg(QString(500, u'x'));
    QTest::newRow("in a literal") << QByteArray("* 1 FETCH (ENVELOPE (NIL {100}\nabc")
                                  << u"HOST closed the connection without a word."_s;
    QTest::newRow("a literal without an end") << QByteArray("* X {9223372036854775807}")
                                              << u"The server sent more than is reasonable, and the "
                                                 u"connection was ended. The server sent a response that is "
                                                 "too long."_s;
    QTest::newRow("a line that is too long") << "* X " + QByteArray(65 << 20, 'x')
                                             << u"The server sent more than is reasonable, and the "
                                                u"connection was ended. The server sent a response that is "
                                                "too long."_s;
}

void TestHostileWindow::ending()
{
    QFETCH(QByteArray, said);
    QFETCH(QString, why);
    QVERIFY(connectNow());
    if (!said.isEmpty())
        m_server->say(said);
    if (!why.contains(u"reasonable"))
        m_server->disconnectAll();
    QTRY_VERIFY(m_driver->find<QLabel>("messageBarText")->isVisible());
    const QString host = u"127.0.0.1:%1"_s.arg(m_server->port());
    QCOMPARE(bar(), u"The connection to olivia@%1 is gone. "_s.arg(host) + why.replace(u"HOST"_s, host));
    QCOMPARE(m_driver->find<QLabel>("messageBarText")->textFormat(), Qt::PlainText);
    QVERIFY(reconnect());
}

void TestHostileWindow::reconnecting_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("why");
    QTest::newRow("no answer to the login")
        << QByteArray("LOGIN") << QByteArray("* OK wait")
        << u"HOST did not answer in time. The last step was: Logging in…"_s;
    QTest::newRow("no namespaces")
        << QByteArray("NAMESPACE") << QByteArray("* OK wait")
        << u"HOST did not answer in time. The last step was: Asking for the namespaces…"_s;
    QTest::newRow("refused") << QByteArray("LOGIN") << QByteArray("TAG NO [UNAVAILABLE] <b>later</b>")
                             << u"The server refused the login: “[UNAVAILABLE] <b>later</b>”"_s;
    QTest::newRow("somebody else") << QByteArray("LOGIN") << QByteArray("* BYE gone")
                                   << u"The server closed the connection: “gone”"_s;
}

// The server was a good one once.
void TestHostileWindow::reconnecting()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, answer);
    QFETCH(QString, why);
    QVERIFY(connectNow());
    m_server->disconnectAll();
    auto *action = m_driver->find<QAction>("reconnectAction");
    QTRY_VERIFY(action->isEnabled());
    m_server->answer(command, answer);
    action->trigger();
    QVERIFY(!action->isEnabled());
    QTRY_VERIFY(action->isEnabled());
    const QString host = u"127.0.0.1:%1"_s.arg(m_server->port());
    QCOMPARE(bar(), u"The connection to olivia@%1 is gone. "_s.arg(host) + why.replace(u"HOST"_s, host));
    QVERIFY(reconnect());
}

void TestHostileWindow::mailboxes_data()
{
    QTest::addColumn<QByteArray>("answer"); // to EXAMINE
    QTest::addColumn<bool>("ends");         // the connection
    QTest::newRow("refused") << QByteArray("TAG NO <b>no</b>") << false;
    QTest::newRow("silence") << QByteArray("* OK wait") << true;
    QTest::newRow("a billion messages") << QByteArray("* 1000000000 EXISTS\nTAG OK") << true;
    QTest::newRow("more than there can be") << QByteArray("* 4294967295 EXISTS\nTAG OK") << true;
    QTest::newRow("no number") << QByteArray("* 99999999999 EXISTS\nTAG OK") << false;
    QTest::newRow("messages that come and go")
        << "* 5 EXISTS\n" + QByteArray("* 1 EXPUNGE\n* 5 EXISTS\n* VANISHED 1:4294967295\n").repeated(2000)
               + "* 2 EXISTS\nTAG OK"
        << false;
    QTest::newRow("an endless list of flags")
        << "* FLAGS (" + QByteArray("a ").repeated(1 << 20) + "b)\nTAG OK" << false;
}

void TestHostileWindow::mailboxes()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, ends);
    QVERIFY(connectNow());
    session()->setResponseTimeout(milliseconds(500));
    const auto answersOf = [this] {
        return m_server->commands().size();
    };
    m_server->answer("EXAMINE", answer);
    const qsizetype before = answersOf();
    const QModelIndex sent = m_driver->reach({u"My mailboxes"_s, u"Sent"_s});
    QVERIFY(sent.isValid());
    QTest::mouseClick(m_driver->tree()->viewport(), Qt::LeftButton, {},
                      m_driver->tree()->visualRect(sent).center());
    QTRY_VERIFY(answersOf() > before);
    auto *action = m_driver->find<QAction>("reconnectAction");
    if (ends) {
        QTRY_VERIFY(action->isEnabled());
        QTRY_VERIFY(m_driver->find<QLabel>("messageBarText")->isVisible());
        QVERIFY(reconnect());
        return;
    }
    QTRY_VERIFY(m_driver->settled());
    QVERIFY(!action->isEnabled());
    behave();
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"INBOX"_s})
            || m_driver->select({u"My mailboxes"_s, u"Inbox"_s}));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 2);
    QTRY_VERIFY(m_driver->page()->isShowingContent());
}

// Words of the server's, one after the other: what looks like HTML is not, and much of it is cut.
void TestHostileWindow::alerts()
{
    QVERIFY(connectNow());
    m_server->say(
        "* OK [ALERT] <a href=\"http://elsewhere.example\">Click</a> <img src=\"file:///etc/hostname\">");
    QTRY_COMPARE(bar(), u"127.0.0.1:%1 says: “<a href=\"http://elsewhere.example\">Click</a> <img "
                        "src=\"file:///etc/hostname\">”"_s.arg(m_server->port()));
    QCOMPARE(m_driver->find<QLabel>("messageBarText")->textFormat(), Qt::PlainText);
    m_server->say("* NO [ALERT] " + QByteArray(8 << 20, 'y'));
    QTRY_COMPARE(bar(), u"127.0.0.1:%1 says: “%2…”"_s.arg(m_server->port()).arg(QString(500, u'y')));
    QByteArray many;
    for (int i = 0; i < 20'000; ++i)
        many += "* OK [ALERT] number " + QByteArray::number(i) + '\n';
    m_server->say(many);
    QTRY_COMPARE_WITH_TIMEOUT(bar(), u"127.0.0.1:%1 says: “number 19999”"_s.arg(m_server->port()), 30000);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Sent"_s}));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 2);
}

// Everything that nobody asked for, while somebody works.
void TestHostileWindow::flood()
{
    QVERIFY(connectNow());
    QByteArray lines;
    for (int i = 0; i < 100'000; ++i) {
        const QByteArray number = QByteArray::number(i);
        lines += "* X" + number + " y\n* 99" + number + " FETCH (UID 5)\n* LIST () \"/\" m" + number
                 + "\n* 1 FETCH (FLAGS (k" + number + "))\n* BAD " + number + "\n+ what\nM99" + number
                 + " OK\n";
    }
    m_server->say(lines);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Sent"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->listModel()->rowCount(), 2, 30000);
    QVERIFY(session());
    QVERIFY(!m_driver->find<QAction>("reconnectAction")->isEnabled());
}

// Neither in a certificate that wants to be trusted, nor in what a tool tip shows.
void TestHostileWindow::wordsAreNoHtml()
{
    imap::Certificate certificate;
    certificate.subject = u"CN=<b>mail.example.org</b>"_s;
    certificate.issuer = u"CN=<h1>A good authority</h1>"_s;
    certificate.names = {u"<img src=x>"_s};
    certificate.problems = {u"<i>None</i>"_s};
    certificate.sha256 = QByteArray(32, 'x');
    ui::CertificateDialog dialog(certificate, u"<b>mail.example.org</b>"_s, false);
    dialog.show();
    QToolTip::showText(QPoint(10, 10), u"<b>Sent</b>"_s);
    int found = 0;
    for (const QWidget *widget : QApplication::allWidgets()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!label || !label->isVisible())
            continue;
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
        found += label->text().contains(u'<');
    }
    QVERIFY2(found >= 4, QByteArray::number(found));
}

UI_TEST_MAIN(TestHostileWindow)
#include "tst_hostilewindow.moc"
