// Measures the console's traffic on the screen, by commands and line by line: shown, scrolled, filtered, found, and while
// more of it comes.
#include "tests/bench/blocking.h"
#include "tests/bench/measure.h"
#include "ui/console/trafficpane.h"
#include <QAction>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTreeView>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr char Usage[] = "Usage: mailreeve-bench-trafficview LINES\n"
                         "\n"
                         "Prints one line of JSON: milliseconds that this program has worked, for the "
                         "longest event or frame, and MiB.\n";

class Bench
{
public:
    Bench(BlockingApplication &application, int lines)
        : m_application(application)
        , m_recorder(1LL << 30) // none of them is to go
        , m_set(&m_recorder)
        , m_pane(&m_set)
        , m_tree(m_pane.findChild<QTreeView *>(QStringLiteral("exchangeTree")))
        , m_table(m_pane.findChild<QTableView *>(QStringLiteral("traceTable")))
        , m_trace(m_recorder.begin(QStringLiteral("olivia@mail.example.org")))
        , m_wanted(lines)
    {
        m_pane.resize(1200, 800);
        m_pane.setVisible(true);
        QCoreApplication::processEvents();
    }

    void run()
    {
        m_memory = memoryKib("VmRSS");
        m_application.takeLongest();
        // As much at once as a quick server says in a turn of the loop.
        while (m_lines < m_wanted) {
            for (int i = 0; i < 500 && m_lines < m_wanted; ++i)
                converse();
            QCoreApplication::processEvents();
        }
        settle();
        note("come_blocked_ms", m_application.takeLongest());
        note("memory_mib", double(memoryKib("VmRSS") - m_memory) / 1024);
        m_pane.findChild<QAction *>(QStringLiteral("consoleFollow"))->setChecked(false);
        scroll("", m_tree);
        m_pane.findChild<QAction *>(QStringLiteral("consoleByLines"))->setChecked(true);
        scroll("lines_", m_table);
        if (m_table->model()->rowCount() != m_lines)
            qFatal("%d of %d lines are shown", m_table->model()->rowCount(), m_lines);
        m_application.takeLongest();
        for (const char *text : {"g", "group", "group:staff", "verb:FETCH", "-is:unasked plans 77", ""}) {
            m_pane.setFilterText(QString::fromLatin1(text));
            settle();
        }
        note("filter_blocked_ms", m_application.takeLongest());
        std::printf("{\"lines\": %d%s}\n", m_lines, m_results.constData());
    }

private:
    // A command and its answers.
    void converse()
    {
        const quint32 owner = ++m_owner;
        const QByteArray tag = 'M' + QByteArray::number(owner).rightJustified(4, '0');
        m_trace->tick();
        const auto add = [&](const QByteArray &line) {
            m_trace->add(imap::Traffic::Kind::Received, line, owner);
            ++m_lines;
        };
        ++m_lines;
        if (owner % 4 != 0) {
            const QByteArray mailbox = "\"team/plans " + QByteArray::number(owner) + '"';
            m_trace->addCommand(tag + " GETACL " + mailbox, owner, imap::Trace::now(), 0);
            add("* ACL " + mailbox + " olivia lrswipkxtea anyone lr group:staff lrs");
        } else {
            m_trace->addCommand(tag + " UID FETCH 1:60 (UID FLAGS)", owner, imap::Trace::now(), 0);
            for (int i = 1; i <= 60; ++i)
                add("* " + QByteArray::number(i) + " FETCH (UID 5 FLAGS (\\Seen $Forwarded))");
        }
        add(tag + " OK done");
    }
    void settle()
    {
        const auto &one = m_set.all().front();
        auto *filter = m_pane.findChild<QLineEdit *>(QStringLiteral("consoleFilter"));
        waitFor([&] { return one->log->isCurrent() && !filter->property("busy").toBool(); });
        // The filter waits until one has typed.
        QElapsedTimer typing;
        typing.start();
        waitFor([&] { return typing.hasExpired(200) && !filter->property("busy").toBool(); });
        m_pane.repaint();
    }
    void scroll(const QByteArray &prefix, QAbstractItemView *view)
    {
        double page = 0, jump = 0;
        QScrollBar *bar = view->verticalScrollBar();
        QCoreApplication::processEvents();
        for (int i = 0; i < 60; ++i)
            page = std::max(page, frame(view, [&] { bar->setValue(bar->value() + bar->pageStep()); }));
        for (int i = 0; i < 60; ++i)
            jump = std::max(
                jump, frame(view, [&] { bar->setValue(int(qint64(bar->maximum()) * (i * 37 % 60) / 60)); }));
        note(prefix + "page_ms", page);
        note(prefix + "jump_ms", jump);
    }
    template<typename Step>
    double frame(QAbstractItemView *view, Step step)
    {
        Measurement cost;
        cost.begin();
        step();
        view->viewport()->repaint();
        cost.end();
        QCoreApplication::processEvents(); // which would paint it once more
        return cost.processor() * 1000;
    }
    void note(const QByteArray &name, double value)
    {
        m_results += ", \"" + name + "\": " + QByteArray::number(value, 'f', 2);
    }

    BlockingApplication &m_application;
    imap::Recorder m_recorder;
    ui::TrafficSet m_set;
    ui::TrafficPane m_pane;
    QTreeView *m_tree;
    QTableView *m_table;
    std::shared_ptr<imap::Trace> m_trace;
    int m_wanted, m_lines = 0;
    quint32 m_owner = 0;
    long m_memory = 0;
    QByteArray m_results;
};

} // namespace

int main(int argc, char **argv)
{
    BlockingApplication application(argc, argv);
    const int lines = argc == 2 ? std::atoi(argv[1]) : 0;
    if (lines <= 0) {
        std::fputs(Usage, stderr);
        return 2;
    }
    Bench(application, lines).run();
    return 0;
}
