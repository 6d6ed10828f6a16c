#pragma once
#include "imapcore/traffic/checkrun.h"
#include "imapcore/traffic/replay.h"
#include "imapcore/traffic/transcriptfile.h"
#include "survey.h"

namespace app {

// `mailreevectl check`: runs an assertion script.
class CheckScript final : public Survey
{
    Q_OBJECT
public:
    CheckScript(const imap::ConnectOptions &options, Form form, imap::CheckScript script, bool mayChange);

private:
    void begin() override;
    void print(const imap::CheckRun::Step &step, int line);

    imap::CheckScript m_script;
    bool m_mayChange;
    std::unique_ptr<imap::CheckRun> m_run;
};

// `mailreevectl transcript replay`: sends the commands of a transcript to another server.
class ReplayTranscript final : public Survey
{
    Q_OBJECT
public:
    ReplayTranscript(const imap::ConnectOptions &options, Form form,
                     std::unique_ptr<imap::TranscriptFile> transcript, bool mayChange);

private:
    void begin() override;
    void print(const imap::Replay::Step &step);
    void end();

    std::unique_ptr<imap::TranscriptFile> m_transcript;
    bool m_mayChange;
    std::unique_ptr<imap::Replay> m_replay;
};

// The arguments behind "check" and "transcript"; they return the exit status.
int runCheck(const QStringList &arguments);
int runTranscript(QStringList arguments);

} // namespace app
