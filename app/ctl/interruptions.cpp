#include "interruptions.h"
#include <QSocketNotifier>
#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace app {

Interruptions::Interruptions(const std::function<void()> &interrupted)
{
    sigset_t which;
    sigemptyset(&which);
    sigaddset(&which, SIGINT);
    sigaddset(&which, SIGTERM);
    sigprocmask(SIG_BLOCK, &which, nullptr);
    m_descriptor = ::signalfd(-1, &which, SFD_CLOEXEC | SFD_NONBLOCK);
    if (m_descriptor < 0)
        return;
    auto *notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, interrupted] {
        signalfd_siginfo info;
        while (::read(m_descriptor, &info, sizeof info) > 0) {
        }
        interrupted();
    });
}

Interruptions::~Interruptions()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace app
