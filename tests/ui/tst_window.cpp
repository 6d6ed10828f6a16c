#include "imapcore/commands/fetch.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/thread.h"
#include "tests/support/await.h"
#include "windowdriver.h"
#include <QDialog>
#include <QRegularExpression>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using Model = ui::MessageListModel;
using Driver = WindowDriver;

// What the window shows of a real server is what another connection says of it.
class TestWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_server = std::make_unique<Dovecot>(); }
    void init();
    void cleanup();
    void connectThroughTheDialog();
    void namespacesAreRoots();
    void mailboxesBelow();
    void foreignNames();
    void counts();
    void selectedAgain();
    void lookingChangesNothing();
    void onlyWhatIsShownIsFetched();
    void sortedByTheServer_data();
    void sortedByTheServer();
    void sortedByTwoKeys();
    void sortedByTheMenu();
    void threadsOfTheServer();
    void threadsByTheMenu();

private:
    bool connectAs(const QString &user = {});
    QByteArray wireOf(const QStringList &path) const;

    std::unique_ptr<Dovecot> m_server;
    std::unique_ptr<uitest::Settings> m_settings;
    std::unique_ptr<Driver> m_driver;
};

void TestWindow::init()
{
    m_settings = std::make_unique<uitest::Settings>();
}

void TestWindow::cleanup()
{
    if (m_driver)
        m_driver->close();
    m_driver.reset();
}

bool TestWindow::connectAs(const QString &user)
{
    m_driver = std::make_unique<Driver>();
    return m_driver->connectTo(m_server->options(imap::Security::Tls, user));
}

void TestWindow::connectThroughTheDialog()
{
    m_driver = std::make_unique<Driver>();
    QVERIFY(!m_driver->window()->wasConnected());
    QTest::mouseClick(m_driver->find<QPushButton>("welcomeConnect"), Qt::LeftButton);
    auto *dialog = m_driver->find<QDialog>("connectDialog");
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClicks(m_driver->find<QLineEdit>("hostEdit"), m_server->host());
    m_driver->find<QSpinBox>("portField")->setValue(m_server->imapsPort());
    QTest::keyClicks(m_driver->find<QLineEdit>("userField"), m_server->user());
    QTest::keyClicks(m_driver->find<QLineEdit>("passwordField"), m_server->password());
    m_driver->find<QLineEdit>("caFileField")->setText(m_server->caFile());
    QTest::mouseClick(m_driver->find<QPushButton>("connectButton"), Qt::LeftButton);
    QVERIFY(Driver::until([this] {
        return m_driver->page() && m_driver->page()->subject().mailbox.isInbox()
               && m_driver->page()->isShowingContent();
    }));
    QVERIFY(m_driver->window()->wasConnected());
    QVERIFY(m_driver->labelText("statusConnection").contains(u"TLS"));
    QVERIFY(m_driver->labelText("statusConnection").contains(u"olivia"));
    QVERIFY(m_driver->labelText("breadcrumb").contains(u"INBOX"));
    QVERIFY(m_driver->window()->windowTitle().contains(u"INBOX"));
}

void TestWindow::namespacesAreRoots()
{
    QVERIFY(connectAs());
    QCOMPARE(m_driver->treeModel()->rowCount(), 1);
    const QModelIndex root = m_driver->treeModel()->index(0, 0);
    QVERIFY(root.data().toString().startsWith(u"olivia@127.0.0.1"));
    const QStringList names = Driver::names(m_driver->treeModel(), root);
    QCOMPARE(names,
             (QStringList{u"My mailboxes"_s, u"My mailboxes (Long-term)"_s, u"Other users"_s, u"Shared"_s}));
    for (int row = 0; row < 4; ++row)
        QVERIFY(!m_driver->treeModel()->index(row, 0, root).data(Qt::DecorationRole).isNull());
    // The others' tops are not mailboxes of one's own.
    const QStringList own = Driver::names(m_driver->treeModel(), m_driver->treeModel()->index(0, 0, root));
    for (const char *top : {"Other users", "Company", "Long-term"})
        QVERIFY2(!own.contains(QLatin1String(top)), top);
}

void TestWindow::mailboxesBelow()
{
    QVERIFY(connectAs());
    const QModelIndex own = m_driver->reach({u"My mailboxes"_s});
    const QStringList names = Driver::names(m_driver->treeModel(), own);
    QCOMPARE(names.first(), u"INBOX"_s);
    const QStringList special{u"Drafts"_s, u"Sent"_s, u"Archive"_s, u"Junk"_s, u"Trash"_s};
    // Those with a use of their own come before the others, and look different.
    QList<qint64> pictures;
    qsizetype lastSpecial = 0;
    for (const QString &name : special) {
        if (!names.contains(name))
            continue;
        lastSpecial = std::max(lastSpecial, names.indexOf(name));
        pictures += Driver::child(m_driver->treeModel(), own, name)
                        .data(Qt::DecorationRole)
                        .value<QIcon>()
                        .cacheKey();
    }
    QVERIFY(pictures.size() >= 3);
    QCOMPARE(lastSpecial, pictures.size());
    QStringList rest = names.sliced(lastSpecial + 1), inOrder = rest;
    std::sort(inOrder.begin(), inOrder.end(),
              [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) < 0; });
    QCOMPARE(rest.size(), inOrder.size());
    QVERIFY(!rest.isEmpty());
    QVERIFY(m_driver->reach({u"My mailboxes"_s, u"Projects"_s, u"Web shop"_s}).isValid());
    QCOMPARE(wireOf({u"My mailboxes"_s, u"Projects"_s, u"Web shop"_s}), "Projects/Web shop");
    QVERIFY(
        m_driver->reach({u"Shared"_s, u"Projects"_s, u"Windhover 7"_s, u"Photos & drawings"_s}).isValid());
}

QByteArray TestWindow::wireOf(const QStringList &path) const
{
    return m_driver->treeModel()->mailboxOf(m_driver->reach(path)).wire();
}

void TestWindow::foreignNames()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->select({u"Other users"_s, u"jonas"_s, u"Werkstatt"_s, u"Aufträge"_s}));
    QCOMPARE(m_driver->page()->subject().mailbox.wire(), "Other users/jonas/Werkstatt/Auftr&AOQ-ge");
    QVERIFY(m_driver->page()->isShowingContent());
    QVERIFY(m_driver->labelText("breadcrumb").endsWith(u"Aufträge"));
    QVERIFY(m_driver->select({u"Other users"_s, u"yuki"_s, u"仕入先"_s}));
    QVERIFY(m_driver->page()->isShowingContent());
    QVERIFY(m_driver->select({u"Shared"_s, u"Projects"_s, u"Windhover 7"_s, u"Photos & drawings"_s}));
    QVERIFY(m_driver->page()->subject().mailbox.wire().endsWith("Photos &- drawings"));
    QVERIFY(m_driver->select({u"Other users"_s, u"eleni"_s, u"Πελάτες"_s}));
    QVERIFY(m_driver->select({u"Other users"_s, u"dmitri"_s, u"Доставка"_s}));
}

void TestWindow::counts()
{
    QVERIFY(connectAs());
    const auto session = m_server->session();
    const auto status =
        await(session->send(imap::GetStatus{imap::MailboxName(u"INBOX"), {"MESSAGES", "UNSEEN"}}));
    QVERIFY(status);
    const QModelIndex inbox = m_driver->reach({u"My mailboxes"_s, u"INBOX"_s});
    const auto shown = [&inbox](int column) {
        return QLocale().toUInt(inbox.siblingAtColumn(column).data().toString());
    };
    QTRY_COMPARE(shown(ui::MailboxTreeModel::Messages), uint(*status->messages));
    QCOMPARE(shown(ui::MailboxTreeModel::Unseen), uint(*status->unseen));
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"INBOX"_s}));
    QCOMPARE(m_driver->listModel()->rowCount(), int(*status->messages));
}

void TestWindow::selectedAgain()
{
    QVERIFY(connectAs());
    const int messages = m_driver->listModel()->rowCount();
    QVERIFY(messages > 0);
    QVERIFY(m_driver->open(m_driver->treeModel()->index(0, 0))); // the connection itself
    QCOMPARE(m_driver->listModel()->rowCount(), 0);
    QVERIFY(!m_driver->page()->isShowingContent());
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"INBOX"_s}));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), messages);
    QVERIFY(m_driver->page()->isShowingContent());
    m_driver->trigger("refreshAction");
    QVERIFY(Driver::until([this] { return m_driver->settled(); }));
    QTRY_COMPARE(m_driver->listModel()->rowCount(), messages);
}

// EXAMINE: not even what is new or unread may change.
void TestWindow::lookingChangesNothing()
{
    const imap::MailboxName inbox(u"INBOX"), trash(u"Trash");
    const auto session = m_server->session(u"mira"_s);
    QVERIFY(await(session->send(imap::Select{inbox})));
    QVERIFY(await(session->send(imap::Raw{"COPY 1:3 Trash"}))); // which makes recent ones there
    const auto status = [&session](const imap::MailboxName &name) {
        const auto now =
            await(session->send(imap::GetStatus{name, {"MESSAGES", "UNSEEN", "RECENT", "HIGHESTMODSEQ"}}));
        return now ? QList<quint64>{*now->messages, *now->unseen, *now->recent,
                                    now->highestModSeq.value_or(0)}
                   : QList<quint64>();
    };
    const QList<quint64> inboxBefore = status(inbox), trashBefore = status(trash);
    QCOMPARE(trashBefore.value(2), 3u);
    QVERIFY(connectAs(u"mira"_s));
    QVERIFY(m_driver->rowsAreFetched());
    QVERIFY(m_driver->find<QWidget>("readOnlyPill")->isVisible());
    // It is about the messages: the list of rights may be changed all the same.
    for (const auto page : {Driver::Access, Driver::Quota, Driver::Metadata, Driver::Details}) {
        QVERIFY(m_driver->showPage(page));
        QVERIFY(!m_driver->find<QWidget>("readOnlyPill")->isVisible());
    }
    QVERIFY(m_driver->showPage(Driver::Messages));
    QVERIFY(m_driver->find<QWidget>("readOnlyPill")->isVisible());
    m_driver->trigger("threadsAction");
    for (const int page : {1, 2, 3, 4, 0})
        QVERIFY(m_driver->showPage(Driver::PageIndex(page)));
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Trash"_s}));
    QVERIFY(m_driver->rowsAreFetched());
    const QString trace = m_driver->traceLines().filter(QRegularExpression(u"^C: "_s)).join(u'\n');
    QVERIFY2(trace.contains(QRegularExpression(u"C: \\w+ EXAMINE \"?INBOX"_s)), qPrintable(trace.left(2000)));
    for (const char *word : {" SELECT ", " STORE ", "BODY[", "RFC822 ", "CLOSE", "EXPUNGE"})
        QVERIFY2(!trace.contains(QLatin1String(word)), word);
    QCOMPARE(status(inbox), inboxBefore);
    QCOMPARE(status(trash), trashBefore);
}

void TestWindow::onlyWhatIsShownIsFetched()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->rowsAreFetched());
    const int rows = m_driver->listModel()->rowCount();
    const auto fetched = [this] {
        const QRegularExpression answer(u"^S: \\* \\d+ FETCH "_s);
        return m_driver->traceLines().filter(answer).size();
    };
    const int screenful = m_driver->list()->viewport()->height() / m_driver->list()->sizeHintForRow(0);
    QVERIFY(rows > 3 * screenful); // otherwise this says nothing
    QVERIFY2(fetched() <= screenful + 3, qPrintable(QString::number(fetched())));
    QVERIFY(m_driver->listModel()->index(0, Model::Subject).data().toString() != u"…");
    QVERIFY(!m_driver->listModel()->index(rows - 1, 0).data(Model::FetchedRole).toBool());
    QTest::mouseClick(m_driver->list()->viewport(), Qt::LeftButton, {}, {50, 5});
    QTest::keyClick(m_driver->list(), Qt::Key_End);
    QTRY_VERIFY(m_driver->listModel()->index(rows - 1, 0).data(Model::FetchedRole).toBool());
    QVERIFY2(fetched() <= 2 * screenful + 6, qPrintable(QString::number(fetched())));
}

void TestWindow::sortedByTheServer_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<Qt::SortOrder>("first");
    QTest::newRow("from") << int(Model::From) << QByteArray("FROM") << Qt::AscendingOrder;
    QTest::newRow("subject") << int(Model::Subject) << QByteArray("SUBJECT") << Qt::AscendingOrder;
    QTest::newRow("date") << int(Model::Date) << QByteArray("DATE") << Qt::DescendingOrder;
    QTest::newRow("size") << int(Model::Size) << QByteArray("SIZE") << Qt::DescendingOrder;
}

void TestWindow::sortedByTheServer()
{
    QFETCH(int, column);
    QFETCH(QByteArray, key);
    QFETCH(Qt::SortOrder, first);
    QVERIFY(connectAs());
    const auto session = m_server->session();
    QVERIFY(await(session->send(imap::Select{imap::MailboxName(u"INBOX")})));
    QHeaderView *header = m_driver->list()->header();
    const auto click = [&] {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + 15, header->height() / 2});
    };
    for (const Qt::SortOrder order :
         {first, first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder}) {
        const auto wanted = await(session->send(imap::Sort{{{key, order}}}));
        QVERIFY(wanted);
        m_driver->list()->scrollToBottom();
        click();
        QTRY_COMPARE(m_driver->numbers(), QList<quint32>(wanted->begin(), wanted->end()));
        QCOMPARE(header->sortIndicatorSection(), column);
        QCOMPARE(header->sortIndicatorOrder(), order);
        QCOMPARE(m_driver->list()->verticalScrollBar()->value(), 0); // how it begins
    }
    // Where one was can be seen in every order.
    const QModelIndex middle = m_driver->listModel()->index(m_driver->listModel()->rowCount() / 2, 0);
    m_driver->list()->setCurrentIndex(middle);
    const auto number = middle.data(ui::MessageListModel::NumberRole);
    click();
    QTRY_COMPARE(header->sortIndicatorOrder(), first);
    QTRY_COMPARE(m_driver->list()->currentIndex().data(ui::MessageListModel::NumberRole), number);
    QTRY_VERIFY(m_driver->list()->viewport()->rect().contains(
        m_driver->list()->visualRect(m_driver->list()->currentIndex()).center()));
    m_driver->trigger("unsortedAction");
    QTRY_COMPARE(m_driver->numbers(1).first(), quint32(m_driver->listModel()->rowCount()));
    QVERIFY(header->sortIndicatorSection() != column);
}

// What was clicked before decides where the first is the same; or what is clicked with Shift.
void TestWindow::sortedByTwoKeys()
{
    QVERIFY(connectAs());
    const auto session = m_server->session();
    QVERIFY(await(session->send(imap::Select{imap::MailboxName(u"INBOX")})));
    QHeaderView *header = m_driver->list()->header();
    const auto click = [&](int column, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers,
                          {header->sectionViewportPosition(column) + 15, header->height() / 2});
    };
    const auto sorted = [&](std::vector<imap::SortKey> keys) {
        const auto wanted = await(session->send(imap::Sort{std::move(keys)}));
        return wanted ? QList<quint32>(wanted->begin(), wanted->end()) : QList<quint32>();
    };
    click(Model::Size);
    QTRY_COMPARE(m_driver->numbers(), sorted({{"SIZE", Qt::DescendingOrder}}));
    click(Model::From);
    QTRY_COMPARE(m_driver->numbers(), sorted({{"FROM"}, {"SIZE", Qt::DescendingOrder}}));
    QVERIFY(m_driver->listModel()->headerData(Model::Size, Qt::Horizontal).toString().contains(u'²'));
    QTRY_COMPARE(m_driver->labelText("messageNotice"), u"By sender (A to Z), then by size (largest first)"_s);
    click(Model::Subject, Qt::ShiftModifier);
    QTRY_COMPARE(m_driver->numbers(), sorted({{"FROM"}, {"SUBJECT"}}));
    QCOMPARE(header->sortIndicatorSection(), int(Model::From));
    click(Model::Subject, Qt::ShiftModifier);
    QTRY_COMPARE(m_driver->numbers(), sorted({{"FROM"}, {"SUBJECT", Qt::DescendingOrder}}));
    click(Model::Flags); // by which nothing is sorted
    QCOMPARE(header->sortIndicatorSection(), int(Model::From));
}

// Every key that there is, both ways, by the menu.
void TestWindow::sortedByTheMenu()
{
    QVERIFY(connectAs());
    const auto session = m_server->session();
    QVERIFY(await(session->send(imap::Select{imap::MailboxName(u"INBOX")})));
    for (const char *key :
         {"ARRIVAL", "CC", "DATE", "DISPLAYFROM", "DISPLAYTO", "FROM", "SIZE", "SUBJECT", "TO"}) {
        m_driver->trigger("unsortedAction");
        m_driver->trigger((QByteArray("sortBy") + key).constData());
        for (const auto &[action, order] : {std::pair("sortAscending", Qt::AscendingOrder),
                                            std::pair("sortDescending", Qt::DescendingOrder)}) {
            m_driver->trigger(action);
            const auto wanted = await(session->send(imap::Sort{{{key, order}}}));
            QVERIFY(wanted);
            QTRY_COMPARE(m_driver->numbers(), QList<quint32>(wanted->begin(), wanted->end()));
            QVERIFY(m_driver->find<QAction>((QByteArray("sortBy") + key).constData())->isChecked());
        }
    }
    m_driver->trigger("sortThenBySUBJECT");
    const auto wanted = await(session->send(imap::Sort{{{"TO", Qt::DescendingOrder}, {"SUBJECT"}}}));
    QVERIFY(wanted);
    QTRY_COMPARE(m_driver->numbers(), QList<quint32>(wanted->begin(), wanted->end()));
    m_driver->trigger("sortThenNothing");
    const auto alone = await(session->send(imap::Sort{{{"TO", Qt::DescendingOrder}}}));
    QTRY_COMPARE(m_driver->numbers(), QList<quint32>(alone->begin(), alone->end()));
}

void TestWindow::threadsByTheMenu()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Lists"_s, u"velo-tech"_s}));
    const auto session = m_server->session();
    QVERIFY(await(session->send(imap::Select{m_driver->page()->subject().mailbox})));
    const ui::MessageListModel *model = m_driver->listModel();
    for (const auto &[action, algorithm] :
         {std::pair("threadsSubject", "ORDEREDSUBJECT"), std::pair("threadsRefs", "REFS"),
          std::pair("threadsReferences", "REFERENCES")}) {
        const auto wanted = await(session->send(imap::Thread{algorithm}));
        QVERIFY(wanted);
        QList<quint32> roots;
        for (const imap::ThreadNode &node : *wanted) {
            if (node.parent < 0)
                roots.prepend(node.number);
        }
        m_driver->trigger(action);
        QTRY_COMPARE(m_driver->labelText("messageNotice"), u"Threads by %1"_s.arg(QLatin1String(algorithm)));
        QCOMPARE(m_driver->numbers(), roots);
        QVERIFY(m_driver->find<QAction>("threadsAction")->isChecked());
    }
    m_driver->trigger("threadsByNewest");
    quint32 newest = quint32(-1);
    for (int row = 0; row < model->rowCount(); ++row) {
        // The greatest number in each thread is less than that in the one above.
        quint32 greatest = 0;
        const std::function<void(const QModelIndex &)> walk = [&](const QModelIndex &at) {
            greatest = std::max(greatest, model->numberOf(at));
            for (int child = 0; child < model->rowCount(at); ++child)
                walk(model->index(child, 0, at));
        };
        walk(model->index(row, 0));
        QVERIFY(greatest < newest);
        newest = greatest;
    }
    m_driver->trigger("threadsByRoot");
    const QModelIndex open = [&] {
        int row = 0;
        while (!model->hasChildren(model->index(row, 0)))
            ++row;
        return model->index(row, 0);
    }();
    QVERIFY(m_driver->list()->isExpanded(open));
    m_driver->trigger("threadsCollapse");
    QVERIFY(!m_driver->list()->isExpanded(open));
    m_driver->trigger("threadsExpand");
    QVERIFY(m_driver->list()->isExpanded(open));
}

void TestWindow::threadsOfTheServer()
{
    QVERIFY(connectAs());
    QVERIFY(m_driver->select({u"My mailboxes"_s, u"Lists"_s, u"velo-tech"_s}));
    const auto session = m_server->session();
    QVERIFY(await(session->send(imap::Select{m_driver->page()->subject().mailbox})));
    const auto wanted = await(session->send(imap::Thread{
        session->capabilities().valuesOf("THREAD=").contains("REFERENCES") ? "REFERENCES" : "REFS"}));
    QVERIFY(wanted);
    m_driver->trigger("threadsAction");
    QTRY_VERIFY(m_driver->listModel()->isThreaded());
    int deep = 0;
    for (const imap::ThreadNode &node : *wanted) {
        if (node.number == 0)
            continue;
        const QModelIndex at = m_driver->listModel()->indexOf(node.number);
        QCOMPARE(m_driver->listModel()->numberOf(at), node.number);
        QCOMPARE(at.parent().isValid(), node.parent >= 0);
        if (node.parent >= 0)
            QCOMPARE(m_driver->listModel()->numberOf(at.parent()), (*wanted)[size_t(node.parent)].number);
        deep += node.parent >= 0 ? 1 : 0;
    }
    QVERIFY(deep > 5);
    m_driver->trigger("threadsAction");
    QTRY_VERIFY(!m_driver->listModel()->isThreaded());
    QCOMPARE(m_driver->numbers(1).first(), quint32(m_driver->listModel()->rowCount()));
}

UI_TEST_MAIN(TestWindow)
#include "tst_window.moc"
