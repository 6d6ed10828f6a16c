#pragma once
#include "imapcore/commands/sort.h"
#include "imapcore/commands/thread.h"
#include "sortvalues.h"
#include "threader.h"
#include <QObject>
#include <QPointer>
#include <optional>
#include <vector>

namespace ui {

// Sorts, or threads, the messages of a mailbox whose server does not: SEARCH finds them, FETCH brings what is to be known of
// each, in pieces, and another thread puts them in order. For a mailbox of as many messages as that is good for.
class LocalArranger final : public QObject
{
    Q_OBJECT
public:
    static constexpr quint32 MaxMessages = 50'000;

    struct Task
    {
        std::vector<imap::SortKey> keys = {}; // or
        QByteArray threading = {};            // one of threadings()
        std::optional<imap::SearchKey> criteria = {};
    };

    LocalArranger(imap::Session *session, Task task, QObject *parent = nullptr);
    ~LocalArranger() override;

    static QByteArrayList threadings() { return {"REFERENCES", "REFS", "ORDEREDSUBJECT"}; }

    void start();

signals:
    // Messages of which is known what is needed.
    void progressed(qint64 done, qint64 total);
    // One of these comes last.
    void sorted(const std::vector<quint32> &numbers);
    void threaded(const imap::ThreadForest &threads);
    void searchRefused(const imap::Error &error);
    void failed(const imap::Error &error);

private:
    void fetchNext();
    void take(std::vector<imap::MessageData> messages);
    void putInOrder();
    void shift(const imap::SequenceSet &gone);
    std::vector<imap::FetchItem> items() const;

    QPointer<imap::Session> m_session;
    Task m_task;
    std::vector<quint32> m_numbers; // all that are asked for, ascending
    size_t m_asked = 0;
    QPointer<imap::Reply> m_reply;
    // Expunged since it was answered, which its numbers do not know of.
    std::vector<imap::SequenceSet> m_gone;
    std::vector<SortedMessage> m_toSort;
    std::vector<ThreadedMessage> m_toThread;
};

} // namespace ui
