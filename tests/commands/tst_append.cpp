#include "imapcore/commands/append.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QBuffer>

using namespace imap;
using Kind = Error::Kind;
using Form = AppendMessage::Form;

class TestAppend : public QObject
{
    Q_OBJECT

private slots:
    void writing_data();
    void writing();
    void synchronizing();
    void fromADevice();
    void refusedBeforeTheDeviceIsRead();
    void deviceThatFails_data();
    void deviceThatFails();
    void endedWhileReading();
    void literalMinus();
    void refusedBeforeTheLiteral();
    void invalid_data();
    void invalid();
    void needs_data();
    void needs();
    void limits();
    void appendUid_data();
    void appendUid();
    void softQuota();
    void badUrl();
    void replace();
    void dovecot();
    void dovecotCatenates();
};

static const MailboxName Drafts(u"Drafts");

static QByteArray greeting(const QByteArray &capabilities)
{
    return "S: * OK [CAPABILITY IMAP4rev1 " + capabilities + "] ready\n";
}

void TestAppend::writing_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("message") << 0 << QByteArray("{3+}\nC: abc");
    QTest::newRow("flags") << 1 << QByteArray("(\\Seen $MDNSent) {3+}\nC: abc");
    QTest::newRow("date") << 2 << QByteArray("\"17-Jul-1996 02:44:25 -0700\" {3+}\nC: abc");
    QTest::newRow("both") << 3 << QByteArray("(\\Seen) \"01-Jan-1970 00:00:00 +0000\" {3+}\nC: abc");
    QTest::newRow("empty") << 4 << QByteArray("{0+}\nC: ");
    QTest::newRow("literal8") << 5 << QByteArray("~{3+}\nC: a\0c", 12);
    QTest::newRow("UTF8") << 6 << QByteArray("(\\Seen) UTF8 (~{3+}\nC: abc)");
    QTest::newRow("several") << 7 << QByteArray("(\\Seen) {1+}\nC: a {1+}\nC: b (x) {1+}\nC: c");
    QTest::newRow("CATENATE") // RFC 4469 section 4
        << 8
        << QByteArray(
               "(\\Seen) CATENATE (URL \"/Drafts;UIDVALIDITY=1/;UID=20/;section=HEADER\" TEXT {2+}\nC: "
               "ab URL \"/x\")");
}

static std::vector<AppendMessage> messagesOf(int row)
{
    const std::vector<std::vector<AppendMessage>> rows = {
        {{"abc"}},
        {{"abc", {flag::Seen, "$MDNSent"}}},
        {{"abc", {}, AppendDate{837596665, -7 * 3600}}},
        {{"abc", {flag::Seen}, AppendDate{0}}},
        {{""}},
        {{QByteArray("a\0c", 3), {}, {}, Form::Literal8}},
        {{"abc", {flag::Seen}, {}, Form::Utf8}},
        {{"a", {flag::Seen}}, {"b"}, {"c", {"x"}}},
        {{"",
          {flag::Seen},
          {},
          Form::Literal,
          {{CatenatePart::Kind::Url, "/Drafts;UIDVALIDITY=1/;UID=20/;section=HEADER"},
           {CatenatePart::Kind::Text, "ab"},
           {CatenatePart::Kind::Url, "/x"}}}}};
    return rows[size_t(row)];
}

void TestAppend::writing()
{
    QFETCH(int, row);
    QFETCH(QByteArray, written);
    ScriptedSession session(Script(greeting("MULTIAPPEND BINARY UTF8=ACCEPT CATENATE REPLACE LITERAL+")
                                   + "C: a1 APPEND \"Drafts\" " + written + "\nS: a1 OK"));
    QVERIFY2(await(session->send(Append{Drafts, messagesOf(row)})), session.why());
    QVERIFY2(session.isFinished(), session.why());
}

// What a device gives waits to be asked for whatever the server announces, and what is sent meanwhile waits for it.
void TestAppend::fromADevice()
{
    QByteArray large = "Subject: a\r\n\r\n";
    while (large.size() < 1'000'000)
        large += "A line of text that is as good as any other\r\n";
    QBuffer first(&large);
    QVERIFY(first.open(QIODevice::ReadOnly));
    QByteArray small = "def";
    QBuffer second(&small);
    QVERIFY(second.open(QIODevice::ReadOnly));
    ScriptedSession session(Script(
        greeting("MULTIAPPEND LITERAL+ BINARY") + "C: a1 APPEND \"Drafts\" (\\Seen) {"
        + QByteArray::number(large.size()) + "}\nS: + go on\nC: " + QByteArray(large).replace("\r\n", "\nC: ")
        + " {3+}\nC: abc {3}\n" + "S: + go on\nC: def\nS: a1 OK\nC: a2 NOOP\nS: a2 OK"));
    AppendMessage one{{}, {flag::Seen}}, three{{}};
    one.device = &first;
    one.deviceOctets = large.size();
    three.device = &second;
    three.deviceOctets = small.size();
    Answer appended(session->send(Append{Drafts, {one, {"abc"}, three}}));
    Answer noop(session->send(Raw{"NOOP"}));
    QTRY_VERIFY2(appended && noop, session.why());
    QVERIFY2(*appended && session.isFinished(), session.why());
}

void TestAppend::refusedBeforeTheDeviceIsRead()
{
    QByteArray content = "abc";
    QBuffer device(&content);
    QVERIFY(device.open(QIODevice::ReadOnly));
    AppendMessage message{{}};
    message.device = &device;
    message.deviceOctets = 3;
    ScriptedSession session(Script(greeting("LITERAL+") + R"(
        C: a1 APPEND "Drafts" {3}
        S: a1 NO [OVERQUOTA] full
        C: a2 NOOP
        S: a2 OK)"));
    const auto refused = await(session->send(Append{Drafts, {message}}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, "OVERQUOTA");
    QCOMPARE(device.pos(), 0);
    QVERIFY(await(session->send(Raw{"NOOP"})));
    QVERIFY2(session.isFinished(), session.why());
}

void TestAppend::deviceThatFails_data()
{
    QTest::addColumn<bool>("goes");
    QTest::newRow("gives too little") << false;
    QTest::newRow("goes away") << true;
}

// Nothing can follow half a message: the connection ends, and says why.
void TestAppend::deviceThatFails()
{
    QFETCH(bool, goes);
    QByteArray content = "abc";
    auto device = std::make_unique<QBuffer>(&content);
    QVERIFY(device->open(QIODevice::ReadOnly));
    AppendMessage message{{}};
    message.device = device.get();
    message.deviceOctets = 5;
    ScriptedSession session(Script(greeting("LITERAL+") + "C: a1 APPEND \"Drafts\" {5}\nS: + go on\n"));
    auto *reply = session->send(Append{Drafts, {message}});
    if (goes)
        device.reset();
    const auto failed = await(reply);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Kind::InvalidArgument);
    QVERIFY(goes || session->state() == Session::State::Closed);
}

// Gives bytes, and does something else meanwhile.
class BusyDevice final : public QIODevice
{
public:
    explicit BusyDevice(std::function<void()> work) : m_work(std::move(work)) { open(ReadOnly | Unbuffered); }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        m_work();
        std::memset(data, 'x', size_t(size));
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::function<void()> m_work;
};

void TestAppend::endedWhileReading()
{
    ScriptedSession session(Script(greeting("LITERAL+") + "C: a1 APPEND \"Drafts\" {5}\nS: + go on\n"));
    BusyDevice device([&session] { session->close(); });
    AppendMessage message{{}};
    message.device = &device;
    message.deviceOctets = 5;
    const auto ended = await(session->send(Append{Drafts, {message}}));
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, Kind::Cancelled);
}

// RFC 9051 section 4.3: each literal waits to be asked for.
void TestAppend::synchronizing()
{
    ScriptedSession session(Script(greeting("MULTIAPPEND") + R"(
        C: a1 APPEND "Drafts" (\Seen) {3}
        X: turn
        S: + go on
        C: abc {2}
        X: turn
        S: * 4 EXISTS
        S: +
        C: de
        C: a2 APPEND "Drafts" {1}
        S: a1 OK [APPENDUID 38505 3955:3956] APPEND completed
        S: + go on
        C: x
        S: a2 OK)"));
    Answer first(session->send(Append{Drafts, {{"abc", {flag::Seen}}, {"de"}}}));
    Answer second(session->send(Append{Drafts, {{"x"}}}));
    QTRY_VERIFY2(first && second, session.why());
    QVERIFY(*first && *second);
    QCOMPARE((*first)->uids.toWire(), "3955:3956");
    QVERIFY2(session.isFinished(), session.why());
}

// RFC 7888 section 5: up to 4096 bytes need not wait.
void TestAppend::literalMinus()
{
    const QByteArray small(4096, 'a'), large(4097, 'b');
    ScriptedSession session(Script(greeting("LITERAL- MULTIAPPEND") + "C: a1 APPEND \"Drafts\" {4096+}\nC: "
                                   + small + " {4097}\nX: turn\nS: + go on\nC: " + large + "\nS: a1 OK"));
    QVERIFY2(await(session->send(Append{Drafts, {{small}, {large}}})), session.why());
    QVERIFY2(session.isFinished(), session.why());
}

void TestAppend::refusedBeforeTheLiteral()
{
    ScriptedSession session(Script(greeting("") + R"(
        C: a1 APPEND "Drafts" {3}
        S: a1 NO [TRYCREATE] No such mailbox
        C: a2 APPEND "Drafts" {3}
        S: + go on
        C: abc
        S: a2 NO [OVERQUOTA] full)"));
    const auto missing = await(session->send(Append{Drafts, {{"abc"}}}));
    QCOMPARE(errorOf(missing), Kind::Refused);
    QCOMPARE(missing.error().code, "TRYCREATE");
    const auto full = await(session->send(Append{Drafts, {{"abc"}}}));
    QCOMPARE(full.error().code, "OVERQUOTA");
    QVERIFY2(session.isFinished(), session.why());
}

void TestAppend::invalid_data()
{
    QTest::addColumn<int>("row");
    QTest::newRow("NUL") << 0;
    QTest::newRow("no flag") << 1;
    QTest::newRow("no date") << 2;
    QTest::newRow("no message") << 3;
    QTest::newRow("a message and pieces") << 4;
    QTest::newRow("line end in a URL") << 5;
}

void TestAppend::invalid()
{
    QFETCH(int, row);
    const std::vector<std::vector<AppendMessage>> rows = {
        {{QByteArray("a\0c", 3)}},
        {{"abc", {"\\Recent"}}},
        {{"abc", {}, AppendDate{INT64_MAX / 2}}},
        {},
        {{"abc", {}, {}, Form::Literal, {{CatenatePart::Kind::Text, "x"}}}},
        {{"", {}, {}, Form::Literal, {{CatenatePart::Kind::Url, QByteArray("/x\0", 3)}}}}};
    ScriptedSession session(Script(greeting("CATENATE LITERAL+")));
    QCOMPARE(errorOf(await(session->send(Append{Drafts, rows[size_t(row)]}))), Kind::InvalidArgument);
    QVERIFY2(session.isFinished(), session.why()); // nothing was sent
}

void TestAppend::needs_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QByteArray>("capability");
    QTest::newRow("literal8") << 5 << QByteArray("BINARY");
    QTest::newRow("UTF8") << 6 << QByteArray("UTF8=ACCEPT");
    QTest::newRow("several") << 7 << QByteArray("MULTIAPPEND");
    QTest::newRow("CATENATE") << 8 << QByteArray("CATENATE");
}

void TestAppend::needs()
{
    QFETCH(int, row);
    QTEST(lackedBy(Append{Drafts, messagesOf(row)}, greeting("LITERAL+")), "capability");
    QCOMPARE(lackedBy(Append{Drafts, messagesOf(0)}, greeting("LITERAL+")), "");
}

// RFC 7889
void TestAppend::limits()
{
    QCOMPARE(appendLimit(Capabilities("IMAP4rev1 APPENDLIMIT=35651584")).value_or(0), 35651584U);
    QVERIFY(!appendLimit(Capabilities("IMAP4rev1 APPENDLIMIT")));
    QVERIFY(!appendLimit(Capabilities("IMAP4rev1 APPENDLIMIT=x")));
    ScriptedSession session(Script(greeting("LITERAL+ MULTIAPPEND") + R"(
        C: a1 APPEND "Drafts" {3+}
        C: abc
        S: a1 NO [TOOBIG] no)"));
    QCOMPARE(errorOf(await(session->send(Append{Drafts, {{"abc"}, {"abcd"}}, 3}))), Kind::InvalidArgument);
    QCOMPARE(await(session->send(Append{Drafts, {{"abc"}}, 3})).error().code, "TOOBIG");
    QVERIFY2(session.isFinished(), session.why());
}

void TestAppend::appendUid_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("uids");
    const auto row = [](const char *code, const char *uids) {
        QTest::newRow(code) << QByteArray(code) << QByteArray(uids);
    };
    row("[APPENDUID 38505 3955]", "38505 3955");
    row("[appenduid 38505 3955:3957]", "38505 3955:3957");
    row("[APPENDUID 4294967295 4294967294]", "4294967295 4294967294");
    row("[APPENDUID  38505  3955 ]", "38505 3955");
    row("", "0 ");
    row("[APPENDUID]", "0 ");
    row("[APPENDUID 38505]", "0 ");
    row("[APPENDUID 38505 0]", "0 ");
    row("[APPENDUID x 3955]", "0 ");
    row("[APPENDUID 38505 4294967296]", "0 ");
    row("[HIGHESTMODSEQ 5]", "0 ");
}

void TestAppend::appendUid()
{
    QFETCH(QByteArray, code);
    const auto appended =
        perform(Append{Drafts, {{"abc"}}}, "C: a1 APPEND...\nC: abc\nS: a1 OK " + code + " done\n");
    QVERIFY(appended);
    QTEST(QByteArray::number(appended->uidValidity) + ' ' + appended->uids.toWire(), "uids");
}

// RFC 9208 section 4.3.1: the untagged form is a warning, which a person sees, and the message is there.
void TestAppend::softQuota()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 APPEND "Drafts" {3+}
        C: abc
        S: * NO [OVERQUOTA] Soft quota has been exceeded
        S: * NO Just so
        S: a1 OK [APPENDUID 38505 3955] APPEND completed
        C: a2 APPEND "Drafts" {3+}
        C: abc
        S: a2 NO [OVERQUOTA] APPEND Failed)"));
    QStringList alerts;
    connect(&*session, &Session::alert, this, [&alerts](const QString &text) { alerts += text; });
    const auto appended = await(session->send(Append{Drafts, {{"abc"}}}));
    QVERIFY2(appended, session.why());
    QCOMPARE(appended->uids.toWire(), "3955");
    const QStringList warning{QStringLiteral("Soft quota has been exceeded")};
    QCOMPARE(alerts, warning);
    // The tagged form says that it is not.
    const auto refused = await(session->send(Append{Drafts, {{"abc"}}}));
    QCOMPARE(errorOf(refused), Kind::Refused);
    QCOMPARE(refused.error().code, "OVERQUOTA");
    QCOMPARE(alerts, warning);
}

// RFC 4469 section 3
void TestAppend::badUrl()
{
    ScriptedSession session(
        Script(greeting("CATENATE LITERAL+")
               + "C: a1 APPEND...\nS: a1 NO [BADURL \"/x\"] CATENATE append has failed\n"));
    const auto result = await(
        session->send(Append{Drafts, {{"", {}, {}, Form::Literal, {{CatenatePart::Kind::Url, "/x"}}}}}));
    QCOMPARE(result.error().code, "BADURL");
    QCOMPARE(result.error().arguments, "\"/x\"");
}

// RFC 8508 section 3.4
void TestAppend::replace()
{
    ScriptedSession session(Script(greeting("REPLACE LITERAL+") + R"(
        C: a1 SELECT "Drafts"
        S: * 5 EXISTS
        S: a1 OK
        C: a2 REPLACE 4 "Drafts" (\Seen) {3+}
        C: abc
        S: * OK [APPENDUID 1 2000] Replacement Message ready
        S: * 6 EXISTS
        S: * 4 EXPUNGE
        S: a2 OK done
        C: a3 UID REPLACE 2000 "Sent" {1+}
        C: x
        S: * 5 EXPUNGE
        S: a3 OK [APPENDUID 2 7] done
        C: a4 REPLACE * "Sent" {1+}
        C: x
        S: a4 NO [TRYCREATE] no)"));
    using By = Messages::By;
    QVERIFY(await(session->send(Select{Drafts, Select::Access::ReadWrite})));
    const auto first = await(session->send(Replace{By::Number, 4, Drafts, {"abc", {flag::Seen}}}));
    QVERIFY2(first, session.why());
    QCOMPARE(first->uids.toWire(), "2000");
    QCOMPARE(session->mailbox().count(), 5U);
    const auto second = await(session->send(Replace{By::Uid, 2000, MailboxName(u"Sent"), {"x"}}));
    QVERIFY2(second, session.why());
    QCOMPARE(second->uidValidity, 2U);
    const auto third =
        await(session->send(Replace{By::Number, SequenceSet::Star, MailboxName(u"Sent"), {"x"}}));
    QCOMPARE(errorOf(third), Kind::Refused);
    QCOMPARE(errorOf(await(session->send(Replace{By::Uid, 0, Drafts, {"x"}}))), Kind::InvalidArgument);
    QCOMPARE(lackedBy(Replace{By::Uid, 1, Drafts, {"x"}}), "REPLACE");
    QVERIFY2(session.isFinished(), session.why());
}

void TestAppend::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName mine(u"tst_append ä");
    QVERIFY(await(session->send(Raw{"CREATE \"tst_append &AOQ-\""})));
    const QByteArray one = "Subject: one\r\n\r\nfirst\r\n",
                     two = "Subject: two\r\n\r\n" + QByteArray(200000, 'x') + "\r\n";
    const auto appended = await(session->send(Append{
        mine, {{one, {flag::Seen, "$Mine"}, AppendDate{837596665, -7 * 3600}}, {two, {flag::Draft}}}}));
    QVERIFY(appended && appended->uidValidity > 0);
    QCOMPARE(appended->uids.toWire(), "1:2");
    QVERIFY(await(session->send(Select{mine, Select::Access::ReadWrite})));
    const auto found = await(
        session->send(FetchData{Messages::uids({1, 2}), {"FLAGS", "INTERNALDATE", FetchItem::section({})}}));
    QVERIFY(found);
    QCOMPARE(found->size(), size_t(2));
    QVERIFY(found->at(0).flags->contains("\\Seen") && found->at(0).flags->contains("$Mine"));
    QCOMPARE(found->at(0).internalDate.value_or(0), 837596665);
    QCOMPARE(*found->at(0).section("BODY[]"), one);
    QVERIFY(found->at(1).flags->contains("\\Draft"));
    QCOMPARE(*found->at(1).section("BODY[]"), two);
    const auto missing = await(session->send(Append{MailboxName(u"tst_append none"), {{one}}}));
    QCOMPARE(missing.error().code, "TRYCREATE");
    if (session->supports("REPLACE")) {
        const auto replaced = await(session->send(Replace{Messages::By::Uid, 1, mine, {"S: 3\r\n\r\n"}}));
        QVERIFY(replaced);
        QCOMPARE(replaced->uids.toWire(), "3");
    }
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QVERIFY(await(session->send(Raw{"DELETE \"tst_append &AOQ-\""})));
}

void TestAppend::dovecotCatenates()
{
    const Dovecot server;
    const auto session = server.session();
    if (!session->supports("CATENATE") || !session->supports("BINARY"))
        QSKIP("this Dovecot has no CATENATE or no BINARY");
    const MailboxName mine(u"tst_catenate");
    QVERIFY(await(session->send(Raw{"CREATE tst_catenate"})));
    const auto part = [](const char *text) {
        return CatenatePart{CatenatePart::Kind::Text, text};
    };
    const QByteArray text = "Subject: whole\r\n\r\nbody\r\n";
    QVERIFY(await(session->send(Append{mine, {{text, {}, {}, Form::Literal8}}})));
    QVERIFY(await(session->send(
        Append{mine, {{"", {}, {}, Form::Literal, {part("Subject: a\r\n\r\n"), part("b\r\n")}}}})));
    QVERIFY(await(session->send(Select{mine})));
    const auto found = await(session->send(FetchData{Messages::uids({1, 2}), {FetchItem::section({})}}));
    QVERIFY(found && found->size() == 2);
    QCOMPARE(*found->at(0).section("BODY[]"), text);
    QCOMPARE(*found->at(1).section("BODY[]"), "Subject: a\r\n\r\nb\r\n");
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QVERIFY(await(session->send(Raw{"DELETE tst_catenate"})));
}

QTEST_GUILESS_MAIN(TestAppend)
#include "tst_append.moc"
