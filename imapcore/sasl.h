#pragma once
#include "error.h"
#include <QByteArray>
#include <QByteArrayList>
#include <memory>

namespace imap {

// What a login can show. Which mechanisms come into question depends on what is there.
struct Credentials
{
    QString user; // authentication identity: whose password it is
    QString password;
    QString actAs;               // authorization identity (RFC 4422 section 2): whom to be; empty: oneself
    QByteArray accessToken = {}; // OAuth 2.0 bearer token (RFC 6750), as its issuer gave it
    bool certificate = false;    // TLS shows the client's certificate
};

class SaslMechanism;

// The client's half of one SASL exchange (RFC 4422). The mechanisms are GNU SASL's, but for OAUTHBEARER and XOAUTH2.
//
// GSSAPI takes the Kerberos ticket that the user has (kinit) and may wait for the Kerberos server while it does. Most
// of the others want a password, OAUTHBEARER and XOAUTH2 an access token, EXTERNAL a TLS certificate, ANONYMOUS nothing:
// the user's name is what it leaves behind for the log (RFC 4505).
class SaslClient
{
public:
    // The mechanisms to be used, the strongest first: those that the server offers, that work here with these
    // credentials, and that can act as someone else where that is asked for. What shows a secret to whoever reads the
    // line (PLAIN, LOGIN, OAUTHBEARER, XOAUTH2) is left out unless `mayShowSecret`. GSSAPI comes into question only
    // without a password, and ANONYMOUS never does: it has to be named.
    static QByteArrayList choose(const QByteArrayList &offered, const Credentials &credentials,
                                 bool mayShowSecret);
    // Whether a mechanism works here at all; names are in upper case.
    static bool supports(const QByteArray &mechanism);
    static bool showsSecret(const QByteArray &mechanism);
    static bool actsAsOther(const QByteArray &mechanism);

    // `host` and `port` are the server's: GSSAPI and OAUTHBEARER name them.
    SaslClient(const QByteArray &mechanism, const Credentials &credentials, const QString &host,
               quint16 port = 0);
    ~SaslClient();
    SaslClient(SaslClient &&) noexcept;
    SaslClient &operator=(SaslClient &&) noexcept;

    const QByteArray &mechanism() const { return m_mechanism; }
    // Whether the client speaks first, so that its first message may go with the command (RFC 4959).
    bool speaksFirst() const;
    // The answer to a challenge, neither being base64 here. An error is a LoginRefused where the server did not prove
    // itself, a LimitExceeded where it asks for too much work, an InvalidArgument for credentials that the mechanism
    // cannot take, or an Unsupported for a mechanism that is not there.
    Expected<QByteArray> step(QByteArrayView challenge);
    // Whether the mechanism has come to its end; for SCRAM that means the server has proved itself as well.
    bool isComplete() const { return m_complete; }
    // Why the server will refuse, where it says so in a challenge (OAUTHBEARER, XOAUTH2): "status: invalid_token".
    QString refusal() const;
    // What a person should know of the server's part, for the trace: an iteration count of SCRAM that is too small.
    QString note() const;

private:
    std::unique_ptr<SaslMechanism> m_steps;
    QByteArray m_mechanism;
    Error m_problem;
    bool m_complete = false;
};

} // namespace imap
