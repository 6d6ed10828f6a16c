#include "ui/console/detailpane.h"
#include "ui/console/exchangemodel.h"
#include "ui/console/hexview.h"
#include "ui/console/latencychart.h"
#include "ui/models/fieldtreemodel.h"
#include "windowdriver.h"
#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

// What the console shows beside its lines: fields and bytes, the state of the session, the profile, marks; and the report of
// the server. On a real server, but for what none of those would say.
class TestConsolePanes : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void fieldsAndBytes();
    void longOnDemand();
    void growsWhileItIsSeen();
    void notUnderstood();
    void stateOfTheSession();
    void onlyLikeThis();
    void marks();
    void profileAndProbe();
    void serverReport();

private:
    void connectNow()
    {
        m_driver = std::make_unique<Driver>();
        QVERIFY(m_driver->connectTo(m_server->options(imap::Security::Tls)));
    }
    QTreeView *exchanges() const { return m_driver->find<QTreeView>("exchangeTree"); }
    // The row of the first command that begins so; selected by a click.
    bool clickOn(const QString &command)
    {
        QTreeView *tree = exchanges();
        QModelIndex found;
        const bool there = Driver::until([&] {
            for (int row = 0; row < tree->model()->rowCount(); ++row) {
                found = tree->model()->index(row, ui::ExchangeModel::Command);
                if (found.data().toString().startsWith(command)
                    && found.siblingAtColumn(ui::ExchangeModel::Status).data().toString() == u"OK")
                    return true;
            }
            return false;
        });
        if (!there)
            return false;
        m_driver->find<QAction>("consoleFollow")->setChecked(false);
        tree->scrollTo(found);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(found).center());
        return tree->currentIndex().row() == found.row();
    }
    QTabWidget *tabs() const { return m_driver->find<QTabWidget>("consoleDetailTabs"); }
    QStringList commands() const
    {
        QStringList all;
        for (int row = 0; row < exchanges()->model()->rowCount(); ++row)
            all += exchanges()->model()->index(row, ui::ExchangeModel::Command).data().toString();
        return all;
    }
    static QString valueOf(const QAbstractItemModel *model, const QString &name)
    {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == name)
                return model->index(row, 1).data().toString();
        }
        return {};
    }

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestConsolePanes::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

void TestConsolePanes::fieldsAndBytes()
{
    connectNow();
    QVERIFY(clickOn(u"LIST"_s));
    tabs()->setCurrentIndex(1);
    auto *fields = m_driver->find<QTreeView>("consoleFields");
    auto *bytes = m_driver->find<ui::HexView>("consoleBytes");
    QVERIFY(bytes->bytes().startsWith("* LIST ") && bytes->bytes().endsWith("\r\n"));
    QVERIFY(m_driver->find<QLabel>("consoleAbout")->text().contains(u"RFC"));
    QCOMPARE(valueOf(fields->model(), u"type"_s), u"LIST"_s);
    // A field marks its bytes.
    QModelIndex mailbox;
    for (int row = 0; row < fields->model()->rowCount(); ++row) {
        const QModelIndex one = fields->model()->index(row, 0);
        if (one.data().toString() == u"mailbox")
            mailbox = one;
    }
    QVERIFY(mailbox.isValid());
    fields->setCurrentIndex(mailbox);
    const QByteArray marked = bytes->bytes().mid(bytes->markBegin(), bytes->markEnd() - bytes->markBegin());
    QVERIFY2(marked.contains(mailbox.siblingAtColumn(1).data().toString().toLatin1()), marked);
    // And a byte its field, by the keyboard as well.
    const qsizetype begin = bytes->markBegin();
    bytes->setFocus();
    QTest::keyClick(bytes, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(bytes, Qt::Key_Right);
    QTest::keyClick(bytes, Qt::Key_Right);
    QCOMPARE(fields->currentIndex().siblingAtColumn(0).data().toString(), u"type"_s);
    for (qsizetype at = 2; at < begin + 1; ++at)
        QTest::keyClick(bytes, Qt::Key_Right);
    QCOMPARE(fields->currentIndex().siblingAtColumn(1).data(), mailbox.siblingAtColumn(1).data());
}

// A literal of some megabytes is shown in part, and whole when one asks for it.
void TestConsolePanes::longOnDemand()
{
    imap::Recorder recorder;
    ui::TrafficSet set(&recorder);
    ui::DetailPane pane(&set);
    pane.resize(600, 400);
    const auto trace = recorder.begin(u"ann@host"_s);
    const QByteArray literal = QByteArray("0123456789abcde\r\n").repeated(300'000);
    trace->add(imap::Traffic::Kind::Received,
               "* 1 FETCH (BODY[] {" + QByteArray::number(literal.size()) + "}\r\n" + literal + ')', 0);
    trace->add(imap::Traffic::Kind::Received, "* 2 FETCH (UID 2)", 0);
    auto *text = pane.findChild<QPlainTextEdit *>(u"traceDetail"_s);
    auto *all = pane.findChild<QPushButton *>(u"traceDetailAll"_s);
    const quint16 id = set.all().front()->id;
    static_cast<QWidget &>(pane).show();
    pane.show({id, 0, 0, true});
    QVERIFY(all->isVisible());
    QCOMPARE(all->text(), u"Show All (4.9 MB)"_s);
    QTRY_VERIFY(text->toPlainText().endsWith(u"… and another 3.9 MB"));
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(!all->isVisible());
    QTRY_COMPARE(text->document()->blockCount(), 300'002);
    QVERIFY(text->toPlainText().endsWith(u"abcde\n)"));
    // The next one is not, until one asks.
    pane.show({id, 0, 1, true});
    QTRY_COMPARE(text->toPlainText(), u"* 2 FETCH (UID 2)"_s);
    pane.show({id, 0, 0, true});
    QVERIFY(all->isVisible());
}

// Answers that come to the selected command come in below those that are shown, and leave what one has selected there.
void TestConsolePanes::growsWhileItIsSeen()
{
    imap::Recorder recorder;
    ui::TrafficSet set(&recorder);
    ui::DetailPane pane(&set);
    const auto trace = recorder.begin(u"ann@host"_s);
    trace->addCommand("M0001 IDLE", 1, 0, 0);
    trace->add(imap::Traffic::Kind::Received, "+ idling", 1);
    QTRY_VERIFY(set.all().front()->log->isCurrent());
    auto *text = pane.findChild<QPlainTextEdit *>(u"traceDetail"_s);
    pane.show({set.all().front()->id, 0, 0, false});
    QTRY_COMPARE(text->toPlainText(), u"C: M0001 IDLE\nS: + idling\n"_s);
    QTextCursor cursor = text->textCursor();
    cursor.select(QTextCursor::WordUnderCursor);
    cursor.movePosition(QTextCursor::EndOfLine, QTextCursor::KeepAnchor);
    text->setTextCursor(cursor);
    const QString selected = text->textCursor().selectedText();
    QVERIFY(!selected.isEmpty());
    trace->add(imap::Traffic::Kind::Received, "* 4 EXISTS", 1);
    QTRY_COMPARE(text->toPlainText(), u"C: M0001 IDLE\nS: + idling\nS: * 4 EXISTS\n"_s);
    QCOMPARE(text->textCursor().selectedText(), selected);
}

void TestConsolePanes::notUnderstood()
{
    imap::Recorder recorder;
    ui::TrafficSet set(&recorder);
    ui::DetailPane pane(&set);
    const auto trace = recorder.begin(u"ann@host"_s);
    trace->add(imap::Traffic::Kind::Received, "* 5 FETCH (FLAGS (\\Seen)");
    trace->addCommand("M0001 NOOP", 1, 0, 0);
    QTRY_VERIFY(set.all().front()->log->isCurrent());
    pane.findChild<QTabWidget *>(u"consoleDetailTabs"_s)->setCurrentIndex(1);
    pane.show({set.all().front()->id, 0, 0, true});
    auto *problem = pane.findChild<QLabel *>(u"consoleDecodeProblem"_s);
    QVERIFY2(problem->text().contains(u"byte 24"), qPrintable(problem->text()));
    const auto *bytes = pane.findChild<ui::HexView *>(u"consoleBytes"_s);
    QCOMPARE(bytes->markBegin(), 24);
    // What was sent is not decoded, but seen.
    pane.show({set.all().front()->id, 1, 1, true});
    QCOMPARE(bytes->bytes(), "M0001 NOOP\r\n");
    QCOMPARE(bytes->markBegin(), bytes->markEnd());
    QVERIFY(!problem->text().contains(u"byte 24"));
    // It may have gone.
    pane.show({99, 0, 0, true});
    QVERIFY(bytes->bytes().isEmpty());
}

void TestConsolePanes::stateOfTheSession()
{
    connectNow();
    tabs()->setCurrentIndex(2);
    const auto *state = m_driver->find<QTableView>("consoleState")->model();
    QVERIFY(clickOn(u"AUTHENTICATE"_s));
    QCOMPARE(valueOf(state, u"State"_s), u"authenticated"_s);
    QVERIFY(valueOf(state, u"Encryption"_s).startsWith(u"TLS"));
    QVERIFY(valueOf(state, u"Mailbox"_s).isEmpty());
    QVERIFY(clickOn(u"EXAMINE"_s));
    QCOMPARE(valueOf(state, u"State"_s), u"selected"_s);
    QCOMPARE(valueOf(state, u"Mailbox"_s), u"INBOX"_s);
    QCOMPARE(valueOf(state, u"Access"_s), u"read-only"_s);
    QVERIFY(valueOf(state, u"UIDVALIDITY"_s).toUInt() > 0);
    QVERIFY(valueOf(state, u"Capabilities"_s).contains(u"NAMESPACE"));
}

void TestConsolePanes::onlyLikeThis()
{
    connectNow();
    QVERIFY(clickOn(u"EXAMINE"_s));
    m_driver->find<QAction>("consoleOnlyCommand")->trigger();
    QCOMPARE(m_driver->find<QLineEdit>("consoleFilter")->text(), u"verb:EXAMINE"_s);
    QVERIFY(Driver::until([&] { return commands().size() == 1; }));
    m_driver->find<QAction>("consoleAll")->trigger();
    QVERIFY(Driver::until([&] { return commands().size() > 4; }));
    QVERIFY(clickOn(u"EXAMINE"_s));
    QVERIFY(m_driver->find<QAction>("consoleOnlyCause")->isEnabled());
    m_driver->find<QAction>("consoleOnlyCause")->trigger();
    QVERIFY(Driver::until([&] { return commands().filter(u"FETCH"_s).isEmpty(); }));
    QVERIFY(!commands().filter(u"EXAMINE"_s).isEmpty());
    // What is wrong is said, and nothing is hidden by it.
    auto *filter = m_driver->find<QLineEdit>("consoleFilter");
    filter->clear();
    QTest::keyClicks(filter, u"status:good"_s);
    auto *problem = m_driver->find<QLabel>("consoleFilterProblem");
    QVERIFY(Driver::until([&] { return problem->isVisible(); }));
    QVERIFY2(problem->text().contains(u"waiting, ok, no, bad, cut"), qPrintable(problem->text()));
}

void TestConsolePanes::marks()
{
    connectNow();
    QVERIFY(clickOn(u"NAMESPACE"_s));
    m_driver->find<QAction>("consoleMark")->trigger();
    QVERIFY(exchanges()->currentIndex().data(ui::ExchangeModel::MarkRole).toBool());
    QVERIFY(clickOn(u"EXAMINE"_s));
    QVERIFY(!m_driver->find<QAction>("consoleMark")->isChecked());
    m_driver->find<QAction>("consolePreviousMark")->trigger();
    QCOMPARE(exchanges()->currentIndex().siblingAtColumn(ui::ExchangeModel::Command).data().toString(),
             u"NAMESPACE"_s);
}

void TestConsolePanes::profileAndProbe()
{
    connectNow();
    m_driver->find<QAction>("consoleProfile")->trigger();
    auto *dialog = m_driver->window()->findChild<QDialog *>(u"profileDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    auto *table = dialog->findChild<QTableView *>(u"profileTable"_s);
    QVERIFY(table->model()->rowCount() >= 3);
    QVERIFY(dialog->findChild<QLabel *>(u"profileSummary"_s)->text().contains(u"round trip"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"profileProbe"_s), Qt::LeftButton);
    auto *chart = dialog->findChild<ui::LatencyChart *>(u"latencyChart"_s);
    QVERIFY(Driver::until([&] { return chart->summary().contains(u"2 answers"); }));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"profileProbe"_s), Qt::LeftButton); // stops
    table->setFocus();
    table->selectRow(0);
    const QString verb = table->model()->index(0, 0).data().toString().section(u' ', -1);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(m_driver->find<QLineEdit>("consoleFilter")->text(), u"verb:"_s + verb);
    dialog->close();
}

void TestConsolePanes::serverReport()
{
    connectNow();
    QTest::keyClick(m_driver->window(), Qt::Key_0, Qt::AltModifier);
    auto *table = m_driver->find<QTableView>("reportTable");
    QVERIFY(Driver::until([&] { return table->isVisible() && table->model()->rowCount() > 20; }));
    const auto *model = table->model();
    QVERIFY(!valueOf(model, u"Greeting"_s).isEmpty());
    QVERIFY(valueOf(model, u"ID: name"_s).contains(u"Dovecot"));
    QCOMPARE(valueOf(model, u"Taken for"_s), u"Dovecot"_s);
    QVERIFY(valueOf(model, u"Certificate"_s).contains(u"good until"));
    QVERIFY(valueOf(model, u"Encryption"_s).startsWith(u"TLS"));
    QVERIFY(!valueOf(model, u"Login mechanism"_s).isEmpty());
    QVERIFY(valueOf(model, u"Namespace: personal"_s).contains(u'/'));
    QString capabilities;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString name = model->index(row, 0).data().toString();
        if (name.contains(u": "))
            capabilities += name + u" = "_s + model->index(row, 1).data().toString() + u'\n';
    }
    QVERIFY2(capabilities.contains(u"Access and quota: ACL = "), qPrintable(capabilities));
    QVERIFY(capabilities.contains(u"only after the login"));
}

UI_TEST_MAIN(TestConsolePanes)
#include "tst_consolepanes.moc"
