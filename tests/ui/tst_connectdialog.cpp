#include "connectform.h"
#include "ui/support/settings.h"
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using imap::Security;

Q_DECLARE_METATYPE(imap::Security)

// The dialog that connects, before there is a connection: what is typed, and what goes wrong.
class TestConnectDialog : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void connects();
    void optionsThereAndBack();
    void firstFocus();
    void portFollowsSecurity();
    void ownPortStays();
    void incomplete_data();
    void incomplete();
    void passwordCanBeSeen();
    void failures_data();
    void failures();
    void secondAttempt();
    void cancelWhileConnecting();
    void escapeWhileConnecting();
    void closedWhileConnecting();
    void returnConnects();
    void recentServers();

private:
    std::unique_ptr<uitest::Settings> m_settings;
};

void TestConnectDialog::connects()
{
    ScriptedServer server;
    welcomeEverybody(server);
    ConnectForm form;
    QSignalSpy made(&form.dialog, &ui::ConnectDialog::connectionMade);
    form.fill(server.host(), server.port());
    form.pressConnect();
    QVERIFY(form.isBusy());
    QVERIFY(form.find<QProgressBar>("connectProgress")->isVisible());
    QVERIFY(!form.message().isEmpty()); // what it is doing
    QVERIFY(form.untilConnected());
    QCOMPARE(made.size(), 1);
    const std::unique_ptr<ui::Connection> connection(form.dialog.takeConnection());
    QVERIFY(connection);
    QCOMPARE(connection->state(), ui::Connection::State::Ready);
    QVERIFY(connection->session());
    QVERIFY(!form.dialog.takeConnection());
    QCOMPARE(server.openConnections(), 1);
    QVERIFY(server.received().contains("s3cret-word"));
}

void TestConnectDialog::optionsThereAndBack()
{
    ConnectForm form;
    imap::ConnectOptions options;
    options.address = {u"mail.example.org"_s, 1143, Security::StartTls, u"ann@example.org"_s};
    options.password = u" pass wörd "_s; // spaces belong to it
    options.actAs = u"bob"_s;
    options.tls.caFile = u"/some/ca.pem"_s;
    options.tls.trustedSha256 = {QByteArray(32, 'x')};
    options.timeout = std::chrono::seconds(7);
    options.clientId = {{"name", "Test"}};
    form.dialog.setOptions(options);
    const imap::ConnectOptions back = form.dialog.options();
    QCOMPARE(back.address.host, options.address.host);
    QCOMPARE(back.address.port, options.address.port);
    QCOMPARE(back.address.security, options.address.security);
    QCOMPARE(back.address.user, options.address.user);
    QCOMPARE(back.password, options.password);
    QCOMPARE(back.actAs, options.actAs);
    QCOMPARE(back.tls.caFile, options.tls.caFile);
    QCOMPARE(back.tls.trustedSha256, options.tls.trustedSha256);
    QCOMPARE(back.timeout, options.timeout);
    QCOMPARE(back.clientId, options.clientId);
    form.host()->setText(u"  mail.example.org "_s);
    QCOMPARE(form.dialog.options().address.host, u"mail.example.org"_s);
}

void TestConnectDialog::firstFocus()
{
    ConnectForm form;
    QVERIFY(form.host()->hasFocus());
    imap::ConnectOptions options;
    options.address.host = u"mail.example.org"_s;
    form.dialog.setOptions(options);
    QVERIFY(form.user()->hasFocus());
    options.address.user = u"ann"_s;
    form.dialog.setOptions(options);
    QVERIFY(form.password()->hasFocus());
}

void TestConnectDialog::portFollowsSecurity()
{
    ConnectForm form;
    QCOMPARE(form.port()->value(), 993);
    QCOMPARE(form.security()->currentData().toInt(), int(Security::Tls));
    form.security()->setFocus();
    QTest::keyClick(form.security(), Qt::Key_Down);
    QCOMPARE(form.security()->currentData().toInt(), int(Security::StartTls));
    QCOMPARE(form.port()->value(), 143);
    QTest::keyClick(form.security(), Qt::Key_Up);
    QCOMPARE(form.port()->value(), 993);
}

void TestConnectDialog::ownPortStays()
{
    ConnectForm form;
    form.port()->setValue(10993);
    form.security()->setCurrentIndex(1);
    QCOMPARE(form.port()->value(), 10993);
    form.port()->setValue(143);
    form.security()->setCurrentIndex(0);
    QCOMPARE(form.port()->value(), 993); // the usual one again
}

void TestConnectDialog::incomplete_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("field");
    QTest::newRow("no host") << QString() << u"ann"_s << u"hostEdit"_s;
    QTest::newRow("spaces for a host") << u"  "_s << u"ann"_s << u"hostEdit"_s;
    QTest::newRow("no user") << u"127.0.0.1"_s << QString() << u"userField"_s;
    QTest::newRow("neither") << QString() << QString() << u"hostEdit"_s;
}

void TestConnectDialog::incomplete()
{
    QFETCH(QString, host);
    QFETCH(QString, user);
    QFETCH(QString, field);
    ConnectForm form;
    QSignalSpy made(&form.dialog, &ui::ConnectDialog::connectionMade);
    form.host()->setText(host);
    form.user()->setText(user);
    form.pressConnect();
    QVERIFY(form.dialog.isVisible());
    QVERIFY(!form.isBusy());
    QVERIFY(!form.message().isEmpty());
    QCOMPARE(made.size(), 0);
    QVERIFY(form.find<QLineEdit>(field.toLatin1().constData())->hasFocus());
    QCOMPARE(form.message().contains(u"user"), field == u"userField");
}

void TestConnectDialog::passwordCanBeSeen()
{
    ConnectForm form;
    QLineEdit *password = form.password();
    ConnectForm::type(password, u"secret"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QVERIFY(!password->displayText().contains(u"secret"));
    auto *eye = password->findChild<QToolButton *>();
    QVERIFY(eye);
    QTest::mouseClick(eye, Qt::LeftButton);
    QCOMPARE(password->displayText(), u"secret"_s);
    QTest::mouseClick(eye, Qt::LeftButton);
    QVERIFY(!password->displayText().contains(u"secret"));
    QCOMPARE(password->text(), u"secret"_s);
}

void TestConnectDialog::failures_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<Security>("security");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *name, const QByteArray &how, Security security, const QStringList &said) {
        QTest::newRow(name) << how << security << said;
    };
    row("nobody listens", "refused", Security::None, {u"127.0.0.1"_s, u"refuses"_s});
    row("no such host", "nowhere", Security::None, {u"nosuchhost.invalid"_s, u"no host"_s});
    row("silence", "", Security::None, {u"did not answer"_s, u"127.0.0.1"_s});
    row("silence where TLS is wanted", "", Security::Tls, {u"did not answer"_s});
    row("no to the login",
        "S: * OK [CAPABILITY IMAP4rev1] hi\nC: a1 LOGIN...\nS: a1 NO [AUTHENTICATIONFAILED] Wrong word, my "
        "friend",
        Security::None, {u"Wrong word, my friend"_s, u"refused the login"_s, u"AUTHENTICATIONFAILED"_s});
    row("goodbye", "S: * BYE [UNAVAILABLE] Closed for the night\nX: close", Security::None,
        {u"Closed for the night"_s});
    row("closed without a word", "X: close", Security::None, {u"without a word"_s});
    row("closed after a while", "S: * OK hi\nC: a1 CAPABILITY\nX: close", Security::None, {u"127.0.0.1"_s});
    row("not IMAP", "S: HTTP/1.1 400 Bad Request\nS: \nX: stall", Security::None, {});
    row("no STARTTLS", "S: * OK [CAPABILITY IMAP4rev1] hi\nX: stall", Security::StartTls, {u"STARTTLS"_s});
    row("STARTTLS refused",
        "S: * OK [CAPABILITY IMAP4rev1 STARTTLS] hi\nC: a1 STARTTLS\nS: a1 NO Not on Sundays",
        Security::StartTls, {u"Not on Sundays"_s});
    row("plaintext where TLS is wanted", "S: * OK hi\nX: stall", Security::Tls, {u"993"_s});
    row("nothing but secrets in the clear", "S: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED] hi\nX: stall",
        Security::None, {});
}

void TestConnectDialog::failures()
{
    QFETCH(QByteArray, how);
    QFETCH(Security, security);
    QFETCH(QStringList, said);
    ScriptedServer server;
    server.addScript(Script(how == "refused" || how == "nowhere" ? QByteArray() : how));
    const QString host = how == "nowhere" ? u"nosuchhost.invalid"_s : server.host();
    const quint16 port = how == "refused" ? closedPort() : server.port();
    ConnectForm form;
    QSignalSpy failed(&form.dialog, &ui::ConnectDialog::attemptFailed);
    form.fill(host, port, security, 1);
    form.pressConnect();
    QVERIFY(form.untilIdle());
    QCOMPARE(failed.size(), 1);
    QVERIFY(!form.message().isEmpty());
    for (const QString &words : said)
        QVERIFY2(form.message().contains(words, Qt::CaseInsensitive), qPrintable(form.message()));
    QVERIFY2(!form.message().contains(u"s3cret"), qPrintable(form.message()));
    QVERIFY2(form.whyNotReady(host, port).isEmpty(), qPrintable(form.whyNotReady(host, port)));
    QCOMPARE(form.password()->hasFocus(), how.contains("Wrong word"));
    if (security != Security::None)
        QVERIFY(!server.received().contains("s3cret"));
}

void TestConnectDialog::secondAttempt()
{
    ScriptedServer server;
    welcomeEverybody(server);
    server.answer("LOGIN", "TAG NO wrong");
    ConnectForm form;
    form.fill(server.host(), server.port());
    form.pressConnect();
    QVERIFY(form.untilIdle());
    QVERIFY(form.message().contains(u"wrong"));
    server.answer("LOGIN", "TAG OK right");
    QTest::keyClicks(form.password(), u"other"_s); // what is selected gives way
    QCOMPARE(form.password()->text(), u"other"_s);
    QTest::keyClick(form.password(), Qt::Key_Return);
    QVERIFY(form.untilConnected());
    QVERIFY(server.received(1).contains("other"));
}

void TestConnectDialog::cancelWhileConnecting()
{
    ScriptedServer server;
    server.addScript({});
    ConnectForm form;
    form.fill(server.host(), server.port());
    form.pressConnect();
    QVERIFY(form.isBusy());
    QTRY_COMPARE(server.openConnections(), 1);
    form.pressCancel();
    QVERIFY(form.untilIdle());
    QVERIFY2(form.whyNotReady(server.host(), server.port()).isEmpty(),
             qPrintable(form.whyNotReady(server.host(), server.port())));
    QTRY_COMPARE(server.openConnections(), 0);
    form.pressCancel();
    QVERIFY(!form.dialog.isVisible());
    QCOMPARE(form.dialog.result(), int(QDialog::Rejected));
}

void TestConnectDialog::escapeWhileConnecting()
{
    ScriptedServer server;
    server.addScript({});
    ConnectForm form;
    form.fill(server.host(), server.port());
    form.pressConnect();
    QTest::keyClick(&form.dialog, Qt::Key_Escape);
    QVERIFY(form.untilIdle());
    QVERIFY(form.dialog.isVisible());
    QTest::keyClick(&form.dialog, Qt::Key_Escape);
    QVERIFY(!form.dialog.isVisible());
}

void TestConnectDialog::closedWhileConnecting()
{
    ScriptedServer server;
    server.addScript({});
    {
        ConnectForm form;
        form.fill(server.host(), server.port());
        form.pressConnect();
        QTRY_COMPARE(server.openConnections(), 1);
    }
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestConnectDialog::returnConnects()
{
    ScriptedServer server;
    welcomeEverybody(server);
    for (const char *field : {"hostEdit", "userField", "passwordField", "actAsField", "caFileField"}) {
        ConnectForm form;
        form.fill(server.host(), server.port());
        form.find<QLineEdit>(field)->setFocus();
        QTest::keyClick(form.find<QLineEdit>(field), Qt::Key_Return);
        QVERIFY2(form.untilConnected(), field);
    }
}

void TestConnectDialog::recentServers()
{
    ui::settings::rememberServer({{u"old.example"_s, 143, Security::StartTls, u"bob"_s}, {}, {}});
    ui::settings::rememberServer({{u"new.example"_s, 1993, Security::Tls, u"ann"_s}, u"eve"_s, u"/ca.pem"_s});
    ConnectForm form;
    auto *hosts = form.find<QComboBox>("hostField");
    QCOMPARE(hosts->count(), 2);
    QCOMPARE(hosts->itemText(0), u"new.example"_s);
    QVERIFY(form.host()->text().isEmpty()); // nothing is chosen for one
    form.host()->setFocus();
    QTest::keyClick(hosts, Qt::Key_Down);
    QCOMPARE(form.host()->text(), u"new.example"_s);
    emit hosts->activated(0);
    QCOMPARE(form.port()->value(), 1993);
    QCOMPARE(form.user()->text(), u"ann"_s);
    QCOMPARE(form.find<QLineEdit>("actAsField")->text(), u"eve"_s);
    QCOMPARE(form.find<QLineEdit>("caFileField")->text(), u"/ca.pem"_s);
    QVERIFY(form.password()->text().isEmpty());
}

UI_TEST_MAIN(TestConnectDialog)
#include "tst_connectdialog.moc"
