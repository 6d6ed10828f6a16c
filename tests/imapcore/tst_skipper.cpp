#include "imapcore/wire/skipper.h"
#include <QTest>

class TestSkipper : public QObject
{
    Q_OBJECT

private slots:
    void skips_data();
    void skips();
    void hugeLiteral();
};

void TestSkipper::skips_data()
{
    QTest::addColumn<QByteArray>("response");
    const auto row = [](const char *name, const QByteArray &response) {
        QTest::newRow(name) << response;
    };
    row("line", "* LIST () \"/\" abc\r\n");
    row("bare line feed", "* LIST () \"/\" abc\n");
    row("long line", "* SEARCH" + QByteArray(" 1234567").repeated(10'000) + "\r\n");
    row("literal", "* X {5}\r\na{9}\r y\r\n");
    row("literal of nothing", "* X {0}\r\n\r\n");
    row("literals", "* X {3+}\r\n\r\n\n ~{4}\r\n{99}{2}\n}\n\r\n");
    row("literal after a long line", "* X " + QByteArray(5000, 'x') + " {3}\r\n\r\n\n\r\n");
    row("text of a status response", "* OK " + QByteArray(5000, 'x') + " {3}\r\n");
    row("no status response in the second line", "x{0}\r\n OK {5}\r\n\r\n\r\n\r\r\n");
    row("longest announcement", "* X {" + QByteArray(37, '0') + "2}\r\n\r\n\r\n");
    row("longer than any announcement", "* X {" + QByteArray(38, '0') + "2}\r\n");
    row("nothing", "\r\n");
}

// However the bytes are cut, all of it is passed and nothing of what follows.
void TestSkipper::skips()
{
    QFETCH(QByteArray, response);
    const QByteArray bytes = response + "* 5 EXISTS\r\n";
    for (const qsizetype piece : {1, 2, 3, 7, 1000, 1'000'000}) {
        imap::Skipper skipper;
        QVERIFY(!skipper.isSkipping());
        skipper.begin();
        qsizetype at = 0;
        while (skipper.isSkipping()) {
            QVERIFY(at < response.size());
            QCOMPARE(skipper.skipped(), at);
            at += skipper.skip(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        }
        QCOMPARE(at, response.size());
        QCOMPARE(skipper.skipped(), 0);
    }
}

void TestSkipper::hugeLiteral()
{
    imap::Skipper skipper;
    skipper.begin();
    const QByteArray announcement = "* X {9223372036854775807}\r\n", block(1 << 20, '\n');
    QCOMPARE(skipper.skip(announcement), announcement.size());
    for (int i = 0; i < 8; ++i)
        QCOMPARE(skipper.skip(block), block.size());
    QVERIFY(skipper.isSkipping());
    QCOMPARE(skipper.skipped(), announcement.size() + 8 * block.size());
}

QTEST_APPLESS_MAIN(TestSkipper)
#include "tst_skipper.moc"
