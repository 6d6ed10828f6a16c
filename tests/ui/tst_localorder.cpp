#include "imapcore/commands/append.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include "tests/support/await.h"
#include "tests/support/dovecot.h"
#include "tests/support/seed.h"
#include "ui/localorder/basesubject.h"
#include "ui/localorder/localarranger.h"
#include "uimain.h"
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using imap::SearchKey;

// What is sorted and threaded here stands as a server would have it that follows RFC 5256 and RFC 5957.
class TestLocalOrder : public QObject
{
    Q_OBJECT
private slots:
    void baseSubject_data();
    void baseSubject();
    void collation();
    void identifiers_data();
    void identifiers();
    void loopsInReferences();
    void deepThread();
    void asDovecot_data();
    void asDovecot();
    void onlyWhatIsFound();
    void refusedSearch();
    void expungedBetweenPieces();
    void connectionLost();
    void fiftyThousand();

private:
    std::unique_ptr<Dovecot> m_server;
};

namespace {

using Task = ui::LocalArranger::Task;

// "1(2 3(4))" and so on: roots and below them their children.
QStringList roots(const imap::ThreadForest &forest)
{
    std::vector<QStringList> below(forest.size() + 1);
    for (size_t i = forest.size(); i-- > 0;) {
        const QString children = below[i + 1].join(u' ');
        below[size_t(forest[i].parent + 1)].prepend(
            QString::number(forest[i].number) + (children.isEmpty() ? children : u'(' + children + u')'));
    }
    return below[0];
}

QString outline(const imap::ThreadForest &forest)
{
    return roots(forest).join(u' ');
}

struct Result
{
    std::optional<std::vector<quint32>> numbers;
    std::optional<imap::ThreadForest> threads;
    std::optional<imap::Error> error, searchError;
};

Result arranged(imap::Session *session, Task task)
{
    Result result;
    ui::LocalArranger local(session, std::move(task));
    QObject::connect(&local, &ui::LocalArranger::sorted, &local,
                     [&](const std::vector<quint32> &numbers) { result.numbers = numbers; });
    QObject::connect(&local, &ui::LocalArranger::threaded, &local,
                     [&](const imap::ThreadForest &threads) { result.threads = threads; });
    QObject::connect(&local, &ui::LocalArranger::failed, &local,
                     [&](const imap::Error &error) { result.error = error; });
    QObject::connect(&local, &ui::LocalArranger::searchRefused, &local,
                     [&](const imap::Error &error) { result.searchError = error; });
    local.start();
    (void)QTest::qWaitFor(
        [&] { return result.numbers || result.threads || result.error || result.searchError; }, 60000);
    return result;
}

QList<quint32> list(const std::vector<quint32> &numbers)
{
    return {numbers.begin(), numbers.end()};
}

ui::ThreadedMessage message(quint32 number, const QByteArray &id, const QByteArrayList &references)
{
    return {.number = number, .sent = qint64(number), .id = id, .references = references};
}

// Letters as people and programs write them, and as nobody should.
class Letters
{
public:
    explicit Letters(quint32 seed) : m_dice(seed) {}

    imap::AppendMessage next(int number)
    {
        QByteArray text;
        const auto add = [&text](const QByteArray &name, const QByteArray &value) {
            text += name + ": " + value + "\r\n";
        };
        add("From", address());
        if (maybe(90))
            add("To", maybe(20) ? address() + ", " + address() : address());
        if (maybe(30))
            add("Cc", address());
        if (maybe(92))
            add("Subject", subject());
        const qint64 sent = 1'600'000'000 + qint64(m_dice.bounded(40U)) * 3600;
        if (maybe(90))
            add("Date", maybe(93) ? date(sent) : QByteArray("the other day"));
        if (maybe(92)) {
            const QByteArray id = identifier(maybe(96) ? number : int(m_dice.bounded(quint32(number + 1))));
            add("Message-ID", maybe(90) ? id : QByteArray(id).replace('<', "<\"").replace('@', "\"@"));
        }
        // What it answers: a letter that is there, one that never was, or one that comes later.
        QByteArrayList ancestors;
        if (maybe(65)) {
            const int answered = int(m_dice.bounded(quint32(number + 4)));
            ancestors = m_ancestors.value(answered);
            ancestors += identifier(answered);
        }
        m_ancestors.insert(number, ancestors);
        // Programs leave the oldest out, the middle, or all but one.
        if (ancestors.size() > 2 && maybe(30))
            ancestors.removeAt(1 + qsizetype(m_dice.bounded(quint32(ancestors.size() - 2))));
        if (!ancestors.isEmpty() && maybe(85))
            add("References", ancestors.join(maybe(20) ? "\r\n " : " "));
        else if (maybe(5))
            add("References", "nothing that is one");
        if (!ancestors.isEmpty() && maybe(60))
            add("In-Reply-To", (maybe(20) ? "your message of Monday " : "") + ancestors.last()
                                   + (maybe(20) ? ' ' + ancestors.first() : QByteArray()));
        text += "\r\n" + QByteArray(int(m_dice.bounded(30U)), 'x') + "\r\n";
        return {.content = text,
                .date = imap::AppendDate{1'610'000'000 + qint64(m_dice.bounded(30U)) * 86400, 0}};
    }

private:
    bool maybe(int percent) { return int(m_dice.bounded(100U)) < percent; }
    template<typename T, size_t N>
    const T &one(const T (&of)[N])
    {
        return of[m_dice.bounded(quint32(N))];
    }
    QByteArray identifier(int number) { return "<m" + QByteArray::number(number) + "@example.org>"; }
    QByteArray date(qint64 seconds)
    {
        static const char *const zones[] = {"+0000", "-0800", "+0530", "+0100"};
        const QByteArray zone = one(zones);
        const int offset =
            (zone[0] == '-' ? -1 : 1) * (zone.mid(1, 2).toInt() * 3600 + zone.mid(3, 2).toInt() * 60);
        const QDateTime when = QDateTime::fromSecsSinceEpoch(seconds + offset, Qt::UTC);
        return QLocale::c().toString(when, u"ddd, d MMM yyyy HH:mm:ss "_s).toLatin1() + zone;
    }
    QByteArray address()
    {
        static const char *const addresses[] = {
            "anna@example.org",
            "Anna <ANNA@example.org>",
            "\"Berg, Anna\" <berg@example.com>",
            "zoe@a.example",
            "Zoe <bob@b.example>",
            "=?UTF-8?Q?=C3=84nne?= <aenne@example.org>",
            "=?ISO-8859-1?Q?=E9mile?= <emile@example.org>",
            "bob <bob@a.example>",
            "BOB <bob@a.example>",
        };
        return one(addresses);
    }
    QByteArray subject()
    {
        static const char *const leaders[] = {
            "",       "",         "",        "Re: ",        "RE:",          "Fwd: ",
            "fw: ",   "Re: Re: ", "[list] ", "Re: [list] ", "[a] [b] re: ", "re [3]: ",
            "[fwd: ", "  ",       "Aw: "};
        static const char *const bases[] = {"lunch",
                                            "Lunch",
                                            "the plan",
                                            "=?UTF-8?Q?=C3=84rger?=",
                                            "=?ISO-8859-1?Q?=E4rger?=",
                                            "zebra",
                                            "minutes of the meeting",
                                            "the  plan",
                                            "re",
                                            "[x]",
                                            "10",
                                            "9"};
        static const char *const trailers[] = {"", "", "", "", " (fwd)", " (FWD) (fwd)", "  ", "]"};
        const QByteArray leader = one(leaders);
        const QByteArray trailer = leader.startsWith("[fwd") ? QByteArray("]") : QByteArray(one(trailers));
        return leader + one(bases) + trailer;
    }

    QRandomGenerator m_dice;
    QHash<int, QByteArrayList> m_ancestors;
};

} // namespace

void TestLocalOrder::baseSubject_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("isReply");
    const auto row = [](const QString &subject, const QString &base, bool isReply) {
        QTest::newRow(qPrintable(subject)) << subject << base << isReply;
    };
    row(u"lunch"_s, u"lunch"_s, false);
    row(u""_s, u""_s, false);
    row(u"Re: lunch"_s, u"lunch"_s, true);
    row(u"RE : lunch"_s, u"lunch"_s, true);
    row(u"Fwd: FW: re: lunch"_s, u"lunch"_s, true);
    row(u"re[2]: lunch"_s, u"lunch"_s, true);
    row(u"re [list] : lunch"_s, u"lunch"_s, true);
    row(u"[list] lunch"_s, u"lunch"_s, false);
    row(u"[list] Re: [other] lunch"_s, u"lunch"_s, true);
    row(u"[list]"_s, u"[list]"_s, false); // nothing would be left
    row(u"[a][b]"_s, u"[b]"_s, false);
    row(u"lunch (fwd)"_s, u"lunch"_s, true);
    row(u"lunch (FWD) (fwd) "_s, u"lunch"_s, true);
    row(u"[fwd: lunch]"_s, u"lunch"_s, true);
    row(u"[fwd: Re: lunch (fwd)]"_s, u"lunch"_s, true);
    row(u"[fwd: lunch"_s, u"[fwd: lunch"_s, false);
    row(u"Re: "_s, u""_s, true);
    row(u"Regarding: lunch"_s, u"Regarding: lunch"_s, false);
    row(u"Re lunch"_s, u"Re lunch"_s, false);
    row(u"Aw: lunch"_s, u"Aw: lunch"_s, false); // RFC 5256 knows English
    row(u"the\t plan"_s, u"the plan"_s, false);
    row(u"[un[nested] lunch"_s, u"[un[nested] lunch"_s, false);
}

void TestLocalOrder::baseSubject()
{
    QFETCH(QString, subject);
    const ui::BaseSubject base = ui::BaseSubject::of(subject);
    QTEST(base.text, "base");
    QTEST(base.isReply, "isReply");
}

// RFC 5051: case and composition do not count.
void TestLocalOrder::collation()
{
    QCOMPARE(ui::collated(u"lunch"_s), ui::collated(u"LUNCH"_s));
    QCOMPARE(ui::collated(u"ärger"_s), ui::collated(u"A\u0308rger"_s));
    QCOMPARE(ui::collated(u"ǆ"_s), ui::collated(u"ǅ"_s));
    QVERIFY(ui::collated(u"a"_s) < ui::collated(u"B"_s));
    QVERIFY(ui::collated(u"ä"_s) < ui::collated(u"b"_s));
    QVERIFY(ui::collated(u"z"_s) < ui::collated(u"я"_s));
}

void TestLocalOrder::identifiers_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArrayList>("ids");
    QTest::newRow("none") << QByteArray() << QByteArrayList();
    QTest::newRow("one") << QByteArray("<a@b>") << QByteArrayList{"a@b"};
    QTest::newRow("several") << QByteArray("References: <a@b> <c@d>\r\n\t<e@f>\r\n\r\n")
                             << QByteArrayList{"a@b", "c@d", "e@f"};
    QTest::newRow("quoted") << QByteArray("<\"a.\\\"1\"@b>") << QByteArrayList{"a.\"1@b"};
    QTest::newRow("with words") << QByteArray("your letter of Monday <a@b>") << QByteArrayList{"a@b"};
    QTest::newRow("not closed") << QByteArray("<a@b <c@d>") << QByteArrayList{"c@d"};
    QTest::newRow("without a domain") << QByteArray("<a> <b@> <@c>") << QByteArrayList();
}

void TestLocalOrder::identifiers()
{
    QFETCH(QByteArray, field);
    QTEST(ui::messageIds(field), "ids");
}

void TestLocalOrder::loopsInReferences()
{
    const std::vector<ui::ThreadedMessage> messages{message(1, "a", {"b"}), message(2, "b", {"c"}),
                                                    message(3, "c", {"a"}), message(4, "d", {"d"}),
                                                    message(5, "e", {"x", "y", "x", "e"})};
    const imap::ThreadForest forest = ui::threadByReferences(messages);
    QList<quint32> numbers;
    for (const imap::ThreadNode &node : forest) {
        if (node.number > 0)
            numbers += node.number;
    }
    std::sort(numbers.begin(), numbers.end());
    QCOMPARE(numbers, (QList<quint32>{1, 2, 3, 4, 5}));
}

void TestLocalOrder::deepThread()
{
    constexpr quint32 Depth = 5000;
    std::vector<ui::ThreadedMessage> messages;
    for (quint32 number = 1; number <= Depth; ++number)
        messages.push_back(message(number, QByteArray::number(number), {QByteArray::number(number - 1)}));
    const imap::ThreadForest forest = ui::threadByReferences(messages);
    QCOMPARE(forest.size(), size_t(Depth));
    for (size_t i = 0; i < forest.size(); ++i)
        QCOMPARE(forest[i].parent, qint32(i) - 1);
}

void TestLocalOrder::asDovecot_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char *key : {"ARRIVAL", "CC", "DATE", "DISPLAYFROM", "DISPLAYTO", "FROM", "SIZE", "SUBJECT",
                            "TO", "REFERENCES", "REFS", "ORDEREDSUBJECT"})
        QTest::newRow(key) << QByteArray(key);
}

void TestLocalOrder::asDovecot()
{
    QFETCH(QByteArray, key);
    constexpr int Corpora = 4, Count = 150;
    static std::unique_ptr<imap::Session> session;
    if (!m_server) {
        m_server = std::make_unique<Dovecot>();
        session = m_server->session();
        for (int corpus = 0; corpus < Corpora; ++corpus) {
            const imap::MailboxName box(u"order%1"_s.arg(corpus));
            QVERIFY(await(session->send(imap::Create{box})));
            Letters letters(testSeed() + quint32(corpus));
            imap::Append append{box, {}};
            for (int number = 0; number < Count; ++number)
                append.messages.push_back(letters.next(number));
            QVERIFY(await(session->send(std::move(append))));
        }
    }
    const bool threads = ui::LocalArranger::threadings().contains(key);
    for (int corpus = 0; corpus < Corpora; ++corpus) {
        QVERIFY(await(session->send(
            imap::Select{imap::MailboxName(u"order%1"_s.arg(corpus)), imap::Select::Access::ReadOnly})));
        if (threads) {
            const auto wanted = await(session->send(imap::Thread{key}));
            QVERIFY(wanted);
            const Result here = arranged(session.get(), {.threading = key});
            QVERIFY(here.threads);
            if (key != "REFS") {
                QCOMPARE(outline(*here.threads), outline(*wanted));
                continue;
            }
            // What comes first of those that end at the same time is nobody's business.
            QStringList ours = roots(*here.threads), theirs = roots(*wanted);
            ours.sort();
            theirs.sort();
            QCOMPARE(ours, theirs);
            continue;
        }
        for (const auto &keys : {std::vector<imap::SortKey>{{key}},
                                 {{key, Qt::DescendingOrder}},
                                 {{key}, {"SUBJECT"}},
                                 {{"SUBJECT", Qt::DescendingOrder}, {key, Qt::DescendingOrder}}}) {
            const auto wanted = await(session->send(imap::Sort{keys}));
            QVERIFY(wanted);
            const Result here = arranged(session.get(), {.keys = keys});
            QVERIFY(here.numbers);
            QCOMPARE(list(*here.numbers), list(*wanted));
        }
    }
}

void TestLocalOrder::onlyWhatIsFound()
{
    ScriptedSession session{Script("S: * PREAUTH [CAPABILITY IMAP4rev1] ready\n"
                                   "C: a1 EXAMINE \"Box\"\n"
                                   "S: * 5 EXISTS\n"
                                   "S: a1 OK [READ-ONLY] done\n"
                                   "C: a2 SEARCH UNSEEN\n"
                                   "S: * SEARCH 2 4 5\n"
                                   "S: a2 OK done\n"
                                   "C: a3 FETCH 2,4:5 (RFC822.SIZE)\n"
                                   "S: * 5 FETCH (RFC822.SIZE 10)\n"
                                   "S: * 2 FETCH (RFC822.SIZE 30)\n"
                                   "S: * 4 FETCH (RFC822.SIZE 10)\n"
                                   "S: a3 OK done")};
    QVERIFY(await(session->send(imap::Select{imap::MailboxName(u"Box")})));
    const Result here = arranged(&*session, {.keys = {{"SIZE"}}, .criteria = SearchKey("UNSEEN")});
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(here.numbers);
    QCOMPARE(list(*here.numbers), (QList<quint32>{4, 5, 2}));
}

void TestLocalOrder::refusedSearch()
{
    ScriptedSession session{Script("S: * PREAUTH [CAPABILITY IMAP4rev1] ready\n"
                                   "C: a1 EXAMINE \"Box\"\n"
                                   "S: * 5 EXISTS\n"
                                   "S: a1 OK [READ-ONLY] done\n"
                                   "C: a2 SEARCH NONSENSE\n"
                                   "S: a2 BAD What?")};
    QVERIFY(await(session->send(imap::Select{imap::MailboxName(u"Box")})));
    const Result here = arranged(&*session, {.threading = "REFERENCES", .criteria = SearchKey("NONSENSE")});
    QVERIFY(here.searchError);
    QCOMPARE(here.searchError->text, u"What?"_s);
}

// Numbers shift between two pieces: what is known of those that are left stays with them.
void TestLocalOrder::expungedBetweenPieces()
{
    QByteArray script("S: * PREAUTH [CAPABILITY IMAP4rev1] ready\n"
                      "C: a1 EXAMINE \"Box\"\n"
                      "S: * 300 EXISTS\n"
                      "S: a1 OK [READ-ONLY] done\n"
                      "C: a2 FETCH 1:250 (RFC822.SIZE)\n");
    for (int number = 1; number <= 250; ++number)
        script += "S: * " + QByteArray::number(number) + " FETCH (RFC822.SIZE "
                  + QByteArray::number(1000 - number) + ")\n";
    script += "S: a2 OK done\nS: * 100 EXPUNGE\nS: * 280 EXPUNGE\n"
              "C: a3 FETCH 250:298 (RFC822.SIZE)\n";
    for (int number = 250; number <= 298; ++number)
        script += "S: * " + QByteArray::number(number) + " FETCH (RFC822.SIZE "
                  + QByteArray::number(2000 - number) + ")\n";
    script += "S: a3 OK done";
    ScriptedSession session{Script(script)};
    QVERIFY(await(session->send(imap::Select{imap::MailboxName(u"Box")})));
    const Result here = arranged(&*session, {.keys = {{"SIZE"}}});
    QVERIFY2(session.isFinished(), session.why());
    QVERIFY(here.numbers);
    QList<quint32> wanted;
    for (quint32 number = 249; number >= 1; --number)
        wanted += number;
    for (quint32 number = 298; number >= 250; --number)
        wanted += number;
    QCOMPARE(list(*here.numbers), wanted);
}

void TestLocalOrder::connectionLost()
{
    ScriptedSession session{Script("S: * PREAUTH [CAPABILITY IMAP4rev1] ready\n"
                                   "C: a1 EXAMINE \"Box\"\n"
                                   "S: * 5 EXISTS\n"
                                   "S: a1 OK [READ-ONLY] done\n"
                                   "C: a2 FETCH 1:5 (RFC822.SIZE)\n"
                                   "S: * 1 FETCH (RFC822.SIZE 10)\n"
                                   "S: * BYE going down\n"
                                   "X: close")};
    QVERIFY(await(session->send(imap::Select{imap::MailboxName(u"Box")})));
    const Result here = arranged(&*session, {.keys = {{"SIZE"}}});
    QVERIFY(here.error);
    QCOMPARE(here.error->kind, imap::Error::Kind::ServerClosed);
}

// As many as there may be.
void TestLocalOrder::fiftyThousand()
{
    constexpr quint32 Count = ui::LocalArranger::MaxMessages;
    Letters letters(testSeed());
    std::vector<ui::ThreadedMessage> messages;
    std::vector<ui::SortedMessage> sorted;
    QRandomGenerator dice(testSeed());
    for (quint32 number = 1; number <= Count; ++number) {
        const QByteArray id = QByteArray::number(number);
        messages.push_back({.number = number,
                            .sent = qint64(dice.bounded(1'000'000U)),
                            .id = id,
                            .references = {QByteArray::number(dice.bounded(number))},
                            .subject = "SUBJECT " + QByteArray::number(dice.bounded(1000U)),
                            .isReply = dice.bounded(2U) == 0});
        sorted.push_back({number, {{0, messages.back().subject}, {messages.back().sent, {}}}});
    }
    QElapsedTimer clock;
    clock.start();
    const imap::ThreadForest forest = ui::threadByReferences(messages);
    qInfo() << "References:" << clock.restart() << "ms";
    QVERIFY(forest.size() >= Count);
    QCOMPARE(ui::threadBySubject(messages).size(), size_t(Count));
    qInfo() << "Subjects:" << clock.restart() << "ms";
    QCOMPARE(ui::sortHere(std::move(sorted), {{"SUBJECT"}, {"DATE"}}).size(), size_t(Count));
    qInfo() << "Sorted:" << clock.restart() << "ms";
}

UI_TEST_MAIN(TestLocalOrder)
#include "tst_localorder.moc"
