#include "imapcore/commands/acl.h"
#include "mailboxwork.h"
#include "tests/support/mailboxserver.h"
#include "tests/support/mailserver.h"
#include "ui/mailboxes/mailboxdrag.h"
#include "ui/mailboxpane.h"
#include <QDockWidget>
#include <QDropEvent>

using namespace Qt::StringLiterals;
using namespace imap;
using State = ChangeItem::State;

// Mailboxes are made, renamed, deleted and subscribed to from the tree by way of the set of changes; what becomes of it a
// second connection says.
class TestStagedMailboxes : public MailboxWork
{
    Q_OBJECT
private slots:
    void initTestCase() { startServer(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void byKeyboard();
    void byMouse();
    void nowAndUndone();
    void returnDoesWhatIsChosen();
    void readOnly();
    void whatIsLost();
    void readBackUnderTheNewName();
    void cancelledLeavesNothingStaged();
    void cyrus();
    void cyrusGivesRight();

private:
    // Sends all that is staged, also where that asks first, and waits until it was read back.
    bool apply()
    {
        QTimer asked;
        asked.setInterval(20);
        connect(&asked, &QTimer::timeout, &asked, [] {
            auto *asks = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            if (!asks || asks->objectName() != u"applyDialog")
                return;
            auto *typed = asks->findChild<QLineEdit *>(u"applyTyped"_s);
            for (const QLabel *label : asks->findChildren<QLabel *>()) {
                if (label->buddy() == typed)
                    typed->setText(label->text().section(u'“', 1).section(u'”', 0, 0));
            }
            QTest::keyClick(typed, Qt::Key_Return);
        });
        asked.start();
        m_driver->trigger("changesApply");
        return m_driver->until([this] { return isIdle() && changes()->waiting() == 0; });
    }
    bool isIdle() const { return changes()->work() == ui::StagedChanges::Work::None; }
    // A letter for each item: Staged, senT, Done, Unneeded, Refused, Overtaken.
    QByteArray states() const
    {
        QByteArray all;
        for (const ChangeItem &item : changes()->set()->items())
            all += "STDURO"[int(item.state)];
        return all;
    }
    bool goTo(const QString &mailbox)
    {
        auto *pane = m_driver->find<ui::MailboxPane>("mailboxPane");
        pane->goTo(m_connection ? m_connection.data() : m_driver->page()->subject().connection.data(),
                   MailboxName(mailbox));
        return m_driver->until(
            [&] { return m_driver->page()->subject().mailbox.toString() == mailbox && m_driver->settled(); });
    }
    QPointer<ui::Connection> m_connection;
};

void TestStagedMailboxes::byKeyboard()
{
    QVERIFY(make({u"T-old"_s, u"T-old/below"_s, u"T-gone"_s}));
    QVERIFY(await(other().send(Subscribe{MailboxName(u"T-old/below")})));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-old"_s}));
    press(Qt::Key_F2);
    QDialog *asks = dialog("renameDialog");
    type(asks, "mailboxName", u"T-new"_s);
    QVERIFY(mayConfirm(asks));
    QVERIFY(in<QPushButton>(asks, "planStage")->isDefault());
    QTest::keyClick(in<QLineEdit>(asks, "mailboxName"), Qt::Key_Return);
    QTRY_COMPARE(changes()->waiting(), size_t(3)); // it, and its subscriptions
    auto *dock = m_driver->find<QDockWidget>("changesDock");
    QTRY_COMPARE(dock->windowTitle(), u"Changes (3)"_s);
    QVERIFY(dock->isVisible());

    QVERIFY(select({u"T-gone"_s}));
    press(Qt::Key_Delete);
    asks = dialog("deleteDialog");
    QVERIFY(mayConfirm(asks));
    QTest::keyClick(asks, Qt::Key_Return);
    QTRY_COMPARE(changes()->waiting(), size_t(4));
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    asks = dialog("createDialog");
    type(asks, "mailboxName", u"T-made"_s);
    QTest::keyClick(in<QLineEdit>(asks, "mailboxName"), Qt::Key_Return);
    QTRY_COMPARE(changes()->waiting(), size_t(6));
    QVERIFY(select({u"INBOX"_s}));
    m_driver->trigger("subscribeAction");
    QTRY_COMPARE(changes()->waiting(), size_t(7));
    QCOMPARE(preview(),
             u"RENAME \"T-old\" \"T-new\"\nSUBSCRIBE \"T-new/below\"\nUNSUBSCRIBE \"T-old/below\"\n"
             "DELETE \"T-gone\"\nCREATE \"T-gone/T-made\"\nSUBSCRIBE \"T-gone/T-made\"\n"
             "SUBSCRIBE \"INBOX\""_s);
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-gone", "T-old", "T-old/below"})); // nothing was sent
    QVERIFY(shows({u"T-old"_s}));

    QVERIFY2(apply(), states());
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-gone!", "T-gone/T-made", "T-new", "T-new/below"}));
    QVERIFY(subscribed().contains("T-new/below") && subscribed().contains("T-gone/T-made")
            && !subscribed().contains("T-old/below"));
    QVERIFY(shows({u"T-new"_s}) && showsNo({u"T-old"_s}));
    // What Verify says of it.
    m_driver->trigger("changesReadBack");
    QVERIFY(m_driver->until([this] { return isIdle(); }));
    for (const ChangeItem &item : changes()->set()->items())
        QVERIFY(item.difference.value_or(Difference::None) == Difference::None);
    // And back.
    m_driver->trigger("changesUndo");
    QTRY_VERIFY(changes()->waiting() > 0);
    QVERIFY2(apply(), states());
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-gone", "T-old", "T-old/below"}));
    QVERIFY(subscribed().contains("T-old/below") && !subscribed().contains("T-new/below"));
    QVERIFY(shows({u"T-old"_s}) && showsNo({u"T-new"_s}));
}

void TestStagedMailboxes::byMouse()
{
    QVERIFY(make({u"T-one"_s, u"T-into"_s}, 1));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(m_driver->open(find({})));
    QTreeView *tree = m_driver->tree();
    const QModelIndex one = find({u"T-one"_s});
    const ui::DraggedMailboxes dragged(m_driver->treeModel()->connectionOf(one),
                                       {*m_driver->treeModel()->listedOf(one)});
    tree->scrollTo(find({u"T-into"_s}));
    QVERIFY(m_driver->until([&] { return !m_driver->treeModel()->isLoading(find({})); }));
    QCoreApplication::processEvents(); // what the tree has still to lay out
    const QPoint at = tree->visualRect(find({u"T-into"_s})).center();
    QCOMPARE(tree->indexAt(at), find({u"T-into"_s}));
    QDragEnterEvent enters(at, Qt::MoveAction, &dragged, Qt::LeftButton, {});
    QCoreApplication::sendEvent(tree->viewport(), &enters);
    QDragMoveEvent moves(at, Qt::MoveAction, &dragged, Qt::LeftButton, {});
    QCoreApplication::sendEvent(tree->viewport(), &moves);
    QDropEvent drops(at, Qt::MoveAction, &dragged, Qt::LeftButton, {});
    QCoreApplication::sendEvent(tree->viewport(), &drops);
    QDialog *asks = dialog("renameDialog");
    QVERIFY(mayConfirm(asks));
    QTest::mouseClick(in<QPushButton>(asks, "planStage"), Qt::LeftButton);
    QTRY_VERIFY2(preview().contains(u"RENAME \"T-one\" \"T-into/T-one\""_s), qPrintable(preview()));
    QVERIFY(select({u"T-one"_s}));
    m_driver->trigger("newMailboxAction");
    asks = dialog("createDialog");
    type(asks, "mailboxName", u"x"_s);
    QTest::mouseClick(in<QCheckBox>(asks, "mailboxSubscribe"), Qt::LeftButton, {}, {8, 8});
    QTest::mouseClick(in<QPushButton>(asks, "planStage"), Qt::LeftButton);
    QTRY_COMPARE(changes()->waiting(), size_t(2));
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-into", "T-one"}));
    // The open mailbox is renamed as well: the page goes with it.
    m_driver->find<QTreeView>("changesView")->clearSelection();
    QVERIFY2(apply(), states());
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-into", "T-into/T-one", "T-one!", "T-one/x"}));
    QVERIFY2(
        m_driver->until([&] { return m_driver->page()->subject().mailbox.toString() == u"T-into/T-one"_s; }),
        qPrintable(m_driver->page()->subject().mailbox.toString()));
    QVERIFY(m_driver->until([&] { return m_driver->settled() && m_driver->listModel()->rowCount() == 1; }));
}

void TestStagedMailboxes::nowAndUndone()
{
    QVERIFY(make({u"T-old"_s}, 2));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-old"_s}));
    press(Qt::Key_F2);
    QDialog *asks = dialog("renameDialog");
    type(asks, "mailboxName", u"T-new"_s);
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-*"), QByteArrayList{"T-new"});
    QVERIFY2(outcome().contains(u"2 messages"_s), qPrintable(outcome()));
    // It stands in the list as done, and in the audit.
    QTRY_COMPARE(states(), QByteArray("D"));
    QCOMPARE(changes()->set()->items()[0].cause, u"Rename “T-old” to “T-new”"_s);
    QCOMPARE(changes()->set()->items()[0].difference, Difference::None);
    QTRY_COMPARE(m_driver->find<QTableView>("auditTable")->model()->rowCount(), 1);
    m_driver->trigger("changesUndo");
    QTRY_COMPARE(preview(), u"RENAME \"T-new\" \"T-old\""_s);
    QVERIFY2(apply(), states());
    QCOMPARE(listed("T-*"), QByteArrayList{"T-old"});
    QCOMPARE(messagesIn(u"T-old"_s), 2U);
    QVERIFY(m_driver->until([&] { return m_driver->page()->subject().mailbox.toString() == u"T-old"_s; }));
}

void TestStagedMailboxes::returnDoesWhatIsChosen()
{
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(m_driver->open(find({})));
    QVERIFY(select({u"INBOX"_s}));
    m_driver->trigger("changesAtOnce");
    m_driver->trigger("newMailboxAction");
    QDialog *asks = dialog("createDialog");
    QVERIFY(in<QPushButton>(asks, "planConfirm")->isDefault());
    type(asks, "mailboxName", u"T-quick"_s);
    QTest::keyClick(in<QLineEdit>(asks, "mailboxName"), Qt::Key_Return);
    QVERIFY(jobsDone());
    QCOMPARE(listed("INBOX/T-quick"), QByteArrayList{"INBOX/T-quick"});
    // Staging is still to be had.
    m_driver->trigger("newMailboxAction");
    QVERIFY(m_driver->until([&] {
        asks = m_driver->window()->findChild<QDialog *>(u"createDialog"_s);
        return asks && asks->isVisible();
    }));
    type(asks, "mailboxName", u"T-slow"_s);
    QTest::mouseClick(in<QPushButton>(asks, "planStage"), Qt::LeftButton);
    QTRY_COMPARE(changes()->waiting(), size_t(2));
    QCOMPARE(listed("*T-slow"), QByteArrayList());
    QVERIFY(await(other().send(Delete{MailboxName(u"INBOX/T-quick")})));
    QVERIFY(await(other().send(Unsubscribe{MailboxName(u"INBOX/T-quick")})));
}

// What may not be sent may be prepared.
void TestStagedMailboxes::readOnly()
{
    QVERIFY(make({u"T-a"_s}));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-a"_s}));
    ui::Connection *connection = m_driver->page()->subject().connection;
    ui::Profile profile = connection->profile();
    profile.kind = ui::Profile::Kind::Production;
    connection->setProfile(profile);
    QVERIFY(connection->isReadOnly());
    QTRY_VERIFY(!m_driver->find<QAction>("emptyMailboxAction")->isEnabled());
    press(Qt::Key_Delete);
    QDialog *asks = dialog("deleteDialog");
    QVERIFY(asks);
    auto *stage = in<QPushButton>(asks, "planStage"), *now = in<QPushButton>(asks, "planConfirm");
    QTRY_VERIFY(stage->isEnabled());
    QVERIFY(!now->isEnabled());
    QVERIFY(now->toolTip().contains(u"read-only"_s));
    QTest::mouseClick(stage, Qt::LeftButton);
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    QVERIFY(!m_driver->find<QAction>("changesApply")->isEnabled());
    connection->unlock(std::chrono::seconds(60));
    QVERIFY(apply());
    QCOMPARE(listed("T-*"), QByteArrayList());
}

void TestStagedMailboxes::whatIsLost()
{
    QVERIFY(make({u"T-empty"_s}));
    QVERIFY(await(other().send(SetAcl{MailboxName(u"T-empty"), u"peter"_s, "lr"})));
    QVERIFY(make({u"T-full"_s}, 3));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-empty"_s}));
    QVERIFY(selectAlso({u"T-full"_s}));
    press(Qt::Key_Delete);
    QDialog *asks = dialog("deleteDialog");
    QVERIFY(m_driver->until([&] { return in<QLineEdit>(asks, "lossTyped")->isVisible(); }));
    QVERIFY(!in<QPushButton>(asks, "planConfirm")->isEnabled()); // it has to be typed
    QVERIFY(in<QPushButton>(asks, "planStage")->isEnabled());    // Apply asks for it
    QTest::mouseClick(in<QPushButton>(asks, "planStage"), Qt::LeftButton);
    QTRY_COMPARE(changes()->waiting(), size_t(2));
    auto *view = m_driver->find<QTreeView>("changesView");
    view->setCurrentIndex(view->model()->index(0, 0));
    QVERIFY2(preview().contains(u"DELETE \"T-full\""_s)
                 && preview().contains(u"Inverse: none – 3 messages, "_s)
                 && preview().contains(u"are lost."_s),
             qPrintable(preview()));
    view->setCurrentIndex(view->model()->index(1, 0));
    QVERIFY2(preview().contains(u"Undoing it sends:\nCREATE \"T-empty\""_s), qPrintable(preview()));
    view->clearSelection();
    QVERIFY2(apply(), states());
    QCOMPARE(listed("T-*"), QByteArrayList());
    view->setCurrentIndex(view->model()->index(1, 0));
    QVERIFY2(preview().contains(u"SETACL \"T-empty\" \"peter\" \"lr\""_s), qPrintable(preview()));
    view->clearSelection();
    m_driver->trigger("changesUndo");
    QTRY_VERIFY(changes()->waiting() > 0);
    QVERIFY2(apply(), states());
    QCOMPARE(listed("T-*"), QByteArrayList{"T-empty"}); // the other one does not come back
    const auto acl = await(other().send(GetAcl{MailboxName(u"T-empty")}));
    QVERIFY(std::any_of(acl->begin(), acl->end(), [](const AclEntry &entry) {
        return entry.identifier == u"peter" && entry.rights == "lr";
    }));
}

void TestStagedMailboxes::readBackUnderTheNewName()
{
    QVERIFY(make({u"T-a"_s, u"T-a/b"_s}));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-a"_s}));
    changes()->stage({{AclChange{MailboxName(u"T-a/b"), u"peter"_s, "lr"}},
                      {RenameChange{MailboxName(u"T-a"), MailboxName(u"T-z")}}});
    QVERIFY(apply());
    QCOMPARE(states(), QByteArray("DD"));
    QCOMPARE(changes()->set()->items()[0].difference, Difference::None);
    QCOMPARE(changes()->set()->items()[0].found, ChangeState::present("lr"));
    // Somebody takes it away: Verify sees that.
    QVERIFY(await(other().send(DeleteAcl{MailboxName(u"T-z/b"), u"peter"_s})));
    m_driver->trigger("changesReadBack");
    QTRY_COMPARE(changes()->set()->items()[0].difference, Difference::NotTaken);
}

// What was to be done at once or not at all is not left to be applied later, but can be tried again.
void TestStagedMailboxes::cancelledLeavesNothingStaged()
{
    MailboxServer server;
    server.boxes = {{"INBOX", {}}, {"m1", {1}}, {"m2", {1}}, {"m3", {1}}};
    server.refused = "m2";
    ConnectOptions options;
    options.address = {server.server.host(), server.server.port(), Security::None, u"ann"_s};
    options.password = u"secret"_s;
    QVERIFY(connectTo(options));
    QVERIFY(select({u"m1"_s}));
    QVERIFY(selectAlso({u"m2"_s}));
    QVERIFY(selectAlso({u"m3"_s}));
    press(Qt::Key_Delete);
    QDialog *asks = dialog("deleteDialog");
    QVERIFY(m_driver->until([&] { return in<QLineEdit>(asks, "lossTyped")->isVisible(); }));
    type(asks, "lossTyped", u"delete 3"_s);
    QVERIFY(confirm(asks));
    QTRY_COMPARE(states(), QByteArray("DR"));
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"INBOX", "m1", "m2"}));
    server.refused.clear();
    m_driver->trigger("compareMailboxAction");
    QTest::mouseClick(in<QPushButton>(dialog("outcomeDialog"), "outcomeRetry"), Qt::LeftButton);
    QTRY_COMPARE(server.boxes.keys(), QByteArrayList{"INBOX"});
    QTRY_COMPARE(states(), QByteArray("DDD"));
}

// With its separators, partitions and special uses.
void TestStagedMailboxes::cyrus()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session();
    QVERIFY(await(session->send(Create{MailboxName(u"T-old")})));
    QVERIFY(await(session->send(Create{MailboxName(u"T-old/below")})));
    QVERIFY(await(session->send(Create{MailboxName(u"T-gone")})));
    QVERIFY(connectTo(server.options()));
    QVERIFY(m_driver->open(find({})));
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *asks = dialog("createDialog");
    type(asks, "mailboxName", u"T-made"_s);
    type(asks, "mailboxPartition", u"default"_s);
    QTest::mouseClick(in<QPushButton>(asks, "planStage"), Qt::LeftButton);
    QVERIFY(select({u"T-old"_s}));
    press(Qt::Key_F2);
    asks = dialog("renameDialog");
    type(asks, "mailboxName", u"T-new"_s);
    QVERIFY(mayConfirm(asks));
    QTest::mouseClick(in<QPushButton>(asks, "planStage"), Qt::LeftButton);
    QVERIFY(select({u"T-gone"_s}));
    press(Qt::Key_Delete);
    asks = dialog("deleteDialog");
    QVERIFY(mayConfirm(asks));
    QVERIFY(in<QCheckBox>(asks, "lossGiveRight")->isHidden()); // it is one's own
    QTest::mouseClick(in<QPushButton>(asks, "planStage"), Qt::LeftButton);
    QTRY_COMPARE(preview(), u"CREATE \"T-made\" default\nSUBSCRIBE \"T-made\"\nRENAME \"T-old\" \"T-new\"\n"
                            "DELETE \"T-gone\""_s);
    QVERIFY2(apply(), states());
    const auto all = [&session] {
        QByteArrayList names;
        const auto found = await(session->send(List{"T-*"}));
        for (const ListedMailbox &one : found ? *found : List::Result())
            names += one.name.wire();
        std::sort(names.begin(), names.end());
        return names;
    };
    QCOMPARE(all(), (QByteArrayList{"T-made", "T-new", "T-new/below"}));
    QTest::qWait(1100); // Cyrus names what it keeps of the deleted by the second
    m_driver->trigger("changesUndo");
    QTRY_VERIFY(changes()->waiting() > 0);
    QVERIFY2(apply(), states());
    QCOMPARE(all(), (QByteArrayList{"T-gone", "T-old", "T-old/below"}));
}

// Whoever makes a mailbox for somebody else has "l" and "a" there, and may give oneself the right to delete it.
void TestStagedMailboxes::cyrusGivesRight()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session(server.admin());
    const auto count = [&session] {
        return await(session->send(List{"user/bob/T-made*"}))->size();
    };
    m_driver = std::make_unique<WindowDriver>();
    m_driver->window()->resize(1280, 800);
    m_driver->window()->connectTo(server.options(server.admin())); // who has no INBOX
    QVERIFY(m_driver->until([&] {
        return m_driver->treeModel()->rowCount() == 1
               && m_driver->treeModel()->connectionOf(m_driver->treeModel()->index(0, 0))->session();
    }));
    m_connection = m_driver->treeModel()->connectionOf(m_driver->treeModel()->index(0, 0));
    m_driver->find<QDockWidget>("changesDock")->raise();
    QVERIFY(goTo(u"user/bob"_s));
    for (const bool isUndone : {false, true}) {
        m_driver->trigger("newMailboxAction");
        QDialog *asks = dialog("createDialog");
        type(asks, "mailboxName", u"T-made"_s);
        in<QCheckBox>(asks, "mailboxSubscribe")->setChecked(false);
        QVERIFY(confirm(asks));
        QVERIFY2(outcome().startsWith(u"Done"_s), qPrintable(outcome()));
        QVERIFY(m_driver->until(
            [&] { return m_driver->page()->subject().mailbox.toString() == u"user/bob/T-made"_s; }));
        QCOMPARE(count(), 1U);
        if (isUndone) {
            // Undoing it gives it likewise, in a line that can be seen before it is sent; with r, so that mail that has
            // come is seen.
            m_driver->trigger("changesUndo");
            QTRY_COMPARE(preview(),
                         u"SETACL \"user/bob/T-made\" \"%1\" \"+xr\"\nDELETE \"user/bob/T-made\""_s.arg(
                             server.admin()));
        } else {
            m_driver->trigger("deleteMailboxAction");
            asks = dialog("deleteDialog");
            QVERIFY(mayConfirm(asks));
            auto *gives = in<QCheckBox>(asks, "lossGiveRight");
            QVERIFY(gives->isVisible() && !gives->isChecked());
            QVERIFY(in<QLabel>(asks, "planNotice")->text().contains(u"the server will refuse"_s));
            QCOMPARE(lines(asks), u"DELETE \"user/bob/T-made\""_s);
            QTest::mouseClick(gives, Qt::LeftButton, {}, {8, 8});
            QCOMPARE(lines(asks),
                     u"SETACL \"user/bob/T-made\" \"%1\" \"+x\"\nDELETE \"user/bob/T-made\""_s.arg(
                         server.admin()));
            QTest::mouseClick(in<QPushButton>(asks, "planStage"), Qt::LeftButton);
        }
        QTRY_COMPARE(changes()->waiting(), size_t(2));
        QCOMPARE(count(), 1U);
        QVERIFY2(apply(), states());
        QCOMPARE(count(), 0U);
        m_driver->trigger("changesRemoveDone");
        QTRY_VERIFY(changes()->set()->isEmpty());
        QVERIFY(goTo(u"user/bob"_s));
        QTest::qWait(1100); // Cyrus names what it keeps of the deleted by the second
    }
}

UI_TEST_MAIN(TestStagedMailboxes)
#include "tst_stagedmailboxes.moc"
