#include "imapcore/commands/annotatemore.h"
#include "tests/support/await.h"

using namespace imap;
using Kind = Error::Kind;

Q_DECLARE_METATYPE(imap::SetAnnotation)

class TestAnnotateMore : public QObject
{
    Q_OBJECT

private slots:
    void getting_data();
    void getting();
    void lines_data();
    void lines();
    void malformed_data();
    void malformed();
    void changesAreNoAnswer();
    void cyrus();
    void setting_data();
    void setting();
    void refusals();
};

static const QByteArray Start = "S: * OK [CAPABILITY IMAP4rev1 ANNOTATEMORE LITERAL+] ready\n";

template<Command C>
static Expected<typename C::Result> play(C command, const QByteArray &script)
{
    ScriptedSession session(Script(Start + script));
    auto result = await(session->send(std::move(command)));
    if (!session.isFinished())
        QTest::qFail(session.why().constData(), __FILE__, __LINE__);
    return result;
}

// "mailbox entry attribute=value …|…", NIL for what is not set
static QString text(const std::vector<Annotation> &annotations)
{
    QStringList all;
    for (const Annotation &annotation : annotations) {
        QString line = annotation.mailbox.toString() + u' ' + annotation.entry;
        for (const Annotation::Attribute &attribute : annotation.attributes)
            line += u' ' + QString::fromUtf8(attribute.name) + u'='
                    + (attribute.value ? u'"' + QString::fromUtf8(*attribute.value) + u'"'
                                       : QStringLiteral("NIL"));
        all += line;
    }
    return all.join(u'|');
}

void TestAnnotateMore::getting_data()
{
    QTest::addColumn<QByteArray>("mailboxes");
    QTest::addColumn<QByteArrayList>("entries");
    QTest::addColumn<QByteArrayList>("attributes");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *line, const QByteArray &mailboxes, const QByteArrayList &entries,
                        const QByteArrayList &attributes) {
        QTest::newRow(line) << mailboxes << entries << attributes << QByteArray(line);
    };
    row(R"(GETANNOTATION "INBOX" "/comment" "value.priv")", "INBOX", {"/comment"}, {"value.priv"});
    row(R"(GETANNOTATION "user/%" "/vendor/cmu/cyrus-imapd/*" "value.shared")", "user/%",
        {"/vendor/cmu/cyrus-imapd/*"}, {"value.shared"});
    row(R"(GETANNOTATION "" ("/motd" "/admin") ("value" "size"))", "", {"/motd", "/admin"},
        {"value", "size"});
    row(R"(GETANNOTATION "a\"b" "*" "*")", "a\"b", {"*"}, {"*"});
}

void TestAnnotateMore::getting()
{
    QFETCH(QByteArray, mailboxes);
    QFETCH(QByteArrayList, entries);
    QFETCH(QByteArrayList, attributes);
    QFETCH(QByteArray, line);
    const auto none = play(GetAnnotation{mailboxes, entries, attributes}, "C: a1 " + line + "\nS: a1 OK\n");
    QVERIFY(none && none->empty());
}

void TestAnnotateMore::lines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &line, const char *text) {
        QTest::newRow(name) << line << QString::fromUtf8(text);
    };
    row("draft", R"(* ANNOTATION "INBOX" "/comment" ("value.priv" "My comment"))",
        R"(INBOX /comment value.priv="My comment")");
    row("several attributes",
        R"(* ANNOTATION INBOX "/comment" ("value.shared" "for all" "size.shared" "7" "value.priv" NIL))",
        R"(INBOX /comment value.shared="for all" size.shared="7" value.priv=NIL)");
    row("several entries", R"(* ANNOTATION INBOX "/a" ("value.priv" "1") "/b" ("value.priv" "2"))",
        R"(INBOX /a value.priv="1"|INBOX /b value.priv="2")");
    row("the server", R"(* ANNOTATION "" "/motd" ("value.shared" "hello"))",
        R"( /motd value.shared="hello")");
    row("a literal", "* ANNOTATION INBOX \"/specialuse\" (\"value.priv\" {5}\nS: \\Junk \"size.priv\" \"5\")",
        R"(INBOX /specialuse value.priv="\Junk" size.priv="5")");
    row("atoms", "* annotation INBOX /comment (value.priv 30)", R"(INBOX /comment value.priv="30")");
    row("no attributes", R"(* ANNOTATION INBOX "/comment" ())", "INBOX /comment");
    row("spaces", R"(*  ANNOTATION  INBOX  "/comment"  ( "value.priv"  "x" ) )",
        R"(INBOX /comment value.priv="x")");
    row("modified UTF-7", R"(* ANNOTATION Entw&APw-rfe "/comment" ("value.priv" "x"))",
        R"(Entwürfe /comment value.priv="x")");
}

void TestAnnotateMore::lines()
{
    QFETCH(QByteArray, line);
    const auto found =
        play(GetAnnotation{"*", {"*"}, {"*"}}, "C: a1 GETANNOTATION...\nS: " + line + "\nS: a1 OK\n");
    QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
    QTEST(text(*found), "text");
}

void TestAnnotateMore::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"* ANNOTATION", "* ANNOTATION INBOX", "* ANNOTATION INBOX /a", "* ANNOTATION INBOX /a (x",
          "* ANNOTATION INBOX /a (x)", "* ANNOTATION INBOX /a (x \"y)", "* ANNOTATION INBOX /a (x y) /b"})
        QTest::newRow(line) << QByteArray(line);
}

void TestAnnotateMore::malformed()
{
    QFETCH(QByteArray, line);
    QCOMPARE(errorOf(play(GetAnnotation{"*", {"*"}, {"*"}},
                          "C: a1 GETANNOTATION...\nS: " + line + "\nS: a1 OK\n")),
             Kind::Malformed);
}

// Draft section 4.4: sent unasked.
void TestAnnotateMore::changesAreNoAnswer()
{
    ScriptedSession session(Script(Start + R"(
        C: a1 GETANNOTATION...
        S: * ANNOTATION INBOX ("/comment" "/sort")
        S: * ANNOTATION INBOX "/comment" ("value.priv" "x")
        S: a1 OK)"));
    int unsolicited = 0;
    connect(&*session, &Session::unsolicited, this, [&unsolicited] { ++unsolicited; });
    const auto found = await(session->send(GetAnnotation{"INBOX", {"*"}, {"*"}}));
    QVERIFY(found);
    QCOMPARE(text(*found), QStringLiteral("INBOX /comment value.priv=\"x\""));
    QCOMPARE(unsolicited, 1);
}

// What Cyrus 3.6 answers to its administrator.
void TestAnnotateMore::cyrus()
{
    const auto found = play(GetAnnotation{"user/%", {"/comment"}, {"value.shared"}}, R"(
        C: a1 GETANNOTATION "user/%" "/comment" "value.shared"
        S: * ANNOTATION user/admin "/comment" ("value.shared" NIL)
        S: * ANNOTATION user/alice "/comment" ("value.shared" "by admin")
        S: * ANNOTATION user/bob "/comment" ("value.shared" NIL)
        S: a1 OK Completed
    )");
    QVERIFY(found && found->size() == 3);
    QCOMPARE((*found)[1].mailbox, MailboxName(u"user/alice"));
    QCOMPARE((*found)[1].value("VALUE.shared").value(), "by admin");
    QVERIFY(!(*found)[0].value("value.shared") && !(*found)[1].value("value.priv"));
}

void TestAnnotateMore::setting_data()
{
    QTest::addColumn<SetAnnotation>("set");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *line, const SetAnnotation &set) {
        QTest::newRow(line) << set << QByteArray(line);
    };
    row(R"(SETANNOTATION "INBOX" "/comment" ("value.priv" "x"))",
        {"INBOX", QStringLiteral("/comment"), {{"value.priv", "x"}}});
    row(R"(SETANNOTATION "" "/comment" ("value.priv" NIL "value.shared" ""))",
        {"", QStringLiteral("/comment"), {{"value.priv", std::nullopt}, {"value.shared", ""}}});
    row("SETANNOTATION \"user/%\" \"/\" (\"v\" {2+}\nC: \xC3\xBC)",
        {"user/%", QStringLiteral("/"), {{"v", "\xC3\xBC"}}});
}

void TestAnnotateMore::setting()
{
    QFETCH(SetAnnotation, set);
    QFETCH(QByteArray, line);
    QVERIFY(play(set, "C: a1 " + line + "\nS: a1 OK\n"));
}

void TestAnnotateMore::refusals()
{
    QCOMPARE(errorOf(play(GetAnnotation{"*", {}, {"*"}}, "")), Kind::InvalidArgument);
    QCOMPARE(errorOf(play(GetAnnotation{"*", {"*"}, {}}, "")), Kind::InvalidArgument);
    QCOMPARE(errorOf(play(SetAnnotation{"INBOX", QStringLiteral("/comment"), {}}, "")),
             Kind::InvalidArgument);
    QCOMPARE(errorOf(play(SetAnnotation{"INBOX", QStringLiteral("/comment"), {{"value.shared", "x"}}},
                          "C: a1 SETANNOTATION...\nS: a1 NO Permission denied\n")),
             Kind::Refused);
    ScriptedSession plain{Script(Greeting)};
    QTRY_VERIFY(!plain->capabilities().isEmpty());
    QCOMPARE(errorOf(await(plain->send(GetAnnotation{"*", {"*"}, {"*"}}))), Kind::Unsupported);
}

QTEST_GUILESS_MAIN(TestAnnotateMore)
#include "tst_annotatemore.moc"
