#include "program.h"
#include "tests/support/dovecot.h"
#include "tests/support/scriptedserver.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

// Against the demo server, which has every way in, and against a scripted one for what it never says.
class TestExec : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void text();
    void json();
    void decodesTheSame();
    void refused_data();
    void refused();
    void notConnected_data();
    void notConnected();
    void noCertificates();
    void notAuthenticated_data();
    void notAuthenticated();
    void waysIn_data();
    void waysIn();
    void pin();
    void actAs();
    void ignoredActAs();
    void commandsFromInput();
    void literals_data();
    void literals();
    void wrongLiterals_data();
    void wrongLiterals();
    void appendsAFile();
    void answers();
    void hearsWhileItWaits();
    void logout();
    void connectionBreaks();
    void connectionBreaksWhileItWaits();
    void fullDisk();
    void brokenPipe();
    void closedFiles();
    void nothingSecretIsPrinted();

private:
    QStringList to(const QStringList &commands, const QStringList &options = {}) const
    {
        return QStringList{u"exec"_s, u"--ca-file"_s, m_server->caFile(), u"--password-file"_s,
                           m_server->passwordFile()}
               + options + QStringList{m_server->url()} + commands;
    }
    QString plainUrl() const
    {
        return u"imap://%1@%2:%3"_s.arg(m_server->user(), m_server->host()).arg(m_server->imapPort());
    }

    std::unique_ptr<Dovecot> m_server;
};

// A value of a line of JSON.
static QJsonValue value(const QByteArray &line, const QString &name)
{
    return QJsonDocument::fromJson(line).object().value(name);
}

void TestExec::text()
{
    const Run result = run(to({u"STATUS INBOX (MESSAGES)"_s, u"NOOP"_s}));
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.error, "");
    const QByteArrayList lines = result.lines();
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], "* STATUS INBOX (MESSAGES 600)\r");
    QVERIFY(lines[1].contains(" OK Status completed"));
    QVERIFY(lines[2].contains(" OK NOOP completed"));
}

void TestExec::json()
{
    const Run result = run(to({u"EXAMINE INBOX"_s, u"FETCH 1:3 (UID FLAGS ENVELOPE)"_s}, {u"--json"_s}));
    COMPARE_STATUS(result, 0);
    int messages = 0;
    for (const QByteArray &line : result.lines()) {
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line);
        QVERIFY(!QJsonDocument::fromJson(line).object().contains(u"error"_s));
        if (value(line, u"type"_s) != u"FETCH"_s)
            continue;
        QCOMPARE(value(line, u"seq"_s).toInt(), ++messages);
        const QJsonObject attrs = value(line, u"attrs"_s).toObject();
        QCOMPARE(attrs.keys(), (QStringList{u"ENVELOPE"_s, u"FLAGS"_s, u"UID"_s}));
    }
    QCOMPARE(messages, 3);
}

void TestExec::decodesTheSame()
{
    const QStringList commands{u"LIST \"\" %"_s, u"GETACL INBOX"_s, u"EXAMINE INBOX"_s,
                               u"FETCH 1:5 (BODYSTRUCTURE BODY.PEEK[HEADER])"_s};
    const Run text = run(to(commands)), json = run(to(commands, {u"--json"_s}));
    COMPARE_STATUS(text, 0);
    const Run decoded = run({u"decode"_s}, text.out);
    COMPARE_STATUS(decoded, 0);
    // But for the times that the server tells in the text of its answers.
    const auto untimed = [](const QByteArrayList &lines) {
        QByteArrayList left;
        for (const QByteArray &line : lines) {
            if (value(line, u"tag"_s).toString().isEmpty())
                left += line;
        }
        return left;
    };
    QCOMPARE(untimed(decoded.lines()), untimed(json.lines()));
    QVERIFY(untimed(json.lines()).size() > 8);
}

void TestExec::refused_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("NO") << u"GETACL \"no such mailbox\""_s << QByteArray(" NO ");
    QTest::newRow("BAD") << u"NONSENSE"_s << QByteArray(" BAD ");
}

// The commands after it are run all the same.
void TestExec::refused()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, word);
    const Run result = run(to({command, u"NOOP"_s}));
    COMPARE_STATUS(result, 1);
    QCOMPARE(result.lines().size(), 2);
    QVERIFY(result.lines().first().contains(word));
    QVERIFY(result.lines().last().contains(" OK "));
}

void TestExec::notConnected_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    const QString nobody = u"imap://ann@127.0.0.1:%1"_s.arg(closedPort());
    QTest::newRow("nobody there") << QStringList{nobody} << QByteArray("refused");
    QTest::newRow("no such host") << QStringList{u"imaps://ann@nowhere.invalid"_s}
                                  << QByteArray("nowhere.invalid");
    QTest::newRow("untrusted") << QStringList{m_server->url()} << QByteArray("would trust it");
    QTest::newRow("another pin") << QStringList{u"--pin"_s, QString(u"ab"_s).repeated(32), m_server->url()}
                                 << QByteArray("--pin named another");
}

void TestExec::notConnected()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    const Run result = run(QStringList{u"exec"_s} + arguments + QStringList{u"NOOP"_s}, {}, "secret");
    COMPARE_STATUS(result, 3);
    QCOMPARE(result.out, "");
    QVERIFY(result.error.startsWith("mailreevectl: "));
    QCOMPARE(result.error.count('\n'), 1);
    QVERIFY2(result.error.contains(word), result.error);
}

// What is wrong is found before anything is sent, and while the program is still on its way into its loop.
void TestExec::noCertificates()
{
    const Run result =
        run({u"exec"_s, u"--ca-file"_s, m_server->passwordFile(), m_server->url(), u"NOOP"_s}, {}, "secret");
    COMPARE_STATUS(result, 2);
    QCOMPARE(result.error, "mailreevectl: " + m_server->passwordFile().toUtf8() + " holds no certificate.\n");
}

void TestExec::notAuthenticated_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("wrong password") << QStringList();
    QTest::newRow("no such mechanism") << QStringList{u"--mechanism"_s, u"X-NONE"_s};
    QTest::newRow("may not act as another") << QStringList{u"--act-as"_s, u"jonas"_s};
}

void TestExec::notAuthenticated()
{
    QFETCH(QStringList, options);
    const Run result = run(QStringList{u"exec"_s, u"--ca-file"_s, m_server->caFile()} + options
                               + QStringList{m_server->url(), u"NOOP"_s},
                           {}, options.isEmpty() ? "wrong" : m_server->password().toUtf8());
    COMPARE_STATUS(result, 4);
    QCOMPARE(result.out, "");
    QVERIFY2(result.error.startsWith("mailreevectl: cannot log in to "), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

void TestExec::waysIn_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("TLS") << QStringList{m_server->url()};
    QTest::newRow("STARTTLS") << QStringList{u"--starttls"_s, plainUrl()};
    for (const QString &mechanism : {u"PLAIN"_s, u"scram-sha-256"_s, u"LOGIN"_s})
        QTest::newRow(qPrintable(mechanism)) << QStringList{u"--mechanism"_s, mechanism, m_server->url()};
}

void TestExec::waysIn()
{
    QFETCH(QStringList, options);
    const Run result = run(QStringList{u"exec"_s, u"--ca-file"_s, m_server->caFile()} + options
                               + QStringList{u"MYRIGHTS INBOX"_s},
                           {}, m_server->password().toUtf8());
    COMPARE_STATUS(result, 0);
    QVERIFY(result.out.startsWith("* MYRIGHTS INBOX "));
}

// The refusal names the fingerprint that would be trusted.
void TestExec::pin()
{
    const QStringList command{m_server->url(), u"NOOP"_s};
    const Run first = run(QStringList{u"exec"_s} + command, {}, m_server->password().toUtf8());
    COMPARE_STATUS(first, 3);
    const qsizetype at = first.error.indexOf("--pin ") + 6;
    const QString pin = QString::fromLatin1(first.error.sliced(at, 64));
    for (QString form : {pin, pin.toUpper()}) {
        if (form != pin) {
            for (int i = 62; i > 0; i -= 2)
                form.insert(i, u':');
        }
        COMPARE_STATUS(
            run(QStringList{u"exec"_s, u"--pin"_s, form} + command, {}, m_server->password().toUtf8()), 0);
    }
}

void TestExec::actAs()
{
    const QString url =
        u"imaps://%1@%2:%3"_s.arg(m_server->masterUser(), m_server->host()).arg(m_server->imapsPort());
    const Run result = run(
        {u"exec"_s, u"--ca-file"_s, m_server->caFile(), u"--act-as"_s, u"jonas"_s, url, u"GETACL INBOX"_s},
        {}, m_server->masterPassword().toUtf8());
    COMPARE_STATUS(result, 0);
    QVERIFY2(result.out.contains(" jonas "), result.out); // the owner
}

// Courier says OK and lets in who has logged in.
void TestExec::ignoredActAs()
{
    ScriptedServer server;
    server.setGreeting("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] Courier-IMAP ready.\n");
    server.answer("AUTHENTICATE", "TAG OK LOGIN Ok.\n");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\nTAG OK\n");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK\n");
    server.answer("NOOP", "TAG OK done\n");
    server.answer("LOGOUT", "* BYE\nTAG OK\n");
    const QString url = u"imap://ann@127.0.0.1:%1"_s.arg(server.port());
    for (const QStringList &options : {QStringList{}, {u"--act-as"_s, u"bob"_s}}) {
        QProcess process;
        process.start(QStringLiteral(MAILREEVECTL),
                      QStringList{u"exec"_s, u"--password-file"_s, u"/dev/null"_s} + options
                          + QStringList{url, u"NOOP"_s});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
        const QByteArray error = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 0, error);
        QCOMPARE(error, options.isEmpty()
                            ? QByteArray()
                            : "mailreevectl: 127.0.0.1, port " + QByteArray::number(server.port())
                                  + " is a Courier, which ignores --act-as: this is the session of who "
                                    "logged in\n");
    }
}

void TestExec::commandsFromInput()
{
    const Run result = run(to({u"NOOP"_s, u"-"_s, u"CHECK"_s}),
                           "EXAMINE INBOX\r\n\nSTATUS {5}\nINBOX (MESSAGES)\nFETCH 1 UID");
    COMPARE_STATUS(result, 0);
    QVERIFY(result.out.contains("* STATUS INBOX (MESSAGES 600)\r\n"));
    QVERIFY(result.out.contains("* 1 FETCH (UID 1)\r\n"));
    QByteArrayList tagged;
    for (const QByteArray &line : result.lines()) {
        if (!line.startsWith('*'))
            tagged += line.split(' ').value(2);
    }
    QCOMPARE(tagged, (QByteArrayList{"NOOP", "[READ-ONLY]", "[CLIENTBUG]", "Fetch", "Check"}));
}

void TestExec::literals_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("in the argument") << u"STATUS {5}\r\nINBOX (MESSAGES)"_s << QByteArray();
    QTest::newRow("after a line feed") << u"STATUS {5}\nINBOX (MESSAGES)"_s << QByteArray();
    QTest::newRow("with a plus") << u"STATUS {5+}\r\nINBOX (MESSAGES)"_s << QByteArray();
    QTest::newRow("two") << u"LIST {0}\r\n {5}\r\nINBOX"_s << QByteArray();
    QTest::newRow("from the input") << u"GETACL {5}"_s << QByteArray("INBOX");
}

void TestExec::literals()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, input);
    const Run result = run(to({command, u"NOOP"_s}), input);
    COMPARE_STATUS(result, 0);
    QVERIFY2(result.lines().first().contains("INBOX"), result.out);
    QVERIFY(result.lines().last().contains(" OK NOOP"));
}

void TestExec::wrongLiterals_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("too little input") << u"GETACL {5}"_s << QByteArray("5 bytes");
    QTest::newRow("too little in the argument") << u"GETACL {9}\r\nINBOX"_s << QByteArray("9 bytes");
    QTest::newRow("no such file") << u"APPEND Drafts @/nowhere/mail"_s << QByteArray("/nowhere/mail");
    QTest::newRow("no name of a file") << u"APPEND Drafts @"_s << QByteArray("behind @");
    QTest::newRow("no command") << QString() << QByteArray("no command at all");
    QTest::newRow("quote not closed") << u"APPEND Drafts @\"mail"_s << QByteArray("quote");
    QTest::newRow("a second line") << u"NOOP\r\nNOOP"_s << QByteArray("line end");
}

// What went before it was run, and what comes after it is not.
void TestExec::wrongLiterals()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, word);
    const Run result = run(to({u"NOOP"_s, command, u"CAPABILITY"_s}), "abc");
    COMPARE_STATUS(result, 2);
    QCOMPARE(result.lines().size(), 1);
    QVERIFY2(result.error.contains(word), result.error);
    QCOMPARE(result.error.count('\n'), 1);
}

void TestExec::appendsAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"my mail.eml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray mail =
        "Subject: {5}\r\n\r\n@not a file \xC3\xBC\r\n" + QByteArray(100'000, 'x') + "\r\n";
    file.write(mail);
    file.close();
    const Run result = run(to({u"CREATE Exec"_s, u"APPEND Exec (\\Seen) @\"%1\""_s.arg(file.fileName()),
                               u"EXAMINE Exec"_s, u"FETCH 1 (FLAGS BODY.PEEK[])"_s, u"DELETE Exec"_s},
                              {u"--json"_s}));
    COMPARE_STATUS(result, 0);
    int found = 0;
    for (const QByteArray &line : result.lines()) {
        if (value(line, u"type"_s) != u"FETCH"_s)
            continue;
        ++found;
        const QJsonObject attrs = value(line, u"attrs"_s).toObject();
        QCOMPARE(attrs[u"BODY[]"_s].toString().toUtf8(), mail);
        QVERIFY(attrs[u"FLAGS"_s].toArray().contains(u"\\Seen"_s));
    }
    QCOMPARE(found, 1);
}

void TestExec::answers()
{
    // The next command is what the server gets; without one, IDLE ends.
    for (const QStringList &commands :
         {QStringList{u"IDLE"_s, u"DONE"_s, u"NOOP"_s}, QStringList{u"idle"_s}}) {
        const Run result = run(to(commands));
        COMPARE_STATUS(result, 0);
        QVERIFY(result.lines().first().startsWith("+ "));
        QCOMPARE(result.lines().size(), commands.size() == 1 ? 2 : 3);
    }
}

// What happens to the mailbox is printed when it happens, though the line that ends IDLE is still to come.
void TestExec::hearsWhileItWaits()
{
    QProcess process;
    process.start(QStringLiteral(MAILREEVECTL), to({u"-"_s}, {u"--json"_s}));
    process.write("CREATE heard\nSELECT heard\nIDLE\n");
    QTRY_VERIFY_WITH_TIMEOUT(process.peek(10'000).contains("CONTINUE"), 10'000);
    COMPARE_STATUS(run(to({u"APPEND heard {5}\r\nX: y\n"_s})), 0);
    QTRY_VERIFY2_WITH_TIMEOUT(process.peek(10'000).contains("{\"type\": \"EXISTS\", \"num\": 1}\n"),
                              process.peek(10'000), 10'000);
    QCOMPARE(process.state(), QProcess::Running);
    process.write("DONE\nCLOSE\nDELETE heard\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput().count("\"tag\": \"M"), 5);
}

// Whoever sent more than LOGOUT wants to know that it was not carried out.
void TestExec::logout()
{
    const Run result = run(to({u"LOGOUT"_s}));
    QVERIFY(result.lines().first().startsWith("* BYE"));
    COMPARE_STATUS(result, 0);
    QCOMPARE(result.lines().size(), 2);
    const Run more = run(to({u"LOGOUT"_s, u"NOOP"_s}));
    COMPARE_STATUS(more, 2);
    QCOMPARE(more.lines().size(), 2);
    QVERIFY2(more.error.contains("LOGOUT"), more.error);
}

void TestExec::connectionBreaks()
{
    ScriptedServer server;
    server.setGreeting("* PREAUTH [CAPABILITY IMAP4rev1] ready\n");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK\n");
    server.answer("NOOP", "* 5 EXISTS\n* BYE going down\n");
    connect(&server, &ScriptedServer::commandReceived, &server, [&](const QByteArray &command) {
        if (command == "NOOP")
            QTimer::singleShot(50, &server, [&server] { server.disconnectAll(); });
    });
    QProcess process;
    process.start(QStringLiteral(MAILREEVECTL),
                  {u"exec"_s, u"--password-file"_s, u"/dev/null"_s,
                   u"imap://ann@127.0.0.1:%1"_s.arg(server.port()), u"NOOP"_s, u"NOOP"_s});
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(process.exitCode(), 3);
    QCOMPARE(process.readAllStandardOutput(), "* 5 EXISTS\r\n* BYE going down\r\n");
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(error.contains("going down"), error);
}

void TestExec::connectionBreaksWhileItWaits()
{
    ScriptedServer server;
    server.setGreeting("* PREAUTH [CAPABILITY IMAP4rev1] ready\n");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK\n");
    server.answer("NOOP", "TAG OK done\n");
    QProcess process;
    process.start(QStringLiteral(MAILREEVECTL), {u"exec"_s, u"--password-file"_s, u"/dev/null"_s,
                                                 u"imap://ann@127.0.0.1:%1"_s.arg(server.port()), u"-"_s});
    process.write("NOOP\n");
    QTRY_VERIFY_WITH_TIMEOUT(process.peek(1000).endsWith(" OK done\r\n"), 10'000);
    server.disconnectAll();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10'000);
    QCOMPARE(process.exitCode(), 3);
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(error.startsWith("mailreevectl: the connection to 127.0.0.1"), error);
    QVERIFY2(error.endsWith(" ended: the server closed the connection\n"), error);
    QCOMPARE(error.count('\n'), 1);
}

void TestExec::fullDisk()
{
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(QStringLiteral(MAILREEVECTL), to({u"NOOP"_s, u"NOOP"_s}));
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 3);
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(error.contains("No space left"), error);
    QCOMPARE(error.count('\n'), 1);
}

// Ended by the signal, as any filter is.
void TestExec::brokenPipe()
{
    QProcess process;
    QStringList words{u"'%1'"_s.arg(QStringLiteral(MAILREEVECTL))};
    for (const QString &word : to({u"EXAMINE INBOX"_s, u"FETCH 1:* (BODY.PEEK[])"_s}))
        words += u"'%1'"_s.arg(word);
    process.start(u"sh"_s, {u"-c"_s, u"{ %1; echo $? >&2; } | head -1"_s.arg(words.join(u' '))});
    QVERIFY(process.waitForFinished(20'000));
    QVERIFY(process.readAllStandardOutput().startsWith("* FLAGS"));
    QCOMPARE(process.readAllStandardError(), "141\n");
}

// What is opened instead of them is neither read nor written to.
void TestExec::closedFiles()
{
    QStringList words{u"'%1'"_s.arg(QStringLiteral(MAILREEVECTL))};
    for (const QString &word : to({u"NOOP"_s, u"-"_s}))
        words += u"'%1'"_s.arg(word);
    QProcess process;
    process.start(u"sh"_s, {u"-c"_s, words.join(u' ') + u" <&-"_s});
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.readAllStandardError(), "");
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput().count('\n'), 1);
    process.start(u"sh"_s, {u"-c"_s, words.join(u' ') + u" >&-"_s});
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 0);
}

void TestExec::nothingSecretIsPrinted()
{
    const QByteArray secret = m_server->password().toUtf8();
    for (const QStringList &options :
         {QStringList{}, QStringList{u"--json"_s}, QStringList{u"--mechanism"_s, u"PLAIN"_s}}) {
        const Run result = run(to({u"NOOP"_s, u"LOGIN olivia "_s + m_server->password()}, options));
        COMPARE_STATUS(result, 1);
        for (const QByteArray &form : {secret, secret.toBase64()})
            QVERIFY(!result.out.contains(form) && !result.error.contains(form));
    }
}

QTEST_GUILESS_MAIN(TestExec)
#include "tst_exec.moc"
