#include "feed.h"
#include "tests/support/await.h"
#include "ui/models/messagelistmodel.h"
#include "ui/pages/flagdelegate.h"
#include "windowdriver.h"
#include <QMenu>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using Model = ui::MessageListModel;
using Driver = WindowDriver;

// Which columns the list has is up to the person; nothing is fetched that none of them shows.
class TestMessageColumns : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void contents();
    void identifiersAndPreviews();
    void nothingTwice();
    void chosen();
    void onlyWhatTheServerHas();
    void rememberedForEachConnection();
    void labels();

private:
    std::unique_ptr<Dovecot> m_server;
};

namespace {

quint32 columns(std::initializer_list<int> shown)
{
    quint32 bits = 0;
    for (const int column : shown)
        bits |= 1U << column;
    return bits;
}

QString text(const Model &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

void TestMessageColumns::contents()
{
    Feed feed(3);
    Model model;
    model.setMailbox(&feed.mailbox);
    model.setShown(columns({Model::Number, Model::Uid, Model::To, Model::Received, Model::ModSeq}));
    QCOMPARE(model.items(), (QByteArrayList{"UID", "FLAGS", "ENVELOPE", "INTERNALDATE", "MODSEQ"}));
    QCOMPARE(text(model, 0, Model::Number), u"3"_s); // known before anything is
    QCOMPARE(text(model, 0, Model::Uid), QString());
    feed.fetch(3, "UID 77 FLAGS (\\Seen $Label1) INTERNALDATE \"17-Jul-1996 02:44:25 +0000\" MODSEQ (12345) "
                  "ENVELOPE (NIL \"s\" NIL NIL NIL ((\"Mei Ito\" NIL \"mei\" \"example.org\")(NIL NIL \"bo\" "
                  "\"example.org\")) NIL NIL NIL NIL)");
    feed.announce();
    QCOMPARE(text(model, 0, Model::Uid), u"77"_s);
    QCOMPARE(text(model, 0, Model::To), u"Mei Ito"_s);
    QVERIFY(model.index(0, Model::To).data(Qt::ToolTipRole).toString().contains(u"bo@example.org"));
    QCOMPARE(text(model, 0, Model::ModSeq), u"12345"_s);
    QVERIFY(text(model, 0, Model::Received).contains(u"1996"));
    QCOMPARE(model.index(0, Model::Flags).data(Model::KeywordsRole).toStringList(),
             QStringList{u"$Label1"_s});
    QCOMPARE(text(model, 1, Model::Number), u"2"_s);
    feed.expunge(1);
    feed.announce();
    QCOMPARE(text(model, 0, Model::Number), u"2"_s);
    QCOMPARE(text(model, 0, Model::Uid), u"77"_s);
}

void TestMessageColumns::identifiersAndPreviews()
{
    Feed feed(3);
    Model model;
    model.setMailbox(&feed.mailbox);
    model.setShown(columns({Model::EmailId, Model::ThreadId, Model::Preview}));
    QCOMPARE(model.items(), (QByteArrayList{"UID", "FLAGS", "EMAILID", "THREADID", "PREVIEW"}));
    feed.fetch(3, "FLAGS () EMAILID (M1) THREADID (T9) PREVIEW {12}\r\nHello\r\nJörg");
    feed.fetch(2, "FLAGS () EMAILID (M2) THREADID NIL PREVIEW NIL");
    feed.announce();
    QCOMPARE(text(model, 0, Model::EmailId), u"M1"_s);
    QCOMPARE(text(model, 0, Model::ThreadId), u"T9"_s);
    QCOMPARE(text(model, 0, Model::Preview), u"Hello Jörg"_s);
    QCOMPARE(text(model, 1, Model::EmailId), u"M2"_s);
    QCOMPARE(text(model, 1, Model::ThreadId), QString());
    QCOMPARE(text(model, 1, Model::Preview), QString());
}

// A column that comes later brings what is missing, once; also where the server has nothing for it.
void TestMessageColumns::nothingTwice()
{
    Feed feed(3);
    Model model;
    model.setMailbox(&feed.mailbox);
    QList<imap::SequenceSet> asked;
    connect(&model, &Model::wanted, this, [&asked](const imap::SequenceSet &numbers) { asked += numbers; });
    const auto look = [&] {
        for (int row = 0; row < 3; ++row)
            (void)text(model, row, Model::Subject);
    };
    look();
    QTRY_COMPARE(asked.size(), 1);
    for (quint32 number = 1; number <= 3; ++number)
        feed.envelope(number, "\"s\"");
    feed.announce();
    look();
    model.setShown(columns({Model::Subject, Model::Preview}));
    look();
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(asked.last().toWire(), "1:3");
    for (quint32 number = 1; number <= 3; ++number)
        feed.fetch(number, "PREVIEW NIL");
    feed.announce();
    look();
    QTest::qWait(60);
    QCOMPARE(asked.size(), 2);
}

void TestMessageColumns::chosen()
{
    const uitest::Settings settings;
    Driver driver;
    QVERIFY(driver.connectTo(m_server->options()));
    QVERIFY(driver.rowsAreFetched());
    QHeaderView *header = driver.list()->header();
    const auto fetches = [&driver] {
        return driver.traceLines().filter(QRegularExpression(u"^C: \\w+ FETCH "_s));
    };
    QVERIFY(!fetches().isEmpty());
    QVERIFY2(fetches().first().endsWith(u"(UID FLAGS ENVELOPE INTERNALDATE RFC822.SIZE)"),
             qPrintable(fetches().first()));
    for (const int column : {Model::Flags, Model::From, Model::Subject, Model::Date, Model::Size})
        QVERIFY(!header->isSectionHidden(column));
    for (const int column : {Model::To, Model::Received, Model::Number, Model::Uid, Model::ModSeq})
        QVERIFY(header->isSectionHidden(column));

    // By the context menu of the header, with mouse and keys.
    const qsizetype before = fetches().size();
    emit header->customContextMenuRequested({5, 5});
    auto *menu = driver.find<QMenu>("columnMenu");
    QTRY_VERIFY(menu->isVisible());
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(driver.find<QAction>("column_modseq")).center());
    QVERIFY(!header->isSectionHidden(Model::ModSeq));
    QTRY_VERIFY(fetches().size() > before);
    QVERIFY2(fetches().last().endsWith(u"(UID FLAGS ENVELOPE INTERNALDATE RFC822.SIZE MODSEQ)"),
             qPrintable(fetches().last()));
    QTRY_VERIFY(!driver.listModel()->index(0, Model::ModSeq).data().toString().isEmpty());
    for (const char *name : {"column_from", "column_subject", "column_date", "column_size", "column_modseq"})
        driver.trigger(name);
    driver.trigger("column_received");
    driver.trigger("column_number");
    QTest::mouseClick(driver.list()->viewport(), Qt::LeftButton, {}, {50, 5});
    QTest::keyClick(driver.list(), Qt::Key_End);
    QTRY_VERIFY(fetches().last().endsWith(u"(UID FLAGS INTERNALDATE)"));
    QTRY_VERIFY(!driver.list()->currentIndex().siblingAtColumn(Model::Received).data().toString().isEmpty());
    QCOMPARE(driver.list()->currentIndex().siblingAtColumn(Model::Number).data().toString(), u"1"_s);
    // It sorts by what it shows.
    const int received = header->sectionViewportPosition(Model::Received) + 10;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {received, header->height() / 2});
    QTRY_COMPARE(driver.labelText("messageNotice"), u"By arrival (newest first)"_s);
    // The last one cannot go.
    for (const char *name : {"column_received", "column_number", "column_flags"})
        driver.trigger(name);
    QVERIFY(!header->isSectionHidden(Model::Subject));
    driver.trigger("columnsReset");
    QVERIFY(header->isSectionHidden(Model::Received));
    QVERIFY(!header->isSectionHidden(Model::From));
    driver.close();
}

void TestMessageColumns::onlyWhatTheServerHas()
{
    const uitest::Settings settings;
    Driver driver;
    QVERIFY(driver.connectTo(m_server->options()));
    const auto session = m_server->session();
    const std::pair<const char *, QByteArray> needs[] = {{"column_modseq", "CONDSTORE"},
                                                         {"column_emailid", "OBJECTID"},
                                                         {"column_threadid", "OBJECTID"},
                                                         {"column_preview", "PREVIEW"}};
    for (const auto &[name, capability] : needs) {
        const auto *action = driver.find<QAction>(name);
        QCOMPARE(action->isEnabled(), session->supports(capability));
        QCOMPARE(action->toolTip().contains(QString::fromLatin1(capability)) && !action->isEnabled(),
                 !session->supports(capability));
    }
    driver.close();
}

// Order, width and which are shown come back with the connection; another one has its own.
void TestMessageColumns::rememberedForEachConnection()
{
    const uitest::Settings settings;
    {
        Driver driver;
        QVERIFY(driver.connectTo(m_server->options()));
        QHeaderView *header = driver.list()->header();
        driver.trigger("column_uid");
        driver.trigger("column_size");
        header->moveSection(header->visualIndex(Model::Date), 0);
        header->resizeSection(Model::From, 211);
        driver.close();
    }
    {
        Driver driver;
        QVERIFY(driver.connectTo(m_server->options()));
        QHeaderView *header = driver.list()->header();
        QVERIFY(!header->isSectionHidden(Model::Uid));
        QVERIFY(header->isSectionHidden(Model::Size));
        QCOMPARE(header->visualIndex(Model::Date), 0);
        QCOMPARE(header->sectionSize(Model::From), 211);
        QVERIFY(driver.find<QAction>("column_uid")->isChecked());
        QVERIFY(driver.connectTo(m_server->options(imap::Security::Tls, u"mira"_s)));
        QVERIFY(driver.select({u"My mailboxes"_s, u"INBOX"_s}));
        QTRY_VERIFY(header->isSectionHidden(Model::Uid));
        QVERIFY(header->visualIndex(Model::Date) > header->visualIndex(Model::Subject));
        driver.close();
    }
}

void TestMessageColumns::labels()
{
    const QPalette palette = QGuiApplication::palette();
    QCOMPARE(ui::FlagDelegate::colorOf(u"$Junk"_s, palette), ui::FlagDelegate::colorOf(u"$junk"_s, palette));
    QVERIFY(ui::FlagDelegate::colorOf(u"$Important"_s, palette)
            != ui::FlagDelegate::colorOf(u"$NotJunk"_s, palette));
    QCOMPARE(ui::FlagDelegate::colorOf(u"Work"_s, palette), ui::FlagDelegate::colorOf(u"work"_s, palette));
    Feed feed(2);
    Model model;
    model.setMailbox(&feed.mailbox);
    QTreeView view;
    view.setModel(&model);
    view.setItemDelegateForColumn(Model::Flags, new ui::FlagDelegate(&view));
    view.resize(700, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    feed.envelope(1, "\"s\"");
    feed.envelope(2, "\"s\"");
    feed.fetch(2, "FLAGS (\\Seen $Important)");
    feed.announce();
    const QImage picture = view.viewport()->grab().toImage();
    const auto colourful = [&](int row) {
        const QRect cell = view.visualRect(model.index(row, Model::Flags));
        int count = 0;
        for (int x = cell.left() + 24; x < cell.right(); ++x) {
            for (int y = cell.top(); y < cell.bottom(); ++y)
                count += picture.pixelColor(x, y).saturation() > 60;
        }
        return count;
    };
    QVERIFY2(colourful(0) > 20, qPrintable(QString::number(colourful(0))));
    QCOMPARE(colourful(1), 0);
}

UI_TEST_MAIN(TestMessageColumns)
#include "tst_messagecolumns.moc"
