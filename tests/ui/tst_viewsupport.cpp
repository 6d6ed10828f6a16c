#include "ui/models/fieldsmodel.h"
#include "ui/support/columnfit.h"
#include "ui/support/keptselection.h"
#include "ui/support/pathlabel.h"
#include "ui/support/table.h"
#include "uimain.h"
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>

using namespace Qt::StringLiterals;
using ui::ColumnFit;
using ui::KeptSelection;
using ui::PathLabel;

// What views of many rows have in common: columns that fit, a selection that stays, a path that is cut where it says least.
class TestViewSupport : public QObject
{
    Q_OBJECT
private slots:
    void columnsFit_data();
    void columnsFit();
    void hiddenColumns();
    void draggedColumn();
    void selectionStays();
    void nothingSelected();
    void selectionOfCells();
    void forgotten();
    void path_data();
    void path();

private:
    // "one" to "four" and numbers.
    struct Table
    {
        ui::FieldsModel model{u"Name"_s, u"Value"_s};
        std::unique_ptr<QTableView> view{ui::makeTable(&model, u"table"_s, u"Table"_s, u"Rows"_s)};

        void fill(const QStringList &names)
        {
            std::vector<ui::FieldsModel::Field> fields;
            for (const QString &name : names)
                fields.push_back({name, QString::number(name.size())});
            model.setFields(std::move(fields));
        }
        QStringList selected() const
        {
            QStringList all;
            for (const QModelIndex &row : view->selectionModel()->selectedRows())
                all += row.data().toString();
            all.sort();
            return all;
        }
        KeptSelection *keep()
        {
            return new KeptSelection(
                view.get(), [this](int row) { return model.index(row, 0).data().toString().toUtf8(); });
        }
    };
    static std::unique_ptr<QTableView> wide(QStandardItemModel &model, int width)
    {
        model.setHorizontalHeaderLabels({u"Root"_s, u"Used"_s, u"Share"_s, u"Growth"_s});
        model.appendRow({new QStandardItem(u"user/somebody with a long name/and more"_s),
                         new QStandardItem(u"1,023.9 GB of 2,000.0 GB"_s), new QStandardItem(u"51 %"_s),
                         new QStandardItem(u"+3 %"_s)});
        std::unique_ptr<QTableView> view(ui::makeTable(&model, u"wide"_s, u"Wide"_s, u"Rows"_s));
        view->resize(width, 200);
        view->show();
        return view;
    }
};

void TestViewSupport::columnsFit_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("wide") << 1400;
    QTest::newRow("usual") << 800;
    QTest::newRow("narrow") << 480;
}

void TestViewSupport::columnsFit()
{
    QFETCH(int, width);
    QStandardItemModel model;
    const auto view = wide(model, width);
    ColumnFit fit(view.get(), view->horizontalHeader());
    fit.share(0, 2, 6);
    fit.share(2, 3, 6);
    const QHeaderView *header = view->horizontalHeader();
    QCOMPARE(header->length(), view->viewport()->width());
    QCOMPARE(view->horizontalScrollBar()->maximum(), 0);
    // What is not shared is to be read whole.
    const auto *asView = static_cast<const QAbstractItemView *>(view.get());
    QVERIFY(header->sectionSize(1) >= asView->sizeHintForColumn(1));
    QVERIFY(header->sectionSize(2) > 0 && header->sectionSize(0) > 0);
    // It stays so while the view gets another size.
    view->resize(width + 211, 200);
    QTRY_COMPARE(header->length(), view->viewport()->width());
    // And when something longer stands there.
    const int before = header->sectionSize(1);
    model.item(0, 1)->setText(u"1,023.9 GB of 2,000.0 GB, to be 4,000.0 GB"_s);
    fit.measure();
    QVERIFY(header->sectionSize(1) > before);
    QCOMPARE(header->length(), view->viewport()->width());
}

// What is hidden has no part of the room, and what is shown again is as wide as it wants to be.
void TestViewSupport::hiddenColumns()
{
    QStandardItemModel model;
    const auto view = wide(model, 800);
    ColumnFit fit(view.get(), view->horizontalHeader());
    fit.share(0, 1, 6);
    const QHeaderView *header = view->horizontalHeader();
    const int shown = header->sectionSize(3), first = header->sectionSize(0);
    view->setColumnHidden(3, true);
    fit.measure();
    QCOMPARE(header->sectionSize(0), first + shown);
    QCOMPARE(header->length(), view->viewport()->width());
    view->setColumnHidden(3, false);
    fit.measure();
    QCOMPARE(header->sectionSize(3), shown);
    QCOMPARE(header->length(), view->viewport()->width());
}

// Whoever drags a column by its edge has it as they left it.
void TestViewSupport::draggedColumn()
{
    QStandardItemModel model;
    const auto view = wide(model, 800);
    ColumnFit fit(view.get(), view->horizontalHeader());
    fit.share(0, 1, 6);
    fit.share(2, 1, 6);
    QHeaderView *header = view->horizontalHeader();
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    const QPoint edge(header->sectionViewportPosition(1) - 1, header->height() / 2);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(header->viewport(), edge - QPoint(20, 0));
    QTest::mouseMove(header->viewport(), edge - QPoint(60, 0));
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge - QPoint(60, 0));
    const int own = header->sectionSize(0);
    QVERIFY(own < edge.x());
    view->resize(1100, 200);
    QTRY_COMPARE(header->length(), view->viewport()->width());
    QCOMPARE(header->sectionSize(0), own);
}

void TestViewSupport::selectionStays()
{
    Table table;
    table.fill({u"one"_s, u"two"_s, u"three"_s, u"four"_s});
    table.view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.keep();
    table.view->setCurrentIndex(table.model.index(1, 1));
    table.view->selectionModel()->select(table.model.index(2, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(table.selected(), (QStringList{u"three"_s, u"two"_s}));
    // In another order, with one more.
    table.fill({u"three"_s, u"five"_s, u"four"_s, u"one"_s, u"two"_s});
    QCOMPARE(table.selected(), (QStringList{u"three"_s, u"two"_s}));
    QCOMPARE(table.view->currentIndex(), table.model.index(4, 1));
    // Without rows for a while, and with one of them gone.
    table.fill({});
    QVERIFY(table.selected().isEmpty());
    table.fill({u"four"_s, u"three"_s});
    QCOMPARE(table.selected(), QStringList{u"three"_s});
    // The keys go on from what was clicked last.
    table.view->setCurrentIndex(table.model.index(0, 0));
    table.fill({u"one"_s, u"four"_s, u"three"_s});
    QCOMPARE(table.selected(), QStringList{u"four"_s});
    QTest::keyClick(table.view.get(), Qt::Key_Down);
    QCOMPARE(table.selected(), QStringList{u"three"_s});
}

void TestViewSupport::nothingSelected()
{
    Table table;
    table.fill({u"one"_s, u"two"_s});
    table.keep();
    table.fill({u"two"_s, u"one"_s});
    QVERIFY(table.selected().isEmpty());
    QVERIFY(!table.view->currentIndex().isValid());
    // What was selected once and is not any more does not come back.
    table.view->setCurrentIndex(table.model.index(0, 0));
    table.fill({u"one"_s, u"two"_s});
    QCOMPARE(table.selected(), QStringList{u"two"_s});
    table.view->selectionModel()->clear();
    table.fill({u"two"_s, u"one"_s});
    QVERIFY(table.selected().isEmpty());
}

// Where cells are selected, the column goes with its header.
void TestViewSupport::selectionOfCells()
{
    Table table;
    table.view->setSelectionBehavior(QAbstractItemView::SelectItems);
    table.fill({u"one"_s, u"two"_s});
    table.keep();
    table.view->setCurrentIndex(table.model.index(0, 1));
    table.fill({u"zero"_s, u"one"_s});
    QCOMPARE(table.view->currentIndex(), table.model.index(1, 1));
    QCOMPARE(table.view->selectionModel()->selectedIndexes(), QModelIndexList{table.model.index(1, 1)});
}

void TestViewSupport::forgotten()
{
    Table table;
    table.fill({u"one"_s, u"two"_s});
    KeptSelection *kept = table.keep();
    table.view->setCurrentIndex(table.model.index(1, 0));
    table.fill({});
    kept->forget();
    table.fill({u"one"_s, u"two"_s});
    QVERIFY(table.selected().isEmpty());
}

void TestViewSupport::path_data()
{
    QTest::addColumn<int>("letters");
    QTest::addColumn<QString>("shown");
    QTest::newRow("all") << 80 << u"The server  ›  Other users  ›  anna  ›  Projects"_s;
    QTest::newRow("without the server") << 44 << u"…  ›  Other users  ›  anna  ›  Projects"_s;
    QTest::newRow("the last") << 18 << u"…  ›  Projects"_s;
}

// The end tells where one is.
void TestViewSupport::path()
{
    QFETCH(int, letters);
    QFETCH(QString, shown);
    PathLabel label;
    label.setPath({u"The server"_s, u"Other users"_s, u"anna"_s, u"Projects"_s});
    label.resize(label.fontMetrics().averageCharWidth() * letters, 30);
    QCOMPARE(label.shown(), shown);
    QCOMPARE(label.text(), u"The server  ›  Other users  ›  anna  ›  Projects"_s); // as it is told
    QCOMPARE(label.toolTip(), label.text());
    QVERIFY(label.fontMetrics().horizontalAdvance(label.shown()) <= label.width());
    label.resize(label.minimumSizeHint());
    QVERIFY(label.fontMetrics().horizontalAdvance(label.shown()) <= label.width());
    QVERIFY(!label.shown().isEmpty());
    label.setPath({});
    QCOMPARE(label.shown(), QString());
    QVERIFY(!label.toolTip().isEmpty());
}

UI_TEST_MAIN(TestViewSupport)
#include "tst_viewsupport.moc"
