#include "imapcore/access/flavour.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

namespace {

using Kind = ServerFlavour::Kind;
using Who = Identifier::Kind;
using Problem = IdentifierProblem;

ServerFlavour flavour(Kind kind)
{
    const char *capabilities = kind == Kind::Cyrus ? "ACL RIGHTS=kxten X-QUOTA=STORAGE X-QUOTA=X-NUM-FOLDERS"
                               : kind == Kind::Courier ? "ACL ACL2=UNION QUOTA"
                                                       : "ACL RIGHTS=texk QUOTA";
    return ServerFlavour::of(kind, Capabilities(capabilities));
}

// Qt Test prints no enums of imapcore.
QByteArray described(const QList<Problem> &problems)
{
    static constexpr const char *names[] = {
        "empty",      "control",      "damages", "forbidden", "long",       "negative",    "unchangeable",
        "upper case", "upper domain", "spaces",  "foreign",   "no address", "administered"};
    QByteArrayList words;
    for (const Problem problem : problems)
        words += (isRefusal(problem) ? "!" : "") + QByteArray(names[int(problem)]);
    return words.join(' ');
}

} // namespace

class TestFlavour : public QObject
{
    Q_OBJECT

private slots:
    void detectedByIdGreetingAndCapabilities_data();
    void detectedByIdGreetingAndCapabilities();
    void overriddenByName();
    void dovecot24IsToldByVersionOrCapabilities();
    void identifiers_data();
    void identifiers();
    void specialIdentifiers();
    void problems_data();
    void problems();
    void anyoneWithAdministerIsWarnedOf();
    void courierListsAreNotReplaced();
    void stalwartHasNoNegativeRights();
    void whoMaySetQuotas();
    void cyrusLimitsHave31Bits();
    void zeroIsUnlimitedOnDovecotOnly();
    void dovecotKeepsUnnamedLimits();
    void resourcesAreTheServers();
};

void TestFlavour::detectedByIdGreetingAndCapabilities_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QString>("greeting");
    const auto row = [](const char *kind, const char *how, const char *id, const char *capabilities,
                        const char *greeting) {
        QTest::addRow("%s by %s", kind, how)
            << QByteArray(id) << QByteArray(capabilities) << QString::fromLatin1(greeting);
    };
    row("Cyrus", "ID", "Cyrus IMAPD", "ACL RIGHTS=kxten", "server ready");
    row("Cyrus", "greeting", "", "ACL RIGHTS=kxten", "localhost Cyrus IMAP 3.6.1 server ready");
    row("Dovecot", "ID", "Dovecot", "ACL RIGHTS=texk", "hi");
    row("Dovecot", "greeting", "", "ACL RIGHTS=texk", "Dovecot (Debian) ready.");
    row("Courier", "greeting", "", "ACL ACL2=UNION", "Courier-IMAP ready. Copyright 1998-2022");
    row("Courier", "capabilities", "", "ACL ACL2=UNION", "ready");
    row("Stalwart", "ID", "Stalwart IMAP", "ACL RIGHTS=texk", "");
    row("Stalwart", "greeting", "", "ACL RIGHTS=texk", "Stalwart IMAP4rev2 at your service.");
    row("Generic", "nothing", "", "ACL", "ready");
    // What a proxy in front says is another's greeting.
    row("Cyrus", "ID behind a proxy", "Cyrus IMAPD", "ACL RIGHTS=kxten", "Dovecot ready.");
    row("Generic", "another ID", "Zimbra", "ACL", "Dovecot ready.");
}

void TestFlavour::detectedByIdGreetingAndCapabilities()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, capabilities);
    QFETCH(QString, greeting);
    const ServerId server = id.isEmpty() ? ServerId() : ServerId{{"name", id}};
    const auto found = ServerFlavour::detect(server, Capabilities(capabilities), greeting);
    QCOMPARE(QByteArray(ServerFlavour::nameOf(found.kind)),
             QByteArray(QTest::currentDataTag()).split(' ').first());
    QCOMPARE(found.known.rights, KnownRights::from(Capabilities(capabilities)).rights);
}

void TestFlavour::overriddenByName()
{
    for (int i = 0; i <= int(Kind::Generic); ++i) {
        const QString name = QString::fromLatin1(ServerFlavour::nameOf(Kind(i)));
        QCOMPARE(ServerFlavour::kindOfName(name.toLower()), std::optional(Kind(i)));
    }
    QVERIFY(!ServerFlavour::kindOfName(u"exchange"));
    const auto given = ServerFlavour::of(Kind::Courier, Capabilities("ACL RIGHTS=kxten"));
    QVERIFY(!given.mayReplaceRights());
    QCOMPARE(given.era(), RightsEra::Rfc4314); // what is announced stays so
}

// 2.4 does not tell its version; what it announces does.
void TestFlavour::dovecot24IsToldByVersionOrCapabilities()
{
    const auto is24 = [](const char *capabilities, const char *version) {
        return ServerFlavour::of(Kind::Dovecot, Capabilities(capabilities), {{"version", version}})
            .isDovecot24;
    };
    QVERIFY(!is24("ACL RIGHTS=texk QUOTA", ""));
    QVERIFY(is24("ACL RIGHTS=texk QUOTA REPLACE", ""));
    QVERIFY(is24("ACL INPROGRESS QUOTA", ""));
    QVERIFY(!is24("ACL", "2.3.19.1 (9b53102964)"));
    QVERIFY(is24("ACL", "2.4.1-4"));
    QVERIFY(is24("ACL", "3.0.0"));
}

void TestFlavour::identifiers_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("who");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("signs"); // "-": negative, "#": global
    const auto row = [](Kind kind, const char *text, Who who, const char *name = "", const char *signs = "") {
        QTest::addRow("%s %s", ServerFlavour::nameOf(kind), text)
            << int(kind) << QString::fromUtf8(text) << int(who) << QString::fromUtf8(name)
            << QString::fromLatin1(signs);
    };
    row(Kind::Cyrus, "bob", Who::User, "bob");
    row(Kind::Cyrus, "BOB", Who::User, "bob");
    row(Kind::Cyrus, "-bob", Who::User, "bob", "-");
    row(Kind::Cyrus, "anyone", Who::Anyone);
    row(Kind::Cyrus, "-anyone", Who::Anyone, "", "-");
    row(Kind::Cyrus, "anonymous", Who::Anonymous);
    row(Kind::Cyrus, "group:staff", Who::Group, "staff");
    row(Kind::Cyrus, "-group:staff", Who::Group, "staff", "-");
    row(Kind::Cyrus, "owner", Who::User, "owner");
    row(Kind::Cyrus, "$staff", Who::User, "$staff");
    row(Kind::Dovecot, "BOB", Who::User, "BOB");
    row(Kind::Dovecot, "owner", Who::Owner);
    row(Kind::Dovecot, "authenticated", Who::Authenticated);
    row(Kind::Dovecot, "$staff", Who::Group, "staff");
    row(Kind::Dovecot, "!$staff", Who::GroupOverride, "staff");
    row(Kind::Dovecot, "-$staff", Who::Group, "staff", "-");
    row(Kind::Dovecot, "#anyone", Who::Anyone, "", "#");
    row(Kind::Dovecot, "-#bob", Who::User, "bob", "-#");
    row(Kind::Dovecot, "group:staff", Who::User, "group:staff");
    row(Kind::Dovecot, "group=staff", Who::User, "group=staff");
    row(Kind::Dovecot, "anonymous", Who::User, "anonymous");
    row(Kind::Courier, "administrators", Who::Administrators);
    row(Kind::Courier, "owner", Who::Owner);
    row(Kind::Courier, "anonymous", Who::Anyone);
    row(Kind::Courier, "group=staff", Who::Group, "staff");
    row(Kind::Courier, "user=bob", Who::User, "bob");
    row(Kind::Courier, "$staff", Who::User, "$staff");
    row(Kind::Stalwart, "bob@example.org", Who::User, "bob@example.org");
    row(Kind::Stalwart, "anyone", Who::User, "anyone");
    row(Kind::Stalwart, "-bob", Who::User, "-bob");
    row(Kind::Generic, "$team", Who::Group, "team");
    row(Kind::Generic, "-anyone", Who::Anyone, "", "-");
}

// Each server has its own names, and its own manner of groups; read, and written again.
void TestFlavour::identifiers()
{
    QFETCH(int, kind);
    QFETCH(QString, text);
    QFETCH(int, who);
    QFETCH(QString, name);
    QFETCH(QString, signs);
    const ServerFlavour server = flavour(Kind(kind));
    const Identifier found = server.identifier(text);
    QCOMPARE(int(found.kind), who);
    QCOMPARE(found.name, name);
    QCOMPARE((found.isNegative ? u"-"_s : QString()) + (found.isGlobal ? u"#"_s : QString()), signs);
    if (Kind(kind) == Kind::Courier && found.kind == Who::Group)
        QVERIFY(server.spelling(found).isNull()); // SETACL cannot name it
    else
        QCOMPARE(server.identifier(server.spelling(found)), found);
}

void TestFlavour::specialIdentifiers()
{
    QCOMPARE(flavour(Kind::Cyrus).specialIdentifiers().join(u' '), u"anyone anonymous"_s);
    QCOMPARE(flavour(Kind::Dovecot).specialIdentifiers().join(u' '), u"anyone authenticated owner"_s);
    QCOMPARE(flavour(Kind::Courier).specialIdentifiers().join(u' '),
             u"anyone anonymous owner administrators"_s);
    QVERIFY(flavour(Kind::Stalwart).specialIdentifiers().isEmpty());
    QCOMPARE(flavour(Kind::Stalwart).spelling({Who::Anyone}), QString());
    QCOMPARE(flavour(Kind::Cyrus).spelling({Who::Group, true, false, u"a"_s}), u"-group:a"_s);
}

void TestFlavour::problems_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](Kind kind, const QString &text, const char *found) {
        QTest::addRow("%s %s", ServerFlavour::nameOf(kind), qUtf8Printable(text))
            << int(kind) << text << QByteArray(found);
    };
    const Kind all[] = {Kind::Cyrus, Kind::Dovecot, Kind::Courier, Kind::Generic};
    for (const Kind kind : all) {
        row(kind, u"bob"_s, "");
        row(kind, u"bob@example.org"_s, "");
        row(kind, u"anyone"_s, "");
        row(kind, u"-bob"_s, "");
        row(kind, {}, "!empty");
        row(kind, u"-"_s, "!empty");
    }
    const QString tab = u"tab\tin"_s, spaces = u"two words"_s;
    row(Kind::Cyrus, tab, "!control spaces");
    row(Kind::Dovecot, tab, "!control spaces");
    row(Kind::Courier, tab, "!control !forbidden spaces");
    row(Kind::Generic, u"a\u0085b"_s, "!control spaces");
    row(Kind::Cyrus, spaces, "spaces");
    row(Kind::Dovecot, spaces, "spaces");
    row(Kind::Courier, spaces, "!forbidden spaces");
    // A mailbox of Cyrus can be neither opened nor mended after that.
    row(Kind::Cyrus, u"quo\"te"_s, "!damages");
    row(Kind::Cyrus, u"back\\slash"_s, "!damages");
    row(Kind::Cyrus, u"-quo\"te"_s, "!damages");
    row(Kind::Dovecot, u"quo\"te"_s, "");
    row(Kind::Cyrus, u"bjørn"_s, "!forbidden");
    row(Kind::Cyrus, u"per%cent*"_s, "!forbidden");
    row(Kind::Cyrus, u"bob/x"_s, "!forbidden");
    row(Kind::Cyrus, u"a:b"_s, "!forbidden");
    row(Kind::Cyrus, u"e&w"_s, "!forbidden");
    row(Kind::Cyrus, u"group:staff"_s, "");
    row(Kind::Cyrus, u"group:a:b"_s, "!forbidden");
    row(Kind::Dovecot, u"bjørn"_s, "");
    row(Kind::Cyrus, QString(80, u'a'), "");
    row(Kind::Cyrus, QString(81, u'a'), "!long");
    row(Kind::Dovecot, QString(300, u'a'), "");
    row(Kind::Courier, u"a=b"_s, "!forbidden");
    row(Kind::Courier, u"group=staff"_s, "!forbidden");
    row(Kind::Courier, u"owner"_s, "!unchangeable");
    row(Kind::Courier, u"administrators"_s, "!unchangeable");
    row(Kind::Courier, u"-anyone"_s, "!unchangeable");
    row(Kind::Dovecot, u"owner"_s, "");
    row(Kind::Dovecot, u"#anyone"_s, "!unchangeable");
    row(Kind::Dovecot, u"-#bob"_s, "!unchangeable");
    row(Kind::Cyrus, u"#hash"_s, "");
    row(Kind::Cyrus, u"BOB"_s, "upper case");
    row(Kind::Dovecot, u"BOB"_s, "");
    row(Kind::Dovecot, u"bob@Example.org"_s, "upper domain");
    row(Kind::Stalwart, u"bob@EXAMPLE.org"_s, "upper domain");
    row(Kind::Cyrus, u"$staff"_s, "foreign");
    row(Kind::Cyrus, u"group=staff"_s, "foreign");
    row(Kind::Dovecot, u"group:staff"_s, "foreign");
    row(Kind::Dovecot, u"user=bob"_s, "foreign");
    row(Kind::Dovecot, u"$staff"_s, "");
    row(Kind::Courier, u"!$staff"_s, "foreign");
    row(Kind::Stalwart, u"bob"_s, "no address");
    row(Kind::Stalwart, u"-bob@example.org"_s, "!negative");
}

void TestFlavour::problems()
{
    QFETCH(int, kind);
    QFETCH(QString, text);
    QFETCH(QByteArray, found);
    QCOMPARE(described(flavour(Kind(kind)).problemsOf(text)), found);
}

// RFC 4314 section 6.
void TestFlavour::anyoneWithAdministerIsWarnedOf()
{
    for (const Kind kind : {Kind::Cyrus, Kind::Dovecot, Kind::Courier}) {
        QCOMPARE(described(flavour(kind).problemsOf(u"anyone"_s, "lra")), "administered");
        QCOMPARE(described(flavour(kind).problemsOf(u"bob"_s, "lra")), "");
    }
    QCOMPARE(described(flavour(Kind::Cyrus).problemsOf(u"-anyone"_s, "a")), "");
}

// GETACL of Courier leaves out groups and parts of "d".
void TestFlavour::courierListsAreNotReplaced()
{
    QVERIFY(!flavour(Kind::Courier).mayReplaceRights() && !flavour(Kind::Courier).isAclComplete());
    QVERIFY(flavour(Kind::Cyrus).mayReplaceRights() && flavour(Kind::Dovecot).mayReplaceRights());
}

void TestFlavour::stalwartHasNoNegativeRights()
{
    QVERIFY(!flavour(Kind::Stalwart).hasNegativeRights());
    QVERIFY(flavour(Kind::Cyrus).hasNegativeRights() && flavour(Kind::Dovecot).hasNegativeRights());
}

void TestFlavour::whoMaySetQuotas()
{
    using Setting = ServerFlavour::Setting;
    QCOMPARE(flavour(Kind::Cyrus).settingOfQuotas(), Setting::AdministratorOnly);
    QCOMPARE(flavour(Kind::Dovecot).settingOfQuotas(), Setting::AdministratorOnly);
    QCOMPARE(ServerFlavour::of(Kind::Dovecot, Capabilities("QUOTA REPLACE")).settingOfQuotas(),
             Setting::Never);
    QCOMPARE(flavour(Kind::Courier).settingOfQuotas(), Setting::Never);
    QCOMPARE(flavour(Kind::Stalwart).settingOfQuotas(), Setting::Never);
    QCOMPARE(flavour(Kind::Generic).settingOfQuotas(), Setting::Perhaps);
}

void TestFlavour::cyrusLimitsHave31Bits()
{
    QCOMPARE(flavour(Kind::Cyrus).largestLimit("STORAGE"), quint64(2147483647));
    QCOMPARE(flavour(Kind::Generic).largestLimit("STORAGE"), quint64(9223372036854775807));
    QCOMPARE(flavour(Kind::Dovecot).largestLimit("STORAGE"), quint64(9007199254740991));
    QCOMPARE(flavour(Kind::Dovecot).largestLimit("MESSAGE"), quint64(9223372036854775807));
}

void TestFlavour::zeroIsUnlimitedOnDovecotOnly()
{
    QVERIFY(flavour(Kind::Dovecot).isZeroUnlimited());
    QVERIFY(!flavour(Kind::Cyrus).isZeroUnlimited() && !flavour(Kind::Generic).isZeroUnlimited());
}

// RFC 9208 section 4.1.1. Dovecot keeps them, and goes by the old ones until the next login.
void TestFlavour::dovecotKeepsUnnamedLimits()
{
    QVERIFY(flavour(Kind::Cyrus).dropsUnnamedLimits() && flavour(Kind::Generic).dropsUnnamedLimits());
    QVERIFY(!flavour(Kind::Dovecot).dropsUnnamedLimits());
    QVERIFY(flavour(Kind::Dovecot).limitsHoldFromNextLogin()
            && !flavour(Kind::Cyrus).limitsHoldFromNextLogin());
}

// Names of RFC 9208, or Cyrus' older ones, as the server announces them.
void TestFlavour::resourcesAreTheServers()
{
    const ServerFlavour old = flavour(Kind::Cyrus);
    QVERIFY(old.knowsResource("X-NUM-FOLDERS") && old.knowsResource("storage")
            && !old.knowsResource("MAILBOX"));
    const auto now = ServerFlavour::of(
        Kind::Cyrus, Capabilities("QUOTA QUOTA=RES-STORAGE QUOTA=RES-MESSAGE QUOTA=RES-MAILBOX QUOTASET"));
    QVERIFY(now.knowsResource("MAILBOX") && !now.knowsResource("X-NUM-FOLDERS"));
    QVERIFY(now.announcesQuotaSet);
    QVERIFY(flavour(Kind::Generic).knowsResource("ANYTHING"));
    QVERIFY(!flavour(Kind::Dovecot).knowsResource("MAILBOX"));
}

QTEST_GUILESS_MAIN(TestFlavour)
#include "tst_flavour.moc"
