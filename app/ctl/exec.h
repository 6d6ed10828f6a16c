#pragma once
#include "commandlines.h"
#include "connected.h"
#include "imapcore/description.h"
#include <QSocketNotifier>

namespace app {

// `mailreevectl exec`: connects, runs commands in one session, in order, and prints what the server says to them.
class Exec final : public Connected
{
    Q_OBJECT
public:
    enum class Form { Text, Json };

    Exec(const imap::ConnectOptions &options, CommandLines commands, Form form);

private:
    void begin() override;
    void goOn(void (Exec::*how)());
    void runNext();
    void runCommand();
    void finished(const imap::Expected<imap::Done> &result);
    void answer();
    void sendAnswer();
    void lost(const imap::Error &error);
    void print(QByteArrayView response);

    CommandLines m_commands;
    Form m_form;
    QByteArray m_command; // under way
    imap::Description m_description;
    int m_status = AllOk;
    std::unique_ptr<QSocketNotifier> m_input; // while the next command is waited for
};

} // namespace app
