#pragma once
#include "imapcore/connector.h"
#include "profiles/profile.h"
#include <QDateTime>
#include <QObject>
#include <QPointer>

class QStringListModel;

namespace ui {

class AccessStore;
class OwnAccess;
class QuotaStore;
class StagedChanges;

// One server as the window knows it: how to reach it, the session while there is one, and what the server told
// about itself. It outlives its session, so that a lost connection can be made again from where it stands.
class Connection final : public QObject
{
    Q_OBJECT
public:
    enum class State { Offline, Connecting, Ready, Lost };

    explicit Connection(imap::ConnectOptions options, QObject *parent = nullptr);
    // One that is told to be production is read-only until it is unlocked.
    Connection(imap::ConnectOptions options, const Profile &profile, QObject *parent = nullptr);
    ~Connection() override;

    void open();
    // Ends it in good order (LOGOUT), or gives up connecting.
    void close();

    State state() const { return m_state; }
    // Whether it is ready, and the server has owed an answer for a while.
    bool isBusy() const { return m_busy; }
    const imap::ConnectOptions &options() const { return m_options; }
    // From now on this certificate is good for this connection, whatever else is wrong with it.
    void trust(const QByteArray &sha256);

    // What it is to the person: its name, kind and colour.
    const Profile &profile() const { return m_profile; }
    // One that becomes production is locked at once.
    void setProfile(const Profile &profile);
    // What the server seems to be; nothing without a session. A profile may say otherwise.
    std::optional<imap::ServerFlavour::Kind> detectedFlavour() const;

    // Nothing that may change the server leaves while it is read-only, whoever asks for it: the session refuses
    // (Error::Kind::ReadOnly).
    bool isReadOnly() const { return m_readOnly; }
    // For so long; 0: until it is locked.
    void unlock(std::chrono::seconds duration);
    void lock();
    // When it locks itself; invalid where it does not.
    QDateTime unlockedUntil() const { return m_unlockedUntil; }

    // What is staged to be changed on the server. It is there from the first call on, and as long as this is.
    StagedChanges *changes();
    // What was read of all mailboxes' access lists and of all quota roots, likewise.
    AccessStore *access();
    QuotaStore *quotas();
    // What the person may do in its mailboxes, as far as it was seen.
    OwnAccess &ownAccess() { return *m_ownAccess; }
    // The identifiers of access lists that were seen on the server, sorted, to be offered while one types.
    QStringListModel *identifiers() { return m_identifiers; }
    void rememberIdentifiers(const QStringList &seen);

    // Null unless ready. `anySession` is the one being made or the last one as well: its trace can be read.
    imap::Session *session() const { return m_state == State::Ready ? m_session.data() : nullptr; }
    imap::Session *anySession() const { return m_session; }
    const imap::Namespaces &namespaces() const { return m_namespaces; }
    const imap::ServerId &serverId() const { return m_serverId; }
    QByteArray mechanism() const { return m_mechanism; }
    // Whether it was to act as somebody else, on a server that is known to say OK and to forget about it.
    bool mayIgnoreActAs() const { return m_mayIgnoreActAs; }

    QString title() const { return m_profile.title(); } // its name, or "olivia@mail.example.org"
    QString identity() const;                           // "olivia", or "olivia acting as bob"
    QString host() const;                               // with the port where it is not the usual one
    QString security() const;                           // "TLSv1.3", "not encrypted"
    // What there is to say about it, the most urgent first: "lost", "read-only". Empty if all is as it should be.
    QStringList stateWords() const;

signals:
    void stateChanged();
    void busyChanged();
    void profileChanged();
    // The profile says that the server is something else than before.
    void flavourChanged();
    // It is read-only from now on, or no longer.
    void accessChanged();
    void stepped(const QString &what);
    void failed(const imap::Error &error); // while connecting
    void lost(const imap::Error &error);   // later
    void untrusted(const imap::Certificate &certificate);
    void alert(const QString &text);
    // anySession() is another one from now on.
    void sessionChanged();

private:
    void setState(State state);
    void setReadOnly(bool readOnly);
    void setBusy(bool busy);
    void watchWork();
    void adopt();

    imap::ConnectOptions m_options;
    Profile m_profile;
    StagedChanges *m_changes = nullptr;
    AccessStore *m_access = nullptr;
    QuotaStore *m_quotas = nullptr;
    std::unique_ptr<OwnAccess> m_ownAccess;
    QStringListModel *m_identifiers;
    QPointer<imap::Connector> m_connector;
    QPointer<imap::Session> m_session;
    imap::Namespaces m_namespaces;
    imap::ServerId m_serverId;
    QByteArray m_mechanism;
    QTimer m_working; // for how long until it counts as busy
    QTimer m_locking;
    QDateTime m_unlockedUntil;
    State m_state = State::Offline;
    bool m_readOnly = false;
    bool m_busy = false;
    bool m_mayIgnoreActAs = false;
};

} // namespace ui
