#include "hostile.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/select.h"
#include <QBuffer>
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

// The server closes the connection at every byte of a conversation. Tags in the scripts are as long as the real ones, so
// that every byte is counted.
class TestHostileCut : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(m_good.works()); }
    void login_data();
    void login();
    void list();
    void fetch_data();
    void fetch();
    void large_data();
    void large();

private:
    GoodServer m_good;
};

// How many bytes the server has sent when this line of its part is at its end.
static qsizetype endOf(const Script &script, const QByteArray &line)
{
    const QByteArray bytes = script.serverBytes();
    return bytes.indexOf(line + "\r\n") + line.size() + 2;
}

void TestHostileCut::login_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("security");
    const auto row = [](const char *name, const char *script, Security security) {
        QTest::newRow(name) << QByteArray(script) << int(security);
    };
    row("LOGIN",
        "S: * OK [CAPABILITY IMAP4rev1] ready\nC: M0001 LOGIN...\nS: * OK wait\n"
        "S: M0001 OK [CAPABILITY IMAP4rev1 NAMESPACE] in\nC: M0002 NAMESPACE\n"
        "S: * NAMESPACE ((\"\" \"/\")) NIL NIL\nS: M0002 OK",
        Security::None);
    row("AUTHENTICATE",
        "S: * OK ready\nC: M0001 CAPABILITY\nS: * CAPABILITY IMAP4rev1 AUTH=LOGIN\nS: M0001 OK\n"
        "C: M0002 AUTHENTICATE LOGIN\nS: + VXNlcgA=\nC: b2xpdmlh\nS: + UGFzcwA=\nC: aHVudGVyMg==\n"
        "S: M0002 OK [CAPABILITY IMAP4rev1] in\nC: M0003 LIST \"\" \"\"\nS: * LIST () \"/\" \"\"\nS: M0003 "
        "OK",
        Security::None);
    row("STARTTLS",
        "S: * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready\nC: M0001 STARTTLS\nS: M0001 OK begin",
        Security::StartTls);
}

void TestHostileCut::login()
{
    QFETCH(QByteArray, script);
    QFETCH(int, security);
    const qsizetype whole = Script(script).serverBytes().size();
    for (qsizetype cut = 0; cut <= whole; ++cut) {
        ScriptedServer server;
        server.addScript(Script(script));
        server.setCut(cut);
        Attempt attempt(optionsFor(server, Security(security)));
        SOON(attempt.ended());
        QCOMPARE(attempt.ready + attempt.failures, 1);
        QCOMPARE(attempt.stepsAfterEnd, 0);
        // Then it depends on whether the end comes together with the last word.
        if (cut == whole && attempt.ready == 1 && Security(security) == Security::None)
            continue;
        QCOMPARE(attempt.ready, 0);
        QCOMPARE(attempt.failures, 1);
        QCOMPARE(attempt.kind(), Kind::ServerClosed);
        QCOMPARE(attempt.error->text, QString());
        QVERIFY(Security(security) == Security::None || !leaks(server.received()));
        QVERIFY2(!leaks(textOf(attempt.connector->session()->trace())), QByteArray::number(cut));
    }
}

void TestHostileCut::list()
{
    const Script script(R"(
        S: * PREAUTH [CAPABILITY IMAP4rev1] x
        C: M0001 LIST "" ""
        S: M0001 OK
        C: M0002 LIST "" "*"
        S: * LIST () "/" INBOX
        S: * LIST (\HasChildren) "/" {6}
        S: Ar"ive
        S: * LIST () "/" "Sent \"mail\""
        S: M0002 OK done)");
    const qsizetype whole = script.serverBytes().size();
    for (qsizetype cut = endOf(script, "M0001 OK"); cut <= whole; ++cut) {
        ScriptedServer server;
        server.addScript(script);
        server.setCut(cut);
        Attempt attempt(optionsFor(server));
        SOON(attempt.ended());
        if (attempt.ready == 0) {
            // The end came together with the last word of the login.
            QCOMPARE(cut, endOf(script, "M0001 OK"));
            QCOMPARE(attempt.kind(), Kind::ServerClosed);
            continue;
        }
        const std::unique_ptr<Session> session(attempt.connector->takeSession());
        QSignalSpy closed(session.get(), &Session::closed);
        const bool wasOpen = session->state() != Session::State::Closed;
        const auto listed = await(session->send(List{"*"}));
        SOON(session->state() == Session::State::Closed);
        QCOMPARE(closed.count(), int(wasOpen));
        if (cut < whole) {
            QCOMPARE(errorOf(listed), Kind::ServerClosed);
        } else {
            QVERIFY(listed);
            QCOMPARE(listed->size(), size_t(3));
            QCOMPARE((*listed)[1].name.toString(), u"Ar\"ive"_s);
        }
        // What is asked afterwards is told the same at once.
        QCOMPARE(errorOf(await(session->send(Noop{}))), Kind::ServerClosed);
    }
}

void TestHostileCut::fetch_data()
{
    QTest::addColumn<bool>("toDevice");
    QTest::newRow("into memory") << false;
    QTest::newRow("to a device") << true;
}

// Two commands are on their way: the first is done once its OK has come whole, the second never before its own.
void TestHostileCut::fetch()
{
    QFETCH(bool, toDevice);
    const Script script(R"(
        S: * PREAUTH [CAPABILITY IMAP4rev1] x
        C: M0001 LIST "" ""
        S: M0001 OK
        C: M0002 SELECT "INBOX"
        S: * 2 EXISTS
        S: M0002 OK [READ-WRITE]
        C: M0003 FETCH...
        C: M0004 NOOP
        S: * 1 FETCH (FLAGS (\Seen) BODY[] {25}
        S: * 1 EXPUNGE
        S: M0004 OK x
        S:  UID 7)
        S: * 2 FETCH (UID 8 FLAGS ())
        S: M0003 OK
        S: M0004 OK)");
    const qsizetype whole = script.serverBytes().size(), first = endOf(script, "M0003 OK");
    Limits limits;
    limits.streamBytes = 10;
    for (qsizetype cut = endOf(script, "M0002 OK [READ-WRITE]"); cut <= whole; ++cut) {
        ScriptedServer server;
        server.addScript(script);
        server.setCut(cut);
        Attempt attempt(optionsFor(server), limits);
        SOON(attempt.ended());
        QCOMPARE(attempt.ready, 1);
        const std::unique_ptr<Session> session(attempt.connector->takeSession());
        QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        FetchData command{Messages::numbers(SequenceSet(1, 2)), {FetchItem("BODY[]"), FetchItem("FLAGS")}};
        if (toDevice)
            command.sinkFor = {"BODY[]", &buffer};
        Answer fetched(session->send(std::move(command)));
        Answer noop(session->send(Noop{}));
        SOON(fetched && noop);
        if (cut < first) {
            QCOMPARE(errorOf(*fetched), Kind::ServerClosed);
        } else {
            QVERIFY2(*fetched, QByteArray::number(cut));
            QCOMPARE((*fetched)->size(), size_t(2));
            QCOMPARE(toDevice ? buffer.data() : (**fetched)[0].sections[0].value.value(),
                     "* 1 EXPUNGE\r\nM0004 OK x\r\n");
        }
        QCOMPARE(errorOf(*noop), cut < whole ? std::optional(Kind::ServerClosed) : std::nullopt);
        SOON(session->state() == Session::State::Closed);
    }
}

void TestHostileCut::large_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1'000'000, 1'100'000, 5'000'000, 20'000'000})
        QTest::addRow("%d", size) << size;
}

// What the server has sent before it closed the connection arrives, however much it is.
void TestHostileCut::large()
{
    QFETCH(int, size);
    for (const QByteArray &end : {QByteArray("S: M0003 OK\n"), QByteArray("S: * BYE done\n")}) {
        ScriptedServer server;
        server.addScript(Script("S: * PREAUTH [CAPABILITY IMAP4rev1] x\nC: M0001 LIST...\nS: M0001 OK\n"
                                "C: M0002 SELECT...\nS: * 2 EXISTS\nS: M0002 OK\nC: M0003 FETCH...\n"
                                "S: * 1 FETCH (BODY[] {"
                                + QByteArray::number(size) + "}\nS: " + QByteArray(size, 'x') + ")\n" + end
                                + "X: close"));
        Attempt attempt(optionsFor(server));
        QTRY_VERIFY(attempt.ready == 1);
        const std::unique_ptr<Session> session(attempt.connector->takeSession());
        QVERIFY(await(session->send(Select{MailboxName(u"INBOX"), Select::Access::ReadWrite})));
        const auto fetched =
            await(session->send(FetchData{Messages::numbers(SequenceSet(1, 1)), {FetchItem("BODY.PEEK[]")}}));
        if (end.contains("BYE")) {
            QCOMPARE(errorOf(fetched), Kind::ServerClosed);
            QCOMPARE(fetched.error().text, u"done"_s);
        } else {
            QVERIFY2(fetched, qPrintable(fetched ? QString() : fetched.error().text));
            QCOMPARE((*fetched)[0].sections[0].value->size(), size);
        }
    }
}

QTEST_GUILESS_MAIN(TestHostileCut)
#include "tst_hostilecut.moc"
