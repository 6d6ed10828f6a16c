#include "tests/support/seed.h"
#include "ui/messageview/textsearch.h"
#include "uimain.h"
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Qt::StringLiterals;

// Words in a text: found where Qt finds them, and in a long one a slice at a time.
class TestTextSearch : public QObject
{
    Q_OBJECT
private slots:
    void asQtFinds();
    void goesOn();
    void givenUp();
    void textGoes();
};

namespace {

// Whatever comes of it, once it comes.
std::optional<std::pair<QTextCursor, bool>> find(ui::TextSearch &search, const QString &words, int from,
                                                 bool backwards)
{
    std::optional<std::pair<QTextCursor, bool>> result;
    bool ended = false;
    QObject context;
    QObject::connect(&search, &ui::TextSearch::found, &context, [&](const QTextCursor &place, bool round) {
        result.emplace(place, round);
        ended = true;
    });
    QObject::connect(&search, &ui::TextSearch::notFound, &context, [&ended] { ended = true; });
    search.find(words, from, backwards);
    if (!QTest::qWaitFor([&ended] { return ended; }, 20000))
        qFatal("The search does not end");
    return result;
}

void fill(QTextDocument &text, int lines)
{
    QString all;
    for (int line = 1; line <= lines; ++line)
        all += u"line %1\n"_s.arg(line);
    text.setPlainText(all);
}

} // namespace

void TestTextSearch::asQtFinds()
{
    QRandomGenerator random(testSeed());
    for (int round = 0; round < 300; ++round) {
        QTextDocument text;
        QString all;
        for (int i = 0; i < 60; ++i)
            all += u"aAb\n"_s.at(random.bounded(4));
        text.setPlainText(all);
        ui::TextSearch search(&text);
        QString words;
        for (int i = random.bounded(1, 4); i > 0; --i)
            words += u"ab"_s.at(random.bounded(2));
        const int from = random.bounded(int(all.size()));
        const bool backwards = random.bounded(2) == 1;
        QTextDocument::FindFlags flags;
        flags.setFlag(QTextDocument::FindBackward, backwards);
        QTextCursor wanted = text.find(words, from, flags);
        const bool isRound = wanted.isNull();
        if (isRound) {
            QTextCursor edge(&text);
            edge.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
            wanted = text.find(words, edge, flags);
        }
        const auto found = find(search, words, from, backwards);
        QCOMPARE(found.has_value(), !wanted.isNull());
        if (found) {
            QCOMPARE(found->first.selectionStart(), wanted.selectionStart());
            QCOMPARE(found->first.selectedText(), wanted.selectedText());
            QCOMPARE(found->second, isRound);
        }
    }
}

void TestTextSearch::goesOn()
{
    QTextDocument text;
    fill(text, 200'000);
    ui::TextSearch search(&text);
    // What is near is there at once.
    QSignalSpy found(&search, &ui::TextSearch::found);
    search.find(u"LINE 2"_s, 0, false);
    QVERIFY(!search.isRunning());
    QCOMPARE(found.size(), 1);
    // What is far is not waited for.
    search.find(u"line 200000"_s, 0, false);
    QVERIFY(search.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 2, 20000);
    const auto far = find(search, u"line 199999"_s, text.lastBlock().position(), false);
    QVERIFY(far && far->second);
    QVERIFY(!find(search, u"nowhere"_s, 500, true));
}

void TestTextSearch::givenUp()
{
    QTextDocument text;
    fill(text, 200'000);
    ui::TextSearch search(&text);
    QSignalSpy found(&search, &ui::TextSearch::found), notFound(&search, &ui::TextSearch::notFound);
    search.find(u"nowhere"_s, 0, false);
    search.cancel();
    QTest::qWait(50);
    search.find(u"nowhere"_s, 0, false);
    search.find(u"line 7"_s, 0, false); // in its place
    QTest::qWait(50);
    QCOMPARE(found.size(), 1);
    QCOMPARE(notFound.size(), 0);
}

void TestTextSearch::textGoes()
{
    QTextDocument text;
    fill(text, 200'000);
    ui::TextSearch search(&text);
    QSignalSpy notFound(&search, &ui::TextSearch::notFound);
    search.find(u"nowhere"_s, text.lastBlock().position(), true);
    QVERIFY(search.isRunning());
    text.setPlainText(u"short"_s);
    QTRY_COMPARE(notFound.size(), 1);
}

UI_TEST_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
