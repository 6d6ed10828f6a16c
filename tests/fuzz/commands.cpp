#include "commands.h"
#include "allcommands.h"
#include "imapcore/wire/framer.h"
#include <QIODevice>

using namespace imap;

namespace {

// Takes no more than some bytes, so that a device that refuses is seen as well.
class SmallDevice final : public QIODevice
{
public:
    SmallDevice() { open(WriteOnly | Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        return m_taken += size, m_taken > 200 ? -1 : size;
    }

private:
    qint64 m_taken = 0;
};

template<Command C>
void continueOrHear(C &command, QByteArrayView response)
{
    if (response.startsWith('+')) {
        if constexpr (detail::Continues<C>)
            command.continued(response.sliced(1).trimmed());
        return;
    }
    Cursor in(response);
    if (!in.skip('*') || !in.space())
        return;
    if (const auto status = Status::read(in)) {
        if constexpr (detail::Hears<C>)
            command.heard(*status);
        return;
    }
}

// As a session gives it a response. Returns whether it was taken.
template<Command C>
bool accept(C &command, QByteArrayView response)
{
    Cursor in(response);
    quint64 number = 0;
    if (!in.skip('*') || !in.space())
        return false;
    if (in.number(number))
        in.space();
    const QByteArray keyword = in.atom().toByteArray().toUpper();
    in.space();
    if constexpr (detail::HasAnswers<C>) {
        if (std::none_of(C::answers.begin(), C::answers.end(),
                         [&keyword](const char *answer) { return keyword == answer; }))
            return false;
    } else if (!detail::AnswersAll<C>) {
        return false;
    }
    bool taken = false;
    if constexpr (detail::AcceptsNumber<C>)
        taken = command.accept(quint32(number), keyword, in);
    else if constexpr (detail::AcceptsKeyword<C>)
        taken = command.accept(keyword, in);
    else if constexpr (detail::Accepts<C>)
        taken = command.accept(in);
    must(in.offset() >= 0 && in.offset() <= response.size(), "a command reads within its answer");
    must(!in.failed() || in.expected(), "who fails says what was expected");
    return taken && !in.failed();
}

template<Command C>
int feed(C command, QByteArrayView responses)
{
    Writer out;
    command.write(out);
    if constexpr (detail::TakesTag<C>)
        command.tagged("M0001");
    Limits limits;
    limits.streamBytes = 10;
    Framer framer(limits);
    if constexpr (detail::HasSink<C>) {
        framer.setSinkFor([&command](QByteArrayView soFar, qint64 size) {
            Cursor in(soFar);
            quint64 number = 0;
            in.skip('*');
            in.space();
            in.number(number);
            in.space();
            return command.sink(in.atom(), soFar, size);
        });
    }
    framer.append(responses);
    int accepted = 0;
    while (const auto response = framer.next()) {
        continueOrHear(command, *response);
        accepted += accept(command, *response);
    }
    if constexpr (detail::Interruptible<C>)
        command.interrupted();
    if constexpr (detail::MayFail<C>)
        command.failure();
    if constexpr (detail::MayGiveUp<C>)
        command.cause();
    command.take();
    return accepted;
}

MailboxName inbox()
{
    return MailboxName(u"INBOX");
}

Messages some(quint8 variation)
{
    return variation & 1 ? Messages::uids({1, SequenceSet::Star}) : Messages::numbers({1, 9});
}

Messages::By by(quint8 variation)
{
    return variation & 1 ? Messages::By::Uid : Messages::By::Number;
}

SearchReturn compact(quint8 variation)
{
    SearchReturn out;
    out.all = out.min = out.max = out.count = true;
    out.relevancy = variation & 4;
    out.update = variation & 8;
    if (variation & 16)
        out.partial = PartialRange{1, 5};
    return out;
}

FetchData fetchData(quint8 variation)
{
    static SmallDevice device;
    FetchData fetch{some(variation), {"FLAGS", "BODY[]"}};
    if (variation & 2) {
        fetch.sinkFor.section = "BODY[]";
        fetch.sinkFor.device = &device;
    }
    return fetch;
}

Authenticate authenticate(quint8 variation)
{
    static constexpr const char *mechanisms[] = {"SCRAM-SHA-256", "PLAIN",      "CRAM-MD5", "LOGIN",
                                                 "SCRAM-SHA-1",   "DIGEST-MD5", "XOAUTH2",  "OAUTHBEARER"};
    Credentials who{QStringLiteral("bob"), QStringLiteral("secret"), {}, "token"};
    return {SaslClient(mechanisms[variation % 8], who, QStringLiteral("mail.example.org"), 993)};
}

// The arguments that a command is given: its defaults, unless others stand below. `v` is the variation.
template<Command C>
struct Arguments
{
    static C command(quint8) { return C{}; }
};
#define ARGUMENTS(name, ...)                                                                                 \
    template<>                                                                                               \
    struct Arguments<name>                                                                                   \
    {                                                                                                        \
        static name command([[maybe_unused]] quint8 v) { return name __VA_ARGS__; }                          \
    };

ARGUMENTS(GetAcl, {inbox()})
ARGUMENTS(SetAcl, {inbox(), QStringLiteral("bob"), "lr"})
ARGUMENTS(DeleteAcl, {inbox(), QStringLiteral("bob")})
ARGUMENTS(MyRights, {inbox()})
ARGUMENTS(ListRights, {inbox(), QStringLiteral("bob")})
ARGUMENTS(GetAnnotation, {"*", {"/comment"}, {"value"}})
ARGUMENTS(SetAnnotation, {"INBOX", QStringLiteral("/comment"), {{"value.priv", "x"}}})
ARGUMENTS(Append, {inbox(), {{"Subject: x\r\n\r\n"}}})
ARGUMENTS(Replace, {by(v), 4, inbox(), {"Subject: x\r\n\r\n"}})
ARGUMENTS(AuthenticateWith, {"X", [](QByteArrayView challenge) -> std::optional<QByteArray> {
                                 if (challenge.isEmpty())
                                     return std::nullopt;
                                 return challenge.toByteArray();
                             }})
ARGUMENTS(Enable, {{"QRESYNC", "UTF8=ACCEPT"}})
ARGUMENTS(Copy, {some(v), inbox()})
ARGUMENTS(Move, {some(v), inbox()})
ARGUMENTS(Expunge, {v & 1 ? std::optional(SequenceSet(1, 9)) : std::nullopt})
ARGUMENTS(Fetch, {some(v), {"FLAGS", "ENVELOPE"}})
ARGUMENTS(Partial, {3, "RFC822", {0, 9}, bool(v & 1)})
ARGUMENTS(Id, {{{"name", "fuzz"}}})
ARGUMENTS(List,
          {"*", v & 1 ? QByteArrayList() : QByteArrayList{"STATUS (MESSAGES)", "MYRIGHTS", "METADATA (/x)"}})
ARGUMENTS(Lsub, {"*"})
ARGUMENTS(Login, {QStringLiteral("bob"), QStringLiteral("secret")})
ARGUMENTS(Create, {inbox()})
ARGUMENTS(Delete, {inbox()})
ARGUMENTS(Rename, {inbox(), inbox()})
ARGUMENTS(Subscribe, {inbox()})
ARGUMENTS(Unsubscribe, {inbox()})
ARGUMENTS(Xfer, {inbox(), QStringLiteral("other")})
ARGUMENTS(GetMetadata, {inbox(), {"/private/comment"}})
ARGUMENTS(SetMetadata, {inbox(), {{QStringLiteral("/private/comment"), "x"}}})
ARGUMENTS(NotifySet, {{{EventGroup::Of::Personal, EventGroup::MessageNew}}, true})
ARGUMENTS(ProxyAuth, {QStringLiteral("bob")})
ARGUMENTS(GetQuota, {"root"})
ARGUMENTS(GetQuotaRoot, {inbox()})
ARGUMENTS(SetQuota, {"root", {{"STORAGE", 9}}})
ARGUMENTS(Raw, {v & 1 ? "SELECT INBOX" : "X-WHATEVER"})
ARGUMENTS(Search, {SearchKey::all(), by(v), v & 2 ? std::optional(compact(v)) : std::nullopt})
ARGUMENTS(CancelUpdate, {{"M0001"}})
ARGUMENTS(Select, {inbox(), v & 1 ? Select::Access::ReadOnly : Select::Access::ReadWrite})
ARGUMENTS(Sort, {{{"ARRIVAL"}}})
ARGUMENTS(ExtendedSort, {{{"ARRIVAL"}}, SearchKey::all(), by(v), compact(v)})
ARGUMENTS(GetStatus, {inbox(), {"MESSAGES"}})
ARGUMENTS(Store, {some(v), Store::How::Add, {"\\Seen"}})
ARGUMENTS(Thread, {"REFERENCES"})
ARGUMENTS(Xatom, {v & 1 ? "EXAMINE" : "XSTATUS", {{"INBOX"}}})
ARGUMENTS(Authenticate, (authenticate(v)))
ARGUMENTS(FetchData, (fetchData(v)))

template<Command C>
FuzzCommand fuzzCommand(const char *name)
{
    static int accepted = 0;
    return {name, detail::AcceptsNumber<C> || detail::AcceptsKeyword<C> || detail::Accepts<C>,
            [](quint8 v, QByteArrayView responses) { accepted += feed(Arguments<C>::command(v), responses); },
            [](Session &session, quint8 v) -> Reply * { return session.send(Arguments<C>::command(v)); },
            &accepted};
}

const std::vector<FuzzCommand> &commands()
{
    static const std::vector<FuzzCommand> all = {
#define COMMAND(name) fuzzCommand<name>(#name),
#include "commandnames.inc"
    };
    return all;
}

} // namespace

std::span<const FuzzCommand> fuzzCommands()
{
    return commands();
}

const FuzzCommand &fuzzCommand(QByteArrayView line, quint8 &variation)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArrayView name = space < 0 ? line : line.first(space);
    variation = space >= 0 && space + 1 < line.size() ? quint8(line[space + 1]) : quint8(0);
    size_t sum = 0;
    for (const FuzzCommand &command : commands()) {
        if (name == command.name)
            return command;
    }
    for (const char c : name)
        sum += quint8(c);
    return commands()[sum % commands().size()];
}
