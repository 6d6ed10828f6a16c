#pragma once
#include "imapcore/session.h"
#include <functional>

// An error in one line: its kind, its code in brackets, its text.
QByteArray printed(const imap::Error &error);

// Told how a command ended: "OK" or the error, and what it brought where that has a short form.
using Told = std::function<void(const QByteArray &result, const QByteArray &value)>;

// Sends a command as it stands in a transcript, without its tag, with the library's type for it where there is one.
imap::Reply *give(imap::Session &session, const QByteArray &text, const QObject *context, const Told &told);
