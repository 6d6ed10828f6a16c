#include "accessdriver.h"
#include "imapcore/commands/metadata.h"
#include "ui/profiles/profiles.h"
#include "ui/server/accessstore.h"
#include <QCheckBox>

// What is told of a server as a whole: what it is, if the person knows better, and its own metadata.
class TestServerFlavour : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup() { close(); }
    void flavour();
    void flavourOfProfile();
    void serverMetadata();
    void serverMetadataOnDovecot();
};

void TestServerFlavour::flavour()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    auto alice = server(u"dovecot"_s).session(u"alice"_s);
    await(alice->send(imap::Create{imap::MailboxName(u"flavoured")}));
    QVERIFY(await(alice->send(imap::SetAcl{imap::MailboxName(u"flavoured"), u"bob"_s, "lr"})));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"flavoured"_s));
    auto *detected = m_driver->find<QAction>("flavourDetected");
    QCOMPARE(detected->text().remove(u'&'), u"Detected: Dovecot"_s);
    QVERIFY(detected->isChecked());
    connection()->access()->start();
    QTRY_VERIFY(connection()->access()->index());
    // As a Courier, rights are only added and taken, in its manner of identifiers.
    m_driver->trigger("flavourCourier");
    QVERIFY(m_driver->find<QAction>("flavourCourier")->isChecked() && !detected->isChecked());
    QCOMPARE(detected->text().remove(u'&'), u"Detected: Dovecot"_s);
    QCOMPARE(changes()->manner().flavour.kind, imap::ServerFlavour::Kind::Courier);
    QCOMPARE(connection()->access()->index()->flavour().kind, imap::ServerFlavour::Kind::Courier);
    QTRY_VERIFY2(
        m_driver->labelText("accessPageNotice").contains(u"Taken to be Courier; detected: Dovecot."_s),
        qPrintable(m_driver->labelText("accessPageNotice")));
    inDialog("accessDialog", [](QWidget *dialog) {
        in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"group=staff"_s);
        in<QLineEdit>(dialog, "accessRights")->setText(u"lr"_s);
        QVERIFY(
            in<QLabel>(dialog, "accessWarning")->text().contains(u"characters that this server refuses"_s));
        static_cast<QDialog *>(dialog)->reject();
    });
    m_driver->trigger("accessGrant");
    QVERIFY(m_driver->showPage(Driver::Quota));
    QVERIFY(!m_driver->find<QAction>("quotaEdit")->isEnabled()); // Courier never lets anybody
    m_driver->trigger("flavourDetected");
    QTRY_VERIFY(m_driver->find<QAction>("quotaEdit")->isEnabled());
    QCOMPARE(connection()->access()->index()->flavour().kind, imap::ServerFlavour::Kind::Dovecot);
    await(alice->send(imap::Delete{imap::MailboxName(u"flavoured")}));
}

// It is kept in a saved profile, and there the next time.
void TestServerFlavour::flavourOfProfile()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    const imap::ConnectOptions options = server(u"dovecot"_s).options(u"alice"_s);
    ui::Profile profile;
    profile.address = options.address;
    profile.caFile = options.tls.caFile;
    profile.name = u"Ours"_s;
    ui::profiles::save(profile);
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    QVERIFY(connection()->profile().isSaved());
    m_driver->trigger("flavourGeneric");
    QCOMPARE(ui::profiles::all()[0].flavour, std::optional(imap::ServerFlavour::Kind::Generic));
    // By the form as well.
    m_driver->trigger("manageProfilesAction");
    auto *profiles = m_driver->find<QDialog>("profilesDialog");
    QTest::mouseClick(in<QPushButton>(profiles, "profileEdit"), Qt::LeftButton);
    auto *form = m_driver->window()->findChild<QDialog *>(u"connectDialog"_s);
    QVERIFY(form);
    auto *software = in<QComboBox>(form, "profileFlavour");
    QCOMPARE(software->currentText(), u"another server"_s);
    software->setCurrentIndex(software->findText(u"Cyrus"_s));
    QTest::mouseClick(in<QPushButton>(form, "saveProfileButton"), Qt::LeftButton);
    QCOMPARE(ui::profiles::all()[0].flavour, std::optional(imap::ServerFlavour::Kind::Cyrus));
    QTRY_COMPARE(changes()->manner().flavour.kind, imap::ServerFlavour::Kind::Cyrus);
    m_driver->close();
    m_driver.reset();
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    QCOMPARE(changes()->manner().flavour.kind, imap::ServerFlavour::Kind::Cyrus);
    QVERIFY(m_driver->find<QAction>("flavourCyrus")->isChecked());
}

void TestServerFlavour::serverMetadata()
{
    REQUIRE_SERVER(server(u"cyrus"_s));
    const QString admin = server(u"cyrus"_s).admin();
    m_session = server(u"cyrus"_s).session(admin);
    const auto value = [this](const QByteArray &entry) {
        const auto found =
            await(m_session->send(imap::GetMetadata{{}, {entry}, imap::GetMetadata::Depth::Zero}));
        return found && !found->entries.empty() && found->entries[0].value ? *found->entries[0].value
                                                                           : QByteArray("-");
    };
    m_driver = std::make_unique<Driver>();
    m_driver->window()->connectTo(server(u"cyrus"_s).options(admin));
    QTRY_VERIFY(m_driver->treeModel()->rowCount() > 0);
    QVERIFY(m_driver->open(m_driver->treeModel()->index(0, 0))); // the connection's node
    m_driver->trigger("showServerMetadata");
    auto *page = m_driver->find<ui::Page>("serverMetadataPage");
    QTRY_VERIFY(page->isVisible() && page->isShowingContent() && !page->isLoading());
    auto *table = m_driver->find<QTableView>("serverMetadataTable");
    ui::StagedChanges *changes = page->subject().connection->changes();
    const auto apply = [this, changes, page] {
        m_driver->trigger("changesApply");
        return Driver::until([&] {
            return changes->work() == ui::StagedChanges::Work::None && changes->waiting() == 0
                   && !page->isLoading();
        });
    };
    const auto find = [table](const QString &entry) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == entry)
                return table->model()->index(row, 0);
        }
        return QModelIndex();
    };
    for (const char *entry : {"/shared/comment", "/private/comment"}) {
        inDialog("metadataDialog", [entry](QWidget *dialog) {
            QVERIFY(in<QComboBox>(dialog, "metadataEntry")->findText(u"/shared/vendor/cmu/cyrus-imapd/motd"_s)
                    > 0);
            in<QComboBox>(dialog, "metadataEntry")->setCurrentText(QLatin1String(entry));
            in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"two\nlines"_s);
            QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
        });
        m_driver->trigger("serverMetadataAdd");
    }
    QTRY_COMPARE(changes->waiting(), size_t(2));
    QVERIFY(find(u"/shared/comment"_s).isValid()); // in place
    QCOMPARE(value("/shared/comment"), QByteArray("-"));
    QVERIFY(apply());
    QCOMPARE(value("/shared/comment"), QByteArray("two\nlines"));
    QCOMPARE(value("/private/comment"), QByteArray("two\nlines"));
    // Bytes that are no text.
    QTRY_VERIFY(find(u"/private/comment"_s).isValid());
    table->setCurrentIndex(find(u"/private/comment"_s));
    inDialog("metadataDialog", [](QWidget *dialog) {
        in<QCheckBox>(dialog, "metadataBase64")->setChecked(true);
        in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"/2E="_s);
        QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
    });
    m_driver->trigger("serverMetadataEdit");
    QVERIFY(apply());
    QCOMPARE(value("/private/comment"), QByteArray("\xff"
                                                   "a"));
    QTRY_COMPARE(find(u"/private/comment"_s).siblingAtColumn(1).data().toString(),
                 u"2 octets that are no text"_s);
    // And away, by the keyboard.
    for (const QString &entry : {u"/private/comment"_s, u"/shared/comment"_s}) {
        table->setCurrentIndex(find(entry));
        m_driver->window()->activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(apply());
        QCOMPARE(value(entry.toUtf8()), QByteArray("-"));
    }
}

// Dovecot keeps what is private of the server, and lets nobody change what is shared.
void TestServerFlavour::serverMetadataOnDovecot()
{
    REQUIRE_SERVER(server(u"dovecot"_s));
    QVERIFY(open(u"dovecot"_s, u"alice"_s, u"INBOX"_s));
    m_driver->trigger("showServerMetadata");
    auto *page = m_driver->find<ui::Page>("serverMetadataPage");
    QTRY_VERIFY(page->isVisible() && page->isShowingContent() && !page->isLoading());
    ui::StagedChanges *changes = page->subject().connection->changes();
    inDialog("metadataDialog", [](QWidget *dialog) {
        in<QComboBox>(dialog, "metadataEntry")->setCurrentText(u"/private/comment"_s);
        in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"mine"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
    });
    m_driver->trigger("serverMetadataAdd");
    QTRY_COMPARE(changes->waiting(), size_t(1));
    m_driver->trigger("changesApply");
    QTRY_VERIFY(changes->waiting() == 0 && changes->work() == ui::StagedChanges::Work::None);
    inDialog("metadataDialog", [](QWidget *dialog) {
        in<QComboBox>(dialog, "metadataEntry")->setCurrentText(u"/shared/comment"_s);
        in<QPlainTextEdit>(dialog, "metadataValue")->setPlainText(u"ours"_s);
        QTest::mouseClick(in<QPushButton>(dialog, "metadataStage"), Qt::LeftButton);
    });
    m_driver->trigger("serverMetadataAdd");
    QTRY_COMPARE(changes->waiting(), size_t(1));
    m_driver->trigger("changesApply");
    QTRY_COMPARE(changes->set()->count(imap::ChangeItem::State::Refused), size_t(1));
    const auto found = await(m_session->send(imap::GetMetadata{{}, {"/private/comment"}}));
    QVERIFY(found && !found->entries.empty());
    QCOMPARE(*found->entries[0].value, QByteArray("mine"));
}

UI_TEST_MAIN(TestServerFlavour)
#include "tst_serverflavour.moc"
