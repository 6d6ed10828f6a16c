#include "imapcore/access/acllimits.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = ServerFlavour::Kind;

// What may be changed in a list, and why not; what goes together.
class TestAclLimits : public QObject
{
    Q_OBJECT
private slots:
    void tiedRightsGoTogether();
    void virtualRightsTieNothing();
    void withoutAdministerNothing();
    void stalwartHidesAdminister();
    void fixedEntries();
    void alwaysGranted();
    void ownerKeeps();
    void rightsThatAreNotOffered();

private:
    static AclLimits limits(Kind kind, const char *capabilities = "ACL RIGHTS=kxten")
    {
        return {
            ServerFlavour::of(kind, Capabilities(capabilities)), {u"alice"_s, true, false}, Rights("lra")};
    }
};

void TestAclLimits::tiedRightsGoTogether()
{
    const Grants grants({"la", {"r", "wstx", "et", "i"}}, RightsEra::Rfc4314);
    QCOMPARE(grants.always().toBytes(), "la");
    QCOMPARE(grants.withTied("r").toBytes(), "r");
    QCOMPARE(grants.withTied("ri").toBytes(), "ri");
    QCOMPARE(grants.withTied("e").toBytes(), "swxte"); // through "t"
    QVERIFY(grants.offers("la") && grants.offers("ri") && !grants.offers("p"));
}

// RFC 4314 section 2.1.1.
void TestAclLimits::virtualRightsTieNothing()
{
    const GrantableRights told{"lc", {"kc", "xted", "d"}};
    const Grants grants(told, RightsEra::Rfc4314);
    QCOMPARE(grants.always().toBytes(), "l");
    QCOMPARE(grants.withTied("k").toBytes(), "k");
    QCOMPARE(grants.withTied("t").toBytes(), "xte");
    QVERIFY(!grants.offers("d"));
    QCOMPARE(Grants(told, RightsEra::Rfc2086).withTied("k").toBytes(), "kc");
}

void TestAclLimits::withoutAdministerNothing()
{
    AclLimits all = limits(Kind::Cyrus);
    QCOMPARE(all.ofList(), Hindrance::None);
    all.mine = Rights("lr");
    QCOMPARE(all.ofList(), Hindrance::NoAdminister);
    QCOMPARE(all.ofEntry(u"bob"_s), Hindrance::NoAdminister);
    QCOMPARE(all.ofGiving(u"bob"_s, 'r', nullptr), Hindrance::NoAdminister);
    QCOMPARE(all.ofTaking(u"bob"_s, 'r', nullptr), Hindrance::NoAdminister);
    all.mine.reset();
    QCOMPARE(all.ofList(), Hindrance::None);
}

void TestAclLimits::stalwartHidesAdminister()
{
    AclLimits all = limits(Kind::Stalwart);
    all.mine = Rights("lr");
    QCOMPARE(all.ofList(), Hindrance::None);
}

void TestAclLimits::fixedEntries()
{
    const AclLimits courier = limits(Kind::Courier, "ACL ACL2=UNION");
    QCOMPARE(courier.ofEntry(u"owner"_s), Hindrance::Fixed);
    QCOMPARE(courier.ofEntry(u"administrators"_s), Hindrance::Fixed);
    QCOMPARE(courier.ofEntry(u"bob"_s), Hindrance::None);
    QCOMPARE(limits(Kind::Dovecot).ofEntry(u"#anyone"_s), Hindrance::Fixed);
    QCOMPARE(limits(Kind::Cyrus).ofEntry(u"owner"_s), Hindrance::None);
}

void TestAclLimits::alwaysGranted()
{
    const AclLimits all = limits(Kind::Cyrus);
    const Grants grants({"p", {"l", "r"}}, RightsEra::Rfc4314);
    QCOMPARE(all.kept(u"bob"_s, &grants).toBytes(), "p");
    QCOMPARE(all.ofGiving(u"bob"_s, 'p', &grants), Hindrance::Always);
    QCOMPARE(all.ofTaking(u"bob"_s, 'p', &grants), Hindrance::Always);
    QCOMPARE(all.ofTaking(u"bob"_s, 'r', &grants), Hindrance::None);
    // An entry that takes rights away has none.
    QVERIFY(all.kept(u"-bob"_s, &grants).isEmpty());
}

void TestAclLimits::ownerKeeps()
{
    const AclLimits cyrus = limits(Kind::Cyrus);
    QCOMPARE(cyrus.kept(u"alice"_s, nullptr).toBytes(), "lkxan");
    QCOMPARE(cyrus.ofTaking(u"ALICE"_s, 'a', nullptr), Hindrance::OwnerKeeps);
    QCOMPARE(cyrus.ofTaking(u"alice"_s, 'r', nullptr), Hindrance::None);
    // A site that has set it up otherwise says so.
    const Grants fewer({"la", {"r", "k"}}, RightsEra::Rfc4314);
    QCOMPARE(cyrus.kept(u"alice"_s, &fewer).toBytes(), "la");
    // Dovecot's LISTRIGHTS says the same of everybody, and "a" stays all the same.
    const Grants dovecots({"", {"l", "r", "a"}}, RightsEra::Rfc4314);
    for (const QString &owner : {u"alice"_s, u"owner"_s})
        QCOMPARE(limits(Kind::Dovecot).ofTaking(owner, 'a', &dovecots), Hindrance::OwnerKeeps);
    QCOMPARE(limits(Kind::Dovecot).ofTaking(u"bob"_s, 'a', &dovecots), Hindrance::None);
}

void TestAclLimits::rightsThatAreNotOffered()
{
    const AclLimits all = limits(Kind::Generic, "ACL RIGHTS=kxte");
    QCOMPARE(all.ofGiving(u"bob"_s, '5', nullptr), Hindrance::UnknownToServer);
    QCOMPARE(all.ofTaking(u"bob"_s, '5', nullptr), Hindrance::None);
    const Grants grants({"", {"l", "5"}}, RightsEra::Rfc4314);
    QCOMPARE(all.ofGiving(u"bob"_s, '5', &grants), Hindrance::None); // it says so here
    QCOMPARE(all.ofGiving(u"bob"_s, 'w', &grants), Hindrance::NotOffered);
    QCOMPARE(all.ofGiving(u"bob"_s, 'w', nullptr), Hindrance::None);
}

QTEST_GUILESS_MAIN(TestAclLimits)
#include "tst_acllimits.moc"
