#pragma once
#include "exchange.h"
#include <QByteArrayList>
#include <optional>

namespace imap {

// A command as it was sent, put together from the lines that it took, so that it can be sent again.
struct SentCommand
{
    QByteArray line;      // without its tag and the last line end; with its literals
    QByteArrayList lines; // that followed when the server asked for them (DONE)
    // Why it cannot be sent again; empty: it can.
    QString obstacle;

    static SentCommand of(const Traffic &traffic, const Exchange &exchange);
    // What the server said to it, where all of it was kept.
    static QByteArrayList responses(const Traffic &traffic, const Exchange &exchange);
};

} // namespace imap
