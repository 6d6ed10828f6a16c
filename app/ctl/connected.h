#pragma once
#include "imapcore/connector.h"
#include <QFile>
#include <QTimer>

namespace app {

// What every verb that talks to a server has in common: it connects, says why it cannot, prints, and ends with a status
// that tells a script how it went.
class Connected : public QObject
{
    Q_OBJECT
public:
    // What the program ends with.
    enum Status { AllOk = 0, Refused = 1, Usage = 2, NotConnected = 3, NotAuthenticated = 4 };

    explicit Connected(const imap::ConnectOptions &options);
    ~Connected() override;

    // Runs the event loop until all is done; returns the exit status.
    int run();

protected:
    // The session is there.
    virtual void begin() = 0;

    imap::Session &session() const { return *m_session; }
    const imap::Connector &connector() const { return m_connector; }
    const QString &host() const { return m_host; } // "mail.example.org, port 993"

    // What is to be printed; it is written before long, all that comes together at once.
    QByteArray &out() { return m_unwritten; }
    void printed();
    void flush();
    // On one line of the standard error.
    void complain(const QString &why);
    static QString textOf(const imap::Error &error);
    // Words of a server, for a terminal: on one line, and without what would tell it something.
    static QString plain(QString words);

    // Says good-bye, but does not wait for long.
    void leave(int status);
    bool isLeaving() const { return m_isLeaving; }
    void end(int status);
    bool hasEnded() const { return m_hasEnded; }

private:
    void failed(const imap::Error &error);

    imap::Connector m_connector;
    bool m_isPinned;
    QString m_host;
    std::unique_ptr<imap::Session> m_session;
    imap::Certificate m_untrusted; // why a connection failed
    QFile m_out;
    QByteArray m_unwritten;
    QTimer m_flush;
    bool m_isLeaving = false;
    bool m_hasEnded = false;
};

} // namespace app
