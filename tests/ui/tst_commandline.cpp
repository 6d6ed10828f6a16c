#include "tests/support/mailserver.h"
#include "ui/connection.h"
#include "ui/console/commandedit.h"
#include "ui/console/commandtargets.h"
#include "ui/console/completionpopup.h"
#include "ui/console/linemodel.h"
#include "windowdriver.h"
#include <QClipboard>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;

// Typing into the protocol console, with the keys and the mouse, on real servers.
class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void completesByKeys();
    void completesByMouse();
    void helps();
    void severalLines();
    void history();
    void historySearched();
    void wrongCount();
    void literals();
    void literalFromFile();
    void idle();
    void tags();
    void stepByStep();
    void ownConnection();
    void goesWhereItSays();
    void readOnly();
    void snippets();
    void cyradm();
    void cyradmWildcards();
    void cyradmProblems();

private:
    bool connectTo(const imap::ConnectOptions &options);
    bool connectToCyrus();
    ui::CommandEdit *edit() const { return m_driver->window()->findChild<ui::CommandEdit *>(); }
    ui::CompletionPopup *popup() const { return edit()->popup(); }
    ui::CommandTargets *targets() const { return m_driver->window()->findChild<ui::CommandTargets *>(); }
    QString message() const { return m_driver->labelText("consoleMessage"); }
    void type(const QString &text) const;
    bool sent(const char *pattern) const;
    bool send(const QString &text, const char *answer) const;
    bool chooseTarget(const QString &text) const;

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<MailServer> m_cyrus;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestCommandLine::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    m_cyrus = std::make_unique<MailServer>(u"cyrus"_s);
}

void TestCommandLine::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

bool TestCommandLine::connectTo(const imap::ConnectOptions &options)
{
    m_driver = std::make_unique<Driver>();
    if (!m_driver->connectTo(options))
        return false;
    edit()->setFocus();
    return Driver::until([this] { return edit()->isEnabled(); });
}

// An administrator has no INBOX to be shown.
bool TestCommandLine::connectToCyrus()
{
    m_driver = std::make_unique<Driver>();
    m_driver->window()->connectTo(m_cyrus->options(m_cyrus->admin()));
    return Driver::until([this] { return edit()->isEnabled(); });
}

// Keys that make lines as well, as somebody pastes them.
void TestCommandLine::type(const QString &text) const
{
    edit()->setFocus();
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            QTest::keyClick(edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(edit(), lines.at(i));
    }
}

bool TestCommandLine::sent(const char *pattern) const
{
    const QRegularExpression wanted(QLatin1String{pattern});
    return Driver::until([&] { return !m_driver->traceLines().filter(wanted).isEmpty(); });
}

bool TestCommandLine::send(const QString &text, const char *answer) const
{
    type(text);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    return sent(answer);
}

bool TestCommandLine::chooseTarget(const QString &text) const
{
    targets()->setFocus();
    for (int row = 0; row < targets()->count(); ++row) {
        if (targets()->itemText(row).contains(text)) {
            targets()->setCurrentIndex(row);
            emit targets()->activated(row);
            return true;
        }
    }
    return false;
}

void TestCommandLine::completesByKeys()
{
    QVERIFY(connectTo(m_server->options()));
    type(u"STA"_s);
    QVERIFY(popup()->isVisible());
    QCOMPARE(popup()->topLevelItem(0)->text(0), u"STATUS"_s);
    // Nothing is chosen by itself: Return would send.
    QVERIFY(!popup()->isChosen());
    QTest::keyClick(edit(), Qt::Key_Down);
    QVERIFY(popup()->isChosen());
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(edit()->toPlainText(), u"STATUS "_s);
    QVERIFY(!popup()->isVisible());
    type(u"INB"_s);
    QTest::keyClick(edit(), Qt::Key_Tab);
    QCOMPARE(edit()->toPlainText(), u"STATUS INBOX "_s);
    // There is only one that fits.
    QTest::keyClick(edit(), Qt::Key_Tab);
    QCOMPARE(edit()->toPlainText(), u"STATUS INBOX ("_s);
    QTest::keyClick(edit(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(popup()->isVisible() && popup()->isChosen());
    QTest::keyClick(edit(), Qt::Key_Down);
    QTest::keyClick(edit(), Qt::Key_Up);
    QTest::keyClick(edit(), Qt::Key_Tab);
    QCOMPARE(edit()->toPlainText(), u"STATUS INBOX (MESSAGES "_s);
    type(u"UNSEEN"_s);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(!popup()->isVisible());
    QCOMPARE(edit()->toPlainText(), u"STATUS INBOX (MESSAGES UNSEEN"_s);
    type(u")"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(sent("^S: \\* STATUS \"?INBOX\"? \\(MESSAGES \\d+ UNSEEN"));
    QVERIFY(edit()->toPlainText().isEmpty());
    // With nothing to complete Tab leaves.
    type(u"NOOP "_s);
    QTest::keyClick(edit(), Qt::Key_Tab);
    QVERIFY(!edit()->hasFocus());
}

void TestCommandLine::completesByMouse()
{
    QVERIFY(connectTo(m_server->options()));
    QVERIFY(m_driver->reach({u"My mailboxes"_s, u"Sent"_s}).isValid());
    type(u"EXAMINE Se"_s);
    QVERIFY(popup()->isVisible());
    const auto found = popup()->findItems(u"Sent"_s, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QTest::mouseClick(popup()->viewport(), Qt::LeftButton, {},
                      popup()->visualItemRect(found.front()).center());
    QCOMPARE(edit()->toPlainText(), u"EXAMINE Sent "_s);
    QVERIFY(!popup()->isVisible());
    QTest::mouseClick(m_driver->find<QToolButton>("consoleSend"), Qt::LeftButton);
    QVERIFY(sent("^S: \\S+ OK .*Examine completed"));
}

void TestCommandLine::helps()
{
    QVERIFY(connectTo(m_server->options()));
    const auto hint = [this] {
        return m_driver->labelText("consoleHint");
    };
    QVERIFY(hint().contains(u"Tab"));
    type(u"SETACL INBOX "_s);
    QVERIFY2(hint().contains(u"<b><u>identifier</u></b>"), qPrintable(hint()));
    QVERIFY2(hint().contains(u"RFC 4314 section 3.1"), qPrintable(hint()));
    type(u"anyone "_s);
    QVERIFY2(hint().contains(u"<b><u>rights</u></b>"), qPrintable(hint()));
    edit()->clear();
    type(u"SEARCH OR FROM ann SUBJECT "_s);
    QVERIFY2(hint().contains(u"SUBJECT <b><u>text</u></b>"), qPrintable(hint()));
    edit()->clear();
    type(u"LANGUAGE "_s);
    QVERIFY2(hint().contains(u"does not announce LANGUAGE"), qPrintable(hint()));
    edit()->clear();
}

void TestCommandLine::severalLines()
{
    QVERIFY(connectTo(m_server->options()));
    const int low = edit()->height();
    type(u"# figures\nSTATUS Sent (MESSAGES)\nSTATUS Junk (UNSEEN)"_s);
    QVERIFY(edit()->height() > 2 * low);
    // Return alone makes one more line.
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(edit()->document()->blockCount(), 4);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sent("^S: \\* STATUS \"?Junk"));
    QVERIFY(sent("^S: \\* STATUS \"?Sent"));
    QCOMPARE(edit()->height(), low);
    // What comes behind a failure stays unsent.
    QVERIFY(send(u"EXAMINE Nowhere\nSTATUS Drafts (UIDNEXT)"_s, "^S: \\S+ NO .*Nowhere|^S: \\S+ NO "));
    QTRY_VERIFY(message().contains(u"1 command behind it"));
    QVERIFY(m_driver->traceLines().filter(u"STATUS Drafts (UIDNEXT)"_s).isEmpty());
}

void TestCommandLine::history()
{
    QVERIFY(connectTo(m_server->options()));
    QVERIFY(send(u"STATUS Sent (MESSAGES)"_s, "^S: \\* STATUS \"?Sent"));
    QVERIFY(send(u"LOGIN olivia geheim"_s, "^C: \\S+ LOGIN olivia"));
    QVERIFY(send(u"STATUS Junk (MESSAGES)\nNOOP"_s, "^S: \\* STATUS \"?Junk"));
    type(u"NO"_s);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QTest::keyClick(edit(), Qt::Key_Up);
    QCOMPARE(edit()->toPlainText(), u"STATUS Junk (MESSAGES)\nNOOP"_s);
    // Within several lines the keys move there first.
    QTest::keyClick(edit(), Qt::Key_Up);
    QCOMPARE(edit()->toPlainText(), u"STATUS Junk (MESSAGES)\nNOOP"_s);
    QTest::keyClick(edit(), Qt::Key_Up);
    QCOMPARE(edit()->toPlainText(), u"STATUS Sent (MESSAGES)"_s);
    QTest::keyClick(edit(), Qt::Key_Up);
    QCOMPARE(edit()->toPlainText(), u"STATUS Sent (MESSAGES)"_s);
    QTest::keyClick(edit(), Qt::Key_Down);
    QTest::keyClick(edit(), Qt::Key_Down);
    QCOMPARE(edit()->toPlainText(), u"NO"_s);
    // It is there the next time, and nothing secret is on the disk.
    m_driver->close();
    m_driver.reset();
    QFile kept(QFileInfo(QSettings().fileName()).absolutePath() + u"/history.json"_s);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const QByteArray bytes = kept.readAll();
    QVERIFY(bytes.contains("STATUS Sent") && !bytes.contains("geheim"));
    QVERIFY(connectTo(m_server->options()));
    QTest::keyClick(edit(), Qt::Key_Up);
    QCOMPARE(edit()->toPlainText(), u"STATUS Junk (MESSAGES)\nNOOP"_s);
}

void TestCommandLine::historySearched()
{
    QVERIFY(connectTo(m_server->options()));
    QVERIFY(send(u"STATUS Sent (MESSAGES)"_s, "^S: \\* STATUS \"?Sent"));
    QVERIFY(send(u"STATUS Junk (UIDNEXT)"_s, "^S: \\* STATUS \"?Junk"));
    type(u"draft "_s);
    auto *search = m_driver->find<QLineEdit>("consoleHistorySearch");
    QTest::keyClick(edit(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(search->isVisible() && search->hasFocus());
    QTest::keyClicks(search, u"stat"_s);
    QCOMPARE(edit()->toPlainText(), u"STATUS Junk (UIDNEXT)"_s);
    QTest::keyClick(search, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(edit()->toPlainText(), u"STATUS Sent (MESSAGES)"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(edit()->toPlainText(), u"draft "_s);
    QTest::keyClick(edit(), Qt::Key_R, Qt::ControlModifier);
    QTest::keyClicks(search, u"uidn"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!search->isVisible() && edit()->hasFocus());
    QCOMPARE(edit()->toPlainText(), u"STATUS Junk (UIDNEXT)"_s);
    edit()->clear();
}

void TestCommandLine::wrongCount()
{
    QVERIFY(connectTo(m_server->options()));
    type(u"APPEND Drafts {999}\nSubject: counted\n\nHello."_s);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(message().contains(u"999") && message().contains(u"26"), qPrintable(message()));
    QVERIFY(m_driver->traceLines().filter(u"{999}"_s).isEmpty());
    auto *fix = m_driver->find<QToolButton>("consoleFixCount");
    QVERIFY(fix->isVisible());
    QTest::mouseClick(fix, Qt::LeftButton);
    QVERIFY(edit()->toPlainText().startsWith(u"APPEND Drafts {26}\n"));
    QVERIFY(!fix->isVisible());
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sent("^S: \\S+ OK \\[APPENDUID"));
}

void TestCommandLine::literals()
{
    QVERIFY(connectTo(m_server->options()));
    // Return behind an announced literal begins its line.
    type(u"SEARCH SUBJECT {5}"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QTest::keyClicks(edit(), u"hello UNSEEN"_s);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sent("^S: \\* SEARCH"));
    // Pasted, with the count left to the program.
    type(u"APPEND Drafts (\\Seen) {}\n"_s);
    QGuiApplication::clipboard()->setText(u"Subject: pasted äöü\r\n\r\nHello.\r\n"_s);
    QTest::keyClick(edit(), Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sent("^C: \\S+ APPEND Drafts \\(\\\\Seen\\) \\{34"));
    QVERIFY(sent("^S: \\S+ OK \\[APPENDUID"));
}

void TestCommandLine::literalFromFile()
{
    QVERIFY(connectTo(m_server->options()));
    QFile file(m_settings->folder() + u"/a message.eml"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Subject: from a file\r\n\r\n" + QByteArray(200'000, 'x') + "\r\n");
    file.close();
    type(u"APPEND Drafts "_s);
    QTest::mouseClick(m_driver->find<QToolButton>("consoleFile"), Qt::LeftButton);
    auto *dialog = m_driver->window()->findChild<QFileDialog *>(u"literalDialog"_s);
    QVERIFY(dialog);
    emit dialog->fileSelected(file.fileName());
    dialog->close();
    QCOMPARE(edit()->toPlainText(), u"APPEND Drafts {file:%1}"_s.arg(file.fileName()));
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(sent("^S: \\S+ OK \\[APPENDUID"));
    QVERIFY(sent("^C: \\S+ APPEND Drafts \\{200026\\}"));
    // One that is not there.
    type(u"APPEND Drafts {file:/nowhere/at.all}"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY2(message().contains(u"/nowhere/at.all"), qPrintable(message()));
}

void TestCommandLine::idle()
{
    QVERIFY(connectTo(m_server->options()));
    QVERIFY(send(u"IDLE"_s, "^S: \\+ idling"));
    QTRY_VERIFY(m_driver->labelText("consoleHint").contains(u"idling"));
    QCOMPARE(m_driver->labelText("consolePrompt"), u"+"_s);
    QVERIFY(edit()->placeholderText().contains(u"DONE"));
    type(u"DONE"_s);
    QVERIFY(!popup()->isVisible());
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(sent("^S: \\S+ OK Idle completed"));
    QTRY_COMPARE(m_driver->labelText("consolePrompt"), u"C:"_s);
    // DONE alone is an answer to nothing.
    type(u"DONE"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY2(message().contains(u"waits for no answer"), qPrintable(message()));
    edit()->clear();
    // Both at once.
    const auto count = [this] {
        return m_driver->traceLines().filter(QRegularExpression(u"^S: \\S+ OK Idle completed"_s)).size();
    };
    const qsizetype before = count();
    QVERIFY(send(u"IDLE\nDONE\nSTATUS Trash (UIDVALIDITY)"_s, "^S: \\* STATUS \"?Trash"));
    QTRY_VERIFY(count() > before);
}

void TestCommandLine::tags()
{
    QVERIFY(connectTo(m_server->options()));
    QVERIFY(send(u"mine42 STATUS Sent (UIDNEXT)"_s, "^S: \\* STATUS \"?Sent"));
    QTRY_VERIFY2(QRegularExpression(u"mine42.* M\\d+"_s).match(message()).hasMatch(), qPrintable(message()));
    QVERIFY(m_driver->traceLines().filter(u"C: mine42"_s).isEmpty());
}

// On a new connection that is not logged in.
void TestCommandLine::stepByStep()
{
    QVERIFY(connectTo(m_server->options()));
    QVERIFY(chooseTarget(u"before the login"_s));
    QTRY_VERIFY(targets()->session());
    QCOMPARE(targets()->session()->state(), imap::Session::State::NotAuthenticated);
    QTRY_VERIFY(edit()->isEnabled());
    auto *secret = m_driver->find<QLineEdit>("consoleSecret");
    type(u"AUTH"_s);
    QCOMPARE(popup()->topLevelItem(0)->text(0), u"AUTHENTICATE"_s);
    QTest::keyClick(edit(), Qt::Key_Tab);
    type(u"PL"_s);
    QTest::keyClick(edit(), Qt::Key_Tab);
    QCOMPARE(edit()->toPlainText(), u"AUTHENTICATE PLAIN "_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QTRY_VERIFY(secret->isVisible());
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    // First not, then with the right answer.
    QTest::keyClicks(secret, u"*"_s);
    QTest::keyClick(secret, Qt::Key_Return);
    QTRY_VERIFY(!secret->isVisible());
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(send(u"AUTHENTICATE PLAIN"_s, "^S: \\+ "));
    QTRY_VERIFY(secret->isVisible());
    const QByteArray answer = QByteArray("\0olivia\0olivia-demo", 19).toBase64();
    QTest::keyClicks(secret, QString::fromLatin1(answer));
    QTest::keyClick(secret, Qt::Key_Return);
    QTRY_COMPARE(targets()->session()->state(), imap::Session::State::Authenticated);
    QVERIFY(m_driver->traceLines().filter(QString::fromLatin1(answer)).isEmpty());
    QVERIFY(secret->text().isEmpty());
    QTest::keyClick(edit(), Qt::Key_Up);
    QVERIFY(!edit()->toPlainText().contains(QString::fromLatin1(answer)));
    edit()->clear();
}

void TestCommandLine::ownConnection()
{
    QVERIFY(connectTo(m_server->options()));
    imap::Session *const first = targets()->session();
    QVERIFY(chooseTarget(u"New connection of its own"_s));
    QTRY_VERIFY(targets()->session());
    QVERIFY(targets()->session() != first);
    QVERIFY(send(u"EXAMINE Trash"_s, "^S: \\S+ OK .*Examine completed"));
    // The window's own goes on, and what the tree selects does not change where commands go.
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Junk"_s}));
    QVERIFY(targets()->isOwn());
    QCOMPARE(first->mailbox().name().toString(), u"Junk"_s);
    QCOMPARE(targets()->session()->mailbox().name().toString(), u"Trash"_s);
    QTest::mouseClick(m_driver->find<QToolButton>("consoleCloseOwn"), Qt::LeftButton);
    QCOMPARE(targets()->session(), first);
    // By LOGOUT as well.
    QVERIFY(chooseTarget(u"New connection of its own"_s));
    QTRY_VERIFY(targets()->session());
    QVERIFY(send(u"LOGOUT"_s, "^S: \\* BYE"));
    QTRY_COMPARE(targets()->session(), first);
}

// With two servers: what is typed goes to the one that the line names, however that has come to be, and what may not be
// changed there is not changed elsewhere either.
void TestCommandLine::goesWhereItSays()
{
    REQUIRE_SERVER(*m_cyrus);
    QVERIFY(connectToCyrus());
    ui::Connection *cyrus = targets()->connection();
    QVERIFY(m_driver->connectTo(m_server->options()));
    QTRY_VERIFY(targets()->connection() != cyrus);
    ui::Connection *dovecot = targets()->connection();
    // Which connection a line went over.
    const auto titleOf = [this](const QString &part) -> QString {
        QString title;
        Driver::until([&] {
            const QAbstractItemModel *model = m_driver->trace()->model();
            for (int row = 0; row < model->rowCount() && title.isEmpty(); ++row) {
                const QModelIndex line = model->index(row, ui::LineModel::Line);
                if (line.siblingAtColumn(ui::LineModel::Direction).data() == u"C:"_s
                    && line.data().toString().contains(part))
                    title = line.data(Qt::ToolTipRole).toString();
            }
            return !title.isEmpty();
        });
        return title;
    };
    const auto goes = [&](ui::Connection *connection, const QString &name) {
        QCOMPARE(targets()->connection(), connection);
        QCOMPARE(targets()->currentText(), connection->title());
        type(u"STATUS %1 (MESSAGES)"_s.arg(name));
        QTest::keyClick(edit(), Qt::Key_Escape);
        QTest::keyClick(edit(), Qt::Key_Return);
        const QString title = titleOf(name);
        QVERIFY(!title.isEmpty());
        QVERIFY2(connection->title().startsWith(title.section(u" #"_s, 0, 0)), qPrintable(title));
    };
    QTreeView *tree = m_driver->tree();
    for (int round = 0; round < 2; ++round) {
        // By the tree, and by the list of targets.
        for (int row = 0; row < 2; ++row) {
            const QModelIndex root = m_driver->treeModel()->index(row, 0);
            tree->setFocus();
            tree->setCurrentIndex(root);
            ui::Connection *connection = m_driver->treeModel()->connectionOf(root);
            QTRY_COMPARE(targets()->connection(), connection);
            goes(connection, u"tree%1%2"_s.arg(round).arg(row));
        }
        for (ui::Connection *connection : {cyrus, dovecot}) {
            QVERIFY(chooseTarget(connection->title()));
            goes(connection, u"list%1%2"_s.arg(round).arg(connection == cyrus));
        }
    }
    ui::Profile profile = cyrus->profile();
    profile.kind = ui::Profile::Kind::Production;
    cyrus->setProfile(profile);
    QVERIFY(chooseTarget(cyrus->title()));
    type(u"CREATE nowhereatall"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY2(message().contains(u"CREATE") && message().contains(u"production"), qPrintable(message()));
    QVERIFY(m_driver->traceLines().filter(u"nowhereatall"_s).isEmpty());
}

void TestCommandLine::readOnly()
{
    QVERIFY(connectTo(m_server->options()));
    ui::Connection *connection = targets()->connection();
    ui::Profile profile = connection->profile();
    profile.kind = ui::Profile::Kind::Production;
    connection->setProfile(profile);
    type(u"STATUS Sent (MESSAGES)\nCREATE Guarded"_s);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(message().contains(u"CREATE") && message().contains(u"production"), qPrintable(message()));
    // Nothing of it went out, and it can be changed.
    QVERIFY(edit()->toPlainText().contains(u"Guarded"));
    edit()->clear();
    QVERIFY(send(u"NOOP"_s, "^C: \\S+ NOOP"));
    QVERIFY(m_driver->traceLines().filter(u"STATUS Sent (MESSAGES)"_s).isEmpty());
    // Nor on one of its own.
    QVERIFY(chooseTarget(u"New connection of its own"_s));
    QTRY_VERIFY(targets()->session());
    type(u"DELETE Sent"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY2(message().contains(u"DELETE"), qPrintable(message()));
    QVERIFY(m_driver->traceLines().filter(u"DELETE Sent"_s).isEmpty());
}

void TestCommandLine::snippets()
{
    QVERIFY(connectTo(m_server->options()));
    QMenu *menu = m_driver->find<QToolButton>("consoleSnippets")->menu();
    emit menu->aboutToShow();
    QAction *acl = nullptr;
    for (QAction *action : menu->actions()) {
        if (action->toolTip().startsWith(u"SETACL"))
            acl = action;
    }
    QVERIFY(acl);
    acl->trigger();
    QCOMPARE(edit()->textCursor().selectedText(), u"${mailbox}"_s);
    QTest::keyClicks(edit(), u"Sent"_s);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QTest::keyClick(edit(), Qt::Key_Tab);
    QCOMPARE(edit()->textCursor().selectedText(), u"${user:anyone}"_s);
    // What has no value is asked for, what has one takes it.
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(message().contains(u"mailbox"), qPrintable(message()));
    edit()->clear();
    type(u"STATUS ${mailbox:Sent} (DELETED UIDNEXT)"_s.remove(u"DELETED "_s));
    emit menu->aboutToShow();
    m_driver->window()->findChild<QAction *>(u"snippetSave"_s)->trigger();
    auto *dialog = m_driver->window()->findChild<QInputDialog *>(u"snippetDialog"_s);
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"next & UID"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(sent("^C: \\S+ STATUS Sent \\(UIDNEXT\\)"));
    emit menu->aboutToShow();
    const auto named = [menu] {
        QStringList all;
        for (const QAction *action : menu->actions())
            all += action->text();
        return all;
    };
    QVERIFY2(named().contains(u"next && UID"_s), qPrintable(named().join(u", "_s)));
    auto *forget = menu->findChild<QMenu *>(u"snippetRemoveMenu"_s);
    QVERIFY(forget);
    forget->actions().front()->trigger();
    emit menu->aboutToShow();
    QVERIFY(!named().contains(u"next && UID"_s));
}

void TestCommandLine::cyradm()
{
    REQUIRE_SERVER(*m_cyrus);
    QVERIFY(connectToCyrus());
    const auto becomes = [this] {
        return m_driver->labelText("consoleBecomes");
    };
    type(u"cm user/typed"_s);
    QVERIFY2(becomes().contains(u"CREATE user/typed"), qPrintable(becomes()));
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(sent("^C: \\S+ CREATE user/typed"));
    QVERIFY(!m_driver->find<QLabel>("consoleBecomes")->isVisible());
    type(u"sam user/typed bob re"_s);
    QTest::keyClick(edit(), Qt::Key_Tab);
    QCOMPARE(edit()->toPlainText(), u"sam user/typed bob read "_s);
    QVERIFY2(becomes().contains(u"SETACL user/typed bob lrs"), qPrintable(becomes()));
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(sent("^C: \\S+ SETACL user/typed bob lrs"));
    QVERIFY(send(u"lam user/typed"_s, "^S: \\* ACL user/typed .*bob lrs"));
    QVERIFY(send(u"sq user/typed 5000"_s, "^C: \\S+ SETQUOTA user/typed \\(STORAGE 5000\\)"));
    QVERIFY(send(u"lq user/typed"_s, "^S: \\* QUOTA user/typed \\(STORAGE \\d+ 5000\\)"));
    QVERIFY(send(u"lqr user/typed"_s, "^S: \\* QUOTAROOT user/typed user/typed"));
    QVERIFY(send(u"dam user/typed bob"_s, "^C: \\S+ DELETEACL user/typed bob"));
    QVERIFY(send(u"info user/typed"_s, "^S: \\* METADATA user/typed"));
    QVERIFY(send(u"ver"_s, "^S: \\* ID "));
    QVERIFY(send(u"renm user/typed user/typed2"_s, "^C: \\S+ RENAME user/typed user/typed2"));
}

// What a wildcard stands for is looked at before it is done.
void TestCommandLine::cyradmWildcards()
{
    REQUIRE_SERVER(*m_cyrus);
    QVERIFY(connectToCyrus());
    QVERIFY(send(u"cm user/wild\ncm user/wild/One\ncm \"user/wild/Two Ü\""_s,
                 "^C: \\S+ CREATE \"user/wild/Two &ANw-\""));
    QTRY_VERIFY(edit()->toPlainText().isEmpty());
    type(u"sam user/wild/* bob lr"_s);
    QVERIFY(m_driver->labelText("consoleBecomes").contains(u"user/wild/*"));
    QTest::keyClick(edit(), Qt::Key_Return);
    QTRY_COMPARE(edit()->toPlainText(),
                 u"SETACL user/wild/One bob lr\nSETACL \"user/wild/Two &ANw-\" bob lr"_s);
    QVERIFY2(message().contains(u'2'), qPrintable(message()));
    QVERIFY(m_driver->traceLines().filter(u"SETACL"_s).isEmpty());
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sent("^C: \\S+ SETACL \"user/wild/Two &ANw-\" bob lr"));
    type(u"dm user/nobody-is-called-so*"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QTRY_VERIFY2(message().contains(u"user/nobody-is-called-so*"), qPrintable(message()));
}

void TestCommandLine::cyradmProblems()
{
    QVERIFY(connectTo(m_server->options()));
    for (const auto &[line, word] : {std::pair(u"reconstruct user/ann"_s, u"server itself"_s),
                                     std::pair(u"sam INBOX ann"_s, u"Something is missing"_s),
                                     std::pair(u"sq INBOX lots"_s, u"lots"_s)}) {
        type(line);
        QVERIFY2(m_driver->labelText("consoleBecomes").contains(word), qPrintable(line));
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY2(message().contains(word), qPrintable(message()));
        QCOMPARE(edit()->toPlainText(), line);
        edit()->clear();
    }
}

UI_TEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
