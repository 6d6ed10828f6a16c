#include "imapcore/commands/acl.h"
#include "tests/support/mailboxedits.h"
#include <QJsonArray>

using namespace mailboxedits;
using namespace Qt::StringLiterals;

// What is done to mailboxes as changes, and what becomes of that, on servers of all manners.
class TestMailboxEdit : public QObject
{
    Q_OBJECT
private slots:
    void linesOfCreate();
    void leafFirst();
    void renamesWithChildren();
    void renamesNoChildren();
    void movesAcrossSeparators();
    void subscriptionsMove();
    void stops();
    void goesOn();
    void cut();
    void cancelled();
    void restOfIt();
    void restOfRename();
    void contradicted();
    void goneByItself();
    void needsWhatWasRefused();
    void undoes();
    void followsRenames();
    void thousand();
};

void TestMailboxEdit::linesOfCreate()
{
    MailboxEdit edit;
    edit.create({MailboxName(u"Alt & \"neu\" ü")}, true);
    edit.create({MailboxName(u"a"), {"\\Archive"}}, false);
    edit.create({MailboxName(u"b"), {}, "fast"}, false);
    QCOMPARE(linesOf(edit, "IMAP4rev1 CREATE-SPECIAL-USE"),
             (QByteArrayList{R"(CREATE "Alt &- \"neu\" &APw-")", R"(SUBSCRIBE "Alt &- \"neu\" &APw-")",
                             R"(CREATE "a" (USE (\Archive)))", R"(CREATE "b" fast)"}));
}

void TestMailboxEdit::leafFirst()
{
    MailboxServer server;
    server.boxes = {{"a", {3}}, {"a/b", {2}}, {"a/b/c", {1}}, {"a b", {}}, {"ab", {}}};
    server.subscribed = {"a/b"};
    const auto session = connectTo(server);
    Doing deletes;
    QVERIFY(deletes(*session, removing(whole(*session, "a"), true)));
    QCOMPARE(server.changes, (QByteArrayList{R"(DELETE "a/b/c")", R"(DELETE "a/b")", R"(DELETE "a")",
                                             R"(UNSUBSCRIBE "a/b")"}));
    QCOMPARE(deletes.states(), "DDDD");
    QCOMPARE(DeleteChange::contentsOf(deletes.set.items()[2].before).messages, quint64(3));
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"a b", "ab"}));
}

void TestMailboxEdit::renamesWithChildren()
{
    MailboxServer server;
    server.boxes = {{"a", {3}}, {"a/b", {2}}, {"a/b/c", {1}}, {"ab", {}}};
    const auto session = connectTo(server);
    Doing renames;
    QVERIFY(renames(*session, renaming(whole(*session, "a"), MailboxName(u"z/y"))));
    QCOMPARE(server.changes, QByteArrayList{R"(RENAME "a" "z/y")"});
    QCOMPARE(renames.states(), "D");
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"ab", "z/y", "z/y/b", "z/y/b/c"}));
}

// A server that leaves them where they were, against RFC 9051 section 6.3.6.
void TestMailboxEdit::renamesNoChildren()
{
    MailboxServer server;
    server.renamesChildren = false;
    server.boxes = {{"a", {3}}, {"a/b", {2}}, {"a/b/c", {1}}, {"ab", {}}};
    const auto session = connectTo(server);
    const MailboxEdit edit = renaming(whole(*session, "a"), MailboxName(u"z"));
    QCOMPARE(edit.ifLeft().size(), 2U); // which is said before
    Doing renames;
    QVERIFY(renames(*session, edit));
    QCOMPARE(server.changes,
             (QByteArrayList{R"(RENAME "a" "z")", R"(RENAME "a/b" "z/b")", R"(RENAME "a/b/c" "z/b/c")"}));
    QCOMPARE(renames.states(), "D");
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"ab", "z", "z/b", "z/b/c"}));
}

void TestMailboxEdit::movesAcrossSeparators()
{
    const auto moved = [](const char *name, const char *to) {
        return RenameChange{MailboxName::fromWire("a/b"), MailboxName::fromWire(to)}
            .moved(MailboxName::fromWire(name), '/', '.')
            .wire();
    };
    QCOMPARE(moved("a/b/c/d", "Shared.b"), "Shared.b.c.d");
    QCOMPARE(moved("a/b", "Shared.b"), "Shared.b");
    QCOMPARE(moved("a/bc", "Shared.b"), "a/bc");
}

void TestMailboxEdit::subscriptionsMove()
{
    MailboxServer server;
    server.boxes = {{"a", {}}, {"a/b", {}}, {"a/c", {}}};
    server.subscribed = {"a", "a/c", "other"};
    const auto session = connectTo(server);
    Doing renames;
    QVERIFY(renames(*session, renaming(whole(*session, "a"), MailboxName(u"z"))));
    QCOMPARE(renames.states(), "DDDDD");
    QCOMPARE(server.subscribed, (QSet<QByteArray>{"z", "z/c", "other"}));
}

static MailboxEdit deletesFive(MailboxServer &server)
{
    std::vector<SurveyedMailbox> all;
    for (const char *name : {"m5", "m4", "m3", "m2", "m1"}) {
        server.boxes.insert(name, {1});
        all.push_back({.listed = box(name)});
    }
    return removing(all);
}

void TestMailboxEdit::stops()
{
    MailboxServer server;
    server.refused = "m3";
    const auto session = connectTo(server);
    Doing deletes;
    QVERIFY(deletes(*session, deletesFive(server)));
    QCOMPARE(deletes.states(), "DDF--");
    QCOMPARE(deletes.set.items()[2].error->code, "NOPERM");
    QCOMPARE(deletes.set.items()[2].error->text, u"not that one"_s);
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"m1", "m2", "m3"}));
}

void TestMailboxEdit::goesOn()
{
    MailboxServer server;
    server.refused = "m3";
    const auto session = connectTo(server);
    Doing deletes;
    QVERIFY(deletes(*session, deletesFive(server), AfterError::GoOn));
    QCOMPARE(deletes.states(), "DDFDD");
    QCOMPARE(server.boxes.keys(), QByteArrayList{"m3"});
}

// What was done, what was not, and what nobody can know.
void TestMailboxEdit::cut()
{
    MailboxServer server;
    server.cutAt = "m3";
    const auto session = connectTo(server);
    Doing deletes;
    QVERIFY(deletes(*session, deletesFive(server), AfterError::GoOn));
    QCOMPARE(deletes.states(), "DDU--");
    QVERIFY(deletes.run->interruption());
    QVERIFY(deletes.set.items()[2].error);

    // The whole session goes.
    MailboxServer other;
    auto second = connectTo(other);
    Doing more;
    more.set.add(deletesFive(other).changes());
    QVERIFY(more(*second, AfterError::GoOn, [&](size_t done) {
        if (done == 1)
            QTimer::singleShot(0, [&] { second.reset(); });
    }));
    QVERIFY2(more.states().startsWith("DU-") || more.states().startsWith("D--"), more.states());
}

void TestMailboxEdit::cancelled()
{
    MailboxServer server;
    const auto session = connectTo(server);
    Doing deletes;
    deletes.set.add(deletesFive(server).changes());
    QVERIFY(deletes(*session, AfterError::GoOn, [&](size_t done) {
        if (done == 2)
            deletes.run->cancel();
    }));
    QCOMPARE(deletes.states(), "DD---");
    QVERIFY(deletes.run->wasCancelled() && !deletes.run->interruption());
    QCOMPARE(server.boxes.size(), 3);
}

void TestMailboxEdit::restOfIt()
{
    MailboxServer server;
    server.boxes = {{"a", {1}}, {"b", {1}}, {"c", {1}}};
    server.subscribed = {"a", "b", "c"};
    server.refused = "b";
    const auto session = connectTo(server);
    Doing deletes;
    deletes.set.add(removing({{.listed = box("a"), .isSubscribed = true},
                              {.listed = box("b"), .isSubscribed = true},
                              {.listed = box("c"), .isSubscribed = true}},
                             true)
                        .changes());
    QCOMPARE(deletes.set.items().size(), 6U);
    QVERIFY(deletes(*session));
    QCOMPARE(deletes.states(), "DF-D--"); // what belongs to the one that was deleted is done
    QVERIFY(deletes(*session));
    QCOMPARE(deletes.states(), "DF-D--"); // it is refused as before
    server.refused.clear();
    QVERIFY(deletes(*session));
    QCOMPARE(deletes.states(), "DDDDDD");
    QVERIFY(server.boxes.isEmpty() && server.subscribed.isEmpty());
}

// On a server that renames no children, what was left is renamed once there is nothing against it.
void TestMailboxEdit::restOfRename()
{
    MailboxServer server;
    server.renamesChildren = false;
    server.boxes = {{"old", {1}}, {"old/a", {1}}, {"old/b", {1}}};
    server.refused = "old/a";
    const auto session = connectTo(server);
    Doing renames;
    QVERIFY(renames(*session, renaming(whole(*session, "old"), MailboxName(u"new"), false)));
    QCOMPARE(renames.states(), "F");
    QCOMPARE(renames.set.items()[0].error->text, u"not that one"_s);
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"new", "new/b", "old/a"}));
    server.refused.clear();
    renames.set.restage({renames.set.items()[0].id});
    QVERIFY(renames(*session));
    QCOMPARE(renames.states(), "D");
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"new", "new/a", "new/b"}));
}

// A server says OK to what it does not do.
void TestMailboxEdit::contradicted()
{
    MailboxServer server;
    const auto session = connectTo(server);
    // Only the first of two handlers' manners differs.
    server.server.answer("CREATE", "TAG OK");
    bool isDeleted = false;
    server.server.setHandler([&isDeleted](const QByteArray &command) -> QByteArray {
        isDeleted = isDeleted || command.startsWith("DELETE");
        if (command.startsWith("CREATE") || command.startsWith("RENAME") || command.startsWith("DELETE"))
            return "TAG OK of course\n";
        if (command.startsWith("LIST"))
            return "* LIST () \"/\" kept\n* LIST () \"/\" gone\n* LIST () \"/\" old\nTAG OK\n";
        if (command.startsWith("STATUS \"kept") || (command.startsWith("STATUS \"gone") && !isDeleted))
            return "* STATUS " + command.split(' ')[1] + " (MESSAGES 1)\nTAG OK\n";
        return command.startsWith("STATUS") ? "TAG NO no\n" : QByteArray();
    });
    MailboxEdit all;
    all.create({MailboxName(u"new")}, false);
    all.rename({MailboxName(u"old"), MailboxName(u"newer")}, {.listed = box("old")}, {}, '/', false);
    // What Dovecot lists though it is gone.
    all.remove({{.listed = box("kept")}, {.listed = box("gone")}}, false);
    Doing does;
    QVERIFY(does(*session, all, AfterError::GoOn));
    QCOMPARE(does.states(), "CCCD");
}

// Courier takes a name above others away with the last of those.
void TestMailboxEdit::goneByItself()
{
    MailboxServer server;
    server.boxes = {{"a", {0, true}}, {"a/b", {2}}, {"c", {0, true}}};
    server.refused = "c";
    const auto session = connectTo(server);
    auto all = survey(*session, {{MailboxName(u"a"), '/', {"\\Noselect"}}}, {.withChildren = true});
    all.push_back({.listed = {MailboxName(u"c"), '/', {"\\Noselect"}}});
    Doing deletes;
    deletes.set.add(removing(all).changes());
    QVERIFY(deletes(*session, AfterError::GoOn, [&](size_t) {
        if (!server.boxes.contains("a/b"))
            server.boxes.remove("a");
    }));
    QCOMPARE(deletes.states(), "FDN"); // c is there, and was refused
}

// What needs another change is not sent without it, wherever that stands.
void TestMailboxEdit::needsWhatWasRefused()
{
    MailboxServer server;
    server.boxes = {{"there", {}}};
    server.refused = "no";
    const auto session = connectTo(server);
    MailboxEdit edit;
    edit.create({MailboxName(u"no")}, true);
    edit.create({MailboxName(u"yes")}, true);
    edit.create({MailboxName(u"there")}, true); // it needs nothing to be done
    Doing creates;
    QVERIFY(creates(*session, edit, AfterError::GoOn));
    QCOMPARE(creates.states(), "F-DDND");
    QCOMPARE(server.subscribed, (QSet<QByteArray>{"yes", "there"}));
    // It stands in files as well.
    ChangeSet read;
    QVERIFY(!read.addJson(creates.set.toJson()));
    for (size_t at = 0; at < read.items().size(); ++at)
        QCOMPARE(read.items()[at].needs, at % 2 == 1 ? read.items()[at - 1].id : 0);
    QJsonObject json = creates.set.toJson();
    QJsonArray changes = json.value(u"changes"_s).toArray();
    QJsonObject first = changes[0].toObject();
    first.insert(u"needs"_s, 2);
    changes[0] = first;
    json.insert(u"changes"_s, changes);
    const auto error = read.addJson(json);
    QVERIFY(error);
    QCOMPARE(error->text, u"change 1: “needs” is not the number of a change before it"_s);
}

void TestMailboxEdit::undoes()
{
    MailboxServer server;
    server.boxes = {{"a", {}}, {"a/b", {2}}, {"full", {1}}, {"empty", {}}};
    server.subscribed = {"a/b", "empty"};
    const auto session = connectTo(server);
    MailboxEdit edit;
    edit.create({MailboxName(u"new")}, true);
    const auto all = whole(*session, "a");
    edit.rename({MailboxName(u"a"), MailboxName(u"z")}, all.front(), all, '/', true);
    edit.remove(survey(*session, {box("full"), box("empty")}, {.subscriptions = true}), true);
    Doing does, undoes;
    QVERIFY(does(*session, edit));
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"new", "z", "z/b"}));
    QCOMPARE(server.subscribed, (QSet<QByteArray>{"new", "z/b"}));
    server.boxes["new"].messages = 1; // somebody has used it
    undoes.set.add(does.set.inverse());
    QVERIFY(undoes(*session, AfterError::GoOn));
    QVERIFY2(undoes.states().contains('O') && undoes.states().count('D') == undoes.states().size() - 1,
             undoes.states());
    // What was full does not come back, and what was made stays with what came into it.
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"a", "a/b", "empty", "new"}));
    QVERIFY(server.subscribed.contains("a/b") && server.subscribed.contains("empty")
            && !server.subscribed.contains("z/b"));
}

// A mailbox that was renamed is looked for under its new name, one that was deleted or is another one by now not at all.
void TestMailboxEdit::followsRenames()
{
    MailboxServer server;
    server.boxes = {{"a", {}}, {"ab", {}}, {"b", {}}};
    const auto session = connectTo(server);
    Doing does;
    does.set.add({{CreateChange{MailboxName(u"a/new")}},
                  {CreateChange{MailboxName(u"ab/new")}},
                  {RenameChange{MailboxName(u"a"), MailboxName(u"y")}},
                  {RenameChange{MailboxName(u"y"), MailboxName(u"z")}},
                  {DeleteChange{MailboxName(u"b")}},
                  {RenameChange{MailboxName(u"z"), MailboxName(u"b")}}});
    QVERIFY(does(*session));
    QCOMPARE(does.states(), "DDDDDD");
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"ab", "ab/new", "b", "b/new"}));
    const auto &items = does.set.items();
    for (const size_t at : {0, 1, 2, 3, 5})
        QCOMPARE(items[at].difference, Difference::None);
    QVERIFY(!items[4].difference);
    // Also when one alone is undone.
    const auto back = does.set.inverse({items[0].id}, mannerOf(*session));
    QCOMPARE(back.size(), size_t(1));
    QCOMPARE(back[0].change.mailbox().wire(), "b/new");
    QCOMPARE(does.set.inverse(mannerOf(*session)).back().change.mailbox().wire(), "a/new");
}

void TestMailboxEdit::thousand()
{
    MailboxServer server;
    server.boxes.insert("Many", {0, true});
    for (int i = 0; i < 1000; ++i)
        server.boxes.insert("Many/" + QByteArray::number(i), {i});
    const auto session = connectTo(server);
    const MailboxEdit edit = removing(whole(*session, "Many"), true);
    QCOMPARE(edit.changes().size(), 1001U);
    Doing deletes;
    deletes.set.add(edit.changes());
    int progressed = 0;
    const qsizetype before = server.server.commands().size();
    QVERIFY(deletes(*session, AfterError::GoOn, [&progressed](size_t) { ++progressed; }));
    QVERIFY(progressed >= 1000);
    QCOMPARE(deletes.set.count(State::Done), 1001U);
    QVERIFY(server.boxes.isEmpty());
    // Each is looked at, deleted, and looked at again.
    QCOMPARE(server.server.commands().size() - before, 1001 * 5);
}

QTEST_GUILESS_MAIN(TestMailboxEdit)
#include "tst_mailboxedit.moc"
