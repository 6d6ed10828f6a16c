#pragma once
#include "imapcore/session.h"
#include <sys/types.h>
#include <vector>

// The server's processes at the other end of a session's line, on this machine and not encrypted by a proxy of the
// server's: whoever has that socket open. They go on when this object does.
class ServerProcess
{
public:
    explicit ServerProcess(imap::Session &session);
    ~ServerProcess();

    bool isFound() const { return !m_pids.empty(); }
    // From now on it reads nothing; the line stays.
    void freeze() const;
    void kill() const;

private:
    void signal(int number) const;

    std::vector<pid_t> m_pids;
};
