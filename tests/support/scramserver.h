#pragma once
#include <QByteArray>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

// The server's half of SCRAM (RFC 5802 section 3).
struct ScramServer
{
    explicit ScramServer(const QByteArray &mechanism, const QByteArray &knownPassword = "pencil",
                         int iterationCount = 4096)
        : hash(mechanism == "SCRAM-SHA-1" ? QCryptographicHash::Sha1 : QCryptographicHash::Sha256)
        , password(knownPassword)
        , iterations(iterationCount)
    {
    }
    QByteArray hmac(const QByteArray &key, const QByteArray &text) const
    {
        return QMessageAuthenticationCode::hash(text, key, hash);
    }
    QByteArray challenge(const QByteArray &clientFirst)
    {
        bare = clientFirst.mid(clientFirst.indexOf("n="));
        nonce = bare.mid(bare.indexOf("r=") + 2) + "srv";
        first = "r=" + nonce + ",s=" + QByteArray("salt").toBase64() + ",i=" + QByteArray::number(iterations);
        return first;
    }
    QByteArray salted() const
    {
        return QPasswordDigestor::deriveKeyPbkdf2(hash, password, "salt", iterations,
                                                  quint64(QCryptographicHash::hashLength(hash)));
    }
    QByteArray message(const QByteArray &clientFinal) const
    {
        return bare + ',' + first + ',' + clientFinal.left(clientFinal.indexOf(",p="));
    }
    // Whether the client knows the password.
    bool accepts(const QByteArray &clientFinal) const
    {
        const QByteArray key = hmac(salted(), "Client Key");
        const QByteArray signature = hmac(QCryptographicHash::hash(key, hash), message(clientFinal));
        QByteArray proof = QByteArray::fromBase64(clientFinal.mid(clientFinal.indexOf(",p=") + 3));
        for (qsizetype i = 0; i < proof.size(); ++i)
            proof[i] = char(proof[i] ^ signature[i % signature.size()]);
        return proof == key;
    }
    QByteArray signature(const QByteArray &clientFinal) const
    {
        return "v=" + hmac(hmac(salted(), "Server Key"), message(clientFinal)).toBase64();
    }
    QCryptographicHash::Algorithm hash;
    QByteArray password;
    int iterations;
    QByteArray bare, nonce, first;
};
