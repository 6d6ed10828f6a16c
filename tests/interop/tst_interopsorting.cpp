#include "answers.h"
#include "corpustopic.h"
#include "imapcore/commands/search.h"

using namespace imap;

// SORT by every key and THREAD by every algorithm, beside an order computed here. Where a server has another one, it is
// stated which.
class InteropSorting : public CorpusTopic
{
    Q_OBJECT

private slots:
    void baseSubjects_data();
    void baseSubjects();
    void sort_data();
    void sort();
    void sortSome_data();
    void sortSome();
    void extended();
    void thread_data();
    void thread();
    void threadSome_data();
    void threadSome();
    void refused_data();
    void refused();
};

static QByteArray joined(const std::vector<quint32> &numbers)
{
    QByteArrayList words;
    for (const quint32 number : numbers)
        words += QByteArray::number(number);
    return words.join(' ');
}

// Courier has messages of equal rank in the opposite order.
static QByteArray deviation(const std::vector<quint32> &found, const std::vector<quint32> &wanted)
{
    return found == wanted ? QByteArray("as computed") : "not as computed: " + joined(found);
}

// The computation itself, by the examples that its definition gives words for.
void InteropSorting::baseSubjects_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("isReply");
    const auto add = [](const char *subject, const char *base, bool isReply) {
        QTest::newRow(subject) << QString::fromUtf8(base) << isReply;
    };
    add("Hello", "Hello", false);
    add("  Re: Hello", "Hello", true);
    add("Re: fwd: FW: Hello", "Hello", true);
    add("[list] Re: [list] Hello", "Hello", true);
    add("[list] Hello", "Hello", false);
    add("Re[2]: Hello", "Hello", true);
    add("Re [x] : Hello", "Hello", true);
    add("Re x: Hello", "Re x: Hello", false);
    add("Hello (fwd) (FWD) ", "Hello", true);
    add("[Fwd: [fwd: Hello]]", "Hello", true);
    add("[only a blob]", "[only a blob]", false);
    add("[a] [b]", "[b]", false);
    add("Re: ", "", true);
    add("Regarding: this", "Regarding: this", false);
    add("Re", "Re", false);
    add("a \t b", "a b", false);
}

void InteropSorting::baseSubjects()
{
    FEATURE("SORT");
    QFETCH(QString, base);
    QFETCH(bool, isReply);
    bool found = false;
    COMPARE(order::baseSubject(QString::fromUtf8(QTest::currentDataTag()), &found), base);
    COMPARE(found, isReply);
}

void InteropSorting::sort_data()
{
    QTest::addColumn<QByteArrayList>("keys");
    const QByteArrayList keys{"ARRIVAL", "CC", "DATE",        "FROM",     "SIZE",
                              "SUBJECT", "TO", "DISPLAYFROM", "DISPLAYTO"};
    for (const QByteArray &key : keys) {
        QTest::newRow(key.constData()) << QByteArrayList{key};
        QTest::addRow("REVERSE %s", key.constData()) << QByteArrayList{"-" + key};
    }
    QTest::newRow("SUBJECT REVERSE DATE") << QByteArrayList{"SUBJECT", "-DATE"};
    QTest::newRow("REVERSE FROM SUBJECT") << QByteArrayList{"-FROM", "SUBJECT"};
    QTest::newRow("TO CC REVERSE SIZE ARRIVAL") << QByteArrayList{"TO", "CC", "-SIZE", "ARRIVAL"};
    QTest::newRow("DISPLAYFROM REVERSE SUBJECT") << QByteArrayList{"DISPLAYFROM", "-SUBJECT"};
}

static std::vector<SortKey> keysOf(const QByteArrayList &words)
{
    std::vector<SortKey> keys;
    for (const QByteArray &word : words) {
        const bool reverse = word.startsWith('-');
        keys.push_back({word.mid(reverse), reverse ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    return keys;
}

void InteropSorting::sort()
{
    FEATURE("SORT");
    QFETCH(QByteArrayList, keys);
    if (keys.join().contains("DISPLAY"))
        FEATURE("SORT=DISPLAY");
    const auto sorted = await(m_session->send(Sort{keysOf(keys)}));
    const auto byUid = await(m_session->send(Sort{.keys = keysOf(keys), .by = Messages::By::Uid}));
    COMPARE(said(byUid), said(sorted));
    if (!sorted) {
        ANSWER(said(sorted));
        return;
    }
    COMPARE(joined(*byUid), joined(*sorted)); // they are the same here
    ANSWER(deviation(*sorted, order::sorted(corpusForOrder(), keysOf(keys))));
}

void InteropSorting::sortSome_data()
{
    QTest::addColumn<QByteArray>("criteria");
    for (const char *criteria :
         {"1:9", "UNDELETED 40:*", "FLAGGED", "SUBJECT \"nothing has this\"", "NOT 2:*"})
        QTest::newRow(criteria) << QByteArray(criteria);
}

// The order of what a search finds.
void InteropSorting::sortSome()
{
    FEATURE("SORT");
    QFETCH(QByteArray, criteria);
    const auto found = await(m_session->send(Search{criteria, Messages::By::Number}));
    COMPARE(said(found), "OK");
    order::Messages some = corpusForOrder();
    std::erase_if(some,
                  [&found](const order::Message &message) { return !found->all.contains(message.number); });
    const std::vector<SortKey> keys{{"SIZE", Qt::DescendingOrder}};
    const auto sorted = await(m_session->send(Sort{keys, criteria}));
    COMPARE(said(sorted), "OK");
    ANSWER(deviation(*sorted, order::sorted(some, keys)));
}

// ESORT: less than the list.
void InteropSorting::extended()
{
    FEATURE("ESORT");
    SearchReturn returning{.min = true, .max = true, .all = true, .count = true};
    const std::vector<SortKey> keys{{"SIZE"}};
    const auto sorted = await(m_session->send(ExtendedSort{.keys = keys, .returning = returning}));
    ANSWER(said(sorted));
    if (!sorted)
        return;
    const std::vector<quint32> wanted = order::sorted(corpusForOrder(), keys);
    COMPARE(joined(sorted->all), joined(wanted));
    COMPARE(sorted->count.value_or(0), quint32(wanted.size()));
    ANSWER("MIN " + QByteArray::number(sorted->min.value_or(0)) + " of " + QByteArray::number(wanted.front())
           + ", MAX " + QByteArray::number(sorted->max.value_or(0)) + " of "
           + QByteArray::number(wanted.back()));
}

void InteropSorting::thread_data()
{
    QTest::addColumn<QByteArray>("criteria");
    for (const char *algorithm : {"ORDEREDSUBJECT", "REFERENCES", "REFS"}) {
        QTest::addRow("%s", algorithm) << QByteArray("ALL");
        QTest::addRow("%s of subjects", algorithm) << QByteArray("1:30");
        QTest::addRow("%s of threads", algorithm) << QByteArray("51:70");
    }
}

void InteropSorting::thread()
{
    QFETCH(QByteArray, criteria);
    const QByteArray algorithm = QByteArray(QTest::currentDataTag()).split(' ').front();
    FEATURE("THREAD");
    const auto threads = await(m_session->send(Thread{algorithm, criteria}));
    if (!threads) {
        ANSWER(said(threads));
        return;
    }
    order::Messages some = corpusForOrder();
    if (criteria != "ALL") {
        const SequenceSet set = SequenceSet::fromWire(criteria);
        std::erase_if(some, [&set](const order::Message &message) { return !set.contains(message.number); });
    }
    const QByteArray wanted = order::toText(algorithm == "REFERENCES"       ? order::references(some)
                                            : algorithm == "ORDEREDSUBJECT" ? order::orderedSubject(some)
                                                                            : order::refs(some));
    const QByteArray found = order::toText(*threads);
    ANSWER(found == wanted ? QByteArray("as computed")
                           : "not as computed: " + found + "\ninstead of " + wanted);
}

void InteropSorting::threadSome_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command :
         {"THREAD REFERENCES UTF-8 SUBJECT nothing-has-this", "THREAD ORDEREDSUBJECT UTF-8 1",
          "UID THREAD REFERENCES UTF-8 UID 51:52", "UID THREAD ORDEREDSUBJECT US-ASCII 51:53",
          "SORT (SIZE) UTF-8 SUBJECT nothing-has-this"})
        QTest::newRow(command) << QByteArray(command);
}

void InteropSorting::threadSome()
{
    FEATURE("THREAD");
    QFETCH(QByteArray, command);
    ANSWER(untimed(exchange(*m_session, command)));
}

void InteropSorting::refused_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command :
         {"SORT (SUBJECT) X-NONE ALL", "SORT (SUBJECT) KOI8-R ALL", "SORT () UTF-8 ALL",
          "SORT (HEIGHT) UTF-8 ALL", "SORT (REVERSE) UTF-8 ALL", "SORT SUBJECT UTF-8 ALL",
          "SORT (SUBJECT) UTF-8", "SORT (DISPLAYFROM) UTF-8 1:2", "THREAD REFS UTF-8 1:2",
          "THREAD NONSENSE UTF-8 ALL", "THREAD REFERENCES X-NONE ALL", "THREAD REFERENCES UTF-8"})
        QTest::newRow(command) << QByteArray(command);
}

void InteropSorting::refused()
{
    FEATURE("SORT");
    QFETCH(QByteArray, command);
    const auto session = openCorpus();
    ANSWER(untimed(exchange(*session, command)));
}

INTEROP_MAIN(InteropSorting)
#include "tst_interopsorting.moc"
