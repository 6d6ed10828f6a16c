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
    must(out.isValid(), "the command can be written");
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

template<typename Make>
FuzzCommand command(const char *name, Make)
{
    using C = decltype(Make()(quint8(0)));
    static int accepted = 0;
    return {
        name, detail::AcceptsNumber<C> || detail::AcceptsKeyword<C> || detail::Accepts<C>,
        [](quint8 variation, QByteArrayView responses) { accepted += feed(Make()(variation), responses); },
        [](Session &session, quint8 variation) -> Reply * { return session.send(Make()(variation)); },
        &accepted};
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

#define COMMAND(name, ...) command(#name, [](quint8 v) -> name { return ((void)v, name __VA_ARGS__); })

const std::vector<FuzzCommand> &commands()
{
    static const std::vector<FuzzCommand> known = {
        COMMAND(GetAcl, {inbox()}),
        COMMAND(SetAcl, {inbox(), QStringLiteral("bob"), "lr"}),
        COMMAND(DeleteAcl, {inbox(), QStringLiteral("bob")}),
        COMMAND(MyRights, {inbox()}),
        COMMAND(ListRights, {inbox(), QStringLiteral("bob")}),
        COMMAND(GetAnnotation, {"*", {"/comment"}, {"value"}}),
        COMMAND(SetAnnotation, {"INBOX", QStringLiteral("/comment"), {{"value.priv", "x"}}}),
        COMMAND(Append, {inbox(), {{"Subject: x\r\n\r\n"}}}),
        COMMAND(Replace, {by(v), 4, inbox(), {"Subject: x\r\n\r\n"}}),
        command("Authenticate", [](quint8 v) { return authenticate(v); }),
        COMMAND(AuthenticateWith, {"X",
                                   [](QByteArrayView challenge) -> std::optional<QByteArray> {
                                       if (challenge.isEmpty())
                                           return std::nullopt;
                                       return challenge.toByteArray();
                                   }}),
        COMMAND(Capability, {}),
        COMMAND(Enable, {{"QRESYNC", "UTF8=ACCEPT"}}),
        COMMAND(Close, {}),
        COMMAND(Unselect, {}),
        COMMAND(Check, {}),
        COMMAND(Compress, {}),
        COMMAND(Copy, {some(v), inbox()}),
        COMMAND(Move, {some(v), inbox()}),
        COMMAND(Expunge, {v & 1 ? std::optional(SequenceSet(1, 9)) : std::nullopt}),
        COMMAND(Fetch, {some(v), {"FLAGS", "ENVELOPE"}}),
        command("FetchData", [](quint8 v) { return fetchData(v); }),
        COMMAND(Partial, {3, "RFC822", {0, 9}, bool(v & 1)}),
        COMMAND(Id, {{{"name", "fuzz"}}}),
        COMMAND(Idle, {}),
        COMMAND(List, {"*", v & 1 ? QByteArrayList()
                                  : QByteArrayList{"STATUS (MESSAGES)", "MYRIGHTS", "METADATA (/x)"}}),
        COMMAND(Lsub, {"*"}),
        COMMAND(StartTls, {}),
        COMMAND(Login, {QStringLiteral("bob"), QStringLiteral("secret")}),
        COMMAND(Logout, {}),
        COMMAND(Noop, {}),
        COMMAND(Create, {inbox()}),
        COMMAND(Delete, {inbox()}),
        COMMAND(Rename, {inbox(), inbox()}),
        COMMAND(Subscribe, {inbox()}),
        COMMAND(Unsubscribe, {inbox()}),
        COMMAND(Xfer, {inbox(), QStringLiteral("other")}),
        COMMAND(GetMetadata, {inbox(), {"/private/comment"}}),
        COMMAND(SetMetadata, {inbox(), {{QStringLiteral("/private/comment"), "x"}}}),
        COMMAND(GetNamespaces, {}),
        COMMAND(NotifySet, {{{EventGroup::Of::Personal, EventGroup::MessageNew}}, true}),
        COMMAND(NotifyNone, {}),
        COMMAND(ProxyAuth, {QStringLiteral("bob")}),
        COMMAND(GetQuota, {"root"}),
        COMMAND(GetQuotaRoot, {inbox()}),
        COMMAND(SetQuota, {"root", {{"STORAGE", 9}}}),
        COMMAND(Raw, {v & 1 ? "SELECT INBOX" : "X-WHATEVER"}),
        COMMAND(Search, {SearchKey::all(), by(v), v & 2 ? std::optional(compact(v)) : std::nullopt}),
        COMMAND(CancelUpdate, {{"M0001"}}),
        COMMAND(Select, {inbox(), v & 1 ? Select::Access::ReadOnly : Select::Access::ReadWrite}),
        COMMAND(Sort, {{{"ARRIVAL"}}}),
        COMMAND(ExtendedSort, {{{"ARRIVAL"}}, SearchKey::all(), by(v), compact(v)}),
        COMMAND(GetStatus, {inbox(), {"MESSAGES"}}),
        COMMAND(Store, {some(v), Store::How::Add, {"\\Seen"}}),
        COMMAND(Thread, {"REFERENCES"}),
        COMMAND(Unauthenticate, {}),
        COMMAND(Xatom, {v & 1 ? "EXAMINE" : "XSTATUS", {{"INBOX"}}}),
    };
    return known;
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
