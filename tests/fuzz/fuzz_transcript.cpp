// Files that somebody gives away, and traffic with whatever a server says. The choices: what the rest is read as, and how
// much of an entry is kept.
#include "imapcore/trace.h"
#include "imapcore/traffic/checkscript.h"
#include "imapcore/traffic/exchangefilter.h"
#include "imapcore/traffic/scrubber.h"
#include "imapcore/traffic/sessionhistory.h"
#include "imapcore/traffic/transcriptwriter.h"
#include "target.h"
#include <QBuffer>

using namespace imap;

namespace {

struct Read
{
    std::vector<Traffic::Entry> entries;
    std::vector<QByteArray> bytes; // of each
    bool isGood = true, isWhole = false;
};

Read read(QByteArrayView text, qint64 keep)
{
    Read out;
    TranscriptParser parser(keep);
    const auto take = [&out, keep](const Traffic::Entry &entry, QByteArrayView) {
        must(entry.bytes.size() <= keep, "no more is kept than was asked for");
        must(entry.omitted >= 0, "what is not kept is counted");
        out.bytes.push_back(entry.bytes.toByteArray());
        out.entries.push_back(entry);
    };
    while (!text.isEmpty() && out.isGood) {
        const qsizetype end = text.indexOf('\n');
        out.isGood = parser.read(end < 0 ? text : text.first(end), take);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
    out.isWhole = parser.end(take) && out.isGood;
    for (size_t i = 0; i < out.entries.size(); ++i)
        out.entries[i].bytes = out.bytes[i];
    return out;
}

void writtenIsRead(const Read &first)
{
    QBuffer file;
    file.open(QIODevice::WriteOnly);
    TranscriptWriter writer(&file);
    for (const Traffic::Entry &entry : first.entries)
        writer.add(entry);
    must(writer.flush(), "a buffer takes all of it");
    const Read again = read(file.data(), 1 << 20);
    must(again.isWhole, "what was written can be read");
    must(again.entries.size() == first.entries.size(), "as many are read as were written");
    for (size_t i = 0; i < first.entries.size(); ++i) {
        must(again.entries[i].kind == first.entries[i].kind, "an entry is of the same kind");
        must(again.bytes[i] == first.bytes[i], "an entry is read back");
        must(again.entries[i].omitted == first.entries[i].omitted, "what was left out is read back");
        must(again.entries[i].owner == first.entries[i].owner, "whose it is is read back");
    }
}

// What the console makes of it.
void byCommands(const Read &first)
{
    Trace trace(1 << 20);
    for (const Traffic::Entry &entry : first.entries) {
        if (entry.kind == Traffic::Kind::Sent)
            trace.addCommand(entry.bytes, entry.owner, 0, 0);
        else
            trace.add(entry.kind, entry.bytes, entry.owner);
    }
    trace.end();
    ExchangeLog log(&trace);
    log.read(1000);
    must(log.isCurrent(), "all lines are read");
    std::vector<quint64> seen;
    for (quint64 number = log.firstNumber(); number < log.endNumber(); ++number) {
        const Exchange &exchange = log.at(number);
        must(exchange.lines > 0, "no command is without a line");
        for (quint32 i = 0; i < exchange.lines; ++i) {
            must(log.numberOf(exchange.lineAt(i)) == number, "a line belongs to one command");
            seen.push_back(exchange.lineAt(i));
        }
    }
    std::sort(seen.begin(), seen.end());
    must(seen.size() == trace.endIndex() && std::adjacent_find(seen.begin(), seen.end()) == seen.end(),
         "every line belongs to a command");
    const SessionHistory history(&log);
    history.at(trace.endIndex());
}

void scrubbed(const Read &first, QByteArrayView secret)
{
    if (secret.size() < 8)
        return;
    for (const auto level : {Scrubber::Level::Secrets, Scrubber::Level::Names, Scrubber::Level::Content}) {
        Scrubber scrubber(level, {secret.toByteArray()});
        for (const Traffic::Entry &entry : first.entries)
            scrubber.learn(entry);
        scrubber.beginScrubbing();
        for (const Traffic::Entry &entry : first.entries)
            must(!scrubber.scrub(entry).contains(secret), "a secret is nowhere");
    }
}

void transcripts(QByteArrayView bytes, quint8 keep)
{
    read(bytes, keep);
    const Read whole = read(bytes, 1 << 20);
    if (whole.isWhole) // what is cut stays cut
        writtenIsRead(whole);
    byCommands(whole);
    scrubbed(whole, "marked-password");
}

void scripts(QByteArrayView bytes, quint8)
{
    const auto script = CheckScript::read(bytes.toByteArray());
    if (!script) {
        must(!script.error().text.isEmpty(), "what is wrong with a script is said");
        return;
    }
    CheckScript::Pattern::Values values;
    for (const CheckScript::Step &step : script->steps) {
        for (const CheckScript::Expectation &expectation : step.expectations)
            expectation.pattern.matches(bytes, values);
    }
}

void filters(QByteArrayView bytes, quint8)
{
    const auto filter = ExchangeFilter::parse(QString::fromUtf8(bytes));
    if (!filter)
        must(!filter.error().text.isEmpty(), "what is wrong with a filter is said");
    else
        filter->acceptsLine({0, Traffic::Kind::Received, bytes});
}

const FuzzTarget transcript("transcript", [](QByteArrayView input) {
    Choices choices(input);
    static constexpr void (*kinds[])(QByteArrayView, quint8) = {transcripts, scripts, filters};
    // "1", "2" and "3" in the corpus.
    const quint8 kind = quint8(choices.next() - '1') % std::size(kinds);
    kinds[kind](choices.material(), choices.next());
});

} // namespace
