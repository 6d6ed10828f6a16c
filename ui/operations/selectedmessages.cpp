#include "selectedmessages.h"
#include "imapcore/commands/search.h"
#include "messagesoperation.h"
#include "ui/models/messagelistmodel.h"
#include <QItemSelectionModel>

namespace ui {

namespace {
constexpr int MostAttempts = 5;
}

SelectedMessages::SelectedMessages(MessageListModel *model, QItemSelectionModel *selection, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_selection(selection)
{
}

quint64 SelectedMessages::rowCount() const
{
    quint64 count = 0;
    for (const QItemSelectionRange &range : m_selection->selection()) {
        // Single cells come in where somebody selects by the accessibility interface.
        if (range.left() == 0)
            count += quint64(range.height());
    }
    return count;
}

bool SelectedMessages::isEmpty() const
{
    return !m_selection->hasSelection();
}

template<typename Function>
void SelectedMessages::eachRow(Function function) const
{
    for (const QItemSelectionRange &range : m_selection->selection()) {
        if (range.left() != 0)
            continue;
        const QModelIndex parent = range.parent();
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const quint32 number = m_model->numberOf(m_model->index(row, 0, parent)); number > 0)
                function(number);
        }
    }
}

imap::SequenceSet SelectedMessages::numbers() const
{
    // In any order of the rows; adding to a set is cheap at its end only.
    std::vector<bool> isSelected(m_model->mailbox() ? m_model->mailbox()->count() : 0);
    eachRow([&isSelected](quint32 number) {
        if (number <= isSelected.size())
            isSelected[number - 1] = true;
    });
    imap::SequenceSet numbers;
    for (size_t i = 0; i < isSelected.size(); ++i) {
        if (isSelected[i])
            numbers.add(quint32(i + 1));
    }
    return numbers;
}

std::vector<quint32> SelectedMessages::numbersInOrder(size_t most) const
{
    QItemSelection ranges = m_selection->selection();
    std::sort(ranges.begin(), ranges.end(),
              [](const QItemSelectionRange &a, const QItemSelectionRange &b) { return a.top() < b.top(); });
    std::vector<quint32> numbers;
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom() && numbers.size() < most; ++row)
            numbers.push_back(m_model->numberOf(m_model->index(row, 0, range.parent())));
    }
    return numbers;
}

void SelectedMessages::forget()
{
    ++m_run;
    m_resolved = nullptr;
    if (m_session)
        m_session->mailbox().disconnect(this);
}

void SelectedMessages::resolve(imap::Session *session, Resolved resolved)
{
    forget();
    m_session = session;
    m_resolved = std::move(resolved);
    m_uids = {};
    m_toAsk.clear();
    m_attempts = 0;
    // Numbers that were meant may be those of other messages then.
    const auto again = [this, run = m_run] {
        QMetaObject::invokeMethod(
            this,
            [this, run] {
                if (run != m_run || !m_resolved || !m_session)
                    return;
                const int attempts = m_attempts + 1;
                if (attempts > MostAttempts) {
                    Resolved tell = std::move(m_resolved);
                    forget();
                    tell(imap::Error{
                        imap::Error::Kind::Refused, {}, tr("Messages are being expunged all the time.")});
                    return;
                }
                resolve(m_session, std::exchange(m_resolved, nullptr));
                m_attempts = attempts;
            },
            Qt::QueuedConnection);
    };
    connect(&session->mailbox(), &imap::Mailbox::expunged, this, again);
    connect(&session->mailbox(), &imap::Mailbox::reset, this, again);

    const imap::MessageStore &messages = session->mailbox().messages();
    imap::SequenceSet unknown;
    const imap::SequenceSet selected = numbers();
    for (const imap::SequenceSet::Range &range : selected.ranges()) {
        for (quint32 number = range.first; number <= range.last; ++number) {
            if (const quint32 uid = messages.uid(number); uid > 0)
                m_uids.add(uid);
            else
                unknown.add(number);
        }
    }
    for (imap::SequenceSet &part : batchesOf(unknown, UINT32_MAX))
        m_toAsk.push_back(std::move(part));
    ask();
}

void SelectedMessages::ask()
{
    if (m_toAsk.empty()) {
        Resolved tell = std::move(m_resolved);
        const imap::SequenceSet uids = std::move(m_uids);
        forget();
        tell(uids);
        return;
    }
    const imap::SequenceSet part = std::move(m_toAsk.back());
    m_toAsk.pop_back();
    // UIDs may be new to a range of them in the answer to ESEARCH; the plain one names each.
    m_session->send(imap::Search{imap::SearchKey::numbers(part)})
        ->then(this, [this, run = m_run](const imap::Expected<imap::SearchResult> &found) {
            if (run != m_run || !m_resolved)
                return;
            if (!found) {
                Resolved tell = std::move(m_resolved);
                forget();
                tell(found.error());
                return;
            }
            for (const imap::SequenceSet::Range &range : found->all.ranges())
                m_uids.add(range.first, range.last);
            ask();
        });
}

} // namespace ui
