#include "threadmenu.h"
#include "messagearranger.h"
#include "ui/models/messagelistmodel.h"
#include <QActionGroup>
#include <QTreeView>

namespace ui {

namespace {
// RFC 5256 section 3 and the draft of REFS, the best first.
const QByteArrayList Algorithms{"REFERENCES", "REFS", "ORDEREDSUBJECT"};
} // namespace

ThreadMenu::ThreadMenu(MessageArranger *arranger, MessageListModel *model, QTreeView *view, QAction *threads,
                       QWidget *parent)
    : QMenu(tr("&Threads"), parent)
    , m_arranger(arranger)
    , m_model(model)
    , m_view(view)
    , m_threads(threads)
{
    setObjectName(QStringLiteral("threadMenu"));
    setAccessibleName(tr("Threads"));
    setToolTipsVisible(true);
    addAction(m_threads);
    addSeparator();
    m_algorithms = {add("threadsReferences", tr("By &References"),
                        tr("Answers below what they answer, and messages with the same subject together")),
                    add("threadsRefs", tr("By References &Alone"),
                        tr("Answers below what they answer, whatever their subjects (REFS)")),
                    add("threadsSubject", tr("By &Subject"),
                        tr("All with the same subject together, by their dates (ORDEREDSUBJECT)"))};
    auto *algorithms = new QActionGroup(this);
    for (QAction *action : std::as_const(m_algorithms))
        algorithms->addAction(action);
    connect(algorithms, &QActionGroup::triggered, this, [this](QAction *action) {
        m_chosen = Algorithms.at(m_algorithms.indexOf(action));
        m_arranger->threadBy(m_chosen);
    });
    addSeparator();
    m_byRoot =
        add("threadsByRoot", tr("Latest &Beginning First"), tr("The thread that began last comes first"));
    m_byNewest = add("threadsByNewest", tr("Latest &Message First"),
                     tr("The thread with the message that came last comes first"));
    auto *orders = new QActionGroup(this);
    orders->addAction(m_byRoot);
    orders->addAction(m_byNewest);
    connect(orders, &QActionGroup::triggered, this,
            [this](const QAction *action) { m_arranger->setLatestFirst(action == m_byNewest); });
    addSeparator();
    m_expand = add("threadsExpand", tr("&Expand All"), tr("Open all threads"));
    m_collapse = add("threadsCollapse", tr("&Collapse All"), tr("Close all threads"));
    m_expand->setCheckable(false);
    m_collapse->setCheckable(false);
    connect(m_expand, &QAction::triggered, m_view, &QTreeView::expandAll);
    connect(m_collapse, &QAction::triggered, m_view, &QTreeView::collapseAll);
    connect(m_arranger, &MessageArranger::wantedChanged, this, &ThreadMenu::update);
    connect(m_arranger, &MessageArranger::offersChanged, this, &ThreadMenu::update);
    connect(m_arranger, &MessageArranger::arranged, this, &ThreadMenu::update);
    update();
}

QAction *ThreadMenu::add(const char *name, const QString &text, const QString &toolTip)
{
    QAction *action = QMenu::addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    action->setCheckable(true);
    return action;
}

QByteArray ThreadMenu::algorithm() const
{
    const QByteArrayList offered = m_arranger->threadings();
    if (offered.contains(m_chosen))
        return m_chosen;
    const auto best = std::find_if(Algorithms.begin(), Algorithms.end(),
                                   [&offered](const QByteArray &name) { return offered.contains(name); });
    return best == Algorithms.end() ? QByteArray() : *best;
}

void ThreadMenu::update()
{
    const QByteArrayList offered = m_arranger->threadings();
    const QByteArray used = m_arranger->threading().isEmpty() ? algorithm() : m_arranger->threading();
    for (qsizetype i = 0; i < m_algorithms.size(); ++i) {
        m_algorithms[i]->setEnabled(offered.contains(Algorithms.at(i)));
        m_algorithms[i]->setChecked(used == Algorithms.at(i));
    }
    m_threads->setEnabled(!offered.isEmpty());
    m_threads->setChecked(!m_arranger->threading().isEmpty());
    m_byRoot->setChecked(!m_arranger->isLatestFirst());
    m_byNewest->setChecked(m_arranger->isLatestFirst());
    const bool threaded = m_model->isThreaded();
    const bool few = m_model->messageCount() <= MaxExpanded;
    m_expand->setEnabled(threaded && few);
    m_expand->setToolTip(threaded && !few ? tr("There are too many messages to open all threads at once")
                                          : tr("Open all threads"));
    m_collapse->setEnabled(threaded);
}

} // namespace ui
