#include "scrubber.h"
#include "../wire/cursor.h"
#include "../wire/framer.h"
#include "exchange.h"
#include "transcriptline.h"
#include <algorithm>

namespace imap {

namespace {

// That are learnt from the traffic.
constexpr qsizetype MostSecrets = 1000;

bool isOneOf(QByteArrayView word, std::initializer_list<const char *> all)
{
    return std::any_of(all.begin(), all.end(), [word](const char *one) { return word == one; });
}

// What stands behind this argument is secret, and so are the lines that follow; -1: nothing is.
int firstSecret(QByteArrayView verb)
{
    return isOneOf(verb, {"LOGIN", "AUTHENTICATE"}) ? 1 : verb == "PROXYAUTH" ? 0 : -1;
}

// Which arguments name somebody or something: a bit for each.
unsigned namesOf(QByteArrayView verb)
{
    if (isOneOf(verb, {"LOGIN", "SELECT", "EXAMINE", "STATUS", "CREATE", "DELETE", "SUBSCRIBE", "UNSUBSCRIBE",
                       "APPEND", "GETACL", "MYRIGHTS", "GETQUOTA", "SETQUOTA", "GETQUOTAROOT", "SETMETADATA",
                       "GETANNOTATION", "SETANNOTATION"}))
        return 1;
    if (isOneOf(verb, {"RENAME", "LIST", "LSUB", "XLIST", "RLIST", "RLSUB", "SETACL", "DELETEACL",
                       "LISTRIGHTS", "GETMETADATA"}))
        return 3;
    return isOneOf(verb, {"COPY", "MOVE", "UID COPY", "UID MOVE"}) ? 2 : 0;
}

bool isSearch(QByteArrayView verb)
{
    return isOneOf(verb.sliced(verb.lastIndexOf(' ') + 1), {"SEARCH", "SORT", "THREAD", "ESEARCH"});
}

bool isHeaderName(QByteArrayView text)
{
    return !text.isEmpty()
           && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c != ':'; });
}

void fill(QByteArray &bytes, qsizetype begin, qsizetype end)
{
    for (qsizetype i = begin; i < end; ++i) {
        if (bytes[i] != '\r' && bytes[i] != '\n')
            bytes[i] = 'x';
    }
}

// A message, or a part of one: the names of its header fields stay. What does not begin with a header is all filled.
void fillMessage(QByteArray &bytes, qsizetype begin, qsizetype end)
{
    while (begin < end) {
        qsizetype lineEnd = bytes.indexOf('\n', begin);
        lineEnd = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
        const QByteArrayView line = QByteArrayView(bytes).sliced(begin, lineEnd - begin);
        const qsizetype colon = line.indexOf(':');
        const bool isFolded = line.startsWith(' ') || line.startsWith('\t');
        if (!isFolded && (colon < 0 || !isHeaderName(line.first(colon)))) {
            fill(bytes, begin, end);
            return;
        }
        fill(bytes, begin + (isFolded ? 1 : colon + 1), lineEnd);
        begin = lineEnd;
    }
}

// A URL may have a password (RFC 5092 does not, others do) or the key of URLAUTH.
void hideKeys(QByteArray &bytes)
{
    const auto hide = [&bytes](qsizetype from, qsizetype to) {
        std::fill(bytes.begin() + from, bytes.begin() + to, 'x');
    };
    const auto isOfUrl = [](char c) {
        return c > ' ' && c != '"' && c != ')' && c != '<' && c != '>' && c != '\x7f';
    };
    const QByteArray upper = bytes.toUpper();
    for (qsizetype at = upper.indexOf(";URLAUTH="); at >= 0; at = upper.indexOf(";URLAUTH=", at + 1)) {
        // ";URLAUTH=" access ":" mechanism ":" key
        qsizetype key = bytes.indexOf(':', at);
        key = key < 0 ? -1 : bytes.indexOf(':', key + 1);
        qsizetype end = at;
        while (end < bytes.size() && isOfUrl(bytes[end]))
            ++end;
        if (key >= 0 && key < end)
            hide(key + 1, end);
    }
    for (qsizetype at = bytes.indexOf("://"); at >= 0; at = bytes.indexOf("://", at + 1)) {
        qsizetype end = at + 3;
        while (end < bytes.size() && isOfUrl(bytes[end]) && bytes[end] != '/' && bytes[end] != '@')
            ++end;
        const qsizetype colon = bytes.indexOf(':', at + 3);
        if (end < bytes.size() && bytes[end] == '@' && colon >= 0 && colon < end)
            hide(colon + 1, end);
    }
}

// "{7+}" of a literal that is hidden: it has the size of what stands for it.
QByteArray announcementOfHidden(QByteArrayView announcement)
{
    return "{" + QByteArray::number(Hidden.size()) + (announcement.endsWith("+}") ? "+}" : "}");
}

} // namespace

Scrubber::Scrubber(Level level, const QByteArrayList &secrets, const QByteArrayList &names)
    : m_level(level)
    , m_forms(secrets)
    , m_secrets(secrets)
{
    for (QByteArray name : names) {
        if (name.contains('.'))
            m_names.replaceHost(name, 0, name.size());
        else
            m_names.replaceName(name, 0, name.size());
    }
}

void Scrubber::learn(const Traffic::Entry &entry)
{
    if (entry.kind == Traffic::Kind::Sent)
        sent(entry);
    else if (entry.kind == Traffic::Kind::Received)
        received(entry);
}

QByteArray Scrubber::scrub(const Traffic::Entry &entry)
{
    QByteArray bytes = entry.kind == Traffic::Kind::Sent       ? sent(entry)
                       : entry.kind == Traffic::Kind::Received ? received(entry)
                                                               : scrubText(entry.bytes.toByteArray());
    hideKeys(bytes);
    m_forms.hide(bytes);
    return bytes;
}

QByteArray Scrubber::scrubText(const QByteArray &text)
{
    QByteArray bytes = text;
    if (m_level > Level::Secrets)
        m_names.replaceInText(bytes, 0, bytes.size());
    m_forms.hide(bytes);
    return bytes;
}

void Scrubber::replace(QByteArray &bytes, qsizetype begin, qsizetype end, Role role)
{
    if (role == Role::Content && m_level == Level::Content)
        fillMessage(bytes, begin, end);
    else if (role == Role::Name && m_level > Level::Secrets)
        m_names.replaceName(bytes, begin, end);
    else if (role != Role::Word && m_level > Level::Secrets)
        m_names.replaceInText(bytes, begin, end);
}

// What it takes out is not to stand anywhere else either.
void Scrubber::addSecret(QByteArrayView secret, const Command &command)
{
    if (secret.contains(Hidden) || command.verb == "PROXYAUTH") // which takes a name
        return;
    QByteArrayList all{secret.toByteArray()};
    if (command.verb == "AUTHENTICATE") {
        // RFC 4616 and RFC 7628; LOGIN says the user's name first.
        const QByteArray said = QByteArray::fromBase64(all.front());
        if (said.contains('\0'))
            all += said.sliced(said.lastIndexOf('\0') + 1);
        else if (const qsizetype token = said.indexOf("Bearer "); token >= 0)
            all += said.sliced(token + 7).split('\1').front();
        else if (command.key == "LOGIN" && command.argument == 2)
            all += said;
    }
    for (const QByteArray &one : std::as_const(all)) {
        if (one.size() >= SecretForms::Shortest && !m_secrets.contains(one)
            && m_secrets.size() < MostSecrets) {
            m_secrets += one;
            m_forms = SecretForms(m_secrets);
        }
    }
}

QByteArray Scrubber::sent(const Traffic::Entry &entry)
{
    QByteArrayView in = entry.bytes;
    QByteArray out;
    out.reserve(in.size());
    const bool isKnown = entry.owner > 0 && m_commands.contains(entry.owner);
    Command &command = m_commands[entry.owner];
    if (!isKnown) {
        command = Command();
        command.verb = ExchangeLog::verbOf(in);
        // The tag and the verb.
        Cursor begin(in);
        begin.atom();
        if (begin.space()) {
            begin.atom();
            if (command.verb.startsWith("UID ") && begin.space())
                begin.atom();
        }
        out += in.first(begin.offset());
        in = in.sliced(begin.offset());
    }
    walk(command, in, out);
    if (m_commands.size() > 10'000) // whose answers did not come
        m_commands.clear();
    return out;
}

// Goes through the rest of an entry by its arguments.
void Scrubber::walk(Command &command, QByteArrayView in, QByteArray &out)
{
    const auto value = [&](QByteArrayView before, QByteArrayView bytes, QByteArrayView after, bool isString) {
        const Role role = roleOf(command, bytes, isString);
        if (role == Role::Secret) {
            addSecret(bytes, command);
            out += Hidden;
            return;
        }
        out += before;
        const qsizetype begin = out.size();
        out += bytes;
        replace(out, begin, out.size(), role);
        out += after;
    };
    const auto ended = [&command](bool isString) {
        command.argument += command.depth == 0 ? 1 : 0;
        command.strings += isString ? 1 : 0;
        if (isString)
            command.key.clear();
    };
    qsizetype at = 0;
    if (command.literal >= 0) {
        const qsizetype size =
            in.startsWith(Hidden) ? Hidden.size() : std::min<qint64>(command.literal, in.size());
        command.literal = -1;
        value({}, in.first(size), {}, true);
        ended(true);
        at = size;
    }
    while (at < in.size()) {
        const char c = in[at];
        const QByteArrayView rest = in.sliced(at);
        if (c == ' ' || c == '\r' || c == '\n') {
            out += c;
            ++at;
        } else if (c == '(' || c == ')') {
            out += c;
            ++at;
            command.depth += c == '(' ? 1 : -1;
            command.strings = 0;
            if (c == ')')
                ended(false);
        } else if (c == '"') {
            qsizetype end = 1;
            while (end < rest.size() && rest[end] != '"')
                end += rest[end] == '\\' ? 2 : 1;
            end = std::min(end, rest.size());
            value("\"", rest.sliced(1, end - 1), end < rest.size() ? "\"" : "", true);
            ended(true);
            at += std::min(end + 1, rest.size());
        } else if (const qsizetype newline = rest.indexOf('\n');
                   (c == '{' || rest.startsWith("~{"))
                   && announcedLiteral((newline < 0 ? rest : rest.first(newline)).trimmed()) >= 0) {
            const QByteArrayView announcement = (newline < 0 ? rest : rest.first(newline)).trimmed();
            const bool isSecret = roleOf(command, {}, true) == Role::Secret;
            out += isSecret ? announcementOfHidden(announcement) : announcement.toByteArray();
            command.literal = announcedLiteral(announcement);
            if (newline < 0)
                return; // it comes with the next entry
            out += "\r\n";
            const QByteArrayView literal = rest.sliced(newline + 1);
            const qsizetype size = literal.startsWith(Hidden)
                                       ? Hidden.size()
                                       : std::min<qint64>(command.literal, literal.size());
            command.literal = -1;
            value({}, literal.first(size), {}, true);
            ended(true);
            at += newline + 1 + size;
        } else {
            qsizetype end = 1;
            while (end < rest.size() && !QByteArrayView(" ()\"\r\n").contains(rest[end]))
                ++end;
            const bool isSecret = roleOf(command, rest.first(end), false) == Role::Secret;
            value({}, rest.first(end), {}, false);
            if (!isSecret)
                command.key = rest.first(std::min<qsizetype>(end, 40)).toByteArray().toUpper();
            ended(false);
            at += end;
        }
    }
}

Scrubber::Role Scrubber::roleOf(const Command &command, QByteArrayView value, bool isString) const
{
    const QByteArray &verb = command.verb;
    if (const int secret = firstSecret(verb); secret >= 0) {
        if (command.argument >= secret)
            return Role::Secret;
        return verb == "LOGIN" ? Role::Name : Role::Word;
    }
    const unsigned names = namesOf(verb);
    const bool isEntry = verb.endsWith("METADATA") && value.startsWith('/'); // RFC 5464 section 6.2
    if (isEntry)
        return Role::Word;
    if (verb == "LIST" && (isString || (command.depth == 0 && command.argument < 2)))
        return Role::Name;
    if (command.depth == 0 && command.argument < 32 && (names >> command.argument) & 1U)
        return Role::Name;
    if (isSearch(verb)) {
        if (isOneOf(command.key, {"FROM", "TO", "CC", "BCC"}))
            return m_level == Level::Content ? Role::Content : Role::Name;
        if (isOneOf(command.key, {"SUBJECT", "BODY", "TEXT"}))
            return Role::Content;
        return isString && command.key != "HEADER" ? Role::Content : Role::Word;
    }
    if (verb == "ID")
        return command.strings % 2 == 1 ? Role::Name : Role::Word;
    if (verb == "NOTIFY")
        return isString || isOneOf(command.key, {"MAILBOXES", "SUBTREE"}) ? Role::Name : Role::Word;
    if (!isString)
        return Role::Text;
    if (verb == "APPEND") // its date is none
        return command.depth == 0 && value.size() == 26 && value.endsWith("00") ? Role::Word : Role::Content;
    if (names != 0
        || isOneOf(verb, {"FETCH", "UID FETCH", "STORE", "UID STORE", "URLFETCH", "GENURLAUTH", "ENABLE"}))
        return verb.endsWith("FETCH") ? Role::Text : Role::Content;
    return Role::Name; // of a command that nobody knows
}

QByteArray Scrubber::received(const Traffic::Entry &entry)
{
    QByteArray bytes = entry.bytes.toByteArray();
    const auto command = m_commands.constFind(entry.owner);
    if (bytes.startsWith('+')) {
        const bool isSasl = command != m_commands.cend() && command->verb == "AUTHENTICATE";
        const QByteArray text = bytes.sliced(1).trimmed();
        const bool isEncoded =
            !text.isEmpty() && QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        if (isSasl && isEncoded)
            return "+ " + Hidden.toByteArray();
        replace(bytes, 1, bytes.size(), Role::Text);
        return bytes;
    }
    if (!bytes.startsWith('*') && command != m_commands.cend())
        m_commands.erase(command);
    if (m_level > Level::Secrets)
        receivedFields(bytes);
    return bytes;
}

// By what the response says.
void Scrubber::receivedFields(QByteArray &bytes)
{
    const QByteArray original = bytes; // the fields refer to it
    m_description.read(original);
    if (!m_description.isUnderstood()) {
        // What it was about may be told.
        Cursor in(original);
        quint64 number = 0;
        in.skip('*');
        in.space();
        if (in.number(number))
            in.space();
        in.atom();
        replace(bytes, in.offset(), bytes.size(), Role::Content);
        return;
    }
    const auto &fields = m_description.fields();
    struct Within
    {
        qsizetype next; // where it ends
        QByteArrayView name;
        bool isAddress;
        qsizetype at; // of its children, the one that comes
    };
    std::vector<Within> within;
    const QByteArrayView type =
        m_description.find("type") ? m_description.find("type")->bytes() : QByteArrayView();
    for (qsizetype i = 0; i < qsizetype(fields.size()); ++i) {
        const Field &field = fields[size_t(i)];
        while (!within.empty() && i >= within.back().next)
            within.pop_back();
        const qsizetype number = within.empty() ? 0 : within.back().at++;
        const QByteArrayView parent = within.empty() ? QByteArrayView() : within.back().name;
        const QByteArrayView name = field.name().isEmpty() ? parent : field.name();
        if (field.kind() == Field::Kind::List || field.kind() == Field::Kind::Object) {
            within.push_back({field.next(), name, m_description.find("adl", i) != nullptr, 0});
            continue;
        }
        if (field.kind() != Field::Kind::Bytes || field.end() <= field.begin())
            continue;
        const bool isAddress = !within.empty() && within.back().isAddress;
        const bool isItem = within.size() > 1 && within[1].name == "attrs";
        Role role = Role::Word;
        if (isAddress) {
            role = name == "adl" ? Role::Text : Role::Name;
        } else if (isOneOf(name, {"mailbox", "identifier", "root", "roots", "prefix", "OLDNAME"})
                   || (name == "acl" && number == 0) || (type == "ID" && parent == "params")) {
            role = Role::Name;
        } else if (isOneOf(name, {"text", "raw", "urls", "in_reply_to", "message_id", "id", "loc", "sub"})) {
            role = m_level == Level::Content && isItem ? Role::Content : Role::Text;
        } else if (isOneOf(name, {"subject", "desc", "md5", "data", "date"})
                   || (isOneOf(parent, {"params", "entries"})
                       && !isOneOf(name, {"charset", "format", "delsp"}))
                   || (isItem && parent == "attrs"
                       && !isOneOf(name, {"INTERNALDATE", "SAVEDATE", "EMAILID", "THREADID"}))
                   || (type == "ANNOTATION" && within.size() > 2)) {
            role = Role::Content;
        }
        if (role == Role::Word)
            continue;
        // Within its quotes, or behind its announcement.
        qsizetype begin = field.begin(), end = field.end();
        if (original[begin] == '"' && end - begin >= 2) {
            ++begin;
            --end;
        } else if (original[begin] == '{' || original[begin] == '~') {
            const qsizetype newline = original.indexOf('\n', begin);
            begin = newline >= 0 && newline < end ? newline + 1 : begin;
        }
        if (isAddress && name == "host" && m_level > Level::Secrets)
            m_names.replaceHost(bytes, begin, end);
        else if (role == Role::Content && m_level == Level::Content && name == "date")
            std::copy_n(QByteArray("Thu, 01 Jan 1970 00:00:00 +0000").leftJustified(end - begin, ' ').begin(),
                        end - begin, bytes.begin() + begin);
        else
            replace(bytes, begin, end, role);
    }
}

} // namespace imap
