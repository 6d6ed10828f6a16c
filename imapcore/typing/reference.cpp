#include "reference.h"
#include <algorithm>

namespace imap::reference {

namespace {

// Several forms of one verb may be in the table, the usual one first.
const Response *find(std::span<const Response> all, QByteArrayView name)
{
    const auto at = std::find_if(all.begin(), all.end(), [name](const Response &one) {
        return name.compare(one.name, Qt::CaseInsensitive) == 0;
    });
    return at == all.end() ? nullptr : &*at;
}

} // namespace

int bitOf(Session::State state)
{
    switch (state) {
    case Session::State::NotAuthenticated:
        return NotAuthenticated;
    case Session::State::Authenticated:
        return Authenticated;
    case Session::State::Selected:
        return Selected;
    case Session::State::Connecting:
    case Session::State::Closed:
        return 0;
    }
    return 0;
}

const Command *command(QByteArrayView verb)
{
    const bool uid = verb.size() > 4 && verb.first(4).compare("UID ", Qt::CaseInsensitive) == 0;
    const QByteArrayView name = uid ? verb.sliced(4).trimmed() : verb;
    const auto all = commands();
    const auto at = std::find_if(all.begin(), all.end(), [name, uid](const Command &one) {
        return name.compare(one.verb, Qt::CaseInsensitive) == 0 && (uid ? one.hasUid : !one.onlyUid);
    });
    return at == all.end() ? nullptr : &*at;
}

bool isVerb(QByteArrayView word)
{
    return word.compare("UID", Qt::CaseInsensitive) == 0 || command(word);
}

const Response *response(QByteArrayView name)
{
    return find(responses(), name);
}

const Response *code(QByteArrayView name)
{
    return find(codes(), name);
}

const Capability *capability(QByteArrayView name)
{
    const Capability *best = nullptr;
    for (const Capability &one : capabilities()) {
        const QByteArrayView known(one.name);
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return &one;
        const bool isPrefix = known.endsWith('=') || known.endsWith('-');
        if (isPrefix && name.size() > known.size()
            && name.first(known.size()).compare(known, Qt::CaseInsensitive) == 0
            && (!best || known.size() > QByteArrayView(best->name).size()))
            best = &one;
    }
    return best;
}

bool isAnnounced(const Capabilities &server, const char *names)
{
    const QByteArrayList all = QByteArray(names).split(' ');
    return std::any_of(all.begin(), all.end(), [&server](const QByteArray &name) {
        return name.isEmpty()
               || (name.endsWith('=') ? !server.valuesOf(name).isEmpty() : server.contains(name));
    });
}

} // namespace imap::reference
