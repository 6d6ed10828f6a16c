#include "mechanism.h"
#include <algorithm>
#include <gsasl.h>
#include <optional>

namespace imap {

namespace {

// SCRAM's server says how often the client must hash (RFC 5802 section 5.1), and GNU SASL does so at once: a million
// times takes about a second, and a hostile server may ask for four billion. Passwords are kept with 4096 to some
// 100,000 iterations where servers are run today.
constexpr quint64 MostIterations = 1'000'000;
// "Servers SHOULD announce a hash iteration-count of at least 4096" (RFC 5802 section 5.1).
constexpr quint64 FewestIterations = 4096;

class GnuSasl final : public SaslMechanism
{
public:
    ~GnuSasl() override
    {
        if (session)
            gsasl_finish(session);
        if (context)
            gsasl_done(context);
    }
    Expected<Step> step(QByteArrayView challenge) override;

    QByteArray name;
    Gsasl *context = nullptr;
    Gsasl_session *session = nullptr;

private:
    std::optional<Error> judgeIterations(QByteArrayView challenge);

    bool m_complete = false;
};

// server-first-message = [reserved-mext ","] nonce "," salt "," iteration-count ["," extensions]
// iteration-count = "i=" posit-number (RFC 5802 section 7). Whatever looks like one counts: GNU SASL must not find another.
std::optional<Error> GnuSasl::judgeIterations(QByteArrayView challenge)
{
    for (const QByteArray &attribute : challenge.toByteArray().split(',')) {
        if (!attribute.startsWith("i="))
            continue;
        const auto digitsEnd =
            std::find_if(attribute.begin() + 2, attribute.end(), [](char c) { return c < '0' || c > '9'; });
        const QByteArray digits(attribute.begin() + 2, digitsEnd - attribute.begin() - 2);
        const quint64 count = digits.toULongLong(); // 0 where it is too long
        if (count > MostIterations || digits.size() > 18)
            return Error{
                Error::Kind::LimitExceeded, name,
                QStringLiteral("The server asks for %1 iterations, which would take too long; at most %2 "
                               "are computed.")
                    .arg(QString::fromLatin1(digits.left(40)))
                    .arg(MostIterations)};
        if (count < FewestIterations)
            note = QStringLiteral(
                       "%1 with %2 iterations: RFC 5802 asks for %3 at least, for the sake of whoever's "
                       "password is stolen from the server")
                       .arg(QString::fromLatin1(name))
                       .arg(count)
                       .arg(FewestIterations);
    }
    return std::nullopt;
}

// Whether what went wrong is on this side, whatever the server says.
bool isOurs(int code)
{
    return code == GSASL_SASLPREP_ERROR || (code >= GSASL_NO_CALLBACK && code <= GSASL_NO_HOSTNAME)
           || code == GSASL_GSSAPI_IMPORT_NAME_ERROR || code == GSASL_GSSAPI_INIT_SEC_CONTEXT_ERROR
           || code == GSASL_GSSAPI_ACQUIRE_CRED_ERROR;
}

Expected<SaslMechanism::Step> GnuSasl::step(QByteArrayView challenge)
{
    if (name.startsWith("SCRAM-")) {
        if (const auto error = judgeIterations(challenge))
            return *error;
    }
    if (m_complete) // PLAIN and CRAM-MD5 would answer again and again
        return Error{
            Error::Kind::LoginRefused,
            {},
            QStringLiteral("The server asks for more than %1 has to say.").arg(QString::fromLatin1(name))};
    char *output = nullptr;
    size_t size = 0;
    const int code = gsasl_step(session, challenge.data(), size_t(challenge.size()), &output, &size);
    if (code != GSASL_OK && code != GSASL_NEEDS_MORE)
        return Error{isOurs(code) ? Error::Kind::InvalidArgument : Error::Kind::LoginRefused,
                     isOurs(code) ? name : QByteArray(), QString::fromUtf8(gsasl_strerror(code))};
    m_complete = code == GSASL_OK;
    Step result{QByteArray(output, qsizetype(size)), m_complete};
    gsasl_free(output);
    return result;
}

} // namespace

bool gnuSaslSupports(const QByteArray &name)
{
    GnuSasl library;
    return gsasl_init(&library.context) == GSASL_OK
           && gsasl_client_support_p(library.context, name.constData());
}

Expected<std::unique_ptr<SaslMechanism>> makeGnuSasl(const QByteArray &name, const Credentials &credentials,
                                                     const QString &host)
{
    auto made = std::make_unique<GnuSasl>();
    made->name = name;
    int code = gsasl_init(&made->context);
    if (code == GSASL_OK)
        code = gsasl_client_start(made->context, name.constData(), &made->session);
    if (code != GSASL_OK)
        return Error{Error::Kind::Unsupported, name, QString::fromUtf8(gsasl_strerror(code))};

    bool holdsNul = false;
    const auto set = [&](Gsasl_property property, const QString &value) {
        holdsNul = holdsNul || value.contains(QChar(u'\0')); // the library would stop there
        gsasl_property_set(made->session, property, value.toUtf8().constData());
    };
    set(GSASL_AUTHID, credentials.user);
    set(GSASL_ANONYMOUS_TOKEN, credentials.user);
    set(GSASL_PASSWORD, credentials.password);
    set(GSASL_SERVICE, QStringLiteral("imap"));
    set(GSASL_HOSTNAME, host);
    if (!credentials.actAs.isEmpty())
        set(GSASL_AUTHZID, credentials.actAs);
    if (holdsNul)
        return Error{Error::Kind::InvalidArgument, name, QStringLiteral("NUL in a name or password.")};
    return std::unique_ptr<SaslMechanism>(std::move(made));
}

} // namespace imap
