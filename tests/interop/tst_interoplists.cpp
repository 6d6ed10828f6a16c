#include "boxes.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/namespace.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"

using namespace imap;

// How mailboxes are found and asked about: LIST in all its forms, NAMESPACE, STATUS.
class InteropLists : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void namespaces();
    void patterns_data();
    void patterns();
    void references_data();
    void references();
    void extended_data();
    void extended();
    void typedOptions_data();
    void typedOptions();
    void statusOfEach();
    void rightsOfEach();
    void nonExistent();
    void violations();
    void statusItems_data();
    void statusItems();
    void statusNumbers();
    void statusOfSelected();
    void statusOfMissing();
};

// tree (with a message), tree/a, tree/b/c (subscribed), and what is no child of it: tree2.
void InteropLists::initTestCase()
{
    auto session = login();
    for (const char *name : {"tree", "tree/a", "tree/b/c", "tree2"})
        QVERIFY(await(session->send(Create{box(name)})));
    QVERIFY(await(session->send(Subscribe{box("tree/b/c")})));
    QCOMPARE(append(*session, box("tree"), "Subject: one\r\n\r\n12\r\n", {"\\Seen"}), "OK");
    QCOMPARE(append(*session, box("tree"), "Subject: two\r\n\r\n12345\r\n"), "OK");
}

void InteropLists::cleanupTestCase()
{
    auto session = login();
    await(session->send(Unsubscribe{box("tree/b/c")}));
    for (const char *name : {"tree/b/c", "tree/b", "tree/a", "tree2", "tree"})
        await(session->send(Delete{box(name)}));
    QCOMPARE(listed(*session, own("tree*").toUtf8()), "");
}

void InteropLists::namespaces()
{
    FEATURE("NAMESPACE");
    const auto described = [](const MailServer &of) {
        auto session = of.session();
        const auto found = await(session->send(GetNamespaces{}));
        QByteArrayList lines;
        static constexpr const char *kinds[] = {"own", "others'", "shared"};
        for (const Namespace &one : *found)
            lines += kinds[int(one.kind)] + (" '" + one.prefix.wire()) + "' " + one.separator;
        return lines.join(", ");
    };
    COMPARE(described(server()),
            expected({{Dovecot, "own '' /, others' 'shared/' /, shared 'public/' /"},
                      {Cyrus, "own '' /, others' 'Other Users/' /, shared 'Shared Folders/' /"},
                      {Courier, "own 'INBOX.' ., shared '#shared.' ., shared 'shared.' ."}}));
    if (server().isCourier())
        return;
    COMPARE(described(*another({QStringLiteral("--separator"), QStringLiteral(".")})),
            expected({{Dovecot, "own '' ., others' 'shared.' ., shared 'public.' ."},
                      {Cyrus, "own '' ., others' 'Other Users.' ., shared 'Shared Folders.' ."}}));
}

void InteropLists::patterns_data()
{
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *pattern, const QByteArray &found) {
        QTest::newRow(pattern) << found;
    };
    row("tree", "tree");
    row("tree%", "tree tree2");
    row("tree*", "tree tree/a tree/b tree/b/c tree2");
    row("tree/%", "tree/a tree/b");
    row("tree/*", "tree/a tree/b tree/b/c");
    row("tree/%/%", "tree/b/c");
    row("%ree/%", "tree/a tree/b");
    row("*/c", "tree/b/c");
    row("tree/%%", "tree/a tree/b");
    row("t*e/*b*", "tree/b tree/b/c");
    row("TREE", "");
    row("tree/", expected({{Dovecot, ""}, {Cyrus, ""}, {Courier, "tree"}}));
    row("nosuch*", "");
}

// The same on every server, but for one.
void InteropLists::patterns()
{
    FEATURE("LIST");
    QFETCH(QByteArray, found);
    auto session = login();
    const auto mailboxes = await(session->send(List{own(QTest::currentDataTag()).toUtf8()}));
    QByteArrayList names;
    for (const ListedMailbox &mailbox : *mailboxes) {
        COMPARE(mailbox.separator, server().separator());
        names += mailbox.name.wire().mid(own("").size()).replace(server().separator(), '/');
    }
    std::sort(names.begin(), names.end());
    COMPARE(names.join(' '), found);
}

void InteropLists::references_data()
{
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *command, const QByteArray &onDovecot, const QByteArray &onCyrus,
                        const QByteArray &onCourier) {
        QTest::newRow(command) << expected({{Dovecot, onDovecot + "OK List completed"},
                                            {Cyrus, onCyrus + "OK Completed"},
                                            {Courier, onCourier + "OK LIST completed"}});
    };
    const QByteArray root = "* LIST (\\Noselect) \"/\" \"\"\n";
    row("LIST \"\" \"\"", root, root, "* LIST (\\Noselect) \".\" \"\"\n");
    row("LIST \"@tree^\" \"%\"",
        "* LIST (\\HasNoChildren) \"/\" tree/a\n"
        "* LIST (\\Noselect \\HasChildren) \"/\" tree/b\n",
        "* LIST (\\HasChildren) \"/\" tree/b\n"
        "* LIST (\\HasNoChildren) \"/\" tree/a\n",
        "* LIST (\\HasNoChildren) \".\" \"INBOX.tree.a\"\n"
        "* LIST (\\Noselect \\HasChildren) \".\" \"INBOX.tree.b\"\n");
    // Courier puts the separator between; the others do not.
    row("LIST \"@tree\" \"%\"",
        "* LIST (\\HasChildren) \"/\" tree\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n",
        "* LIST (\\HasChildren) \"/\" tree\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n",
        "* LIST (\\HasNoChildren) \".\" \"INBOX.tree.a\"\n"
        "* LIST (\\Noselect \\HasChildren) \".\" \"INBOX.tree.b\"\n");
    row("LIST \"@tree^b\" \"^%\"", "", "* LIST (\\HasNoChildren) \"/\" tree/b/c\n", "");
}

void InteropLists::references()
{
    FEATURE("LIST");
    QFETCH(QByteArray, answer);
    auto session = login();
    COMPARE(talk(*session, QTest::currentDataTag()), answer);
}

void InteropLists::extended_data()
{
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *command, const QByteArray &onDovecot, const QByteArray &onCyrus,
                        const QByteArray &onCourier) {
        QTest::newRow(command) << expected({{Dovecot, onDovecot}, {Cyrus, onCyrus}, {Courier, onCourier}});
    };
    const QByteArray notRead = "NO Error in IMAP command received by server.";
    const QByteArray plain = "* LIST (\\HasChildren) \".\" \"INBOX.tree\"\n"
                             "* LIST (\\HasNoChildren) \".\" \"INBOX.tree2\"\nOK LIST completed";
    row("LIST \"\" (@tree2 \"@tree^%\")",
        "* LIST () \"/\" tree/a\n"
        "* LIST () \"/\" tree2\n"
        "* LIST (\\Noselect) \"/\" tree/b\n"
        "OK List completed",
        "* LIST (\\HasChildren) \"/\" tree/b\n"
        "* LIST (\\HasNoChildren) \"/\" tree/a\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n"
        "OK Completed",
        "BAD Invalid command");
    row("LIST \"\" \"@tree^%\" RETURN (CHILDREN)",
        "* LIST (\\HasNoChildren) \"/\" tree/a\n"
        "* LIST (\\Noselect \\HasChildren) \"/\" tree/b\n"
        "OK List completed",
        "* LIST (\\HasChildren) \"/\" tree/b\n"
        "* LIST (\\HasNoChildren) \"/\" tree/a\n"
        "OK Completed",
        notRead);
    row("LIST \"\" \"@tree%\" RETURN ()",
        "* LIST () \"/\" tree\n"
        "* LIST () \"/\" tree2\n"
        "OK List completed",
        "* LIST (\\HasChildren) \"/\" tree\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n"
        "OK Completed",
        notRead);
    row("LIST \"\" \"@tree^*\" RETURN (SUBSCRIBED)",
        "* LIST () \"/\" tree/a\n"
        "* LIST (\\Noselect) \"/\" tree/b\n"
        "* LIST (\\Subscribed) \"/\" tree/b/c\n"
        "OK List completed",
        "* LIST (\\HasChildren) \"/\" tree/b\n"
        "* LIST (\\HasNoChildren) \"/\" tree/a\n"
        "* LIST (\\Subscribed \\HasNoChildren) \"/\" tree/b/c\n"
        "OK Completed",
        notRead);
    row("LIST (SUBSCRIBED) \"\" \"@tree*\"",
        "* LIST (\\Subscribed) \"/\" tree/b/c\n"
        "OK List completed",
        "* LIST (\\Subscribed \\HasNoChildren) \"/\" tree/b/c\n"
        "OK Completed",
        "* LIST (\\HasChildren) \".\" \"INBOX.tree\"\n"
        "* LIST (\\HasNoChildren) \".\" \"INBOX.tree.a\"\n"
        "* LIST (\\HasNoChildren) \".\" \"INBOX.tree.b.c\"\n"
        "* LIST (\\HasNoChildren) \".\" \"INBOX.tree2\"\n"
        "* LIST (\\Noselect \\HasChildren) \".\" \"INBOX.tree.b\"\n"
        "OK LIST completed");
    row("LIST (SUBSCRIBED) \"\" \"@tree*\" RETURN (CHILDREN)",
        "* LIST (\\Subscribed \\HasNoChildren) \"/\" tree/b/c\n"
        "OK List completed",
        "* LIST (\\Subscribed \\HasNoChildren) \"/\" tree/b/c\n"
        "OK Completed",
        notRead);
    row("LIST (SUBSCRIBED RECURSIVEMATCH) \"\" \"@tree%\"",
        "* LIST () \"/\" tree (CHILDINFO (\"SUBSCRIBED\"))\n"
        "OK List completed",
        "* LIST (\\NonExistent \\HasChildren) \"/\" tree (CHILDINFO (\"SUBSCRIBED\"))\n"
        "OK Completed",
        plain);
    row("LIST (RECURSIVEMATCH) \"\" \"@tree%\"",
        "BAD Error in IMAP command LIST: RECURSIVEMATCH must not be the only selection",
        "BAD Invalid combination of selection options", plain);
    row("LIST (REMOTE) \"\" \"@tree%\"",
        "* LIST () \"/\" tree\n"
        "* LIST () \"/\" tree2\n"
        "OK List completed",
        "* LIST (\\HasChildren) \"/\" tree\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n"
        "OK Completed",
        plain);
    row("LIST () \"\" \"@tree%\"",
        "* LIST () \"/\" tree\n"
        "* LIST () \"/\" tree2\n"
        "OK List completed",
        "* LIST (\\HasChildren) \"/\" tree\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n"
        "OK Completed",
        plain);
    row("LIST (NONSENSE) \"\" \"@tree%\"", "BAD Error in IMAP command LIST: Unknown select options",
        "BAD Invalid List selection option \"nonsense\"", plain);
    row("LIST \"\" \"@tree%\" RETURN (NONSENSE)", "BAD Error in IMAP command LIST: Unknown return options",
        "BAD Invalid List return option \"nonsense\"", notRead);
    row("LIST \"\" \"@tree%\" RETURN (STATUS (MESSAGES UNSEEN))",
        "* LIST () \"/\" tree\n"
        "* LIST () \"/\" tree2\n"
        "* STATUS tree (MESSAGES 2 UNSEEN 1)\n"
        "* STATUS tree2 (MESSAGES 0 UNSEEN 0)\n"
        "OK List completed",
        "* LIST (\\HasChildren) \"/\" tree\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n"
        "* STATUS tree (MESSAGES 2 UNSEEN 1)\n"
        "* STATUS tree2 (MESSAGES 0 UNSEEN 0)\n"
        "OK Completed",
        notRead);
    row("LIST \"\" \"@tree%\" RETURN (STATUS (NONSENSE))",
        "BAD Error in IMAP command LIST: Invalid status item NONSENSE",
        "BAD Invalid Status attributes nonsense", notRead);
    row("LIST \"\" \"@tree%\" RETURN (MYRIGHTS)",
        since(Dovecot24,
              "* LIST () \"/\" tree\n"
              "* LIST () \"/\" tree2\n"
              "* MYRIGHTS tree lrwstipekxacd\n"
              "* MYRIGHTS tree2 lrwstipekxacd\n"
              "OK List completed",
              "BAD Error in IMAP command LIST: Unknown return options"),
        "* LIST (\\HasChildren) \"/\" tree\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n"
        "* MYRIGHTS tree lrswipkxtecdan\n"
        "* MYRIGHTS tree2 lrswipkxtecdan\n"
        "OK Completed",
        notRead);
    row("LIST \"\" \"@tree%\" RETURN (METADATA (/shared/comment))",
        "BAD Error in IMAP command LIST: Unknown return options",
        "* LIST (\\HasChildren) \"/\" tree\n"
        "* LIST (\\HasNoChildren) \"/\" tree2\n"
        "* METADATA tree (\"/shared/comment\" NIL)\n"
        "* METADATA tree2 (\"/shared/comment\" NIL)\n"
        "OK Completed",
        notRead);
    row("LIST \"\"", "BAD Error in IMAP command LIST: Invalid pattern",
        "BAD Missing required argument to List: mailbox pattern", "BAD Invalid command");
}

void InteropLists::extended()
{
    FEATURE("LIST-EXTENDED");
    QFETCH(QByteArray, answer);
    auto session = login();
    COMPARE(talk(*session, QTest::currentDataTag()), answer);
    // The rest of a line that Cyrus did not read is a line to it, and does no harm.
    COMPARE(outcome(await(session->send(GetStatus{box("tree2"), {"MESSAGES"}}))), "OK");
}

void InteropLists::typedOptions_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QByteArray>("outcome");
    const auto row = [](const char *option, const QByteArray &onDovecot, const QByteArray &onCyrus) {
        QTest::newRow(option)
            << QByteArray(option)
            << expected(
                   {{Dovecot, onDovecot},
                    {Cyrus, onCyrus},
                    {Courier, "Unsupported "
                                  + QByteArray(QByteArray(option).startsWith("STATUS")     ? "LIST-STATUS"
                                               : QByteArray(option).startsWith("METADATA") ? "LIST-METADATA"
                                               : QByteArray(option) == "MYRIGHTS"          ? "LIST-MYRIGHTS"
                                               : QByteArray(option) == "SPECIAL-USE"       ? "SPECIAL-USE"
                                                                                     : "LIST-EXTENDED")}});
    };
    row("SUBSCRIBED", "OK", "OK");
    row("CHILDREN", "OK", "OK");
    row("SPECIAL-USE", "OK", "OK");
    row("STATUS (MESSAGES)", "OK", "OK");
    row("MYRIGHTS", since(Dovecot24, "OK", "Unsupported LIST-MYRIGHTS"), "OK");
    row("METADATA (\"/shared/comment\")", "Unsupported LIST-METADATA", "OK");
}

// Asked for only where it is announced.
void InteropLists::typedOptions()
{
    QFETCH(QByteArray, option);
    QFETCH(QByteArray, outcome);
    FEATURE(option.startsWith("METADATA") ? "LIST-METADATA" : "LIST-EXTENDED");
    auto session = login();
    COMPARE(
        ::outcome(await(session->send(List{.pattern = own("tree%").toUtf8(), .returnOptions = {option}}))),
        outcome);
}

void InteropLists::statusOfEach()
{
    FEATURE("LIST-STATUS");
    auto session = login();
    const auto found = await(session->send(
        List{.pattern = own("tree*").toUtf8(), .returnOptions = {listStatus({"MESSAGES", "UNSEEN"})}}));
    COMPARE(outcome(found), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "Unsupported LIST-STATUS"}}));
    if (!found)
        return;
    QByteArrayList told;
    for (const ListedMailbox &mailbox : *found) {
        told += mailbox.name.wire() + ' '
                + (mailbox.status ? QByteArray::number(mailbox.status->messages.value_or(99)) + '/'
                                        + QByteArray::number(mailbox.status->unseen.value_or(99))
                                  : QByteArray("none"));
    }
    std::sort(told.begin(), told.end());
    // Dovecot's parents are no mailboxes.
    COMPARE(told.join(", "),
            expected({{Dovecot, "tree 2/1, tree/a 0/0, tree/b none, tree/b/c 0/0, tree2 0/0"},
                      {Cyrus, "tree 2/1, tree/a 0/0, tree/b 0/0, tree/b/c 0/0, tree2 0/0"}}));
}

void InteropLists::rightsOfEach()
{
    FEATURE("LIST-MYRIGHTS");
    auto session = login();
    const auto found =
        await(session->send(List{.pattern = own("tree%").toUtf8(), .returnOptions = {"MYRIGHTS"}}));
    COMPARE(outcome(found), expected({{Dovecot, "Unsupported LIST-MYRIGHTS"},
                                      {Dovecot24, "OK"},
                                      {Cyrus, "OK"},
                                      {Courier, "Unsupported LIST-MYRIGHTS"}}));
    for (int i = 0; found && i < int(found->size()); ++i)
        COMPARE(found->at(size_t(i)).rights().value_or("none"),
                server().isCyrus() ? "lrswipkxtecdan" : "lrwstipekxacd");
}

// A parent that is a name only.
void InteropLists::nonExistent()
{
    FEATURE("LIST");
    auto session = login();
    const auto found = await(session->send(List{own("tree/b").toUtf8()}));
    COMPARE(int(found->size()), 1);
    COMPARE(found->front().isSelectable(),
            expected<bool>({{Dovecot, false}, {Cyrus, true}, {Courier, false}}));
    COMPARE(outcome(await(session->send(Select{box("tree/b")}))),
            expected({{Dovecot, "NO Mailbox doesn't exist: tree/b"},
                      {Dovecot24, "NO [NONEXISTENT] Mailbox doesn't exist: tree/b"},
                      {Cyrus, "OK"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
    COMPARE(append(*session, box("tree/b/none"), "Subject: x\r\n\r\n"),
            expected({{Dovecot, "NO [TRYCREATE] Mailbox doesn't exist: tree/b/none"},
                      {Cyrus, "NO [TRYCREATE] Mailbox does not exist"},
                      {Courier, "NO [TRYCREATE] Must create mailbox before append"}}));
}

// Courier counts what it cannot read, and ends the connection with the tenth in a row.
void InteropLists::violations()
{
    FEATURE("errors");
    auto session = login();
    QByteArrayList answers;
    for (int i = 0; i < 12 && session->state() != Session::State::Closed; ++i)
        answers += talk(*session, "LIST \"\" \"@tree%\" RETURN (NONSENSE)").split('\n').last();
    COMPARE(int(answers.size()), expected<int>({{Dovecot, 12}, {Cyrus, 12}, {Courier, 10}}));
    COMPARE(
        answers.last(),
        expected({{Dovecot, "BAD Error in IMAP command LIST: Unknown return options"},
                  {Cyrus, "BAD Invalid List return option \"nonsense\""},
                  {Courier, "ServerClosed ALERT: Fatal error: TOO MANY CONSECUTIVE PROTOCOL VIOLATIONS:"}}));
}

void InteropLists::statusItems_data()
{
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *items, const QByteArray &onDovecot, const QByteArray &onCyrus,
                        const QByteArray &onCourier) {
        QTest::newRow(items) << expected({{Dovecot, onDovecot}, {Cyrus, onCyrus}, {Courier, onCourier}});
    };
    const auto told = [&row](const char *items, const QByteArray &values) {
        row(items, "* STATUS tree (" + values + ")\nOK Status completed",
            "* STATUS tree (" + values + ")\nOK Completed",
            "* STATUS \"INBOX.tree\" (" + values + ")\nOK STATUS Completed.");
    };
    const QByteArray nothing = "* STATUS \"INBOX.tree\" ()\nOK STATUS Completed.";
    told("MESSAGES", "MESSAGES 2");
    told("UNSEEN", "UNSEEN 1");
    told("UIDNEXT", "UIDNEXT 3");
    told("UIDVALIDITY", "UIDVALIDITY …");
    told("UNSEEN MESSAGES", "MESSAGES 2 UNSEEN 1");
    told("messages", "MESSAGES 2");
    told("MESSAGES MESSAGES", "MESSAGES 2");
    row("SIZE", "* STATUS tree (SIZE 43)\nOK Status completed", "* STATUS tree (SIZE 43)\nOK Completed",
        nothing);
    row("HIGHESTMODSEQ", "* STATUS tree (HIGHESTMODSEQ …)\nOK Status completed",
        "* STATUS tree (HIGHESTMODSEQ …)\nOK Completed", nothing);
    row("MAILBOXID", "BAD Error in IMAP command STATUS: Invalid status item MAILBOXID",
        "* STATUS tree (MAILBOXID (…))\nOK Completed", nothing);
    // Courier says nothing of what it does not know, not even that.
    for (const QByteArray item : {"DELETED", "DELETED-STORAGE", "APPENDLIMIT", "NOSUCHITEM"}) {
        const QByteArray deleted = "* STATUS tree (" + item + " 0)\nOK Completed",
                         unknown = "BAD Invalid Status attributes " + item.toLower();
        row(item.constData(), "BAD Error in IMAP command STATUS: Invalid status item " + item,
            item.startsWith("DELETED") ? since(Cyrus310, deleted, unknown) : unknown, nothing);
    }
    row("", "BAD Error in IMAP command STATUS: Empty status list", "BAD Bad status string", nothing);
}

void InteropLists::statusItems()
{
    FEATURE("STATUS");
    QFETCH(QByteArray, answer);
    auto session = login();
    COMPARE(talk(*session, QByteArray("STATUS @tree (") + QTest::currentDataTag() + ')'), answer);
}

void InteropLists::statusNumbers()
{
    FEATURE("STATUS");
    auto session = login();
    const auto status = await(
        session->send(GetStatus{box("tree"), {"MESSAGES", "UNSEEN", "UIDNEXT", "UIDVALIDITY", "RECENT"}}));
    COMPARE(outcome(status), "OK");
    COMPARE(int(status->messages.value_or(99)), 2);
    COMPARE(int(status->unseen.value_or(99)), 1);
    COMPARE(int(status->uidNext.value_or(99)), 3);
    CHECK(status->uidValidity.value_or(0) > 0);
    const auto opened = await(session->send(Select{box("tree")}));
    COMPARE(quint64(opened->uidValidity), status->uidValidity.value_or(0));
    await(session->send(Close{}));
}

void InteropLists::statusOfSelected()
{
    FEATURE("STATUS");
    auto session = login();
    await(session->send(Select{box("tree")}));
    COMPARE(talk(*session, "STATUS @tree (MESSAGES)"),
            expected({{Dovecot, "* STATUS tree (MESSAGES 2)\nOK Status on selected mailbox completed"},
                      {Cyrus, "* STATUS tree (MESSAGES 2)\nOK Completed"},
                      {Courier, "* STATUS \"INBOX.tree\" (MESSAGES 2)\nOK STATUS Completed."}}));
    COMPARE(int(session->mailbox().messages().count()), 2);
}

void InteropLists::statusOfMissing()
{
    FEATURE("STATUS");
    auto session = login();
    COMPARE(outcome(await(session->send(GetStatus{box("tree/none"), {"MESSAGES"}}))),
            expected({{Dovecot, "NO Mailbox doesn't exist: tree/none"},
                      {Dovecot24, "NO [NONEXISTENT] Mailbox doesn't exist: tree/none"},
                      {Cyrus, "NO Mailbox does not exist"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
}

INTEROP_MAIN(InteropLists)
#include "tst_interoplists.moc"
