#pragma once
#include "imapcore/connector.h"
#include <QCommandLineOption>
#include <QCoreApplication>
#include <optional>

class QCommandLineParser;

namespace app {

// The options that say how to reach a server; every program of ours has them.
class ConnectionOptions
{
    Q_DECLARE_TR_FUNCTIONS(OptionParser)

public:
    // Takes MAILREEVE_PASSWORD out of the environment: it is not for programs that this one starts.
    ConnectionOptions();

    QList<QCommandLineOption> all() const
    {
        return {m_passwordFile, m_startTls, m_caFile, m_actAs, m_timeout};
    }
    // What the options of a parsed command line ask for, or nothing: then `why` tells what is wrong with them, or is
    // empty where `url` is null. The password comes from --password-file, else from MAILREEVE_PASSWORD; it is never an
    // argument, which all users can see. It is null where there is none.
    std::optional<imap::ConnectOptions> read(const QCommandLineParser &parser, const QString *url,
                                             QString *why) const;
    // A URL for showing: a password that was typed must not be repeated on the screen.
    static QString withoutPassword(QString url);

private:
    static QString wrongUrl(const QString &url, const imap::Error &error);
    static std::optional<QString> readPassword(const QString &fileName, QString *why);

    QString m_environmentPassword;
    QCommandLineOption m_passwordFile, m_startTls, m_caFile, m_actAs, m_timeout;
};

} // namespace app
