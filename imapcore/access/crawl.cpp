#include "crawl.h"
#include <QDeadlineTimer>

namespace imap {

namespace {

constexpr size_t Window = 10'000;
// Where others wait: so much is on the way, in milliseconds until it is answered.
constexpr qint64 Backlog = 250;
constexpr size_t SmallestWindow = 16, FirstWindow = 500;
// So many are sent before others have their turn.
constexpr size_t AtOnce = 1000;
constexpr qint64 SliceTime = 8, ProgressTime = 50; // milliseconds

} // namespace

Crawl::Crawl(Sender sender, QObject *parent)
    : QObject(parent)
    , m_sender(std::move(sender))
    , m_window(m_sender.isShared() ? FirstWindow : Window)
{
    const auto cancelled = [this] {
        end(Error{Error::Kind::Cancelled, {}, {}});
    };
    if (m_sender.object())
        connect(m_sender.object(), &QObject::destroyed, this, cancelled);
    else // it has gone before
        QMetaObject::invokeMethod(this, cancelled, Qt::QueuedConnection);
}

QByteArrayList Crawl::everything(const Namespaces &namespaces)
{
    QByteArrayList patterns{"*"};
    for (const Namespace &space : namespaces) {
        if (space.prefix.wire().startsWith('#'))
            patterns += space.prefix.wire() + '*';
    }
    return patterns;
}

void Crawl::list(const QByteArrayList &patterns, std::function<void(ListedMailbox &&)> take,
                 std::function<void()> then)
{
    m_patterns = patterns;
    m_take = std::move(take);
    m_then = std::move(then);
    listNext(0);
}

// One after the other: answers to LIST cannot be told apart.
void Crawl::listNext(size_t at)
{
    if (m_isOver || !m_sender.object())
        return;
    if (at == size_t(m_patterns.size())) {
        m_known = {};
        std::exchange(m_then, {})();
        return;
    }
    m_sender.send(List{m_patterns[qsizetype(at)]})->then(this, [this, at](Expected<List::Result> &&result) {
        if (m_isOver)
            return;
        if (!result) {
            end(result.error());
            return;
        }
        m_listed = std::move(*result);
        m_at = 0;
        takeListed(at);
    });
}

void Crawl::takeListed(size_t pattern)
{
    const QDeadlineTimer deadline(SliceTime);
    while (!m_isOver && m_at < m_listed.size()) {
        ListedMailbox &mailbox = m_listed[m_at++];
        const qsizetype before = m_known.size();
        m_known.insert(mailbox.name);
        if (m_known.size() > before)
            m_take(std::move(mailbox));
        if (m_at % 256 == 0 && deadline.hasExpired()) {
            QTimer::singleShot(0, this, [this, pattern] { takeListed(pattern); });
            return;
        }
    }
    m_listed = {};
    listNext(pattern + 1);
}

void Crawl::begin(size_t count, std::function<bool(size_t)> ask)
{
    m_ask = std::move(ask);
    m_count = count;
    m_next = m_done = m_probe = 0;
    m_told.start();
    m_probeSent.start();
    fill();
}

void Crawl::fill()
{
    if (m_isFilling)
        return;
    m_isFilling = true;
    size_t sent = 0;
    while (!m_isOver && m_next < m_count && m_next - m_done < m_window && sent < AtOnce) {
        if (m_ask(m_next++))
            ++sent;
        else
            ++m_done;
    }
    m_isFilling = false;
    if (m_isOver)
        return;
    if (sent == AtOnce)
        QTimer::singleShot(0, this, &Crawl::fill);
    tellProgress();
    if (m_done == m_count)
        end({});
}

void Crawl::answered()
{
    ++m_done;
    measure();
    // Those who come together are told together: a few hundred are written at once.
    if (m_next < m_count && m_next - m_done <= m_window - m_window / 8)
        fill();
    tellProgress();
    if (m_done == m_count)
        end({});
}

// Where others wait, the window follows from how long an answer took. They come in about the order of the questions.
void Crawl::measure()
{
    if (m_done <= m_probe || !m_sender.isShared())
        return;
    const qint64 took = m_probeSent.restart();
    if (took < Backlog)
        m_window = std::min(Window, m_window * 2);
    else if (took > 2 * Backlog)
        m_window = std::max(SmallestWindow, m_window / 2);
    m_probe = m_next;
}

void Crawl::tellProgress()
{
    if (m_told.elapsed() < ProgressTime)
        return;
    m_told.start();
    emit progressed();
}

// What is not just about one mailbox.
bool Crawl::endsAll(const Error &error)
{
    using enum Error::Kind;
    return error.kind != Refused && error.kind != Rejected && error.kind != Malformed
           && error.kind != InvalidArgument;
}

void Crawl::cancel()
{
    end(Error{Error::Kind::Cancelled, {}, {}});
}

void Crawl::end(std::optional<Error> error)
{
    if (std::exchange(m_isOver, true))
        return;
    m_error = std::move(error);
    emit finished();
}

} // namespace imap
