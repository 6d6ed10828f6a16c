#pragma once
#include "imapcore/sequenceset.h"
#include <optional>
#include <vector>

class QTreeView;

namespace imap {
class Mailbox;
}

namespace ui {

class MessageListModel;

// Where one is in the list of messages: which of them are selected, which is the current one, and how far one has scrolled.
// It outlasts that the rows are put into another order, and that the mailbox is opened once more.
class ListPlace
{
public:
    ListPlace(QTreeView *view, MessageListModel *model) : m_view(view), m_model(model) {}

    // Before the rows are put into another order.
    void remember();
    // These have gone since.
    void shift(const imap::SequenceSet &gone);
    // Messages that were selected are so again, and one sees where one was, or else how the new order begins. Nothing moves
    // where the order is the one of before and only holds more messages now.
    void restore(bool sameOrder);

    // Before the mailbox is opened once more.
    void keep(const imap::Mailbox &mailbox);
    // Not to be gone back to.
    void forget() { m_kept.reset(); }
    // Once its rows are there: the numbers are those of the same messages where none came and none went.
    void returnTo(const imap::Mailbox &mailbox);

private:
    struct Place
    {
        int scrolled = 0;
        quint32 current = 0;
        std::vector<quint32> selected = {};
    };
    struct Kept
    {
        quint32 count, uidValidity, uidNext;
        Place place;
    };
    Place now(size_t most) const;
    void select(const Place &place);

    QTreeView *m_view;
    MessageListModel *m_model;
    Place m_place;
    std::optional<Kept> m_kept;
};

} // namespace ui
