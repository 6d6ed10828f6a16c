#include "localarranger.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/search.h"
#include <QCoreApplication>
#include <QThreadPool>
#include <numeric>

namespace ui {

namespace {

// A fraction of a second over a slow line, and what comes of it is read within a slice.
constexpr size_t PieceSize = 250;
const imap::BodySection References{.what = imap::BodySection::What::HeaderFields, .fields = {"REFERENCES"}};

// Leaves out those that have gone, and gives the others their new numbers.
template<typename T, typename Number>
void shiftAll(std::vector<T> &all, const imap::SequenceSet &gone, Number numberOf)
{
    std::erase_if(all, [&](T &one) { return gone.contains(numberOf(one)); });
    for (T &one : all)
        numberOf(one) -= quint32(gone.countBelow(numberOf(one)));
}

} // namespace

LocalArranger::LocalArranger(imap::Session *session, Task task, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_task(std::move(task))
{
    // Between two of the pieces: neither while FETCH answers (RFC 9051 section 7.5.1), nor before it begins, since the
    // session sends nothing beside a command with numbers that could let EXPUNGE come.
    connect(&session->mailbox(), &imap::Mailbox::expunged, this, &LocalArranger::shift);
}

LocalArranger::~LocalArranger()
{
    if (m_reply)
        m_reply->cancel();
}

void LocalArranger::start()
{
    if (!m_task.criteria) {
        m_numbers.resize(m_session->mailbox().count());
        std::iota(m_numbers.begin(), m_numbers.end(), 1U);
        fetchNext();
        return;
    }
    auto *reply = m_session->send(imap::Search{*m_task.criteria, imap::Messages::By::Number});
    m_reply = reply;
    reply->then(this, [this](const imap::Expected<imap::SearchResult> &found) {
        if (!found) {
            emit searchRefused(found.error());
            return;
        }
        for (const imap::SequenceSet::Range &range : found->all.ranges()) {
            for (quint32 number = range.first; number <= range.last && m_numbers.size() <= MaxMessages;
                 ++number)
                m_numbers.push_back(number);
        }
        for (const imap::SequenceSet &gone : std::exchange(m_gone, {}))
            shiftAll(m_numbers, gone, [](quint32 &number) -> quint32 & { return number; });
        fetchNext();
    });
}

std::vector<imap::FetchItem> LocalArranger::items() const
{
    if (!m_task.threading.isEmpty()) {
        std::vector<imap::FetchItem> wanted{"ENVELOPE", "INTERNALDATE"};
        if (m_task.threading != "ORDEREDSUBJECT")
            wanted.push_back(imap::FetchItem::section(References));
        return wanted;
    }
    std::vector<imap::FetchItem> wanted;
    bool envelope = false, date = false, size = false;
    for (const imap::SortKey &key : m_task.keys) {
        size = size || key.key == "SIZE";
        date = date || key.key == "ARRIVAL" || key.key == "DATE";
        envelope = envelope || (key.key != "SIZE" && key.key != "ARRIVAL");
    }
    if (envelope)
        wanted.emplace_back("ENVELOPE");
    if (date)
        wanted.emplace_back("INTERNALDATE");
    if (size)
        wanted.emplace_back("RFC822.SIZE");
    return wanted;
}

void LocalArranger::fetchNext()
{
    emit progressed(qint64(m_asked), qint64(m_numbers.size()));
    if (m_asked == m_numbers.size()) {
        putInOrder();
        return;
    }
    if (!m_session) {
        emit failed({});
        return;
    }
    imap::SequenceSet piece;
    for (const size_t end = std::min(m_asked + PieceSize, m_numbers.size()); m_asked < end; ++m_asked)
        piece.add(m_numbers[m_asked]);
    auto *reply = m_session->send(imap::FetchData{imap::Messages::numbers(piece), items()});
    m_reply = reply;
    m_gone.clear();
    reply->then(this, [this](const imap::Expected<std::vector<imap::MessageData>> &messages) {
        if (!messages) {
            emit failed(messages.error());
            return;
        }
        take(*messages);
        fetchNext();
    });
}

void LocalArranger::take(std::vector<imap::MessageData> messages)
{
    for (const imap::SequenceSet &gone : std::exchange(m_gone, {}))
        shiftAll(messages, gone, [](imap::MessageData &message) -> quint32 & { return message.number; });
    const QByteArray section = imap::FetchItem::section(References).answeredAs();
    for (const imap::MessageData &message : messages) {
        if (!m_task.threading.isEmpty()) {
            const QByteArray *references = message.section(section);
            m_toThread.push_back(ThreadedMessage::of(message, references ? *references : QByteArray()));
            continue;
        }
        SortedMessage made{message.number, {}};
        for (const imap::SortKey &key : m_task.keys)
            made.values.push_back(sortValue(key.key, message));
        m_toSort.push_back(std::move(made));
    }
}

void LocalArranger::shift(const imap::SequenceSet &gone)
{
    m_gone.push_back(gone);
    const auto ahead = std::count_if(m_numbers.begin(), m_numbers.begin() + std::ptrdiff_t(m_asked),
                                     [&gone](quint32 number) { return gone.contains(number); });
    m_asked -= size_t(ahead);
    shiftAll(m_numbers, gone, [](quint32 &number) -> quint32 & { return number; });
    shiftAll(m_toSort, gone, [](SortedMessage &message) -> quint32 & { return message.number; });
    shiftAll(m_toThread, gone, [](ThreadedMessage &message) -> quint32 & { return message.number; });
}

// Fifty thousand texts take longer than a window may stand still.
void LocalArranger::putInOrder()
{
    // A server may answer in any order.
    const QPointer<LocalArranger> self(this);
    if (m_task.threading.isEmpty()) {
        QThreadPool::globalInstance()->start(
            [self, messages = std::move(m_toSort), keys = m_task.keys]() mutable {
                auto numbers = sortHere(std::move(messages), keys);
                QMetaObject::invokeMethod(qApp, [self, numbers = std::move(numbers)] {
                    if (self)
                        emit self->sorted(numbers);
                });
            });
        return;
    }
    std::sort(m_toThread.begin(), m_toThread.end(),
              [](const ThreadedMessage &a, const ThreadedMessage &b) { return a.number < b.number; });
    QThreadPool::globalInstance()->start(
        [self, messages = std::move(m_toThread), algorithm = m_task.threading]() mutable {
            auto threads = algorithm == "REFERENCES" ? threadByReferences(messages)
                           : algorithm == "REFS"     ? threadByReferencesAlone(messages)
                                                     : threadBySubject(std::move(messages));
            QMetaObject::invokeMethod(qApp, [self, threads = std::move(threads)] {
                if (self)
                    emit self->threaded(threads);
            });
        });
}

} // namespace ui
