#include "imapcore/access/quotaexport.h"
#include "imapcore/access/quotasnapshot.h"
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

// What was, kept as lines of JSON, and what has become of it.
class TestQuotaSnapshot : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void writtenAndRead();
    void exportsAreRead();
    void refused_data();
    void refused();
    void growth();
    void appearedAndGone();
    void kept();
    void bounded();

private:
    static QuotaRoot root(const QByteArray &name, std::vector<QuotaResource> resources)
    {
        QuotaRoot made;
        made.name = name;
        made.told = true;
        made.resources = std::move(resources);
        return made;
    }
    const QDateTime m_time{QDate(2026, 1, 31), QTime(12, 0, 5), Qt::UTC};
    std::unique_ptr<QuotaSurvey> m_survey;
};

void TestQuotaSnapshot::init()
{
    m_survey = std::make_unique<QuotaSurvey>();
    m_survey->put(root("user/bob", {{"STORAGE", 100, 1000}, {"MESSAGE", 0, std::nullopt}}));
    m_survey->put(root("user/ann", {{"STORAGE", 50, 0}}));
    m_survey->put(root("B\xc3\xbcro", {}));
}

void TestQuotaSnapshot::writtenAndRead()
{
    const QByteArray lines = QuotaSnapshot::of(*m_survey, m_time).toJsonLines();
    QCOMPARE(lines.split('\n').first(),
             QByteArray("{\"quota_snapshot\":1,\"time\":\"2026-01-31T12:00:05Z\"}"));
    const auto read = QuotaSnapshot::fromJsonLines(lines);
    QVERIFY(read);
    QCOMPARE(read->time, m_time);
    QCOMPARE(read->roots.size(), 3);
    QCOMPARE(read->roots["user/ann"].front().limit, std::optional<quint64>(0));
    QVERIFY(!read->roots["user/bob"][1].limit);
    QVERIFY(read->roots["B\xc3\xbcro"].empty());
    QCOMPARE(read->toJsonLines(), lines);
}

void TestQuotaSnapshot::exportsAreRead()
{
    const auto read = QuotaSnapshot::fromJsonLines(toJsonLines(*m_survey));
    QVERIFY(read);
    QVERIFY(!read->time.isValid());
    QCOMPARE(read->roots.size(), 3);
    QCOMPARE(read->roots["user/bob"].front().usage, quint64(100));
}

void TestQuotaSnapshot::refused_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("why");
    QTest::newRow("no JSON") << QByteArray("{}\nhello\n") << u"line 2: no object"_s;
    QTest::newRow("later version") << QByteArray("{\"quota_snapshot\":2}\n")
                                   << u"line 1: it is of a later version"_s;
    QTest::newRow("no usage") << QByteArray(
        "{\"root\":\"a\",\"told\":true,\"resources\":[{\"name\":\"STORAGE\",\"usage\":-1}]}\n")
                              << u"line 1: a resource without a name or a usage"_s;
}

void TestQuotaSnapshot::refused()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, why);
    const auto read = QuotaSnapshot::fromJsonLines(lines);
    QVERIFY(!read);
    QVERIFY2(read.error().text.startsWith(why), qPrintable(read.error().text));
}

void TestQuotaSnapshot::growth()
{
    const QuotaSnapshot before = QuotaSnapshot::of(*m_survey, m_time);
    const auto more = before.growthOf("user/bob", {"STORAGE", 150, 1000});
    QVERIFY(more);
    QCOMPARE(more->amount, qint64(50));
    QCOMPARE(more->percent, std::optional(50.0));
    const auto less = before.growthOf("user/ann", {"STORAGE", 20, 0});
    QCOMPARE(less->amount, qint64(-30));
    QCOMPARE(less->percent, std::optional(-60.0));
    // Of nothing there is no percentage.
    const auto first = before.growthOf("user/bob", {"MESSAGE", 7, std::nullopt});
    QCOMPARE(first->amount, qint64(7));
    QVERIFY(!first->percent);
    QVERIFY(!before.growthOf("user/bob", {"MAILBOX", 7, 10}));
    QVERIFY(!before.growthOf("user/eve", {"STORAGE", 7, 10}));
}

void TestQuotaSnapshot::appearedAndGone()
{
    const QuotaSnapshot before = QuotaSnapshot::of(*m_survey, m_time);
    QuotaSurvey now;
    now.put(root("user/bob", {}));
    now.put(root("user/eve", {}));
    now.put(root("user/dan", {}));
    QCOMPARE(before.appeared(now), QByteArrayList({"user/dan", "user/eve"}));
    QCOMPARE(before.gone(now), QByteArrayList({"B\xc3\xbcro", "user/ann"}));
}

void TestQuotaSnapshot::kept()
{
    QTemporaryDir folder;
    const QuotaSnapshots snapshots(folder.filePath(u"one/server"_s));
    QVERIFY(snapshots.times().isEmpty());
    QVERIFY(!snapshots.read(m_time));
    QVERIFY(!snapshots.keep(QuotaSnapshot::of(*m_survey, m_time)));
    QVERIFY(!snapshots.keep(QuotaSnapshot::of(*m_survey, m_time.addDays(1))));
    QCOMPARE(snapshots.times(), QList({m_time.addDays(1), m_time}));
    const auto read = snapshots.read(m_time);
    QVERIFY(read);
    QCOMPARE(read->roots.size(), 3);
    const QFileInfo file(QDir(snapshots.folder()).entryInfoList(QDir::Files).first());
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(QuotaSnapshots::of(u"imap://a"_s, {}).folder()
            != QuotaSnapshots::of(u"imap://a"_s, u"b"_s).folder());
}

void TestQuotaSnapshot::bounded()
{
    QTemporaryDir folder;
    const QuotaSnapshots snapshots(folder.path());
    for (int i = 0; i < QuotaSnapshots::Most + 5; ++i)
        QVERIFY(!snapshots.keep(QuotaSnapshot::of(*m_survey, m_time.addSecs(i))));
    QCOMPARE(snapshots.times().size(), QuotaSnapshots::Most);
    QCOMPARE(snapshots.times().first(), m_time.addSecs(QuotaSnapshots::Most + 4));
}

QTEST_GUILESS_MAIN(TestQuotaSnapshot)
#include "tst_quotasnapshot.moc"
