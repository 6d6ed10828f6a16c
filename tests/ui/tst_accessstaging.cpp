#include "accessdriver.h"
#include "ui/access/ownaccess.h"
#include "ui/models/findingsmodel.h"
#include "ui/server/accessstore.h"
#include <QCheckBox>
#include <QMessageBox>

// What is said before changes of access are staged and sent: whether they lock one out; and where they are staged, of many
// mailboxes.
class TestAccessStaging : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup() { close(); }
    void lockout_data();
    void lockout();
    void lockoutInPreview();
    void lockoutOfMany();
    void lockoutByTakingOff();
    void administratorIsNotLockedOut();
    void openedToEverybody_data();
    void openedToEverybody();
    void openedByDialog();
    void lockedOutAndOpened();
    void takenOffEverything();
    void searchByRights();
    void searchInIndex();
    void onlyAndExcept();
};

void TestAccessStaging::lockout_data()
{
    QTest::addColumn<QByteArrayList>("entries"); // of alice's mailbox, besides hers
    QTest::addColumn<QString>("entry");          // that bob changes
    QTest::addColumn<char>("right");
    QTest::addColumn<QString>("warning"); // empty: none
    const auto row = [](const char *name, const QByteArrayList &entries, const char *entry, char right,
                        const QString &warning) {
        QTest::newRow(name) << entries << QString::fromLatin1(entry) << right << warning;
    };
    const QString administer = u"you would lose “a”, and could not change this list any more."_s;
    const QString lookup = u"you would lose “l”, and could not see the mailbox any more."_s;
    row("own entry", {"bob=lra"}, "bob", 'a', administer);
    row("own lookup", {"bob=lra"}, "bob", 'l', lookup);
    row("anyone", {"bob=lr", "anyone=a"}, "anyone", 'a', administer);
    row("negative", {"bob=lra", "-bob=r"}, "-bob", 'a', administer);
    row("negative of anyone", {"bob=lra", "-anyone=s"}, "-anyone", 'l', lookup);
    row("another right", {"bob=lra"}, "bob", 'r', {});
    row("of somebody else", {"bob=lra", "carol=lra"}, "carol", 'a', {});
    row("given twice", {"bob=lra", "anyone=a"}, "anyone", 'a', {});
}

void TestAccessStaging::lockout()
{
    QFETCH(QByteArrayList, entries);
    QFETCH(QString, entry);
    QFETCH(char, right);
    QFETCH(QString, warning);
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    const imap::MailboxName mailbox(u"lockout");
    await(alice->send(imap::Delete{mailbox}));
    QVERIFY(await(alice->send(imap::Create{mailbox})));
    for (const QByteArray &one : entries)
        QVERIFY(await(
            alice->send(imap::SetAcl{mailbox, QString::fromLatin1(one.split('=')[0]), one.split('=')[1]})));
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/lockout"_s));
    QTRY_VERIFY(model()->rowOf(u"bob"_s) > 0);
    if (!warning.isEmpty()) {
        inDialog("lockoutDialog", [warning](QWidget *dialog) {
            auto *box = static_cast<QMessageBox *>(dialog);
            QVERIFY2(box->text().contains(warning), qPrintable(box->text()));
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
    }
    walkTo(cell(entry, right));
    QTest::keyClick(acl(), Qt::Key_Space);
    QCOMPARE(changes()->set()->isEmpty(), !warning.isEmpty());
    if (!warning.isEmpty()) {
        inDialog("lockoutDialog", [](QWidget *dialog) {
            QTest::mouseClick(in<QPushButton>(dialog, "lockoutStage"), Qt::LeftButton);
        });
        click(cell(entry, right));
        QTRY_COMPARE(changes()->waiting(), size_t(1));
    }
    await(alice->send(imap::Delete{mailbox}));
}

// Where it is seen before it is sent, and when it is to be sent.
void TestAccessStaging::lockoutInPreview()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    const imap::MailboxName mailbox(u"lockedout");
    await(alice->send(imap::Create{mailbox}));
    QVERIFY(await(alice->send(imap::SetAcl{mailbox, u"bob"_s, "lra"})));
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/lockedout"_s));
    QTRY_VERIFY(model()->rowOf(u"bob"_s) > 0);
    inDialog("lockoutDialog", [](QWidget *dialog) {
        QTest::mouseClick(in<QPushButton>(dialog, "lockoutStage"), Qt::LeftButton);
    });
    click(cell(u"bob"_s, 'a'));
    QTRY_VERIFY2(preview().startsWith(
                     u"Warning: this locks you out.\nOther Users/alice/lockedout: you would lose “a”"_s),
                 qPrintable(preview()));
    inDialog("applyDialog", [](QWidget *dialog) {
        QVERIFY(in<QLabel>(dialog, "applyWords")->text().contains(u"you would lose “a”"_s));
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("changesApply");
    QCOMPARE(rightsOf(u"Other Users/alice/lockedout"_s, u"bob"_s), QByteArray("lra"));
    inDialog("applyDialog", [](QWidget *dialog) {
        QTest::keyClicks(in<QLineEdit>(dialog, "applyTyped"), u"apply 1"_s);
        QTest::keyClick(in<QLineEdit>(dialog, "applyTyped"), Qt::Key_Return);
    });
    m_driver->trigger("changesApply");
    QTRY_VERIFY(!await(m_session->send(imap::GetAcl{imap::MailboxName(u"Other Users/alice/lockedout")})));
    await(alice->send(imap::Delete{mailbox}));
}

void TestAccessStaging::lockoutOfMany()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    for (const char *name : {"outs", "outs/a", "outs/b"}) {
        await(alice->send(imap::Create{imap::MailboxName::fromWire(name)}));
        QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName::fromWire(name), u"bob"_s, "lra"})));
    }
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/outs"_s));
    inDialog("accessDialog", [this](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Remove the entries"_s));
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"bob"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"Other Users/alice/outs and all below it"_s));
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        inDialog("lockoutDialog", [](QWidget *question) {
            const QString text = static_cast<QMessageBox *>(question)->text();
            QVERIFY2(text.contains(u"outs/a: you would lose “a”"_s)
                         && text.contains(u"outs/b: you would lose “l”"_s),
                     qPrintable(text));
            QTest::keyClick(question, Qt::Key_Escape);
        });
        QTest::mouseClick(stage, Qt::LeftButton);
        QVERIFY(dialog->isVisible()); // back in it
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessMany");
    QVERIFY(changes()->set()->isEmpty());
    for (const char *name : {"outs/a", "outs/b", "outs"})
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
}

// On the page of all access lists.
void TestAccessStaging::lockoutByTakingOff()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    await(alice->send(imap::Create{imap::MailboxName(u"taken")}));
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"taken"), u"bob"_s, "lra"})));
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/taken"_s));
    connection()->access()->start();
    QTRY_VERIFY(connection()->access()->index());
    m_driver->trigger("showAccessIndex");
    m_driver->find<QComboBox>("accessIndexView")->setCurrentIndex(1);
    m_driver->find<QLineEdit>("accessIndexPerson")->setText(u"bob"_s);
    bool wasAsked = false;
    inDialog("takeOffDialog", [this, &wasAsked](QWidget *dialog) {
        inDialog("lockoutDialog", [&wasAsked](QWidget *question) {
            wasAsked = true;
            const QString text = static_cast<QMessageBox *>(question)->text();
            QVERIFY2(text.contains(u"Other Users/alice/taken: you would lose “a”"_s), qPrintable(text));
            QTest::keyClick(question, Qt::Key_Escape);
        });
        QTest::mouseClick(static_cast<QMessageBox *>(dialog)->button(QMessageBox::Ok), Qt::LeftButton);
    });
    m_driver->trigger("accessIndexTakeOff");
    QTRY_VERIFY(wasAsked && !QApplication::activeModalWidget());
    QVERIFY(changes()->set()->isEmpty());
    await(alice->send(imap::Delete{imap::MailboxName(u"taken")}));
}

// What entries give an administrator of the server is not lost with them; the findings name the right that is taken.
void TestAccessStaging::administratorIsNotLockedOut()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    const imap::MailboxName mailbox(u"everybodys");
    await(alice->send(imap::Create{mailbox}));
    QVERIFY(await(alice->send(imap::SetAcl{mailbox, u"anyone"_s, "lra"})));
    const imap::MailboxName blind(u"blind");
    await(alice->send(imap::Create{blind}));
    QVERIFY(await(alice->send(imap::SetAcl{blind, u"carol"_s, "r"})));
    QVERIFY(openAsAdministrator(u"cyrus"_s, u"user/alice/everybodys"_s));
    m_driver->trigger("showFindings");
    m_driver->find<QToolButton>("findingsPageAsk")->click();
    auto *view = m_driver->find<QTreeView>("findingsView");
    using Kind = imap::AccessFinding::Kind;
    const auto find = [view](Kind kind, const QString &name) -> QModelIndex {
        const auto *model = static_cast<ui::FindingsModel *>(view->model());
        for (int group = 0; group < model->rowCount(); ++group) {
            const QModelIndex parent = model->index(group, 0);
            for (int row = 0; row < model->rowCount(parent); ++row) {
                const QModelIndex index = model->index(row, 0, parent);
                if (index.data().toString() == name && model->findingsAt(index).front().kind == kind)
                    return index;
            }
        }
        return {};
    };
    const auto open = [&find] {
        return find(Kind::AdministeredByAnyone, u"user/alice/everybodys"_s);
    };
    QTRY_VERIFY(open().isValid());
    const auto remedy = [](const QModelIndex &index) {
        return index.siblingAtColumn(ui::FindingsModel::Remedy).data().toString();
    };
    QCOMPARE(remedy(open()), u"Take away a"_s);
    QCOMPARE(remedy(find(Kind::ReadWithoutLookup, u"user/alice/blind"_s)), u"Give l"_s);
    const auto asked = std::make_shared<bool>();
    inDialog("lockoutDialog", [asked](QWidget *dialog) {
        *asked = true;
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    view->setCurrentIndex(open());
    m_driver->find<QAction>("findingsMend")->trigger();
    QVERIFY(!*asked);
    QTRY_COMPARE(staged(), u"anyone-a"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"user/alice/everybodys"_s, u"anyone"_s), QByteArray("lr"));
    for (const imap::MailboxName &one : {mailbox, blind})
        await(alice->send(imap::Delete{one}));
}

void TestAccessStaging::openedToEverybody_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<bool>("isByRole");
    QTest::newRow("anyone, by a click") << u"cyrus"_s << u"anyone"_s << false;
    QTest::newRow("anyone, by a role") << u"cyrus"_s << u"anyone"_s << true;
    QTest::newRow("anonymous") << u"cyrus"_s << u"anonymous"_s << false;
    QTest::newRow("who can log in") << u"dovecot"_s << u"authenticated"_s << false;
}

void TestAccessStaging::openedToEverybody()
{
    QFETCH(QString, server);
    QFETCH(QString, entry);
    QFETCH(bool, isByRole);
    REQUIRE_SERVER(this->server(server));
    auto alice = this->server(server).session(u"alice"_s);
    const imap::MailboxName mailbox(u"opened");
    await(alice->send(imap::Create{mailbox}));
    QVERIFY(await(alice->send(imap::SetAcl{mailbox, entry, "lr"})));
    QVERIFY(open(server, u"alice"_s, u"opened"_s));
    QTRY_VERIFY(model()->rowOf(entry) >= 0);
    const auto give = [&] {
        if (!isByRole) {
            click(cell(entry, 'a'));
            return;
        }
        walkTo(cell(entry, 'l'));
        m_driver->trigger("roleAll");
    };
    inDialog("lockoutDialog", [entry](QWidget *dialog) {
        const QString text = static_cast<QMessageBox *>(dialog)->text();
        QCOMPARE(text,
                 u"These changes would let everybody give themselves every right:\n\nopened: “%1” would "
                 u"get “a”, and everybody could change this list."_s.arg(entry));
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    give();
    QVERIFY(changes()->set()->isEmpty());
    inDialog("lockoutDialog", [](QWidget *dialog) {
        QTest::mouseClick(in<QPushButton>(dialog, "lockoutStage"), Qt::LeftButton);
    });
    give();
    QTRY_COMPARE(changes()->waiting(), size_t(1));
    const quint64 id = changes()->set()->items()[0].id;
    QCOMPARE(connection()->ownAccess().warningsOf({id}).opens.size(), 1);
    QVERIFY(connection()->ownAccess().warningsOf({id}).lockouts.isEmpty());
    await(alice->send(imap::Delete{mailbox}));
}

void TestAccessStaging::openedByDialog()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    QVERIFY(open(u"cyrus"_s, u"alice"_s, u"INBOX"_s));
    inDialog("accessDialog", [this](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"anonymous"_s);
        in<QLineEdit>(dialog, "accessRights")->setText(u"lra"_s);
        QVERIFY(in<QLabel>(dialog, "accessWarning")->text().contains(u"every right"_s));
        inDialog("lockoutDialog", [](QWidget *question) {
            QVERIFY(static_cast<QMessageBox *>(question)->text().contains(u"“anonymous” would get “a”"_s));
            QTest::keyClick(question, Qt::Key_Escape);
        });
        QTest::mouseClick(in<QPushButton>(dialog, "accessStage"), Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessGrant");
    QVERIFY(changes()->set()->isEmpty());
}

// One question for both.
void TestAccessStaging::lockedOutAndOpened()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    const imap::MailboxName mailbox(u"handed");
    await(alice->send(imap::Create{mailbox}));
    QVERIFY(await(alice->send(imap::SetAcl{mailbox, u"bob"_s, "lra"})));
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/handed"_s));
    inDialog("accessDialog", [this](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Replace an identifier by another"_s));
        in<QComboBox>(dialog, "accessScope")->setCurrentIndex(0); // this one alone
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"bob"_s);
        in<QLineEdit>(dialog, "accessBy")->setText(u"anonymous"_s);
        inDialog("lockoutDialog", [](QWidget *question) {
            const QString text = static_cast<QMessageBox *>(question)->text();
            QVERIFY2(text.contains(u"would lock you out:"_s) && text.contains(u"you would lose “a”"_s)
                         && text.contains(u"“anonymous” would get “a”"_s),
                     qPrintable(text));
            QTest::keyClick(question, Qt::Key_Escape);
        });
        QTest::mouseClick(in<QPushButton>(dialog, "accessStage"), Qt::LeftButton);
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessMany");
    QVERIFY(changes()->set()->isEmpty());
    await(alice->send(imap::Delete{mailbox}));
}

// What gives and what takes away, but nothing of their own unless it is wanted; and what they can read even so.
void TestAccessStaging::takenOffEverything()
{
    // One of its own: Cyrus keeps what was deleted, with its lists.
    m_servers.erase(u"cyrus"_s);
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    for (const auto &[name, who, rights] :
         {std::tuple("gone", "bob", "lrsw"), std::tuple("gone", "-bob", "w"), std::tuple("less", "-bob", "r"),
          std::tuple("less", "anyone", "lr"), std::tuple("staffs", "group:staff", "lr"),
          std::tuple("barred", "group:staff", "lr"), std::tuple("barred", "-bob", "r")}) {
        const auto mailbox = imap::MailboxName::fromWire(name);
        await(alice->send(imap::Create{mailbox}));
        QVERIFY(await(alice->send(imap::SetAcl{mailbox, QString::fromLatin1(who), rights})));
    }
    QVERIFY(openAsAdministrator(u"cyrus"_s, u"user/alice/gone"_s));
    connection()->access()->start();
    QTRY_VERIFY(connection()->access()->index());
    m_driver->trigger("showAccessIndex");
    m_driver->find<QComboBox>("accessIndexView")->setCurrentIndex(1);
    const auto *hint = m_driver->find<QTableView>("accessIndexTable")->viewport()->findChild<QLabel *>();
    QTRY_COMPARE(hint->text(), u"Type a name above: whose rights are to be shown?"_s);
    m_driver->find<QLineEdit>("accessIndexPerson")->setText(u"bob"_s);
    const auto takeOff = [this](const auto &work) {
        inDialog("takeOffDialog", [work](QWidget *dialog) {
            work(dialog);
            QTest::mouseClick(static_cast<QMessageBox *>(dialog)->button(QMessageBox::Ok), Qt::LeftButton);
        });
        m_driver->trigger("accessIndexTakeOff");
    };
    takeOff([](QWidget *dialog) {
        // One that anyone may read is the server's own.
        const QString text = static_cast<QMessageBox *>(dialog)->text();
        for (const QString &part :
             {u"The entries of “bob” and “-bob” in 3 "_s, u"1 mailbox"_s, u"of “bob”"_s,
              u"“bob” may still read 2 mailbox"_s, u"by entries of others: anyone."_s,
              u"In 1 of these lists the entries keep rights from “bob”, who has more there without them "
              "than now. These come by anyone."_s,
              u"In 1 of these lists the entries keep from “bob” what groups or their members are given: "_s,
              u"groups: whether “bob” is in one of them is not known."_s})
            QVERIFY2(text.contains(part), qPrintable(text));
        QVERIFY(!in<QCheckBox>(dialog, "takeOffOwn")->isChecked());
    });
    QTRY_COMPARE(staged(), u"-bob= bob= -bob= -bob="_s);
    while (!changes()->set()->isEmpty())
        changes()->set()->remove({changes()->set()->items()[0].id});
    takeOff([](QWidget *dialog) { in<QCheckBox>(dialog, "takeOffOwn")->click(); });
    QTRY_COMPARE(staged(), u"-bob= bob= -bob= -bob= bob="_s);
    for (const char *name : {"gone", "less", "staffs", "barred"})
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
}

void TestAccessStaging::searchByRights()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    const auto set = [&alice](const char *name, const char *who, const char *rights) {
        const auto mailbox = imap::MailboxName::fromWire(name);
        await(alice->send(imap::Create{mailbox}));
        return bool(await(alice->send(imap::SetAcl{mailbox, QString::fromLatin1(who), rights})));
    };
    QVERIFY(set("open", "anyone", "lra"));
    QVERIFY(set("half", "anyone", "lr"));
    QVERIFY(set("shut", "carol", "lr"));
    // Somebody else's, which alice sees and cannot administer.
    auto bob = server(u"cyrus"_s).session(u"bob"_s);
    await(bob->send(imap::Create{imap::MailboxName(u"bobs")}));
    QVERIFY(await(bob->send(imap::SetAcl{imap::MailboxName(u"bobs"), u"alice"_s, "lr"})));
    QVERIFY(open(u"cyrus"_s, u"alice"_s, u"INBOX"_s));
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Take rights away"_s));
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"anyone"_s);
        in<QLineEdit>(dialog, "accessRights")->setText(u"a"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"All where somebody has rights"_s));
        QTest::keyClicks(in<QLineEdit>(dialog, "accessWho"), u"anyone"_s);
        QTest::keyClicks(in<QLineEdit>(dialog, "accessHas"), u"a"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        const QString said = in<QLabel>(dialog, "accessOutcome")->text();
        QVERIFY2(said.startsWith(u"1 change to be staged."_s), qPrintable(said));
        // Listed, with the reason.
        const auto *refused = in<QTableView>(dialog, "accessRefused");
        QVERIFY(refused->isVisible());
        QVERIFY(Driver::names(refused->model()).contains(u"Other Users/bob/bobs"_s));
        QVERIFY(!refused->model()->index(0, 1).data().toString().isEmpty());
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessMany");
    QTRY_COMPARE(staged(), u"anyone-a"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"open"_s, u"anyone"_s), QByteArray("lr"));
    QCOMPARE(rightsOf(u"half"_s, u"anyone"_s), QByteArray("lr"));
    // By all entries: carol reads what anyone may read.
    inDialog("accessDialog", [](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"dave"_s);
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Give rights"_s));
        in<QLineEdit>(dialog, "accessRights")->setText(u"l"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"All where somebody has rights"_s));
        in<QLineEdit>(dialog, "accessWho")->setText(u"carol"_s);
        in<QLineEdit>(dialog, "accessHas")->setText(u"r"_s);
        auto *look = in<QPushButton>(dialog, "accessLook");
        QTest::mouseClick(look, Qt::LeftButton);
        auto *outcome = in<QLabel>(dialog, "accessOutcome");
        QTRY_VERIFY(outcome->text().startsWith(u"1 change to be staged."_s));
        in<QCheckBox>(dialog, "accessEffective")->setChecked(true);
        QTest::mouseClick(look, Qt::LeftButton);
        QTRY_VERIFY2(outcome->text().startsWith(u"3 changes to be staged."_s), qPrintable(outcome->text()));
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessMany");
    for (const char *name : {"open", "half", "shut"})
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
    await(bob->send(imap::Delete{imap::MailboxName(u"bobs")}));
}

// What was read of all lists is not read once more, but for those that are changed.
void TestAccessStaging::searchInIndex()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    for (const char *name : {"indexed", "indexed2", "other"})
        await(alice->send(imap::Create{imap::MailboxName::fromWire(name)}));
    for (const char *name : {"indexed", "indexed2"})
        QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName::fromWire(name), u"carol"_s, "lr"})));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    connection()->access()->start();
    QTRY_VERIFY(connection()->access()->index());
    // Changed since: it is read again.
    QVERIFY(await(alice->send(imap::DeleteAcl{imap::MailboxName(u"indexed2"), u"carol"_s})));
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Remove the entries"_s));
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"carol"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"All where somebody has rights"_s));
        in<QLineEdit>(dialog, "accessWho")->setText(u"carol"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        const QString said = in<QLabel>(dialog, "accessOutcome")->text();
        QVERIFY2(said.startsWith(u"1 change to be staged."_s)
                     && said.contains(u"Searched in the access index"_s),
                 qPrintable(said));
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessMany");
    QTRY_COMPARE(staged(), u"carol="_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"indexed"_s, u"carol"_s), QByteArray("-"));
    for (const char *name : {"indexed", "indexed2", "other"})
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
}

void TestAccessStaging::onlyAndExcept()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    const QByteArrayList names{"tree", "tree/a1", "tree/a2", "tree/b1", "tree/c1"};
    for (const QByteArray &name : names)
        await(alice->send(imap::Create{imap::MailboxName::fromWire(name)}));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"tree"_s));
    inDialog("accessDialog", [](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"dave"_s);
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Give rights"_s));
        in<QLineEdit>(dialog, "accessRights")->setText(u"l"_s);
        auto *scope = in<QComboBox>(dialog, "accessScope");
        QVERIFY(!in<QLineEdit>(dialog, "accessOnly")->isVisible());
        scope->setCurrentIndex(scope->findText(u"tree and all below it"_s));
        QTest::keyClicks(in<QLineEdit>(dialog, "accessOnly"), u"*/a*, */c%"_s);
        QTest::keyClicks(in<QLineEdit>(dialog, "accessExcept"), u"*/a2"_s);
        QTest::keyClick(in<QLineEdit>(dialog, "accessExcept"), Qt::Key_Return); // looks
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        QCOMPARE(in<QLabel>(dialog, "accessOutcome")->text(), u"2 changes to be staged."_s);
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessGrant");
    QTRY_COMPARE(changes()->waiting(), size_t(2));
    QVERIFY(apply());
    for (const QByteArray &name : names)
        QCOMPARE(rightsOf(QString::fromLatin1(name), u"dave"_s),
                 QByteArray(name == "tree/a1" || name == "tree/c1" ? "l" : "-"));
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        await(alice->send(imap::Delete{imap::MailboxName::fromWire(*name)}));
}

UI_TEST_MAIN(TestAccessStaging)
#include "tst_accessstaging.moc"
