// Measures the tree of mailboxes on the screen: from the click on a branch until it is painted, and finding a mailbox.
#include "tests/bench/blocking.h"
#include "tests/bench/measure.h"
#include "ui/connection.h"
#include "ui/models/mailboxindex.h"
#include "ui/models/mailboxmatches.h"
#include "ui/models/mailboxtreemodel.h"
#include <QHeaderView>
#include <QScrollBar>
#include <QTreeView>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr char Usage[] =
    "Usage: mailreeve-bench-treeview PORT MAILBOXES\n"
    "\n"
    "On mailreeve-bench-server with workload W3 at this port, and so many mailboxes. Prints one "
    "line of JSON:\n"
    "for each step the milliseconds until it is painted (_ms), those that this program has worked of "
    "them\n"
    "(_own_ms) and of those from the last line of the answer on (_after_ms), and the longest that the "
    "window was\n"
    "blocked (_blocked_ms).\n";

class Bench
{
public:
    Bench(BlockingApplication &application, const imap::ConnectOptions &options, int count)
        : m_application(application)
        , m_connection(options)
        , m_count(count)
    {
        m_view.setModel(&m_model);
        m_view.setUniformRowHeights(true);
        m_view.setAllColumnsShowFocus(true);
        m_view.resize(400, 800);
        m_view.header()->setStretchLastSection(false);
        m_view.show();
        m_model.addConnection(&m_connection);
        m_connection.open();
        waitFor([this] { return m_connection.session() != nullptr; });
        QObject::connect(m_connection.session(), &imap::Session::received, &m_view,
                         [this](QByteArrayView response) {
                             if (!response.startsWith('*') && !response.startsWith('+'))
                                 m_answered.begin(); // that was the last line of an answer
                         });
        m_view.expand(root());
        paint();
    }

    void run()
    {
        // The second namespace has them all on one level.
        const QPersistentModelIndex space = m_model.index(1, 0, root());
        m_application.takeLongest();
        measure("open", [&] {
            m_view.expand(space);
            waitFor([&] { return m_model.rowCount(space) == m_count; });
        });
        note("open_blocked_ms", m_application.takeLongest());
        measure("scroll",
                [&] { m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->maximum() / 3); });
        measure("refresh", [&] {
            m_model.refresh(space);
            waitFor([&] { return !m_model.isLoading(space); });
        });
        note("refresh_blocked_ms", m_application.takeLongest());
        if (m_model.rowCount(space) != m_count)
            qFatal("There are %d mailboxes instead of %d", m_model.rowCount(space), m_count);
        ui::MailboxIndex index(&m_connection);
        ui::MailboxMatches matches;
        QTreeView found;
        found.setModel(&matches);
        found.setUniformRowHeights(true);
        found.resize(400, 800);
        found.show();
        index.load();
        waitFor([&] { return index.state() == ui::MailboxIndex::State::Ready; });
        double longest = 0;
        for (const char *text : {"u", "us", "use", "user", "user/u0", "user/u00", "00 99", "u00042", "zzz"}) {
            Measurement cost;
            cost.begin();
            matches.find({&index}, QString::fromLatin1(text));
            QCoreApplication::processEvents();
            found.viewport()->repaint();
            cost.end();
            longest = std::max(longest, cost.processor() * 1000);
        }
        note("key_ms", longest);
        std::printf("{\"mailboxes\": %d%s}\n", m_count, m_results.constData());
    }

private:
    QModelIndex root() const { return m_model.index(0, 0); }
    void note(const QByteArray &name, double milliseconds)
    {
        m_results += ", \"" + name + "\": " + QByteArray::number(milliseconds, 'f', 2);
    }
    template<typename Step>
    void measure(const char *name, Step step)
    {
        Measurement cost;
        cost.begin();
        step();
        paint();
        cost.end();
        note(name + QByteArray("_ms"), cost.wall() * 1000);
        note(name + QByteArray("_own_ms"), cost.processor() * 1000);
        m_answered.end();
        note(name + QByteArray("_after_ms"), m_answered.processor() * 1000);
    }
    // Layouts are put off until the event loop; painting waits for nothing.
    void paint()
    {
        QCoreApplication::processEvents();
        m_view.viewport()->repaint();
    }

    BlockingApplication &m_application;
    ui::Connection m_connection;
    ui::MailboxTreeModel m_model;
    QTreeView m_view;
    int m_count;
    Measurement m_answered; // since a command was answered
    QByteArray m_results;
};

} // namespace

int main(int argc, char **argv)
{
    BlockingApplication application(argc, argv);
    const int port = argc == 3 ? std::atoi(argv[1]) : 0, count = argc == 3 ? std::atoi(argv[2]) : 0;
    if (port <= 0 || count <= 0) {
        std::fputs(Usage, stderr);
        return 2;
    }
    imap::ConnectOptions options;
    options.address = {QStringLiteral("127.0.0.1"), quint16(port), imap::Security::None,
                       QStringLiteral("bench")};
    options.password = QStringLiteral("bench");
    Bench(application, options, count).run();
    return 0;
}
