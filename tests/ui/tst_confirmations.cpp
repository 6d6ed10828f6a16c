#include "accessdriver.h"
#include "imapcore/changes/mailboxedit.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/setquota.h"
#include "ui/mailboxes/renamedialog.h"

// What is asked before something else than rights is changed in many places: on a production server by whatever way it is
// sent, and elsewhere where something is lost. tst_widechanges has what is asked of rights.
class TestConfirmations : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void subscriptionsOnProduction();
    void movesOnProduction();
    void oneRenamedOnProduction();
    void limitsAsk();
    void limitsOfWhatIsNotKnown();

private:
    // Five mailboxes of alice's, three of them one below the other.
    bool openTree();
    bool isDone() const
    {
        return changes()->work() == ui::StagedChanges::Work::None && changes()->waiting() == 0
               && m_driver->settled();
    }
    // Selects them in the tree with the mouse, the first of which is open.
    bool select(const QStringList &names)
    {
        if (!goTo(names.front()))
            return false;
        for (const QString &name : names.mid(1)) {
            const QModelIndex index = m_driver->treeModel()->find(connection(), imap::MailboxName(name));
            m_driver->tree()->scrollTo(index);
            QTest::mouseClick(m_driver->tree()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                              m_driver->tree()->visualRect(index).center());
        }
        return m_driver->tree()->selectionModel()->selectedRows().size() == names.size();
    }
    void setKind(ui::Profile::Kind kind)
    {
        ui::Profile profile = connection()->profile();
        profile.kind = kind;
        connection()->setProfile(profile);
        connection()->unlock(std::chrono::seconds(600));
    }
    QByteArrayList listed(bool subscribed, const QByteArray &pattern = "T-w*")
    {
        QByteArrayList all;
        const auto found = subscribed ? await(m_alice->send(imap::Lsub{pattern}))
                                      : await(m_alice->send(imap::List{pattern}));
        for (const imap::ListedMailbox &one : found ? *found : imap::List::Result()) {
            if (!one.has("\\Noselect"))
                all += one.name.wire();
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    // Types what is asked for.
    static void agree(QWidget *dialog, const QString &phrase)
    {
        auto *typed = in<QLineEdit>(dialog, "applyTyped");
        QVERIFY(typed->isVisible() && !in<QPushButton>(dialog, "applyConfirm")->isEnabled());
        QTest::keyClicks(typed, phrase);
        QTest::keyClick(typed, Qt::Key_Return);
    }
    QMap<QByteArray, quint64> limitsOf(const QByteArray &root) const
    {
        QMap<QByteArray, quint64> limits;
        const auto quota = await(m_session->send(imap::GetQuota{root}));
        for (const imap::QuotaResource &one : quota ? quota->resources : std::vector<imap::QuotaResource>()) {
            if (one.limit)
                limits.insert(one.name, *one.limit);
        }
        return limits;
    }
    static imap::ChangeState had(const char *limits) { return imap::ChangeState::present(limits); }

    std::unique_ptr<imap::Session> m_alice;
};

void TestConfirmations::cleanup()
{
    close();
    if (m_alice) {
        for (const char *name :
             {"T-w/z/c", "T-w/z/a/b", "T-w/z/a", "T-w/z", "T-w/d", "T-w/c", "T-w/a/b", "T-w/a", "T-w"}) {
            await(m_alice->send(imap::Delete{imap::MailboxName::fromWire(name)}));
            await(m_alice->send(imap::Unsubscribe{imap::MailboxName::fromWire(name)}));
        }
    }
    m_alice.reset();
}

bool TestConfirmations::openTree()
{
    m_alice = server(u"dovecot"_s).session(u"alice"_s);
    for (const char *one : {"T-w", "T-w/a", "T-w/a/b", "T-w/c", "T-w/z"})
        await(m_alice->send(imap::Create{imap::MailboxName::fromWire(one)}));
    return open(u"dovecot"_s, u"alice"_s, u"T-w/a"_s);
}

// Also where nothing is staged, and no dialog has asked.
void TestConfirmations::subscriptionsOnProduction()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(openTree());
    setKind(ui::Profile::Kind::Production);
    changes()->setAppliesAtOnce(true);
    QVERIFY(select({u"T-w/a"_s, u"T-w/c"_s}));
    QString words;
    inDialog("applyDialog", [&words](QWidget *dialog) {
        words = in<QLabel>(dialog, "applyWords")->text();
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    m_driver->trigger("subscribeAction");
    QVERIFY2(words.contains(u"2 changes in 2 places."_s) && words.contains(u"production"_s),
             qPrintable(words));
    // Nobody has asked for it to be staged.
    QVERIFY(changes()->set()->isEmpty());
    QCOMPARE(listed(true), QByteArrayList());
    inDialog("applyDialog", [](QWidget *dialog) { agree(dialog, u"apply 2"_s); });
    m_driver->trigger("subscribeAction");
    QTRY_COMPARE(listed(true), (QByteArrayList{"T-w/a", "T-w/c"}));
    QTRY_VERIFY(isDone());
    // One is no wide change, and elsewhere nothing is lost by it.
    QVERIFY(select({u"T-w/a"_s}));
    m_driver->trigger("unsubscribeAction");
    QTRY_COMPARE(listed(true), QByteArrayList{"T-w/c"});
    setKind(ui::Profile::Kind::Lab);
    QVERIFY(select({u"T-w/a"_s, u"T-w/c"_s}));
    m_driver->trigger("subscribeAction");
    QTRY_COMPARE(listed(true), (QByteArrayList{"T-w/a", "T-w/c"}));
    QTRY_VERIFY(isDone());
    changes()->setAppliesAtOnce(false);
}

// What has its own dialog is asked for there, and once.
void TestConfirmations::movesOnProduction()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(openTree());
    setKind(ui::Profile::Kind::Production);
    QVERIFY(select({u"T-w/a"_s, u"T-w/c"_s}));
    m_driver->trigger("renameMailboxAction");
    const auto *window = m_driver->window();
    QPointer<ui::RenameDialog> dialog = window->findChild<ui::RenameDialog *>();
    QVERIFY(dialog);
    dialog->choosePlace(imap::MailboxName(u"T-w/z"), false, 0);
    auto *now = in<QPushButton>(dialog, "planConfirm");
    QTRY_VERIFY(now->isEnabled());
    bool wasAsked = false;
    inDialog("applyDialog", [&wasAsked](QWidget *asks) {
        wasAsked = true;
        QTest::keyClick(asks, Qt::Key_Escape);
    });
    QTest::mouseClick(now, Qt::LeftButton);
    QVERIFY(wasAsked);
    QVERIFY(dialog && dialog->isVisible()); // nothing has to be chosen anew
    QVERIFY(changes()->set()->isEmpty());
    QCOMPARE(listed(false, "T-w/z/*"), QByteArrayList());
    inDialog("applyDialog", [](QWidget *asks) { agree(asks, u"apply 2"_s); });
    QTest::mouseClick(now, Qt::LeftButton);
    QTRY_COMPARE(listed(false, "T-w/z/*"), (QByteArrayList{"T-w/z/a", "T-w/z/a/b", "T-w/z/c"}));
    QTRY_VERIFY(!dialog && isDone());
    // Where the number was typed already, it is not asked for once more.
    QTRY_VERIFY(m_driver->treeModel()->find(connection(), imap::MailboxName(u"T-w/z/c")).isValid());
    QVERIFY(select({u"T-w/z/a/b"_s, u"T-w/z/c"_s}));
    m_driver->trigger("deleteMailboxAction");
    auto *loss = window->findChild<QDialog *>(u"deleteDialog"_s);
    QVERIFY(loss);
    QTRY_VERIFY(in<QLineEdit>(loss, "lossTyped")->isVisible());
    QTest::keyClicks(in<QLineEdit>(loss, "lossTyped"), u"delete 2"_s);
    QTRY_VERIFY(in<QPushButton>(loss, "planConfirm")->isEnabled());
    bool wasAskedTwice = false;
    inDialog("applyDialog", [&wasAskedTwice](QWidget *asks) {
        wasAskedTwice = true;
        static_cast<QDialog *>(asks)->reject();
    });
    QTest::mouseClick(in<QPushButton>(loss, "planConfirm"), Qt::LeftButton);
    QVERIFY(!wasAskedTwice);
    QTRY_COMPARE(listed(false, "T-w/z/*"), QByteArrayList{"T-w/z/a"});
    QTRY_VERIFY(isDone());
}

// Its subscription goes with it: that is one place.
void TestConfirmations::oneRenamedOnProduction()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(openTree());
    const imap::MailboxName old(u"T-w/a/b"), fresh(u"T-w/d");
    QVERIFY(await(m_alice->send(imap::Subscribe{old})));
    setKind(ui::Profile::Kind::Production);
    imap::MailboxEdit edit;
    const imap::SurveyedMailbox mailbox{.listed = {old, '/', {}}, .isSubscribed = true};
    edit.rename({old, fresh}, mailbox, {}, '/', true);
    QCOMPARE(edit.changes().size(), size_t(3));
    changes()->stage(edit.changes());
    QVERIFY(apply()); // a question would be left without an answer
    QCOMPARE(listed(true), QByteArrayList{"T-w/d"});
    QCOMPARE(listed(false), (QByteArrayList{"T-w", "T-w/a", "T-w/c", "T-w/d", "T-w/z"}));
}

// What somebody cannot store any more is as much a loss as a right, on any server. More is none.
void TestConfirmations::limitsAsk()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    QVERIFY(openAsAdministrator(u"cyrus"_s, u"user/alice"_s));
    const QByteArray alices = "user/alice", bobs = "user/bob";
    QVERIFY(await(m_session->send(imap::SetQuota{alices, {{"STORAGE", 1000}, {"MESSAGE", 77}}})));
    QVERIFY(await(m_session->send(imap::SetQuota{bobs, {{"STORAGE", 2000}}})));
    const auto inAlices = had("STORAGE 1000 MESSAGE 77"), inBobs = had("STORAGE 2000");
    // One root alone loses something.
    changes()->stage({{imap::QuotaChange{alices, {{"STORAGE", 1001}}, {"MESSAGE"}}, inAlices},
                      {imap::QuotaChange{bobs, {{"STORAGE", 2001}}}, inBobs}});
    QVERIFY(apply());
    QCOMPARE(limitsOf(alices), (QMap<QByteArray, quint64>{{"STORAGE", 1001}}));
    changes()->removeDone();

    changes()->stage({{imap::QuotaChange{alices, {{"STORAGE", 1000}, {"MESSAGE", 70}}}, had("STORAGE 1001")},
                      {imap::QuotaChange{"+" + bobs, {}, {"STORAGE"}}, had("STORAGE 2001")}});
    inDialog("applyDialog", [](QWidget *dialog) {
        const QString words = in<QLabel>(dialog, "applyWords")->text();
        QVERIFY2(words.contains(u"1 quota root gets a lower limit, or one where there was none."_s)
                     && words.contains(u"1 quota root loses a limit."_s),
                 qPrintable(words));
        QVERIFY(!in<QLineEdit>(dialog, "applyTyped")->isVisible());
        QTest::keyClick(dialog, Qt::Key_Return); // is no yes
    });
    m_driver->trigger("changesApply");
    QCOMPARE(changes()->waiting(), size_t(2));
    QCOMPARE(limitsOf(bobs), (QMap<QByteArray, quint64>{{"STORAGE", 2001}}));
    inDialog("applyDialog", [](QWidget *dialog) {
        QTest::mouseClick(in<QPushButton>(dialog, "applyConfirm"), Qt::LeftButton);
    });
    QVERIFY(apply());
    QCOMPARE(limitsOf(alices), (QMap<QByteArray, quint64>{{"STORAGE", 1000}, {"MESSAGE", 70}}));
    QCOMPARE(limitsOf(bobs), (QMap<QByteArray, quint64>()));
}

void TestConfirmations::limitsOfWhatIsNotKnown()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    QVERIFY(openAsAdministrator(u"cyrus"_s, u"user/alice"_s));
    changes()->stage({{imap::QuotaChange{"user/alice", {{"STORAGE", 100000}}}},
                      {imap::QuotaChange{"user/bob", {{"STORAGE", 100000}}}}});
    QString words;
    inDialog("applyDialog", [&words](QWidget *dialog) {
        words = in<QLabel>(dialog, "applyWords")->text();
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    m_driver->trigger("changesApply");
    QVERIFY2(words.contains(u"2 quota roots may get a lower limit: nobody has looked at what they have."_s),
             qPrintable(words));
    QCOMPARE(changes()->work(), ui::StagedChanges::Work::None);
    changes()->set()->remove({changes()->set()->items()[0].id, changes()->set()->items()[1].id});
    // What makes a root takes no limit from anybody.
    changes()->stage({{imap::QuotaChange{"user/alice", {{"STORAGE", 100000}}}, imap::ChangeState::absent()},
                      {imap::QuotaChange{"user/bob", {{"STORAGE", 100000}}}, imap::ChangeState::absent()}});
    m_driver->trigger("changesApply"); // a question would be left without an answer
    QTRY_VERIFY(changes()->work() == ui::StagedChanges::Work::None);
}

UI_TEST_MAIN(TestConfirmations)
#include "tst_confirmations.moc"
