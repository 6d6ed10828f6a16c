#pragma once
#include "../error.h"
#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace imap {

// The certificate that a client shows to a server, and its key.
struct ClientCertificate
{
    QList<QSslCertificate> chain; // the client's own first
    QSslKey key;

    // From PEM files; see TlsOptions. An error is an InvalidArgument whose code is CERTIFICATE, KEY or PASSPHRASE and
    // whose text names the file.
    static Expected<ClientCertificate> fromFiles(const QString &certificateFile, const QString &keyFile,
                                                 const QString &passphrase);
};

} // namespace imap
