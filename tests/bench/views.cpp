// Measures the list of messages on the screen: model and view together, until what is seen is painted.
#include "tests/bench/letters.h"
#include "tests/ui/feed.h"
#include "ui/models/messagelistmodel.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QTreeView>
#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace {

constexpr char Usage[] = "Usage: mailreeve-bench-views [MESSAGES]\n"
                         "\n"
                         "For 1,000,000 messages if not given. Prints one line of JSON: for each step the "
                         "milliseconds until it is\n"
                         "painted.\n";
constexpr quint32 Fewest = 100; // more than are seen at once

class Bench
{
public:
    explicit Bench(quint32 count) : m_count(count), m_feed(count)
    {
        // As the page of messages has it.
        m_view.setModel(&m_model);
        m_view.setUniformRowHeights(true);
        m_view.setRootIsDecorated(false);
        m_view.setAllColumnsShowFocus(true);
        m_view.setSelectionMode(QAbstractItemView::ExtendedSelection);
        m_view.setTreePosition(ui::MessageListModel::Subject);
        m_view.header()->setStretchLastSection(false);
        m_view.header()->setSectionResizeMode(ui::MessageListModel::Subject, QHeaderView::Stretch);
        m_view.resize(1000, 800);
        m_view.show();
        // Fonts and icons are there before anything is measured.
        for (quint32 number = 1; number <= Fewest; ++number)
            tell(m_small, number);
        m_model.setMailbox(&m_small.mailbox);
        paint();
        // What is on the screen comes at once.
        QObject::connect(&m_model, &ui::MessageListModel::wanted, &m_view,
                         [this](const imap::SequenceSet &numbers) {
                             for (const imap::SequenceSet::Range &range : numbers.ranges()) {
                                 for (quint32 number = range.first; number <= range.last; ++number)
                                     tell(m_feed, number);
                             }
                             m_feed.announce();
                         });
    }

    void run()
    {
        measure("rows_ms", [this] { m_model.setMailbox(&m_feed.mailbox); });
        measure("scroll_ms", [this] { scrollTo(m_count / 3); });
        measure("arrival_ms", [this] {
            m_feed.exists(++m_count);
            m_feed.announce();
        });
        if (m_model.rowCount() != int(m_count))
            qFatal("There are %d rows instead of %u", m_model.rowCount(), m_count);
        std::vector<quint32> order(m_count);
        std::iota(order.begin(), order.end(), 1U);
        for (quint32 left = m_count; left > 1; --left)
            std::swap(order[left - 1], order[m_dice.below(left)]);
        const quint32 last = order.back();
        measure("order_ms", [this, &order] { m_model.setOrder(std::move(order)); });
        if (m_model.indexOf(last).row() != int(m_count) - 1)
            qFatal("The order does not hold");
        measure("scroll_order_ms", [this] { scrollTo(m_count / 2); });
        imap::ThreadForest forest = threads();
        measure("threads_ms", [this, &forest] { m_model.setThreads(std::move(forest)); });
        if (!m_model.indexOf(2).parent().isValid())
            qFatal("There are no threads");
        measure("expand_ms", [this] { m_view.expandAll(); });
        measure("scroll_threads_ms", [this] { scrollTo(m_count / 2); });
        std::printf("{\"messages\": %u%s}\n", m_count, m_results.constData());
    }

private:
    template<typename Step>
    void measure(const char *name, Step step)
    {
        QElapsedTimer clock;
        clock.start();
        step();
        paint();
        m_results += ", \"" + QByteArray(name)
                     + "\": " + QByteArray::number(double(clock.nsecsElapsed()) / 1e6, 'f', 2);
    }
    static void tell(Feed &feed, quint32 number)
    {
        feed.envelope(number, "\"Minutes of the meeting\"", "((\"Mei Ito\" NIL \"mei\" \"example.org\"))");
    }
    // Layouts are put off until the event loop; painting waits for nothing.
    void paint()
    {
        QCoreApplication::processEvents();
        m_view.viewport()->repaint();
    }
    void scrollTo(quint32 row)
    {
        QScrollBar *bar = m_view.verticalScrollBar();
        bar->setValue(int(qint64(bar->maximum()) * row / m_count));
    }
    // Threads of two to nine messages, each an answer to the one before it.
    imap::ThreadForest threads()
    {
        imap::ThreadForest forest;
        forest.reserve(m_count);
        while (forest.size() < m_count) {
            const auto root = qint32(forest.size());
            for (quint32 left = 2 + m_dice.below(8); left > 0 && forest.size() < m_count; --left) {
                const auto node = qint32(forest.size());
                forest.push_back({quint32(node) + 1, node == root ? -1 : node - 1});
            }
        }
        return forest;
    }

    quint32 m_count;
    Dice m_dice;
    Feed m_feed;
    Feed m_small{Fewest};
    ui::MessageListModel m_model;
    QTreeView m_view;
    QByteArray m_results;
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const quint32 count = argc > 1 ? quint32(std::strtoul(argv[1], nullptr, 10)) : 1'000'000;
    if (argc > 2 || count < Fewest) {
        std::fputs(Usage, stderr);
        return 2;
    }
    Bench(count).run();
    return 0;
}
