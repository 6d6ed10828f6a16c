#pragma once
#include <QByteArray>
#include <QByteArrayList>
#include <QDateTime>
#include <optional>
#include <variant>
#include <vector>

namespace imap {

// One thing that a server said, in the form that Python's imaplib gives it.
struct Imap4Datum
{
    enum class Kind {
        None,  // Python's None: it said nothing of the kind
        Bytes, // what follows the keyword, or stands before and behind it: "4 (FLAGS (\Seen))"
        Pair,  // the same up to and including a literal's "{size}", and the literal
        List,  // of getquotaroot alone: one list for each kind of response
    };
    Kind kind = Kind::None;
    QByteArray bytes = {};
    QByteArray literal = {};
    std::vector<Imap4Datum> list = {};

    static Imap4Datum text(QByteArray bytes) { return {Kind::Bytes, std::move(bytes)}; }
    bool isNone() const { return kind == Kind::None; }
    friend bool operator==(const Imap4Datum &, const Imap4Datum &) = default;
};
using Imap4Data = std::vector<Imap4Datum>;

// imaplib's (type, [data, …]): OK or NO, of logout BYE, of response() the code that was asked for.
struct Imap4Answer
{
    QByteArray type;
    Imap4Data data;
};

// imaplib's three exceptions. There a ReadOnly is an Abort and an Abort an Error; here the kind is the exact one.
struct Imap4Failure
{
    enum class Kind {
        Error, // the call cannot be right: wrong state, an argument with a line break, BAD, a refused login
        Abort, // the connection is over or cannot be used: open another one and try again
        ReadOnly, // the selected mailbox may be read only, and was not asked for so
    };
    Kind kind = Kind::Error;
    QByteArray text = {};
};

class Imap4Result
{
public:
    Imap4Result(Imap4Answer answer) : m_content(std::move(answer)) {}
    Imap4Result(Imap4Failure failure) : m_content(std::move(failure)) {}

    explicit operator bool() const { return m_content.index() == 0; }
    const Imap4Answer &operator*() const { return std::get<0>(m_content); }
    const Imap4Answer *operator->() const { return &std::get<0>(m_content); }
    const Imap4Failure &failure() const { return std::get<1>(m_content); }

private:
    std::variant<Imap4Answer, Imap4Failure> m_content;
};

// An argument as imaplib documents it: in quotes where it is empty or has a character in it that means something to
// the protocol (a space, a control or 8-bit character, one of ( ) { " \ ), unless it stands in quotes or parentheses
// already. "%" and "*" stay as they are, since patterns and message sets are arguments as well, and so do the brackets
// of BODY[].
QByteArray imap4Argument(const QByteArray &argument);

// imaplib's state rules: in which states a command may be given (NONAUTH, AUTH, SELECTED, LOGOUT), its name in upper
// case. Of a command that imaplib does not know nothing.
QByteArrayList imap4States(QByteArrayView name);

// One response of a server, taken apart: "* 4 FETCH (BODY[] {2}\r\nhi)" is FETCH with the data ("4 (BODY[] {2}", "hi")
// and ")". Of a continuation request and of a tagged response nothing.
struct Imap4Response
{
    QByteArray type;
    Imap4Data data;
};
std::optional<Imap4Response> imap4Response(QByteArrayView response);
// The response code at the beginning of a text, as imaplib takes it: up to the last bracket of the text.
std::optional<Imap4Response> imap4Code(QByteArrayView text);

// The functions of the module imaplib.
//
// The time of the last INTERNALDATE in a response, in local time.
std::optional<QDateTime> Internaldate2tuple(QByteArrayView response);
// A number in hexadecimal, with the letters A to P for digits; nothing for 0, and no sign.
QByteArray Int2AP(qint64 number);
// The flags of the last FLAGS in a response.
QByteArrayList ParseFlags(QByteArrayView response);
// A time as APPEND wants it, in quotes: in the zone of the QDateTime, or seconds since 1970 in local time.
QByteArray Time2Internaldate(const QDateTime &time);
QByteArray Time2Internaldate(qint64 seconds);

} // namespace imap
