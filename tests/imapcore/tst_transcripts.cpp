#include "tests/support/seed.h"
#include "tests/support/transcript.h"
#include <QFile>
#include <QRegularExpression>
#include <QTest>

// Every conversation of tests/transcripts, however its bytes are cut on their way.
class TestTranscripts : public QObject
{
    Q_OBJECT

private slots:
    void everyGroup();
    void replays_data() { files(); }
    void replays();
    void pieces_data() { files(); }
    void pieces();
    void pauses_data() { files(); }
    void pauses();
    void ends_data() { files(); }
    void ends();

private:
    void files();
};

void TestTranscripts::files()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : Transcript::files())
        QTest::newRow(qPrintable(file)) << file;
}

// The groups that README.md lists, each with a case at least, and no case of another one.
void TestTranscripts::everyGroup()
{
    QFile readme(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/transcripts/README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    std::map<int, std::pair<QString, int>> groups;
    static const QRegularExpression row(QStringLiteral("^\\| (\\d+) \\| ([^|]+) \\|"),
                                        QRegularExpression::MultilineOption);
    auto found = row.globalMatch(QString::fromUtf8(readme.readAll()));
    while (found.hasNext()) {
        const auto match = found.next();
        groups[match.captured(1).toInt()] = {match.captured(2), 0};
    }
    QCOMPARE(groups.size(), size_t(22));
    static const QRegularExpression numbered(QStringLiteral("/(\\d+)-"));
    for (const QString &file : Transcript::files()) {
        const auto match = numbered.match(file);
        if (!match.hasMatch())
            continue; // recorded, of no group
        const auto group = groups.find(match.captured(1).toInt());
        QVERIFY2(group != groups.end(), qPrintable(file));
        ++group->second.second;
    }
    int all = 0;
    for (const auto &[number, group] : groups) {
        qInfo("%2d %s: %d", number, qPrintable(group.first), group.second);
        QVERIFY2(group.second > 0, qPrintable(group.first));
        all += group.second;
    }
    qInfo("%d cases, %lld recorded conversations", all, qlonglong(Transcript::files().size() - all));
}

void TestTranscripts::replays()
{
    QFETCH(QString, file);
    const Transcript transcript = Transcript::fromFile(file);
    const QByteArray difference = transcript.differenceFrom(transcript.replay({}));
    QVERIFY2(difference.isEmpty(), difference.constData());
}

// One byte at a time, and pieces of any size.
void TestTranscripts::pieces()
{
    QFETCH(QString, file);
    const Transcript transcript = Transcript::fromFile(file);
    const auto whole = transcript.replay({});
    const QByteArray bytes = difference(whole, transcript.replay({ScriptDevice::Pieces::Bytes}));
    QVERIFY2(bytes.isEmpty(), bytes.constData());
    for (quint32 i = 0; i < 4; ++i) {
        const QByteArray random =
            difference(whole, transcript.replay({ScriptDevice::Pieces::Random, testSeed() + i}));
        QVERIFY2(random.isEmpty(), random.constData());
    }
}

// Each beginning, and after a while the rest.
void TestTranscripts::pauses()
{
    QFETCH(QString, file);
    const Transcript transcript = Transcript::fromFile(file);
    const auto whole = transcript.replay({});
    for (qsizetype at = 0; at <= whole.size; ++at) {
        const QByteArray cut = difference(
            whole, transcript.replay({ScriptDevice::Pieces::Whole, 1, at, ScriptDevice::Cut::Pause}));
        QVERIFY2(cut.isEmpty(), (QByteArray::number(at) + ": " + cut).constData());
    }
}

// Each beginning, and nothing more: what has come counts, what has not is an error, and nothing is told to be done that
// the server did not say so of.
void TestTranscripts::ends()
{
    QFETCH(QString, file);
    const Transcript transcript = Transcript::fromFile(file);
    const auto whole = transcript.replay({});
    for (qsizetype at = 0; at <= whole.size; ++at) {
        const auto cut = transcript.replay({ScriptDevice::Pieces::Whole, 1, at, ScriptDevice::Cut::Close});
        const QByteArray where = QByteArray::number(at) + ": ";
        QVERIFY2(cut.unheard.isEmpty(), (where + cut.unheard.join(' ')).constData());
        QVERIFY2(!cut.problem.contains("does not end") && !cut.problem.contains("the client sent"),
                 (where + cut.problem).constData());
        QVERIFY2(cut.state == "Closed" && !cut.end.isEmpty(), (where + cut.state).constData());
        QCOMPARE(whole.responses.mid(0, cut.responses.size()), cut.responses);
        QCOMPARE(whole.malformed.mid(0, cut.malformed.size()), cut.malformed);
        QCOMPARE(whole.notes.mid(0, cut.notes.size()), cut.notes);
        for (const auto &[tag, result] : cut.results) {
            const auto same = whole.results.find(tag);
            QVERIFY2((same != whole.results.end() && same->second == result)
                         || result.startsWith("ServerClosed"),
                     (where + tag + ' ' + result).constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"
