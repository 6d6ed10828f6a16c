// Measures the list of messages on the screen: model and view together, until what is seen is painted.
#include "imapcore/commands/thread.h"
#include "imapcore/searchresult.h"
#include "tests/bench/letters.h"
#include "tests/bench/measure.h"
#include "tests/ui/feed.h"
#include "ui/models/messagelistmodel.h"
#include "ui/support/largememory.h"
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
                         "milliseconds of work until it\n"
                         "is painted, and the memory in MiB that orders and threads take at most.\n";
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
        for (int column = ui::MessageListModel::To; column < ui::MessageListModel::ColumnCount; ++column)
            m_view.header()->setSectionHidden(column, true);
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
                             m_asked = true;
                             paint();
                         });
    }

    void run()
    {
        const long before = memoryKib("VmRSS");
        measure("open_ms", [this] {
            m_model.setMailbox(&m_feed.mailbox);
            fill();
        });
        measure("scroll_ms", [this] {
            scrollTo(m_count / 3);
            fill();
        });
        frames("frame_ms");
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
        QByteArray answer = sortAnswer(order);
        // From the last byte on: it is read, applied and painted.
        measure("order_ms", [this, &answer] {
            std::vector<quint32> numbers;
            imap::Cursor in(answer);
            imap::readNumbers(in, numbers);
            m_model.setOrder(numbers);
        });
        if (m_model.indexOf(order.back()).row() != int(m_count) - 1)
            qFatal("The order does not hold");
        answer = {};
        order = {};
        measure("scroll_order_ms", [this] {
            scrollTo(m_count / 2);
            fill();
        });
        frames("frame_order_ms");
        measure("storm_order_ms", [this] { storm(); });
        answer = threadAnswer();
        measure("threads_ms", [this, &answer] {
            imap::Thread thread{"REFERENCES"};
            imap::Cursor in(answer);
            if (!thread.accept(in))
                qFatal("The threads cannot be read");
            m_model.setThreads(thread.take());
        });
        if (!m_model.indexOf(2).parent().isValid())
            qFatal("There are no threads");
        answer = {};
        measure("latest_first_ms", [this] { m_model.sortRoots(ui::MessageListModel::Roots::LatestMessage); });
        measure("scroll_threads_ms", [this] {
            scrollTo(m_count / 2);
            fill();
        });
        frames("frame_threads_ms");
        m_results +=
            ", \"memory_mib\": " + QByteArray::number(double(memoryKib("VmHWM") - before) / 1024, 'f', 1);
        std::printf("{\"messages\": %u%s}\n", m_count, m_results.constData());
    }

private:
    template<typename Step>
    void measure(const char *name, Step step)
    {
        Measurement cost;
        cost.begin();
        step();
        paint();
        cost.end();
        note(name, cost.processor() * 1000);
    }
    void note(const char *name, double value)
    {
        m_results += ", \"" + QByteArray(name) + "\": " + QByteArray::number(value, 'f', 2);
    }
    // Until everything that is seen has come. What the model waits for to gather is nobody's work.
    void fill()
    {
        paint();
        m_asked = false;
        (void)m_model.index(0, 0);
        for (QElapsedTimer clock;
             !m_asked && (clock.isValid() ? clock.elapsed() < 30 : (clock.start(), true));)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    }
    // The longest of many single steps of the wheel.
    void frames(const char *name)
    {
        double longest = 0;
        QScrollBar *bar = m_view.verticalScrollBar();
        for (int step = 0; step < 60; ++step) {
            Measurement cost;
            cost.begin();
            bar->setValue(bar->value() + 3);
            m_view.viewport()->repaint();
            cost.end();
            longest = std::max(longest, cost.processor() * 1000);
            QCoreApplication::processEvents();
        }
        note(name, longest);
    }
    // A tenth of all goes at once.
    void storm()
    {
        for (quint32 gone = m_count / 10; gone > 0; --gone)
            m_feed.expunge(m_dice.below(m_count--) + 1);
        m_feed.announce();
    }
    QByteArray sortAnswer(const std::vector<quint32> &order)
    {
        QByteArray answer;
        for (const quint32 number : order)
            answer += ' ' + QByteArray::number(number);
        return answer;
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
    QByteArray threadAnswer()
    {
        QByteArray answer;
        for (quint32 number = 1; number <= m_count;) {
            answer += '(';
            for (quint32 left = 2 + m_dice.below(8); left > 0 && number <= m_count; --left, ++number)
                answer += QByteArray::number(number) + (left > 1 && number < m_count ? " " : "");
            answer += ')';
        }
        return answer;
    }

    quint32 m_count;
    Dice m_dice;
    Feed m_feed;
    Feed m_small{Fewest};
    ui::MessageListModel m_model;
    QTreeView m_view;
    QByteArray m_results;
    bool m_asked = false;
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
    ui::giveBackLargeMemory();
    Bench(count).run();
    return 0;
}
