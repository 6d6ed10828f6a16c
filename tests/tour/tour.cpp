#include "tour.h"
#include "ui/console/exchangemodel.h"
#include "ui/mainwindow.h"
#include "ui/models/mailboxtreemodel.h"
#include "ui/models/messagelistmodel.h"
#include "ui/pages/page.h"
#include "ui/search/searchbar.h"
#include "ui/support/theme.h"
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <cstdio>

Tour::Tour(const imap::ConnectOptions &options, ui::Theme *theme, const QDir &folder)
    : m_options(options)
    , m_theme(theme)
    , m_folder(folder)
{
}

Tour::~Tour() = default;

bool Tour::run()
{
    using Step = void (Tour::*)();
    static constexpr std::pair<const char *, Step> steps[] = {
        {"the first start", &Tour::welcome},  {"connecting", &Tour::connectToServer},
        {"the mailbox tree", &Tour::tree},    {"finding a mailbox", &Tour::findMailbox},
        {"a new mailbox", &Tour::newMailbox}, {"the messages", &Tour::messages},
        {"the search", &Tour::search},        {"the threads", &Tour::threads},
        {"the access list", &Tour::access},   {"the quota", &Tour::quota},
        {"the console", &Tour::console},      {"the dark colours", &Tour::dark},
    };
    const char *doing = "";
    try {
        if (!m_folder.mkpath(QStringLiteral(".")))
            throw Failure{QStringLiteral("the folder %1 cannot be made").arg(m_folder.path())};
        for (const auto &[name, step] : steps) {
            doing = name;
            (this->*step)();
        }
    } catch (const Failure &failure) {
        std::fprintf(stderr, "The tour failed at %s: %s\n", doing, qUtf8Printable(failure.why));
        if (m_window)
            m_window->grab().save(m_folder.filePath(QStringLiteral("failed.png")));
        return false;
    }
    m_window->close();
    return true;
}

// --- how to work a window

void Tour::waitFor(const QString &what, const std::function<bool()> &condition, int timeoutMs)
{
    if (!QTest::qWaitFor(condition, timeoutMs))
        throw Failure{QStringLiteral("%1 did not come within %2 s").arg(what).arg(timeoutMs / 1000)};
}

template<typename T>
T *Tour::find(const char *objectName)
{
    T *found = nullptr;
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (!found)
            found = top->objectName() == QLatin1String(objectName)
                        ? qobject_cast<T *>(top)
                        : top->findChild<T *>(QLatin1String(objectName));
    }
    if (!found)
        throw Failure{QStringLiteral("there is no %1").arg(QLatin1String(objectName))};
    return found;
}

void Tour::picture(const QString &name)
{
    // What was asked for last has come, and a dialog stands on top of the window as on the screen.
    QTest::qWait(150);
    const QString path = m_folder.absoluteFilePath(
        QStringLiteral("%1-%2.png").arg(++m_step, 2, 10, QLatin1Char('0')).arg(name));
    const QPixmap shot =
        m_window->screen()->grabWindow(0, m_window->frameGeometry().x(), m_window->frameGeometry().y(),
                                       m_window->frameGeometry().width(), m_window->frameGeometry().height());
    if (!shot.save(path))
        throw Failure{QStringLiteral("%1 cannot be written").arg(path)};
    std::printf("%s\n", qUtf8Printable(path));
    std::fflush(stdout);
}

void Tour::clickAt(QAbstractItemView *view, const QModelIndex &index, bool twice)
{
    if (!index.isValid())
        throw Failure{QStringLiteral("there is no such row in %1").arg(view->objectName())};
    view->scrollTo(index);
    const QPoint at = view->visualRect(index).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
    if (twice)
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
}

void Tour::clickTab(int index)
{
    auto *tabs = find<QTabBar>("pageTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
    waitFor(QStringLiteral("the page"), [this] { return !currentPage()->isLoading(); });
}

void Tour::trigger(const char *actionName)
{
    find<QAction>(actionName)->trigger();
}

ui::Page *Tour::currentPage()
{
    return qobject_cast<ui::Page *>(find<QTabWidget>("pages")->currentWidget());
}

void Tour::open(const QModelIndex &index)
{
    auto *tree = find<QTreeView>("mailboxTree");
    auto *model = static_cast<ui::MailboxTreeModel *>(tree->model());
    clickAt(tree, index);
    const QPersistentModelIndex kept(index);
    QTest::keyClick(tree, Qt::Key_Right);
    waitFor(QStringLiteral("the mailboxes below %1").arg(index.data().toString()),
            [model, kept] { return !model->canFetchMore(kept) && !model->isLoading(kept); });
}

QModelIndex Tour::find(const QModelIndex &parent, const imap::MailboxName &mailbox)
{
    const auto *model = static_cast<ui::MailboxTreeModel *>(find<QTreeView>("mailboxTree")->model());
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        const imap::MailboxName here = model->mailboxOf(index);
        if (here == mailbox)
            return index;
        // A namespace, or a mailbox on the way there.
        if (here.isEmpty() || mailbox.isBelow(here, model->separatorOf(index))) {
            open(index);
            if (const QModelIndex found = find(index, mailbox); found.isValid())
                return found;
        }
    }
    return {};
}

void Tour::goToMailbox(const QStringList &names)
{
    auto *tree = find<QTreeView>("mailboxTree");
    for (const QString &name : names) {
        const QModelIndex index = find(tree->model()->index(0, 0), imap::MailboxName(name));
        if (index.isValid()) {
            clickAt(tree, index);
            return;
        }
    }
    throw Failure{
        QStringLiteral("none of these mailboxes is there: %1").arg(names.join(QStringLiteral(", ")))};
}

// --- the steps

void Tour::welcome()
{
    m_window = std::make_unique<ui::MainWindow>(m_theme);
    m_window->show();
    waitFor(QStringLiteral("the window"),
            [this] { return m_window->isVisible() && m_window->windowHandle()->isExposed(); });
    picture(QStringLiteral("welcome"));
}

void Tour::connectToServer()
{
    QTest::mouseClick(find<QPushButton>("welcomeConnect"), Qt::LeftButton);
    auto *dialog = find<QDialog>("connectDialog");
    waitFor(QStringLiteral("the dialog"), [dialog] { return dialog->isVisible(); });
    const auto type = [](QLineEdit *field, const QString &text) {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    };
    type(find<QLineEdit>("hostEdit"), m_options.address.host);
    find<QComboBox>("securityField")->setCurrentIndex(int(m_options.address.security));
    find<QSpinBox>("portField")->setValue(m_options.address.port);
    type(find<QLineEdit>("userField"), m_options.address.user);
    // Key events know ASCII only; a password may hold anything.
    find<QLineEdit>("passwordField")->setText(m_options.password);
    find<QLineEdit>("actAsField")->setText(m_options.actAs);
    find<QLineEdit>("caFileField")->setText(m_options.tls.caFile);
    picture(QStringLiteral("connect"));
    QTest::mouseClick(find<QPushButton>("connectButton"), Qt::LeftButton);
    const auto *message = find<QLabel>("connectMessage");
    const QPointer<QDialog> open(dialog);
    waitFor(
        QStringLiteral("an end of connecting"),
        [this, open] {
            return !open || !open->isVisible() || find<QPushButton>("connectButton")->isEnabled();
        },
        60000);
    if (open && open->isVisible())
        throw Failure{message->text()};
}

void Tour::tree()
{
    auto *tree = find<QTreeView>("mailboxTree");
    auto *model = static_cast<ui::MailboxTreeModel *>(tree->model());
    waitFor(QStringLiteral("the list of mailboxes"), [model] {
        const QModelIndex own = model->index(0, 0, model->index(0, 0));
        return model->rowCount(own) > 0;
    });
    waitFor(QStringLiteral("INBOX"),
            [this] { return !currentPage()->subject().mailbox.isEmpty() && !currentPage()->isLoading(); });
    picture(QStringLiteral("tree"));
}

void Tour::findMailbox()
{
    auto *filter = find<QLineEdit>("mailboxFilter");
    filter->setFocus();
    // In the middle of some name, whatever there is.
    QTest::keyClicks(filter, QStringLiteral("in"));
    const auto *found = find<QTreeView>("mailboxMatches")->model();
    waitFor(QStringLiteral("mailboxes with these letters"), [found] { return found->rowCount() > 0; });
    picture(QStringLiteral("find"));
    QTest::keyClick(filter, Qt::Key_Escape);
}

// As far as it goes without changing anything.
void Tour::newMailbox()
{
    trigger("newMailboxAction");
    auto *dialog = find<QDialog>("createDialog");
    waitFor(QStringLiteral("the dialog"), [dialog] { return dialog->isVisible(); });
    QTest::keyClicks(find<QLineEdit>("mailboxName"), QStringLiteral("Plans & Drawings"));
    waitFor(QStringLiteral("what will be sent"),
            [this] { return find<QPushButton>("planConfirm")->isEnabled(); });
    picture(QStringLiteral("new-mailbox"));
    const QPointer<QDialog> open(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    waitFor(QStringLiteral("the end of the dialog"), [open] { return !open || !open->isVisible(); });
}

void Tour::messages()
{
    auto *list = find<QTreeView>("messageList");
    waitFor(QStringLiteral("the messages"),
            [this, list] { return currentPage()->isShowingContent() && list->model()->rowCount() > 0; });
    const auto firstFetched = [list] {
        return list->model()->index(0, 0).data(ui::MessageListModel::FetchedRole).toBool();
    };
    waitFor(QStringLiteral("the first screenful"), firstFetched);
    picture(QStringLiteral("messages"));

    QHeaderView *header = list->header();
    const int subject = ui::MessageListModel::Subject;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(subject) + 20, header->height() / 2));
    const auto *cancel = find<QToolButton>("arrangeCancel");
    waitFor(
        QStringLiteral("the server's order"),
        [&] { return header->sortIndicatorSection() == subject && !cancel->isVisible() && firstFetched(); },
        120000);
    picture(QStringLiteral("sorted"));
}

void Tour::search()
{
    auto *words = find<QLineEdit>("searchWords");
    auto *bar = find<ui::SearchBar>("searchBar");
    trigger("searchAction");
    QTest::keyClicks(words, QStringLiteral("is:unread (subject:re or larger:4K)"));
    QTest::keyClick(words, Qt::Key_Return);
    waitFor(
        QStringLiteral("what the search finds"),
        [bar] { return bar->state() == ui::SearchBar::State::Found; }, 120000);
    trigger("searchCriteriaAction");
    auto *list = find<QTreeView>("messageList");
    waitFor(QStringLiteral("the messages found"),
            [list] { return list->model()->index(0, 0).data(ui::MessageListModel::FetchedRole).toBool(); });
    picture(QStringLiteral("search"));
    trigger("searchCriteriaAction");
    trigger("searchClearAction");
    waitFor(QStringLiteral("all messages"), [bar] { return !bar->isActive(); });
}

void Tour::threads()
{
    goToMailbox({QStringLiteral("Lists/velo-tech"), QStringLiteral("INBOX")});
    auto *list = find<QTreeView>("messageList");
    waitFor(QStringLiteral("the messages"),
            [this, list] { return !currentPage()->isLoading() && list->model()->rowCount() > 0; });
    trigger("threadsAction");
    const auto *model = static_cast<const ui::MessageListModel *>(list->model());
    waitFor(
        QStringLiteral("the threads"),
        [&] {
            return model->isThreaded() && model->rowCount() > 0
                   && model->index(0, 0).data(ui::MessageListModel::FetchedRole).toBool();
        },
        120000);
    QTest::qWait(300);
    picture(QStringLiteral("threads"));
    trigger("threadsAction");
}

void Tour::access()
{
    clickTab(1);
    goToMailbox({QStringLiteral("Company/Support"), QStringLiteral("INBOX")});
    waitFor(QStringLiteral("the access list"), [this] { return !currentPage()->isLoading(); });
    picture(QStringLiteral("access"));
}

void Tour::quota()
{
    clickTab(2);
    waitFor(QStringLiteral("the quota"), [this] { return !currentPage()->isLoading(); });
    picture(QStringLiteral("quota"));
}

void Tour::console()
{
    clickTab(0);
    trigger("layoutDebug");
    trigger("consoleAction");
    auto *input = find<QPlainTextEdit>("consoleInput");
    auto *tree = find<QTreeView>("exchangeTree");
    QTest::keyClicks(input, QStringLiteral("STATUS INBOX (MESSAGES UNSEEN UIDNEXT)"));
    QTest::keyClick(input, Qt::Key_Return);
    const auto answered = [tree]() -> QModelIndex {
        const QAbstractItemModel *model = tree->model();
        for (int row = model->rowCount() - 1; row >= 0; --row) {
            const QModelIndex command = model->index(row, ui::ExchangeModel::Command);
            if (command.data().toString().contains(u"UNSEEN UIDNEXT")
                && command.siblingAtColumn(ui::ExchangeModel::Status).data() == QStringLiteral("OK"))
                return command;
        }
        return {};
    };
    waitFor(QStringLiteral("the answer"), [&] { return answered().isValid(); });
    QTest::qWait(300); // until the list above has got its rows as well
    tree->scrollTo(answered());
    clickAt(tree, answered());
    picture(QStringLiteral("console"));
}

void Tour::dark()
{
    trigger("layoutReset");
    m_theme->setScheme(ui::Theme::Scheme::Dark);
    picture(QStringLiteral("dark"));
}
