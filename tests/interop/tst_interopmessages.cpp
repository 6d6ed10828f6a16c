#include "answers.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/store.h"
#include "testmailbox.h"

using namespace imap;

// STORE, COPY, MOVE and EXPUNGE, looked at over a second connection.
class InteropMessages : public Interop
{
    Q_OBJECT

private slots:
    void store_data();
    void store();
    void storeKeywords();
    void storeOdd_data();
    void storeOdd();
    void unchangedSince();
    void readOnly();
    void copy_data();
    void copy();
    void move_data();
    void move();
    void moveInThreeSteps();
    void nowhere_data();
    void nowhere();
    void expunge();
    void uidExpunge();
    void close_data();
    void close();
};

// UIDs 2, 3, 4: no UID is its number.
static void fillThree(const TestMailbox &box)
{
    const QByteArray text = "Subject: x\r\n\r\n";
    box.fill({{text}, {text, {flag::Seen}}, {text, {flag::Flagged, "Work"}}, {text}});
    const auto session = box.open();
    await(session->send(Store{Messages::uids({1, 1}), Store::How::Add, {flag::Deleted}}));
    await(session->send(Expunge{}));
}

void InteropMessages::store_data()
{
    QTest::addColumn<bool>("byUid");
    QTest::addColumn<int>("how");
    QTest::addColumn<bool>("silent");
    for (const bool byUid : {false, true}) {
        for (const int how : {0, 1, 2}) {
            for (const bool silent : {false, true}) {
                static const char *const words[] = {"FLAGS", "+FLAGS", "-FLAGS"};
                QTest::addRow("%sSTORE %s%s", byUid ? "UID " : "", words[how], silent ? ".SILENT" : "")
                    << byUid << how << silent;
            }
        }
    }
}

void InteropMessages::store()
{
    FEATURE("STORE");
    QFETCH(bool, byUid);
    QFETCH(int, how);
    QFETCH(bool, silent);
    const TestMailbox box;
    fillThree(box);
    const auto session = box.open();
    const auto other = box.open();
    COMPARE(contents(*session), "2 (\\Seen), 3 (\\Flagged Work), 4 ()");
    Heard heard(*session);
    const Messages messages = byUid ? Messages::uids({2, 3}) : Messages::numbers({1, 2});
    const auto stored = await(
        session->send(Store{messages, Store::How(how), {flag::Flagged, flag::Answered, "Work"}, silent}));
    COMPARE(said(stored), "OK");
    const QByteArray after[] = {"2 (\\Answered \\Flagged Work), 3 (\\Answered \\Flagged Work), 4 ()",
                                "2 (\\Answered \\Flagged \\Seen Work), 3 (\\Answered \\Flagged Work), 4 ()",
                                "2 (\\Seen), 3 (), 4 ()"};
    ANSWER(untimed(heard.take()));
    COMPARE(contents(*other), after[how]);
    COMPARE(contents(*session), after[how]);
}

// The server says which keywords may be made up, and tells all that there are.
void InteropMessages::storeKeywords()
{
    FEATURE("STORE");
    const TestMailbox box;
    box.fill({{"Subject: x\r\n\r\n"}});
    const auto session = box.open();
    CHECK(session->mailbox().permanentFlags().contains("\\*"));
    const QByteArrayList keywords{"$Forwarded", "$MDNSent", "Custom", "with.dot",
                                  "with-dash",  "Case",     "x:y",    "a&b"};
    COMPARE(said(await(session->send(Store{Messages::uids({1, 1}), Store::How::Add, keywords}))), "OK");
    const auto other = box.open();
    COMPARE(contents(*other), "1 ($Forwarded $MDNSent Case Custom a&b with-dash with.dot x:y)");
    for (const QByteArray &keyword : keywords)
        CHECK2(other->mailbox().knownFlags().contains(keyword), keyword.constData());
    // Keywords are the same in any case.
    COMPARE(said(await(session->send(Store{Messages::uids({1, 1}), Store::How::Remove, {"CUSTOM", "case"}}))),
            "OK");
    ANSWER(contents(*other));
}

void InteropMessages::storeOdd_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command :
         {"STORE 1 +FLAGS ()", "STORE 1 +FLAGS Bare", "STORE 1 FLAGS (\\Recent)",
          "STORE 1 +FLAGS (\\Unheard)", "STORE 9 +FLAGS (Work)", "UID STORE 9 +FLAGS (Work)", "STORE 1 FLAGS",
          "STORE * +FLAGS (Work)", "STORE 1:9 +FLAGS (Work)", "STORE 0 +FLAGS (Work)"})
        QTest::newRow(command) << QByteArray(command);
}

// What the library would not write itself.
void InteropMessages::storeOdd()
{
    FEATURE("STORE");
    QFETCH(QByteArray, command);
    const TestMailbox box;
    box.fill({{"Subject: x\r\n\r\n", {flag::Seen}}});
    const auto session = box.open();
    contents(*session);
    QByteArray answer = untimed(exchange(*session, command));
    answer += answer.contains("ServerClosed") ? "" : "\n" + contents(*session);
    ANSWER(answer);
}

// Somebody else was faster: those messages stay as they are, and are named.
void InteropMessages::unchangedSince()
{
    FEATURE("CONDSTORE");
    const TestMailbox box;
    fillThree(box);
    const auto session = box.open();
    const quint64 modSeq = session->mailbox().highestModSeq();
    COMPARE(modSeq > 0, !server().isCourier());
    const auto other = box.open();
    await(other->send(Store{Messages::uids({3, 3}), Store::How::Add, {flag::Draft}}));
    for (const bool byUid : {false, true}) {
        const auto stored =
            await(session->send(Store{.messages = byUid ? Messages::uids({2, 4}) : Messages::numbers({1, 3}),
                                      .how = Store::How::Add,
                                      .flags = {byUid ? "Second" : "First"},
                                      .unchangedSince = modSeq}));
        COMPARE(said(stored), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "Unsupported CONDSTORE"}}));
        // By UID all are newer now.
        if (stored)
            COMPARE(stored->modified.toWire(), byUid ? "2:4" : "2");
    }
    const QByteArray after = "2 (\\Seen First), 3 (\\Draft \\Flagged Work), 4 (First)";
    if (server().isCourier()) {
        // Or the connection ends without a word.
        const QByteArray answer = exchange(*session, "STORE 1 (UNCHANGEDSINCE 1) +FLAGS (First)");
        CHECK2(answer == "NO Error in IMAP command received by server." || answer == "ServerClosed: ",
               answer.constData());
        COMPARE(contents(*other), "2 (\\Seen), 3 (\\Draft \\Flagged Work), 4 ()");
    } else {
        COMPARE(contents(*other), after);
    }
}

void InteropMessages::readOnly()
{
    FEATURE("EXAMINE");
    const TestMailbox box;
    fillThree(box);
    const auto session = box.open(TestMailbox::Access::ReadOnly);
    CHECK(session->mailbox().isReadOnly());
    const auto stored = await(session->send(Store{Messages::uids({2, 2}), Store::How::Add, {flag::Deleted}}));
    ANSWER(untimed(said(stored)));
    const auto expunged = await(session->send(Expunge{}));
    ANSWER(untimed(said(expunged)));
    COMPARE(contents(*box.open()), "2 (\\Seen), 3 (\\Flagged Work), 4 ()");
}

void InteropMessages::copy_data()
{
    QTest::addColumn<bool>("byUid");
    QTest::newRow("by number") << false;
    QTest::newRow("by UID") << true;
}

void InteropMessages::copy()
{
    FEATURE("COPY");
    QFETCH(bool, byUid);
    const TestMailbox from, to;
    fillThree(from);
    to.fill({{"Subject: there\r\n\r\n"}});
    const auto session = from.open();
    const auto other = to.open();
    SequenceSet set;
    for (const quint32 number : {1u, 2u})
        set.add(byUid ? number + 1 : number);
    const auto copied =
        await(session->send(Copy{byUid ? Messages::uids(set) : Messages::numbers(set), to.name()}));
    COMPARE(said(copied), "OK");
    COMPARE(copied->uidValidity(), other->mailbox().uidValidity());
    COMPARE(copied->sources().toWire(), "2:3");
    COMPARE(copied->destinations().toWire(), "2:3");
    COMPARE(copied->destinationOf(3).value_or(0), quint32(3));
    CHECK(!copied->destinationOf(4));
    COMPARE(contents(*other), "1 (), 2 (\\Seen), 3 (\\Flagged Work)");
    COMPARE(contents(*session), "2 (\\Seen), 3 (\\Flagged Work), 4 ()");
    // Into itself.
    const auto again = await(session->send(Copy{Messages::uids({2, 2}), from.name()}));
    COMPARE(said(again), "OK");
    COMPARE(again->destinations().toWire(), "5");
    COMPARE(contents(*session), "2 (\\Seen), 3 (\\Flagged Work), 4 (), 5 (\\Seen)");
}

void InteropMessages::move_data()
{
    copy_data();
}

void InteropMessages::move()
{
    FEATURE("MOVE");
    QFETCH(bool, byUid);
    const TestMailbox from, to;
    fillThree(from);
    const auto session = from.open();
    const auto other = to.open();
    QObject context;
    quint64 gone = 0;
    QObject::connect(&session->mailbox(), &Mailbox::expunged, &context,
                     [&gone](const SequenceSet &numbers) { gone += numbers.count(); });
    const auto moved =
        await(session->send(Move{byUid ? Messages::uids({2, 3}) : Messages::numbers({1, 2}), to.name()}));
    COMPARE(said(moved), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "Unsupported MOVE"}}));
    if (!moved) {
        const QByteArray command = (byUid ? "UID MOVE 2:3 " : "MOVE 1:2 ") + to.wire();
        ANSWER(exchange(*session, command));
        COMPARE(contents(*other), "");
        COMPARE(contents(*session), "2 (\\Seen), 3 (\\Flagged Work), 4 ()");
        return;
    }
    COMPARE(moved->uidValidity(), other->mailbox().uidValidity());
    COMPARE(moved->sources().toWire(), "2:3");
    COMPARE(moved->destinations().toWire(), "1:2");
    COMPARE(gone, quint64(2));
    COMPARE(session->mailbox().count(), quint32(1));
    COMPARE(contents(*other), "1 (\\Seen), 2 (\\Flagged Work)");
    COMPARE(contents(*session), "4 ()");
    COMPARE(contents(*from.open()), "4 ()");
}

// What MOVE does, for a server that has none: COPY, \Deleted, and UID EXPUNGE of these alone. Another message with
// \Deleted stays.
void InteropMessages::moveInThreeSteps()
{
    FEATURE("MOVE");
    const TestMailbox from, to;
    fillThree(from);
    const auto session = from.open();
    const auto other = to.open();
    await(other->send(Noop{}));
    await(session->send(Store{Messages::uids({4, 4}), Store::How::Add, {flag::Deleted}}));
    const SequenceSet set(2, 3);
    const auto copied = await(session->send(Copy{Messages::uids(set), to.name()}));
    COMPARE(said(copied), "OK");
    COMPARE(copied->sources().toWire(), set.toWire());
    COMPARE(said(await(session->send(Store{Messages::uids(set), Store::How::Add, {flag::Deleted}, true}))),
            "OK");
    const auto expunged = await(session->send(Expunge{set}));
    COMPARE(said(expunged), "OK");
    COMPARE(expunged->numbers.size(), size_t(2));
    COMPARE(contents(*other), "1 (\\Seen), 2 (\\Flagged Work)");
    COMPARE(contents(*session), "4 (\\Deleted)");
}

void InteropMessages::nowhere_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command : {"COPY 1 %1", "UID COPY 2 %1", "COPY 9 INBOX", "UID COPY 99 INBOX",
                                "MOVE 1 %1", "UID MOVE 99 INBOX"})
        QTest::newRow(command) << QByteArray(command);
}

// To a mailbox that is missing, and of messages that are.
void InteropMessages::nowhere()
{
    FEATURE("COPY");
    QFETCH(QByteArray, command);
    const TestMailbox box;
    fillThree(box);
    const auto session = box.open();
    contents(*session);
    command.replace("%1", TestMailbox::nameOf(QStringLiteral("missing")).wire());
    ANSWER(untimed(exchange(*session, command)));
    COMPARE(contents(*session), "2 (\\Seen), 3 (\\Flagged Work), 4 ()");
}

void InteropMessages::expunge()
{
    FEATURE("EXPUNGE");
    const TestMailbox box;
    box.fill(std::vector<AppendMessage>(6, {"Subject: x\r\n\r\n"}));
    const auto session = box.open();
    const auto other = box.open();
    contents(*other);
    SequenceSet set(2, 3);
    set.add(5);
    await(session->send(Store{Messages::uids(set), Store::How::Add, {flag::Deleted}, true}));
    const auto expunged = await(session->send(Expunge{}));
    COMPARE(said(expunged), "OK");
    std::vector<quint32> uids{1, 2, 3, 4, 5, 6};
    for (const quint32 number : expunged->numbers)
        uids.erase(uids.begin() + number - 1);
    COMPARE(uids, (std::vector<quint32>{1, 4, 6}));
    COMPARE(contents(*session), "1 (), 4 (), 6 ()");
    COMPARE(contents(*other), "1 (), 4 (), 6 ()");
    COMPARE(other->mailbox().count(), quint32(3));
    const auto nothing = await(session->send(Expunge{}));
    CHECK(nothing && nothing->numbers.empty() && nothing->uids.isEmpty());
}

void InteropMessages::uidExpunge()
{
    FEATURE("UIDPLUS");
    const TestMailbox box;
    box.fill(std::vector<AppendMessage>(5, {"Subject: x\r\n\r\n"}));
    const auto session = box.open();
    const auto other = box.open();
    await(other->send(Store{Messages::uids({2, 4}), Store::How::Add, {flag::Deleted}}));
    SequenceSet set(1, 2); // 1 is not deleted
    set.add(4);
    set.add(77); // is not there
    const auto expunged = await(session->send(Expunge{set}));
    COMPARE(said(expunged), "OK");
    if (server().isCourier()) {
        // It takes only what this connection knows to be deleted.
        COMPARE(contents(*session), "1 (), 2 (\\Deleted), 3 (\\Deleted), 4 (\\Deleted), 5 ()");
        COMPARE(said(await(session->send(Expunge{set}))), "OK");
    }
    COMPARE(contents(*session), "1 (), 3 (\\Deleted), 5 ()");
    COMPARE(contents(*other), "1 (), 3 (\\Deleted), 5 ()");
}

void InteropMessages::close_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : {"CLOSE", "CLOSE read-only", "UNSELECT"})
        QTest::newRow(how) << QByteArray(how);
}

// CLOSE takes what is deleted with it; UNSELECT, and CLOSE of what was opened read-only, do not.
void InteropMessages::close()
{
    FEATURE("CLOSE");
    QFETCH(QByteArray, how);
    const TestMailbox box;
    box.fill({{"Subject: x\r\n\r\n", {flag::Deleted}}, {"Subject: y\r\n\r\n"}});
    const auto session =
        box.open(how == "CLOSE read-only" ? TestMailbox::Access::ReadOnly : TestMailbox::Access::ReadWrite);
    const auto other = box.open();
    const auto left = how == "UNSELECT" ? await(session->send(Unselect{})) : await(session->send(Close{}));
    ANSWER(untimed(said(left)));
    if (!left) {
        ANSWER(untimed(exchange(*session, how)));
        return; // Courier has no UNSELECT
    }
    CHECK(!session->mailbox().isSelected());
    COMPARE(session->state(), Session::State::Authenticated);
    COMPARE(contents(*other), how == "CLOSE" ? "2 ()" : "1 (\\Deleted), 2 ()");
}

INTEROP_MAIN(InteropMessages)
#include "tst_interopmessages.moc"
