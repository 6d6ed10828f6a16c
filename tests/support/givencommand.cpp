#include "givencommand.h"
#include "errorkind.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/append.h"
#include "imapcore/commands/capability.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/compress.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/id.h"
#include "imapcore/commands/idle.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/lsub.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/metadata.h"
#include "imapcore/commands/namespace.h"
#include "imapcore/commands/proxyauth.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/raw.h"
#include "imapcore/commands/rights.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/sort.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/store.h"
#include "imapcore/commands/thread.h"

using namespace imap;

namespace {

// --- what commands bring, in short

template<typename T>
QByteArray brief(const T &)
{
    return {};
}
QByteArray brief(const QByteArray &text)
{
    return text;
}
QByteArray brief(const Acl &acl)
{
    QByteArrayList entries;
    for (const AclEntry &entry : acl)
        entries += entry.identifier.toUtf8() + '=' + entry.rights;
    return entries.join(", ");
}
QByteArray brief(const GrantableRights &rights)
{
    return rights.always + " + " + rights.optional.join(' ');
}
QByteArray brief(const std::vector<ListedMailbox> &mailboxes)
{
    QByteArrayList names;
    for (const ListedMailbox &mailbox : mailboxes)
        names += mailbox.name.toString().toUtf8();
    return names.join(", ");
}
QByteArray brief(const std::optional<quint64> &number)
{
    return number ? QByteArray::number(*number) : "-";
}
QByteArray brief(const MailboxStatus &status)
{
    return status.mailbox.toString().toUtf8() + ": messages " + brief(status.messages) + ", unseen "
           + brief(status.unseen) + ", others " + QByteArray::number(status.others.size());
}
QByteArray brief(const QuotaRoot &root)
{
    QByteArrayList parts{'"' + root.name + '"'};
    for (const QuotaResource &resource : root.resources)
        parts += resource.name + ' ' + QByteArray::number(resource.usage) + '/' + brief(resource.limit);
    return parts.join(' ');
}
QByteArray brief(const std::vector<QuotaRoot> &roots)
{
    QByteArrayList parts;
    for (const QuotaRoot &root : roots)
        parts += brief(root) + (root.told ? "" : " untold");
    return parts.join(", ");
}
QByteArray brief(const SearchResult &result)
{
    return result.all.toWire();
}
QByteArray brief(const std::vector<quint32> &numbers)
{
    QByteArrayList parts;
    for (const quint32 number : numbers)
        parts += QByteArray::number(number);
    return parts.join(' ');
}
// A message, and "<" the one above it.
QByteArray brief(const ThreadForest &forest)
{
    QByteArrayList parts;
    for (const ThreadNode &node : forest)
        parts +=
            QByteArray::number(node.number)
            + (node.parent < 0 ? QByteArray() : '<' + QByteArray::number(forest[size_t(node.parent)].number));
    return parts.join(' ');
}
QByteArray brief(const std::vector<MessageData> &messages)
{
    QByteArrayList parts;
    for (const MessageData &message : messages)
        parts += QByteArray::number(message.number) + " uid " + QByteArray::number(message.uid);
    return parts.join(", ");
}
QByteArray brief(const CopyUid &copied)
{
    return copied.isEmpty() ? QByteArray()
                            : QByteArray::number(copied.uidValidity()) + ": " + copied.sources().toWire()
                                  + " to " + copied.destinations().toWire();
}
QByteArray brief(const Appended &appended)
{
    return QByteArray::number(appended.uidValidity) + ": " + appended.uids.toWire();
}
QByteArray brief(const Namespaces &namespaces)
{
    static constexpr const char *kinds[] = {"personal", "other", "shared"};
    QByteArrayList parts;
    for (const Namespace &one : namespaces)
        parts += QByteArray(kinds[int(one.kind)]) + " \"" + one.prefix.wire() + "\" "
                 + (one.separator ? QByteArray(1, one.separator) : QByteArray("NIL"));
    return parts.join(", ");
}
QByteArray brief(const FoundMetadata &found)
{
    QByteArrayList parts;
    for (const MetadataEntry &entry : found.entries)
        parts += entry.name.toUtf8() + '=' + entry.value.value_or("NIL");
    return parts.join(", ");
}
QByteArray brief(const ServerId &server)
{
    QByteArrayList parts;
    for (const auto &[name, value] : server)
        parts += name + '=' + value;
    return parts.join(", ");
}
QByteArray brief(const Expunged &expunged)
{
    return brief(expunged.numbers)
           + (expunged.uids.isEmpty() ? QByteArray() : "uids " + expunged.uids.toWire());
}

// --- reading a command back

// Each reads one argument and the space before it.
struct Arguments
{
    Cursor in;

    MailboxName mailbox()
    {
        MailboxName name;
        in.expectSpace() && in.expectMailbox(name);
        return name;
    }
    QByteArray string()
    {
        QByteArray text;
        in.expectSpace() && in.expectAString(text);
        return text;
    }
    QString text() { return QString::fromUtf8(string()); }
    QByteArray word()
    {
        QByteArrayView found;
        in.expectSpace() && in.expectAtom(found);
        return found.toByteArray();
    }
    SequenceSet set()
    {
        bool good = false;
        const SequenceSet found = SequenceSet::fromWire(word(), SequenceSet::Star, &good);
        if (!good)
            in.fail("a set");
        return found;
    }
    Messages messages(bool byUid)
    {
        const SequenceSet found = set();
        return byUid ? Messages::uids(found) : Messages::numbers(found);
    }
    // Values in parentheses; those of BODY[…] stay together.
    QByteArrayList list()
    {
        QByteArrayList items;
        QByteArray item;
        int depth = 0;
        if (!in.expectSpace() || !in.expect('('))
            return items;
        for (; !in.atEnd() && (depth > 0 || in.peek() != ')'); in.skip(in.peek())) {
            const char c = in.peek();
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ' ' && depth == 0)
                items += std::exchange(item, {});
            else
                item += c;
        }
        in.expect(')');
        if (!item.isEmpty())
            items += item;
        return items;
    }
    bool keyword(const char *word)
    {
        Cursor ahead = in;
        if (!ahead.space() || !ahead.keyword(word))
            return false;
        in = ahead;
        return true;
    }
    QByteArray rest()
    {
        in.expectSpace();
        const QByteArray all = in.rest().toByteArray();
        in.advanceTo(in.offset() + all.size());
        return all;
    }
    bool areGood() { return in.expectEnd(); }
};

class Giver
{
public:
    Giver(Session &session, const QObject *context, const Told &told)
        : m_session(session)
        , m_context(context)
        , m_told(told)
    {
    }
    // Null when the arguments could not be read.
    template<Command C>
    Reply *operator()(Arguments &in, C command)
    {
        if (!in.areGood())
            return nullptr;
        return m_session.send(std::move(command))
            ->then(m_context, [told = m_told](const Expected<typename C::Result> &result) {
                told(result ? QByteArray("OK") : printed(result.error()),
                     result ? brief(*result) : QByteArray());
            });
    }

private:
    Session &m_session;
    const QObject *m_context;
    const Told &m_told;
};

std::optional<SearchReturn> returning(Arguments &in)
{
    if (!in.keyword("RETURN"))
        return {};
    SearchReturn out;
    const QByteArrayList words = in.list();
    out.all = words.contains("ALL");
    out.min = words.contains("MIN");
    out.max = words.contains("MAX");
    out.count = words.contains("COUNT");
    return out;
}

std::vector<SortKey> sortKeys(Arguments &in)
{
    std::vector<SortKey> keys;
    auto order = Qt::AscendingOrder;
    for (const QByteArray &word : in.list()) {
        if (word == "REVERSE")
            order = Qt::DescendingOrder;
        else
            keys.push_back({word, std::exchange(order, Qt::AscendingOrder)});
    }
    in.keyword("UTF-8");
    return keys;
}

Reply *giveFetch(Giver &give, Arguments &in, bool byUid)
{
    FetchData fetch{in.messages(byUid), {}};
    for (const QByteArray &item : in.list())
        fetch.items.emplace_back(item);
    return give(in, std::move(fetch));
}

Reply *giveStore(Giver &give, Arguments &in, bool byUid)
{
    Store store{in.messages(byUid)};
    QByteArray how = in.word();
    store.silent = how.endsWith(".SILENT");
    store.how = how.startsWith('+')   ? Store::How::Add
                : how.startsWith('-') ? Store::How::Remove
                                      : Store::How::Replace;
    store.flags = in.list();
    return give(in, std::move(store));
}

// About messages, by number or by UID.
Reply *giveAboutMessages(Giver &give, const QByteArray &verb, Arguments &in, bool byUid)
{
    const auto by = byUid ? Messages::By::Uid : Messages::By::Number;
    if (verb == "FETCH")
        return giveFetch(give, in, byUid);
    if (verb == "STORE")
        return giveStore(give, in, byUid);
    if (verb == "COPY") {
        const Messages messages = in.messages(byUid);
        return give(in, Copy{messages, in.mailbox()});
    }
    if (verb == "MOVE") {
        const Messages messages = in.messages(byUid);
        return give(in, Move{messages, in.mailbox()});
    }
    if (verb == "SEARCH") {
        const auto wanted = returning(in);
        return give(in, Search{SearchKey(in.rest()), by, wanted});
    }
    if (verb == "SORT") {
        const auto keys = sortKeys(in);
        return give(in, Sort{keys, SearchKey(in.rest()), by});
    }
    if (verb == "THREAD") {
        const QByteArray algorithm = in.word();
        in.keyword("UTF-8");
        return give(in, Thread{algorithm, SearchKey(in.rest()), by});
    }
    if (verb == "EXPUNGE")
        return give(in, Expunge{byUid ? std::optional(in.set()) : std::nullopt});
    return nullptr;
}

Reply *giveAboutRights(Giver &give, const QByteArray &verb, Arguments &in)
{
    if (verb == "GETQUOTA")
        return give(in, GetQuota{in.string()});
    const MailboxName mailbox = in.mailbox();
    if (verb == "GETACL")
        return give(in, GetAcl{mailbox});
    if (verb == "MYRIGHTS")
        return give(in, MyRights{mailbox});
    if (verb == "LISTRIGHTS")
        return give(in, ListRights{mailbox, in.text()});
    if (verb == "DELETEACL")
        return give(in, DeleteAcl{mailbox, in.text()});
    if (verb == "GETQUOTAROOT")
        return give(in, GetQuotaRoot{mailbox});
    if (verb == "SETACL") {
        const QString identifier = in.text();
        const QByteArray rights = in.string();
        const bool adds = rights.startsWith('+'), removes = rights.startsWith('-');
        return give(in, SetAcl{mailbox, identifier, adds || removes ? rights.sliced(1) : rights,
                               adds      ? SetAcl::Change::Add
                               : removes ? SetAcl::Change::Remove
                                         : SetAcl::Change::Replace});
    }
    return nullptr;
}

Reply *giveAboutMailbox(Giver &give, const QByteArray &verb, Arguments &in)
{
    const MailboxName mailbox = in.mailbox();
    if (verb == "SELECT")
        return give(in, Select{mailbox, Select::Access::ReadWrite});
    if (verb == "EXAMINE")
        return give(in, Select{mailbox});
    if (verb == "STATUS")
        return give(in, GetStatus{mailbox, in.list()});
    if (verb == "CREATE")
        return give(in, Create{mailbox});
    if (verb == "DELETE")
        return give(in, Delete{mailbox});
    if (verb == "APPEND")
        return give(in, Append{mailbox, {{in.string()}}});
    if (verb == "LSUB")
        return give(in, Lsub{in.string(), mailbox});
    if (verb == "LIST") {
        List list{in.string()};
        list.reference = mailbox;
        if (in.keyword("RETURN"))
            list.returnOptions = in.list();
        return give(in, std::move(list));
    }
    return nullptr;
}

Reply *giveAboutConnection(Giver &give, const QByteArray &verb, Arguments &in)
{
    if (verb == "CAPABILITY")
        return give(in, Capability{});
    if (verb == "NOOP")
        return give(in, Noop{});
    if (verb == "LOGOUT")
        return give(in, Logout{});
    if (verb == "NAMESPACE")
        return give(in, GetNamespaces{});
    if (verb == "IDLE")
        return give(in, Idle{});
    if (verb == "CLOSE")
        return give(in, Close{});
    if (verb == "COMPRESS" && in.keyword("DEFLATE"))
        return give(in, Compress{});
    if (verb == "ENABLE")
        return give(in, Enable{in.rest().split(' ')});
    if (verb == "PROXYAUTH")
        return give(in, ProxyAuth{in.text()});
    if (verb == "LOGIN") {
        const QString user = in.text();
        return give(in, Login{user, in.text()});
    }
    if (verb == "ID") {
        ServerId client;
        if (in.keyword("NIL"))
            return give(in, Id{});
        const QByteArrayList words = in.list();
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            client[words[i].sliced(1).chopped(1)] = words[i + 1].sliced(1).chopped(1);
        return give(in, Id{client});
    }
    return nullptr;
}

Reply *giveMetadata(Giver &give, Arguments &in)
{
    using enum GetMetadata::Depth;
    GetMetadata get{{}, {}, Zero};
    Arguments plain = in;
    const QByteArrayList options = in.list();
    if (options.size() == 2 && options.front() == "DEPTH")
        get.depth = options.back() == "1" ? One : Infinity;
    else
        in = plain;
    get.mailbox = in.mailbox();
    for (const QByteArray &entry : in.list())
        get.entries += entry.startsWith('"') ? entry.sliced(1).chopped(1) : entry;
    return give(in, std::move(get));
}

} // namespace

QByteArray printed(const Error &error)
{
    QByteArray line = nameOf(error.kind);
    if (!error.code.isEmpty())
        line += " [" + error.code + (error.arguments.isEmpty() ? "" : " ") + error.arguments + ']';
    if (!error.text.isEmpty())
        line += ' ' + error.text.toUtf8();
    return line;
}

Reply *give(Session &session, const QByteArray &text, const QObject *context, const Told &told)
{
    const auto begin = [&text](QByteArray &verb, bool &byUid) {
        Arguments in{Cursor(text)};
        verb = in.in.atom().toByteArray();
        byUid = verb == "UID";
        if (byUid)
            verb = in.word();
        return in;
    };
    Giver giver(session, context, told);
    QByteArray verb;
    bool byUid = false;
    // What another has read of the arguments in vain, the next one reads from the beginning.
    Reply *reply = nullptr;
    const auto attempt = [&](const auto &function) {
        Arguments in = begin(verb, byUid);
        if (!reply)
            reply = function(in);
    };
    attempt([&](Arguments &in) { return giveAboutMessages(giver, verb, in, byUid); });
    attempt([&](Arguments &in) { return giveAboutConnection(giver, verb, in); });
    attempt([&](Arguments &in) { return giveAboutRights(giver, verb, in); });
    attempt([&](Arguments &in) { return giveAboutMailbox(giver, verb, in); });
    attempt([&](Arguments &in) { return verb == "GETMETADATA" ? giveMetadata(giver, in) : nullptr; });
    if (reply)
        return reply;
    return session.send(Raw{text})->then(context, [told](const Expected<Done> &result) {
        told(result ? QByteArray("OK") : printed(result.error()), {});
    });
}
