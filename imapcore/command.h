#pragma once
#include "reply.h"
#include "response.h"
#include "tagtext.h"
#include "wire/cursor.h"
#include "wire/writer.h"
#include <QPointer>
#include <algorithm>
#include <concepts>
#include <cstring>
#include <optional>
#include <span>

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
//   QByteArray needs() const;                          the same where it depends on the arguments; empty: nothing
//   static constexpr auto answers = {"ACL"};           untagged responses that it reads
//   static constexpr bool answersAll = true;           it reads whatever comes
//   bool accept(Cursor &);                             one of them; or accept(QByteArrayView keyword, Cursor &), or
//       accept(quint32 number, QByteArrayView keyword, Cursor &) with the number that stands before the keyword, 0 if
//       none does. The cursor stands on the first argument. False without a failed cursor: it belongs to another command.
//   static constexpr bool needsAnswer = true;          an OK without any answer is an error, not an empty result
//   static constexpr bool matchesByArgument = true;    accept() tells its own answers from others': several may
//       be on the way at once
//   bool overlaps(const C &other) const;               accept() cannot tell its answers from those to `other`, which is
//       a command of its type: the one is sent when the other is done
//   static constexpr bool exclusive = true;            nothing else may be on the way with it
//   static constexpr bool reads = true;                or bool reads() const. It changes nothing on the server: it may
//       be repeated over a new connection, and sent on one that must not write
//   bool harmless() const;                             that it changes nothing on the server, where it must not be
//       repeated: what it needs or leaves behind is the session's
//   static constexpr bool inMailbox = true;            it is about the messages of the selected mailbox
//   static constexpr bool opensMailbox = true;         it is exclusive, but what reads the mailbox that it opens may
//       follow at once
//   static constexpr bool usesNumbers = true;          or bool usesNumbers() const. Its message numbers must not shift
//       before it is carried out (RFC 9051 section 5.5)
//   QIODevice *sink(QByteArrayView keyword, QByteArrayView soFar, qint64 size);  where a literal over 1 MiB goes that
//       the response comes to after `soFar`, instead of into memory; the cursor then reads it as empty
//   bool heard(const Status &);                        an untagged OK, NO or BAD with a code while it is on the way
//   std::optional<Segments> interrupted();             what ends it early, when it is cancelled or another command
//       waits (DONE, RFC 2177)
//   std::optional<Segments> continued(QByteArrayView); what answers a continuation request; empty: nothing is due
//   static constexpr bool interactive = true;          a person answers it (Session::sendLine)
//   bool hidesLines() const;                           and their answers are secret
//   std::optional<Error> failure() const;              why it failed although the server said OK
//   std::optional<Error> cause() const;                why it was given up here, whatever the server says to that
//   void tagged(const QByteArray &);                   the tag that it is about to be sent with
//   void begun(Session &);                             it is being sent
//   void completed(const Status &, Session &);         after-effects of the OK
//   void refused(const Error &, Session &);            after-effects of a NO or BAD
// clang-format off
template<typename C>
concept Command = requires(C command, const C constant, Writer &out) {
    typename C::Result;
    constant.write(out);
    { command.take() } -> std::convertible_to<Expected<typename C::Result>>;
};

namespace detail {
template<typename C> concept HasAnswers = requires { C::answers; };
template<typename C> concept AnswersAll = requires { C::answersAll; };
template<typename C> concept HasCapability = requires { C::capability; };
template<typename C> concept NeedsCapability = requires(const C c) { c.needs(); };
template<typename C> concept NeedsAnswer = requires { C::needsAnswer; };
template<typename C> concept MatchesByArgument = requires { C::matchesByArgument; };
template<typename C> concept Overlaps = requires(const C c) { c.overlaps(c); };
template<typename C> concept Exclusive = requires { C::exclusive; };
template<typename C> concept OpensMailbox = requires { C::opensMailbox; };
template<typename C> concept UsesNumbers = requires { C::usesNumbers; };
template<typename C> concept MayUseNumbers = requires(const C c) { c.usesNumbers(); };
template<typename C> concept Reads = requires { C::reads; };
template<typename C> concept MayRead = requires(const C c) { c.reads(); };
template<typename C> concept MayBeHarmless = requires(const C c) { c.harmless(); };
template<typename C> concept InMailbox = requires { C::inMailbox; };
template<typename C> concept HasSink = requires(C c, QByteArrayView v) { c.sink(v, v, qint64(0)); };
template<typename C> concept Hears = requires(C c, const Status &s) { c.heard(s); };
template<typename C> concept Interruptible = requires(C c) { c.interrupted(); };
template<typename C> concept Interactive = requires { C::interactive; };
template<typename C> concept HidesLines = requires(const C c) { c.hidesLines(); };
template<typename C> concept AcceptsNumber =
    requires(C c, quint32 n, QByteArrayView k, Cursor &in) { c.accept(n, k, in); };
template<typename C> concept AcceptsKeyword = requires(C c, QByteArrayView k, Cursor &in) { c.accept(k, in); };
template<typename C> concept Accepts = requires(C c, Cursor &in) { c.accept(in); };
template<typename C> concept Continues = requires(C c, QByteArrayView text) { c.continued(text); };
template<typename C> concept TakesTag = requires(C c, const QByteArray &tag) { c.tagged(tag); };
template<typename C> concept Begins = requires(C c, Session &s) { c.begun(s); };
template<typename C> concept Completes = requires(C c, const Status &t, Session &s) { c.completed(t, s); };
template<typename C> concept Refuses = requires(C c, const Error &e, Session &s) { c.refused(e, s); };
template<typename C> concept MayGiveUp = requires(const C c) { c.cause(); };
template<typename C> concept MayFail = requires(const C c) { c.failure(); };
}
// clang-format on

// What all commands of one type have in common.
struct CommandKind
{
    std::span<const char *const> answers;
    bool answersAll, matchesByArgument, overlaps, exclusive, opensMailbox;

    bool listensTo(QByteArrayView keyword) const
    {
        return answersAll || std::any_of(answers.begin(), answers.end(), [keyword](const char *answer) {
                   return keyword.startsWith(*answer) && keyword == answer;
               });
    }
    bool sharesAnswersWith(const CommandKind &other) const
    {
        return (answersAll && (other.answersAll || !other.answers.empty()))
               || std::any_of(answers.begin(), answers.end(),
                              [&other](const char *answer) { return other.listensTo(answer); });
    }
};

// A command on its way, as the session sees it.
class Pending
{
public:
    enum class Accepted { No, Yes, Malformed };

    virtual ~Pending() = default;
    virtual QByteArray capability() const = 0;
    virtual const CommandKind &kind() const = 0;
    virtual bool usesNumbers() const = 0;
    virtual bool overlaps(const Pending &other) const = 0;
    virtual bool reads() const = 0;
    virtual bool isHarmless() const = 0;
    virtual bool inMailbox() const = 0;
    virtual bool isInteractive() const = 0;
    virtual bool hidesLines() const = 0;
    virtual void write(Writer &out) const = 0;
    // `number` stands before the keyword, 0 if none does.
    virtual Accepted accept(quint32 number, QByteArrayView keyword, Cursor &in) = 0;
    virtual QIODevice *sink(QByteArrayView keyword, QByteArrayView soFar, qint64 size) = 0;
    virtual bool hear(const Status &status) = 0;
    virtual std::optional<Segments> continued(QByteArrayView text) = 0;
    virtual bool isInterruptible() const = 0;
    virtual std::optional<Segments> interrupt() = 0;
    virtual void begin(Session &session) = 0;
    virtual void succeed(const Status &status, Session &session) = 0;
    virtual void refuse(Error error, Session &session) = 0;
    virtual void fail(Error error) = 0;
    // As if it had never been sent; for commands that read.
    virtual void restart() = 0;
    virtual Reply *reply() const = 0; // null: its owner is gone, or it was cancelled

    quint64 tag = 0;                  // while it is on the wire
    qint64 queued = 0;                // when it was given (Trace::now)
    quint32 cause = 0;                // why (Cause)
    Segments unsent;                  // what waits for a continuation request
    qint64 sentBytes = 0;             // on the wire, against the session's window
    qint64 answerBytes = 0;           // of what has come for it
    int repeats = 0;                  // how often it was sent again, over another connection
    bool goesOn = false;              // the server has begun what only an interruption ends
    bool interrupted = false;         // what ends it early has been sent
    std::unique_ptr<Error> malformed; // an answer that could not be read: an OK will not make it good
};

template<Command C>
class PendingOf final : public Pending
{
    // With other parameters it would be left out without a word.
    static_assert(!requires { &C::completed; } || detail::Completes<C>);
    static_assert(!requires { &C::refused; } || detail::Refuses<C>);

public:
    PendingOf(C command, ReplyOf<typename C::Result> *reply) : m_command(std::move(command)), m_reply(reply)
    {
        if constexpr (MayRestart)
            m_asGiven = m_command;
    }

    QByteArray capability() const override
    {
        if constexpr (detail::NeedsCapability<C>)
            return m_command.needs();
        else if constexpr (detail::HasCapability<C>)
            return QByteArray::fromRawData(C::capability, qsizetype(std::strlen(C::capability))); // no copy
        return {};
    }
    const CommandKind &kind() const override
    {
        static constexpr CommandKind commandKind{
            answersOf(),         detail::AnswersAll<C>, detail::MatchesByArgument<C>,
            detail::Overlaps<C>, detail::Exclusive<C>,  detail::OpensMailbox<C>};
        return commandKind;
    }
    bool usesNumbers() const override
    {
        if constexpr (detail::MayUseNumbers<C>)
            return m_command.usesNumbers();
        return detail::UsesNumbers<C>;
    }
    bool overlaps([[maybe_unused]] const Pending &other) const override
    {
        if constexpr (detail::Overlaps<C>)
            return &other.kind() == &kind()
                   && m_command.overlaps(static_cast<const PendingOf &>(other).m_command);
        return false;
    }
    bool reads() const override
    {
        if constexpr (detail::MayRead<C>)
            return m_command.reads();
        return detail::Reads<C>;
    }
    bool isHarmless() const override
    {
        if constexpr (detail::MayBeHarmless<C>)
            return m_command.harmless();
        return reads();
    }
    bool inMailbox() const override { return detail::InMailbox<C>; }
    bool isInteractive() const override { return detail::Interactive<C>; }
    bool hidesLines() const override
    {
        if constexpr (detail::HidesLines<C>)
            return m_command.hidesLines();
        return false;
    }
    void write(Writer &out) const override { m_command.write(out); }
    Accepted accept([[maybe_unused]] quint32 number, QByteArrayView keyword, Cursor &in) override
    {
        bool taken = false;
        if constexpr (detail::AcceptsNumber<C>)
            taken = m_command.accept(number, keyword, in);
        else if constexpr (detail::AcceptsKeyword<C>)
            taken = m_command.accept(keyword, in);
        else if constexpr (detail::Accepts<C>)
            taken = m_command.accept(in);
        m_answered = m_answered || taken;
        return in.failed() ? Accepted::Malformed : taken ? Accepted::Yes : Accepted::No;
    }
    QIODevice *sink(QByteArrayView keyword, QByteArrayView soFar, qint64 size) override
    {
        if constexpr (detail::HasSink<C>)
            return m_command.sink(keyword, soFar, size);
        return nullptr;
    }
    bool hear(const Status &status) override
    {
        if constexpr (detail::Hears<C>)
            return m_command.heard(status);
        return false;
    }
    bool isInterruptible() const override { return detail::Interruptible<C>; }
    std::optional<Segments> interrupt() override
    {
        if constexpr (detail::Interruptible<C>)
            return m_command.interrupted();
        return std::nullopt;
    }
    std::optional<Segments> continued(QByteArrayView text) override
    {
        if constexpr (detail::Continues<C>)
            return m_command.continued(text);
        return std::nullopt;
    }
    void begin(Session &session) override
    {
        if constexpr (detail::TakesTag<C>)
            m_command.tagged(TagText(tag).view().toByteArray());
        if constexpr (detail::Begins<C>)
            m_command.begun(session);
    }
    void refuse(Error error, Session &session) override
    {
        if constexpr (detail::Refuses<C>)
            m_command.refused(error, session);
        if constexpr (detail::MayGiveUp<C>)
            error = m_command.cause().value_or(std::move(error));
        fail(std::move(error));
    }
    void succeed(const Status &status, Session &session) override
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
            m_command.completed(status, session);
        settle(m_command.take());
    }
    void fail(Error error) override { settle(std::move(error)); }
    void restart() override
    {
        if constexpr (MayRestart)
            m_command = *m_asGiven;
        m_answered = goesOn = interrupted = false;
        malformed.reset();
        unsent.clear();
    }
    Reply *reply() const override { return m_reply; }

private:
    static constexpr std::span<const char *const> answersOf()
    {
        if constexpr (detail::HasAnswers<C>)
            return {C::answers.begin(), C::answers.size()};
        return {};
    }
    static constexpr bool MayRestart = (detail::Reads<C> || detail::MayRead<C>)&&std::is_copy_assignable_v<C>;
    void settle(Expected<typename C::Result> result)
    {
        if (m_reply) // not cancelled meanwhile
            m_reply->settle(std::move(result));
    }

    struct Nothing
    {
    };
    C m_command;
    [[no_unique_address]] std::conditional_t<MayRestart, std::optional<C>, Nothing> m_asGiven;
    QPointer<ReplyOf<typename C::Result>> m_reply;
    bool m_answered = false;
};

} // namespace imap
