#include "imapcore/commands/id.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestId : public QObject
{
    Q_OBJECT

private slots:
    void writing();
    void lines_data();
    void lines();
    void malformed_data();
    void malformed();
    void dovecot();
};

static QByteArray text(const ServerId &id)
{
    QByteArrayList all;
    for (const auto &[name, value] : id)
        all += name + '=' + value;
    return all.join('|');
}

void TestId::writing()
{
    QVERIFY(perform(Id{}, "C: a1 ID NIL\nS: * ID NIL\nS: a1 OK\n"));
    QVERIFY(perform(Id{{{"name", "Mailreeve"}, {"version", "\"1\""}}},
                    "C: a1 ID (\"name\" \"Mailreeve\" \"version\" \"\\\"1\\\"\")\nS: * ID NIL\nS: a1 OK\n"));
}

void TestId::lines_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("fields");
    const auto row = [](const char *name, const QByteArray &lines, const QByteArray &fields) {
        QTest::newRow(name) << lines << fields;
    };
    row("RFC 2971", "S: * ID (\"name\" \"Cyrus\" \"version\" \"1.5\" \"os\" \"sunos\")\n",
        "name=Cyrus|os=sunos|version=1.5");
    row("NIL", "S: * ID NIL\n", "");
    row("nothing", "", "");
    row("empty list", "S: * ID ()\n", "");
    row("value NIL", "S: * ID (\"name\" NIL \"os\" \"x\")\n", "name=|os=x");
    row("names in any case", "S: * ID (\"Name\" \"x\")\n", "name=x");
    row("literals", "S: * ID ({4}\nS: name {3}\nS: a\"b)\n", "name=a\"b");
    row("UTF-8", "S: * ID (\"name\" \"\xC3\xBC\")\n", "name=\xC3\xBC");
    row("spaces", "S: *  ID  ( \"name\"  \"x\" )\n", "name=x");
    row("the same twice", "S: * ID (\"name\" \"x\" \"name\" \"y\")\n", "name=y");
}

void TestId::lines()
{
    QFETCH(QByteArray, lines);
    const auto id = perform(Id{}, "C: a1 ID NIL\n" + lines + "S: a1 OK\n");
    QVERIFY2(id, qPrintable(id ? QString() : id.error().text));
    QTEST(text(*id), "fields");
}

void TestId::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"* ID", "* ID x", "* ID (\"name\")", "* ID (\"name\" \"x\" \"os\")",
                             "* ID (\"name\" \"x\"", "* ID (\"a\" (\"b\"))"})
        QTest::newRow(line) << QByteArray(line);
}

void TestId::malformed()
{
    QFETCH(QByteArray, line);
    QCOMPARE(errorOf(perform(Id{}, "C: a1 ID NIL\nS: " + line + "\nS: a1 OK\n")), Kind::Malformed);
}

void TestId::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const auto id = await(session->send(Id{{{"name", "Mailreeve"}}}));
    QVERIFY(id);
    QCOMPARE(id->at("name"), "Dovecot");
}

QTEST_GUILESS_MAIN(TestId)
#include "tst_id.moc"
