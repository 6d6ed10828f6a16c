#include "imapcore/wire/cursor.h"
#include <QTest>

using imap::Cursor;

class TestCursor : public QObject
{
    Q_OBJECT

private slots:
    void tryingTakesNothing();
    void failingSticks();
    void spaces();
    void atoms_data();
    void atoms();
    void keyword();
    void numbers_data();
    void numbers();
    void strings_data();
    void strings();
    void noStrings_data();
    void noStrings();
    void nstrings();
    void mailboxes();
    void values_data();
    void values();
    void nesting();
    void notes_data();
    void notes();
    void quotesAmongStrings();
    void literalsOfCharacters();
    void names_data();
    void names();
    void separators_data();
    void separators();
    void neverPastTheEnd();
    void end();
};

void TestCursor::tryingTakesNothing()
{
    Cursor in("abc");
    quint64 number = 0;
    QVERIFY(!in.skip('x'));
    QVERIFY(!in.space());
    QVERIFY(!in.number(number));
    QVERIFY(!in.keyword("ABCD"));
    QVERIFY(!in.nil());
    QVERIFY(!in.failed());
    QCOMPARE(in.offset(), 0);
    QCOMPARE(in.atom(), "abc");
}

void TestCursor::failingSticks()
{
    Cursor in("ab 12");
    QVERIFY(in.skip('a'));
    QVERIFY(!in.expect('('));
    QCOMPARE(in.expected(), "\"(\"");
    QCOMPARE(in.offset(), 1);
    quint64 number = 0;
    QByteArray text;
    QVERIFY(!in.skip('b'));
    QVERIFY(!in.expectNumber(number));
    QVERIFY(!in.expectAString(text));
    QVERIFY(!in.expectEnd());
    QVERIFY(in.atom().isEmpty());
    QVERIFY(in.until(" ").isEmpty());
    QCOMPARE(in.peek(), '\0');
    QCOMPARE(in.expected(), "\"(\""); // the first, not the last
    QCOMPARE(in.offset(), 1);
}

void TestCursor::spaces()
{
    Cursor in("a   b");
    QVERIFY(in.skip('a'));
    QVERIFY(in.expectSpace());
    QVERIFY(in.skip('b'));
    QVERIFY(!in.expectSpace());
    QVERIFY(in.failed());
}

void TestCursor::atoms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("atom");
    QTest::newRow("up to a space") << QByteArray("abc def") << QByteArray("abc");
    QTest::newRow("up to a parenthesis") << QByteArray("abc)") << QByteArray("abc");
    QTest::newRow("up to a list") << QByteArray("abc(x") << QByteArray("abc");
    QTest::newRow("up to a quote") << QByteArray("abc\"x") << QByteArray("abc");
    QTest::newRow("brackets") << QByteArray("[Gmail]/All x") << QByteArray("[Gmail]/All");
    QTest::newRow("wildcards") << QByteArray("\\* %x") << QByteArray("\\*");
    QTest::newRow("8-bit") << QByteArray("Entw\xC3\xBCrfe x") << QByteArray("Entw\xC3\xBCrfe");
    QTest::newRow("not NUL") << QByteArray("ab\0c", 4) << QByteArray("ab");
    QTest::newRow("none") << QByteArray(" abc") << QByteArray();
}

void TestCursor::atoms()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, atom);
    Cursor in(text);
    QCOMPARE(in.atom().toByteArray(), atom);
    QCOMPARE(in.offset(), atom.size());
    Cursor again(text);
    QByteArrayView out;
    QCOMPARE(again.expectAtom(out), !atom.isEmpty());
}

void TestCursor::keyword()
{
    Cursor in("nil x");
    QVERIFY(!in.keyword("NI"));
    QVERIFY(!in.keyword("NILS"));
    QVERIFY(in.nil());
    QCOMPARE(in.rest(), " x");
    QVERIFY(!Cursor("NILS").nil());
}

void TestCursor::numbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("is64");
    QTest::addColumn<bool>("is32");
    QTest::newRow("0") << QByteArray("0") << true << true;
    QTest::newRow("32 bits") << QByteArray("4294967295") << true << true;
    QTest::newRow("33 bits") << QByteArray("4294967296") << true << false;
    QTest::newRow("63 bits") << QByteArray("9223372036854775807") << true << false;
    QTest::newRow("64 bits") << QByteArray("18446744073709551615") << true << false;
    QTest::newRow("65 bits") << QByteArray("18446744073709551616") << false << false;
    QTest::newRow("negative") << QByteArray("-1") << false << false;
    QTest::newRow("plus") << QByteArray("+1") << false << false;
    QTest::newRow("none") << QByteArray("x1") << false << false;
    QTest::newRow("nothing") << QByteArray("") << false << false;
}

void TestCursor::numbers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, is64);
    QFETCH(bool, is32);
    quint64 large = 0;
    quint32 small = 0;
    Cursor in64(text), in32(text);
    QCOMPARE(in64.number(large), is64);
    QCOMPARE(in32.expectNumber(small), is32);
    QCOMPARE(in32.failed(), !is32);
    if (is64)
        QCOMPARE(QByteArray::number(large), text);
    if (is32)
        QCOMPARE(QByteArray::number(small), text);
}

void TestCursor::strings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("rest");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &value,
                        const QByteArray &rest) {
        QTest::newRow(name) << text << value << rest;
    };
    row("quoted", R"("abc" d)", "abc", " d");
    row("empty", R"("")", "", "");
    row("escaped", R"("a\"b\\c" d)", R"(a"b\c)", " d");
    row("escaped at the end", R"("a\\" d)", R"(a\)", " d");
    row("needlessly escaped", R"("a\b" d)", "ab", " d");
    row("quote not escaped", R"("a"b" d)", R"(a"b)", " d");
    row("TAB", "\"a\tb\" d", "a\tb", " d");
    row("UTF-8", "\"\xC3\xA9\" d", "\xC3\xA9", " d");
    row("Latin-1", "\"\xE9\" d", "\xE9", " d");
    row("before a parenthesis", R"("a"))", "a", ")");
    row("before another string", R"("a""b")", "a", R"("b")");
    row("literal", "{3}\r\na\"c d", "a\"c", " d");
    row("literal, bare LF", "{3}\nabc d", "abc", " d");
    row("literal of nothing", "{0}\r\n d", "", " d");
    row("literal with plus", "{3+}\r\nabc", "abc", "");
    row("literal with space and plus", "{3 +}\r\nabc", "abc", "");
    row("literal8", QByteArray("~{3}\r\na\0c d", 11), QByteArray("a\0c", 3), " d");
    row("literal, nothing after it", "{3}\r\nabcd", "abc", "d");
}

void TestCursor::strings()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, rest);
    Cursor in(text);
    QVERIFY(in.isString());
    QByteArray out;
    QVERIFY(in.expectString(out));
    QCOMPARE(out, value);
    QCOMPARE(in.rest().toByteArray(), rest);
    Cursor astring(text);
    QVERIFY(astring.expectAString(out));
    QCOMPARE(out, value);
}

void TestCursor::noStrings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no quote") << QByteArray(R"("abc)");
    QTest::newRow("quote alone") << QByteArray("\"");
    QTest::newRow("backslash at the end") << QByteArray("\"a\\");
    QTest::newRow("literal too short") << QByteArray("{5}\r\nabc");
    QTest::newRow("literal without bytes") << QByteArray("{5}");
    QTest::newRow("literal without brace") << QByteArray("{5");
    QTest::newRow("literal without size") << QByteArray("{}\r\nabc");
    QTest::newRow("literal with a negative size") << QByteArray("{-1}\r\nabc");
    QTest::newRow("literal above 64 bits") << QByteArray("{99999999999999999999}\r\nabc");
    QTest::newRow("largest literal") << QByteArray("{9223372036854775807}\r\nabc");
    QTest::newRow("tilde alone") << QByteArray("~");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("atom") << QByteArray("abc");
}

void TestCursor::noStrings()
{
    QFETCH(QByteArray, text);
    Cursor in(text);
    QByteArray out = "untouched";
    QVERIFY(!in.expectString(out));
    QVERIFY(in.failed());
    QVERIFY(in.offset() <= text.size());
}

void TestCursor::nstrings()
{
    std::optional<QByteArray> value = QByteArray("before");
    QVERIFY(Cursor("NIL").expectNString(value));
    QVERIFY(!value);
    QVERIFY(Cursor("\"NIL\"").expectNString(value));
    QCOMPARE(value.value(), "NIL");
    QVERIFY(Cursor("\"\"").expectNString(value));
    QVERIFY(value && value->isEmpty());
    QVERIFY(Cursor("atom").expectNString(value)); // a bend
    QCOMPARE(value.value(), "atom");
    Cursor list("(1)");
    QVERIFY(!list.expectNString(value));
    QVERIFY(list.failed());
}

void TestCursor::mailboxes()
{
    imap::MailboxName name;
    QVERIFY(Cursor("inbox x").expectMailbox(name));
    QVERIFY(name.isInbox());
    QVERIFY(Cursor("\"a b\"").expectMailbox(name));
    QCOMPARE(name.wire(), "a b");
    QVERIFY(Cursor("[Gmail]/x").expectMailbox(name));
    QCOMPARE(name.wire(), "[Gmail]/x");
    Cursor in("{5}\r\nINbox lrs");
    QVERIFY(in.expectMailboxIs(imap::MailboxName(u"INBOX")));
    QCOMPARE(in.rest(), " lrs");
    Cursor other("Drafts lrs");
    QVERIFY(!other.expectMailboxIs(imap::MailboxName(u"INBOX")));
    QVERIFY(!other.failed()); // another's, not malformed
}

void TestCursor::values_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value"); // null: none
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &value) {
        QTest::newRow(name) << text << value;
    };
    row("atom", "abc d", "abc");
    row("number", "12)", "12");
    row("string", R"("a ) b" d)", R"("a ) b")");
    row("literal", "{3}\r\na)b d", "{3}\r\na)b");
    row("empty list", "() d", "()");
    row("list", "(a \"(\" (b c) \")\") d", "(a \"(\" (b c) \")\")");
    row("list with literal", "(a {1}\r\n)) d", "(a {1}\r\n))");
    row("list without spaces", R"(("a""b"(c)) d)", R"(("a""b"(c)))");
    row("list not closed", "(a (b) c", QByteArray());
    row("nothing", "", QByteArray());
    row("closing parenthesis", ")", QByteArray());
    row("literal too short in a list", "(a {9}\r\nb)", QByteArray());
}

void TestCursor::values()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    Cursor in(text);
    QByteArrayView out;
    QCOMPARE(in.expectValue(out), !value.isNull());
    if (!value.isNull())
        QCOMPARE(out.toByteArray(), value);
}

void TestCursor::nesting()
{
    QByteArrayView out;
    const QByteArray deepest = QByteArray(500, '(') + QByteArray(500, ')');
    QVERIFY(Cursor(deepest).expectValue(out));
    QCOMPARE(out.size(), 1000);
    const QByteArray tooDeep = QByteArray(501, '(') + QByteArray(501, ')');
    QVERIFY(!Cursor(tooDeep).expectValue(out));
    const QByteArray open(1'000'000, '(');
    Cursor in(open);
    QVERIFY(!in.expectValue(out));
    QVERIFY(in.failed());
}

void TestCursor::notes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("note");
    const auto row = [](const char *name, const char *text, const char *note) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(note);
    };
    row("nothing", R"(a "b\"c\\" {1+}
d)",
        "");
    row("two spaces", "a  b", "several spaces in a row");
    row("a space at the end", "a ", "a space at the end");
    row("an unescaped quote", R"("a"b")", "an unescaped quote within a string");
    row("a backslash", R"("a\b")", "a backslash before a character that needs none");
    row("a space before the plus", "{1 +}\nd", "a space in the announcement of a literal");
}

void TestCursor::notes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, note);
    imap::Notes notes;
    Cursor in(text);
    in.noteTo(&notes);
    while (!in.failed() && !in.rest().trimmed().isEmpty()) {
        QByteArray value;
        in.space();
        in.expectAString(value);
        // What looks ahead notes nothing.
        Cursor ahead = in.ahead();
        ahead.expectEnd();
    }
    QVERIFY(in.expectEnd());
    QCOMPARE(notes.all().size(), size_t(note.isEmpty() ? 0 : 1));
    if (!note.isEmpty())
        QCOMPARE(notes.all()[0], note.constData());
}

void TestCursor::quotesAmongStrings()
{
    const QByteArray text = R"("Say "hi" to me" NIL "x" (a "b c") 5)";
    QByteArray first;
    Cursor lenient(text);
    QVERIFY(lenient.expectString(first));
    QCOMPARE(first, R"(Say "hi)"); // an atom may follow it
    Cursor in(text);
    in.setOnlyStrings(true);
    QVERIFY(in.expectString(first));
    QCOMPARE(first, R"(Say "hi" to me)");
    QVERIFY(in.space() && in.nil() && in.space());
    QVERIFY(in.expectString(first));
    QCOMPARE(first, "x");
    // Where none of the quotes can be the closing one, the first that ever could is.
    Cursor odd(R"("a" b)");
    odd.setOnlyStrings(true);
    QVERIFY(odd.expectString(first));
    QCOMPARE(first, "a");
}

void TestCursor::literalsOfCharacters()
{
    QByteArray value;
    Cursor characters("{4}\r\nM\xC3\xBCll)");
    QVERIFY(characters.expectString(value));
    QCOMPARE(value, "M\xC3\xBCll");
    QCOMPARE(characters.peek(), ')');
    Cursor bytes("{5}\r\nM\xC3\xBCll)");
    QVERIFY(bytes.expectString(value));
    QCOMPARE(value, "M\xC3\xBCll");
    // Neither way ends where something may follow: what was announced counts.
    Cursor neither("{2}\r\nM\xC3\xBCllx");
    QVERIFY(neither.expectString(value));
    QCOMPARE(value, "M\xC3");
}

void TestCursor::names_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("beforeList");
    QTest::addColumn<QByteArray>("name"); // null: none
    QTest::addColumn<QByteArray>("rest");
    const auto row = [](const char *name, const char *text, bool beforeList, const char *expected,
                        const char *rest) {
        QTest::newRow(name) << QByteArray(text) << beforeList << QByteArray(expected) << QByteArray(rest);
    };
    row("atom before a list", "abc (x)", true, "abc", " (x)");
    row("string before a list", R"("a (b" (x))", true, "a (b", " (x)");
    row("spaces before a list", "a b (c) (x y)", true, "a b (c)", " (x y)");
    row("no list", "abc", true, nullptr, "abc");
    row("string and no list", R"("abc" x)", true, nullptr, R"("abc" x)");
    row("last atom", "abc", false, "abc", "");
    row("last string", R"("a b")", false, "a b", "");
    row("last of spaces", "a (b) c", false, "a (b) c", "");
    row("last before a list", "abc (x)", false, "abc", " (x)");
    row("last before a space", "abc ", false, "abc", " ");
    row("last with a quote", "a\"b", false, "a\"b", "");
}

void TestCursor::names()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, beforeList);
    QFETCH(QByteArray, name);
    Cursor in(text);
    QByteArray out;
    QCOMPARE(beforeList ? in.expectNameBeforeList(out) : in.expectLastName(out), !name.isNull());
    if (!name.isNull())
        QCOMPARE(out, name);
    QTEST(in.rest().toByteArray(), "rest");
}

void TestCursor::separators_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("separator");
    QTest::newRow("slash") << QByteArray(R"("/" x)") << '/';
    QTest::newRow("NIL") << QByteArray("NIL x") << '\0';
    QTest::newRow("empty") << QByteArray(R"("" x)") << '\0';
    QTest::newRow("space") << QByteArray(R"(" " x)") << ' ';
    QTest::newRow("no quotes") << QByteArray("/ x") << '/';
    QTest::newRow("backslash") << QByteArray(R"("\\" x)") << '\\';
    QTest::newRow("backslash as it is") << QByteArray(R"("\" x)") << '\\';
    QTest::newRow("quote") << QByteArray(R"("\"" x)") << '"';
    QTest::newRow("literal") << QByteArray("{1}\r\n. x") << '.';
}

void TestCursor::separators()
{
    QFETCH(QByteArray, text);
    Cursor in(text);
    char separator = 'x';
    QVERIFY(in.expectSeparator(separator));
    QTEST(separator, "separator");
    QCOMPARE(in.rest(), " x");
}

// Every function on every beginning of a response, so that a sanitizer sees a read past the end.
void TestCursor::neverPastTheEnd()
{
    const QByteArray response = "12 NIL (\"a\\\"b\" {3}\r\nabc ~{2}\r\nxy (c \"d\")) \"e";
    for (qsizetype from = 0; from < response.size(); ++from) {
        for (qsizetype to = from; to <= response.size(); ++to) {
            const std::vector<char> exact(response.begin() + from, response.begin() + to);
            const QByteArrayView view(exact.data(), qsizetype(exact.size()));
            QByteArrayView out;
            QByteArray bytes;
            std::optional<QByteArray> maybe;
            quint64 number = 0;
            imap::MailboxName mailbox;
            for (const int what : {0, 1, 2, 3, 4, 5, 6}) {
                Cursor in(view);
                switch (what) {
                case 0:
                    in.expectValue(out);
                    break;
                case 1:
                    in.expectString(bytes);
                    break;
                case 2:
                    in.expectNString(maybe);
                    break;
                case 3:
                    in.expectMailbox(mailbox);
                    break;
                case 4:
                    in.number(number);
                    break;
                case 5:
                    in.until(")");
                    break;
                case 6:
                    in.space();
                    break;
                }
                QVERIFY(in.offset() >= 0 && in.offset() <= view.size());
            }
        }
    }
}

void TestCursor::end()
{
    QVERIFY(Cursor("").expectEnd());
    QVERIFY(Cursor("  ").expectEnd()); // trailing spaces have been seen
    Cursor in(" x");
    QVERIFY(!in.expectEnd());
    QCOMPARE(in.expected(), "the end of the response");
}

QTEST_GUILESS_MAIN(TestCursor)
#include "tst_cursor.moc"
