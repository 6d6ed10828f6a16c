#include "ui/operations/mailfile.h"
#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ui;

// Messages in files: read in pieces of any size, and what is written is read the same again.
class TestMailFile : public QObject
{
    Q_OBJECT
private slots:
    void eml_data();
    void eml();
    void mbox_data();
    void mbox();
    void flagsAndDates();
    void thereAndBack_data();
    void thereAndBack();
    void inPieces();
    void longLines();
    void noFile();

private:
    QString write(const QByteArray &bytes);
    struct Read
    {
        std::vector<FiledMessage> filed;
        QByteArrayList contents;
    };
    // Everything, scanned so many octets at a time.
    Read read(const QString &path, qint64 octets = 1 << 20);

    QTemporaryDir m_folder;
    int m_files = 0;
};

QString TestMailFile::write(const QByteArray &bytes)
{
    QFile file(m_folder.filePath(QString::number(++m_files)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("No room for a file");
    return file.fileName();
}

TestMailFile::Read TestMailFile::read(const QString &path, qint64 octets)
{
    Read all;
    MailFile file(path);
    if (!file.open())
        return all;
    for (bool more = true; more;) {
        more = file.scan(octets);
        for (const FiledMessage &message : file.take()) {
            FiledMessageDevice device(path, file.isMbox(), message);
            all.filed.push_back(message);
            all.contents += device.readAll();
            // What is announced to the server is what comes.
            if (all.contents.last().size() != message.octets)
                qWarning() << "announced" << message.octets << "came" << all.contents.last().size();
        }
    }
    return all;
}

void TestMailFile::eml_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("CRLF") << QByteArray("A: b\r\n\r\ntext\r\n") << QByteArray("A: b\r\n\r\ntext\r\n");
    QTest::newRow("LF") << QByteArray("A: b\n\ntext\n") << QByteArray("A: b\r\n\r\ntext\r\n");
    QTest::newRow("mixed") << QByteArray("A: b\r\n\ntext\r\nmore\n")
                           << QByteArray("A: b\r\n\r\ntext\r\nmore\r\n");
    QTest::newRow("no end") << QByteArray("A: b\n\ntext") << QByteArray("A: b\r\n\r\ntext");
    QTest::newRow("CR alone") << QByteArray("A: b\n\nte\rxt\n") << QByteArray("A: b\r\n\r\nte\rxt\r\n");
    QTest::newRow("CR at the end") << QByteArray("A: b\n\ntext\r") << QByteArray("A: b\r\n\r\ntext\r");
    // In one message these are its own.
    QTest::newRow("From and Status") << QByteArray("Status: RO\n\n>From me\nFrom you\n")
                                     << QByteArray("Status: RO\r\n\r\n>From me\r\nFrom you\r\n");
}

void TestMailFile::eml()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, sent);
    for (const qint64 octets : {1, 2, 3, 1000}) {
        const Read all = read(write(file), octets);
        QCOMPARE(all.contents, QByteArrayList{sent});
        QCOMPARE(all.filed.front().octets, sent.size());
        QVERIFY(all.filed.front().flags.isEmpty());
    }
}

void TestMailFile::mbox_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArrayList>("sent");
    const QByteArray from = "From ann@example.org Thu Jan  1 00:00:00 1970\n";
    QTest::newRow("one") << from + "A: b\n\ntext\n\n" << QByteArrayList{"A: b\r\n\r\ntext\r\n"};
    QTest::newRow("no blank at the end") << from + "A: b\n\ntext\n" << QByteArrayList{"A: b\r\n\r\ntext\r\n"};
    QTest::newRow("two") << from + "A: 1\n\none\n\n" + from + "A: 2\n\ntwo\n\n"
                         << QByteArrayList{"A: 1\r\n\r\none\r\n", "A: 2\r\n\r\ntwo\r\n"};
    QTest::newRow("blank lines of its own")
        << from + "A: 1\n\none\n\n\n" + from + "A: 2\n\n\n\ntwo\n\n"
        << QByteArrayList{"A: 1\r\n\r\none\r\n\r\n", "A: 2\r\n\r\n\r\n\r\ntwo\r\n"};
    QTest::newRow("quoted") << from + "A: 1\n\n>From me\n>>From you\n> From us\n>Frommage\n\n"
                            << QByteArrayList{
                                   "A: 1\r\n\r\nFrom me\r\n>From you\r\n> From us\r\n>Frommage\r\n"};
    QTest::newRow("From in a paragraph") << from + "A: 1\n\nHello\nFrom me\n\n"
                                         << QByteArrayList{"A: 1\r\n\r\nHello\r\nFrom me\r\n"};
    QTest::newRow("CRLF") << QByteArray("From a Thu Jan  1 00:00:00 1970\r\nA: 1\r\n\r\none\r\n\r\n"
                                        "From b Thu Jan  1 00:00:00 1970\r\nA: 2\r\n\r\ntwo\r\n\r\n")
                          << QByteArrayList{"A: 1\r\n\r\none\r\n", "A: 2\r\n\r\ntwo\r\n"};
    QTest::newRow("fields for flags")
        << from + "A: 1\nStatus: RO\nX-Keywords: a\n b\nB: 2\n c\n\nStatus: no\n\n"
        << QByteArrayList{"A: 1\r\nB: 2\r\n c\r\n\r\nStatus: no\r\n"};
    QTest::newRow("a header alone") << from + "A: 1\n\n" + from + "A: 2\n\n"
                                    << QByteArrayList{"A: 1\r\n", "A: 2\r\n"};
}

void TestMailFile::mbox()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArrayList, sent);
    const QString path = write(file);
    for (const qint64 octets : {1, 2, 3, 7, 1000}) {
        const Read all = read(path, octets);
        QCOMPARE(all.contents, sent);
        for (size_t i = 0; i < all.filed.size(); ++i)
            QCOMPARE(all.filed[i].octets, sent[qsizetype(i)].size());
    }
}

void TestMailFile::flagsAndDates()
{
    const Read all =
        read(write("From ann@example.org Wed Feb 29 13:14:15 2012\n"
                   "Subject: 1\nStatus: RO\nX-Status: AF\nX-Keywords: $Forwarded Project-X \"bad\"\n\n1\n\n"
                   "From - Mon Mar  2 10:20:30 2020 +0130\nSubject: 2\nX-Status: DT\n\n2\n\n"
                   "From nowhere\nSubject: 3\nDate: Mon, 2 Mar 2020 10:20:30 +0100\n\n3\n\n"
                   "From nowhere\nSubject: 4\nDate: soon\n\n4\n\n"));
    QCOMPARE(all.filed.size(), size_t(4));
    QCOMPARE(all.filed[0].flags,
             (QByteArrayList{"\\Seen", "\\Answered", "\\Flagged", "$Forwarded", "Project-X"}));
    QCOMPARE(all.filed[0].date->seconds, 1330521255);
    QCOMPARE(all.filed[1].flags, (QByteArrayList{"\\Deleted", "\\Draft"}));
    QCOMPARE(all.filed[1].date->seconds, 1583144430 - 5400);
    QCOMPARE(all.filed[1].date->offset, 5400);
    QCOMPARE(all.filed[2].date->seconds, 1583144430 - 3600);
    QCOMPARE(all.filed[2].date->offset, 3600);
    QVERIFY(!all.filed[3].date);
}

void TestMailFile::thereAndBack_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("plain") << QByteArray("Subject: a\r\n\r\nHello\r\n");
    QTest::newRow("From") << QByteArray(
        "Subject: a\r\n\r\nFrom me\r\n>From you\r\n\r\nFrom us\r\n>>From\r\n");
    QTest::newRow("blank lines") << QByteArray("Subject: a\r\n\r\n\r\n\r\nHello\r\n\r\n\r\n");
    QTest::newRow("no text") << QByteArray("Subject: a\r\n\r\n");
    QTest::newRow("CR and eight bits") << QByteArray("Subject: \xC3\xA4\r\n\r\na\rb\xFF\r\n");
    QTest::newRow("long") << "Subject: a\r\n\r\n" + QByteArray(200'000, 'x') + "\r\nFrom "
                                 + QByteArray(70'000, 'y') + "\r\n";
    QTest::newRow("From in the header") << QByteArray("From me\r\nSubject: a\r\n\r\nHello\r\n");
}

void TestMailFile::thereAndBack()
{
    QFETCH(QByteArray, message);
    for (const qsizetype piece : {qsizetype(1), qsizetype(7), message.size()}) {
        if (piece == 1 && message.size() > 100'000)
            continue;
        QBuffer target;
        target.open(QIODevice::WriteOnly);
        MboxWriter writer(&target);
        const QByteArrayList flags{"\\Seen", "\\Flagged", "Project-X", "\\Recent"};
        for (int copy = 0; copy < 2; ++copy) {
            QVERIFY(writer.begin("ann@example.org", 1330521255, flags));
            for (qsizetype at = 0; at < message.size(); at += piece)
                QVERIFY(writer.write(message.mid(at, piece)) >= 0);
            QVERIFY(writer.end());
        }
        QVERIFY(target.data().startsWith("From ann@example.org Wed Feb 29 13:14:15 2012\n"));
        QVERIFY(!target.data().contains("\r\n"));
        const Read all = read(write(target.data()));
        QCOMPARE(all.contents.size(), 2);
        QCOMPARE(all.contents[0], message);
        QCOMPARE(all.contents[1], message);
        QCOMPARE(all.filed[1].flags, (QByteArrayList{"\\Seen", "\\Flagged", "Project-X"}));
        QCOMPARE(all.filed[1].date->seconds, 1330521255);
    }
}

// A device is read in whatever pieces the line takes.
void TestMailFile::inPieces()
{
    QByteArray text = "Subject: a\n\n";
    for (int i = 0; i < 50'000; ++i)
        text += "line " + QByteArray::number(i) + '\n';
    const QString path = write(text);
    MailFile file(path);
    QVERIFY(file.open());
    while (file.scan(1000)) {
    }
    const FiledMessage message = file.take().front();
    QByteArray sent;
    FiledMessageDevice device(path, false, message);
    while (!device.isAllGiven()) {
        const QByteArray piece = device.read(777);
        QVERIFY(piece.size() <= 777);
        sent += piece;
        if (piece.isEmpty())
            break;
    }
    QCOMPARE(sent, QByteArray(text).replace('\n', "\r\n"));
    QCOMPARE(sent.size(), message.octets);
    QVERIFY(!device.getChar(nullptr));
}

void TestMailFile::longLines()
{
    const QByteArray line(500'000, 'x');
    const Read all = read(write("From a Thu Jan  1 00:00:00 1970\nA: 1\n\n" + line
                                + "\n\nFrom b Thu Jan  1 00:00:00 "
                                  "1970\nA: 2\n\n"
                                + line + "From c\n\n"),
                          4096);
    QCOMPARE(all.contents.size(), 2);
    QCOMPARE(all.contents[0], "A: 1\r\n\r\n" + line + "\r\n");
    QCOMPARE(all.contents[1], "A: 2\r\n\r\n" + line + "From c\r\n");
}

void TestMailFile::noFile()
{
    MailFile file(m_folder.filePath(u"nothing"_s));
    QVERIFY(!file.open());
    QVERIFY(file.hasFailed());
    QVERIFY(!file.why().isEmpty());
    const Read nul = read(write(QByteArray("A: b\n\n\0\n", 9)));
    QVERIFY(nul.filed.front().hasNul);
}

QTEST_GUILESS_MAIN(TestMailFile)
#include "tst_mailfile.moc"
