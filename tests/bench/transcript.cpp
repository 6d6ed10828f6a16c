// How long a large transcript takes to show its first page and to be read to its end, by commands, and in how much memory.
#include "imapcore/traffic/exchange.h"
#include "imapcore/traffic/transcriptfile.h"
#include "imapcore/traffic/transcriptwriter.h"
#include "measure.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <cstdlib>

using namespace imap;

namespace {

constexpr char Usage[] = "Usage: mailreeve-bench-transcript [MIB]\n"
                         "A transcript of so many MiB, 500 if not given.\n";
constexpr quint64 Page = 60;

// What a person does with a server, again and again: access lists one mailbox after the other, and screens of messages.
quint64 write(QFile &file, qint64 bytes)
{
    TranscriptWriter writer(&file);
    quint64 entries = 0;
    quint32 owner = 0;
    qint64 time = 1'780'000'000'000'000;
    const auto add = [&](Traffic::Kind kind, const QByteArray &line) {
        writer.add({time += 37, kind, line, 0, owner});
        ++entries;
    };
    while (writer.size() < bytes) {
        const QByteArray tag = 'M' + QByteArray::number(++owner).rightJustified(4, '0');
        if (owner % 4 != 0) {
            const QByteArray mailbox = "\"team/plans " + QByteArray::number(owner) + '"';
            add(Traffic::Kind::Sent, tag + " GETACL " + mailbox);
            add(Traffic::Kind::Received,
                "* ACL " + mailbox + " olivia lrswipkxtea anyone lr group:staff lrs");
        } else {
            add(Traffic::Kind::Sent, tag + " UID FETCH 1:60 (UID FLAGS ENVELOPE)");
            for (quint64 i = 1; i <= Page; ++i)
                add(Traffic::Kind::Received,
                    "* " + QByteArray::number(i)
                        + " FETCH (UID 5 FLAGS (\\Seen) ENVELOPE (\"Mon, 2 Feb 2026 10:00:00 +0000\" {22}\r\n"
                          "Minutes of the meeting ((\"Mei Ito\" NIL \"mei\" \"example.org\")) NIL NIL NIL "
                          "NIL NIL NIL "
                          "\"<1@example.org>\"))");
        }
        add(Traffic::Kind::Received, tag + " OK done");
    }
    return entries;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const long mib = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 500;
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("large.imap")));
    if (argc > 2 || mib < 1 || !file.open(QIODevice::WriteOnly)) {
        std::fputs(Usage, stderr);
        return 2;
    }
    const quint64 entries = write(file, qint64(mib) << 20);
    file.close();

    const long before = memoryKib("VmRSS");
    QElapsedTimer clock;
    clock.start();
    auto opened = TranscriptFile::open(file.fileName());
    if (!opened)
        return 1;
    TranscriptFile &transcript = **opened;
    ExchangeLog log(&transcript);
    qint64 page = 0;
    for (quint64 i = 0; i < Page && i < transcript.endIndex(); ++i)
        page += transcript.at(i).bytes.size();
    const double first = double(clock.nsecsElapsed()) / 1e6;

    // As the event loop of a window does it.
    double longest = 0;
    while (!transcript.isOver() || !log.isCurrent()) {
        QElapsedTimer turn;
        turn.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, double(turn.nsecsElapsed()) / 1e6);
    }
    const double all = double(clock.nsecsElapsed()) / 1e6;

    // Anywhere.
    clock.start();
    for (quint64 i = 0; i < 100; ++i)
        page += transcript.at(entries * i / 100).bytes.size();
    const double jump = double(clock.nsecsElapsed()) / 1e6 / 100;
    std::printf(
        "{\"entries\": %llu, \"read\": %llu, \"commands\": %llu, \"page_ms\": %.3f, \"all_ms\": %.1f, "
        "\"blocked_ms\": %.2f, \"jump_ms\": %.3f, \"memory_mib\": %.1f, \"grown_mib\": %.1f}\n",
        static_cast<unsigned long long>(entries),
        static_cast<unsigned long long>(page > 0 ? transcript.endIndex() : 0),
        static_cast<unsigned long long>(log.endNumber()), first, all, longest, jump,
        double(memoryKib("VmHWM")) / 1024, double(memoryKib("VmHWM") - before) / 1024);
    return transcript.endIndex() == entries ? 0 : 1;
}
