#include "tests/support/scriptedserver.h"
#include "ui/changes/stagedchanges.h"
#include "ui/connection.h"
#include "windowdriver.h"
#include <QDialog>
#include <QDirIterator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

// The protocol console of a live connection: what it shows, what it must not show, and what can be typed into it.
class TestWindowConsole : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void consoleShowsTheWire();
    void noPasswordAnywhere_data();
    void noPasswordAnywhere();
    void typedCommands();
    void consoleFilter();
    void consoleAfterGivingUp();

private:
    bool connectAs(const QString &user = {}, imap::Security security = imap::Security::Tls,
                   const QByteArray &mechanism = {});
    bool sendTyped(const QString &command, const QString &answer);

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

namespace {

// How a secret could stand somewhere: plain, in hexadecimal, quoted-printable, or base64 with anything before it.
QByteArrayList formsOf(const QByteArray &secret)
{
    QByteArrayList forms{secret, secret.toHex(), secret.toHex().toUpper(),
                         secret.toPercentEncoding({}, secret, '=')};
    for (int before = 0; before < 3; ++before) {
        const QByteArray text = (QByteArray(before, '\0') + secret).toBase64(QByteArray::OmitTrailingEquals);
        forms += text.sliced(before == 0 ? 0 : before + 1).chopped(1); // what depends on this secret alone
    }
    return forms;
}

} // namespace

void TestWindowConsole::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

bool TestWindowConsole::connectAs(const QString &user, imap::Security security, const QByteArray &mechanism)
{
    m_driver = std::make_unique<Driver>();
    imap::ConnectOptions options = m_server->options(security, user);
    options.mechanism = mechanism;
    return m_driver->connectTo(options);
}

bool TestWindowConsole::sendTyped(const QString &command, const QString &answer)
{
    const auto answers = [&] {
        return m_driver->traceLines().filter(QRegularExpression(answer)).size();
    };
    const qsizetype before = answers(); // the program asks the same
    auto *input = m_driver->find<QPlainTextEdit>("consoleInput");
    input->setFocus();
    QTest::keyClicks(input, command);
    QTest::keyClick(input, Qt::Key_Return);
    return Driver::until([&] { return answers() > before; });
}

void TestWindowConsole::consoleShowsTheWire()
{
    QVERIFY(connectAs());
    for (const char *pattern : {"^S: \\* OK .*", "^C: \\S+ NAMESPACE", "^S: \\* NAMESPACE ",
                                "^C: \\S+ LIST \"\" \"?%", "^S: \\* LIST ", "^C: \\S+ EXAMINE \"INBOX\"",
                                "^S: \\* \\d+ EXISTS", "^S: \\S+ OK .*Examine completed"})
        QVERIFY2(
            Driver::until([&] {
                return !m_driver->traceLines().filter(QRegularExpression(QLatin1String(pattern))).isEmpty();
            }),
            pattern);
    const QAbstractItemModel *model = m_driver->trace()->model();
    QString last;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString time = model->index(row, 0).data().toString();
        QVERIFY2(QRegularExpression(u"^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}$"_s).match(time).hasMatch(),
                 qPrintable(time));
        QVERIFY2(last <= time || last.startsWith(u"23:59"), qPrintable(last + u' ' + time));
        last = time;
    }
    // The selected line in full.
    const QModelIndex first = model->index(1, 2);
    QTest::mouseClick(m_driver->trace()->viewport(), Qt::LeftButton, {},
                      m_driver->trace()->visualRect(first).center());
    QTRY_VERIFY(!m_driver->find<QPlainTextEdit>("traceDetail")->toPlainText().isEmpty());
}

void TestWindowConsole::noPasswordAnywhere_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<imap::Security>("security");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("mechanism");
    const QByteArray any;
    for (const char *mechanism : {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"})
        QTest::newRow(mechanism) << u"olivia"_s << imap::Security::Tls << QByteArray("olivia-demo")
                                 << QByteArray(mechanism);
    QTest::newRow("TLS") << u"olivia"_s << imap::Security::Tls << QByteArray("olivia-demo") << any;
    QTest::newRow("STARTTLS") << u"olivia"_s << imap::Security::StartTls << QByteArray("olivia-demo") << any;
    QTest::newRow("in the clear") << u"olivia"_s << imap::Security::None << QByteArray("olivia-demo") << any;
    QTest::newRow("with every sign in it")
        << u"theo"_s << imap::Security::None << QByteArray("th\"e o\\%p*ss") << any;
}

void TestWindowConsole::noPasswordAnywhere()
{
    QFETCH(QString, user);
    QFETCH(imap::Security, security);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, mechanism);
    QVERIFY(connectAs(user, security, mechanism));
    // By hand as well, while one is logged in: the server refuses it, the line is recorded all the same.
    QString quoted = QString::fromLatin1(password);
    quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    QVERIFY(sendTyped(u"LOGIN "_s + user + u" \""_s + quoted + u'"', u"^S: \\S+ (NO|BAD) "_s));
    QByteArray shown = m_driver->traceLines().join(u'\n').toUtf8();
    const auto *model = static_cast<QAbstractItemModel *>(m_driver->trace()->model());
    for (int row = 0; row < model->rowCount(); ++row) {
        m_driver->trace()->selectRow(row);
        shown += m_driver->find<QPlainTextEdit>("traceDetail")->toPlainText().toUtf8() + '\n';
    }
    QVERIFY(shown.contains("LOGIN " + user.toUtf8()));
    QByteArrayList forms = formsOf(password);
    forms += quoted.toUtf8();
    for (const QByteArray &form : std::as_const(forms))
        QVERIFY2(!shown.contains(form), form.constData());
    // A change leaves a journal.
    imap::StagedChange change{imap::SubscriptionChange{imap::MailboxName(u"Junk"), true}};
    m_driver->page()->subject().connection->changes()->stage({change});
    // Nor does Up bring it back.
    auto *input = m_driver->find<QPlainTextEdit>("consoleInput");
    QTest::keyClick(input, Qt::Key_Up);
    QVERIFY(!input->toPlainText().contains(u"LOGIN"));
    // Nor is it among the settings.
    m_driver->close();
    m_driver.reset();
    QSettings stored;
    stored.sync();
    for (const QString &key : stored.allKeys())
        QVERIFY2(!stored.value(key).toString().contains(QString::fromLatin1(password)), qPrintable(key));
    // Nor in any file, the journal of changes among them.
    QDirIterator files(m_settings->folder(), QDir::Files, QDirIterator::Subdirectories);
    int journals = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        journals += bytes.contains("Junk") ? 1 : 0;
        for (const QByteArray &form : std::as_const(forms))
            QVERIFY2(!bytes.contains(form), qPrintable(file.fileName()));
    }
    QVERIFY(journals > 0);
}

void TestWindowConsole::typedCommands()
{
    QVERIFY(connectAs());
    QVERIFY(sendTyped(u"STATUS INBOX (MESSAGES UIDNEXT)"_s, u"^S: \\* STATUS \"?INBOX\"? \\(.*UIDNEXT"_s));
    QVERIFY(m_driver->find<QPlainTextEdit>("consoleInput")->toPlainText().isEmpty());
    // A literal is folded in the list, and whole beside it.
    QVERIFY(sendTyped(u"FETCH 1 BODY.PEEK[HEADER]"_s, u"^S: \\* 1 FETCH .*\\{\\d+\\} ⟨"_s));
    const QAbstractItemModel *model = m_driver->trace()->model();
    for (int row = model->rowCount() - 1; row >= 0; --row) {
        const QString line = model->index(row, 2).data().toString();
        if (!line.contains(u'⟨'))
            continue;
        QVERIFY2(!line.contains(u"Subject:", Qt::CaseInsensitive), qPrintable(line));
        m_driver->trace()->selectRow(row);
        QVERIFY(m_driver->find<QPlainTextEdit>("traceDetail")
                    ->toPlainText()
                    .contains(u"Subject:", Qt::CaseInsensitive));
        break;
    }
    // What was typed comes back.
    auto *input = m_driver->find<QPlainTextEdit>("consoleInput");
    QTest::keyClick(input, Qt::Key_Up);
    QCOMPARE(input->toPlainText(), u"FETCH 1 BODY.PEEK[HEADER]"_s);
    QTest::keyClick(input, Qt::Key_Up);
    QCOMPARE(input->toPlainText(), u"STATUS INBOX (MESSAGES UIDNEXT)"_s);
    QTest::keyClick(input, Qt::Key_Down);
    QTest::keyClick(input, Qt::Key_Down);
    QCOMPARE(input->toPlainText(), QString());
    QVERIFY(sendTyped(u"NONSENSE"_s, u"^S: \\S+ BAD "_s));
    // What is typed before it is known that a command failed is not sent.
    QTRY_VERIFY(m_driver->labelText("consoleMessage").contains(u"NONSENSE"));
    // The line can be answered: IDLE waits for DONE.
    QVERIFY(sendTyped(u"IDLE"_s, u"^S: \\+ idling"_s));
    QTRY_VERIFY(m_driver->labelText("consoleHint").contains(u"idling"));
    QVERIFY(sendTyped(u"DONE"_s, u"^S: \\S+ OK Idle completed"_s));
    // A person who leads the session elsewhere must not break the list.
    QVERIFY(sendTyped(u"EXAMINE Sent"_s, u"^S: \\S+ OK .*Examine completed"_s));
    QTest::keyClick(m_driver->list(), Qt::Key_End);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Junk"_s}));
    QTRY_VERIFY(m_driver->listModel()->rowCount() > 0);
}

void TestWindowConsole::consoleFilter()
{
    QVERIFY(connectAs());
    const int all = m_driver->trace()->model()->rowCount();
    auto *filter = m_driver->find<QLineEdit>("consoleFilter");
    QTest::keyClicks(filter, u"namespace"_s);
    QTRY_VERIFY(m_driver->trace()->model()->rowCount() < all);
    QVERIFY(m_driver->trace()->model()->rowCount() > 0);
    for (const QString &line : m_driver->traceLines())
        QVERIFY2(line.contains(u"namespace", Qt::CaseInsensitive), qPrintable(line));
    filter->clear();
    QTRY_VERIFY(m_driver->trace()->model()->rowCount() >= all);
    QTest::mouseClick(m_driver->find<QToolButton>("consoleClearButton"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->trace()->model()->rowCount() < all);
}

// Attempts that failed leave the console with nothing that is gone.
void TestWindowConsole::consoleAfterGivingUp()
{
    m_driver = std::make_unique<Driver>();
    imap::ConnectOptions options;
    options.address = {u"127.0.0.1"_s, closedPort(), imap::Security::None, u"ann"_s};
    options.password = u"secret"_s;
    m_driver->window()->connectTo(options);
    auto *dialog = m_driver->find<QDialog>("connectDialog");
    QTRY_VERIFY(dialog->isVisible());
    auto *connections = m_driver->find<QComboBox>("consoleConnection");
    QCOMPARE(connections->count(), 2); // and all together
    QTest::mouseClick(m_driver->find<QPushButton>("connectButton"), Qt::LeftButton);
    QTRY_VERIFY(m_driver->find<QPushButton>("connectButton")->isEnabled());
    QCOMPARE(connections->count(), 3); // each attempt
    QPointer<QDialog> watched(dialog);
    QTest::mouseClick(m_driver->find<QPushButton>("cancelButton"), Qt::LeftButton);
    QTRY_VERIFY(!watched);
    // What was said stays, and is over.
    QCOMPARE(connections->count(), 3);
    QTRY_VERIFY(connections->itemText(1).contains(u"closed"_s));
    QTest::mouseClick(m_driver->find<QToolButton>("consoleClearButton"), Qt::LeftButton);
    m_driver->find<QLineEdit>("consoleFilter")->setText(u"x"_s);
    QVERIFY(!m_driver->find<QPlainTextEdit>("consoleInput")->isEnabled());
}

UI_TEST_MAIN(TestWindowConsole)
#include "tst_windowconsole.moc"
