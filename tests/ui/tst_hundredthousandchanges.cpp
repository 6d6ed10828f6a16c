#include "accessdriver.h"
#include "fluent.h"
#include "ui/server/accessstore.h"
#include <QHash>
#include <QSemaphore>
#include <QThread>

namespace {

constexpr int Count = 100'000;

// A server with a hundred thousand mailboxes that have an access list each, in a thread of its own: what it does does not
// count.
class WideServer final : public QThread
{
public:
    WideServer()
    {
        start();
        m_started.acquire();
    }
    ~WideServer() override
    {
        quit();
        wait();
    }
    quint16 port() const { return m_port; }
    int mailboxesWith(const QByteArray &identifier)
    {
        int count = 0;
        QMetaObject::invokeMethod(
            m_server.get(),
            [&] {
                count = int(std::count_if(m_lists.cbegin(), m_lists.cend(),
                                          [&](const auto &list) { return list.contains(identifier); }));
            },
            Qt::BlockingQueuedConnection);
        return count;
    }

protected:
    void run() override
    {
        m_server = std::make_unique<ScriptedServer>();
        QByteArray all = "* LIST (\\HasNoChildren) \"/\" INBOX\n";
        for (int i = 0; i < Count - 1; ++i)
            all += "* LIST (\\HasNoChildren) \"/\" user" + QByteArray::number(i) + '\n';
        m_server->answer("LOGIN", "TAG OK in");
        m_server->answer("CAPABILITY", "* CAPABILITY IMAP4rev1 NAMESPACE ACL RIGHTS=kxte\nTAG OK done");
        m_server->answer("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\nTAG OK done");
        m_server->answer("LIST", all + "TAG OK done");
        for (const char *verb : {"SELECT", "EXAMINE"})
            m_server->answer(verb, "* 0 EXISTS\n* OK [UIDVALIDITY 1] x\nTAG OK [READ-ONLY] done");
        m_server->setHandler([this](const QByteArray &command) { return answer(command); });
        m_port = m_server->port();
        m_started.release();
        exec();
        m_server.reset();
    }

private:
    QByteArray answer(const QByteArray &command)
    {
        const QByteArrayList words = QByteArray(command).replace('"', QByteArray()).split(' ');
        const QByteArray verb = words[0], mailbox = words.value(1), who = words.value(2);
        if (verb == "STATUS")
            return "* STATUS " + mailbox + " (MESSAGES 0 UNSEEN 0)\nTAG OK done";
        if (verb == "MYRIGHTS")
            return "* MYRIGHTS " + mailbox + " lrswipkxtea\nTAG OK done";
        if (verb == "LISTRIGHTS")
            return "* LISTRIGHTS " + mailbox + ' ' + who + " \"\" l r s w i p k x t e a\nTAG OK done";
        if (verb == "DELETEACL")
            m_lists[mailbox].remove(who);
        else if (verb == "SETACL" && words.value(3).startsWith('+'))
            m_lists[mailbox].insert(who, words[3].mid(1));
        else if (verb == "SETACL")
            m_lists[mailbox].insert(who, words.value(3));
        else if (verb != "GETACL")
            return {};
        if (verb != "GETACL")
            return "TAG OK done";
        QByteArray list = "* ACL " + mailbox + " ann lrswipkxtea";
        const QHash<QByteArray, QByteArray> &others = m_lists[mailbox];
        for (auto at = others.cbegin(); at != others.cend(); ++at)
            list += ' ' + at.key() + ' ' + at.value();
        return list + "\nTAG OK done";
    }

    QSemaphore m_started;
    std::atomic<quint16> m_port = 0;
    std::unique_ptr<ScriptedServer> m_server;
    QHash<QByteArray, QHash<QByteArray, QByteArray>> m_lists;
};

} // namespace

// A right for a hundred thousand mailboxes: looked at, staged, applied, read back and undone in a window that goes on.
class TestHundredThousandChanges : public QObject, protected AccessDriver
{
    Q_OBJECT
private slots:
    void given();

private:
    QByteArray m_blocks;
    bool isIdle() const { return changes()->work() == ui::StagedChanges::Work::None && m_driver->settled(); }
};

void TestHundredThousandChanges::given()
{
    m_settings = std::make_unique<uitest::Settings>();
    WideServer server;
    ui::Watchdog *watchdog = fluent::watchdog();
    m_driver = std::make_unique<Driver>();
    imap::ConnectOptions options;
    options.address = {u"127.0.0.1"_s, server.port(), imap::Security::None, u"ann"_s};
    options.password = u"secret"_s;
    QVERIFY(m_driver->connectTo(options));
    QVERIFY(m_driver->showPage(Driver::Access));
    m_driver->find<QDockWidget>("changesDock")->raise();
    QTRY_VERIFY(model()->rowOf(u"ann"_s) > 0);
    QElapsedTimer clock;
    clock.start();
    const auto lap = [&](const char *what) {
        qInfo() << what << clock.restart() << "ms";
        // Some of it goes through all changes once; what did so for each was ten times as long.
        const QByteArray blocks = fluent::blocks(3);
        m_blocks += blocks.isEmpty() ? QByteArray() : what + QByteArray(": ") + blocks + '\n';
    };
    watchdog->forget();
    // What is clicked is watched as well.
    const auto trigger = [this](const char *action) {
        QTimer::singleShot(0, m_driver->window(), [this, action] { m_driver->trigger(action); });
    };
    int step = 0;
    QTimer steps;
    connect(&steps, &QTimer::timeout, this, [&] {
        QWidget *dialog = QApplication::activeModalWidget();
        if (!dialog || dialog->objectName() != u"accessDialog"_s)
            return;
        auto *stage = in<QPushButton>(dialog, "accessStage");
        if (step == 0) {
            auto *scope = in<QComboBox>(dialog, "accessScope");
            scope->setCurrentIndex(scope->findText(u"All that a pattern finds"_s));
            in<QLineEdit>(dialog, "accessPattern")->setText(u"*"_s);
            in<QPlainTextEdit>(dialog, "accessIdentifiers")->setPlainText(u"bob"_s);
            in<QLineEdit>(dialog, "accessRights")->setText(u"lr"_s);
            step = 1;
        } else if (step == 1) {
            lap("filled");
            QTest::mouseClick(in<QPushButton>(dialog, "accessLook"), Qt::LeftButton);
            step = 2;
        } else if (step == 2 && stage->isEnabled()) {
            lap("looked");
            step = 3;
            QTest::mouseClick(stage, Qt::LeftButton);
        }
    });
    steps.start(20);
    trigger("accessMany");
    QTRY_COMPARE_WITH_TIMEOUT(changes()->waiting(), size_t(Count), 60000);
    QTRY_VERIFY(isIdle());
    lap("staged");
    trigger("changesApply");
    QTRY_VERIFY_WITH_TIMEOUT(changes()->waiting() == 0, 120000);
    lap("applied");
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 120000);
    QCOMPARE(server.mailboxesWith("bob"), Count);
    lap("read back");
    trigger("changesUndo");
    QTRY_COMPARE_WITH_TIMEOUT(changes()->waiting(), size_t(Count), 60000);
    lap("undo staged");
    inDialog("applyDialog", [](QWidget *dialog) {
        QTest::mouseClick(in<QPushButton>(dialog, "applyConfirm"), Qt::LeftButton);
    });
    trigger("changesApply");
    QTRY_VERIFY_WITH_TIMEOUT(changes()->waiting() == 0 && isIdle(), 240000);
    QCOMPARE(server.mailboxesWith("bob"), 0);
    lap("undone");
    trigger("changesRemoveDone");
    QTRY_VERIFY(changes()->set()->isEmpty());
    lap("removed");
    close();
    QVERIFY2(m_blocks.isEmpty(), m_blocks.constData());
}

UI_TEST_MAIN(TestHundredThousandChanges)
#include "tst_hundredthousandchanges.moc"
