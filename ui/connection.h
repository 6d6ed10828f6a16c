#pragma once
#include "imapcore/connector.h"
#include <QObject>
#include <QPointer>

namespace ui {

// One server as the window knows it: how to reach it, the session while there is one, and what the server told
// about itself. It outlives its session, so that a lost connection can be made again from where it stands.
class Connection final : public QObject
{
    Q_OBJECT
public:
    enum class State { Offline, Connecting, Ready, Lost };

    explicit Connection(imap::ConnectOptions options, QObject *parent = nullptr);
    ~Connection() override;

    void open();
    // Ends it in good order (LOGOUT), or gives up connecting.
    void close();

    State state() const { return m_state; }
    const imap::ConnectOptions &options() const { return m_options; }
    // From now on this certificate is good for this connection, whatever else is wrong with it.
    void trust(const QByteArray &sha256);

    // Null unless ready. `anySession` is the one being made or the last one as well: its trace can be read.
    imap::Session *session() const { return m_state == State::Ready ? m_session.data() : nullptr; }
    imap::Session *anySession() const { return m_session; }
    const imap::Namespaces &namespaces() const { return m_namespaces; }
    const imap::ServerId &serverId() const { return m_serverId; }
    QByteArray mechanism() const { return m_mechanism; }

    QString title() const;    // "olivia@mail.example.org"
    QString identity() const; // "olivia", or "olivia acting as bob"
    QString host() const;     // with the port where it is not the usual one
    QString security() const; // "TLSv1.3", "not encrypted"

signals:
    void stateChanged();
    void stepped(const QString &what);
    void failed(const imap::Error &error); // while connecting
    void lost(const imap::Error &error);   // later
    void untrusted(const imap::Certificate &certificate);
    void alert(const QString &text);
    // anySession() is another one from now on.
    void sessionChanged();

private:
    void setState(State state);
    void adopt();

    imap::ConnectOptions m_options;
    QPointer<imap::Connector> m_connector;
    QPointer<imap::Session> m_session;
    imap::Namespaces m_namespaces;
    imap::ServerId m_serverId;
    QByteArray m_mechanism;
    State m_state = State::Offline;
};

} // namespace ui
