#include "imapcore/typing/cyradm.h"
#include "imapcore/typing/reference.h"
#include <QTest>

using namespace Qt::StringLiterals;
namespace cyradm = imap::cyradm;
using Kind = cyradm::Problem::Kind;

// What cyradm's verbs are in IMAP.
class TestCyradm : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void becomes_data();
    void becomes();
    void problems_data();
    void problems();
    void wildcards();
    void olderServers();
    void verbs();

private:
    QByteArray translated(const QString &line, const std::vector<imap::MailboxName> *matches = nullptr) const
    {
        const auto result = cyradm::translate(line, m_context, matches);
        if (const auto *problem = std::get_if<cyradm::Problem>(&result))
            return "problem " + QByteArray::number(int(problem->kind)) + ' ' + problem->what;
        const auto &commands = std::get<cyradm::Commands>(result);
        return commands.pattern.isEmpty() ? commands.lines.join('\n') : "pattern " + commands.pattern;
    }

    imap::TypingContext m_context;
};

void TestCyradm::init()
{
    m_context = {};
    m_context.state = imap::Session::State::Authenticated;
    m_context.capabilities = imap::Capabilities("IMAP4rev1 ACL QUOTA METADATA RIGHTS=kxten");
}

void TestCyradm::becomes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("imap");
    const auto row = [](const char *line, const char *imap) {
        QTest::newRow(line) << QString::fromUtf8(line) << QByteArray(imap);
    };
    row("lm", "LIST \"\" \"*\"");
    row("listmailbox user/%", "LIST \"\" \"user/%\"");
    row("lm % Shared", "LIST \"Shared\" \"%\"");
    row("lm -s", "LSUB \"\" \"*\"");
    row("lm --specialuse", "LIST (SPECIAL-USE) \"\" \"*\" RETURN (SPECIAL-USE)");
    row("cm user/ann", "CREATE user/ann");
    row("cm user/ann fast", "CREATE user/ann fast");
    row("cm --partition fast user/ann", "CREATE user/ann fast");
    row("cm --specialuse \\Sent user/ann/Out", "CREATE user/ann/Out (USE (\\Sent))");
    row("cm --specialuse Sent user/ann/Out fast", "CREATE user/ann/Out (USE (\\Sent) PARTITION fast)");
    row("cm \"My Box\"", "CREATE \"My Box\"");
    row("cm 'My Box'", "CREATE \"My Box\"");
    row("cm Entwürfe", "CREATE Entw&APw-rfe");
    row("createmailbox a", "CREATE a");
    row("dm a", "DELETE a");
    row("DM a b", "DELETE a\nDELETE b");
    row("renm a b", "RENAME a b");
    row("renm a a fast", "RENAME a a fast");
    row("sam a ann read", "SETACL a ann lrs");
    row("sam a ann none", "SETACL a ann \"\"");
    row("sam a ann write", "SETACL a ann lrswipkxte");
    row("sam a ann delete", "SETACL a ann lrxte");
    row("sam a ann ALL", "SETACL a ann lrswipkxtea");
    row("sam a ann +w bob lr", "SETACL a ann +w\nSETACL a bob lr");
    row("sam a -ann lr", "SETACL a -ann lr");
    row("setaclmailbox \"a b\" \"group:the staff\" lrs", "SETACL \"a b\" \"group:the staff\" lrs");
    row("lam a b", "GETACL a\nGETACL b");
    row("dam a ann bob", "DELETEACL a ann\nDELETEACL a bob");
    row("sq user/ann 5000", "SETQUOTA user/ann (STORAGE 5000)");
    row("setquota user/ann 5000", "SETQUOTA user/ann (STORAGE 5000)");
    row("sq user/ann storage 5000 message 10", "SETQUOTA user/ann (STORAGE 5000 MESSAGE 10)");
    row("sq user/ann none", "SETQUOTA user/ann ()");
    row("lq user/ann", "GETQUOTA user/ann");
    row("lqr a", "GETQUOTAROOT a");
    row("lqm a", "GETQUOTAROOT a");
    row("info", "GETMETADATA (DEPTH infinity) \"\" (/shared /private)");
    row("info a", "GETMETADATA (DEPTH infinity) a (/shared /private)");
    row("getmetadata", "GETMETADATA (DEPTH infinity) \"\" (/shared /private)");
    row("setmd a /shared/comment \"a \\\"b\\\"\"", "SETMETADATA a (/shared/comment \"a \\\"b\\\"\")");
    row("setinfo motd Hello", "SETMETADATA \"\" (/shared/motd \"Hello\")");
    row("setinfo shutdown none", "SETMETADATA \"\" (/shared/vendor/cmu/cyrus-imapd/shutdown NIL)");
    row("mboxcfg a expire 30", "SETMETADATA a (/shared/vendor/cmu/cyrus-imapd/expire \"30\")");
    row("mboxconfig a comment none", "SETMETADATA a (/shared/comment NIL)");
    row("sub a", "SUBSCRIBE a");
    row("unsub a b", "UNSUBSCRIBE a\nUNSUBSCRIBE b");
    row("xfermailbox a other fast", "XFER a other fast");
    row("ver", "ID NIL");
    row("quit", "LOGOUT");
    row("disc", "LOGOUT");
}

void TestCyradm::becomes()
{
    QFETCH(QString, line);
    QTEST(translated(line), "imap");
}

void TestCyradm::problems_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("what");
    const auto row = [](const char *line, Kind kind, const char *what) {
        QTest::newRow(line) << QString::fromUtf8(line) << int(kind) << QByteArray(what);
    };
    row("reconstruct -r user/ann", Kind::NotImap, "reconstruct");
    row("auth ann", Kind::InTheWindow, "auth");
    row("cm", Kind::TooFew, "mailbox [partition]");
    row("cm a b c", Kind::TooMany, "c");
    row("dm", Kind::TooFew, "mailbox\xe2\x80\xa6");
    row("sam a ann", Kind::TooFew, "mailbox identifier cyrus-rights [identifier cyrus-rights \xe2\x80\xa6]");
    row("sam a ann reed!", Kind::NoRights, "reed!");
    row("sq a lots", Kind::NoNumber, "lots");
    row("sq a -1", Kind::NoNumber, "-1");
    row("sq a STORAGE", Kind::NoNumber, "STORAGE");
    row("setinfo nothing x", Kind::NoEntry, "nothing");
    row("mboxcfg a nothing x", Kind::NoEntry, "nothing");
    row("setmd a comment x", Kind::NoEntry, "comment");
    row("cm \"a", Kind::QuoteNotClosed, "");
    row("ver now", Kind::TooMany, "now");
}

void TestCyradm::problems()
{
    QFETCH(QString, line);
    QFETCH(int, kind);
    const auto result = cyradm::translate(line, m_context);
    const auto *problem = std::get_if<cyradm::Problem>(&result);
    QVERIFY2(problem, translated(line).constData());
    QCOMPARE(int(problem->kind), kind);
    QTEST(problem->what, "what");
}

// They are listed first, and then there is a line for each: nothing is done to what nobody has seen.
void TestCyradm::wildcards()
{
    const std::vector<imap::MailboxName> matches{imap::MailboxName(u"user/ann"_s),
                                                 imap::MailboxName(u"user/ö b"_s)};
    const std::vector<imap::MailboxName> none;
    QCOMPARE(translated(u"dm user/*"_s), "pattern user/*");
    QCOMPARE(translated(u"dm user/*"_s, &matches), "DELETE user/ann\nDELETE \"user/&APY- b\"");
    QCOMPARE(translated(u"sam user/% bob read"_s), "pattern user/%");
    QCOMPARE(translated(u"sam user/% bob read eve p"_s, &matches),
             "SETACL user/ann bob lrs\nSETACL \"user/&APY- b\" bob lrs\n"
             "SETACL user/ann eve p\nSETACL \"user/&APY- b\" eve p");
    QCOMPARE(translated(u"mboxcfg user/% expire 5"_s), "pattern user/%");
    QCOMPARE(translated(u"dm user/*"_s, &none),
             "problem " + QByteArray::number(int(Kind::NothingMatches)) + " user/*");
}

void TestCyradm::olderServers()
{
    m_context.capabilities = imap::Capabilities("IMAP4rev1 ACL QUOTA ANNOTATEMORE");
    QCOMPARE(translated(u"info a"_s), "GETANNOTATION a \"*\" (\"value.shared\" \"value.priv\")");
    QCOMPARE(translated(u"mboxcfg a comment x"_s), "SETANNOTATION a \"/comment\" (\"value.shared\" \"x\")");
    // The rights of RFC 2086.
    QCOMPARE(translated(u"sam a ann write"_s), "SETACL a ann lrswipcd");
    QCOMPARE(translated(u"sam a ann delete"_s), "SETACL a ann lrd");
}

void TestCyradm::verbs()
{
    QVERIFY(cyradm::verb("LM"));
    QVERIFY(!cyradm::verb("LIST"));
    QVERIFY(!cyradm::verb("setquota"));
    QVERIFY(cyradm::verbOf("setquota user/ann 5"));
    QVERIFY(!cyradm::verbOf("SETQUOTA user/ann (STORAGE 5)"));
    QVERIFY(!cyradm::verbOf("GETMETADATA a /shared"));
    for (const cyradm::Verb &verb : cyradm::verbs()) {
        QVERIFY2(QByteArrayView(verb.imap).isEmpty() || imap::reference::command(verb.imap), verb.names);
        QVERIFY2(*verb.help, verb.names);
    }
}

QTEST_GUILESS_MAIN(TestCyradm)
#include "tst_cyradm.moc"
