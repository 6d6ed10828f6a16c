#include "tls.h"
#include <cstdio>
#include <cstdlib>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

namespace {

void need(bool good, const char *what)
{
    if (good)
        return;
    std::fprintf(stderr, "OpenSSL: %s\n", what);
    std::exit(1);
}

X509 *selfSigned(EVP_PKEY *key)
{
    X509 *certificate = X509_new();
    need(certificate && X509_set_version(certificate, 2), "no certificate");
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86'400);
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("localhost"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *names = X509V3_EXT_conf_nid(nullptr, &context, NID_subject_alt_name, "IP:127.0.0.1");
    need(names && X509_add_ext(certificate, names, -1), "no name for the certificate");
    X509_EXTENSION_free(names);
    need(X509_sign(certificate, key, EVP_sha256()) > 0, "the certificate cannot be signed");
    return certificate;
}

} // namespace

Tls::Tls()
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    need(key, "no key");
    m_certificate = selfSigned(key);
    m_context = SSL_CTX_new(TLS_server_method());
    need(m_context && SSL_CTX_use_certificate(m_context, m_certificate) == 1
             && SSL_CTX_use_PrivateKey(m_context, key) == 1,
         "the certificate cannot be used");
    EVP_PKEY_free(key);
    SSL_CTX_set_min_proto_version(m_context, TLS1_2_VERSION);
    // What could not be sent at once is sent again from wherever it lies then.
    SSL_CTX_set_mode(m_context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

Tls::~Tls()
{
    X509_free(m_certificate);
    SSL_CTX_free(m_context);
}

SSL *Tls::accept(int socket) const
{
    SSL *ssl = SSL_new(m_context);
    need(ssl && SSL_set_fd(ssl, socket) == 1, "no connection");
    SSL_set_accept_state(ssl);
    return ssl;
}

std::string Tls::fingerprint() const
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    need(X509_digest(m_certificate, EVP_sha256(), digest, &size) == 1, "no fingerprint");
    std::string out;
    for (unsigned int i = 0; i < size; ++i) {
        char byte[3];
        std::snprintf(byte, sizeof byte, "%02x", digest[i]);
        out += byte;
    }
    return out;
}
