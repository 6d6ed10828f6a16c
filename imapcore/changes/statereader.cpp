#include "statereader.h"
#include "../commandtext.h"

namespace imap {

namespace {
// Enough to hide the way there and back.
constexpr size_t AtOnce = 10'000;
} // namespace

StateReader::StateReader(Session *session, ServerManner manner, std::vector<Change> changes, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_manner(std::move(manner))
    , m_changes(std::move(changes))
    , m_states(m_changes.size(), Error{Error::Kind::Cancelled})
    , m_needs(m_changes.size())
{
    QHash<QByteArray, size_t> known;
    for (size_t change = 0; change < m_changes.size(); ++change) {
        for (ChangeQuery &query : m_changes[change].queries(m_manner)) {
            const QByteArray text = keyOf(query);
            const auto at = known.constFind(text);
            const size_t question = at == known.cend() ? m_questions.size() : *at;
            if (question == m_questions.size()) {
                known.insert(text, question);
                m_questions.push_back({std::move(query)});
            }
            m_questions[question].users.push_back(change);
            ++m_questions[question].open;
            m_needs[change].questions.push_back(question);
            ++m_needs[change].open;
        }
    }
}

// Alike for questions that are. Most are about an access list, which makes it by its name.
QByteArray StateReader::keyOf(const ChangeQuery &query) const
{
    if (const auto *acl = std::get_if<GetAcl>(&query))
        return acl->mailbox.wire();
    return std::visit(
        [this](const auto &command) {
            return "\n" + commandText(command, m_manner.capabilities, m_manner.utf8);
        },
        query);
}

void StateReader::start()
{
    // Its replies are gone with a session, or wait for another one (Session::takeReads).
    if (m_session) {
        connect(m_session, &QObject::destroyed, this, &StateReader::sessionGone);
        connect(m_session, &Session::closed, this,
                [this] { QMetaObject::invokeMethod(this, &StateReader::sessionGone, Qt::QueuedConnection); });
    }
    sendSome();
}

void StateReader::sessionGone()
{
    m_isOver = true;
    m_underWay = 0;
    cancel();
}

void StateReader::cancel()
{
    m_next = m_questions.size();
    finishSoon();
}

void StateReader::sendSome()
{
    while (m_session && m_next < m_questions.size() && m_underWay < AtOnce) {
        const size_t question = m_next++;
        ++m_underWay;
        std::visit(
            [this, question](const auto &query) {
                using Result = typename std::decay_t<decltype(query)>::Result;
                m_session->send(query)->then(this, [this, question](Expected<Result> &&result) {
                    if (m_isOver)
                        return;
                    --m_underWay;
                    if (result)
                        answered(question, *std::move(result));
                    else
                        answered(question, result.error());
                });
            },
            m_questions[question].query);
    }
    finishSoon();
}

void StateReader::answered(size_t question, ChangeAnswer answer)
{
    m_questions[question].answer = std::move(answer);
    const QPointer<StateReader> self(this);
    for (const size_t change : m_questions[question].users) {
        if (--m_needs[change].open == 0)
            settle(change);
    }
    emit progressed(m_done, m_changes.size());
    if (self)
        sendSome();
}

void StateReader::settle(size_t change)
{
    std::vector<ChangeAnswer> answers;
    for (const size_t question : m_needs[change].questions) {
        // An ACL of a thousand entries is not kept longer than it is needed.
        Question &one = m_questions[question];
        answers.push_back(--one.open > 0 ? one.answer : std::exchange(one.answer, Error{}));
    }
    m_states[change] = m_changes[change].stateIn(answers, m_manner);
    ++m_done;
    emit settled(change);
}

// From the event loop: whoever starts it learns of its end afterwards.
void StateReader::finishSoon()
{
    if (m_finishing || m_underWay > 0 || (m_session && m_next < m_questions.size()))
        return;
    m_finishing = true;
    QMetaObject::invokeMethod(this, &StateReader::finished, Qt::QueuedConnection);
}

} // namespace imap
