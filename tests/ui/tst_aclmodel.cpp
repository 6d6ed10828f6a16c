#include "ui/access/rightstexts.h"
#include "ui/models/aclmodel.h"
#include <QAbstractItemModelTester>
#include <QFont>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::AclModel;
using ui::Rights;

static const imap::KnownRights Modern{"lrswipkxtea", true}, Old{"lrswipcda", false};

class TestAclModel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void ownRightsComeFirst();
    void virtualRightsIgnored();
    void virtualRightsShown();
    void allRightsHaveAColumn();
    void negativeEntries();
    void columnsFollowTheServer();
    void cells();
    void icons();
    void cleared();
    void roles_data();
    void roles();
    void everyRightHasWords();
    void headers();

private:
    QString letters() const;
    QString rightsOf(int row) const;

    std::unique_ptr<AclModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestAclModel::init()
{
    m_model = std::make_unique<AclModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestAclModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

QString TestAclModel::letters() const
{
    QString all;
    for (int column = AclModel::FirstRight; column < m_model->columnCount(); ++column)
        all += m_model->headerData(column, Qt::Horizontal).toString().at(0);
    return all;
}

// The letters whose cell in this row is not blank, by the words that a screen reader gets.
QString TestAclModel::rightsOf(int row) const
{
    QString all;
    for (int column = AclModel::FirstRight; column < m_model->columnCount(); ++column) {
        const QModelIndex cell = m_model->index(row, column);
        const bool has = cell.data(Qt::AccessibleTextRole).toString().section(u',', 0, 0) != u"no";
        if (has != !cell.data(Qt::DecorationRole).isNull())
            return u"the picture and the words differ"_s;
        if (has)
            all += m_model->headerData(column, Qt::Horizontal).toString().at(0);
    }
    return all;
}

void TestAclModel::ownRightsComeFirst()
{
    m_model->setEntries({{u"anyone"_s, "lr"}, {u"bob"_s, "lrs"}}, Modern);
    m_model->setOwnRights(u"olivia"_s, "lrswipkxtea");
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(m_model->index(0, 0).data().toString().contains(u"olivia"));
    QVERIFY(m_model->index(0, 0).data(Qt::FontRole).value<QFont>().italic());
    QVERIFY(!m_model->index(1, 0).data(Qt::FontRole).value<QFont>().italic());
    QCOMPARE(m_model->index(1, 0).data().toString(), u"anyone"_s);
    QCOMPARE(m_model->index(2, 0).data().toString(), u"bob"_s);
    // The other way round, and a second time.
    m_model->setEntries({{u"bob"_s, "l"}}, Modern);
    QCOMPARE(m_model->rowCount(), 2);
    m_model->setOwnRights(u"olivia"_s, "lr");
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(rightsOf(0), u"lr"_s);
    QCOMPARE(rightsOf(1), u"l"_s);
}

void TestAclModel::virtualRightsIgnored()
{
    m_model->setEntries({{u"bob"_s, "lrcd"}, {u"ann"_s, "lrswipkxteacd"}}, Modern);
    QCOMPARE(letters(), u"lrswipkxtea"_s);
    QCOMPARE(rightsOf(0), u"lr"_s);
    QCOMPARE(rightsOf(1), u"lrswipkxtea"_s);
    QCOMPARE(m_model->index(1, AclModel::Role).data().toString(), u"All"_s);
    // The letters as they came are still to be had.
    QVERIFY(m_model->index(0, AclModel::Role).data(Qt::ToolTipRole).toString().contains(u"lrcd"));
}

void TestAclModel::virtualRightsShown()
{
    m_model->setEntries({{u"bob"_s, "lrcd"}}, Old);
    QCOMPARE(letters(), u"lrswipcda"_s);
    QCOMPARE(rightsOf(0), u"lrcd"_s);
}

void TestAclModel::allRightsHaveAColumn()
{
    m_model->setEntries({{u"bob"_s, "l0zn"}, {u"ann"_s, "9z"}}, Modern);
    QCOMPARE(letters(), u"lrswipkxtea09nz"_s);
    QCOMPARE(rightsOf(0), u"l0nz"_s);
    QCOMPARE(rightsOf(1), u"9z"_s);
    m_model->setOwnRights(u"olivia"_s, "l5");
    QCOMPARE(letters(), u"lrswipkxtea059nz"_s);
    // Rights of RFC 4314 from a server that does not announce RIGHTS= are not hidden.
    m_model->setEntries({{u"bob"_s, "lkx"}}, Old);
    m_model->setOwnRights(u"olivia"_s, "l");
    QCOMPARE(letters(), u"lrswipcdakx"_s);
    QCOMPARE(rightsOf(1), u"lkx"_s);
}

void TestAclModel::negativeEntries()
{
    m_model->setEntries({{u"bob"_s, "lr"}, {u"-bob"_s, "r"}, {u"-$staff"_s, "lrs"}}, Modern);
    QCOMPARE(m_model->index(1, 0).data().toString(), u"-bob"_s);
    QVERIFY(m_model->index(1, 0).data(Qt::ToolTipRole).toString().contains(u"bob"));
    QVERIFY(m_model->index(0, AclModel::Role).data() != m_model->index(1, AclModel::Role).data());
    QCOMPARE(m_model->index(1, AclModel::Role).data(), m_model->index(2, AclModel::Role).data());
    QCOMPARE(rightsOf(2), u"lrs"_s);
    const int read = AclModel::FirstRight + 1;
    QVERIFY(m_model->index(0, read).data(Qt::AccessibleTextRole)
            != m_model->index(1, read).data(Qt::AccessibleTextRole));
    // A login may begin with "-": one's own row takes nothing away.
    m_model->setOwnRights(u"-odd"_s, "lr");
    QCOMPARE(m_model->index(0, AclModel::FirstRight).data(Qt::AccessibleTextRole),
             m_model->index(1, AclModel::FirstRight).data(Qt::AccessibleTextRole));
}

void TestAclModel::columnsFollowTheServer()
{
    m_model->setEntries({{u"bob"_s, "l0"}}, Modern);
    QCOMPARE(letters(), u"lrswipkxtea0"_s);
    m_model->setEntries({{u"bob"_s, "l"}}, Modern);
    QCOMPARE(letters(), u"lrswipkxtea"_s);
    m_model->setEntries({{u"bob"_s, ""}}, Modern);
    QCOMPARE(rightsOf(0), QString());
    QCOMPARE(m_model->index(0, AclModel::Role).data().toString(), u"None"_s);
    m_model->setEntries({}, Modern);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(letters(), u"lrswipkxtea"_s);
}

void TestAclModel::cells()
{
    m_model->setEntries({{u"bob"_s, "ll"}}, Modern); // a letter twice is one
    QCOMPARE(rightsOf(0), u"l"_s);
    const QString words = m_model->index(0, AclModel::FirstRight).data(Qt::ToolTipRole).toString();
    QVERIFY(words.contains(Rights::name('l')) && words.contains(Rights::sentence('l')));
    QVERIFY(!m_model->index(0, AclModel::FirstRight).data().isValid());
}

void TestAclModel::icons()
{
    const imap::Acl entries{
        {u"anyone"_s, "l"}, {u"owner"_s, "l"}, {u"$staff"_s, "l"}, {u"bob"_s, "l"}, {u"-bob"_s, "l"}};
    m_model->setEntries(entries, Modern);
    m_model->setOwnRights(u"olivia"_s, "l");
    for (int row = 0; row < m_model->rowCount(); ++row)
        QVERIFY(!m_model->index(row, 0).data(Qt::DecorationRole).isNull());
}

void TestAclModel::cleared()
{
    m_model->setOwnRights(u"olivia"_s, "lr");
    m_model->setEntries({{u"bob"_s, "l"}}, Old);
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
}

void TestAclModel::roles_data()
{
    QTest::addColumn<QByteArray>("rights");
    QTest::addColumn<QString>("role");
    QTest::newRow("none") << QByteArray() << u"None"_s;
    QTest::newRow("read") << QByteArray("lrs") << u"Read"_s;
    QTest::newRow("in any order") << QByteArray("srl") << u"Read"_s;
    QTest::newRow("post") << QByteArray("lrsp") << u"Post"_s;
    QTest::newRow("append") << QByteArray("lrsip") << u"Append"_s;
    QTest::newRow("write") << QByteArray("lrswipkxte") << u"Write"_s;
    QTest::newRow("all") << QByteArray("lrswipkxtea") << u"All"_s;
    QTest::newRow("all and virtual") << QByteArray("lrswipkxteacd") << u"All"_s;
    QTest::newRow("one more") << QByteArray("lrs0") << u"Custom"_s;
    QTest::newRow("one less") << QByteArray("lr") << u"Custom"_s;
    QTest::newRow("only virtual ones") << QByteArray("cd") << u"Custom"_s;
}

void TestAclModel::roles()
{
    QFETCH(QByteArray, rights);
    QTEST(Rights::role(rights), "role");
}

void TestAclModel::everyRightHasWords()
{
    QStringList names, sentences;
    for (const char right : QByteArray("lrswipkxteacdn")) {
        names += Rights::name(right);
        sentences += Rights::sentence(right);
        QVERIFY(!names.last().isEmpty() && sentences.last().endsWith(u'.'));
    }
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(sentences.removeDuplicates(), 0);
    QVERIFY(!names.contains(Rights::name('0')));
    QCOMPARE(Rights::name('0'), Rights::name('9'));
    QCOMPARE(Rights::withoutVirtual("lcrdx"), "lrx");
}

void TestAclModel::headers()
{
    m_model->setEntries({{u"bob"_s, "l"}}, Modern);
    for (int column = 0; column < m_model->columnCount(); ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(!m_model->headerData(AclModel::FirstRight, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    QVERIFY(!m_model->headerData(-1, Qt::Horizontal).isValid());
    QVERIFY(!m_model->headerData(999, Qt::Horizontal).isValid());
}

QTEST_MAIN(TestAclModel)
#include "tst_aclmodel.moc"
