#pragma once
#include <QByteArray>
#include <QString>
#include <memory>
#include <utility>
#include <variant>

namespace imap {

// Why something failed. `text` holds the words of whoever refused: the server's for Refused, Rejected and
// ServerClosed, the system's for trouble on the way there, the library's own (English, for a developer)
// for the rest. imapcore translates nothing; the user interface has a sentence for each kind.
struct Error
{
    enum class Kind {
        Refused,           // the server said NO
        Rejected,          // the server said BAD
        Unsupported,       // the server does not announce what the command needs
        ReadOnly,          // it may change something, which this session must not; nothing was sent
        InvalidArgument,   // an argument that no wire form exists for; nothing was sent
        Malformed,         // the server's answer could not be understood
        LimitExceeded,     // the server sent more than `Limits` allows
        NotFound,          // no such host
        ConnectionRefused, // nobody listens there
        Unreachable,       // no way to the host, or the way broke
        TlsFailed,         // the handshake failed
        Untrusted,         // the certificate did not verify and is not one that the person trusts
        NotEncrypted,      // encryption was asked for and the server offers none
        LoginRefused,      // wrong password, or the user may not act as the other
        TimedOut,          // the server was silent for too long
        ServerClosed,      // the server ended the connection; the text of its BYE if it said one
        Cancelled,         // the caller cancelled
        SinkFailed,        // the device that was to take a literal refused its bytes
    };
    Kind kind = Kind::Cancelled;
    // The response code's name in upper case, without brackets (RFC 9051 section 7.1). Where no server spoke: what
    // is missing or wrong, in a word: the capability for Unsupported, or AUTHZID or LOGIN while logging in; PREAUTH
    // for NotEncrypted; the Connector::Step for TimedOut while connecting; UNSENT for a command that had not left when
    // the connection ended; LOST for a change that is not sent any more (ChangeItem::givenUp).
    QByteArray code = {};
    QString text = {};
    // What stands behind the code, as sent: the URL of REFERRAL, the charsets of BADCHARSET.
    QByteArray arguments = {};

    // Whether `text` is the server's own.
    bool isServersText() const
    {
        return kind == Kind::Refused || kind == Kind::Rejected || kind == Kind::LoginRefused
               || kind == Kind::ServerClosed;
    }
};

// The result of a command that answers nothing but OK.
struct Done
{
};

// A value, or the reason why there is none. Errors are values here: nothing in imapcore throws. An error is rare and
// large, so it lies elsewhere: ten thousand commands may be waiting for their answers.
template<typename T>
class Expected
{
public:
    Expected(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Expected(Error error) : m_content(std::make_shared<const Error>(std::move(error))) {}

    explicit operator bool() const { return m_content.index() == 0; }
    const T &operator*() const & { return std::get<0>(m_content); }
    T &operator*() & { return std::get<0>(m_content); }
    T &&operator*() && { return std::get<0>(std::move(m_content)); }
    const T *operator->() const { return &std::get<0>(m_content); }
    T *operator->() { return &std::get<0>(m_content); }
    const Error &error() const { return *std::get<1>(m_content); }

private:
    std::variant<T, std::shared_ptr<const Error>> m_content;
};

} // namespace imap
