#include "imapcore/commands/acl.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/store.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/faultproxy.h"
#include "ui/connection.h"
#include "ui/operations/copyoperation.h"
#include "ui/operations/expungeoperation.h"
#include "ui/operations/flagoperation.h"
#include "uimain.h"
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ui;
using imap::SequenceSet;

// Operations on messages, without a window: on Dovecot, whose state another connection tells, and on servers that do what
// Dovecot does not.
class TestMessagesOperation : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void batches_data();
    void batches();
    void difference();
    void inWords();

    void flags();
    void flagThatIsNotKept();
    void lostRight();
    void copies();
    void copyToNowhere();
    void moves();
    void expungesExactlyThese();
    void goneMeanwhile();
    void otherUidValidity();
    void cutWhileItFlags_data();
    void cutWhileItFlags();
    void cutForGood();
    void cancelled();

    void moveInThreeSteps();
    void moveWithoutUidPlus();
    void expungeWithoutUidPlus();
    void expungeWithoutUidPlusAndOthers();
    void oneOfThemIsRefused();
    void okAndNothingDone();
    void moveRefusedInTheMiddle();
    void readOnlyMailbox();

private:
    MessageSet fill(int count);
    // Runs to its end.
    bool finish(Operation &operation);
    QByteArrayList flagsOf(quint32 uid);
    SequenceSet uidsIn(const imap::MailboxName &mailbox);
    static SequenceSet set(const char *text) { return SequenceSet::fromWire(text); }

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<imap::Session> m_other; // that looks at what was done
    std::unique_ptr<Connection> m_connection;
    imap::MailboxName m_box, m_target;
    int m_boxes = 0;

    // A server of the test's own with messages 1 to 10, UIDs 11 to 20, each with its flags.
    struct Small
    {
        explicit Small(const QByteArray &capabilities);
        QByteArray answer(const QByteArray &command);
        QByteArray answerUid(const QByteArray &verb, const QByteArray &uids, const QByteArray &rest);
        MessageSet all() const;

        ScriptedServer server;
        std::unique_ptr<Connection> connection;
        QMap<quint32, QByteArrayList> messages;
        QByteArrayList copied;  // sets
        QSet<quint32> stubborn; // STORE, MOVE and EXPUNGE of these: NO
        bool deaf = false;      // OK, and nothing is done
        bool readOnly = false;
    };
};

namespace {

const QString Who = u"hannah"_s; // who has no quota

QString all(const Operation &operation)
{
    QString text = operation.summary();
    for (const Operation::Failure &failure : operation.failures())
        text += u"\n  "_s + failure.what + u": "_s + failure.why;
    return text;
}

} // namespace

// --- a small server

TestMessagesOperation::Small::Small(const QByteArray &capabilities)
{
    for (quint32 uid = 11; uid <= 20; ++uid)
        messages[uid] = {};
    server.setGreeting("* OK [CAPABILITY IMAP4rev1 " + capabilities + "] ready\n");
    server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 " + capabilities + "\nTAG OK done");
    server.answer("LOGIN", "TAG OK in");
    server.answer("LIST", "* LIST () \"/\" \"\"\nTAG OK done");
    server.answer("LOGOUT", "* BYE bye\nTAG OK out");
    server.setHandler([this](const QByteArray &command) { return answer(command); });
    connection = std::make_unique<Connection>(optionsFor(server));
}

MessageSet TestMessagesOperation::Small::all() const
{
    MessageSet set{connection.get(), imap::MailboxName(u"Box"), 7, {}};
    set.uids.add(11, 20);
    return set;
}

QByteArray TestMessagesOperation::Small::answer(const QByteArray &command)
{
    const QByteArrayList words = command.split(' ');
    if (words[0] == "SELECT" || words[0] == "EXAMINE")
        return "* " + QByteArray::number(messages.size())
               + " EXISTS\n* FLAGS (\\Seen \\Deleted \\Flagged)\n* OK [PERMANENTFLAGS (\\Seen \\Deleted "
                 "\\Flagged)] "
                 "ok\n* OK [UIDVALIDITY 7] ok\nTAG OK ["
               + (readOnly || words[0] == "EXAMINE" ? "READ-ONLY" : "READ-WRITE") + "] open";
    if (words[0] == "UID" && words.size() > 2)
        return answerUid(words[1], words[2], words.mid(3).join(' '));
    if (words[0] == "EXPUNGE") {
        QByteArray lines;
        int number = 1;
        for (auto at = messages.begin(); at != messages.end();) {
            if (at->contains("\\Deleted")) {
                at = messages.erase(at);
                lines += "* " + QByteArray::number(number) + " EXPUNGE\n";
            } else {
                ++at;
                ++number;
            }
        }
        return lines + "TAG OK expunged";
    }
    return {};
}

QByteArray TestMessagesOperation::Small::answerUid(const QByteArray &verb, const QByteArray &uids,
                                                   const QByteArray &rest)
{
    if (verb == "SEARCH") { // DELETED
        QByteArray found;
        for (auto at = messages.cbegin(); at != messages.cend(); ++at)
            found += at->contains("\\Deleted") ? ' ' + QByteArray::number(at.key()) : QByteArray();
        return "* SEARCH" + found + "\nTAG OK found";
    }
    const SequenceSet meant = SequenceSet::fromWire(uids);
    QList<quint32> there;
    for (auto at = messages.cbegin(); at != messages.cend(); ++at) {
        if (meant.contains(at.key()))
            there += at.key();
    }
    const bool refuses =
        std::any_of(there.begin(), there.end(), [this](quint32 uid) { return stubborn.contains(uid); });
    if (verb == "FETCH") {
        QByteArray lines;
        int number = 0;
        for (auto at = messages.cbegin(); at != messages.cend(); ++at) {
            ++number;
            if (meant.contains(at.key()))
                lines += "* " + QByteArray::number(number) + " FETCH (UID " + QByteArray::number(at.key())
                         + " FLAGS (" + at->join(' ') + "))\n";
        }
        return lines + "TAG OK fetched";
    }
    if (refuses && verb != "COPY")
        return "TAG NO not with me";
    if (deaf)
        return "TAG OK of course";
    if (verb == "STORE") {
        const QByteArray flag = rest.mid(rest.indexOf('(') + 1).chopped(1);
        for (const quint32 uid : there) {
            if (rest.startsWith('-'))
                messages[uid].removeAll(flag);
            else if (!messages[uid].contains(flag))
                messages[uid] += flag;
        }
        return "TAG OK stored";
    }
    if (verb == "COPY" || verb == "MOVE") {
        copied += uids;
        QByteArray lines;
        for (const quint32 uid : verb == "MOVE" ? there : QList<quint32>()) {
            const auto number = std::distance(messages.begin(), messages.find(uid)) + 1;
            messages.remove(uid);
            lines += "* " + QByteArray::number(number) + " EXPUNGE\n";
        }
        return lines + "TAG OK done";
    }
    if (verb == "EXPUNGE") {
        QByteArray lines;
        for (const quint32 uid : there) {
            if (!messages[uid].contains("\\Deleted"))
                continue;
            const auto number = std::distance(messages.begin(), messages.find(uid)) + 1;
            messages.remove(uid);
            lines += "* " + QByteArray::number(number) + " EXPUNGE\n";
        }
        return lines + "TAG OK expunged";
    }
    return {};
}

// --- Dovecot

void TestMessagesOperation::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    m_other = m_server->session(Who);
    m_connection = std::make_unique<Connection>(m_server->options(imap::Security::Tls, Who));
}

void TestMessagesOperation::init()
{
    ++m_boxes;
    m_box = imap::MailboxName(u"Box %1"_s.arg(m_boxes));
    m_target = imap::MailboxName(u"Target %1"_s.arg(m_boxes));
}

// A mailbox with so many messages, UIDs from 1, and an empty one to copy them to.
MessageSet TestMessagesOperation::fill(int count)
{
    [&] {
        QVERIFY(await(m_other->send(imap::Create{m_box})));
        QVERIFY(await(m_other->send(imap::Create{m_target})));
        for (int sent = 0; sent < count; sent += 500) {
            imap::Append append{m_box, {}};
            for (int i = sent; i < std::min(count, sent + 500); ++i)
                append.messages.push_back({"Subject: " + QByteArray::number(i + 1) + "\r\n\r\nText\r\n"});
            QVERIFY(await(m_other->send(append)));
        }
        QVERIFY(await(m_other->send(imap::Select{m_box, imap::Select::Access::ReadWrite})));
    }();
    MessageSet set{m_connection.get(), m_box, m_other->mailbox().uidValidity(), {}};
    if (count > 0)
        set.uids.add(1, quint32(count));
    return set;
}

bool TestMessagesOperation::finish(Operation &operation)
{
    QSignalSpy finished(&operation, &Operation::finished);
    operation.start();
    return finished.wait(60000);
}

QByteArrayList TestMessagesOperation::flagsOf(quint32 uid)
{
    await(m_other->send(imap::Noop{})); // to hear of what others have done
    const auto found =
        await(m_other->send(imap::FetchData{imap::Messages::uids({uid, uid}), {"UID", "FLAGS"}}));
    if (!found || found->empty())
        return {"?"};
    QByteArrayList flags = found->front().flags.value_or(QByteArrayList());
    flags.removeAll("\\Recent");
    std::sort(flags.begin(), flags.end());
    return flags;
}

SequenceSet TestMessagesOperation::uidsIn(const imap::MailboxName &mailbox)
{
    if (!await(m_other->send(imap::Select{mailbox})))
        return set("4294967295");
    const auto found = await(m_other->send(imap::Search{}));
    return found ? found->all : set("4294967295");
}

// --- sets

void TestMessagesOperation::batches_data()
{
    QTest::addColumn<QByteArray>("uids");
    QTest::addColumn<quint64>("most");
    QTest::addColumn<int>("octets");
    QTest::addColumn<QByteArrayList>("parts");
    QTest::newRow("nothing") << QByteArray() << 10ull << 7000 << QByteArrayList{};
    QTest::newRow("one") << QByteArray("7") << 10ull << 7000 << QByteArrayList{"7"};
    QTest::newRow("by number") << QByteArray("1:25") << 10ull << 7000
                               << QByteArrayList{"1:10", "11:20", "21:25"};
    QTest::newRow("just as many") << QByteArray("1:20") << 10ull << 7000 << QByteArrayList{"1:10", "11:20"};
    QTest::newRow("over gaps") << QByteArray("1:4,10:12,20:30") << 5ull << 7000
                               << QByteArrayList{"1:4,10", "11:12,20:22", "23:27", "28:30"};
    QTest::newRow("by length") << QByteArray("1,3,5,7,9") << 100ull << 50
                               << QByteArrayList{"1,3", "5,7", "9"};
    QTest::newRow("up to the last UID") << QByteArray("4294967290:4294967295") << 4ull << 7000
                                        << QByteArrayList{"4294967290:4294967293", "4294967294:*"};
}

void TestMessagesOperation::batches()
{
    QFETCH(QByteArray, uids);
    QFETCH(quint64, most);
    QFETCH(int, octets);
    QFETCH(QByteArrayList, parts);
    QByteArrayList found;
    for (const SequenceSet &part : batchesOf(SequenceSet::fromWire(uids), most, octets))
        found += part.toWire();
    QCOMPARE(found, parts);
}

void TestMessagesOperation::difference()
{
    QCOMPARE(without(set("1:10"), set("3:4,8")).toWire(), "1:2,5:7,9:10");
    QCOMPARE(without(set("1:10"), set("1:10")).toWire(), "");
    QCOMPARE(without(set("1:10"), set("20")).toWire(), "1:10");
    QCOMPARE(without(set("5:6,8:9"), set("1:5,9:30")).toWire(), "6,8");
    QCOMPARE(without(set(""), set("1:5")).toWire(), "");
    QCOMPARE(without(set("1:3,5:7,9"), set("2,6:9")).toWire(), "1,3,5");
    QCOMPARE(without(set("1:2,4:6"), set("1:5")).toWire(), "6");
}

void TestMessagesOperation::inWords()
{
    QCOMPARE(uidsInWords(set("5")), u"UID 5"_s);
    QCOMPARE(uidsInWords(set("5:7")), u"UIDs 5–7"_s);
    QCOMPARE(uidsInWords(set("4,7:9")), u"UIDs 4, 7–9 (4 messages)"_s);
    SequenceSet many;
    for (quint32 uid = 1; uid < 1000; uid += 2)
        many.add(uid);
    QVERIFY(uidsInWords(many).size() < 100);
    QVERIFY(uidsInWords(many).endsWith(u"23, … (500 messages)"_s));
}

// --- on Dovecot

void TestMessagesOperation::flags()
{
    const MessageSet messages = fill(20);
    FlagOperation set({messages.connection, m_box, messages.uidValidity, this->set("1:5,9")},
                      {{"\\Flagged", "Project-X"}, {}});
    QVERIFY(finish(set));
    QVERIFY2(set.outcome() == Operation::Outcome::Done, qPrintable(all(set)));
    QCOMPARE(set.done(), 6);
    QCOMPARE(flagsOf(1), (QByteArrayList{"Project-X", "\\Flagged"}));
    QCOMPARE(flagsOf(9), (QByteArrayList{"Project-X", "\\Flagged"}));
    QCOMPARE(flagsOf(6), QByteArrayList{});
    FlagOperation change({messages.connection, m_box, messages.uidValidity, this->set("1:2")},
                         {{"\\Seen"}, {"\\Flagged"}});
    QVERIFY(finish(change));
    QCOMPARE(change.outcome(), Operation::Outcome::Done);
    QCOMPARE(flagsOf(1), (QByteArrayList{"Project-X", "\\Seen"}));
    QCOMPARE(flagsOf(3), (QByteArrayList{"Project-X", "\\Flagged"}));
}

void TestMessagesOperation::flagThatIsNotKept()
{
    QCOMPARE(FlagOperation::refusedFlags({"\\Seen", "X"}, {"\\Seen", "\\*"}), QByteArrayList{});
    QCOMPARE(FlagOperation::refusedFlags({"\\Seen", "X"}, {"\\seen"}), QByteArrayList{"X"});
    QCOMPARE(FlagOperation::refusedFlags({"\\Draft", "x"}, {"\\Seen", "X", "\\*"}),
             QByteArrayList{"\\Draft"});
    QCOMPARE(FlagOperation::refusedFlags({"X"}, {}), QByteArrayList{}); // nothing was told
    Small small("UIDPLUS");
    FlagOperation operation(small.all(), {{"Project-X"}, {}});
    QVERIFY(finish(operation));
    QCOMPARE(operation.outcome(), Operation::Outcome::Failed);
    QVERIFY2(operation.summary().contains(u"Project-X") && operation.summary().contains(u"\\Seen \\Deleted"),
             qPrintable(operation.summary()));
    QVERIFY(!small.server.received().contains("STORE"));
}

// Somebody takes the right away. Dovecot 2.3 says NO, 2.4 says OK and changes nothing: both must be told.
void TestMessagesOperation::lostRight()
{
    const MessageSet messages = fill(3);
    QVERIFY(await(m_other->send(imap::SetAcl{m_box, u"mira"_s, "lrs"})));
    const auto mira = m_server->session(u"mira"_s);
    Connection connection(m_server->options(imap::Security::Tls, u"mira"_s));
    MessageSet hers{&connection, imap::MailboxName(u"Users/hannah/"_s + m_box.toString()), 0, messages.uids};
    if (!await(mira->send(imap::Select{hers.mailbox}))) {
        // As the demo server names it.
        hers.mailbox = imap::MailboxName(u"Other users/hannah/"_s + m_box.toString());
        QVERIFY(await(mira->send(imap::Select{hers.mailbox})));
    }
    FlagOperation seen(hers, {{"\\Seen"}, {}});
    QVERIFY(finish(seen));
    QVERIFY2(seen.outcome() == Operation::Outcome::Done, qPrintable(all(seen)));
    FlagOperation flagged(hers, {{"\\Flagged"}, {}});
    QVERIFY(finish(flagged));
    QCOMPARE(flagged.outcome(), Operation::Outcome::Failed);
    QVERIFY2(flagged.doneUids().isEmpty() && !flagged.failures().empty(), qPrintable(all(flagged)));
    // What she has read is hers alone on the demo server: she sees it, and the owner sees nothing of either.
    QVERIFY(await(mira->send(imap::Select{hers.mailbox})));
    const auto found = await(mira->send(imap::FetchData{imap::Messages::uids({1, 3}), {"UID", "FLAGS"}}));
    QVERIFY(found && found->size() == 3);
    for (const imap::MessageData &message : *found)
        QVERIFY(message.flags->contains("\\Seen") && !message.flags->contains("\\Flagged"));
    QVERIFY(!flagsOf(1).contains("\\Flagged"));
}

void TestMessagesOperation::copies()
{
    MessageSet messages = fill(1200); // more than a batch
    messages.uids = set("1:1100");
    CopyOperation copy(messages, m_target, CopyOperation::How::Copy);
    QVERIFY(finish(copy));
    QVERIFY2(copy.outcome() == Operation::Outcome::Done, qPrintable(all(copy)));
    QCOMPARE(uidsIn(m_target).count(), 1100u);
    QCOMPARE(uidsIn(m_box).count(), 1200u);
}

void TestMessagesOperation::copyToNowhere()
{
    const MessageSet messages = fill(1200);
    CopyOperation copy(messages, imap::MailboxName(u"No such place"_s), CopyOperation::How::Copy);
    QVERIFY(finish(copy));
    QCOMPARE(copy.outcome(), Operation::Outcome::Failed);
    QVERIFY2(copy.summary().contains(u"[TRYCREATE]"), qPrintable(all(copy)));
    // What cannot succeed is not tried a hundred times.
    QVERIFY(copy.failures().size() <= 2);
}

void TestMessagesOperation::moves()
{
    const MessageSet messages = fill(30);
    CopyOperation move({messages.connection, m_box, messages.uidValidity, set("3:10,30")}, m_target,
                       CopyOperation::How::Move);
    QVERIFY(finish(move));
    QVERIFY2(move.outcome() == Operation::Outcome::Done, qPrintable(all(move)));
    QCOMPARE(uidsIn(m_target).count(), 9u);
    QCOMPARE(uidsIn(m_box).toWire(), "1:2,11:29");
}

void TestMessagesOperation::expungesExactlyThese()
{
    const MessageSet messages = fill(10);
    QVERIFY(await(m_other->send(
        imap::Store{imap::Messages::uids(set("2,9")), imap::Store::How::Add, {"\\Deleted"}, true})));
    ExpungeOperation expunge({messages.connection, m_box, messages.uidValidity, set("2:4")});
    QVERIFY(finish(expunge));
    QVERIFY2(expunge.outcome() == Operation::Outcome::Done, qPrintable(all(expunge)));
    QCOMPARE(uidsIn(m_box).toWire(), "1,5:10");
    QCOMPARE(flagsOf(9), QByteArrayList{"\\Deleted"}); // which somebody else has marked
}

void TestMessagesOperation::goneMeanwhile()
{
    MessageSet messages = fill(5);
    ExpungeOperation expunge({messages.connection, m_box, messages.uidValidity, set("2")});
    QVERIFY(finish(expunge));
    FlagOperation flag(messages, {{"\\Seen"}, {}});
    QVERIFY(finish(flag));
    QCOMPARE(flag.outcome(), Operation::Outcome::Partly);
    QCOMPARE(flag.done(), 5);
    QCOMPARE(flag.doneUids().toWire(), "1,3:5");
    QCOMPARE(flag.failures().size(), size_t(1));
    QCOMPARE(flag.failures().front().what, u"UID 2"_s);
    QVERIFY(!flag.canRetry());
    CopyOperation copy(messages, m_target, CopyOperation::How::Copy);
    QVERIFY(finish(copy));
    QCOMPARE(copy.doneUids().toWire(), "1,3:5");
    QCOMPARE(copy.failures().front().what, u"UID 2"_s);
    QCOMPARE(uidsIn(m_target).count(), 4u);
}

void TestMessagesOperation::otherUidValidity()
{
    MessageSet messages = fill(3);
    ++messages.uidValidity;
    ExpungeOperation expunge(messages);
    QVERIFY(finish(expunge));
    QCOMPARE(expunge.outcome(), Operation::Outcome::Failed);
    QVERIFY2(expunge.summary().contains(u"UIDVALIDITY"), qPrintable(expunge.summary()));
    QCOMPARE(uidsIn(m_box).count(), 3u);
}

void TestMessagesOperation::cutWhileItFlags_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {0, 20'000, 60'000, 150'000})
        QTest::newRow(QByteArray::number(bytes)) << bytes;
}

// The connection is cut; what became of what was under way is looked at over another one, so that in the end nothing is
// unknown, and what is left can be done by another try.
void TestMessagesOperation::cutWhileItFlags()
{
    QFETCH(int, bytes);
    const MessageSet messages = fill(6000);
    FaultProxy proxy(m_server->host(), m_server->imapsPort());
    imap::ConnectOptions options = m_server->options(imap::Security::Tls, Who);
    options.address.port = proxy.port();
    Connection connection(options);
    FlagOperation flag({&connection, m_box, messages.uidValidity, messages.uids}, {{"\\Flagged"}, {}});
    // The first word about how far it is comes when the mailbox is open.
    bool isCut = false;
    connect(&flag, &Operation::progressed, this, [&] {
        if (flag.phase().isEmpty() && !isCut) {
            isCut = true;
            proxy.cutAllAfter(bytes, FaultProxy::Way::Down, FaultProxy::Cut::Reset);
        }
    });
    QVERIFY(finish(flag));
    await(m_other->send(imap::Noop{}));
    const auto flagged = await(m_other->send(imap::Search{imap::SearchKey::has("\\Flagged")}));
    QVERIFY(flagged);
    QVERIFY2(flag.doneUids().toWire() == flagged->all.toWire(), qPrintable(all(flag)));
    if (flag.outcome() == Operation::Outcome::Done)
        return; // all of it went through before
    QVERIFY2(!all(flag).contains(u"not known"), qPrintable(all(flag)));
    QVERIFY(flag.canRetry());
    const std::unique_ptr<Operation> again(flag.retry());
    QVERIFY(finish(*again));
    QVERIFY2(again->outcome() == Operation::Outcome::Done, qPrintable(all(*again)));
    await(m_other->send(imap::Noop{}));
    const auto in = await(m_other->send(imap::Search{imap::SearchKey::has("\\Flagged")}));
    QCOMPARE(in->all.count(), 6000u);
}

// No other connection can be had: what was done, what was not, and what nobody knows is said, and together it is all.
void TestMessagesOperation::cutForGood()
{
    const MessageSet messages = fill(6000);
    FaultProxy proxy(m_server->host(), m_server->imapsPort());
    imap::ConnectOptions options = m_server->options(imap::Security::Tls, Who);
    options.address.port = proxy.port();
    Connection connection(options);
    CopyOperation copy({&connection, m_box, messages.uidValidity, messages.uids}, m_target,
                       CopyOperation::How::Copy);
    connect(&copy, &Operation::progressed, this, [&] {
        if (copy.done() >= 1000) {
            proxy.refuse();
            proxy.cutAll(FaultProxy::Way::Down, FaultProxy::Cut::Reset);
        }
    });
    QVERIFY(finish(copy));
    QCOMPARE(copy.outcome(), Operation::Outcome::Partly);
    QVERIFY2(all(copy).contains(u"not known") && all(copy).contains(u"Not begun"), qPrintable(all(copy)));
    const quint64 there = uidsIn(m_target).count();
    QVERIFY(copy.doneUids().count() >= 1000);
    QVERIFY2(there >= copy.doneUids().count() && there <= copy.doneUids().count() + 1000,
             qPrintable(u"%1, %2"_s.arg(there).arg(all(copy))));
    // What may be there already is not copied a second time.
    const std::unique_ptr<Operation> again(copy.retry());
    proxy.clear();
    QVERIFY(again);
    QVERIFY(qobject_cast<CopyOperation *>(again.get())->messages().count() <= 4000);
}

void TestMessagesOperation::cancelled()
{
    const MessageSet messages = fill(6000);
    CopyOperation copy(messages, m_target, CopyOperation::How::Copy);
    connect(&copy, &Operation::progressed, &copy, [&copy] {
        if (copy.done() >= 500)
            copy.cancel();
    });
    QVERIFY(finish(copy));
    QCOMPARE(copy.outcome(), Operation::Outcome::Cancelled);
    // What was begun is told as it ended: done.
    QCOMPARE(uidsIn(m_target).count(), copy.doneUids().count());
    QVERIFY(copy.doneUids().count() < 6000);
    QVERIFY2(all(copy).contains(u"Not begun: it was cancelled before."), qPrintable(all(copy)));
    const std::unique_ptr<Operation> rest(copy.retry());
    QVERIFY(finish(*rest));
    QCOMPARE(uidsIn(m_target).count(), 6000u);
}

// --- on servers that do what Dovecot does not

void TestMessagesOperation::moveInThreeSteps()
{
    Small small("UIDPLUS");
    small.messages[15] += "\\Deleted"; // by somebody else
    MessageSet messages = small.all();
    messages.uids = set("11:13");
    CopyOperation move(messages, m_target, CopyOperation::How::Move);
    QVERIFY(finish(move));
    QVERIFY2(move.outcome() == Operation::Outcome::Done, qPrintable(all(move)));
    QCOMPARE(small.copied, QByteArrayList{"11:13"});
    QCOMPARE(small.messages.keys(), (QList<quint32>{14, 15, 16, 17, 18, 19, 20}));
    QVERIFY(small.server.received().contains("UID EXPUNGE 11:13"));
}

void TestMessagesOperation::moveWithoutUidPlus()
{
    Small small("SORT");
    small.messages[15] += "\\Deleted";
    MessageSet messages = small.all();
    messages.uids = set("11:13");
    CopyOperation move(messages, m_target, CopyOperation::How::Move);
    QVERIFY(finish(move));
    QCOMPARE(move.outcome(), Operation::Outcome::Failed);
    QVERIFY2(all(move).contains(u"UIDPLUS"), qPrintable(all(move)));
    QVERIFY(!move.canRetry()); // it would copy them once more
    QCOMPARE(small.messages.size(), 10);
    QCOMPARE(small.messages[11], QByteArrayList{"\\Deleted"});
    QVERIFY(!small.server.received().contains("EXPUNGE"));
}

void TestMessagesOperation::expungeWithoutUidPlus()
{
    Small small("SORT");
    MessageSet messages = small.all();
    messages.uids = set("12,14");
    small.messages[12] += "\\Deleted"; // one of these themselves
    ExpungeOperation expunge(messages);
    QVERIFY(finish(expunge));
    QVERIFY2(expunge.outcome() == Operation::Outcome::Done, qPrintable(all(expunge)));
    QCOMPARE(small.messages.size(), 8);
    QVERIFY(!small.messages.contains(12) && !small.messages.contains(14));
}

void TestMessagesOperation::expungeWithoutUidPlusAndOthers()
{
    Small small("SORT");
    small.messages[15] += "\\Deleted";
    MessageSet messages = small.all();
    messages.uids = set("12,14");
    ExpungeOperation expunge(messages);
    QVERIFY(finish(expunge));
    QCOMPARE(expunge.outcome(), Operation::Outcome::Failed);
    QVERIFY2(expunge.summary().contains(u"UIDPLUS"), qPrintable(all(expunge)));
    QCOMPARE(small.messages.size(), 10);
    QCOMPARE(small.messages[12], QByteArrayList{}); // not even marked
}

// One of ten makes the server say NO to all: the others are done all the same.
void TestMessagesOperation::oneOfThemIsRefused()
{
    Small small("UIDPLUS");
    small.stubborn = {14};
    FlagOperation flag(small.all(), {{"\\Flagged"}, {}});
    QVERIFY(finish(flag));
    QCOMPARE(flag.outcome(), Operation::Outcome::Partly);
    QVERIFY2(flag.doneUids().toWire() == "11:13,15:20", qPrintable(all(flag)));
    QCOMPARE(flag.failures().size(), size_t(1));
    QCOMPARE(flag.failures().front().what, u"UID 14"_s);
    QVERIFY(flag.failures().front().why.contains(u"not with me"));
    small.stubborn.clear();
    const std::unique_ptr<Operation> again(flag.retry());
    QVERIFY(finish(*again));
    QCOMPARE(again->outcome(), Operation::Outcome::Done);
    QCOMPARE(small.messages[14], QByteArrayList{"\\Flagged"});
}

void TestMessagesOperation::okAndNothingDone()
{
    Small small("UIDPLUS MOVE");
    small.deaf = true;
    FlagOperation flag(small.all(), {{"\\Flagged"}, {}});
    QVERIFY(finish(flag));
    QCOMPARE(flag.outcome(), Operation::Outcome::Failed);
    QVERIFY2(all(flag).contains(u"said OK"), qPrintable(all(flag)));
    ExpungeOperation expunge(small.all());
    QVERIFY(finish(expunge));
    QCOMPARE(expunge.outcome(), Operation::Outcome::Failed);
    CopyOperation move(small.all(), m_target, CopyOperation::How::Move);
    QVERIFY(finish(move));
    QCOMPARE(move.outcome(), Operation::Outcome::Failed);
    QCOMPARE(small.messages.size(), 10);
}

void TestMessagesOperation::moveRefusedInTheMiddle()
{
    Small small("UIDPLUS MOVE");
    small.stubborn = {17, 18};
    CopyOperation move(small.all(), m_target, CopyOperation::How::Move);
    QVERIFY(finish(move));
    QCOMPARE(move.outcome(), Operation::Outcome::Partly);
    QCOMPARE(small.messages.keys(), (QList<quint32>{17, 18}));
    QVERIFY2(move.doneUids().toWire() == "11:16,19:20", qPrintable(all(move)));
    QCOMPARE(move.failures().front().what, u"UIDs 17–18"_s);
}

void TestMessagesOperation::readOnlyMailbox()
{
    Small small("UIDPLUS");
    small.readOnly = true;
    FlagOperation flag(small.all(), {{"\\Flagged"}, {}});
    QVERIFY(finish(flag));
    QCOMPARE(flag.outcome(), Operation::Outcome::Failed);
    QVERIFY2(flag.summary().contains(u"read only"), qPrintable(flag.summary()));
    QVERIFY(!small.server.received().contains("STORE"));
}

UI_TEST_MAIN(TestMessagesOperation)
#include "tst_messagesoperation.moc"
