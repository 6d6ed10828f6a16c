// Runs every target on the inputs that are kept in corpus/, without a fuzzer: one input a line, with \r, \n, \t, \\ and
// \xHH in it. What a fuzzer has found belongs there too.
#include "commands.h"
#include "target.h"
#include <QFile>
#include <QLoggingCategory>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace {

char running[200]; // told when the target aborts

void tellAndDie(int number)
{
    std::signal(number, SIG_DFL);
    [[maybe_unused]] const auto written = write(STDERR_FILENO, running, strlen(running));
    std::raise(number);
}

QByteArray unescaped(const QByteArray &line)
{
    QByteArray out;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] != '\\' || i + 1 == line.size()) {
            out += line[i];
            continue;
        }
        switch (line[++i]) {
        case 'r':
            out += '\r';
            break;
        case 'n':
            out += '\n';
            break;
        case 't':
            out += '\t';
            break;
        case 'x':
            out += char(line.mid(i + 1, 2).toInt(nullptr, 16));
            i += 2;
            break;
        default:
            out += line[i];
        }
    }
    return out;
}

// How many inputs there are; 0 where there is no such file.
int replay(const FuzzTarget &target)
{
    QFile file(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/fuzz/corpus/%1").arg(QLatin1String(target.name)));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    int number = 0;
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        if (line.endsWith('\n'))
            line.chop(1);
        std::snprintf(running, sizeof running, "in tests/fuzz/corpus/%s, line %d\n", target.name, ++number);
        target.run(unescaped(line));
    }
    return number;
}

} // namespace

int main()
{
    QLoggingCategory::setFilterRules(QStringLiteral("*=false"));
    std::signal(SIGABRT, tellAndDie);
    std::signal(SIGSEGV, tellAndDie);
    bool good = FuzzTarget::all().size() >= 2;
    for (const FuzzTarget *target : FuzzTarget::all()) {
        const int inputs = replay(*target);
        std::printf("%s: %d inputs\n", target->name, inputs);
        if (inputs == 0) {
            std::printf("FAIL: no inputs in tests/fuzz/corpus/%s\n", target->name);
            good = false;
        }
    }
    // Without an answer that a command takes, a fuzzer hardly finds its way into the command.
    for (const FuzzCommand &command : fuzzCommands()) {
        if (command.hasAccept && *command.accepted == 0)
            std::printf("NOTE: no input in tests/fuzz/corpus/accept has an answer for %s\n", command.name);
    }
    if (fuzzCommands().size() < 50) {
        std::printf("FAIL: only %zu commands were found in imapcore/commands\n", fuzzCommands().size());
        good = false;
    }
    return good ? 0 : 1;
}
