#pragma once
#include "../sasl.h"

namespace imap {

// One mechanism at work.
class SaslMechanism
{
public:
    struct Step
    {
        QByteArray answer;
        bool complete; // an OK may come now
    };

    virtual ~SaslMechanism() = default;
    virtual Expected<Step> step(QByteArrayView challenge) = 0;

    QString refusal; // see SaslClient
    QString note;
};

Expected<std::unique_ptr<SaslMechanism>> makeGnuSasl(const QByteArray &name, const Credentials &credentials,
                                                     const QString &host);
bool gnuSaslSupports(const QByteArray &name);
Expected<std::unique_ptr<SaslMechanism>> makeOAuth(const QByteArray &name, const Credentials &credentials,
                                                   const QString &host, quint16 port);

} // namespace imap
