#pragma once
#include "commandlines.h"
#include "imapcore/connector.h"
#include "imapcore/description.h"
#include <QFile>
#include <QSocketNotifier>
#include <QTimer>

namespace app {

// `mailreevectl exec`: connects, runs commands in one session, in order, and prints what the server says to them.
class Exec final : public QObject
{
    Q_OBJECT
public:
    enum class Form { Text, Json };
    // What the program ends with.
    enum Status { AllOk = 0, Refused = 1, Usage = 2, NotConnected = 3, NotAuthenticated = 4 };

    Exec(const imap::ConnectOptions &options, CommandLines commands, Form form);
    ~Exec() override;

    // Runs the event loop until all is done; returns the exit status.
    int run();

private:
    void failed(const imap::Error &error);
    void begin();
    void goOn(void (Exec::*how)());
    void runNext();
    void runCommand();
    void finished(const imap::Expected<imap::Done> &result);
    void answer();
    void sendAnswer();
    void lost(const imap::Error &error);
    void leave();
    void end(int status);
    void print(QByteArrayView response);
    void flush();
    void complain(const QString &why);

    imap::Connector m_connector;
    CommandLines m_commands;
    Form m_form;
    bool m_isPinned;
    QString m_host;
    std::unique_ptr<imap::Session> m_session;
    QByteArray m_command;          // under way
    imap::Certificate m_untrusted; // why a connection failed
    imap::Description m_description;
    QFile m_out;
    QByteArray m_unwritten;
    QTimer m_flush;
    int m_status = AllOk;
    std::unique_ptr<QSocketNotifier> m_input; // while the next command is waited for
    bool m_isLeaving = false;
    bool m_hasEnded = false;
};

} // namespace app
