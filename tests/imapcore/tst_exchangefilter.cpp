#include "imapcore/cause.h"
#include "imapcore/trace.h"
#include "imapcore/traffic/exchangefilter.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

class TestExchangeFilter : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void accepts_data();
    void accepts();
    void lines_data();
    void lines();
    void wrong_data();
    void wrong();
    void values();

private:
    Trace m_trace{1 << 20};
    std::unique_ptr<ExchangeLog> m_log;
};

void TestExchangeFilter::initTestCase()
{
    const Cause because(u"Opened the mailbox Müll"_s);
    const quint32 cause = Cause::current();
    const auto receive = [this](const char *line, quint32 owner) {
        m_trace.add(Traffic::Kind::Received, line, owner);
    };
    receive("* OK Ready", 0);                                 // 0
    m_trace.addCommand("M0001 SELECT M&APw-ll", 1, 1, cause); // 1
    receive("* 5 EXISTS", 1);
    receive("M0001 OK [READ-WRITE] Done", 1);
    m_trace.addCommand("M0002 UID FETCH 1 BODY[]", 2, 1, 0); // 2
    receive("* 1 FETCH (UID 1 BODY[] {20000}\r\n" + QByteArray(20'000, 'x') + " needle)", 2);
    receive("M0002 OK fetched", 2);
    m_trace.addCommand("M0003 DELETE Other", 3, 1, 0); // 3
    receive("M0003 NO [NOPERM] Permission denied", 3);
    receive("* 6 (", 0); // 4
    m_trace.add(Traffic::Kind::Malformed, "Not understood: an atom was expected at byte 4", 0);
    m_trace.addCommand("M0004 IDLE", 4, 1, 0);  // 5
    m_trace.note(u"Compressed from here on"_s); // 6
    m_log = std::make_unique<ExchangeLog>(&m_trace);
    m_log->read(1000);
    QCOMPARE(m_log->endNumber(), 7ULL);
}

void TestExchangeFilter::accepts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("numbers");
    const auto row = [](const char *text, QList<int> numbers) {
        QTest::newRow(text) << QString::fromUtf8(text) << numbers;
    };
    row("", {0, 1, 2, 3, 4, 5, 6});
    row("   ", {0, 1, 2, 3, 4, 5, 6});
    row("NEEDLE", {2});
    row("needle fetched", {2});
    row("needle permission", {});
    row("\"permission denied\"", {3});
    row("\"permission denied", {3});
    row("/exp[ei]cted|ex[ij]sts/", {1, 4});
    row("/", {0, 1, 2, 3, 4, 5, 6});
    row("-m0002 -M0003", {0, 1, 4, 5, 6});
    row("dir:sent needle", {});
    row("dir:sent other", {3});
    row("-dir:received m0003", {3});
    row("dir:received", {0, 1, 2, 3, 4});
    row("verb:fetch", {2});
    row("verb:select", {1});
    row("mailbox:müll", {1, 2, 4, 5});
    row("mailbox:&APw-", {1, 2, 4, 5});
    row("mailbox:other", {3});
    row("tag:m0003", {3});
    row("status:no", {3});
    row("status:OK", {1, 2});
    row("status:waiting", {5});
    row("is:unasked", {0, 4});
    row("is:note", {6});
    row("is:malformed", {4});
    row("-is:command", {0, 4, 6});
    row("larger:10k", {2});
    row("larger:20500", {});
    row("slower:1min", {});
    row("connection:ANN", {0, 1, 2, 3, 4, 5, 6});
    row("connection:bob", {});
    row("why:müll", {1});
    row("why:\"the mailbox\" status:ok", {1});
    row("\"http://x\"", {});
}

void TestExchangeFilter::accepts()
{
    QFETCH(QString, text);
    const auto filter = ExchangeFilter::parse(text);
    QVERIFY(filter);
    QList<int> numbers;
    for (quint64 i = 0; i < m_log->endNumber(); ++i) {
        if (filter->accepts(*m_log, m_log->at(i), u"ann@host"_s))
            numbers += int(i);
    }
    QTEST(numbers, "numbers");
}

void TestExchangeFilter::lines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << QString() << 3;
    QTest::newRow("one word") << u"needle"_s << 1;
    QTest::newRow("either word") << u"needle fetched"_s << 2;
    QTest::newRow("condition") << u"verb:fetch"_s << 3;
    QTest::newRow("sent") << u"dir:sent"_s << 1;
    QTest::newRow("not") << u"-needle"_s << 3;
}

void TestExchangeFilter::lines()
{
    QFETCH(QString, text);
    const auto filter = ExchangeFilter::parse(text);
    const Exchange &fetch = m_log->at(2);
    int count = 0;
    for (quint32 i = 0; i < fetch.lines; ++i)
        count += filter->acceptsLine(m_trace.at(fetch.lineAt(i)));
    QTEST(count, "count");
}

void TestExchangeFilter::wrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    QTest::newRow("key") << u"colour:red"_s << u"“colour:” is no condition"_s;
    QTest::newRow("status") << u"status:good"_s << u"it may be waiting, ok, no, bad, cut"_s;
    QTest::newRow("is") << u"is:nice"_s << u"malformed"_s;
    QTest::newRow("dir") << u"dir:up"_s << u"sent, received"_s;
    QTest::newRow("time") << u"slower:long"_s << u"“long” is no time"_s;
    QTest::newRow("size") << u"larger:-4"_s << u"“-4” is no size"_s;
    QTest::newRow("nothing") << u"verb:"_s << u"nothing behind “verb:”"_s;
    QTest::newRow("pattern") << u"/(/"_s << u"regular expression"_s;
}

void TestExchangeFilter::wrong()
{
    QFETCH(QString, text);
    QFETCH(QString, why);
    const auto filter = ExchangeFilter::parse(text);
    QVERIFY(!filter);
    QCOMPARE(filter.error().kind, Error::Kind::InvalidArgument);
    QVERIFY2(filter.error().text.contains(why), qPrintable(filter.error().text));
}

void TestExchangeFilter::values()
{
    for (const QString &key : ExchangeFilter::keys()) {
        for (const QString &value : ExchangeFilter::valuesOf(key))
            QVERIFY2(ExchangeFilter::parse(key + u':' + value), qPrintable(key + value));
    }
}

QTEST_GUILESS_MAIN(TestExchangeFilter)
#include "tst_exchangefilter.moc"
