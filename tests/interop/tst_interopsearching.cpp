#include "answers.h"
#include "corpustopic.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/store.h"
#include "imapcore/commands/xatom.h"
#include <QRegularExpression>

using namespace imap;

// SEARCH by every key, beside what the corpus is known to hold.
class InteropSearching : public CorpusTopic
{
    Q_OBJECT

private slots:
    void keys_data();
    void keys();
    void charsets_data();
    void charsets();
    void returns_data();
    void returns();
    void saved();
    void within();
    void fuzzy();
    void answers_data();
    void answers();
};

using Holds = std::function<bool(const CorpusMessage &, quint32)>;

struct Row
{
    const char *name;
    SearchKey key;
    Holds holds;
};

// Substrings, in any case, of the decoded field.
static Holds says(CorpusText CorpusMessage::*field, const QString &text)
{
    return [field, text](const CorpusMessage &message, quint32) {
        return (message.*field).isThere() && (message.*field).said.contains(text, Qt::CaseInsensitive);
    };
}
static Holds hasField(CorpusText CorpusMessage::*field)
{
    return [field](const CorpusMessage &message, quint32) {
        return (message.*field).isThere();
    };
}
static Holds hasFlag(const char *flag)
{
    return [flag](const CorpusMessage &message, quint32) {
        return message.flags.contains(flag);
    };
}
static Holds no(const Holds &holds)
{
    return [holds](const CorpusMessage &message, quint32 number) {
        return !holds(message, number);
    };
}
// The day in the zone it was written in.
static Holds sentDay(const std::function<bool(QDate)> &test)
{
    return [test](const CorpusMessage &message, quint32) {
        return message.sent.isValid() && test(message.sent.date());
    };
}
static Holds arrivalDay(const std::function<bool(QDate)> &test)
{
    return [test](const CorpusMessage &message, quint32) {
        return test(message.arrival.date());
    };
}
static Holds among(const char *set)
{
    return [numbers = SequenceSet::fromWire(set, quint32(corpus().size()))](const CorpusMessage &,
                                                                            quint32 number) {
        return numbers.contains(number);
    };
}
static Holds textHas(const QString &text)
{
    return [text](const CorpusMessage &message, quint32) {
        for (const auto field : {&CorpusMessage::subject, &CorpusMessage::from, &CorpusMessage::to,
                                 &CorpusMessage::cc, &CorpusMessage::bcc, &CorpusMessage::body}) {
            if ((message.*field).said.contains(text, Qt::CaseInsensitive))
                return true;
        }
        return QString::fromLatin1(message.text()).contains(text, Qt::CaseInsensitive);
    };
}

static const std::vector<Row> &rows()
{
    using M = CorpusMessage;
    using K = SearchKey;
    const auto all = [](const M &, quint32) {
        return true;
    };
    const auto both = [](const Holds &a, const Holds &b) {
        return [a, b](const M &message, quint32 n) {
            return a(message, n) && b(message, n);
        };
    };
    const auto either = [](const Holds &a, const Holds &b) {
        return [a, b](const M &message, quint32 n) {
            return a(message, n) || b(message, n);
        };
    };
    const QDate day(2021, 6, 15), next(2021, 6, 16);
    const auto size = [](const M &message) {
        return message.text().size();
    };
    const auto middle = size(corpus().at(40));
    const auto text = [](const char *utf8) {
        return QString::fromUtf8(utf8);
    };
    static const std::vector<Row> table{
        {"ALL", K::all(), all},
        {"ANSWERED", K::has(flag::Answered), hasFlag(flag::Answered)},
        {"DELETED", K::has(flag::Deleted), hasFlag(flag::Deleted)},
        {"DRAFT", K::has(flag::Draft), hasFlag(flag::Draft)},
        {"FLAGGED", K::has(flag::Flagged), hasFlag(flag::Flagged)},
        {"SEEN", K::has(flag::Seen), hasFlag(flag::Seen)},
        {"UNANSWERED", K::hasNot(flag::Answered), no(hasFlag(flag::Answered))},
        {"UNDELETED", K::hasNot(flag::Deleted), no(hasFlag(flag::Deleted))},
        {"UNDRAFT", K::hasNot(flag::Draft), no(hasFlag(flag::Draft))},
        {"UNFLAGGED", K::hasNot(flag::Flagged), no(hasFlag(flag::Flagged))},
        {"UNSEEN", K::hasNot(flag::Seen), no(hasFlag(flag::Seen))},
        {"KEYWORD", K::has("Work"), hasFlag("Work")},
        {"KEYWORD in another case", K::has("wOrK"), hasFlag("Work")},
        {"KEYWORD $Forwarded", K::has("$Forwarded"), hasFlag("$Forwarded")},
        {"KEYWORD that none has", K::has("Nobody"), no(all)},
        {"UNKEYWORD", K::hasNot("Work"), no(hasFlag("Work"))},
        {"FROM", K::from(text("alice")), says(&M::from, text("alice"))},
        {"FROM, an address", K::from(text("ADAM@example.org")), says(&M::from, text("adam@example.org"))},
        {"FROM, a quoted name", K::from(text("Olivia, O.")), says(&M::from, text("Olivia, O."))},
        {"FROM, an encoded name", K::from(text("müller")), says(&M::from, text("müller"))},
        {"FROM, KOI8-R", K::from(text("иван")), says(&M::from, text("иван"))},
        {"FROM, in a group", K::from(text("dave")), says(&M::from, text("dave"))},
        {"TO", K::to(text("zoe")), says(&M::to, text("zoe"))},
        {"TO, an encoded name", K::to(text("Jürgen")), says(&M::to, text("Jürgen"))},
        {"CC", K::cc(text("anna")), says(&M::cc, text("anna"))},
        {"BCC", K::bcc(text("example.org")), says(&M::bcc, text("example.org"))},
        {"SUBJECT", K::subject(text("hello")), says(&M::subject, text("hello"))},
        {"SUBJECT, within a word", K::subject(text("ell")), says(&M::subject, text("ell"))},
        {"SUBJECT, quotes and backslash", K::subject(text("\"quoted\" \\ b")),
         says(&M::subject, text("\"quoted\" \\ b"))},
        {"SUBJECT, folded", K::subject(text("long subject folded")),
         says(&M::subject, text("long subject folded"))},
        {"SUBJECT, encoded", K::subject(text("grüße")), says(&M::subject, text("grüße"))},
        {"SUBJECT, other words for ß", K::subject(text("GRÜSSE")), no(all)},
        {"SUBJECT, KOI8-R and UTF-8", K::subject(text("ПРИВЕТ")), says(&M::subject, text("привет"))},
        {"SUBJECT, two encoded words", K::subject(text("straße")), says(&M::subject, text("straße"))},
        {"SUBJECT, ISO-2022-JP", K::subject(text("日本")), says(&M::subject, text("日本"))},
        {"SUBJECT, raw UTF-8", K::subject(text("käse")), says(&M::subject, text("käse"))},
        {"SUBJECT, without the dots", K::subject(text("kase")), says(&M::subject, text("kase"))},
        {"SUBJECT, with dots that are not there", K::subject(text("ápfel")),
         says(&M::subject, text("ápfel"))},
        {"SUBJECT, 4 octets", K::subject(text("😀")), says(&M::subject, text("😀"))},
        {"SUBJECT, empty", K::subject(text("")), hasField(&M::subject)},
        {"HEADER", K::header("X-Colour", text("blu")),
         [](const M &m, quint32) {
             return m.more.contains("X-Colour: Blue");
         }},
        {"HEADER, there at all", K::header("x-colour", text("")),
         [](const M &m, quint32) {
             return m.more.contains("X-Colour");
         }},
        {"HEADER Message-ID", K::header("Message-ID", text("<r1@x>")),
         [](const M &m, quint32) {
             return m.messageId == "<r1@x>";
         }},
        {"HEADER References", K::header("References", text("r1@x")),
         [](const M &m, quint32) {
             return m.references.contains("r1@x");
         }},
        {"HEADER Subject", K::header("Subject", text("zebra")), says(&M::subject, text("zebra"))},
        {"HEADER Date", K::header("Date", text("noon")),
         [](const M &m, quint32) {
             return m.date.contains("noon");
         }},
        {"BODY", K::body(text("nothing to SAY")), says(&M::body, text("nothing to say"))},
        {"BODY, quoted-printable", K::body(text("bär im wald")), says(&M::body, text("bär im wald"))},
        {"BODY, base64", K::body(text("привет")), says(&M::body, text("привет"))},
        {"BODY, 8-bit", K::body(text("käse und")), says(&M::body, text("käse und"))},
        {"BODY, HTML", K::body(text("the quick brown")),
         [](const M &m, quint32) {
             return m.body.wire.contains("quick");
         }},
        {"BODY, a tag", K::body(text("<b>")), says(&M::body, text("<b>"))},
        {"BODY, not the header", K::body(text("writer@example.org")), no(all)},
        {"TEXT", K::text(text("fox")), textHas(text("fox"))},
        {"TEXT, of the header", K::text(text("X-Colour")), textHas(text("X-Colour"))},
        {"TEXT, encoded", K::text(text("bär")), textHas(text("bär"))},
        {"TEXT, in both", K::text(text("привет")), textHas(text("привет"))},
        {"BEFORE", K::before(day), arrivalDay([=](QDate d) { return d < day; })},
        {"ON", K::on(next), arrivalDay([=](QDate d) { return d == next; })},
        {"SINCE", K::since(next), arrivalDay([=](QDate d) { return d >= next; })},
        {"SENTBEFORE", K::sentBefore(day), sentDay([=](QDate d) { return d < day; })},
        {"SENTON", K::sentOn(day), sentDay([=](QDate d) { return d == day; })},
        {"SENTSINCE", K::sentSince(day), sentDay([=](QDate d) { return d >= day; })},
        {"LARGER", K::larger(quint64(middle)),
         [=](const M &m, quint32) {
             return size(m) > middle;
         }},
        {"SMALLER", K::smaller(quint64(middle)),
         [=](const M &m, quint32) {
             return size(m) < middle;
         }},
        {"LARGER than 4 GB", K::larger(5'000'000'000), no(all)},
        {"numbers", K::numbers(SequenceSet::fromWire("2,5:7,60:*")), among("2,5:7,60:*")},
        {"UID", K::uids(SequenceSet::fromWire("1,70:*")), among("1,70:*")},
        {"UID *", K::uids(SequenceSet::fromWire("*")), among("*")},
        {"NOT", K::isNot(K::subject(text("e"))), no(says(&M::subject, text("e")))},
        {"OR", K::anyOf({K::has(flag::Draft), K::from(text("zoe"))}),
         either(hasFlag(flag::Draft), says(&M::from, text("zoe")))},
        {"three of OR", K::anyOf({K::has(flag::Draft), K::has("Work"), K::uids(SequenceSet(3, 4))}),
         either(hasFlag(flag::Draft), either(hasFlag("Work"), among("3:4")))},
        {"both", K::allOf({K::subject(text("dates")), K::has(flag::Seen)}),
         both(says(&M::subject, text("dates")), hasFlag(flag::Seen))},
        {"NOT of both", K::isNot(K::allOf({K::subject(text("dates")), K::has(flag::Seen)})),
         no(both(says(&M::subject, text("dates")), hasFlag(flag::Seen)))},
        {"deep",
         K::anyOf(
             {K::allOf({K::isNot(K::anyOf({K::has(flag::Seen), K::subject(text("re:"))})), K::smaller(300)}),
              K::bcc(text("zoe"))}),
         either(both(no(either(hasFlag(flag::Seen), says(&M::subject, text("re:")))),
                     [=](const M &m, quint32) { return size(m) < 300; }),
                says(&M::bcc, text("zoe")))},
        {"MODSEQ 1", K::modSeq(1), all},
        {"SAVEDATESUPPORTED", K::saveDateSupported(), all},
        {"SAVEDSINCE", K::savedSince(QDate(2020, 1, 1)), all},
    };
    return table;
}

static SequenceSet computed(const Holds &holds)
{
    SequenceSet set;
    for (quint32 number = 1; number <= corpus().size(); ++number) {
        if (holds(corpus()[number - 1], number))
            set.add(number);
    }
    return set;
}

// What it finds besides, and what it does not find.
static QByteArray deviation(const SequenceSet &found, const SequenceSet &wanted)
{
    QByteArray text;
    for (quint32 number = 1; number <= corpus().size(); ++number) {
        if (found.contains(number) != wanted.contains(number))
            text += (found.contains(number) ? " +" : " -") + QByteArray::number(number);
    }
    return text.isEmpty() ? "as computed: " + wanted.toWire() : "not as computed:" + text;
}

void InteropSearching::keys_data()
{
    QTest::addColumn<int>("row");
    for (size_t i = 0; i < rows().size(); ++i)
        QTest::newRow(rows()[i].name) << int(i);
}

void InteropSearching::keys()
{
    FEATURE("SEARCH");
    QFETCH(int, row);
    const auto &[name, key, holds] = rows()[size_t(row)];
    const auto found = await(m_session->send(Search{key, Messages::By::Number}));
    const auto byUid = await(m_session->send(Search{key}));
    ANSWER(untimed(said(found)));
    if (!found && found.error().kind == Error::Kind::ServerClosed) { // Cyrus, by a large number
        m_session = openCorpus();
        return;
    }
    COMPARE(said(byUid), said(found));
    if (!found)
        return;
    COMPARE(byUid->all.toWire(), found->all.toWire()); // they are the same here
    ANSWER(deviation(found->all, computed(holds)));
}

void InteropSearching::charsets_data()
{
    QTest::addColumn<QByteArray>("charset");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("US-ASCII") << QByteArray("US-ASCII") << QByteArray("apfel");
    QTest::newRow("US-ASCII with 8-bit") << QByteArray("US-ASCII") << QByteArray("\xc3\xa4pfel");
    QTest::newRow("none with 8-bit") << QByteArray() << QByteArray("\xc3\xa4pfel");
    QTest::newRow("UTF-8") << QByteArray("UTF-8") << QByteArray("\xc3\xa4pfel");
    QTest::newRow("utf-8 in lower case") << QByteArray("utf-8") << QByteArray("\xc3\xa4pfel");
    QTest::newRow("UTF-8 that is none") << QByteArray("UTF-8") << QByteArray("\xe4pfel");
    QTest::newRow("ISO-8859-1") << QByteArray("ISO-8859-1") << QByteArray("\xe4pfel");
    QTest::newRow("KOI8-R") << QByteArray("KOI8-R") << QByteArray("\xd0\xd2\xc9\xd7\xc5\xd4");
    QTest::newRow("X-NONE") << QByteArray("X-NONE") << QByteArray("apfel");
    QTest::newRow("quoted") << QByteArray("\"UTF-8\"") << QByteArray("apfel");
}

// The text as a literal, in charsets that the library itself does not use.
void InteropSearching::charsets()
{
    FEATURE("SEARCH CHARSET");
    QFETCH(QByteArray, charset);
    QFETCH(QByteArray, text);
    Xatom xatom{.name = "SEARCH"};
    if (!charset.isEmpty())
        xatom.arguments.push_back({"CHARSET " + charset});
    xatom.arguments.push_back({"SUBJECT"});
    xatom.arguments.push_back({text, Xatom::Argument::Form::Literal});
    const auto session = openCorpus();
    const auto answer = await(session->send(xatom));
    ANSWER(untimed(said(answer)) + (answer ? '\n' + answer->responses.join('\n') : ""));
}

void InteropSearching::returns_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("key");
    for (const char *options : {"MIN", "MAX", "COUNT", "ALL", "MIN MAX COUNT ALL", ""}) {
        QTest::addRow("(%s) of some", options) << QByteArray(options) << QByteArray("SUBJECT Dates");
        QTest::addRow("(%s) of none", options)
            << QByteArray(options) << QByteArray("SUBJECT nothing-has-this");
    }
}

// ESEARCH (RFC 4731).
void InteropSearching::returns()
{
    FEATURE("ESEARCH");
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, key);
    const QByteArrayList words = options.split(' ');
    const SearchReturn returning{.min = words.contains("MIN"),
                                 .max = words.contains("MAX"),
                                 .all = words.contains("ALL"),
                                 .count = words.contains("COUNT")};
    const auto plain = await(m_session->send(Search{key}));
    const auto found = await(m_session->send(Search{key, Messages::By::Uid, returning}));
    ANSWER(said(found));
    if (!found)
        return;
    const auto &ranges = plain->all.ranges();
    COMPARE(found->count.has_value(), returning.count);
    COMPARE(found->count.value_or(0), quint32(returning.count ? plain->all.count() : 0));
    COMPARE(found->min.value_or(0), returning.min && !ranges.empty() ? ranges.front().first : 0);
    COMPARE(found->max.value_or(0), returning.max && !ranges.empty() ? ranges.back().last : 0);
    COMPARE(found->all.toWire(), returning.all || options.isEmpty() ? plain->all.toWire() : QByteArray());
}

// SEARCHRES (RFC 5182): "$" in SEARCH, FETCH, STORE.
void InteropSearching::saved()
{
    FEATURE("SEARCHRES");
    const TestMailbox box;
    box.fill({{"Subject: a\r\n\r\n"}, {"Subject: b\r\n\r\n"}, {"Subject: ab\r\n\r\n"}});
    const auto session = box.open();
    const auto found =
        await(session->send(Search{.key = "SUBJECT b", .returning = SearchReturn{.save = true}}));
    ANSWER(untimed(said(found)));
    if (!found) {
        ANSWER(untimed(exchange(*session, "SEARCH RETURN (SAVE) SUBJECT b")));
        return;
    }
    const auto within = await(session->send(Search{SearchKey::allOf({SearchKey::saved(), "SUBJECT a"})}));
    COMPARE(said(within), "OK");
    COMPARE(within->all.toWire(), "3");
    const auto fetched = await(session->send(FetchData{Messages::saved(), {"UID"}}));
    CHECK(fetched && fetched->size() == 2);
    COMPARE(said(await(session->send(Store{Messages::saved(), Store::How::Add, {flag::Flagged}}))), "OK");
    COMPARE(contents(*session), "1 (), 2 (\\Flagged), 3 (\\Flagged)");
}

// WITHIN (RFC 5032): all messages have old dates, but one.
void InteropSearching::within()
{
    FEATURE("WITHIN");
    const TestMailbox box;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    box.fill({{"Subject: a\r\n\r\n", {}, AppendDate{now - 100000}},
              {"Subject: b\r\n\r\n", {}, AppendDate{now - 1000}},
              {"Subject: c\r\n\r\n"}});
    const auto session = box.open();
    const auto older = await(session->send(Search{SearchKey::older(50000)}));
    const auto younger = await(session->send(Search{SearchKey::younger(50000)}));
    const auto youngest = await(session->send(Search{SearchKey::younger(500)}));
    ANSWER(untimed(said(older)));
    COMPARE(said(younger), said(older));
    if (!older) {
        ANSWER(untimed(exchange(*session, "SEARCH YOUNGER 500")));
        return;
    }
    COMPARE(older->all.toWire(), "1");
    COMPARE(younger->all.toWire(), "2:3");
    COMPARE(youngest->all.toWire(), "3");
}

// RFC 6203: where it is not announced too.
void InteropSearching::fuzzy()
{
    FEATURE("SEARCH=FUZZY");
    ANSWER(untimed(said(await(m_session->send(Search{SearchKey::fuzzy("SUBJECT hello")})))));
    ANSWER(untimed(exchange(*m_session, "SEARCH FUZZY SUBJECT hello")));
}

void InteropSearching::answers_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command : {"SEARCH NEW",
                                "SEARCH OLD",
                                "SEARCH RECENT",
                                "SEARCH NONSENSE",
                                "SEARCH",
                                "SEARCH ()",
                                "SEARCH NOT",
                                "SEARCH OR SEEN",
                                "SEARCH BEFORE 2021-06-15",
                                "SEARCH BEFORE 31-Feb-2021",
                                "SEARCH ON \"15-Jun-2021\"",
                                "SEARCH LARGER -1",
                                "SEARCH LARGER x",
                                "SEARCH 0",
                                "SEARCH 999",
                                "SEARCH 1:999",
                                "UID SEARCH UID 999:*",
                                "SEARCH KEYWORD \\Seen",
                                "SEARCH SUBJECT nothing-has-this",
                                "SEARCH (SEEN",
                                "SEARCH $",
                                "SEARCH MODSEQ 1 1",
                                "SEARCH SAVEDSINCE 1-Jan-2020",
                                "SEARCH EMAILID x",
                                "SEARCH RETURN (NONSENSE) ALL",
                                "SEARCH RETURN (PARTIAL 1:5) ALL"})
        QTest::newRow(command) << QByteArray(command);
}

// What the library would not ask, or not there.
void InteropSearching::answers()
{
    FEATURE("SEARCH");
    QFETCH(QByteArray, command);
    const auto session = openCorpus();
    QByteArray answer = untimed(exchange(*session, command));
    static const QRegularExpression tag(QStringLiteral(R"re(TAG "M[0-9]+")re"));
    answer = QString::fromUtf8(answer).replace(tag, QStringLiteral("TAG ...")).toUtf8();
    ANSWER(answer);
}

INTEROP_MAIN(InteropSearching)
#include "tst_interopsearching.moc"
