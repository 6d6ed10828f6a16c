#pragma once
#include "exchangemodel.h"
#include "linemodel.h"
#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace ui {

class TrafficFilterEdit;
class TrafficFind;

// What went over the wire: by commands or line by line, of one connection or of all, filtered as one types.
class TrafficPane final : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficPane(TrafficSet *set, QWidget *parent = nullptr);

    // What can be done with it, for a menu; the context menus of the views have the same.
    const QList<QAction *> &actions() const { return m_actions; }
    // 0: all connections.
    void showTraffic(quint16 id);
    quint16 traffic() const;
    void setFilterText(const QString &text);
    // Nothing but what was sent for this reason, about this mailbox; empty: for any, about any.
    void showCause(const QString &cause, const QString &mailbox);
    // Goes to an exchange, in whichever way they are shown.
    void show(quint16 traffic, quint64 number);
    ExchangeModel *exchanges() const { return m_exchanges; }
    // What is selected; traffic 0: nothing.
    ExchangeModel::Place current() const;

protected:
    void showEvent(QShowEvent *event) override;

signals:
    void selected();
    // What this was sent for is to be shown.
    void causeWanted(const QString &cause);

private:
    void buildBar();
    void buildActions();
    QAction *makeAction(const char *name, const char *iconName, const QString &text, const QString &toolTip,
                        const QKeySequence &shortcut, const std::function<void()> &run);
    void addTraffic(const TrafficSet::One &one);
    void titleTraffics();
    void tellDropped();
    bool isFound(const QModelIndex &row, const imap::ExchangeFilter &wanted) const;
    void followLater();
    void followTail();
    void updateActions();
    bool byLines() const;
    QModelIndex currentExchange() const;
    void onlyLike(const QString &condition);
    void stepToMark(int step);
    void editNote();

    TrafficSet *m_set;
    ExchangeModel *m_exchanges;
    LineModel *m_lines;
    QComboBox *m_connections;
    TrafficFilterEdit *m_filter;
    QLabel *m_problem, *m_dropped;
    TrafficFind *m_find;
    QStackedWidget *m_views;
    QTreeView *m_tree;
    QTableView *m_table;
    QTimer m_tail;
    QList<QAction *> m_actions;
    QAction *m_byLines, *m_follow, *m_clear, *m_mark, *m_note, *m_nextMark, *m_previousMark;
    QAction *m_onlyConnection, *m_onlyCommand, *m_onlyMailbox, *m_onlyCause, *m_goToCause, *m_other,
        *m_focusFilter;
};

} // namespace ui
