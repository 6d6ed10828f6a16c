#include "imapcore/commands/list.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestList : public QObject
{
    Q_OBJECT

private slots:
    void writing();
    void lines_data();
    void lines();
    void malformed_data();
    void malformed();
    void attributes();
    void withStatus();
    void oneAfterTheOther();
    void dovecot();
};

// "name separator attributes"
static QByteArray text(const ListedMailbox &mailbox)
{
    return mailbox.name.wire() + '|'
           + (mailbox.separator ? QByteArray(1, mailbox.separator) : QByteArray("-")) + '|'
           + mailbox.attributes.join(' ');
}

static QByteArrayList texts(const List::Result &mailboxes)
{
    QByteArrayList all;
    for (const ListedMailbox &mailbox : mailboxes)
        all += text(mailbox);
    return all;
}

void TestList::writing()
{
    QVERIFY(perform(List{"*"}, "C: a1 LIST \"\" \"*\"\nS: a1 OK\n"));
    QVERIFY(perform(List{"Entw&APw-rfe/%"}, "C: a1 LIST \"\" \"Entw&APw-rfe/%\"\nS: a1 OK\n"));
    QVERIFY(perform(List{""}, "C: a1 LIST \"\" \"\"\nS: a1 OK\n"));
    // RFC 5819 section 2
    QVERIFY(
        perform(List{"%", {"CHILDREN", "SPECIAL-USE", "STATUS (MESSAGES UNSEEN)"}},
                "C: a1 LIST \"\" \"%\" RETURN (CHILDREN SPECIAL-USE STATUS (MESSAGES UNSEEN))\nS: a1 OK\n"));
    QCOMPARE(errorOf(perform(List{"%", {"CHILDREN)\r\na2 LOGOUT"}}, "")), Kind::InvalidArgument);
    QCOMPARE(errorOf(perform(List{"%"}, "C: a1 LIST...\nS: a1 NO not today\n")), Kind::Refused);
}

void TestList::lines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("mailbox");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &mailbox) {
        QTest::newRow(name) << line << mailbox;
    };
    row("RFC 5258", R"(* LIST (\Marked \NoInferiors) "/" "inbox")", R"(inbox|/|\Marked \NoInferiors)");
    row("atom", R"(* LIST (\HasNoChildren) "/" INBOX)", R"(INBOX|/|\HasNoChildren)");
    row("no attributes", R"(* LIST () "." foo)", "foo|.|");
    row("any case", R"(* list (\hasnochildren) "/" a)", R"(a|/|\hasnochildren)");
    row("separator NIL", "* LIST () NIL a", "a|-|");
    row("separator empty", R"(* LIST () "" a)", "a|-|");
    row("separator unquoted", "* LIST () / a", "a|/|");
    row("separator space", R"(* LIST () " " "a b")", "a b| |");
    row("separator backslash", R"(* LIST () "\\" a)", "a|\\|");
    row("separator literal", "* LIST () {1}\nS: / a", "a|/|");
    row("the separator itself", R"(* LIST (\Noselect) "/" "")", R"(|/|\Noselect)");
    row("quoted name", R"(* LIST () "/" "a \"b\" \\c")", R"(a "b" \c|/|)");
    row("literal name", "* LIST () \"/\" {5}\nS: a \"b\"", "a \"b\"|/|");
    row("literal name, then an extension", "* LIST () \"/\" {3}\nS: a b (\"CHILDINFO\" (\"SUBSCRIBED\"))",
        "a b|/|");
    row("raw UTF-8", "* LIST () \"/\" Entw\xC3\xBCrfe", "Entw\xC3\xBCrfe|/|");
    row("modified UTF-7", "* LIST () \"/\" Entw&APw-rfe", "Entw&APw-rfe|/|");
    row("brackets", R"(* LIST () "/" [Gmail]/All)", "[Gmail]/All|/|");
    row("wildcards", R"(* LIST () "/" "a*b%")", "a*b%|/|");
    row("spaces round the name", R"(* LIST () "/" " a ")", " a |/|");
    row("separators round the name", "* LIST () \"/\" /a/", "/a/|/|");
    row("a name that is NIL", R"(* LIST () "/" "NIL")", "NIL|/|");
    row("a number", R"(* LIST () "/" 12345)", "12345|/|");
    row("a literal lookalike", R"(* LIST () "/" "{5}")", "{5}|/|");
    row("unknown attributes", R"(* LIST (\XFoo bar [x] \*) "/" a)", R"(a|/|\XFoo bar [x] \*)");
    row("extension", R"(* LIST () "/" foo ("CHILDINFO" ("SUBSCRIBED")))", "foo|/|");
    row("extension with OLDNAME", R"(* LIST () "/" new ("OLDNAME" ("old name")))", "new|/|");
    row("trailing space", "* LIST () \"/\" a ", "a|/|");
    row("spaces", R"(*  LIST  ( \Marked  \Sent )  "/"  a)", R"(a|/|\Marked \Sent)");
}

void TestList::lines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, mailbox);
    for (const auto pieces : {ScriptDevice::Pieces::Whole, ScriptDevice::Pieces::Bytes}) {
        const auto found =
            perform(List{"*"}, "C: a1 LIST...\nS: " + line + "\nS: * LIST () \"/\" next\nS: a1 OK\n", pieces);
        QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
        QCOMPARE(texts(*found), (QByteArrayList{mailbox, "next|/|"}));
    }
}

void TestList::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"* LIST", "* LIST (", "* LIST ()", "* LIST () \"/\"", "* LIST () \"/\" \"a",
                             "* LIST \\Marked \"/\" a", "* LIST (\\Marked \"/\" a"})
        QTest::newRow(line) << QByteArray(line);
}

// Half a list must not be taken for the whole one.
void TestList::malformed()
{
    QFETCH(QByteArray, line);
    const auto found = perform(List{"*"}, "C: a1 LIST...\nS: * LIST () \"/\" a\nS: " + line + "\nS: a1 OK\n");
    QCOMPARE(errorOf(found), Kind::Malformed);
}

void TestList::attributes()
{
    const auto found =
        perform(List{"*"}, "C: a1 LIST...\nS: * LIST (\\HasChildren \\Sent) \"/\" a\n"
                           "S: * LIST (\\NoSelect \\HasChildren) \"/\" b\nS: * LIST (\\nonexistent) \"/\" c\n"
                           "S: * LIST () \"/\" a\nS: a1 OK\n");
    QVERIFY(found);
    QCOMPARE(found->size(), size_t(4)); // the same mailbox twice has been seen
    QVERIFY((*found)[0].has("\\haschildren") && (*found)[0].has("\\Sent") && !(*found)[0].has("\\Has"));
    QVERIFY((*found)[0].isSelectable());
    QVERIFY(!(*found)[1].isSelectable());
    QVERIFY(!(*found)[2].isSelectable());
}

// RFC 5819 section 2
void TestList::withStatus()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 LIST "" "%" RETURN (STATUS (MESSAGES UNSEEN))
        S: * LIST () "."  "INBOX"
        S: * STATUS "INBOX" (MESSAGES 17 UNSEEN 16)
        S: * LIST () "." "foo"
        S: * LIST (\NoSelect) "." "bar"
        S: * STATUS stranger (MESSAGES 5)
        S: * STATUS "foo" (MESSAGES 30 UNSEEN 29)
        S: a1 OK List completed.)"));
    QByteArrayList unsolicited;
    connect(&*session, &Session::unsolicited, this,
            [&unsolicited](QByteArrayView, QByteArrayView line) { unsolicited += line.toByteArray(); });
    const auto found = await(session->send(List{"%", {"STATUS (MESSAGES UNSEEN)"}}));
    QVERIFY(found);
    QCOMPARE(found->size(), size_t(3));
    QCOMPARE((*found)[0].status.value().unseen.value(), 16ULL);
    QCOMPARE((*found)[1].status.value().messages.value(), 30ULL); // much later than its LIST
    QVERIFY(!(*found)[2].status);
    QCOMPARE(unsolicited, QByteArrayList{"* STATUS stranger (MESSAGES 5)"});
}

// Nothing in a LIST answer says which command it is for.
void TestList::oneAfterTheOther()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 LIST "" "a%"
        X: turn
        S: * LIST () "/" a1
        S: a1 OK
        C: a2 LIST "" "b%"
        X: turn
        S: * LIST () "/" b1
        S: a2 OK
        C: a3 STATUS "b1" (MESSAGES)
        S: * STATUS b1 (MESSAGES 3)
        S: a3 OK)"));
    Answer first(session->send(List{"a%"})), second(session->send(List{"b%"}));
    Answer status(session->send(GetStatus{MailboxName(u"b1"), {"MESSAGES"}}));
    QTRY_VERIFY2(first && second && status, session.why());
    QCOMPARE(texts(**first), QByteArrayList{"a1|/|"});
    QCOMPARE(texts(**second), QByteArrayList{"b1|/|"});
    QVERIFY(*status);
}

void TestList::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const auto all =
        await(session->send(List{"*", {"CHILDREN", "SPECIAL-USE", "STATUS (MESSAGES UNSEEN SIZE)"}}));
    QVERIFY2(all, qPrintable(all ? QString() : all.error().text));
    QVERIFY(all->size() > 50);
    QStringList names;
    for (const ListedMailbox &mailbox : *all) {
        names += mailbox.name.toString();
        QCOMPARE(mailbox.separator, '/');
        // Some of the colleagues' mailboxes may be listed but not read.
        if (mailbox.isSelectable() && !names.last().startsWith(QStringLiteral("Other users/")))
            QVERIFY2(mailbox.status && mailbox.status->messages && mailbox.status->size,
                     qPrintable(names.last()));
    }
    for (const auto &name : {QStringLiteral("INBOX"), QStringLiteral("Other users/jonas/Werkstatt/Aufträge"),
                             QStringLiteral("Other users/yuki/仕入先"),
                             QStringLiteral("Company/Projects/Windhover 7/Photos & drawings")})
        QVERIFY2(names.contains(name), qPrintable(name));
    const auto top = await(session->send(List{"%"}));
    QVERIFY(top && top->size() < all->size());
}

QTEST_GUILESS_MAIN(TestList)
#include "tst_list.moc"
