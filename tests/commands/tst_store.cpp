#include "imapcore/commands/append.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/store.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;
using How = Store::How;

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void writing_data();
    void writing();
    void noFlags_data();
    void noFlags();
    void needsCondStore();
    void modified_data();
    void modified();
    void refused();
    void flagsGoToTheMailbox();
    void dovecot();
};

static Messages some()
{
    SequenceSet set(2, 4);
    set.add(9, SequenceSet::Star);
    return Messages::numbers(set);
}

void TestStore::writing_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<bool>("silent");
    QTest::addColumn<QByteArrayList>("flags");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *written, How how, bool silent, const QByteArrayList &flags) {
        QTest::newRow(written) << int(how) << silent << flags << QByteArray(written);
    };
    row("FLAGS ()", How::Replace, false, {});
    row("FLAGS (\\Seen $Forwarded)", How::Replace, false, {flag::Seen, "$Forwarded"});
    row("+FLAGS (\\Deleted)", How::Add, false, {flag::Deleted});
    row("-FLAGS (Junk)", How::Remove, false, {"Junk"});
    row("FLAGS.SILENT (\\Draft)", How::Replace, true, {flag::Draft});
    row("+FLAGS.SILENT (\\Answered \\Flagged)", How::Add, true, {flag::Answered, flag::Flagged});
    row("-FLAGS.SILENT (a+b[c)", How::Remove, true, {"a+b[c"});
    row("+FLAGS (\\Important)", How::Add, false, {"\\Important"});
}

void TestStore::writing()
{
    QFETCH(int, how);
    QFETCH(bool, silent);
    QFETCH(QByteArrayList, flags);
    QFETCH(QByteArray, written);
    QVERIFY(
        perform(Store{some(), How(how), flags, silent}, "C: a1 STORE 2:4,9:* " + written + "\nS: a1 OK\n"));
    QVERIFY(perform(Store{Messages::uids({7, 7}), How(how), flags, silent},
                    "C: a1 UID STORE 7 " + written + "\nS: a1 OK\n"));
    QVERIFY(perform(Store{Messages::saved(), How(how), flags, silent},
                    "C: a1 UID STORE $ " + written + "\nS: a1 OK\n"));
}

void TestStore::noFlags_data()
{
    QTest::addColumn<QByteArray>("flag");
    for (const char *flag : {"", "\\", "a b", "a)", "(a", "\\Recent", "\\recent", "\\*", "*", "a%", "a\"",
                             "a]", "{5}", "\\\\Seen", "a\r\nb LOGOUT", "a\x7F", "\xC3\xA4"})
        QTest::newRow(QByteArray(flag).toPercentEncoding().constData()) << QByteArray(flag);
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
}

void TestStore::noFlags()
{
    QFETCH(QByteArray, flag);
    QVERIFY(!isFlag(flag));
    QCOMPARE(errorOf(perform(Store{some(), How::Add, {flag}}, "")), Kind::InvalidArgument);
}

static const char CondStore[] = "S: * OK [CAPABILITY IMAP4rev1 CONDSTORE LITERAL+] ready\n";

void TestStore::needsCondStore()
{
    QCOMPARE(lackedBy(Store{some(), How::Add, {"a"}, false, 5}), "CONDSTORE");
    QCOMPARE(lackedBy(Store{some(), How::Add, {"a"}}), "");
    QCOMPARE(errorOf(perform(Store{Messages::numbers({}), How::Add, {"a"}}, "")), Kind::InvalidArgument);
}

// RFC 7162 section 3.1.3
void TestStore::modified_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("modified");
    QTest::newRow("some") << QByteArray("OK [MODIFIED 7,9] Conditional STORE failed") << QByteArray("7,9");
    QTest::newRow("ranges") << QByteArray("OK [MODIFIED 3:5,12] x") << QByteArray("3:5,12");
    QTest::newRow("none") << QByteArray("OK done") << QByteArray();
    QTest::newRow("another code") << QByteArray("OK [HIGHESTMODSEQ 7] x") << QByteArray();
    QTest::newRow("no set") << QByteArray("OK [MODIFIED] x") << QByteArray();
    QTest::newRow("no numbers") << QByteArray("OK [MODIFIED x] x") << QByteArray();
}

void TestStore::modified()
{
    QFETCH(QByteArray, answer);
    ScriptedSession session(
        Script(CondStore
               + ("C: a1 UID STORE 6:12 (UNCHANGEDSINCE 12121231000) +FLAGS.SILENT (\\Seen)\n"
                  "S: * 2 FETCH (UID 8 MODSEQ (12121231777))\nS: a1 "
                  + answer)));
    const auto stored =
        await(session->send(Store{Messages::uids({6, 12}), How::Add, {flag::Seen}, true, 12121231000}));
    QVERIFY2(stored, session.why());
    QTEST(stored->modified.toWire(), "modified");
}

void TestStore::refused()
{
    const auto result =
        perform(Store{some(), How::Add, {"a"}}, "C: a1 STORE...\nS: a1 NO [READ-ONLY] examined\n");
    QCOMPARE(errorOf(result), Kind::Refused);
    QCOMPARE(result.error().code, "READ-ONLY");
}

void TestStore::flagsGoToTheMailbox()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 SELECT "A"
        S: * 5 EXISTS
        S: a1 OK
        C: a2 STORE 2 +FLAGS (\Seen)
        C: a3 STORE 3 +FLAGS.SILENT (\Seen)
        S: * 2 FETCH (FLAGS (\Seen \Flagged))
        S: a2 OK
        S: a3 OK)"));
    QVERIFY(await(session->send(Select{MailboxName(u"A"), Select::Access::ReadWrite})));
    Answer loud(session->send(Store{Messages::numbers({2, 2}), How::Add, {flag::Seen}}));
    Answer silent(session->send(Store{Messages::numbers({3, 3}), How::Add, {flag::Seen}, true}));
    QTRY_VERIFY2(loud && silent, session.why());
    QVERIFY(*loud && *silent);
    QCOMPARE(session->mailbox().messages().flags(2).system,
             quint32(MessageStore::Seen | MessageStore::Flagged));
    QVERIFY2(session.isFinished(), session.why());
}

void TestStore::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName mine(u"tst_store");
    QVERIFY(await(session->send(Raw{"CREATE tst_store"})));
    QVERIFY(await(session->send(Append{mine, {{"Subject: 1\r\n\r\n1"}, {"Subject: 2\r\n\r\n2"}}})));
    QVERIFY(await(session->send(Select{mine, Select::Access::ReadWrite, true})));
    const auto flags = [&](const SequenceSet &uids) -> QByteArray {
        const auto fetched = await(session->send(FetchData{Messages::uids(uids), {"FLAGS"}}));
        QByteArrayList lines;
        for (const MessageData &message : fetched ? *fetched : std::vector<MessageData>()) {
            QByteArrayList set = message.flags.value_or(QByteArrayList());
            set.removeAll("\\Recent");
            std::sort(set.begin(), set.end());
            lines += QByteArray::number(message.uid) + ' ' + set.join(' ');
        }
        return lines.join('|');
    };
    QVERIFY(await(session->send(Store{Messages::uids({1, 2}), How::Replace, {flag::Seen, "$A"}})));
    QCOMPARE(flags({1, 2}), "1 $A \\Seen|2 $A \\Seen");
    QVERIFY(await(session->send(Store{Messages::numbers({2, 2}), How::Add, {flag::Flagged}, true})));
    QVERIFY(await(session->send(Store{Messages::numbers({1, 1}), How::Remove, {flag::Seen}})));
    QCOMPARE(flags({1, 2}), "1 $A|2 $A \\Flagged \\Seen");
    const auto now = await(session->send(FetchData{Messages::uids({1, 1}), {FetchItem::modSeq()}}));
    QVERIFY(now && now->at(0).modSeq);
    QVERIFY(await(session->send(Store{Messages::uids({2, 2}), How::Add, {"$B"}})));
    const auto conditional =
        await(session->send(Store{Messages::uids({1, 2}), How::Add, {"$C"}, false, *now->at(0).modSeq}));
    QVERIFY(conditional);
    QCOMPARE(conditional->modified.toWire(), "2");
    QCOMPARE(flags({1, 2}), "1 $A $C|2 $A $B \\Flagged \\Seen");
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QVERIFY(await(session->send(Raw{"DELETE tst_store"})));
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
