#include "ui/quota/squarify.h"
#include "ui/quota/treemap.h"
#include "uimain.h"
#include <QSignalSpy>
#include <QTest>
#include <numeric>

using namespace Qt::StringLiterals;
using ui::Treemap;

// Rectangles by size, told and reached by pointer and keys.
class TestTreemap : public QObject
{
    Q_OBJECT
private slots:
    void areas_data();
    void areas();
    void nearlySquare();
    void nothing();
    void keys();
    void mouse();
    void others();
    void everyOneIsReached();

private:
    static std::unique_ptr<Treemap> shown(std::vector<Treemap::Item> items)
    {
        auto map = std::make_unique<Treemap>();
        map->resize(600, 300);
        map->setItems(std::move(items));
        map->show();
        return map;
    }
};

void TestTreemap::areas_data()
{
    QTest::addColumn<QList<double>>("sizes");
    QTest::addColumn<QRectF>("room");
    QTest::newRow("usual") << QList<double>{6, 6, 4, 3, 2, 2, 1} << QRectF(5, 7, 600, 400);
    QTest::newRow("one") << QList<double>{3} << QRectF(0, 0, 10, 200);
    QTest::newRow("far apart") << QList<double>{1e12, 1, 1} << QRectF(0, 0, 1000, 1000);
    QTest::newRow("with nothing") << QList<double>{5, 3, 0, 0} << QRectF(0, 0, 100, 100);
    QTest::newRow("no room") << QList<double>{5, 3} << QRectF(0, 0, 0, 100);
}

// Each has its share, all are within, and none lies over another.
void TestTreemap::areas()
{
    QFETCH(QList<double>, sizes);
    QFETCH(QRectF, room);
    const auto places = ui::squarify({sizes.begin(), sizes.end()}, room);
    QCOMPARE(places.size(), size_t(sizes.size()));
    const double sum = std::accumulate(sizes.begin(), sizes.end(), 0.0);
    for (size_t i = 0; i < places.size(); ++i) {
        const double expected = room.width() * room.height() * sizes[qsizetype(i)] / sum;
        QVERIFY(std::abs(places[i].width() * places[i].height() - expected) < 1e-3);
        QVERIFY(places[i].isEmpty() || room.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(places[i]));
        for (size_t j = 0; j < i; ++j) {
            const QRectF both = places[i].intersected(places[j]);
            QVERIFY(both.width() * both.height() < 1e-3);
        }
    }
}

void TestTreemap::nearlySquare()
{
    for (const QRectF &place : ui::squarify({6, 6, 4, 3, 2, 2, 1}, QRectF(0, 0, 600, 400))) {
        const double ratio = place.width() / place.height();
        QVERIFY2(ratio < 3 && ratio > 1.0 / 3, qPrintable(QString::number(ratio)));
    }
}

void TestTreemap::nothing()
{
    Treemap map;
    map.setHint(u"Nothing yet"_s);
    QCOMPARE(map.accessibleDescription(), u"Nothing yet"_s);
    map.show();
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_End, Qt::Key_Right, Qt::Key_Return})
        QTest::keyClick(&map, key);
    QCOMPARE(map.current(), -1);
    map.setItems({{u"empty"_s, 0}});
    QCOMPARE(map.count(), size_t(0));
}

void TestTreemap::keys()
{
    const auto map = shown({{u"small"_s, 100}, {u"large"_s, 600}, {u"middle"_s, 300}});
    QSignalSpy activated(map.get(), &Treemap::activated);
    QTest::keyClick(map.get(), Qt::Key_Down);
    QCOMPARE(map->item(size_t(map->current())).name, u"large"_s);
    QTest::keyClick(map.get(), Qt::Key_Right);
    QCOMPARE(map->item(size_t(map->current())).name, u"middle"_s);
    QCOMPARE(map->accessibleDescription(), u"middle: 300 bytes, 30 %"_s);
    QTest::keyClick(map.get(), Qt::Key_Return);
    QCOMPARE(activated.takeFirst().first().toString(), u"middle"_s);
    QTest::keyClick(map.get(), Qt::Key_Left);
    QCOMPARE(map->item(size_t(map->current())).name, u"large"_s);
    QTest::keyClick(map.get(), Qt::Key_Left); // there is nothing
    QCOMPARE(map->item(size_t(map->current())).name, u"large"_s);
    QTest::keyClick(map.get(), Qt::Key_End);
    QCOMPARE(map->item(size_t(map->current())).name, u"small"_s);
}

void TestTreemap::mouse()
{
    const auto map = shown({{u"a"_s, 5}, {u"b"_s, 4}});
    QSignalSpy activated(map.get(), &Treemap::activated);
    QTest::mouseClick(map.get(), Qt::LeftButton, {}, map->placeOf(1).center().toPoint());
    QCOMPARE(map->current(), 1);
    QTest::mouseDClick(map.get(), Qt::LeftButton, {}, map->placeOf(0).center().toPoint());
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toString(), u"a"_s);
}

void TestTreemap::others()
{
    std::vector<Treemap::Item> items;
    for (int i = 0; i < 1000; ++i)
        items.push_back({u"m%1"_s.arg(i), quint64(i + 1)});
    const auto map = shown(std::move(items));
    QCOMPARE(map->count(), Treemap::Most);
    QCOMPARE(map->item(0).name, u"m999"_s);
    QSignalSpy activated(map.get(), &Treemap::activated);
    QTest::keyClick(map.get(), Qt::Key_End);
    QVERIFY(map->words(size_t(map->current())).startsWith(u"601 smaller ones: "_s));
    QTest::keyClick(map.get(), Qt::Key_Return); // which of them?
    QVERIFY(activated.isEmpty());
}

// From the largest on, by arrows alone.
void TestTreemap::everyOneIsReached()
{
    std::vector<Treemap::Item> items;
    for (int i = 1; i <= 24; ++i)
        items.push_back({u"m%1"_s.arg(i), quint64(i * i)});
    const auto map = shown(std::move(items));
    QSet<int> reached{0};
    QList<int> open{0};
    while (!open.isEmpty()) {
        const int from = open.takeFirst();
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
            map->setCurrent(from);
            QTest::keyClick(map.get(), key);
            if (!reached.contains(map->current())) {
                reached.insert(map->current());
                open += map->current();
            }
        }
    }
    QCOMPARE(reached.size(), qsizetype(map->count()));
}

UI_TEST_MAIN(TestTreemap)
#include "tst_treemap.moc"
