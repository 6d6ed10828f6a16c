#include "fluent.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/mailboxes.h"
#include "tests/support/await.h"
#include "ui/messageview/htmlview.h"
#include "ui/messageview/textfeed.h"
#include "windowdriver.h"
#include <QBuffer>
#include <QClipboard>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

namespace {

const imap::MailboxName Long = imap::MailboxName(u"Long ones");

QByteArray message(const QByteArray &subject, const QByteArray &type, const QByteArray &text)
{
    return "From: Ann <ann@example.org>\r\nSubject: " + subject
           + "\r\nMIME-Version: 1.0\r\nContent-Type: " + type + "\r\n\r\n" + text;
}

// A picture that takes its time: 6000 by 4000, and no two pixels alike.
QByteArray largePicture()
{
    QImage image(6000, 4000, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            line[x] = qRgb(200, (x ^ y) & 0xff, (x + y) & 0xff);
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 60);
    return buffer.data();
}

} // namespace

// Parts that take long to be made ready and shown, in the real window: it must go on meanwhile.
class TestLongParts : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void longText();
    void longLine();
    void longTable();
    void anotherOneMeanwhile();
    void selectedAndCopied();
    void largePicture();

private:
    bool openSubject(const QString &subject);
    bool showAll();

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<Driver> m_driver;
};

void TestLongParts::initTestCase()
{
    static_cast<app::Application *>(qApp)->startWatchdog();
    m_server = std::make_unique<Dovecot>();
    QByteArray lines;
    for (int i = 1; i <= 200'000; ++i)
        lines += "> This is line " + QByteArray::number(i) + " of it\r\n";
    QByteArray table = "<p>A long table <a href=\"http://example.org/there\">with a link</a></p><table>";
    for (int i = 1; table.size() < 240 << 10; ++i)
        table +=
            "<tr><td>cell " + QByteArray::number(i) + " <b>bold</b></td><td>words and words</td></tr>\r\n";
    table += "</table>";
    const auto session = m_server->session();
    QVERIFY(await(session->send(imap::Create{Long})));
    for (const QByteArray &whole :
         {message("Lines", "text/plain", lines),
          message("One line", "text/plain", "before\r\n" + QByteArray(3'000'000, 'x') + "\r\nafter\r\n"),
          message("Table", "text/html", table),
          message("Short", "text/html", "<p>Some <b>words</b> here</p>"),
          message("Picture", "image/jpeg\r\nContent-Transfer-Encoding: base64", ::largePicture().toBase64())})
        QVERIFY(await(session->send(imap::Append{Long, {{whole}}})));
}

void TestLongParts::init()
{
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(m_server->options()));
    QVERIFY(m_driver->select({u"My mailboxes"_s, Long.toString()}));
    QVERIFY(m_driver->rowsAreFetched());
    fluent::watchdog()->forget();
}

void TestLongParts::cleanup()
{
    VERIFY_FLUENT();
    m_driver.reset();
}

bool TestLongParts::openSubject(const QString &subject)
{
    const QModelIndexList found =
        m_driver->listModel()->match(m_driver->listModel()->index(0, ui::MessageListModel::Subject),
                                     Qt::DisplayRole, subject, 1, Qt::MatchExactly);
    if (found.isEmpty())
        return false;
    QTest::mouseClick(m_driver->list()->viewport(), Qt::LeftButton, {},
                      m_driver->list()->visualRect(found.first()).center());
    QTest::keyClick(m_driver->list(), Qt::Key_Return);
    return Driver::until([&] { return m_driver->labelText("headerSubject") == subject; });
}

bool TestLongParts::showAll()
{
    auto *all = m_driver->find<QPushButton>("partAll");
    if (!Driver::until([&] { return all->isVisible(); }))
        return false;
    QTest::mouseClick(all, Qt::LeftButton);
    return true;
}

void TestLongParts::longText()
{
    QVERIFY(openSubject(u"Lines"_s));
    auto *text = m_driver->find<QPlainTextEdit>("partText");
    QVERIFY(showAll());
    QVERIFY(Driver::until([&] { return text->blockCount() > 200'000; }, 60'000));
    QCOMPARE(text->verticalScrollBar()->value(), 0);
    QCOMPARE(text->document()->findBlockByNumber(199'999).text(), u"> This is line 200000 of it"_s);
}

void TestLongParts::longLine()
{
    QVERIFY(openSubject(u"One line"_s));
    auto *text = m_driver->find<QPlainTextEdit>("partText");
    QVERIFY(showAll());
    QVERIFY(Driver::until([&] { return text->toPlainText().endsWith(u"\nafter\n"); }, 60'000));
    QCOMPARE(text->document()->firstBlock().text(), u"before"_s);
    const QString line = text->document()->findBlockByNumber(1).text();
    const qsizetype shown = ui::TextFeed::LongestLine;
    QCOMPARE(line.first(shown), QString(shown, u'x'));
    QCOMPARE(line.sliced(shown), u" … (2,990,000 more characters in this line)"_s);
}

void TestLongParts::longTable()
{
    QVERIFY(openSubject(u"Table"_s));
    auto *html = m_driver->find<ui::HtmlView>("partHtml");
    QVERIFY(Driver::until([&] { return html->isVisible(); }, 60'000));
    QVERIFY(html->text().startsWith(u"A long table"));
    QVERIFY(html->verticalScrollBar()->maximum() > 10'000);
    // Down at the end there is something to be seen.
    html->setFocus();
    QTest::keyClick(html, Qt::Key_End);
    QCOMPARE(html->verticalScrollBar()->value(), html->verticalScrollBar()->maximum());
    QVERIFY(Driver::until([&] {
        const QImage shown = html->viewport()->grab().toImage();
        for (int x = 0; x < shown.width(); ++x) {
            for (int y = shown.height() / 2; y < shown.height(); ++y) {
                if (qGray(shown.pixel(x, y)) < 90)
                    return true;
            }
        }
        return false;
    }));
}

// A page that takes long to lay out does not hold up the one after it.
void TestLongParts::anotherOneMeanwhile()
{
    QVERIFY(openSubject(u"Table"_s));
    QVERIFY(openSubject(u"Short"_s));
    auto *html = m_driver->find<ui::HtmlView>("partHtml");
    QVERIFY(Driver::until([&] { return html->isVisible() && html->text() == u"Some words here"; }));
    QTest::qWait(1500); // the table is laid out by now, and nobody sees it
    QCOMPARE(html->text(), u"Some words here"_s);
}

void TestLongParts::selectedAndCopied()
{
    QVERIFY(openSubject(u"Short"_s));
    auto *html = m_driver->find<ui::HtmlView>("partHtml");
    QVERIFY(Driver::until([&] { return html->isVisible(); }));
    auto *copy = m_driver->find<QAction>("htmlCopy");
    QVERIFY(!copy->isEnabled());
    html->setFocus();
    QTest::keyClick(html, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(Driver::until([&] { return copy->isEnabled(); }));
    QTest::keyClick(html, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(Driver::until([] { return QGuiApplication::clipboard()->text() == u"Some words here"; }));
    // A word by a double click, then from its beginning to the end of the line by the mouse.
    const QPoint word(14, 8 + html->fontMetrics().height() / 2);
    QTest::mouseClick(html->viewport(), Qt::LeftButton, {}, word);
    QVERIFY(Driver::until([&] { return !copy->isEnabled(); }));
    QTest::mouseDClick(html->viewport(), Qt::LeftButton, {}, word);
    QVERIFY(Driver::until([&] { return copy->isEnabled(); }));
    copy->trigger();
    QVERIFY(Driver::until([] { return QGuiApplication::clipboard()->text() == u"Some"; }));
    QTest::mousePress(html->viewport(), Qt::LeftButton, {}, word - QPoint(14, 0));
    QTest::mouseMove(html->viewport(), word + QPoint(300, 0));
    QMouseEvent drag(QEvent::MouseMove, QPointF(word + QPoint(300, 0)), html->mapToGlobal(word), Qt::NoButton,
                     Qt::LeftButton, {});
    QCoreApplication::sendEvent(html->viewport(), &drag);
    QTest::mouseRelease(html->viewport(), Qt::LeftButton, {}, word + QPoint(300, 0));
    QVERIFY(Driver::until([&] { return copy->isEnabled(); }));
    QVERIFY(Driver::until([&] {
        copy->trigger();
        QTest::qWait(20);
        return QGuiApplication::clipboard()->text() == u"Some words here";
    }));
}

void TestLongParts::largePicture()
{
    QVERIFY(openSubject(u"Picture"_s));
    auto *picture = m_driver->find<QWidget>("partImage");
    QVERIFY(Driver::until([&] { return picture->isVisible(); }, 60'000));
    QVERIFY(qRed(picture->grab().toImage().pixel(picture->rect().center())) > 150);
}

UI_TEST_MAIN(TestLongParts)
#include "tst_longparts.moc"
