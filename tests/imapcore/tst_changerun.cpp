#include "imapcore/cause.h"
#include "imapcore/changes/changerun.h"
#include "imapcore/changes/readback.h"
#include "imapcore/commands/quotaroot.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include <QFileInfo>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <csignal>
#include <sys/resource.h>

using namespace imap;
using namespace Qt::StringLiterals;
using State = ChangeItem::State;

namespace {

// A server that keeps access lists, with the manners that a test gives it.
struct AclServer
{
    QMap<QByteArray, QMap<QByteArray, QByteArray>> acls; // mailbox, identifier: rights
    QByteArray refused;                                  // the mailbox that nobody may set anything of
    QByteArray cutAt; // the connection ends at a SETACL of that mailbox, which is done if `doesIt`
    bool doesIt = true;
    bool tiesTAndE = false; // as Stalwart does
    bool keepsA = false;    // as Dovecot does for owners
    bool ignores = false;   // says OK and does nothing
    std::function<void(const QByteArray &)> onGet = {}, onSet = {};
    ScriptedServer server;

    AclServer()
    {
        server.setGreeting("* PREAUTH [CAPABILITY IMAP4rev1 ACL RIGHTS=texk] ready\n");
        server.setHandler([this](const QByteArray &command) { return answer(command); });
    }
    std::unique_ptr<Session> session()
    {
        Connector connector(optionsFor(server, Security::None));
        QSignalSpy ready(&connector, &Connector::ready);
        server.setGreeting("* OK [CAPABILITY IMAP4rev1 ACL RIGHTS=texk] ready\n");
        server.answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 ACL RIGHTS=texk] in");
        connector.start();
        return ready.wait(5000) ? std::unique_ptr<Session>(connector.takeSession()) : nullptr;
    }
    QByteArray answer(const QByteArray &command)
    {
        const QByteArrayList words = QByteArray(command).replace('"', "").split(' ');
        if (words[0] == "GETACL") {
            if (onGet)
                onGet(words[1]);
            QByteArray text = "* ACL \"" + words[1] + '"';
            const auto &acl = acls[words[1]];
            for (auto entry = acl.begin(); entry != acl.end(); ++entry)
                text += " \"" + entry.key() + "\" \"" + entry.value() + '"';
            return text + "\nTAG OK";
        }
        if (words[0] != "SETACL" && words[0] != "DELETEACL")
            return {};
        if (onSet)
            onSet(words[1]);
        if (words[1] == refused)
            return "TAG NO [NOPERM] not yours";
        const bool isCut = words[1] == cutAt;
        if (!isCut || doesIt)
            set(words);
        if (isCut) {
            QTimer::singleShot(0, &server, [this] { server.disconnectAll(); });
            return "* OK wait\n";
        }
        return "TAG OK done";
    }
    void set(const QByteArrayList &words)
    {
        if (ignores)
            return;
        auto &acl = acls[words[1]];
        if (words[0] == "DELETEACL") {
            acl.remove(words[2]);
            return;
        }
        const QByteArray old = acl.value(words[2]), given = words[3];
        QByteArray now = given.startsWith('+')   ? unitedRights(old, given.sliced(1))
                         : given.startsWith('-') ? rightsWithout(old, given.sliced(1))
                                                 : given;
        if (tiesTAndE && (now.contains('t') || now.contains('e')))
            now = unitedRights(now, "te");
        if (keepsA && old.contains('a'))
            now = unitedRights(now, "a");
        acl[words[2]] = now;
    }
};

StagedChange give(const QString &mailbox, const char *identifier, const char *rights,
                  const ChangeState &before = {})
{
    return {AclChange{MailboxName(mailbox), QString::fromUtf8(identifier), rights}, before};
}

// A letter an item: Staged, senT, Done, Unneeded, Refused, Overtaken.
QByteArray states(const ChangeSet &set)
{
    QByteArray all;
    for (const ChangeItem &item : set.items())
        all += "STDURO"[int(item.state)];
    return all;
}

bool finish(ChangeRun &run)
{
    QSignalSpy finished(&run, &ChangeRun::finished);
    run.start();
    return !finished.isEmpty() || finished.wait(60000);
}

bool apply(Session &session, ChangeSet &set)
{
    ChangeRun run(&session, ServerManner::of(session), &set);
    return finish(run);
}

bool readBack(Session &session, ChangeSet &set)
{
    ReadBack reader(&session, ServerManner::of(session), &set);
    QSignalSpy finished(&reader, &ReadBack::finished);
    reader.start();
    return (!finished.isEmpty() || finished.wait(60000)) && reader.unread() == 0;
}

QByteArrayList problems(const ChangeSet &set)
{
    QByteArrayList all;
    for (const ChangeItem &item : set.items()) {
        if (item.state != State::Done || item.difference.value_or(Difference::None) != Difference::None)
            all += QJsonDocument(item.change.toJson()).toJson(QJsonDocument::Compact) + ' '
                   + nameOf(item.state) + ' ' + (item.error ? item.error->text.toUtf8() : QByteArray()) + ' '
                   + (item.difference ? nameOf(*item.difference) : QByteArray()) + " found "
                   + item.found.value;
    }
    return all;
}

} // namespace

// A set of changes that is carried out, on servers of all manners.
class TestChangeRun : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void appliesAndReadsBack();
    void sentForWhatItIsFor();
    void journalIsAhead();
    void refusedOnesKeepNobody();
    void overtaken();
    void unneeded();
    void orderWhereItMatters();
    void differences_data();
    void differences();
    void cutAndResolved_data();
    void cutAndResolved();
    void lostAndSentAlone();
    void countsWhatItDid();
    void givenAndTaken_data();
    void givenAndTaken();
    void notTakenAndTakenAgain();
    void changedBySomebodyElse();
    void unknownAndChangedAgain_data();
    void unknownAndChangedAgain();
    void undoneByAnotherSet();
    void thousandsThatAreSoAlready();
    void looksAgainAfterAWhile();
    void cancelled();
    void readOnlySession();
    void journalOnFullDisk();
    void thousands();
    void audit();
    void cyrus();
    void cyrusCreatesAndDeletes();
    void cyrusRefusesQuotesInIdentifiers();
    void dovecot();
    void courier();

private:
    QString file(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void wholeRound(MailServer &server, const QString &user, std::vector<StagedChange> changes);
    void thereAndBack(MailServer &server, const QString &user, std::vector<StagedChange> changes);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestChangeRun::appliesAndReadsBack()
{
    AclServer server;
    server.acls["a"]["bob"] = "lr";
    const auto session = server.session();
    QVERIFY(session);
    ChangeSet set;
    set.add(give(u"a"_s, "bob", "wi", ChangeState::present("lr")));
    set.add({AclChange{MailboxName(u"b"), u"bob"_s, {}, {}, "l"}});
    ChangeRun run(session.get(), ServerManner::of(*session), &set);
    QSignalSpy progressed(&run, &ChangeRun::progressed);
    QVERIFY(finish(run));
    QCOMPARE(states(set), QByteArray("DD"));
    QCOMPARE(progressed.size(), 2);
    QCOMPARE(run.done(), size_t(2));
    QVERIFY(!run.interruption());
    QCOMPARE(server.acls["a"]["bob"], QByteArray("lrwi"));
    QCOMPARE(server.acls["b"]["bob"], QByteArray("l"));
    QVERIFY(readBack(*session, set));
    QCOMPARE(*set.items()[0].difference, Difference::None);
    // And back.
    ChangeSet undo;
    undo.add(set.inverse());
    QVERIFY(apply(*session, undo));
    QCOMPARE(states(undo), QByteArray("DD"));
    QCOMPARE(server.acls["a"]["bob"], QByteArray("lr"));
    QVERIFY(!server.acls["b"].contains("bob"));
}

// From a wire line one gets to what a person did, though many changes are sent at once; what is looked at before is for all.
void TestChangeRun::sentForWhatItIsFor()
{
    AclServer server;
    const auto session = server.session();
    QVERIFY(session);
    ChangeSet set;
    for (const auto &[mailbox, cause] :
         {std::pair(u"a"_s, u"Access of a"_s), std::pair(u"b"_s, u"Role for all"_s),
          std::pair(u"c"_s, QString()), std::pair(u"d"_s, u"Role for all"_s)}) {
        StagedChange change = give(mailbox, "bob", "l");
        change.cause = cause;
        set.add(std::move(change));
    }
    {
        const Cause because(u"Applying"_s);
        QVERIFY(apply(*session, set));
    }
    QCOMPARE(states(set), QByteArray("DDDD"));
    QMap<QByteArray, QString> causes; // by command and mailbox
    const Trace &trace = session->trace();
    QSet<quint32> ids;
    for (quint64 i = trace.firstIndex(); i < trace.endIndex(); ++i) {
        const Traffic::Entry entry = trace.at(i);
        const QByteArrayList words = entry.bytes.toByteArray().replace('"', "").split(' ');
        if (entry.kind == Traffic::Kind::Sent && words.value(1).endsWith("ACL")) {
            causes[words[1] + ' ' + words[2]] = Cause::textOf(entry.cause);
            ids.insert(entry.cause);
        }
    }
    QCOMPARE(causes, (QMap<QByteArray, QString>{{"GETACL a", u"Applying"_s},
                                                {"GETACL b", u"Applying"_s},
                                                {"GETACL c", u"Applying"_s},
                                                {"GETACL d", u"Applying"_s},
                                                {"SETACL a", u"Access of a"_s},
                                                {"SETACL b", u"Role for all"_s},
                                                {"SETACL c", u"Applying"_s},
                                                {"SETACL d", u"Role for all"_s}}));
    QCOMPARE(ids.size(), 3); // what is done for the same reason has the same one
    QCOMPARE(Cause::current(), 0U);
}

// Nothing leaves that the journal does not know of.
void TestChangeRun::journalIsAhead()
{
    AclServer server;
    const auto session = server.session();
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    for (const char *name : {"a", "b", "c"})
        set.add(give(QString::fromLatin1(name), "bob", "l"));
    QByteArrayList unknown;
    server.onSet = [&](const QByteArray &mailbox) {
        ChangeSet read;
        QVERIFY(!read.readJournal(file("j")));
        for (const ChangeItem &item : read.items()) {
            if (item.change.mailbox().wire() == mailbox && item.state == State::Staged)
                unknown += mailbox;
        }
    };
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("DDD"));
    QCOMPARE(unknown, QByteArrayList());
    ChangeSet read;
    QVERIFY(!read.readJournal(file("j")));
    QCOMPARE(states(read), QByteArray("DDD"));
}

void TestChangeRun::refusedOnesKeepNobody()
{
    AclServer server;
    server.refused = "b";
    const auto session = server.session();
    ChangeSet set;
    for (const char *name : {"a", "b", "c"})
        set.add(give(QString::fromLatin1(name), "bob", "l"));
    set.add(give(u"d"_s, "bob", "L"));
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("DRDR"));
    QCOMPARE(set.items()[1].error->text, u"not yours"_s);
    QCOMPARE(set.items()[1].error->code, QByteArray("NOPERM"));
    QVERIFY(set.items()[3].error->text.contains(u"“L”"_s));
    // Once it may be done, it is tried again, and nothing else is.
    server.refused.clear();
    const qsizetype before = server.server.commands().size();
    ChangeRun run(session.get(), ServerManner::of(*session), &set, std::vector{set.items()[1].id});
    QVERIFY(finish(run));
    QCOMPARE(states(set), QByteArray("DDDR"));
    QCOMPARE(server.server.commands().size(), before + 2);
}

void TestChangeRun::overtaken()
{
    AclServer server;
    server.acls["a"]["bob"] = "lrs";
    const auto session = server.session();
    ChangeSet set;
    set.add(give(u"a"_s, "bob", "w", ChangeState::present("lr")));
    set.add(give(u"b"_s, "bob", "w", ChangeState::absent()));
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("OD"));
    QCOMPARE(set.items()[0].found, ChangeState::present("lrs"));
    QCOMPARE(server.acls["a"]["bob"], QByteArray("lrs"));
    set.restage({set.items()[0].id});
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("DD"));
    QCOMPARE(server.acls["a"]["bob"], QByteArray("lrsw"));
}

void TestChangeRun::unneeded()
{
    AclServer server;
    server.acls["a"]["bob"] = "wrl";
    const auto session = server.session();
    ChangeSet set;
    set.add(give(u"a"_s, "bob", "w"));
    set.add({AclChange{MailboxName(u"b"), u"carol"_s, {}, {}, ""}});
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("UU"));
    for (const QByteArray &command : server.server.commands())
        QVERIFY(!command.startsWith("SETACL") && !command.startsWith("DELETEACL"));
}

// What an earlier item changes is looked at after that.
void TestChangeRun::orderWhereItMatters()
{
    AclServer server;
    server.acls["a"]["bob"] = "l";
    const auto session = server.session();
    ChangeSet set;
    const quint64 first = set.add(give(u"a"_s, "bob", "r"));
    set.markSent({{first, ChangeState::present("l")}});
    set.add(give(u"a"_s, "bob", "s")); // not merged into what was sent
    set.setOutcome({first, State::Refused, {}, Error{Error::Kind::Refused}});
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("DD"));
    QCOMPARE(set.items()[1].before, ChangeState::present("lr"));
    QCOMPARE(server.acls["a"]["bob"], QByteArray("lrs"));
}

void TestChangeRun::differences_data()
{
    QTest::addColumn<QByteArray>("manner");
    QTest::addColumn<Difference>("difference");
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("tied") << QByteArray("ties") << Difference::Tied << QByteArray("late");
    QTest::newRow("kept") << QByteArray("keeps") << Difference::Kept << QByteArray("lta");
    QTest::newRow("not taken") << QByteArray("ignores") << Difference::NotTaken << QByteArray("la");
}

void TestChangeRun::differences()
{
    QFETCH(QByteArray, manner);
    QFETCH(Difference, difference);
    QFETCH(QByteArray, found);
    AclServer server;
    server.tiesTAndE = manner == "ties";
    server.keepsA = manner == "keeps";
    server.ignores = manner == "ignores";
    server.acls["a"]["bob"] = "la";
    const auto session = server.session();
    ChangeSet set;
    set.add({AclChange{MailboxName(u"a"), u"bob"_s, "t", manner == "keeps" ? "a" : ""}});
    QVERIFY(apply(*session, set));
    QVERIFY(readBack(*session, set));
    QCOMPARE(states(set), QByteArray("D"));
    QCOMPARE(*set.items()[0].difference, difference);
    QVERIFY(AclChange::isSame(set.items()[0].found, ChangeState::present(found)));
}

void TestChangeRun::cutAndResolved_data()
{
    QTest::addColumn<bool>("wasDone");
    QTest::newRow("done") << true;
    QTest::newRow("not done") << false;
}

// The answer to "b" never comes.
void TestChangeRun::cutAndResolved()
{
    QFETCH(bool, wasDone);
    AclServer server;
    server.cutAt = "b";
    server.doesIt = wasDone;
    const auto session = server.session();
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    for (const char *name : {"a", "b", "c"})
        set.add(give(QString::fromLatin1(name), "bob", "l"));
    ChangeRun run(session.get(), ServerManner::of(*session), &set);
    QVERIFY(finish(run));
    QVERIFY(run.interruption());
    QCOMPARE(states(set).left(2), QByteArray("DT"));
    QVERIFY(states(set).endsWith('T') || states(set).endsWith('D')); // "c" was on the way behind it
    ChangeSet read;
    QVERIFY(!read.readJournal(file("j")));
    QCOMPARE(states(read), states(set));
    server.cutAt.clear();
    const auto again = server.session();
    QVERIFY(readBack(*again, set));
    for (const ChangeItem &item : set.items()) {
        const bool isThere = server.acls[item.change.mailbox().wire()].contains("bob");
        QCOMPARE(item.state, isThere ? State::Done : State::Staged);
    }
    QCOMPARE(set.items()[1].state, wasDone ? State::Done : State::Staged);
    QVERIFY(apply(*again, set));
    QCOMPARE(states(set), QByteArray("DDD"));
    for (const char *name : {"a", "b", "c"})
        QCOMPARE(server.acls[name]["bob"], QByteArray("l"));
}

// A server that dies of a change is known by it the second time, since nothing else is on the way.
void TestChangeRun::lostAndSentAlone()
{
    AclServer server;
    bool isDead = false; // what is on its way behind it is not done either
    server.server.setHandler([&](const QByteArray &command) -> QByteArray {
        isDead = command.startsWith("SETACL \"b\"") || (isDead && !command.startsWith("LOGIN"));
        if (!isDead)
            return server.answer(command);
        QTimer::singleShot(0, &server.server, [&server] { server.server.disconnectAll(); });
        return "* OK wait\n";
    });
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    for (const char *name : {"a", "b", "c", "d"})
        set.add(give(QString::fromLatin1(name), "bob", "l"));
    for (int losses = 1; losses <= 2; ++losses) {
        const auto session = server.session();
        QVERIFY(readBack(*session, set));
        QCOMPARE(set.count(State::Sent), size_t(0));
        QVERIFY(apply(*session, set));
        QCOMPARE(set.items()[1].state, State::Sent);
        QCOMPARE(set.items()[1].losses, losses);
    }
    QCOMPARE(set.items()[0].losses, 0);
    QCOMPARE(set.items()[2].losses, 1);
    QCOMPARE(set.items()[3].losses, 1);
    ChangeSet read;
    QVERIFY(!read.readJournal(file("j")));
    for (size_t at = 0; at < 4; ++at)
        QCOMPARE(read.items()[at].losses, set.items()[at].losses);
}

// And not what earlier runs of the same set did.
void TestChangeRun::countsWhatItDid()
{
    AclServer server;
    server.acls["c"]["bob"] = "l";
    server.refused = "d";
    const auto session = server.session();
    ChangeSet set;
    set.add(give(u"a"_s, "bob", "l"));
    QVERIFY(apply(*session, set));
    for (const char *name : {"b", "c", "d"})
        set.add(give(QString::fromLatin1(name), "bob", "l"));
    ChangeRun run(session.get(), ServerManner::of(*session), &set);
    QCOMPARE(run.count(State::Staged), size_t(3));
    QVERIFY(finish(run));
    QCOMPARE(states(set), QByteArray("DDUR"));
    QCOMPARE(run.count(State::Done), size_t(1));
    QCOMPARE(run.count(State::Unneeded), size_t(1));
    QCOMPARE(run.count(State::Refused), size_t(1));
    QCOMPARE(run.count(State::Staged), size_t(0));
}

void TestChangeRun::givenAndTaken_data()
{
    QTest::addColumn<bool>("isReadBackBetween");
    QTest::newRow("verified between") << true;
    QTest::newRow("not verified between") << false;
}

// Giving is not judged by what is there after taking.
void TestChangeRun::givenAndTaken()
{
    QFETCH(bool, isReadBackBetween);
    AclServer server;
    server.acls["a"]["bob"] = "r";
    const auto session = server.session();
    ChangeSet set;
    set.add(give(u"a"_s, "bob", "l"));
    set.add(give(u"b"_s, "bob", "l"));
    QVERIFY(apply(*session, set));
    if (isReadBackBetween)
        QVERIFY(readBack(*session, set));
    set.add(set.inverse());
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("DDDD"));
    ReadBack reader(session.get(), ServerManner::of(*session), &set);
    QSignalSpy finished(&reader, &ReadBack::finished);
    reader.start();
    QVERIFY(finished.wait());
    QCOMPARE(reader.changedAgain(), (QSet<quint64>{set.items()[0].id, set.items()[1].id}));
    QCOMPARE(problems(set).join('\n'), QByteArray());
    QCOMPARE(set.items()[0].found, ChangeState::present("rl"));
    // And what is undone again is what that item made.
    QCOMPARE(set.inverse({set.items()[0].id}).front().change.as<AclChange>()->remove, QByteArray("l"));
}

// What it found before it was sent tells of the one before.
void TestChangeRun::notTakenAndTakenAgain()
{
    AclServer server;
    server.ignores = true;
    const auto session = server.session();
    ChangeSet set;
    set.add(give(u"a"_s, "bob", "l"));
    QVERIFY(apply(*session, set));
    server.ignores = false;
    set.add(give(u"a"_s, "bob", "lw"));
    QVERIFY(apply(*session, set));
    QVERIFY(readBack(*session, set));
    QCOMPARE(states(set), QByteArray("DD"));
    QCOMPARE(set.items()[0].difference, Difference::NotTaken);
    QCOMPARE(set.items()[1].difference, Difference::None);
}

// That the server has had it is not forgotten.
void TestChangeRun::changedBySomebodyElse()
{
    AclServer server;
    const auto session = server.session();
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    set.add(give(u"a"_s, "bob", "l"));
    QVERIFY(apply(*session, set));
    QVERIFY(readBack(*session, set));
    server.acls["a"].remove("bob");
    for (int times = 0; times < 2; ++times) {
        QVERIFY(readBack(*session, set));
        QCOMPARE(set.items()[0].difference, Difference::NotTaken);
        QVERIFY(set.items()[0].hadIt);
    }
    ChangeSet read;
    QVERIFY(!read.readJournal(file("j")));
    QVERIFY(read.items()[0].hadIt);
}

void TestChangeRun::unknownAndChangedAgain_data()
{
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<State>("state");
    QTest::newRow("done") << QByteArray("rl") << State::Done;
    QTest::newRow("not done") << QByteArray("r") << State::Staged;
}

// Nobody knows what became of the first, but the second has found it.
void TestChangeRun::unknownAndChangedAgain()
{
    QFETCH(QByteArray, found);
    QFETCH(State, state);
    AclServer server;
    server.acls["a"]["bob"] = "s";
    const auto session = server.session();
    ChangeSet set;
    const quint64 first = set.add(give(u"a"_s, "bob", "l"));
    set.markSent({{first, ChangeState::present("r")}});
    const quint64 second = set.add({AclChange{MailboxName(u"a"), u"bob"_s, {}, {}, "s"}});
    set.markSent({{second, ChangeState::present(found)}});
    set.setOutcome({second, State::Done});
    QVERIFY(readBack(*session, set));
    QCOMPARE(set.items()[0].state, state);
    QCOMPARE(set.items()[1].state, State::Done);
    QCOMPARE(set.items()[1].difference, Difference::None);
}

void TestChangeRun::undoneByAnotherSet()
{
    AclServer server;
    const auto session = server.session();
    ChangeSet set, undo;
    for (const char *name : {"a", "b", "c"})
        set.add(give(QString::fromLatin1(name), "bob", "l"));
    QVERIFY(apply(*session, set));
    QVERIFY(readBack(*session, set));
    undo.add(set.inverse());
    server.acls["a"].remove("bob"); // by somebody else
    server.refused = "b";
    QVERIFY(apply(*session, undo));
    QCOMPARE(states(undo), QByteArray("DRU")); // c, b, a
    ReadBack reader(session.get(), ServerManner::of(*session), &set, std::vector<const ChangeSet *>{&undo});
    QSignalSpy finished(&reader, &ReadBack::finished);
    reader.start();
    QVERIFY(!finished.isEmpty() || finished.wait(60000));
    QCOMPARE(reader.changedAgain(), (QSet<quint64>{set.items()[0].id, set.items()[2].id}));
    QCOMPARE(problems(set).join('\n'), QByteArray());
}

// Nothing is sent, and so no answer drives it on.
void TestChangeRun::thousandsThatAreSoAlready()
{
    AclServer server;
    const auto session = server.session();
    ChangeSet set;
    std::vector<StagedChange> changes;
    for (int i = 0; i < 6000; ++i) {
        server.acls[QByteArray::number(i)]["bob"] = "lr";
        changes.push_back(give(QString::number(i), "bob", "l"));
    }
    set.add(std::move(changes));
    QVERIFY(apply(*session, set));
    QCOMPARE(set.count(State::Unneeded), size_t(6000));
    QVERIFY(!server.server.commands().join('\n').contains("SETACL"));
}

// All are looked at before the first is sent; until the last one's turn somebody else has been there.
void TestChangeRun::looksAgainAfterAWhile()
{
    AclServer server;
    const auto session = server.session();
    session->setWindow(2000); // some dozens of commands at a time: the looks go first
    ChangeSet set;
    std::vector<StagedChange> changes;
    for (int i = 0; i < 3000; ++i)
        changes.push_back(give(QString::number(i), "bob", "l", ChangeState::absent()));
    set.add(std::move(changes));
    // Somebody else gives rights where it was looked at and nothing was sent yet, and the server lets time pass. That the
    // answer was read is certain when more has come since than can be under way.
    constexpr int AtOnce = 200;
    int come = 0;
    std::map<int, int> lookedAt; // by number: how many commands had come
    int overtaken = -1;
    server.onGet = [&](const QByteArray &mailbox) {
        lookedAt[mailbox.toInt()] = ++come;
    };
    server.onSet = [&](const QByteArray &mailbox) {
        ++come;
        const auto last = std::find_if(lookedAt.rbegin(), lookedAt.rend(),
                                       [&](const auto &look) { return look.second + AtOnce < come; });
        if (overtaken >= 0 || last == lookedAt.rend() || last->first < mailbox.toInt() + AtOnce)
            return;
        overtaken = last->first;
        server.acls[QByteArray::number(overtaken)]["bob"] = "rs";
        QTest::qSleep(300);
    };
    ChangeRun run(session.get(), ServerManner::of(*session), &set);
    run.setFreshness(std::chrono::milliseconds(200));
    QVERIFY(finish(run));
    QVERIFY(overtaken >= 0);
    QCOMPARE(set.count(State::Done), size_t(2999));
    QCOMPARE(set.items()[size_t(overtaken)].state, State::Overtaken);
    QCOMPARE(server.acls[QByteArray::number(overtaken)]["bob"], QByteArray("rs"));
}

void TestChangeRun::cancelled()
{
    AclServer server;
    const auto session = server.session();
    session->setWindow(100); // a few commands at a time
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    for (int i = 0; i < 200; ++i)
        set.add(give(QString::number(i), "bob", "l"));
    ChangeRun run(session.get(), ServerManner::of(*session), &set);
    QSignalSpy finished(&run, &ChangeRun::finished);
    connect(&run, &ChangeRun::progressed, &run, [&run](size_t done) {
        if (done == 10)
            run.cancel();
    });
    run.start();
    QVERIFY(finished.wait(30000));
    QVERIFY(run.wasCancelled());
    QCOMPARE(set.count(State::Sent), size_t(0));
    QVERIFY(set.count(State::Done) >= 10 && set.count(State::Done) < 100);
    for (const ChangeItem &item : set.items())
        QCOMPARE(server.acls[item.change.mailbox().wire()].contains("bob"), item.state == State::Done);
    ChangeSet read;
    QVERIFY(!read.readJournal(file("j")));
    QCOMPARE(states(read), states(set));
    QVERIFY(apply(*session, set));
    QCOMPARE(set.count(State::Done), size_t(200));
}

void TestChangeRun::readOnlySession()
{
    AclServer server;
    const auto session = server.session();
    session->setMayChange(false);
    ChangeSet set;
    set.add(give(u"a"_s, "bob", "l"));
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("R"));
    QCOMPARE(set.items()[0].error->kind, Error::Kind::ReadOnly);
    QVERIFY(server.acls["a"].isEmpty());
}

// What cannot be written down is not sent.
void TestChangeRun::journalOnFullDisk()
{
    AclServer server;
    const auto session = server.session();
    ChangeSet set;
    set.setOwner({u"imap://olivia@127.0.0.1"_s, {}});
    QSignalSpy failed(&set, &ChangeSet::journalFailed);
    QVERIFY(!set.openJournal(file("j")));
    set.add(give(u"a"_s, "bob", "l"));
    QVERIFY(!set.sync());
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit full{rlim_t(QFileInfo(file("j")).size() + 10), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    const auto again = qScopeGuard([&before] { setrlimit(RLIMIT_FSIZE, &before); });
    ChangeRun run(session.get(), ServerManner::of(*session), &set);
    QVERIFY(finish(run));
    QVERIFY(run.interruption());
    QVERIFY(!failed.isEmpty());
    QCOMPARE(states(set), QByteArray("S"));
    QVERIFY(server.acls["a"].isEmpty());
}

void TestChangeRun::thousands()
{
    AclServer server;
    server.refused = "777";
    const auto session = server.session();
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    std::vector<StagedChange> changes;
    for (int i = 0; i < 5000; ++i)
        changes.push_back(give(QString::number(i), "bob", "l"));
    set.add(std::move(changes));
    QVERIFY(apply(*session, set));
    QCOMPARE(set.count(State::Done), size_t(4999));
    QCOMPARE(set.items()[777].state, State::Refused);
    QVERIFY(readBack(*session, set));
    ChangeSet read;
    QVERIFY(!read.readJournal(file("j")));
    QCOMPARE(states(read), states(set));
    QVERIFY(std::all_of(read.items().begin(), read.items().end(), [](const ChangeItem &item) {
        return item.state == State::Refused || item.difference == Difference::None;
    }));
}

void TestChangeRun::audit()
{
    AclServer server;
    server.refused = "b";
    const auto session = server.session();
    ChangeSet set;
    set.setOwner({u"imaps://admin@mail.example.org"_s, u"carol"_s});
    set.add({give(u"a"_s, "bob", "lr").change, {}, u"Access of a"_s});
    set.add(give(u"b"_s, "bob", "l"));
    AuditLog log(file("log/audit.jsonl"));
    ChangeRun run(session.get(), ServerManner::of(*session), &set);
    run.setAuditLog(&log);
    QVERIFY(finish(run));
    QVERIFY(!log.error());
    // What a crash has left of a line is no entry.
    QFile torn(log.fileName());
    QVERIFY(torn.open(QIODevice::Append));
    torn.write("{\"time\":");
    torn.close();
    AuditLog::Omitted omitted;
    const auto entries = AuditLog::read(log.fileName(), 2, &omitted);
    QVERIFY(entries);
    QCOMPARE(omitted.unreadable, size_t(0));
    QCOMPARE(omitted.older, size_t(0));
    QCOMPARE(entries->size(), size_t(2));
    const AuditLog::Entry &first = entries->front();
    QCOMPARE(first.owner, set.owner());
    QCOMPARE(first.lines, QStringList{u"SETACL \"a\" \"bob\" \"+lr\""_s});
    QCOMPARE(first.result, u"done"_s);
    QCOMPARE(first.change.cause, u"Access of a"_s);
    QCOMPARE(first.change.before, ChangeState::absent());
    QCOMPARE(entries->back().result, u"refused"_s);
    QCOMPARE(entries->back().text, u"not yours"_s);
    // Nor does it spoil the next.
    AuditLog(log.fileName()).add(set.owner(), set.items()[0], {"NOOP"});
    const auto later = AuditLog::read(log.fileName(), 2, &omitted);
    QVERIFY(later && later->size() == 2);
    QCOMPARE(later->back().lines, QStringList{u"NOOP"_s});
    QCOMPARE(omitted.unreadable, size_t(1));
    QCOMPARE(omitted.older, size_t(1));
    // The inverse can be made of it.
    const auto back =
        first.change.change.inverse(first.change.before, first.change.change.after(first.change.before));
    QCOMPARE(back.front().after({}), ChangeState::absent());
}

// All of it done, as another connection sees; and all of it undone.
void TestChangeRun::wholeRound(MailServer &server, const QString &user, std::vector<StagedChange> changes)
{
    const auto session = server.session(user);
    ChangeSet set;
    QVERIFY(!set.openJournal(file("round")));
    std::vector<Change> all;
    for (const StagedChange &staged : changes)
        all.push_back(staged.change);
    const auto look = [&] {
        const auto other = server.session(user);
        StateReader reader(other.get(), ServerManner::of(*other), all);
        QSignalSpy finished(&reader, &StateReader::finished);
        reader.start();
        if (finished.isEmpty())
            finished.wait(30000);
        std::vector<ChangeState> found;
        for (const auto &state : reader.states())
            found.push_back(state ? *state : ChangeState());
        return found;
    };
    const std::vector<ChangeState> before = look();
    set.add(std::move(changes));
    QVERIFY(apply(*session, set));
    QVERIFY(readBack(*session, set));
    QCOMPARE(problems(set).join('\n'), QByteArray());
    const std::vector<ChangeState> after = look();
    for (size_t i = 0; i < all.size(); ++i)
        QVERIFY2(all[i].isSame(set.items()[i].wanted(), after[i]),
                 all[i].target() + ' ' + set.items()[i].wanted().value + " - " + after[i].value);
    ChangeSet undo;
    undo.add(set.inverse());
    QVERIFY(apply(*session, undo));
    QVERIFY(readBack(*session, undo));
    QCOMPARE(problems(undo).join('\n'), QByteArray());
    const std::vector<ChangeState> undone = look();
    for (size_t i = 0; i < all.size(); ++i) {
        // A quota root that was made stays, without limits; of what is gone nothing can be read.
        const bool isKept = all[i].kind() == "quota" && before[i].kind == ChangeState::Kind::Absent;
        QVERIFY2(isKept ? undone[i].value.isEmpty()
                        : all[i].isSame(before[i], undone[i]) || !before[i].isKnown(),
                 all[i].target() + ' ' + before[i].value + " - " + undone[i].value);
    }
}

// All in one set, as in the window: neither the doing nor the undoing is judged by the other.
void TestChangeRun::thereAndBack(MailServer &server, const QString &user, std::vector<StagedChange> changes)
{
    const auto session = server.session(user);
    ChangeSet set;
    set.add(std::move(changes));
    for (int times = 0; times < 2; ++times) {
        QVERIFY(apply(*session, set));
        QVERIFY(readBack(*session, set));
        QCOMPARE(problems(set).join('\n'), QByteArray());
        if (times == 0)
            set.add(set.inverse());
    }
    for (int times = 0; times < 2; ++times)
        QVERIFY(readBack(*session, set));
    QCOMPARE(problems(set).join('\n'), QByteArray());
}

void TestChangeRun::cyrus()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const MailboxName bob(u"user/bob"), made(u"user/bob/T-Entwürfe"), kept(u"user/bob/T-kept");
    const auto admin = server.session(server.admin());
    QVERIFY(await(admin->send(Create{kept})));
    QVERIFY(await(admin->send(Create{made})));
    thereAndBack(server, server.admin(),
                 {{AclChange{made, u"carol"_s, "lrs"}},
                  {AclChange{made, server.admin(), "l"}},
                  {QuotaChange{"user/bob", {{"STORAGE", 20480}, {"MESSAGE", 10}}, {}}},
                  {MetadataChange{bob, "/shared/comment", QByteArray("text")}},
                  {RenameChange{kept, MailboxName(u"user/bob/T-moved")}},
                  {SubscriptionChange{made, true}}});
    wholeRound(server, server.admin(),
               {{AclChange{made, u"carol"_s, "lrs"}},
                {AclChange{made, u"-alice"_s, "w"}},
                {AclChange{bob, u"carol"_s, "lr"}},
                {AclChange{bob, u"anyone"_s, {}, {}, "l"}},
                {AclChange{bob, u"group:staff"_s, "lrswi"}},
                {QuotaChange{"user/bob", {{"STORAGE", 20480}, {"MESSAGE", 10}}, {}}},
                {QuotaChange{"user/bob/T-kept", {{"STORAGE", 5}}, {}}},
                {MetadataChange{bob, "/shared/comment", QByteArray("two\r\nlines")}},
                {MetadataChange{MailboxName(), "/shared/comment", QByteArray("of the server")}},
                {RenameChange{kept, MailboxName(u"user/bob/T-renamed")}},
                {SubscriptionChange{bob, true}}});
}

// A new mailbox gives its administrator "l" and "a" alone.
void TestChangeRun::cyrusCreatesAndDeletes()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session(server.admin());
    const MailboxName name(u"user/bob/T-new");
    ChangeSet set, undo, withRight;
    set.add({CreateChange{name}, ChangeState::absent()});
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("D"));
    undo.add(set.inverse());
    QVERIFY(apply(*session, undo));
    QCOMPARE(states(undo), QByteArray("R"));
    QCOMPARE(undo.items()[0].error->text, u"Permission denied"_s);
    withRight.add({AclChange{name, server.admin(), "x"}});
    withRight.add({DeleteChange{name}});
    QVERIFY(apply(*session, withRight));
    QCOMPARE(states(withRight), QByteArray("DD"));
    QVERIFY(readBack(*session, withRight));
    QCOMPARE(problems(withRight).join('\n'), QByteArray());
    const auto listed = await(session->send(List{name.wire()}));
    QVERIFY(listed && listed->empty());
}

// It says NO and keeps it, and the mailbox cannot be administered any more.
void TestChangeRun::cyrusRefusesQuotesInIdentifiers()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session(server.admin());
    QCOMPARE(ServerManner::of(*session).flavour.kind, ServerFlavour::Kind::Cyrus);
    ChangeSet set;
    set.add({AclChange{MailboxName(u"user/bob"), u"a\"b"_s, "l"}});
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("R"));
    QCOMPARE(set.items()[0].error->kind, Error::Kind::InvalidArgument);
    QVERIFY(await(session->send(SetAcl{MailboxName(u"user/bob"), u"carol"_s, "l"}))); // still there
}

void TestChangeRun::dovecot()
{
    MailServer server(u"dovecot"_s);
    const auto session = server.session(u"alice"_s);
    const MailboxName made(u"T-Entwürfe"), kept(u"T-kept"), old(u"T-old");
    QVERIFY(await(session->send(Create{kept})));
    QVERIFY(await(session->send(Create{old})));
    wholeRound(server, u"alice"_s,
               {{CreateChange{made}},
                {AclChange{made, u"bob"_s, "lrs"}},
                {AclChange{made, u"-bob"_s, "w"}},
                {AclChange{kept, u"$staff"_s, "lrwi"}},
                {AclChange{kept, u"carol"_s, {}, {}, "lr"}},
                {MetadataChange{kept, "/private/comment", QByteArray("\xff bytes")}},
                {MetadataChange{kept, "/shared/comment", QByteArray("text")}},
                {SubscriptionChange{kept, true}},
                {RenameChange{old, MailboxName(u"T-renamed")}}});
}

void TestChangeRun::courier()
{
    MailServer server(u"courier"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session(u"alice"_s);
    QVERIFY(!ServerManner::of(*session).flavour.isAclComplete());
    const MailboxName made(u"INBOX.T-made"), kept(u"INBOX.T-kept");
    QVERIFY(await(session->send(Create{kept})));
    wholeRound(server, u"alice"_s,
               {{CreateChange{made}},
                {AclChange{made, u"bob"_s, "lrs"}},
                {AclChange{kept, u"bob"_s, {}, {}, "lrw"}},
                {SubscriptionChange{kept, true}}});
    // It always says NO to SETQUOTA, and has no metadata: each says so, with the server's words.
    ChangeSet set;
    set.add({QuotaChange{"ROOT", {{"STORAGE", 1}}, {}}});
    set.add({MetadataChange{kept, "/shared/comment", QByteArray("x")}});
    QVERIFY(apply(*session, set));
    QCOMPARE(states(set), QByteArray("RR"));
    QCOMPARE(set.items()[0].error->kind, Error::Kind::Refused);
    QVERIFY(!set.items()[0].error->text.isEmpty());
    QCOMPARE(set.items()[1].error->kind, Error::Kind::Unsupported);
}

QTEST_GUILESS_MAIN(TestChangeRun)
#include "tst_changerun.moc"
