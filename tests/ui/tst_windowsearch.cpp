#include "imapcore/commands/append.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include "imapcore/flags.h"
#include "tests/interop/corpus.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/seed.h"
#include "ui/search/criteriaedit.h"
#include "ui/search/searchbar.h"
#include "windowdriver.h"
#include <QMenu>
#include <QRegularExpression>
#include <map>

using namespace Qt::StringLiterals;
using imap::Criterion;
using Driver = WindowDriver;
using State = ui::SearchBar::State;

// Searches in the real window, of a mailbox whose messages are known: what is in the list is what is computed here.
class TestWindowSearch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void keys_data();
    void keys();
    void randomTrees();
    void sortedAndThreaded();
    void withoutAMouse();
    void refused();
    void noneFound();
    void goesWithTheMailbox();
    void newMail();
    void savedSearches();
    void connectionLost();
    void cancelled();
    void vanishing();
    void otherCharset();

private:
    bool open();
    ui::SearchBar *bar() const { return m_driver->find<ui::SearchBar>("searchBar"); }
    bool answered() const
    {
        return Driver::until([this] { return bar()->state() != State::Searching; });
    }
    bool search(const QString &words)
    {
        auto *line = m_driver->find<QLineEdit>("searchWords");
        line->setFocus();
        line->selectAll();
        line->insert(words); // as an input method does, which keyClicks cannot
        QTest::keyClick(line, Qt::Key_Return);
        return answered();
    }
    bool searchRaw(const QString &criteria)
    {
        bar()->openCriteria(true);
        auto *raw = m_driver->find<ui::CriteriaEdit>("searchRaw");
        raw->setPlainText(criteria);
        QTest::keyClick(raw, Qt::Key_Return);
        return answered();
    }
    // The messages in the list, whatever their order, with threads opened.
    QList<quint32> shown(const QModelIndex &parent = {}) const
    {
        QList<quint32> numbers;
        const auto *model = m_driver->listModel();
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            if (const quint32 number = model->numberOf(index))
                numbers += number;
            numbers += shown(index);
        }
        return numbers;
    }
    QByteArray shownSet() const
    {
        imap::SequenceSet set;
        for (const quint32 number : shown())
            set.add(number);
        return set.toWire();
    }
    QString said() const { return m_driver->labelText("searchState"); }
    QStringList sent(const QString &command) const
    {
        return m_driver->traceLines().filter(QRegularExpression(u"^C: "_s)).filter(u' ' + command + u' ');
    }

    void behave();
    bool openScripted();

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<ScriptedServer> m_scripted;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

// --- what is computed here

// Substrings in any case, of the decoded field: so Dovecot finds them, and folded "ß" it does not.
static bool says(const CorpusText &field, const QString &text)
{
    return field.isThere() && field.said.contains(text, Qt::CaseInsensitive);
}

static bool headerSays(const CorpusMessage &message, const QString &name, const QString &text)
{
    const QByteArray header = message.text().left(message.text().indexOf("\r\n\r\n") + 2);
    for (const QByteArray &line : header.split('\n')) {
        const QString field = QString::fromUtf8(line.trimmed());
        if (field.section(u':', 0, 0).compare(name, Qt::CaseInsensitive) == 0
            && field.section(u':', 1).contains(text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

static bool holds(const Criterion &criterion, const CorpusMessage &message, quint32 number)
{
    const auto of = [&](const Criterion &one) {
        return holds(one, message, number);
    };
    switch (criterion.kind) {
    case Criterion::Kind::All:
        return std::all_of(criterion.of.begin(), criterion.of.end(), of);
    case Criterion::Kind::Any:
        return std::any_of(criterion.of.begin(), criterion.of.end(), of);
    case Criterion::Kind::Not:
        return !of(criterion.of.front());
    case Criterion::Kind::Fuzzy:
    case Criterion::Kind::Unknown:
        qFatal("Nobody knows what that finds");
    case Criterion::Kind::Key:
        break;
    }
    const QByteArray &name = criterion.name;
    const QString text = criterion.arguments.value(0);
    const auto has = [&message](const char *flag) {
        return message.flags.contains(flag);
    };
    const QDate day = QLocale::c().toDate(text, u"d-MMM-yyyy"_s);
    const QDate arrived = message.arrival.toUTC().date(), sentOn = message.sent.date();
    const auto size = quint64(message.text().size());
    const auto among = [&] {
        return imap::SequenceSet::fromWire(text.toLatin1(), quint32(corpus().size())).contains(number);
    };
    static const std::map<QByteArray, const char *> flags{{"SEEN", imap::flag::Seen},
                                                          {"FLAGGED", imap::flag::Flagged},
                                                          {"ANSWERED", imap::flag::Answered},
                                                          {"DELETED", imap::flag::Deleted},
                                                          {"DRAFT", imap::flag::Draft}};
    if (const auto flag = flags.find(name); flag != flags.end())
        return has(flag->second);
    if (const auto flag = flags.find(name.mid(2)); name.startsWith("UN") && flag != flags.end())
        return !has(flag->second);
    if (name == "ALL")
        return true;
    if (name == "KEYWORD" || name == "UNKEYWORD")
        return message.flags.contains(text.toLatin1()) == (name == "KEYWORD");
    if (name == "NEW" || name == "RECENT") // another session has seen them all
        return false;
    if (name == "OLD")
        return true;
    if (name == "FROM")
        return says(message.from, text);
    if (name == "TO")
        return says(message.to, text);
    if (name == "CC")
        return says(message.cc, text);
    if (name == "BCC")
        return says(message.bcc, text);
    if (name == "SUBJECT")
        return says(message.subject, text);
    if (name == "BODY")
        return says(message.body, text);
    if (name == "TEXT")
        return says(message.subject, text) || says(message.from, text) || says(message.to, text)
               || says(message.cc, text) || says(message.bcc, text) || says(message.body, text)
               || QString::fromLatin1(message.text()).contains(text, Qt::CaseInsensitive);
    if (name == "HEADER")
        return headerSays(message, text, criterion.arguments.value(1));
    if (name == "BEFORE")
        return arrived < day;
    if (name == "ON")
        return arrived == day;
    if (name == "SINCE")
        return arrived >= day;
    if (name == "SENTBEFORE")
        return message.sent.isValid() && sentOn < day;
    if (name == "SENTON")
        return message.sent.isValid() && sentOn == day;
    if (name == "SENTSINCE")
        return message.sent.isValid() && sentOn >= day;
    if (name == "OLDER" || name == "YOUNGER") {
        const bool older = message.arrival.secsTo(QDateTime::currentDateTimeUtc()) >= text.toLongLong();
        return older == (name == "OLDER");
    }
    if (name.startsWith("SAVED") && day.isValid()) { // they were all put in now
        const QDate today = QDate::currentDate();
        return name == "SAVEDON" ? today == day : name == "SAVEDBEFORE" ? today < day : today >= day;
    }
    if (name == "SAVEDATESUPPORTED")
        return true;
    if (name == "LARGER")
        return size > text.toULongLong();
    if (name == "SMALLER")
        return size < text.toULongLong();
    if (name.isEmpty() || name == "UID") // they are the same here
        return among();
    if (name == "MODSEQ")
        return criterion.arguments.back() == u"1" || criterion.arguments.back() == u"0";
    qFatal("Nobody knows what %s finds", name.constData());
}

static QByteArray computed(const QString &criteria)
{
    const auto criterion = Criterion::fromText(criteria);
    if (std::holds_alternative<imap::CriteriaProblem>(criterion))
        qFatal("Not readable: %s", qPrintable(criteria));
    imap::SequenceSet set;
    for (quint32 number = 1; number <= corpus().size(); ++number) {
        if (holds(std::get<Criterion>(criterion), corpus()[number - 1], number))
            set.add(number);
    }
    return set.toWire();
}

// --- the window

void TestWindowSearch::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    const auto session = m_server->session();
    QVERIFY(await(session->send(imap::Raw{"CREATE Corpus"})));
    for (const CorpusMessage &message : corpus())
        QVERIFY(await(session->send(imap::Append{imap::MailboxName(u"Corpus"), {message.toAppend()}})));
    QVERIFY(await(session->send(imap::Raw{"SELECT Corpus"}))); // they are recent here, and nowhere else
    QVERIFY(await(session->send(imap::Raw{"CREATE Growing"})));
    QVERIFY(await(
        session->send(imap::Append{imap::MailboxName(u"Growing"), {{"Subject: one cat\r\n\r\nx\r\n"}}})));
}

void TestWindowSearch::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    QVERIFY(open());
}

void TestWindowSearch::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
    m_scripted.reset();
}

bool TestWindowSearch::open()
{
    m_driver = std::make_unique<Driver>();
    m_driver->window()->resize(1200, 900);
    return m_driver->connectTo(m_server->options()) && m_driver->select({u"My mailboxes"_s, u"Corpus"_s})
           && Driver::until([this] { return shown().size() == qsizetype(corpus().size()); });
}

void TestWindowSearch::keys_data()
{
    QTest::addColumn<QString>("words");    // typed above the list; empty: no words
    QTest::addColumn<QString>("criteria"); // what they mean
    const auto row = [](const char *words, const char *criteria) {
        QTest::addRow("%s = %s", words, criteria) << QString::fromUtf8(words) << QString::fromUtf8(criteria);
    };
    const QString today = QLocale::c().toString(QDate::currentDate(), u"d-MMM-yyyy"_s);
    row("", "ALL");
    row("is:answered", "ANSWERED");
    row("is:deleted", "DELETED");
    row("is:draft", "DRAFT");
    row("is:flagged", "FLAGGED");
    row("is:read", "SEEN");
    row("is:unanswered", "UNANSWERED");
    row("is:undeleted", "UNDELETED");
    row("is:undraft", "UNDRAFT");
    row("is:unflagged", "UNFLAGGED");
    row("is:unread", "UNSEEN");
    row("is:new", "NEW");
    row("is:old", "OLD");
    row("is:recent", "RECENT");
    row("has:Work", "KEYWORD Work");
    row("lacks:$Forwarded", "UNKEYWORD $Forwarded");
    row("-has:Work", "NOT KEYWORD Work");
    row("from:alice", "FROM alice");
    row("from:müller", "FROM müller");
    row("from:\"Olivia, O.\"", "FROM \"Olivia, O.\"");
    row("to:zoe", "TO zoe");
    row("cc:anna", "CC anna");
    row("bcc:example.org", "BCC example.org");
    row("subject:hello", "SUBJECT hello");
    row("subject:ПРИВЕТ", "SUBJECT ПРИВЕТ");
    row("subject:日本", "SUBJECT 日本");
    row("subject:😀", "SUBJECT 😀");
    row("subject:\"\\\"quoted\\\" \\\\ b\"", "SUBJECT \"\\\"quoted\\\" \\\\ b\"");
    row("body:\"nothing to SAY\"", "BODY \"nothing to SAY\"");
    row("body:bär", "BODY bär");
    row("text:привет", "TEXT привет");
    row("text:X-Colour", "TEXT X-Colour");
    row("zebra", "OR SUBJECT zebra OR FROM zebra TO zebra");
    row("zebra or from:zoe", "OR (OR SUBJECT zebra OR FROM zebra TO zebra) FROM zoe");
    row("hello -re:",
        "OR SUBJECT hello OR FROM hello TO hello NOT OR SUBJECT \"re:\" OR FROM \"re:\" TO \"re:\"");
    row("header:X-Colour:blu", "HEADER X-Colour blu");
    row("header:x-colour", "HEADER x-colour \"\"");
    row("header:References:r1@x", "HEADER References r1@x");
    row("larger:1K", "LARGER 1024");
    row("smaller:250", "SMALLER 250");
    row("before:2021-06-16", "BEFORE 16-Jun-2021");
    row("on:2022-01-02", "ON 2-Jan-2022");
    row("since:2022-01-02", "SINCE 2-Jan-2022");
    row("sentbefore:2020-04-01", "SENTBEFORE 1-Apr-2020 NOT SUBJECT Dates");
    row("senton:2022-01-01", "SENTON 1-Jan-2022");
    row("sentsince:2022-01-01", "SENTSINCE 1-Jan-2022");
    row("older:52w", "OLDER 31449600");
    row("newer:52w", "YOUNGER 31449600");
    row("uid:5:9,60:*", "UID 5:9,60:*");
    row("number:2,70:*", "2,70:*");
    row("modseq:1", "MODSEQ 1");
    row("", "MODSEQ \"/flags/\\\\draft\" all 1");
    row("", "SAVEDATESUPPORTED");
    row("", qPrintable(u"SAVEDON "_s + today));
    row("savedsince:2020-01-01", "SAVEDSINCE 1-Jan-2020");
    row("savedbefore:2020-01-01", "SAVEDBEFORE 1-Jan-2020");
    row("(from:zoe or is:draft) -cc:anna", "OR FROM zoe DRAFT NOT CC anna");
    row("-(subject:dates is:read)", "NOT (SUBJECT dates SEEN)");
    row("", "OR (NOT (OR SEEN SUBJECT \"re:\") SMALLER 300) BCC zoe");
}

// Typed as words where there are any, and as criteria text.
void TestWindowSearch::keys()
{
    QFETCH(QString, words);
    QFETCH(QString, criteria);
    QVERIFY(searchRaw(criteria));
    const QByteArray expected = computed(criteria);
    QCOMPARE(bar()->state(), expected.isEmpty() ? State::NoneFound : State::Found);
    QCOMPARE(shownSet(), expected);
    if (words.isEmpty())
        return;
    m_driver->trigger("searchClearAction");
    QVERIFY(Driver::until([this] { return shown().size() == qsizetype(corpus().size()); }));
    if (words.startsWith(u"sentbefore")) // Dovecot takes messages without a Date for old ones
        words += u" -subject:Dates"_s;
    QVERIFY(search(words));
    QCOMPARE(shownSet(), expected);
}

// No key stands twice in a tree: Dovecot 2.3 finds all that is flagged by "OR UID 3 (NOT OR SEEN FLAGGED FLAGGED)", which
// can find 3 alone; "(NOT OR SEEN FLAGGED FLAGGED)" by itself it answers with nothing, as is right.
void TestWindowSearch::randomTrees()
{
    QRandomGenerator random(testSeed());
    for (int i = 0; i < 60; ++i) {
        QStringList keys{
            u"SEEN"_s,         u"FLAGGED"_s,     u"KEYWORD Work"_s,      u"SUBJECT \"e\""_s,
            u"FROM \"zoe\""_s, u"LARGER 250"_s,  u"UID 5:9,12,58:*"_s,   u"HEADER \"X-Colour\" \"\""_s,
            u"DRAFT"_s,        u"TO \"anna\""_s, u"SINCE 17-Jun-2021"_s, u"BODY \"bär\""_s};
        const auto tree = [&](const auto &self, int depth) -> QString {
            if (keys.isEmpty())
                return u"ALL"_s;
            switch (random.bounded(depth > 0 ? 6 : 2)) {
            case 0:
            case 1:
                return keys.takeAt(random.bounded(int(keys.size())));
            case 2:
            case 3:
                return u"NOT "_s + self(self, depth - 1);
            case 4:
                return u'(' + self(self, depth - 1) + u' ' + self(self, depth - 1) + u')';
            default:
                return u"OR "_s + self(self, depth - 1) + u' ' + self(self, depth - 1);
            }
        };
        const QString criteria = tree(tree, 4);
        QVERIFY(searchRaw(criteria));
        QVERIFY2(shownSet() == computed(criteria), qPrintable(criteria + u": "_s + said()));
    }
}

// One command does both, and the list is what another connection is told by it.
void TestWindowSearch::sortedAndThreaded()
{
    const auto session = m_server->session();
    QVERIFY(await(session->send(imap::Raw{"EXAMINE Corpus"})));
    QTreeView *list = m_driver->list();
    const int subject = ui::MessageListModel::Subject;
    QTest::mouseClick(
        list->header()->viewport(), Qt::LeftButton, {},
        QPoint(list->header()->sectionViewportPosition(subject) + 20, list->header()->height() / 2));
    QVERIFY(Driver::until([this] { return !sent(u"SORT"_s).isEmpty(); }));
    QVERIFY(search(u"from:alice -subject:grüße"_s));
    const auto sorted = await(session->send(imap::Sort{
        {{"SUBJECT"}}, std::get<Criterion>(Criterion::fromText(u"FROM alice NOT SUBJECT grüße"_s)).toKey()}));
    QVERIFY(sorted && sorted->size() > 20);
    QCOMPARE(m_driver->numbers(), QList<quint32>(sorted->begin(), sorted->end()));
    QVERIFY(sent(u"SEARCH"_s).isEmpty());
    QVERIFY(sent(u"SORT"_s).last().contains(u"FROM \"alice\" NOT SUBJECT"_s));
    // Into threads, with the same search.
    m_driver->trigger("threadsAction");
    QVERIFY(Driver::until([this] { return !sent(u"THREAD"_s).isEmpty(); }));
    QVERIFY(search(u"from:thread -subject:twin"_s));
    const auto threads = await(session->send(imap::Thread{
        "REFERENCES", std::get<Criterion>(Criterion::fromText(u"FROM thread NOT SUBJECT twin"_s)).toKey()}));
    QVERIFY(threads);
    QList<quint32> inThreads;
    for (const imap::ThreadNode &node : *threads) {
        if (node.number)
            inThreads += node.number;
    }
    QCOMPARE(shown(), inThreads);
    QCOMPARE(shownSet(), computed(u"FROM thread NOT SUBJECT twin"_s));
    QVERIFY(list->model()->hasChildren(list->model()->index(0, 0)));
    QVERIFY(sent(u"SEARCH"_s).isEmpty());
    // Without the search the threads stay.
    m_driver->trigger("searchClearAction");
    QVERIFY(Driver::until([this] { return shown().size() == qsizetype(corpus().size()); }));
    QVERIFY(m_driver->find<QAction>("threadsAction")->isChecked());
    QCOMPARE(bar()->state(), State::Idle);
}

void TestWindowSearch::withoutAMouse()
{
    QTreeView *list = m_driver->list();
    QVERIFY(QTest::qWaitForWindowActive(m_driver->window()));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier); // in the list
    auto *line = m_driver->find<QLineEdit>("searchWords");
    QVERIFY(line->hasFocus());
    QTest::keyClicks(line, u"is:flagged"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(answered());
    QCOMPARE(shownSet(), computed(u"FLAGGED"_s));
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(list->hasFocus());
    QCOMPARE(shownSet(), computed(u"FLAGGED"_s)); // found is found
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(list->currentIndex().isValid());
    // From anywhere, and with a row of the builder.
    m_driver->tree()->setFocus();
    QTest::keyClick(m_driver->tree(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(line->hasFocus());
    QTest::keyClick(line, Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    auto *rows = m_driver->find<QTreeView>("searchCriteria");
    rows->setFocus();
    QTest::keyClick(rows, Qt::Key_Insert);
    auto *value = m_driver->find<QLineEdit>("criterionText");
    QVERIFY(value->hasFocus());
    QTest::keyClicks(value, u"dates"_s);
    QTest::keyClick(value, Qt::Key_Return);
    QVERIFY(answered());
    QCOMPARE(line->text(), u"is:flagged subject:dates"_s);
    QCOMPARE(shownSet(), computed(u"FLAGGED SUBJECT dates"_s));
    // Ctrl+F in the tree finds mailboxes, as ever.
    m_driver->tree()->setFocus();
    QTest::keyClick(m_driver->tree(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_driver->find<QLineEdit>("mailboxFilter")->hasFocus());
}

// In the server's words, and the list stays.
void TestWindowSearch::refused()
{
    QVERIFY(search(u"is:flagged"_s));
    const QByteArray before = shownSet();
    QVERIFY(searchRaw(u"SUBJCT hello"_s));
    QCOMPARE(bar()->state(), State::Refused);
    QVERIFY2(said().contains(u"SUBJCT"_s, Qt::CaseInsensitive) || said().contains(u"Unknown"_s),
             qPrintable(said()));
    QVERIFY(m_driver->labelText("searchNote").contains(u"SUBJCT"_s)); // said before it was sent, too
    QCOMPARE(shownSet(), before);
    QVERIFY(bar()->isActive());
    QVERIFY(searchRaw(u"DRAFT"_s)); // and the next one is answered
    QCOMPARE(shownSet(), computed(u"DRAFT"_s));
}

void TestWindowSearch::noneFound()
{
    QVERIFY(search(u"subject:nothing-has-this"_s));
    QCOMPARE(bar()->state(), State::NoneFound);
    QVERIFY(shown().isEmpty());
    QVERIFY(m_driver->page()->isShowingContent()); // the mailbox is not empty
    QVERIFY(m_driver->find<QLineEdit>("searchWords")->isVisible());
    auto *line = m_driver->find<QLineEdit>("searchWords");
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QVERIFY(Driver::until([this] { return shown().size() == qsizetype(corpus().size()); }));
    QCOMPARE(bar()->state(), State::Idle);
}

// Another mailbox is shown whole, and the same one opened again is searched again.
void TestWindowSearch::goesWithTheMailbox()
{
    QVERIFY(search(u"is:flagged"_s));
    m_driver->trigger("refreshAction");
    QVERIFY(Driver::until([this] { return m_driver->settled() && shownSet() == computed(u"FLAGGED"_s); }));
    QCOMPARE(m_driver->find<QLineEdit>("searchWords")->text(), u"is:flagged"_s);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"INBOX"_s}));
    QVERIFY(Driver::until([this] { return !shown().isEmpty(); }));
    QCOMPARE(m_driver->find<QLineEdit>("searchWords")->text(), QString());
    QCOMPARE(bar()->state(), State::Idle);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Corpus"_s}));
    QVERIFY(Driver::until([this] { return shown().size() == qsizetype(corpus().size()); }));
    QVERIFY(!bar()->isActive());
}

// What comes and matches is in the list, what does not is not.
void TestWindowSearch::newMail()
{
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Growing"_s}));
    QVERIFY(search(u"subject:cat"_s));
    QCOMPARE(shownSet(), "1");
    const auto session = m_server->session();
    const imap::MailboxName growing(u"Growing");
    QVERIFY(await(session->send(imap::Append{growing, {{"Subject: a dog\r\n\r\nx\r\n"}}})));
    QVERIFY(await(session->send(imap::Append{growing, {{"Subject: more cats\r\n\r\nx\r\n"}}})));
    m_driver->trigger("refreshAction");
    QVERIFY(Driver::until([this] { return shownSet() == "1,3"; }));
    QVERIFY2(said().contains(u'2'), qPrintable(said()));
}

// They survive the program, and are those of the connection.
void TestWindowSearch::savedSearches()
{
    QVERIFY(search(u"is:flagged subject:dates"_s));
    m_driver->trigger("searchSaveAction");
    QTest::keyClicks(m_driver->find<QLineEdit>("saveSearchName"), u"Flagged dates"_s);
    QTest::mouseClick(m_driver->find<QPushButton>("saveSearchSave"), Qt::LeftButton);
    m_driver->close();
    QVERIFY(open());
    const auto actions = m_driver->find<QMenu>("savedSearchesMenu")->actions();
    QCOMPARE(actions.first()->text(), u"Flagged dates"_s);
    actions.first()->trigger();
    QVERIFY(answered());
    QCOMPARE(shownSet(), computed(u"FLAGGED SUBJECT dates"_s));
    m_driver->close();
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(m_server->options(imap::Security::Tls, u"jonas"_s)));
    QVERIFY(!m_driver->window()->findChild<QAction *>(u"savedSearch0"_s));
}

// Made again, the search that was shown is shown again.
void TestWindowSearch::connectionLost()
{
    QVERIFY(search(u"is:flagged"_s));
    m_driver->trigger("disconnectAction");
    QVERIFY(Driver::until([this] { return m_driver->find<QAction>("reconnectAction")->isEnabled(); }));
    m_driver->trigger("reconnectAction");
    QVERIFY(Driver::until([this] {
        return m_driver->settled() && m_driver->page()->isShowingContent() && !shown().isEmpty();
    }));
    QVERIFY(Driver::until([this] { return shownSet() == computed(u"FLAGGED"_s); }));
    QCOMPARE(bar()->state(), State::Found);
}

// --- what a Dovecot will not do

// Two messages, and a search that comes to no end.
void TestWindowSearch::behave()
{
    m_scripted->setGreeting("* OK [CAPABILITY IMAP4rev1 NAMESPACE LITERAL+] ready\n");
    m_scripted->answer("LOGIN", "TAG OK [CAPABILITY IMAP4rev1 NAMESPACE LITERAL+] in");
    m_scripted->answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK");
    m_scripted->answer("LIST", "* LIST () \"/\" INBOX\nTAG OK");
    m_scripted->answer("STATUS", "TAG NO not now");
    m_scripted->answer("EXAMINE",
                       "* 2 EXISTS\n* OK [UIDVALIDITY 1] x\n* FLAGS (\\Seen)\nTAG OK [READ-ONLY] done");
    m_scripted->answer(
        "FETCH",
        "* 1 FETCH (UID 1 FLAGS (\\Seen) RFC822.SIZE 100 INTERNALDATE \"01-Jan-2024 00:00:00 +0000\" "
        "ENVELOPE (NIL \"One\" NIL NIL NIL NIL NIL NIL NIL NIL))\n"
        "* 2 FETCH (UID 2 FLAGS () RFC822.SIZE 100 INTERNALDATE \"02-Jan-2024 00:00:00 +0000\" "
        "ENVELOPE (NIL \"Two\" NIL NIL NIL NIL NIL NIL NIL NIL))\nTAG OK");
    m_scripted->answer("NOOP", "TAG OK");
    m_scripted->answer("SEARCH", "* OK still looking");
}

bool TestWindowSearch::openScripted()
{
    m_driver->close();
    m_scripted = std::make_unique<ScriptedServer>();
    behave();
    imap::ConnectOptions options;
    options.address = {m_scripted->host(), m_scripted->port(), imap::Security::None, u"ann"_s};
    options.password = u"secret"_s;
    m_driver = std::make_unique<Driver>();
    return m_driver->connectTo(options) && Driver::until([this] { return shown().size() == 2; });
}

void TestWindowSearch::cancelled()
{
    QVERIFY(openScripted());
    auto *line = m_driver->find<QLineEdit>("searchWords");
    line->setFocus();
    line->insert(u"hello"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(bar()->state(), State::Searching);
    QVERIFY(Driver::until([this] { return m_scripted->received().contains(" SEARCH "); }));
    QCOMPARE(shown().size(), 2); // until it is answered
    QTest::mouseClick(m_driver->find<QToolButton>("searchCancel"), Qt::LeftButton);
    QCOMPARE(bar()->state(), State::Cancelled);
    QCOMPARE(shown().size(), 2);
    QVERIFY(!bar()->isActive());
    QCOMPARE(line->text(), u"hello"_s); // to be mended and tried again
    // What comes for it late is not taken for anything.
    const QByteArray sent = m_scripted->received();
    const QByteArray tag = sent.left(sent.lastIndexOf(" SEARCH ")).split('\n').last();
    m_scripted->say("* SEARCH 1\n" + tag + " OK done\n");
    m_scripted->answer("SEARCH", "* SEARCH 2\nTAG OK done");
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(answered());
    QCOMPARE(shown(), QList<quint32>{2});
}

// In the middle of a search: it is asked for again with the next connection.
void TestWindowSearch::vanishing()
{
    QVERIFY(openScripted());
    auto *line = m_driver->find<QLineEdit>("searchWords");
    line->insert(u"hello"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(Driver::until([this] { return m_scripted->received().contains(" SEARCH "); }));
    m_scripted->disconnectAll();
    auto *reconnect = m_driver->find<QAction>("reconnectAction");
    QVERIFY(Driver::until([reconnect] { return reconnect->isEnabled(); }));
    m_scripted->answer("SEARCH", "* SEARCH 2\nTAG OK done");
    reconnect->trigger();
    QVERIFY(Driver::until([this] { return bar()->state() == State::Found; }));
    QCOMPARE(shown(), QList<quint32>{2});
    QCOMPARE(line->text(), u"hello"_s);
}

// The server knows no UTF-8, and names what it knows.
void TestWindowSearch::otherCharset()
{
    QVERIFY(openScripted());
    m_scripted->setHandler([](const QByteArray &command) -> QByteArray {
        if (!command.startsWith("SEARCH"))
            return {};
        if (command.contains("CHARSET UTF-8"))
            return "TAG NO [BADCHARSET (US-ASCII ISO-8859-1)] not that";
        if (command.startsWith("SEARCH CHARSET ISO-8859-1 SUBJECT {4+}\r\nK\xe4se"))
            return "* SEARCH 1\nTAG OK done";
        return "TAG BAD what?";
    });
    QVERIFY(search(u"subject:Käse"_s));
    QCOMPARE(bar()->state(), State::Found);
    QCOMPARE(shown(), QList<quint32>{1});
    QVERIFY(search(u"subject:сыр"_s));
    QCOMPARE(bar()->state(), State::Refused);
    QVERIFY2(said().contains(u"charset"_s) && said().contains(u"not that"_s), qPrintable(said()));
    QCOMPARE(shown(), QList<quint32>{1});
}

UI_TEST_MAIN(TestWindowSearch)
#include "tst_windowsearch.moc"
