#include "terminal.h"
#include <QByteArray>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

volatile std::sig_atomic_t caught = 0;

// What is typed at a terminal is not shown while this is there. A signal that ends the program comes when it is no more:
// a terminal that stays silent is of no use to whoever pressed Ctrl-C.
class Silence
{
public:
    explicit Silence(int terminal) : m_terminal(terminal)
    {
        m_good = tcgetattr(terminal, &m_before) == 0;
        if (!m_good)
            return;
        caught = 0;
        struct sigaction remember = {};
        remember.sa_handler = [](int signal) {
            caught = signal;
        };
        for (size_t i = 0; i < Signals.size(); ++i)
            sigaction(Signals[i], &remember, &m_handlers[i]);
        termios silent = m_before;
        silent.c_lflag &= tcflag_t(~tcflag_t(ECHO));
        silent.c_cc[VSUSP] = _POSIX_VDISABLE; // the shell would be silent, too
        tcsetattr(terminal, TCSAFLUSH, &silent);
    }
    ~Silence()
    {
        if (!m_good)
            return;
        tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        for (size_t i = 0; i < Signals.size(); ++i)
            sigaction(Signals[i], &m_handlers[i], nullptr);
        if (caught != 0)
            raise(caught);
    }
    Q_DISABLE_COPY_MOVE(Silence)

    bool isGood() const { return m_good; }

private:
    static constexpr std::array Signals{SIGINT, SIGQUIT, SIGTERM, SIGHUP};

    int m_terminal;
    bool m_good = false;
    termios m_before = {};
    std::array<struct sigaction, Signals.size()> m_handlers = {};
};

void say(int terminal, const QByteArray &text)
{
    [[maybe_unused]] const ssize_t written = ::write(terminal, text.constData(), size_t(text.size()));
}

// Up to the line end, without it; nothing when the input ends before, or a signal comes.
std::optional<QByteArray> readLine(int terminal)
{
    QByteArray line;
    for (char c = 0; caught == 0;) {
        const ssize_t got = ::read(terminal, &c, 1);
        if (got == 1 && c == '\n')
            return line;
        if (got == 1)
            line += c;
        else if (got == 0 || errno != EINTR)
            break;
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> askSecret(const QString &question)
{
    // Not the standard input, which may hold commands.
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return std::nullopt;
    std::optional<QByteArray> line;
    {
        const Silence silence(terminal);
        if (silence.isGood()) {
            say(terminal, question.toLocal8Bit());
            line = readLine(terminal);
            say(terminal, "\n");
        }
    }
    ::close(terminal);
    return line ? std::optional(QString::fromLocal8Bit(*line)) : std::nullopt;
}

} // namespace app
