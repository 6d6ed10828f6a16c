#include "hostile.h"
#include "imapcore/commands/compress.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/select.h"
#include "imapcore/wire/compression.h"
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

// Servers that send more than anybody asked for. Each limit of imap::Limits has a function of its name here that
// reaches it, and what has no limit of its own is held in none.
class TestHostileFlood : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(m_good.works()); }
    void everyLimitIsReached();
    void responseBytes_data();
    void responseBytes();
    void literalBytes_data();
    void literalBytes();
    void streamBytes();
    void answerBytes();
    void Nesting();
    void internedFlags();
    void flagBytes_data();
    void flagBytes();
    void envelopeBytes();
    void messages_data();
    void messages();
    void traceBytes();
    void withoutEnd_data();
    void withoutEnd();
    void unsolicited_data();
    void unsolicited();
    void compressed();

private:
    // Logged in over a connection that plays this script behind the login.
    bool connectTo(const QByteArray &script, const Limits &limits = {});
    // The same, with INBOX selected and so many messages in it.
    bool select(const QByteArray &script, int count, const Limits &limits = {});

    GoodServer m_good;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Session> m_session;
};

bool TestHostileFlood::connectTo(const QByteArray &script, const Limits &limits)
{
    m_session.reset();
    if (!m_server)
        m_server = std::make_unique<ScriptedServer>();
    m_server->addScript(
        Script("S: * PREAUTH [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] x\nC: a1 LIST...\nS: a1 OK\n" + script));
    Attempt attempt(optionsFor(*m_server), limits);
    if (!soon([&attempt] { return attempt.ended(); }) || attempt.ready != 1)
        return false;
    m_session.reset(attempt.connector->takeSession());
    m_session->setResponseTimeout(std::chrono::minutes(5));
    return true;
}

bool TestHostileFlood::select(const QByteArray &script, int count, const Limits &limits)
{
    return connectTo("C: a2 SELECT \"INBOX\"\nS: * " + QByteArray::number(count) + " EXISTS\nS: a2 OK\n"
                         + script,
                     limits)
           && await(m_session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite}));
}

void TestHostileFlood::everyLimitIsReached()
{
    QFile file(QStringLiteral(MAILREEVE_SOURCE_DIR "/imapcore/limits.h"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression member(u"^    (?:static constexpr )?\\w+ (\\w+) = "_s,
                                           QRegularExpression::MultilineOption);
    int found = 0;
    for (auto match = member.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext(); ++found) {
        const QByteArray name = match.next().captured(1).toLatin1();
        if (name == "unaskedBytes")
            continue; // Imap4's, which has a test of its own
        QVERIFY2(metaObject()->indexOfMethod(name + "()") >= 0, name);
    }
    QVERIFY(found >= 10);
}

void TestHostileFlood::responseBytes_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a line") << "S: * X " + QByteArray(2000, 'x');
    QTest::newRow("a line without an end") << "S> * X " + QByteArray(2000, 'x');
    QTest::newRow("a literal and a line") << "S: * X {3}\nS: abc " + QByteArray(2000, 'x');
    QTest::newRow("a tagged line") << "S: a2 OK " + QByteArray(2000, 'x');
    QTest::newRow("a request") << "S: + " + QByteArray(2000, 'x');
    QTest::newRow("a code") << "S: * OK [X " + QByteArray(2000, 'x') + "] y";
}

void TestHostileFlood::responseBytes()
{
    QFETCH(QByteArray, answer);
    Limits limits;
    limits.responseBytes = 2000;
    m_server.reset();
    QVERIFY(connectTo("C: a2 NOOP\n" + answer + "\nX: stall", limits));
    const auto noop = await(m_session->send(Noop{}));
    QCOMPARE(errorOf(noop), Kind::LimitExceeded);
    QCOMPARE(noop.error().text, u"The server sent a response that is too long."_s);
    QTRY_COMPARE(m_server->openConnections(), 0);
    // One byte less, and nobody minds.
    m_server.reset();
    QVERIFY(connectTo("C: a2 NOOP\nS: * X " + QByteArray(1996, 'x') + "\nS: a2 OK", limits));
    QVERIFY(await(m_session->send(Noop{})));
}

void TestHostileFlood::literalBytes_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("one byte too many") << QByteArray("S: * X {2001}");
    QTest::newRow("4 GB") << QByteArray("S: * X {4294967296}");
    QTest::newRow("63 bits") << QByteArray("S: * X {9223372036854775807}");
    QTest::newRow("more than 64 bits") << QByteArray("S: * X {99999999999999999999999}");
    QTest::newRow("binary") << QByteArray("S: * X ~{2001}");
    QTest::newRow("within a literal's line") << QByteArray("S: * X {1}\nS: a {2001}");
}

void TestHostileFlood::literalBytes()
{
    QFETCH(QByteArray, answer);
    Limits limits;
    limits.literalBytes = 2000;
    m_server.reset();
    QVERIFY(connectTo("C: a2 NOOP\n" + answer + "\nX: stall", limits));
    const auto noop = await(m_session->send(Noop{}));
    QCOMPARE(errorOf(noop), Kind::LimitExceeded);
    QTRY_COMPARE(m_server->openConnections(), 0);
    m_server.reset();
    QVERIFY(connectTo("C: a2 NOOP\nS: * X {2000}\nS: " + QByteArray(2000, 'x') + "\nS: a2 OK", limits));
    QVERIFY(await(m_session->send(Noop{})));
}

// What goes to a device has no limit, and takes no memory.
void TestHostileFlood::streamBytes()
{
    class Counter final : public QIODevice
    {
    public:
        qint64 count = 0;

    protected:
        qint64 readData(char *, qint64) override { return -1; }
        qint64 writeData(const char *, qint64 size) override { return count += size, size; }
    } device;
    QVERIFY(device.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    m_server.reset();
    QVERIFY(
        select("C: a3 FETCH...\nS: * 1 FETCH (BODY[] {200015872}\nX: flood 200015872\nS: )\nS: a3 OK", 1));
    const qint64 before = residentBytes();
    Answer fetched(m_session->send(FetchData{.messages = Messages::numbers(SequenceSet(1, 1)),
                                             .items = {FetchItem("BODY.PEEK[]")},
                                             .sinkFor = {"BODY[]", &device}}));
    QTRY_VERIFY_WITH_TIMEOUT(fetched, 60000);
    QVERIFY2(*fetched, qPrintable(*fetched ? QString() : fetched->error().text));
    QCOMPARE(device.count, 200015872);
    QCOMPARE((**fetched)[0].sections[0].streamed, 200015872);
    QVERIFY2(residentBytes() - before < 16 << 20, QByteArray::number(residentBytes() - before));
}

// The answer to one command may have as many lines as it likes, up to a point.
void TestHostileFlood::answerBytes()
{
    Limits limits;
    limits.answerBytes = 20 << 20;
    m_server.reset();
    m_server = std::make_unique<ScriptedServer>();
    int number = 0;
    m_server->setFlood([&number] {
        QByteArray lines;
        for (int i = 0; i < 1000; ++i)
            lines += "* LIST () NIL m" + QByteArray::number(++number) + "\r\n";
        return lines;
    });
    QVERIFY(connectTo("C: a2 LIST...\nX: flood", limits));
    const qint64 before = residentBytes();
    Answer listed(m_session->send(List{"*"}));
    QTRY_VERIFY_WITH_TIMEOUT(listed, 60000);
    QCOMPARE(errorOf(*listed), Kind::LimitExceeded);
    QCOMPARE(listed->error().text, u"The server's answer to one command is too long."_s);
    QVERIFY2(residentBytes() - before < 64 << 20, QByteArray::number(residentBytes() - before));
    QVERIFY2(number > 100'000, QByteArray::number(number));
    m_server.reset();
}

void TestHostileFlood::Nesting()
{
    const auto nested = [](int depth) {
        return QByteArray(depth, '(') + "x" + QByteArray(depth, ')');
    };
    for (const int depth : {Limits::Nesting, Limits::Nesting + 1, 10'000, 1'000'000}) {
        m_server.reset();
        QVERIFY(connectTo("C: a2 LIST...\nS: * LIST () \"/\" x " + nested(depth)
                          + "\nS: a2 OK\nC: a3 NOOP\nS: a3 OK"));
        const auto listed = await(m_session->send(List{"*"}));
        if (depth <= Limits::Nesting) {
            QVERIFY(listed);
        } else {
            QCOMPARE(errorOf(listed), Kind::Malformed);
            QVERIFY2(listed.error().text.contains(u"fewer parentheses within parentheses"),
                     qPrintable(listed.error().text));
        }
        QVERIFY(await(m_session->send(Noop{})));
    }
}

void TestHostileFlood::internedFlags()
{
    Limits limits;
    limits.internedFlags = 3;
    m_server.reset();
    QVERIFY(select(
        "C: a3 FETCH...\nS: * 1 FETCH (FLAGS (a))\nS: * 2 FETCH (FLAGS (b))\nS: * 1 FETCH (FLAGS (c))\n"
        "S: * 2 FETCH (FLAGS (a))\nS: a3 OK\n"
        "C: a4 FETCH...\nS: * 2 FETCH (FLAGS (d))\nS: a4 OK\nC: a5 NOOP\nS: a5 OK",
        2, limits));
    const Fetch fetch{Messages::numbers(SequenceSet(1, 2)), {"FLAGS"}};
    QVERIFY(await(m_session->send(Fetch(fetch))));
    const auto one = await(m_session->send(Fetch(fetch)));
    QCOMPARE(errorOf(one), Kind::Malformed);
    QVERIFY2(one.error().text.contains(u"fewer different combinations of flags"),
             qPrintable(one.error().text));
    QCOMPARE(m_session->mailbox().messages().flags(2).keywords, QByteArrayList{"a"});
    QVERIFY(await(m_session->send(Noop{})));
}

void TestHostileFlood::flagBytes_data()
{
    QTest::addColumn<QByteArray>("response");
    const QByteArray words = QByteArray("a ").repeated(1 << 20);
    QTest::newRow("FETCH") << "* 1 FETCH (FLAGS (" + words + "b))";
    QTest::newRow("FLAGS") << "* FLAGS (" + words + "b)";
}

// A list of words of one letter takes thirty times its size.
void TestHostileFlood::flagBytes()
{
    QFETCH(QByteArray, response);
    m_server.reset();
    QVERIFY(select("C: a3 FETCH...\nS: " + response + "\nS: a3 OK\nC: a4 EXAMINE...\nS: " + response
                       + "\nS: a4 OK\nC: a5 NOOP\nS: a5 OK",
                   1));
    const auto fetched = await(m_session->send(Fetch{Messages::numbers(SequenceSet(1, 1)), {"FLAGS"}}));
    QCOMPARE(errorOf(fetched), Kind::Malformed);
    const auto selected = await(m_session->send(Select{MailboxName(u"Sent")}));
    QCOMPARE(errorOf(selected),
             response.startsWith("* FLAGS") ? std::optional(Kind::Malformed) : std::nullopt);
    QCOMPARE(m_session->mailbox().knownFlags(), QByteArrayList());
    QVERIFY(await(m_session->send(Noop{})));
}

void TestHostileFlood::envelopeBytes()
{
    Limits limits;
    limits.envelopeBytes = 4 << 20;
    m_server.reset();
    m_server = std::make_unique<ScriptedServer>();
    int number = 0;
    m_server->setFlood([&number] {
        const QByteArray long1 = '"' + QByteArray(100'000, 's') + '"';
        return "* " + QByteArray::number(++number) + " FETCH (ENVELOPE (NIL " + long1
               + " NIL NIL NIL NIL NIL NIL NIL NIL))\r\n";
    });
    QVERIFY(select("C: a3 NOOP\nX: flood 50000000\nS: a3 OK\nC: a4 NOOP\nS: a4 OK", 1'000'000, limits));
    const qint64 before = residentBytes();
    Answer noop(m_session->send(Noop{}));
    QTRY_VERIFY_WITH_TIMEOUT(noop, 60000);
    QVERIFY(*noop);
    QVERIFY2(residentBytes() - before < 24 << 20, QByteArray::number(residentBytes() - before));
    const MessageStore &messages = m_session->mailbox().messages();
    QVERIFY(messages.hasEnvelope(1));
    QVERIFY(messages.envelope(1).size() > 100'000);
    QVERIFY(!messages.hasEnvelope(quint32(number)));
    QVERIFY(await(m_session->send(Noop{})));
    m_server.reset();
}

void TestHostileFlood::messages_data()
{
    QTest::addColumn<QByteArray>("count");
    QTest::addColumn<QString>("text");
    const QString claims = u"The server claims %1 messages in a mailbox."_s;
    QTest::newRow("one too many") << QByteArray("50000001") << claims.arg(50'000'001);
    QTest::newRow("a billion") << QByteArray("1000000000") << claims.arg(1'000'000'000);
    QTest::newRow("32 bits") << QByteArray("4294967295") << claims.arg(4'294'967'295);
}

void TestHostileFlood::messages()
{
    QFETCH(QByteArray, count);
    QFETCH(QString, text);
    m_server.reset();
    QVERIFY(connectTo("C: a2 EXAMINE...\nS: * " + count + " EXISTS\nS: * 1 FETCH (UID 1)\nS: a2 OK"));
    const qint64 before = residentBytes();
    const auto opened = await(m_session->send(Select{MailboxName(u"INBOX")}));
    QCOMPARE(errorOf(opened), Kind::LimitExceeded);
    QCOMPARE(opened.error().text, text);
    QVERIFY(residentBytes() - before < 4 << 20);
    // Fifty million are there, and cost what is known of them: one at the end, and it may go.
    m_server.reset();
    QVERIFY(select("C: a3 NOOP\nS: * 50000000 FETCH (UID 4294967295 FLAGS (\\Seen))\nS: * 50000000 EXPUNGE\n"
                   "S: a3 OK",
                   50'000'000));
    QVERIFY(await(m_session->send(Noop{})));
    QCOMPARE(m_session->mailbox().count(), 49'999'999U);
    QVERIFY2(residentBytes() - before < 16 << 20, QByteArray::number(residentBytes() - before));
}

void TestHostileFlood::traceBytes()
{
    m_server.reset();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setFlood([] { return "* X " + QByteArray(1000, 'x') + "\r\n"; });
    QVERIFY(connectTo("C: a2 NOOP\nX: flood 10000000\nS: a2 OK"));
    Answer noop(m_session->send(Noop{}));
    QTRY_VERIFY_WITH_TIMEOUT(noop, 60000);
    const Trace &trace = m_session->trace();
    QVERIFY(trace.firstIndex() > 1000);
    QVERIFY2(trace.endIndex() - trace.firstIndex() <= quint64(Limits().traceBytes / 1000),
             QByteArray::number(trace.endIndex() - trace.firstIndex()));
    QVERIFY(trace.at(trace.endIndex() - 1).bytes.contains("OK"));
    m_server.reset();
}

void TestHostileFlood::withoutEnd_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("line") << QByteArray("S> * X ");
    QTest::newRow("list") << QByteArray("S> * LIST (");
    QTest::newRow("quoted") << QByteArray("S> * LIST () \"/\" \"");
    QTest::newRow("tagged") << QByteArray("S> a2 OK ");
}

// With the limits that the program has.
void TestHostileFlood::withoutEnd()
{
    QFETCH(QByteArray, begin);
    m_server.reset();
    QVERIFY(connectTo("C: a2 LIST...\n" + begin + "\nX: flood"));
    const qint64 before = residentBytes();
    Answer listed(m_session->send(List{"*"}));
    qint64 most = 0;
    QTRY_VERIFY_WITH_TIMEOUT((most = std::max(most, residentBytes()), listed), 60000);
    QCOMPARE(errorOf(*listed), Kind::LimitExceeded);
    QVERIFY2(most - before < 3 * Limits().responseBytes, QByteArray::number(most - before));
}

void TestHostileFlood::unsolicited_data()
{
    QTest::addColumn<QByteArray>("line"); // %1: a number that is always another one
    QTest::addColumn<bool>("selected");
    const auto row = [](const char *name, const QByteArray &line, bool selected = true) {
        QTest::newRow(name) << line << selected;
    };
    const QByteArray words = QByteArray("word ").repeated(200);
    row("unknown", "* XNEWS " + words);
    row("FETCH without a mailbox", "* %1 FETCH (UID %1 FLAGS (\\Seen k%1) ENVELOPE (" + words + "))", false);
    row("FETCH of messages that are not there", "* 99%1 FETCH (UID %1 FLAGS (\\Seen k%1))");
    row("FETCH with other flags each time", "* 1 FETCH (FLAGS (\\Seen k%1 " + words + "))");
    row("FETCH with one envelope again and again", "* 1 FETCH (ENVELOPE (NIL \"" + words + "\"))");
    row("FETCH of a body", "* 1 FETCH (BODY[%1] \"" + words + "\")");
    row("EXISTS", "* %1 EXISTS");
    row("RECENT", "* %1 RECENT");
    row("EXPUNGE of what is not there", "* 99%1 EXPUNGE");
    row("VANISHED (EARLIER)", "* VANISHED (EARLIER) %1,1:4294967295");
    row("FLAGS", "* FLAGS (k%1 " + words + ")");
    row("PERMANENTFLAGS", "* OK [PERMANENTFLAGS (k%1 " + words + ")] x");
    row("LIST", "* LIST () \"/\" m%1");
    row("STATUS", "* STATUS m%1 (MESSAGES %1)");
    row("SEARCH", "* SEARCH %1 " + QByteArray("4294967295 ").repeated(100));
    row("CAPABILITY", "* CAPABILITY IMAP4rev1 X%1 " + words);
    row("ENABLED", "* ENABLED X%1");
    row("ALERT", "* NO [ALERT] Look %1 " + words);
    row("OK", "* OK %1");
    row("BAD", "* BAD %1 " + words);
    row("another's tag", "M9%1 OK " + words);
    row("our tag, done already", "M0001 NO " + words);
    row("requests", "+ %1");
    row("ID", "* ID (\"name\" \"%1\")");
    row("nothing", "");
    row("noise", "\x01\xFF %1 ((( \" {");
}

// Very much of it, whole thousands of responses at a time, and the session works as before.
void TestHostileFlood::unsolicited()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, selected);
    m_server.reset();
    m_server = std::make_unique<ScriptedServer>();
    int number = 0;
    m_server->setFlood([&number, line] {
        QByteArray lines;
        while (lines.size() < 1 << 16) {
            QByteArray one = line;
            lines += one.replace("%1", QByteArray::number(++number)) + "\r\n";
        }
        return lines;
    });
    // Of lines that say little there are more in fewer bytes.
    const QByteArray size = line.startsWith("* XNEWS") ? "300000000"
                            : line.size() > 200        ? "50000000"
                                                       : "4000000";
    const QByteArray script = "C: a3 NOOP\nX: flood " + size
                              + "\nS: a3 OK still here\nC: a4 LIST...\nS: * LIST () \"/\" x\nS: a4 OK";
    QVERIFY(selected ? select(script, 3) : connectTo(script));
    const qint64 before = residentBytes();
    qint64 most = 0;
    Answer noop(m_session->send(Noop{}));
    QTRY_VERIFY_WITH_TIMEOUT((most = std::max(most, residentBytes()), noop), 120000);
    QVERIFY2(*noop, qPrintable(*noop ? QString() : noop->error().text));
    QVERIFY2(most - before < 12 << 20, QByteArray::number(most - before));
    QVERIFY2(number > 5000, QByteArray::number(number));
    QVERIFY(m_session->enabled().size() <= 200);
    const auto listed = await(m_session->send(List{"*"}));
    QVERIFY(listed);
    QCOMPARE(listed->size(), size_t(1));
    QCOMPARE(m_session->state(), selected ? Session::State::Selected : Session::State::Authenticated);
    m_server.reset();
}

// A thousand times as much as was sent.
void TestHostileFlood::compressed()
{
    m_server.reset();
    m_server = std::make_unique<ScriptedServer>();
    Compression compression;
    m_server->setFlood([&compression] { return compression.deflate(QByteArray(8 << 20, 'x')); });
    QVERIFY(connectTo("C: a2 COMPRESS DEFLATE\nS: a2 OK\nX: flood"));
    std::optional<Error> error;
    connect(m_session.get(), &Session::closed, this, [&error](const Error &why) { error = why; });
    const qint64 before = residentBytes();
    qint64 most = 0;
    QVERIFY(await(m_session->send(Compress{})));
    QTRY_VERIFY_WITH_TIMEOUT((most = std::max(most, residentBytes()), error), 60000);
    QCOMPARE(error->kind, Kind::LimitExceeded);
    QVERIFY2(most - before < 3 * Limits().responseBytes, QByteArray::number(most - before));
    m_server.reset();
}

QTEST_GUILESS_MAIN(TestHostileFlood)
#include "tst_hostileflood.moc"
