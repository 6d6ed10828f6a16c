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
    QTEST(text(*entries), "entries");
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
    QCOMPARE(text(*entries), QStringLiteral("/private/comment=\"x\""));
    QCOMPARE(unsolicited, 1);
}

void TestMetadata::nothing()
{
    const auto none = perform(
        GetMetadata{MailboxName(), {"/shared"}},
        "C: a1 GETMETADATA (DEPTH infinity) \"\" (\"/shared\")\nS: a1 OK [METADATA LONGENTRIES 6] done\n");
    QVERIFY(none && none->empty());
    const auto server = perform(GetMetadata{MailboxName(), {"/shared"}},
                                "C: a1 GETMETADATA...\nS: * METADATA \"\" (/shared/admin \"x\")\nS: a1 OK\n");
    QCOMPARE(text(*server), QStringLiteral("/shared/admin=\"x\""));
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
        QTEST(text(*entries), "entries");
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
    QCOMPARE(text(**a), QStringLiteral("/private/x=\"a\""));
    QCOMPARE(text(**b), QStringLiteral("/private/x=\"b\""));
}

void TestMetadata::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    Answer inbox(session->send(GetMetadata{MailboxName(u"INBOX"), {"/private", "/shared"}}));
    Answer missing(session->send(GetMetadata{MailboxName(u"No such mailbox"), {"/private"}}));
    QTRY_VERIFY(inbox && missing);
    QVERIFY2(*inbox, qPrintable(*inbox ? QString() : (*inbox).error().text));
    for (const MetadataEntry &entry : **inbox)
        QVERIFY(entry.name.startsWith(QStringLiteral("/private/"))
                || entry.name.startsWith(QStringLiteral("/shared/")));
    QVERIFY(!*missing && (*missing).error().isServersText());
}

QTEST_GUILESS_MAIN(TestMetadata)
#include "tst_metadata.moc"
