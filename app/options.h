#pragma once
#include "imapcore/connector.h"
#include <QCoreApplication>
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

// Reads a command line, in the language of a QCoreApplication that has its translations.
class OptionParser
{
    Q_DECLARE_TR_FUNCTIONS(OptionParser)

public:
    virtual ~OptionParser() = default;
    // `arguments` begin with the program's name.
    Options parse(const QStringList &arguments);

protected:
    // For a program that has options of its own.
    virtual void addOptions(QCommandLineParser &) {}
    virtual void readOptions(const QCommandLineParser &) {}
};

} // namespace app
