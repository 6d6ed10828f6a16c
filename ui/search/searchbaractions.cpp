// The menu of the search bar, and its saved searches.
#include "criteriaedit.h"
#include "savedsearchdialogs.h"
#include "searchbar.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QActionGroup>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <algorithm>

namespace ui {

namespace {

const QString WhereKey = QStringLiteral("search/where");
constexpr int MostInMenu = 25; // of saved searches; all are in the dialog

} // namespace

QAction *SearchBar::addAction(const char *name, const char *iconName, const QString &text,
                              const QString &toolTip)
{
    auto *action = new QAction(text, this);
    if (iconName)
        action->setIcon(icon(iconName));
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    m_menu->addAction(action);
    return action;
}

void SearchBar::makeActions()
{
    const std::pair<QMenu *, const char *> menus[] = {
        {m_menu, "searchMenu"}, {m_savedMenu, "savedSearchesMenu"}, {m_whereMenu, "searchWhereMenu"}};
    for (const auto &[menu, name] : menus) {
        menu->setObjectName(QLatin1String(name));
        menu->setAccessibleName(menu->title().remove(u'&'));
        menu->setToolTipsVisible(true);
    }
    m_begin = addAction("searchAction", "search", tr("&Search Messages"),
                        tr("Search the messages of the mailbox (Ctrl+Shift+F)"));
    m_begin->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    connect(m_begin, &QAction::triggered, this, &SearchBar::begin);
    m_criteriaAction = addAction("searchCriteriaAction", "details", tr("C&riteria"),
                                 tr("Show the criteria of the search as rows and as text (Ctrl+Shift+G)"));
    m_criteriaAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    m_criteriaAction->setCheckable(true);
    connect(m_criteriaAction, &QAction::toggled, this, &SearchBar::openCriteria);
    m_menu->addMenu(m_whereMenu);
    m_menu->addSeparator();
    m_cancel = addAction("searchCancelAction", "stop", tr("Ca&ncel the Search"),
                         tr("Stop waiting for the server; the list stays as it is"));
    m_cancel->setIconText(tr("Cancel"));
    connect(m_cancel, &QAction::triggered, this, &SearchBar::cancelled);
    m_clear = addAction("searchClearAction", "clear", tr("Show &All Messages"),
                        tr("End the search and show all messages of the mailbox again"));
    m_clear->setIconText(tr("Show all"));
    connect(m_clear, &QAction::triggered, this, &SearchBar::clear);
    m_menu->addSeparator();
    m_menu->addMenu(m_savedMenu);

    // What they are called there does not change.
    using Where = MessageSearch::Where;
    const std::pair<Where, QString> places[] = {{Where::Header, tr("&Subject, From and To")},
                                                {Where::Subject, tr("S&ubject Only")},
                                                {Where::Body, tr("&Body")},
                                                {Where::Text, tr("Header &or Body")}};
    static constexpr const char *names[] = {"searchWhereHeader", "searchWhereSubject", "searchWhereBody",
                                            "searchWhereText"};
    for (size_t i = 0; i < std::size(places); ++i) {
        const Where where = places[i].first;
        auto *action = new QAction(places[i].second, m_whereGroup);
        action->setObjectName(QLatin1String(names[i]));
        action->setToolTip(tr("Where words without “from:” and the like are looked for"));
        action->setCheckable(true);
        m_whereMenu->addAction(action);
        connect(action, &QAction::triggered, this, [this, where, i] {
            QSettings().setValue(WhereKey, int(i));
            m_search->setWhere(where);
            m_words->setPlaceholderText(whereText(where));
        });
    }

    m_save = new QAction(icon("save"), tr("&Save This Search…"), this);
    m_save->setObjectName(QStringLiteral("searchSaveAction"));
    m_save->setToolTip(tr("Keep this search for this connection, under a name"));
    connect(m_save, &QAction::triggered, this, &SearchBar::save);
    m_manage = new QAction(icon("edit"), tr("&Manage Saved Searches…"), this);
    m_manage->setObjectName(QStringLiteral("searchManageAction"));
    m_manage->setToolTip(tr("Rename and delete the saved searches of this connection"));
    connect(m_manage, &QAction::triggered, this, &SearchBar::manage);
}

QString SearchBar::whereText(MessageSearch::Where where) const
{
    switch (where) {
    case MessageSearch::Where::Header:
        return tr("Search subject, from and to…");
    case MessageSearch::Where::Subject:
        return tr("Search subjects…");
    case MessageSearch::Where::Body:
        return tr("Search bodies…");
    case MessageSearch::Where::Text:
        break;
    }
    return tr("Search headers and bodies…");
}

void SearchBar::restoreWhere()
{
    const QList<QAction *> all = m_whereGroup->actions();
    all.at(std::clamp(QSettings().value(WhereKey).toInt(), 0, int(all.size()) - 1))->trigger();
}

void SearchBar::fillSaved()
{
    qDeleteAll(m_savedActions);
    m_savedActions.clear();
    m_savedMenu->clear();
    const QList<SavedSearch> searches = m_options ? SavedSearches(*m_options).all() : QList<SavedSearch>();
    for (int i = 0; i < std::min<int>(int(searches.size()), MostInMenu); ++i) {
        const SavedSearch &search = searches.at(i);
        // The name is a person's: no letter of it is a mnemonic.
        auto *action =
            new QAction(icon("search"), QString(search.name).replace(u'&', QStringLiteral("&&")), this);
        action->setObjectName(QStringLiteral("savedSearch%1").arg(i));
        action->setToolTip(tr("Search by %1").arg(search.criteria.left(300)));
        connect(action, &QAction::triggered, this, [this, search] { use(search.criteria); });
        m_savedMenu->addAction(action);
        m_savedActions.append(action);
    }
    if (!searches.isEmpty())
        m_savedMenu->addSeparator();
    m_savedMenu->addActions({m_save, m_manage});
}

void SearchBar::use(const QString &criteria)
{
    m_search->setText(criteria);
    m_raw->setCriteria(criteria);
    run();
}

void SearchBar::save()
{
    if (!m_options || !m_search->criterion())
        return;
    auto *dialog = new SaveSearchDialog(SavedSearches(*m_options), m_search->criterion()->toText(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveSearchDialog::saved, this, &SearchBar::fillSaved);
    dialog->open();
}

void SearchBar::manage()
{
    if (!m_options)
        return;
    auto *dialog = new SavedSearchesDialog(SavedSearches(*m_options), m_title, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SavedSearchesDialog::changed, this, &SearchBar::fillSaved);
    connect(dialog, &SavedSearchesDialog::chosen, this, &SearchBar::use);
    dialog->open();
}

} // namespace ui
