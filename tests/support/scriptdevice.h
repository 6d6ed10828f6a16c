#pragma once
#include "imapcore/wire/compression.h"
#include "script.h"
#include <QIODevice>
#include <QRandomGenerator>
#include <memory>

// A server in memory that plays a script, for imap::Transport(QIODevice *). It speaks once the event loop runs. Each
// byte that the client sends is checked; after a difference it says nothing more, and problem() tells it.
//
// Actions: "X: close" ends the connection (readChannelFinished), "X: stall" says nothing more, "X: turn" gives the client
// time to read and to act on what came before, "X: wait" waits until the test calls proceed(), and from "X: compress" on
// both directions are compressed.
class ScriptDevice final : public QIODevice
{
    Q_OBJECT
public:
    // How the server's bytes arrive.
    enum class Pieces { Whole, Bytes, Random };

    explicit ScriptDevice(Script script, Pieces pieces = Pieces::Whole, quint32 seed = 1,
                          QObject *parent = nullptr);

    // Of all that the server says so many bytes arrive, then nothing for a while, or nothing any more: the connection
    // ends where the next one would have come.
    enum class Cut { Pause, Close };
    void cutAt(qsizetype bytes, Cut cut);

    // Goes on after "X: wait", now or when the script comes to it.
    void proceed();
    bool isWaiting() const { return m_output.isEmpty() && m_player.action() == "wait"; }

    bool isFinished() const { return m_player.isFinished() && m_output.isEmpty(); }
    const QString &problem() const { return m_player.problem(); }
    QString position() const { return m_player.position(); }
    // As if so much were still on its way to the server.
    void setBytesToWrite(qint64 bytes) { m_toWrite = bytes; }
    qint64 bytesToWrite() const override { return m_toWrite; }

    // Everything the client has sent.
    const QByteArray &sent() const { return m_sent; }
    // Everything that has arrived, as it was before it was compressed.
    const QByteArray &arrived() const { return m_arrived; }
    qsizetype cameBytes() const { return m_came; }
    bool clientIsDone() const { return m_player.clientIsDone(); }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_input.size() + QIODevice::bytesAvailable(); }

signals:
    // The client has had time to read everything, and has to do this step of the script now. Once for each.
    void clientsTurn(qsizetype step);

protected:
    qint64 readData(char *to, qint64 size) override;
    qint64 writeData(const char *from, qint64 size) override;

private:
    qint64 m_toWrite = 0;
    void schedule();
    void play();
    void arrive();
    bool isCut();
    void inform();
    qsizetype pieceSize();
    void startCompression();
    void take(QByteArrayView bytes);

    ScriptPlayer m_player;
    Pieces m_pieces;
    QRandomGenerator m_random;
    QByteArray m_output; // on its way
    QByteArray m_input;  // arrived, not read
    QByteArray m_sent;
    int m_turns = 0;
    qsizetype m_told = -1;  // the last step that was the client's turn
    qsizetype m_cutAt = -1; // -1: nowhere, or behind us
    Cut m_cut = Cut::Pause;
    qsizetype m_came = 0; // bytes that have arrived
    QByteArray m_arrived;
    // The server's end of a compressed line, and one that sees what has arrived.
    std::unique_ptr<imap::Compression> m_compression, m_mirror;
    bool m_scheduled = false;
    bool m_mayProceed = false;
};
