// What can be done in TrafficPane, for its bar, its context menus and the menu of the window.
#include "trafficfilteredit.h"
#include "trafficfind.h"
#include "trafficpane.h"
#include "ui/support/icons.h"
#include <QAction>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>

namespace ui {

QAction *TrafficPane::makeAction(const char *name, const char *iconName, const QString &text,
                                 const QString &toolTip, const QKeySequence &shortcut,
                                 const std::function<void()> &run)
{
    auto *action = new QAction(iconName ? icon(iconName) : QIcon(), text, this);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    action->setShortcut(shortcut);
    if (run)
        connect(action, &QAction::triggered, this, run);
    m_actions.append(action);
    return action;
}

void TrafficPane::buildActions()
{
    m_byLines =
        makeAction("consoleByLines", "transcript", tr("&Line by Line"),
                   tr("Show every line in the order of time, instead of answers below their commands"),
                   QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Y), {});
    m_byLines->setCheckable(true);
    connect(m_byLines, &QAction::toggled, this, [this](bool on) {
        const ExchangeModel::Place place = current();
        m_lines->setShown(on);
        m_views->setCurrentIndex(on ? 1 : 0);
        m_find->setView(on ? static_cast<QAbstractItemView *>(m_table) : m_tree);
        const auto goThere = [this, place] {
            if (place.traffic > 0)
                show(place.traffic, place.number);
        };
        if (m_lines->isFiltering())
            connect(m_lines, &LineModel::filteringChanged, this, goThere, Qt::SingleShotConnection);
        else
            goThere();
        updateActions();
        emit selected();
    });
    m_follow =
        makeAction("consoleFollow", "follow-tail", tr("&Follow"), tr("Always show the newest line"), {}, {});
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    connect(m_follow, &QAction::toggled, this, &TrafficPane::followTail);
    m_clear =
        makeAction("consoleClear", "clear-log", tr("&Clear"), tr("Forget the lines shown here"), {}, [this] {
            for (const auto &trace : m_set->recorder()->traces()) {
                const TrafficSet::One *one = m_set->of(trace.get());
                if (one && (traffic() == 0 || one->id == traffic()))
                    trace->clear();
            }
        });
    m_focusFilter = makeAction("consoleFocusFilter", "filter", tr("F&ilter…"),
                               tr("Type which commands and lines are to be shown"),
                               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y), [this] {
                                   window()->activateWindow();
                                   m_filter->setFocus(Qt::ShortcutFocusReason);
                                   m_filter->selectAll();
                               });
    makeAction("consoleFind", "search", tr("Fin&d…"),
               tr("Go from one place to the next that holds some words, with all others still there (Ctrl+F "
                  "in the list)"),
               {}, [this] { m_find->begin(); });
    makeAction("consoleFindNext", nullptr, tr("Find For&wards"), tr("The next place that holds them"),
               QKeySequence(Qt::Key_F3), [this] { m_find->go(1); });
    makeAction("consoleFindPrevious", nullptr, tr("Find &Backwards"), tr("The place before that holds them"),
               QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_find->go(-1); });
    m_onlyConnection = makeAction("consoleOnlyConnection", nullptr, tr("Only This C&onnection"),
                                  tr("Show nothing but the connection of the selected line"), {},
                                  [this] { showTraffic(current().traffic); });
    m_onlyCommand = makeAction("consoleOnlyCommand", nullptr, tr("Only This &Kind of Command"),
                               tr("Show nothing but commands like the selected one"), {}, [this] {
                                   if (const auto *exchange = m_exchanges->exchangeOf(currentExchange()))
                                       onlyLike(QStringLiteral("verb:")
                                                + QString::fromLatin1(exchange->verb).section(u' ', -1));
                               });
    m_onlyMailbox =
        makeAction("consoleOnlyMailbox", nullptr, tr("Only This Mailbo&x"),
                   tr("Show nothing but what is about the mailbox of the selected command"), {}, [this] {
                       if (const auto *exchange = m_exchanges->exchangeOf(currentExchange()))
                           onlyLike(QStringLiteral("mailbox:")
                                    + TrafficFilterEdit::quoted(
                                        imap::MailboxName::fromWire(exchange->mailbox).toString()));
                   });
    m_onlyCause =
        makeAction("consoleOnlyCause", nullptr, tr("Only for the Same &Reason"),
                   tr("Show all that was sent for what the selected command was sent for"), {}, [this] {
                       if (const auto *exchange = m_exchanges->exchangeOf(currentExchange()))
                           onlyLike(QStringLiteral("why:")
                                    + TrafficFilterEdit::quoted(imap::Cause::textOf(exchange->cause)));
                   });
    m_goToCause = makeAction("consoleGoToCause", "go-to", tr("Go to the &Job or Change"),
                             tr("Show the job, or the staged change, that the selected command was sent for"),
                             {}, [this] {
                                 if (const auto *exchange = m_exchanges->exchangeOf(currentExchange()))
                                     emit causeWanted(imap::Cause::textOf(exchange->cause));
                             });
    m_other = makeAction("consoleAll", nullptr, tr("Show &All Again"),
                         tr("Take back the filter and show all connections"), {}, [this] {
                             showTraffic(0);
                             setFilterText({});
                         });
    m_mark = makeAction("consoleMark", "flag", tr("&Mark"), tr("Mark the selected command, to find it again"),
                        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M), [this] {
                            const QModelIndex at = currentExchange();
                            m_exchanges->setMarked(at, !m_exchanges->isMarked(at));
                            updateActions();
                        });
    m_mark->setCheckable(true);
    m_note = makeAction("consoleNote", "edit", tr("&Note…"),
                        tr("Write something down about the selected command"), {}, [this] { editNote(); });
    m_nextMark = makeAction("consoleNextMark", nullptr, tr("N&ext Mark"), tr("Go to the next marked command"),
                            QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Down), [this] { stepToMark(1); });
    m_previousMark = makeAction("consolePreviousMark", nullptr, tr("&Previous Mark"),
                                tr("Go to the marked command before"),
                                QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Up), [this] { stepToMark(-1); });
    const QList<QAction *> ofARow{m_mark,        m_note,        m_nextMark,  m_previousMark, m_onlyConnection,
                                  m_onlyCommand, m_onlyMailbox, m_onlyCause, m_goToCause,    m_other};
    m_tree->addActions(ofARow);
    m_table->addActions(ofARow);
}

} // namespace ui
