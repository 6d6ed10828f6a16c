#include "imapcore/envelope.h"
#include "imapcore/mailbox.h"
#include "tests/support/seed.h"
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <numeric>

using imap::Cursor;
using imap::Mailbox;
using imap::MailboxName;

class TestMailbox : public QObject
{
    Q_OBJECT

private slots:
    void openingAndClosing();
    void silentWhileOpening();
    void existsMakesRows();
    void existsNeverTakesRows();
    void tooManyMessages();
    void nothingWithoutAMailbox();
    void expunge();
    void expungeAnnouncesFirst();
    void expungeBeyondTheEnd();
    void expungesInAnyOrder();
    void expungesAndNewMail();
    void vanished();
    void vanishedAfterExpunges();
    void stormInAMillion();
    void byUidOnly();
    void vanishedEarlier();
    void vanishedUnknown();
    void malformedVanished_data();
    void malformedVanished();
    void modSeqsAndFlags();
    void fetch();
    void fetchItems_data();
    void fetchItems();
    void quotesInEnvelope();
    void fetchBeyondTheEnd();
    void malformedFetch_data();
    void malformedFetch();
    void changesAreOneRange();
    void codes();
    void oddCodes_data();
    void oddCodes();
    void whoseResponse();
};

static bool tell(Mailbox &mailbox, quint32 number, QByteArrayView keyword, QByteArrayView arguments = {})
{
    Cursor in(arguments);
    mailbox.accept(number, keyword, in);
    return !in.failed();
}

// The messages of the last signal.
static QByteArray told(const QSignalSpy &spy)
{
    return spy.isEmpty() ? QByteArray() : spy.last().first().value<imap::SequenceSet>().toWire();
}

static void select(Mailbox &mailbox, quint32 count)
{
    mailbox.open(MailboxName(u"Work"));
    tell(mailbox, count, "EXISTS");
    mailbox.opened(false);
}

void TestMailbox::openingAndClosing()
{
    Mailbox mailbox({});
    QSignalSpy reset(&mailbox, &Mailbox::reset);
    QVERIFY(!mailbox.isSelected());
    mailbox.close();
    QCOMPARE(reset.count(), 0);
    mailbox.open(MailboxName(u"Work"));
    tell(mailbox, 5, "EXISTS");
    QCOMPARE(reset.count(), 0); // not yet: the server may refuse
    mailbox.opened(false);
    QCOMPARE(reset.count(), 1);
    QVERIFY(mailbox.isSelected() && !mailbox.isReadOnly());
    QCOMPARE(mailbox.count(), 5U);
    mailbox.open(MailboxName(u"Other"));
    QCOMPARE(mailbox.count(), 0U);
    QCOMPARE(reset.count(), 2); // the rows of the old one are gone
    mailbox.opened(true);
    QVERIFY(mailbox.isReadOnly());
    QCOMPARE(reset.count(), 3);
    mailbox.close();
    QCOMPARE(reset.count(), 4);
    QVERIFY(!mailbox.isSelected());
}

// Until SELECT has succeeded nobody shows the new rows; what comes meanwhile must not be told as a change of them.
void TestMailbox::silentWhileOpening()
{
    Mailbox mailbox({});
    QSignalSpy appeared(&mailbox, &Mailbox::appeared), changed(&mailbox, &Mailbox::changed);
    QSignalSpy expunged(&mailbox, &Mailbox::expunged);
    mailbox.open(MailboxName(u"Work"));
    tell(mailbox, 5, "EXISTS");
    mailbox.announce();
    tell(mailbox, 2, "FETCH", "(UID 20)");
    tell(mailbox, 1, "EXPUNGE");
    tell(mailbox, 7, "EXISTS");
    mailbox.announce();
    mailbox.opened(true);
    mailbox.announce();
    QCOMPARE(mailbox.count(), 7U);
    QCOMPARE(mailbox.messages().at(1).uid, 20U);
    QCOMPARE(appeared.count() + changed.count() + expunged.count(), 0);
    tell(mailbox, 8, "EXISTS");
    mailbox.announce();
    QCOMPARE(appeared.count(), 1);
}

void TestMailbox::existsMakesRows()
{
    Mailbox mailbox({});
    select(mailbox, 5);
    QSignalSpy appeared(&mailbox, &Mailbox::appeared);
    mailbox.announce();
    QCOMPARE(appeared.count(), 0); // those of SELECT were told by reset
    tell(mailbox, 6, "EXISTS");
    tell(mailbox, 9, "EXISTS");
    QCOMPARE(appeared.count(), 0); // not before the slice is over
    mailbox.announce();
    QCOMPARE(appeared.count(), 1);
    QCOMPARE(appeared.at(0).at(0).toUInt(), 6U);
    QCOMPARE(mailbox.count(), 9U);
    mailbox.announce();
    QCOMPARE(appeared.count(), 1);
}

void TestMailbox::existsNeverTakesRows()
{
    Mailbox mailbox({});
    select(mailbox, 5);
    QVERIFY(tell(mailbox, 3, "EXISTS")); // against RFC 9051 section 7.4.1, and survived
    QCOMPARE(mailbox.count(), 5U);
    tell(mailbox, 0, "EXISTS");
    QCOMPARE(mailbox.count(), 5U);
}

void TestMailbox::tooManyMessages()
{
    imap::Limits limits;
    limits.messages = 1000;
    Mailbox mailbox(limits);
    select(mailbox, 5);
    QVERIFY(!tell(mailbox, 4294967295U, "EXISTS"));
    QVERIFY(!tell(mailbox, 1001, "EXISTS"));
    QCOMPARE(mailbox.count(), 5U);
    QVERIFY(tell(mailbox, 1000, "EXISTS"));
    QCOMPARE(mailbox.count(), 1000U);
}

// Cyrus sends EXISTS for mailboxes that are not selected.
void TestMailbox::nothingWithoutAMailbox()
{
    Mailbox mailbox({});
    QSignalSpy appeared(&mailbox, &Mailbox::appeared);
    QVERIFY(tell(mailbox, 23, "EXISTS"));
    QVERIFY(tell(mailbox, 3, "FETCH", "(UID 5)"));
    QVERIFY(tell(mailbox, 3, "EXPUNGE"));
    mailbox.announce();
    QCOMPARE(mailbox.count(), 0U);
    QCOMPARE(appeared.count(), 0);
}

void TestMailbox::expunge()
{
    Mailbox mailbox({});
    select(mailbox, 4);
    for (quint32 number = 1; number <= 4; ++number)
        tell(mailbox, number, "FETCH", "(UID " + QByteArray::number(number * 10) + ")");
    mailbox.announce();
    QSignalSpy expunged(&mailbox, &Mailbox::expunged), appeared(&mailbox, &Mailbox::appeared);
    tell(mailbox, 3, "EXPUNGE");
    tell(mailbox, 3, "EXPUNGE"); // RFC 9051 section 7.5.1: the numbers have shifted
    QCOMPARE(mailbox.count(), 2U);
    QCOMPARE(expunged.count(), 0); // not before the slice is over
    mailbox.announce();
    QCOMPARE(expunged.count(), 1);
    QCOMPARE(told(expunged), "3:4");
    QCOMPARE(mailbox.count(), 2U);
    QCOMPARE(mailbox.messages().at(2).uid, 20U);
    tell(mailbox, 2, "EXISTS");
    mailbox.announce();
    QCOMPARE(appeared.count(), 0);
    tell(mailbox, 3, "EXISTS");
    mailbox.announce();
    QCOMPARE(appeared.count(), 1);
    QCOMPARE(mailbox.messages().at(3).uid, 0U); // nothing of the old third is left
}

// What a server may say within one slice leaves the same messages as one that takes them out one by one.
void TestMailbox::expungesInAnyOrder()
{
    QRandomGenerator dice(testSeed());
    for (int round = 0; round < 200; ++round) {
        const quint32 count = 1 + dice.bounded(400U);
        Mailbox mailbox({});
        select(mailbox, count);
        std::vector<quint32> left(count), numbers(count);
        std::iota(left.begin(), left.end(), 1001U);
        std::iota(numbers.begin(), numbers.end(), 1U);
        for (quint32 number = 1; number <= count; ++number)
            tell(mailbox, number, "FETCH", "(UID " + QByteArray::number(1000 + number) + ")");
        mailbox.announce();
        QSignalSpy expunged(&mailbox, &Mailbox::expunged);
        imap::SequenceSet gone;
        for (quint32 times = 1 + dice.bounded(count); times > 0; --times) {
            const quint32 number = 1 + dice.bounded(quint32(left.size()));
            left.erase(left.begin() + number - 1);
            gone.add(numbers[number - 1]);
            numbers.erase(numbers.begin() + number - 1);
            tell(mailbox, number, "EXPUNGE");
            QCOMPARE(mailbox.count(), quint32(left.size()));
            if (left.empty())
                break;
            const quint32 other = 1 + dice.bounded(quint32(left.size()));
            tell(mailbox, other, "FETCH",
                 "(RFC822.SIZE " + QByteArray::number(left[other - 1]) + ")"); // by its number now
        }
        mailbox.announce();
        QCOMPARE(expunged.count(), 1);
        QCOMPARE(told(expunged), gone.toWire());
        for (quint32 number = 1; number <= left.size(); ++number) {
            const auto message = mailbox.messages().at(number);
            QCOMPARE(message.uid, left[number - 1]);
            QVERIFY(message.size == -1 || message.size == qint64(message.uid));
        }
    }
}

void TestMailbox::expungesAndNewMail()
{
    Mailbox mailbox({});
    select(mailbox, 3);
    tell(mailbox, 3, "FETCH", "(UID 30)");
    mailbox.announce();
    QSignalSpy expunged(&mailbox, &Mailbox::expunged), appeared(&mailbox, &Mailbox::appeared);
    tell(mailbox, 1, "EXPUNGE");
    tell(mailbox, 2, "EXISTS"); // as it is
    QCOMPARE(expunged.count(), 0);
    tell(mailbox, 4, "EXISTS");
    tell(mailbox, 4, "FETCH", "(UID 50)");
    tell(mailbox, 3, "EXPUNGE");
    mailbox.announce();
    QCOMPARE(expunged.count(), 2);
    QCOMPARE(expunged.at(0).at(0).value<imap::SequenceSet>().toWire(), "1");
    QCOMPARE(told(expunged), "3");
    QCOMPARE(appeared.count(), 1);
    QCOMPARE(appeared.at(0).at(0).toUInt(), 3U);
    QCOMPARE(mailbox.count(), 3U);
    QCOMPARE(mailbox.messages().uid(2), 30U);
    QCOMPARE(mailbox.messages().uid(3), 50U);
}

// VANISHED, RFC 7162 section 3.2.10.
void TestMailbox::vanished()
{
    Mailbox mailbox({});
    select(mailbox, 6);
    for (quint32 number = 1; number <= 6; ++number)
        tell(mailbox, number, "FETCH", "(UID " + QByteArray::number(number * 10) + ")");
    mailbox.announce();
    QSignalSpy expunged(&mailbox, &Mailbox::expunged);
    QVERIFY(tell(mailbox, 0, "VANISHED", "20:30,55,60:4294967295"));
    QCOMPARE(mailbox.count(), 3U);
    mailbox.announce();
    QCOMPARE(expunged.count(), 1);
    QCOMPARE(told(expunged), "2:3,6");
    QCOMPARE(mailbox.messages().uid(2), 40U);
    QVERIFY(tell(mailbox, 0, "VANISHED", "999")); // nobody's
    QCOMPARE(mailbox.count(), 3U);
}

void TestMailbox::vanishedAfterExpunges()
{
    Mailbox mailbox({});
    select(mailbox, 6);
    for (quint32 number = 1; number <= 6; ++number)
        tell(mailbox, number, "FETCH", "(UID " + QByteArray::number(number * 10) + ")");
    mailbox.announce();
    QSignalSpy expunged(&mailbox, &Mailbox::expunged);
    tell(mailbox, 2, "EXPUNGE");
    tell(mailbox, 0, "VANISHED", "10:20,60");
    tell(mailbox, 0, "VANISHED", "20");
    tell(mailbox, 2, "EXPUNGE"); // of 30, 40, 50
    QCOMPARE(mailbox.count(), 2U);
    mailbox.announce();
    QCOMPARE(expunged.count(), 1);
    QCOMPARE(told(expunged), "1:2,4,6");
    QCOMPARE(mailbox.messages().uid(1), 30U);
    QCOMPARE(mailbox.messages().uid(2), 50U);
}

// A hundred thousand of a million, one by one and as sets of UIDs: moving all that is behind each of them would take
// minutes.
void TestMailbox::stormInAMillion()
{
    constexpr quint32 Count = 1'000'000, Storm = 100'000;
    Mailbox mailbox({});
    select(mailbox, Count);
    for (quint32 number = 1; number <= Count; ++number)
        tell(mailbox, number, "FETCH", "(UID " + QByteArray::number(number * 10) + ")");
    mailbox.announce();
    QElapsedTimer clock;
    clock.start();
    QRandomGenerator dice(testSeed());
    for (quint32 i = 0; i < Storm; ++i) {
        tell(mailbox, 1 + dice.bounded(mailbox.count()), "EXPUNGE");
        if (i % 10'000 == 0)
            mailbox.announce();
    }
    mailbox.announce();
    QCOMPARE(mailbox.count(), Count - Storm);
    qInfo() << "One by one:" << clock.restart() << "ms";
    QByteArray uids;
    quint32 there = 0;
    for (quint32 uid = 50; uid <= Count * 10; uid += 100) { // some of which have gone already
        uids += QByteArray::number(uid) + ',';
        there += mailbox.messages().numberOf(uid) > 0 ? 1 : 0;
    }
    const quint32 before = mailbox.count();
    clock.restart();
    tell(mailbox, 0, "VANISHED", uids.chopped(1));
    mailbox.announce();
    qInfo() << "As a set:" << clock.restart() << "ms";
    QCOMPARE(mailbox.count(), before - there);
    for (quint32 uid = 70; uid <= Count * 10; uid += 100)
        tell(mailbox, 0, "VANISHED", QByteArray::number(uid));
    mailbox.announce();
    qInfo() << "As many sets:" << clock.elapsed() << "ms";
    QVERIFY2(clock.elapsed() < 20'000, "This is quadratic");
    QVERIFY(mailbox.messages().knowsAllUids());
    for (quint32 number = 2; number <= mailbox.count(); number += 1000)
        QVERIFY(mailbox.messages().uid(number - 1) < mailbox.messages().uid(number));
}

// UIDONLY, RFC 9586 section 3.3: the UID stands where the number did.
void TestMailbox::byUidOnly()
{
    Mailbox mailbox({});
    select(mailbox, 3);
    for (quint32 number = 1; number <= 2; ++number)
        tell(mailbox, number, "FETCH", "(UID " + QByteArray::number(number * 10) + " FLAGS ())");
    mailbox.announce();
    QSignalSpy changed(&mailbox, &Mailbox::changed);
    QVERIFY(tell(mailbox, 20, "UIDFETCH", "(FLAGS (\\Seen $Label1) RFC822.SIZE 7)"));
    QVERIFY(tell(mailbox, 2, "UIDFETCH", "(FLAGS (other))"));  // no number
    QVERIFY(tell(mailbox, 30, "UIDFETCH", "(FLAGS (other))")); // which row that is was never told
    mailbox.announce();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toUInt(), 2U);
    QCOMPARE(mailbox.messages().at(2).size, 7);
    QCOMPARE(mailbox.messages().flags(2).keywords, QByteArrayList{"$Label1"});
}

void TestMailbox::vanishedEarlier()
{
    Mailbox mailbox({});
    select(mailbox, 3);
    QSignalSpy earlier(&mailbox, &Mailbox::vanishedEarlier), expunged(&mailbox, &Mailbox::expunged);
    QVERIFY(tell(mailbox, 0, "VANISHED", "(EARLIER) 41,43:116"));
    QCOMPARE(earlier.count(), 1);
    QCOMPARE(earlier.at(0).at(0).value<imap::SequenceSet>().toWire(), "41,43:116");
    QCOMPARE(expunged.count(), 0);
    QCOMPARE(mailbox.count(), 3U);
}

// Which rows have gone cannot be told while UIDs are missing: better none than a wrong one.
void TestMailbox::vanishedUnknown()
{
    Mailbox mailbox({});
    select(mailbox, 4);
    tell(mailbox, 1, "FETCH", "(UID 10)");
    tell(mailbox, 3, "FETCH", "(UID 30)");
    QSignalSpy reset(&mailbox, &Mailbox::reset);
    QVERIFY(tell(mailbox, 0, "VANISHED", "20"));
    QCOMPARE(mailbox.count(), 3U);
    mailbox.announce();
    QCOMPARE(reset.count(), 1);
    QCOMPARE(mailbox.messages().uid(1), 0U);
    QVERIFY(tell(mailbox, 0, "VANISHED", "1:4294967295"));
    QCOMPARE(mailbox.count(), 0U);
}

void TestMailbox::malformedVanished_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("nothing") << QByteArray("x");
    QTest::newRow("zero") << QByteArray("0:5");
    QTest::newRow("another word") << QByteArray("(LATER) 5");
    QTest::newRow("open") << QByteArray("(EARLIER 5");
}

void TestMailbox::malformedVanished()
{
    QFETCH(QByteArray, arguments);
    Mailbox mailbox({});
    select(mailbox, 3);
    QVERIFY(!tell(mailbox, 0, "VANISHED", arguments));
    QCOMPARE(mailbox.count(), 3U);
}

void TestMailbox::modSeqsAndFlags()
{
    Mailbox mailbox({});
    select(mailbox, 3);
    QVERIFY(tell(mailbox, 1, "FETCH", "(MODSEQ (9223372036854775807))"));
    QVERIFY(tell(mailbox, 2, "FETCH", "(MODSEQ 12)"));
    QVERIFY(tell(mailbox, 3, "FETCH", "(MODSEQ (-1))"));
    QCOMPARE(mailbox.messages().at(1).modSeq, 9223372036854775807ULL);
    QCOMPARE(mailbox.messages().at(2).modSeq, 12ULL);
    QCOMPARE(mailbox.messages().at(3).modSeq, 0ULL);
    QVERIFY(!mailbox.recent());
    QVERIFY(tell(mailbox, 2, "RECENT"));
    QCOMPARE(*mailbox.recent(), 2U);
    QVERIFY(tell(mailbox, 0, "FLAGS", R"((\Answered \Seen $Label1))"));
    QCOMPARE(mailbox.knownFlags(), (QByteArrayList{"\\Answered", "\\Seen", "$Label1"}));
    mailbox.close();
    QVERIFY(!mailbox.recent() && mailbox.knownFlags().isEmpty());
}

// What is told must be true when it is told: a listener counts rows.
void TestMailbox::expungeAnnouncesFirst()
{
    Mailbox mailbox({});
    select(mailbox, 3);
    QByteArrayList order;
    connect(&mailbox, &Mailbox::appeared, this, [&](quint32 first) {
        order += "appeared " + QByteArray::number(first) + " of " + QByteArray::number(mailbox.count());
    });
    connect(&mailbox, &Mailbox::changed, this, [&](quint32 first, quint32 last) {
        order += "changed " + QByteArray::number(first) + '-' + QByteArray::number(last);
    });
    connect(&mailbox, &Mailbox::aboutToExpunge, this, [&](const imap::SequenceSet &numbers) {
        order += "about to expunge " + numbers.toWire() + " of " + QByteArray::number(mailbox.count());
    });
    connect(&mailbox, &Mailbox::expunged, this, [&](const imap::SequenceSet &numbers) {
        order += "expunged " + numbers.toWire() + " leaving " + QByteArray::number(mailbox.count());
    });
    tell(mailbox, 5, "EXISTS");
    tell(mailbox, 5, "FETCH", "(UID 50)");
    tell(mailbox, 1, "EXPUNGE");
    tell(mailbox, 4, "FETCH", "(FLAGS (\\Seen))"); // the fifth of before
    mailbox.announce();
    QCOMPARE(order, (QByteArrayList{"appeared 4 of 5", "changed 5-5", "about to expunge 1 of 5",
                                    "expunged 1 leaving 4"}));
    QCOMPARE(mailbox.messages().at(4).uid, 50U);
    QCOMPARE(mailbox.messages().flags(4).system, quint32(imap::MessageStore::Seen));
}

void TestMailbox::expungeBeyondTheEnd()
{
    Mailbox mailbox({});
    select(mailbox, 2);
    QSignalSpy expunged(&mailbox, &Mailbox::expunged);
    QVERIFY(tell(mailbox, 3, "EXPUNGE"));
    QVERIFY(tell(mailbox, 0, "EXPUNGE"));
    QVERIFY(tell(mailbox, 4294967295U, "EXPUNGE"));
    mailbox.announce();
    QCOMPARE(mailbox.count(), 2U);
    QCOMPARE(expunged.count(), 0);
}

void TestMailbox::fetch()
{
    Mailbox mailbox({});
    select(mailbox, 2);
    QVERIFY(tell(
        mailbox, 2, "FETCH",
        R"((FLAGS (\Seen $Label1) UID 17 RFC822.SIZE 5000000000 INTERNALDATE "17-Jul-1996 02:44:25 -0700" )"
        R"(ENVELOPE (NIL "s" NIL NIL NIL NIL NIL NIL NIL "<i>")))"));
    const auto &message = mailbox.messages().at(2);
    QCOMPARE(message.uid, 17U);
    QCOMPARE(message.size, 5000000000);
    QCOMPARE(message.internalDate, 837596665);
    QCOMPARE(mailbox.messages().flags(2).keywords, QByteArrayList{"$Label1"});
    QCOMPARE(imap::Envelope::fromWire(mailbox.messages().envelope(2)).value().subject, "s");
    QCOMPARE(mailbox.messages().at(1).uid, 0U);
}

void TestMailbox::fetchItems_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("any order") << QByteArray(R"((RFC822.SIZE 9 UID 17))");
    QTest::newRow("any case") << QByteArray(R"((rfc822.size 9 Uid 17))");
    QTest::newRow("repeated") << QByteArray(R"((UID 3 RFC822.SIZE 9 UID 17))");
    QTest::newRow("two spaces") << QByteArray(R"(( UID  17  RFC822.SIZE  9 ))");
    QTest::newRow("NIL date") << QByteArray(R"((INTERNALDATE NIL UID 17 RFC822.SIZE 9))");
    QTest::newRow("no date") << QByteArray(
        R"((INTERNALDATE "00-Jan-0000 00:00:00 +0000" UID 17 RFC822.SIZE 9))");
    QTest::newRow("unknown items") << QByteArray(
        R"x((X-A (1 (2 "3)")) UID 17 X-B nil MODSEQ (12) RFC822.SIZE 9))x");
    QTest::newRow("bare MODSEQ") << QByteArray(R"((MODSEQ 12 UID 17 RFC822.SIZE 9))");
    QTest::newRow("body") << QByteArray("(BODY[] {5}\r\na) (b UID 17 RFC822.SIZE 9)");
    QTest::newRow("body, NIL") << QByteArray("(BODY[TEXT] NIL UID 17 RFC822.SIZE 9)");
    QTest::newRow("header fields") << QByteArray(
        "(BODY[HEADER.FIELDS (FROM \"SUBJECT\")]<0> {2}\r\n\r\n UID 17 RFC822.SIZE 9)");
    QTest::newRow("literal8") << QByteArray("(BINARY[1] ~{2}\r\n\0a UID 17 RFC822.SIZE 9)", 41);
    QTest::newRow("broken envelope") << QByteArray(R"((ENVELOPE ("x") UID 17 RFC822.SIZE 9))");
    QTest::newRow("envelope as a string") << QByteArray(R"((ENVELOPE NIL UID 17 RFC822.SIZE 9))");
    QTest::newRow("body structure") << QByteArray(
        R"((BODYSTRUCTURE (("a" "b" NIL) "mixed") UID 17 RFC822.SIZE 9))");
    QTest::newRow("parentheses round the list") << QByteArray("((UID 17 RFC822.SIZE 9))");
    QTest::newRow("no space before a literal") << QByteArray("(BODY[]{1}\r\nx UID 17 RFC822.SIZE 9)");
    QTest::newRow("an item without a value") << QByteArray("(UID 17 RFC822.SIZE 9 X)");
    QTest::newRow("an item without a value, and a space") << QByteArray("(UID 17 RFC822.SIZE 9 MODSEQ )");
    QTest::newRow("a quoted header name") << QByteArray(R"((BODY[HEADER.FIELDS ("A ]" B)] {1}
x UID 17 RFC822.SIZE 9))");
    QTest::newRow("nested as deep as you like") << QByteArray(
        "(BODYSTRUCTURE " + QByteArray(20000, '(') + QByteArray(20000, ')') + " UID 17 RFC822.SIZE 9)");
}

void TestMailbox::fetchItems()
{
    QFETCH(QByteArray, list);
    Mailbox mailbox({});
    select(mailbox, 1);
    QVERIFY(tell(mailbox, 1, "FETCH", list));
    QCOMPARE(mailbox.messages().at(1).uid, 17U);
    QCOMPARE(mailbox.messages().at(1).size, 9);
    QCOMPARE(mailbox.messages().at(1).internalDate, imap::MessageStore::NoDate);
}

// Quotes that a server has left unescaped; what follows the envelope is read as ever.
void TestMailbox::quotesInEnvelope()
{
    Mailbox mailbox({});
    select(mailbox, 1);
    const QByteArray envelope = R"((NIL "Say "hi" to me" NIL NIL NIL NIL NIL NIL NIL "<i>"))";
    QVERIFY(tell(mailbox, 1, "FETCH", "(ENVELOPE " + envelope + R"( X-NAME ("a" b) UID 5))"));
    QCOMPARE(mailbox.messages().envelope(1), envelope);
    QCOMPARE(mailbox.messages().uid(1), 5U);
}

void TestMailbox::fetchBeyondTheEnd()
{
    Mailbox mailbox({});
    select(mailbox, 2);
    QSignalSpy changed(&mailbox, &Mailbox::changed);
    for (const quint32 number : {0U, 3U, 4294967295U})
        QVERIFY(tell(mailbox, number, "FETCH", "(UID 9)"));
    mailbox.announce();
    QCOMPARE(mailbox.count(), 2U);
    QCOMPARE(changed.count(), 0);
}

void TestMailbox::malformedFetch_data()
{
    QTest::addColumn<QByteArray>("list");
    for (const char *list :
         {"", "UID 5", "(", "(UID", "(UID x)", "(UID -5)", "(UID 5", "(FLAGS \\Seen)", "(RFC822.SIZE -1)",
          "(RFC822.SIZE NIL)", "(ENVELOPE (\"a\" ", "(BODY[ {3}\r\nabc", "(BODY[] {30}\r\nabc)",
          "(UID 4294967296)", "(INTERNALDATE 5)", "(\"UID\" 5)"})
        QTest::newRow(list) << QByteArray(list);
}

void TestMailbox::malformedFetch()
{
    QFETCH(QByteArray, list);
    Mailbox mailbox({});
    select(mailbox, 1);
    QVERIFY(!tell(mailbox, 1, "FETCH", list));
    QVERIFY(tell(mailbox, 1, "FETCH", "()"));
    QVERIFY(tell(mailbox, 1, "FETCH", "(UID 17)")); // the next one is right
    QCOMPARE(mailbox.messages().at(1).uid, 17U);
}

void TestMailbox::changesAreOneRange()
{
    Mailbox mailbox({});
    select(mailbox, 100);
    QSignalSpy changed(&mailbox, &Mailbox::changed);
    for (const quint32 number : {40U, 7U, 60U, 7U})
        tell(mailbox, number, "FETCH", "(FLAGS ())");
    QCOMPARE(changed.count(), 0);
    mailbox.announce();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toUInt(), 7U);
    QCOMPARE(changed.at(0).at(1).toUInt(), 60U);
    mailbox.announce();
    QCOMPARE(changed.count(), 1);
}

void TestMailbox::codes()
{
    Mailbox mailbox({});
    mailbox.open(MailboxName(u"Work"));
    mailbox.acceptCode("UIDVALIDITY", "3857529045");
    mailbox.acceptCode("UIDNEXT", "4392");
    mailbox.acceptCode("HIGHESTMODSEQ", "9223372036854775807");
    mailbox.acceptCode("PERMANENTFLAGS", R"((\Deleted \Seen \*))");
    mailbox.acceptCode("READ-WRITE", "");
    QCOMPARE(mailbox.uidValidity(), 3857529045U);
    QCOMPARE(mailbox.uidNext(), 4392U);
    QCOMPARE(mailbox.highestModSeq(), 9223372036854775807ULL);
    QCOMPARE(mailbox.permanentFlags(), (QByteArrayList{"\\Deleted", "\\Seen", "\\*"}));
    QVERIFY(!mailbox.isReadOnly());
    mailbox.acceptCode("NOMODSEQ", "");
    QCOMPARE(mailbox.highestModSeq(), 0ULL);
    mailbox.acceptCode("READ-ONLY", "");
    QVERIFY(mailbox.isReadOnly());
}

void TestMailbox::oddCodes_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("arguments");
    QTest::newRow("no UIDVALIDITY") << QByteArray("UIDVALIDITY") << QByteArray();
    QTest::newRow("no number") << QByteArray("UIDNEXT") << QByteArray("x");
    QTest::newRow("negative") << QByteArray("HIGHESTMODSEQ") << QByteArray("-1");
    QTest::newRow("too large") << QByteArray("UIDNEXT") << QByteArray("4294967296");
    QTest::newRow("no list") << QByteArray("PERMANENTFLAGS") << QByteArray("\\Seen");
    QTest::newRow("empty list") << QByteArray("PERMANENTFLAGS") << QByteArray("()");
    QTest::newRow("list not closed") << QByteArray("PERMANENTFLAGS") << QByteArray("(");
    QTest::newRow("unknown") << QByteArray("X-SOMETHING") << QByteArray("a=b (c");
}

void TestMailbox::oddCodes()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, arguments);
    Mailbox mailbox({});
    select(mailbox, 3);
    mailbox.acceptCode(code, arguments);
    QCOMPARE(mailbox.uidValidity(), 0U);
    QCOMPARE(mailbox.uidNext(), 0U);
    QCOMPARE(mailbox.highestModSeq(), 0ULL);
    QVERIFY(mailbox.permanentFlags().isEmpty());
    QCOMPARE(mailbox.count(), 3U);
}

void TestMailbox::whoseResponse()
{
    Mailbox mailbox({});
    select(mailbox, 3);
    for (const QByteArrayView mine : {"EXISTS", "RECENT", "FLAGS", "EXPUNGE"}) {
        Cursor in("");
        QVERIFY2(mailbox.accept(3, mine, in), mine.data());
    }
    for (const QByteArrayView other : {"LIST", "ACL", "NOOP", "", "SEARCH"}) {
        Cursor in("x");
        QVERIFY2(!mailbox.accept(3, other, in), other.data());
    }
}

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
