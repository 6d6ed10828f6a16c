#include "fluent.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/store.h"
#include "tests/support/attempt.h"
#include "tests/support/await.h"
#include "ui/dialogs/mailboxchooser.h"
#include "ui/models/jobmodel.h"
#include "ui/operations/messageactions.h"
#include "ui/operations/messagelist.h"
#include "ui/pages/messagespage.h"
#include "windowdriver.h"
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;
using Driver = WindowDriver;
using imap::SequenceSet;

// What is done with messages in the real window, by mouse and keys; another connection looks at what has come of it.
class TestMessageActions : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();
    void flags();
    void notAllowed();
    void keyword();
    void writeAccess();
    void copyByChooser();
    void moveByDrop();
    void copyByDropIntoABranch();
    void deleteUndeleteExpunge();
    void saveAndAppend();
    void dropFilesOnAnEmptyMailbox();
    void dropFilesOnTheTree();
    void withoutRights();
    void failureIsSeen();
    void hundredThousand();

private:
    // A mailbox with so many messages, and the window that shows it.
    bool show(int count);
    QStringList path() const { return {u"My mailboxes"_s, m_box.toString()}; }
    void click(int row, Qt::KeyboardModifiers modifiers = {});
    void press(const QString &keys)
    {
        // A question that was answered has had the keys.
        m_driver->window()->activateWindow();
        m_driver->list()->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_driver->window()));
        QTest::keySequence(m_driver->list(), QKeySequence(keys));
    }
    // The next question is answered by this button of it.
    void whenAsked(const char *button, bool allow = false);
    bool isDone(const QString &title);
    QString outcome() const;
    // Rows by the UIDs that they are of.
    QList<int> selectedRows() const;
    QMap<quint32, QByteArrayList> flagsIn(const imap::MailboxName &mailbox);
    static bool drop(QWidget *on, const QPoint &at, QMimeData *data, Qt::KeyboardModifiers modifiers = {});

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<imap::Session> m_other;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
    imap::MailboxName m_box, m_target;
    int m_boxes = 0;
    int m_job = -1; // the row of what isDone() has waited for
    QString m_asked;
};

void TestMessageActions::initTestCase()
{
    m_server = std::make_unique<Dovecot>();
    m_other = m_server->session();
}

void TestMessageActions::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
    m_settings.reset();
    m_asked.clear();
}

bool TestMessageActions::show(int count)
{
    ++m_boxes;
    m_box = imap::MailboxName(u"Actions %1"_s.arg(m_boxes));
    m_target = imap::MailboxName(u"Elsewhere %1"_s.arg(m_boxes));
    imap::Append append{m_box, {}};
    for (int i = 1; i <= count; ++i)
        append.messages.push_back({"From: Ann <ann@example.org>\r\nSubject: Number " + QByteArray::number(i)
                                   + "\r\nDate: Mon, 2 Mar 2020 10:20:30 +0100\r\n\r\nText "
                                   + QByteArray::number(i) + "\r\nFrom here on\r\n"});
    if (!await(m_other->send(imap::Create{m_box})) || !await(m_other->send(imap::Create{m_target}))
        || (count > 0 && !await(m_other->send(append))))
        return false;
    m_settings = std::make_unique<uitest::Settings>();
    m_driver = std::make_unique<Driver>();
    return m_driver->connectTo(m_server->options()) && m_driver->select(path())
           && (count == 0 || m_driver->rowsAreFetched());
}

void TestMessageActions::click(int row, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = m_driver->listModel()->index(row, 2);
    QTest::mouseClick(m_driver->list()->viewport(), Qt::LeftButton, modifiers,
                      m_driver->list()->visualRect(index).center());
}

void TestMessageActions::whenAsked(const char *button, bool allow)
{
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer, button, allow] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        auto *wanted = box ? box->findChild<QPushButton *>(QLatin1String(button)) : nullptr;
        if (!wanted)
            return;
        timer->stop();
        timer->deleteLater();
        m_asked = box->text() + u' ' + box->informativeText();
        if (allow)
            box->checkBox()->setChecked(true);
        QTest::mouseClick(wanted, Qt::LeftButton);
    });
    timer->start(20);
}

// The newest job of that name has ended, and no other runs. A mailbox that is opened meanwhile is a job as well.
bool TestMessageActions::isDone(const QString &title)
{
    const auto *model = static_cast<ui::JobModel *>(m_driver->find<QTableView>("jobTable")->model());
    m_job = -1;
    if (Driver::until(
            [this, model, &title] {
                for (m_job = 0; m_job < model->rowCount(); ++m_job) {
                    if (model->index(m_job, ui::JobModel::Title).data().toString() == title)
                        break;
                }
                return model->running() == 0 && m_job < model->rowCount();
            },
            30000))
        return true;
    qWarning().noquote() << model->running() << "jobs are running; of all there were:";
    for (int row = 0; row < model->rowCount(); ++row)
        qWarning().noquote() << model->index(row, ui::JobModel::Title).data().toString();
    return false;
}

QString TestMessageActions::outcome() const
{
    return m_driver->find<QTableView>("jobTable")
        ->model()
        ->index(m_job, ui::JobModel::Outcome)
        .data()
        .toString();
}

QList<int> TestMessageActions::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_driver->list()->selectionModel()->selectedRows())
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QMap<quint32, QByteArrayList> TestMessageActions::flagsIn(const imap::MailboxName &mailbox)
{
    QMap<quint32, QByteArrayList> all;
    if (!await(m_other->send(imap::Select{mailbox})))
        return {{0, {}}};
    if (m_other->mailbox().count() == 0)
        return all;
    const auto found = await(m_other->send(
        imap::FetchData{imap::Messages::numbers(SequenceSet::fromWire("1:*")), {"UID", "FLAGS"}}));
    for (const imap::MessageData &message : found ? *found : std::vector<imap::MessageData>()) {
        QByteArrayList flags = message.flags.value_or(QByteArrayList());
        flags.removeAll("\\Recent");
        all[message.uid] = flags;
    }
    return all;
}

bool TestMessageActions::drop(QWidget *on, const QPoint &at, QMimeData *data, Qt::KeyboardModifiers modifiers)
{
    const std::unique_ptr<QMimeData> owned(data);
    constexpr auto Actions = Qt::CopyAction | Qt::MoveAction;
    QDragEnterEvent enter(at, Actions, data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(on, &enter);
    QDragMoveEvent move(at, Actions, data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(on, &move);
    if (!move.isAccepted()) {
        QDragLeaveEvent leave;
        QApplication::sendEvent(on, &leave);
        return false;
    }
    QDropEvent event(at, Actions, data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(on, &event);
    return event.isAccepted();
}

// --- flags

void TestMessageActions::flags()
{
    QVERIFY(show(5));
    click(0); // the newest, UID 5
    click(2, Qt::ShiftModifier);
    whenAsked("changeYes");
    press(u"Ctrl+R"_s);
    QVERIFY(isDone(u"Set \\Seen on 3 messages of %1"_s.arg(m_box.toString())));
    QVERIFY2(m_asked.contains(u"is open read-only"), qPrintable(m_asked));
    QMap<quint32, QByteArrayList> flags = flagsIn(m_box);
    QCOMPARE(flags[5], QByteArrayList{"\\Seen"});
    QCOMPARE(flags[3], QByteArrayList{"\\Seen"});
    QCOMPARE(flags[2], QByteArrayList{});
    // The list has heard of it.
    QTRY_VERIFY(!m_driver->listModel()->index(0, 2).data(Qt::FontRole).value<QFont>().bold());
    QVERIFY(m_driver->listModel()->index(3, 2).data(Qt::FontRole).value<QFont>().bold());
    // From the menu, and by the action of a bar; this time changes are allowed for good.
    whenAsked("changeYes", true);
    m_driver->trigger("markUnseen");
    QVERIFY(isDone(u"Clear \\Seen on 3 messages of %1"_s.arg(m_box.toString())));
    QCOMPARE(flagsIn(m_box)[5], QByteArrayList{});
    QTRY_COMPARE(m_driver->find<QAbstractButton>("readOnlyPill")->text(), u"may change"_s);
    QTRY_COMPARE(selectedRows(), (QList<int>{0, 1, 2}));
    m_asked.clear();
    m_driver->trigger("markFlagged"); // nobody is asked any more
    QVERIFY(isDone(u"Set \\Flagged on 3 messages of %1"_s.arg(m_box.toString())));
    QVERIFY(m_asked.isEmpty());
    QCOMPARE(flagsIn(m_box)[4], QByteArrayList{"\\Flagged"});
}

void TestMessageActions::notAllowed()
{
    QVERIFY(show(3));
    click(1);
    whenAsked("changeNo");
    press(u"Del"_s);
    QVERIFY(!m_asked.isEmpty());
    QTest::qWait(300);
    for (const QByteArrayList &flags : flagsIn(m_box))
        QVERIFY(flags.isEmpty());
    QCOMPARE(m_driver->find<QAbstractButton>("readOnlyPill")->text(), u"read-only"_s);
}

void TestMessageActions::keyword()
{
    QVERIFY(show(3));
    QTest::mouseClick(m_driver->find<QAbstractButton>("readOnlyPill"), Qt::LeftButton);
    QTRY_COMPARE(m_driver->find<QAbstractButton>("readOnlyPill")->text(), u"may change"_s);
    QVERIFY(m_driver->rowsAreFetched());
    click(0);
    click(1, Qt::ShiftModifier);
    QTimer::singleShot(200, this, [] {
        QWidget *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        auto *typed = dialog->findChild<QLineEdit *>(u"flagsKeyword"_s);
        typed->setFocus();
        QTest::keyClicks(typed, u"two words"_s);
        QVERIFY(!dialog->findChild<QPushButton *>(u"flagsAdd"_s)->isEnabled());
        typed->clear();
        QTest::keyClicks(typed, u"Project-X"_s);
        QTest::keyClick(typed, Qt::Key_Return);
        auto *list = dialog->findChild<QListWidget *>(u"flagsList"_s);
        QCOMPARE(list->currentItem()->text(), u"Project-X"_s);
        // And a system flag by the keys.
        list->setFocus();
        list->setCurrentRow(2);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(list->currentItem()->checkState(), Qt::Checked);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"flagsOk"_s), Qt::LeftButton);
    });
    press(u"Ctrl+Shift+K"_s);
    QVERIFY(isDone(u"Set \\Flagged, Project-X on 2 messages of %1"_s.arg(m_box.toString())));
    QMap<quint32, QByteArrayList> flags = flagsIn(m_box);
    QVERIFY(flags[3].contains("Project-X") && flags[3].contains("\\Flagged"));
    QVERIFY(flags[2].contains("Project-X"));
    QVERIFY(flags[1].isEmpty());
}

// --- may it be changed?

void TestMessageActions::writeAccess()
{
    QVERIFY(show(40));
    auto *pill = m_driver->find<QAbstractButton>("readOnlyPill");
    QCOMPARE(pill->text(), u"read-only"_s);
    const auto sent = [this](const QString &verb) {
        return m_driver->traceLines()
            .filter(QRegularExpression(u"^C: \\w+ %1 \"?%2"_s.arg(verb, m_box.toString())))
            .size();
    };
    QCOMPARE(sent(u"EXAMINE"_s), 1);
    QCOMPARE(sent(u"SELECT"_s), 0);
    m_driver->list()->verticalScrollBar()->setValue(m_driver->list()->verticalScrollBar()->maximum() / 2);
    QVERIFY(m_driver->rowsAreFetched());
    const int top = m_driver->list()->indexAt({5, 5}).row();
    click(top + 1);
    click(top + 3, Qt::ControlModifier);
    QTest::mouseClick(pill, Qt::LeftButton);
    QTRY_COMPARE(pill->text(), u"may change"_s);
    QVERIFY(m_driver->find<QAction>("allowChanges")->isChecked());
    QCOMPARE(sent(u"SELECT"_s), 1);
    QTRY_COMPARE(selectedRows(), (QList<int>{top + 1, top + 3}));
    QCOMPARE(m_driver->list()->indexAt({5, 5}).row(), top);
    QCOMPARE(m_driver->list()->currentIndex().row(), top + 3);
    // Back, by the key.
    QTest::keySequence(m_driver->window(), QKeySequence(u"Ctrl+Shift+W"_s));
    QTRY_COMPARE(pill->text(), u"read-only"_s);
    QCOMPARE(sent(u"EXAMINE"_s), 2);
    QTRY_COMPARE(selectedRows(), (QList<int>{top + 1, top + 3}));
    // Another mailbox is open read-only again, whatever was allowed in this one.
    QTest::mouseClick(pill, Qt::LeftButton);
    QTRY_COMPARE(pill->text(), u"may change"_s);
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"INBOX"_s}));
    QTRY_COMPARE(pill->text(), u"read-only"_s);
    QVERIFY(!m_driver->find<QAction>("allowChanges")->isChecked());
}

// --- copy and move

void TestMessageActions::copyByChooser()
{
    QVERIFY(show(6));
    click(1);
    click(3, Qt::ShiftModifier);
    QTimer::singleShot(300, this, [this] {
        auto *dialog = qobject_cast<ui::MailboxChooser *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        auto *text = dialog->findChild<QLineEdit *>(u"mailboxChooserText"_s);
        QTest::keyClicks(text, m_target.toString().toLower());
        QVERIFY(Driver::until([&] { return dialog->chosen() == m_target; }));
        QTest::keyClick(text, Qt::Key_Return);
    });
    press(u"Ctrl+Shift+C"_s);
    QVERIFY(isDone(u"Copy 3 messages from %1 to %2"_s.arg(m_box.toString(), m_target.toString())));
    QCOMPARE(outcome(), u"3 messages copied."_s);
    QCOMPARE(flagsIn(m_target).size(), 3);
    QCOMPARE(flagsIn(m_box).size(), 6);
    QCOMPARE(m_driver->find<QAbstractButton>("readOnlyPill")->text(), u"read-only"_s);
}

void TestMessageActions::moveByDrop()
{
    QVERIFY(show(6));
    click(0);
    click(4, Qt::ControlModifier);
    QTreeView *tree = m_driver->tree();
    const auto center = [tree](const QModelIndex &index) {
        return tree->visualRect(index).center();
    };
    const QModelIndex own = m_driver->reach({u"My mailboxes"_s});
    const QModelIndex target = Driver::child(m_driver->treeModel(), own, m_target.toString());
    QVERIFY(target.isValid());
    QVERIFY(m_driver->select(path()));
    click(0);
    click(4, Qt::ControlModifier);
    tree->scrollTo(target);
    // Neither on itself nor on what is no mailbox.
    const QModelIndex itself = Driver::child(m_driver->treeModel(), own, m_box.toString());
    QVERIFY(!drop(tree->viewport(), center(itself), new ui::DraggedMessages));
    QVERIFY(!drop(tree->viewport(), center(own), new ui::DraggedMessages));
    whenAsked("changeYes");
    QVERIFY(drop(tree->viewport(), center(target), new ui::DraggedMessages));
    QVERIFY(isDone(u"Move 2 messages from %1 to %2"_s.arg(m_box.toString(), m_target.toString())));
    QCOMPARE(flagsIn(m_target).size(), 2);
    QCOMPARE(flagsIn(m_box).keys(), (QList<quint32>{1, 3, 4, 5}));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 4);
}

void TestMessageActions::copyByDropIntoABranch()
{
    QVERIFY(show(2));
    const imap::MailboxName inner(m_target.toString() + u"/Inner"_s);
    QVERIFY(await(m_other->send(imap::Create{inner})));
    m_driver->trigger("refreshAction");
    const QModelIndex own = m_driver->reach({u"My mailboxes"_s});
    m_driver->treeModel()->refresh(own);
    QTRY_VERIFY(Driver::child(m_driver->treeModel(), own, m_target.toString()).isValid());
    QVERIFY(m_driver->select(path()));
    click(0);
    QTreeView *tree = m_driver->tree();
    QPersistentModelIndex target = Driver::child(m_driver->treeModel(), own, m_target.toString());
    QVERIFY(!tree->isExpanded(target));
    tree->scrollTo(target);
    // Over a branch it opens after a while.
    ui::DraggedMessages dragged;
    QDragEnterEvent enter(tree->visualRect(target).center(), Qt::CopyAction, &dragged, Qt::LeftButton,
                          Qt::ControlModifier);
    QApplication::sendEvent(tree->viewport(), &enter);
    QTRY_VERIFY(tree->isExpanded(target));
    QModelIndex within;
    QTRY_VERIFY((within = Driver::child(m_driver->treeModel(), target, u"Inner"_s)).isValid());
    tree->scrollTo(within);
    QVERIFY(drop(tree->viewport(), tree->visualRect(within).center(), new ui::DraggedMessages,
                 Qt::ControlModifier));
    QVERIFY(isDone(u"Copy 1 message from %1 to %2"_s.arg(m_box.toString(), inner.toString())));
    QCOMPARE(flagsIn(inner).size(), 1);
    QCOMPARE(flagsIn(m_box).size(), 2);
}

// --- delete

void TestMessageActions::deleteUndeleteExpunge()
{
    QVERIFY(show(6));
    QVERIFY(await(m_other->send(imap::Select{m_box, imap::Select::Access::ReadWrite})));
    QVERIFY(await(m_other->send(imap::Store{
        imap::Messages::uids(SequenceSet::fromWire("1")), imap::Store::How::Add, {"\\Deleted"}, true})));
    click(0);
    click(2, Qt::ShiftModifier); // UIDs 6, 5, 4
    whenAsked("changeYes", true);
    press(u"Del"_s);
    QVERIFY(isDone(u"Delete 3 messages of %1"_s.arg(m_box.toString())));
    QCOMPARE(flagsIn(m_box)[5], QByteArrayList{"\\Deleted"});
    QTRY_COMPARE(m_driver->find<QAbstractButton>("readOnlyPill")->text(), u"may change"_s);
    QTRY_COMPARE(selectedRows(), (QList<int>{0, 1, 2}));
    click(1);
    press(u"Ctrl+Shift+Z"_s);
    QVERIFY(isDone(u"Undelete 1 message of %1"_s.arg(m_box.toString())));
    QCOMPARE(flagsIn(m_box)[5], QByteArrayList{});
    // What cannot be taken back is asked for whatever is allowed.
    click(0);
    click(1, Qt::ControlModifier);
    whenAsked("changeNo");
    press(u"Shift+Del"_s);
    QVERIFY2(m_asked.contains(u"2 messages") && m_asked.contains(u"lost"), qPrintable(m_asked));
    QCOMPARE(flagsIn(m_box).size(), 6);
    whenAsked("changeYes");
    press(u"Shift+Del"_s);
    QVERIFY(isDone(u"Expunge 2 messages of %1"_s.arg(m_box.toString())));
    // Exactly these: UID 4 and UID 1 are marked and still there.
    QCOMPARE(flagsIn(m_box).keys(), (QList<quint32>{1, 2, 3, 4}));
    QCOMPARE(flagsIn(m_box)[4], QByteArrayList{"\\Deleted"});
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 4);
}

// --- files

void TestMessageActions::saveAndAppend()
{
    QVERIFY(show(5));
    QVERIFY(await(m_other->send(imap::Select{m_box, imap::Select::Access::ReadWrite})));
    QVERIFY(await(m_other->send(imap::Store{imap::Messages::uids(SequenceSet::fromWire("2")),
                                            imap::Store::How::Add,
                                            {"\\Flagged", "Project-X"},
                                            true})));
    const auto contents = [this](const imap::MailboxName &mailbox) {
        QByteArrayList all;
        if (!await(m_other->send(imap::Select{mailbox})))
            return all;
        const auto found = await(m_other->send(
            imap::FetchData{imap::Messages::numbers(SequenceSet::fromWire("1:*")), {"UID", "BODY.PEEK[]"}}));
        for (const imap::MessageData &message : found ? *found : std::vector<imap::MessageData>())
            all += *message.section("BODY[]");
        return all;
    };
    QTemporaryDir folder;
    click(0);
    press(u"Ctrl+A"_s);
    const auto choose = [this](const char *name, const QString &path) {
        auto *dialog = m_driver->find<QFileDialog>(name);
        if (!QTest::qWaitForWindowExposed(dialog))
            return false;
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
        return true;
    };
    m_driver->trigger("saveMbox");
    const QString mbox = folder.filePath(u"all.mbox"_s);
    QVERIFY(choose("saveMessagesDialog", mbox));
    const QString saved = u"Save 5 messages of %1"_s.arg(m_box.toString());
    QVERIFY(isDone(saved));
    QVERIFY2(QFile::exists(mbox), qPrintable(outcome()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"all.mbox"_s});
    QVERIFY(QDir(folder.path()).mkdir(u"each"_s));
    m_driver->trigger("saveMessageFiles");
    QVERIFY(choose("saveMessagesDialog", folder.filePath(u"each"_s)));
    QVERIFY(Driver::until(
        [&] { return QDir(folder.filePath(u"each"_s)).entryList({u"*.eml"_s}, QDir::Files).size() == 5; }));
    QVERIFY(isDone(saved));
    QFile one(folder.filePath(u"each/3 Number 3.eml"_s));
    QVERIFY(one.open(QIODevice::ReadOnly));
    const QByteArrayList before = contents(m_box);
    QCOMPARE(one.readAll(), before[2]);
    // Nothing was read by that.
    QCOMPARE(flagsIn(m_box)[3], QByteArrayList{});

    // Back: the mbox is dropped on the list of another mailbox, a file comes by the dialog.
    QVERIFY(m_driver->select({u"My mailboxes"_s, m_target.toString()}));
    QVERIFY(!m_driver->page()->isShowingContent()); // it is empty
    m_driver->trigger("appendFiles");
    whenAsked("changeYes", true);
    QVERIFY(choose("appendFilesDialog", folder.filePath(u"each/3 Number 3.eml"_s)));
    const QString appended = u"Append 1 file to %1"_s.arg(m_target.toString());
    QVERIFY(isDone(appended));
    QTRY_COMPARE(m_driver->find<QAbstractButton>("readOnlyPill")->text(), u"may change"_s);
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 1);
    QCOMPARE(contents(m_target), QByteArrayList{before[2]});
    auto *mime = new QMimeData;
    mime->setUrls({QUrl::fromLocalFile(mbox)});
    QVERIFY(drop(m_driver->list()->viewport(), {20, 60}, mime));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->listModel()->rowCount(), 6, 10000);
    QVERIFY(isDone(appended));
    QByteArrayList wanted = before;
    wanted.prepend(before[2]);
    QCOMPARE(contents(m_target), wanted);
    QVERIFY(flagsIn(m_target)[3].contains("Project-X") && flagsIn(m_target)[3].contains("\\Flagged"));
    QVERIFY(!flagsIn(m_target)[2].contains("\\Flagged"));
}

// There is no list to drop them on.
void TestMessageActions::dropFilesOnAnEmptyMailbox()
{
    QVERIFY(show(1));
    QVERIFY(m_driver->select({u"My mailboxes"_s, m_target.toString()}));
    QVERIFY(Driver::until([this] { return m_driver->settled() && !m_driver->page()->isShowingContent(); }));
    QTemporaryDir folder;
    QFile file(folder.filePath(u"one.eml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Subject: Dropped\n\nHello\n");
    file.close();
    auto *mime = new QMimeData;
    mime->setUrls({QUrl::fromLocalFile(file.fileName())});
    whenAsked("changeYes", true);
    QVERIFY(drop(m_driver->page(), m_driver->page()->rect().center(), mime));
    QVERIFY(isDone(u"Append 1 file to %1"_s.arg(m_target.toString())));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), 1);
}

void TestMessageActions::dropFilesOnTheTree()
{
    QVERIFY(show(1));
    QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < 3; ++i) {
        QFile file(folder.filePath(u"%1.eml"_s.arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Subject: Dropped " + QByteArray::number(i) + "\n\nHello\n");
        paths += file.fileName();
    }
    QTreeView *tree = m_driver->tree();
    const QModelIndex own = m_driver->reach({u"My mailboxes"_s});
    const QModelIndex target = Driver::child(m_driver->treeModel(), own, m_target.toString());
    tree->scrollTo(target);
    auto *mime = new QMimeData;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    mime->setUrls(urls);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [timer] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            timer->stop();
            QTest::mouseClick(box->button(QMessageBox::Ok), Qt::LeftButton);
        }
    });
    timer->start(20);
    QVERIFY(drop(tree->viewport(), tree->visualRect(target).center(), mime));
    QVERIFY(isDone(u"Append 3 files to %1"_s.arg(m_target.toString())));
    QCOMPARE(outcome(), u"3 messages appended."_s);
    QCOMPARE(flagsIn(m_target).size(), 3);
    // What holds no messages is not taken.
    auto *other = new QMimeData;
    QFile picture(folder.filePath(u"a.png"_s));
    QVERIFY(picture.open(QIODevice::WriteOnly));
    other->setUrls({QUrl::fromLocalFile(picture.fileName())});
    QVERIFY(!drop(tree->viewport(), tree->visualRect(target).center(), other));
}

// --- what cannot be done

void TestMessageActions::withoutRights()
{
    m_settings = std::make_unique<uitest::Settings>();
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(m_server->options(imap::Security::Tls, u"jonas"_s)));
    QVERIFY(m_driver->select({u"Shared"_s, u"Announcements"_s}));
    QVERIFY(m_driver->rowsAreFetched());
    QVERIFY(!m_driver->find<QAction>("copyMessages")->isEnabled());
    click(0);
    QVERIFY(m_driver->find<QAction>("copyMessages")->isEnabled());
    auto *expunge = m_driver->find<QAction>("expungeMessages");
    QTRY_VERIFY(!expunge->isEnabled());
    QVERIFY2(expunge->toolTip().contains(u"right"), qPrintable(expunge->toolTip()));
    QVERIFY(!m_driver->find<QAction>("deleteMessages")->isEnabled());
    QVERIFY(!m_driver->find<QAction>("appendFiles")->isEnabled());
}

// The target is gone before it gets there: the bar says so, and the jobs tell which and why.
void TestMessageActions::failureIsSeen()
{
    QVERIFY(show(3));
    click(0);
    click(2, Qt::ShiftModifier);
    QVERIFY(await(m_other->send(imap::Delete{m_target})));
    auto *page = qobject_cast<ui::MessagesPage *>(m_driver->page());
    page->messageActions()->copyTo(m_target, false);
    QVERIFY(isDone(u"Copy 3 messages from %1 to %2"_s.arg(m_box.toString(), m_target.toString())));
    const QString said = m_driver->labelText("messageBarText");
    QVERIFY2(said.contains(u"[TRYCREATE]"), qPrintable(said));
    m_driver->find<QDockWidget>("jobsDock")->raise();
    m_driver->find<QTableView>("jobTable")->selectRow(m_job);
    auto *failures = m_driver->find<QTableView>("jobFailures");
    QTRY_VERIFY(failures->isVisible());
    QCOMPARE(failures->model()->index(0, 0).data().toString(), u"UIDs 1–3"_s);
    QVERIFY(failures->model()->index(0, 1).data().toString().contains(u"[TRYCREATE]"));
    // Once it is there again, another try does it.
    QVERIFY(await(m_other->send(imap::Create{m_target})));
    QTest::mouseClick(m_driver->find<QAbstractButton>("jobRetryButton"), Qt::LeftButton);
    m_job = 0;
    QTRY_COMPARE(outcome(), u"3 messages copied."_s);
    QCOMPARE(flagsIn(m_target).size(), 3);
}

// --- many

// A hundred thousand messages, selected as what a search has found would be: no list of them is made anywhere, the window
// goes on, and every message is dealt with.
void TestMessageActions::hundredThousand()
{
    constexpr quint32 Count = 100'000;
    ScriptedServer server;
    const QByteArray capabilities = "IMAP4rev1 UIDPLUS";
    server.setGreeting("* OK [CAPABILITY " + capabilities + "] ready\n");
    server.answer("CAPABILITY", "* CAPABILITY " + capabilities + "\nTAG OK done");
    server.answer("LOGIN", "TAG OK in");
    server.answer("LIST", "TAG OK listed");
    server.answer("LIST \"\" \"\"", "* LIST () \"/\" \"\"\nTAG OK listed");
    server.answer("LIST \"\" \"%\"", "* LIST (\\HasNoChildren) \"/\" INBOX\nTAG OK listed");
    server.answer("NOOP", "TAG OK done");
    server.answer("STATUS", "* STATUS INBOX (MESSAGES 100000 UNSEEN 0)\nTAG OK done");
    server.answer("LOGOUT", "* BYE bye\nTAG OK out");
    std::vector<bool> flagged(Count + 1);
    qsizetype longest = 0;
    quint64 stored = 0;
    const auto fetched = [&flagged](const QByteArray &text, bool all) {
        QByteArray lines;
        const SequenceSet meant = SequenceSet::fromWire(text);
        for (const SequenceSet::Range &range : meant.ranges()) {
            for (quint32 number = range.first; number <= range.last; ++number) {
                const QByteArray n = QByteArray::number(number);
                lines +=
                    "* " + n + " FETCH (UID " + n + " FLAGS (" + (flagged[number] ? "\\Flagged" : "") + ')'
                    + (all ? " RFC822.SIZE 1000 INTERNALDATE \"02-Mar-2020 10:20:30 +0100\" ENVELOPE (NIL \""
                                 + n + "\" NIL NIL NIL NIL NIL NIL NIL NIL)"
                           : QByteArray())
                    + ")\n";
            }
        }
        return lines + "TAG OK fetched";
    };
    server.setHandler([&](const QByteArray &command) -> QByteArray {
        longest = std::max(longest, command.size());
        const QByteArrayList words = command.split(' ');
        if (words[0] == "SELECT" || words[0] == "EXAMINE")
            return "* 100000 EXISTS\n* OK [UIDVALIDITY 7] ok\n* OK [UIDNEXT 100001] ok\nTAG OK ["
                   + QByteArray(words[0] == "SELECT" ? "READ-WRITE" : "READ-ONLY") + "] open";
        if (words[0] == "FETCH")
            return fetched(words[1], true);
        if (command.startsWith("UID SEARCH")) {
            QByteArray found = "* SEARCH";
            const SequenceSet meant = SequenceSet::fromWire(words[2]);
            for (const SequenceSet::Range &range : meant.ranges()) {
                for (quint32 number = range.first; number <= range.last; ++number)
                    found += ' ' + QByteArray::number(number);
            }
            return found + "\nTAG OK found";
        }
        if (command.startsWith("UID FETCH"))
            return fetched(words[2], false);
        if (command.startsWith("UID STORE")) {
            const SequenceSet meant = SequenceSet::fromWire(words[2]);
            for (const SequenceSet::Range &range : meant.ranges()) {
                for (quint32 uid = range.first; uid <= range.last; ++uid)
                    flagged[uid] = true;
                stored += range.last - range.first + 1;
            }
            return "TAG OK stored";
        }
        return {};
    });
    m_settings = std::make_unique<uitest::Settings>();
    m_driver = std::make_unique<Driver>();
    QVERIFY(m_driver->connectTo(optionsFor(server)));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), int(Count));
    QVERIFY(m_driver->rowsAreFetched());
    fluent::watchdog()->forget();

    QTest::mouseClick(m_driver->list()->viewport(), Qt::LeftButton, {}, {50, 5});
    press(u"Ctrl+A"_s);
    QTRY_COMPARE(m_driver->labelText("statusSelection"), u"100,000 selected"_s);
    // But for one row in the middle.
    click(10, Qt::ControlModifier);
    QTRY_COMPARE(m_driver->labelText("statusSelection"), u"99,999 selected"_s);
    press(u"Ctrl+C"_s);
    QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 1999);
    whenAsked("changeYes");
    m_driver->trigger("markFlagged");
    QVERIFY(isDone(u"Set \\Flagged on 99,999 messages of INBOX"_s));
    QCOMPARE(outcome(), u"99,999 messages have the flags as wanted."_s);
    QCOMPARE(stored, 99'999u);
    QVERIFY(!flagged[Count - 10]);
    QVERIFY2(longest < 8192, qPrintable(QString::number(longest)));
    VERIFY_FLUENT(); // the server's share of it included, which is in the same thread
}

UI_TEST_MAIN(TestMessageActions)
#include "tst_messageactions.moc"
