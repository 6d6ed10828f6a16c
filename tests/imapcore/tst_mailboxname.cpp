#include "imapcore/mailboxname.h"
#include <QTest>

using imap::MailboxName;

class TestMailboxName : public QObject
{
    Q_OBJECT

private slots:
    void bothWays_data();
    void bothWays();
    void malformed_data();
    void malformed();
    void tolerated_data();
    void tolerated();
    void everyCharacter();
    void inbox();
    void answers_data();
    void answers();
    void wireIsKept();
    void hierarchy();
    void below();
};

void TestMailboxName::bothWays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char *name, const QString &text, const QByteArray &wire) {
        QTest::newRow(name) << text << wire;
    };
    row("ASCII", QStringLiteral("Sent Items"), "Sent Items");
    row("empty", QString(), "");
    row("ampersand", QStringLiteral("R&D"), "R&-D");
    row("two ampersands", QStringLiteral("&&"), "&-&-");
    // RFC 3501 section 5.1.3
    row("RFC 3501", QStringLiteral("~peter/mail/台北/日本語"), "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
    row("umlaut", QStringLiteral("Entwürfe"), "Entw&APw-rfe");
    row("one, two and three characters", QStringLiteral("é/éé/ééé"), "&AOk-/&AOkA6Q-/&AOkA6QDp-");
    row("then an ampersand", QStringLiteral("é&é"), "&AOk-&-&AOk-");
    row("then a dash", QStringLiteral("é-"), "&AOk--");
    row("surrogates", QStringLiteral("\U0001F6B2 bikes"), "&2D3esg- bikes");
    row("Greek", QStringLiteral("Πελάτες"), "&A6ADtQO7A6wDxAO1A8I-");
    row("control character", QStringLiteral("a\tb"), "a&AAk-b");
    row("DEL", QStringLiteral("a\x7f"), "a&AH8-");
    row("quote and backslash", QStringLiteral("a\"b\\c"), "a\"b\\c");
}

void TestMailboxName::bothWays()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, wire);
    QCOMPARE(imap::encodeUtf7(text), wire);
    bool ok = false;
    QCOMPARE(imap::decodeUtf7(wire, &ok), text);
    QVERIFY(ok);
    QCOMPARE(MailboxName(text).wire(), wire);
    QCOMPARE(MailboxName::fromWire(wire).toString(), text);
}

void TestMailboxName::malformed_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QByteArray &wire, const QString &shown = {}) {
        QTest::newRow(name) << wire << (shown.isEmpty() ? QString::fromLatin1(wire) : shown);
    };
    row("not closed", "Entw&APw");
    row("ampersand at the end", "R&");
    row("ampersand in the middle", "R&D research");
    row("not base64", "a&A*k-");
    row("slash of ordinary base64", "&U/BTFw-");
    row("padding", "&AOk=-");
    row("half a character", "&AO-");
    row("bits left over", "&AOl-");
    row("one surrogate", "&2D0-");
    row("surrogates in the wrong order", "&3rLYPQ-");
    row("raw UTF-8", "Entw\xC3\xBCrfe", QStringLiteral("Entwürfe"));
    row("raw UTF-8 and modified UTF-7", "\xC3\xBC &APw- R&D &", QStringLiteral("ü ü R&D &"));
    row("Latin-1", "Entw\xFCrfe", QStringLiteral("Entwürfe"));
    row("control character", "a\x01");
}

void TestMailboxName::malformed()
{
    QFETCH(QByteArray, wire);
    QFETCH(QString, shown);
    bool ok = true;
    QCOMPARE(imap::decodeUtf7(wire, &ok), QString());
    QVERIFY(!ok);
    const MailboxName name = MailboxName::fromWire(wire);
    QCOMPARE(name.toString(), shown);
    QCOMPARE(name.wire(), wire); // it can still be opened
}

// Not what a client may send, but what can be read.
void TestMailboxName::tolerated_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII that needs no encoding") << QByteArray("&AGEAYg-") << QStringLiteral("ab");
    QTest::newRow("ampersand, encoded") << QByteArray("&ACY-") << QStringLiteral("&");
    QTest::newRow("two runs where one would do") << QByteArray("&AOk-&AOk-") << QStringLiteral("éé");
}

void TestMailboxName::tolerated()
{
    QFETCH(QByteArray, wire);
    QFETCH(QString, text);
    const MailboxName name = MailboxName::fromWire(wire);
    QCOMPARE(name.toString(), text);
    QCOMPARE(name.wire(), wire);
    QVERIFY(!(name == MailboxName(text))); // to the server they are two names
}

void TestMailboxName::everyCharacter()
{
    for (char32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        const QString text = QStringLiteral("x") + QString::fromUcs4(&c, 1) + QStringLiteral("y");
        const QByteArray wire = imap::encodeUtf7(text);
        QVERIFY(
            std::all_of(wire.begin(), wire.end(), [](char byte) { return byte >= 0x20 && byte <= 0x7e; }));
        QCOMPARE(imap::decodeUtf7(wire), text);
    }
}

void TestMailboxName::inbox()
{
    const MailboxName lower = MailboxName::fromWire("inbox"), upper(u"INBOX"), other(u"INBOXES");
    QVERIFY(lower.isInbox() && upper.isInbox() && !other.isInbox());
    QVERIFY(lower == upper);
    QVERIFY(!(upper == other));
    QCOMPARE(qHash(lower), qHash(upper));
    QCOMPARE(lower.toString(), QStringLiteral("INBOX"));
    QVERIFY(!(MailboxName(u"drafts") == MailboxName(u"Drafts"))); // every other name keeps its case
    QVERIFY(MailboxName().isEmpty() && !MailboxName().isInbox());
}

void TestMailboxName::answers_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<bool>("isAnswer");
    const auto row = [](const char *name, const char *asked, const char *said, bool isAnswer) {
        QTest::newRow(name) << QByteArray(asked) << QByteArray(said) << isAnswer;
    };
    row("the same", "Entw&APw-rfe", "Entw&APw-rfe", true);
    row("INBOX", "INBOX", "Inbox", true);
    row("in UTF-8", "Entw&APw-rfe", "Entwürfe", true);
    row("both in UTF-8", "Entwürfe", "Entwürfe", true);
    row("an ampersand in UTF-8", "A&-B", "A&B", true);
    row("another", "Entw&APw-rfe", "Entwürf", false);
    row("another in ASCII", "Entw&APw-rfe", "A", false);
    row("two in modified UTF-7", "&AOQA9g-", "&AOQ-&APY-", false);
    row("no UTF-8", "&AOQ-", "\xE4", false);
}

void TestMailboxName::answers()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, said);
    QTEST(MailboxName::fromWire(said).isAnswerTo(MailboxName::fromWire(asked)), "isAnswer");
}

void TestMailboxName::wireIsKept()
{
    for (const QByteArray wire : {"/leading", "trailing/", "a//b", "&", "a\tb", "a]b[", "NIL", "\"", "  "})
        QCOMPARE(MailboxName::fromWire(wire).wire(), wire);
}

void TestMailboxName::hierarchy()
{
    const MailboxName name(u"Projects/Entwürfe/2026");
    QCOMPARE(name.lastPart('/'), QStringLiteral("2026"));
    QCOMPARE(name.parent('/').toString(), QStringLiteral("Projects/Entwürfe"));
    QCOMPARE(name.parent('/').lastPart('/'), QStringLiteral("Entwürfe"));
    QCOMPARE(name.parent('.').isEmpty(), true);
    QCOMPARE(name.lastPart('.'), name.toString());
    QCOMPARE(name.lastPart('\0'), name.toString());
    QVERIFY(name.parent('\0').isEmpty());
    QVERIFY(MailboxName(u"top").parent('/').isEmpty());
    QCOMPARE(MailboxName::fromWire("a/inbox").lastPart('/'), QStringLiteral("INBOX"));
}

void TestMailboxName::below()
{
    const MailboxName parent(u"Projects");
    QVERIFY(MailboxName(u"Projects/x").isBelow(parent, '/'));
    QVERIFY(MailboxName(u"Projects/x/y").isBelow(parent, '/'));
    QVERIFY(!MailboxName(u"Projects").isBelow(parent, '/'));
    QVERIFY(!MailboxName(u"Projects2/x").isBelow(parent, '/'));
    QVERIFY(!MailboxName(u"Projects/x").isBelow(parent, '.'));
    QVERIFY(!MailboxName(u"Projects/x").isBelow(parent, '\0'));
    QVERIFY(MailboxName::fromWire("inbox/x").isBelow(MailboxName(u"INBOX"), '/'));
}

QTEST_GUILESS_MAIN(TestMailboxName)
#include "tst_mailboxname.moc"
