#pragma once
#include "verb.h"
#include <functional>

namespace imap {

// What a server said to an Xatom: its untagged responses as they came, with the literals in them and without the last
// line end, and the text of its OK.
struct XatomAnswer
{
    QByteArrayList responses = {};
    QByteArray text = {};
};

// Any command at all: one that an extension brings and no type here knows, or the X-commands that a server has for
// itself (RFC 9051 section 6.5). It hears everything that the server says until its tagged response; EXISTS, EXPUNGE
// and FETCH reach the selected mailbox first, and the session follows where the command leads it. A NO is Refused, a
// BAD Rejected. Nothing else is on the way with it.
struct Xatom
{
    using Result = XatomAnswer;
    static constexpr bool answersAll = true;
    static constexpr bool exclusive = true;

    struct Argument
    {
        // Text goes out as it stands: who gives it has quoted it. Utf8 is a message in "UTF8 (~{…})", RFC 6855
        // section 4. What LOGIN and AUTHENTICATE have behind their first argument is secret by itself.
        enum class Form { Text, Secret, Literal, Utf8 };
        QByteArray bytes;
        Form form = Form::Text;
    };

    QByteArray name;
    std::vector<Argument> arguments = {};
    // Not sent unless the server announces a capability of the command's name (RFC 9051 section 6.5).
    bool ifAnnounced = false;
    // Off: whoever asks listens to Session::received and has the responses already.
    bool handsOver = true;
    // Says what answers a continuation request, a line that is never shown. Without an answer, and for one that is no
    // line (CR, LF or NUL in it), "*" is sent, which ends AUTHENTICATE (RFC 9051 section 6.2.2) and everything else that
    // waits for a line.
    std::function<std::optional<QByteArray>(const QByteArray &text)> answer = {};
    XatomAnswer heardSoFar = {};

    QByteArray needs() const { return ifAnnounced ? name.toUpper() : QByteArray(); }
    void write(Writer &out) const
    {
        if (name.toUpper() == "COMPRESS")
            out.refuse("it would change the line under the connection");
        out.atom(name);
        const bool hides = verb().hidesLines();
        for (size_t i = 0; i < arguments.size(); ++i) {
            const auto &[bytes, form] = arguments[i];
            if (form == Argument::Form::Literal)
                out.literal(bytes);
            else if (form == Argument::Form::Utf8)
                out.raw("UTF8").open().literal8(bytes).close();
            else if (form == Argument::Form::Secret || (hides && i > 0))
                out.rawSecret(bytes);
            else
                out.raw(bytes);
        }
    }
    bool accept(QByteArrayView, Cursor &in)
    {
        const QByteArrayView rest = in.rest();
        if (handsOver)
            heardSoFar.responses += QByteArray(rest.begin() - in.offset(), rest.size() + in.offset());
        return true;
    }
    bool heard(const Status &status)
    {
        static constexpr const char *kinds[] = {"* OK [", "* NO [", "* BAD [", "* BYE [", "* PREAUTH ["};
        if (handsOver)
            heardSoFar.responses += kinds[int(status.kind)] + status.code
                                    + (status.arguments.isEmpty() ? "" : " ") + status.arguments.toByteArray()
                                    + "] " + status.text.toByteArray();
        return handsOver;
    }
    std::optional<Segments> continued(QByteArrayView text)
    {
        const auto line = answer ? answer(text.toByteArray()) : std::nullopt;
        if (!line || line->contains('\r') || line->contains('\n') || line->contains('\0'))
            return Segments{{"*", false, false}};
        return Segments{{*line, true, false}};
    }
    void begun(Session &session) const { verb().begun(session); }
    void completed(const Status &status, Session &session)
    {
        heardSoFar.text = status.text.toByteArray();
        verb().completed(status, session);
    }
    void refused(const Error &, Session &session) const { verb().refused(session); }
    XatomAnswer take() { return std::move(heardSoFar); }

private:
    Verb verb() const
    {
        const QByteArray first = arguments.empty() ? QByteArray() : arguments.front().bytes;
        if (!arguments.empty() && arguments.front().form == Argument::Form::Literal)
            return {name.toUpper(), MailboxName::fromWire(first)};
        return Verb::of(name + ' ' + first);
    }
};

} // namespace imap
