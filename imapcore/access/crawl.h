#pragma once
#include "../commands/list.h"
#include "../commands/namespace.h"
#include "sender.h"
#include <QElapsedTimer>
#include <functional>

namespace imap {

// Asks a server about each of very many mailboxes, ten thousand at a time. Where a person waits at the same connection,
// only as many questions are on the way as are answered within a quarter of a second.
class Crawl final : public QObject
{
    Q_OBJECT
public:
    explicit Crawl(Sender sender, QObject *parent = nullptr);

    // What LIST with these patterns finds, one after the other; a mailbox once. In slices, for lists may be long:
    // `take` is given a part at a time, `then` is called behind the last.
    void list(const QByteArrayList &patterns, std::function<void(ListedMailbox &&)> take,
              std::function<void()> then);
    // A pattern for all there is: "*", and what it leaves out (names that begin with "#", RFC 2342 section 4).
    static QByteArrayList everything(const Namespaces &namespaces);

    // The command that `make` makes for each of 0 to `count` - 1; `take` is told what came of it, also a refusal. `make`
    // may have none (std::nullopt). When the connection ends, so does it, with error().
    template<typename Make, typename Take>
    void ask(size_t count, Make make, Take take)
    {
        begin(count, [this, make, take](size_t at) {
            auto command = make(at);
            if (!command)
                return false;
            m_sender.send(std::move(*command))->then(this, [this, at, take](auto &&result) {
                if (m_isOver)
                    return;
                if (!result && endsAll(result.error())) {
                    end(result.error());
                    return;
                }
                take(at, std::forward<decltype(result)>(result));
                answered();
            });
            return true;
        });
    }

    // Nothing more is asked, and nothing told, but for `finished`.
    void cancel();
    bool isOver() const { return m_isOver; }
    // Why it ended early: Cancelled, or what became of the connection.
    const std::optional<Error> &error() const { return m_error; }
    size_t done() const { return m_done; }
    size_t total() const { return m_count; }

signals:
    // Every now and then.
    void progressed();
    void finished();

private:
    static bool endsAll(const Error &error);
    void listNext(size_t at);
    void takeListed(size_t pattern);
    void begin(size_t count, std::function<bool(size_t)> ask);
    void fill();
    void answered();
    void measure();
    void tellProgress();
    void end(std::optional<Error> error);

    Sender m_sender;
    QByteArrayList m_patterns;
    std::function<void(ListedMailbox &&)> m_take;
    std::function<void()> m_then;
    QSet<MailboxName> m_known;
    std::vector<ListedMailbox> m_listed; // not taken yet, from m_at on
    size_t m_at = 0;

    std::function<bool(size_t)> m_ask; // false: there was nothing to ask
    size_t m_count = 0, m_next = 0, m_done = 0;
    size_t m_window;
    size_t m_probe = 0; // whose answer is timed
    QElapsedTimer m_probeSent, m_told;
    bool m_isFilling = false, m_isOver = false;
    std::optional<Error> m_error;
};

} // namespace imap
