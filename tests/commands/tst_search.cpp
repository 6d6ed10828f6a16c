#include "imapcore/commands/append.h"
#include "imapcore/commands/cancelupdate.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/select.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include <QSignalSpy>

using namespace imap;
using Kind = Error::Kind;
using By = Messages::By;

class TestSearch : public QObject
{
    Q_OBJECT

private slots:
    void writing();
    void charsets();
    void plain_data();
    void plain();
    void extended_data();
    void extended();
    void malformed_data();
    void malformed();
    void partialResults();
    void whatWasNotAskedFor();
    void anothersAnswer();
    void updates();
    void updatesOfAnother();
    void badCharset();
    void otherCharset();
    void utf8Mode();
    void needs();
    void manyNumbers();
    void dovecot();
    void dovecotSaves();
    void dovecotUpdates();
};

static QByteArray greeting(const QByteArray &capabilities)
{
    return "S: * OK [CAPABILITY IMAP4rev1 LITERAL+ ESEARCH SEARCHRES CONTEXT=SEARCH SEARCH=FUZZY PARTIAL "
           + capabilities + "] ready\n";
}

void TestSearch::writing()
{
    ScriptedSession session(Script(greeting("") + R"(
        C: a1 UID SEARCH ALL
        S: a1 OK
        C: a2 SEARCH FLAGGED SINCE 1-Feb-1994 NOT FROM "Smith"
        S: a2 OK
        C: a3 UID SEARCH RETURN () UNSEEN
        S: a3 OK
        C: a4 SEARCH RETURN (MIN MAX ALL COUNT SAVE) 1:*
        S: a4 OK
        C: a5 UID SEARCH RETURN (PARTIAL -1:-100 UPDATE CONTEXT RELEVANCY) CHARSET UTF-8 TEXT {3+}
        C: ÖL
        S: a5 OK
        C: a6 UID SEARCH $ LARGER 5
        S: a6 OK)"));
    const auto good = [&](Search search) {
        return bool(await(session->send(std::move(search))));
    };
    using K = SearchKey;
    QVERIFY2(good({}), session.why());
    QVERIFY2(good({K::allOf({K::has(flag::Flagged), K::since({1994, 2, 1}),
                             K::isNot(K::from(QStringLiteral("Smith")))}),
                   By::Number}),
             session.why());
    QVERIFY2(good({K::hasNot(flag::Seen), By::Uid, SearchReturn()}), session.why());
    QVERIFY2(
        good({K::numbers({1, SequenceSet::Star}), By::Number, SearchReturn{true, true, true, true, true}}),
        session.why());
    SearchReturn rest;
    rest.partial = PartialRange{-1, -100};
    rest.update = rest.context = rest.relevancy = true;
    QVERIFY2(good({K::text(QStringLiteral("ÖL")), By::Uid, rest}), session.why());
    QVERIFY2(good({K::allOf({K::saved(), "LARGER 5"})}), session.why());
    rest.partial = PartialRange{0, 5};
    QCOMPARE(errorOf(await(session->send(Search{K::all(), By::Uid, rest}))), Kind::InvalidArgument);
    QCOMPARE(errorOf(await(session->send(Search{"ALL\r\na2 LOGOUT"}))), Kind::InvalidArgument);
    QVERIFY2(session.isFinished(), session.why());
}

// Only where it is needed, and never where the server takes UTF-8 (RFC 6855 section 3).
void TestSearch::charsets()
{
    const auto written = [](const SearchKey &key, bool utf8) {
        Writer out(Writer::Literals::NonSynchronizing);
        out.setUtf8(utf8);
        Search{key}.write(out);
        return out.take().at(0).bytes;
    };
    const SearchKey ascii = SearchKey::text(QStringLiteral("a")),
                    other = SearchKey::text(QStringLiteral("ä"));
    QCOMPARE(written(ascii, false), "UID SEARCH TEXT \"a\"");
    QCOMPARE(written(other, false), "UID SEARCH CHARSET UTF-8 TEXT {2+}\r\n\xC3\xA4");
    QCOMPARE(written(other, true), "UID SEARCH TEXT {2+}\r\n\xC3\xA4");
    QCOMPARE(written("TEXT \"\xC3\xA4\"", false), "UID SEARCH CHARSET UTF-8 TEXT \"\xC3\xA4\"");
}

// "all min max count modseq"
static QByteArray text(const SearchResult &result)
{
    const auto number = [](const auto &value) {
        return value ? QByteArray::number(*value) : QByteArray("-");
    };
    return result.all.toWire() + ' ' + number(result.min) + ' ' + number(result.max) + ' '
           + number(result.count) + ' ' + number(result.modSeq);
}

void TestSearch::plain_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *lines, const char *found) {
        QTest::newRow(lines) << QByteArray(lines) << QByteArray(found);
    };
    row("S: * SEARCH 2 84 882\n", "2,84,882 - - - -");
    row("S: * SEARCH\n", " - - - -");
    row("S: * SEARCH \n", " - - - -");
    row("", " - - - -"); // Cyrus, for FUZZY
    row("S: *  search  2   84 \n", "2,84 - - - -");
    row("S: * SEARCH 5 4 3 9 4\n", "3:5,9 - - - -");
    row("S: * SEARCH 5 3\nS: * SEARCH\nS: * 4 EXISTS\nS: * SEARCH 4\n", "3:5 - - - -");
    row("S: * SEARCH 2 5 (MODSEQ 917162500)\n", "2,5 - - - 917162500");
    row("S: * SEARCH (MODSEQ 917162500)\n", " - - - 917162500");
    row("S: * SEARCH 2 (MODSEQ)\n", "2 - - - -");
    row("S: * SEARCH 0 7\n", "7 - - - -");
    row("S: * SEARCH 4294967294\n", "4294967294 - - - -");
    row("S: * ESEARCH (TAG \"a1\") UID ALL 2,84,882\n", "2,84,882 - - - -");
    row("S: * ESEARCH (TAG \"a1\") UID COUNT 0\n", " - - 0 -");
}

void TestSearch::plain()
{
    QFETCH(QByteArray, lines);
    lines.replace("\"a1\"", "\"M0001\"");
    const auto found = perform(Search{}, "C: a1 UID SEARCH ALL\n" + lines + "S: a1 OK\n");
    QVERIFY2(found, qPrintable(found ? QString() : found.error().text));
    QTEST(text(*found), "found");
    QCOMPARE(found->tag, "M0001");
}

void TestSearch::extended_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *line, const char *found) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(found);
    };
    row("ESEARCH (TAG \"M0001\") MIN 2 COUNT 3", " 2 - 3 -"); // RFC 4731 section 3.1
    row("ESEARCH (TAG \"M0001\") UID MIN 7 MAX 3800", " 7 3800 - -");
    row("ESEARCH (TAG \"M0001\") UID COUNT 5 ALL 4:19,21,28", "4:19,21,28 - - 5 -");
    row("ESEARCH (TAG M0001) ALL 2:1", "1:2 - - - -");
    row("ESEARCH (TAG \"M0001\") ALL 9,7,5,6,1:3,2", "1:3,5:7,9 - - - -");
    row("ESEARCH (TAG \"M0001\")", " - - - -");
    row("ESEARCH", " - - - -");
    row("ESEARCH ", " - - - -");
    row("ESEARCH ALL 1:3", "1:3 - - - -");
    row("ESEARCH UID ALL 1:3 MODSEQ 1236", "1:3 - - - 1236");
    row("ESEARCH (TAG \"M0001\") ALL", " - - - -");
    row("ESEARCH (TAG \"M0001\") ALL COUNT 0", " - - 0 -");
    row("ESEARCH (TAG \"M0001\") ALL NIL COUNT 0", " - - 0 -");
    row("ESEARCH (TAG \"M0001\") ALL \"\" COUNT 0", " - - 0 -");
    row("esearch (tag \"M0001\") uid all 3 count 1", "3 - - 1 -");
    row("ESEARCH (TAG \"M0001\" MAILBOX \"a)\" UIDVALIDITY 7) UID ALL 3", "3 - - - -"); // RFC 7377
    row("ESEARCH (TAG \"M0001\") X-NEW (a (b)) COUNT 1 Y 5", " - - 1 -");
    row("ESEARCH  (TAG \"M0001\")  COUNT  1 ", " - - 1 -");
    row("SEARCH 5 3 4 9", "3:5,9 3 9 4 -");
    row("SEARCH", " - - 0 -");
}

void TestSearch::extended()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(
        Script(greeting("") + "C: a1 UID SEARCH RETURN (ALL) ALL\nS: * " + line + "\nS: a1 OK"));
    const auto found =
        await(session->send(Search{SearchKey::all(), By::Uid, SearchReturn{false, false, true}}));
    QVERIFY2(found, session.why());
    QTEST(text(*found), "found");
}

void TestSearch::malformed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"* SEARCH x", "* SEARCH 1 x", "* SEARCH 1,2", "* SEARCH -1", "* SEARCH 4294967296",
          "* SEARCH \"1\"", "* SEARCH 99999999999999999999", "* ESEARCH (TAG",
          "* ESEARCH (TAG \"M0001\") MIN x", "* ESEARCH ALL 1:0", "* ESEARCH ALL 1;2", "* ESEARCH COUNT -1",
          "* ESEARCH PARTIAL (1:5)x", "* ESEARCH PARTIAL (0:5 1)", "* ESEARCH RELEVANCY (1 x)",
          "* ESEARCH ADDTO (1 x)", "* ESEARCH (TAG \"M0001\") (ALL 1)"})
        QTest::newRow(line) << QByteArray(line);
}

void TestSearch::malformed()
{
    QFETCH(QByteArray, line);
    ScriptedSession session(Script(greeting("")
                                   + ("C: a1 UID SEARCH ALL\nS: " + line
                                      + "\nS: a1 OK\nC: a2 UID SEARCH ALL\nS: * SEARCH 7\nS: a2 OK")));
    QCOMPARE(errorOf(await(session->send(Search{}))), Kind::Malformed);
    const auto next = await(session->send(Search{}));
    QVERIFY2(next, session.why());
    QCOMPARE(next->all.toWire(), "7");
}

// RFC 9394 section 3.1, RFC 6203 section 4
void TestSearch::partialResults()
{
    ScriptedSession session(Script(greeting("") + R"(
        C: a1 UID SEARCH RETURN (PARTIAL -1:-3) ALL
        S: * ESEARCH (TAG "M0001") UID PARTIAL (-1:-3 200:250,252:300)
        S: a1 OK
        C: a2 UID SEARCH RETURN (PARTIAL 500:600) ALL
        S: * ESEARCH (TAG "M0002") UID PARTIAL (500:600 NIL)
        S: a2 OK
        C: a3 UID SEARCH RETURN (ALL RELEVANCY) FUZZY TEXT "x"
        S: * ESEARCH (TAG "M0003") ALL 1,5,10 RELEVANCY (4 99 42)
        S: a3 OK)"));
    SearchReturn returning;
    returning.partial = PartialRange{-1, -3};
    const auto some = await(session->send(Search{SearchKey::all(), By::Uid, returning}));
    QVERIFY2(some, session.why());
    QCOMPARE(some->partial.toWire(), "200:250,252:300");
    QVERIFY(some->partialRange->first == -1 && some->partialRange->last == -3 && some->all.isEmpty());
    returning.partial = PartialRange{500, 600};
    const auto none = await(session->send(Search{SearchKey::all(), By::Uid, returning}));
    QVERIFY2(none && none->partial.isEmpty() && none->partialRange->last == 600, session.why());
    const auto scored = await(session->send(Search{SearchKey::fuzzy(SearchKey::text(QStringLiteral("x"))),
                                                   By::Uid, SearchReturn{.all = true, .relevancy = true}}));
    QVERIFY2(scored, session.why());
    QCOMPARE(scored->relevancy, (std::vector<quint32>{4, 99, 42}));
}

void TestSearch::whatWasNotAskedFor()
{
    ScriptedSession session(Script(greeting("") + R"(
        C: a1 UID SEARCH ALL
        S: * SEARCH 1 2
        S: * SORT 2 1
        S: * THREAD (1)
        S: * ESEARCH (TAG "M0001") UID ALL 3
        S: a1 OK)"));
    QSignalSpy others(&*session, &Session::unsolicited);
    const auto found = await(session->send(Search{}));
    QVERIFY2(found, session.why());
    QCOMPARE(found->all.toWire(), "1:3");
    QCOMPARE(others.count(), 2);
}

// Dovecot tells late changes of earlier searches.
void TestSearch::anothersAnswer()
{
    ScriptedSession session(Script(greeting("") + R"(
        C: a1 UID SEARCH RETURN (ALL) ALL
        S: * ESEARCH (TAG "M0099") UID REMOVEFROM (0 7)
        S: * ESEARCH (TAG "M0001") UID ALL 3
        S: a1 OK)"));
    std::vector<ESearch> others;
    connect(&*session, &Session::unsolicited, &*session, [&others](QByteArrayView, QByteArrayView response) {
        if (const auto answer = ESearch::fromWire(response))
            others.push_back(*answer);
    });
    const auto found = await(session->send(Search{SearchKey::all(), By::Uid, SearchReturn{.all = true}}));
    QVERIFY2(found, session.why());
    QCOMPARE(found->all.toWire(), "3");
    QCOMPARE(others.size(), size_t(1));
    QVERIFY(others[0].tag == "M0099" && others[0].byUid && !others[0].changes.at(0).added);
    QCOMPARE(others[0].changes.at(0).messages.at(0).first, 7U);
}

// RFC 5267 section 4.3
void TestSearch::updates()
{
    ScriptedSession session(Script(greeting("") + R"(
        C: a1 UID SEARCH RETURN (COUNT UPDATE) ALL
        S: * ESEARCH (TAG "M0001") COUNT 2
        S: * ESEARCH (TAG "M0001") UID ADDTO (1 2733 2 2731:2732,9)
        S: * NO [NOUPDATE "M0001"] Too many contexts
        S: a1 OK
        C: a2 CANCELUPDATE "M0001" "M0007"
        S: a2 OK)"));
    const auto found =
        await(session->send(Search{SearchKey::all(), By::Uid, SearchReturn{.count = true, .update = true}}));
    QVERIFY2(found, session.why());
    QCOMPARE(found->count.value_or(0), 2U);
    QVERIFY(found->noUpdates);
    QCOMPARE(found->changes.size(), size_t(2));
    QCOMPARE(found->changes[0].position, 1U);
    QCOMPARE(found->changes[1].messages.size(), size_t(2));
    QCOMPARE(found->changes[1].messages[0].last, 2732U);
    QVERIFY(found->changes[1].messages[1].first == 9 && found->changes[1].added);
    QVERIFY2(await(session->send(CancelUpdate{{found->tag, "M0007"}})), session.why());
    QCOMPARE(errorOf(await(session->send(CancelUpdate{}))), Kind::InvalidArgument);
    QVERIFY2(session.isFinished(), session.why());
}

// A tag that begins like ours is another one.
void TestSearch::updatesOfAnother()
{
    const auto found =
        perform(Search{SearchKey::all(), By::Uid, SearchReturn{.count = true, .update = true}},
                "S: * CAPABILITY IMAP4rev2 CONTEXT=SEARCH\nC: a1 UID SEARCH...\n"
                "S: * NO [NOUPDATE \"M00012\"] x\nS: * ESEARCH (TAG \"M0001\") COUNT 2\nS: a1 OK\n");
    QVERIFY(found && found->count == 2U && !found->noUpdates);
}

void TestSearch::badCharset()
{
    for (const QByteArray &word : {QByteArray("NO"), QByteArray("BAD")}) { // Cyrus says BAD
        const auto result = perform(Search{SearchKey::text(QStringLiteral("я"))},
                                    "C: a1 UID SEARCH CHARSET UTF-8 TEXT {2+}\nC: я\nS: a1 " + word
                                        + " [BADCHARSET (US-ASCII \"ISO-8859-1\")] no\n");
        QVERIFY(!result);
        QCOMPARE(result.error().code, "BADCHARSET");
        QCOMPARE(result.error().arguments, "(US-ASCII \"ISO-8859-1\")");
    }
    const auto unsaid = perform(Search{SearchKey::text(QStringLiteral("ä"))},
                                "C: a1 UID SEARCH CHARSET UTF-8 TEXT {2+}\nC: ä\nS: a1 NO [BADCHARSET] no\n");
    QVERIFY(!unsaid && unsaid.error().arguments.isEmpty());
}

// The first of the server's that can hold all of the text.
void TestSearch::otherCharset()
{
    SearchKey key = SearchKey::allOf({SearchKey::text(QStringLiteral("ä")), SearchKey::has("A")});
    const auto refused =
        perform(Search{key}, "C: a1 UID SEARCH CHARSET UTF-8 TEXT {2+}\nC: ä KEYWORD A\nS: a1 NO [BADCHARSET "
                             "(US-ASCII KOI8-R \"ISO-8859-1\" windows-1252)] no\n");
    QVERIFY(!refused && key.changeCharset(refused.error()));
    QCOMPARE(key.charset(), "ISO-8859-1");
    const auto found =
        perform(Search{key}, "C: a1 UID SEARCH CHARSET ISO-8859-1 TEXT {1+}\nC: \xe4 KEYWORD A\n"
                             "S: * SEARCH 5\nS: a1 OK\n");
    QVERIFY(found);
    QCOMPARE(found->all.toWire(), "5");
    QVERIFY(!key.changeCharset(refused.error())); // once is enough
    SearchKey russian = SearchKey::text(QStringLiteral("я"));
    QVERIFY(!russian.changeCharset({Error::Kind::Refused, "BADCHARSET", {}, "(US-ASCII ISO-8859-1)"}));
    QVERIFY(!russian.changeCharset({Error::Kind::Refused, "BADCHARSET", {}, {}}));
    QCOMPARE(russian.charset(), "UTF-8");
    QCOMPARE(SearchKey::all().charset(), "");
    // Text of another charset may look like quotes, and a name like an order to the converter.
    SearchKey japanese = SearchKey::subject(QStringLiteral("\u3042\u3044"));
    QVERIFY(!japanese.changeCharset({Error::Kind::Refused, "NOPERM", {}, "(ISO-2022-JP)"}));
    QVERIFY(!japanese.changeCharset(
        {Error::Kind::Refused, "BADCHARSET", {}, "(ISO-8859-1//TRANSLIT UTF-16 ISO-2022-CN-EXT)"}));
    QCOMPARE(japanese.charset(), "UTF-8");
    QVERIFY(japanese.changeCharset({Error::Kind::Refused, "BADCHARSET", {}, "(big ISO-2022-JP)"}));
    QCOMPARE(japanese.charset(), "ISO-2022-JP");
    Writer out;
    japanese.write(out);
    QCOMPARE(out.take().front().bytes, "SUBJECT \"\x1b$B$\\\"$$\x1b(B\"");
}

// RFC 6855 section 3: no charset may be named.
void TestSearch::utf8Mode()
{
    ScriptedSession session(Script(greeting(" ENABLE UTF8=ACCEPT") + R"(
        C: a1 ENABLE UTF8=ACCEPT
        S: * ENABLED UTF8=ACCEPT
        S: a1 OK
        C: a2 UID SEARCH TEXT {2+}
        C: ä
        S: * SEARCH 5
        S: a2 OK)"));
    QVERIFY(await(session->send(Raw{"ENABLE UTF8=ACCEPT"})));
    const auto found = await(session->send(Search{SearchKey::text(QStringLiteral("ä"))}));
    QVERIFY2(found, session.why());
    QCOMPARE(found->all.toWire(), "5");
}

void TestSearch::needs()
{
    const QByteArray old = "S: * OK [CAPABILITY IMAP4rev1] ready\n";
    const auto lacked = [&old](const SearchKey &key, const std::optional<SearchReturn> &returning) {
        return lackedBy(Search{key, By::Uid, returning}, old);
    };
    QCOMPARE(lacked(SearchKey::all(), {}), "");
    QCOMPARE(lacked(SearchKey::younger(5), {}), "WITHIN");
    QCOMPARE(lacked(SearchKey::all(), SearchReturn()), "ESEARCH");
    QCOMPARE(lacked(SearchKey::all(), SearchReturn{.save = true}), "SEARCHRES");
    QCOMPARE(lacked(SearchKey::all(), SearchReturn{.update = true}), "CONTEXT=SEARCH");
    QCOMPARE(lacked(SearchKey::all(), SearchReturn{.relevancy = true}), "SEARCH=FUZZY");
    QCOMPARE(
        lackedBy(Search{SearchKey::all(), By::Uid, SearchReturn()}, "S: * OK [CAPABILITY IMAP4rev2] ready\n"),
        "");
    QCOMPARE(lackedBy(CancelUpdate{{"a"}}, old), "CONTEXT=SEARCH");
    QVERIFY((Search{SearchKey::all(), By::Number}.usesNumbers()));
    QVERIFY(Search{"1:5"}.usesNumbers() && !Search{}.usesNumbers());
    QVERIFY(Search{"KEYWORD $Junk SUBJECT \"a $ b\""}.reads() && Search{}.reads());
    QVERIFY(!Search{"NOT ($ UNSEEN)"}.reads() && !Search{SearchKey::isNot(SearchKey::saved())}.reads());
}

// In any order: what would make a set of many single numbers slow.
void TestSearch::manyNumbers()
{
    QByteArray line;
    for (quint32 number = 600000; number > 0; number -= 3)
        line += ' ' + QByteArray::number(number);
    const auto plain = perform(Search{}, "C: a1 UID SEARCH ALL\nS: * SEARCH" + line + "\nS: a1 OK\n");
    QVERIFY(plain);
    QCOMPARE(plain->all.count(), quint64(200000));
    line = line.trimmed().replace(' ', ',');
    const auto extended =
        perform(Search{}, "C: a1 UID SEARCH ALL\nS: * ESEARCH UID ALL " + line + "\nS: a1 OK\n");
    QVERIFY(extended);
    QCOMPARE(extended->all.ranges().size(), size_t(200000));
    QCOMPARE(extended->all.ranges().front().first, 3U);
}

void TestSearch::dovecot()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    const quint32 count = session->mailbox().count();
    const auto find = [&](const SearchKey &key) {
        return await(session->send(Search{key, By::Number}));
    };
    using K = SearchKey;
    const auto all = find(K::all());
    QVERIFY(all);
    QCOMPARE(all->all.toWire(), "1:" + QByteArray::number(count));
    const auto messages = await(session->send(
        FetchData{Messages::numbers({1, count}),
                  {"UID", "FLAGS", "RFC822.SIZE", "INTERNALDATE", "ENVELOPE", FetchItem::modSeq()}}));
    QVERIFY(messages);
    // Each key against what FETCH tells.
    const auto expect = [&](auto matches) {
        SequenceSet set;
        for (const MessageData &message : *messages) {
            if (matches(message))
                set.add(message.number);
        }
        return set.toWire();
    };
    const quint64 size = *messages->at(count / 2).size;
    QCOMPARE(find(K::larger(size))->all.toWire(),
             expect([size](const MessageData &m) { return *m.size > size; }));
    QCOMPARE(find(K::smaller(size))->all.toWire(),
             expect([size](const MessageData &m) { return *m.size < size; }));
    const auto seen = [](const MessageData &m) {
        return m.flags->contains("\\Seen");
    };
    QCOMPARE(find(K::has(flag::Seen))->all.toWire(), expect(seen));
    QCOMPARE(find(K::hasNot(flag::Seen))->all.toWire(),
             expect([&](const MessageData &m) { return !seen(m); }));
    QCOMPARE(find(K::anyOf({K::has(flag::Seen), K::larger(size)}))->all.toWire(),
             expect([&](const MessageData &m) { return seen(m) || *m.size > size; }));
    QCOMPARE(find(K::isNot(K::allOf({K::has(flag::Seen), K::larger(size)})))->all.toWire(),
             expect([&](const MessageData &m) { return !seen(m) || *m.size <= size; }));
    QCOMPARE(find(K::anyOf({K::numbers({1, 2}), K::uids({messages->back().uid, SequenceSet::Star})}))
                 ->all.toWire(),
             expect([&](const MessageData &m) { return m.number <= 2 || m.number == count; }));
    const QByteArray id = messages->front().envelope->messageId;
    QCOMPARE(find(K::header("Message-ID", QString::fromLatin1(id)))->all.toWire(), "1");
    QVERIFY(find(K::modSeq(*messages->front().modSeq)));
    QVERIFY(find(K::allOf({K::since({2020, 1, 1}), K::sentBefore({2030, 1, 1}), K::younger(4000000000)})));
    const auto umlauts = find(K::text(QStringLiteral("ü")));
    QVERIFY2(umlauts && !umlauts->all.isEmpty() && umlauts->all.count() < count,
             umlauts ? umlauts->all.toWire().constData() : qPrintable(umlauts.error().text));
    const auto short1 =
        await(session->send(Search{K::all(), By::Uid, SearchReturn{true, true, false, true}}));
    QVERIFY(short1);
    QCOMPARE(text(*short1), " " + QByteArray::number(messages->front().uid) + ' '
                                + QByteArray::number(messages->back().uid) + ' ' + QByteArray::number(count)
                                + " -");
    SearchReturn part;
    part.partial = PartialRange{2, 3};
    const auto partial = await(session->send(Search{K::all(), By::Number, part}));
    QVERIFY(partial);
    QCOMPARE(partial->partial.toWire(), "2:3");
}

// RFC 5182
void TestSearch::dovecotSaves()
{
    const Dovecot server;
    const auto session = server.session();
    QVERIFY(await(session->send(Select{MailboxName(u"INBOX")})));
    QVERIFY(await(session->send(Search{SearchKey::numbers({2, 4}), By::Number, SearchReturn{.save = true}})));
    const auto fetched = await(session->send(FetchData{Messages::saved(), {"UID"}}));
    QVERIFY(fetched);
    QCOMPARE(fetched->size(), size_t(3));
    QCOMPARE(fetched->front().number, 2U);
    const auto again = await(session->send(Search{SearchKey::saved(), By::Number}));
    QVERIFY(again);
    QCOMPARE(again->all.toWire(), "2:4");
}

void TestSearch::dovecotUpdates()
{
    const Dovecot server;
    const auto session = server.session();
    const MailboxName mine(u"tst_search");
    QVERIFY(await(session->send(Raw{"CREATE tst_search"})));
    QVERIFY(await(session->send(Append{mine, {{"Subject: 1\r\n\r\n"}}})));
    QVERIFY(await(session->send(Select{mine})));
    const auto first =
        await(session->send(Search{SearchKey::all(), By::Uid, SearchReturn{.all = true, .update = true}}));
    QVERIFY(first);
    QCOMPARE(first->all.toWire(), "1");
    std::vector<ESearch> changes;
    connect(&*session, &Session::unsolicited, &*session, [&changes](QByteArrayView, QByteArrayView response) {
        if (const auto answer = ESearch::fromWire(response))
            changes.push_back(*answer);
    });
    QVERIFY(await(session->send(Append{mine, {{"Subject: 2\r\n\r\n"}}})));
    QVERIFY(await(session->send(Raw{"NOOP"})));
    QCOMPARE(changes.size(), size_t(1));
    QCOMPARE(changes[0].tag, first->tag);
    QVERIFY(changes[0].changes.at(0).added && changes[0].changes.at(0).messages.at(0).first == 2);
    QVERIFY(await(session->send(CancelUpdate{{first->tag}})));
    QVERIFY(await(session->send(Raw{"CLOSE"})));
    QVERIFY(await(session->send(Raw{"DELETE tst_search"})));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
