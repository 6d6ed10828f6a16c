#include "ui/console/wiretext.h"
#include "uimain.h"
#include <QTest>

using namespace Qt::StringLiterals;
namespace WireText = ui::WireText;

class TestWireText : public QObject
{
    Q_OBJECT
private slots:
    void folded_data();
    void folded();
    void foldedIsCut();
    void whole();
    void notes();
    void times();
};

void TestWireText::folded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("line") << QByteArray("* OK ready") << u"* OK ready"_s;
    QTest::newRow("literal") << QByteArray("* 1 FETCH (BODY[] {11}\r\nhello\r\nyou!)")
                             << u"* 1 FETCH (BODY[] {11} ⟨11 bytes⟩)"_s;
    QTest::newRow("literal of one") << QByteArray("a {1}\r\nxb") << u"a {1} ⟨1 byte⟩b"_s;
    QTest::newRow("two literals") << QByteArray("a {2}\r\nxx {3}\r\nyyy z")
                                  << u"a {2} ⟨2 bytes⟩ {3} ⟨3 bytes⟩ z"_s;
    QTest::newRow("non-synchronizing") << QByteArray("a {2+}\r\nxxb") << u"a {2+} ⟨2 bytes⟩b"_s;
    QTest::newRow("literal cut off") << QByteArray("a {500}\r\nxx") << u"a {500} ⟨500 bytes⟩"_s;
    QTest::newRow("no literal") << QByteArray("a {x}\r\nb") << u"a {x} ↵ b"_s;
    QTest::newRow("a negative one") << QByteArray("a {-5}\r\nb") << u"a {-5} ↵ b"_s;
    QTest::newRow("a huge one") << QByteArray("a {99999999999999999999}\r\nb")
                                << u"a {99999999999999999999} ↵ b"_s;
    QTest::newRow("control characters") << QByteArray("a\tb\x01"
                                                      "c")
                                        << u"a␉b␁c"_s;
    QTest::newRow("utf-8") << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                         "e")
                           << u"Grüße"_s;
    QTest::newRow("not utf-8") << QByteArray("Gr\xfc\xdf"
                                             "e")
                               << u"Grüße"_s;
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestWireText::folded()
{
    QFETCH(QByteArray, bytes);
    QTEST(WireText::folded(bytes), "shown");
}

void TestWireText::foldedIsCut()
{
    QCOMPARE(WireText::folded("abcdefgh", 4), u"abcd…"_s);
    QCOMPARE(WireText::folded("abcd", 4), u"abcd"_s);
    QVERIFY(WireText::folded(QByteArray(1'000'000, 'x')).size() < 3000);
    // A cut through a character must not spoil those before it.
    for (qsizetype most = 5; most < 12; ++most) {
        const QString cut = WireText::folded("äöüäöüäöüäöü", most);
        QVERIFY2(u"äöüäöüäöüäöü"_s.startsWith(QString(cut).remove(u'…')), qPrintable(cut));
        QVERIFY(cut.size() > 2);
    }
}

void TestWireText::whole()
{
    imap::Traffic::Entry entry;
    entry.bytes = "* 1 FETCH (BODY[] {5}\r\nhello)";
    QCOMPARE(WireText::whole(entry), u"* 1 FETCH (BODY[] {5}\nhello)"_s);
    entry.omitted = 100'000;
    const QString text = WireText::whole(entry);
    QVERIFY(text.startsWith(u"* 1 FETCH") && text.contains(u"not kept"));
    entry = {};
    entry.bytes = "Gr\xfc\xdf"
                  "e";
    QCOMPARE(WireText::whole(entry), u"Grüße"_s);
}

void TestWireText::times()
{
    QCOMPARE(WireText::duration(-1), QString());
    QCOMPARE(WireText::duration(400), u"0.4 ms"_s);
    QCOMPARE(WireText::duration(12'345), u"12 ms"_s);
    QCOMPARE(WireText::duration(1'250'000), u"1.25 s"_s);
    QCOMPARE(WireText::time(0), QString());
    const QDateTime when(QDate(2026, 3, 4), QTime(5, 6, 7, 89));
    QCOMPARE(WireText::time(when.toMSecsSinceEpoch() * 1000), u"05:06:07.089"_s);
}

// The session's own words, in the person's language; what the server says stays.
void TestWireText::notes()
{
    uitest::setLanguage({QLocale::German, QLocale::Germany});
    imap::Traffic::Entry entry;
    entry.kind = imap::Traffic::Kind::Note;
    entry.bytes = "Connection closed: Too long idle";
    QCOMPARE(WireText::folded(entry), u"Verbindung geschlossen: Too long idle"_s);
    QCOMPARE(WireText::whole(entry), u"Verbindung geschlossen: Too long idle"_s);
    entry.bytes = "Connection closed";
    QCOMPARE(WireText::folded(entry), u"Verbindung geschlossen"_s);
    entry.kind = imap::Traffic::Kind::Received;
    QCOMPARE(WireText::folded(entry), u"Connection closed"_s);
    uitest::setLanguage({QLocale::English, QLocale::UnitedKingdom});
}

UI_TEST_MAIN(TestWireText)
#include "tst_wiretext.moc"
