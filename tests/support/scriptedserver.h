#pragma once
#include "script.h"
#include <QObject>
#include <functional>
#include <memory>
#include <vector>

class QSslSocket;
class QTcpServer;

// An IMAP server for tests on 127.0.0.1, at a free port, within the test's own event loop. Each connection plays the
// next of the scripts (the last one again and again), or is answered command by command:
//
//   ScriptedServer server;
//   server.addScript("S: * OK ready\nC: a1 CAPABILITY\nX: close");           // this conversation, or
//
//   server.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 ACL\nTAG OK done");   // whatever comes, in any order
//   server.answer("LOGIN", "TAG NO [AUTHENTICATIONFAILED] no");               // the longest prefix counts
//   server.setHandler([](const QByteArray &command) -> QByteArray { … });     // before answer(); empty: not mine
//
// Actions of a script besides those of Script: "X: close" ends the connection, "X: stall" says nothing more,
// "X: starttls" begins TLS (wants setCertificate), "X: flood" sends a line without an end for as long as the client
// listens, or what setFlood gives; "X: flood 5000000" stops after so many bytes. "X: dribble" sends a byte now and then
// for ever, "X: dribble * OK wait" a line. An empty script accepts and says nothing. What the client does against a
// script is kept in problem().
class ScriptedServer final : public QObject
{
    Q_OBJECT
public:
    using Handler =
        std::function<QByteArray(const QByteArray &command)>; // without its tag and CRLF, literals inside

    explicit ScriptedServer(QObject *parent = nullptr);
    ~ScriptedServer() override;

    QString host() const { return QStringLiteral("127.0.0.1"); }
    quint16 port() const { return m_port; }
    // From now on connections are refused. Those that are there stay.
    void refuse();
    // Ends all connections; with Abruptly by a reset, as when a machine goes down.
    enum class Manner { Orderly, Abruptly };
    void disconnectAll(Manner manner = Manner::Orderly);
    // Sends this to all connections now, whatever else is under way: "* 5 EXISTS", lines end with "\n".
    void say(const QByteArray &lines);

    void addScript(Script script);
    // What "X: flood" sends, piece by piece.
    void setFlood(std::function<QByteArray()> flood) { m_flood = std::move(flood); }
    // Every connection is closed when so many bytes were sent over it.
    void setCut(qint64 bytes) { m_cut = bytes; }
    // For connections without a script. Lines end with "\n", TAG is the command's tag; a line of the client that is one
    // word (base64, DONE) goes on with the command before it.
    void setGreeting(const QByteArray &greeting) { m_greeting = greeting; }
    void answer(const QByteArray &commandPrefix, const QByteArray &response);
    void setHandler(Handler handler);

    // PEM files, for "X: starttls", for STARTTLS answered by answer(), and for implicit TLS.
    void setCertificate(const QString &certificateFile, const QString &keyFile);
    void setImplicitTls(bool on) { m_implicitTls = on; }
    // The certificate that the last client showed when it was asked for one; empty: none.
    QByteArray clientSha256() const;

    int connections() const { return int(m_connections.size()); }
    int openConnections() const;
    // What clients sent, decrypted, all connections together or one of them.
    QByteArray received() const;
    QByteArray received(int connection) const;
    // Commands answered outside scripts, in the order they came, without tags.
    const QByteArrayList &commands() const { return m_commands; }
    // Whether every connection's script has been played to its end.
    bool isFinished() const;
    QString problem() const;

signals:
    void connected();
    void commandReceived(const QByteArray &command);
    void disconnected();

private:
    struct Connection;
    void accept(qintptr descriptor);
    void greet(Connection &connection);
    void read(Connection &connection);
    void play(Connection &connection);
    void answerCommands(Connection &connection);
    QByteArray responseTo(const QByteArray &command) const;
    void startTls(Connection &connection);
    void send(Connection &connection, const QByteArray &bytes);
    bool floodOn(Connection &connection);
    void dribble(Connection &connection, const QByteArray &what);

    std::unique_ptr<QTcpServer> m_listener;
    quint16 m_port = 0;
    std::vector<Script> m_scripts;
    std::vector<std::pair<QByteArray, QByteArray>> m_answers;
    Handler m_handler;
    QByteArray m_greeting = "* OK ready\n";
    QString m_certificateFile, m_keyFile;
    bool m_implicitTls = false;
    std::function<QByteArray()> m_flood = [] {
        return QByteArray(1 << 16, 'x');
    };
    qint64 m_cut = -1; // nowhere
    QByteArrayList m_commands;
    std::vector<std::unique_ptr<Connection>> m_connections;
};

// A port of 127.0.0.1 where nobody listens.
quint16 closedPort();
