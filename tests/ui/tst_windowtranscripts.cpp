#include "imapcore/commands/raw.h"
#include "imapcore/traffic/transcriptfile.h"
#include "tests/support/await.h"
#include "ui/connection.h"
#include "ui/console/comparisondialog.h"
#include "ui/console/recordingdialog.h"
#include "ui/console/replaydialog.h"
#include "ui/console/scrubdialog.h"
#include "ui/console/stepmodel.h"
#include "ui/console/transcriptactions.h"
#include "windowdriver.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QRadioButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

// Conversations as a whole: saved, opened, compared, sent again, checked and spooled, in the window.
class TestWindowTranscripts : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init();
    void cleanup();
    void savesAndOpens();
    void exportsScrubbed();
    void cannotOpen();
    void compares();
    void replays();
    void replayStops();
    void checks();
    void spools();

private:
    ui::Connection *connection() const { return m_driver->page()->subject().connection; }
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static QByteArray read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void send(const char *line) const
    {
        imap::Raw raw;
        raw.line = line;
        await(connection()->session()->send(std::move(raw)));
    }
    template<typename T>
    T *dialog(const char *name) const
    {
        T *found = nullptr;
        Driver::until(
            [&] { return (found = m_driver->window()->findChild<T *>(QLatin1String(name))) != nullptr; });
        return found;
    }
    static QStringList results(const QDialog *dialog)
    {
        QStringList all;
        const auto *model = dialog->findChild<ui::StepModel *>();
        for (const auto &step : model->steps())
            all += step.result;
        return all;
    }
    static QString status(const QDialog *dialog)
    {
        return dialog->findChild<QLabel *>(u"runStatus"_s)->text();
    }

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Driver> m_driver;
    ui::TranscriptActions *m_actions = nullptr;
    QStringList m_notices;
};

void TestWindowTranscripts::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_driver = std::make_unique<Driver>();
    m_actions = m_driver->window()->findChild<ui::TranscriptActions *>();
    m_notices.clear();
    connect(m_actions, &ui::TranscriptActions::noticed, this,
            [this](const QString &text) { m_notices += text; });
    QVERIFY(m_driver->connectTo(m_server->options()));
}

void TestWindowTranscripts::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

void TestWindowTranscripts::savesAndOpens()
{
    send("STATUS INBOX (MESSAGES)");
    const QString name = m_folder->filePath(u"saved.imap"_s);
    m_actions->write(name, imap::Scrubber::Level::Secrets);
    QTRY_COMPARE(m_notices.size(), 1);
    QVERIFY2(m_notices[0].contains(name), qPrintable(m_notices[0]));
    const QByteArray text = read(name);
    QVERIFY(text.contains("S: * STATUS INBOX (MESSAGES 600)\n"));
    QVERIFY(!text.contains(m_server->password().toUtf8()));
    // The window shows it like a connection.
    QVERIFY(!m_driver->find<QAction>("transcriptClose")->isEnabled());
    m_actions->open(name);
    auto *connections = m_driver->find<QComboBox>("consoleConnection");
    QCOMPARE(connections->currentText(), u"saved.imap"_s);
    QVERIFY(Driver::until(
        [&] { return !m_driver->traceLines().filter(u"STATUS INBOX (MESSAGES 600)"_s).isEmpty(); }));
    QVERIFY(m_driver->find<QAction>("transcriptClose")->isEnabled());
    m_driver->trigger("transcriptClose");
    QTRY_VERIFY(connections->findText(u"saved.imap"_s) < 0);
}

void TestWindowTranscripts::exportsScrubbed()
{
    m_driver->trigger("transcriptExport");
    auto *dialog = this->dialog<ui::ScrubDialog>("scrubDialog");
    QVERIFY(dialog);
    QCOMPARE(dialog->level(), imap::Scrubber::Level::Names);
    dialog->findChild<QRadioButton *>(u"scrubContent"_s)->click();
    QCOMPARE(dialog->level(), imap::Scrubber::Level::Content);
    dialog->close();
    send("LIST \"\" *");
    const QString name = m_folder->filePath(u"scrubbed.imap"_s);
    m_actions->write(name, imap::Scrubber::Level::Names);
    QTRY_COMPARE(m_notices.size(), 1);
    const QByteArray text = read(name);
    QVERIFY(text.contains("S: * LIST "));
    for (const char *word : {"olivia", "Werkstatt", "hannah", "127.0.0.1"})
        QVERIFY2(!text.contains(word), text.sliced(std::max<qsizetype>(text.indexOf(word) - 200, 0), 300));
}

void TestWindowTranscripts::cannotOpen()
{
    m_actions->open(m_folder->filePath(u"missing"_s));
    m_actions->open(file(u"mail"_s, "From: ann\n"));
    m_actions->open(file(u"cut"_s, "S: * OK\nS: * X {10}\nS: a\n"));
    m_actions->check(file(u"script"_s, "nothing\n"));
    m_actions->write(u"/nonexistent/x"_s, imap::Scrubber::Level::Secrets);
    QTRY_COMPARE(m_notices.size(), 5);
    QVERIFY(m_notices[1].contains(u"This is no transcript"_s));
    QVERIFY(m_notices[2].endsWith(u"ends in the middle."_s));
    QVERIFY(m_notices[3].contains(u"line 1"_s));
    QVERIFY(m_notices[4].contains(u"/nonexistent/x"_s));
}

void TestWindowTranscripts::compares()
{
    m_actions->open(
        file(u"left.imap"_s, "C: a1 NOOP\nS: a1 OK\nC: a2 GETACL a\nS: * ACL a bob l\nS: a2 OK\n"));
    m_actions->open(
        file(u"right.imap"_s, "C: a1 NOOP\nS: a1 OK\nC: a2 GETACL a\nS: * ACL a bob lr\nS: a2 OK\n"));
    m_driver->trigger("transcriptCompare");
    auto *dialog = this->dialog<ui::ComparisonDialog>("comparisonDialog");
    QVERIFY(dialog);
    auto *left = dialog->findChild<QComboBox *>(u"comparisonLeft"_s);
    left->setCurrentIndex(left->findText(u"left.imap"_s));
    auto *right = dialog->findChild<QComboBox *>(u"comparisonRight"_s);
    right->setCurrentIndex(right->findText(u"right.imap"_s));
    auto *pairs = dialog->findChild<QTableView *>(u"comparisonPairs"_s);
    QTRY_COMPARE(pairs->model()->rowCount(), 2);
    QCOMPARE(pairs->model()->index(0, 1).data().toString(), u"same"_s);
    QCOMPARE(pairs->model()->index(1, 1).data().toString(), u"differs"_s);
    dialog->findChild<QCheckBox *>(u"comparisonOnlyDifferences"_s)->click();
    QCOMPARE(pairs->model()->rowCount(), 1);
    const auto *lines = dialog->findChild<QTableView *>(u"comparisonLines"_s)->model();
    QCOMPARE(lines->rowCount(), 4);
    QCOMPARE(lines->index(1, 0).data().toString(), u"S: * ACL a bob l"_s);
    QCOMPARE(lines->index(1, 2).data().toString(), QString());
    QCOMPARE(lines->index(2, 2).data().toString(), u"S: * ACL a bob lr"_s);
    // What was compared may be closed meanwhile.
    m_driver->trigger("transcriptClose");
    QCOMPARE(lines->index(2, 2).data().toString(), u"S: * ACL a bob lr"_s);
    dialog->close();
}

void TestWindowTranscripts::replays()
{
    m_actions->open(
        file(u"replayed.imap"_s,
             "C: a1 LOGIN olivia ...\nS: a1 OK\nC: a2 STATUS INBOX (MESSAGES)\nS: * STATUS INBOX (MESSAGES "
             "600)\nS: a2 OK\nC: a3 STATUS INBOX (MESSAGES)\nS: * STATUS INBOX (MESSAGES 7)\nS: a3 OK\n"
             "C: a4 CREATE Replayed\nS: a4 OK\n"));
    m_driver->trigger("transcriptReplay");
    auto *dialog = this->dialog<ui::ReplayDialog>("replayDialog");
    QVERIFY(dialog);
    auto *start = dialog->findChild<QPushButton *>(u"runStart"_s);
    start->click();
    QTRY_COMPARE(results(dialog), (QStringList{u"left out"_s, u"same"_s, u"differs"_s, u"not allowed"_s}));
    QTRY_COMPARE(status(dialog), u"2 commands were not answered as they were then."_s);
    auto *table = dialog->findChild<QTableView *>(u"runSteps"_s);
    table->setCurrentIndex(table->model()->index(2, 0));
    const QString detail = dialog->findChild<QPlainTextEdit *>(u"runDetail"_s)->toPlainText();
    QVERIFY(detail.contains(u"(MESSAGES 7)"_s) && detail.contains(u"(MESSAGES 600)"_s));
    // Once more, and what changes something as well.
    dialog->findChild<QCheckBox *>(u"runMayChange"_s)->click();
    start->click();
    QTRY_COMPARE(results(dialog).last(), u"same"_s);
    send("DELETE Replayed");
    dialog->close();
}

// Closed or stopped in the middle, nothing goes on.
void TestWindowTranscripts::replayStops()
{
    QByteArray text;
    for (int i = 1; i < 3'000; ++i)
        text += "C: a" + QByteArray::number(i) + " NOOP\nS: a" + QByteArray::number(i) + " OK\n";
    m_actions->open(file(u"long.imap"_s, text));
    m_driver->trigger("transcriptReplay");
    auto *dialog = this->dialog<ui::ReplayDialog>("replayDialog");
    auto *start = dialog->findChild<QPushButton *>(u"runStart"_s);
    start->click();
    QTRY_VERIFY(results(dialog).contains(u"same"_s));
    start->click();
    QCOMPARE(status(dialog), u"Stopped."_s);
    QVERIFY(results(dialog).last().isEmpty());
    start->click();
    QTRY_VERIFY(results(dialog).contains(u"same"_s));
    const QPointer<QDialog> closed = dialog;
    dialog->close();
    QTRY_VERIFY(!closed);
}

void TestWindowTranscripts::checks()
{
    m_actions->check(file(u"script"_s, "C: a1 STATUS INBOX (MESSAGES)\nS: * STATUS INBOX (MESSAGES ${n})\n"
                                       "C: a2 GETACL INBOX\nS: * ACL INBOX nobody...\n"));
    auto *dialog = this->dialog<QDialog>("checkDialog");
    QVERIFY(dialog);
    dialog->findChild<QPushButton *>(u"runStart"_s)->click();
    QTRY_COMPARE(results(dialog), (QStringList{u"holds"_s, u"does not hold"_s}));
    QTRY_COMPARE(status(dialog), u"1 command did not do what the script says."_s);
    auto *table = dialog->findChild<QTableView *>(u"runSteps"_s);
    table->setCurrentIndex(table->model()->index(1, 0));
    QVERIFY(dialog->findChild<QPlainTextEdit *>(u"runDetail"_s)
                ->toPlainText()
                .startsWith(u"Line 4: did not come: * ACL INBOX nobody"_s));
    dialog->close();
}

void TestWindowTranscripts::spools()
{
    m_driver->trigger("consoleRecording");
    auto *dialog = this->dialog<ui::RecordingDialog>("recordingDialog");
    QVERIFY(dialog);
    QVERIFY(!dialog->settings().isSpooling);
    const QString folder = m_folder->filePath(u"spool"_s);
    dialog->findChild<QCheckBox *>(u"spoolOn"_s)->click();
    dialog->findChild<QLineEdit *>(u"spoolFolder"_s)->setText(folder);
    dialog->findChild<QSpinBox *>(u"spoolSize"_s)->setValue(5);
    dialog->accept();
    QTRY_VERIFY(!m_actions->recording()->files().isEmpty());
    send("STATUS INBOX (MESSAGES)");
    const QStringList files = m_actions->recording()->files();
    const auto all = [&files] {
        QByteArray bytes;
        for (const QString &name : files)
            bytes += read(name);
        return bytes;
    };
    QTRY_VERIFY(all().contains("S: * STATUS INBOX (MESSAGES 600)\n"));
    QVERIFY(all().contains("C: M0001 AUTHENTICATE "));
    QVERIFY(!all().contains(m_server->password().toUtf8()));
    QCOMPARE(QFile::permissions(folder) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    // It is remembered.
    const auto stored = ui::Recording::Settings::stored();
    QVERIFY(stored.isSpooling);
    QCOMPARE(stored.folder, folder);
    QCOMPARE(stored.spoolMebibytes, 5);
    m_actions->recording()->set({64, false, folder, 5});
    QVERIFY(m_actions->recording()->files().isEmpty());
    QVERIFY(!ui::Recording::Settings::stored().isSpooling);
}

UI_TEST_MAIN(TestWindowTranscripts)
#include "tst_windowtranscripts.moc"
