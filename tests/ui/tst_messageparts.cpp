#include "imapcore/bodystructure.h"
#include "ui/messageview/flowed.h"
#include "ui/messageview/htmlwishes.h"
#include "ui/models/fieldtreemodel.h"
#include "ui/models/partmodel.h"
#include "ui/support/mime.h"
#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::FieldTreeModel;
using ui::PartModel;

// What is in a message, as models and as text.
class TestMessageParts : public QObject
{
    Q_OBJECT
private slots:
    void numbers();
    void preferred_data();
    void preferred();
    void noParts();
    void fieldsWithTheirBytes();
    void parameters_data();
    void parameters();
    void fileNames_data();
    void fileNames();
    void transfer_data();
    void transfer();
    void transferInPieces();
    void charsets_data();
    void charsets();
    void header();
    void flowed_data();
    void flowed();
    void quotes();
    void wishes();
};

namespace {

constexpr auto Reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

// A multipart with alternatives, a file, and a message that holds a multipart.
const char Mixed[] =
    "(((\"text\" \"plain\" NIL NIL NIL \"7bit\" 10 1)"
    "(\"text\" \"html\" NIL NIL NIL \"quoted-printable\" 2048 30) \"alternative\")"
    "(\"image\" \"png\" (\"name\" \"w.png\") NIL NIL \"base64\" 99 NIL (\"attachment\" NIL))"
    "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 300 "
    "(NIL \"=?utf-8?Q?Gr=C3=BCn?=\" NIL NIL NIL NIL NIL NIL NIL NIL) "
    "((\"text\" \"plain\" NIL NIL NIL \"7bit\" 5 1)(\"text\" \"x-log\" NIL NIL NIL \"7bit\" 6 1) "
    "\"mixed\") 12) \"mixed\")";

QStringList rows(const PartModel &model, const QModelIndex &parent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QStringList cells;
        for (int column = 0; column < PartModel::ColumnCount; ++column)
            cells += index.siblingAtColumn(column).data().toString();
        all += cells.join(u'|');
        all += rows(model, index);
    }
    return all;
}

} // namespace

void TestMessageParts::numbers()
{
    PartModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    QCOMPARE(model.rowCount(), 0);
    model.setBody(imap::BodyStructure::fromWire(Mixed));
    QCOMPARE(rows(model),
             (QStringList{u"Whole message|multipart/mixed||"_s, u"Alternatives|multipart/alternative||"_s,
                          u"1.1  Text|text/plain|10 bytes|7bit"_s,
                          u"1.2  HTML|text/html|2.0 kB|quoted-printable"_s,
                          u"2  w.png|image/png|99 bytes|base64"_s, u"3  Grün|message/rfc822|300 bytes|7bit"_s,
                          u"Whole message|multipart/mixed||"_s, u"3.1  Text|text/plain|5 bytes|7bit"_s,
                          u"3.2  Other text|text/x-log|6 bytes|7bit"_s}));
    QCOMPARE(model.part(model.indexOf("3.2"))->message, "3");
    QCOMPARE(model.part(model.indexOf("1.2"))->message, "");
    QVERIFY(!model.indexOf("4").isValid());
    // The numbers are those that imapcore finds the parts by.
    const auto body = imap::BodyStructure::fromWire(Mixed);
    for (const char *section : {"1.1", "1.2", "2", "3", "3.1", "3.2"})
        QCOMPARE(model.part(model.indexOf(section))->body->subtype, body->part(section)->subtype);
    model.setBody({});
    QCOMPARE(model.rowCount(), 0);
}

void TestMessageParts::preferred_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("section");
    QTest::newRow("plain of alternatives") << QByteArray(Mixed) << QByteArray("1.1");
    QTest::newRow("one leaf") << QByteArray("(\"text\" \"html\" NIL NIL NIL \"7bit\" 10 1)")
                              << QByteArray("1");
    QTest::newRow("HTML where there is nothing else")
        << QByteArray("((\"text\" \"html\" NIL NIL NIL \"7bit\" 10 1)(\"image\" \"png\" NIL NIL NIL "
                      "\"base64\" 9) \"related\")")
        << QByteArray("1");
    QTest::newRow("text behind a picture")
        << QByteArray("((\"image\" \"png\" NIL NIL NIL \"base64\" 9)(\"text\" \"plain\" NIL NIL NIL \"7bit\" "
                      "10 1) \"mixed\")")
        << QByteArray("2");
    QTest::newRow("an attached text is not what is read first")
        << QByteArray("((\"text\" \"plain\" NIL NIL NIL \"7bit\" 10 1 NIL (\"attachment\" NIL))"
                      "(\"text\" \"html\" NIL NIL NIL \"7bit\" 10 1) \"mixed\")")
        << QByteArray("2");
}

void TestMessageParts::preferred()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, section);
    PartModel model;
    model.setBody(imap::BodyStructure::fromWire(body));
    const QModelIndex found = model.preferred(model.index(0, 0));
    QVERIFY(model.part(found));
    QCOMPARE(model.part(found)->section, section);
}

void TestMessageParts::noParts()
{
    PartModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    model.setBody(imap::BodyStructure::fromWire("(NIL \"mixed\")"));
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex whole = model.index(0, 0);
    QCOMPARE(model.preferred(whole), whole);
    QVERIFY(!model.part(whole)->isFetchable());
    QVERIFY(!model.preferred({}).isValid());
    QVERIFY(!model.part({}));
}

void TestMessageParts::fieldsWithTheirBytes()
{
    const QByteArray response =
        "* 5 FETCH (UID 9 ENVELOPE (NIL \"Hi\" NIL NIL NIL NIL NIL NIL NIL \"<m@x>\"))";
    FieldTreeModel model;
    QAbstractItemModelTester tester(&model, Reporting);
    model.setResponse(response);
    const auto child = [&model](const QModelIndex &parent, const QString &name) {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            if (model.index(row, 0, parent).data() == name)
                return model.index(row, 1, parent);
        }
        return QModelIndex();
    };
    const QModelIndex attrs = child({}, u"attrs"_s).siblingAtColumn(0);
    QCOMPARE(child(attrs, u"UID"_s).data().toString(), u"9"_s);
    const QModelIndex subject = child(child(attrs, u"ENVELOPE"_s).siblingAtColumn(0), u"subject"_s);
    QCOMPARE(subject.data().toString(), u"Hi"_s);
    QCOMPARE(child(child(attrs, u"ENVELOPE"_s).siblingAtColumn(0), u"from"_s).data().toString(), u"NIL"_s);
    const qsizetype begin = subject.data(FieldTreeModel::BeginRole).toLongLong();
    const qsizetype end = subject.data(FieldTreeModel::EndRole).toLongLong();
    QVERIFY(response.mid(begin, end - begin).contains("Hi"));
    model.setResponse({});
    QCOMPARE(model.rowCount(), 0);
}

void TestMessageParts::parameters_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("(\"filename\" \"a b.txt\")") << u"a b.txt"_s;
    QTest::newRow("RFC 2231") << QByteArray("(\"filename*\" \"utf-8''Vorderrad%20gr%C3%BCn.png\")")
                              << u"Vorderrad grün.png"_s;
    QTest::newRow("Latin-1") << QByteArray("(\"filename*\" \"iso-8859-1'de'Vertrag%20M%FCller.pdf\")")
                             << u"Vertrag Müller.pdf"_s;
    QTest::newRow("in pieces") << QByteArray(
        "(\"filename*0*\" \"utf-8''%E5%9B%B3%E9%9D%A2\" \"filename*1*\" \"%20Windhover\" "
        "\"filename*2\" \" 7.pdf\")")
                               << u"図面 Windhover 7.pdf"_s;
    QTest::newRow("encoded word") << QByteArray("(\"filename\" \"=?utf-8?Q?Fa=C3=A7ade.png?=\")")
                                  << u"Façade.png"_s;
    QTest::newRow("quotes") << QByteArray(R"(("filename" "a\"b\\c"))") << u"a\"b\\c"_s;
    QTest::newRow("another one") << QByteArray("(\"name\" \"x\")") << QString();
}

void TestMessageParts::parameters()
{
    QFETCH(QByteArray, list);
    QFETCH(QString, text);
    const auto body =
        imap::BodyStructure::fromWire("(\"application\" \"pdf\" " + list + " NIL NIL \"base64\" 1)");
    QVERIFY(body);
    QCOMPARE(ui::parameterText(body->parameters, "filename"), text);
}

void TestMessageParts::fileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("saved");
    QTest::newRow("as it is") << u"contract.pdf"_s << u"contract.pdf"_s;
    QTest::newRow("out of the folder") << u"../../etc/passwd"_s << u"passwd"_s;
    QTest::newRow("another system's path") << u"C:\\Users\\a.doc"_s << u"a.doc"_s;
    QTest::newRow("hidden") << u"..bashrc"_s << u"bashrc"_s;
    QTest::newRow("nothing but dots") << u"..."_s << u"part-2.pdf"_s;
    QTest::newRow("none") << QString() << u"part-2.pdf"_s;
}

void TestMessageParts::fileNames()
{
    QFETCH(QString, name);
    QFETCH(QString, saved);
    imap::BodyStructure part;
    part.type = "application";
    part.subtype = "pdf";
    if (!name.isEmpty())
        part.disposition = imap::BodyStructure::Disposition{"attachment", {{"filename", name.toUtf8()}}};
    QCOMPARE(ui::fileNameOf(part, "2"), saved);
}

void TestMessageParts::transfer_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("decoded");
    QTest::newRow("base64") << QByteArray("BASE64") << QByteArray("SGVs\r\nbG8=\r\n") << QByteArray("Hello");
    QTest::newRow("with dirt in it") << QByteArray("base64") << QByteArray("SG!Vs bG8=")
                                     << QByteArray("Hello");
    QTest::newRow("quoted-printable")
        << QByteArray("quoted-printable") << QByteArray("a=3Db=\r\nc") << QByteArray("a=bc");
    QTest::newRow("8bit") << QByteArray("8bit") << QByteArray("\xc3\xa4\r\n") << QByteArray("\xc3\xa4\r\n");
    QTest::newRow("unknown") << QByteArray("x-own") << QByteArray("SGVs") << QByteArray("SGVs");
}

void TestMessageParts::transfer()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, decoded);
    QCOMPARE(ui::decodedTransfer(bytes, encoding), decoded);
    QCOMPARE(ui::TransferDecoder(encoding).isKnown(), encoding != "x-own");
}

void TestMessageParts::transferInPieces()
{
    QByteArray whole;
    for (int i = 0; i < 5000; ++i)
        whole += char(i * 7);
    QByteArray lines;
    const QByteArray base64 = whole.toBase64();
    for (qsizetype i = 0; i < base64.size(); i += 76)
        lines += base64.mid(i, 76) + "\r\n";
    for (const qsizetype piece : {1, 2, 3, 75, 77, 1000}) {
        ui::TransferDecoder decoder("base64");
        QByteArray decoded;
        for (qsizetype i = 0; i < lines.size(); i += piece)
            decoded += decoder.decode(QByteArrayView(lines).sliced(i, std::min(piece, lines.size() - i)));
        decoded += decoder.finish();
        QCOMPARE(decoded, whole);
    }
}

void TestMessageParts::charsets_data()
{
    QTest::addColumn<QByteArray>("charset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("wrong");
    QTest::addColumn<bool>("known");
    QTest::newRow("none") << QByteArray() << QByteArray("abc") << u"abc"_s << 0 << true;
    QTest::newRow("UTF-8 without saying so") << QByteArray() << QByteArray("\xc3\xa4") << u"ä"_s << 0 << true;
    QTest::newRow("Latin-1") << QByteArray("iso-8859-1") << QByteArray("\xe4") << u"ä"_s << 0 << true;
    QTest::newRow("Windows-1252 as Latin-1")
        << QByteArray("iso-8859-1") << QByteArray("\x93x\x94") << u"“x”"_s << 0 << true;
    QTest::newRow("Japanese") << QByteArray("iso-2022-jp") << QByteArray("\x1b$B?^LL\x1b(B.") << u"図面."_s
                              << 0 << true;
    QTest::newRow("wrong bytes") << QByteArray("utf-8") << QByteArray("a\xffz") << u"a�z"_s << 1 << true;
    QTest::newRow("cut within a character")
        << QByteArray("utf-8") << QByteArray("a\xc3") << u"a�"_s << 1 << true;
    QTest::newRow("unknown") << QByteArray("x-klingon") << QByteArray("abc") << u"abc"_s << 0 << false;
}

void TestMessageParts::charsets()
{
    QFETCH(QByteArray, charset);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(int, wrong);
    QFETCH(bool, known);
    const ui::CharsetText read = ui::textInCharset(bytes, charset);
    QCOMPARE(read.text, text);
    QCOMPARE(read.wrong, wrong);
    QCOMPARE(read.known, known);
}

void TestMessageParts::header()
{
    const auto fields = ui::headerFields("Received: from a\r\n\tby b\r\nSubject: =?utf-8?Q?Gr=C3=BCn?=\r\n"
                                         "Content-Type: text/plain\r\nX-Empty:\r\nSubject: again\r\n\r\n");
    const std::vector<std::pair<QString, QString>> expected{{u"Received"_s, u"from a by b"_s},
                                                            {u"Subject"_s, u"Grün"_s},
                                                            {u"Content-Type"_s, u"text/plain"_s},
                                                            {u"X-Empty"_s, QString()},
                                                            {u"Subject"_s, u"again"_s}};
    QCOMPARE(fields, expected);
}

void TestMessageParts::flowed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("delSp");
    QTest::addColumn<QString>("shown");
    QTest::newRow("joined") << u"one \r\ntwo\r\nthree"_s << false << u"one two\nthree"_s;
    QTest::newRow("DelSp") << u"one \r\ntwo"_s << true << u"onetwo"_s;
    QTest::newRow("quoted") << u"> one \r\n> two\r\n>> deep"_s << false << u"> one two\n>> deep"_s;
    QTest::newRow("the depth ends a paragraph") << u"> one \r\ntwo"_s << false << u"> one \ntwo"_s;
    QTest::newRow("stuffed") << u" From here\r\n  > not quoted"_s << false << u"From here\n > not quoted"_s;
    QTest::newRow("signature") << u"end \r\n-- \r\nAnn"_s << false << u"end \n-- \nAnn"_s;
}

void TestMessageParts::flowed()
{
    QFETCH(QString, text);
    QFETCH(bool, delSp);
    QFETCH(QString, shown);
    QCOMPARE(ui::unflowed(text, delSp), shown);
}

void TestMessageParts::quotes()
{
    QCOMPARE(ui::quoteMark(u"text > text").depth, 0);
    QCOMPARE(ui::quoteMark(u"> text").depth, 1);
    QCOMPARE(ui::quoteMark(u"> > text").depth, 2);
    QCOMPARE(ui::quoteMark(u">>> text").depth, 3);
    QCOMPARE(ui::quoteMark(u" > text").depth, 0);
    QCOMPARE(ui::quoteMark(u">  > text").depth, 1);
}

void TestMessageParts::wishes()
{
    const ui::HtmlWishes wishes = ui::HtmlWishes::of(
        u"<img src=\"http://a.example/1.png\"><img SRC='//B.example/2'><td background=https://a.example/3>"
        "<style>@import \"http://c.example/x.css\"; p { background: url(http://a.example/4) }</style>"
        "<link rel=stylesheet href=\"https://d.example/s.css\"><img src=\"cid:one@x\"><img "
        "src=cid:two@x><img src=\"cid:one@x\"><script>x()</script>"
        "<p onclick=\"y()\"><iframe></iframe><form></form><a href=\"http://e.example/\">a link</a>"_s);
    QCOMPARE(wishes.remote, 6);
    QCOMPARE(wishes.hosts, (QStringList{u"a.example"_s, u"b.example"_s, u"c.example"_s, u"d.example"_s}));
    QCOMPARE(wishes.attached, (QStringList{u"cid:one@x"_s, u"cid:two@x"_s}));
    QCOMPARE(wishes.scripts, 2);
    QCOMPARE(wishes.frames, 1);
    QCOMPARE(wishes.forms, 1);
    const ui::HtmlWishes none =
        ui::HtmlWishes::of(u"<p>Only <b>text</b> and <a href=\"http://e.example/\">a link</a></p>"_s);
    QCOMPARE(none.remote + none.scripts + none.frames + none.forms, 0);
    QVERIFY(none.attached.isEmpty());
}

QTEST_MAIN(TestMessageParts)
#include "tst_messageparts.moc"
