#include "imapcore/changes/changeset.h"
#include "imapcore/changes/laterchanges.h"
#include "tests/support/await.h"
#include <QJsonDocument>

using namespace imap;
using namespace Qt::StringLiterals;

namespace {

ServerManner manner(const char *capabilities = "IMAP4rev1 ACL RIGHTS=texk QUOTA METADATA",
                    ServerFlavour::Kind kind = ServerFlavour::Kind::Generic)
{
    ServerManner all;
    all.capabilities = Capabilities(capabilities);
    all.flavour = ServerFlavour::of(kind, all.capabilities);
    return all;
}

MailboxName box(const QString &name)
{
    return MailboxName(name);
}

ChangeState rights(const char *letters)
{
    return ChangeState::present(letters);
}

} // namespace

// Each kind of change by itself, without a server.
class TestChange : public QObject
{
    Q_OBJECT
private slots:
    void json_data();
    void json();
    void jsonRefused_data();
    void jsonRefused();
    void documented();
    void lines_data();
    void lines();
    void aclAddsAndTakes();
    void aclOfCourierIsNeverReplaced();
    void aclBeforeRfc4314();
    void aclProblems();
    void aclDifferences();
    void quotaKeepsWhatItDoesNotName();
    void quotaDifferences();
    void quotaProblems();
    void noSuchQuotaRoot();
    void quotaRootWithoutMailbox();
    void metadataOfOldServers();
    void metadataProblems();
    void metadataWithNul();
    void deletedMeanwhile();
    void inverses();
    void merges();
    void interference();
    void rootWithPlus();
};

void TestChange::json_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("acl, add") << QByteArray(
        R"({"add":"wi","identifier":"bob","kind":"acl","mailbox":"shared/sales","remove":"x"})");
    QTest::newRow("acl, exact") << QByteArray(
        R"({"exact":"","identifier":"-anyone","kind":"acl","mailbox":"Entwürfe"})");
    QTest::newRow("acl, no name in modified UTF-7")
        << QByteArray(R"({"add":"l","identifier":"bob","kind":"acl","mailbox":"a&b","mailbox_wire":"a&b"})");
    QTest::newRow("quota") << QByteArray(
        R"({"kind":"quota","remove":"MESSAGE","root":"user/bob","set":{"STORAGE":9223372036854775807}})");
    QTest::newRow("quota, a root of bytes")
        << QByteArray(R"({"kind":"quota","root":{"b64":"/w=="},"set":{"MESSAGE":0}})");
    QTest::newRow("metadata") << QByteArray(
        R"({"entry":"/shared/comment","kind":"metadata","mailbox":"INBOX","value":"a\nb"})");
    QTest::newRow("metadata, bytes") << QByteArray(
        R"({"entry":"/private/x","kind":"metadata","mailbox":"","value":{"b64":"AP8="}})");
    QTest::newRow("metadata, none") << QByteArray(
        R"({"entry":"/private/x","kind":"metadata","mailbox":"a","value":null})");
    QTest::newRow("create") << QByteArray(
        R"({"kind":"create","mailbox":"a","partition":"fast","use":"\\Sent \\Archive"})");
    QTest::newRow("delete") << QByteArray(R"({"kind":"delete","mailbox":"a"})");
    QTest::newRow("rename") << QByteArray(R"({"kind":"rename","mailbox":"a","to":"b/c"})");
    QTest::newRow("subscription") << QByteArray(
        R"({"kind":"subscription","mailbox":"a","subscribed":false})");
}

void TestChange::json()
{
    QFETCH(QByteArray, json);
    const auto change = Change::fromJson(QJsonDocument::fromJson(json).object());
    QVERIFY2(change, change ? "" : qPrintable(change.error().text));
    QCOMPARE(QJsonDocument(change->toJson()).toJson(QJsonDocument::Compact), json);
    const auto again = Change::fromJson(change->toJson());
    QVERIFY(again);
    QCOMPARE(again->target(), change->target());
    QCOMPARE(again->lines({}, manner()), change->lines({}, manner()));
}

void TestChange::jsonRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *json, const QString &why) {
        QTest::newRow(json) << QByteArray(json) << why;
    };
    row(R"({})", u"“kind” is missing"_s);
    row(R"({"kind":"chmod"})", u"there is no kind of change “chmod”"_s);
    row(R"({"kind":"acl","identifier":"b","add":"l"})", u"“mailbox” is missing"_s);
    row(R"({"kind":"acl","mailbox":7,"identifier":"b","add":"l"})", u"“mailbox” is no text"_s);
    row(R"({"kind":"acl","mailbox":"a","identifier":"b"})",
        u"one of “add”, “remove” and “exact” is needed"_s);
    row(R"({"kind":"acl","mailbox":"a","identifier":"b","add":"l","exact":"l"})",
        u"“exact” goes without “add” and “remove”"_s);
    row(R"({"kind":"quota","set":{"STORAGE":1}})", u"“root” is missing"_s);
    row(R"({"kind":"quota","root":"a","set":{"STORAGE":-1}})",
        u"the limit of STORAGE is no number of 63 bits"_s);
    row(R"({"kind":"quota","root":"a"})", u"one of “set” and “remove” is needed"_s);
    row(R"({"kind":"metadata","mailbox":"a","entry":"/shared/x"})",
        u"“value” is missing: null takes the entry away"_s);
    row(R"({"kind":"metadata","mailbox":"a","entry":"/shared/x","value":{"b64":"%"}})",
        u"“value” is neither text nor {\"b64\": …}"_s);
    row(R"({"kind":"subscription","mailbox":"a"})", u"“subscribed” is missing"_s);
    row(R"({"kind":"subscription","mailbox":"a","subscribed":"no"})",
        u"“subscribed” is neither true nor false"_s);
}

void TestChange::jsonRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, why);
    const auto change = Change::fromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!change);
    QCOMPARE(change.error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(change.error().text, why);
}

// The examples of changes-format.md are read, and there is one of each kind.
void TestChange::documented()
{
    QFile file(QStringLiteral(MAILREEVE_SOURCE_DIR "/imapcore/changes/changes-format.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const qsizetype begin = text.indexOf("```json\n") + 8;
    const auto json = QJsonDocument::fromJson(text.sliced(begin, text.indexOf("```", begin) - begin));
    QVERIFY(json.isObject());
    ChangeSet set;
    const auto error = set.addJson(json.object());
    QVERIFY2(!error, error ? qPrintable(error->text) : "");
    QByteArrayList kinds;
    for (const ChangeItem &item : set.items()) {
        if (!kinds.contains(item.change.kind()))
            kinds += item.change.kind();
    }
    QCOMPARE(size_t(kinds.size()), std::variant_size_v<Change::Any>);
}

void TestChange::lines_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("before"); // "-": absent
    QTest::addColumn<QByteArrayList>("lines");
    const auto row = [](const char *name, const char *json, const char *before, const QByteArrayList &lines) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(before) << lines;
    };
    row("give and take", R"({"kind":"acl","mailbox":"a b","identifier":"bob","add":"wi","remove":"x"})",
        "lrx", {R"(SETACL "a b" "bob" "+wi")", R"(SETACL "a b" "bob" "-x")"});
    row("only what is missing", R"({"kind":"acl","mailbox":"a","identifier":"bob","add":"lw","remove":"rx"})",
        "l", {R"(SETACL "a" "bob" "+w")"});
    row("exactly", R"({"kind":"acl","mailbox":"a","identifier":"bob","exact":"lr"})", "lrx",
        {R"(SETACL "a" "bob" "lr")"});
    row("away", R"({"kind":"acl","mailbox":"a","identifier":"bob","exact":""})", "lrx",
        {R"(DELETEACL "a" "bob")"});
    row("all limits go back", R"({"kind":"quota","root":"user/bob","set":{"STORAGE":2048}})",
        "MESSAGE 100 STORAGE 1024", {R"(SETQUOTA "user/bob" (MESSAGE 100 STORAGE 2048))"});
    row("a limit goes", R"({"kind":"quota","root":"user/bob","remove":"MESSAGE"})",
        "MESSAGE 100 STORAGE 1024", {R"(SETQUOTA "user/bob" (STORAGE 1024))"});
    row("the last limit goes", R"({"kind":"quota","root":"user/bob","remove":"MESSAGE"})", "MESSAGE 100",
        {R"(SETQUOTA "user/bob" ())"});
    row("a value", R"({"kind":"metadata","mailbox":"a","entry":"/shared/comment","value":"x"})", "-",
        {R"(SETMETADATA "a" ("/shared/comment" "x"))"});
    row("no value", R"({"kind":"metadata","mailbox":"a","entry":"/shared/comment","value":null})", "x",
        {R"(SETMETADATA "a" ("/shared/comment" NIL))"});
    row("create", R"({"kind":"create","mailbox":"a","use":"\\Sent"})", "-", {R"(CREATE "a" (USE (\Sent)))"});
    row("rename", R"({"kind":"rename","mailbox":"a","to":"b"})", "old", {R"(RENAME "a" "b")"});
    row("delete", R"({"kind":"delete","mailbox":"Entw\u00fcrfe"})", "", {R"(DELETE "Entw&APw-rfe")"});
    row("subscribe", R"({"kind":"subscription","mailbox":"a","subscribed":true})", "-", {R"(SUBSCRIBE "a")"});
    row("unsubscribe", R"({"kind":"subscription","mailbox":"a","subscribed":false})", "",
        {R"(UNSUBSCRIBE "a")"});
}

void TestChange::lines()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, before);
    QFETCH(QByteArrayList, lines);
    const auto change = Change::fromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(change);
    QVERIFY(!change->problem(manner()));
    QCOMPARE(change->lines(before == "-" ? ChangeState::absent() : ChangeState::present(before), manner()),
             lines);
}

void TestChange::aclAddsAndTakes()
{
    const AclChange change{box(u"a"_s), u"bob"_s, "wi", "x"};
    QCOMPARE(change.after(rights("lrx")), rights("lrwi"));
    QCOMPARE(change.after(ChangeState::absent()), rights("wi"));
    QVERIFY(!change.after(ChangeState()).isKnown());
    // Unknown rights survive (RFC 4314 section 5.1.2).
    QCOMPARE(change.after(rights("lx7")), rights("l7wi"));
    // In any order, and an entry without rights is as good as none.
    QVERIFY(AclChange::isSame(rights("rl"), rights("lr")));
    QVERIFY(AclChange::isSame(rights(""), ChangeState::absent()));
    QVERIFY(!AclChange::isSame(ChangeState(), ChangeState::absent()));
    // Virtual rights are not there: they say nothing.
    const std::vector<ChangeAnswer> answers{Acl{{u"anyone"_s, "l"}, {u"bob"_s, "lrtecd"}, {u"-bob"_s, "w"}}};
    QCOMPARE(*change.stateIn(answers, manner()), rights("lrte"));
    QCOMPARE(*AclChange({box(u"a"_s), u"-bob"_s}).stateIn(answers, manner()), rights("w"));
    QCOMPARE(*AclChange({box(u"a"_s), u"Bob"_s}).stateIn(answers, manner()), rights("lrte"));
    QCOMPARE(*AclChange({box(u"a"_s), u"carol"_s}).stateIn(answers, manner()), ChangeState::absent());
}

// field: its GETACL hides groups, and "x", "t", "e" unless all three are set.
void TestChange::aclOfCourierIsNeverReplaced()
{
    const ServerManner courier = manner("IMAP4rev1 ACL ACL2=UNION", ServerFlavour::Kind::Courier);
    const AclChange exactly{box(u"a"_s), u"bob"_s, {}, {}, "lrs"};
    QByteArrayList lines;
    for (const QByteArray &line : Change(exactly).lines(rights("lw"), courier)) {
        QVERIFY2(line.contains("\"+") || line.contains("\"-"), line);
        lines += line;
    }
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], R"(SETACL "a" "bob" "+rs")");
    QVERIFY(lines[1].contains('w') && lines[1].contains('t') && lines[1].contains('a'));
    // What cannot be seen is no difference.
    QCOMPARE(exactly.difference(rights(""), rights("lrste"), rights("lrs"), courier), Difference::None);
    QCOMPARE(exactly.difference(rights(""), rights("lrs"), rights("lr"), courier), Difference::NotTaken);
}

// Without RIGHTS= "c" and "d" are rights like others (RFC 4314 section 5.1.1).
void TestChange::aclBeforeRfc4314()
{
    const ServerManner old = manner("IMAP4rev1 ACL");
    const AclChange change{box(u"a"_s), u"bob"_s, "cd"};
    QVERIFY(!change.problem(old));
    QCOMPARE(*change.stateIn(std::vector<ChangeAnswer>{Acl{{u"bob"_s, "lrcd"}}}, old), rights("lrcd"));
    QVERIFY(change.problem(manner()));
}

void TestChange::aclProblems()
{
    const auto problem = [](const AclChange &change, const ServerManner &server) {
        const auto error = change.problem(server);
        return error ? error->text : QString();
    };
    const ServerManner cyrus = manner("IMAP4rev1 ACL RIGHTS=kxten QUOTA", ServerFlavour::Kind::Cyrus);
    QCOMPARE(problem({box(u"a"_s), u"bob"_s, "L"}, manner()),
             u"“L” is no right: those are lower case letters and digits"_s);
    QCOMPARE(problem({box(u"a"_s), u"bob"_s, {}, "c"}, manner()),
             u"“c” stands for other rights on this server: give those"_s);
    QCOMPARE(problem({box(u"a"_s), u"b\nb"_s, "l"}, manner()), u"an identifier with control characters"_s);
    QCOMPARE(problem({box(u"a"_s), u"b\"b"_s, "l"}, manner()), QString());
    QVERIFY(problem({box(u"a"_s), u"b\"b"_s, "l"}, cyrus).startsWith(u"this server would store"_s));
    QVERIFY(problem({box(u"a"_s), u"b\\b"_s, "l"}, cyrus).startsWith(u"this server would store"_s));
}

void TestChange::aclDifferences()
{
    const AclChange change{box(u"a"_s), u"bob"_s, "t"};
    const auto difference = [&change](const char *before, const char *wanted, const char *found) {
        return change.difference(rights(before), rights(wanted), rights(found), manner());
    };
    QCOMPARE(difference("lr", "lrt", "trl"), Difference::None);
    QCOMPARE(difference("lr", "lrt", "lrte"), Difference::Tied);
    QCOMPARE(difference("lra", "lr", "lra"), Difference::Kept);
    QCOMPARE(difference("lr", "lrt", "lr"), Difference::NotTaken);
}

void TestChange::quotaKeepsWhatItDoesNotName()
{
    const QuotaChange change{"r", {{"STORAGE", 2048}}, {"MAILBOX"}};
    const ChangeState before = ChangeState::present("STORAGE 1024 MESSAGE 7 MAILBOX 3");
    QCOMPARE(change.after(before).value, QByteArray("STORAGE 2048 MESSAGE 7"));
    QCOMPARE(change.after(ChangeState::absent()).value, QByteArray("STORAGE 2048"));
    QVERIFY(!change.after(ChangeState()).isKnown());
    QVERIFY(QuotaChange::isSame(ChangeState::present("A 1 B 2"), ChangeState::present("B 2 A 1")));
    // No root at all is not the same as one without limits.
    QVERIFY(!QuotaChange::isSame(ChangeState::present(""), ChangeState::absent()));
    // Usage changes all the time, and says nothing of limits; a limit of 0 is one; none is none.
    const QuotaRoot root{"r", {{"STORAGE", 99, 0}, {"MESSAGE", 5, std::nullopt}}, true};
    QCOMPARE(change.stateIn(std::vector<ChangeAnswer>{root}, manner())->value, QByteArray("STORAGE 0"));
}

void TestChange::quotaDifferences()
{
    const QuotaChange change{"r", {{"STORAGE", 1000}}};
    const auto difference = [&change](const char *wanted, const char *found) {
        return change.difference({}, ChangeState::present(wanted), ChangeState::present(found), manner());
    };
    QCOMPARE(difference("STORAGE 1000", "STORAGE 1000"), Difference::None);
    QCOMPARE(difference("STORAGE 1000", "STORAGE 1024"), Difference::Rounded);
    QCOMPARE(difference("STORAGE 1000", ""), Difference::NotTaken);
    QCOMPARE(change.difference({}, ChangeState::present("STORAGE 1"), ChangeState::absent(), manner()),
             Difference::NotTaken);
    // Dovecot goes by what it knew when the user logged in.
    const ServerManner dovecot = manner("IMAP4rev1 QUOTA", ServerFlavour::Kind::Dovecot);
    const ChangeState old = ChangeState::present("STORAGE 5");
    QCOMPARE(change.difference(old, ChangeState::present("STORAGE 1000"), old, dovecot), Difference::Later);
    QCOMPARE(change.difference(old, ChangeState::present("STORAGE 1000"), old, manner()),
             Difference::Rounded);
}

void TestChange::quotaProblems()
{
    const QuotaChange big{"r", {{"STORAGE", quint64(1) << 32}}};
    QVERIFY(!big.problem(manner()));
    const ServerManner cyrus = manner("IMAP4rev1 ACL RIGHTS=kxten QUOTA", ServerFlavour::Kind::Cyrus);
    QVERIFY(big.problem(cyrus)); // keeps 32 bits with a sign
    QVERIFY(QuotaChange({"r", {{"MESSAGE", quint64(1) << 63}}}).problem(manner()));
    QVERIFY(QuotaChange({"r", {{"A B", 1}}}).problem(manner()));
}

void TestChange::noSuchQuotaRoot()
{
    const QuotaChange change{"r", {{"STORAGE", 1000}}};
    const auto state = [&change](const char *code, const QString &text) {
        return change.stateIn(std::vector<ChangeAnswer>{Error{Error::Kind::Refused, code, text}}, manner());
    };
    QCOMPARE(*state("", u"Quota root does not exist"_s), ChangeState::absent());
    QCOMPARE(*state("NONEXISTENT", u"?"_s), ChangeState::absent());
    QVERIFY(!state("", u"Permission denied"_s));
}

// Cyrus makes it where the name has "+" before it, and calls it by the name alone.
void TestChange::quotaRootWithoutMailbox()
{
    const ServerManner cyrus = manner("IMAP4rev1 ACL RIGHTS=kxten QUOTA", ServerFlavour::Kind::Cyrus);
    const QuotaChange change{"+user/bob/none", {{"STORAGE", 1000}}};
    QVERIFY(!change.problem(cyrus));
    QCOMPARE(std::get<GetQuota>(change.queries(cyrus).front()).root, "user/bob/none");
    QCOMPARE(Change(change).lines(ChangeState::absent(), cyrus),
             QByteArrayList{R"(SETQUOTA "+user/bob/none" (STORAGE 1000))"});
    // Elsewhere a name is a name.
    QCOMPARE(std::get<GetQuota>(change.queries(manner()).front()).root, "+user/bob/none");
}

void TestChange::metadataOfOldServers()
{
    const ServerManner old = manner("IMAP4rev1 ANNOTATEMORE");
    const MetadataChange shared{box(u"a"_s), "/shared/comment", QByteArray("x")};
    const MetadataChange own{box(u"a"_s), "/private/vendor/x/y", std::nullopt};
    QCOMPARE(Change(shared).lines({}, old),
             QByteArrayList{R"(SETANNOTATION "a" "/comment" ("value.shared" "x"))"});
    QCOMPARE(Change(own).lines({}, old),
             QByteArrayList{R"(SETANNOTATION "a" "/vendor/x/y" ("value.priv" NIL))"});
    const std::vector<ChangeAnswer> answers{std::vector<Annotation>{
        {box(u"b"_s), u"/comment"_s, {{"value.shared", QByteArray("of b")}}},
        {box(u"a"_s), u"/comment"_s, {{"value.priv", QByteArray("p")}, {"value.shared", QByteArray("s")}}}}};
    QCOMPARE(*shared.stateIn(answers, old), ChangeState::present("s"));
    QCOMPARE(*own.stateIn(answers, old), ChangeState::absent());
    QVERIFY(MetadataChange({box(u"a"_s), "/shared/x", QByteArray("a\0b", 3)}).problem(old));
    QVERIFY(!MetadataChange({box(u"a"_s), "/shared/x", QByteArray("a\0b", 3)}).problem(manner()));
}

void TestChange::metadataProblems()
{
    for (const char *entry : {"comment", "/comment", "/shared/", "/shared//x", "/shared/a*", "/private/%",
                              "/shared/\xc3\xa4", "/sharedx/y"})
        QVERIFY2(MetadataChange({box(u"a"_s), entry, QByteArray("x")}).problem(manner()), entry);
    QVERIFY(!MetadataChange({box(u"a"_s), "/SHARED/Comment", QByteArray("x")}).problem(manner()));
}

// Bytes with NUL are a literal8 (RFC 5464 section 5), but on Cyrus, which reads none there.
void TestChange::metadataWithNul()
{
    const QByteArray value("a\0b", 3);
    const Change change = MetadataChange{box(u"a"_s), "/shared/x", value};
    const auto linesOn = [&change](ServerFlavour::Kind kind) {
        return change.lines({}, manner("IMAP4rev1 METADATA LITERAL+", kind)).join(' ');
    };
    QCOMPARE(linesOn(ServerFlavour::Kind::Dovecot),
             R"(SETMETADATA "a" ("/shared/x" ~{3+})" + ("\r\n" + value) + ')');
    QCOMPARE(linesOn(ServerFlavour::Kind::Cyrus),
             R"(SETMETADATA "a" ("/shared/x" {3+})" + ("\r\n" + value) + ')');
}

void TestChange::deletedMeanwhile()
{
    const auto is = [](const char *before, const char *now) {
        return DeleteChange::isSame(ChangeState::present(before), ChangeState::present(now));
    };
    QVERIFY(is("5 77", "5 77"));
    QVERIFY(is("5 77", "3 77"));  // fewer are lost than was said
    QVERIFY(!is("5 77", "6 77")); // more
    QVERIFY(!is("5 77", "5 78")); // another mailbox
    QVERIFY(is("", "6 77"));
    QVERIFY(is("5 77 2000", "5 77 1900"));
    QVERIFY(is("0", "0 77 0\nlrs bob"));
    QVERIFY(!is("0", "1 77 100")); // one has come
    // While others are below it, its name stays (RFC 9051 section 6.3.5).
    const Change deletion = DeleteChange{box(u"a"_s)};
    const auto difference = [&deletion](const char *before, const ChangeState &found) {
        return deletion.difference(ChangeState::present(before), ChangeState::absent(), found, manner());
    };
    QCOMPARE(difference("5 77", ChangeState::present("name")), Difference::None);
    QCOMPARE(difference("name", ChangeState::present("name")), Difference::NotTaken);
    QCOMPARE(difference("5 77", ChangeState::present("5 77")), Difference::NotTaken);
    QCOMPARE(difference("5 77", ChangeState::absent()), Difference::None);
    QVERIFY(DeleteChange({box(u"inbox"_s)}).problem(manner()));
}

void TestChange::inverses()
{
    const auto undone = [](const Change &change, const ChangeState &before, const ChangeState &after) {
        const auto inverse = change.inverse(before, after);
        return inverse.empty() ? ChangeState() : inverse.front().after(after);
    };
    const AclChange acl{box(u"a"_s), u"bob"_s, "wi", "x"};
    QVERIFY(AclChange::isSame(undone(acl, rights("lrx"), rights("lrwi")), rights("lrx")));
    // With what the server tied to it.
    QVERIFY(AclChange::isSame(undone(acl, rights("lrx"), rights("lrwitec")), rights("lrx")));
    QCOMPARE(undone(acl, ChangeState::absent(), rights("wi")), ChangeState::absent());
    QVERIFY(AclChange::isSame(
        undone(AclChange{box(u"a"_s), u"b"_s, {}, {}, ""}, rights("lr"), ChangeState::absent()),
        rights("lr")));
    QVERIFY(Change(acl).inverse({}, rights("l")).empty());
    const QuotaChange quota{"r", {{"STORAGE", 2048}, {"X", 1}}, {"MESSAGE"}};
    QVERIFY(QuotaChange::isSame(undone(quota, ChangeState::present("STORAGE 1024 MESSAGE 7"),
                                       ChangeState::present("STORAGE 2048 X 1")),
                                ChangeState::present("STORAGE 1024 MESSAGE 7")));
    QCOMPARE(Change(quota).loss(ChangeState::absent()), Change::Loss::QuotaRoot);
    const MetadataChange metadata{box(u"a"_s), "/shared/x", QByteArray("new")};
    QCOMPARE(undone(metadata, ChangeState::present("old"), ChangeState::present("new")),
             ChangeState::present("old"));
    QCOMPARE(undone(metadata, ChangeState::absent(), ChangeState::present("new")), ChangeState::absent());
    const auto linesOf = [](const std::vector<Change> &inverse) {
        QByteArrayList lines;
        for (const Change &change : inverse)
            lines += change.lines({}, manner());
        return lines;
    };
    QCOMPARE(linesOf(Change(CreateChange{box(u"a"_s)}).inverse(ChangeState::absent(), {})),
             QByteArrayList{R"(DELETE "a")"});
    QVERIFY(Change(CreateChange{box(u"a"_s)}).inverse(ChangeState::present(), {}).empty());
    // Messages do not come back, and of what nobody has seen it is not known whether there were any.
    const Change deletion = DeleteChange{box(u"a"_s)};
    for (const char *lost : {"3 1", "3 1 2000", ""}) {
        QVERIFY(deletion.inverse(ChangeState::present(lost), {}).empty());
        QCOMPARE(deletion.loss(ChangeState::present(lost)), Change::Loss::Messages);
    }
    QCOMPARE(
        linesOf(deletion.inverse(ChangeState::present("0 1 0\nlrs bob\nlr group of all"), {})),
        (QByteArrayList{R"(CREATE "a")", R"(SETACL "a" "bob" "lrs")", R"(SETACL "a" "group of all" "lr")"}));
    for (const char *empty : {"0 1", "0", "name"}) {
        QCOMPARE(linesOf(deletion.inverse(ChangeState::present(empty), {})), QByteArrayList{R"(CREATE "a")"});
        QCOMPARE(deletion.loss(ChangeState::present(empty)), Change::Loss::None);
    }
    QCOMPARE(linesOf(Change(RenameChange{box(u"a"_s), box(u"b"_s)}).inverse(ChangeState::present("old"), {})),
             QByteArrayList{R"(RENAME "b" "a")"});
    QVERIFY(
        Change(RenameChange{box(u"INBOX"_s), box(u"b"_s)}).inverse(ChangeState::present("old"), {}).empty());
    QCOMPARE(undone(SubscriptionChange{box(u"a"_s), true}, ChangeState::absent(), ChangeState::present()),
             ChangeState::absent());
}

void TestChange::merges()
{
    const AclChange first{box(u"a"_s), u"bob"_s, "wi", "x"};
    const AclChange both = first.then({box(u"a"_s), u"bob"_s, "x", "w"});
    QCOMPARE(both.add, QByteArray("ix"));
    QCOMPARE(both.remove, QByteArray("w"));
    QCOMPARE(*AclChange({box(u"a"_s), u"bob"_s, {}, {}, "lr"}).then(first).exact, QByteArray("lrwi"));
    QCOMPARE(*first.then({box(u"a"_s), u"bob"_s, {}, {}, "lr"}).exact, QByteArray("lr"));
    const QuotaChange quota = QuotaChange{"r", {{"A", 1}, {"B", 2}}, {"C"}}.then({"r", {{"C", 3}}, {"A"}});
    QCOMPARE(quota.set, (QMap<QByteArray, quint64>{{"B", 2}, {"C", 3}}));
    QCOMPARE(quota.remove, QByteArrayList{"A"});
    QVERIFY(!Change(first).then(AclChange{box(u"b"_s), u"bob"_s, "l"}));
    QVERIFY(!Change(CreateChange{box(u"a"_s)}).then(CreateChange{box(u"a"_s)}));
}

void TestChange::interference()
{
    const Change acl = AclChange{box(u"a/b"_s), u"bob"_s, "l"};
    QVERIFY(acl.interferesWith(acl));
    QVERIFY(!acl.interferesWith(AclChange{box(u"a/b"_s), u"carol"_s, "l"}));
    QVERIFY(acl.interferesWith(CreateChange{box(u"a"_s)}));
    QVERIFY(acl.interferesWith(RenameChange{box(u"z"_s), box(u"a"_s)}));
    QVERIFY(!acl.interferesWith(DeleteChange{box(u"z"_s)}));
    QVERIFY(Change(QuotaChange{"user/bob", {{"A", 1}}}).interferesWith(CreateChange{box(u"user/bob"_s)}));
}

// To Cyrus it is the root without "+", and that is the root of the mailbox.
void TestChange::rootWithPlus()
{
    const Change plus = QuotaChange{"+user/bob", {{"STORAGE", 1}}};
    const Change plain = QuotaChange{"user/bob", {{"STORAGE", 1}}};
    QCOMPARE(plus.target(), plain.target());
    QCOMPARE(plus.names(), plain.names());
    QVERIFY(plus.interferesWith(CreateChange{box(u"user/bob"_s)}));
    QVERIFY(plus.interferesWith(DeleteChange{box(u"user/bob"_s)}));
    QVERIFY(plus.interferesWith(plain));
    QVERIFY(!plus.then(plain)); // elsewhere they are two
    for (const Change &quota : {plus, plain}) {
        ChangeSet set;
        for (const quint64 id : set.add({{quota}, {DeleteChange{box(u"user/bob"_s)}}}))
            set.setOutcome({id, ChangeItem::State::Done});
        const ServerManner cyrus = manner("IMAP4rev1 QUOTA", ServerFlavour::Kind::Cyrus);
        QVERIFY(!LaterChanges(set.items(), cyrus).now(0)); // it has gone with the mailbox
    }
}

QTEST_GUILESS_MAIN(TestChange)
#include "tst_change.moc"
