#include "fluent.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/select.h"
#include "mailboxwork.h"
#include "tests/support/mailboxserver.h"
#include "tests/support/mailserver.h"
#include "ui/mailboxes/mailboxdrag.h"
#include "ui/mailboxes/outcomemodel.h"
#include "ui/mailboxes/placetree.h"
#include <QClipboard>
#include <QDropEvent>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace imap;

// Whatever can be done to mailboxes, with the mouse and the keys, on a real server; a second connection says what has
// become of it there.
class TestMailboxOperations : public MailboxWork
{
    Q_OBJECT
private slots:
    void initTestCase() { startServer(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void create();
    void createRefusesNames();
    void rename();
    void renameKeepsWhatIsOpen();
    void moveSeveral();
    void drag();
    void removeOne();
    void removeWithChildren();
    void removeSelection();
    void empty();
    void expunge();
    void subscriptions();
    void check();
    void copies();
    void reasons();
    void refusedByServer();
    void awkward_data();
    void awkward();
    void leavesOthersBehind();
    void cutLine();
    void tryAgain();
    void cyrusPartition();
    void cyrusSpecialUse();
    void cyrusWithWhatLiesBelow();
    void thousand();
};

void TestMailboxOperations::create()
{
    QVERIFY(make({u"T-parent"_s}));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-parent"_s}));
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *asks = dialog("createDialog");
    QVERIFY(asks);
    QVERIFY(!in<QPushButton>(asks, "planConfirm")->isEnabled()); // it has no name
    QCOMPARE(in<ui::PlaceTree>(asks, "placeTree")->place().name, u"T-parent"_s);
    type(asks, "mailboxName", u"Grüße & \"more\""_s);
    QCOMPARE(lines(asks), u"CREATE \"T-parent/Gr&APwA3w-e &- \\\"more\\\"\"\n"
                          "SUBSCRIBE \"T-parent/Gr&APwA3w-e &- \\\"more\\\"\""_s);
    // The raw name is shown beside the decoded one.
    QVERIFY(in<QLabel>(asks, "mailboxWire")->text().contains(u"T-parent/Gr&APwA3w-e &-"_s));
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-parent/*"), QByteArrayList{"T-parent/Gr&APwA3w-e &- \"more\""});
    QVERIFY(subscribed().contains("T-parent/Gr&APwA3w-e &- \"more\""));
    // The tree goes there.
    QVERIFY(m_driver->until(
        [&] { return m_driver->page()->subject().mailbox.toString() == u"T-parent/Grüße & \"more\""_s; }));

    // At the top, not subscribed. Dovecot takes no special uses (RFC 6154 section 3), and has no partitions.
    QVERIFY(select({u"INBOX"_s}));
    m_driver->trigger("newMailboxAction");
    asks = dialog("createDialog");
    auto *place = in<ui::PlaceTree>(asks, "placeTree");
    QTest::mouseClick(place->viewport(), Qt::LeftButton, {},
                      place->visualRect(place->model()->index(0, 0, place->rootIndex())).center());
    type(asks, "mailboxName", u"T-plain"_s);
    QTest::mouseClick(in<QCheckBox>(asks, "mailboxSubscribe"), Qt::LeftButton, {}, {8, 8});
    QCOMPARE(lines(asks), u"CREATE \"T-plain\""_s);
    QVERIFY(!in<QComboBox>(asks, "mailboxUse")->isEnabled());
    QVERIFY(in<QComboBox>(asks, "mailboxUse")->toolTip().contains(u"CREATE-SPECIAL-USE"_s));
    QVERIFY(!in<QLineEdit>(asks, "mailboxPartition")->isEnabled());
    QVERIFY(in<QLineEdit>(asks, "mailboxPartition")->toolTip().contains(u"Cyrus"_s));
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-plain"), QByteArrayList{"T-plain"});
    QVERIFY(!subscribed().contains("T-plain"));
}

void TestMailboxOperations::createRefusesNames()
{
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(m_driver->open(find({})));
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *asks = dialog("createDialog");
    QVERIFY(asks);
    auto *confirmButton = in<QPushButton>(asks, "planConfirm");
    auto *notice = in<QLabel>(asks, "planNotice");
    type(asks, "mailboxName", u"a/b"_s);
    QVERIFY(!confirmButton->isEnabled());
    QVERIFY2(notice->text().contains(u"divides the levels"_s), qPrintable(notice->text()));
    type(asks, "mailboxName", u"a\u0007b"_s);
    QVERIFY(!confirmButton->isEnabled());
    type(asks, "mailboxName", u"T-100%"_s);
    QVERIFY(confirmButton->isEnabled());
    QVERIFY(notice->text().contains(u"stand for anything"_s));
    type(asks, "mailboxName", QString(300, u'x'));
    QVERIFY(notice->text().contains(u"longer than most"_s));
    // Escape does nothing at all.
    const auto before = listed("*");
    QTest::keyClick(asks, Qt::Key_Escape);
    QCOMPARE(listed("*"), before);
}

void TestMailboxOperations::rename()
{
    QVERIFY(make({u"T-old"_s, u"T-old/below"_s, u"T-old/below/deep"_s}, 2));
    QVERIFY(await(other().send(Subscribe{MailboxName(u"T-old/below")})));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-old"_s})); // and so it is open
    press(Qt::Key_F2);
    QDialog *asks = dialog("renameDialog");
    QVERIFY(asks);
    QVERIFY(
        m_driver->until([&] { return in<QLabel>(asks, "planNotice")->text().contains(u"2 mailboxes"_s); }));
    QVERIFY(in<QLabel>(asks, "planNotice")->text().contains(u"6 messages"_s));
    QVERIFY(!in<QPushButton>(asks, "planConfirm")->isEnabled()); // as it is called now
    type(asks, "mailboxName", u"T-new"_s);
    QVERIFY(mayConfirm(asks));
    QCOMPARE(lines(asks).split(u'\n').first(), u"RENAME \"T-old\" \"T-new\""_s);
    QVERIFY(lines(asks).endsWith(u"SUBSCRIBE \"T-new/below\"\nUNSUBSCRIBE \"T-old/below\""_s));
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-new", "T-new/below", "T-new/below/deep"}));
    QCOMPARE(messagesIn(u"T-new/below/deep"_s), 2U);
    QVERIFY(subscribed().contains("T-new/below") && !subscribed().contains("T-old/below"));
    QVERIFY(showsNo({u"T-old"_s}));
    // The same mailbox stays on the screen, under its new name.
    QVERIFY(m_driver->until([&] { return m_driver->page()->subject().mailbox.toString() == u"T-new"_s; }));
    QVERIFY(m_driver->until([&] { return m_driver->settled() && m_driver->listModel()->rowCount() == 2; }));
    QVERIFY2(outcome().contains(u"2 messages"_s), qPrintable(outcome()));
}

// What is open elsewhere in the tree stays so.
void TestMailboxOperations::renameKeepsWhatIsOpen()
{
    QVERIFY(make({u"T-a/one"_s, u"T-b/two/three"_s}));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(m_driver->reach(path({u"T-b"_s, u"two"_s, u"three"_s})).isValid());
    QVERIFY(select({u"T-a"_s, u"one"_s}));
    press(Qt::Key_F2);
    QDialog *asks = dialog("renameDialog");
    type(asks, "mailboxName", u"renamed"_s);
    QVERIFY(confirm(asks));
    QVERIFY(shows({u"T-a"_s, u"renamed"_s}));
    QVERIFY(find({u"T-b"_s, u"two"_s, u"three"_s}).isValid());
    QVERIFY(m_driver->tree()->isExpanded(find({u"T-b"_s, u"two"_s})));
}

void TestMailboxOperations::moveSeveral()
{
    QVERIFY(make({u"T-one/x"_s, u"T-two"_s, u"T-into"_s}, 1));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-one"_s}));
    QVERIFY(selectAlso({u"T-two"_s}));
    m_driver->trigger("renameMailboxAction");
    QDialog *asks = dialog("renameDialog");
    QVERIFY(asks);
    auto *place = in<ui::PlaceTree>(asks, "placeTree");
    QVERIFY(m_driver->until([&] { return in<QLabel>(asks, "planNotice")->text().contains(u"called so"_s); }));
    place->choose(MailboxName(u"T-into"));
    QVERIFY(mayConfirm(asks));
    QVERIFY(lines(asks).contains(u"RENAME \"T-two\" \"T-into/T-two\""_s));
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-into", "T-into/T-one!", "T-into/T-one/x", "T-into/T-two"}));
    QVERIFY(showsNo({u"T-one"_s}));
    // Below itself: no.
    QVERIFY(select({u"T-into"_s}));
    press(Qt::Key_F2);
    asks = dialog("renameDialog");
    in<ui::PlaceTree>(asks, "placeTree")->choose(MailboxName(u"T-into/T-two"));
    QVERIFY(
        m_driver->until([&] { return in<QLabel>(asks, "planNotice")->text().contains(u"below itself"_s); }));
    QVERIFY(!in<QPushButton>(asks, "planConfirm")->isEnabled());
}

// What a drag brings to the tree, as it moves and where it ends.
void TestMailboxOperations::drag()
{
    QVERIFY(make({u"T-one"_s, u"T-one/below"_s, u"T-into"_s}, 1));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(m_driver->open(find({u"T-one"_s})));
    QTreeView *tree = m_driver->tree();
    const QModelIndex one = find({u"T-one"_s});
    const ui::DraggedMailboxes dragged(m_driver->treeModel()->connectionOf(one),
                                       {*m_driver->treeModel()->listedOf(one)});
    const auto over = [&](const QStringList &names) {
        tree->scrollTo(find(names));
        const QPoint at = tree->visualRect(find(names)).center();
        QDragEnterEvent enters(at, Qt::MoveAction, &dragged, Qt::LeftButton, {});
        QCoreApplication::sendEvent(tree->viewport(), &enters);
        QDragMoveEvent moves(at, Qt::MoveAction, &dragged, Qt::LeftButton, {});
        QCoreApplication::sendEvent(tree->viewport(), &moves);
        return moves.isAccepted();
    };
    QVERIFY(over({u"T-into"_s}));
    QVERIFY(!over({u"T-one"_s}));
    QVERIFY(!over({u"T-one"_s, u"below"_s}));
    QVERIFY(over({u"T-into"_s}));
    QDropEvent drops(tree->visualRect(find({u"T-into"_s})).center(), Qt::MoveAction, &dragged, Qt::LeftButton,
                     {});
    QCoreApplication::sendEvent(tree->viewport(), &drops);
    QVERIFY(drops.isAccepted());
    QDialog *asks = dialog("renameDialog");
    QVERIFY(asks);
    QVERIFY(mayConfirm(asks));
    QVERIFY(lines(asks).startsWith(u"RENAME \"T-one\" \"T-into/T-one\""_s));
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-into", "T-into/T-one", "T-into/T-one/below"}));
}

void TestMailboxOperations::removeOne()
{
    QVERIFY(make({u"T-gone"_s}, 3));
    QVERIFY(await(other().send(Subscribe{MailboxName(u"T-gone")})));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-gone"_s}));
    press(Qt::Key_Delete);
    QDialog *asks = dialog("deleteDialog");
    QVERIFY(asks);
    QVERIFY(mayConfirm(asks));
    const QString words = in<QLabel>(asks, "lossWords")->text();
    QVERIFY2(words.contains(u"1 mailbox"_s) && words.contains(u"3 messages"_s) && words.contains(u"bytes"_s),
             qPrintable(words));
    QVERIFY(in<QLineEdit>(asks, "lossTyped")->isHidden()); // it is one
    QCOMPARE(lines(asks), u"DELETE \"T-gone\"\nUNSUBSCRIBE \"T-gone\""_s);
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-*"), QByteArrayList());
    QVERIFY(!subscribed().contains("T-gone"));
    QVERIFY(showsNo({u"T-gone"_s}));
    QVERIFY2(outcome().contains(u"3 messages"_s), qPrintable(outcome()));
    // The connection has outlived it, though it was open there (Dovecot ends those).
    QVERIFY(select({u"INBOX"_s}));
    QVERIFY(m_driver->until([&] { return m_driver->settled() && m_driver->page()->isShowingContent(); }));
}

void TestMailboxOperations::removeWithChildren()
{
    QVERIFY(make({u"T-top"_s, u"T-top/b"_s, u"T-top/b/c"_s}, 2));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-top"_s}));
    press(Qt::Key_Delete);
    QDialog *asks = dialog("deleteDialog");
    QVERIFY(mayConfirm(asks)); // itself alone
    auto *below = in<QCheckBox>(asks, "lossBelow");
    QVERIFY(below->isVisible());
    QVERIFY(below->text().contains(u"2 mailboxes"_s));
    QTest::mouseClick(below, Qt::LeftButton, {}, {8, 8});
    QVERIFY(below->isChecked());
    QCOMPARE(in<QTableView>(asks, "lossTable")->model()->rowCount(), 3);
    QVERIFY(in<QLabel>(asks, "lossWords")->text().contains(u"3 mailboxes"_s));
    QVERIFY(in<QLabel>(asks, "lossWords")->text().contains(u"6 messages"_s));
    QCOMPARE(asks->windowTitle(), u"Delete 3 Mailboxes"_s);
    QVERIFY(!in<QPushButton>(asks, "planConfirm")->isEnabled());
    type(asks, "lossTyped", u"delete 2"_s);
    QVERIFY(!in<QPushButton>(asks, "planConfirm")->isEnabled());
    type(asks, "lossTyped", u"delete 3"_s);
    QCOMPARE(lines(asks), u"DELETE \"T-top/b/c\"\nDELETE \"T-top/b\"\nDELETE \"T-top\""_s);
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-*"), QByteArrayList());
    QVERIFY(showsNo({u"T-top"_s}));
}

void TestMailboxOperations::removeSelection()
{
    QVERIFY(make({u"T-1"_s, u"T-2"_s, u"T-3"_s, u"T-keep"_s}, 1));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-1"_s}));
    QVERIFY(selectAlso({u"T-2"_s}));
    QVERIFY(selectAlso({u"T-3"_s}));
    press(Qt::Key_Delete);
    QDialog *asks = dialog("deleteDialog");
    QVERIFY(m_driver->until([&] { return in<QLineEdit>(asks, "lossTyped")->isVisible(); }));
    type(asks, "lossTyped", u"delete 3"_s);
    QVERIFY(confirm(asks));
    QCOMPARE(listed("T-*"), QByteArrayList{"T-keep"});
    QVERIFY(showsNo({u"T-2"_s}));
    QVERIFY2(outcome().contains(u"3 mailboxes deleted"_s), qPrintable(outcome()));
}

void TestMailboxOperations::empty()
{
    QVERIFY(make({u"T-full"_s, u"T-full2"_s}, 4));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-full"_s}));
    QVERIFY(selectAlso({u"T-full2"_s}));
    m_driver->trigger("emptyMailboxAction");
    QDialog *asks = dialog("emptyDialog");
    QVERIFY(m_driver->until([&] { return in<QLineEdit>(asks, "lossTyped")->isVisible(); }));
    const QString words = in<QLabel>(asks, "lossWords")->text();
    QVERIFY2(words.contains(u"8 messages"_s) && words.contains(u"2 mailboxes"_s), qPrintable(words));
    QVERIFY(lines(asks).startsWith(
        u"SELECT \"T-full\"\nUID STORE 1:4 +FLAGS.SILENT (\\Deleted)\nUID EXPUNGE 1:4"_s));
    type(asks, "lossTyped", u"empty 2"_s);
    QVERIFY(confirm(asks));
    QCOMPARE(messagesIn(u"T-full"_s), 0U);
    QCOMPARE(messagesIn(u"T-full2"_s), 0U);
    QVERIFY2(outcome().contains(u"8 messages"_s), qPrintable(outcome()));
}

void TestMailboxOperations::expunge()
{
    QVERIFY(make({u"T-marked"_s}, 3, {"\\Deleted"}));
    for (int i = 0; i < 2; ++i)
        QVERIFY(
            await(other().send(Append{MailboxName(u"T-marked"), {{.content = "Subject: stays\r\n\r\n"}}})));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-marked"_s}));
    m_driver->trigger("expungeMailboxAction");
    QDialog *asks = dialog("expungeDialog");
    QVERIFY(mayConfirm(asks));
    QVERIFY2(in<QLabel>(asks, "lossWords")->text().contains(u"3 messages"_s),
             qPrintable(in<QLabel>(asks, "lossWords")->text()));
    QVERIFY(lines(asks).contains(u"UID EXPUNGE 1:3"_s));
    QVERIFY(confirm(asks));
    QCOMPARE(messagesIn(u"T-marked"_s), 2U);
    // Nothing is marked any more.
    m_driver->trigger("expungeMailboxAction");
    QVERIFY(m_driver->until([&] {
        asks = m_driver->window()->findChild<QDialog *>(u"expungeDialog"_s);
        return asks && in<QLabel>(asks, "lossWords")->text().contains(u"No message"_s);
    }));
    QVERIFY(!in<QPushButton>(asks, "planConfirm")->isEnabled());
}

void TestMailboxOperations::subscriptions()
{
    QVERIFY(make({u"T-a"_s, u"T-b"_s}));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-a"_s}));
    QVERIFY(selectAlso({u"T-b"_s}));
    // Without a dialog they go the way that the connection's changes go: staged, or at once.
    m_driver->trigger("subscribeAction");
    QTRY_COMPARE(changes()->waiting(), size_t(2));
    QVERIFY(!subscribed().contains("T-a"));
    QCOMPARE(preview(), u"SUBSCRIBE \"T-a\"\nSUBSCRIBE \"T-b\""_s);
    m_driver->trigger("changesApply");
    QTRY_COMPARE(changes()->set()->count(ChangeItem::State::Done), size_t(2));
    QVERIFY(subscribed().contains("T-a") && subscribed().contains("T-b"));
    QTRY_COMPARE(changes()->work(), ui::StagedChanges::Work::None);
    m_driver->trigger("changesAtOnce");
    m_driver->trigger("unsubscribeAction");
    QVERIFY(m_driver->until([&] { return !subscribed().contains("T-a"); }));
    QVERIFY(jobsDone());
    QVERIFY(!subscribed().contains("T-b"));
    // And it can be undone.
    m_driver->trigger("changesAtOnce");
    m_driver->trigger("changesRemoveDone");
    QTRY_VERIFY(changes()->set()->isEmpty());
}

void TestMailboxOperations::check()
{
    QVERIFY(make({u"T-a"_s}, 2));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-a"_s}));
    QVERIFY(!m_driver->find<QAction>("compareMailboxAction")->isEnabled());
    m_driver->trigger("checkMailboxAction");
    QVERIFY(jobsDone());
    QVERIFY2(outcome().contains(u"2 messages"_s), qPrintable(outcome()));
    m_driver->trigger("compareMailboxAction");
    QDialog *shown = dialog("outcomeDialog");
    QVERIFY(shown);
    const QAbstractItemModel *model = in<QTableView>(shown, "outcomeTable")->model();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, ui::OutcomeModel::What).data().toString(), u"Check “T-a”"_s);
    QCOMPARE(model->index(0, ui::OutcomeModel::Result).data().toString(), u"done"_s);
    QCOMPARE(model->index(0, ui::OutcomeModel::Messages).data().toString(), u"2"_s);
    QCOMPARE(model->index(0, ui::OutcomeModel::UidNext).data().toString(), u"3"_s);
}

void TestMailboxOperations::copies()
{
    QVERIFY(make({u"T-ä b"_s, u"T-c"_s}));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-ä b"_s}));
    m_driver->trigger("copyMailboxName");
    QCOMPARE(QApplication::clipboard()->text(), u"T-ä b"_s);
    m_driver->trigger("copyWireName");
    QCOMPARE(QApplication::clipboard()->text(), u"T-&AOQ- b"_s);
    m_driver->trigger("copyMailboxUrl");
    const QString url = QApplication::clipboard()->text();
    QCOMPARE(url, u"imaps://olivia@%1:%2/T-%C3%A4%20b"_s.arg(m_dovecot->host()).arg(m_dovecot->imapsPort()));
    QCOMPARE(ImapUrl::fromText(url)->mailbox.toString(), u"T-ä b"_s);
    QVERIFY(selectAlso({u"T-c"_s}));
    m_driver->trigger("copyWireName");
    QCOMPARE(QApplication::clipboard()->text(), u"T-&AOQ- b\nT-c"_s);
    // And on the page of details.
    QVERIFY(select({u"T-ä b"_s}));
    QVERIFY(m_driver->showPage(WindowDriver::Details));
    const QAbstractItemModel *details = m_driver->find<QTableView>("detailsTable")->model();
    QCOMPARE(details->index(1, 1).data().toString(), u"T-&AOQ- b"_s);
}

// What cannot be done says why.
void TestMailboxOperations::reasons()
{
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"INBOX"_s}));
    auto *remove = m_driver->find<QAction>("deleteMailboxAction");
    QVERIFY(!remove->isEnabled());
    QVERIFY(remove->toolTip().contains(u"INBOX cannot be deleted"_s));
    QVERIFY(m_driver->find<QAction>("emptyMailboxAction")->isEnabled());
    // Rights on what is another's are asked for when the menu opens.
    QModelIndex shared;
    const QModelIndex root = m_driver->treeModel()->index(0, 0);
    for (int row = 1; row < m_driver->treeModel()->rowCount(root); ++row) {
        const QModelIndex space = m_driver->treeModel()->index(row, 0, root);
        QVERIFY(m_driver->open(space));
    }
    const auto all = await(other().send(List{"*"}));
    MailboxName foreign;
    QByteArray rights;
    for (const ListedMailbox &one : *all) {
        const auto mine = await(other().send(MyRights{one.name}));
        if (one.isSelectable() && mine && !mine->contains('x') && mine->contains('r') && foreign.isEmpty()) {
            foreign = one.name;
            rights = *mine;
        }
    }
    QVERIFY(!foreign.isEmpty());
    auto *search = m_driver->find<QLineEdit>("mailboxFilter");
    search->setFocus();
    QTest::keyClicks(search, foreign.toString());
    auto *found = m_driver->find<QTreeView>("mailboxMatches");
    QVERIFY(m_driver->until([&] { return found->model()->rowCount() > 0; }));
    QTest::mouseClick(found->viewport(), Qt::LeftButton, {},
                      found->visualRect(found->model()->index(0, 0)).center());
    QMenu *menu = m_driver->find<QMenu>("mailboxMenu");
    emit menu->aboutToShow();
    auto *rename = m_driver->find<QAction>("renameMailboxAction");
    QVERIFY(m_driver->until([&] { return !rename->isEnabled(); }));
    QVERIFY2(rename->toolTip().contains(u"right “x”"_s), qPrintable(rename->toolTip()));
    // Whoever may change the access list may give it to oneself, and the dialog offers that.
    QCOMPARE(remove->isEnabled(), rights.contains('a'));
}

void TestMailboxOperations::refusedByServer()
{
    QVERIFY(make({u"T-a"_s, u"T-b"_s}));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(select({u"T-a"_s}));
    press(Qt::Key_F2);
    QDialog *asks = dialog("renameDialog");
    type(asks, "mailboxName", u"T-b"_s);
    QVERIFY(confirm(asks));
    // In the server's words.
    QVERIFY2(m_driver->labelText("messageBarText").contains(u"already exists"_s),
             qPrintable(m_driver->labelText("messageBarText")));
    QVERIFY2(outcome().contains(u"already exists"_s), qPrintable(outcome()));
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-a", "T-b"}));
    QVERIFY(shows({u"T-a"_s}));
    // It is open again.
    QVERIFY(m_driver->until(
        [&] { return m_driver->settled() && m_driver->page()->subject().mailbox.toString() == u"T-a"_s; }));
}

void TestMailboxOperations::awkward_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"T-a \"b\" \\ c"_s, u"T-100%"_s, u"T-st*r"_s, u"T-R&D"_s, u"T-\U0001F600"_s,
                                u"T-end "_s, u"T-with.dot"_s})
        QTest::newRow(name.toUtf8()) << name;
}

void TestMailboxOperations::awkward()
{
    QFETCH(QString, name);
    QVERIFY(make({u"T-100 more"_s, u"T-star"_s}));
    QVERIFY(connectTo(m_dovecot->options()));
    QVERIFY(m_driver->open(find({})));
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *asks = dialog("createDialog");
    type(asks, "mailboxName", name);
    QVERIFY(confirm(asks));
    QVERIFY(m_driver->until([&] { return m_driver->page()->subject().mailbox.toString() == name; }));
    press(Qt::Key_F2);
    asks = dialog("renameDialog");
    type(asks, "mailboxName", u"T-x "_s + name);
    QVERIFY(confirm(asks));
    QVERIFY(
        m_driver->until([&] { return m_driver->page()->subject().mailbox.toString() == u"T-x "_s + name; }));
    press(Qt::Key_Delete);
    asks = dialog("deleteDialog");
    QVERIFY(confirm(asks));
    QVERIFY(showsNo({u"T-x "_s + name}));
    QCOMPARE(listed("T-*"), (QByteArrayList{"T-100 more", "T-star"}));
}

// A server that renames no children (against RFC 9051 section 6.3.6): they are renamed one by one.
void TestMailboxOperations::leavesOthersBehind()
{
    MailboxServer server;
    server.renamesChildren = false;
    server.boxes = {{"INBOX", {}}, {"old", {3}}, {"old/a", {1}}, {"old/a/b", {1}}, {"other", {}}};
    ConnectOptions options;
    options.address = {server.server.host(), server.server.port(), Security::None, u"ann"_s};
    options.password = u"secret"_s;
    QVERIFY(connectTo(options));
    QVERIFY(select({u"old"_s}));
    press(Qt::Key_F2);
    QDialog *asks = dialog("renameDialog");
    type(asks, "mailboxName", u"new"_s);
    QVERIFY(mayConfirm(asks));
    QVERIFY(lines(asks).contains(u"# only if the server leaves it behind:\nRENAME \"old/a\" \"new/a\""_s));
    QVERIFY(confirm(asks));
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"INBOX", "new", "new/a", "new/a/b", "other"}));
    QVERIFY(shows({u"new"_s}));

    // It refuses the third of five, and the others are done.
    for (const char *name : {"m1", "m2", "m3", "m4", "m5"})
        server.boxes.insert(name, {2});
    server.refused = "m3";
    m_driver->trigger("refreshAction");
    QVERIFY(m_driver->open(find({})));
    m_driver->trigger("refreshAction");
    QVERIFY(shows({u"m5"_s}));
    QVERIFY(select({u"m1"_s}));
    for (const QString &name : {u"m2"_s, u"m3"_s, u"m4"_s, u"m5"_s})
        QVERIFY(selectAlso({name}));
    press(Qt::Key_Delete);
    asks = dialog("deleteDialog");
    QVERIFY(m_driver->until([&] { return in<QLineEdit>(asks, "lossTyped")->isVisible(); }));
    type(asks, "lossTyped", u"delete 5"_s);
    QTest::mouseClick(in<QCheckBox>(asks, "planGoOn"), Qt::LeftButton, {}, {8, 8});
    QVERIFY(confirm(asks));
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"INBOX", "m3", "new", "new/a", "new/a/b", "other"}));
    QVERIFY(shows({u"m3"_s}));
    QVERIFY(showsNo({u"m4"_s}));
    QVERIFY2(outcome().contains(u"4 mailboxes deleted"_s) && outcome().contains(u"1 failed"_s),
             qPrintable(outcome()));
}

void TestMailboxOperations::cutLine()
{
    MailboxServer server;
    server.boxes = {{"INBOX", {}}, {"m1", {1}}, {"m2", {1}}, {"m3", {1}}};
    server.cutAt = "m2";
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
    // m3 went first, nobody knows about m2, and m1 was not begun.
    QVERIFY2(outcome().contains(u"connection was lost"_s) && outcome().contains(u"1 not begun"_s)
                 && outcome().contains(u"not known"_s),
             qPrintable(outcome()));
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"INBOX", "m1", "m2"}));
}

// What failed and what was not begun is done once the server has nothing against it.
void TestMailboxOperations::tryAgain()
{
    MailboxServer server;
    server.boxes = {{"INBOX", {}}, {"m1", {1}}, {"m2", {1}}, {"m3", {1}}};
    server.subscribed = {"m2"};
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
    QVERIFY(confirm(asks)); // and the first error ends it
    QCOMPARE(server.boxes.keys(), (QByteArrayList{"INBOX", "m1", "m2"}));
    server.refused.clear();
    m_driver->trigger("compareMailboxAction");
    QDialog *shown = dialog("outcomeDialog");
    QVERIFY(shown);
    QTest::mouseClick(in<QPushButton>(shown, "outcomeRetry"), Qt::LeftButton);
    QVERIFY(m_driver->until([&] { return server.boxes.size() == 1; }));
    QVERIFY(jobsDone());
    QVERIFY(server.subscribed.isEmpty());
    QVERIFY2(outcome().contains(u"2 mailboxes deleted"_s), qPrintable(outcome()));
    QVERIFY(showsNo({u"m1"_s}));
    // There is nothing left to be tried.
    m_driver->trigger("compareMailboxAction");
    QVERIFY(m_driver->until([&] {
        shown = m_driver->window()->findChild<QDialog *>(u"outcomeDialog"_s);
        return shown && shown->isVisible();
    }));
    QVERIFY(!in<QPushButton>(shown, "outcomeRetry"));
}

void TestMailboxOperations::cyrusPartition()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    QVERIFY(connectTo(server.options()));
    QVERIFY(m_driver->open(find({})));
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *asks = dialog("createDialog");
    QVERIFY(asks);
    type(asks, "mailboxName", u"Kept"_s);
    QVERIFY(in<QLineEdit>(asks, "mailboxPartition")->isEnabled());
    type(asks, "mailboxPartition", u"two words"_s);
    QVERIFY(!in<QPushButton>(asks, "planConfirm")->isEnabled());
    type(asks, "mailboxPartition", u"default"_s);
    QVERIFY(lines(asks).startsWith(u"CREATE \"Kept\" default"_s));
    QVERIFY(confirm(asks));
    auto session = server.session();
    QCOMPARE(await(session->send(List{"Kept"}))->size(), 1U);
}

void TestMailboxOperations::cyrusSpecialUse()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    QVERIFY(connectTo(server.options()));
    QVERIFY(m_driver->open(find({})));
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *asks = dialog("createDialog");
    QVERIFY(asks);
    type(asks, "mailboxName", u"Filed"_s);
    auto *use = in<QComboBox>(asks, "mailboxUse");
    QVERIFY(use->isEnabled());
    use->setFocus();
    QTest::keyClick(use, Qt::Key_Down);
    QCOMPARE(use->currentData().toByteArray(), "\\Archive");
    QCOMPARE(lines(asks), u"CREATE \"Filed\" (USE (\\Archive))\nSUBSCRIBE \"Filed\""_s);
    QVERIFY(confirm(asks));
    QVERIFY2(outcome().contains(u"Done"_s), qPrintable(outcome()));
    auto session = server.session();
    const auto made = await(session->send(List{"Filed", {"SPECIAL-USE"}}));
    QVERIFY(made && made->size() == 1 && made->front().has("\\Archive"));
}

// The tree knows nothing of a mailbox that another connection has made below one that it shows; whoever deletes that one
// is told of it.
void TestMailboxOperations::cyrusWithWhatLiesBelow()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    auto session = server.session();
    QVERIFY(await(session->send(Create{MailboxName(u"Kept")})));
    QVERIFY(connectTo(server.options()));
    QVERIFY(shows({u"Kept"_s}));
    QVERIFY(await(session->send(Create{MailboxName(u"Kept/below")})));
    // It refuses to delete what has others below it; with them it works, leaf first.
    QVERIFY(select({u"Kept"_s}));
    press(Qt::Key_Delete);
    QDialog *asks = dialog("deleteDialog");
    QVERIFY(asks);
    QVERIFY(m_driver->until([&] { return in<QCheckBox>(asks, "lossBelow")->isVisible(); }));
    QVERIFY(confirm(asks));
    QVERIFY2(outcome().contains(u"failed"_s), qPrintable(outcome()));
    QCOMPARE(await(session->send(List{"Kept*"}))->size(), 2U);
    QVERIFY(select({u"Kept"_s}));
    press(Qt::Key_Delete);
    QVERIFY(m_driver->until([&] {
        asks = m_driver->window()->findChild<QDialog *>(u"deleteDialog"_s);
        return asks && in<QCheckBox>(asks, "lossBelow")->isVisible();
    }));
    QTest::mouseClick(in<QCheckBox>(asks, "lossBelow"), Qt::LeftButton, {}, {8, 8});
    type(asks, "lossTyped", u"delete 2"_s);
    QVERIFY(confirm(asks));
    QCOMPARE(await(session->send(List{"Kept*"}))->size(), 0U);
    QVERIFY(showsNo({u"Kept"_s}));
}

void TestMailboxOperations::thousand()
{
    MailboxServer server;
    server.boxes = {{"INBOX", {}}, {"T-many", {}}};
    for (int i = 0; i < 1000; ++i)
        server.boxes.insert("T-many/" + QByteArray::number(i), {i});
    ConnectOptions options;
    options.address = {server.server.host(), server.server.port(), Security::None, u"ann"_s};
    options.password = u"secret"_s;
    QVERIFY(connectTo(options));
    QVERIFY(select({u"T-many"_s, u"0"_s}));
    QTreeView *tree = m_driver->tree();
    const QModelIndex last = find({u"T-many"_s, u"999"_s});
    tree->scrollTo(last);
    fluent::watchdog()->forget();
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, Qt::ShiftModifier, tree->visualRect(last).center());
    press(Qt::Key_Delete);
    QDialog *asks = dialog("deleteDialog");
    QVERIFY(m_driver->until([&] { return in<QLineEdit>(asks, "lossTyped")->isVisible(); }));
    type(asks, "lossTyped", u"delete 1000"_s);
    QVERIFY(mayConfirm(asks));
    QTest::mouseClick(in<QPushButton>(asks, "planConfirm"), Qt::LeftButton);
    auto *jobs = m_driver->window()->findChild<ui::JobModel *>();
    // In the middle of it.
    QVERIFY(m_driver->until(
        [&] { return jobs->index(0, ui::JobModel::Outcome).data().toString().contains(u"of 1,000"_s); }));
    QVERIFY(m_driver->until([&] { return server.boxes.size() < 1000; }));
    jobs->cancel(0);
    QVERIFY(jobsDone());
    const qsizetype left = server.boxes.size() - 2;
    QVERIFY2(left > 0 && left < 1000, qPrintable(QString::number(left)));
    QVERIFY2(outcome().contains(u"Cancelled"_s), qPrintable(outcome()));
    QVERIFY(
        m_driver->until([&] { return m_driver->treeModel()->rowCount(find({u"T-many"_s})) == int(left); }));
    VERIFY_FLUENT();
}

UI_TEST_MAIN(TestMailboxOperations)
#include "tst_mailboxoperations.moc"
