#include "statereader.h"
#include "../cause.h"
#include "../commandtext.h"

namespace imap {

namespace {
// Enough to hide the way there and back.
constexpr size_t AtOnce = 10'000;
// In one turn of the event loop.
constexpr int InOneTurn = 500;
} // namespace

StateReader::StateReader(Session *session, ServerManner manner, std::vector<Change> changes, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_manner(std::move(manner))
    , m_changes(std::move(changes))
    , m_states(m_changes.size(), Error{Error::Kind::Cancelled})
    , m_needs(m_changes.size())
{
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
    m_cause = Cause::current();
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
    m_next = m_changes.size();
    finishSoon();
}

void StateReader::sendSome()
{
    const QPointer<StateReader> self(this);
    for (int sent = 0; self && m_session && m_next < m_changes.size() && m_underWay < AtOnce; ++sent) {
        if (sent == InOneTurn) {
            sendSoon();
            return;
        }
        ask(m_next++);
    }
    if (self)
        finishSoon();
}

void StateReader::sendSoon()
{
    if (std::exchange(m_isSending, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isSending = false;
            const Cause because(Cause::Only{}, m_cause);
            sendSome();
        },
        Qt::QueuedConnection);
}

void StateReader::ask(size_t change)
{
    Need &need = m_needs[change];
    for (const ChangeQuery &query : m_changes[change].queries(m_manner)) {
        const QByteArray key = keyOf(query);
        // An answer that nobody needed any more was given away.
        const auto last = m_last.find(key);
        const bool isNew = last == m_last.end() || m_questions[*last].users == 0;
        const size_t number = isNew ? m_questions.size() : *last;
        if (isNew)
            m_questions.emplace_back();
        if (last == m_last.end())
            m_last.insert(key, number);
        else
            *last = number;
        Question &question = m_questions[number];
        ++question.users;
        need.questions.push_back(number);
        if (!question.isAnswered) {
            question.waiting.push_back(change);
            ++need.open;
        }
        if (isNew)
            send(number, query);
    }
    if (need.open == 0)
        settle(change);
}

void StateReader::send(size_t question, const ChangeQuery &query)
{
    ++m_underWay;
    std::visit(
        [this, question](const auto &one) {
            using Result = typename std::decay_t<decltype(one)>::Result;
            m_session->send(one)->then(this, [this, question](Expected<Result> &&result) {
                if (m_isOver)
                    return;
                --m_underWay;
                if (result)
                    answered(question, *std::move(result));
                else
                    answered(question, result.error());
            });
        },
        query);
}

void StateReader::answered(size_t number, ChangeAnswer answer)
{
    const QPointer<StateReader> self(this);
    Question &question = m_questions[number];
    question.answer = std::move(answer);
    question.isAnswered = true;
    for (const size_t change : std::exchange(question.waiting, {})) {
        if (self && --m_needs[change].open == 0)
            settle(change);
    }
    if (self)
        emit progressed(m_done, m_changes.size());
    if (self)
        sendSome();
}

void StateReader::settle(size_t change)
{
    std::vector<ChangeAnswer> answers;
    for (const size_t number : m_needs[change].questions) {
        // An ACL of a thousand entries is not kept longer than it is needed.
        Question &one = m_questions[number];
        if (--one.users > 0)
            answers.push_back(one.answer);
        else
            answers.push_back(std::move(one.answer));
    }
    m_states[change] = m_changes[change].stateIn(answers, m_manner);
    ++m_done;
    emit settled(change);
}

// From the event loop: whoever starts it learns of its end afterwards.
void StateReader::finishSoon()
{
    if (m_finishing || m_underWay > 0 || (m_session && m_next < m_changes.size()))
        return;
    m_finishing = true;
    QMetaObject::invokeMethod(this, &StateReader::finished, Qt::QueuedConnection);
}

} // namespace imap
