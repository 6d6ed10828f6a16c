#include "fitting.h"
#include "ui/access/roletemplatedialogs.h"
#include "ui/access/roletemplates.h"
#include "ui/connection.h"
#include "ui/console/checkdialog.h"
#include "ui/console/comparisondialog.h"
#include "ui/console/recordingdialog.h"
#include "ui/console/replaydialog.h"
#include "ui/console/scrubdialog.h"
#include "ui/dialogs/certificatedialog.h"
#include "ui/dialogs/connectdialog.h"
#include "ui/dialogs/gotodialog.h"
#include "ui/dialogs/unlockdialog.h"
#include "ui/mailboxpane.h"
#include "ui/profiles/profiles.h"
#include "ui/profiles/profilesdialog.h"
#include "ui/quota/widequotadialog.h"
#include "ui/search/savedsearchdialogs.h"
#include "ui/support/settings.h"
#include "windowdriver.h"
#include <QCheckBox>
#include <QMessageBox>
#include <QTimeZone>
#include <QTimer>

using namespace Qt::StringLiterals;

// Goes through every window and dialog of the program and looks at every widget in it.
class TestWalk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void walkerSees();
    void names_data();
    void names();
    void texts_data();
    void texts();
    void smallWindow();

private:
    using Look = std::function<void(QWidget *window, const QString &state)>;
    void visit(const QString &window, const Look &look);
    void visitConnected(const Look &look);

    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Dovecot> m_server;
    QFont m_font;
};

namespace {
// All that is wrong as lines of their own: Qt Test cuts long messages.
const char *report(QStringList wrong)
{
    wrong.removeDuplicates();
    for (const QString &line : wrong)
        qWarning().noquote() << line;
    return "see the warnings";
}

const char *const Windows[] = {"welcome",        "connected",   "connect",   "profile",       "profiles",
                               "unlock",         "certificate", "go to",     "about",         "save search",
                               "saved searches", "many limits", "templates", "save template", "compare",
                               "replay",         "check",       "export",    "spool"};
} // namespace

void TestWalk::initTestCase()
{
    m_font = QApplication::font();
    m_server = std::make_unique<Dovecot>();
}

void TestWalk::init()
{
    m_settings = std::make_unique<uitest::Settings>();
    ui::Profile profile;
    profile.address = {u"mail.example.org"_s, 993, imap::Security::Tls, u"ann"_s};
    profile.name = u"Example"_s;
    profile.group = u"Work"_s;
    profile.kind = ui::Profile::Kind::Production;
    ui::profiles::save(profile);
}

void TestWalk::cleanup()
{
    QApplication::setFont(m_font);
    uitest::setLanguage(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestWalk::visitConnected(const Look &look)
{
    WindowDriver driver;
    driver.window()->resize(1280, 800);
    QVERIFY(driver.connectTo(m_server->options()));
    static constexpr const char *pages[] = {"messages", "access", "quota", "metadata", "details"};
    for (int i = 0; i < 5; ++i) {
        QVERIFY(driver.showPage(WindowDriver::PageIndex(i)));
        look(driver.window(), QLatin1String(pages[i]));
    }
    // Those of the server, before and after it was asked.
    struct ServerPage
    {
        const char *action, *ask, *view;
    };
    const ServerPage serverPages[] = {{"showFindings", "findingsPageAsk", "findingsView"},
                                      {"showAccessIndex", "accessIndexPageAsk", "accessIndexTable"},
                                      {"showQuotaFleet", "quotaFleetPageAsk", "quotaFleetTable"}};
    for (const auto &[action, ask, view] : serverPages) {
        driver.trigger(action);
        QVERIFY(driver.until([&driver, &ask = ask] { return driver.find<QToolButton>(ask)->isEnabled(); }));
        look(driver.window(), QLatin1String(action));
        driver.find<QToolButton>(ask)->click();
        look(driver.window(), QLatin1String(action) + u", asking"_s);
        const auto *model = driver.find<QAbstractItemView>(view)->model();
        QVERIFY(driver.until([&driver, &ask = ask, model] {
            return driver.find<QToolButton>(ask)->isEnabled() && model->rowCount() > 0;
        }));
        look(driver.window(), QLatin1String(action) + u", asked"_s);
    }
    driver.trigger("showServerMetadata");
    auto *serverMetadata = driver.find<ui::Page>("serverMetadataPage");
    QVERIFY(driver.until([serverMetadata] { return serverMetadata->isShowingContent(); }));
    look(driver.window(), u"showServerMetadata"_s);
    driver.trigger("showAccessIndex");
    driver.find<QComboBox>("accessIndexView")->setCurrentIndex(1);
    QCoreApplication::processEvents();
    look(driver.window(), u"access index, by person"_s);
    driver.find<ui::MailboxPane>("mailboxPane")
        ->goTo(driver.page()->subject().connection, imap::MailboxName(u"INBOX"_s));
    QVERIFY(
        driver.until([&driver] { return driver.page()->subject().mailbox.isInbox() && driver.settled(); }));
    QVERIFY(driver.showPage(WindowDriver::Messages));
    driver.trigger("layoutBrowse"); // there is room for it then
    driver.trigger("searchCriteriaAction");
    for (const int field : {0, 7, 8, 10, 14}) { // one of each kind of value
        driver.find<QAction>("criterionAdd")->trigger();
        auto *fields = driver.find<QComboBox>("criterionField");
        fields->setCurrentIndex(field);
        emit fields->activated(field);
        QCoreApplication::processEvents();
        look(driver.window(), u"criteria, "_s + fields->currentText());
    }
    driver.trigger("searchClearAction");
    driver.trigger("searchCriteriaAction");
    // A message is open, from each side.
    QVERIFY(driver.rowsAreFetched());
    driver.trigger("layoutBrowse");
    driver.list()->setCurrentIndex(driver.listModel()->index(0, 0));
    driver.trigger("openMessageAction");
    QVERIFY(driver.until([&] { return driver.find<QWidget>("partTitle")->isVisible(); }));
    for (int tab = 0; tab < 3; ++tab) {
        driver.find<QTabBar>("messageTabs")->setCurrentIndex(tab);
        QCoreApplication::processEvents();
        look(driver.window(), u"open message, %1"_s.arg(tab));
    }
    driver.find<QTabBar>("messageTabs")->setCurrentIndex(0);
    for (int mode = 1; mode < 3; ++mode) {
        driver.find<QComboBox>("headerMode")->setCurrentIndex(mode);
        QVERIFY(driver.until([&] { return !driver.find<QWidget>("headerState")->isVisible(); }));
        look(driver.window(), u"open message, header %1"_s.arg(mode));
    }
    driver.find<QComboBox>("headerMode")->setCurrentIndex(0);
    driver.find<QAction>("messageViewAction")->setChecked(false);
    driver.trigger("layoutReset");
    for (const char *dock : {"changesDock", "jobsDock", "auditDock", "protocolDock"}) {
        driver.find<QDockWidget>(dock)->raise();
        QCoreApplication::processEvents();
        look(driver.window(), QLatin1String(dock));
    }
    // What asks before something is done to mailboxes: to one that holds others only, and to one with messages.
    struct Question
    {
        const char *action, *mailbox;
        QString dialog;
    };
    const Question questions[] = {{"newMailboxAction", "Projects", u"createDialog"_s},
                                  {"renameMailboxAction", "Projects", u"renameDialog"_s},
                                  {"deleteMailboxAction", "Projects", u"deleteDialog"_s},
                                  {"emptyMailboxAction", "INBOX", u"emptyDialog"_s},
                                  {"expungeMailboxAction", "INBOX", u"expungeDialog"_s}};
    for (const auto &[action, mailbox, name] : questions) {
        driver.find<ui::MailboxPane>("mailboxPane")
            ->goTo(driver.page()->subject().connection, imap::MailboxName(QString::fromLatin1(mailbox)));
        QVERIFY(driver.until([&driver, &mailbox = mailbox] {
            return driver.page()->subject().mailbox.wire() == mailbox && driver.settled();
        }));
        QVERIFY2(
            driver.until([&driver, &action = action] { return driver.find<QAction>(action)->isEnabled(); }),
            action);
        driver.trigger(action);
        auto *dialog = driver.window()->findChild<QDialog *>(name);
        QVERIFY2(dialog, action);
        const auto *notice = dialog->findChild<QLabel *>(u"planNotice"_s);
        QVERIFY(driver.until([notice] { return !notice->text().endsWith(u'…'); }));
        if (auto *below = dialog->findChild<QCheckBox *>(u"lossBelow"_s); below && below->isVisible())
            below->setChecked(true);
        QCoreApplication::processEvents();
        look(dialog, name);
        dialog->reject();
    }
    // Words in place of the contents.
    QVERIFY(driver.showPage(WindowDriver::Messages));
    driver.trigger("disconnectAction");
    QVERIFY(driver.until([&] { return driver.find<QAction>("reconnectAction")->isEnabled(); }));
    look(driver.window(), u"not connected"_s);
    driver.close();
}

void TestWalk::visit(const QString &window, const Look &look)
{
    ui::Theme theme;
    imap::QuotaSurvey survey;
    survey.put({"user/ann", {{"STORAGE", 12, 100}}, true});
    imap::Recorder recorder;
    ui::TrafficSet traffics(&recorder);
    std::unique_ptr<QWidget> made;
    if (window == u"connected") {
        visitConnected(look);
        return;
    }
    if (window == u"welcome") {
        ui::settings::rememberServer(
            {{u"mail.example.org"_s, 993, imap::Security::Tls, u"ann"_s}, u"bob"_s, {}});
        made = std::make_unique<ui::MainWindow>(&theme);
        made->resize(1280, 800);
    } else if (window == u"connect") {
        made = std::make_unique<ui::ConnectDialog>();
    } else if (window == u"save search" || window == u"saved searches") {
        imap::ConnectOptions options;
        options.address = {u"mail.example.org"_s, 993, imap::Security::Tls, u"ann"_s};
        ui::SavedSearches searches(options);
        searches.save({u"Unread"_s, u"UNSEEN"_s});
        if (window == u"save search")
            made = std::make_unique<ui::SaveSearchDialog>(searches, u"UNSEEN SUBJECT \"hello\""_s);
        else
            made = std::make_unique<ui::SavedSearchesDialog>(searches, u"ann@mail.example.org"_s);
    } else if (window == u"templates" || window == u"save template") {
        ui::roletemplates::save({u"Clerk"_s, "lrswt"});
        if (window == u"templates")
            made = std::make_unique<ui::RoleTemplatesDialog>();
        else
            made = std::make_unique<ui::SaveTemplateDialog>("lrswt");
    } else if (window == u"compare" || window == u"replay") {
        imap::Trace &trace = *recorder.begin(u"ann@mail.example.org"_s);
        trace.addCommand("M0001 NOOP", 1, 0, 0);
        trace.add(imap::Traffic::Kind::Received, "M0001 OK done", 1);
        if (window == u"compare")
            made = std::make_unique<ui::ComparisonDialog>(&traffics, 1, 1, nullptr);
        else
            made = std::make_unique<ui::ReplayDialog>(*traffics.all().front(), nullptr, nullptr);
    } else if (window == u"check") {
        made = std::make_unique<ui::CheckDialog>(
            u"inbox.check"_s, *imap::CheckScript::read("C: a1 NOOP\nS: a1 OK..."), nullptr, nullptr);
    } else if (window == u"export") {
        made = std::make_unique<ui::ScrubDialog>();
    } else if (window == u"spool") {
        made = std::make_unique<ui::RecordingDialog>(ui::Recording::Settings{64, true, u"/var/spool"_s, 100});
    } else if (window == u"profile") {
        auto dialog = std::make_unique<ui::ConnectDialog>();
        dialog->setEditing();
        made = std::move(dialog);
    } else if (window == u"profiles") {
        made = std::make_unique<ui::ProfilesDialog>();
    } else if (window == u"many limits") {
        made = std::make_unique<ui::WideQuotaDialog>(&survey, std::vector<quint32>{0}, "STORAGE", 0,
                                                     imap::ServerManner());
    } else if (window == u"unlock") {
        imap::ConnectOptions options;
        options.address = {u"mail.example.org"_s, 993, imap::Security::Tls, u"ann"_s};
        const ui::Connection connection(options);
        made = std::make_unique<ui::UnlockDialog>(connection);
    } else if (window == u"certificate") {
        imap::Certificate certificate;
        certificate.subject = u"CN=mail.example.org, O=Example Ltd"_s;
        certificate.issuer = u"CN=Example Authority, O=Example Ltd, C=GB"_s;
        certificate.names = {u"mail.example.org"_s, u"imap.example.org"_s, u"127.0.0.1"_s};
        certificate.notBefore = QDateTime(QDate(2020, 1, 1), QTime(0, 0), QTimeZone::utc());
        certificate.notAfter = QDateTime(QDate(2021, 1, 1), QTime(0, 0), QTimeZone::utc());
        certificate.sha256 = QByteArray(32, '\xab');
        certificate.problems = {u"The certificate has expired"_s,
                                u"The host name did not match any of the valid hosts"_s};
        made = std::make_unique<ui::CertificateDialog>(certificate, u"mail.example.org"_s, true);
    } else if (window == u"go to") {
        using Targets = std::vector<ui::GoToDialog::Target>;
        const ui::GoToDialog::Target inbox{u"INBOX"_s, u"Mailbox"_s, u"mailbox"_s, [] {
                                           }};
        made =
            std::make_unique<ui::GoToDialog>([inbox](const QString &) { return Targets{inbox}; }, Targets{});
    } else if (window == u"about") {
        made = std::make_unique<ui::MainWindow>(&theme);
        made->show();
        bool looked = false;
        QTimer::singleShot(0, made.get(), [&] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            looked = box != nullptr;
            if (box) {
                look(box, {});
                box->accept();
            }
        });
        made->findChild<QAction *>(u"aboutAction"_s)->trigger();
        QVERIFY(looked);
        return;
    }
    made->show();
    QVERIFY(QTest::qWaitForWindowExposed(made.get()));
    look(made.get(), {});
}

// A walk that finds nothing anywhere would pass every test here.
void TestWalk::walkerSees()
{
    QMainWindow window;
    auto *box = new QWidget;
    auto *button = new QPushButton(box);
    auto *label = new QLabel(u"A text that needs much more room"_s, box);
    label->resize(20, 10);
    window.setCentralWidget(box);
    QMenu *menu = window.menuBar()->addMenu(u"&Menu"_s);
    menu->addAction(u"&Start"_s)->setShortcut(QKeySequence(u"Ctrl+Y"_s));
    menu->addAction(u"&Stop"_s)->setShortcut(QKeySequence(u"Ctrl+Y"_s));
    window.show();
    QVERIFY(walker::withoutNames(&window).join(u'\n').contains(u"QPushButton has no accessible name"));
    QVERIFY(walker::actionsWithoutNames(&window).join(u'\n').contains(u"no tool tip"));
    QCOMPARE(walker::ambiguousShortcuts(&window).size(), 1);
    QCOMPARE(walker::doubledMnemonics(&window).size(), 1);
    QCOMPARE(walker::cutOffTexts(&window).size(), 2); // too narrow, and too low
    button->setText(u"Go"_s);
    QVERIFY(!walker::withoutNames(&window).join(u'\n').contains(u"QPushButton has no accessible name"));
}

void TestWalk::names_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("window");
    for (const char *language : {"en", "de"}) {
        for (const char *window : Windows)
            QTest::addRow("%s, %s", language, window)
                << QString::fromLatin1(language) << QString::fromLatin1(window);
    }
}

void TestWalk::names()
{
    QFETCH(QString, language);
    QFETCH(QString, window);
    uitest::setLanguage(QLocale(language));
    QStringList wrong;
    visit(window, [&wrong](QWidget *widget, const QString &) {
        wrong += walker::withoutNames(widget) + walker::actionsWithoutNames(widget)
                 + walker::ambiguousShortcuts(widget) + walker::doubledMnemonics(widget);
    });
    QVERIFY2(wrong.isEmpty(), report(wrong));
}

void TestWalk::texts_data()
{
    QTest::addColumn<QString>("setup");
    QTest::addColumn<QString>("window");
    for (const char *setup : {"English", "German", "twice the size", "longer texts"}) {
        for (const char *window : Windows)
            QTest::addRow("%s, %s", setup, window)
                << QString::fromLatin1(setup) << QString::fromLatin1(window);
    }
}

void TestWalk::texts()
{
    QFETCH(QString, setup);
    QFETCH(QString, window);
    walker::LongTexts longTexts;
    if (setup == u"German") {
        uitest::setLanguage(QLocale(QLocale::German));
    } else if (setup == u"twice the size") {
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * 2);
        QApplication::setFont(font);
    } else if (setup == u"longer texts") {
        QVERIFY(QCoreApplication::installTranslator(&longTexts));
    }
    QStringList wrong;
    visit(window, [&wrong](QWidget *widget, const QString &state) {
        QCoreApplication::processEvents();
        for (const QString &text : walker::cutOffTexts(widget))
            wrong += state.isEmpty() ? text : state + u": "_s + text;
        if (widget->width() > 1280 || widget->height() > 800)
            wrong += u"%1: the window has grown to %2 x %3"_s.arg(state)
                         .arg(widget->width())
                         .arg(widget->height());
    });
    QCoreApplication::removeTranslator(&longTexts);
    QVERIFY2(wrong.isEmpty(), report(wrong));
}

void TestWalk::smallWindow()
{
    WindowDriver driver;
    QVERIFY(driver.connectTo(m_server->options()));
    driver.window()->resize(10, 10);
    QCoreApplication::processEvents();
    // What the smallest screens that are still about can show.
    QVERIFY2(driver.window()->width() <= 1024 && driver.window()->height() <= 700,
             qPrintable(u"%1 x %2"_s.arg(driver.window()->width()).arg(driver.window()->height())));
}

UI_TEST_MAIN(TestWalk)
#include "tst_walk.moc"
