#pragma once
#include "imapcore/connector.h"
#include "imapcore/error.h"
#include <QCoreApplication>
#include <QString>

namespace ui {

// What went wrong, in a sentence for a person. The server's own words are quoted as they came.
class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    // One or two sentences: what failed and why, with the server's words in quotation marks.
    static QString describe(const imap::Error &error);
    // The same for a connection that could not be made.
    static QString describe(const imap::Error &error, const imap::ServerAddress &address);
    // A server's words, no longer than a person reads.
    static QString shortened(const QString &words);
    // What the connection is doing.
    static QString describe(imap::Connector::Step step);
};

} // namespace ui
