#include "accessdriver.h"
#include "ui/access/aclcolumns.h"
#include <QScrollBar>

// That all rights of an access list, and whose they are, are to be seen at once in a small window.
class TestAclColumns : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void fits_data();
    void fits();
    void simpleViewFits();
    void byHand();
    void nothingListed();

private:
    static constexpr int Narrow = 1000, Wide = 1800;
    static QLocale english() { return {QLocale::English, QLocale::UnitedKingdom}; }
    // The window's width, with the tree as wide as it is at first.
    bool resize(int width) const
    {
        m_driver->window()->resize(width, 800);
        return Driver::until([this, width] { return m_driver->window()->width() == width; });
    }
    bool isWhole() const
    {
        return acl()->horizontalScrollBar()->maximum() == 0
               && acl()->horizontalHeader()->length() <= acl()->viewport()->width();
    }
    QString header(int role) const
    {
        return model()->headerData(AclModel::FirstRight, Qt::Horizontal, role).toString();
    }
};

void TestAclColumns::cleanup()
{
    close();
    uitest::setLanguage(english());
}

void TestAclColumns::fits_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("name"); // of the right "l"
    QTest::addColumn<QByteArray>("rights");
    QTest::newRow("English") << english() << u"Lookup"_s << QByteArray("lr");
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany) << u"Auflisten"_s
                            << QByteArray("lr");
    QTest::newRow("rights of the server's own")
        << QLocale(QLocale::German, QLocale::Germany) << u"Auflisten"_s << QByteArray("lr012");
}

void TestAclColumns::fits()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, name);
    QFETCH(QByteArray, rights);
    uitest::setLanguage(locale);
    QVERIFY(openScripted("\"\" l r s w i p k x t e a",
                         "* ACL INBOX bob " + rights + " somebody.with.a.long.name@example.com lrs\n"));
    QVERIFY(resize(Narrow));
    QTRY_VERIFY(isWhole());
    QCOMPARE(header(Qt::DisplayRole), u"l"_s);
    QVERIFY2(header(Qt::ToolTipRole).startsWith(name + u" (l): "_s), qPrintable(header(Qt::ToolTipRole)));
    QVERIFY(header(Qt::AccessibleTextRole).contains(name));
    // Whose it is, and the last right, at the same time.
    const QModelIndex last = model()->index(2, model()->columnCount() - 1);
    acl()->scrollTo(last);
    QVERIFY(acl()->viewport()->rect().contains(acl()->visualRect(last)));
    QVERIFY(acl()->viewport()->rect().contains(acl()->visualRect(last.siblingAtColumn(0))));
    QVERIFY(acl()->visualRect(last.siblingAtColumn(0)).width() >= 110);
    QCOMPARE(last.siblingAtColumn(0).data(Qt::ToolTipRole).toString(),
             u"somebody.with.a.long.name@example.com"_s);
    // With more room the names are there.
    QVERIFY(resize(Wide));
    QTRY_VERIFY(isWhole() && header(Qt::DisplayRole) == u"l\n"_s + name);
}

void TestAclColumns::simpleViewFits()
{
    uitest::setLanguage({QLocale::German, QLocale::Germany});
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    m_driver->trigger("accessSimple");
    QVERIFY(resize(Narrow));
    QTRY_VERIFY(isWhole());
    QCOMPARE(header(Qt::DisplayRole), u"Lesen"_s);
    m_driver->trigger("accessSimple");
}

// What somebody has made wider stays so.
void TestAclColumns::byHand()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    QVERIFY(resize(Wide));
    acl()->horizontalHeader()->resizeSection(AclModel::Identifier, 500);
    QVERIFY(resize(Narrow));
    QCOMPARE(acl()->horizontalHeader()->sectionSize(AclModel::Identifier), 500);
}

// The window may be given another size before any list is there.
void TestAclColumns::nothingListed()
{
    AclModel model;
    QTableView table;
    table.setModel(&model);
    const ui::AclColumns columns(&table, &model);
    table.resize(300, 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QCOMPARE(model.columnCount(), int(AclModel::FirstRight));
    const QHeaderView *header = table.horizontalHeader();
    const int identifier = header->sectionSize(AclModel::Identifier),
              role = header->sectionSize(AclModel::Role);
    QCOMPARE(role, header->defaultSectionSize());
    table.resize(200, 200);
    QTRY_VERIFY(table.viewport()->width() < 250);
    QCOMPARE(header->sectionSize(AclModel::Identifier), identifier);
    QCOMPARE(header->sectionSize(AclModel::Role), role);
}

UI_TEST_MAIN(TestAclColumns)
#include "tst_aclcolumns.moc"
