// Measures the grid of people and mailboxes on the screen: shown, scrolled both ways, and filtered.
#include "tests/bench/blocking.h"
#include "tests/bench/measure.h"
#include "ui/models/accessgridmodel.h"
#include "ui/server/accessindexpage.h"
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr char Usage[] = "Usage: mailreeve-bench-gridview PEOPLE MAILBOXES\n"
                         "\n"
                         "Prints one line of JSON: milliseconds that this program has worked, for the "
                         "longest event, frame or key.\n";

// Of each mailbox the owner, a group, and six others may do something.
std::unique_ptr<imap::AccessIndex> makeIndex(int people, int mailboxes)
{
    auto index = std::make_unique<imap::AccessIndex>(imap::ServerFlavour());
    const auto person = [people](int number) {
        return QStringLiteral("u%1").arg(number % people, 5, 10, QLatin1Char('0'));
    };
    for (int i = 0; i < mailboxes; ++i) {
        imap::Acl acl{{person(i), "lrswipkxtea"}, {QStringLiteral("anyone"), "p"}};
        for (int other = 1; other <= 6; ++other)
            acl.push_back({person(i * 7 + other * 131), other % 2 ? "lr" : "lrswi"});
        index->put(imap::MailboxName(QStringLiteral("user/%1/folder %2").arg(person(i)).arg(i / people)), '/',
                   acl);
    }
    return index;
}

class Bench
{
public:
    Bench(BlockingApplication &application, int people, int mailboxes)
        : m_application(application)
        , m_view(m_page.findChild<QTableView *>(QStringLiteral("accessGrid")))
        , m_model(static_cast<ui::AccessGridModel *>(m_view->model()))
        , m_index(makeIndex(people, mailboxes))
        , m_people(people)
        , m_mailboxes(mailboxes)
    {
        // As the page has it, without a server.
        m_view->setParent(nullptr);
        m_view->resize(1200, 800);
        m_view->show();
        settle();
    }
    ~Bench() { m_model->setIndex(nullptr); }

    void run()
    {
        m_model->setIndex(m_index.get());
        settle();
        note("open_blocked_ms", m_application.takeLongest());
        if (m_model->rowCount() != m_mailboxes || m_model->columnCount() != m_people + 1)
            qFatal("It has %d rows and %d columns", m_model->rowCount(), m_model->columnCount());
        double page = 0, jump = 0, across = 0, cell = 0;
        QScrollBar *down = m_view->verticalScrollBar(), *right = m_view->horizontalScrollBar();
        for (int i = 0; i < 60; ++i)
            page = std::max(page, frame([&] { down->setValue(down->value() + down->pageStep()); }));
        for (int i = 0; i < 60; ++i)
            jump = std::max(jump,
                            frame([&] { down->setValue(int(qint64(down->maximum()) * i * 37 % 60 / 60)); }));
        for (int i = 0; i < 60; ++i)
            across = std::max(across, frame([&] { right->setValue(right->maximum() / 60 * (i * 37 % 60)); }));
        for (int i = 0; i < 60; ++i)
            cell =
                std::max(cell, frame([&] {
                             m_view->setCurrentIndex(m_model->index(m_mailboxes / 61 * i, m_people / 61 * i));
                             m_view->currentIndex().data(Qt::ToolTipRole).toString();
                         }));
        note("page_ms", page);
        note("jump_ms", jump);
        note("across_ms", across);
        note("cell_ms", cell);
        m_application.takeLongest();
        for (const char *text : {"u", "u0", "u00", "u000", "u0004"}) {
            m_model->setPeopleFilter(QString::fromLatin1(text));
            m_model->setMailboxFilter(QString::fromLatin1(text));
            settle();
        }
        note("filter_blocked_ms", m_application.takeLongest());
        std::printf("{\"mailboxes\": %d%s}\n", m_mailboxes, m_results.constData());
    }

private:
    void settle()
    {
        waitFor([this] { return !m_model->isArranging(); });
        QCoreApplication::processEvents();
        m_view->repaint();
    }
    template<typename Step>
    double frame(Step step)
    {
        Measurement cost;
        cost.begin();
        step();
        QCoreApplication::processEvents();
        m_view->viewport()->repaint();
        cost.end();
        return cost.processor() * 1000;
    }
    void note(const QByteArray &name, double milliseconds)
    {
        m_results += ", \"" + name + "\": " + QByteArray::number(milliseconds, 'f', 2);
    }

    BlockingApplication &m_application;
    ui::AccessIndexPage m_page;
    QTableView *m_view;
    ui::AccessGridModel *m_model;
    std::unique_ptr<imap::AccessIndex> m_index;
    int m_people, m_mailboxes;
    QByteArray m_results;
};

} // namespace

int main(int argc, char **argv)
{
    BlockingApplication application(argc, argv);
    const int people = argc == 3 ? std::atoi(argv[1]) : 0, mailboxes = argc == 3 ? std::atoi(argv[2]) : 0;
    if (people <= 0 || mailboxes <= 0) {
        std::fputs(Usage, stderr);
        return 2;
    }
    Bench(application, people, mailboxes).run();
    return 0;
}
