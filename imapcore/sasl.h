#pragma once
#include "error.h"
#include <QByteArray>
#include <QByteArrayList>
#include <memory>

namespace imap {

struct Credentials
{
    QString user; // authentication identity: whose password it is
    QString password;
    QString actAs; // authorization identity (RFC 4422 section 2): whom to be; empty: oneself
};

// The client's half of one SASL exchange (RFC 4422). The mechanisms themselves are GNU SASL's.
class SaslClient
{
public:
    // The mechanisms to be used, the strongest first: those that the server offers, that work here, and that
    // can act as someone else where that is asked for. PLAIN and LOGIN show the password to whoever reads the line
    // and are left out unless `mayShowPassword`.
    static QByteArrayList choose(const QByteArrayList &offered, const Credentials &credentials,
                                 bool mayShowPassword);

    SaslClient(const QByteArray &mechanism, const Credentials &credentials, const QString &host);
    ~SaslClient();
    SaslClient(SaslClient &&) noexcept;
    SaslClient &operator=(SaslClient &&) noexcept;

    const QByteArray &mechanism() const { return m_mechanism; }
    // Whether the client speaks first, so that its first message may go with the command (RFC 4959).
    bool speaksFirst() const;
    // The answer to a challenge, neither being base64 here.
    Expected<QByteArray> step(QByteArrayView challenge);
    // Whether the mechanism has come to its end; for SCRAM that means the server has proved itself as well.
    bool isComplete() const { return m_complete; }

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
    QByteArray m_mechanism;
    QString m_problem;
    bool m_complete = false;
};

} // namespace imap
