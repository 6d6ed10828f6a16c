#include "typedrun.h"
#include "../cause.h"

namespace imap {

TypedRun::TypedRun(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(session, &Session::lineWanted, this, &TypedRun::answer);
    connect(session, &Session::workingChanged, this, &TypedRun::changed);
    connect(session, &Session::stateChanged, this, &TypedRun::changed);
    connect(session, &Session::closed, this, &TypedRun::changed);
}

std::optional<TypedRun::Refusal> TypedRun::send(std::vector<TypedItem> items)
{
    if (!m_session || items.empty())
        return {};
    // The first may be the answer that is waited for.
    bool mayAnswer = isWaiting();
    for (const TypedItem &item : items) {
        if (item.kind == TypedItem::Kind::Answer) {
            if (!mayAnswer)
                return Refusal{TypedProblem{TypedProblem::Kind::NotNow, item.begin, item.end}, {}};
            continue;
        }
        auto typed = Typed::of(item);
        if (const auto *problem = std::get_if<TypedProblem>(&typed))
            return Refusal{*problem, {}};
        if (!m_session->mayChange() && !std::get<Typed>(typed).harmless())
            return Refusal{{}, Verb::of(item.line()).name};
        mayAnswer = true;
    }
    m_items.insert(m_items.end(), std::make_move_iterator(items.begin()),
                   std::make_move_iterator(items.end()));
    if (isWaiting())
        answer(m_question);
    else if (!m_running)
        next();
    return {};
}

void TypedRun::next()
{
    // An answer that nobody has asked for any more is left out: the command is over.
    while (!m_items.empty() && m_items.front().kind == TypedItem::Kind::Answer)
        m_items.pop_front();
    if (m_items.empty() || !m_session) {
        m_running = false;
        emit changed();
        emit finished({}, 0);
        return;
    }
    const TypedItem item = std::move(m_items.front());
    m_items.pop_front();
    auto made = Typed::of(item);
    if (auto *problem = std::get_if<TypedProblem>(&made)) {
        // The file is gone since it was looked at.
        m_running = false;
        emit finished(Error{Error::Kind::SinkFailed, {}, QString::fromUtf8(problem->what)},
                      qsizetype(std::exchange(m_items, {}).size()));
        return;
    }
    Typed typed = std::get<Typed>(std::move(made));
    m_verb = Verb::of(item.line()).name;
    m_running = true;
    if (!item.tag.isEmpty())
        typed.tellsTag = [self = QPointer(this), tag = item.tag](const QByteArray &own) {
            if (!self)
                return;
            self->m_session->trace().note(QStringLiteral("Typed as %1, sent as %2")
                                              .arg(QString::fromUtf8(tag), QString::fromUtf8(own)));
            emit self->tagged(tag, own);
        };
    const Cause because(m_cause.arg(QString::fromUtf8(m_verb)));
    m_session->send(std::move(typed))->then(this, [this](const Expected<Done> &result) {
        if (result && m_session && m_session->state() != Session::State::Closed) {
            next();
            return;
        }
        m_running = false;
        const qsizetype left = qsizetype(std::exchange(m_items, {}).size());
        emit changed();
        emit finished(result ? std::nullopt : std::optional(result.error()), left);
    });
    emit changed();
}

void TypedRun::answer(const QString &question)
{
    m_question = question;
    if (!m_items.empty() && m_items.front().kind == TypedItem::Kind::Answer) {
        const QByteArray line = m_items.front().line();
        m_items.pop_front();
        m_session->sendLine(line);
    }
    emit changed();
}

} // namespace imap
