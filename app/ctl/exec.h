#pragma once
#include "commandlines.h"
#include "imapcore/description.h"
#include "login.h"
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

    // `transcript`: where to save what went over the connection; empty: nowhere.
    Exec(const imap::ConnectOptions &options, CommandLines commands, Form form,
         const QString &transcript = {});
    ~Exec() override;

    // Runs the event loop until all is done; returns the exit status.
    int run();

private:
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
    bool save();

    std::shared_ptr<imap::Recorder> m_recorder; // where it is to be saved
    QString m_transcript;
    QByteArrayList m_secrets;
    Login m_login;
    CommandLines m_commands;
    Form m_form;
    std::unique_ptr<imap::Session> m_session;
    QByteArray m_command; // under way
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
