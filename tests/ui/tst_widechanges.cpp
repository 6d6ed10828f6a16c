#include "accessdriver.h"
#include "imapcore/changes/aclchange.h"
#include "ui/changes/changespane.h"

// Changes of access in many mailboxes at once: what the dialog for them begins with, and what is asked before they are sent.
class TestWideChanges : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void selectedInTheTree_data();
    void selectedInTheTree();
    void parentIsNotTold();
    void takingAsks();
    void takingAtOnceAsks();
    void atOnceLeavesWhatWaits();
    void unknownBeforeAsks_data();
    void unknownBeforeAsks();
    void lockedWhileAsked();
    void anotherConnectionWhileAsked();

private:
    static constexpr const char *Tree[] = {"wide", "wide/a", "wide/a/b"};
    // Three mailboxes of alice's, one below the other: the uppermost has peter, the lowest mary.
    bool openTree(const QString &name);
    bool isDone() const
    {
        return changes()->work() == ui::StagedChanges::Work::None && changes()->waiting() == 0
               && m_driver->settled();
    }
    static imap::ChangeState had(const char *rights) { return imap::ChangeState::present(rights); }

    std::unique_ptr<imap::Session> m_alice;
};

void TestWideChanges::cleanup()
{
    close();
    if (m_alice) {
        for (const char *name : {"wide/a/b", "wide/a", "wide"})
            await(m_alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
    }
    m_alice.reset();
}

bool TestWideChanges::openTree(const QString &name)
{
    m_alice = server(name).session(u"alice"_s);
    for (const char *one : Tree)
        await(m_alice->send(imap::Create{imap::MailboxName::fromWire(one)}));
    return await(m_alice->send(imap::SetAcl{imap::MailboxName(u"wide"), u"peter"_s, "lr"}))
           && await(m_alice->send(imap::DeleteAcl{imap::MailboxName(u"wide/a"), u"peter"_s}))
           && await(m_alice->send(imap::DeleteAcl{imap::MailboxName(u"wide/a/b"), u"peter"_s}))
           && await(m_alice->send(imap::SetAcl{imap::MailboxName(u"wide/a/b"), u"mary"_s, "lr"}))
           && open(name, u"alice"_s, u"wide/a"_s);
}

void TestWideChanges::selectedInTheTree_data()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("Dovecot") << u"dovecot"_s;
    QTest::newRow("Cyrus") << u"cyrus"_s;
}

// What is selected, not what was selected before; and each becomes like the one above it, which becomes so as well.
void TestWideChanges::selectedInTheTree()
{
    QFETCH(QString, server);
    REQUIRE_SERVER(this->server(server));
    QVERIFY(openTree(server));
    const QPersistentModelIndex first(
        m_driver->treeModel()->find(connection(), imap::MailboxName(u"wide/a")));
    QVERIFY(first.isValid() && m_driver->open(first));
    const QModelIndex second = Driver::child(m_driver->treeModel(), first, u"b"_s);
    QVERIFY(second.isValid());
    m_driver->tree()->scrollTo(second);
    QTest::mouseClick(m_driver->tree()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      m_driver->tree()->visualRect(second).center());
    QTRY_VERIFY(m_driver->page()->subject().mailbox == imap::MailboxName(u"wide/a/b") && m_driver->settled());
    QTRY_VERIFY(model()->rowOf(u"mary"_s) > 0);
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *what = in<QComboBox>(dialog, "accessWhat");
        QCOMPARE(what->currentText(), u"Give rights"_s); // which takes nothing from anybody
        QCOMPARE(in<QComboBox>(dialog, "accessScope")->currentText(), u"The 2 selected mailboxes"_s);
        what->setFocus();
        QTest::keyClick(what, Qt::Key_End);
        QCOMPARE(what->currentText(), u"Make each list as its parent’s"_s);
        QVERIFY(!in<QPlainTextEdit>(dialog, "accessIdentifiers")->isVisible());
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        QVERIFY2(in<QLabel>(dialog, "accessOutcome")->text().startsWith(u"3 changes to be staged."_s),
                 qPrintable(in<QLabel>(dialog, "accessOutcome")->text()));
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessMany");
    QTRY_COMPARE(changes()->waiting(), size_t(3));
    QVERIFY(apply());
    for (const QString &name : {u"wide/a"_s, u"wide/a/b"_s}) {
        QCOMPARE(rightsOf(name, u"peter"_s), QByteArray("lr"));
        QCOMPARE(rightsOf(name, u"mary"_s), QByteArray("-"));
    }
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("lr"));
}

// It is said of which mailbox, in the server's words; and one mailbox alone can be made like the one above it.
void TestWideChanges::parentIsNotTold()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    QVERIFY(openTree(u"cyrus"_s));
    QVERIFY(await(m_alice->send(imap::SetAcl{imap::MailboxName(u"wide"), u"bob"_s, "lr"})));
    QVERIFY(await(m_alice->send(imap::SetAcl{imap::MailboxName(u"wide/a"), u"bob"_s, "lra"})));
    const QString name = u"Other Users/alice/wide/a"_s;
    QVERIFY(open(u"cyrus"_s, u"bob"_s, name));
    QTRY_VERIFY(model()->rowOf(u"bob"_s) > 0);
    bool wasThere = false;
    inDialog("accessDialog", [name, &wasThere](QWidget *dialog) {
        wasThere = true;
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Make each list as its parent’s"_s));
        auto *look = in<QPushButton>(dialog, "accessLook");
        QVERIFY(look->isVisible() && look->isEnabled());
        QTest::mouseClick(look, Qt::LeftButton);
        const auto *refused = in<QTableView>(dialog, "accessRefused");
        QTRY_VERIFY(refused->isVisible());
        QCOMPARE(Driver::names(refused->model()), QStringList{name});
        const QString why = refused->model()->index(0, 1).data().toString();
        QVERIFY2(why.startsWith(u"The list of its parent: The server refused: “"_s), qPrintable(why));
        QVERIFY(!in<QPushButton>(dialog, "accessStage")->isEnabled());
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessGrant");
    QVERIFY(wasThere);
}

// On any server, but nothing has to be typed. What only gives is not asked for.
void TestWideChanges::takingAsks()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(openTree(u"dovecot"_s));
    const imap::MailboxName top(u"wide"), below(u"wide/a");
    QVERIFY(await(m_alice->send(imap::SetAcl{below, u"peter"_s, "lrw"})));
    changes()->stage({{imap::AclChange{top, u"paul"_s, "l"}}, {imap::AclChange{below, u"paul"_s, "l"}}});
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"wide/a"_s, u"paul"_s), QByteArray("l"));
    changes()->stage({{imap::AclChange{top, u"peter"_s, {}, {}, QByteArray()}, had("lr")},
                      {imap::AclChange{below, u"peter"_s, {}, {}, QByteArray("lr")}, had("lrw")}});
    inDialog("applyDialog", [](QWidget *dialog) {
        const QString words = in<QLabel>(dialog, "applyWords")->text();
        QVERIFY2(words.contains(u"Rights are taken in 2 mailboxes:"_s)
                     && words.contains(u"“peter”: the entry goes in 1 mailbox\n"_s)
                     && words.contains(u"“peter”: loses w in 1 mailbox"_s),
                 qPrintable(words));
        QVERIFY(!in<QLineEdit>(dialog, "applyTyped")->isVisible());
        QVERIFY(in<QPushButton>(dialog, "applyConfirm")->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return); // is no yes
    });
    m_driver->trigger("changesApply");
    QCOMPARE(changes()->work(), ui::StagedChanges::Work::None);
    QCOMPARE(changes()->waiting(), size_t(2));
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("lr"));
    inDialog("applyDialog", [](QWidget *dialog) {
        QTest::mouseClick(in<QPushButton>(dialog, "applyConfirm"), Qt::LeftButton);
    });
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("-"));
    QCOMPARE(rightsOf(u"wide/a"_s, u"peter"_s), QByteArray("lr"));
}

void TestWideChanges::takingAtOnceAsks()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    QVERIFY(openTree(u"cyrus"_s));
    const imap::MailboxName top(u"wide"), below(u"wide/a");
    QVERIFY(await(m_alice->send(imap::SetAcl{below, u"peter"_s, "lr"})));
    m_driver->find<QAction>("changesAtOnce")->trigger();
    const auto take = [&] {
        changes()->stage({{imap::AclChange{top, u"peter"_s, {}, "r"}, had("lr")},
                          {imap::AclChange{below, u"peter"_s, {}, "r"}, had("lr")}});
    };
    inDialog("applyDialog", [](QWidget *dialog) { QTest::keyClick(dialog, Qt::Key_Escape); });
    take();
    QCOMPARE(changes()->waiting(), size_t(2));
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("lr"));
    QVERIFY(m_driver->labelText("messageBarText").contains(u"waits among the changes"_s));
    changes()->set()->remove({changes()->set()->items()[0].id, changes()->set()->items()[1].id});
    inDialog("applyDialog", [](QWidget *dialog) {
        QTest::mouseClick(in<QPushButton>(dialog, "applyConfirm"), Qt::LeftButton);
    });
    take();
    QTRY_VERIFY(isDone());
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("l"));
    QCOMPARE(rightsOf(u"wide/a"_s, u"peter"_s), QByteArray("l"));
    m_driver->find<QAction>("changesAtOnce")->trigger();
}

// What somebody has said no to does not go with the next click on the same entry.
void TestWideChanges::atOnceLeavesWhatWaits()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(openTree(u"dovecot"_s));
    const imap::MailboxName top(u"wide");
    changes()->stage({{imap::AclChange{top, u"peter"_s, {}, "r"}, had("lr")}});
    changes()->setAppliesAtOnce(true);
    changes()->stage({{imap::AclChange{top, u"peter"_s, "s"}, had("lr")}});
    QCOMPARE(changes()->work(), ui::StagedChanges::Work::None);
    QCOMPARE(staged(), u"peter+s-r"_s);
    QVERIFY2(m_driver->labelText("messageBarText").contains(u"waits among the changes"_s),
             qPrintable(m_driver->labelText("messageBarText")));
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("lr"));
    // What has nothing to do with it goes at once.
    changes()->stage({{imap::AclChange{top, u"mary"_s, "l"}, imap::ChangeState::absent()}});
    QTRY_VERIFY(changes()->work() == ui::StagedChanges::Work::None && changes()->waiting() == 1);
    QCOMPARE(rightsOf(u"wide"_s, u"mary"_s), QByteArray("l"));
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("lr"));
    changes()->setAppliesAtOnce(false);
}

// What nobody has looked at may take everything that it does not give.
void TestWideChanges::unknownBeforeAsks_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("lost"); // the rights that the server knows
    QTest::newRow("Dovecot") << u"dovecot"_s << u"rswiptexka"_s;
    QTest::newRow("Cyrus") << u"cyrus"_s << u"rswipkxtena"_s;
}

void TestWideChanges::unknownBeforeAsks()
{
    QFETCH(QString, server);
    QFETCH(QString, lost);
    REQUIRE_SERVER(this->server(server));
    QVERIFY(openTree(server));
    for (const char *name : {"wide", "wide/a"})
        changes()->stage({{imap::AclChange{imap::MailboxName::fromWire(name), u"peter"_s, {}, {}, "l"}}});
    QString words;
    inDialog("applyDialog", [&words](QWidget *dialog) {
        words = in<QLabel>(dialog, "applyWords")->text();
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    m_driver->trigger("changesApply");
    QVERIFY2(words.contains(u"“peter”: loses %1 in 2 mailboxes"_s.arg(lost)), qPrintable(words));
    QCOMPARE(changes()->work(), ui::StagedChanges::Work::None);
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("lr"));
}

// Yes comes too late, and it is said that nothing was sent.
void TestWideChanges::lockedWhileAsked()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(openTree(u"dovecot"_s));
    const imap::MailboxName top(u"wide"), below(u"wide/a");
    QVERIFY(await(m_alice->send(imap::SetAcl{below, u"peter"_s, "lr"})));
    const auto lockAndAgree = [this](QWidget *dialog) {
        connection()->lock();
        QTest::mouseClick(in<QPushButton>(dialog, "applyConfirm"), Qt::LeftButton);
    };
    changes()->stage({{imap::AclChange{top, u"peter"_s, {}, "r"}, had("lr")},
                      {imap::AclChange{below, u"peter"_s, {}, "r"}, had("lr")}});
    inDialog("applyDialog", lockAndAgree);
    m_driver->trigger("changesApply");
    QVERIFY(connection()->isReadOnly());
    QVERIFY2(
        m_driver->labelText("messageBarText").startsWith(u"Nothing was sent. The connection is read-only"_s),
        qPrintable(m_driver->labelText("messageBarText")));
    QCOMPARE(changes()->waiting(), size_t(2));
    connection()->unlock(std::chrono::seconds(0));
    changes()->set()->remove({changes()->set()->items()[0].id, changes()->set()->items()[1].id});
    changes()->setAppliesAtOnce(true);
    inDialog("applyDialog", lockAndAgree);
    changes()->stage({{imap::AclChange{top, u"peter"_s, {}, "r"}, had("lr")},
                      {imap::AclChange{below, u"peter"_s, {}, "r"}, had("lr")}});
    QVERIFY(connection()->isReadOnly());
    QVERIFY2(m_driver->labelText("messageBarText").contains(u"waits among the changes"_s),
             qPrintable(m_driver->labelText("messageBarText")));
    QCOMPARE(changes()->waiting(), size_t(2));
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("lr"));
    connection()->unlock(std::chrono::seconds(0));
    changes()->setAppliesAtOnce(false);
}

// A listing that comes may select what is another connection's: its changes have the same numbers, and nobody was asked.
void TestWideChanges::anotherConnectionWhileAsked()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(openTree(u"dovecot"_s));
    ui::Connection *alices = connection();
    QVERIFY(await(m_alice->send(imap::SetAcl{imap::MailboxName(u"wide/a"), u"peter"_s, "lr"})));
    QVERIFY(m_driver->connectTo(server(u"dovecot"_s).options(u"bob"_s)));
    ui::Connection *bobs = connection();
    QVERIFY(bobs != alices);
    for (const QString &who : {u"carol"_s, u"dan"_s})
        bobs->changes()->stage({{imap::AclChange{imap::MailboxName(u"INBOX"), who, "l"}}});
    QVERIFY(goTo(alices, u"wide/a"_s));
    for (const char *name : {"wide", "wide/a"})
        changes()->stage(
            {{imap::AclChange{imap::MailboxName::fromWire(name), u"peter"_s, {}, "r"}, had("lr")}});
    const auto *pane = m_driver->find<ui::ChangesPane>("changesPane");
    QCOMPARE(pane->changes(), alices->changes());
    inDialog("applyDialog", [&](QWidget *dialog) {
        m_driver->find<ui::MailboxPane>("mailboxPane")->goTo(bobs, imap::MailboxName(u"INBOX"));
        QTRY_COMPARE(pane->changes(), bobs->changes());
        QTest::mouseClick(in<QPushButton>(dialog, "applyConfirm"), Qt::LeftButton);
    });
    m_driver->trigger("changesApply");
    QTRY_VERIFY(alices->changes()->work() == ui::StagedChanges::Work::None
                && alices->changes()->waiting() == 0);
    QCOMPARE(rightsOf(u"wide"_s, u"peter"_s), QByteArray("l"));
    QCOMPARE(bobs->changes()->work(), ui::StagedChanges::Work::None);
    QCOMPARE(bobs->changes()->set()->count(imap::ChangeItem::State::Staged), size_t(2));
}

UI_TEST_MAIN(TestWideChanges)
#include "tst_widechanges.moc"
