#include "sasl.h"
#include "sasl/mechanism.h"
#include <algorithm>
#include <array>

namespace imap {

namespace {

struct Mechanism
{
    enum class Wants { Certificate, Ticket, Password, Token, Nothing };

    const char *name;
    Wants wants;
    bool showsSecret; // whoever reads the line can log in with it
    bool actsAs;      // carries an authorization identity
    bool speaksFirst;
};
using Wants = Mechanism::Wants;

// Strongest first. CRAM-MD5 comes after PLAIN: PLAIN is used under TLS only, and CRAM-MD5 needs passwords that
// the server can read.
constexpr std::array Mechanisms = {
    Mechanism{"EXTERNAL", Wants::Certificate, false, true, true},
    Mechanism{"GSSAPI", Wants::Ticket, false, true, true},
    Mechanism{"SCRAM-SHA-256", Wants::Password, false, true, true},
    Mechanism{"SCRAM-SHA-1", Wants::Password, false, true, true},
    Mechanism{"OAUTHBEARER", Wants::Token, true, true, true},
    Mechanism{"XOAUTH2", Wants::Token, true, true, true},
    Mechanism{"PLAIN", Wants::Password, true, true, true},
    Mechanism{"CRAM-MD5", Wants::Password, false, false, false},
    Mechanism{"LOGIN", Wants::Password, true, false, false},
    Mechanism{"ANONYMOUS", Wants::Nothing, false, false, true},
};

const Mechanism *find(const QByteArray &name)
{
    const auto found = std::find_if(Mechanisms.begin(), Mechanisms.end(),
                                    [&name](const Mechanism &candidate) { return name == candidate.name; });
    return found == Mechanisms.end() ? nullptr : &*found;
}

bool suits(const Credentials &credentials, Wants wants)
{
    switch (wants) {
    case Wants::Certificate:
        return credentials.certificate;
    case Wants::Ticket:
        return credentials.password.isEmpty();
    case Wants::Password: // which may be empty, where nothing else was given
        return !credentials.password.isEmpty()
               || (credentials.accessToken.isEmpty() && !credentials.certificate);
    case Wants::Token:
        return !credentials.accessToken.isEmpty();
    case Wants::Nothing:
        break;
    }
    return false;
}

} // namespace

QByteArrayList SaslClient::choose(const QByteArrayList &offered, const Credentials &credentials,
                                  bool mayShowSecret)
{
    QByteArrayList chosen;
    for (const Mechanism &mechanism : Mechanisms) {
        if (offered.contains(mechanism.name) && suits(credentials, mechanism.wants)
            && (mayShowSecret || !mechanism.showsSecret) && (credentials.actAs.isEmpty() || mechanism.actsAs)
            && supports(mechanism.name))
            chosen += mechanism.name;
    }
    return chosen;
}

bool SaslClient::supports(const QByteArray &mechanism)
{
    const Mechanism *known = find(mechanism);
    return known && (known->wants == Wants::Token || gnuSaslSupports(mechanism));
}

bool SaslClient::showsSecret(const QByteArray &mechanism)
{
    const Mechanism *known = find(mechanism);
    return !known || known->showsSecret;
}

bool SaslClient::actsAsOther(const QByteArray &mechanism)
{
    const Mechanism *known = find(mechanism);
    return known && known->actsAs;
}

SaslClient::SaslClient(const QByteArray &mechanism, const Credentials &credentials, const QString &host,
                       quint16 port)
    : m_mechanism(mechanism)
{
    const Mechanism *known = find(mechanism);
    if (!known) {
        m_problem = {Error::Kind::Unsupported, mechanism, QStringLiteral("No such mechanism here.")};
        return;
    }
    auto made = known->wants == Wants::Token ? makeOAuth(mechanism, credentials, host, port)
                                             : makeGnuSasl(mechanism, credentials, host);
    if (made)
        m_steps = std::move(*made);
    else
        m_problem = made.error();
}

SaslClient::~SaslClient() = default;
SaslClient::SaslClient(SaslClient &&) noexcept = default;
SaslClient &SaslClient::operator=(SaslClient &&) noexcept = default;

bool SaslClient::speaksFirst() const
{
    const Mechanism *known = find(m_mechanism);
    return known && known->speaksFirst;
}

Expected<QByteArray> SaslClient::step(QByteArrayView challenge)
{
    if (!m_steps)
        return m_problem;
    auto step = m_steps->step(challenge);
    m_complete = step && step->complete;
    if (!step)
        return step.error();
    return std::move(step->answer);
}

QString SaslClient::refusal() const
{
    return m_steps ? m_steps->refusal : QString();
}

QString SaslClient::note() const
{
    return m_steps ? m_steps->note : QString();
}

} // namespace imap
