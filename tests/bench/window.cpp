// Measures the whole window on a server: from the click on a mailbox until its first screen is full, scrolling, sorting and
// threading it.
#include "tests/bench/blocking.h"
#include "tests/bench/letters.h"
#include "tests/bench/measure.h"
#include "ui/connection.h"
#include "ui/mainwindow.h"
#include "ui/models/mailboxtreemodel.h"
#include "ui/models/messagelistmodel.h"
#include "ui/pages/page.h"
#include "ui/support/largememory.h"
#include "ui/support/theme.h"
#include <QAction>
#include <QFile>
#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <cstdio>

namespace {

constexpr char Usage[] =
    "Usage: mailreeve-bench-window PORT USER PASSWORD-FILE CA-FILE MAILBOX MESSAGES\n"
    "\n"
    "On 127.0.0.1, with TLS unless CA-FILE is empty. Prints one line of JSON: for each step the milliseconds "
    "that it\n"
    "took (_ms), those that this program has worked of them (_own_ms), and the longest that the window was "
    "blocked\n"
    "(_blocked_ms).\n";

class Bench
{
public:
    Bench(BlockingApplication &application, const imap::ConnectOptions &options, quint32 count)
        : m_application(application)
        , m_count(count)
    {
        m_window.resize(1280, 800);
        m_window.show();
        find<QAction>("layoutBrowse")->trigger();
        m_window.connectTo(options);
        waitFor([this] { return page()->subject().mailbox.isInbox() && !page()->isLoading(); });
        QObject::connect(list(), &ui::MessageListModel::wanted, &m_window, [this] { ++m_roundTrips; });
    }

    void run(const QString &mailbox)
    {
        const long before = memoryKib("VmRSS");
        const QModelIndex root = tree()->index(tree()->rowCount() - 1, 0);
        const QModelIndex wanted = tree()->find(tree()->connectionOf(root), imap::MailboxName(mailbox));
        if (!wanted.isValid())
            qFatal("There is no such mailbox");
        measure("open", [&] {
            find<QTreeView>("mailboxTree")->setCurrentIndex(wanted);
            waitFor([&] { return page()->subject().mailbox.toString() == mailbox && isFull(); });
        });
        if (list()->rowCount() != int(m_count))
            qFatal("There are %d messages instead of %u", list()->rowCount(), m_count);
        scroll("scroll");
        const QToolButton *cancel = find<QToolButton>("arrangeCancel");
        const auto arranged = [&] {
            waitFor([&] { return cancel->isVisible(); });
            waitFor([&] { return !cancel->isVisible(); });
            waitFor([&] { return isFull(); });
        };
        measure("sort", [&] {
            find<QAction>("sortBySUBJECT")->trigger();
            arranged();
        });
        scroll("scroll_sorted");
        measure("threads", [&] {
            find<QAction>("threadsAction")->trigger();
            arranged();
        });
        if (!list()->isThreaded())
            qFatal("There are no threads");
        m_results +=
            ", \"memory_mib\": " + QByteArray::number(double(memoryKib("VmHWM") - before) / 1024, 'f', 1);
        std::printf("{\"messages\": %u%s}\n", m_count, m_results.constData());
    }

private:
    template<typename T>
    T *find(const char *name) const
    {
        T *found = m_window.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("The window has no %s", name);
        return found;
    }
    QTreeView *view() const { return find<QTreeView>("messageList"); }
    ui::MessageListModel *list() const { return static_cast<ui::MessageListModel *>(view()->model()); }
    ui::MailboxTreeModel *tree() const
    {
        return static_cast<ui::MailboxTreeModel *>(find<QTreeView>("mailboxTree")->model());
    }
    ui::Page *page() const { return qobject_cast<ui::Page *>(find<QTabWidget>("pages")->currentWidget()); }

    // Everything that is seen is there, and painted.
    bool isFull() const
    {
        if (page()->isLoading() || !page()->isShowingContent())
            return false;
        int rows = 0;
        for (QModelIndex at = view()->indexAt({5, 5});
             at.isValid() && view()->visualRect(at).top() < view()->viewport()->height();
             at = view()->indexBelow(at)) {
            if (!at.data(ui::MessageListModel::FetchedRole).toBool() && list()->numberOf(at) != 0)
                return false;
            ++rows;
        }
        if (rows > 0)
            view()->viewport()->repaint();
        return rows > 0;
    }
    void note(const QByteArray &name, double value)
    {
        m_results += ", \"" + name + "\": " + QByteArray::number(value, 'f', 2);
    }
    template<typename Step>
    void measure(const QByteArray &name, Step step)
    {
        m_application.takeLongest();
        Measurement cost;
        cost.begin();
        step();
        cost.end();
        note(name + "_ms", cost.wall() * 1000);
        note(name + "_own_ms", cost.processor() * 1000);
        note(name + "_blocked_ms", m_application.takeLongest());
    }
    // To many places of which nothing is known; the most that one of them cost.
    void scroll(const QByteArray &name)
    {
        double longest = 0, own = 0;
        int roundTrips = 0;
        QScrollBar *bar = view()->verticalScrollBar();
        m_application.takeLongest();
        for (int place = 0; place < 20; ++place) {
            m_roundTrips = 0;
            Measurement cost;
            cost.begin();
            bar->setValue(int(m_dice.below(quint32(bar->maximum()))));
            waitFor([this] { return isFull(); });
            cost.end();
            longest = std::max(longest, cost.wall() * 1000);
            own = std::max(own, cost.processor() * 1000);
            roundTrips = std::max(roundTrips, m_roundTrips);
        }
        note(name + "_ms", longest);
        note(name + "_own_ms", own);
        note(name + "_round_trips", roundTrips);
        note(name + "_blocked_ms", m_application.takeLongest());
    }

    BlockingApplication &m_application;
    quint32 m_count;
    Dice m_dice;
    int m_roundTrips = 0;
    ui::Theme m_theme;
    ui::MainWindow m_window{&m_theme};
    QByteArray m_results;
};

} // namespace

int main(int argc, char **argv)
{
    BlockingApplication application(argc, argv);
    const QStringList words = BlockingApplication::arguments();
    const quint16 port = words.value(1).toUShort();
    const quint32 count = words.value(6).toUInt();
    QFile passwordFile(words.value(3));
    if (words.size() != 7 || port == 0 || count == 0) {
        std::fputs(Usage, stderr);
        return 2;
    }
    if (!passwordFile.open(QIODevice::ReadOnly))
        qFatal("The password cannot be read");
    ui::giveBackLargeMemory();
    // Nobody's settings.
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    imap::ConnectOptions options;
    const bool tls = !words.at(4).isEmpty();
    options.address = {QStringLiteral("127.0.0.1"), port, tls ? imap::Security::Tls : imap::Security::None,
                       words.at(2)};
    options.password = QString::fromUtf8(passwordFile.readLine().trimmed());
    options.tls.caFile = words.at(4);
    Bench(application, options, count).run(words.at(5));
    return 0;
}
