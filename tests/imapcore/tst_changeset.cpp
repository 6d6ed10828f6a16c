#include "imapcore/changes/changeset.h"
#include "imapcore/changes/foresight.h"
#include "tests/support/await.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace imap;
using namespace Qt::StringLiterals;
using State = ChangeItem::State;

namespace {

StagedChange give(const char *mailbox, const char *identifier, const char *rights,
                  const ChangeState &before = {})
{
    return {AclChange{MailboxName(QString::fromUtf8(mailbox)), QString::fromUtf8(identifier), rights}, before,
            u"Access of %1"_s.arg(QString::fromUtf8(mailbox))};
}

StagedChange take(const char *mailbox, const char *identifier, const char *rights,
                  const ChangeState &before = {})
{
    return {AclChange{MailboxName(QString::fromUtf8(mailbox)), QString::fromUtf8(identifier), {}, rights},
            before};
}

// All that a set holds, to be compared.
QByteArray contents(const ChangeSet &set)
{
    QByteArray text = set.owner().url.toUtf8() + ' ' + set.owner().actAs.toUtf8() + '\n';
    for (const ChangeItem &item : set.items()) {
        QJsonObject json = item.change.toJson();
        json.insert(u"before"_s, Change::stateToJson(item.before));
        json.insert(u"found"_s, Change::stateToJson(item.found));
        text += QByteArray::number(item.id) + ' ' + nameOf(item.state) + ' '
                + QJsonDocument(json).toJson(QJsonDocument::Compact) + ' ' + item.cause.toUtf8() + ' '
                + (item.error ? item.error->code + ' ' + item.error->text.toUtf8() : QByteArray()) + ' '
                + (item.difference ? nameOf(*item.difference) : QByteArray()) + '\n';
    }
    return text;
}

} // namespace

// A set of changes as it grows, and its journal.
class TestChangeSet : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void mergesWhatIsAboutTheSame();
    void goesWhenNothingIsLeft();
    void doesNotMergeOverARename();
    void doesNotMergeIntoWhatWasSent();
    void dropsAndMoves();
    void keepsWhatWasSent();
    void inverseIsReversed();
    void foresees_data();
    void foresees();
    void foreseesAfterWhatIsDone();
    void json();
    void jsonRefused_data();
    void jsonRefused();
    void commands();
    void journalTellsAll();
    void journalIsOnTheDiskBeforeTheLoopGoesOn();
    void tornLine();
    void journalRefused_data();
    void journalRefused();
    void journalOfAnother();
    void journalThatCannotBeWritten();
    void manyAtOnce();

private:
    QString file(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QByteArray bytes(const char *name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    void write(const char *name, const QByteArray &content) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(out.write(content), content.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestChangeSet::mergesWhatIsAboutTheSame()
{
    ChangeSet set;
    QSignalSpy added(&set, &ChangeSet::added), changed(&set, &ChangeSet::changed);
    const quint64 id = set.add(give("a", "bob", "w", ChangeState::present("lr")));
    QCOMPARE(set.add(give("a", "bob", "i")), id);
    QCOMPARE(set.items().size(), size_t(1));
    QCOMPARE(set.items()[0].change.as<AclChange>()->add, QByteArray("wi"));
    QCOMPARE(set.items()[0].wanted(), ChangeState::present("lrwi"));
    QVERIFY(set.add(give("a", "carol", "i")) != id);
    QCOMPARE(added.size(), 2);
    QCOMPARE(changed.size(), 1);
    // Also within one call.
    const auto ids = set.add(std::vector{give("b", "bob", "l"), give("b", "bob", "r")});
    QCOMPARE(ids[0], ids[1]);
    QCOMPARE(set.items().size(), size_t(3));
}

void TestChangeSet::goesWhenNothingIsLeft()
{
    ChangeSet set;
    set.add(give("a", "bob", "w", ChangeState::present("lr")));
    QCOMPARE(set.add(take("a", "bob", "w")), quint64(0));
    QVERIFY(set.isEmpty());
    // Where nobody knows what was there, both must be kept.
    set.add(give("a", "bob", "w"));
    QVERIFY(set.add(take("a", "bob", "w")) != 0);
    QCOMPARE(set.items().size(), size_t(1));
}

void TestChangeSet::doesNotMergeOverARename()
{
    ChangeSet set;
    const quint64 before = set.add(give("a", "bob", "w"));
    set.add({RenameChange{MailboxName(u"a"), MailboxName(u"b")}});
    set.add({CreateChange{MailboxName(u"a")}});
    QVERIFY(set.add(give("a", "bob", "i")) != before);
    QCOMPARE(set.items().size(), size_t(4));
    // What it does not touch is merged.
    const quint64 other = set.add(give("z", "bob", "w"));
    QCOMPARE(set.add(give("z", "bob", "i")), other);
}

void TestChangeSet::doesNotMergeIntoWhatWasSent()
{
    ChangeSet set;
    const quint64 id = set.add(give("a", "bob", "w", ChangeState::present("lr")));
    set.markSent({{id, ChangeState::present("lr")}});
    QVERIFY(set.add(take("a", "bob", "w")) != id);
    set.setOutcome({id, State::Done});
    QCOMPARE(set.items().size(), size_t(2));
    // Into what was refused it is, to be tried again.
    const quint64 refused = set.items()[1].id;
    set.markSent({{refused, ChangeState::present("lr")}});
    set.setOutcome({refused, State::Refused, {}, Error{Error::Kind::Refused, "NOPERM", u"no"_s}});
    QCOMPARE(set.add(take("a", "bob", "r")), refused);
    QCOMPARE(set.find(refused)->state, State::Staged);
    QVERIFY(!set.find(refused)->error);
}

void TestChangeSet::dropsAndMoves()
{
    ChangeSet set;
    std::vector<quint64> ids;
    for (const char *name : {"a", "b", "c", "d"})
        ids.push_back(set.add(give(name, "bob", "w")));
    const auto names = [&set] {
        QString all;
        for (const ChangeItem &item : set.items())
            all += item.change.mailbox().toString();
        return all;
    };
    set.move(ids[0], 2);
    QCOMPARE(names(), u"bcad"_s);
    set.move(ids[3], 0);
    QCOMPARE(names(), u"dbca"_s);
    set.remove({ids[1], ids[0]});
    QCOMPARE(names(), u"dc"_s);
    QCOMPARE(*set.indexOf(ids[2]), size_t(1));
    QVERIFY(!set.find(ids[0]));
    set.replace(ids[2], AclChange{MailboxName(u"e"), u"bob"_s, "l"});
    QCOMPARE(names(), u"de"_s);
    QCOMPARE(set.add(give("e", "bob", "r")), ids[2]);
}

void TestChangeSet::keepsWhatWasSent()
{
    ChangeSet set;
    const quint64 id = set.add(give("a", "bob", "w"));
    set.markSent({{id, ChangeState::absent()}});
    set.remove({id}); // nobody knows whether it was done
    set.replace(id, AclChange{MailboxName(u"e"), u"bob"_s, "l"});
    QCOMPARE(set.items().size(), size_t(1));
    QCOMPARE(set.items()[0].change.mailbox().toString(), u"a"_s);
    set.setOutcome({id, State::Done});
    set.remove({id}); // one may tidy up
    QVERIFY(set.isEmpty());
}

void TestChangeSet::inverseIsReversed()
{
    ChangeSet set;
    const quint64 create = set.add({CreateChange{MailboxName(u"a")}});
    const quint64 acl = set.add(give("a", "bob", "w"));
    const quint64 refused = set.add(give("a", "carol", "w"));
    set.markSent({{create, ChangeState::absent()}, {acl, ChangeState::present("lr")}});
    set.setOutcome({create, State::Done});
    set.setOutcome({acl, State::Done});
    set.setFound(acl, ChangeState::present("lrwi"), Difference::Tied);
    set.setOutcome({refused, State::Refused, {}, Error{Error::Kind::Refused}});
    const std::vector<StagedChange> back = set.inverse();
    QCOMPARE(back.size(), size_t(2));
    QCOMPARE(back[0].change.as<AclChange>()->remove, QByteArray("wi")); // and what was tied to it
    QCOMPARE(back[0].before, ChangeState::present("lrwi"));
    QCOMPARE(back[1].change.kind(), QByteArray("delete"));
    QCOMPARE(back[1].before, ChangeState::present("0")); // what has come into it is not lost
}

void TestChangeSet::foresees_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QString>("lookedAt"); // the name that the last one is looked at by
    QTest::addColumn<QByteArray>("now");   // what is found there; "-": nothing, "!": it is refused
    QTest::addColumn<QByteArray>("found"); // by then; "?": nobody knows
    QTest::addColumn<int>("after");        // by its number; 0: none
    const auto row = [](const char *name, const QByteArray &changes, const QString &lookedAt, const char *now,
                        const char *found, int after) {
        QTest::newRow(name) << changes << lookedAt << QByteArray(now) << QByteArray(found) << after;
    };
    const char *const Acl = R"({"kind":"acl","mailbox":"b","identifier":"bob","add":"l"})";
    const auto behind = [](const QByteArray &first, const QByteArray &last) {
        return first + ',' + last;
    };
    const char *const Create = R"({"kind":"create","mailbox":"b"})",
                      *const Delete = R"({"kind":"delete","mailbox":"b"})",
                      *const ToB = R"({"kind":"rename","mailbox":"a","to":"b"})",
                      *const FromB = R"({"kind":"rename","mailbox":"b","to":"a"})",
                      *const Metadata =
                          R"({"kind":"metadata","mailbox":"b","entry":"/shared/x","value":"x"})";
    row("alone", Acl, u"b"_s, "lr", "lr", 0);
    row("another", behind(R"({"kind":"create","mailbox":"c"})", Acl), u"b"_s, "lr", "lr", 0);
    row("in a new mailbox", behind(Create, Acl), u"b"_s, "!", "?", 1);
    row("metadata of a new one", behind(Create, Metadata), u"b"_s, "!", "-", 1);
    row("a new one goes", behind(Create, Delete), u"b"_s, "-", "0", 1);
    row("a new one is renamed", behind(Create, FromB), u"b"_s, "-", "old", 1);
    row("in a renamed one", behind(ToB, Acl), u"a"_s, "lr", "lr", 1);
    row("below a renamed one", behind(ToB, R"({"kind":"acl","mailbox":"b/x","identifier":"bob","add":"l"})"),
        u"a/x"_s, "lr", "lr", 1);
    row("a renamed one goes", behind(ToB, Delete), u"a"_s, "3 7", "3 7", 1);
    row("renamed twice", behind(ToB, R"({"kind":"rename","mailbox":"b","to":"c"})"), u"a"_s, "old", "old", 1);
    row("in what goes", behind(Delete, Acl), u"b"_s, "lr", "!", 1);
    row("in what is renamed", behind(FromB, Acl), u"b"_s, "lr", "!", 1);
    row("made again", behind(Delete, Create), u"b"_s, "", "-", 1);
    row("to a name that is freed", behind(Delete, ToB), u"a"_s, "both", "old", 1);
    row("to a name that is taken", behind(Create, ToB), u"a"_s, "old", "both", 1);
    row("a subscription stays", behind(ToB, R"({"kind":"subscription","mailbox":"b","subscribed":true})"),
        u"b"_s, "-", "-", 0);
    row("a quota root stays", behind(ToB, R"({"kind":"quota","root":"b","set":{"STORAGE":1}})"), u""_s,
        "STORAGE 7", "STORAGE 7", 0);
    row("made, filled, renamed",
        behind(
            Create,
            R"({"kind":"rename","mailbox":"b","to":"c"},{"kind":"acl","mailbox":"c","identifier":"bob","add":"l"})"),
        u"b"_s, "!", "?", 1);
    row("a second time behind a rename",
        behind(R"({"kind":"acl","mailbox":"a","identifier":"bob","exact":"rs"})", behind(ToB, Acl)), u"a"_s,
        "lr", "rs", 1);
}

// What is there when its turn comes, before anything is sent.
void TestChangeSet::foresees()
{
    QFETCH(QByteArray, changes);
    QFETCH(QString, lookedAt);
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, found);
    QFETCH(int, after);
    const auto stateOf = [](const QByteArray &text) -> Expected<ChangeState> {
        if (text == "!")
            return Error{Error::Kind::Refused};
        return text == "?" ? ChangeState() : text == "-" ? ChangeState::absent() : ChangeState::present(text);
    };
    std::vector<Change> all;
    for (const QJsonValue &one : QJsonDocument::fromJson('[' + changes + ']').array())
        all.push_back(*Change::fromJson(one.toObject()));
    ServerManner manner;
    manner.namespaces = {{Namespace::Kind::Personal, MailboxName(), '/'}};
    const Foresight foresight(all, manner);
    const size_t last = all.size() - 1;
    QCOMPARE(foresight.toLookAt()[last].mailbox().toString(), lookedAt);
    std::vector<Expected<ChangeState>> states(foresight.toLookAt().size(), ChangeState::present("old"));
    for (size_t at = 0; at < last; ++at) {
        if (all[at].as<CreateChange>())
            states[at] = ChangeState::absent();
    }
    states[last] = stateOf(now);
    const auto expected = foresight.of(states).back();
    QCOMPARE(bool(expected.found), found != "!");
    if (expected.found)
        QCOMPARE(*expected.found, *stateOf(found));
    QCOMPARE(expected.after ? int(*expected.after) + 1 : 0, after);
}

// What was done already makes nothing.
void TestChangeSet::foreseesAfterWhatIsDone()
{
    const MailboxName a(u"a"), b(u"b"), c(u"c");
    const std::vector<Change> all{CreateChange{a}, AclChange{a, u"bob"_s, "l"}, RenameChange{b, c},
                                  AclChange{c, u"bob"_s, "l"}};
    ServerManner manner;
    const Foresight foresight(all, manner);
    const Error none{Error::Kind::Refused};
    const std::vector<Expected<ChangeState>> states{ChangeState::present(),      ChangeState::present("r"),
                                                    ChangeState::present("new"), none,
                                                    ChangeState::present(),      ChangeState::present("r"),
                                                    ChangeState::present("new"), ChangeState::present("s")};
    QCOMPARE(foresight.toLookAt().size(), states.size());
    const auto expected = foresight.of(states);
    QCOMPARE(*expected[1].found, ChangeState::present("r"));
    QVERIFY(!expected[1].after);
    QCOMPARE(*expected[3].found, ChangeState::present("s"));
    QVERIFY(!expected[3].after);
}

void TestChangeSet::json()
{
    ChangeSet set;
    set.setOwner({u"imaps://admin@mail.example.org"_s, u"bob"_s});
    set.add(give("a", "bob", "w", ChangeState::present("lr")));
    set.add(give("b", "bob", "w", ChangeState::absent()));
    set.add({MetadataChange{MailboxName(u"c"), "/shared/x", QByteArray("\xff\0", 2)}});
    const QJsonObject json = set.toJson();
    ChangeSet again;
    again.setOwner(set.owner());
    const auto error = again.addJson(QJsonDocument::fromJson(QJsonDocument(json).toJson()).object());
    QVERIFY2(!error, error ? qPrintable(error->text) : "");
    QCOMPARE(contents(again), contents(set));
    QCOMPARE(json.value(u"act_as"_s).toString(), u"bob"_s);
}

void TestChangeSet::jsonRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *json, const QString &why) {
        QTest::newRow(json) << QByteArray(json) << why;
    };
    row(R"({"changes":[]})",
        u"“mailreeve_changes”: 1 is missing: this is no file of changes, or one of a later version"_s);
    row(R"({"mailreeve_changes":1})", u"“changes” is no list"_s);
    row(R"({"mailreeve_changes":1,"changes":[{"kind":"delete","mailbox":"a"},{"kind":"x"}]})",
        u"change 2: there is no kind of change “x”"_s);
    row(R"({"mailreeve_changes":1,"changes":[{"kind":"delete","mailbox":"a","before":7}]})",
        u"change 1: “before” is neither text nor null"_s);
}

void TestChangeSet::jsonRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, why);
    ChangeSet set;
    const auto error = set.addJson(QJsonDocument::fromJson(json).object());
    QVERIFY(error);
    QCOMPARE(error->text, why);
    QVERIFY(set.isEmpty()); // all of it, or nothing
}

void TestChangeSet::commands()
{
    ChangeSet set;
    set.add(give("a", "bob", "w"));
    set.add({SubscriptionChange{MailboxName(u"a"), true}});
    ServerManner manner;
    manner.capabilities = Capabilities("IMAP4rev1 ACL RIGHTS=texk");
    QCOMPARE(set.toCommands(manner), QByteArray("SETACL \"a\" \"bob\" \"+w\"\nSUBSCRIBE \"a\"\n"));
}

void TestChangeSet::journalTellsAll()
{
    ChangeSet set;
    set.setOwner({u"imaps://admin@mail.example.org"_s, u"bob"_s});
    QVERIFY(!set.openJournal(file("j")));
    std::vector<quint64> ids;
    for (const char *name : {"a", "b", "c", "d", "e", "f"})
        ids.push_back(set.add(give(name, "bob", "w", ChangeState::present("lr"))));
    set.add(give("a", "bob", "i"));
    set.move(ids[4], 0);
    set.remove({ids[3]});
    set.replace(ids[5], AclChange{MailboxName(u"g"), u"bob"_s, "l"});
    set.markSent({{ids[0], ChangeState::present("lr")},
                  {ids[1], ChangeState::absent()},
                  {ids[4], ChangeState::present("lr")},
                  {ids[5], ChangeState()}});
    set.setOutcome({ids[0], State::Done});
    set.setFound(ids[0], ChangeState::present("lrwit"), Difference::Tied);
    set.setOutcome({ids[1], State::Refused, {}, Error{Error::Kind::Refused, "NOPERM", u"nö"_s}});
    set.setOutcome({ids[2], State::Overtaken, ChangeState::present("x")});
    set.setOutcome({ids[4], State::Unneeded, ChangeState::present("lrw")});
    QVERIFY(!set.sync());
    ChangeSet read;
    QVERIFY(!read.readJournal(file("j")));
    QCOMPARE(contents(read), contents(set));
    QCOMPARE(read.count(State::Sent), size_t(1));
    // What was overtaken is staged again from what is there now, in both.
    set.restage({ids[2], ids[1], ids[5]});
    set.add(give("z", "bob", "w"));
    QVERIFY(!set.sync());
    ChangeSet again;
    QVERIFY(!again.readJournal(file("j")));
    QCOMPARE(contents(again), contents(set));
    QCOMPARE(again.find(ids[2])->before, ChangeState::present("x"));
    QCOMPARE(again.find(ids[2])->state, State::Staged);
}

void TestChangeSet::journalIsOnTheDiskBeforeTheLoopGoesOn()
{
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    const qsizetype begun = bytes("j").size();
    QVERIFY(begun > 0);
    set.add(give("a", "bob", "w"));
    QCoreApplication::processEvents();
    QTRY_VERIFY(bytes("j").size() > begun);
    // What is about to be sent at once.
    const qsizetype added = bytes("j").size();
    set.markSent({{1, ChangeState::absent()}});
    QVERIFY(!set.sync());
    QVERIFY(bytes("j").sliced(added).startsWith("{\"send\":[[1,null]]"));
    QCOMPARE(QFile::permissions(file("j")) & (QFile::ReadOther | QFile::ReadGroup | QFile::WriteOther),
             QFile::Permissions());
}

void TestChangeSet::tornLine()
{
    QByteArray expected;
    {
        ChangeSet set;
        QVERIFY(!set.openJournal(file("j")));
        set.add(give("a", "bob", "w"));
        expected = contents(set);
    }
    const QByteArray whole = bytes("j");
    write("j", whole + "{\"outcome\":{\"id\":1,\"sta");
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    QCOMPARE(contents(set), expected);
    set.add(give("b", "bob", "w"));
    QVERIFY(!set.sync());
    QVERIFY(bytes("j").startsWith(whole + "{\"add\"")); // it is gone
}

void TestChangeSet::journalRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    QTest::newRow("no JSON") << QByteArray("{\"journal\":1}\nhello\n") << u"line 2 is no record"_s;
    QTest::newRow("later version") << QByteArray("{\"journal\":2}\n")
                                   << u"line 1: it is of a later version"_s;
    QTest::newRow("no change") << QByteArray("{\"journal\":1}\n{\"add\":[{\"id\":1,\"kind\":\"x\"}]}\n")
                               << u"line 2: there is no kind of change “x”"_s;
    QTest::newRow("sent what is not there")
        << QByteArray("{\"journal\":1}\n{\"send\":[[7]]}\n") << u"line 2: what was sent is not in the set"_s;
    QTest::newRow("nothing that was done")
        << QByteArray("{\"journal\":1}\n{\"done\":[7]}\n") << u"line 2: what was done is not in the set"_s;
    QTest::newRow("outcome of nothing")
        << QByteArray("{\"journal\":1}\n{\"outcome\":{\"id\":7,\"state\":\"done\"}}\n")
        << u"line 2: an outcome of nothing that is in the set"_s;
}

void TestChangeSet::journalRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    write("j", content);
    ChangeSet set;
    const auto error = set.openJournal(file("j"));
    QVERIFY(error);
    QVERIFY2(error->text.startsWith(file("j") + u": "_s + why), qPrintable(error->text));
    QCOMPARE(bytes("j"), content); // nothing is lost
}

void TestChangeSet::journalOfAnother()
{
    ChangeSet first, second;
    QVERIFY(!first.openJournal(file("j")));
    const auto error = second.openJournal(file("j"));
    QVERIFY(error);
    QVERIFY(error->text.endsWith(u"another program is working with it"_s));
}

void TestChangeSet::journalThatCannotBeWritten()
{
    ChangeSet set;
    const auto error = set.openJournal(file("missing/folder/j"));
    QVERIFY(error);
    // A disk that is full.
    ChangeSet full;
    const auto unwritable = full.openJournal(u"/dev/full"_s);
    QVERIFY(unwritable);
}

void TestChangeSet::manyAtOnce()
{
    ChangeSet set;
    QVERIFY(!set.openJournal(file("j")));
    std::vector<StagedChange> changes;
    for (int i = 0; i < 20000; ++i)
        changes.push_back(give(QByteArray::number(i), "bob", "w"));
    QSignalSpy added(&set, &ChangeSet::added);
    set.add(std::move(changes));
    QCOMPARE(added.size(), 1);
    QCOMPARE(set.items().size(), size_t(20000));
    QVERIFY(!set.sync());
    ChangeSet again;
    QVERIFY(!again.readJournal(file("j")));
    QCOMPARE(again.items().size(), size_t(20000));
    QCOMPARE(contents(again), contents(set));
}

QTEST_GUILESS_MAIN(TestChangeSet)
#include "tst_changeset.moc"
