#pragma once
#include "imapcore/sequenceset.h"
#include <vector>

class QTreeView;

namespace ui {

class MessageListModel;

// Where one is in the list of messages, while its rows are put into another order: the messages that were selected stay
// so, and one sees where one was, or else how the new order begins.
class ListPlace
{
public:
    ListPlace(QTreeView *view, MessageListModel *model) : m_view(view), m_model(model) {}

    void remember();
    // These have gone since.
    void shift(const imap::SequenceSet &gone);
    // Nothing moves where the order is the one of before and only holds more messages now.
    void restore(bool sameOrder);

private:
    QTreeView *m_view;
    MessageListModel *m_model;
    int m_scrolled = 0;
    quint32 m_current = 0;
    std::vector<quint32> m_selected;
};

} // namespace ui
