#include "imapcore/access/rights.h"
#include <QTest>

using namespace imap;

namespace {

const RightsEra New = RightsEra::Rfc4314, Old = RightsEra::Rfc2086;

} // namespace

class TestAccessRights : public QObject
{
    Q_OBJECT

private slots:
    void bytes_data();
    void bytes();
    void sets();
    void eraIsAnnounced();
    void createAndDeleteAreVirtual();
    void obsoleteRightsAreNeverSentBack();
    void meanings();
    void groups();
    void coverage();
    void roleIsNamedOnExactMatchOnly_data();
    void roleIsNamedOnExactMatchOnly();
    void cyradmsWords_data();
    void cyradmsWords();
};

// RFC 4314 section 5.1.2: what is not known is preserved.
void TestAccessRights::bytes_data()
{
    QTest::addColumn<QByteArray>("canonical");
    QTest::newRow("") << QByteArray();
    QTest::newRow("lrs") << QByteArray("lrs");
    QTest::newRow("lrwstipekxacd") << QByteArray("lrswipkxtecda"); // Dovecot
    QTest::newRow("akxeilprwtscd") << QByteArray("lrswipkxtecda"); // and at another time
    QTest::newRow("lrswipkxtecdan") << QByteArray("lrswipkxtecdan");
    QTest::newRow("lrlr") << QByteArray("lr");
    QTest::newRow("90ra") << QByteArray("ra09");
    QTest::newRow("zlb") << QByteArray("lbz");
    QTest::newRow("LR") << QByteArray("LR"); // Courier takes them
    QTest::newRow("l \"r\xc3\xa9\x01") << QByteArray("lr");
}

void TestAccessRights::bytes()
{
    QFETCH(QByteArray, canonical);
    const Rights rights = QByteArrayView(QTest::currentDataTag());
    QCOMPARE(rights.toBytes(), canonical);
    QCOMPARE(rights.count(), int(canonical.size()));
    QCOMPARE(Rights(canonical), rights);
}

void TestAccessRights::sets()
{
    const Rights a = "lrs", b = "sw";
    QCOMPARE((a | b).toBytes(), "lrsw");
    QCOMPARE((a - b).toBytes(), "lr");
    QCOMPARE((a & b).toBytes(), "s");
    QVERIFY(a.contains('l') && !a.contains('w') && !a.contains('\0') && !a.contains('\xff'));
    QVERIFY(a.containsAll("lr") && !a.containsAll("lw") && a.containsAll({}));
    QVERIFY(a.containsAny("lw") && !a.containsAny("wi") && !a.containsAny({}));
    QVERIFY(Rights().isEmpty() && !a.isEmpty());
    Rights c = a;
    c |= "x";
    c -= "l";
    c &= "rx";
    QCOMPARE(c.toBytes(), "rx");
    // Every letter and digit has a place of its own.
    Rights all;
    for (char letter = 1; letter < 127; ++letter) {
        if (QChar(QLatin1Char(letter)).isLetterOrNumber()) {
            QVERIFY(!all.contains(letter));
            all |= QByteArrayView(&letter, 1);
            QVERIFY(all.contains(letter));
        }
    }
    QCOMPARE(all.count(), 62);
}

// ACL alone is of RFC 2086; RIGHTS= makes it one of RFC 4314.
void TestAccessRights::eraIsAnnounced()
{
    const auto era = [](const char *capabilities) {
        return eraOf(KnownRights::from(Capabilities(capabilities)));
    };
    QCOMPARE(era("IMAP4rev1 ACL"), Old);
    QCOMPARE(era("IMAP4rev1 ACL ACL2=UNION"), Old);
    QCOMPARE(era("IMAP4rev1 ACL RIGHTS=kxten"), New);
    QCOMPARE(era("IMAP4rev1 ACL RIGHTS=texk"), New);
}

// RFC 4314 section 2.1.1: "c" and "d" are ignored where RIGHTS= says so, and are rights where it does not.
void TestAccessRights::createAndDeleteAreVirtual()
{
    QCOMPARE(Rights("lrskxtecda").withoutVirtual().toBytes(), "lrskxtea");
    QCOMPARE(Rights("lrskxtecda").withoutVirtual(New).toBytes(), "lrskxtea");
    QCOMPARE(Rights("lrscda").withoutVirtual(Old).toBytes(), "lrscda");
}

// A client that sends back what it was shown turns "t" into "te".
void TestAccessRights::obsoleteRightsAreNeverSentBack()
{
    QCOMPARE(sendable("lrtd", New).toBytes(), "lrt");
    QCOMPARE(sendable("lrcd", New).toBytes(), "lr");
    QCOMPARE(sendable("lr0z", New).toBytes(), "lr0z");
    QCOMPARE(sendable("lrswipkxtea", Old).toBytes(), "lrswipcda");
    QCOMPARE(sendable("lrk", Old).toBytes(), "lrc");
    QCOMPARE(sendable("lrt", Old).toBytes(), "lrd");
    QCOMPARE(sendable("lrn5", Old).toBytes(), "lrn5");
}

void TestAccessRights::meanings()
{
    QCOMPARE(meaningOf('l'), RightMeaning::Lookup);
    QCOMPARE(meaningOf('a'), RightMeaning::Administer);
    QCOMPARE(meaningOf('n'), RightMeaning::Annotate);
    QCOMPARE(meaningOf('7'), RightMeaning::Site);
    QCOMPARE(meaningOf('z'), RightMeaning::Unknown);
    QCOMPARE(meaningOf('?'), RightMeaning::Unknown);
    QSet<QByteArray> names, sentences;
    for (int i = 0; i <= int(RightMeaning::Unknown); ++i) {
        names.insert(nameOf(RightMeaning(i)));
        const QByteArray sentence = sentenceOf(RightMeaning(i));
        QVERIFY2(sentence.endsWith('.'), sentence.constData());
        sentences.insert(sentence);
    }
    QCOMPARE(names.size(), int(RightMeaning::Unknown) + 1);
    QCOMPARE(sentences.size(), names.size());
    for (const char right : QByteArray("lrswipkxtecdan"))
        QVERIFY(meaningOf(right) != RightMeaning::Unknown);
}

// Each right that the server knows is in exactly one group.
void TestAccessRights::groups()
{
    for (const char *capabilities : {"ACL", "ACL RIGHTS=texk", "ACL RIGHTS=kxten"}) {
        const KnownRights known = KnownRights::from(Capabilities(capabilities));
        Rights all;
        for (int i = 0; i <= int(RightsGroup::Administer); ++i) {
            const Rights group = rightsOf(RightsGroup(i), known);
            QVERIFY(!group.isEmpty());
            QVERIFY(!all.containsAny(group));
            all |= group;
        }
        QCOMPARE(all.toBytes(), Rights(known.rights).toBytes());
    }
    const KnownRights old = KnownRights::from(Capabilities("ACL"));
    QCOMPARE(rightsOf(RightsGroup::Write, old).toBytes(), "wic");
    QCOMPARE(rightsOf(RightsGroup::Delete, old).toBytes(), "d");
}

void TestAccessRights::coverage()
{
    QCOMPARE(coverageOf("lrs", "lrsw"), Coverage::All);
    QCOMPARE(coverageOf("lrs", "lw"), Coverage::Some);
    QCOMPARE(coverageOf("lrs", "w"), Coverage::None);
    QCOMPARE(coverageOf({}, "w"), Coverage::None);
}

void TestAccessRights::roleIsNamedOnExactMatchOnly_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<bool>("isNew");
    const auto row = [](const char *rights, const char *role, bool isNew = true) {
        QTest::addRow("%s, %s", rights, isNew ? "new" : "old") << QByteArray(role) << isNew;
    };
    row("", "none");
    row("lrs", "read");
    row("lrsp", "post");
    row("lrsip", "append");
    row("lrswipkxte", "write");
    row("lrswipkxtecd", "write"); // virtual ones do not count
    row("lrswipkxtea", "all");
    row("lr", "custom");
    row("lrs5", "custom");
    row("lrswipkxtean", "custom");
    row("lrs", "read", false);
    row("lrswipcd", "write", false);
    row("lrswipcda", "all", false);
    row("lrswip", "custom", false);
    row("lrswipkxtea", "custom", false);
}

// A role is named only where it is exactly that.
void TestAccessRights::roleIsNamedOnExactMatchOnly()
{
    QFETCH(QByteArray, role);
    QFETCH(bool, isNew);
    const RightsEra era = isNew ? New : Old;
    const Rights rights = QByteArray(QTest::currentDataTag()).split(',').first();
    QCOMPARE(QByteArray(nameOf(roleOf(rights, era))), role);
    if (role != "custom")
        QCOMPARE(rightsOf(roleOf(rights, era), era), rights.withoutVirtual(era));
}

void TestAccessRights::cyradmsWords_data()
{
    QTest::addColumn<QByteArray>("rights");
    QTest::addColumn<QByteArray>("old");
    QTest::newRow("none") << QByteArray("") << QByteArray("");
    QTest::newRow("read") << QByteArray("lrs") << QByteArray("lrs");
    QTest::newRow("post") << QByteArray("lrsp") << QByteArray("lrsp");
    QTest::newRow("append") << QByteArray("lrsip") << QByteArray("lrsip");
    QTest::newRow("write") << QByteArray("lrswipkxte") << QByteArray("lrswipcd");
    QTest::newRow("delete") << QByteArray("lrxte") << QByteArray("lrd");
    QTest::newRow("all") << QByteArray("lrswipkxtea") << QByteArray("lrswipcda");
}

void TestAccessRights::cyradmsWords()
{
    QFETCH(QByteArray, rights);
    QFETCH(QByteArray, old);
    QCOMPARE(rightsOfWord(QTest::currentDataTag(), New).value_or("?0").toBytes(), rights);
    QCOMPARE(rightsOfWord(QTest::currentDataTag(), Old).value_or("?0").toBytes(), old);
    QVERIFY(!rightsOfWord("lrs", New) && !rightsOfWord("", New) && !rightsOfWord("custom", New));
}

QTEST_GUILESS_MAIN(TestAccessRights)
#include "tst_accessrights.moc"
