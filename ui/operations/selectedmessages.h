#pragma once
#include "imapcore/error.h"
#include "imapcore/sequenceset.h"
#include <QObject>
#include <QPointer>
#include <functional>

class QItemSelectionModel;

namespace imap {
class Session;
}

namespace ui {

class MessageListModel;

// The messages whose rows are selected in a list: a hundred thousand are a set, never a list of indexes.
class SelectedMessages final : public QObject
{
    Q_OBJECT
public:
    SelectedMessages(MessageListModel *model, QItemSelectionModel *selection, QObject *parent = nullptr);

    // Rows, places of missing messages included.
    quint64 rowCount() const;
    bool isEmpty() const;
    imap::SequenceSet numbers() const;
    // The same in the order of the list, at most so many.
    std::vector<quint32> numbersInOrder(size_t most) const;

    using Resolved = std::function<void(const imap::Expected<imap::SequenceSet> &uids)>;
    // Their UIDs, whose UIDVALIDITY is that of the session's mailbox. What is not known of them is asked for; should
    // messages be expunged meanwhile, once more. A later call, or forget(), makes an earlier one void.
    void resolve(imap::Session *session, Resolved resolved);
    void forget();

private:
    template<typename Function>
    void eachRow(Function function) const;
    void ask();

    MessageListModel *m_model;
    QItemSelectionModel *m_selection;
    QPointer<imap::Session> m_session;
    Resolved m_resolved;
    std::vector<imap::SequenceSet> m_toAsk;
    imap::SequenceSet m_uids;
    quint64 m_run = 0;
    int m_attempts = 0;
};

} // namespace ui
