#include "imapcore/commands/acl.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/lsub.h"
#include "imapcore/commands/search.h"
#include "imapcore/mailboxnamecheck.h"
#include "imapcore/mailboxrun.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/mailboxserver.h"
#include "tests/support/mailserver.h"
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;
using State = MailboxOutcome::State;
using AfterError = MailboxRun::AfterError;

static ListedMailbox box(const QByteArray &name, char separator = '/')
{
    return {MailboxName::fromWire(name), separator, {}};
}

// What is done to mailboxes: the plan for it, and what becomes of that, on servers of all manners.
class TestMailboxRun : public QObject
{
    Q_OBJECT
private slots:
    void names_data();
    void names();
    void wholeNames();
    void linesOfCreate();
    void linesOfEmpty();
    void linesOfExpunge();
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
    void madeMeanwhile_data();
    void madeMeanwhile();
    void manyBesideEachOther();
    void dovecotLife();
    void dovecotEmpties();
    void dovecotExpunges();
    void dovecotInbox();
    void dovecotAnotherMailboxMeanwhile();
    void dovecotOpenMailbox();
    void dovecotAwkward_data();
    void dovecotAwkward();
    void cyrus();
    void thousand();

private:
    static std::vector<SurveyedMailbox> survey(Session &session, std::vector<ListedMailbox> roots,
                                               MailboxSurvey::Options options)
    {
        MailboxSurvey all(&session, std::move(roots), options);
        QSignalSpy finished(&all, &MailboxSurvey::finished);
        all.start();
        if (finished.isEmpty() && !finished.wait(60000))
            qWarning("The survey does not end");
        if (all.error())
            qWarning().noquote() << "No survey:" << all.error()->text;
        return all.mailboxes();
    }
    static std::vector<SurveyedMailbox> whole(Session &session, const QByteArray &name, char separator = '/')
    {
        return survey(session, {box(name, separator)}, {.withChildren = true, .subscriptions = true});
    }
    static bool run(MailboxRun &run)
    {
        QSignalSpy finished(&run, &MailboxRun::finished);
        run.start();
        return !finished.isEmpty() || finished.wait(60000);
    }
    static QByteArrayList allLines(const MailboxPlan &plan)
    {
        QByteArrayList all;
        for (const MailboxStep &step : plan.steps())
            all += plan.lines(step);
        return all;
    }
    // A letter for each step: Done, Gone, unNeeded, Failed, Unknown, - for not done.
    static QByteArray states(const MailboxRun &run)
    {
        QByteArray all;
        for (const MailboxOutcome &outcome : run.outcomes())
            all += "-DGNFU"[int(outcome.state)];
        return all;
    }
    std::unique_ptr<Session> connectTo(MailboxServer &server)
    {
        Connector connector(optionsFor(server.server));
        QSignalSpy ready(&connector, &Connector::ready);
        connector.start();
        if (!ready.wait(5000))
            return nullptr;
        return std::unique_ptr<Session>(connector.takeSession());
    }
    static QByteArrayList listed(Session &session, const QByteArray &pattern)
    {
        QByteArrayList all;
        const auto found = await(session.send(List{pattern}));
        for (const ListedMailbox &one : found ? *found : List::Result())
            all += one.name.wire() + (one.isSelectable() ? "" : "!");
        std::sort(all.begin(), all.end());
        return all;
    }
    static quint64 messagesIn(Session &session, const QString &name)
    {
        const auto status = await(session.send(GetStatus{MailboxName(name), {"MESSAGES"}}));
        return status ? status->messages.value_or(999) : 999;
    }
    static bool fill(Session &session, const QString &name, int count, const QByteArrayList &flags = {})
    {
        for (int i = 0; i < count; ++i) {
            const Append append{
                MailboxName(name),
                {{.content = "Subject: " + QByteArray::number(i) + "\r\n\r\ntext\r\n", .flags = flags}}};
            if (!await(session.send(append)))
                return false;
        }
        return true;
    }
    Dovecot &dovecot()
    {
        if (!m_dovecot)
            m_dovecot = std::make_unique<Dovecot>();
        return *m_dovecot;
    }
    std::unique_ptr<Dovecot> m_dovecot;
};

void TestMailboxRun::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<char>("separator");
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const QString &text, NameProblem problem, char separator = '/') {
        QTest::newRow(name) << text << separator << int(problem);
    };
    row("plain", u"Projects"_s, NameProblem::None);
    row("with a space", u"Old things"_s, NameProblem::None);
    row("quotes", u"a \"b\" \\c"_s, NameProblem::None);
    row("ampersand", u"R&D"_s, NameProblem::None);
    row("like modified UTF-7", u"&AOQ-"_s, NameProblem::None);
    row("emoji", u"Caf\u00e9 \U0001F600"_s, NameProblem::None);
    row("nothing", QString(), NameProblem::Empty);
    row("separator", u"a/b"_s, NameProblem::Separator);
    row("no separator here", u"a/b"_s, NameProblem::None, '.');
    row("another separator", u"a.b"_s, NameProblem::Separator, '.');
    row("no hierarchy", u"a/b.c"_s, NameProblem::None, '\0');
    row("line end", u"a\nb"_s, NameProblem::Control);
    row("NUL", u"a\0b"_s, NameProblem::Control);
    row("C1", u"a\u0085b"_s, NameProblem::Control);
    row("half a pair", QString(QChar(0xd83d)), NameProblem::Broken);
    row("percent", u"100%"_s, NameProblem::Wildcard);
    row("star", u"a*"_s, NameProblem::Wildcard);
    row("space at the end", u"a "_s, NameProblem::Space);
    row("long", QString(256, u'a'), NameProblem::Long);
    row("long on the wire", QString(100, u'\u00e4'), NameProblem::Long);
    row("not too long", QString(255, u'a'), NameProblem::None);
}

void TestMailboxRun::names()
{
    QFETCH(QString, text);
    QFETCH(char, separator);
    QFETCH(int, problem);
    QCOMPARE(int(checkLevel(text, separator)), problem);
}

void TestMailboxRun::wholeNames()
{
    const auto check = [](const char *name, const char *old = "", char separator = '/') {
        return checkName(MailboxName::fromWire(name), separator, MailboxName::fromWire(old));
    };
    QCOMPARE(check("a/b"), NameProblem::None);
    QCOMPARE(check(""), NameProblem::Empty);
    QCOMPARE(check("a//b"), NameProblem::EmptyLevel);
    QCOMPARE(check("/a"), NameProblem::EmptyLevel);
    QCOMPARE(check("a/"), NameProblem::EmptyLevel);
    QCOMPARE(check("a//b", "", '\0'), NameProblem::None);
    QCOMPARE(check("a/b", "a/b"), NameProblem::Same);
    QCOMPARE(check("a/b/c", "a/b"), NameProblem::Below);
    QCOMPARE(check("a/bc", "a/b"), NameProblem::None);
    QCOMPARE(check("inbox"), NameProblem::Inbox);
    QCOMPARE(check("INBOX/old", "INBOX"), NameProblem::None); // its messages move
    QVERIFY(isFatal(NameProblem::Below) && !isFatal(NameProblem::Wildcard) && !isFatal(NameProblem::None));
}

void TestMailboxRun::linesOfCreate()
{
    MailboxPlan plan(Capabilities("IMAP4rev1 CREATE-SPECIAL-USE"));
    plan.create({MailboxName(u"Alt & \"neu\" ü")}, true);
    plan.create({MailboxName(u"a"), {"\\Archive"}}, false);
    plan.create({MailboxName(u"b"), {}, "fast"}, false);
    QCOMPARE(allLines(plan),
             (QByteArrayList{R"(CREATE "Alt &- \"neu\" &APw-")", R"(SUBSCRIBE "Alt &- \"neu\" &APw-")",
                             R"(CREATE "a" (USE (\Archive)))", R"(CREATE "b" fast)"}));
}

void TestMailboxRun::linesOfEmpty()
{
    SurveyedMailbox mailbox{.listed = box("a")};
    mailbox.status.emplace();
    mailbox.status->messages = 3;
    mailbox.status->uidNext = 100;
    mailbox.status->uidValidity = 7;
    MailboxPlan plan(Capabilities("IMAP4rev1 UIDPLUS UNSELECT"));
    plan.empty(mailbox);
    QCOMPARE(allLines(plan), (QByteArrayList{R"(SELECT "a")", R"(UID STORE 1:99 +FLAGS.SILENT (\Deleted))",
                                             "UID EXPUNGE 1:99", "UNSELECT"}));
    MailboxPlan without(Capabilities("IMAP4rev1"));
    without.empty(mailbox);
    QCOMPARE(allLines(without),
             (QByteArrayList{R"(SELECT "a")", R"(UID STORE 1:99 +FLAGS.SILENT (\Deleted))", "EXPUNGE"}));
    // Many in pieces, whose UIDs are scattered.
    mailbox.status->messages = 120000;
    mailbox.status->uidNext = 4294967295;
    MailboxPlan large(Capabilities("IMAP4rev1 UIDPLUS"));
    large.empty(mailbox);
    QCOMPARE(allLines(large),
             (QByteArrayList{R"(SELECT "a")", R"(UID STORE 1:1431655764 +FLAGS.SILENT (\Deleted))",
                             "UID EXPUNGE 1:1431655764",
                             R"(UID STORE 1431655765:2863311529 +FLAGS.SILENT (\Deleted))",
                             "UID EXPUNGE 1431655765:2863311529",
                             R"(UID STORE 2863311530:4294967294 +FLAGS.SILENT (\Deleted))",
                             "UID EXPUNGE 2863311530:4294967294"}));
    // Nothing in it, or nothing known of it.
    MailboxPlan none(Capabilities("IMAP4rev1 UIDPLUS"));
    mailbox.status->messages = 0;
    none.empty(mailbox);
    mailbox.status.reset();
    none.empty(mailbox);
    QVERIFY(none.isEmpty());
}

void TestMailboxRun::linesOfExpunge()
{
    SurveyedMailbox mailbox{.listed = box("a")};
    mailbox.deleted = SequenceSet(3, 5);
    mailbox.deleted->add(9);
    MailboxPlan plan(Capabilities("IMAP4rev1 UIDPLUS UNSELECT"));
    plan.expunge(mailbox);
    QCOMPARE(allLines(plan), (QByteArrayList{R"(SELECT "a")", "UID EXPUNGE 3:5,9", "UNSELECT"}));
    // No line is longer than servers take.
    for (quint32 uid = 10; uid < 4000000000 && mailbox.deleted->ranges().size() < 1000; uid += 4000000)
        mailbox.deleted->add(uid);
    MailboxPlan many(Capabilities("IMAP4rev1 UIDPLUS"));
    many.expunge(mailbox);
    const QByteArrayList lines = allLines(many);
    QCOMPARE(lines.size(), 5);
    QVERIFY(
        std::all_of(lines.begin(), lines.end(), [](const QByteArray &line) { return line.size() < 8000; }));
    MailboxPlan all(Capabilities("IMAP4rev1"));
    all.expunge(mailbox);
    QCOMPARE(allLines(all), (QByteArrayList{R"(SELECT "a")", "EXPUNGE"}));
    QVERIFY(!all.expungesByUid());
}

void TestMailboxRun::leafFirst()
{
    MailboxServer server;
    server.boxes = {{"a", {3}}, {"a/b", {2}}, {"a/b/c", {1}}, {"a b", {}}, {"ab", {}}};
    server.subscribed = {"a/b"};
    const auto session = connectTo(server);
    MailboxPlan plan(session->capabilities());
    plan.remove(whole(*session, "a"), true);
    MailboxRun deletes(session.get(), plan, AfterError::Stop);
    QVERIFY(run(deletes));
    QCOMPARE(server.changes, (QByteArrayList{R"(DELETE "a/b/c")", R"(DELETE "a/b")", R"(UNSUBSCRIBE "a/b")",
                                             R"(DELETE "a")"}));
    QCOMPARE(states(deletes), "DDDD");
    QCOMPARE(deletes.outcomes()[3].before->messages, quint64(3));
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"a b", "ab"}));
}

void TestMailboxRun::renamesWithChildren()
{
    MailboxServer server;
    server.boxes = {{"a", {3}}, {"a/b", {2}}, {"a/b/c", {1}}, {"ab", {}}};
    const auto session = connectTo(server);
    const auto all = whole(*session, "a");
    MailboxPlan plan(session->capabilities());
    plan.rename(all.front(), all, MailboxName(u"z/y"), '/', true);
    MailboxRun renames(session.get(), plan, AfterError::Stop);
    QVERIFY(run(renames));
    QCOMPARE(server.changes, QByteArrayList{R"(RENAME "a" "z/y")"});
    QCOMPARE(states(renames), "DNN");
    QCOMPARE(renames.outcomes()[0].before->messages, quint64(3));
    QCOMPARE(renames.outcomes()[0].after->messages, quint64(3));
    QVERIFY(!renames.outcomes()[0].contradicted);
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"ab", "z/y", "z/y/b", "z/y/b/c"}));
}

// A server that leaves them where they were, against RFC 9051 section 6.3.6.
void TestMailboxRun::renamesNoChildren()
{
    MailboxServer server;
    server.renamesChildren = false;
    server.boxes = {{"a", {3}}, {"a/b", {2}}, {"a/b/c", {1}}, {"ab", {}}};
    const auto session = connectTo(server);
    const auto all = whole(*session, "a");
    MailboxPlan plan(session->capabilities());
    plan.rename(all.front(), all, MailboxName(u"z"), '/', true);
    MailboxRun renames(session.get(), plan, AfterError::Stop);
    QVERIFY(run(renames));
    QCOMPARE(server.changes,
             (QByteArrayList{R"(RENAME "a" "z")", R"(RENAME "a/b" "z/b")", R"(RENAME "a/b/c" "z/b/c")"}));
    QCOMPARE(states(renames), "DDD");
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"ab", "z", "z/b", "z/b/c"}));
}

void TestMailboxRun::movesAcrossSeparators()
{
    const auto moved = [](const char *name, const char *to) {
        return MailboxPlan::moved(MailboxName::fromWire(name), MailboxName::fromWire("a/b"), '/',
                                  MailboxName::fromWire(to), '.')
            .wire();
    };
    QCOMPARE(moved("a/b/c/d", "Shared.b"), "Shared.b.c.d");
    QCOMPARE(moved("a/b", "Shared.b"), "Shared.b");
}

void TestMailboxRun::subscriptionsMove()
{
    MailboxServer server;
    server.boxes = {{"a", {}}, {"a/b", {}}, {"a/c", {}}};
    server.subscribed = {"a", "a/c", "other"};
    const auto session = connectTo(server);
    const auto all = whole(*session, "a");
    MailboxPlan plan(session->capabilities());
    plan.rename(all.front(), all, MailboxName(u"z"), '/', true);
    MailboxRun renames(session.get(), plan, AfterError::Stop);
    QVERIFY(run(renames));
    QCOMPARE(server.subscribed, (QSet<QByteArray>{"z", "z/c", "other"}));
}

static MailboxPlan deletesFive(MailboxServer &server, Session &session)
{
    MailboxPlan plan(session.capabilities());
    std::vector<SurveyedMailbox> all;
    for (const char *name : {"m5", "m4", "m3", "m2", "m1"}) {
        server.boxes.insert(name, {1});
        all.push_back({.listed = box(name)});
    }
    plan.remove(all, false);
    return plan;
}

void TestMailboxRun::stops()
{
    MailboxServer server;
    server.refused = "m3";
    const auto session = connectTo(server);
    MailboxRun deletes(session.get(), deletesFive(server, *session), AfterError::Stop);
    QVERIFY(run(deletes));
    QCOMPARE(states(deletes), "DDF--");
    QCOMPARE(deletes.outcomes()[2].error->code, "NOPERM");
    QCOMPARE(deletes.outcomes()[2].error->text, u"not that one"_s);
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"m1", "m2", "m3"}));
}

void TestMailboxRun::goesOn()
{
    MailboxServer server;
    server.refused = "m3";
    const auto session = connectTo(server);
    MailboxRun deletes(session.get(), deletesFive(server, *session), AfterError::GoOn);
    QVERIFY(run(deletes));
    QCOMPARE(states(deletes), "DDFDD");
    QCOMPARE(server.boxes.keys(), QByteArrayList{"m3"});
}

// What was done, what was not, and what nobody can know.
void TestMailboxRun::cut()
{
    MailboxServer server;
    server.cutAt = "m3";
    const auto session = connectTo(server);
    MailboxRun deletes(session.get(), deletesFive(server, *session), AfterError::GoOn);
    QVERIFY(run(deletes));
    QCOMPARE(states(deletes), "DDU--");
    QVERIFY(deletes.wasCut());
    QVERIFY(deletes.outcomes()[2].error);

    // The whole session goes.
    MailboxServer other;
    auto second = connectTo(other);
    MailboxRun more(second.get(), deletesFive(other, *second), AfterError::GoOn);
    connect(&more, &MailboxRun::stepFinished, &more, [&] { QTimer::singleShot(0, [&] { second.reset(); }); });
    QVERIFY(run(more));
    QVERIFY2(states(more).startsWith("DU-") || states(more).startsWith("D--"), states(more));
}

void TestMailboxRun::cancelled()
{
    MailboxServer server;
    const auto session = connectTo(server);
    MailboxRun deletes(session.get(), deletesFive(server, *session), AfterError::GoOn);
    connect(&deletes, &MailboxRun::stepFinished, &deletes, [&deletes](size_t step) {
        if (step == 1)
            deletes.cancel();
    });
    QVERIFY(run(deletes));
    QCOMPARE(states(deletes), "DD---");
    QVERIFY(deletes.wasCancelled() && !deletes.wasCut());
    QCOMPARE(server.boxes.size(), 3);
}

// A server says OK to what it does not do.
void TestMailboxRun::contradicted()
{
    MailboxServer server;
    const auto session = connectTo(server);
    server.boxes.insert("old", {1});
    server.boxes.insert("kept", {1});
    // Only the first of two handlers' manners differs.
    server.server.answer("CREATE", "TAG OK");
    server.server.setHandler([&server](const QByteArray &command) -> QByteArray {
        if (command.startsWith("CREATE") || command.startsWith("RENAME") || command.startsWith("DELETE"))
            return "TAG OK of course\n";
        if (command.startsWith("LIST"))
            return "* LIST () \"/\" kept\n* LIST () \"/\" gone\n* LIST () \"/\" old\nTAG OK\n";
        if (command.startsWith("STATUS \"kept"))
            return "* STATUS kept (MESSAGES 1)\nTAG OK\n";
        return command.startsWith("STATUS") ? "TAG NO no\n" : QByteArray();
    });
    MailboxPlan plan(session->capabilities());
    plan.create({MailboxName(u"new")}, false);
    plan.rename({.listed = box("old")}, {}, MailboxName(u"newer"), '/', false);
    // What Dovecot lists though it is gone.
    plan.remove({{.listed = box("kept")}, {.listed = box("gone")}}, false);
    MailboxRun all(session.get(), plan, AfterError::GoOn);
    QVERIFY(run(all));
    QCOMPARE(states(all), "DDDD");
    QVERIFY(!all.outcomes()[3].contradicted);
    QVERIFY(all.outcomes()[0].contradicted && all.outcomes()[1].contradicted
            && all.outcomes()[2].contradicted);
}

// Courier takes a name above others away with the last of those.
void TestMailboxRun::goneByItself()
{
    MailboxServer server;
    server.boxes = {{"a", {0, true}}, {"a/b", {2}}, {"c", {0, true}}};
    server.refused = "c";
    const auto session = connectTo(server);
    auto all = survey(*session, {{MailboxName(u"a"), '/', {"\\Noselect"}}}, {.withChildren = true});
    all.push_back({.listed = {MailboxName(u"c"), '/', {"\\Noselect"}}});
    MailboxPlan plan(session->capabilities());
    plan.remove(all, false);
    MailboxRun deletes(session.get(), plan, AfterError::GoOn);
    connect(&deletes, &MailboxRun::stepFinished, &deletes, [&](size_t step) {
        if (plan.steps()[step].mailbox.wire() == "a/b")
            server.boxes.remove("a");
    });
    QVERIFY(run(deletes));
    QCOMPARE(states(deletes), "FDG"); // c is there, and was refused
}

void TestMailboxRun::restOfIt()
{
    MailboxServer server;
    server.boxes = {{"a", {1}}, {"b", {1}}, {"c", {1}}};
    server.subscribed = {"a", "b"};
    server.refused = "b";
    const auto session = connectTo(server);
    MailboxPlan plan(session->capabilities());
    plan.remove({{.listed = box("a"), .isSubscribed = true},
                 {.listed = box("b"), .isSubscribed = true},
                 {.listed = box("c")}},
                true);
    QCOMPARE(plan.steps().size(), 5U); // c, b and its subscription, a and its subscription
    MailboxRun stops(session.get(), plan, AfterError::Stop);
    QVERIFY(run(stops));
    QCOMPARE(states(stops), "DF---");
    MailboxRun again(session.get(), stops.rest(), AfterError::Stop);
    QCOMPARE(again.plan().steps().size(), 4U);
    QVERIFY(run(again));
    QCOMPARE(states(again), "F---"); // it is refused as before
    server.refused.clear();
    MailboxRun whole(session.get(), again.rest(), AfterError::Stop);
    QVERIFY(run(whole));
    QCOMPARE(states(whole), "DDDD");
    QVERIFY(whole.rest().isEmpty());
    QVERIFY(server.boxes.isEmpty() && server.subscribed.isEmpty());
}

// On a server that renames no children: which were left is known, and need not be found out again.
void TestMailboxRun::restOfRename()
{
    MailboxServer server;
    server.renamesChildren = false;
    server.boxes = {{"old", {1}}, {"old/a", {1}}, {"old/b", {1}}};
    server.refused = "old/a";
    const auto session = connectTo(server);
    auto all = whole(*session, "old");
    const SurveyedMailbox top = all.front();
    all.erase(all.begin());
    MailboxPlan plan(session->capabilities());
    plan.rename(top, all, MailboxName(u"new"), '/', false);
    MailboxRun stops(session.get(), plan, AfterError::Stop);
    QVERIFY(run(stops));
    QCOMPARE(states(stops), "DF-");
    server.refused.clear();
    MailboxRun again(session.get(), stops.rest(), AfterError::Stop);
    QVERIFY(run(again));
    QCOMPARE(states(again), "DD");
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"new", "new/a", "new/b"}));
}

void TestMailboxRun::madeMeanwhile_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<int>("lists");
    QTest::newRow("one pattern") << QByteArray("IMAP4rev1 NAMESPACE") << 3;
    QTest::newRow("several patterns") << QByteArray("IMAP4rev1 NAMESPACE LIST-EXTENDED") << 1;
}

// That a mailbox once had nothing below it says nothing of now.
void TestMailboxRun::madeMeanwhile()
{
    QFETCH(QByteArray, capabilities);
    MailboxServer server;
    server.capabilities = capabilities;
    server.boxes = {{"a", {1}}, {"a/new", {2}}, {"b", {1}}, {"c", {1}}, {"c/x/y", {3}}, {"d", {1}}};
    const auto session = connectTo(server);
    const qsizetype before = server.server.commands().size();
    const auto all = survey(*session,
                            {{MailboxName(u"a"), '/', {"\\HasNoChildren"}},
                             {MailboxName(u"b"), '/', {"\\HasNoChildren"}},
                             {MailboxName(u"c"), '/', {"\\HasChildren"}},
                             {MailboxName(u"d"), '/', {"\\NoInferiors"}}},
                            {.withChildren = true, .status = false});
    QByteArrayList found;
    for (const SurveyedMailbox &one : all)
        found += one.listed.name.wire() + (one.isRoot ? "" : " of ")
                 + (one.isRoot ? QByteArray() : QByteArray::number(quint64(one.root)));
    QCOMPARE(found, (QByteArrayList{"a", "a/new of 0", "b", "c", "c/x/y of 2", "d"}));
    QTEST(int(server.server.commands().size() - before), "lists");
}

void TestMailboxRun::manyBesideEachOther()
{
    MailboxServer server;
    server.boxes = {{"top", {}}, {"top/7/new", {1}}, {"top2/x", {1}}};
    std::vector<ListedMailbox> roots;
    for (int i = 0; i < 100; ++i) {
        server.boxes.insert("top/" + QByteArray::number(i), {});
        roots.push_back({MailboxName::fromWire("top/" + QByteArray::number(i)), '/', {"\\HasNoChildren"}});
    }
    server.boxes.insert("top/101/x", {}); // below none of them
    const auto session = connectTo(server);
    const qsizetype before = server.server.commands().size();
    const auto all = survey(*session, roots, {.withChildren = true, .status = false});
    QCOMPARE(all.size(), size_t(101));
    QCOMPARE(std::count_if(all.begin(), all.end(), [](const auto &one) { return !one.isRoot; }), 1);
    QCOMPARE(server.server.commands().mid(before), QByteArrayList{"LIST \"\" \"top/*\""});
}

void TestMailboxRun::dovecotLife()
{
    const auto session = dovecot().session();
    const auto other = dovecot().session();
    MailboxPlan plan(session->capabilities());
    plan.create({MailboxName(u"Life/one")}, true);
    plan.create({MailboxName(u"Life/one/two")}, true);
    MailboxRun creates(session.get(), plan, AfterError::Stop);
    QVERIFY(run(creates));
    QCOMPARE(states(creates), "DDDD");
    QCOMPARE(listed(*other, "Life*"), (QByteArrayList{"Life!", "Life/one", "Life/one/two"}));
    QVERIFY(fill(*other, u"Life/one/two"_s, 2));

    const auto all = whole(*session, "Life/one");
    QCOMPARE(all.size(), 2U);
    QVERIFY(all[0].isSubscribed && all[1].isSubscribed);
    MailboxPlan renaming(session->capabilities());
    renaming.rename(all.front(), all, MailboxName(u"Moved/here"), '/', true);
    MailboxRun renames(session.get(), renaming, AfterError::Stop);
    QVERIFY(run(renames));
    QCOMPARE(listed(*other, "Moved*"), (QByteArrayList{"Moved!", "Moved/here", "Moved/here/two"}));
    QCOMPARE(messagesIn(*other, u"Moved/here/two"_s), 2U);
    const auto subscribed = await(other->send(Lsub{"*"}));
    QByteArrayList names;
    for (const ListedMailbox &one : *subscribed) {
        if (one.name.wire().contains("Moved") || one.name.wire().contains("Life"))
            names += one.name.wire();
    }
    std::sort(names.begin(), names.end());
    QCOMPARE(names, (QByteArrayList{"Moved/here", "Moved/here/two"}));

    MailboxPlan deleting(session->capabilities());
    deleting.remove(whole(*session, "Moved"), true);
    MailboxRun deletes(session.get(), deleting, AfterError::Stop);
    QVERIFY(run(deletes));
    QVERIFY2(!states(deletes).contains('F') && !states(deletes).contains('-'), states(deletes));
    QCOMPARE(listed(*other, "Moved*"), QByteArrayList());
    for (const MailboxOutcome &outcome : deletes.outcomes())
        QVERIFY(!outcome.contradicted);
}

void TestMailboxRun::dovecotEmpties()
{
    const auto session = dovecot().session();
    const auto other = dovecot().session();
    QVERIFY(await(other->send(Create{MailboxName(u"Full")})));
    QVERIFY(fill(*other, u"Full"_s, 5));
    const auto all = survey(*session, {box("Full")}, {});
    QCOMPARE(all.front().status->messages, quint64(5));
    QVERIFY(fill(*other, u"Full"_s, 1)); // came after one has looked
    MailboxPlan plan(session->capabilities());
    plan.empty(all.front());
    QVERIFY(plan.opensMailboxes());
    MailboxRun empties(session.get(), plan, AfterError::Stop);
    QVERIFY(run(empties));
    QCOMPARE(states(empties), "D");
    QCOMPARE(empties.outcomes()[0].before->messages, quint64(6));
    QCOMPARE(empties.outcomes()[0].after->messages, quint64(1));
    QVERIFY(empties.outcomes()[0].after->highestModSeq > empties.outcomes()[0].before->highestModSeq);
    QCOMPARE(messagesIn(*other, u"Full"_s), 1U);
}

void TestMailboxRun::dovecotExpunges()
{
    const auto session = dovecot().session();
    const auto other = dovecot().session();
    QVERIFY(await(other->send(Create{MailboxName(u"Marked")})));
    QVERIFY(fill(*other, u"Marked"_s, 2));
    QVERIFY(fill(*other, u"Marked"_s, 3, {"\\Deleted"}));
    const auto all = survey(*session, {box("Marked")}, {.deleted = true});
    QCOMPARE(all.front().deleted->toWire(), "3:5");
    // Marked after one has looked: stays.
    QVERIFY(fill(*other, u"Marked"_s, 1, {"\\Deleted"}));
    MailboxPlan plan(session->capabilities());
    plan.expunge(all.front());
    plan.check(all.front().listed);
    MailboxRun expunges(session.get(), plan, AfterError::Stop);
    QVERIFY(run(expunges));
    QCOMPARE(states(expunges), "DD");
    QVERIFY(await(other->send(Select{MailboxName(u"Marked")})));
    QCOMPARE(await(other->send(Search{}))->all.toWire(), "1:2,6");
}

// RFC 9051 section 6.3.6: the messages of INBOX move, and nothing below it.
void TestMailboxRun::dovecotInbox()
{
    Dovecot fresh;
    const auto session = fresh.session();
    const auto before = messagesIn(*session, u"INBOX"_s);
    QVERIFY(before > 0);
    const auto all = whole(*session, "INBOX");
    MailboxPlan plan(session->capabilities());
    plan.rename(all.front(), all, MailboxName(u"Old inbox"), '/', true);
    QCOMPARE(allLines(plan), QByteArrayList{R"(RENAME "INBOX" "Old inbox")"});
    MailboxRun renames(session.get(), plan, AfterError::Stop);
    QVERIFY(run(renames));
    QCOMPARE(states(renames), "D");
    const auto other = fresh.session();
    QCOMPARE(messagesIn(*other, u"INBOX"_s), 0U);
    QCOMPARE(messagesIn(*other, u"Old inbox"_s), before);
    // It is never deleted.
    MailboxPlan none(session->capabilities());
    none.remove(whole(*session, "INBOX"), false);
    QVERIFY(none.isEmpty());
}

// Somebody has deleted the mailbox and made another one of that name.
void TestMailboxRun::dovecotAnotherMailboxMeanwhile()
{
    const auto session = dovecot().session();
    const auto other = dovecot().session();
    QVERIFY(await(other->send(Create{MailboxName(u"Swapped")})));
    QVERIFY(fill(*other, u"Swapped"_s, 3));
    const auto all = survey(*session, {box("Swapped")}, {});
    QVERIFY(await(other->send(Delete{MailboxName(u"Swapped")})));
    QTest::qWait(1100); // UIDVALIDITY is the time
    QVERIFY(await(other->send(Create{MailboxName(u"Swapped")})));
    QVERIFY(fill(*other, u"Swapped"_s, 2));
    MailboxPlan plan(session->capabilities());
    plan.empty(all.front());
    MailboxRun empties(session.get(), plan, AfterError::Stop);
    QVERIFY(run(empties));
    QCOMPARE(states(empties), "F");
    QCOMPARE(empties.outcomes()[0].error->code, "UIDVALIDITY");
    QCOMPARE(messagesIn(*other, u"Swapped"_s), 2U);
}

// Dovecot ends a connection whose open mailbox goes.
void TestMailboxRun::dovecotOpenMailbox()
{
    const auto session = dovecot().session();
    QVERIFY(await(session->send(Create{MailboxName(u"Open/below")})));
    QVERIFY(await(session->send(Create{MailboxName(u"Open")})));
    QVERIFY(await(session->send(Select{MailboxName(u"Open/below")})));
    auto all = whole(*session, "Open");
    MailboxPlan plan(session->capabilities());
    plan.rename(all.front(), all, MailboxName(u"Opened"), '/', false);
    MailboxRun renames(session.get(), plan, AfterError::Stop);
    QVERIFY(run(renames));
    QVERIFY(await(session->send(Select{MailboxName(u"Opened/below")})));
    MailboxPlan deleting(session->capabilities());
    deleting.remove(whole(*session, "Opened"), false);
    MailboxRun deletes(session.get(), deleting, AfterError::Stop);
    QVERIFY(run(deletes));
    QCOMPARE(states(deletes), "DD");
    QCOMPARE(session->state(), Session::State::Authenticated);
    QCOMPARE(listed(*session, "Open*"), QByteArrayList());
}

void TestMailboxRun::dovecotAwkward_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"a \"b\" c"_s, u"back\\slash"_s, u"100%"_s, u"st*r"_s, u"R&D"_s, u"&AOQ-"_s, u"\U0001F600 emoji"_s,
          u"end "_s, u"with.dot"_s, u"(paren)"_s, u"{5}"_s, u"NIL"_s, u"ü"_s})
        QTest::newRow(name.toUtf8()) << name;
}

void TestMailboxRun::dovecotAwkward()
{
    QFETCH(QString, name);
    const auto session = dovecot().session();
    const auto other = dovecot().session();
    // Beside those that patterns would find as well.
    QVERIFY(await(other->send(Create{MailboxName(u"Odd/100 and more/x")})));
    QVERIFY(await(other->send(Create{MailboxName(u"Odd/star/x")})));
    const MailboxName full(u"Odd/"_s + name);
    MailboxPlan plan(session->capabilities());
    plan.create({full}, true);
    plan.create({MailboxName(full.toString() + u"/child"_s)}, false);
    MailboxRun creates(session.get(), plan, AfterError::Stop);
    QVERIFY(run(creates));
    QCOMPARE(states(creates), "DDD");
    auto all = whole(*session, full.wire());
    QCOMPARE(all.size(), 2U);
    const MailboxName to(u"Odd/renamed "_s + name);
    MailboxPlan renaming(session->capabilities());
    renaming.rename(all.front(), all, to, '/', true);
    MailboxRun renames(session.get(), renaming, AfterError::Stop);
    QVERIFY(run(renames));
    QVERIFY(!states(renames).contains('F'));
    QVERIFY(listed(*other, "*").contains(to.wire() + "/child"));
    MailboxPlan deleting(session->capabilities());
    deleting.remove(whole(*session, to.wire()), true);
    MailboxRun deletes(session.get(), deleting, AfterError::Stop);
    QVERIFY(run(deletes));
    QCOMPARE(states(deletes), "DDD");
    QCOMPARE(listed(*other, "Odd*"),
             (QByteArrayList{"Odd!", "Odd/100 and more!", "Odd/100 and more/x", "Odd/star!", "Odd/star/x"}));
    MailboxPlan rest(session->capabilities());
    rest.remove(whole(*session, "Odd"), true);
    MailboxRun cleans(session.get(), rest, AfterError::GoOn);
    QVERIFY(run(cleans));
    QCOMPARE(listed(*other, "Odd*"), QByteArrayList());
}

// It has partitions, and refuses to delete what has others below it.
void TestMailboxRun::cyrus()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session();
    const auto other = server.session();
    MailboxPlan plan(session->capabilities());
    plan.create({MailboxName(u"Kept"), {}, "default"}, false);
    plan.create({MailboxName(u"Nowhere"), {}, "nowhere"}, false);
    plan.create({MailboxName(u"Filed"), {"\\Archive"}, "default"}, false);
    plan.create({MailboxName(u"Kept/below/deep")}, true);
    MailboxRun creates(session.get(), plan, AfterError::GoOn);
    QVERIFY(run(creates));
    QCOMPARE(states(creates), "DFDDD");
    QVERIFY(creates.outcomes()[1].error->text.contains(u"partition"));
    QCOMPARE(listed(*other, "Kept*"), (QByteArrayList{"Kept", "Kept/below", "Kept/below/deep"}));
    auto all = whole(*session, "Kept");
    QCOMPARE(all.size(), 3U);
    MailboxPlan renaming(session->capabilities());
    renaming.rename(all.front(), all, MailboxName(u"Filed/kept"), '/', true);
    MailboxRun renames(session.get(), renaming, AfterError::Stop);
    QVERIFY(run(renames));
    QVERIFY2(!states(renames).contains('F') && !states(renames).contains('-'), states(renames));
    QCOMPARE(listed(*other, "Filed*"),
             (QByteArrayList{"Filed", "Filed/kept", "Filed/kept/below", "Filed/kept/below/deep"}));
    QTest::qWait(1100); // Cyrus names what it keeps of the deleted by the second
    MailboxPlan deleting(session->capabilities());
    deleting.remove(whole(*session, "Filed"), true);
    MailboxRun deletes(session.get(), deleting, AfterError::Stop);
    QVERIFY(run(deletes));
    // It keeps what has a special use (specialuse_protect).
    QVERIFY2(states(deletes).endsWith("DDF"), states(deletes));
    QVERIFY(deletes.outcomes().back().error->text.contains(u"SPECIAL-USE"));
    QCOMPARE(listed(*other, "Filed*"), QByteArrayList{"Filed"});
}

void TestMailboxRun::thousand()
{
    MailboxServer server;
    server.boxes.insert("Many", {0, true});
    for (int i = 0; i < 1000; ++i)
        server.boxes.insert("Many/" + QByteArray::number(i), {i});
    const auto session = connectTo(server);
    MailboxPlan plan(session->capabilities());
    plan.remove(whole(*session, "Many"), true);
    QCOMPARE(plan.steps().size(), 1001U);
    MailboxRun deletes(session.get(), plan, AfterError::GoOn);
    QSignalSpy progressed(&deletes, &MailboxRun::progressed);
    QVERIFY(run(deletes));
    QVERIFY(progressed.count() >= 1000);
    QCOMPARE(deletes.count(State::Done), 1001U);
    QVERIFY(server.boxes.isEmpty());
    // Each is asked about, and deleted; one LIST looks at all of them in the end.
    const QByteArrayList &sent = server.server.commands();
    QVERIFY(std::count_if(sent.begin(), sent.end(), [](const auto &one) { return one.startsWith("LIST"); })
            <= 4);
}

QTEST_GUILESS_MAIN(TestMailboxRun)
#include "tst_mailboxrun.moc"
