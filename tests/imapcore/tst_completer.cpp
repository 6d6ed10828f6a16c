#include "imapcore/typing/completer.h"
#include <QTest>

using namespace Qt::StringLiterals;
using imap::Candidate;
using imap::Completion;

// What is offered where somebody types a command. In the texts of the tests "|" is the cursor.
class TestCompleter : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void offers_data();
    void offers();
    void replaces_data();
    void replaces();
    void hints_data();
    void hints();
    void verbsByState();
    void verbsByCapability();
    void mailboxNames();
    void rightsLetters();
    void severalCommands();
    void history();
    void cyradmVerbs();
    void anyPlaceOfAnyText();
    void deepNesting();

private:
    Completion at(QString text) const
    {
        const qsizetype cursor = text.indexOf(u'|');
        text.remove(cursor, 1);
        return imap::completionAt(text, cursor, m_context);
    }
    static QStringList inserts(const Completion &completion)
    {
        QStringList all;
        for (const Candidate &one : completion.candidates)
            all += one.insert;
        return all;
    }

    imap::TypingContext m_context;
};

void TestCompleter::init()
{
    m_context = {};
    m_context.state = imap::Session::State::Selected;
    m_context.capabilities = imap::Capabilities(
        "IMAP4rev1 ACL QUOTA METADATA SORT THREAD=REFS THREAD=REFERENCES CONDSTORE ENABLE IDLE UIDPLUS MOVE "
        "LIST-EXTENDED "
        "LIST-STATUS ESEARCH SEARCHRES WITHIN STATUS=SIZE AUTH=PLAIN AUTH=SCRAM-SHA-1 NAMESPACE SPECIAL-USE");
    m_context.mailboxes = {imap::MailboxName(u"Archive"_s), imap::MailboxName(u"Archive/2024"_s),
                           imap::MailboxName(u"Entwürfe"_s), imap::MailboxName(u"My Box"_s),
                           imap::MailboxName(u"Old/Archive"_s)};
    m_context.flags = {"\\Seen", "\\Recent", "$Work"};
    m_context.identifiers = {u"ann"_s, u"bob jones"_s};
    m_context.quotaRoots = {"user/ann", "User quota"};
    m_context.rights = "lrswit";
}

void TestCompleter::offers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("offered"); // separated by ", "; with "!" before it: not offered
    const auto row = [](const char *text, const char *offered) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(offered);
    };
    row("|", "SELECT, FETCH, !LOGIN, !COMPRESS");
    row("sel|", "SELECT, !SEARCH");
    row("a1 sel|", "SELECT");
    row("UID |", "FETCH, STORE, EXPUNGE, MOVE, !SELECT");
    row("uid ex|", "EXPUNGE, !EXAMINE");
    row("SELECT |", "INBOX, Archive, \"My Box\", Entw&APw-rfe");
    row("SELECT INBOX |", "(");
    row("SELECT INBOX (|", "CONDSTORE, QRESYNC");
    row("STATUS INBOX |", "(");
    row("STATUS INBOX (|", "MESSAGES, UNSEEN, SIZE, HIGHESTMODSEQ");
    row("STATUS INBOX (MESSAGES UN|", "UNSEEN, !UIDNEXT");
    row("STATUS INBOX (MESSAGES |", "UNSEEN, )");
    row("STATUS \"My Box\" (|", "MESSAGES");
    row("LIST |", "\"\", (");
    row("LIST (|", "SUBSCRIBED, SPECIAL-USE, RECURSIVEMATCH");
    row("LIST \"\" |", "\"*\", \"%\", Archive, (");
    row("LIST \"\" \"*\" |", "RETURN");
    row("LIST \"\" \"*\" RETURN (|", "STATUS, CHILDREN, SPECIAL-USE");
    row("LIST \"\" \"*\" RETURN (STATUS (|", "MESSAGES, UNSEEN");
    row("LIST \"\" \"*\" RETURN (STATUS (MESSAGES) |", "CHILDREN, SPECIAL-USE, )");
    row("FETCH |", "1:*, $");
    row("FETCH 1:5 |", "(, ALL, FAST, FULL, UID, FLAGS");
    row("FETCH 1:5 (|", "UID, ENVELOPE, BODY.PEEK[HEADER], MODSEQ, !ALL");
    row("FETCH 1:5 (UID BODY.P|", "BODY.PEEK[], BODY.PEEK[TEXT], !BODY[]");
    row("FETCH 1:5 (BODY.PEEK[HEADER.FIELDS (TO CC)] |", "UID, FLAGS, )");
    row("FETCH 1:5 BODY.PEEK[HEADER.FIELDS (TO CC)]<0.100> |", "(");
    row("FETCH 1:5 (UID) (|", "CHANGEDSINCE, VANISHED");
    row("STORE 1 |", "FLAGS, +FLAGS, -FLAGS.SILENT, (");
    row("STORE 1 +FLAGS |", "\\Deleted, $Work, (");
    row("STORE 1 +FLAGS (\\S|", "\\Seen");
    row("STORE 1 (UNCHANGEDSINCE 5) |", "+FLAGS");
    row("SEARCH |", "RETURN, CHARSET, UNSEEN, NOT, OR, FROM, 1:*, (");
    row("SEARCH RETURN (|", "COUNT, ALL, SAVE");
    row("SEARCH RETURN (COUNT) FROM ann |", "UNSEEN, NOT");
    row("SEARCH NOT |", "SEEN, OR, (");
    row("SEARCH OR FROM ann |", "SUBJECT");
    row("SEARCH OR (FROM ann UNSEEN) NOT (|", "SUBJECT, (");
    row("SEARCH FROM |", "!UNSEEN");
    row("SEARCH OLDER 5 |", "UNSEEN");
    row("SEARCH HEADER |", "List-Id");
    row("SEARCH KEYWORD |", "$Work, !\\Seen");
    row("SEARCH X-UNKNOWN |", "UNSEEN");
    row("SORT (|", "ARRIVAL, REVERSE, SUBJECT");
    row("SORT (REVERSE |", "DATE");
    row("SORT (DATE) |", "UTF-8");
    row("SORT (DATE) UTF-8 |", "UNSEEN");
    row("THREAD |", "REFS, REFERENCES");
    row("THREAD REFS UTF-8 |", "ALL");
    row("COPY 1:3 |", "INBOX, Archive");
    row("APPEND Archive |", "(, {}");
    row("APPEND Archive (\\Seen |", "\\Draft, $Work, )");
    row("GETACL A|", "Archive");
    row("SETACL INBOX |", "ann, \"bob jones\", anyone");
    row("SETACL INBOX \"bob|", "\"bob jones\"");
    row("DELETEACL INBOX an|", "ann, anyone, !\"bob jones\"");
    row("GETQUOTA |", "user/ann, \"User quota\"");
    row("SETQUOTA user/ann |", "(");
    row("SETQUOTA user/ann (|", "STORAGE, MESSAGE");
    row("SETQUOTA user/ann (STORAGE 5000 |", "MESSAGE, )");
    row("GETMETADATA |", "(, INBOX");
    row("GETMETADATA (DEPTH |", "1, infinity");
    row("GETMETADATA INBOX |", "/shared/comment, (");
    row("SETMETADATA INBOX (/shared/comment |", "!/private/comment");
    row("SETMETADATA INBOX (/shared/comment \"x\" |", "/private/comment, )");
    row("ENABLE |", "CONDSTORE, !UTF8=ACCEPT");
    row("NOTIFY |", "NONE, SET");
    row("NOTIFY SET (|", "SELECTED, PERSONAL, SUBTREE");
    row("NOTIFY SET (PERSONAL (|", "MessageNew, FlagChange");
    row("NOTIFY SET (SUBTREE |", "INBOX");
    row("AUTHENTICATE |", "PLAIN, SCRAM-SHA-1");
    row("CREATE New (USE (|", "\\Sent, \\Archive");
    row("# a comment |", "!SELECT");
    row("APPEND INBOX {5}\nSEL|", "!SELECT");
}

void TestCompleter::offers()
{
    QFETCH(QString, text);
    QFETCH(QString, offered);
    const QStringList all = inserts(at(text));
    for (const QString &one : offered.split(u", "_s)) {
        const bool isThere = !one.startsWith(u'!');
        const QString name = isThere ? one : one.mid(1);
        QVERIFY2(all.contains(name) == isThere, qPrintable(name + u" in "_s + all.join(u", "_s)));
    }
}

void TestCompleter::replaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("replaced");
    QTest::newRow("a word") << u"STATUS INBOX (MESS|"_s << u"MESS"_s;
    QTest::newRow("in the middle of a word") << u"STATUS IN|BOX (MESSAGES)"_s << u"INBOX"_s;
    QTest::newRow("nothing") << u"STATUS |"_s << QString();
    QTest::newRow("an open quote") << u"SELECT \"My B|"_s << u"\"My B"_s;
    QTest::newRow("a closed quote") << u"SELECT \"My B|\""_s << u"\"My B\""_s;
    QTest::newRow("behind what takes two bytes") << u"SELECT Entwü|"_s << u"Entwü"_s;
    QTest::newRow("in the second line") << u"NOOP\nSELECT Entwü|\nNOOP"_s << u"Entwü"_s;
    QTest::newRow("a section") << u"FETCH 1 BODY.PEEK[HEA|"_s << u"BODY.PEEK[HEA"_s;
}

void TestCompleter::replaces()
{
    QFETCH(QString, text);
    QFETCH(QString, replaced);
    const Completion completion = at(text);
    QCOMPARE(text.remove(u'|').sliced(completion.begin, completion.end - completion.begin), replaced);
}

void TestCompleter::hints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked"); // with what is within it, after a ">"
    const auto row = [](const char *text, const char *marked) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(marked);
    };
    row("SETACL |", "mailbox");
    row("SETACL INBOX |", "identifier");
    row("SETACL INBOX ann |", "rights");
    row("SETACL INBOX ann lr|", "rights");
    row("STATUS INBOX (UN|", "status-item\u2026");
    row("SEARCH FROM |", "search-key\u2026>text");
    row("SEARCH OR HEADER List-Id |", "search-key\u2026>text");
    row("LIST \"\" \"*\" RETURN (STATUS |", "list-return\u2026>(status-item\u2026)");
    row("uid copy 1:2 |", "mailbox");
    row("sam INBOX |", "identifier");
    row("CLOSE |", "");
}

void TestCompleter::hints()
{
    QFETCH(QString, text);
    QFETCH(QString, marked);
    const imap::SyntaxHint hint = at(text).hint;
    QVERIFY(!hint.verb.isEmpty());
    QVERIFY(!QByteArrayView(hint.help).isEmpty());
    QString is = hint.syntax.sliced(hint.begin, hint.end - hint.begin);
    if (!hint.inner.isEmpty())
        is += u'>' + hint.inner.sliced(hint.innerBegin, hint.innerEnd - hint.innerBegin);
    QCOMPARE(is, marked);
}

void TestCompleter::verbsByState()
{
    m_context.state = imap::Session::State::NotAuthenticated;
    QVERIFY(inserts(at(u"|"_s)).contains(u"LOGIN"));
    QVERIFY(!inserts(at(u"|"_s)).contains(u"FETCH"));
    QVERIFY(!at(u"FETCH |"_s).hint.isInState);
    m_context.state = imap::Session::State::Authenticated;
    QVERIFY(inserts(at(u"|"_s)).contains(u"SELECT"));
    QVERIFY(!inserts(at(u"|"_s)).contains(u"FETCH"));
    // Typed all the same, it is found, behind what is meant more likely.
    QCOMPARE(inserts(at(u"FET|"_s)), QStringList{u"FETCH"_s});
    QVERIFY(!inserts(at(u"|"_s)).contains(u"LOGIN"));
}

void TestCompleter::verbsByCapability()
{
    m_context.capabilities = imap::Capabilities("IMAP4rev1");
    QVERIFY(!inserts(at(u"|"_s)).contains(u"SETACL"));
    const Completion completion = at(u"SETACL|"_s);
    QVERIFY(!completion.candidates.front().isAnnounced);
    QCOMPARE(completion.candidates.front().about, u"ACL"_s);
    QCOMPARE(at(u"SETACL |"_s).hint.needs, u"ACL"_s);
    // Items that need something come last.
    const Completion items = at(u"STATUS INBOX (|"_s);
    QVERIFY(items.candidates.front().isAnnounced);
    QVERIFY(!items.candidates.back().isAnnounced);
}

void TestCompleter::mailboxNames()
{
    QCOMPARE(inserts(at(u"SELECT arch|"_s)),
             (QStringList{u"Archive"_s, u"Archive/2024"_s, u"Old/Archive"_s}));
    QCOMPARE(inserts(at(u"SELECT entwü|"_s)), QStringList{u"Entw&APw-rfe"_s});
    QCOMPARE(inserts(at(u"SELECT Entw&A|"_s)), QStringList{u"Entw&APw-rfe"_s});
    QCOMPARE(at(u"SELECT entwü|"_s).candidates.front().text, u"Entwürfe"_s);
    QCOMPARE(inserts(at(u"SELECT My|"_s)), QStringList{u"\"My Box\""_s});
    m_context.utf8 = true;
    QCOMPARE(inserts(at(u"SELECT entwü|"_s)), QStringList{u"\"Entwürfe\""_s});
    m_context.mailboxes.clear();
    for (int i = 0; i < 5000; ++i)
        m_context.mailboxes.push_back(imap::MailboxName(u"Box %1"_s.arg(i)));
    QVERIFY(at(u"SELECT |"_s).candidates.size() <= 201);
}

// Each letter is put behind those that are there, and none twice.
void TestCompleter::rightsLetters()
{
    QCOMPARE(inserts(at(u"SETACL INBOX ann |"_s)).first(3), (QStringList{u"l"_s, u"r"_s, u"s"_s}));
    QCOMPARE(inserts(at(u"SETACL INBOX ann lrs|"_s)), (QStringList{u"lrsw"_s, u"lrsi"_s, u"lrst"_s}));
    QCOMPARE(inserts(at(u"SETACL INBOX ann +l|"_s)).first(), u"+lr"_s);
    QVERIFY(*at(u"SETACL INBOX ann |"_s).candidates.front().help);
}

void TestCompleter::severalCommands()
{
    QVERIFY(inserts(at(u"NOOP\nSTATUS INBOX (|\nNOOP"_s)).contains(u"MESSAGES"));
    QVERIFY(inserts(at(u"APPEND INBOX {5}\nhello\nSEL|"_s)).contains(u"SELECT"));
    QVERIFY(inserts(at(u"SEARCH SUBJECT {5}\nhello |"_s)).contains(u"UNSEEN"));
    QVERIFY(inserts(at(u"SEARCH SUBJECT {file:/x}\n |"_s)).contains(u"UNSEEN"));
}

void TestCompleter::history()
{
    m_context.history = {u"STATUS old (MESSAGES)"_s, u"STATUS new (MESSAGES)"_s, u"NOOP"_s};
    const Completion completion = at(u"sta|"_s);
    QStringList old;
    for (const Candidate &one : completion.candidates) {
        if (one.kind == Candidate::Kind::History)
            old += one.insert;
    }
    QCOMPARE(old, (QStringList{u"STATUS new (MESSAGES)"_s, u"STATUS old (MESSAGES)"_s}));
}

void TestCompleter::cyradmVerbs()
{
    QVERIFY(inserts(at(u"sa|"_s)).contains(u"sam"));
    QVERIFY(inserts(at(u"sam |"_s)).contains(u"Archive"));
    QVERIFY(inserts(at(u"sam INBOX ann |"_s)).contains(u"read"));
    QVERIFY(inserts(at(u"setinfo |"_s)).contains(u"motd"));
    QVERIFY(at(u"sam |"_s).hint.isCyradm);
    QVERIFY(!at(u"SETACL |"_s).hint.isCyradm);
}

// However far somebody has come, and wherever the cursor is.
void TestCompleter::anyPlaceOfAnyText()
{
    const QStringList texts{
        u"a1 UID FETCH 1:*,5 (FLAGS BODY.PEEK[HEADER.FIELDS (\"A\" B)]<0.5>) (CHANGEDSINCE 5)"_s,
        u"SEARCH OR (OR (NOT FROM \"ü\\\"\" {3}\nabc SUBJECT x) UID 1) )"_s,
        u"LIST (SUBSCRIBED) \"\" (\"%\" \"*\") RETURN (STATUS (MESSAGES) CHILDREN"_s,
        u"SETMETADATA \"\" (/a {}\nline\n{end} /b NIL)\n# x\n\nsam x y z\n)"_s,
        u"((((\"\""_s,
        u"FETCH 1 BODY["_s,
        u"~{5"_s,
        u"{}"_s,
        u"UID"_s};
    for (const QString &text : texts) {
        for (qsizetype cursor = 0; cursor <= text.size(); ++cursor) {
            const Completion completion = imap::completionAt(text, cursor, m_context);
            QVERIFY(completion.begin <= cursor && cursor <= completion.end);
            QVERIFY(completion.end <= text.size());
        }
    }
}

void TestCompleter::deepNesting()
{
    QString text = u"SEARCH "_s;
    for (int i = 0; i < 200; ++i)
        text += u"OR (NOT "_s;
    QVERIFY(imap::completionAt(text, text.size(), m_context).candidates.size() < 500);
    text = u"SEARCH "_s + u"OR SEEN "_s.repeated(2000);
    QVERIFY(imap::completionAt(text, text.size(), m_context).candidates.size() < 500);
}

QTEST_GUILESS_MAIN(TestCompleter)
#include "tst_completer.moc"
