#pragma once
#include "scriptdevice.h"
#include <map>

// A conversation of tests/transcripts, replayed through a real session that does what the lines of the client say. Its
// README.md describes the lines that say what must come of it.
class Transcript
{
public:
    explicit Transcript(Script script) : m_script(std::move(script)) {}
    static Transcript fromFile(const QString &name) { return Transcript(Script::fromFile(name)); }
    // All there are, as "cyrus/acl.imap".
    static QStringList files();

    // How the server's bytes arrive.
    struct Delivery
    {
        ScriptDevice::Pieces pieces = ScriptDevice::Pieces::Whole;
        quint32 seed = 1;
        qsizetype cutAt = -1;
        ScriptDevice::Cut cut = ScriptDevice::Cut::Pause;
    };
    // What came of it.
    struct Outcome
    {
        QByteArrayList responses;                 // as JSON
        QByteArrayList malformed, notes;          // in order
        std::map<QByteArray, QByteArray> results; // by the script's tags; "OK", or the error
        std::map<QByteArray, QByteArray> values;  // of those that bring one
        QByteArray end;                           // why the session is over; empty: it is not
        QByteArray state;
        QByteArray problem;     // what the client did that the script does not say
        QByteArrayList unheard; // tags that were told to have succeeded although no OK had arrived
        qsizetype size = 0;     // bytes that the server has sent, as they are on the line
    };
    Outcome replay(const Delivery &delivery) const;

    // What is not as the file says; empty: nothing.
    QByteArray differenceFrom(const Outcome &outcome) const;

private:
    Script m_script;
};

// What two replays do not have in common; empty: nothing.
QByteArray difference(const Transcript::Outcome &a, const Transcript::Outcome &b);
