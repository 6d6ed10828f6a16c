#include "imapcore/commands/list.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

Q_DECLARE_METATYPE(imap::List)

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
    void attributesOfEach();
    void extendedData_data();
    void extendedData();
    void options_data();
    void options();
    void neededCapability_data();
    void neededCapability();
    void withStatus();
    void statusAtTheEnd();
    void withRights();
    void withMetadata();
    void notAskedFor();
    void rlist();
    void cyrus();
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
        perform(List{"%", {"CHILDREN", "SPECIAL-USE", listStatus({"MESSAGES", "UNSEEN"})}},
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
    row("attributes NIL", R"(* LIST NIL "/" a)", "a|/|");
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

// Each has its own, however much it is like the one before.
void TestList::attributesOfEach()
{
    const QByteArrayList all{R"(\A \B)", R"(\A \B)", R"(\A)",    R"(\A \B \C)", "",        R"(\B)",
                             R"(\B \A)", "",         R"(\A \B)", R"(\A \C)",    R"(\a \C)"};
    QByteArray script = "C: a1 LIST...\n";
    for (const QByteArray &attributes : all)
        script += "S: * LIST (" + attributes + ") \"/\" m\n";
    const auto found = perform(List{"*"}, script + "S: a1 OK\n");
    QVERIFY(found && found->size() == size_t(all.size()));
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE((*found)[size_t(i)].attributes.join(' '), all[i]);
}

void TestList::extendedData_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArrayList>("childInfo");
    QTest::addColumn<QByteArray>("oldName"); // null: none
    const auto row = [](const char *name, const QByteArray &data, const QByteArrayList &childInfo = {},
                        const QByteArray &oldName = {}) {
        QTest::newRow(name) << data << childInfo << oldName;
    };
    row("none", "");
    row("RFC 5258", R"( ("CHILDINFO" ("SUBSCRIBED")))", {"SUBSCRIBED"});
    row("unquoted, any case", " (childinfo (subscribed special-use))", {"SUBSCRIBED", "SPECIAL-USE"});
    row("RFC 9051", R"( ("OLDNAME" ("old name")))", {}, "old name");
    row("a literal", " (OLDNAME ({5}\nS: a \"b\"))", {}, "a \"b\"");
    row("both and another", R"( ("X-FOO" (1 ("a b" c)) OLDNAME (x) "CHILDINFO" ("SUBSCRIBED")))",
        {"SUBSCRIBED"}, "x");
    row("empty", " ()");
    row("spaces", R"(  ( "OLDNAME"  ( "x" ) ) )", {}, "x");
    row("without a value", R"( ("OLDNAME"))");
    row("without a list", R"( ("CHILDINFO" "SUBSCRIBED"))", {"SUBSCRIBED"});
}

void TestList::extendedData()
{
    QFETCH(QByteArray, data);
    const auto found = perform(List{"*"}, "C: a1 LIST...\nS: * LIST () \"/\" foo" + data + "\nS: a1 OK\n");
    QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
    QCOMPARE(texts(*found), QByteArrayList{"foo|/|"});
    QTEST((*found)[0].childInfo(), "childInfo");
    QFETCH(QByteArray, oldName);
    QCOMPARE((*found)[0].oldName().has_value(), !oldName.isNull());
    if (!oldName.isNull())
        QCOMPARE((*found)[0].oldName()->wire(), oldName);
    if (data.contains("X-FOO"))
        QCOMPARE((*found)[0].extendedItem("x-foo").toByteArray(), R"((1 ("a b" c)))");
}

void TestList::options_data()
{
    QTest::addColumn<List>("list");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *line, const List &list) {
        QTest::newRow(line) << list << QByteArray(line);
    };
    // RFC 5258 section 5
    row(R"(LIST (SUBSCRIBED) "" "*")", {"*", {}, {"SUBSCRIBED"}});
    row(R"(LIST (REMOTE) "" "%" RETURN (CHILDREN))", {"%", {"CHILDREN"}, {"REMOTE"}});
    row(R"(LIST (REMOTE SUBSCRIBED) "" "*")", {"*", {}, {"REMOTE", "SUBSCRIBED"}});
    row(R"(LIST (SUBSCRIBED RECURSIVEMATCH) "" "%")", {"%", {}, {"SUBSCRIBED", "RECURSIVEMATCH"}});
    row(R"(LIST "" ("INBOX" "Drafts" "Sent/%"))", {"INBOX", {}, {}, {"Drafts", "Sent/%"}});
    row(R"(LIST (SPECIAL-USE) "" "*" RETURN (SUBSCRIBED))", {"*", {"SUBSCRIBED"}, {"SPECIAL-USE"}});
    row(R"(LIST "~mark/Entw&APw-rfe/" "%")", {"%", {}, {}, {}, MailboxName(u"~mark/Entwürfe/")});
    row(R"(LIST "" "%" RETURN (STATUS (MESSAGES UNSEEN)))", {"%", {listStatus({"MESSAGES", "UNSEEN"})}});
    row(R"(LIST "" "%" RETURN (MYRIGHTS METADATA ("/shared/comment" "/private/a\"b")))",
        {"%", {"MYRIGHTS", listMetadata({"/shared/comment", "/private/a\"b"})}});
}

static const char Everything[] = "S: * OK [CAPABILITY IMAP4rev1 LIST-EXTENDED LIST-STATUS LIST-MYRIGHTS "
                                 "LIST-METADATA SPECIAL-USE MAILBOX-REFERRALS] ready\n";

void TestList::options()
{
    QFETCH(List, list);
    QFETCH(QByteArray, line);
    ScriptedSession session(Script(Everything + ("C: a1 " + line + "\nS: a1 OK")));
    QVERIFY2(await(session->send(list)), session.why());
    QVERIFY2(session.isFinished(), session.why());
}

void TestList::neededCapability_data()
{
    QTest::addColumn<List>("list");
    QTest::addColumn<QByteArray>("capability");
    const auto row = [](const QByteArray &capability, const char *name, const List &list) {
        QTest::newRow(name) << list << capability;
    };
    row("", "none", {"*"});
    row("LIST-EXTENDED", "an option", {"*", {"CHILDREN"}});
    row("LIST-EXTENDED", "a selection", {"*", {}, {"SUBSCRIBED"}});
    row("LIST-EXTENDED", "patterns", {"*", {}, {}, {"%"}});
    row("LIST-STATUS", "STATUS", {"*", {"CHILDREN", "status (MESSAGES)"}});
    row("LIST-MYRIGHTS", "MYRIGHTS", {"*", {"STATUS (MESSAGES)", "MYRIGHTS"}});
    row("LIST-METADATA", "METADATA", {"*", {"METADATA (/a)"}});
    row("SPECIAL-USE", "a use", {"*", {"SPECIAL-USE"}});
    row("SPECIAL-USE", "chosen by use", {"*", {}, {"SPECIAL-USE"}});
    List remote{"*"};
    remote.remote = true;
    row("MAILBOX-REFERRALS", "RLIST", remote);
}

void TestList::neededCapability()
{
    QFETCH(List, list);
    QTEST(list.needs(), "capability");
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
    QCOMPARE((*found)[0].status->unseen.value(), 16ULL);
    QCOMPARE((*found)[1].status->messages.value(), 30ULL); // much later than its LIST
    QVERIFY(!(*found)[2].status);
    QCOMPARE(unsolicited, QByteArrayList{"* STATUS stranger (MESSAGES 5)"});
}

// All the STATUS lines after all the LIST lines, in the same order but for one.
void TestList::statusAtTheEnd()
{
    QByteArray lists, states;
    const int count = 3000;
    for (int i = 0; i < count; ++i) {
        lists += "S: * LIST () \"/\" m" + QByteArray::number(i) + '\n';
        const int told = i == 7 ? 8 : i == 8 ? 7 : i;
        states +=
            "S: * STATUS m" + QByteArray::number(told) + " (MESSAGES " + QByteArray::number(told) + ")\n";
    }
    const auto found =
        perform(List{"*", {listStatus({"MESSAGES"})}},
                "C: a1 LIST...\n" + lists + "S: * STATUS other (MESSAGES 1)\n" + states + "S: a1 OK\n");
    QVERIFY(found && found->size() == size_t(count));
    for (size_t i = 0; i < found->size(); ++i)
        QVERIFY((*found)[i].status && (*found)[i].status->messages == i);
}

// RFC 8440 section 4
void TestList::withRights()
{
    ScriptedSession session(Script(QByteArray(Everything) + R"(
        C: a1 LIST "" "%" RETURN (MYRIGHTS)
        S: * LIST () "." "INBOX"
        S: * MYRIGHTS "INBOX" lrswipkxtecda
        S: * LIST () "." "foo"
        S: * MYRIGHTS "foo" lrs
        S: * LIST (\NonExistent) "." "bar"
        S: * LIST () "." none
        S: * MYRIGHTS none ""
        S: * LIST () "." nothing
        S: * MYRIGHTS nothing
        S: * MYRIGHTS stranger lrs
        S: a1 OK List completed.)"));
    const auto found = await(session->send(List{"%", {"MYRIGHTS"}}));
    QVERIFY(found && found->size() == 5);
    QCOMPARE((*found)[0].rights().value(), "lrswipkxtecda");
    QCOMPARE((*found)[1].rights().value(), "lrs");
    QVERIFY(!(*found)[2].rights());
    QCOMPARE((*found)[3].rights().value(), "");
    QCOMPARE((*found)[4].rights().value(), "");
}

void TestList::withMetadata()
{
    ScriptedSession session(Script(QByteArray(Everything) + R"(
        C: a1 LIST "" "%" RETURN (METADATA ("/shared/color" "/private/color"))
        S: * LIST () "." INBOX
        S: * METADATA "INBOX" ("/shared/color" "#b71c1c" "/private/color" NIL)
        S: * LIST () "." foo
        S: * METADATA foo /shared/comment
        S: a1 OK)"));
    int unsolicited = 0;
    connect(&*session, &Session::unsolicited, this, [&unsolicited] { ++unsolicited; });
    const auto found = await(session->send(List{"%", {listMetadata({"/shared/color", "/private/color"})}}));
    QVERIFY2(found, session.why());
    QCOMPARE((*found)[0].metadata().size(), size_t(2));
    QCOMPARE((*found)[0].metadata()[0].value.value(), "#b71c1c");
    QVERIFY(!(*found)[0].metadata()[1].value);
    QVERIFY((*found)[1].metadata().empty());
    QCOMPARE(unsolicited, 1); // names alone tell of a change
}

// What a server says of its own accord while LIST is under way.
void TestList::notAskedFor()
{
    ScriptedSession session(Script(QByteArray(Greeting) + R"(
        C: a1 LIST "" "%"
        S: * LIST () "." a
        S: * STATUS a (MESSAGES 1)
        S: * MYRIGHTS a lrs
        S: * METADATA a (/shared/x "y")
        S: a1 OK)"));
    QByteArrayList unsolicited;
    connect(&*session, &Session::unsolicited, this,
            [&unsolicited](QByteArrayView keyword, QByteArrayView) { unsolicited += keyword.toByteArray(); });
    const auto found = await(session->send(List{"%"}));
    QVERIFY(found && found->size() == 1);
    QVERIFY(!(*found)[0].status && !(*found)[0].rights() && (*found)[0].metadata().empty());
    QCOMPARE(unsolicited, (QByteArrayList{"STATUS", "MYRIGHTS", "METADATA"}));
}

// RFC 2193 section 5.1
void TestList::rlist()
{
    List list{"%"};
    list.remote = true;
    ScriptedSession session(Script(QByteArray(Everything) + R"(
        C: a1 RLIST "" "%"
        S: * LIST () "/" SHARED
        S: a1 OK)"));
    const auto found = await(session->send(list));
    QVERIFY2(found, session.why());
    QCOMPARE(texts(*found), QByteArrayList{"SHARED|/|"});
}

void TestList::cyrus()
{
    ScriptedSession session(Script::fromFile(QStringLiteral("cyrus/list.imap")),
                            ScriptDevice::Pieces::Random);
    QByteArrayList unsolicited;
    connect(&*session, &Session::unsolicited, this,
            [&unsolicited](QByteArrayView, QByteArrayView line) { unsolicited += line.toByteArray(); });
    const auto subscribed = await(session->send(List{"%", {}, {"SUBSCRIBED", "RECURSIVEMATCH"}}));
    QVERIFY2(subscribed, session.why());
    QByteArrayList above, gone;
    for (const ListedMailbox &mailbox : *subscribed) {
        if (!mailbox.childInfo().isEmpty())
            above += mailbox.name.wire();
        if (!mailbox.isSelectable())
            gone += mailbox.name.wire();
    }
    QCOMPARE(above, (QByteArrayList{"Archive", "Lists", "Projects"}));
    QCOMPARE(gone, (QByteArrayList{"Archive", "Gone", "Lists"}));

    const auto rights = await(session->send(List{"%", {"MYRIGHTS"}}));
    QVERIFY2(rights, session.why());
    QCOMPARE(rights->size(), size_t(29));
    for (const ListedMailbox &mailbox : *rights)
        QCOMPARE(mailbox.rights().value(), mailbox.name.wire() == "Shared Folders" ? "lrs" : "lrswipkxtecdan");

    const auto metadata = await(session->send(List{"%", {listMetadata({"/private/comment"})}}));
    QVERIFY2(metadata, session.why());
    QCOMPARE(metadata->size(), size_t(29));
    // Of the last it tells under another name, which was not listed.
    QVERIFY(metadata->back().metadata().empty());
    QCOMPARE(unsolicited, QByteArrayList{R"(* METADATA "Shared Folders/public" ("/private/comment" NIL))"});
    for (size_t i = 0; i + 1 < metadata->size(); ++i)
        QCOMPARE((*metadata)[i].metadata().size(), size_t(1));
    QVERIFY2(session.isFinished(), session.why());
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

    const auto subscribed = await(session->send(List{"*", {}, {"SUBSCRIBED"}}));
    QVERIFY(subscribed);
    for (const ListedMailbox &mailbox : *subscribed)
        QVERIFY(mailbox.has("\\Subscribed"));
    const auto above = await(session->send(List{"%", {}, {"SUBSCRIBED", "RECURSIVEMATCH"}}));
    QVERIFY(above);
    const auto two = await(session->send(List{"INBOX", {"SUBSCRIBED"}, {}, {"Company/Support"}}));
    QVERIFY(two && two->size() == 2);
    const auto used = await(session->send(List{"*", {"SPECIAL-USE"}, {"SPECIAL-USE"}}));
    QVERIFY(used && !used->empty());
    const auto under = await(session->send(List{"%", {}, {}, {}, MailboxName(u"Company/")}));
    QVERIFY(under && under->size() > 3);
    for (const ListedMailbox &mailbox : *under)
        QVERIFY(mailbox.name.isBelow(MailboxName(u"Company"), '/'));
    const auto separator = await(session->send(List{""}));
    QVERIFY(separator && separator->size() == 1);
    QCOMPARE((*separator)[0].separator, '/');
    List remote{"*"};
    remote.remote = true;
    QCOMPARE(errorOf(await(session->send(remote))), Kind::Unsupported);
}

QTEST_GUILESS_MAIN(TestList)
#include "tst_list.moc"
