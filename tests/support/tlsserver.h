#pragma once
#include "attempt.h"
#include "certificates.h"

// What the tests of TLS have in common: a server that shows a certificate, what one says who trusts its authority, and
// the server's part of STARTTLS.

inline void certify(ScriptedServer &server, const Certificates &certificates, Certificates::Kind which,
                    imap::Security security = imap::Security::Tls)
{
    server.setCertificate(certificates.certificateFile(which), certificates.keyFile(which));
    server.setImplicitTls(security == imap::Security::Tls);
}

inline imap::ConnectOptions optionsFor(const ScriptedServer &server, const Certificates &certificates,
                                       imap::Security security = imap::Security::Tls)
{
    imap::ConnectOptions options = optionsFor(server, security);
    options.tls.caFile = certificates.caFile();
    return options;
}

// A script up to the handshake. `injected` are lines of it that come in the clear, behind the OK.
inline QByteArray startTls(const QByteArray &injected = {})
{
    return "S: * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED AUTH=PLAIN] ready\nC: a1 STARTTLS\n"
           "S: a1 OK begin\n"
           + injected + "X: starttls\n";
}

// What follows it, to the end of what a connector does.
inline QByteArray loginAfterTls()
{
    return "C: a2 CAPABILITY\nS: * CAPABILITY IMAP4rev1 LITERAL+\nS: a2 OK\n"
           "C: a3 LOGIN \"olivia\" \"hunter2\"\nS: a3 OK [CAPABILITY IMAP4rev1]\n"
           "C: a4 LIST \"\" \"\"\nS: a4 OK";
}
