#pragma once
#include "imapcore/session.h"
#include "target.h"
#include <span>

// Every command of imapcore/commands, to be fed with answers; the build finds them.
struct FuzzCommand
{
    const char *name;
    bool hasAccept;
    // The command by itself: writes it, gives it each response and takes its result. `variation` changes its arguments.
    void (*feed)(quint8 variation, QByteArrayView responses);
    imap::Reply *(*send)(imap::Session &session, quint8 variation);
    int *accepted; // answers that it took
};

std::span<const FuzzCommand> fuzzCommands();
// The one with the name that stands first in the line, up to a space; any one for other words. Behind the space stands
// the variation.
const FuzzCommand &fuzzCommand(QByteArrayView line, quint8 &variation);
