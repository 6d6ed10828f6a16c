#include "sortmenu.h"
#include "messagearranger.h"
#include "sortkeys.h"
#include <QActionGroup>

namespace ui {

SortMenu::SortMenu(MessageArranger *arranger, QAction *unsorted, QWidget *parent)
    : QMenu(tr("Sort B&y"), parent)
    , m_arranger(arranger)
    , m_then(new QMenu(tr("&Then By"), this))
{
    setObjectName(QStringLiteral("sortMenu"));
    setAccessibleName(tr("Sort by"));
    setToolTipsVisible(true);
    m_then->setObjectName(QStringLiteral("sortThenMenu"));
    m_then->setAccessibleName(tr("Then by"));
    m_then->setToolTipsVisible(true);

    addAction(unsorted);
    addSeparator();
    addKeys(this, QStringLiteral("sortBy"), true);
    addSeparator();
    m_ascending = add(this, QStringLiteral("sortAscending"), tr("&Ascending"),
                      tr("A before Z, old before new, small before large"));
    m_descending = add(this, QStringLiteral("sortDescending"), tr("De&scending"),
                       tr("Z before A, new before old, large before small"));
    auto *orders = new QActionGroup(this);
    orders->addAction(m_ascending);
    orders->addAction(m_descending);
    connect(orders, &QActionGroup::triggered, this, [this](const QAction *order) {
        std::vector<imap::SortKey> keys = m_arranger->keys();
        if (keys.empty())
            return;
        keys[0].order = order == m_ascending ? Qt::AscendingOrder : Qt::DescendingOrder;
        m_arranger->sortBy(std::move(keys));
    });
    addSeparator();
    addMenu(m_then);
    m_thenNothing = add(m_then, QStringLiteral("sortThenNothing"), tr("Nothing E&lse"),
                        tr("Messages with the same stand as they lie in the mailbox"));
    connect(m_thenNothing, &QAction::triggered, this, [this] {
        std::vector<imap::SortKey> keys = m_arranger->keys();
        keys.resize(std::min<size_t>(keys.size(), 1));
        m_arranger->sortBy(std::move(keys));
    });
    addKeys(m_then, QStringLiteral("sortThenBy"), false)->addAction(m_thenNothing);
    connect(m_arranger, &MessageArranger::wantedChanged, this, &SortMenu::update);
    connect(m_arranger, &MessageArranger::offersChanged, this, &SortMenu::update);
    update();
}

QAction *SortMenu::add(QMenu *menu, const QString &name, const QString &text, const QString &toolTip)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setToolTip(toolTip);
    action->setCheckable(true);
    return action;
}

// One of them at most is the key: they look like it.
QActionGroup *SortMenu::addKeys(QMenu *menu, const QString &prefix, bool first)
{
    auto *group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (const QByteArray &key : SortKeys::all()) {
        QAction *action = add(menu, prefix + QString::fromLatin1(key), SortKeys::title(key),
                              first ? tr("Sort by this; once more for the other way round")
                                    : tr("Where the first is the same, sort by this"));
        (first ? m_first : m_second) += action;
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, key, first] {
            const auto &keys = m_arranger->keys();
            m_arranger->sortBy(first ? SortKeys::withFirst(keys, key) : SortKeys::withSecond(keys, key));
        });
    }
    return group;
}

void SortMenu::update()
{
    const auto &keys = m_arranger->keys();
    for (qsizetype i = 0; i < m_first.size(); ++i) {
        const QByteArray &key = SortKeys::all().at(i);
        const bool offered = m_arranger->offers(key);
        m_first[i]->setChecked(!keys.empty() && keys[0].key == key);
        m_first[i]->setEnabled(offered);
        m_second[i]->setChecked(keys.size() > 1 && keys[1].key == key);
        m_second[i]->setEnabled(offered && !keys.empty() && keys[0].key != key);
    }
    for (QAction *order : {m_ascending, m_descending})
        order->setEnabled(!keys.empty());
    m_ascending->setChecked(!keys.empty() && keys[0].order == Qt::AscendingOrder);
    m_descending->setChecked(!keys.empty() && keys[0].order == Qt::DescendingOrder);
    m_then->setEnabled(!keys.empty());
    m_thenNothing->setChecked(keys.size() == 1);
}

} // namespace ui
