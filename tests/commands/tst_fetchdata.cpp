#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/partial.h"
#include "imapcore/commands/select.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QBuffer>
#include <deque>

using namespace imap;
using Kind = Error::Kind;
using What = BodySection::What;

class TestFetchData : public QObject
{
    Q_OBJECT

private slots:
    void items_data();
    void items();
    void noItems_data();
    void noItems();
    void modifiers();
    void needs_data();
    void needs();
    void everything();
    void nothingIsBent();
    void bends_data();
    void bends();
    void malformed_data();
    void malformed();
    void onlyWhatWasAsked();
    void splitAnswers();
    void twoOnTheWay();
    void twoOfOneMessage();
    void uidOnly();
    void sinkTakesAll_data();
    void sinkTakesAll();
    void sinkOfALargeMessage();
    void sinkBeginsAgain_data();
    void sinkBeginsAgain();
    void sinkFails_data();
    void sinkFails();
    void partial_data();
    void partial();
    void dovecot();
    void dovecotStreams();
    void dovecotInABurst();
};

static const Messages First = Messages::numbers({1, 1});

static QByteArray greeting(const QByteArray &capabilities)
{
    return "S: * OK [CAPABILITY IMAP4rev1 LITERAL+ " + capabilities + "] ready\n";
}

static QByteArray wire(const FetchItem &item)
{
    Writer out;
    item.write(out);
    const Segments segments = out.take();
    return !out.isValid() ? "refused: " + out.error() : segments.at(0).bytes;
}

void TestFetchData::items_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("answeredAs");
    QTest::addColumn<bool>("setsSeen");
    const auto row = [](const FetchItem &item, const char *expected, const char *answeredAs,
                        bool setsSeen = false) {
        QTest::newRow(expected) << wire(item) << QByteArray(expected) << QByteArray(answeredAs) << setsSeen;
        QCOMPARE(item.answeredAs(), answeredAs);
        QCOMPARE(item.setsSeen(), setsSeen);
    };
    QVERIFY(FetchItem("UID (RFC822.TEXT)").setsSeen() && FetchItem("UID body[1]").setsSeen());
    QVERIFY(!FetchItem("UID BODY.PEEK[] RFC822.HEADER BODY").setsSeen());
    row("FLAGS", "FLAGS", "FLAGS");
    row("rfc822", "rfc822", "RFC822", true);
    row("RFC822.HEADER", "RFC822.HEADER", "RFC822.HEADER");
    row("RFC822.TEXT", "RFC822.TEXT", "RFC822.TEXT", true);
    row("body[text]<0.5>", "body[text]<0.5>", "BODY[TEXT]", true);
    row(FetchItem::section({}), "BODY.PEEK[]", "BODY[]");
    row(FetchItem::section({"", What::All, {}, false}), "BODY[]", "BODY[]", true);
    row(FetchItem::section({"1.2.10"}), "BODY.PEEK[1.2.10]", "BODY[1.2.10]");
    row(FetchItem::section({"1.2", What::Mime}), "BODY.PEEK[1.2.MIME]", "BODY[1.2.MIME]");
    row(FetchItem::section({"1.2", What::Header}), "BODY.PEEK[1.2.HEADER]", "BODY[1.2.HEADER]");
    row(FetchItem::section({"", What::Text, {}, false, Octets{0, 1024}}), "BODY[TEXT]<0.1024>", "BODY[TEXT]",
        true);
    row(FetchItem::section({"", What::HeaderFields, {"From", "X-A\"B"}}),
        "BODY.PEEK[HEADER.FIELDS (From \"X-A\\\"B\")]", "BODY[HEADER.FIELDS (FROM X-A\\B)]");
    row(FetchItem::section({"3", What::HeaderFieldsNot, {"Received"}, true, Octets{8000000000, 4294967295}}),
        "BODY.PEEK[3.HEADER.FIELDS.NOT (Received)]<8000000000.4294967295>",
        "BODY[3.HEADER.FIELDS.NOT (RECEIVED)]");
    row(FetchItem::binary("1.2"), "BINARY.PEEK[1.2]", "BINARY[1.2]");
    row(FetchItem::binary("1", false, Octets{5, 6}), "BINARY[1]<5.6>", "BINARY[1]", true);
    row(FetchItem::binarySize("2"), "BINARY.SIZE[2]", "BINARY.SIZE[2]");
    row(FetchItem::preview(), "PREVIEW", "PREVIEW");
    row(FetchItem::preview(true), "PREVIEW (LAZY)", "PREVIEW (LAZY)");
}

void TestFetchData::items()
{
    QFETCH(QByteArray, written);
    QTEST(written, "expected");
}

void TestFetchData::noItems_data()
{
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const FetchItem &item) {
        QTest::newRow(name) << wire(item);
    };
    row("part 0", FetchItem::section({"0"}));
    row("part 1.", FetchItem::section({"1."}));
    row("part .1", FetchItem::section({".1"}));
    row("part 1..2", FetchItem::section({"1..2"}));
    row("part text", FetchItem::section({"TEXT"}));
    row("part with a bracket", FetchItem::section({"1] BODY["}));
    row("MIME of all", FetchItem::section({"", What::Mime}));
    row("no fields", FetchItem::section({"", What::HeaderFields}));
    row("field with a colon", FetchItem::section({"", What::HeaderFields, {"From:"}}));
    row("field with a space", FetchItem::section({"", What::HeaderFields, {"From To"}}));
    row("field with a line end", FetchItem::section({"", What::HeaderFields, {"From\r\n"}}));
    row("empty field", FetchItem::section({"", What::HeaderFieldsNot, {""}}));
    row("no octets", FetchItem::section({"", What::All, {}, true, Octets{5, 0}}));
    row("binary of text", FetchItem::binary("TEXT"));
    row("nothing", "");
    row("raw with a line end", "UID)\r\na2 LOGOUT");
}

void TestFetchData::noItems()
{
    QFETCH(QByteArray, written);
    QVERIFY2(written.startsWith("refused: "), written.constData());
}

void TestFetchData::modifiers()
{
    ScriptedSession session(Script(greeting("CONDSTORE QRESYNC PARTIAL") + R"(
        C: a1 FETCH 1 (FLAGS) (CHANGEDSINCE 12345)
        S: * VANISHED (EARLIER) 41,43:116
        S: a1 OK
        C: a2 UID FETCH 300:500 (FLAGS) (CHANGEDSINCE 12345 VANISHED)
        S: a2 OK
        C: a3 UID FETCH 1:* (FLAGS) (PARTIAL -1:-30)
        S: a3 OK
        C: a4 UID FETCH $ (UID FLAGS) (CHANGEDSINCE 5 PARTIAL 1:3)
        S: a4 OK
        C: a5 UID FETCH 7 (FLAGS) (PARTIAL 2:2)
        S: a5 OK)"));
    const auto all = Messages::uids({1, SequenceSet::Star});
    const auto good = [&](auto command) {
        return bool(await(session->send(std::move(command))));
    };
    QVERIFY2(good(FetchData{First, {"FLAGS"}, {12345}}), session.why());
    QVERIFY2(good(FetchData{Messages::uids({300, 500}), {"FLAGS"}, {12345, true}}), session.why());
    QVERIFY2(good(FetchData{all, {"FLAGS"}, {{}, false, PartialRange{-1, -30}}}), session.why());
    QVERIFY2(good(FetchData{Messages::saved(), {"UID", "FLAGS"}, {5, false, PartialRange{1, 3}}}),
             session.why());
    QVERIFY2(good(Fetch{Messages::uids({7, 7}), {"FLAGS"}, {{}, false, PartialRange{2, 2}}}), session.why());
    for (const FetchModifiers &bad :
         {FetchModifiers{{}, true}, {{}, false, PartialRange{0, 3}}, {{}, false, PartialRange{-1, 3}}})
        QCOMPARE(errorOf(await(session->send(FetchData{all, {"FLAGS"}, bad}))), Kind::InvalidArgument);
    for (const FetchModifiers &byUidOnly : {FetchModifiers{5, true}, {{}, false, PartialRange{1, 3}}})
        QCOMPARE(errorOf(await(session->send(FetchData{First, {"FLAGS"}, byUidOnly}))),
                 Kind::InvalidArgument);
    QVERIFY2(session.isFinished(), session.why());
}

void TestFetchData::needs_data()
{
    QTest::addColumn<QByteArray>("needed");
    QTest::addColumn<QByteArray>("capability");
    const auto row = [](const char *name, const FetchData &command, const char *capability) {
        QTest::newRow(name) << command.needs() << QByteArray(capability);
    };
    row("nothing", {First, {"FLAGS"}}, "");
    row("preview", {First, {"FLAGS", FetchItem::preview()}}, "PREVIEW");
    row("email id", {First, {FetchItem::emailId()}}, "OBJECTID");
    row("thread id", {First, {FetchItem::threadId()}}, "OBJECTID");
    row("save date", {First, {FetchItem::saveDate()}}, "SAVEDATE");
    row("mod-sequence", {First, {FetchItem::modSeq()}}, "CONDSTORE");
    row("changes", {First, {"FLAGS"}, {5}}, "CONDSTORE");
    row("vanished", {First, {"FLAGS"}, {5, true}}, "QRESYNC");
    row("partial", {First, {"FLAGS"}, {{}, false, PartialRange{1, 2}}}, "PARTIAL");
}

void TestFetchData::needs()
{
    QFETCH(QByteArray, needed);
    QTEST(needed, "capability");
}

void TestFetchData::everything()
{
    const auto found = perform(FetchData{Messages::numbers({12, 12}), {"ALL"}}, R"(C: a1 FETCH 12 (ALL)
        S: * 12 FETCH (FLAGS (\Seen $a) UID 1012 MODSEQ (624140003) RFC822.SIZE 44827000000 INTERNALDATE "17-Jul-1996 02:44:25 -0700" ENVELOPE (NIL "s" NIL NIL NIL NIL NIL NIL NIL "<i>") BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 3 1) BODY[1.2.header.fields ("From" To)]<5> {2}
        S: ab BINARY[3] ~{3}
        S: a)b BODY[9] NIL BODY[8] "" BINARY.SIZE[1.2] 77 EMAILID (M6d99ac) THREADID (T64b478) PREVIEW "Gr)X-GM" SAVEDATE "01-Jan-1970 00:00:09 +0000" ANNOTATION (/comment (value.priv "x")) X-GM-LABELS (a "b c") X-N 5)
        S: a1 OK
)");
    QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
    QCOMPARE(found->size(), size_t(1));
    const MessageData &m = found->at(0);
    QCOMPARE(m.number, 12U);
    QCOMPARE(m.uid, 1012U);
    QCOMPARE(*m.flags, (QByteArrayList{"\\Seen", "$a"}));
    QCOMPARE(m.modSeq.value_or(0), 624140003U);
    QCOMPARE(m.size.value_or(0), 44827000000U);
    QCOMPARE(m.internalDate.value_or(0), 837596665);
    QCOMPARE(m.internalDateText, "17-Jul-1996 02:44:25 -0700");
    QCOMPARE(m.envelope->subject, "s");
    QCOMPARE(m.body->subtype, "plain");
    QCOMPARE(m.sections.size(), size_t(4));
    QCOMPARE(m.sections[0].name, "BODY[1.2.HEADER.FIELDS (FROM TO)]");
    QCOMPARE(m.sections[0].origin.value_or(99), 5U);
    QCOMPARE(*m.sections[0].value, "ab");
    QVERIFY(!m.sections[0].binary && m.sections[1].binary && !m.sections[1].origin);
    QCOMPARE(*m.section("BINARY[3]"), "a)b");
    QVERIFY(!m.section("BODY[9]") && m.sections[2].name == "BODY[9]");
    QVERIFY(m.section("BODY[8]") && m.section("BODY[8]")->isEmpty());
    QCOMPARE(m.binarySizes.at(0), std::make_pair(QByteArray("1.2"), quint64(77)));
    QCOMPARE(*m.emailId, "M6d99ac");
    QCOMPARE(*m.threadId, "T64b478");
    QCOMPARE(*m.preview, QStringLiteral("Gr)X-GM"));
    QCOMPARE(m.saveDate.value_or(0), 9);
    QCOMPARE(m.annotations, R"((/comment (value.priv "x")))");
    QCOMPARE(m.others.size(), size_t(2));
    QCOMPARE(m.others[0], std::make_pair(QByteArray("X-GM-LABELS"), QByteArray(R"((a "b c"))")));
    QCOMPARE(m.others[1].second, "5");
}

// What of a message was understood, in short.
static QByteArray text(const MessageData &m)
{
    QByteArrayList words;
    if (m.uid > 0)
        words += "uid=" + QByteArray::number(m.uid);
    if (m.flags)
        words += "flags=" + m.flags->join(',');
    if (m.modSeq)
        words += "modseq=" + QByteArray::number(*m.modSeq);
    if (m.size)
        words += "size=" + QByteArray::number(*m.size);
    if (m.internalDate)
        words += "date=" + QByteArray::number(*m.internalDate);
    if (m.envelope)
        words += "envelope";
    if (m.body)
        words += "body=" + m.body->subtype;
    for (const SectionData &section : m.sections)
        words += section.name + (section.origin ? "<" + QByteArray::number(*section.origin) + ">" : "") + '='
                 + section.value.value_or("NIL");
    if (m.emailId)
        words += "email=" + *m.emailId;
    if (m.threadId)
        words += "thread=" + *m.threadId;
    if (m.preview)
        words += "preview=" + m.preview->toUtf8();
    if (m.saveDate)
        words += "saved";
    for (const auto &[name, value] : m.others)
        words += name + '=' + value;
    return words.join(' ');
}

// What the grammar has is not told as bent.
void TestFetchData::nothingIsBent()
{
    ScriptedSession session{
        Script(QByteArray(Greeting)
               + "C: a1 UID FETCH 5 (UID)\n"
                 "S: * 1 FETCH (UID 5 RFC822.SIZE 7 MODSEQ (8) EMAILID (M6d99ac) THREADID NIL "
                 "INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" BODY[1]<0> {2}\nS: hi)\n"
                 "S: a1 OK done")};
    const auto found = await(session->send(FetchData{Messages::uids({5, 5}), {"UID"}}));
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(found);
    QCOMPARE(found->front().modSeq, quint64(8));
    QCOMPARE(found->front().emailId, QByteArray("M6d99ac"));
    const QByteArray trace = textOf(session->trace());
    QVERIFY2(!trace.contains("bent"), trace);
}

void TestFetchData::bends_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("understood");
    const auto row = [](const char *list, const char *understood) {
        QTest::newRow(list) << QByteArray(list) << QByteArray(understood);
    };
    row("()", "");
    row("( )", "");
    row("((UID 5 FLAGS ()))", "uid=5 flags=");
    row("(UID)", "");
    row("(FLAGS (a) UID)", "flags=a");
    row("(UID )", "");
    row("(FLAGS () UID 5 FLAGS (\\Seen))", "uid=5 flags=\\Seen");
    row("(uid 5 flags (\\seen))", "uid=5 flags=\\seen");
    row("(  UID  5  )", "uid=5");
    row("(UID 5)trailing", "uid=5");
    row("(UID 4294967296)", "");
    row("(UID NIL)", "");
    row("(FLAGS NIL)", "flags=");
    row("(FLAGS (a]b [c] \\* * a\"b))", "flags=a]b,[c],\\*,*,a\"b");
    row("(MODSEQ 5)", "modseq=5");
    row("(MODSEQ (0))", "modseq=0");
    row("(MODSEQ (-1))", "");
    row("(MODSEQ (9223372036854775807))", "modseq=9223372036854775807");
    row("(RFC822.SIZE 0)", "size=0");
    row("(RFC822.SIZE -1)", "");
    row("(RFC822.SIZE \"17\")", "size=17");
    row("(INTERNALDATE \" 1-Jan-1970 00:00:01 +0000\")", "date=1");
    row("(INTERNALDATE \"1-Jan-1970 00:00:01\")", "date=1");
    row("(INTERNALDATE NIL)", "");
    row("(INTERNALDATE \"00-Jan-0000 00:00:00 +0000\")", "");
    row("(ENVELOPE NIL)", "ENVELOPE=NIL");
    row("(ENVELOPE (x) UID 5)", "uid=5 ENVELOPE=(x)");
    row("(ENVELOPE (NIL NIL () () () () () () NIL NIL))", "envelope");
    row("(ENVELOPE (NIL \"a \"b\" c\" NIL NIL NIL NIL NIL NIL NIL NIL) UID 5)", "uid=5 envelope");
    row("(BODY (\"text\" \"plain\"))", "body=plain");
    row("(BODYSTRUCTURE (\"text\" \"plain\" (\"n\" \"a \"b\" c\")) UID 5)", "uid=5 body=plain");
    row("(BODYSTRUCTURE NIL)", "BODYSTRUCTURE=NIL");
    row("(BODY[header.fields (\"FROM\" \"x]y\")] \"a\")", "BODY[HEADER.FIELDS (FROM X]Y)]=a");
    row("(BODY[]<0> \"a\")", "BODY[]<0>=a");
    row("(BODY[] NIL BODY[TEXT] \"\")", "BODY[]=NIL BODY[TEXT]=");
    row("(BODY[] atom)", "BODY[]=atom");
    row("(RFC822 \"a\" RFC822.TEXT {1}\nS: b)", "RFC822=a RFC822.TEXT=b");
    row("(EMAILID M1 THREADID NIL)", "email=M1");
    row("(EMAILID (M1) THREADID (NIL))", "email=M1");
    row("(PREVIEW NIL)", "");
    row("(PREVIEW \"\")", "preview=");
    row("(PREVIEW (FUZZY \"a b\"))", "preview=a b");
    row("(PREVIEW {2}\nS: ab)", "preview=ab");
    row("(SAVEDATE NIL)", "");
    row("(SAVEDATE \"01-Jan-1970 00:00:09 +0000\")", "saved");
    row("(X (((a) \"(\") b) Y NIL)", "X=(((a) \"(\") b) Y=NIL");
}

void TestFetchData::bends()
{
    QFETCH(QByteArray, list);
    for (const auto pieces : {ScriptDevice::Pieces::Whole, ScriptDevice::Pieces::Bytes}) {
        const auto found = perform(FetchData{First, {"UID"}},
                                   "C: a1 FETCH 1 (UID)\nS: * 1 FETCH " + list + "\nS: a1 OK\n", pieces);
        QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
        QCOMPARE(found->size(), size_t(1));
        QTEST(text(found->at(0)), "understood");
    }
}

void TestFetchData::malformed_data()
{
    QTest::addColumn<QByteArray>("list");
    for (const char *list :
         {"", "UID 5", "(UID 5", "(FLAGS (a", "(FLAGS a)", "(UID", "(BODY[ 5)", "(BODY[] (a))", "(X \"a)",
          "(X (a)", "(\"UID\" 5)", "(BODY[] {3}\nS: a)b", "(INTERNALDATE (a))", "((UID 5)"})
        QTest::newRow(list) << QByteArray(list);
}

// One message that cannot be understood fails the command, and the next command is answered.
void TestFetchData::malformed()
{
    QFETCH(QByteArray, list);
    ScriptedSession session(Script(Greeting
                                   + ("C: a1 FETCH 1 (UID)\nS: * 1 FETCH " + list
                                      + "\nS: a1 OK\nC: a2 FETCH 1 (UID)\nS: * 1 FETCH (UID 7)\nS: a2 OK")));
    QCOMPARE(errorOf(await(session->send(FetchData{First, {"UID"}}))), Kind::Malformed);
    const auto next = await(session->send(FetchData{First, {"UID"}}));
    QVERIFY2(next, session.why());
    QCOMPARE(next->at(0).uid, 7U);
}

static QByteArray uidsOf(const Expected<std::vector<MessageData>> &found)
{
    QByteArrayList uids;
    for (const MessageData &message : found ? *found : std::vector<MessageData>())
        uids += QByteArray::number(message.uid);
    return uids.join(' ');
}

void TestFetchData::onlyWhatWasAsked()
{
    const QByteArray answers =
        "S: * 3 FETCH (UID 30)\nS: * 1 FETCH (UID 10 FLAGS (a))\nS: * 9 FETCH (UID 90)\n"
        "S: * 2 FETCH (UID 20)\nS: a1 OK\n";
    const auto numbers =
        perform(FetchData{Messages::numbers({1, 3}), {"UID"}}, "C: a1 FETCH 1:3 (UID)\n" + answers);
    QCOMPARE(uidsOf(numbers), "30 10 20");
    const auto uids =
        perform(FetchData{Messages::uids({20, 95}), {"UID"}}, "C: a1 UID FETCH 20:95 (UID)\n" + answers);
    QCOMPARE(uidsOf(uids), "30 90 20");
    const auto last = perform(FetchData{Messages::numbers({SequenceSet::Star, SequenceSet::Star}), {"UID"}},
                              "C: a1 FETCH * (UID)\nS: * 7 FETCH (UID 70)\nS: a1 OK\n");
    QCOMPARE(uidsOf(last), "70");
    // the UID has been seen missing
    const auto without = perform(
        FetchData{Messages::uids({20, 95}), {"FLAGS"}},
        "C: a1 UID FETCH 20:95 (FLAGS)\nS: * 1 FETCH (FLAGS (a))\nS: * 2 FETCH (FLAGS (b))\nS: a1 OK\n");
    QVERIFY(without);
    QCOMPARE(without->size(), size_t(2));
    QCOMPARE(without->at(1).flags->join(' '), "b");
}

// What comes of one message in several responses is one message.
void TestFetchData::splitAnswers()
{
    const auto found =
        perform(FetchData{Messages::numbers({1, 2}), {"UID", "FLAGS", "BODY[1]"}},
                "C: a1 FETCH...\nS: * 2 FETCH (UID 20)\nS: * 1 FETCH (UID 10)\nS: * 2 FETCH (BODY[1] \"x\")\n"
                "S: * 2 FETCH (FLAGS (a))\nS: a1 OK\n");
    QVERIFY(found);
    QCOMPARE(uidsOf(found), "20 10");
    QCOMPARE(text(found->at(0)), "uid=20 flags=a BODY[1]=x");
}

void TestFetchData::twoOnTheWay()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 FETCH 1:2 (UID)
        C: a2 FETCH 3:4 (UID)
        S: * 2 FETCH (UID 20)
        S: * 4 FETCH (UID 40)
        S: * 1 FETCH (UID 10)
        S: a1 OK
        S: * 3 FETCH (UID 30)
        S: a2 OK)"));
    Answer first(session->send(FetchData{Messages::numbers({1, 2}), {"UID"}}));
    Answer second(session->send(FetchData{Messages::numbers({3, 4}), {"UID"}}));
    QTRY_VERIFY2(first && second, session.why());
    QCOMPARE(uidsOf(*first), "20 10");
    QCOMPARE(uidsOf(*second), "40 30");
}

// What they share would be taken by the first that listens.
void TestFetchData::twoOfOneMessage()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 UID FETCH 10:20 (FLAGS)
        S: * 2 FETCH (UID 20 FLAGS ())
        S: a1 OK
        C: a2 UID FETCH 20:30 (BODY[1])
        S: * 2 FETCH (UID 20 BODY[1] "x")
        S: a2 OK
        C: a3 FETCH 2 (BODY[2])
        S: * 2 FETCH (BODY[2] "y")
        S: a3 OK)"));
    Answer first(session->send(FetchData{Messages::uids({10, 20}), {"FLAGS"}}));
    Answer second(session->send(FetchData{Messages::uids({20, 30}), {"BODY[1]"}}));
    Answer third(session->send(FetchData{Messages::numbers({2, 2}), {"BODY[2]"}}));
    QTRY_VERIFY2(first && second && third, session.why());
    QCOMPARE(text((*first)->at(0)), "uid=20 flags=");
    QCOMPARE(text((*second)->at(0)), "uid=20 BODY[1]=x");
    QCOMPARE(text((*third)->at(0)), "BODY[2]=y");
}

// RFC 9586
void TestFetchData::uidOnly()
{
    const auto found = perform(FetchData{Messages::uids({25900, 26000}), {"FLAGS"}},
                               "C: a1 UID FETCH 25900:26000 (FLAGS)\nS: * 25996 UIDFETCH (FLAGS (\\Seen))\n"
                               "S: * 3 UIDFETCH (FLAGS ())\nS: * 25997 uidfetch (FLAGS ())\nS: a1 OK\n");
    QVERIFY(found);
    QCOMPARE(uidsOf(found), "25996 25997");
    QCOMPARE(found->at(0).number, 0U);
    QCOMPARE(text(found->at(0)), "uid=25996 flags=\\Seen");
    const auto byNumber =
        perform(FetchData{First, {"FLAGS"}}, "C: a1 FETCH 1 (FLAGS)\nS: a1 BAD [UIDREQUIRED] UIDs alone\n");
    QCOMPARE(errorOf(byNumber), Kind::Rejected);
    QCOMPARE(byNumber.error().code, "UIDREQUIRED");
}

// A device that takes no more after some bytes.
class FullDevice final : public QIODevice
{
public:
    explicit FullDevice(qint64 room) : m_room(room) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (size > m_room) {
            setErrorString(QStringLiteral("No space left"));
            return -1;
        }
        m_room -= size;
        return size;
    }

private:
    qint64 m_room;
};

void TestFetchData::sinkTakesAll_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 1000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20}) {
        for (const char *name : {"BODY[]", "BODY[]<0>", "body[]", "BODY[] ~"})
            QTest::addRow("%d %s", size, name) << QByteArray(name) << size;
    }
}

// One way for all sizes: beyond 1 MiB it goes to the device while it comes.
void TestFetchData::sinkTakesAll()
{
    QFETCH(QByteArray, name);
    QFETCH(int, size);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    buffer.write("before ");
    const QByteArray content(size, 'x');
    ScriptedSession session(
        Script(Greeting
               + ("C: a1 UID FETCH 7 (UID BODY.PEEK[])\nS: * 1 FETCH (BODY[TEXT] \"y\" " + name
                  + (name.endsWith('~') ? "{" : " {") + QByteArray::number(size) + "}\nS: " + content
                  + " UID 7)\nS: * 2 FETCH (UID 8 FLAGS ())\nS: a1 OK")));
    const auto found = await(session->send(
        FetchData{Messages::uids({7, 7}), {"UID", FetchItem::section({})}, {}, {"BODY[]", &buffer}}));
    QVERIFY2(found, session.why());
    QCOMPARE(buffer.data(), "before " + content);
    QCOMPARE(found->size(), size_t(1));
    QCOMPARE(found->at(0).uid, 7U);
    QCOMPARE(found->at(0).sections.size(), size_t(2));
    QCOMPARE(*found->at(0).section("BODY[TEXT]"), "y");
    QVERIFY(!found->at(0).section("BODY[]"));
    QCOMPARE(found->at(0).sections[1].streamed, qint64(size));
}

void TestFetchData::sinkOfALargeMessage()
{
    QByteArray content;
    for (int line = 0; content.size() < 30'000'000; ++line)
        content += "line " + QByteArray::number(line) + " a1 OK ) {5}\n";
    content.replace("\n", "S:"); // a script has lines of its own
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    ScriptedSession session(Script(Greeting
                                   + ("C: a1 FETCH 1 (BODY.PEEK[])\nS: * 1 FETCH (BODY[] {"
                                      + QByteArray::number(content.size()) + "}\nS: " + content
                                      + ")\nS: a1 OK\nC: a2 FETCH 1 (UID)\nS: * 1 FETCH (UID 7)\nS: a2 OK")));
    qint64 mostHeld = 0;
    connect(&*session, &Session::received, &*session,
            [&mostHeld](QByteArrayView response) { mostHeld = std::max(mostHeld, qint64(response.size())); });
    const auto found =
        await(session->send(FetchData{First, {FetchItem::section({})}, {}, {"BODY[]", &buffer}}));
    QVERIFY2(found, session.why());
    QVERIFY(buffer.data() == content);
    QCOMPARE(found->at(0).sections.at(0).streamed, qint64(content.size()));
    QVERIFY(mostHeld < 1000); // the greeting is one, too
    QCOMPARE(uidsOf(await(session->send(FetchData{First, {"UID"}}))), "7");
}

void TestFetchData::sinkBeginsAgain_data()
{
    QTest::addColumn<bool>("seekable");
    QTest::newRow("file") << true;
    QTest::newRow("pipe") << false;
}

// A command that only reads is sent again when the connection breaks: what has come goes to the same place, where
// there is a way back to it.
void TestFetchData::sinkBeginsAgain()
{
    QFETCH(bool, seekable);
    const QByteArray content(2 << 20, 'x');
    const QByteArray command =
        "C: a1 UID FETCH 7 (BODY.PEEK[])\nS: * 1 FETCH (BODY[] {" + QByteArray::number(content.size());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    buffer.write("before ");
    FullDevice pipe(10 << 20);
    QIODevice *device = seekable ? static_cast<QIODevice *>(&buffer) : &pipe;
    ScriptedSession first(
        Script(Greeting + command + "}\nS> " + content.first(1500000).replace('x', 'y') + "\nX: close"));
    first->setKeepsReads(true);
    Answer answer(
        first->send(FetchData{Messages::uids({7, 7}), {FetchItem::section({})}, {}, {"BODY[]", device}}));
    QTRY_COMPARE(first->state(), Session::State::Closed);
    QVERIFY(!answer);
    auto reads = first->takeReads();
    QCOMPARE(reads.size(), size_t(1));
    ScriptedSession second(Script(Greeting + command + "}\nS: " + content + ")\nS: a1 OK"));
    second->adopt(std::move(reads.front()));
    QTRY_VERIFY2(answer, second.why());
    if (seekable) {
        QVERIFY(*answer);
        QVERIFY(buffer.data() == "before " + content);
    } else {
        QCOMPARE(errorOf(*answer), Kind::SinkFailed);
    }
}

void TestFetchData::sinkFails_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("small") << 1000;
    QTest::newRow("large") << (2 << 20);
}

void TestFetchData::sinkFails()
{
    QFETCH(int, size);
    FullDevice full(500);
    ScriptedSession session(
        Script(Greeting
               + ("C: a1 FETCH 1 (BODY.PEEK[])\nS: * 1 FETCH (BODY[] {" + QByteArray::number(size)
                  + "}\nS: " + QByteArray(size, 'x')
                  + " UID 5)\nS: a1 OK\nC: a2 FETCH 1 (UID)\nS: * 1 FETCH (UID 7)\nS: a2 OK")));
    const auto found =
        await(session->send(FetchData{First, {FetchItem::section({})}, {}, {"BODY[]", &full}}));
    QCOMPARE(errorOf(found), Kind::SinkFailed);
    QCOMPARE(found.error().text, QStringLiteral("No space left"));
    QCOMPARE(uidsOf(await(session->send(FetchData{First, {"UID"}}))), "7");
    QVERIFY2(session.isFinished(), session.why());
}

void TestFetchData::partial_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *capabilities, const char *item, const char *written) {
        QTest::addRow("%s %s", capabilities, item)
            << QByteArray(capabilities) << QByteArray(item) << QByteArray(written);
    };
    row("IMAP4", "RFC822", "PARTIAL 4 RFC822 1 1024");
    row("IMAP4", "RFC822.TEXT.PEEK", "PARTIAL 4 RFC822.TEXT.PEEK 1 1024");
    row("IMAP4rev1", "RFC822", "FETCH 4 (BODY[]<0.1024>)");
    row("IMAP4 IMAP4rev1", "rfc822.peek", "FETCH 4 (BODY.PEEK[]<0.1024>)");
    row("IMAP4rev2", "RFC822.TEXT", "FETCH 4 (BODY[TEXT]<0.1024>)");
    row("IMAP4rev1", "RFC822.HEADER", "FETCH 4 (BODY.PEEK[HEADER]<0.1024>)");
    row("IMAP4rev1", "BODY.PEEK[1.2]", "FETCH 4 (BODY.PEEK[1.2]<0.1024>)");
    row("", "BODY[1]", "FETCH 4 (BODY[1]<0.1024>)");
}

void TestFetchData::partial()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(QByteArray, item);
    QFETCH(QByteArray, written);
    ScriptedSession session(Script("S: * OK [CAPABILITY X " + capabilities + "] ready\nC: a1 " + written
                                   + "\nS: * 4 FETCH (RFC822 {3}\nS: abc FLAGS (\\Seen))\nS: a1 OK"));
    QTRY_VERIFY(!session->capabilities().isEmpty());
    const auto found = await(session->send(Partial::on(session->capabilities(), 4, item, {0, 1024})));
    QVERIFY2(found, session.why());
    QCOMPARE(text(found->at(0)), "flags=\\Seen RFC822=abc");
    QCOMPARE(errorOf(await(session->send(Partial{0, item, {0, 1}}))), Kind::InvalidArgument);
    QCOMPARE(errorOf(await(session->send(Partial{1, item, {0, 0}}))), Kind::InvalidArgument);
    QCOMPARE(errorOf(await(session->send(Partial{1, "ENVELOPE", {0, 1}}))), Kind::InvalidArgument);
}

void TestFetchData::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    const quint32 count = session->mailbox().count();
    std::vector<FetchItem> items{"UID",
                                 "FLAGS",
                                 "ENVELOPE",
                                 "RFC822.SIZE",
                                 "INTERNALDATE",
                                 "BODYSTRUCTURE",
                                 FetchItem::section({}),
                                 FetchItem::section({"", What::Text}),
                                 FetchItem::section({"", What::HeaderFields, {"Subject"}})};
    for (const auto &[capability, item] : {std::pair("PREVIEW", FetchItem::preview()),
                                           {"OBJECTID", FetchItem::emailId()},
                                           {"SAVEDATE", FetchItem::saveDate()},
                                           {"CONDSTORE", FetchItem::modSeq()}}) {
        if (session->supports(capability))
            items.push_back(item);
    }
    const auto found = await(session->send(FetchData{Messages::numbers({1, count}), items}));
    QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
    QCOMPARE(found->size(), size_t(count));
    for (const MessageData &message : *found) {
        QVERIFY(message.uid > 0 && message.flags && message.envelope && message.internalDate && message.body);
        QVERIFY(message.others.empty());
        QCOMPARE(quint64(message.section("BODY[]")->size()), message.size.value_or(0));
        QVERIFY(message.section("BODY[]")->endsWith(*message.section("BODY[TEXT]")));
        const QByteArray *subject = message.section("BODY[HEADER.FIELDS (SUBJECT)]");
        QVERIFY(subject->toLower().startsWith("subject:") || message.envelope->subject.isEmpty());
        QVERIFY(subject->endsWith("\r\n\r\n") || *subject == "\r\n");
    }
    const auto one =
        await(session->send(FetchData{Messages::uids({found->back().uid, found->back().uid}), {"FLAGS"}}));
    QVERIFY(one && one->size() == 1 && one->at(0).number == count);
    const auto piece = await(session->send(Partial::on(session->capabilities(), 1, "RFC822.PEEK", {10, 20})));
    QVERIFY(piece);
    QCOMPARE(piece->at(0).sections.at(0).origin.value_or(0), 10U);
    QCOMPARE(*piece->at(0).section("BODY[]"), found->at(0).section("BODY[]")->mid(10, 20));
    // RFC 3516: a text part with its encoding undone
    if (session->supports("BINARY")) {
        const auto binary = await(session->send(
            FetchData{Messages::numbers({1, 1}), {FetchItem::binary("1"), FetchItem::binarySize("1")}}));
        QVERIFY2(binary, qPrintable(binary ? QString() : binary.error().text));
        QCOMPARE(quint64(binary->at(0).section("BINARY[1]")->size()), binary->at(0).binarySizes.at(0).second);
    }
}

void TestFetchData::dovecotStreams()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    const auto sizes =
        await(session->send(FetchData{Messages::numbers({1, SequenceSet::Star}), {"RFC822.SIZE"}}));
    QVERIFY(sizes);
    const auto largest =
        std::max_element(sizes->begin(), sizes->end(), [](const MessageData &a, const MessageData &b) {
            return a.size.value_or(0) < b.size.value_or(0);
        });
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto found = await(session->send(FetchData{Messages::numbers({largest->number, largest->number}),
                                                     {FetchItem::section({})},
                                                     {},
                                                     {"BODY[]", &buffer}}));
    QVERIFY(found);
    QCOMPARE(quint64(buffer.data().size()), largest->size.value_or(0));
}

// Dovecot sends what the second has asked for before it says OK to the first.
void TestFetchData::dovecotInABurst()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    const auto uids = await(session->send(FetchData{First, {"UID"}}));
    QVERIFY(uids && uids->size() == 1);
    const Messages message = Messages::uids({uids->front().uid, uids->front().uid});
    std::deque<Answer<std::vector<MessageData>>> answers;
    const QByteArrayList sections{"BODY[HEADER]", "BODY[TEXT]", "BODY[]"};
    for (int i = 0; i < 30; ++i) {
        const QByteArray item = QByteArray(sections.at(i % 3)).replace("BODY[", "BODY.PEEK[");
        answers.emplace_back(session->send(FetchData{message, {item}}));
    }
    for (int i = 0; i < 30; ++i) {
        QTRY_VERIFY(answers[size_t(i)]);
        QCOMPARE((*answers[size_t(i)])->size(), size_t(1));
        QCOMPARE((*answers[size_t(i)])->front().sections.size(), size_t(1));
        QCOMPARE((*answers[size_t(i)])->front().sections.front().name, sections.at(i % 3));
    }
}

QTEST_GUILESS_MAIN(TestFetchData)
#include "tst_fetchdata.moc"
