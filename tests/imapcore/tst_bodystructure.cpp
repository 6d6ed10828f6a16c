#include "imapcore/bodystructure.h"
#include <QTest>

using imap::BodyStructure;

class TestBodyStructure : public QObject
{
    Q_OBJECT

private slots:
    void shapes_data();
    void shapes();
    void fields();
    void multipartFields();
    void parts();
    void depth();
    void malformed_data();
    void malformed();
};

// "text/plain(charset=x) 7bit 12/3", of a multipart "multipart/mixed[…|…]", of a message "message/rfc822{subject}[…]".
static QByteArray text(const BodyStructure &body)
{
    QByteArray out = body.type + '/' + body.subtype;
    if (!body.parameters.empty()) {
        QByteArrayList parameters;
        for (const auto &[name, value] : body.parameters)
            parameters += name + '=' + value;
        out += '(' + parameters.join(',') + ')';
    }
    if (!body.isMultipart()) {
        out += ' ' + body.encoding + ' ' + (body.size ? QByteArray::number(*body.size) : "?");
        if (body.lines)
            out += '/' + QByteArray::number(*body.lines);
    }
    if (body.envelope)
        out += '{' + body.envelope->subject + '}';
    if (body.isMultipart() || !body.parts.empty()) {
        QByteArrayList parts;
        for (const BodyStructure &part : body.parts)
            parts += text(part);
        out += '[' + parts.join('|') + ']';
    }
    if (body.disposition) {
        out += ' ' + body.disposition->type;
        for (const auto &[name, value] : body.disposition->parameters)
            out += ';' + name + '=' + value;
    }
    return out;
}

void TestBodyStructure::shapes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("shape");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &shape) {
        QTest::newRow(name) << bytes << shape;
    };
    const QByteArray envelope = R"((NIL "s" NIL NIL NIL NIL NIL NIL NIL NIL))";
    row("RFC 9051", R"(("TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 2279 48))",
        "text/plain(charset=US-ASCII) 7bit 2279/48");
    row("multipart",
        R"((("TEXT" "PLAIN" NIL NIL NIL "8BIT" 1 2)("IMAGE" "PNG" NIL NIL NIL "BASE64" 3) "MIXED"))",
        "multipart/mixed[text/plain 8bit 1/2|image/png base64 3]");
    row("spaces between parts", R"((("a" "b" NIL NIL NIL "7bit" 1) ("a" "c" NIL NIL NIL "7bit" 2) "mixed" ))",
        "multipart/mixed[a/b 7bit 1|a/c 7bit 2]");
    row("message",
        R"(("message" "rfc822" NIL NIL NIL "7bit" 90 )" + envelope
            + R"( ("text" "plain" NIL NIL NIL "7bit" 8 1) 7))",
        "message/rfc822 7bit 90/7{s}[text/plain 7bit 8/1]");
    row("message/global with a disposition",
        R"(("message" "global" NIL NIL NIL "7bit" 90 )" + envelope
            + R"( ("text" "plain" NIL NIL NIL "7bit" 8 1) 7 NIL ("attachment" ("filename" "x"))))",
        "message/global 7bit 90/7{s}[text/plain 7bit 8/1] attachment;filename=x");
    row("message with NIL envelope",
        R"(("message" "rfc822" NIL NIL NIL "7bit" 90 NIL ("text" "plain" NIL NIL NIL "7bit" 8 1) 7))",
        "message/rfc822 7bit 90/7[text/plain 7bit 8/1]");
    row("message with NIL envelope and multipart",
        R"(("message" "rfc822" NIL NIL NIL "7bit" 90 NIL (("text" "plain" NIL NIL NIL "7bit" 8 1) "mixed") 7))",
        "message/rfc822 7bit 90/7[multipart/mixed[text/plain 7bit 8/1]]");
    row("message with NIL envelope and body",
        R"(("message" "rfc822" NIL NIL NIL "7bit" 90 NIL NIL 7 NIL ("inline" NIL)))",
        "message/rfc822 7bit 90/7 inline");
    row("message with NIL body", R"(("message" "rfc822" NIL NIL NIL "7bit" 90 )" + envelope + " NIL 7)",
        "message/rfc822 7bit 90/7{s}");
    row("message as a basic type", R"(("message" "rfc822" NIL NIL NIL "7bit" 90))", "message/rfc822 7bit 90");
    row("message as a basic type with extensions",
        R"(("message" "rfc822" NIL NIL NIL "7bit" 90 NIL ("attachment" ("filename" "a.eml")) NIL NIL))",
        "message/rfc822 7bit 90 attachment;filename=a.eml");
    row("message as a basic type, all NIL", R"(("message" "rfc822" NIL NIL NIL "7bit" 90 NIL NIL NIL NIL))",
        "message/rfc822 7bit 90");
    row("no children", R"(("mixed" ("boundary" "b") NIL NIL))", "multipart/mixed(boundary=b)[]");
    row("no children, NIL", R"((NIL "mixed" ("boundary" "b")))", "multipart/mixed(boundary=b)[]");
    row("no children, empty list", R"((() "mixed"))", "multipart/mixed[]");
    row("no children, spelled out", R"(("multipart" "mixed" ("boundary" "b") NIL NIL))",
        "multipart/mixed(boundary=b)[]");
    row("empty child among others", R"((() ("a" "b" NIL NIL NIL "7bit" 1) "mixed"))",
        "multipart/mixed[a/b 7bit 1]");
    row("multipart without subtype", R"((("a" "b" NIL NIL NIL "7bit" 1)))", "multipart/[a/b 7bit 1]");
    row("multipart with NIL subtype", R"((("a" "b" NIL NIL NIL "7bit" 1) NIL))", "multipart/[a/b 7bit 1]");
    row("missing subtype", R"(("text" ("charset" "x") NIL NIL "7bit" 12 3))", "text/(charset=x) 7bit 12/3");
    row("missing subtype, no parameters", R"(("text" NIL NIL NIL "7bit" 12 3))", "text/ 7bit 12/3");
    row("NIL subtype", R"(("text" NIL NIL NIL NIL "7bit" 12 3))", "text/ 7bit 12/3");
    row("empty subtype", R"(("text" "" NIL NIL NIL "7bit" 12 3))", "text/ 7bit 12/3");
    row("NIL encoding", R"(("text" "plain" NIL NIL NIL NIL 12 3))", "text/plain 7bit 12/3");
    row("size -1", R"(("a" "b" NIL NIL NIL "7bit" -1))", "a/b 7bit ?");
    row("size NIL", R"(("a" "b" NIL NIL NIL "7bit" NIL))", "a/b 7bit ?");
    row("size a float", R"(("a" "b" NIL NIL NIL "7bit" 12.5))", "a/b 7bit ?");
    row("size in quotes", R"(("a" "b" NIL NIL NIL "7bit" "12"))", "a/b 7bit 12");
    row("size of 64 bits", R"(("a" "b" NIL NIL NIL "7bit" 5000000000))", "a/b 7bit 5000000000");
    row("lines NIL", R"(("text" "plain" NIL NIL NIL "7bit" 12 NIL "md5"))", "text/plain 7bit 12");
    row("lines -1", R"(("text" "plain" NIL NIL NIL "7bit" 12 -1))", "text/plain 7bit 12");
    row("lines left out", R"(("text" "plain" NIL NIL NIL "7bit" 12))", "text/plain 7bit 12");
    row("lines of an image", R"(("image" "png" NIL NIL NIL "7bit" 12 3 NIL ("inline" NIL)))",
        "image/png 7bit 12/3 inline");
    row("disposition a string", R"(("a" "b" NIL NIL NIL "7bit" 1 NIL "Inline"))", "a/b 7bit 1 inline");
    row("disposition of one", R"(("a" "b" NIL NIL NIL "7bit" 1 NIL ("inline")))", "a/b 7bit 1 inline");
    row("disposition ()", R"(("a" "b" NIL NIL NIL "7bit" 1 NIL () NIL))", "a/b 7bit 1");
    row("parameters ()", R"(("a" "b" () NIL NIL "7bit" 1))", "a/b 7bit 1");
    row("parameters odd", R"(("a" "b" ("x" "1" "y") NIL NIL "7bit" 1))", "a/b(x=1,y=) 7bit 1");
    row("parameters NIL value", R"(("a" "b" ("x" NIL "y" "2") NIL NIL "7bit" 1))", "a/b(x=,y=2) 7bit 1");
    row("parameters NIL name", R"(("a" "b" (NIL "1" "y" "2") NIL NIL "7bit" 1))", "a/b(y=2) 7bit 1");
    row("parameters a string", R"(("a" "b" "x" NIL NIL "7bit" 1))", "a/b 7bit 1");
    row("parameter as an atom", R"(("a" "b" (x 12) NIL NIL "7bit" 1))", "a/b(x=12) 7bit 1");
    row("ends early", R"(("a" "b"))", "a/b 7bit ?");
    row("literal name", "(\"a\" \"b\" (\"name\" {3}\r\na)b) NIL NIL \"7bit\" 1)", "a/b(name=a)b) 7bit 1");
    row("raw 8-bit", "(\"a\" \"b\" (\"name\" \"\xC3\xA4\") NIL NIL \"7bit\" 1)", "a/b(name=\xC3\xA4) 7bit 1");
    row("quotes in a name", R"(("a" "b" ("name" "my "best" file") NIL NIL "7bit" 1))",
        R"(a/b(name=my "best" file) 7bit 1)");
    row("deep extension",
        R"(("a" "b" NIL NIL NIL "7bit" 1 NIL NIL NIL NIL )" + QByteArray(5000, '(') + "1"
            + QByteArray(5000, ')') + ")",
        "a/b 7bit 1");
}

void TestBodyStructure::shapes()
{
    QFETCH(QByteArray, bytes);
    const auto body = BodyStructure::fromWire(bytes);
    QVERIFY(body);
    QTEST(text(*body), "shape");
}

void TestBodyStructure::fields()
{
    const auto body = BodyStructure::fromWire(
        R"(("Text" "HTML" ("Charset" "utf-8" "NAME" "x y") "<id@h>" "What it is" "Quoted-Printable" 12 3 "Q2hlY2s=" )"
        R"(("Attachment" ("FileName" "a.html")) ("en" "de") "http://x/" 5 ("ext" (1 2))))");
    QVERIFY(body && !body->isMultipart());
    QCOMPARE(body->parameter("charset"), "utf-8");
    QCOMPARE(body->parameter("name"), "x y");
    QCOMPARE(body->parameter("nothing"), "");
    QCOMPARE(body->id, QByteArray("<id@h>"));
    QCOMPARE(body->description, QByteArray("What it is"));
    QCOMPARE(body->encoding, "quoted-printable");
    QCOMPARE(body->md5, QByteArray("Q2hlY2s="));
    QCOMPARE(body->disposition->type, "attachment");
    QCOMPARE(body->disposition->parameters.at(0).second, "a.html");
    QCOMPARE(body->languages, (std::vector<QByteArray>{"en", "de"}));
    QCOMPARE(body->location, QByteArray("http://x/"));
    QCOMPARE(body->extensions, R"(5 ("ext" (1 2)))");
}

void TestBodyStructure::multipartFields()
{
    const auto body = BodyStructure::fromWire(
        R"((("a" "b" NIL NIL NIL "7bit" 1) "Mixed" ("Boundary" "xx") ("inline" NIL) "en" "loc" 7))");
    QVERIFY(body && body->isMultipart());
    QCOMPARE(body->parameter("boundary"), "xx");
    QCOMPARE(body->disposition->type, "inline");
    QCOMPARE(body->languages, (std::vector<QByteArray>{"en"}));
    QCOMPARE(body->location, QByteArray("loc"));
    QCOMPARE(body->extensions, "7");
}

// RFC 9051 section 6.4.5.1
void TestBodyStructure::parts()
{
    const QByteArray leaf = R"(("text" "plain" NIL NIL NIL "7bit" 1 1))",
                     image = R"(("image" "png" NIL NIL NIL "7bit" 2))";
    const QByteArray envelope = "(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)";
    const auto message = [&envelope](const QByteArray &body) {
        return R"(("message" "rfc822" NIL NIL NIL "7bit" 9 )" + envelope + ' ' + body + " 1)";
    };
    const auto body = BodyStructure::fromWire('(' + leaf + message('(' + leaf + image + R"( "alternative"))")
                                              + message(leaf) + '(' + image + R"( "related") "mixed"))");
    QVERIFY(body);
    const auto at = [&body](const char *section) {
        const BodyStructure *part = body->part(section);
        return part ? part->type + '/' + part->subtype : QByteArray("none");
    };
    QCOMPARE(at(""), "multipart/mixed");
    QCOMPARE(at("1"), "text/plain");
    QCOMPARE(at("2"), "message/rfc822");
    QCOMPARE(at("2.1"), "text/plain");
    QCOMPARE(at("2.2"), "image/png");
    QCOMPARE(at("2.3"), "none");
    QCOMPARE(at("3.1"), "text/plain");
    QCOMPARE(at("3.2"), "none");
    QCOMPARE(at("4"), "multipart/related");
    QCOMPARE(at("4.1"), "image/png");
    for (const char *none : {"0", "5", "1.1", "1.1.1", "x", "2.", "-1", "99999999999999999999"})
        QCOMPARE(at(none), "none");
    const auto single = BodyStructure::fromWire(leaf);
    QVERIFY(single->part("1") == &*single && !single->part("2") && !single->part("1.1"));
}

void TestBodyStructure::depth()
{
    const auto nested = [](int multiparts) {
        QByteArray bytes(multiparts, '(');
        bytes += R"(("text" "plain" NIL NIL NIL "7bit" 1 1))";
        for (int i = 0; i < multiparts; ++i)
            bytes += R"( "mixed"))";
        return bytes;
    };
    const auto deep = BodyStructure::fromWire(nested(101)); // one inside a hundred others
    QVERIFY(deep);
    const BodyStructure *at = &*deep;
    int levels = 0;
    for (; at->isMultipart(); at = &at->parts.at(0))
        ++levels;
    QCOMPARE(levels, 101);
    QCOMPARE(at->subtype, "plain");
    QVERIFY(!BodyStructure::fromWire(nested(102)));
    QVERIFY(!BodyStructure::fromWire(nested(1'000'000)));
    QVERIFY(!BodyStructure::fromWire(QByteArray(1'000'000, '(')));
}

void TestBodyStructure::malformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *bytes :
         {"", "NIL", "(", "(\"text\"", "(\"text\" \"plain", R"(("a" "b" ("x" "1")", R"(("a" "b") x)",
          R"((("a" "b" NIL NIL NIL "7bit" 1))", R"(("a" "b" NIL NIL NIL "7bit" 1 NIL ("inline")",
          R"(("message" "rfc822" NIL NIL NIL "7bit" 9 (NIL)", "x"})
        QTest::newRow(bytes) << QByteArray(bytes);
}

void TestBodyStructure::malformed()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!BodyStructure::fromWire(bytes));
}

QTEST_APPLESS_MAIN(TestBodyStructure)
#include "tst_bodystructure.moc"
