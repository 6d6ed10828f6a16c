#include "imapcore/commands/search.h"
#include "imapcore/mailboxnamecheck.h"
#include "imapcore/mailboxrun.h"
#include "tests/support/dovecot.h"
#include "tests/support/mailboxes.h"
#include <QSignalSpy>

using namespace imap;
using namespace Qt::StringLiterals;
using State = MailboxOutcome::State;
using AfterError = MailboxRun::AfterError;

// What is done to the messages of mailboxes: the plan for it, and what becomes of that, on servers of all manners; and how
// mailboxes are looked at before, and may be called.
class TestMailboxRun : public QObject
{
    Q_OBJECT
private slots:
    void names_data();
    void names();
    void wholeNames();
    void linesOfEmpty();
    void linesOfExpunge();
    void stops();
    void goesOn();
    void cut();
    void cancelled();
    void restOfIt();
    void madeMeanwhile_data();
    void madeMeanwhile();
    void manyBesideEachOther();
    void dovecotEmpties();
    void dovecotExpunges();
    void dovecotAnotherMailboxMeanwhile();

private:
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
    // A letter for each step: Done, Failed, Unknown, - for not done.
    static QByteArray states(const MailboxRun &run)
    {
        QByteArray all;
        for (const MailboxOutcome &outcome : run.outcomes())
            all += "-DFU"[int(outcome.state)];
        return all;
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

static MailboxPlan checksFive(MailboxServer &server, Session &session)
{
    MailboxPlan plan(session.capabilities());
    for (const char *name : {"m5", "m4", "m3", "m2", "m1"}) {
        server.boxes.insert(name, {1});
        plan.check(box(name));
    }
    return plan;
}

void TestMailboxRun::stops()
{
    MailboxServer server;
    server.refused = "m3";
    const auto session = connectTo(server);
    MailboxRun checks(session.get(), checksFive(server, *session), AfterError::Stop);
    QVERIFY(run(checks));
    QCOMPARE(states(checks), "DDF--");
    QCOMPARE(checks.outcomes()[2].error->code, "NOPERM");
    QCOMPARE(checks.outcomes()[2].error->text, u"not that one"_s);
    QCOMPARE(server.opened, (QByteArrayList{"m5", "m4"}));
}

void TestMailboxRun::goesOn()
{
    MailboxServer server;
    server.refused = "m3";
    const auto session = connectTo(server);
    MailboxRun checks(session.get(), checksFive(server, *session), AfterError::GoOn);
    QVERIFY(run(checks));
    QCOMPARE(states(checks), "DDFDD");
    QCOMPARE(server.opened, (QByteArrayList{"m5", "m4", "m2", "m1"}));
}

// What was done, what was not, and what nobody can know.
void TestMailboxRun::cut()
{
    MailboxServer server;
    server.cutAt = "m3";
    const auto session = connectTo(server);
    MailboxRun checks(session.get(), checksFive(server, *session), AfterError::GoOn);
    QVERIFY(run(checks));
    QCOMPARE(states(checks), "DDU--");
    QVERIFY(checks.wasCut());
    QVERIFY(checks.outcomes()[2].error);

    // The whole session goes.
    MailboxServer other;
    auto second = connectTo(other);
    MailboxRun more(second.get(), checksFive(other, *second), AfterError::GoOn);
    connect(&more, &MailboxRun::stepFinished, &more, [&] { QTimer::singleShot(0, [&] { second.reset(); }); });
    QVERIFY(run(more));
    QVERIFY2(states(more).startsWith("DU-") || states(more).startsWith("D--"), states(more));
}

void TestMailboxRun::cancelled()
{
    MailboxServer server;
    const auto session = connectTo(server);
    MailboxRun checks(session.get(), checksFive(server, *session), AfterError::GoOn);
    connect(&checks, &MailboxRun::stepFinished, &checks, [&checks](size_t step) {
        if (step == 1)
            checks.cancel();
    });
    QVERIFY(run(checks));
    QCOMPARE(states(checks), "DD---");
    QVERIFY(checks.wasCancelled() && !checks.wasCut());
    QCOMPARE(server.opened.size(), 2);
}

void TestMailboxRun::restOfIt()
{
    MailboxServer server;
    server.refused = "m4";
    const auto session = connectTo(server);
    MailboxRun stops(session.get(), checksFive(server, *session), AfterError::Stop);
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

QTEST_GUILESS_MAIN(TestMailboxRun)
#include "tst_mailboxrun.moc"
