#include "imap4.h"
#include "commands/partial.h"
#include <QMessageAuthenticationCode>

namespace imap {

using Kind = Imap4Failure::Kind;
using Form = Xatom::Argument::Form;

namespace {

QByteArray inParentheses(const QByteArray &list)
{
    return list.startsWith('(') && list.endsWith(')') ? list : '(' + list + ')';
}

// Whatever its line ends are, a message goes out with CR LF (RFC 5322 section 2.3).
QByteArray withLineEnds(QByteArrayView message)
{
    QByteArray out;
    out.reserve(message.size());
    for (qsizetype i = 0; i < message.size(); ++i) {
        const char c = message[i];
        if (c == '\r' && i + 1 < message.size() && message[i + 1] == '\n')
            ++i;
        if (c == '\r' || c == '\n')
            out += "\r\n";
        else
            out += c;
    }
    return out;
}

// A refusal of these is a failure, since nothing can follow it.
Imap4Result mustSucceed(Imap4Result result)
{
    if (result && result->type != "OK")
        return Imap4Failure{Kind::Error, result->data.back().bytes};
    return result;
}

} // namespace

Imap4::~Imap4()
{
    if (m_state == "LOGOUT" || !session())
        return;
    // A server that says nothing shall not hold up whoever is leaving.
    constexpr std::chrono::milliseconds longest = std::chrono::seconds(5);
    session()->setResponseTimeout(m_timeout.count() > 0 ? std::min(m_timeout, longest) : longest);
    logout();
}

Imap4Result Imap4::ask(const QByteArray &name, const Args &args, const QByteArray &answers)
{
    return take(command(name, args), answers);
}

// --- any state

Imap4Result Imap4::capability()
{
    return ask("CAPABILITY", {}, "CAPABILITY");
}

Imap4Result Imap4::noop()
{
    if (m_debug >= 3) {
        for (const auto &[type, data] : m_untagged)
            log(3, "not taken yet: " + QByteArray::number(qsizetype(data.size())) + ' ' + type);
    }
    return command("NOOP");
}

Imap4Result Imap4::logout()
{
    m_state = "LOGOUT";
    Imap4Result result = command("LOGOUT");
    shutdown();
    return result;
}

Imap4Result Imap4::recent()
{
    const Imap4Result known = response("RECENT");
    if (!known->data.back().bytes.isEmpty())
        return Imap4Answer{"OK", known->data};
    return take(noop(), "RECENT");
}

Imap4Result Imap4::xatom(const QByteArray &name, const Args &args)
{
    return command(name.toUpper(), args);
}

// --- not authenticated

Imap4Result Imap4::authenticate(const QByteArray &mechanism, Authenticator authenticator)
{
    Xatom xatom{"AUTHENTICATE", {{mechanism.toUpper()}}};
    xatom.answer = [authenticator = std::move(authenticator)](const QByteArray &text) {
        const auto challenge = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        auto answer = challenge ? authenticator(*challenge) : std::nullopt;
        if (answer)
            answer = answer->toBase64();
        return answer;
    };
    Imap4Result result = mustSucceed(command(std::move(xatom)));
    if (result)
        m_state = "AUTH";
    return result;
}

Imap4Result Imap4::login(const QByteArray &user, const QByteArray &password)
{
    // RFC 9051 section 6.2.3: the command must not be sent then, or the password would be in the clear.
    if (session() && session()->supports("LOGINDISABLED") && !illegal("LOGIN"))
        return Imap4Failure{Kind::Error, "LOGIN is disabled on this server"};
    Imap4Result result =
        mustSucceed(command({"LOGIN", {{imap4Argument(user)}, {quoted(password), Form::Secret}}}));
    if (result)
        m_state = "AUTH";
    return result;
}

// RFC 2195
Imap4Result Imap4::login_cram_md5(const QByteArray &user, const QByteArray &password)
{
    return authenticate("CRAM-MD5", [user, password](const QByteArray &challenge) {
        return user + ' '
               + QMessageAuthenticationCode::hash(challenge, password, QCryptographicHash::Md5).toHex();
    });
}

// --- authenticated

Imap4Result Imap4::append(const QByteArray &mailbox, const QByteArray &flags, const QByteArray &date,
                          const QByteArray &message)
{
    if (!date.isEmpty() && (date.size() < 2 || !date.startsWith('"') || !date.endsWith('"')))
        return Imap4Failure{Kind::Error, "the date of a message stands in quotes"};
    Xatom xatom{"APPEND", {{mailbox.isEmpty() ? QByteArray("INBOX") : imap4Argument(mailbox)}}};
    if (!flags.isEmpty())
        xatom.arguments.push_back({inParentheses(flags)});
    if (!date.isEmpty())
        xatom.arguments.push_back({date});
    xatom.arguments.push_back({withLineEnds(message), m_utf8 ? Form::Utf8 : Form::Literal});
    return command(std::move(xatom));
}

Imap4Result Imap4::create(const QByteArray &mailbox)
{
    return command("CREATE", {mailbox});
}

Imap4Result Imap4::delete_(const QByteArray &mailbox)
{
    return command("DELETE", {mailbox});
}

Imap4Result Imap4::deleteacl(const QByteArray &mailbox, const QByteArray &who)
{
    return command("DELETEACL", {mailbox, who});
}

Imap4Result Imap4::enable(const QByteArray &capability)
{
    if (!capabilities().contains("ENABLE"))
        return Imap4Failure{Kind::Error, "Server does not support ENABLE"};
    Imap4Result result = command("ENABLE", {capability});
    // Only what ENABLED names is on (RFC 5161 section 3.2).
    const auto enabled = m_untagged.find("ENABLED");
    if (result && enabled != m_untagged.end()) {
        for (const Imap4Datum &names : enabled->second)
            m_utf8 = m_utf8 || names.bytes.toUpper().split(' ').contains("UTF8=ACCEPT");
    }
    return result;
}

Imap4Result Imap4::getacl(const QByteArray &mailbox)
{
    return ask("GETACL", {mailbox}, "ACL");
}

Imap4Result Imap4::getannotation(const QByteArray &mailbox, const QByteArray &entry,
                                 const QByteArray &attribute)
{
    return ask("GETANNOTATION", {mailbox, entry, attribute}, "ANNOTATION");
}

Imap4Result Imap4::getquota(const QByteArray &root)
{
    return ask("GETQUOTA", {root}, "QUOTA");
}

Imap4Result Imap4::getquotaroot(const QByteArray &mailbox)
{
    Imap4Result result = command("GETQUOTAROOT", {mailbox});
    if (!result)
        return result;
    const Imap4Result quotas = take(result, "QUOTA"), roots = take(result, "QUOTAROOT");
    const auto list = [](const Imap4Result &answers) {
        return Imap4Datum{Imap4Datum::Kind::List, {}, {}, answers->data};
    };
    return Imap4Answer{result->type, {list(roots), list(quotas)}};
}

Imap4Result Imap4::list(const QByteArray &directory, const QByteArray &pattern)
{
    return ask("LIST", {directory, pattern}, "LIST");
}

Imap4Result Imap4::lsub(const QByteArray &directory, const QByteArray &pattern)
{
    return ask("LSUB", {directory, pattern}, "LSUB");
}

Imap4Result Imap4::myrights(const QByteArray &mailbox)
{
    return ask("MYRIGHTS", {mailbox}, "MYRIGHTS");
}

Imap4Result Imap4::namespace_()
{
    return ask("NAMESPACE", {}, "NAMESPACE");
}

Imap4Result Imap4::proxyauth(const QByteArray &user)
{
    return command("PROXYAUTH", {user});
}

Imap4Result Imap4::rename(const QByteArray &from, const QByteArray &to)
{
    return command("RENAME", {from, to});
}

Imap4Result Imap4::select(const QByteArray &mailbox, bool readonly)
{
    keepLater();
    m_untagged.clear();
    m_isReadOnly = readonly;
    Imap4Result result = command(readonly ? "EXAMINE" : "SELECT", {mailbox});
    if (!result)
        return result;
    m_state = result->type == "OK" ? "SELECTED" : "AUTH";
    if (result->type != "OK")
        return result;
    if (m_untagged.contains("READ-ONLY") && !readonly)
        return Imap4Failure{Kind::ReadOnly, mailbox + " is not writable"};
    const auto exists = m_untagged.find("EXISTS");
    return Imap4Answer{result->type, exists == m_untagged.end() ? Imap4Data{Imap4Datum{}} : exists->second};
}

Imap4Result Imap4::setacl(const QByteArray &mailbox, const QByteArray &who, const QByteArray &what)
{
    return command("SETACL", {mailbox, who, what});
}

Imap4Result Imap4::setannotation(const Args &args)
{
    return ask("SETANNOTATION", args, "ANNOTATION");
}

Imap4Result Imap4::setquota(const QByteArray &root, const QByteArray &limits)
{
    return ask("SETQUOTA", {root, limits}, "QUOTA");
}

Imap4Result Imap4::status(const QByteArray &mailbox, const QByteArray &names)
{
    return ask("STATUS", {mailbox, names}, "STATUS");
}

Imap4Result Imap4::subscribe(const QByteArray &mailbox)
{
    return command("SUBSCRIBE", {mailbox});
}

Imap4Result Imap4::unsubscribe(const QByteArray &mailbox)
{
    return command("UNSUBSCRIBE", {mailbox});
}

// --- selected

Imap4Result Imap4::check()
{
    return command("CHECK");
}

Imap4Result Imap4::close()
{
    Imap4Result result = command("CLOSE");
    if (m_state == "SELECTED")
        m_state = "AUTH";
    return result;
}

Imap4Result Imap4::unselect()
{
    Imap4Result result = command("UNSELECT");
    if (m_state == "SELECTED")
        m_state = "AUTH";
    return result;
}

Imap4Result Imap4::copy(const QByteArray &messages, const QByteArray &mailbox)
{
    return command("COPY", {messages, mailbox});
}

Imap4Result Imap4::expunge()
{
    return ask("EXPUNGE", {}, "EXPUNGE");
}

Imap4Result Imap4::fetch(const QByteArray &messages, const QByteArray &parts)
{
    return ask("FETCH", {messages, parts}, "FETCH");
}

Imap4Result Imap4::partial(const QByteArray &message, const QByteArray &part, const QByteArray &start,
                           const QByteArray &length)
{
    bool isNumber = false;
    const qlonglong first = start.toLongLong(&isNumber);
    const QByteArray section = partialSection(part);
    if (PROTOCOL_VERSION() == "IMAP4" || section.isEmpty() || !isNumber || first < 1)
        return ask("PARTIAL", {message, part, start, length}, "FETCH");
    // PARTIAL counts from 1.
    const QByteArray range = '<' + QByteArray::number(first - 1) + '.' + length + '>';
    return fetch(message, '(' + section + range + ')');
}

Imap4Result Imap4::search(const QByteArray &charset, const Args &criteria)
{
    if (charset.isEmpty())
        return ask("SEARCH", criteria, "SEARCH");
    if (m_utf8)
        return Imap4Failure{Kind::Error, "Non-None charset not valid in UTF8 mode"};
    return ask("SEARCH", Args{"CHARSET", charset} + criteria, "SEARCH");
}

Imap4Result Imap4::sort(const QByteArray &order, const QByteArray &charset, const Args &criteria)
{
    return ask("SORT", Args{inParentheses(order), charset} + criteria, "SORT");
}

Imap4Result Imap4::store(const QByteArray &messages, const QByteArray &command, const QByteArray &flags)
{
    return ask("STORE", {messages, command, inParentheses(flags)}, "FETCH");
}

Imap4Result Imap4::thread(const QByteArray &algorithm, const QByteArray &charset, const Args &criteria)
{
    return ask("THREAD", Args{algorithm, charset} + criteria, "THREAD");
}

Imap4Result Imap4::uid(const QByteArray &command, const Args &args)
{
    const QByteArray name = command.toUpper();
    if (imap4States(name).isEmpty())
        return Imap4Failure{Kind::Error, "Unknown IMAP4 UID command: " + name};
    if (const auto failed = illegal(name))
        return *failed;
    // Flags and sort orders are lists here as well, and a backslash in quotes is no flag.
    Args given = args;
    if (name == "STORE" && given.size() == 3)
        given[2] = inParentheses(given[2]);
    else if (name == "SORT" && !given.isEmpty())
        given[0] = inParentheses(given[0]);
    const bool isSearch = name == "SEARCH" || name == "SORT" || name == "THREAD";
    return ask("UID", Args{name} + given, isSearch ? name : QByteArray("FETCH"));
}

} // namespace imap
