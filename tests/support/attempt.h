#pragma once
#include "imapcore/connector.h"
#include "scriptedserver.h"
#include <memory>
#include <optional>
#include <vector>

// One connector and what it told.
struct Attempt
{
    explicit Attempt(const imap::ConnectOptions &options, const imap::Limits &limits = {})
        : connector(std::make_unique<imap::Connector>(options, limits))
    {
        QObject::connect(connector.get(), &imap::Connector::ready, &context, [this] { ++ready; });
        QObject::connect(connector.get(), &imap::Connector::stepped, &context,
                         [this] { stepsAfterEnd += failures > 0; });
        QObject::connect(connector.get(), &imap::Connector::untrusted, &context,
                         [this](const imap::Certificate &certificate) { untrusted.push_back(certificate); });
        QObject::connect(connector.get(), &imap::Connector::failed, &context, [this](const imap::Error &why) {
            error = why;
            ++failures;
        });
        connector->start();
    }
    bool ended() const { return ready > 0 || failures > 0; }
    std::optional<imap::Error::Kind> kind() const
    {
        return error ? std::optional(error->kind) : std::nullopt;
    }

    QObject context;
    std::unique_ptr<imap::Connector> connector;
    std::optional<imap::Error> error;
    std::vector<imap::Certificate> untrusted;
    int ready = 0, failures = 0, stepsAfterEnd = 0;
};

inline imap::ConnectOptions optionsFor(const ScriptedServer &server,
                                       imap::Security security = imap::Security::None)
{
    imap::ConnectOptions options;
    options.address = {server.host(), server.port(), security, QStringLiteral("olivia")};
    options.password = QStringLiteral("hunter2");
    options.timeout = std::chrono::seconds(10);
    return options;
}

// Neither as it is nor in the base64 of SASL PLAIN or LOGIN.
inline bool holdsPassword(const QByteArray &bytes)
{
    for (const QByteArray &form : {QByteArray("hunter2"), QByteArray("hunter2").toBase64(),
                                   QByteArray("\0olivia\0hunter2", 15).toBase64()}) {
        if (bytes.contains(form))
            return true;
    }
    return false;
}
