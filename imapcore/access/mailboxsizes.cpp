#include "mailboxsizes.h"
#include "../commands/fetch.h"
#include "../commands/select.h"
#include "../commands/status.h"

namespace imap {

namespace {

// What is about the one mailbox, and no reason to leave the others.
bool isItsOwn(const Error &error)
{
    return error.kind == Error::Kind::Refused || error.kind == Error::Kind::Rejected
           || error.kind == Error::Kind::Malformed || error.kind == Error::Kind::InvalidArgument;
}

} // namespace

void MailboxSizes::start(Session *session, std::vector<MailboxName> mailboxes, By by)
{
    cancel();
    m_session = session;
    m_mailboxes = std::move(mailboxes);
    m_sizes.assign(m_mailboxes.size(), std::nullopt);
    m_error.reset();
    m_refusal.reset();
    m_done = 0;
    m_isRunning = true;
    ++m_round;
    if (by == By::Sum) {
        QMetaObject::invokeMethod(this, &MailboxSizes::sumNext, Qt::QueuedConnection);
        return;
    }
    m_crawl = new Crawl(session, this);
    connect(m_crawl, &Crawl::progressed, this, [this] {
        m_done = m_crawl->done();
        emit progressed(m_done, m_mailboxes.size());
    });
    connect(m_crawl, &Crawl::finished, this, [this] {
        m_done = m_crawl->done();
        m_crawl->deleteLater();
        end(m_crawl->error());
    });
    // Whoever starts it hears of its end afterwards.
    QMetaObject::invokeMethod(
        m_crawl,
        [this, crawl = m_crawl.data()] {
            if (crawl->isOver())
                return;
            crawl->ask(
                m_mailboxes.size(),
                [this](size_t at) {
                    return std::optional(GetStatus{m_mailboxes[at], {"SIZE"}});
                },
                [this](size_t at, const Expected<MailboxStatus> &status) {
                    if (status)
                        m_sizes[at] = status->size;
                    else
                        m_refusal = status.error();
                });
        },
        Qt::QueuedConnection);
}

void MailboxSizes::sumNext()
{
    if (!m_isRunning)
        return;
    emit progressed(m_done, m_mailboxes.size());
    if (m_done == m_mailboxes.size() || !m_session) {
        end(m_session ? std::nullopt : std::optional(Error{Error::Kind::Cancelled}));
        return;
    }
    m_session->send(Select{m_mailboxes[m_done]})
        ->then(this, [this, round = m_round](const Expected<Opened> &result) {
            if (!m_isRunning || round != m_round)
                return;
            if (result) {
                opened(m_done);
            } else if (isItsOwn(result.error())) {
                m_refusal = result.error();
                ++m_done;
                sumNext();
            } else {
                end(result.error());
            }
        });
}

void MailboxSizes::opened(size_t at)
{
    const auto next = [this, at](std::optional<quint64> size) {
        m_sizes[at] = size;
        ++m_done;
        sumNext();
    };
    if (m_session->mailbox().messages().count() == 0) {
        next(0);
        return;
    }
    m_session->send(Fetch{Messages::numbers({1, SequenceSet::Star}), {"RFC822.SIZE"}})
        ->then(this, [this, next, round = m_round](const Expected<Done> &result) {
            if (!m_isRunning || round != m_round)
                return;
            if (!result && !isItsOwn(result.error())) {
                end(result.error());
                return;
            }
            if (!result)
                m_refusal = result.error();
            const MessageStore &messages = m_session->mailbox().messages();
            quint64 sum = 0;
            bool isWhole = bool(result);
            for (quint32 number = 1; number <= messages.count(); ++number) {
                const qint64 size = messages.at(number).size;
                isWhole = isWhole && size >= 0;
                sum += quint64(std::max<qint64>(0, size));
            }
            next(isWhole ? std::optional(sum) : std::nullopt);
        });
}

void MailboxSizes::cancel()
{
    if (m_crawl)
        m_crawl->cancel();
    else if (m_isRunning)
        end(Error{Error::Kind::Cancelled});
}

void MailboxSizes::end(const std::optional<Error> &error)
{
    m_crawl = nullptr;
    m_isRunning = false;
    m_error = error;
    emit progressed(m_done, m_mailboxes.size());
    emit finished();
}

} // namespace imap
