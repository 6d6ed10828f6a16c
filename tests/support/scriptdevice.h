#pragma once
#include "script.h"
#include <QIODevice>
#include <QRandomGenerator>

// A server in memory that plays a script, for imap::Transport(QIODevice *). It speaks once the event loop runs. Each
// byte that the client sends is checked; after a difference it says nothing more, and problem() tells it.
//
// Actions: "X: close" ends the connection (readChannelFinished), "X: stall" says nothing more, "X: turn" gives the client
// time to read and to act on what came before, and "X: wait" waits until the test calls proceed().
class ScriptDevice final : public QIODevice
{
    Q_OBJECT
public:
    // How the server's bytes arrive.
    enum class Pieces { Whole, Bytes, Random };

    explicit ScriptDevice(Script script, Pieces pieces = Pieces::Whole, quint32 seed = 1,
                          QObject *parent = nullptr);

    // Goes on after "X: wait", now or when the script comes to it.
    void proceed();
    bool isWaiting() const { return m_output.isEmpty() && m_player.action() == "wait"; }

    bool isFinished() const { return m_player.isFinished() && m_output.isEmpty(); }
    const QString &problem() const { return m_player.problem(); }
    QString position() const { return m_player.position(); }
    // Everything the client has sent.
    const QByteArray &sent() const { return m_sent; }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_input.size() + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *to, qint64 size) override;
    qint64 writeData(const char *from, qint64 size) override;

private:
    void schedule();
    void play();
    qsizetype pieceSize();

    ScriptPlayer m_player;
    Pieces m_pieces;
    QRandomGenerator m_random;
    QByteArray m_output; // on its way
    QByteArray m_input;  // arrived, not read
    QByteArray m_sent;
    int m_turns = 0;
    bool m_scheduled = false;
    bool m_mayProceed = false;
};
