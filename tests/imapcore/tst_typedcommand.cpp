#include "imapcore/typing/typedcommand.h"
#include "imapcore/typing/typedrun.h"
#include "tests/support/await.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using imap::TypedItem;
using imap::TypedProblem;
using imap::TypedText;

// What becomes of what a person typed.
class TestTypedCommand : public QObject
{
    Q_OBJECT
private slots:
    void items_data();
    void items();
    void wrongCounts_data();
    void wrongCounts();
    void places();
    void secrets_data();
    void secrets();
    void sent_data();
    void sent();
    void sentFromFile();
    void noFile();
    void tags();
    void secretsAreNotRecorded();
    void onReadOnlySessions();
    void stepByStep();
    void inOrder();
    void stopsAtFailure();
    void refusedBeforeAnythingIsSent();
    void waits();
};

namespace {

// "tag|text|L:literal|F:file", answers with "> " before them.
QByteArray told(const TypedItem &item)
{
    QByteArray out = item.kind == TypedItem::Kind::Answer ? "> " : item.tag.isEmpty() ? "" : item.tag + '|';
    bool isFirst = true;
    for (const imap::TypedPiece &piece : item.pieces) {
        if (!std::exchange(isFirst, false))
            out += '|';
        if (piece.kind == imap::TypedPiece::Kind::File)
            out += "F:";
        if (piece.kind == imap::TypedPiece::Kind::Literal)
            out += piece.isBinary ? "B:" : "L:";
        out += piece.bytes;
    }
    return out.replace("\r\n", "\\");
}

} // namespace

void TestTypedCommand::items_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("items");
    const auto row = [](const char *name, const char *text, const QByteArrayList &items) {
        QTest::newRow(name) << QByteArray(text) << items;
    };
    row("nothing", " \n\n", {});
    row("one", "NOOP", {"NOOP"});
    row("several, with comments", "NOOP\n# a comment\n\n CAPABILITY\r\n", {"NOOP", "CAPABILITY"});
    row("with tags", "a1 NOOP\nx.7 uid FETCH 1 FLAGS", {"a1|NOOP", "x.7|uid FETCH 1 FLAGS"});
    row("no tags", "X-OWN thing\nLIST \"\" NOOP\nLOGIN NOOP secret",
        {"X-OWN thing", "LIST \"\" NOOP", "LOGIN NOOP secret"});
    row("literal", "APPEND INBOX {12}\nHello world.", {"APPEND INBOX |L:Hello world."});
    row("a line end is two octets", "APPEND INBOX {4}\na\nb", {"APPEND INBOX |L:a\\b"});
    row("as is one with CR", "APPEND INBOX {4}\r\na\r\nb\r\n", {"APPEND INBOX |L:a\\b"});
    row("octets, not characters", "SEARCH SUBJECT {3}\n\xc3\xb6x UNSEEN",
        {"SEARCH SUBJECT |L:\xc3\xb6x| UNSEEN"});
    row("two", "a2 SEARCH {1}\na {1+}\nb c", {"a2|SEARCH |L:a| |L:b| c"});
    row("goes on in the next line", "SETMETADATA a (/b {1}\nx\n /c {2}\nyz\n)\nNOOP",
        {"SETMETADATA a (/b |L:x| /c |L:yz|)", "NOOP"});
    row("and does not", "APPEND a {1}\nx\nNOOP", {"APPEND a |L:x", "NOOP"});
    row("all that follows", "APPEND a {}\nSubject: x\n\nHello {5}\n",
        {"APPEND a |L:Subject: x\\\\Hello {5}\\"});
    row("up to its end", "APPEND a {}\nx\n{end}\nNOOP", {"APPEND a |L:x\\", "NOOP"});
    row("and on", "SETMETADATA a (/b {}\nx{end} /c NIL)", {"SETMETADATA a (/b |L:x| /c NIL)"});
    row("empty", "APPEND a {0}\n", {"APPEND a |L:"});
    row("binary", "APPEND a ~{2}\nxy", {"APPEND a |B:xy"});
    row("file", "APPEND a (\\Seen) {file:/tmp/a b.eml}\nNOOP", {"APPEND a (\\Seen) |F:/tmp/a b.eml", "NOOP"});
    row("no literal", "SEARCH SUBJECT {x}", {"SEARCH SUBJECT {x}"});
    row("IDLE", "IDLE\nDONE\nNOOP", {"IDLE", "> DONE", "NOOP"});
    row("AUTHENTICATE", "AUTHENTICATE PLAIN\nAGFubg==\nNOOP", {"AUTHENTICATE PLAIN", "> AGFubg==", "NOOP"});
    row("AUTHENTICATE, given up", "a1 AUTHENTICATE LOGIN\n*\na2 NOOP",
        {"a1|AUTHENTICATE LOGIN", "> *", "a2|NOOP"});
}

void TestTypedCommand::items()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, items);
    const TypedText typed = TypedText::read(text);
    QVERIFY(!typed.problem);
    QByteArrayList all;
    for (const TypedItem &item : typed.items)
        all += told(item);
    QCOMPARE(all, items);
}

void TestTypedCommand::wrongCounts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("said");
    QTest::addColumn<QByteArray>("mended");
    const auto row = [](const char *text, TypedProblem::Kind kind, qint64 said, const char *mended) {
        QTest::newRow(text) << QByteArray(text) << int(kind) << said << QByteArray(mended);
    };
    row("APPEND a {20}\nHello.", TypedProblem::Kind::LiteralTooShort, 20, "APPEND a {6}\nHello.");
    row("APPEND a {20+}\nHello.", TypedProblem::Kind::LiteralTooShort, 20, "APPEND a {6+}\nHello.");
    row("APPEND a {2}", TypedProblem::Kind::LiteralTooShort, 2, "APPEND a {0}");
    row("APPEND a {2}\nHello.", TypedProblem::Kind::LiteralTooLong, 2, "APPEND a {6}\nHello.");
    row("APPEND a {2}\nx\ny", TypedProblem::Kind::LiteralTooLong, 2, "APPEND a {4}\nx\ny");
    row("NOOP\nAPPEND a ~{9}\nab", TypedProblem::Kind::LiteralTooShort, 9, "NOOP\nAPPEND a ~{2}\nab");
}

void TestTypedCommand::wrongCounts()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    const TypedText typed = TypedText::read(text);
    QVERIFY(typed.problem);
    QCOMPARE(int(typed.problem->kind), kind);
    QTEST(typed.problem->said, "said");
    const QByteArray mended = TypedText::withCount(text, *typed.problem);
    QTEST(mended, "mended");
    QVERIFY(!TypedText::read(mended).problem);
}

void TestTypedCommand::places()
{
    const QByteArray text = "NOOP\n\nAPPEND a {3}\nx\n\nCHECK";
    const TypedText typed = TypedText::read(text);
    QCOMPARE(typed.at(2)->line(), "NOOP");
    QVERIFY(!typed.at(5));
    QCOMPARE(typed.at(text.indexOf('x'))->line(), "APPEND a ");
    QCOMPARE(typed.at(text.size())->line(), "CHECK");
}

void TestTypedCommand::secrets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("secret");
    QTest::newRow("LOGIN") << QByteArray("a1 login ann x") << true;
    QTest::newRow("LOGIN by literals") << QByteArray("LOGIN {3}\nann {1}\nx") << true;
    QTest::newRow("AUTHENTICATE") << QByteArray("AUTHENTICATE PLAIN") << false;
    QTest::newRow("AUTHENTICATE with an answer") << QByteArray("authenticate plain AGFubg==") << true;
    QTest::newRow("PROXYAUTH") << QByteArray("PROXYAUTH ann") << true;
    QTest::newRow("NOOP") << QByteArray("NOOP") << false;
    QTest::newRow("DONE") << QByteArray("DONE") << false;
    QTest::newRow("an answer") << QByteArray("AUTHENTICATE PLAIN\nAGFubg==") << true;
}

void TestTypedCommand::secrets()
{
    QFETCH(QByteArray, text);
    QTEST(TypedText::read(text).items.back().holdsSecret(), "secret");
}

void TestTypedCommand::sent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("script");
    const auto row = [](const char *text, const char *script) {
        QTest::newRow(text) << QByteArray(text)
                            << QString::fromUtf8("S: * OK [CAPABILITY IMAP4rev1 LITERAL+] ready\n")
                                   + QString::fromUtf8(script) + u"\nS: a1 OK done"_s;
    };
    row("x NOOP", "C: a1 NOOP");
    row("APPEND a {}\nHello\n", "C: a1 APPEND a {7+}\nC: Hello\nC: ");
    row("SETMETADATA a (/b {1}\nx\n)", "C: a1 SETMETADATA a (/b {1+}\nC: x)");
    row("SEARCH OR SUBJECT {1}\na SUBJECT {1}\nb SEEN",
        "C: a1 SEARCH OR SUBJECT {1+}\nC: a SUBJECT {1+}\nC: b SEEN");
    row("APPEND a ~{1}\nx", "C: a1 APPEND a ~{1+}\nC: x");
}

void TestTypedCommand::sent()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, script);
    ScriptedSession session{Script(script.toUtf8())};
    auto typed = imap::Typed::of(TypedText::read(text).items.front());
    const auto done = await(session->send(std::get<imap::Typed>(std::move(typed))));
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(done);
}

void TestTypedCommand::sentFromFile()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"a message.eml"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("Subject: x\r\n\r\nHello.") > 0);
    file.close();
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1] ready\n"
                                   "C: a1 APPEND a (\\Seen) {20}\n"
                                   "S: + go on\n"
                                   "C: Subject: x\n"
                                   "C: \n"
                                   "C: Hello.\n"
                                   "S: a1 OK done")};
    auto typed =
        imap::Typed::of(TypedText::read("APPEND a (\\Seen) {file:" + name.toUtf8() + "}").items.front());
    const auto done = await(session->send(std::get<imap::Typed>(std::move(typed))));
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(done);
}

void TestTypedCommand::noFile()
{
    auto typed = imap::Typed::of(TypedText::read("APPEND a {file:/nowhere/at all}").items.front());
    auto *problem = std::get_if<TypedProblem>(&typed);
    QVERIFY(problem);
    QCOMPARE(problem->kind, TypedProblem::Kind::NoFile);
    QCOMPARE(problem->what, "/nowhere/at all");
    typed = imap::Typed::of(TypedText::read("LOGIN ann {file:/etc/passwd}").items.front());
    problem = std::get_if<TypedProblem>(&typed);
    QVERIFY(problem);
    QCOMPARE(problem->kind, TypedProblem::Kind::FileHoldsSecret);
}

// The session has its own tags; whoever typed one hears which it became.
void TestTypedCommand::tags()
{
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1] ready\n"
                                   "C: a1 NOOP\n"
                                   "S: a1 OK done")};
    auto typed = std::get<imap::Typed>(imap::Typed::of(TypedText::read("mine NOOP").items.front()));
    QCOMPARE(typed.typedTag, "mine");
    QByteArray tag;
    typed.tellsTag = [&tag](const QByteArray &own) {
        tag = own;
    };
    QVERIFY(await(session->send(std::move(typed))));
    QVERIFY(tag.startsWith('M'));
}

void TestTypedCommand::secretsAreNotRecorded()
{
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1 LITERAL+] ready\n"
                                   "C: a1 LOGIN {3+}\n"
                                   "C: ann {6+}\n"
                                   "C: geheim\n"
                                   "S: a1 NO no")};
    auto typed =
        std::get<imap::Typed>(imap::Typed::of(TypedText::read("LOGIN {3}\nann {6}\ngeheim").items.front()));
    await(session->send(std::move(typed)));
    QVERIFY2(session.isFinished(), session.why());
    QByteArray recorded;
    imap::Trace &trace = session->trace();
    for (quint64 i = trace.firstIndex(); i < trace.endIndex(); ++i)
        recorded += trace.at(i).bytes.toByteArray() + '\n';
    QVERIFY(recorded.contains("LOGIN"));
    QVERIFY2(!recorded.contains("geheim"), recorded.constData());
}

void TestTypedCommand::onReadOnlySessions()
{
    const auto isHarmless = [](const char *text) {
        return std::get<imap::Typed>(imap::Typed::of(TypedText::read(text).items.front())).harmless();
    };
    QVERIFY(isHarmless("NOOP"));
    QVERIFY(isHarmless("t1 STATUS INBOX (MESSAGES)"));
    QVERIFY(isHarmless("SEARCH SUBJECT {1}\nx"));
    QVERIFY(!isHarmless("t1 DELETE INBOX"));
    QVERIFY(!isHarmless("APPEND a {1}\nx"));
    // What is in the literal might be BODY[].
    QVERIFY(!isHarmless("FETCH {1}\n1 FLAGS"));
}

void TestTypedCommand::stepByStep()
{
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\n"
                                   "C: a1 AUTHENTICATE PLAIN\n"
                                   "S: + \n"
                                   "C: AGFubgB4\n"
                                   "S: a1 OK done")};
    const TypedText typed = TypedText::read("AUTHENTICATE PLAIN\nAGFubgB4");
    connect(session.operator->(), &imap::Session::lineWanted, this,
            [&] { session->sendLine(typed.items.at(1).line()); });
    QVERIFY(await(session->send(std::get<imap::Typed>(imap::Typed::of(typed.items.front())))));
    QVERIFY2(session.isFinished(), session.why());
    QCOMPARE(session->state(), imap::Session::State::Authenticated);
}

// --- the whole of what was typed, in order

void TestTypedCommand::inOrder()
{
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1 IDLE] ready\n"
                                   "C: a1 IDLE\n"
                                   "S: + idling\n"
                                   "C: DONE\n"
                                   "S: a1 OK done\n"
                                   "C: a2 STATUS INBOX (MESSAGES)\n"
                                   "S: * STATUS INBOX (MESSAGES 1)\n"
                                   "S: a2 OK done")};
    imap::TypedRun run(session.operator->());
    QSignalSpy finished(&run, &imap::TypedRun::finished), tagged(&run, &imap::TypedRun::tagged);
    QVERIFY(!run.send(TypedText::read("IDLE\nDONE\nmine STATUS INBOX (MESSAGES)").items));
    QVERIFY(run.isRunning());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(!run.isRunning());
    QCOMPARE(tagged.count(), 1);
    QCOMPARE(tagged.front().front().toByteArray(), "mine");
}

void TestTypedCommand::stopsAtFailure()
{
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1] ready\n"
                                   "C: a1 SELECT Nowhere\n"
                                   "S: a1 NO no\n")};
    imap::TypedRun run(session.operator->());
    std::optional<imap::Error> error;
    qsizetype left = -1;
    connect(&run, &imap::TypedRun::finished, this,
            [&](const std::optional<imap::Error> &why, qsizetype count) {
                error = why;
                left = count;
            });
    QVERIFY(!run.send(TypedText::read("SELECT Nowhere\nSTORE 1:* +FLAGS \\Deleted\nEXPUNGE").items));
    QTRY_COMPARE(left, 2);
    QVERIFY(error);
    QCOMPARE(error->text, u"no"_s);
    QVERIFY2(session.isFinished(), session.why());
}

void TestTypedCommand::refusedBeforeAnythingIsSent()
{
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1] ready\n"
                                   "C: a1 NOOP\n"
                                   "S: a1 OK done")};
    session->setMayChange(false);
    imap::TypedRun run(session.operator->());
    const auto refused = run.send(TypedText::read("NOOP\nDELETE INBOX").items);
    QVERIFY(refused);
    QCOMPARE(refused->verb, "DELETE");
    const auto unasked = run.send(TypedText::read("DONE").items);
    QVERIFY(unasked && unasked->problem);
    QCOMPARE(unasked->problem->kind, TypedProblem::Kind::NotNow);
    const auto noFile = run.send(TypedText::read("NOOP\nSEARCH SUBJECT {file:/nowhere}").items);
    QVERIFY(noFile && noFile->problem);
    QVERIFY(!run.isRunning());
    QVERIFY(!run.send(TypedText::read("NOOP").items));
    QTRY_VERIFY2(session.isFinished(), session.why());
}

// What a person says when asked, a line at a time.
void TestTypedCommand::waits()
{
    ScriptedSession session{Script("S: * OK [CAPABILITY IMAP4rev1 AUTH=LOGIN] ready\n"
                                   "C: a1 AUTHENTICATE LOGIN\n"
                                   "S: + VXNlcm5hbWU6\n"
                                   "C: YW5u\n"
                                   "S: + UGFzc3dvcmQ6\n"
                                   "C: *\n"
                                   "S: a1 BAD given up")};
    imap::TypedRun run(session.operator->());
    QVERIFY(!run.send(TypedText::read("AUTHENTICATE LOGIN").items));
    QTRY_VERIFY(run.isWaiting());
    QVERIFY(run.isAnswerSecret());
    QVERIFY(!run.isIdling());
    QCOMPARE(run.question(), u"VXNlcm5hbWU6"_s);
    TypedItem item{TypedItem::Kind::Answer, 0, 0, {}, {{imap::TypedPiece::Kind::Text, "YW5u", false}}};
    QVERIFY(!run.send({item}));
    QTRY_VERIFY(run.isWaiting());
    QCOMPARE(run.question(), u"UGFzc3dvcmQ6"_s);
    item.pieces.front().bytes = "*";
    QVERIFY(!run.send({item}));
    QTRY_VERIFY(!run.isRunning());
    QVERIFY2(session.isFinished(), session.why());
}

QTEST_GUILESS_MAIN(TestTypedCommand)
#include "tst_typedcommand.moc"
