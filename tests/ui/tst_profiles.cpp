#include "ui/connection.h"
#include "ui/profiles/profiles.h"
#include "ui/support/settings.h"
#include "windowdriver.h"
#include <QDialog>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMessageBox>
#include <QTimer>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using ui::Profile;

// Saved profiles: in the settings, in files, and in the window by mouse and keyboard.
class TestProfiles : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init() { m_settings = std::make_unique<uitest::Settings>(); }
    void cleanup();
    void savedAndRead();
    void guessed();
    void files();
    void badFiles_data();
    void badFiles();
    void savedFromTheConnectDialog();
    void connectedByMenu();
    void connectedByWelcomePage();
    void managed();
    void productionByProfile();

private:
    static Profile make(const QString &name, const QString &group, const QString &host = u"mail.example"_s)
    {
        Profile profile;
        profile.name = name;
        profile.group = group;
        profile.address = {host, 993, imap::Security::Tls, u"ann"_s};
        return profile;
    }
    static QStringList names()
    {
        QStringList all;
        for (const Profile &profile : ui::profiles::all())
            all += profile.group + u'/' + profile.title();
        return all;
    }
    Profile ofServer(const QString &name, Profile::Kind kind) const
    {
        const imap::ConnectOptions options = m_server->options();
        Profile profile = make(name, {});
        profile.address = options.address;
        profile.caFile = options.tls.caFile;
        profile.kind = kind;
        return profile;
    }
    // Types the password into the dialog that is open.
    bool logIn();

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestProfiles::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

bool TestProfiles::logIn()
{
    auto *dialog = m_driver->find<QDialog>("connectDialog");
    auto *password = dialog->findChild<QLineEdit *>(u"passwordField"_s);
    if (!WindowDriver::until([&] { return dialog->isVisible() && password->hasFocus(); }))
        return false;
    QTest::keyClicks(password, m_server->password());
    QTest::keyClick(password, Qt::Key_Return);
    return WindowDriver::until([this] {
        return m_driver->treeModel()->rowCount() > 0 && m_driver->page()->subject().mailbox.isInbox()
               && m_driver->settled();
    });
}

void TestProfiles::savedAndRead()
{
    QVERIFY(ui::profiles::all().isEmpty());
    Profile profile = make(u"Büro & Co"_s, u"Work"_s);
    profile.actAs = u"bob"_s;
    profile.caFile = u"/etc/ca.pem"_s;
    profile.kind = Profile::Kind::Test;
    profile.ownColour = QColor(1, 2, 3);
    profile.address.security = imap::Security::StartTls;
    profile.address.port = 1143;
    const Profile saved = ui::profiles::save(profile);
    QVERIFY(saved.isSaved());
    ui::profiles::save(make(u"b10"_s, u"Work"_s));
    ui::profiles::save(make(u"b9"_s, u"Work"_s));
    ui::profiles::save(make({}, {}));
    QCOMPARE(names(),
             (QStringList{u"/ann@mail.example"_s, u"Work/b9"_s, u"Work/b10"_s, u"Work/Büro & Co"_s}));
    const Profile read = ui::profiles::all().last();
    QCOMPARE(read.id, saved.id);
    QCOMPARE(read.actAs, u"bob"_s);
    QCOMPARE(read.caFile, u"/etc/ca.pem"_s);
    QCOMPARE(read.kind, Profile::Kind::Test);
    QCOMPARE(read.colour(), QColor(1, 2, 3));
    QCOMPARE(read.address.port, quint16(1143));
    QCOMPARE(read.address.security, imap::Security::StartTls);
    QCOMPARE(ui::profiles::groups(), QStringList{u"Work"_s});
    ui::profiles::renameGroup(u"Work"_s, u"Office"_s);
    QCOMPARE(ui::profiles::groups(), QStringList{u"Office"_s});
    profile = read;
    profile.name = u"a"_s;
    ui::profiles::save(profile);
    QCOMPARE(ui::profiles::all().size(), 4);
    ui::profiles::remove(profile.id);
    QCOMPARE(ui::profiles::all().size(), 3);
}

void TestProfiles::guessed()
{
    Profile production = make(u"prod"_s, {});
    production.kind = Profile::Kind::Production;
    const Profile saved = ui::profiles::save(production);
    QCOMPARE(ui::profiles::guess(production.address, {}).id, saved.id);
    imap::ServerAddress other = production.address;
    other.host = u"MAIL.example"_s;
    other.user = u"bob"_s;
    QVERIFY(!ui::profiles::guess(other, {}).isSaved());
    QCOMPARE(ui::profiles::guess(other, {}).kind, Profile::Kind::Production);
    QCOMPARE(ui::profiles::guess(production.address, u"bob"_s).kind, Profile::Kind::Production);
    other.host = u"elsewhere.example"_s;
    QCOMPARE(ui::profiles::guess(other, {}).kind, Profile::Kind::Ordinary);
}

void TestProfiles::files()
{
    ui::profiles::save(make(u"one"_s, u"Work"_s));
    ui::profiles::save(make(u"two"_s, {}));
    const QByteArray file = ui::profiles::toFile(ui::profiles::all());
    QVERIFY(!file.contains("assword"));
    QString why;
    const QList<Profile> read = ui::profiles::fromFile(file, &why);
    QVERIFY2(why.isEmpty(), qPrintable(why));
    QCOMPARE(read.size(), 2);
    QCOMPARE(ui::profiles::add(read), 0); // they are there
    ui::profiles::remove(ui::profiles::all().first().id);
    QCOMPARE(ui::profiles::add(read), 1);
    QCOMPARE(names(), (QStringList{u"/two"_s, u"Work/one"_s}));
}

void TestProfiles::badFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("[servers]\nhost=x\n");
    QTest::newRow("other JSON") << QByteArray("{\"profiles\": []}");
    QTest::newRow("a later version") << QByteArray(
        R"({"format": "mailreeve-profiles", "version": 2, "profiles": []})");
}

void TestProfiles::badFiles()
{
    QFETCH(QByteArray, bytes);
    QString why;
    QVERIFY(ui::profiles::fromFile(bytes, &why).isEmpty());
    QVERIFY(!why.isEmpty());
}

void TestProfiles::savedFromTheConnectDialog()
{
    m_driver = std::make_unique<WindowDriver>();
    m_driver->trigger("connectAction");
    auto *dialog = m_driver->find<QDialog>("connectDialog");
    QTRY_VERIFY(dialog->isVisible());
    const auto type = [this](const char *field, const QString &text) {
        auto *edit = m_driver->find<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    };
    auto *save = m_driver->find<QPushButton>("saveProfileButton");
    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(ui::profiles::all().isEmpty()); // without a server it is none
    type("hostEdit", m_server->host());
    type("userField", m_server->user());
    m_driver->find<QSpinBox>("portField")->setValue(m_server->imapsPort());
    type("passwordField", m_server->password());
    type("caFileField", m_server->caFile());
    type("profileName", u"My lab"_s);
    type("profileGroupEdit", u"Labs"_s);
    m_driver->find<QComboBox>("profileKind")->setCurrentIndex(int(Profile::Kind::Lab));
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(names(), QStringList{u"Labs/My lab"_s});
    QVERIFY(m_driver->labelText("connectMessage").contains(u"My lab"));
    QTest::mouseClick(save, Qt::LeftButton); // the same one
    QCOMPARE(ui::profiles::all().size(), 1);
    QTest::mouseClick(m_driver->find<QPushButton>("connectButton"), Qt::LeftButton);
    QTRY_COMPARE(m_driver->treeModel()->rowCount(), 1);
    QCOMPARE(m_driver->treeModel()->index(0, 0).data().toString(), u"My lab"_s);
    // Nothing secret is on the disk.
    const QString folder = m_settings->folder();
    m_driver->close();
    m_driver.reset();
    int files = 0;
    for (QDirIterator at(folder, QDir::Files, QDirIterator::Subdirectories); at.hasNext();) {
        QFile file(at.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(m_server->password().toUtf8()));
        files += bytes.contains("My lab");
    }
    QVERIFY(files > 0);
}

void TestProfiles::connectedByMenu()
{
    Profile profile = ofServer(u"Demo & more"_s, Profile::Kind::Test);
    profile.group = u"Servers"_s;
    ui::profiles::save(profile);
    m_driver = std::make_unique<WindowDriver>();
    const QList<QAction *> shown = m_driver->find<QMenu>("profilesMenu")->actions();
    QCOMPARE(shown.size(), 1);
    QVERIFY(shown.first()->menu());
    QAction *action = shown.first()->menu()->actions().first();
    QCOMPARE(action->text(), u"Demo && more"_s);
    action->trigger();
    QVERIFY(logIn());
    QCOMPARE(m_driver->treeModel()->index(0, 0).data().toString(), u"Demo & more"_s);
}

void TestProfiles::connectedByWelcomePage()
{
    ui::profiles::save(ofServer(u"Demo"_s, Profile::Kind::Lab));
    m_driver = std::make_unique<WindowDriver>();
    auto *list = m_driver->find<QTreeWidget>("welcomeProfiles");
    QVERIFY(list->isVisible());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(logIn());
    QCOMPARE(m_driver->treeModel()->index(0, 0).data().toString(), u"Demo"_s);
}

void TestProfiles::managed()
{
    ui::profiles::save(ofServer(u"Demo"_s, Profile::Kind::Lab));
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->connectTo(m_server->options()));
    QCOMPARE(m_driver->treeModel()->index(0, 0).data().toString(), u"Demo"_s); // known by its address
    m_driver->trigger("manageProfilesAction");
    auto *dialog = m_driver->find<QDialog>("profilesDialog");
    QTRY_VERIFY(dialog->isVisible());
    auto *list = dialog->findChild<QTreeWidget *>(u"profileList"_s);
    const auto press = [dialog](const char *name) {
        QTest::mouseClick(dialog->findChild<QPushButton *>(QLatin1String(name)), Qt::LeftButton);
    };
    QCOMPARE(list->currentItem(), list->topLevelItem(0));
    press("profileDuplicate");
    QCOMPARE(names(), (QStringList{u"/Demo"_s, u"/Demo (copy)"_s}));
    QCOMPARE(list->currentItem()->text(0), u"Demo (copy)"_s);
    QTimer::singleShot(0, dialog, [] {
        auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Escape);
    });
    press("profileRemove");
    QCOMPARE(ui::profiles::all().size(), 2);
    QTimer::singleShot(0, dialog, [] {
        auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(question);
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    });
    press("profileRemove");
    QCOMPARE(names(), QStringList{u"/Demo"_s});
    // What is edited is seen at once, also where it is connected.
    list->setCurrentItem(list->topLevelItem(0));
    press("profileEdit");
    QDialog *editor = nullptr;
    QTRY_VERIFY((editor = m_driver->window()->findChild<QDialog *>(u"connectDialog"_s))
                && editor->isVisible());
    auto *name = editor->findChild<QLineEdit *>(u"profileName"_s);
    QTRY_VERIFY(name->hasFocus());
    name->selectAll();
    QTest::keyClicks(name, u"Renamed"_s);
    editor->findChild<QComboBox *>(u"profileKind"_s)->setCurrentIndex(int(Profile::Kind::Production));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{u"/Renamed"_s});
    QCOMPARE(m_driver->treeModel()->index(0, 0).data().toString(), u"Renamed"_s);
    QVERIFY(m_driver->treeModel()->connectionOf(m_driver->treeModel()->index(0, 0))->isReadOnly());
    QCOMPARE(list->topLevelItem(0)->text(0), u"Renamed"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_driver->window()->findChild<QDialog *>(u"profilesDialog"_s));
}

// Whichever way one comes to it, production is read-only.
void TestProfiles::productionByProfile()
{
    ui::profiles::save(ofServer(u"Prod"_s, Profile::Kind::Production));
    m_driver = std::make_unique<WindowDriver>();
    imap::ConnectOptions options = m_server->options();
    QVERIFY(m_driver->connectTo(options));
    const auto *connection = m_driver->treeModel()->connectionOf(m_driver->treeModel()->index(0, 0));
    QVERIFY(connection->isReadOnly());
    QVERIFY(!connection->session()->mayChange());
    QVERIFY(m_driver->connectTo(m_server->options(imap::Security::Tls, m_server->users().at(1))));
    QVERIFY(m_driver->treeModel()->connectionOf(m_driver->treeModel()->index(1, 0))->isReadOnly());
}

UI_TEST_MAIN(TestProfiles)
#include "tst_profiles.moc"
