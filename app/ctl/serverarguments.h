#pragma once
#include "../connectionoptions.h"
#include <QCommandLineParser>

namespace app {

// The arguments of a verb that talks to a server: its own options, those of the connection, and words.
class ServerArguments
{
public:
    ServerArguments(const QString &verb, const QList<QCommandLineOption> &own);

    // False: `why` tells.
    bool parse(const QStringList &arguments, QString *why);
    QStringList words() const { return m_parser.positionalArguments(); }
    bool isSet(const QCommandLineOption &option) const { return m_parser.isSet(option); }
    QString value(const QCommandLineOption &option) const { return m_parser.value(option); }
    QStringList values(const QCommandLineOption &option) const { return m_parser.values(option); }

    // How to reach the server at `url`. Asks at the terminal for the password if nobody gave it. Nothing: `why` tells.
    std::optional<imap::ConnectOptions> connectOptions(const QString &url, QString *why) const;

private:
    QString m_verb;
    ConnectionOptions m_connection;
    QCommandLineOption m_mechanism, m_pin;
    QCommandLineParser m_parser;
};

} // namespace app
