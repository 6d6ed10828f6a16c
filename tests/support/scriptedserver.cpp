#include "scriptedserver.h"
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>
#include <algorithm>
#include <limits>

namespace {

class Listener final : public QTcpServer
{
public:
    std::function<void(qintptr)> accept;

protected:
    void incomingConnection(qintptr descriptor) override { accept(descriptor); }
};

QByteArray withLineEnds(QByteArray lines, const QByteArray &tag)
{
    if (!lines.endsWith('\n'))
        lines += '\n';
    lines.replace("\r\n", "\n").replace("\n", "\r\n");
    if (lines.startsWith("TAG "))
        lines.replace(0, 3, tag);
    return lines.replace("\nTAG ", '\n' + tag + ' ');
}

// Where the command ends that begins the bytes, literals inside; -1: not all there. `waits`: the client wants to hear
// "+" before it sends a literal that is not there yet.
qsizetype commandEnd(const QByteArray &bytes, bool *waits)
{
    qsizetype at = 0;
    *waits = false;
    while (true) {
        const qsizetype lineEnd = bytes.indexOf("\r\n", at);
        if (lineEnd < 0)
            return -1;
        const QByteArray line = bytes.sliced(at, lineEnd - at);
        const qsizetype brace = line.lastIndexOf('{');
        if (brace < 0 || !line.endsWith('}'))
            return lineEnd;
        QByteArray digits = line.sliced(brace + 1).chopped(1);
        const bool isSynchronizing = !digits.endsWith('+');
        at = lineEnd + 2 + (isSynchronizing ? digits : digits.chopped(1)).toLongLong();
        if (bytes.size() < at) {
            *waits = isSynchronizing && bytes.size() == lineEnd + 2;
            return -1;
        }
    }
}

} // namespace

struct ScriptedServer::Connection
{
    QSslSocket *socket = nullptr;
    QByteArray received;
    bool isScripted = false;
    qint64 flood = 0; // bytes of it that are to come
    qint64 sent = 0;
    bool isBusy = false;
    ScriptPlayer player;
    QByteArray unread;
    QByteArray tag; // of the last command
};

ScriptedServer::ScriptedServer(QObject *parent) : QObject(parent)
{
    auto listener = std::make_unique<Listener>();
    listener->accept = [this](qintptr descriptor) {
        accept(descriptor);
    };
    if (!listener->listen(QHostAddress::LocalHost))
        qFatal("Cannot listen on 127.0.0.1: %s", qPrintable(listener->errorString()));
    m_port = listener->serverPort();
    m_listener = std::move(listener);
}

ScriptedServer::~ScriptedServer()
{
    for (const auto &connection : m_connections)
        connection->socket->disconnect(this);
}

void ScriptedServer::refuse()
{
    m_listener->close();
}

void ScriptedServer::disconnectAll(Manner manner)
{
    for (const auto &connection : m_connections) {
        if (manner == Manner::Abruptly)
            connection->socket->abort();
        else
            connection->socket->disconnectFromHost();
    }
}

void ScriptedServer::say(const QByteArray &lines)
{
    for (const auto &connection : m_connections) {
        if (connection->socket->state() == QAbstractSocket::ConnectedState)
            send(*connection, withLineEnds(lines, {}));
    }
}

void ScriptedServer::send(Connection &connection, const QByteArray &bytes)
{
    const qint64 left = m_cut < 0 ? bytes.size() : std::min<qint64>(bytes.size(), m_cut - connection.sent);
    connection.sent += left;
    connection.socket->write(bytes.first(left));
    if (m_cut >= 0 && connection.sent >= m_cut)
        connection.socket->disconnectFromHost();
}

void ScriptedServer::addScript(Script script)
{
    m_scripts.push_back(std::move(script));
}

void ScriptedServer::answer(const QByteArray &commandPrefix, const QByteArray &response)
{
    std::erase_if(m_answers, [&commandPrefix](const auto &known) { return known.first == commandPrefix; });
    m_answers.emplace_back(commandPrefix, response);
}

void ScriptedServer::setHandler(Handler handler)
{
    m_handler = std::move(handler);
}

void ScriptedServer::setCertificate(const QString &certificateFile, const QString &keyFile)
{
    m_certificateFile = certificateFile;
    m_keyFile = keyFile;
}

void ScriptedServer::accept(qintptr descriptor)
{
    Connection *connection = m_connections.emplace_back(std::make_unique<Connection>()).get();
    QSslSocket *socket = connection->socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    if (!m_scripts.empty()) {
        connection->isScripted = true;
        connection->player = ScriptPlayer(m_scripts[std::min(m_connections.size(), m_scripts.size()) - 1]);
    }
    connect(socket, &QIODevice::readyRead, this, [this, connection] { read(*connection); });
    connect(socket, &QIODevice::bytesWritten, this, [this, connection] { play(*connection); });
    connect(socket, &QAbstractSocket::disconnected, this, &ScriptedServer::disconnected);
    emit connected();
    if (m_implicitTls) {
        connect(socket, &QSslSocket::encrypted, this, [this, connection] { greet(*connection); });
        startTls(*connection);
    } else {
        greet(*connection);
    }
}

void ScriptedServer::greet(Connection &connection)
{
    if (!connection.isScripted)
        send(connection, withLineEnds(m_greeting, {}));
    play(connection);
}

void ScriptedServer::startTls(Connection &connection)
{
    QFile key(m_keyFile);
    if (!key.open(QIODevice::ReadOnly))
        qFatal("TLS needs setCertificate: %s", qPrintable(key.errorString()));
    connection.socket->setPrivateKey(QSslKey(&key, QSsl::Ec));
    connection.socket->setLocalCertificate(m_certificateFile);
    connection.socket->setPeerVerifyMode(QSslSocket::QueryPeer);
    // The plaintext before it has to leave first; that says bytesWritten, which must not go on with the script yet.
    connection.isBusy = true;
    connection.socket->flush();
    connection.isBusy = false;
    connection.socket->startServerEncryption();
}

void ScriptedServer::read(Connection &connection)
{
    const QByteArray bytes = connection.socket->readAll();
    connection.received += bytes;
    if (connection.isScripted) {
        connection.player.received(bytes);
        play(connection);
    } else {
        connection.unread += bytes;
        answerCommands(connection);
    }
}

void ScriptedServer::play(Connection &connection)
{
    if (!connection.isScripted || connection.isBusy
        || connection.socket->state() != QAbstractSocket::ConnectedState)
        return;
    if (floodOn(connection))
        return;
    if (const QByteArray output = connection.player.takeOutput(); !output.isEmpty())
        send(connection, output);
    const QByteArray action = connection.player.action();
    if (action == "close") {
        connection.player.actionDone();
        connection.socket->disconnectFromHost();
    } else if (action == "starttls") {
        connection.player.actionDone();
        startTls(connection);
        play(connection);
    } else if (action.startsWith("flood")) {
        const qint64 size = action.mid(6).toLongLong();
        connection.flood = size > 0 ? size : std::numeric_limits<qint64>::max();
        connection.player.actionDone();
        play(connection);
    } else if (action.startsWith("dribble")) {
        connection.player.actionDone();
        dribble(connection, action.size() > 8 ? action.mid(8) + "\r\n" : QByteArray("x"));
    } else if (!action.isEmpty() && action != "stall") {
        qFatal("ScriptedServer knows no \"X: %s\"", action.constData());
    }
}

// Whether there is more of it than the client has taken.
bool ScriptedServer::floodOn(Connection &connection)
{
    while (connection.flood > 0 && connection.socket->bytesToWrite() < 1 << 16
           && connection.socket->state() == QAbstractSocket::ConnectedState) {
        const QByteArray piece = m_flood();
        connection.flood -= std::min<qint64>(connection.flood, piece.size());
        connection.isBusy = true; // to write may say bytesWritten
        send(connection, piece);
        connection.isBusy = false;
    }
    return connection.flood > 0;
}

void ScriptedServer::dribble(Connection &connection, const QByteArray &what)
{
    auto *timer = new QTimer(connection.socket);
    connect(timer, &QTimer::timeout, this, [this, &connection, timer, what] {
        if (connection.socket->state() == QAbstractSocket::ConnectedState)
            send(connection, what);
        else
            timer->stop();
    });
    timer->start(20);
}

void ScriptedServer::answerCommands(Connection &connection)
{
    bool waits = false;
    while (true) {
        const qsizetype end = commandEnd(connection.unread, &waits);
        if (end < 0) {
            if (waits)
                send(connection, "+ go on\r\n");
            return;
        }
        const QByteArray line = connection.unread.first(end);
        connection.unread.remove(0, end + 2);
        const qsizetype space = line.indexOf(' ');
        // An answer to a continuation request (base64, DONE) has no tag of its own.
        if (space > 0)
            connection.tag = line.first(space);
        const QByteArray tag = connection.tag, command = line.sliced(space + 1);
        m_commands += command;
        const QByteArray response = responseTo(command);
        if (!response.isEmpty())
            send(connection, withLineEnds(response, tag));
        if (command == "STARTTLS" && response.contains("TAG OK"))
            startTls(connection);
        if (command == "LOGOUT")
            connection.socket->disconnectFromHost();
        emit commandReceived(command);
    }
}

QByteArray ScriptedServer::responseTo(const QByteArray &command) const
{
    if (m_handler) {
        if (const QByteArray response = m_handler(command); !response.isEmpty())
            return response;
    }
    const std::pair<QByteArray, QByteArray> *best = nullptr;
    for (const auto &known : m_answers) {
        if (command.startsWith(known.first) && (!best || known.first.size() > best->first.size()))
            best = &known;
    }
    if (best)
        return best->second;
    return command == "LOGOUT" ? "* BYE see you\nTAG OK bye" : "TAG BAD this server knows no such command";
}

int ScriptedServer::openConnections() const
{
    return int(std::count_if(m_connections.begin(), m_connections.end(), [](const auto &connection) {
        return connection->socket->state() == QAbstractSocket::ConnectedState;
    }));
}

QByteArray ScriptedServer::clientSha256() const
{
    const QSslCertificate certificate = m_connections.back()->socket->peerCertificate();
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
}

QByteArray ScriptedServer::received() const
{
    QByteArray all;
    for (const auto &connection : m_connections)
        all += connection->received;
    return all;
}

QByteArray ScriptedServer::received(int connection) const
{
    return m_connections[size_t(connection)]->received;
}

bool ScriptedServer::isFinished() const
{
    return !m_connections.empty()
           && std::all_of(m_connections.begin(), m_connections.end(), [](const auto &connection) {
                  return !connection->isScripted || connection->player.isFinished();
              });
}

QString ScriptedServer::problem() const
{
    for (const auto &connection : m_connections) {
        if (!connection->player.problem().isEmpty())
            return connection->player.problem();
    }
    return {};
}

quint16 closedPort()
{
    QTcpServer listener;
    listener.listen(QHostAddress::LocalHost);
    return listener.serverPort();
}
