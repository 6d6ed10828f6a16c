#pragma once
#include "imapcore/connector.h"
#include <QStringList>
#include <optional>

class QCommandLineParser;

namespace app {

// What the command line and the environment ask for.
struct Options
{
    std::optional<imap::ConnectOptions> connect; // none: no server was named
    bool watchdog = false;
    // Set: print it (an error to the error output) and end with `exitCode`, without opening a window.
    QString message;
    int exitCode = 0;
};

// `arguments` begin with the program's name. The password comes from --password-file, else from the variable
// MAILREEVE_PASSWORD, which is taken out of the environment; it is never an argument, which all users can see.
// `prepare` may add options of the caller's, and `finish` may read them.
Options parseOptions(const QStringList &arguments, void (*prepare)(QCommandLineParser &) = nullptr,
                     void (*finish)(const QCommandLineParser &) = nullptr);

}
