#include "imapcore/commands/compress.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/login.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QBuffer>
#include <QRandomGenerator>

using namespace imap;
using Kind = Error::Kind;

class TestCompress : public QObject
{
    Q_OBJECT

private slots:
    void bothWays_data();
    void bothWays();
    void bomb();
    void damaged();
    void streamEnds();
    void refused();
    void notAnnounced();
    void ends();
    void dovecot();
};

void TestCompress::bothWays_data()
{
    QTest::addColumn<qsizetype>("piece");
    for (const qsizetype piece : {1, 100, 1'000'000})
        QTest::newRow(QByteArray::number(piece).constData()) << piece;
}

void TestCompress::bothWays()
{
    QFETCH(qsizetype, piece);
    QRandomGenerator random(7);
    Compression client, server;
    QByteArray sent, came;
    for (int i = 0; i < 200; ++i) {
        QByteArray line(qsizetype(random.bounded(2000)), Qt::Uninitialized);
        for (char &c : line)
            c = char(random.bounded(i % 2 ? 256 : 3));
        sent += line;
        const QByteArray wire = server.deflate(line);
        for (qsizetype at = 0; at < wire.size(); at += piece) {
            client.feed(QByteArrayView(wire).sliced(at, std::min(piece, wire.size() - at)));
            while (client.hasMore()) {
                char out[57];
                const qint64 got = client.inflate(out, sizeof out);
                QVERIFY(got >= 0);
                came.append(out, got);
            }
        }
        QCOMPARE(came.size(), sent.size()); // each write is flushed
    }
    QCOMPARE(came, sent);
}

// A small message that says a hundred megabytes is not unpacked at once.
void TestCompress::bomb()
{
    Compression client, server;
    const QByteArray wire = server.deflate(QByteArray(100'000'000, 'x'));
    QVERIFY(wire.size() < 200'000);
    client.feed(wire);
    QByteArray out(256 * 1024, Qt::Uninitialized);
    qint64 total = 0;
    while (client.hasMore()) {
        const qint64 got = client.inflate(out.data(), out.size());
        QVERIFY(got >= 0 && got <= out.size());
        total += got;
    }
    QCOMPARE(total, 100'000'000);
}

void TestCompress::damaged()
{
    ScriptedSession session(Script("S: * OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] ready\n"
                                   "C: a1 COMPRESS DEFLATE\n"
                                   "S: a1 OK from now on\n"
                                   "S: * this is no DEFLATE stream\n"));
    std::optional<Error> why;
    connect(session.operator->(), &Session::closed, this, [&](const Error &error) { why = error; });
    QVERIFY(await(session->send(Compress{})));
    QTRY_VERIFY(why);
    QCOMPARE(why->kind, Kind::Malformed);
    QVERIFY(why->text.contains(QStringLiteral("compressed")));
}

// Dovecot ends the stream with its answer to LOGOUT; behind the end nothing may follow.
void TestCompress::streamEnds()
{
    // "* BYE\r\n" in one block, which is the last: stored, 7 octets, and their complement.
    const QByteArray last = QByteArray::fromHex("010700f8ff") + "* BYE\r\n";
    Compression client;
    client.feed(last);
    char out[100];
    QCOMPARE(client.inflate(out, sizeof out), qint64(7));
    QCOMPARE(QByteArray(out, 7), "* BYE\r\n");
    QVERIFY(!client.hasMore());
    client.feed("more");
    QCOMPARE(client.inflate(out, sizeof out), qint64(-1));
}

void TestCompress::refused()
{
    ScriptedSession session(Script("S: * OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] ready\n"
                                   "C: a1 COMPRESS DEFLATE\n"
                                   "S: a1 NO [COMPRESSIONACTIVE] DEFLATE active via TLS\n"
                                   "C: a2 NOOP\n"
                                   "S: a2 OK\n"));
    const auto result = await(session->send(Compress{}));
    QCOMPARE(errorOf(result), Kind::Refused);
    QCOMPARE(result.error().code, "COMPRESSIONACTIVE");
    QVERIFY(await(session->send(Noop{}))); // in the clear as before
    QVERIFY(!session->transport().isCompressed());
}

void TestCompress::notAnnounced()
{
    const auto result = perform(Compress{}, "");
    QCOMPARE(errorOf(result), Kind::Unsupported);
    QCOMPARE(result.error().code, "COMPRESS=DEFLATE");
}

// UNAUTHENTICATE ends it on both sides (RFC 8437 section 4.1).
void TestCompress::ends()
{
    auto *device = new QBuffer;
    QBuffer &line = *device;
    QVERIFY(line.open(QIODevice::ReadWrite));
    Transport transport(device);
    Compression server;
    transport.startCompression(server.deflate("a1 OK\r\n"));
    char bytes[64];
    QCOMPARE(QByteArray(bytes, transport.read(bytes, sizeof bytes)), "a1 OK\r\n");
    transport.endCompression();
    QVERIFY(!transport.isCompressed());
    transport.write("a2 NOOP\r\n");
    QCOMPARE(line.data(), "a2 NOOP\r\n");

    line.seek(0);
    QCOMPARE(QByteArray(bytes, transport.read(bytes, sizeof bytes)), "a2 NOOP\r\n");
}

void TestCompress::dovecot()
{
    Dovecot server;
    const auto session = server.session();
    if (!session->supports("COMPRESS=DEFLATE"))
        QFAIL("The demo server has always had COMPRESS");
    const auto before = await(session->send(List{"*"}));
    QVERIFY(await(session->send(Compress{})));
    QVERIFY(session->transport().isCompressed());
    // Sent together, read in several pieces.
    Answer first(session->send(List{"*"}));
    Answer second(session->send(Noop{}));
    QTRY_VERIFY(first && second);
    QVERIFY(before && *first && *second);
    QCOMPARE((**first).size(), before->size());
    QVERIFY(before->size() > 10);
    const auto again = await(session->send(Compress{}));
    QCOMPARE(errorOf(again), Kind::Refused);
    QCOMPARE(again.error().code, "COMPRESSIONACTIVE");
}

QTEST_GUILESS_MAIN(TestCompress)
#include "tst_compress.moc"
