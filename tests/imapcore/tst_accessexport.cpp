#include "imapcore/access/accessexport.h"
#include "imapcore/csv.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

class TestAccessExport : public QObject
{
    Q_OBJECT

private slots:
    void records_data();
    void records();
    void csv();
    void json();
    void inOrderOfNames();
};

static AccessIndex *makeIndex()
{
    const auto kind = ServerFlavour::Kind::Cyrus;
    return new AccessIndex(ServerFlavour::of(kind, Capabilities("ACL RIGHTS=kxten")),
                           MailboxOwners({{Namespace::Kind::Personal, {}, '/'},
                                          {Namespace::Kind::OtherUsers, MailboxName(u"user/"), '/'},
                                          {Namespace::Kind::Shared, MailboxName(u"Shared/"), '/'}},
                                         u"alice"_s, kind));
}

void TestAccessExport::records_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("plain") << QStringList{u"a"_s, u"b c"_s} << QByteArray("a,b c\r\n");
    QTest::newRow("empty") << QStringList{{}, {}, {}} << QByteArray(",,\r\n");
    QTest::newRow("comma") << QStringList{u"a,b"_s} << QByteArray("\"a,b\"\r\n");
    QTest::newRow("quote") << QStringList{u"a\"b"_s} << QByteArray("\"a\"\"b\"\r\n");
    QTest::newRow("line ends") << QStringList{u"a\nb"_s, u"c\rd"_s} << QByteArray("\"a\nb\",\"c\rd\"\r\n");
    QTest::newRow("spaces outside") << QStringList{u" a"_s, u"b "_s} << QByteArray("\" a\",\"b \"\r\n");
    QTest::newRow("UTF-8") << QStringList{u"Büro"_s} << QByteArray("B\xc3\xbcro\r\n");
}

void TestAccessExport::records()
{
    QFETCH(QStringList, fields);
    QFETCH(QByteArray, record);
    QCOMPARE(csvRecord(fields), record);
}

// RFC 4180.
void TestAccessExport::csv()
{
    const std::unique_ptr<AccessIndex> index(makeIndex());
    index->put(MailboxName(u"Shared/Büro, \"alt\""), '/', {{u"bob"_s, "srl"}, {u"a\"b"_s, ""}});
    index->put(MailboxName(u"Sent"), '/', {{u"alice"_s, "lra"}});
    index->putRefused(MailboxName(u"user/x"), '/', {Error::Kind::Refused, {}, u"no, not\nyou"_s});
    QCOMPARE(toCsv(*index),
             "mailbox,wire,owner,identifier,rights,error\r\n"
             "Sent,Sent,alice,alice,lra,\r\n"
             "\"Shared/B\xc3\xbcro, \"\"alt\"\"\",\"Shared/B&APw-ro, \"\"alt\"\"\",,bob,lrs,\r\n"
             "\"Shared/B\xc3\xbcro, \"\"alt\"\"\",\"Shared/B&APw-ro, \"\"alt\"\"\",,\"a\"\"b\",,\r\n"
             "user/x,user/x,x,,,\"no, not\nyou\"\r\n");
}

void TestAccessExport::json()
{
    const std::unique_ptr<AccessIndex> index(makeIndex());
    index->put(MailboxName(u"Shared/Büro"), '/', {{u"bob"_s, "srl"}});
    index->putRefused(MailboxName(u"user/x"), '/', {Error::Kind::Refused, "NOPERM", u"no"_s});
    const QByteArrayList lines = toJsonLines(*index).split('\n');
    QCOMPARE(lines.size(), 3);
    const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(first[u"mailbox"].toString(), u"Shared/Büro"_s);
    QCOMPARE(first[u"wire"].toString(), u"Shared/B&APw-ro"_s);
    QVERIFY(!first.contains(u"owner") && !first.contains(u"error"));
    QCOMPARE(first[u"acl"][0][u"identifier"].toString(), u"bob"_s);
    QCOMPARE(first[u"acl"][0][u"rights"].toString(), u"lrs"_s);
    const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
    QCOMPARE(second[u"owner"].toString(), u"x"_s);
    QCOMPARE(second[u"error"].toString(), u"no"_s);
    QCOMPARE(second[u"code"].toString(), u"NOPERM"_s);
    QVERIFY(!second.contains(u"acl"));
}

void TestAccessExport::inOrderOfNames()
{
    const std::unique_ptr<AccessIndex> index(makeIndex());
    for (const char *name : {"b", "a/z", "a", "c"})
        index->put(MailboxName(QString::fromLatin1(name)), '/', {});
    index->remove(MailboxName(u"c"));
    QByteArrayList names;
    for (const size_t mailbox : inOrder(*index))
        names += index->name(mailbox).wire();
    QCOMPARE(names.join(' '), "a a/z b");
}

QTEST_GUILESS_MAIN(TestAccessExport)
#include "tst_accessexport.moc"
