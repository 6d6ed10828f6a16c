#pragma once
#include "reply.h"
#include "wire/cursor.h"
#include "wire/writer.h"
#include <QPointer>
#include <concepts>
#include <optional>

namespace imap {

class Session;

// An IMAP command is a plain value: its arguments, how they are written, and how the answers to it are read.
//
//   using Result = …;                                  what the caller gets
//   void write(Writer &) const;                        the command with its arguments, without the tag
//   Result take();                                     called once, after the tagged OK
//
// and, where it applies:
//
//   static constexpr auto capability = "ACL";          not sent unless the server announces it
//   static constexpr auto answers = {"ACL"};           untagged responses that it reads
//   bool accept(Cursor &);                             one of them; or accept(QByteArrayView keyword, Cursor &).
//       The cursor stands on the first argument. False without a failed cursor: it belongs to another command.
//   static constexpr bool needsAnswer = true;          an OK without any answer is an error, not an empty result
//   static constexpr bool matchesByArgument = true;    accept() tells its own answers from others': several may
//       be on the way at once
//   static constexpr bool exclusive = true;            nothing else may be on the way with it
//   static constexpr bool usesNumbers = true;          its message numbers must not shift before it is carried
//       out (RFC 9051 section 5.5)
//   std::optional<Segments> continued(QByteArrayView); what answers a continuation request
//   static constexpr bool interactive = true;          a person answers it (Session::sendLine)
//   bool hidesLines() const;                           and their answers are secret
//   std::optional<Error> failure() const;              why it failed although the server said OK
//   std::optional<Error> cause() const;                why it was given up here, whatever the server says to that
//   void begun(Session &);                             it is being sent
//   void completed(QByteArrayView code, Session &);    after-effects of the OK, given the name of its code
//   void refused(Session &);                           after-effects of a NO or BAD
// clang-format off
template<typename C>
concept Command = requires(C command, const C constant, Writer &out) {
    typename C::Result;
    constant.write(out);
    { command.take() } -> std::convertible_to<Expected<typename C::Result>>;
};

namespace detail {
template<typename C> concept HasAnswers = requires { C::answers; };
template<typename C> concept HasCapability = requires { C::capability; };
template<typename C> concept NeedsAnswer = requires { C::needsAnswer; };
template<typename C> concept MatchesByArgument = requires { C::matchesByArgument; };
template<typename C> concept Exclusive = requires { C::exclusive; };
template<typename C> concept UsesNumbers = requires { C::usesNumbers; };
template<typename C> concept Interactive = requires { C::interactive; };
template<typename C> concept HidesLines = requires(const C c) { c.hidesLines(); };
template<typename C> concept AcceptsKeyword = requires(C c, QByteArrayView k, Cursor &in) { c.accept(k, in); };
template<typename C> concept Accepts = requires(C c, Cursor &in) { c.accept(in); };
template<typename C> concept Continues = requires(C c, QByteArrayView text) { c.continued(text); };
template<typename C> concept Begins = requires(C c, Session &s) { c.begun(s); };
template<typename C> concept Completes = requires(C c, Session &s) { c.completed(QByteArrayView(), s); };
template<typename C> concept Refuses = requires(C c, Session &s) { c.refused(s); };
template<typename C> concept MayGiveUp = requires(const C c) { c.cause(); };
template<typename C> concept MayFail = requires(const C c) { c.failure(); };
}
// clang-format on

// A command on its way, as the session sees it.
class Pending
{
public:
    enum class Accepted { No, Yes, Malformed };

    virtual ~Pending() = default;
    virtual QByteArrayView capability() const = 0;
    virtual bool listensTo(QByteArrayView keyword) const = 0;
    virtual bool sharesAnswersWith(const Pending &other) const = 0;
    virtual bool matchesByArgument() const = 0;
    virtual bool isExclusive() const = 0;
    virtual bool usesNumbers() const = 0;
    virtual bool isInteractive() const = 0;
    virtual bool hidesLines() const = 0;
    virtual void write(Writer &out) const = 0;
    virtual Accepted accept(QByteArrayView keyword, Cursor &in) = 0;
    virtual std::optional<Segments> continued(QByteArrayView text) = 0;
    virtual void begin(Session &session) = 0;
    virtual void succeed(QByteArrayView code, Session &session) = 0;
    virtual void refuse(Error error, Session &session) = 0;
    virtual void fail(Error error) = 0;

    QByteArray tag;
    Segments unsent;                // what waits for a continuation request
    std::optional<Error> malformed; // an answer that could not be read: an OK will not make it good
};

template<Command C>
class PendingOf final : public Pending
{
public:
    PendingOf(C command, ReplyOf<typename C::Result> *reply) : m_command(std::move(command)), m_reply(reply)
    {
    }

    QByteArrayView capability() const override
    {
        if constexpr (detail::HasCapability<C>)
            return C::capability;
        return {};
    }
    bool listensTo(QByteArrayView keyword) const override
    {
        if constexpr (detail::HasAnswers<C>) {
            for (const QByteArrayView answer : C::answers) {
                if (keyword == answer)
                    return true;
            }
        }
        return false;
    }
    bool sharesAnswersWith(const Pending &other) const override
    {
        if constexpr (detail::HasAnswers<C>) {
            for (const QByteArrayView answer : C::answers) {
                if (other.listensTo(answer))
                    return true;
            }
        }
        return false;
    }
    bool matchesByArgument() const override { return detail::MatchesByArgument<C>; }
    bool isExclusive() const override { return detail::Exclusive<C>; }
    bool usesNumbers() const override { return detail::UsesNumbers<C>; }
    bool isInteractive() const override { return detail::Interactive<C>; }
    bool hidesLines() const override
    {
        if constexpr (detail::HidesLines<C>)
            return m_command.hidesLines();
        return false;
    }
    void write(Writer &out) const override { m_command.write(out); }
    Accepted accept(QByteArrayView keyword, Cursor &in) override
    {
        bool taken = false;
        if constexpr (detail::AcceptsKeyword<C>)
            taken = m_command.accept(keyword, in);
        else if constexpr (detail::Accepts<C>)
            taken = m_command.accept(in);
        m_answered = m_answered || taken;
        return in.failed() ? Accepted::Malformed : taken ? Accepted::Yes : Accepted::No;
    }
    std::optional<Segments> continued(QByteArrayView text) override
    {
        if constexpr (detail::Continues<C>)
            return m_command.continued(text);
        return std::nullopt;
    }
    void begin(Session &session) override
    {
        if constexpr (detail::Begins<C>)
            m_command.begun(session);
    }
    void refuse(Error error, Session &session) override
    {
        if constexpr (detail::Refuses<C>)
            m_command.refused(session);
        if constexpr (detail::MayGiveUp<C>)
            error = m_command.cause().value_or(std::move(error));
        fail(std::move(error));
    }
    void succeed(QByteArrayView code, Session &session) override
    {
        if (detail::NeedsAnswer<C> && !m_answered) {
            fail({Error::Kind::Malformed,
                  {},
                  QStringLiteral("The server said OK but did not send the answer.")});
            return;
        }
        if constexpr (detail::MayFail<C>) {
            if (auto error = m_command.failure()) {
                fail(std::move(*error));
                return;
            }
        }
        if constexpr (detail::Completes<C>)
            m_command.completed(code, session);
        settle(m_command.take());
    }
    void fail(Error error) override { settle(std::move(error)); }

private:
    void settle(Expected<typename C::Result> result)
    {
        if (m_reply) // not cancelled meanwhile
            m_reply->settle(std::move(result));
    }

    C m_command;
    QPointer<ReplyOf<typename C::Result>> m_reply;
    bool m_answered = false;
};

} // namespace imap
