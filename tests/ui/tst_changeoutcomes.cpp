#include "accessdriver.h"
#include "imapcore/changes/aclchange.h"
#include "ui/changes/changespane.h"
#include "ui/changes/changetexts.h"
#include <QDockWidget>
#include <QTemporaryDir>

using State = imap::ChangeItem::State;

// What becomes of changes that are sent from the window, and in which words it is told.
class TestChangeOutcomes : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup() { close(); }
    void lostTwiceIsLeftOut();
    void changedSince();
    void nothingStaged();
    void importedWhereItWasChosen();
    void importOfWhatIsNone();

private:
    bool isIdle() const { return changes()->work() == ui::StagedChanges::Work::None; }
    const imap::ChangeItem &item(size_t at) const { return changes()->set()->items()[at]; }
    QString notice() const { return m_driver->labelText("messageBarText"); }

    static bool write(const QString &name, const QByteArray &content)
    {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    // Chooses the file, after what else happens while it is looked for.
    template<typename Work>
    void importFile(const QString &name, Work meanwhile)
    {
        inDialog("QFileDialog", [name, meanwhile](QWidget *dialog) {
            meanwhile();
            auto *line = in<QLineEdit>(dialog, "fileNameEdit");
            line->setText(name);
            QTest::keyClick(line, Qt::Key_Return);
        });
        QTRY_VERIFY(m_driver->find<QAction>("changesImport")->isEnabled());
        m_driver->trigger("changesImport");
    }

    QByteArrayList m_given; // " carol l", by the scripted server
};

// A server that dies of a change does so each time. What comes after it is done all the same.
void TestChangeOutcomes::lostTwiceIsLeftOut()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    m_scripted->setHandler([this](const QByteArray &command) -> QByteArray {
        const QByteArray plain = QByteArray(command).replace('"', "");
        if (plain.startsWith("LISTRIGHTS"))
            return "* LISTRIGHTS " + plain.mid(11) + " \"\" l r s w i p k x t e a\nTAG OK done";
        if (plain.startsWith("GETACL"))
            return "* ACL INBOX bob lr" + m_given.join() + "\nTAG OK done";
        if (!plain.startsWith("SETACL"))
            return {};
        const QByteArray who = plain.split(' ').value(2);
        if (who == "bob") {
            QTimer::singleShot(0, m_scripted.get(), [this] { m_scripted->disconnectAll(); });
            return "* OK wait\n";
        }
        m_given += ' ' + who + " l";
        return "TAG OK done";
    });
    const imap::MailboxName inbox(u"INBOX");
    const auto sentOfBob = [this] {
        return QByteArray(m_scripted->commands().join('\n')).replace('"', "").count("SETACL INBOX bob");
    };
    changes()->stage({{imap::AclChange{inbox, u"bob"_s, "w"}}});
    for (int times = 1; times <= 2; ++times) {
        m_driver->trigger("changesApply");
        QTRY_COMPARE(connection()->state(), ui::Connection::State::Lost);
        QTRY_VERIFY(isIdle());
        QCOMPARE(item(0).state, State::Sent);
        m_driver->trigger("reconnectAction");
        // Whether it was done is looked for at once.
        QTRY_VERIFY(connection()->session() && isIdle() && item(0).state == State::Staged);
        QCOMPARE(sentOfBob(), qsizetype(times));
        QTRY_VERIFY(m_driver->find<QAction>("changesApply")->isEnabled());
    }
    changes()->stage({{imap::AclChange{inbox, u"carol"_s, "l"}}});
    m_driver->trigger("changesApply");
    QTRY_VERIFY(isIdle() && item(1).state == State::Done);
    QCOMPARE(item(0).state, State::Refused);
    QCOMPARE(sentOfBob(), qsizetype(2));
    QCOMPARE(m_given, QByteArrayList{" carol l"});
    QVERIFY2(notice().contains(u"left out"_s) && notice().contains(u"1 refused"_s), qPrintable(notice()));
    QVERIFY2(
        ui::ChangeTexts::outcome(item(0)).startsWith(u"It was left out: the connection was lost twice"_s),
        qPrintable(ui::ChangeTexts::outcome(item(0))));
    // Nor is it by asking for it alone; but what is staged anew is another try.
    m_driver->trigger("changesApply");
    QTRY_VERIFY(isIdle());
    QCOMPARE(sentOfBob(), qsizetype(2));
    QVERIFY(connection()->session());
    changes()->stage({{imap::AclChange{inbox, u"bob"_s, "s"}}});
    m_driver->trigger("changesApply");
    QTRY_COMPARE(connection()->state(), ui::Connection::State::Lost);
    QCOMPARE(sentOfBob(), qsizetype(3));
}

// The server had it as it was asked for; that it has something else by now is somebody else's doing.
void TestChangeOutcomes::changedSince()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    const imap::MailboxName mailbox(u"since");
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    await(alice->send(imap::Delete{mailbox}));
    QVERIFY(await(alice->send(imap::Create{mailbox})));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"since"_s));
    changes()->stage({{imap::AclChange{mailbox, u"bob"_s, "lr"}}});
    QVERIFY(apply());
    QCOMPARE(item(0).difference, imap::Difference::None);
    // All is well, which is told too.
    m_driver->trigger("changesReadBack");
    QTRY_VERIFY2(notice().contains(u"nothing that was done differs"_s), qPrintable(notice()));
    QTRY_VERIFY(isIdle());
    QVERIFY(await(alice->send(imap::SetAcl{mailbox, u"bob"_s, "l"})));
    m_driver->trigger("changesReadBack");
    QTRY_COMPARE(item(0).difference, std::optional(imap::Difference::NotTaken));
    QTRY_VERIFY(isIdle());
    QCOMPARE(ui::ChangeTexts::outcome(item(0)),
             u"The server had it as asked for, and somebody has changed it since."_s);
    QVERIFY2(notice().contains(u"somebody has changed that since"_s)
                 && !notice().contains(u"made something else"_s),
             qPrintable(notice()));
    await(alice->send(imap::Delete{mailbox}));
}

// It says what is going to happen, and nothing of what is not there.
void TestChangeOutcomes::nothingStaged()
{
    QVERIFY(openScripted("\"\" l r s w i p k x t e a"));
    m_driver->find<QDockWidget>("changesDock")->raise();
    const auto *hint = m_driver->find<QTreeView>("changesView")->viewport()->findChild<QLabel *>();
    QVERIFY(hint->isVisible());
    QVERIFY2(hint->text().contains(u"gathers here"_s), qPrintable(hint->text()));
    QCOMPARE(m_driver->labelText("changesTitle"), u"Nothing waits to be sent"_s);
    m_driver->find<QAction>("changesAtOnce")->trigger();
    QVERIFY2(hint->text().contains(u"is sent at once"_s) && !hint->text().contains(u"gathers"_s),
             qPrintable(hint->text()));
    m_driver->find<QAction>("changesAtOnce")->trigger();
    QVERIFY(hint->text().contains(u"gathers here"_s));
    click(cell(u"bob"_s, 'w'));
    QTRY_COMPARE(m_driver->labelText("changesTitle"), u"All that will be sent"_s);
    QVERIFY(!hint->isVisible());
}

// A listing that comes may show another connection while somebody looks for the file.
void TestChangeOutcomes::importedWhereItWasChosen()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    ui::Connection *alices = connection();
    QVERIFY(m_driver->connectTo(server(u"dovecot"_s).options(u"bob"_s)));
    QTRY_VERIFY(connection() != alices);
    ui::Connection *bobs = connection();
    m_driver->find<ui::MailboxPane>("mailboxPane")->goTo(alices, imap::MailboxName(u"INBOX"));
    const auto *pane = m_driver->find<ui::ChangesPane>("changesPane");
    QTRY_COMPARE(pane->changes(), alices->changes());
    QTemporaryDir folder;
    const QString name = folder.filePath(u"changes.json"_s);
    QVERIFY(write(name, R"({"mailreeve_changes":1,"changes":[
        {"kind":"acl","mailbox":"INBOX","identifier":"carol","add":"l"}]})"));
    importFile(name, [&] {
        m_driver->find<ui::MailboxPane>("mailboxPane")->goTo(bobs, imap::MailboxName(u"INBOX"));
        QTRY_COMPARE(pane->changes(), bobs->changes());
    });
    QTRY_COMPARE(alices->changes()->waiting(), size_t(1));
    QVERIFY(bobs->changes()->set()->isEmpty());
}

void TestChangeOutcomes::importOfWhatIsNone()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    QTemporaryDir folder;
    const QString name = folder.filePath(u"changes.json"_s);
    for (const auto &[content, words] : {std::pair("hello", u" is no JSON object: illegal value, at byte "_s),
                                         std::pair("[]", u" is no JSON object: it begins with no “{”"_s),
                                         std::pair("{}", u" was not imported: "_s)}) {
        QVERIFY(write(name, content));
        importFile(name, [] {});
        QTRY_VERIFY2(notice().startsWith(name + words), qPrintable(notice()));
    }
    QVERIFY(changes()->set()->isEmpty());
}

UI_TEST_MAIN(TestChangeOutcomes)
#include "tst_changeoutcomes.moc"
