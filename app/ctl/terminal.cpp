#include "terminal.h"
#include <QFile>
#include <cstdio>
#include <termios.h>

namespace app {

std::optional<QString> askSecret(const QString &question)
{
    // Not the standard input, which may hold commands.
    QFile terminal(QStringLiteral("/dev/tty"));
    if (!terminal.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return std::nullopt;
    termios before;
    if (tcgetattr(terminal.handle(), &before) != 0)
        return std::nullopt;
    termios silent = before;
    silent.c_lflag &= tcflag_t(~tcflag_t(ECHO));
    terminal.write(question.toLocal8Bit());
    tcsetattr(terminal.handle(), TCSAFLUSH, &silent);
    QByteArray line = terminal.readLine(64 * 1024);
    tcsetattr(terminal.handle(), TCSAFLUSH, &before);
    terminal.write("\n");
    if (!line.endsWith('\n'))
        return std::nullopt;
    line.chop(1);
    return QString::fromLocal8Bit(line);
}

} // namespace app
