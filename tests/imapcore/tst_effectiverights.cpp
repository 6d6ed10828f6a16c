#include "imapcore/access/effectiverights.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

namespace {

using Kind = ServerFlavour::Kind;
using Effect = EffectiveRights::Entry::Effect;

ServerFlavour flavour(Kind kind)
{
    const char *capabilities = kind == Kind::Cyrus     ? "ACL RIGHTS=kxten"
                               : kind == Kind::Courier ? "ACL ACL2=UNION"
                                                       : "ACL RIGHTS=texk";
    return ServerFlavour::of(kind, Capabilities(capabilities));
}

// "anyone=lrs -bob=r"
Acl acl(const QByteArray &text)
{
    Acl all;
    for (const QByteArray &entry : text.split(' ')) {
        if (!entry.isEmpty())
            all.push_back(
                {QString::fromUtf8(entry.left(entry.indexOf('='))), entry.mid(entry.indexOf('=') + 1)});
    }
    return all;
}

const Person Bob{u"bob"_s, QStringList{u"staff"_s}};

EffectiveRights rightsOf(Kind kind, const QByteArray &entries, const Person &person = Bob,
                         const MailboxOwner &owner = {u"alice"_s})
{
    return explainRights(flavour(kind), person, acl(entries), owner);
}

QByteArray numbers(const std::vector<size_t> &entries)
{
    QByteArray text;
    for (const size_t one : entries)
        text += QByteArray::number(qulonglong(one));
    return text;
}

// "gave lw", "took r", "masked lrs by 1", "nothing", "-"
QByteArray described(const EffectiveRights::Entry &entry)
{
    static constexpr const char *names[] = {"-", "gave", "took", "masked", "nothing"};
    QByteArray text = names[int(entry.effect)];
    if (!entry.gave.isEmpty())
        text += ' ' + entry.gave.toBytes();
    if (!entry.took.isEmpty())
        text += (entry.effect == Effect::Took ? " " : " took ") + entry.took.toBytes();
    if (!entry.lost.isEmpty())
        text += (entry.effect == Effect::Masked ? " " : " lost ") + entry.lost.toBytes() + " by "
                + numbers(entry.maskedBy) + (entry.isMaskedByOwnership ? "owner" : "");
    return text;
}

QByteArray effects(const EffectiveRights &all)
{
    QByteArrayList texts;
    for (const EffectiveRights::Entry &entry : all.entries)
        texts += described(entry);
    return texts.join(", ");
}

// "r+01-2" held, given by 0 and 1, taken by 2; "~" before those that are masked; "!" not held.
QByteArray described(const EffectiveRights::Reason &reason)
{
    QByteArray text(1, reason.right);
    if (!reason.isHeld)
        text += '!';
    for (const auto &[sign, entries] :
         {std::pair('+', reason.givers), std::pair('-', reason.takers), std::pair('~', reason.masked)}) {
        if (!entries.empty())
            text += sign + numbers(entries);
    }
    return text + (reason.byOwnership ? "O" : "") + (reason.byAdministration ? "A" : "")
           + (reason.byAdminister ? "a" : "");
}

QByteArray reasons(const EffectiveRights &all)
{
    QByteArrayList texts;
    for (const EffectiveRights::Reason &reason : all.reasons)
        texts += described(reason);
    return texts.join(' ');
}

} // namespace

class TestEffectiveRights : public QObject
{
    Q_OBJECT

private slots:
    void unionOfAllLessNegatives_data();
    void unionOfAllLessNegatives();
    void mostSpecificReplacesOnDovecot_data();
    void mostSpecificReplacesOnDovecot();
    void stalwartAddsUp();
    void ownerHasImplicitRights();
    void ownerSkipsWhatIsBelowOnDovecot();
    void administratorsAlwaysHaveLookupAndAdminister();
    void administerMayImplyWrite();
    void everybodyPostsToCyrusInbox();
    void globalEntriesBeatLocalOnes();
    void anonymous();
    void virtualRightsAreIgnored();
    void caseOfNames();
    void explanation_data();
    void explanation();
    void certainty();
    void whomAnEntryIsAbout();
};

// Cyrus and Courier: all that any entry gives, less all that any takes.
void TestEffectiveRights::unionOfAllLessNegatives_data()
{
    QTest::addColumn<QByteArray>("rights");
    const auto row = [](const char *entries, const char *rights) {
        QTest::newRow(entries) << QByteArray(rights);
    };
    row("", "");
    row("anyone=lrs", "lrs");
    row("anyone=lrs -bob=r", "ls");
    row("-bob=r anyone=lrs", "ls");
    row("anyone=lrs bob=lw", "lrsw");
    row("anyone=lrs bob=lrw -bob=r", "lsw");
    row("anyone=lrs -anyone=s", "lr");
    row("anyone=lrs -carol=r", "lrs");
    row("bob=lrsw -anyone=s", "lrw");
    row("bob=lr carol=lrsw", "lr");
    row("authenticated=li", "");
    row("$staff=li", "");
    row("bob=", "");
    row("bob=lr0z", "lr0z");
}

void TestEffectiveRights::unionOfAllLessNegatives()
{
    QFETCH(QByteArray, rights);
    QCOMPARE(rightsOf(Kind::Cyrus, QTest::currentDataTag()).rights.toBytes(), rights);
    QCOMPARE(rightsOf(Kind::Courier, QTest::currentDataTag()).rights.toBytes(), rights);
    // Groups count like everything else.
    QCOMPARE(rightsOf(Kind::Cyrus, "group:staff=i " + QByteArray(QTest::currentDataTag())).rights,
             Rights(rights) | Rights("i"));
}

// Dovecot: of entries that give and of entries that take, the most specific alone.
void TestEffectiveRights::mostSpecificReplacesOnDovecot_data()
{
    QTest::addColumn<QByteArray>("rights");
    const auto row = [](const char *entries, const char *rights) {
        QTest::newRow(entries) << QByteArray(rights);
    };
    row("anyone=lrs", "lrs");
    row("anyone=lrs bob=lw", "lw");
    row("bob=lw anyone=lrs", "lw");
    row("anyone=lrs -bob=r", "ls");
    row("anyone=lrs bob=lrw -bob=r", "lw");
    row("bob=lrsw -anyone=s", "lrw");
    row("anyone=lr authenticated=li", "li");
    row("authenticated=li $staff=lr", "lr");
    row("$staff=li bob=lr", "lr");
    row("anyone=lrs $staff=li", "li");
    row("anyone=lrs $others=li", "lrs");
    row("bob=lr !$staff=lt", "lt");
    row("anyone=lrs bob=", "");
    row("anyone=lrs owner=a", "lrs");
    row("bob=lrs -anyone=s -bob=r", "ls");
    row("anyone=lrs carol=a", "lrs");
}

void TestEffectiveRights::mostSpecificReplacesOnDovecot()
{
    QFETCH(QByteArray, rights);
    QCOMPARE(rightsOf(Kind::Dovecot, QTest::currentDataTag()).rights.toBytes(), rights);
}

// Someone's groups are merged.
void TestEffectiveRights::stalwartAddsUp()
{
    QCOMPARE(rightsOf(Kind::Stalwart, "bob=lr -bob=r").rights.toBytes(), "lr");
    const Person both{u"bob"_s, QStringList{u"staff"_s, u"board"_s}};
    QCOMPARE(rightsOf(Kind::Dovecot, "$staff=lr $board=li -$board=r", both).rights.toBytes(), "li");
    QCOMPARE(rightsOf(Kind::Dovecot, "!$staff=l !$board=i bob=r", both).rights.toBytes(), "li");
}

// Cyrus: implicit_owner_rights, which nothing takes. Courier says them in the list.
void TestEffectiveRights::ownerHasImplicitRights()
{
    const Person alice{u"alice"_s, QStringList()};
    const EffectiveRights cyrus = rightsOf(Kind::Cyrus, "anyone=r -alice=a", alice);
    QCOMPARE(cyrus.rights.toBytes(), "lrkxan");
    QCOMPARE(cyrus.byOwnership.toBytes(), "lkxan");
    QCOMPARE(rightsOf(Kind::Courier, "owner=acdilrsw anyone=l", alice).rights, Rights("acdilrsw"));
    QCOMPARE(rightsOf(Kind::Courier, "owner=acdilrsw anyone=l").rights.toBytes(), "l");
    // Nobody owns it.
    QCOMPARE(rightsOf(Kind::Cyrus, "anyone=r", alice, {}).rights.toBytes(), "r");
    QCOMPARE(rightsOf(Kind::Cyrus, "anyone=r", {}, {}).rights.toBytes(), "r");
}

// Dovecot: for the owner, what stands below "owner" does not count.
void TestEffectiveRights::ownerSkipsWhatIsBelowOnDovecot()
{
    const Person alice{u"alice"_s, QStringList{u"staff"_s}};
    const MailboxOwner own{u"alice"_s, true};
    const auto rights = [&](const char *entries) {
        return rightsOf(Kind::Dovecot, entries, alice, own).rights.toBytes();
    };
    QCOMPARE(rights(""), "lrswipkxtea");
    QCOMPARE(rights("anyone=l $staff=r"), "lrswipkxtea");
    QCOMPARE(rights("anyone=l owner=lra"), "lra");
    QCOMPARE(rights("owner=lra anyone=l"), "lra");
    QCOMPARE(rights("owner=lra alice=la"), "la");
    QCOMPARE(rights("alice=la owner=lra"), "la");
    QCOMPARE(rights("alice=la"), "la");
    QCOMPARE(rights("!$staff=l"), "l");
    QCOMPARE(rights("-anyone=s -$staff=r"), "lrswipkxtea");
    QCOMPARE(rights("-owner=s"), "lrwipkxtea");
    QCOMPARE(rights("-alice=s"), "lrwipkxtea");
    const EffectiveRights all = rightsOf(Kind::Dovecot, "anyone=lr", alice, own);
    QCOMPARE(all.byOwnership.toBytes(), "lrswipkxtea");
    QCOMPARE(effects(all), "masked lr by owner");
}

// Cyrus: always "l" and "a". Courier: an entry says so.
void TestEffectiveRights::administratorsAlwaysHaveLookupAndAdminister()
{
    const Person admin{u"cyrus"_s, QStringList(), true, true};
    const EffectiveRights cyrus = rightsOf(Kind::Cyrus, "anyone=r", admin);
    QCOMPARE(cyrus.rights.toBytes(), "lra");
    QCOMPARE(cyrus.byAdministration.toBytes(), "la");
    QCOMPARE(rightsOf(Kind::Courier, "administrators=acdilrsw", admin).rights, Rights("acdilrsw"));
    QCOMPARE(rightsOf(Kind::Courier, "administrators=acdilrsw").rights.toBytes(), "");
    QCOMPARE(rightsOf(Kind::Dovecot, "anyone=r", admin).rights.toBytes(), "r");
}

void TestEffectiveRights::administerMayImplyWrite()
{
    ServerFlavour cyrus = flavour(Kind::Cyrus);
    QCOMPARE(explainRights(cyrus, Bob, acl("bob=lra"), {}).rights.toBytes(), "lra");
    cyrus.impliedByAdminister = "switen";
    const EffectiveRights all = explainRights(cyrus, Bob, acl("bob=lra"), {});
    QCOMPARE(all.rights, Rights("lraswiten"));
    QCOMPARE(all.byAdminister.toBytes(), "switen");
    QCOMPARE(reasons(all).split(' ').last(), "na");
    QCOMPARE(explainRights(cyrus, Bob, acl("bob=lr"), {}).rights.toBytes(), "lr");
}

void TestEffectiveRights::everybodyPostsToCyrusInbox()
{
    QCOMPARE(rightsOf(Kind::Cyrus, "", Bob, {u"alice"_s, false, true}).everybodys.toBytes(), "p");
    QCOMPARE(rightsOf(Kind::Cyrus, "", Bob, {u"alice"_s, false, false}).everybodys.toBytes(), "");
    QCOMPARE(rightsOf(Kind::Dovecot, "", Bob, {u"alice"_s, false, true}).everybodys.toBytes(), "");
    // MYRIGHTS does not tell it.
    QCOMPARE(rightsOf(Kind::Cyrus, "", Bob, {u"alice"_s, false, true}).rights.toBytes(), "");
}

// Dovecot: "#" stands before those of the server's configuration.
void TestEffectiveRights::globalEntriesBeatLocalOnes()
{
    QCOMPARE(rightsOf(Kind::Dovecot, "bob=lrsw !$staff=lrswi #anyone=l").rights.toBytes(), "l");
    QCOMPARE(rightsOf(Kind::Dovecot, "#anyone=l bob=lrsw").rights.toBytes(), "l");
    QCOMPARE(rightsOf(Kind::Dovecot, "#anyone=l #bob=r").rights.toBytes(), "r");
    QCOMPARE(rightsOf(Kind::Dovecot, "bob=lrs -#anyone=s -bob=r").rights.toBytes(), "lr");
    QCOMPARE(effects(rightsOf(Kind::Dovecot, "bob=lrsw #anyone=l")), "masked lrsw by 1, gave l took rsw");
}

void TestEffectiveRights::anonymous()
{
    const Person nobody{{}, QStringList(), false};
    QCOMPARE(rightsOf(Kind::Cyrus, "anonymous=lr anyone=l", nobody).rights.toBytes(), "lr");
    QCOMPARE(rightsOf(Kind::Cyrus, "anonymous=lr anyone=l").rights.toBytes(), "l");
    QCOMPARE(rightsOf(Kind::Courier, "anonymous=li").rights.toBytes(), "li");
    QCOMPARE(rightsOf(Kind::Dovecot, "authenticated=lr anyone=l", nobody).rights.toBytes(), "l");
}

void TestEffectiveRights::virtualRightsAreIgnored()
{
    QCOMPARE(rightsOf(Kind::Cyrus, "bob=lrskxtecd").rights.toBytes(), "lrskxte");
    QCOMPARE(rightsOf(Kind::Dovecot, "bob=lrtd -bob=d").rights.toBytes(), "lrt");
    QCOMPARE(rightsOf(Kind::Courier, "bob=lrcd -bob=d").rights.toBytes(), "lrc");
}

void TestEffectiveRights::caseOfNames()
{
    const Person person{u"BOB"_s, QStringList{u"Staff"_s}};
    QCOMPARE(rightsOf(Kind::Cyrus, "bob=lr group:staff=i", person).rights.toBytes(), "lri");
    QCOMPARE(rightsOf(Kind::Dovecot, "bob=lr $staff=i", person).rights.toBytes(), "");
}

void TestEffectiveRights::explanation_data()
{
    QTest::addColumn<QByteArray>("flavour");
    QTest::addColumn<QByteArray>("entries");
    QTest::addColumn<QByteArray>("effectsOfEntries");
    QTest::addColumn<QByteArray>("reasonsOfRights");
    const auto row = [](const char *kind, const char *list, const char *effect, const char *reason) {
        QTest::addRow("%s: %s", kind, list)
            << QByteArray(kind) << QByteArray(list) << QByteArray(effect) << QByteArray(reason);
    };
    row("Cyrus", "anyone=lrs bob=lrw -bob=r carol=a", "gave ls lost r by 2, gave lw lost r by 2, took r, -",
        "l+01 r!+01-2 s+0 w+1");
    row("Cyrus", "anyone=lr -bob=w", "gave lr, nothing", "l+0 r+0 w!-1");
    row("Cyrus", "bob=r -anyone=r", "masked r by 1, took r", "r!+0-1");
    row("Cyrus", "bob= -bob=", "nothing, nothing", "");
    row("Dovecot", "anyone=lrs $staff=li bob=lw -anyone=w",
        "masked lrs by 2, masked li by 2, gave l took rsi lost w by 3, took w",
        "l+2~01 r!~0 s!~0 w!+2-3 i!~1");
    row("Dovecot", "anyone=lrs bob=", "masked lrs by 1, took lrs", "l!~0 r!~0 s!~0");
    row("Dovecot", "-anyone=l -bob=r bob=lr", "masked l by 1, took r, gave l lost r by 1", "l+2~0 r!+2-1");
}

void TestEffectiveRights::explanation()
{
    QFETCH(QByteArray, flavour);
    QFETCH(QByteArray, entries);
    QFETCH(QByteArray, effectsOfEntries);
    QFETCH(QByteArray, reasonsOfRights);
    const EffectiveRights all = rightsOf(*ServerFlavour::kindOfName(QString::fromLatin1(flavour)), entries);
    QCOMPARE(effects(all), effectsOfEntries);
    QCOMPARE(reasons(all), reasonsOfRights);
}

void TestEffectiveRights::certainty()
{
    const Person unknown{u"bob"_s};
    QVERIFY(rightsOf(Kind::Dovecot, "$staff=lr", unknown).dependsOnGroups);
    QVERIFY(!rightsOf(Kind::Dovecot, "$staff=lr").dependsOnGroups);
    QVERIFY(!rightsOf(Kind::Dovecot, "anyone=lr", unknown).dependsOnGroups);
    QVERIFY(rightsOf(Kind::Courier, "anyone=lr").mayHideEntries);
    QVERIFY(!rightsOf(Kind::Cyrus, "anyone=lr").mayHideEntries);
    // Dovecot shows the owner's own entry to nobody else.
    const Person alice{u"alice"_s, QStringList()};
    QVERIFY(rightsOf(Kind::Dovecot, "anyone=lr", alice, {u"alice"_s, false}).mayHideEntries);
    QVERIFY(!rightsOf(Kind::Dovecot, "anyone=lr", alice, {u"alice"_s, true}).mayHideEntries);
    QVERIFY(rightsOf(Kind::Generic, "anyone=lr").isRuleAssumed);
    QVERIFY(!rightsOf(Kind::Courier, "anyone=lr").isRuleAssumed);
}

void TestEffectiveRights::whomAnEntryIsAbout()
{
    const ServerFlavour dovecot = flavour(Kind::Dovecot);
    const auto own = [&dovecot](const char *identifier) {
        return explainRights(dovecot, Person::of(dovecot.identifier(QString::fromLatin1(identifier))),
                             acl("anyone=l authenticated=lr $staff=li bob=lw"), {})
            .rights.toBytes();
    };
    QCOMPARE(own("anyone"), "l");
    QCOMPARE(own("authenticated"), "lr");
    QCOMPARE(own("$staff"), "li");
    QCOMPARE(own("bob"), "lw");
    QCOMPARE(own("carol"), "lr");
}

QTEST_GUILESS_MAIN(TestEffectiveRights)
#include "tst_effectiverights.moc"
