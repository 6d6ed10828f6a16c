#include "sasl.h"
#include <algorithm>
#include <array>
#include <gsasl.h>

namespace imap {

namespace {

struct Mechanism
{
    const char *name;
    bool showsPassword; // whoever reads the line knows it
    bool actsAs;        // carries an authorization identity
    bool speaksFirst;
};

// Strongest first. CRAM-MD5 comes after PLAIN: PLAIN is used under TLS only, and CRAM-MD5 needs passwords that
// the server can read.
constexpr std::array Mechanisms = {
    Mechanism{"SCRAM-SHA-256", false, true, true}, Mechanism{"SCRAM-SHA-1", false, true, true},
    Mechanism{"PLAIN", true, true, true},          Mechanism{"CRAM-MD5", false, false, false},
    Mechanism{"LOGIN", true, false, false},
};

} // namespace

struct SaslClient::Engine
{
    Gsasl *context = nullptr;
    Gsasl_session *session = nullptr;
    ~Engine()
    {
        if (session)
            gsasl_finish(session);
        if (context)
            gsasl_done(context);
    }
};

QByteArrayList SaslClient::choose(const QByteArrayList &offered, const Credentials &credentials,
                                  bool mayShowPassword)
{
    QByteArrayList chosen;
    for (const Mechanism &mechanism : Mechanisms) {
        if (offered.contains(mechanism.name) && (mayShowPassword || !mechanism.showsPassword)
            && (credentials.actAs.isEmpty() || mechanism.actsAs))
            chosen += mechanism.name;
    }
    return chosen;
}

SaslClient::SaslClient(const QByteArray &mechanism, const Credentials &credentials, const QString &host)
    : m_engine(std::make_unique<Engine>())
    , m_mechanism(mechanism)
{
    int code = gsasl_init(&m_engine->context);
    if (code == GSASL_OK)
        code = gsasl_client_start(m_engine->context, mechanism.constData(), &m_engine->session);
    if (code != GSASL_OK) {
        m_problem = QString::fromUtf8(gsasl_strerror(code));
        return;
    }
    const auto set = [this](Gsasl_property property, const QString &value) {
        gsasl_property_set(m_engine->session, property, value.toUtf8().constData());
    };
    set(GSASL_AUTHID, credentials.user);
    set(GSASL_PASSWORD, credentials.password);
    set(GSASL_SERVICE, QStringLiteral("imap"));
    set(GSASL_HOSTNAME, host);
    if (!credentials.actAs.isEmpty())
        set(GSASL_AUTHZID, credentials.actAs);
}

SaslClient::~SaslClient() = default;
SaslClient::SaslClient(SaslClient &&) noexcept = default;
SaslClient &SaslClient::operator=(SaslClient &&) noexcept = default;

bool SaslClient::speaksFirst() const
{
    return std::any_of(Mechanisms.begin(), Mechanisms.end(), [this](const Mechanism &candidate) {
        return m_mechanism == candidate.name && candidate.speaksFirst;
    });
}

Expected<QByteArray> SaslClient::step(QByteArrayView challenge)
{
    if (!m_engine->session)
        return Error{Error::Kind::Unsupported, {}, m_problem};
    char *output = nullptr;
    size_t size = 0;
    const int code =
        gsasl_step(m_engine->session, challenge.data(), size_t(challenge.size()), &output, &size);
    m_complete = code == GSASL_OK;
    if (code != GSASL_OK && code != GSASL_NEEDS_MORE)
        return Error{Error::Kind::LoginRefused, {}, QString::fromUtf8(gsasl_strerror(code))};
    const QByteArray answer(output, qsizetype(size));
    gsasl_free(output);
    return answer;
}

} // namespace imap
