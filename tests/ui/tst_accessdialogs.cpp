#include "accessdriver.h"
#include <QListView>

// The dialogs of access lists: what the server itself says of somebody, names as one types them, and whose mailboxes are left
// alone.
class TestAccessDialogs : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup() { close(); }
    void verified_data();
    void verified();
    void beginsWithTheSelected();
    void typedOneAfterTheOther();
    void clickedWhileNamesAreOffered();
    void chosenOfWhatIsOffered();
    void notSeenBefore();
    void ownersAreLeftAlone();

private:
    static QListView *offered(QWidget *dialog) { return in<QListView>(dialog, "identifiersOffered"); }
    // To whatever the window gives them to.
    static void type(QWidget *dialog, const QString &keys)
    {
        for (const QChar key : keys) {
            if (key == u'\n')
                QTest::keyClick(dialog->windowHandle(), Qt::Key_Return);
            else
                QTest::keyClick(dialog->windowHandle(), key.toLatin1());
        }
    }
    static QString identifiers(QWidget *dialog)
    {
        return in<QPlainTextEdit>(dialog, "accessIdentifiers")->toPlainText();
    }
    // The dialog of a mailbox where bob and eve have rights, with the cursor where identifiers go.
    template<typename Work>
    void grant(Work work)
    {
        QVERIFY(openScripted("\"\" l r s w i p k x t e a", "* ACL INBOX bob lr bobby lr\n"));
        inDialog("accessDialog", [work](QWidget *dialog) {
            QVERIFY(QTest::qWaitForWindowActive(dialog));
            in<QPlainTextEdit>(dialog, "accessIdentifiers")->setFocus();
            work(dialog);
            static_cast<QDialog *>(dialog)->reject();
        });
        m_driver->trigger("accessGrant");
    }
};

void TestAccessDialogs::verified_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("mailbox"); // as the administrator calls it
    QTest::newRow("the administrator's own INBOX") << u"dovecot"_s << u"admin"_s << u"INBOX"_s;
    QTest::newRow("of another") << u"dovecot"_s << u"alice"_s << u"shared/alice/proven"_s;
    QTest::newRow("named otherwise by an administrator")
        << u"cyrus"_s << u"alice"_s << u"user/alice/proven"_s;
}

// Not what they may do with a mailbox of theirs that happens to be called so.
void TestAccessDialogs::verified()
{
    QFETCH(QString, server);
    QFETCH(QString, owner);
    QFETCH(QString, mailbox);
    REQUIRE_SERVER(this->server(server));
    auto session = this->server(server).session(owner);
    const imap::MailboxName name(owner == u"admin"_s ? u"INBOX"_s : u"proven"_s);
    await(session->send(imap::Create{name}));
    if (owner != u"admin"_s)
        QVERIFY(await(session->send(imap::SetAcl{name, u"admin"_s, "lra"})));
    QVERIFY(await(session->send(imap::SetAcl{name, u"carol"_s, "lrs"})));
    QVERIFY(openAsAdministrator(server, mailbox));
    QTRY_VERIFY(model()->rowOf(u"carol"_s) >= 0);
    inDialog("effectiveDialog", [&owner, isCyrus = this->server(server).isCyrus()](QWidget *dialog) {
        const auto verify = [dialog](const QString &person) {
            auto *line = in<QLineEdit>(dialog, "effectivePerson");
            line->selectAll();
            QTest::keyClicks(line, person);
            QTest::mouseClick(in<QPushButton>(dialog, "effectiveVerify"), Qt::LeftButton);
            if (!Driver::until([dialog] { return in<QPushButton>(dialog, "effectiveVerify")->isEnabled(); }))
                return u"no answer"_s;
            return in<QLabel>(dialog, "effectiveVerified")->text();
        };
        QCOMPARE(verify(u"bob"_s), u"The server says the same: it tells bob nothing of this mailbox."_s);
        QCOMPARE(verify(u"carol"_s), u"The server says the same: lrs."_s);
        if (owner != u"admin"_s)
            QVERIFY2(verify(owner).startsWith(u"The server says the same: lrswipkxtea"_s),
                     qPrintable(in<QLabel>(dialog, "effectiveVerified")->text()));
        // Cyrus lets an administrator be somebody whom there is not.
        QVERIFY2(verify(u"nobody"_s)
                     .startsWith(isCyrus ? u"The server says the same: it tells nobody"_s
                                         : u"It could not be verified."_s),
                 qPrintable(in<QLabel>(dialog, "effectiveVerified")->text()));
        // What is said of one is not said of another.
        QTest::keyClicks(in<QLineEdit>(dialog, "effectivePerson"), u"x"_s);
        QVERIFY(in<QLabel>(dialog, "effectiveVerified")->text().isEmpty());
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessExplain");
    await(session->send(imap::DeleteAcl{name, u"carol"_s}));
    await(session->send(imap::Delete{name}));
}

// Whose entry is selected is asked about, and what is typed replaces the name.
void TestAccessDialogs::beginsWithTheSelected()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a", "* ACL INBOX bob lr anyone l\n"));
    for (const auto &[entry, person] : {std::pair(u"bob"_s, u"bob"_s), {u"anyone"_s, QString()}}) {
        acl()->selectRow(model()->rowOf(entry));
        inDialog("effectiveDialog", [person](QWidget *dialog) {
            auto *line = in<QLineEdit>(dialog, "effectivePerson");
            QCOMPARE(line->text(), person);
            QCOMPARE(in<QLabel>(dialog, "effectiveWords")->text().startsWith(u"bob has lr"_s),
                     !person.isEmpty());
            QTest::keyClicks(line, u"eve"_s);
            QCOMPARE(line->text(), u"eve"_s);
            static_cast<QDialog *>(dialog)->reject();
        });
        m_driver->trigger("accessExplain");
    }
}

void TestAccessDialogs::typedOneAfterTheOther()
{
    grant([](QWidget *dialog) {
        type(dialog, u"bob\ncarol\nBOB\nalice"_s);
        QCOMPARE(identifiers(dialog), u"bob\ncarol\nBOB\nalice"_s);
    });
}

void TestAccessDialogs::clickedWhileNamesAreOffered()
{
    grant([](QWidget *dialog) {
        type(dialog, u"carol, bo"_s);
        QTRY_VERIFY(offered(dialog)->isVisible());
        QVERIFY(!QApplication::activePopupWidget());
        auto *rights = in<QLineEdit>(dialog, "accessRights");
        QTest::mouseClick(dialog->windowHandle(), Qt::LeftButton, {},
                          rights->mapTo(dialog, rights->rect().center()));
        QTRY_VERIFY(rights->hasFocus());
        QVERIFY(!offered(dialog)->isVisible());
        type(dialog, u"lrs"_s);
        QCOMPARE(rights->text(), u"lrs"_s);
        QCOMPARE(identifiers(dialog), u"carol, bo"_s);
    });
}

void TestAccessDialogs::chosenOfWhatIsOffered()
{
    grant([](QWidget *dialog) {
        type(dialog, u"carol, bo"_s);
        QTRY_VERIFY(offered(dialog)->isVisible());
        QTest::keyClick(dialog->windowHandle(), Qt::Key_Down);
        QTest::keyClick(dialog->windowHandle(), Qt::Key_Down);
        type(dialog, u"\neve\nbo"_s);
        QCOMPARE(identifiers(dialog), u"carol, bobby\neve\nbo"_s);
        // By the mouse.
        QListView *list = offered(dialog);
        QTRY_VERIFY(list->isVisible());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(identifiers(dialog), u"carol, bobby\neve\nbob"_s);
        QTRY_VERIFY(!list->isVisible());
        // Escape takes away what is offered, and not the dialog.
        type(dialog, u"\nbo"_s);
        QTRY_VERIFY(list->isVisible());
        QTest::keyClick(dialog->windowHandle(), Qt::Key_Escape);
        QVERIFY(!list->isVisible() && dialog->isVisible());
        // Tab leaves the field.
        type(dialog, u"b"_s);
        QTRY_VERIFY(list->isVisible());
        QTest::keyClick(dialog->windowHandle(), Qt::Key_Tab);
        QVERIFY(!list->isVisible() && !in<QPlainTextEdit>(dialog, "accessIdentifiers")->hasFocus());
        QCOMPARE(identifiers(dialog), u"carol, bobby\neve\nbob\nbob"_s);
    });
}

void TestAccessDialogs::notSeenBefore()
{
    grant([](QWidget *dialog) {
        in<QLineEdit>(dialog, "accessRights")->setText(u"lr"_s);
        const auto warning = [dialog] {
            return in<QLabel>(dialog, "accessWarning")->text();
        };
        type(dialog, u"bob\nanyone\n-bobby\nann"_s); // ann has logged in
        QCOMPARE(warning(), QString());
        type(dialog, u"\nbobb\ncarol"_s);
        QCOMPARE(warning(), u"Not seen on this server so far: “bobb” and “carol”."_s);
        QVERIFY(in<QPushButton>(dialog, "accessStage")->isEnabled());
        // Who is to lose something may be anybody.
        auto *what = in<QComboBox>(dialog, "accessWhat");
        what->setCurrentIndex(what->findText(u"Take rights away"_s));
        QCOMPARE(warning(), QString());
    });
}

// An entry of their own would take the place of what owners have on Dovecot.
// An entry of their own would take the place of what owners have on Dovecot, and others are not shown theirs.
void TestAccessDialogs::ownersAreLeftAlone()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s), bob = server(u"dovecot"_s).session(u"bob"_s);
    await(alice->send(imap::Create{imap::MailboxName(u"hers")}));
    await(bob->send(imap::Create{imap::MailboxName(u"his")}));
    QVERIFY(await(bob->send(imap::SetAcl{imap::MailboxName(u"his"), u"alice"_s, "lra"})));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"shared/bob/his"_s));
    inDialog("accessDialog", [](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"bob"_s);
        in<QLineEdit>(dialog, "accessRights")->setText(u"lrs"_s);
        auto *warning = in<QLabel>(dialog, "accessWarning");
        QVERIFY2(warning->text().contains(u"“bob” owns it"_s), qPrintable(warning->text()));
        auto *scope = in<QComboBox>(dialog, "accessScope");
        scope->setCurrentIndex(scope->findText(u"All that a pattern finds"_s));
        in<QLineEdit>(dialog, "accessPattern")->setText(u"hers*, shared/bob/his*"_s);
        QVERIFY(!warning->text().contains(u"owns"_s));
        QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
        auto *stage = in<QPushButton>(dialog, "accessStage");
        QTRY_VERIFY(stage->isEnabled());
        const QString said = in<QLabel>(dialog, "accessOutcome")->text();
        QVERIFY2(said.startsWith(u"1 change to be staged. 1 mailbox"_s) && said.contains(u"left out"_s),
                 qPrintable(said));
        const auto *refused = in<QTableView>(dialog, "accessRefused");
        QVERIFY(refused->isVisible());
        QCOMPARE(Driver::names(refused->model()), QStringList{u"shared/bob/his"_s});
        QVERIFY(refused->model()->index(0, 1).data().toString().startsWith(u"“bob” owns it"_s));
        QTest::mouseClick(stage, Qt::LeftButton);
    });
    m_driver->trigger("accessGrant");
    QTRY_COMPARE(staged(), u"bob+lrs"_s);
    QVERIFY(apply());
    QCOMPARE(rightsOf(u"hers"_s, u"bob"_s), QByteArray("lrs"));
    const auto rights = await(bob->send(imap::MyRights{imap::MailboxName(u"his")}));
    QVERIFY(rights && imap::Rights(*rights).containsAll("lrswipkxtea"));
    await(alice->send(imap::Delete{imap::MailboxName(u"hers")}));
    await(bob->send(imap::Delete{imap::MailboxName(u"his")}));
}

UI_TEST_MAIN(TestAccessDialogs)
#include "tst_accessdialogs.moc"
