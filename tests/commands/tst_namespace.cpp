#include "imapcore/commands/namespace.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"

using namespace imap;
using Kind = Error::Kind;

class TestNamespace : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
    void malformed_data();
    void malformed();
    void dovecot();
};

// "P:prefix separator" for personal, O and S for the others
static QByteArrayList text(const Namespaces &namespaces)
{
    QByteArrayList all;
    for (const Namespace &space : namespaces) {
        QByteArray line = QByteArray(1, "POS"[int(space.kind)]) + ':' + space.prefix.wire() + ' '
                          + (space.separator ? space.separator : '-');
        for (const Namespace::Extension &extension : space.extensions)
            line += ' ' + extension.name + '=' + extension.value;
        all += line;
    }
    return all;
}

void TestNamespace::lines_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArrayList>("namespaces");
    using List = QByteArrayList;
    const auto row = [](const char *name, const QByteArray &arguments, const List &namespaces) {
        QTest::newRow(name) << arguments << namespaces;
    };
    row("RFC 2342, 5.1", R"((("" "/")) NIL NIL)", {"P: /"});
    row("RFC 2342, 5.2", R"(NIL NIL (("" ".")))", {"S: ."});
    row("RFC 2342, 5.4",
        R"((("" "/")) (("~" "/")) (("#shared/" "/")("#public/" "/")("#ftp/" "/")("#news." ".")))",
        {"P: /", "O:~ /", "S:#shared/ /", "S:#public/ /", "S:#ftp/ /", "S:#news. ."});
    row("RFC 2342, 5.5", R"((("INBOX." ".")) NIL  NIL)", {"P:INBOX. ."});
    row("RFC 2342, 5.6", R"((("" "/")("#mh/" "/" "X-PARAM" ("FLAG1" "FLAG2"))) NIL NIL)",
        {"P: /", R"(P:#mh/ / X-PARAM=("FLAG1" "FLAG2"))"});
    row("RFC 5255", R"((("" "/")) (("Other Users/" "/" "translation" ("Andere Ben&APw-tzer/"))) NIL)",
        {"P: /", R"(O:Other Users/ / TRANSLATION=("Andere Ben&APw-tzer/"))"});
    row("Courier", R"((("INBOX." ".")) NIL (("#shared." ".")("shared." ".")))",
        {"P:INBOX. .", "S:#shared. .", "S:shared. ."});
    row("none", "NIL NIL NIL", {});
    row("nil", "nil Nil NIL", {});
    row("empty lists", R"(() (("o/" "/")) ())", {"O:o/ /"});
    row("no separator", R"((("" NIL)) NIL NIL)", {"P: -"});
    row("empty separator", R"((("" "")) NIL NIL)", {"P: -"});
    row("spaces", R"((("" "/") ("x" "/"))  NIL  NIL )", {"P: /", "P:x /"});
    row("prefix as a literal", "((\"\" \"/\")) (({6}\nS: other/ \"/\")) NIL", {"P: /", "O:other/ /"});
    row("modified UTF-7", R"((("" "/")) (("Entw&APw-rfe/" "/")) NIL)", {"P: /", "O:Entw&APw-rfe/ /"});
    row("several extensions", R"((("" "/" "X-A" ("1" ("2" {1}\nS: ))) "X-B" NIL)) NIL NIL)",
        {"P: / X-A=(\"1\" (\"2\" {1}\r\n))) X-B=NIL"});
}

void TestNamespace::lines()
{
    QFETCH(QByteArray, arguments);
    arguments.replace("\\n", "\n");
    const auto namespaces =
        perform(GetNamespaces{}, "C: a1 NAMESPACE\nS: * NAMESPACE " + arguments + "\nS: a1 OK\n");
    QVERIFY2(namespaces, qPrintable(namespaces ? QString() : namespaces.error().text));
    QTEST(text(*namespaces), "namespaces");
}

void TestNamespace::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"* NAMESPACE", "* NAMESPACE ((\"\" \"/\"", "* NAMESPACE ((\"\")) NIL NIL",
                             "* NAMESPACE (\"\" \"/\") NIL NIL", "* NAMESPACE x NIL NIL",
                             "* NAMESPACE ((\"\" \"/\" \"X\")) NIL NIL"})
        QTest::newRow(line) << QByteArray(line);
    QTest::newRow("no answer") << QByteArray();
}

void TestNamespace::malformed()
{
    QFETCH(QByteArray, line);
    QCOMPARE(errorOf(perform(GetNamespaces{},
                             "C: a1 NAMESPACE\n" + (line.isEmpty() ? line : "S: " + line) + "\nS: a1 OK\n")),
             Kind::Malformed);
}

void TestNamespace::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    const auto namespaces = await(session->send(GetNamespaces{}));
    QVERIFY(namespaces);
    QCOMPARE(text(*namespaces),
             (QByteArrayList{"P: /", "P:Long-term/ /", "O:Other users/ /", "S:Company/ /"}));
}

QTEST_GUILESS_MAIN(TestNamespace)
#include "tst_namespace.moc"
