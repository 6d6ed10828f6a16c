#pragma once
#include <QMenu>

class QTreeView;

namespace ui {

class MessageArranger;
class MessageListModel;

// Threads: whether there are any, which algorithm of the server's makes them, what comes first, and which are open.
class ThreadMenu final : public QMenu
{
    Q_OBJECT
public:
    // `threads` switches them on and off, and stands on top.
    ThreadMenu(MessageArranger *arranger, MessageListModel *model, QTreeView *view, QAction *threads,
               QWidget *parent = nullptr);

    // What `threads` switches on.
    QByteArray algorithm() const;
    // Opening every branch of more messages than this would be felt.
    static constexpr quint32 MaxExpanded = 50'000;

private:
    QAction *add(const char *name, const QString &text, const QString &toolTip);
    void update();

    MessageArranger *m_arranger;
    MessageListModel *m_model;
    QTreeView *m_view;
    QAction *m_threads;
    QList<QAction *> m_algorithms;
    QAction *m_byRoot, *m_byNewest, *m_expand, *m_collapse;
    QByteArray m_chosen; // by the person; empty: the best there is
};

} // namespace ui
