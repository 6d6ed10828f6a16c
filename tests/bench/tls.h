#pragma once
#include <openssl/ssl.h>
#include <string>

// The server's end of TLS, with a certificate for 127.0.0.1 that is made when the program starts and is gone when
// it ends.
class Tls
{
public:
    Tls();
    ~Tls();
    Tls(const Tls &) = delete;
    Tls &operator=(const Tls &) = delete;

    SSL *accept(int socket) const;
    // SHA-256 of the certificate, in hexadecimal digits.
    std::string fingerprint() const;

private:
    SSL_CTX *m_context = nullptr;
    X509 *m_certificate = nullptr;
};
