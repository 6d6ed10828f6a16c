#include "ui/support/headertext.h"
#include <QTest>

using namespace Qt::StringLiterals;

class TestHeaderText : public QObject
{
    Q_OBJECT
private slots:
    void decoded_data();
    void decoded();
    void neverControlCharacters();
    void addresses_data();
    void addresses();
};

void TestHeaderText::decoded_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QByteArray &raw, const QString &shown) {
        QTest::newRow(name) << raw << shown;
    };
    row("plain", "Invoice 7", u"Invoice 7"_s);
    row("empty", "", QString());
    row("UTF-8 B", "=?UTF-8?B?R3LDvMOfZSBhdXMgS8O2bG4=?=", u"Grüße aus Köln"_s);
    row("UTF-8 Q", "=?UTF-8?Q?Gr=C3=BC=C3=9Fe_aus_K=C3=B6ln?=", u"Grüße aus Köln"_s);
    row("any case", "=?utf-8?q?Gr=c3=bc=c3=9fe?=", u"Grüße"_s);
    row("emoji", "=?UTF-8?B?8J+asg==?=", u"🚲"_s);
    row("ISO-8859-1 Q", "=?ISO-8859-1?Q?Gr=FC=DFe?=", u"Grüße"_s);
    row("ISO-8859-1 B", "=?ISO-8859-1?B?R3L832U=?=", u"Grüße"_s);
    row("ISO-8859-15", "=?ISO-8859-15?Q?100_=A4?=", u"100 €"_s);
    row("Windows-1252", "=?Windows-1252?Q?=93so=94_=80_5?=", u"“so” € 5"_s);
    row("ISO-2022-JP", "=?ISO-2022-JP?B?GyRCMnE1RBsoQg==?=", u"会議"_s);
    row("KOI8-R", "=?KOI8-R?B?8NLJ18XU?=", u"Привет"_s);
    row("KOI8-R Q", "=?koi8-r?Q?=F0=D2=C9=D7=C5=D4?=", u"Привет"_s);
    row("GB2312", "=?GB2312?B?xOO6ww==?=", u"你好"_s);
    row("with a language", "=?ISO-8859-1*de?Q?Gr=FC=DFe?=", u"Grüße"_s);
    row("within text", "Re: =?UTF-8?Q?M=C3=BCller?= (neu)", u"Re: Müller (neu)"_s);
    row("space between words is none", "=?UTF-8?Q?M=C3=BC?= =?UTF-8?Q?ller?=", u"Müller"_s);
    row("folded between words", "=?UTF-8?Q?M=C3=BC?=\r\n =?UTF-8?Q?ller?=", u"Müller"_s);
    row("space within stays", "=?UTF-8?Q?M=C3=BC_?= =?UTF-8?Q?ller?=", u"Mü ller"_s);
    row("space before text stays", "=?UTF-8?Q?M=C3=BC?= ller", u"Mü ller"_s);
    row("different charsets", "=?ISO-8859-1?Q?=FC?= =?UTF-8?Q?=C3=BC?=", u"üü"_s);
    row("character split, B", "=?UTF-8?B?R3LD?= =?UTF-8?B?vA==?=", u"Grü"_s);
    row("character split, padded", "=?UTF-8?B?Z3LD?= =?UTF-8?B?vMOf?= =?UTF-8?B?ZQ==?=", u"grüße"_s);
    row("character split, Q", "=?UTF-8?Q?Gr=C3?= =?UTF-8?Q?=BC?=", u"Grü"_s);
    row("character split behind =", "=?UTF-8?B?R8M=?= =?UTF-8?B?vA==?=", u"Gü"_s);
    row("unknown charset stays readable", "=?X-NOBODY?Q?Hello?=", u"Hello"_s);
    row("unfinished", "=?UTF-8?Q?Gr=C3", u"=?UTF-8?Q?Gr=C3"_s);
    row("no encoding", "=?UTF-8?X?abc?=", u"=?UTF-8?X?abc?="_s);
    row("question marks", "really =? yes ?=", u"really =? yes ?="_s);
    row("raw UTF-8",
        "Gr\xc3\xbc\xc3\x9f"
        "e",
        u"Grüße"_s);
    row("raw Latin-1",
        "Gr\xfc\xdf"
        "e",
        u"Grüße"_s);
    row("raw UTF-8 beside words", "\xc3\x84rger mit =?UTF-8?Q?M=C3=BCller?=", u"Ärger mit Müller"_s);
    row("raw Latin-1 beside words", "\xc4rger mit =?UTF-8?Q?M=C3=BCller?=", u"Ärger mit Müller"_s);
    row("folded", "one\r\n two\r\n\tthree", u"one two three"_s);
    row("control characters",
        "a\tb\x01"
        "c\x7f"
        "d",
        u"a b c d"_s);
    row("spaces", "  a   b  ", u"a b"_s);
}

void TestHeaderText::decoded()
{
    QFETCH(QByteArray, raw);
    QTEST(ui::headerText(raw), "shown");
}

// A word may hold what a header may not: it must not come out of it into a row of a list.
void TestHeaderText::neverControlCharacters()
{
    for (const QByteArray &raw :
         {QByteArray("=?UTF-8?Q?a=0D=0Ab?="), QByteArray("=?UTF-8?Q?a=00b=1B[2Jc?="),
          QByteArray("=?UTF-8?B?YQ0KYg==?="), QByteArray("=?UTF-8?Q?a=C2=85b=E2=80=A8c?=")}) {
        const QString shown = ui::headerText(raw);
        QVERIFY(shown.startsWith(u'a'));
        for (const QChar c : shown)
            QVERIFY2(c.isPrint() || c == u' ',
                     qPrintable(u"U+%1 of "_s.arg(int(c.unicode()), 0, 16) + shown));
    }
}

void TestHeaderText::addresses_data()
{
    QTest::addColumn<QByteArray>("wire"); // the From of an ENVELOPE
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("all");
    const auto row = [](const char *name, const QByteArray &wire, const QString &first, const QString &all) {
        QTest::newRow(name) << wire << first << all;
    };
    row("none", "NIL", {}, {});
    row("with a name", R"((("Ann Example" NIL "ann" "example.org")))", u"Ann Example"_s,
        u"Ann Example <ann@example.org>"_s);
    row("without", R"(((NIL NIL "ann" "example.org")))", u"ann@example.org"_s, u"ann@example.org"_s);
    row("empty name", R"((("" NIL "ann" "example.org")))", u"ann@example.org"_s, u"ann@example.org"_s);
    row("encoded name", R"((("=?UTF-8?Q?J=C3=B6rg?=" NIL "joerg" "example.org")))", u"Jörg"_s,
        u"Jörg <joerg@example.org>"_s);
    row("several", R"((("Ann" NIL "ann" "a.example")(NIL NIL "bob" "b.example")))", u"Ann"_s,
        u"Ann <ann@a.example>, bob@b.example"_s);
    row("group",
        R"(((NIL NIL "Friends" NIL)("Ann" NIL "ann" "a.example")(NIL NIL "bob" "b.example")(NIL NIL NIL NIL)))",
        u"Ann"_s, u"Ann <ann@a.example>, bob@b.example"_s);
    row("group without members", R"(((NIL NIL "undisclosed-recipients" NIL)(NIL NIL NIL NIL)))",
        u"undisclosed-recipients"_s, {});
    row("local part alone", R"((("Root" NIL "root" NIL)))", u"Root"_s, u"Root <root>"_s);
    row("raw 8-bit name", "((\"J\xf6rg\" NIL \"joerg\" \"example.org\"))", u"Jörg"_s,
        u"Jörg <joerg@example.org>"_s);
}

void TestHeaderText::addresses()
{
    QFETCH(QByteArray, wire);
    const auto envelope = imap::Envelope::fromWire("(NIL NIL " + wire + " NIL NIL NIL NIL NIL NIL NIL)");
    QVERIFY(envelope);
    QTEST(ui::firstAddress(envelope->from), "first");
    QTEST(ui::allAddresses(envelope->from), "all");
}

QTEST_APPLESS_MAIN(TestHeaderText)
#include "tst_headertext.moc"
