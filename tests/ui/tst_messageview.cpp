#include "imapcore/commands/append.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/store.h"
#include "tests/support/await.h"
#include "ui/connection.h"
#include "ui/messageview/htmlview.h"
#include "ui/messageview/messageview.h"
#include "ui/models/jobmodel.h"
#include "windowdriver.h"
#include <QBuffer>
#include <QDesktopServices>
#include <QFileDialog>
#include <QMessageBox>
#include <QSplitter>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

// Takes what the desktop would be asked to open.
class Opener : public QObject
{
    Q_OBJECT
public:
    Opener() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Opener() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    QList<QUrl> urls;
public slots:
    void open(const QUrl &url) { urls += url; }
};

// Messages as the window shows them, of a real server; and that looking at them has changed nothing there.
class TestMessageView : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void hiddenUntilOneIsOpened();
    void opensByKeysAndGoesBack();
    void partsOfAMessage();
    void textIsDecoded();
    void nestedMessage();
    void headers();
    void htmlFetchesNothing();
    void picturesOfHtml();
    void picture();
    void sourceAndFind();
    void structureAsTold();
    void attachmentSaved();
    void attachmentRefusedByTheDisk();
    void largeAttachmentSaved();
    void cancelledLeavesNothing();
    void opensWithAnotherProgram();
    void wholeMessageSaved();
    void everyDemoMessageCanBeLookedAt();
    void expungedMeanwhile();
    void layoutSurvives();

private:
    QByteArray mixed() const;
    bool openSubject(const QString &subject);
    bool showPart(const QString &title);
    QModelIndex part(const QString &title) const;
    bool saveAs(const char *button, const QString &path);
    QStringList jobs() const;
    QByteArrayList flagsOf(const imap::MailboxName &mailbox) const;

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<QTcpServer> m_web; // whoever comes to it was not blocked
    QByteArray m_large;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
    QByteArrayList m_flags;
};

namespace {

// Her storage has no limit.
const QString Person = u"hannah"_s;
const imap::MailboxName Parts(u"Parts");

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray text = bytes.toBase64();
    QByteArray lines;
    lines.reserve(text.size() + text.size() / 38);
    for (qsizetype i = 0; i < text.size(); i += 76)
        lines += text.mid(i, 76) + "\r\n";
    return lines;
}

QByteArray png()
{
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray header(const QByteArray &subject, const QByteArray &type)
{
    return "From: =?utf-8?Q?J=C3=B6rg?= <joerg@example.org>\r\nTo: olivia@windhover.example\r\n"
           "Date: Wed, 1 Jul 2026 10:00:00 +0200\r\nMessage-ID: <1@example.org>\r\nSubject: "
           + subject + "\r\nMIME-Version: 1.0\r\nContent-Type: " + type + "\r\n";
}

} // namespace

QByteArray TestMessageView::mixed() const
{
    const QByteArray host = "http://127.0.0.1:" + QByteArray::number(m_web->serverPort());
    const QByteArray inner = header("The inner one", "multipart/mixed; boundary=i")
                             + "\r\n--i\r\n\r\nInner text\r\n--i\r\n"
                               "Content-Type: text/x-log\r\n\r\nInner log\r\n--i--\r\n";
    return header("All kinds", "multipart/mixed; boundary=b")
           + "\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1; format=flowed\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
             "Sch=F6ne =\r\nGr=FC=DFe =20\r\naus K=F6ln\r\n> quoted\r\n"
             "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Some <b>HTML</b></p><img src=\""
           + host + "/a.png\"><img src=\"" + host + "/b.png\"><script>x()</script>" + "<a href=\"" + host
           + "/link\">go</a>\r\n"
             "--b\r\nContent-Type: image/png; name=red.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
           + base64Lines(png())
           + "--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
             "Content-Disposition: attachment; filename*=utf-8''Pl%C3%A4ne.bin\r\n\r\n"
           + base64Lines("\x00\x01 exactly these bytes \xff"_ba + QByteArray(3000, 'x'))
           + "--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner
           + "\r\n--b\r\nContent-Type: text/plain\r\n\r\n\r\n--b--\r\n";
}

void TestMessageView::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    m_web = std::make_unique<QTcpServer>();
    QVERIFY(m_web->listen(QHostAddress::LocalHost));
    m_large.resize(20 << 20);
    quint32 seed = 1;
    for (char &c : m_large) {
        seed = seed * 1664525 + 1013904223;
        c = char(seed >> 24);
    }
    const auto session = m_server->session(Person);
    QVERIFY(await(session->send(imap::Create{Parts})));
    const QByteArray large =
        header("A large one", "multipart/mixed; boundary=b")
        + "\r\n--b\r\n\r\nText\r\n--b\r\nContent-Type: application/zip; name=large.zip\r\n"
          "Content-Transfer-Encoding: base64\r\n\r\n"
        + base64Lines(m_large) + "--b--\r\n";
    QByteArray longText;
    for (int i = 1; i <= 20000; ++i)
        longText += "This is line " + QByteArray::number(i) + " of it\r\n";
    const QByteArray related =
        header("With pictures", "multipart/related; boundary=r")
        + "\r\n--r\r\nContent-Type: text/html\r\n\r\n<p><img src=\"cid:red%40example.org\"> one</p>"
          "<img src=\"cid:gone@example.org\"><img src=\"cid:none@example.org\">\r\n"
          "--r\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
          "Content-ID: <red@example.org>\r\n\r\n"
        + base64Lines(png())
        + "--r\r\nContent-Type: image/png\r\nContent-ID: <none@example.org>\r\n\r\nno picture\r\n--r--\r\n";
    for (const QByteArray &message :
         {mixed(), large, related, header("A long one", "text/plain") + "\r\n" + longText,
          header("Nothing in it", "text/plain") + "\r\n",
          header("To go", "text/plain") + "\r\nGone soon\r\n"})
        QVERIFY(await(session->send(imap::Append{Parts, {{message}}})));
}

void TestMessageView::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    m_flags = flagsOf(Parts);
    m_driver = std::make_unique<Driver>();
    m_driver->window()->resize(1280, 900);
    QVERIFY(m_driver->connectTo(m_server->options(imap::Security::Tls, Person)));
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Parts"_s}));
    QVERIFY(m_driver->rowsAreFetched());
}

// Whatever was done: no flag is another one, as another connection sees it.
void TestMessageView::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
    QCOMPARE(flagsOf(Parts), m_flags);
}

QByteArrayList TestMessageView::flagsOf(const imap::MailboxName &mailbox) const
{
    const auto session = m_server->session(Person);
    QByteArrayList all;
    if (!await(session->send(imap::Select{mailbox, imap::Select::Access::ReadOnly})))
        return all;
    const auto found = await(
        session->send(imap::FetchData{imap::Messages::uids({1, imap::SequenceSet::Star}), {"UID", "FLAGS"}}));
    if (found) {
        for (const imap::MessageData &message : *found) {
            QByteArrayList flags = message.flags.value_or(QByteArrayList());
            flags.removeAll("\\Recent"); // the session's own, and not the message's
            all += QByteArray::number(message.uid) + ' ' + flags.join(' ');
        }
    }
    return all;
}

bool TestMessageView::openSubject(const QString &subject)
{
    using Model = ui::MessageListModel;
    for (int row = 0; row < m_driver->listModel()->rowCount(); ++row) {
        const QModelIndex index = m_driver->listModel()->index(row, Model::Subject);
        if (index.data().toString() != subject)
            continue;
        QTest::mouseClick(m_driver->list()->viewport(), Qt::LeftButton, {},
                          m_driver->list()->visualRect(index).center());
        QTest::keyClick(m_driver->list(), Qt::Key_Return);
        return Driver::until([&] { return m_driver->labelText("headerSubject") == subject; });
    }
    return false;
}

QModelIndex TestMessageView::part(const QString &title) const
{
    const QAbstractItemModel *model = m_driver->find<QTreeView>("partTree")->model();
    const QModelIndexList found =
        model->match(model->index(0, 0), Qt::DisplayRole, title, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.value(0);
}

bool TestMessageView::showPart(const QString &title)
{
    auto *tree = m_driver->find<QTreeView>("partTree");
    if (!Driver::until([&] { return part(title).isValid(); }))
        return false;
    tree->scrollTo(part(title));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(part(title)).center());
    return tree->currentIndex() == part(title) && Driver::until([&] {
               const auto *state = m_driver->find<QLabel>("partStateTitle");
               return !state->isVisible() || state->text() != u"Loading…";
           });
}

bool TestMessageView::saveAs(const char *button, const QString &path)
{
    QTest::mouseClick(m_driver->find<QToolButton>(button), Qt::LeftButton);
    auto *dialog = m_driver->find<QFileDialog>("saveDialog");
    if (!QTest::qWaitForWindowExposed(dialog))
        return false;
    // selectFile() leaves a box alone that has the focus.
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    QMetaObject::invokeMethod(dialog, "accept");
    return true;
}

QStringList TestMessageView::jobs() const
{
    const QAbstractItemModel *model = m_driver->find<QTableView>("jobTable")->model();
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row)
        all += model->index(row, ui::JobModel::Title).data().toString() + u": "_s
               + model->index(row, ui::JobModel::Outcome).data().toString();
    return all;
}

void TestMessageView::hiddenUntilOneIsOpened()
{
    auto *view = m_driver->find<QWidget>("messageView");
    QVERIFY(!view->isVisible());
    QTest::mouseClick(m_driver->list()->viewport(), Qt::LeftButton, {},
                      m_driver->list()->visualRect(m_driver->listModel()->index(0, 0)).center());
    QTest::qWait(300);
    QVERIFY(!view->isVisible());
    QTest::keyClick(m_driver->window(), Qt::Key_F8);
    QVERIFY(
        Driver::until([&] { return view->isVisible() && m_driver->labelText("headerSubject") == u"To go"; }));
    // The next row follows, once one stays on it.
    QTest::keyClick(m_driver->list(), Qt::Key_Down);
    QVERIFY(Driver::until([&] { return m_driver->labelText("headerSubject") == u"Nothing in it"; }));
    QTest::keyClick(m_driver->window(), Qt::Key_F8);
    QVERIFY(!view->isVisible());
}

void TestMessageView::opensByKeysAndGoesBack()
{
    QVERIFY(openSubject(u"All kinds"_s));
    auto *view = m_driver->find<QWidget>("messageView");
    QVERIFY(view->isVisible());
    auto *tree = m_driver->find<QTreeView>("partTree");
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Escape);
    QVERIFY(m_driver->list()->hasFocus());
    QVERIFY(view->isVisible());
    QTest::keyClick(m_driver->list(), Qt::Key_Escape);
    QVERIFY(!view->isVisible());
}

void TestMessageView::partsOfAMessage()
{
    QVERIFY(openSubject(u"All kinds"_s));
    const QModelIndex whole = m_driver->find<QTreeView>("partTree")->model()->index(0, 0);
    QCOMPARE(Driver::names(whole.model(), whole),
             (QStringList{u"1  Text"_s, u"2  HTML"_s, u"3  red.png"_s, u"4  Pläne.bin"_s,
                          u"5  The inner one"_s, u"6  Text"_s}));
    QCOMPARE(Driver::names(whole.model(), whole, 1),
             (QStringList{u"text/plain"_s, u"text/html"_s, u"image/png"_s, u"application/octet-stream"_s,
                          u"message/rfc822"_s, u"text/plain"_s}));
    QCOMPARE(Driver::names(whole.model(), whole, 3),
             (QStringList{u"quoted-printable"_s, u"7bit"_s, u"base64"_s, u"base64"_s, u"7bit"_s, u"7bit"_s}));
    // What is not shown is not fetched.
    QStringList asked;
    QVERIFY(Driver::until([&] {
        asked = m_driver->traceLines().filter(u"BODY.PEEK["_s);
        return !asked.isEmpty();
    }));
    QCOMPARE(asked.size(), 1);
    QVERIFY2(asked.first().contains(u"BODY.PEEK[1]<0."), qPrintable(asked.first()));
}

void TestMessageView::textIsDecoded()
{
    QVERIFY(openSubject(u"All kinds"_s));
    auto *text = m_driver->find<QPlainTextEdit>("partText");
    QVERIFY(Driver::until([&] { return text->isVisible(); }));
    QCOMPARE(text->toPlainText(), u"Schöne Grüße  aus Köln\n> quoted"_s);
    QVERIFY(showPart(u"6  Text"_s));
    QVERIFY(Driver::until([&] { return m_driver->labelText("partStateTitle") == u"This part is empty"; }));
    QVERIFY(openSubject(u"Nothing in it"_s));
    QVERIFY(Driver::until([&] { return m_driver->labelText("partStateTitle") == u"This part is empty"; }));
    // A long text comes in part, and then whole.
    QVERIFY(openSubject(u"A long one"_s));
    QVERIFY(Driver::until([&] { return text->isVisible(); }));
    QVERIFY(!text->toPlainText().contains(u"line 20000 "));
    QVERIFY(m_driver->labelText("partNotice").startsWith(u"Only the first 256 kB"));
    QTest::mouseClick(m_driver->find<QPushButton>("partAll"), Qt::LeftButton);
    QVERIFY(Driver::until([&] { return text->toPlainText().contains(u"line 20000 "); }));
    QVERIFY(!m_driver->find<QLabel>("partNotice")->isVisible());
}

void TestMessageView::nestedMessage()
{
    QVERIFY(openSubject(u"All kinds"_s));
    QVERIFY(showPart(u"5  The inner one"_s));
    auto *text = m_driver->find<QPlainTextEdit>("partText");
    QVERIFY(
        Driver::until([&] { return text->isVisible() && text->toPlainText().trimmed() == u"Inner text"; }));
    QCOMPARE(m_driver->labelText("headerSubject"), u"The inner one"_s);
    QVERIFY(showPart(u"5.2  Other text"_s));
    QVERIFY(Driver::until([&] { return text->toPlainText().trimmed() == u"Inner log"; }));
    QCOMPARE(m_driver->labelText("headerSubject"), u"The inner one"_s);
    QVERIFY(showPart(u"1  Text"_s));
    QCOMPARE(m_driver->labelText("headerSubject"), u"All kinds"_s);
}

void TestMessageView::headers()
{
    QVERIFY(openSubject(u"All kinds"_s));
    QCOMPARE(m_driver->labelText("headerFrom"), u"Jörg <joerg@example.org>"_s);
    QCOMPARE(m_driver->labelText("headerTo"), u"olivia@windhover.example"_s);
    QVERIFY(!m_driver->find<QLabel>("headerCc")->isVisible());
    auto *modes = m_driver->find<QComboBox>("headerMode");
    QTest::keyClick(modes, Qt::Key_Down);
    auto *table = m_driver->find<QTableView>("headerTable");
    QVERIFY(Driver::until([&] { return table->isVisible(); }));
    QCOMPARE(Driver::names(table->model()),
             (QStringList{u"From"_s, u"To"_s, u"Date"_s, u"Message-ID"_s, u"Subject"_s, u"MIME-Version"_s,
                          u"Content-Type"_s}));
    QCOMPARE(table->model()->index(0, 1).data().toString(), u"Jörg <joerg@example.org>"_s);
    QTest::keyClick(modes, Qt::Key_Down);
    auto *raw = m_driver->find<QPlainTextEdit>("headerRaw");
    QVERIFY(Driver::until([&] {
        return raw->isVisible()
               && raw->toPlainText().startsWith(u"From: =?utf-8?Q?J=C3=B6rg?= <joerg@example.org>\nTo: ");
    }));
    QVERIFY(showPart(u"5  The inner one"_s));
    QVERIFY(Driver::until(
        [&] { return raw->isVisible() && raw->toPlainText().contains(u"Subject: The inner one\n"); }));
}

void TestMessageView::htmlFetchesNothing()
{
    QVERIFY(openSubject(u"All kinds"_s));
    QVERIFY(showPart(u"2  HTML"_s));
    auto *html = m_driver->find<ui::HtmlView>("partHtml");
    QVERIFY(Driver::until([&] { return html->isVisible(); }));
    QVERIFY(html->text().startsWith(u"Some HTML"));
    const QString host = u"127.0.0.1:%1"_s.arg(m_web->serverPort());
    QCOMPARE(m_driver->labelText("partNotice"), u"Blocked: 2 times content from %1, 1 script."_s.arg(host));
    emit html->linkClicked(u"http://%1/link"_s.arg(host));
    QCOMPARE(m_driver->labelText("partNotice").section(u'\n', -1),
             u"Links are not followed from here. This one leads to: http://%1/link"_s.arg(host));
    html->grab();
    QTest::qWait(200);
    QVERIFY(!m_web->hasPendingConnections());
    QVERIFY(html->text().startsWith(u"Some HTML"));
}

void TestMessageView::picturesOfHtml()
{
    QVERIFY(openSubject(u"With pictures"_s));
    auto *html = m_driver->find<ui::HtmlView>("partHtml");
    QVERIFY(Driver::until([&] { return html->isVisible(); }));
    QVERIFY(Driver::until([&] {
        return m_driver->labelText("partNotice")
               == u"2 pictures that the HTML takes from other parts cannot be shown.";
    }));
    // The picture, 40 by 20, is red where it lies.
    const QImage shown = html->viewport()->grab().toImage();
    int red = 0;
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x)
            red += shown.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
    }
    QCOMPARE(red, int(40 * 20 * shown.devicePixelRatio() * shown.devicePixelRatio()));
    // Another part, and nothing of it is left.
    QVERIFY(openSubject(u"All kinds"_s));
    QVERIFY(Driver::until([&] { return m_driver->find<QPlainTextEdit>("partText")->isVisible(); }));
    QVERIFY(!m_driver->find<QLabel>("partNotice")->isVisible());
}

void TestMessageView::picture()
{
    QVERIFY(openSubject(u"All kinds"_s));
    QVERIFY(showPart(u"3  red.png"_s));
    auto *picture = m_driver->find<QWidget>("partImage");
    QVERIFY(Driver::until([&] { return picture->isVisible(); }));
    const QImage shown = picture->grab().toImage();
    QCOMPARE(shown.pixelColor(shown.width() / 2, shown.height() / 2), QColor(Qt::red));
}

void TestMessageView::sourceAndFind()
{
    QVERIFY(openSubject(u"A long one"_s));
    auto *tabs = m_driver->find<QTabBar>("messageTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    auto *source = m_driver->find<QPlainTextEdit>("sourceText");
    QVERIFY(
        Driver::until([&] { return source->isVisible() && source->toPlainText().contains(u"line 5000 "); }));
    QVERIFY(source->toPlainText().startsWith(u"From: =?utf-8?Q?J=C3=B6rg?="));
    QVERIFY(!source->toPlainText().contains(u"line 20000 "));
    QVERIFY(m_driver->labelText("sourceNotice").startsWith(u"The first 256 kB of "));
    QTest::mouseClick(m_driver->find<QPushButton>("sourceAll"), Qt::LeftButton);
    QVERIFY(Driver::until([&] { return source->toPlainText().contains(u"line 20000 "); }));
    // Ctrl+F is the source's here.
    source->setFocus();
    QTest::keyClick(source, Qt::Key_F, Qt::ControlModifier);
    auto *words = m_driver->find<QLineEdit>("sourceFindWords");
    QVERIFY(words->isVisible() && words->hasFocus());
    QTest::keyClicks(words, u"line 19999 "_s);
    QTRY_COMPARE(m_driver->labelText("sourceFindResult"), u"Line %1"_s.arg(8 + 19999));
    QCOMPARE(source->textCursor().selectedText(), u"line 19999 "_s);
    words->clear();
    QTest::keyClicks(words, u"line 1999"_s);
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY(m_driver->labelText("sourceFindResult").contains(u"from the other end"));
    QTest::keyClicks(words, u"#"_s);
    QTRY_COMPARE(m_driver->labelText("sourceFindResult"), u"Not found"_s);
    QTest::keyClick(words, Qt::Key_Escape);
    QVERIFY(!words->isVisible() && source->hasFocus());
}

void TestMessageView::structureAsTold()
{
    QVERIFY(openSubject(u"All kinds"_s));
    auto *tabs = m_driver->find<QTabBar>("messageTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    auto *raw = m_driver->find<QPlainTextEdit>("structureRaw");
    QVERIFY(raw->toPlainText().contains(u"BODYSTRUCTURE ((\"text\" \"plain\""));
    QVERIFY(raw->toPlainText().contains(u"ENVELOPE (\"Wed, 1 Jul 2026 10:00:00 +0200\" \"All kinds\""));
    // The same bytes as in the console.
    QVERIFY(Driver::until([&] { return m_driver->traceLines().contains(u"S: "_s + raw->toPlainText()); }));
    auto *tree = m_driver->find<QTreeView>("structureTree");
    const QModelIndexList subjects = tree->model()->match(
        tree->model()->index(0, 0), Qt::DisplayRole, u"subject"_s, -1, Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(subjects.size(), 2); // and that of the inner one
    tree->setCurrentIndex(subjects.first());
    QCOMPARE(raw->extraSelections().size(), 1);
    QVERIFY(raw->extraSelections().first().cursor.selectedText().contains(u"All kinds"));
}

void TestMessageView::attachmentSaved()
{
    QTemporaryDir folder;
    QVERIFY(openSubject(u"All kinds"_s));
    QVERIFY(showPart(u"4  Pläne.bin"_s));
    const QString path = folder.filePath(u"Pläne.bin"_s);
    QVERIFY(saveAs("partSave", path));
    QVERIFY(Driver::until([&] { return QFile::exists(path); }));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "\x00\x01 exactly these bytes \xff"_ba + QByteArray(3000, 'x'));
    QVERIFY(Driver::until([&] { return jobs().first() == u"Save Pläne.bin: 3.0 kB in “%1”"_s.arg(path); }));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"Pläne.bin"_s});
}

void TestMessageView::attachmentRefusedByTheDisk()
{
    QVERIFY(openSubject(u"All kinds"_s));
    QVERIFY(showPart(u"4  Pläne.bin"_s));
    const QString path = u"/proc/self/none/Pläne.bin"_s;
    auto *view = m_driver->find<ui::MessageView>("messageView");
    view->saveTo({"4", "base64", 0, u"x"_s}, path);
    QVERIFY(Driver::until(
        [&] { return jobs().first().startsWith(u"Save x: “%1” cannot be written"_s.arg(path)); }));
    QVERIFY(m_driver->labelText("messagesPageNotice").contains(u"cannot be written"));
}

void TestMessageView::largeAttachmentSaved()
{
    QTemporaryDir folder;
    QVERIFY(openSubject(u"A large one"_s));
    QVERIFY(showPart(u"2  large.zip"_s));
    QCOMPARE(m_driver->labelText("partStateTitle"), u"large.zip"_s);
    const QString path = folder.filePath(u"large.zip"_s);
    QVERIFY(saveAs("partSave", path));
    QVERIFY(Driver::until([&] { return QFile::exists(path); }, 60000));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == m_large);
    QVERIFY(Driver::until([&] { return jobs().first() == u"Save large.zip: 20.0 MB in “%1”"_s.arg(path); }));
    // It came over a connection of its own, and not over that of the window, which is the first.
    QVERIFY(Driver::until([&] { return !m_driver->traceLines().filter(u"BODY.PEEK[2]"_s).isEmpty(); }));
    m_driver->find<QComboBox>("consoleConnection")->setCurrentIndex(1);
    QVERIFY(Driver::until([&] { return m_driver->traceLines().size() > 10; }));
    QVERIFY(m_driver->traceLines().filter(u"BODY.PEEK[2]"_s).isEmpty());
}

void TestMessageView::cancelledLeavesNothing()
{
    QTemporaryDir folder;
    QVERIFY(openSubject(u"A large one"_s));
    QVERIFY(showPart(u"2  large.zip"_s));
    QVERIFY(saveAs("partSave", folder.filePath(u"large.zip"_s)));
    auto *table = m_driver->find<QTableView>("jobTable");
    QVERIFY(Driver::until([&] { return jobs().first().startsWith(u"Save large.zip"); }));
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(m_driver->find<QAction>("jobCancel")->isEnabled());
    m_driver->trigger("jobCancel");
    QVERIFY(Driver::until([&] { return jobs().first() == u"Save large.zip: Cancelled."; }));
    QVERIFY(!m_driver->find<QAction>("jobCancel")->isEnabled());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    // The connection goes on.
    QVERIFY(openSubject(u"All kinds"_s));
    QVERIFY(Driver::until([&] { return m_driver->find<QPlainTextEdit>("partText")->isVisible(); }, 60000));
}

void TestMessageView::opensWithAnotherProgram()
{
    Opener opener;
    QVERIFY(openSubject(u"All kinds"_s));
    QVERIFY(showPart(u"4  Pläne.bin"_s));
    QTest::mouseClick(m_driver->find<QToolButton>("partOpen"), Qt::LeftButton);
    m_driver->find<QMessageBox>("openDialog")->reject();
    QTest::qWait(100);
    QVERIFY(opener.urls.isEmpty());
    QTest::mouseClick(m_driver->find<QToolButton>("partOpen"), Qt::LeftButton);
    QTest::mouseClick(m_driver->find<QMessageBox>("openDialog")->button(QMessageBox::Open), Qt::LeftButton);
    QVERIFY(Driver::until([&] { return opener.urls.size() == 1; }));
    QFile file(opener.urls.first().toLocalFile());
    QVERIFY(file.fileName().endsWith(u"/Pläne.bin"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(" exactly these bytes "));
    QCOMPARE(QFileInfo(QFileInfo(file.fileName()).absolutePath() + u"/.."_s).permissions()
                 & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    m_driver->close();
    m_driver.reset();
    QVERIFY(!QFile::exists(file.fileName()));
}

void TestMessageView::wholeMessageSaved()
{
    QTemporaryDir folder;
    QVERIFY(openSubject(u"All kinds"_s));
    const QString path = folder.filePath(u"all.eml"_s);
    QVERIFY(saveAs("messageSave", path));
    QVERIFY(Driver::until([&] { return QFile::exists(path); }));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), mixed());
}

// Real letters in many languages and kinds: each shows something, and no flag changes.
void TestMessageView::everyDemoMessageCanBeLookedAt()
{
    const QByteArrayList before = flagsOf(imap::MailboxName(u"INBOX"));
    QVERIFY(before.size() >= 20);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"INBOX"_s}));
    QVERIFY(m_driver->rowsAreFetched());
    m_driver->list()->setFocus();
    m_driver->list()->setCurrentIndex(m_driver->listModel()->index(0, 0));
    QTest::keyClick(m_driver->list(), Qt::Key_Return);
    auto *text = m_driver->find<QPlainTextEdit>("partText");
    auto *html = m_driver->find<ui::HtmlView>("partHtml");
    auto *view = m_driver->find<ui::MessageView>("messageView");
    quint32 last = 0;
    for (int i = 0; i < 20; ++i) {
        QVERIFY2(Driver::until([&] {
                     return view->uid() != last
                            && ((text->isVisible() && !text->toPlainText().isEmpty())
                                || (html->isVisible() && !html->text().isEmpty()));
                 }),
                 qPrintable(QString::number(i) + m_driver->labelText("partStateText")));
        QVERIFY(!text->toPlainText().contains(QChar(0xfffd)));
        last = view->uid();
        QTest::keyClick(m_driver->list(), Qt::Key_Down);
    }
    QCOMPARE(flagsOf(imap::MailboxName(u"INBOX")), before);
}

void TestMessageView::expungedMeanwhile()
{
    QVERIFY(openSubject(u"To go"_s));
    auto *text = m_driver->find<QPlainTextEdit>("partText");
    QVERIFY(Driver::until([&] { return text->isVisible(); }));
    const quint32 uid = m_driver->find<ui::MessageView>("messageView")->uid();
    const auto session = m_server->session(Person);
    QVERIFY(await(session->send(imap::Select{Parts, imap::Select::Access::ReadWrite})));
    QVERIFY(await(
        session->send(imap::Store{imap::Messages::uids({uid, uid}), imap::Store::How::Add, {"\\Deleted"}})));
    QVERIFY(await(session->send(imap::Expunge{})));
    m_driver->page()->subject().connection->session()->send(imap::Noop{});
    QVERIFY(Driver::until([&] { return m_driver->find<QLabel>("messageExpunged")->isVisible(); }));
    QCOMPARE(text->toPlainText().trimmed(), u"Gone soon"_s);
    // What was not fetched before says why it is not there.
    auto *tabs = m_driver->find<QTabBar>("messageTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QVERIFY(Driver::until(
        [&] { return m_driver->labelText("sourceStateText") == u"The message was expunged meanwhile."; }));
    QVERIFY(!m_driver->find<QPushButton>("sourceStateRetry")->isVisible());
    m_flags = flagsOf(Parts);
}

void TestMessageView::layoutSurvives()
{
    QVERIFY(openSubject(u"All kinds"_s));
    m_driver->find<QAction>("messageViewBeside")->setChecked(true);
    QCOMPARE(m_driver->find<QSplitter>("messageSplitter")->orientation(), Qt::Horizontal);
    m_driver->close();
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(m_server->options(imap::Security::Tls, Person)));
    QCOMPARE(m_driver->find<QSplitter>("messageSplitter")->orientation(), Qt::Horizontal);
    QVERIFY(m_driver->find<QAction>("messageViewAction")->isChecked());
    QVERIFY(m_driver->find<QAction>("messageViewBeside")->isChecked());
    QVERIFY(!m_driver->find<QWidget>("messageView")->isVisible()); // no message is open yet
    QVERIFY(m_driver->rowsAreFetched());
    m_driver->list()->setFocus();
    QTest::mouseClick(m_driver->list()->viewport(), Qt::LeftButton, {},
                      m_driver->list()->visualRect(m_driver->listModel()->index(1, 0)).center());
    QVERIFY(Driver::until([&] { return m_driver->find<QWidget>("messageView")->isVisible(); }));
}

UI_TEST_MAIN(TestMessageView)
#include "tst_messageview.moc"
