#include "imapcore/commands/acl.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/compress.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"
#include "imapcore/link.h"
#include "line.h"
#include <QSignalSpy>

using namespace imap;
using namespace std::chrono_literals;
using Kind = Error::Kind;

// The line is cut at many places of one and the same conversation: in the clear, through TLS, compressed, in the middle
// of records, blocks and literals.
class TestFaultCuts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cuts_data();
    void cuts();
    void stalls_data();
    void stalls();
    void literals_data();
    void literals();
    void linkComesBack_data();
    void linkComesBack();

private:
    // What one conversation has told.
    struct Told
    {
        bool connected = false, finished = false;
        int failures = 0, settled = 0;
        bool listed = false, fetched = false, created = false, appended = false;
        QByteArrayList wrong; // what was told and is not so
        std::optional<Error> error;
        qint64 passed[2] = {};
    };
    Told converse(Security security, bool compressed, std::chrono::milliseconds timeout = 30s);
    bool exists(const MailboxName &mailbox);
    quint64 messagesIn(const MailboxName &mailbox);
    void checkAgainstServer(const Told &told);

    std::unique_ptr<FaultyLine> m_line;
    std::unique_ptr<Session> m_other;
    QRandomGenerator m_random;
    MailboxName m_mailbox; // of the last conversation
    List::Result m_list;   // as the server tells it without a fault
    int m_run = 0;
};

void TestFaultCuts::initTestCase()
{
    m_line = std::make_unique<FaultyLine>();
    m_other = m_line->server.session();
    m_random.seed(testSeed());
    const auto listed = await(m_other->send(List{"INBOX*"}));
    QVERIFY(listed && !listed->empty());
    m_list = *listed;
}

bool TestFaultCuts::exists(const MailboxName &mailbox)
{
    const auto found = await(m_other->send(List{mailbox.wire()}));
    return found && !found->empty();
}

quint64 TestFaultCuts::messagesIn(const MailboxName &mailbox)
{
    const auto status = await(m_other->send(GetStatus{mailbox, {"MESSAGES"}}));
    return status ? status->messages.value_or(0) : 0;
}

TestFaultCuts::Told TestFaultCuts::converse(Security security, bool compressed,
                                            std::chrono::milliseconds timeout)
{
    Told told;
    m_mailbox = MailboxName(QStringLiteral("Cut %1").arg(++m_run));
    FaultProxy &proxy = m_line->proxy(security);
    const int connection = proxy.connections();
    ConnectOptions options = m_line->options(security);
    options.timeout = timeout;
    Attempt attempt(options);
    const auto session = sessionOf(attempt);
    told.failures = attempt.failures;
    told.error = attempt.error;
    if (session) {
        told.connected = true;
        QObject context;
        connect(session.get(), &Session::closed, &context,
                [&told](const Error &error) { told.error = error; });
        const auto watch = [&](auto *reply, auto check) {
            reply->then(&context, [&told, check](const auto &result) {
                ++told.settled;
                if (result)
                    check(*result);
                else if (!told.error)
                    told.wrong += "a failure without an end: " + result.error().text.toUtf8();
            });
        };
        if (compressed)
            watch(session->send(Compress{}), [](Done) {});
        watch(session->send(List{"INBOX*"}), [&](const List::Result &list) {
            told.listed = true;
            if (list.size() != m_list.size() || list.front().name != m_list.front().name)
                told.wrong += "the list";
        });
        watch(session->send(Create{m_mailbox}), [&](const auto &) { told.created = true; });
        watch(session->send(Append{m_mailbox, {{"Subject: cut\r\n\r\n" + QByteArray(3000, 'x') + "\r\n"}}}),
              [&](const auto &) { told.appended = true; });
        watch(session->send(Select{MailboxName(u"INBOX")}), [](const auto &) {});
        watch(session->send(FetchData{Messages::uids({1, 20}), {"UID", "ENVELOPE", "BODYSTRUCTURE"}}),
              [&](const FetchData::Result &messages) {
                  told.fetched = true;
                  if (messages.empty() || !messages.front().envelope || !messages.front().body)
                      told.wrong += "the messages";
              });
        const int sent = compressed ? 6 : 5;
        if (!QTest::qWaitFor([&] { return told.settled == sent; }, 30'000))
            told.wrong += "not everything was answered";
        told.finished = session->state() != Session::State::Closed;
    }
    for (const auto way : {FaultProxy::Way::Up, FaultProxy::Way::Down})
        told.passed[int(way)] = proxy.connections() > connection ? proxy.passed(way, connection) : 0;
    return told;
}

void TestFaultCuts::checkAgainstServer(const Told &told)
{
    QVERIFY2(told.wrong.isEmpty(), told.wrong.join(", ").constData());
    if (!told.finished) {
        QVERIFY(told.error);
        QVERIFY2(told.error->kind != Kind::Cancelled && told.error->kind != Kind::Refused
                     && told.error->kind != Kind::LoginRefused,
                 qPrintable(told.error->text));
        QCOMPARE(told.failures, told.connected ? 0 : 1);
    }
    if (told.created)
        QVERIFY(exists(m_mailbox));
    QVERIFY(messagesIn(m_mailbox) <= 1);
    if (told.appended)
        QCOMPARE(messagesIn(m_mailbox), 1U);
}

void TestFaultCuts::cuts_data()
{
    QTest::addColumn<int>("security");
    QTest::addColumn<bool>("compressed");
    QTest::addColumn<int>("way");
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("places");
    using enum FaultProxy::Way;
    using enum FaultProxy::Cut;
    for (const auto &[name, way] : {std::pair("up", Up), std::pair("down", Down)}) {
        const auto row = [direction = QByteArray(name), way](const char *what, Security security,
                                                             bool compressed, FaultProxy::Cut cut,
                                                             int places) {
            QTest::newRow((direction + ", " + what).constData())
                << int(security) << compressed << int(way) << int(cut) << places;
        };
        row("reset", Security::None, false, Reset, 50);
        row("closed", Security::None, false, Close, 6);
        row("half closed", Security::None, false, HalfClose, 6);
        row("compressed", Security::None, true, Reset, 8);
        row("TLS", Security::Tls, false, Reset, 8);
        row("TLS, half closed", Security::Tls, false, HalfClose, 3);
        row("STARTTLS", Security::StartTls, false, Reset, 6);
        row("TLS, compressed", Security::Tls, true, Close, 4);
    }
}

void TestFaultCuts::cuts()
{
    QFETCH(int, security);
    QFETCH(bool, compressed);
    QFETCH(int, way);
    QFETCH(int, cut);
    QFETCH(int, places);
    FaultProxy &proxy = m_line->proxy(Security(security));
    proxy.clear();
    const Told whole = converse(Security(security), compressed);
    QVERIFY2(whole.connected && whole.finished && whole.created && whole.appended && whole.fetched,
             whole.error ? qPrintable(whole.error->text) : "");
    checkAgainstServer(whole);
    int ended = 0;
    for (int i = 0; i < places; ++i) {
        const qint64 place = m_random.bounded(int(whole.passed[way]));
        proxy.set(FaultProxy::Way(way), {.cutAfter = place, .cut = FaultProxy::Cut(cut)});
        const Told told = converse(Security(security), compressed);
        proxy.clear();
        checkAgainstServer(told);
        if (QTest::currentTestFailed()) {
            qInfo("at byte %lld", qlonglong(place));
            return;
        }
        ended += !told.finished;
    }
    // Behind the place of the last answer a cut may come too late; nearly all do not.
    QVERIFY2(ended >= places / 2, QByteArray::number(ended).constData());
}

void TestFaultCuts::stalls_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("up") << int(FaultProxy::Way::Up);
    QTest::newRow("down") << int(FaultProxy::Way::Down);
}

// Nothing comes any more, and nobody says so: the time limit does.
void TestFaultCuts::stalls()
{
    QFETCH(int, way);
    const Told whole = converse(Security::None, false);
    for (int i = 0; i < 4; ++i) {
        const qint64 place = m_random.bounded(int(whole.passed[way] * 9 / 10));
        m_line->plain.set(FaultProxy::Way(way), {.cutAfter = place, .cut = FaultProxy::Cut::Stall});
        const Told told = converse(Security::None, false, 400ms);
        m_line->plain.clear();
        checkAgainstServer(told);
        QVERIFY(!told.finished);
        QCOMPARE(told.error->kind, Kind::TimedOut);
    }
}

void TestFaultCuts::literals_data()
{
    QTest::addColumn<bool>("waits");
    QTest::addColumn<qint64>("place");
    constexpr qint64 Size = 1 << 20;
    for (const bool waits : {false, true}) {
        const QByteArray name = waits ? "with a literal that waits, " : "with LITERAL+, ";
        QTest::newRow((name + "at its beginning").constData()) << waits << qint64(60);
        QTest::newRow((name + "in its middle").constData()) << waits << Size / 2;
        QTest::newRow((name + "before its end").constData()) << waits << Size - 1;
    }
}

// A megabyte on its way up; what was not there in full is not there at all.
void TestFaultCuts::literals()
{
    QFETCH(bool, waits);
    QFETCH(qint64, place);
    m_mailbox = MailboxName(QStringLiteral("Cut %1").arg(++m_run));
    QVERIFY(await(m_other->send(Create{m_mailbox})));
    Attempt attempt(m_line->options(Security::None));
    const auto session = sessionOf(attempt);
    QVERIFY(session);
    if (waits)
        session->setCapabilities(Capabilities("IMAP4rev1"));
    m_line->plain.cutAllAfter(place, FaultProxy::Way::Up, FaultProxy::Cut::Reset);
    QByteArray message = "Subject: large\r\n\r\n";
    while (message.size() < 1 << 20)
        message += QByteArray(70, 'x') + "\r\n";
    const auto appended = await(session->send(Append{m_mailbox, {{message}}}));
    QVERIFY(!appended);
    QVERIFY(appended.error().kind == Kind::ServerClosed || appended.error().kind == Kind::Unreachable);
    QVERIFY(appended.error().code != "UNSENT"); // its beginning had left
    QCOMPARE(messagesIn(m_mailbox), 0U);
}

void TestFaultCuts::linkComesBack_data()
{
    QTest::addColumn<int>("security");
    QTest::newRow("in the clear") << int(Security::None);
    QTest::newRow("STARTTLS") << int(Security::StartTls);
}

// Wherever the first connection is cut, while it is made or later: reads find their answer, and the mailbox is open.
void TestFaultCuts::linkComesBack()
{
    QFETCH(int, security);
    FaultProxy &proxy = m_line->proxy(Security(security));
    const Told whole = converse(Security(security), false);
    for (int i = 0; i < 8; ++i) {
        const qint64 place = m_random.bounded(int(whole.passed[int(FaultProxy::Way::Down)]));
        const int before = proxy.connections();
        proxy.set(FaultProxy::Way::Down, {.cutAfter = place, .cut = FaultProxy::Cut::Reset, .once = true});
        Link link(m_line->options(Security(security)), {.first = 10ms, .most = 50ms});
        QSignalSpy failed(&link, &Link::failed);
        link.open();
        const auto waits = [&link] {
            return QTest::qWaitFor([&link] { return link.state() == Link::State::Ready; }, 30'000);
        };
        QVERIFY2(waits(), qPrintable(QStringLiteral("cut at %1").arg(place)));
        Answer listed(link.send(List{"INBOX*"}));
        Answer selected(link.send(Select{MailboxName(u"INBOX")}));
        Answer fetched(link.send(FetchData{Messages::uids({1, 20}), {"UID", "ENVELOPE", "BODYSTRUCTURE"}}));
        QTRY_VERIFY_WITH_TIMEOUT(listed && selected && fetched, 30'000);
        QVERIFY(*listed);
        QCOMPARE((*listed)->size(), m_list.size());
        QVERIFY2(*selected, qPrintable(QStringLiteral("cut at %1").arg(place)));
        QVERIFY2(*fetched, qPrintable(QStringLiteral("cut at %1: %2")
                                          .arg(place)
                                          .arg(*fetched ? QString() : (*fetched).error().text)));
        QVERIFY(!(*fetched)->empty());
        QVERIFY(waits());
        QCOMPARE(failed.count(), 0);
        QVERIFY(proxy.connections() <= before + 2);
    }
}

QTEST_GUILESS_MAIN(TestFaultCuts)
#include "tst_faultcuts.moc"
