#include "consoledriver.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/status.h"
#include "tests/support/await.h"
#include "tests/support/mailserver.h"
#include "ui/console/latencychart.h"
#include "ui/console/profilemodel.h"
#include "ui/console/stepmodel.h"
#include "ui/models/aclmodel.h"
#include "ui/models/jobmodel.h"
#include <QRadioButton>
#include <QTemporaryDir>

// The protocol console in the window, by keys and mouse, on two servers that have little in common. What it does in depth,
// the tests of its parts show.
class TestConsoleOnServers : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data();
    void init();
    void cleanup();
    void watches();
    void why();
    void decodes();
    void decodesWhatStillComes();
    void filters();
    void followsOneAndMarks();
    void finds();
    void types();
    void typesReadOnly();
    void explains();
    void recordsAndReplays();
    void profiles();
    void boundedMemory();

private:
    using Exchanges = ui::ExchangeModel;

    MailServer &server();
    bool connectNow();
    // Three messages in INBOX, of which the second is long, an entry for bob, and a mailbox to look for.
    static bool fill(imap::Session &session);
    static bool append(imap::Session &session, const QString &mailbox, const QByteArray &subject,
                       qsizetype octets = 0);
    bool sendsSome() const;
    QString notice() const { return m_driver->labelText("messageBarText"); }
    static QStringList results(const QDialog *dialog);
    static QByteArray read(const QString &name);

    std::map<QString, std::unique_ptr<MailServer>> m_servers;
    std::unique_ptr<imap::Session> m_other; // another connection of the same person
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<ConsoleDriver> m_driver;
};

void TestConsoleOnServers::initTestCase_data()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("Dovecot") << u"dovecot"_s;
    QTest::newRow("Cyrus") << u"cyrus"_s;
}

MailServer &TestConsoleOnServers::server()
{
    QFETCH_GLOBAL(QString, server);
    std::unique_ptr<MailServer> &one = m_servers[server];
    if (!one)
        one = std::make_unique<MailServer>(server);
    return *one;
}

void TestConsoleOnServers::init()
{
    REQUIRE_SERVER(server());
    m_settings = std::make_unique<uitest::Settings>();
    m_other = server().session(u"alice"_s);
    QVERIFY(fill(*m_other));
    QVERIFY(connectNow());
}

void TestConsoleOnServers::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
    m_other.reset();
}

bool TestConsoleOnServers::connectNow()
{
    m_driver = std::make_unique<ConsoleDriver>();
    return m_driver->connectTo(server().options(u"alice"_s)) && m_driver->pick("layoutDebug")
           && m_driver->command(u"EXAMINE"_s).isValid() && m_driver->pick("consoleFollow");
}

bool TestConsoleOnServers::append(imap::Session &session, const QString &mailbox, const QByteArray &subject,
                                  qsizetype octets)
{
    QByteArray content = "From: Ann <ann@example.org>\r\nSubject: " + subject + "\r\n\r\n";
    while (content.size() < octets)
        content += QByteArray(70, 'x') + "\r\n";
    return bool(await(session.send(imap::Append{imap::MailboxName(mailbox), {{.content = content}}})));
}

bool TestConsoleOnServers::fill(imap::Session &session)
{
    const auto status = await(session.send(imap::GetStatus{imap::MailboxName(u"INBOX"), {"MESSAGES"}}));
    if (!status)
        return false;
    if (status->messages.value_or(0) > 0) // it is filled
        return true;
    return append(session, u"INBOX"_s, "first") && append(session, u"INBOX"_s, "second", 6000)
           && append(session, u"INBOX"_s, "third")
           && await(session.send(imap::Create{imap::MailboxName(u"Filtered")}))
           && await(session.send(imap::SetAcl{imap::MailboxName(u"INBOX"), u"bob"_s, "lr"}));
}

// --- watching

void TestConsoleOnServers::watches()
{
    const QString command = u"FETCH 1 (UID FLAGS BODY.PEEK[HEADER])"_s;
    QVERIFY(m_driver->send(command));
    const QPersistentModelIndex row = m_driver->typed(command);
    const auto cell = [&row](int column) {
        return row.sibling(row.row(), column).data().toString();
    };
    QVERIFY2(ConsoleDriver::matches(cell(Exchanges::Time), "^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}$"),
             qPrintable(cell(Exchanges::Time)));
    const QString tag = cell(Exchanges::Tag);
    QVERIFY2(ConsoleDriver::matches(tag, "^M\\d+$"), qPrintable(tag));
    QCOMPARE(cell(Exchanges::Mailbox), u"INBOX"_s);
    QCOMPARE(cell(Exchanges::Sent), QString::number((tag + u' ' + command).size() + 2));
    QVERIFY2(ConsoleDriver::matches(cell(Exchanges::Duration), "^\\d+(\\.\\d+)? m?s$"),
             qPrintable(cell(Exchanges::Duration)));
    QCOMPARE(cell(Exchanges::Status), u"OK"_s);

    // Its answers are below it.
    QTreeView *tree = m_driver->exchanges();
    QVERIFY(ConsoleDriver::click(tree, row));
    QVERIFY(!tree->isExpanded(row.sibling(row.row(), 0)));
    QTest::keyClick(tree, Qt::Key_Right);
    const QPersistentModelIndex above = row.sibling(row.row(), 0);
    QVERIFY(tree->isExpanded(above));
    const QAbstractItemModel *model = tree->model();
    qint64 octets = 0;
    for (int i = 0; i < model->rowCount(above); ++i) {
        QCOMPARE(model->index(i, Exchanges::Tag, above).data().toString(), u"S:"_s);
        octets += QLocale().toLongLong(model->index(i, Exchanges::Received, above).data().toString());
    }
    QCOMPARE(QLocale().toLongLong(cell(Exchanges::Received)), octets);
    const QModelIndex last = model->index(model->rowCount(above) - 1, Exchanges::Command, above);
    QVERIFY2(last.data().toString().startsWith(tag + u" OK"_s), qPrintable(last.data().toString()));

    // A literal is folded in the list, and whole beside it.
    QTest::keyClick(tree, Qt::Key_Down);
    QCOMPARE(tree->currentIndex().parent(), QModelIndex(above));
    const QString folded = m_driver->current();
    QVERIFY2(folded.startsWith(u"* 1 FETCH"_s) && folded.contains(u"⟨"_s) && !folded.contains(u"Subject"_s),
             qPrintable(folded));
    QVERIFY2(m_driver->detail().contains(u"\nSubject: first\n"_s), qPrintable(m_driver->detail()));
    QTest::keyClick(tree, Qt::Key_Up);
    QTest::keyClick(tree, Qt::Key_Left);
    QVERIFY(!tree->isExpanded(above));

    // When it was queued, sent, answered and done.
    const auto *exchangeModel = static_cast<const Exchanges *>(model);
    const auto timing = exchangeModel->timingOf(above);
    QVERIFY(timing.isCommand && timing.queued > 0 && timing.queued <= timing.sent
            && timing.sent <= timing.answered && timing.answered <= timing.done);
    const QString words =
        row.sibling(row.row(), Exchanges::Waterfall).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(
        ConsoleDriver::matches(words, "^queued for [^,]+s, first answer after [^,]+s, done after [^,]+s$"),
        qPrintable(words));

    // What nobody has asked for stands apart.
    const QModelIndex greeting = m_driver->row([](const QModelIndex &one) {
        return ConsoleDriver::text(one, Exchanges::Tag) == u"*"_s
               && ConsoleDriver::text(one, Exchanges::Command).startsWith(u"* OK"_s);
    });
    QVERIFY(greeting.isValid());
    QVERIFY(ConsoleDriver::text(greeting, Exchanges::Status).isEmpty());
    QVERIFY(ConsoleDriver::text(greeting, Exchanges::Sent).isEmpty());
    QVERIFY(!ConsoleDriver::text(greeting, Exchanges::Received).isEmpty());
}

void TestConsoleOnServers::why()
{
    const QString first = ConsoleDriver::text(m_driver->command(u"EXAMINE"_s), Exchanges::Why);
    QVERIFY2(first.startsWith(u"Connecting to "_s), qPrintable(first));
    // A mailbox, opened by a click.
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Filtered"_s}));
    QCOMPARE(ConsoleDriver::text(m_driver->command(u"EXAMINE \"Filtered\""_s), Exchanges::Why),
             u"Messages of Filtered"_s);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"INBOX"_s}));
    QTRY_COMPARE(ConsoleDriver::text(m_driver->command(u"EXAMINE \"INBOX\""_s), Exchanges::Why),
                 u"Messages of INBOX"_s);

    // A change, staged by a click and applied.
    QVERIFY(m_driver->showPage(ConsoleDriver::Access));
    auto *acl = m_driver->find<QTableView>("aclTable");
    auto *aclModel = static_cast<ui::AclModel *>(acl->model());
    QTRY_VERIFY(aclModel->rowOf(u"bob"_s) >= 0 && aclModel->hasGrants(u"bob"_s));
    int column = ui::AclModel::FirstRight;
    while (column < aclModel->columnCount() && aclModel->rightsOfColumn(column) != "w")
        ++column;
    ConsoleDriver::click(acl, aclModel->index(aclModel->rowOf(u"bob"_s), column));
    QTRY_COMPARE(m_driver->changes()->waiting(), size_t(1));
    m_driver->press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_driver->changes()->waiting() == 0
                && m_driver->changes()->work() == ui::StagedChanges::Work::None);
    QVERIFY(m_driver->command(u"SETACL"_s).isValid());
    QCOMPARE(ConsoleDriver::text(m_driver->command(u"SETACL"_s), Exchanges::Why), u"Access of INBOX"_s);

    // From the change to its lines, and back.
    auto *changes = m_driver->find<QTreeView>("changesView");
    QVERIFY(m_driver->showTab(u"Changes"_s));
    QVERIFY(ConsoleDriver::click(changes, changes->model()->index(0, 0)));
    QVERIFY(!ConsoleDriver::isSeen(m_driver->exchanges()));
    QVERIFY(m_driver->pick("changesTraffic"));
    QTRY_VERIFY(ConsoleDriver::isSeen(m_driver->exchanges()));
    QCOMPARE(m_driver->filterText(), u"why:\"Access of INBOX\" mailbox:INBOX"_s);
    QTRY_VERIFY(!m_driver->commands().filter(u"SETACL"_s).isEmpty()
                && m_driver->commands().filter(u"EXAMINE"_s).isEmpty());
    changes->clearSelection();
    QVERIFY(ConsoleDriver::click(m_driver->exchanges(), m_driver->command(u"SETACL"_s)));
    QVERIFY(m_driver->pick("consoleGoToCause"));
    QTRY_VERIFY(ConsoleDriver::isSeen(changes));
    QCOMPARE(changes->selectionModel()->selectedRows().size(), 1);

    // From a job to its lines, and back.
    auto *jobs = m_driver->find<QTableView>("jobTable");
    QVERIFY(m_driver->showTab(u"Jobs"_s));
    QModelIndex opening;
    for (int row = 0; row < jobs->model()->rowCount() && !opening.isValid(); ++row) {
        if (jobs->model()->index(row, ui::JobModel::Title).data().toString() == u"Open INBOX"_s)
            opening = jobs->model()->index(row, ui::JobModel::Title);
    }
    QVERIFY(ConsoleDriver::click(jobs, opening));
    const int row = opening.row();
    QVERIFY(m_driver->pick("jobTraffic"));
    QTRY_VERIFY(ConsoleDriver::isSeen(m_driver->exchanges()));
    QCOMPARE(m_driver->filterText(), u"why:\"Messages of INBOX\""_s);
    QTRY_VERIFY(!m_driver->commands().filter(u"EXAMINE"_s).isEmpty()
                && m_driver->commands().filter(u"SETACL"_s).isEmpty());
    jobs->setCurrentIndex({});
    QVERIFY(ConsoleDriver::click(m_driver->exchanges(), m_driver->command(u"EXAMINE"_s)));
    QVERIFY(m_driver->pick("consoleGoToCause"));
    QTRY_VERIFY(ConsoleDriver::isSeen(jobs));
    QCOMPARE(jobs->currentIndex().row(), row);
}

// --- what a response says

void TestConsoleOnServers::decodes()
{
    QVERIFY(m_driver->showTab(u"Decoded"_s));
    struct Case
    {
        const char *command, *answer, *field, *bytes, *about;
    };
    for (const Case &one :
         {Case{"STATUS INBOX (MESSAGES UIDVALIDITY)", "* STATUS ", "MESSAGES", "\\b\\d+$",
               "STATUS, RFC 9051 section 7.3.3"},
          Case{"GETACL INBOX", "* ACL ", "mailbox", "^\"?INBOX\"?$", "ACL, RFC 4314 section 3.6"},
          Case{"FETCH 1 (UID FLAGS)", "* 1 FETCH ", "FLAGS", "^\\(.*\\)$",
               "FETCH, RFC 9051 section 7.5.2"}}) {
        const QString command = QString::fromLatin1(one.command);
        QVERIFY2(m_driver->send(command), one.command);
        QVERIFY(ConsoleDriver::click(m_driver->exchanges(), m_driver->typed(command)));
        QVERIFY2(m_driver->bytes()->bytes().startsWith(one.answer), m_driver->bytes()->bytes());
        QVERIFY2(m_driver->labelText("consoleAbout").contains(QLatin1String(one.about)),
                 qPrintable(m_driver->labelText("consoleAbout")));
        // A field marks its bytes, and a byte its field.
        QVERIFY2(m_driver->selectField(QString::fromLatin1(one.field)), one.field);
        QVERIFY2(ConsoleDriver::matches(m_driver->markedBytes(), one.bytes),
                 qPrintable(m_driver->markedBytes()));
        const qsizetype there = m_driver->bytes()->markEnd() - 1;
        const qsizetype type =
            m_driver->bytes()->bytes().indexOf(QByteArray(one.answer).trimmed().split(' ').last());
        QVERIFY(m_driver->clickByte(type));
        QCOMPARE(m_driver->fieldName(), u"type"_s);
        QCOMPARE(m_driver->markedBytes(), QString::fromLatin1(one.answer).trimmed().section(u' ', -1));
        QVERIFY(m_driver->clickByte(there));
        QVERIFY2(m_driver->fieldName() != u"type"_s, qPrintable(m_driver->fieldName()));
    }
}

// A command is selected, and its answers come later.
void TestConsoleOnServers::decodesWhatStillComes()
{
    QVERIFY(m_driver->send(u"IDLE"_s, u"waiting"_s));
    QVERIFY(ConsoleDriver::click(m_driver->exchanges(), m_driver->typed(u"IDLE"_s, u"waiting"_s)));
    QTRY_VERIFY2(m_driver->detail().contains(u"S: + idling"_s), qPrintable(m_driver->detail()));
    QVERIFY(append(*m_other, u"INBOX"_s, "while one idles"));
    QTRY_VERIFY2(ConsoleDriver::matches(m_driver->detail(), "S: \\* \\d+ EXISTS"),
                 qPrintable(m_driver->detail()));
    QTRY_COMPARE(m_driver->labelText("consolePrompt"), u"+"_s);
    m_driver->type(u"DONE"_s);
    QTest::keyClick(m_driver->edit(), Qt::Key_Return);
    QVERIFY(m_driver->typed(u"IDLE"_s).isValid());
    QTRY_VERIFY2(ConsoleDriver::matches(m_driver->detail(), "S: M\\d+ OK"), qPrintable(m_driver->detail()));
}

// --- finding

// Five commands of which each filter leaves others.
bool TestConsoleOnServers::sendsSome() const
{
    return m_driver->send(u"STATUS INBOX (MESSAGES UIDNEXT)"_s)
           && m_driver->send(u"STATUS Filtered (MESSAGES)"_s)
           && m_driver->send(u"STATUS Nowhere (MESSAGES)"_s, u"NO"_s)
           && m_driver->send(u"FETCH 2 BODY.PEEK[]"_s) && m_driver->send(u"GETACL INBOX"_s);
}

void TestConsoleOnServers::filters()
{
    QVERIFY(sendsSome());
    const QString inbox = u"STATUS INBOX (MESSAGES UIDNEXT)"_s, filtered = u"STATUS Filtered (MESSAGES)"_s,
                  nowhere = u"STATUS Nowhere (MESSAGES)"_s, fetch = u"FETCH 2 BODY.PEEK[]"_s,
                  acl = u"GETACL INBOX"_s;
    const QStringList all{inbox, filtered, nowhere, fetch, acl};
    const auto leaves = [this](const QString &words, const QStringList &left) {
        return m_driver->filtered(u"why:Typed "_s + words, left);
    };
    QVERIFY(leaves({}, all));
    QVERIFY(leaves(u"uidnext"_s, {inbox}));
    QVERIFY(leaves(u"-uidnext -fetch"_s, {filtered, nowhere, acl}));
    QVERIFY(leaves(u"/^M\\d+ STATUS [FN]/"_s, {filtered, nowhere}));
    QVERIFY(leaves(u"dir:sent messages"_s, {inbox, filtered, nowhere}));
    QVERIFY(leaves(u"dir:received messages"_s, {inbox, filtered}));
    QVERIFY(leaves(u"verb:getacl"_s, {acl}));
    QVERIFY(leaves(u"mailbox:filt"_s, {filtered}));
    QVERIFY(leaves(u"status:no"_s, {nowhere}));
    QVERIFY(leaves(u"larger:4k"_s, {fetch}));
    QVERIFY(leaves(u"slower:1us"_s, all));
    QVERIFY(leaves(u"slower:10min"_s, {}));
    QVERIFY(leaves(u"-slower:10min verb:STATUS"_s, {inbox, filtered, nowhere}));

    // Line by line they are the lines that are meant.
    m_driver->press(Qt::Key_Y, Qt::ControlModifier | Qt::AltModifier);
    auto *lines = m_driver->find<QTableView>("traceTable");
    QTRY_VERIFY(lines->isVisible());
    m_driver->filter(u"why:Typed verb:STATUS dir:sent"_s);
    QTRY_COMPARE(m_driver->traceLines().size(), 3);
    for (const QString &line : m_driver->traceLines())
        QVERIFY2(ConsoleDriver::matches(line, "^C: M\\d+ STATUS "), qPrintable(line));
    m_driver->filter(u"why:Typed mailbox:Filtered"_s);
    QTRY_COMPARE(m_driver->traceLines().size(), 3);
    m_driver->press(Qt::Key_Y, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(m_driver->exchanges()->isVisible());
    QTRY_COMPARE(m_driver->commands(), QStringList{filtered});

    // What is wrong is said, and all can be had back.
    m_driver->filter(u"status:good"_s);
    auto *problem = m_driver->find<QLabel>("consoleFilterProblem");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(m_driver->pick("consoleAll"));
    QTRY_VERIFY(m_driver->commands().size() > all.size() && !problem->isVisible());
}

void TestConsoleOnServers::followsOneAndMarks()
{
    // One of its own, by the keys.
    m_driver->targets()->setFocus();
    QTest::keyClick(m_driver->targets(), Qt::Key_Down);
    QTRY_VERIFY(m_driver->targets()->isOwn() && m_driver->targets()->session());
    QTRY_VERIFY(m_driver->edit()->isEnabled());
    QVERIFY(m_driver->send(u"STATUS Filtered (UIDNEXT)"_s));
    QVERIFY(m_driver->send(u"STATUS INBOX (UIDNEXT)"_s));
    QVERIFY(!m_driver->commands().filter(u"EXAMINE"_s).isEmpty());
    auto *connections = m_driver->find<QComboBox>("consoleConnection");
    const QString title =
        ConsoleDriver::text(m_driver->typed(u"STATUS INBOX (UIDNEXT)"_s), Exchanges::Connection);
    connections->setFocus();
    for (int i = 0; i < connections->count() && connections->currentText() != title; ++i)
        QTest::keyClick(connections, Qt::Key_Down);
    QCOMPARE(connections->currentText(), title);
    QTRY_VERIFY(m_driver->commands().filter(u"EXAMINE"_s).isEmpty()
                && m_driver->commands().filter(u"STATUS"_s).size() == 2);
    QTest::keyClick(connections, Qt::Key_Home);
    QTRY_VERIFY(!m_driver->commands().filter(u"EXAMINE"_s).isEmpty());

    // Marks and notes, in both ways of showing.
    QTreeView *tree = m_driver->exchanges();
    QVERIFY(ConsoleDriver::click(tree, m_driver->typed(u"STATUS Filtered (UIDNEXT)"_s)));
    m_driver->press(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(tree->currentIndex().data(Exchanges::MarkRole).toBool());
    QVERIFY(ConsoleDriver::click(tree, m_driver->command(u"EXAMINE"_s)));
    QVERIFY(m_driver->pick("consoleMark"));
    QVERIFY(tree->currentIndex().data(Exchanges::MarkRole).toBool());
    QVERIFY(m_driver->pick("consoleNote"));
    auto *dialog = m_driver->dialog("consoleNoteDialog");
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"look here"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(ConsoleDriver::text(m_driver->command(u"EXAMINE"_s), Exchanges::Note), u"look here"_s);
    m_driver->press(Qt::Key_Down, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(m_driver->current(), u"STATUS Filtered (UIDNEXT)"_s);
    m_driver->press(Qt::Key_Up, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(m_driver->current().startsWith(u"EXAMINE"_s));
    m_driver->press(Qt::Key_Y, Qt::ControlModifier | Qt::AltModifier);
    const auto *lines = m_driver->find<QTableView>("traceTable");
    const auto line = [lines] {
        return lines->currentIndex().siblingAtColumn(2).data().toString();
    };
    QTRY_VERIFY2(line().contains(u" EXAMINE"_s), qPrintable(line())); // the same place
    m_driver->press(Qt::Key_Down, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY2(line().endsWith(u" STATUS Filtered (UIDNEXT)"_s), qPrintable(line()));
}

void TestConsoleOnServers::finds()
{
    QVERIFY(sendsSome());
    QVERIFY(m_driver->filtered(
        u"why:Typed"_s, {u"STATUS INBOX (MESSAGES UIDNEXT)"_s, u"STATUS Filtered (MESSAGES)"_s,
                         u"STATUS Nowhere (MESSAGES)"_s, u"FETCH 2 BODY.PEEK[]"_s, u"GETACL INBOX"_s}));
    auto *bar = m_driver->find<QWidget>("trafficFind");
    auto *words = m_driver->find<QLineEdit>("trafficFindWords");
    const auto said = [this] {
        return m_driver->labelText("trafficFindResult");
    };
    for (const bool byLines : {false, true}) {
        if (byLines)
            m_driver->press(Qt::Key_Y, Qt::ControlModifier | Qt::AltModifier);
        auto *view = byLines ? static_cast<QAbstractItemView *>(m_driver->find<QTableView>("traceTable"))
                             : m_driver->exchanges();
        QTRY_VERIFY(view->isVisible() && view->model()->rowCount() > 4);
        const auto at = [view, byLines] {
            return view->currentIndex()
                .siblingAtColumn(byLines ? 2 : int(Exchanges::Command))
                .data()
                .toString();
        };
        QVERIFY(ConsoleDriver::click(view, view->model()->index(0, byLines ? 2 : int(Exchanges::Command))));
        QVERIFY(!bar->isVisible());
        QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bar->isVisible() && words->hasFocus());
        QTest::keyClicks(words, u"verb:STATUS dir:sent -uidnext"_s);
        QTRY_VERIFY2(at().contains(u"STATUS Filtered"_s), qPrintable(at()));
        QTRY_COMPARE(said(), QString());
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_VERIFY2(at().contains(u"STATUS Nowhere"_s), qPrintable(at()));
        // Round the end, and back.
        m_driver->press(Qt::Key_F3);
        QTRY_COMPARE(said(), u"Found from the other end"_s);
        QVERIFY2(at().contains(u"STATUS Filtered"_s), qPrintable(at()));
        m_driver->press(Qt::Key_F3, Qt::ShiftModifier);
        QTRY_VERIFY2(at().contains(u"STATUS Nowhere"_s), qPrintable(at()));
        QTRY_COMPARE(said(), u"Found from the other end"_s);
        m_driver->press(Qt::Key_F3, Qt::ShiftModifier);
        QTRY_VERIFY2(at().contains(u"STATUS Filtered"_s), qPrintable(at()));
        QTRY_COMPARE(said(), QString());
        // What is not there moves nothing.
        QTest::keyClick(words, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(words, u"nobody says so"_s);
        QTRY_COMPARE(said(), u"Not found"_s);
        QVERIFY2(at().contains(u"STATUS Filtered"_s), qPrintable(at()));
        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(!bar->isVisible() && view->hasFocus());
        // All others stay.
        QVERIFY(view->model()->rowCount() > 4);
    }
}

// --- typing

void TestConsoleOnServers::types()
{
    ui::CommandEdit *edit = m_driver->edit();
    const auto hint = [this] {
        return m_driver->labelText("consoleHint");
    };
    // Completed with the keys, and explained.
    m_driver->type(u"STA"_s);
    QVERIFY(edit->hasFocus() && edit->popup()->isVisible());
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(edit->toPlainText(), u"STATUS "_s);
    QVERIFY2(hint().contains(u"<b><u>mailbox</u></b>"_s) && hint().contains(u"RFC 9051"_s),
             qPrintable(hint()));
    m_driver->type(u"INB"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(edit->toPlainText(), u"STATUS INBOX ("_s);
    m_driver->type(u"MESSA"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    m_driver->type(u"UIDNEXT)"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(m_driver->typed(u"STATUS INBOX (MESSAGES UIDNEXT)"_s).isValid());
    QVERIFY(edit->toPlainText().isEmpty());
    // Had back.
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(edit->toPlainText(), u"STATUS INBOX (MESSAGES UIDNEXT)"_s);
    QTest::keyClick(edit, Qt::Key_Down);
    QVERIFY(edit->toPlainText().isEmpty());
    // A literal: Return behind what announces it begins it.
    m_driver->type(u"SEARCH SUBJECT {5}"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, u"first"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    const QModelIndex search = m_driver->command(u"SEARCH SUBJECT {5"_s);
    QVERIFY(search.isValid());
    QVERIFY(ConsoleDriver::click(m_driver->exchanges(), search));
    QTRY_VERIFY2(m_driver->detail().contains(u"S: * SEARCH 1\n"_s), qPrintable(m_driver->detail()));
    // IDLE waits for DONE.
    QVERIFY(m_driver->send(u"IDLE"_s, u"waiting"_s));
    QTRY_COMPARE(m_driver->labelText("consolePrompt"), u"+"_s);
    QVERIFY2(hint().contains(u"idling"_s), qPrintable(hint()));
    m_driver->type(u"DONE"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(m_driver->typed(u"IDLE"_s).isValid());
    QTRY_COMPARE(m_driver->labelText("consolePrompt"), u"C:"_s);
    // In cyradm's words.
    m_driver->type(u"lam INBOX"_s);
    QVERIFY2(m_driver->labelText("consoleBecomes").contains(u"GETACL INBOX"_s),
             qPrintable(m_driver->labelText("consoleBecomes")));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(ConsoleDriver::click(m_driver->exchanges(), m_driver->typed(u"GETACL INBOX"_s)));
    QTRY_VERIFY2(ConsoleDriver::matches(m_driver->detail(), "S: \\* ACL \"?INBOX\"? .*bob"),
                 qPrintable(m_driver->detail()));
    // What the server refuses.
    QVERIFY(m_driver->send(u"NONSENSE"_s, u"BAD"_s));
}

void TestConsoleOnServers::typesReadOnly()
{
    ui::Profile profile = m_driver->connection()->profile();
    profile.kind = ui::Profile::Kind::Production;
    m_driver->connection()->setProfile(profile);
    m_driver->type(u"DELETE Filtered"_s);
    QTest::keyClick(m_driver->edit(), Qt::Key_Return);
    const QString said = m_driver->labelText("consoleMessage");
    QVERIFY2(said.contains(u"DELETE"_s) && said.contains(u"production"_s), qPrintable(said));
    QCOMPARE(m_driver->edit()->toPlainText(), u"DELETE Filtered"_s);
    m_driver->edit()->clear();
    QVERIFY(m_driver->send(u"STATUS Filtered (MESSAGES)"_s));
    QVERIFY(m_driver->commands().filter(u"DELETE"_s).isEmpty());
}

// --- explaining

void TestConsoleOnServers::explains()
{
    QVERIFY(m_driver->showTab(u"State"_s));
    const auto state = [this](const QString &name) {
        return ConsoleDriver::value(m_driver->find<QTableView>("consoleState")->model(), name);
    };
    QVERIFY(ConsoleDriver::click(m_driver->exchanges(), m_driver->command(u"EXAMINE"_s)));
    QCOMPARE(state(u"State"_s), u"selected"_s);
    QCOMPARE(state(u"Mailbox"_s), u"INBOX"_s);
    QCOMPARE(state(u"Access"_s), u"read-only"_s);
    const auto status = await(
        m_other->send(imap::GetStatus{imap::MailboxName(u"INBOX"), {"MESSAGES", "UIDVALIDITY", "UIDNEXT"}}));
    QVERIFY(status);
    QCOMPARE(state(u"UIDVALIDITY"_s), QString::number(status->uidValidity.value_or(0)));
    QCOMPARE(state(u"UIDNEXT"_s), QString::number(status->uidNext.value_or(0)));
    QCOMPARE(state(u"Messages"_s), QString::number(status->messages.value_or(0)));
    QVERIFY(state(u"Capabilities"_s).contains(u"IDLE"_s));
    // Before that there was none of it.
    QVERIFY(ConsoleDriver::click(m_driver->exchanges(), m_driver->command(u"AUTHENTICATE"_s)));
    QCOMPARE(state(u"State"_s), u"authenticated"_s);
    QVERIFY(state(u"Mailbox"_s).isEmpty() && state(u"UIDVALIDITY"_s).isEmpty());

    m_driver->press(Qt::Key_0, Qt::AltModifier);
    auto *table = m_driver->find<QTableView>("reportTable");
    QTRY_VERIFY(table->isVisible() && table->model()->rowCount() > 20);
    const auto told = [table](const QString &name) {
        return ConsoleDriver::value(table->model(), name);
    };
    const QString name = server().isCyrus() ? u"Cyrus"_s : u"Dovecot"_s;
    QVERIFY2(told(u"Greeting"_s).contains(name), qPrintable(told(u"Greeting"_s)));
    QCOMPARE(told(u"Taken for"_s), name);
    QVERIFY(told(u"Encryption"_s).startsWith(u"TLS"_s));
    QVERIFY(told(u"Certificate"_s).contains(u"good until"_s));
    QVERIFY(!told(u"Logged in by"_s).isEmpty());
    const QStringList titles = ConsoleDriver::names(table->model());
    QVERIFY(titles.count(u"Login mechanism"_s) > 1);
    for (const char *capability : {"Access and quota: ACL", "Access and quota: QUOTA", "Mailboxes: NAMESPACE",
                                   "Base: IDLE", "Messages: UIDPLUS", "Search: ESEARCH"})
        QVERIFY2(titles.contains(QLatin1String(capability)), qPrintable(titles.join(u'\n')));
    QVERIFY2(titles.indexOf(u"Mailboxes: NAMESPACE"_s) < titles.indexOf(u"Access and quota: ACL"_s),
             qPrintable(titles.join(u'\n')));
}

// --- conversations as a whole

QStringList TestConsoleOnServers::results(const QDialog *dialog)
{
    return ConsoleDriver::names(dialog->findChild<QTableView *>(u"runSteps"_s)->model(), {},
                                ui::StepModel::Result);
}

QByteArray TestConsoleOnServers::read(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestConsoleOnServers::recordsAndReplays()
{
    const QTemporaryDir folder;
    const QString status = u"STATUS Filtered (MESSAGES)"_s;
    QVERIFY(m_driver->send(status));
    QVERIFY(m_driver->send(u"SUBSCRIBE Filtered"_s));
    QVERIFY(ConsoleDriver::click(m_driver->exchanges(), m_driver->typed(status)));

    // Saved, without secrets.
    const QString saved = folder.filePath(u"saved.imap"_s);
    QVERIFY(m_driver->chooseFile("transcriptSave", saved));
    QTRY_VERIFY2(notice().contains(saved + u" is written"_s), qPrintable(notice()));
    QByteArray text = read(saved);
    QVERIFY(text.contains(" STATUS Filtered (MESSAGES)\n") && text.contains("cause=Typed: STATUS"));
    QVERIFY(!text.contains(server().passwordOf(u"alice"_s).toUtf8()));

    // Given away, without names.
    const QString scrubbed = folder.filePath(u"scrubbed.imap"_s);
    QVERIFY(m_driver->pick("transcriptExport"));
    auto *levels = m_driver->dialog("scrubDialog");
    QVERIFY(levels);
    QTest::keyClick(levels->findChild<QRadioButton *>(u"scrubNames"_s), Qt::Key_Space);
    QVERIFY(m_driver->chooseFile("scrubExport", scrubbed, true));
    QTRY_VERIFY2(notice().contains(scrubbed + u" is written"_s), qPrintable(notice()));
    text = read(scrubbed);
    QVERIFY(text.contains(" STATUS "));
    for (const char *word : {"alice", "Filtered", "127.0.0.1"})
        QVERIFY2(!text.contains(word), text.sliced(std::max<qsizetype>(text.indexOf(word) - 200, 0), 300));

    // Opened, it is shown like a connection.
    QVERIFY(m_driver->chooseFile("transcriptOpen", saved));
    auto *connections = m_driver->find<QComboBox>("consoleConnection");
    QTRY_COMPARE(connections->currentText(), u"saved.imap"_s);
    QTRY_VERIFY(m_driver->commands().contains(status)
                && m_driver->commands().filter(u"EXAMINE"_s).size() == 1);
    QCOMPARE(ConsoleDriver::text(m_driver->typed(status), Exchanges::Why), u"Typed: STATUS"_s);

    // Beside the connection that it is of.
    QVERIFY(m_driver->pick("transcriptCompare"));
    auto *comparison = m_driver->dialog("comparisonDialog");
    QVERIFY(comparison);
    QCOMPARE(comparison->findChild<QComboBox *>(u"comparisonLeft"_s)->currentText(), u"saved.imap"_s);
    const auto *pairs = comparison->findChild<QTableView *>(u"comparisonPairs"_s)->model();
    const auto verdict = [&] {
        for (int row = 0; row < pairs->rowCount(); ++row) {
            if (pairs->index(row, 0).data().toString().contains(status))
                return pairs->index(row, 1).data().toString();
        }
        return QString();
    };
    QTRY_COMPARE(verdict(), u"same"_s);
    QTest::keyClick(comparison, Qt::Key_Escape);

    // Sent once more, without what would change something.
    QVERIFY(m_driver->pick("transcriptReplay"));
    auto *replay = m_driver->dialog("replayDialog");
    QVERIFY(replay);
    QTest::mouseClick(replay->findChild<QPushButton *>(u"runStart"_s), Qt::LeftButton);
    const auto *steps = replay->findChild<QTableView *>(u"runSteps"_s)->model();
    const auto resultOf = [&](const QString &command) {
        for (int row = 0; row < steps->rowCount(); ++row) {
            if (steps->index(row, ui::StepModel::Command).data().toString().startsWith(command))
                return steps->index(row, ui::StepModel::Result).data().toString();
        }
        return QString();
    };
    auto *said = replay->findChild<QLabel *>(u"runStatus"_s);
    QTRY_VERIFY2(said->text().contains(u"answered as they were then"_s), qPrintable(said->text()));
    QCOMPARE(resultOf(u"AUTHENTICATE"_s), u"left out"_s);
    QCOMPARE(resultOf(status), u"same"_s);
    QCOMPARE(resultOf(u"EXAMINE"_s), u"same"_s);
    QCOMPARE(resultOf(u"SUBSCRIBE "_s), u"not allowed"_s);
    QTest::keyClick(replay, Qt::Key_Escape);

    // As a script of what must hold.
    QFile script(folder.filePath(u"script"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("C: a1 STATUS Filtered (MESSAGES)\nS: * STATUS Filtered (MESSAGES 0)\nC: a2 GETACL INBOX\n"
                 "S: * ACL INBOX nobody...\n");
    script.close();
    QVERIFY(m_driver->chooseFile("transcriptCheck", script.fileName()));
    auto *check = m_driver->dialog("checkDialog");
    QVERIFY(check);
    QTest::mouseClick(check->findChild<QPushButton *>(u"runStart"_s), Qt::LeftButton);
    QTRY_COMPARE(results(check), (QStringList{u"holds"_s, u"does not hold"_s}));
    QTest::keyClick(check, Qt::Key_Escape);

    QVERIFY(m_driver->pick("transcriptClose"));
    QTRY_VERIFY(connections->findText(u"saved.imap"_s) < 0);
}

void TestConsoleOnServers::profiles()
{
    for (const char *what : {"MESSAGES", "UIDNEXT", "UNSEEN"})
        QVERIFY(m_driver->send(u"STATUS Filtered (%1)"_s.arg(QLatin1String(what))));
    QVERIFY(m_driver->pick("consoleProfile"));
    auto *dialog = m_driver->dialog("profileDialog");
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>(u"profileTable"_s);
    const auto count = [table](const QString &verb) {
        return ConsoleDriver::value(table->model(), verb).toInt();
    };
    QVERIFY2(count(u"STATUS"_s) >= 3, qPrintable(QString::number(count(u"STATUS"_s))));
    QVERIFY(count(u"EXAMINE"_s) >= 1);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QString median = table->model()->index(row, ui::ProfileModel::Median).data().toString();
        QVERIFY2(ConsoleDriver::matches(median, "^\\d.* m?s$"), qPrintable(median));
    }
    auto *probe = dialog->findChild<QPushButton *>(u"profileProbe"_s);
    auto *chart = dialog->findChild<ui::LatencyChart *>(u"latencyChart"_s);
    QVERIFY(chart->summary().isEmpty());
    QTest::mouseClick(probe, Qt::LeftButton);
    QTRY_VERIFY2(
        ConsoleDriver::matches(chart->summary(), "^2 answers: fastest \\d.*, median \\d.*, slowest \\d"),
        qPrintable(chart->summary()));
    QCOMPARE(dialog->findChild<QLabel *>(u"profileAnswers"_s)->text(), chart->summary());
    QTest::mouseClick(probe, Qt::LeftButton); // stops
    QTRY_COMPARE(probe->text().remove(u'&'), u"Probe"_s);
    auto *again = dialog->findChild<QPushButton *>(u"profileRefresh"_s);
    QTRY_VERIFY(
        (QTest::mouseClick(again, Qt::LeftButton), count(u"NOOP"_s) >= 1 && count(u"CAPABILITY"_s) >= 1));
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestConsoleOnServers::boundedMemory()
{
    // Five of these are more than one mebibyte.
    constexpr qsizetype Octets = 250'000;
    await(m_other->send(imap::Create{imap::MailboxName(u"Large")}));
    for (int i = 0; i < 5; ++i)
        QVERIFY(append(*m_other, u"Large"_s, "large", Octets));
    const auto ask = [this] {
        auto *dialog = m_driver->pick("consoleRecording") ? m_driver->dialog("recordingDialog") : nullptr;
        return dialog ? dialog->findChild<QSpinBox *>(u"recordingMemory"_s) : nullptr;
    };
    QSpinBox *memory = ask();
    QVERIFY(memory);
    QVERIFY(memory->value() > 1);
    QTest::keyClick(memory, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(memory, u"1"_s);
    QTest::mouseClick(m_driver->find<QPushButton>("spoolOk"), Qt::LeftButton);
    auto *dropped = m_driver->find<QLabel>("consoleDropped");
    QVERIFY(!dropped->isVisible());
    QVERIFY(!m_driver->commands().filter(u"* OK"_s).isEmpty());

    QVERIFY(m_driver->send(u"EXAMINE Large"_s));
    m_driver->type(u"FETCH 1:5 BODY.PEEK[]"_s);
    QTest::keyClick(m_driver->edit(), Qt::Key_Return);
    QTRY_VERIFY(dropped->isVisible());
    QVERIFY2(ConsoleDriver::matches(dropped->text(),
                                    "^The oldest \\d+ lines are gone: a connection may take 1\\.0 MB"),
             qPrintable(dropped->text()));
    // They are, and what came last is there.
    QTRY_VERIFY(m_driver->commands().filter(u"* OK"_s).isEmpty());
    QVERIFY(m_driver->send(u"STATUS Filtered (MESSAGES)"_s));

    // It is remembered.
    m_driver->close();
    QVERIFY(connectNow());
    memory = ask();
    QVERIFY(memory);
    QCOMPARE(memory->value(), 1);
    QTest::keyClick(memory, Qt::Key_Escape);
}

UI_TEST_MAIN(TestConsoleOnServers)
#include "tst_consoleonservers.moc"
