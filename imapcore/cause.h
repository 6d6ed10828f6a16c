#pragma once
#include <QString>
#include <QtGlobal>

namespace imap {

// Why commands are sent: what a person did, or what the program does by itself. While one is alive, whatever is sent is
// for it, and so is what is sent when the answer to that has come, and so on:
//
//   const Cause because(tr("Opened %1").arg(name));
//   session->send(Select{name});
//
// Within another one it does nothing: what a person did first is why. One is of the thread that made it; the texts can be
// had from any.
class Cause
{
public:
    explicit Cause(const QString &text);
    // The same one again, for what is done later in its name; 0: does nothing.
    explicit Cause(quint32 id);
    // The same one, whatever is being done now: for who does several things at once, each for a reason of its own.
    struct Only
    {
    };
    Cause(Only, quint32 id);
    ~Cause();
    Q_DISABLE_COPY_MOVE(Cause)

    // What is being done now; 0: nobody has said.
    static quint32 current();
    // The newest MostKept are known; empty for others.
    static QString textOf(quint32 id);
    // One more with this text, whatever is being done now: of what was recorded elsewhere.
    static quint32 idOf(const QString &text);
    static constexpr quint32 MostKept = 100'000;

private:
    quint32 m_before;
};

} // namespace imap
