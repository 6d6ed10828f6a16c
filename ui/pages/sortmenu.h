#pragma once
#include <QMenu>

class QActionGroup;

namespace ui {

class MessageArranger;

// What the list of messages is sorted by: the keys, the order, and what counts where the first key says the same.
class SortMenu final : public QMenu
{
    Q_OBJECT
public:
    // `unsorted` stands on top.
    SortMenu(MessageArranger *arranger, QAction *unsorted, QWidget *parent = nullptr);

private:
    QAction *add(QMenu *menu, const QString &name, const QString &text, const QString &toolTip);
    QActionGroup *addKeys(QMenu *menu, const QString &prefix, bool first);
    void update();

    MessageArranger *m_arranger;
    QMenu *m_then;
    QAction *m_ascending, *m_descending, *m_thenNothing;
    QList<QAction *> m_first, m_second; // in the order of SortKeys::all()
};

} // namespace ui
