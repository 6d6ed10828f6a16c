#include "imapcore/commands/metadata.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestMetadata : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
    void malformed_data();
    void malformed();
    void namesOnlyAreNoAnswer();
    void nothing();
    void servers_data();
    void servers();
    void eitherOrder();
    void options_data();
    void options();
    void longest_data();
    void longest();
    void capabilities();
    void setting_data();
    void setting();
    void refusals();
    void dovecot();
};

static QString text(const std::vector<MetadataEntry> &entries)
{
    QStringList all;
    for (const MetadataEntry &entry : entries)
        all += entry.name + u'='
               + (entry.value ? u'"' + QString::fromUtf8(*entry.value) + u'"' : QStringLiteral("NIL"));
    return all.join(u'|');
}

void TestMetadata::lines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("entries");
    const auto row = [](const char *name, const QByteArray &line, const char *entries) {
        QTest::newRow(name) << line << QString::fromUtf8(entries);
    };
    row("RFC 5464",
        R"(* METADATA "INBOX" (/shared/comment "Shared comment" /private/comment "My own comment"))",
        R"(/shared/comment="Shared comment"|/private/comment="My own comment")");
    row("RFC 5464, two lines",
        "* METADATA \"INBOX\" (/private/comment \"My comment\")\n"
        "S: * METADATA \"INBOX\" (/shared/comment \"Its sunny outside!\")",
        R"(/private/comment="My comment"|/shared/comment="Its sunny outside!")");
    row("not set", "* METADATA INBOX (/private/comment NIL)", "/private/comment=NIL");
    row("set to nothing", "* METADATA INBOX (/private/comment \"\")", "/private/comment=\"\"");
    row("set to NIL", "* METADATA INBOX (/private/comment \"NIL\")", "/private/comment=\"NIL\"");
    row("quoted names", R"(* METADATA INBOX ("/private/comment" "a \"b\""))", R"(/private/comment="a "b"")");
    row("literal", "* METADATA INBOX (/a {7}\nS: x\nS: y) z /b {2}\nS: ok)", "/a=\"x\r\ny) z\"|/b=\"ok\"");
    row("literal8", "* METADATA INBOX (/a ~{3}\nS: abc)", "/a=\"abc\"");
    row("no entries", "* METADATA INBOX ()", "");
    row("spaces", R"(* METADATA  INBOX  ( /a  "x"  /b "y" ) )", R"(/a="x"|/b="y")");
    row("any case of INBOX", R"(* METADATA inbox (/a "x"))", R"(/a="x")");
    row("value as an atom", "* METADATA INBOX (/a true /b 5)", R"(/a="true"|/b="5")");
}

void TestMetadata::lines()
{
    QFETCH(QByteArray, line);
    const auto entries =
        perform(GetMetadata{MailboxName(u"INBOX"), {"/private", "/shared"}},
                "C: a1 GETMETADATA (DEPTH infinity) \"INBOX\" (\"/private\" \"/shared\")\nS: " + line
                    + "\nS: a1 OK\n");
    QVERIFY2(entries, qPrintable(entries ? QString() : entries.error().text));
    QTEST(text(entries->entries), "entries");
}

void TestMetadata::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"* METADATA", "* METADATA INBOX", "* METADATA INBOX (", "* METADATA INBOX (/a",
                             "* METADATA INBOX (/a)", "* METADATA INBOX (/a \"x)",
                             "* METADATA INBOX (/a (x))", "* METADATA INBOX (/a x) y"})
        QTest::newRow(line) << QByteArray(line);
}

void TestMetadata::malformed()
{
    QFETCH(QByteArray, line);
    const auto entries = perform(GetMetadata{MailboxName(u"INBOX"), {"/private"}},
                                 "C: a1 GETMETADATA...\nS: " + line + "\nS: a1 OK\n");
    QCOMPARE(errorOf(entries), Kind::Malformed);
}

// RFC 5464 section 4.4.2: sent unasked, when an entry has changed.
void TestMetadata::namesOnlyAreNoAnswer()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETMETADATA...
        S: * METADATA INBOX /shared/comment /private/comment
        S: * METADATA INBOX (/private/comment "x")
        S: a1 OK)"));
    int unsolicited = 0;
    connect(&*session, &Session::unsolicited, this, [&unsolicited] { ++unsolicited; });
    const auto entries = await(session->send(GetMetadata{MailboxName(u"INBOX"), {"/private"}}));
    QVERIFY(entries);
    QCOMPARE(text(entries->entries), QStringLiteral("/private/comment=\"x\""));
    QCOMPARE(unsolicited, 1);
}

void TestMetadata::nothing()
{
    const auto none = perform(
        GetMetadata{MailboxName(), {"/shared"}},
        "C: a1 GETMETADATA (DEPTH infinity) \"\" (\"/shared\")\nS: a1 OK [METADATA LONGENTRIES 6] done\n");
    QVERIFY(none && none->entries.empty());
    const auto server = perform(GetMetadata{MailboxName(), {"/shared"}},
                                "C: a1 GETMETADATA...\nS: * METADATA \"\" (/shared/admin \"x\")\nS: a1 OK\n");
    QCOMPARE(text(server->entries), QStringLiteral("/shared/admin=\"x\""));
}

void TestMetadata::servers_data()
{
    QTest::addColumn<QString>("entries");
    QTest::newRow("dovecot") << QStringLiteral("/private/comment=\"my own\"|/shared/comment=\"for all\"");
    QTest::newRow("cyrus") << QStringLiteral(
        "/shared/comment=\"for all\"|/private/comment=\"Zeile 1\r\numlaut \"q\"\"|"
        "/private/thread=NIL|/private=NIL|/shared=NIL");
}

void TestMetadata::servers()
{
    const QString file = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("/metadata.imap");
    for (const auto pieces : {ScriptDevice::Pieces::Whole, ScriptDevice::Pieces::Bytes}) {
        ScriptedSession session(Script::fromFile(file), pieces);
        const auto entries =
            await(session->send(GetMetadata{MailboxName(u"INBOX"), {"/private", "/shared"}}));
        QVERIFY2(entries, session.why());
        QTEST(text(entries->entries), "entries");
    }
}

void TestMetadata::eitherOrder()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 GETMETADATA (DEPTH infinity) "A" ("/private")
        C: a2 GETMETADATA (DEPTH infinity) "B" ("/private")
        S: * METADATA B (/private/x "b")
        S: a2 OK
        S: * METADATA A (/private/x "a")
        S: a1 OK)"));
    Answer a(session->send(GetMetadata{MailboxName(u"A"), {"/private"}}));
    Answer b(session->send(GetMetadata{MailboxName(u"B"), {"/private"}}));
    QTRY_VERIFY2(a && b, session.why());
    QCOMPARE(text((*a)->entries), QStringLiteral("/private/x=\"a\""));
    QCOMPARE(text((*b)->entries), QStringLiteral("/private/x=\"b\""));
}

void TestMetadata::options_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<qint64>("maxSize"); // -1: none
    QTest::addColumn<QByteArray>("options");
    const auto row = [](GetMetadata::Depth depth, qint64 maxSize, const char *options) {
        QTest::newRow(options) << int(depth) << maxSize << QByteArray(options);
    };
    using enum GetMetadata::Depth;
    row(Zero, -1, "");
    row(One, -1, "(DEPTH 1) ");
    row(Infinity, -1, "(DEPTH infinity) ");
    row(Zero, 1024, "(MAXSIZE 1024) ");
    row(One, 0, "(MAXSIZE 0 DEPTH 1) ");
}

void TestMetadata::options()
{
    QFETCH(int, depth);
    QFETCH(qint64, maxSize);
    QFETCH(QByteArray, options);
    GetMetadata get{MailboxName(u"INBOX"), {"/shared"}, GetMetadata::Depth(depth)};
    if (maxSize >= 0)
        get.maxSize = quint32(maxSize);
    QVERIFY(perform(get, "C: a1 GETMETADATA " + options + "\"INBOX\" (\"/shared\")\nS: a1 OK\n"));
}

void TestMetadata::longest_data()
{
    QTest::addColumn<QByteArray>("ok");
    QTest::addColumn<qint64>("longest"); // -1: not told
    QTest::newRow("RFC 5464") << QByteArray("OK [METADATA LONGENTRIES 2199] done") << qint64(2199);
    QTest::newRow("any case") << QByteArray("ok [metadata longentries 2199] done") << qint64(2199);
    QTest::newRow("no number") << QByteArray("OK [METADATA LONGENTRIES] done") << qint64(-1);
    QTest::newRow("another") << QByteArray("OK [METADATA MAXSIZE 5] done") << qint64(-1);
    QTest::newRow("another code") << QByteArray("OK [X LONGENTRIES 5] done") << qint64(-1);
}

void TestMetadata::longest()
{
    QFETCH(QByteArray, ok);
    const auto found =
        perform(GetMetadata{MailboxName(u"INBOX"), {"/shared"}}, "C: a1 GETMETADATA...\nS: a1 " + ok + "\n");
    QVERIFY(found);
    QTEST(found->longest ? qint64(*found->longest) : -1, "longest");
}

void TestMetadata::capabilities()
{
    ScriptedSession session(Script(R"(
        S: * OK [CAPABILITY IMAP4rev1 METADATA-SERVER] ready
        C: a1 GETMETADATA "" ("/shared/admin")
        S: * METADATA "" (/shared/admin "mailto:admin@example.org")
        S: a1 OK)"));
    QTRY_VERIFY(!session->capabilities().isEmpty());
    const auto zero = GetMetadata::Depth::Zero;
    QCOMPARE(errorOf(await(session->send(GetMetadata{MailboxName(u"INBOX"), {"/shared"}, zero}))),
             Kind::Unsupported);
    QCOMPARE(errorOf(await(session->send(SetMetadata{MailboxName(u"INBOX"), {{QStringLiteral("/a"), {}}}}))),
             Kind::Unsupported);
    const auto admin = await(session->send(GetMetadata{MailboxName(), {"/shared/admin"}, zero}));
    QVERIFY2(admin, session.why());
    QCOMPARE(text(admin->entries), QStringLiteral("/shared/admin=\"mailto:admin@example.org\""));
}

void TestMetadata::setting_data()
{
    QTest::addColumn<QByteArray>("value"); // null: NIL
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("RFC 5464") << QByteArray("My new comment") << QByteArray("\"My new comment\")");
    QTest::newRow("NIL") << QByteArray() << QByteArray("NIL)");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("\"\")");
    QTest::newRow("a string NIL") << QByteArray("NIL") << QByteArray("\"NIL\")");
    QTest::newRow("quotes") << QByteArray("a \"b\" \\c") << QByteArray(R"("a \"b\" \\c"))");
    QTest::newRow("lines") << QByteArray("one\r\ntwo)") << QByteArray("{9+}\nC: one\nC: two))");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("~{3+}\nC: a\0b)", 13);
    QTest::newRow("UTF-8") << QByteArray("\xC3\xBC") << QByteArray("{2+}\nC: \xC3\xBC)");
}

void TestMetadata::setting()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, written);
    SetMetadata set{MailboxName(u"Entwürfe"), {{QStringLiteral("/private/comment"), std::nullopt}}};
    if (!value.isNull())
        set.entries[0].value = value;
    QVERIFY(
        perform(set, "C: a1 SETMETADATA \"Entw&APw-rfe\" (\"/private/comment\" " + written + "\nS: a1 OK\n"));
    if (!value.contains('\0'))
        return;
    set.nul = SetMetadata::Nul::Literal; // for Cyrus
    QVERIFY(perform(set, "C: a1 SETMETADATA \"Entw&APw-rfe\" (\"/private/comment\" " + written.sliced(1)
                             + "\nS: a1 OK\n"));
}

void TestMetadata::refusals()
{
    const auto entry = [](const QString &name, const QByteArray &value) {
        return MetadataEntry{name, value};
    };
    const auto several = perform(
        SetMetadata{MailboxName(), {entry(QStringLiteral("/a"), "1"), entry(QStringLiteral("/b"), "2")}},
        "C: a1 SETMETADATA \"\" (\"/a\" \"1\" \"/b\" \"2\")\nS: a1 NO [METADATA MAXSIZE 1024] too large\n");
    QCOMPARE(errorOf(several), Kind::Refused);
    QCOMPARE(several.error().code, "METADATA");
    QCOMPARE(several.error().arguments, "MAXSIZE 1024");
    QCOMPARE(errorOf(perform(SetMetadata{MailboxName(), {}}, "")), Kind::InvalidArgument);
}

void TestMetadata::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName inbox(u"INBOX");
    const QString comment = QStringLiteral("/private/comment"),
                  vendor = QStringLiteral("/private/vendor/x/y");
    const QByteArray value("Grüße\r\n\"quoted\"");
    QVERIFY(await(session->send(SetMetadata{inbox, {{comment, value}, {vendor, "vendor's"}}})));
    using enum GetMetadata::Depth;
    const auto exact = await(session->send(GetMetadata{inbox, {"/private/comment"}, Zero}));
    QVERIFY(exact && exact->entries.size() == 1);
    QCOMPARE(exact->entries[0].value.value(), value);
    const auto all = await(session->send(GetMetadata{inbox, {"/private"}}));
    QVERIFY(all && text(all->entries).contains(QStringLiteral("/private/vendor/x/y=\"vendor's\"")));
    const auto one = await(session->send(GetMetadata{inbox, {"/private"}, One}));
    QVERIFY(one && !text(one->entries).contains(vendor));
    QVERIFY(text(one->entries).contains(comment));
    const auto small = await(session->send(GetMetadata{inbox, {"/private/comment"}, Zero, 5}));
    QVERIFY(small);
    QVERIFY(small->entries.empty() || !small->entries[0].value);
    QCOMPARE(small->longest.value_or(0), quint64(value.size()));
    QVERIFY(await(session->send(SetMetadata{inbox, {{comment, {}}, {vendor, {}}}})));
    const auto gone = await(session->send(GetMetadata{inbox, {"/private/comment"}, Zero}));
    QVERIFY(gone && (gone->entries.empty() || !gone->entries[0].value));

    Answer found(session->send(GetMetadata{inbox, {"/private", "/shared"}}));
    Answer missing(session->send(GetMetadata{MailboxName(u"No such mailbox"), {"/private"}}));
    QTRY_VERIFY(found && missing);
    QVERIFY2(*found, qPrintable(*found ? QString() : (*found).error().text));
    for (const MetadataEntry &entry : (*found)->entries)
        QVERIFY(entry.name.startsWith(QStringLiteral("/private/"))
                || entry.name.startsWith(QStringLiteral("/shared/")));
    QVERIFY(!*missing && (*missing).error().isServersText());
}

QTEST_GUILESS_MAIN(TestMetadata)
#include "tst_metadata.moc"
