#include "accessdriver.h"
#include "ui/access/roletemplates.h"
#include <QTreeWidget>

// What the editor of access lists knows of the server at hand: rights that are tied, kept, and not to be changed; and the
// person's own templates.
class TestAccessEditor : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup() { close(); }
    void tiedRightsGoTogether();
    void tiedByRole();
    void currentCellIsSeen();
    void selectionStays();
    void manyWithoutThisList();
    void onlyWhatIsInViewIsAsked();
    void refusedListRights();
    void ownerKeepsOnCyrus();
    void everybodysPostOnCyrus();
    void withoutAdminister();
    void fixedEntriesOnCourier();
    void unknownRights();
    void lockedConnection();
    void templates();
};

void TestAccessEditor::tiedRightsGoTogether()
{
    QVERIFY(openScripted("l r s wi ted k x p a"));
    QTRY_COMPARE(cell(u"bob"_s, 'w').data(AclModel::TiedRole).toByteArray(), QByteArray("i"));
    QCOMPARE(words(u"bob"_s, 't'), u"no, tied to e"_s); // "d" is virtual
    QVERIFY(
        cell(u"bob"_s, 'e')
            .data(Qt::ToolTipRole)
            .toString()
            .contains(u"Tied: given and taken together with Delete (t), as the server says (LISTRIGHTS)."_s));
    QVERIFY(cell(u"bob"_s, 'r').data(AclModel::TiedRole).toByteArray().isEmpty());
    click(cell(u"bob"_s, 'w'));
    QTRY_COMPARE(staged(), u"bob+wi"_s);
    QTRY_VERIFY(cell(u"bob"_s, 'i').data(AclModel::StagedRole).toBool());
    QVERIFY(reason().contains(u"Tied:"_s));
    click(cell(u"bob"_s, 'i'));
    QTRY_VERIFY(changes()->set()->isEmpty());
    // By the keys; the frame that shows what is tied comes with the current cell.
    walkTo(cell(u"bob"_s, 'e'));
    QTest::keyClick(acl(), Qt::Key_Space);
    QTRY_COMPARE(staged(), u"bob+te"_s);
    m_driver->trigger("accessSimple");
    QVERIFY(model()->isSimple());
    m_driver->trigger("accessSimple");
}

// What comes with a right of the role is given, and not taken again.
void TestAccessEditor::tiedByRole()
{
    QVERIFY(openScripted("'' l r sw i p k x te a"));
    QTRY_VERIFY(model()->hasGrants(u"bob"_s));
    walkTo(cell(u"bob"_s, 'l'));
    m_driver->trigger("roleRead");
    QTRY_COMPARE(staged(), u"bob+sw"_s);
}

// Space is about one cell of the selected row, and what is staged is seen under the highlight too.
void TestAccessEditor::currentCellIsSeen()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    QTRY_VERIFY(model()->hasGrants(u"bob"_s));
    const auto looks = [this](char right) {
        return acl()->viewport()->grab(acl()->visualRect(cell(u"bob"_s, right))).toImage();
    };
    walkTo(cell(u"bob"_s, 's'));
    QVERIFY(acl()->hasFocus());
    QTRY_VERIFY(looks('s') != looks('w')); // neither is given
    QTest::keyClick(acl(), Qt::Key_Right);
    const QImage current = looks('w');
    QTest::keyClick(acl(), Qt::Key_Right);
    const QImage other = looks('w');
    QVERIFY(current != other);
    // The same mark, of a right that is there and of one that is staged.
    const QImage given = looks('l');
    QVERIFY(given != other);
    changes()->stage({{imap::AclChange{imap::MailboxName(u"INBOX"), u"bob"_s, {}, "l"}}});
    QTRY_VERIFY(cell(u"bob"_s, 'l').data(AclModel::StagedRole).toBool());
    QVERIFY(acl()->selectionModel()->isSelected(cell(u"bob"_s, 'l')));
    QVERIFY(looks('l').copy(0, 0, 8, 8) != given.copy(0, 0, 8, 8));
}

// While changes are staged, and when the list is read again.
void TestAccessEditor::selectionStays()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a", "* ACL INBOX ann lr bob lr carol lr\n"));
    QTRY_VERIFY(model()->hasGrants(u"carol"_s));
    const auto selected = [this] {
        QStringList all;
        for (const QModelIndex &row : acl()->selectionModel()->selectedRows())
            all += model()->identifierAt(row.row());
        all.sort();
        return all;
    };
    walkTo(cell(u"bob"_s, 'w'));
    QTest::keyClick(acl(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), (QStringList{u"bob"_s, u"carol"_s}));
    QTest::keyClick(acl(), Qt::Key_Space);
    QTRY_COMPARE(staged(), u"bob+w carol+w"_s);
    QTRY_VERIFY(cell(u"carol"_s, 'w').data(AclModel::StagedRole).toBool());
    QCOMPARE(selected(), (QStringList{u"bob"_s, u"carol"_s}));
    const auto asked = [this] {
        const QByteArrayList &all = m_scripted->commands();
        return std::count_if(all.begin(), all.end(),
                             [](const QByteArray &one) { return one.startsWith("GETACL"); });
    };
    const auto before = asked();
    // Somebody has another entry above them by now.
    m_scripted->answer("GETACL", "* ACL INBOX aaron lr ann lr bob lr carol lr\nTAG OK done");
    m_driver->trigger("refreshAction");
    QTRY_VERIFY(asked() > before && model()->rowOf(u"aaron"_s) >= 0);
    QCOMPARE(selected(), (QStringList{u"bob"_s, u"carol"_s}));
    QCOMPARE(acl()->currentIndex(), cell(u"carol"_s, 'w'));
    // With groups of rights instead of single ones, the current one is that with "w" in it.
    m_driver->trigger("accessSimple");
    QVERIFY(model()->isSimple());
    QCOMPARE(selected(), (QStringList{u"bob"_s, u"carol"_s}));
    QCOMPARE(model()->identifierAt(acl()->currentIndex().row()), u"carol"_s);
    QVERIFY(model()->rightsOfColumn(acl()->currentIndex().column()).contains('w'));
    m_driver->trigger("accessSimple");
    QVERIFY(!model()->isSimple());
    QCOMPARE(selected(), (QStringList{u"bob"_s, u"carol"_s}));
    QVERIFY(imap::Rights(model()->rightsOfColumn(acl()->currentIndex().column()))
                .containsAny(imap::Rights("wst")));
}

// Whose own list cannot be read may change those of others.
void TestAccessEditor::manyWithoutThisList()
{
    QVERIFY(openScripted("\"\" l r"));
    QVERIFY(m_driver->find<QAction>("accessMany")->isEnabled());
    m_scripted->answer("GETACL", "TAG NO Not for you");
    m_scripted->answer("MYRIGHTS", "TAG NO Not for you");
    m_driver->trigger("refreshAction");
    QTRY_VERIFY(!m_driver->find<QAction>("accessGrant")->isEnabled());
    QTRY_VERIFY(m_driver->settled());
    QAction *many = m_driver->find<QAction>("accessMany");
    QVERIFY(many->isEnabled());
    QVERIFY(!many->toolTip().contains(u"Not for you"_s));
    inDialog("accessDialog", [](QWidget *dialog) {
        QVERIFY(dialog->findChild<QComboBox *>(u"accessScope"_s)->count() > 2);
        static_cast<QDialog *>(dialog)->reject();
    });
    many->trigger();
    // It has words beside its icon.
    const auto *button = m_driver->find<QToolButton>("accessManyButton");
    QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    QCOMPARE(button->text(), u"Change Many…"_s);
}

void TestAccessEditor::onlyWhatIsInViewIsAsked()
{
    QByteArray list = "* ACL INBOX";
    for (int i = 0; i < 3000; ++i)
        list += " user" + QByteArray::number(10000 + i) + " lr";
    QVERIFY(openScripted("\"\" l r s w i p k x t e a", list + '\n'));
    const auto asked = [this] {
        const QByteArrayList &all = m_scripted->commands();
        return std::count_if(all.begin(), all.end(),
                             [](const QByteArray &one) { return one.startsWith("LISTRIGHTS"); });
    };
    QTRY_VERIFY(model()->hasGrants(u"user10000"_s));
    QTest::qWait(200);
    const auto first = asked();
    QVERIFY2(first > 0 && first < 100, qPrintable(QString::number(first)));
    acl()->setFocus();
    acl()->setCurrentIndex(model()->index(0, 0));
    QTest::keyClick(acl(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(model()->hasGrants(u"user12999"_s));
    QVERIFY(asked() < 200);
    QTest::keyClick(acl(), Qt::Key_Home, Qt::ControlModifier);
    const auto both = asked();
    QTest::qWait(200);
    QCOMPARE(asked(), both); // once each
    QVERIFY(!model()->hasGrants(u"user11500"_s));
}

// Then nothing is known, and all may be tried.
void TestAccessEditor::refusedListRights()
{
    QVERIFY(openScripted("NO not for you"));
    QTest::qWait(300);
    QVERIFY(!model()->hasGrants(u"bob"_s));
    click(cell(u"bob"_s, 'w'));
    QTRY_COMPARE(staged(), u"bob+w"_s);
}

void TestAccessEditor::ownerKeepsOnCyrus()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    QVERIFY(open(u"cyrus"_s, u"alice"_s, u"INBOX"_s));
    QTRY_VERIFY(model()->hasGrants(u"alice"_s));
    for (const char right : QByteArray("lkxan")) {
        QVERIFY2(cell(u"alice"_s, right).data(AclModel::KeptRole).toBool(), &right);
        QVERIFY(words(u"alice"_s, right).startsWith(u"always"_s));
    }
    QVERIFY(!cell(u"alice"_s, 'r').data(AclModel::KeptRole).toBool());
    // Neither by mouse nor by key, and the reason can be read.
    click(cell(u"alice"_s, 'a'));
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY2(reason().contains(u"“alice” has “a” in any case, as the server says (LISTRIGHTS)."_s),
             qPrintable(reason()));
    walkTo(cell(u"alice"_s, 'x'));
    QAction *toggle = m_driver->find<QAction>("accessToggle");
    QVERIFY(!toggle->isEnabled());
    QVERIFY(toggle->toolTip().contains(u"“x” in any case"_s)
            && toggle->statusTip().contains(u"“x” in any case"_s));
    QTest::keyClick(acl(), Qt::Key_Space);
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY(reason().contains(u"“x” in any case"_s));
    // What is not kept can be taken, and the server says so too.
    walkTo(cell(u"alice"_s, 'p'));
    QTest::keyClick(acl(), Qt::Key_Space);
    QTRY_COMPARE(staged(), u"alice-p"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"INBOX"_s, u"alice"_s), QByteArray("lrswikxtean"));
    // A role leaves what is kept.
    walkTo(cell(u"alice"_s, 'p'));
    m_driver->trigger("roleRead");
    QTRY_COMPARE(staged().section(u' ', -1), u"alice-wite"_s);
    m_driver->trigger("changesRemove");
    m_session->send(imap::SetAcl{imap::MailboxName(u"INBOX"), u"alice"_s, "p", imap::SetAcl::Change::Add});
}

// Cyrus lets everybody post to an INBOX, whatever the list says.
void TestAccessEditor::everybodysPostOnCyrus()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"INBOX"), u"carol"_s, "lr"})));
    QVERIFY(open(u"cyrus"_s, u"alice"_s, u"INBOX"_s));
    QTRY_VERIFY(model()->hasGrants(u"carol"_s));
    QVERIFY(words(u"carol"_s, 'p').startsWith(u"always"_s));
    QCOMPARE(words(u"carol"_s, 'w'), u"no"_s);
    // Site's rights are offered by it: not hindered.
    click(cell(u"carol"_s, 'w'));
    QTRY_COMPARE(staged(), u"carol+w"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"INBOX"_s, u"carol"_s), QByteArray("lrw"));
    QVERIFY(await(alice->send(imap::DeleteAcl{imap::MailboxName(u"INBOX"), u"carol"_s})));
}

void TestAccessEditor::withoutAdminister()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    auto alice = server(u"cyrus"_s).session(u"alice"_s);
    await(alice->send(imap::Create{imap::MailboxName(u"noadmin")}));
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"noadmin"), u"bob"_s, "lrs"})));
    QVERIFY(open(u"cyrus"_s, u"bob"_s, u"Other Users/alice/noadmin"_s));
    QCOMPARE(model()->rowCount(), 1); // one's own rights
    QVERIFY2(reason().contains(u"The access list could not be read."_s), qPrintable(reason()));
    for (const char *name : {"accessGrant", "accessRemove", "accessToggle"}) {
        const QAction *action = m_driver->find<QAction>(name);
        QVERIFY2(!action->isEnabled(), name);
        QVERIFY2(action->toolTip().contains(u"The access list could not be read."_s), name);
        QVERIFY2(action->statusTip().contains(u"The access list could not be read."_s), name);
    }
    QVERIFY(m_driver->find<QAction>("accessMany")->isEnabled()); // it is about others
    QVERIFY(!m_driver->find<QAction>("roleRead")->isEnabled());
    QVERIFY(m_driver->find<QAction>("roleRead")->toolTip().contains(u"could not be read"_s));
    // One's own row says why it is not for changing.
    acl()->setCurrentIndex(model()->index(0, AclModel::FirstRight));
    QVERIFY(reason().contains(u"Your own rights come from the entries below"_s));
    // A server that shows the list to who cannot change it.
    m_driver.reset();
    m_session.reset();
    m_scripted = nullptr;
    QVERIFY(openScripted("\"\" l r"));
    m_scripted->answer("MYRIGHTS", "* MYRIGHTS INBOX lr\nTAG OK done");
    m_driver->page()->refresh();
    QTRY_VERIFY2(reason().contains(u"You have no “a” (administer) on this mailbox"_s), qPrintable(reason()));
    click(cell(u"bob"_s, 'w'));
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY(!m_driver->find<QAction>("accessGrant")->isEnabled());
    QVERIFY(words(u"bob"_s, 'w').endsWith(u"cannot be changed"_s));
    await(alice->send(imap::Delete{imap::MailboxName(u"noadmin")}));
}

void TestAccessEditor::fixedEntriesOnCourier()
{
    REQUIRE_SERVER(server(u"courier"_s));
    auto alice = server(u"courier"_s).session(u"alice"_s);
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"INBOX"), u"bob"_s, "lr"})));
    QVERIFY(open(u"courier"_s, u"alice"_s, u"INBOX"_s));
    QTRY_VERIFY(model()->hasGrants(u"bob"_s));
    click(cell(u"administrators"_s, 'r'));
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY2(reason().contains(u"“administrators” cannot be changed on this server."_s),
             qPrintable(reason()));
    QVERIFY(!m_driver->find<QAction>("accessRemove")->isEnabled());
    QVERIFY(
        m_driver->find<QAction>("accessRemove")->toolTip().contains(u"cannot be changed on this server"_s));
    QVERIFY(!m_driver->find<QAction>("roleRead")->isEnabled());
    // With another entry beside it, that one is changed alone.
    acl()->selectAll();
    m_driver->trigger("accessRemove");
    QTRY_COMPARE(staged(), u"bob="_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"INBOX"_s, u"bob"_s), QByteArray("-"));
}

// A right that the server does not announce can be taken, not given, unless LISTRIGHTS offers it.
void TestAccessEditor::unknownRights()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a 7", "* ACL INBOX bob lr57 eve lr\n"));
    QTRY_VERIFY(model()->hasGrants(u"eve"_s));
    click(cell(u"eve"_s, '5'));
    QVERIFY(changes()->set()->isEmpty());
    QVERIFY2(reason().contains(u"announces no right “5”"_s), qPrintable(reason()));
    click(cell(u"eve"_s, '7'));
    QTRY_COMPARE(staged(), u"eve+7"_s);
    click(cell(u"bob"_s, '5'));
    QTRY_COMPARE(staged(), u"eve+7 bob-5"_s);
}

// One may stage, and it is said that nothing goes before it is unlocked.
void TestAccessEditor::lockedConnection()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    QVERIFY(!reason().contains(u"read-only"_s));
    ui::Profile profile = connection()->profile();
    profile.kind = ui::Profile::Kind::Production;
    connection()->setProfile(profile);
    QTRY_VERIFY2(reason().contains(u"The connection is read-only"_s), qPrintable(reason()));
    click(cell(u"bob"_s, 'w'));
    QTRY_COMPARE(staged(), u"bob+w"_s);
    QVERIFY(!m_driver->find<QAction>("changesApply")->isEnabled());
    connection()->unlock(std::chrono::seconds(60));
    QTRY_VERIFY(!reason().contains(u"read-only"_s));
}

void TestAccessEditor::templates()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    await(alice->send(imap::Create{imap::MailboxName(u"templates")}));
    for (const auto &[who, rights] : {std::pair(u"bob"_s, "lrswt"), std::pair(u"carol"_s, "l")})
        QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"templates"), who, rights})));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"templates"_s));
    QTRY_VERIFY(model()->hasGrants(u"carol"_s));
    QVERIFY(!m_driver->find<QAction>("roleManage")->isEnabled());
    const auto role = [this](const QString &who) {
        return model()->index(model()->rowOf(who), AclModel::Role).data().toString();
    };
    QCOMPARE(role(u"bob"_s), u"Custom"_s);
    walkTo(cell(u"bob"_s, 'l'));
    inDialog("saveTemplateDialog", [](QWidget *dialog) {
        QVERIFY(!in<QPushButton>(dialog, "templateSave")->isEnabled());
        QTest::keyClicks(in<QLineEdit>(dialog, "templateName"), u"Clerk"_s);
        QVERIFY(in<QLabel>(dialog, "templateRights")->text().startsWith(u"lrswt: Lookup, Read"_s));
        QTest::keyClick(in<QLineEdit>(dialog, "templateName"), Qt::Key_Return);
    });
    m_driver->trigger("roleSave");
    QTRY_COMPARE(role(u"bob"_s), u"Clerk"_s);
    // It stands beside the usual ones, and gives exactly these rights.
    walkTo(cell(u"carol"_s, 'l'));
    m_driver->trigger("template-Clerk");
    QTRY_COMPARE(staged(), u"carol+rswt"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"templates"_s, u"carol"_s), QByteArray("lrswt"));
    // Also in the dialog.
    inDialog("accessDialog", [](QWidget *dialog) {
        auto *roles = in<QComboBox>(dialog, "accessRole");
        const int at = roles->findText(u"Clerk (lrswt)"_s);
        QVERIFY(at > 0);
        roles->setCurrentIndex(at);
        emit roles->activated(at);
        QCOMPARE(in<QLineEdit>(dialog, "accessRights")->text(), u"lrswt"_s);
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessGrant");
    // Another name; then it goes.
    inDialog("roleTemplatesDialog", [](QWidget *dialog) {
        auto *list = in<QTreeWidget>(dialog, "templatesList");
        QCOMPARE(list->topLevelItemCount(), 1);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = list->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, u"Desk"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(list->topLevelItem(0)->text(0), u"Desk"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "templatesClose"), Qt::LeftButton);
    });
    m_driver->trigger("roleManage");
    QCOMPARE(role(u"carol"_s), u"Desk"_s);
    QVERIFY(m_driver->window()->findChild<QAction *>(u"template-Desk"_s));
    QCOMPARE(ui::roletemplates::all().size(), 1); // in the settings, for the next time
    QCOMPARE(ui::roletemplates::all()[0].rights, QByteArray("lrswt"));
    inDialog("roleTemplatesDialog", [](QWidget *dialog) {
        in<QTreeWidget>(dialog, "templatesList")->setFocus();
        QTRY_VERIFY(in<QTreeWidget>(dialog, "templatesList")->hasFocus());
        QTest::keyClick(in<QTreeWidget>(dialog, "templatesList"), Qt::Key_Delete);
        QCOMPARE(in<QTreeWidget>(dialog, "templatesList")->topLevelItemCount(), 0);
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("roleManage");
    QVERIFY(!m_driver->window()->findChild<QAction *>(u"template-Desk"_s));
    QCOMPARE(role(u"carol"_s), u"Custom"_s);
    await(alice->send(imap::Delete{imap::MailboxName(u"templates")}));
}

UI_TEST_MAIN(TestAccessEditor)
#include "tst_accesseditor.moc"
