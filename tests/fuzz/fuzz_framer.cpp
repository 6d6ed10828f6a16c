// The choices: limits, what the device for large literals does, and the sizes of the pieces. Cut in any way, the bytes
// make the same responses.
#include "imapcore/wire/framer.h"
#include "imapcore/wire/skipper.h"
#include "target.h"
#include <QByteArrayList>
#include <QIODevice>

namespace {

class Sink final : public QIODevice
{
public:
    explicit Sink(qint64 room) : m_room(room) { open(WriteOnly | Unbuffered); }
    QByteArray taken;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override
    {
        size = std::min(size, m_room - taken.size());
        taken.append(bytes, size);
        return size;
    }

private:
    qint64 m_room;
};

struct Seen
{
    QByteArrayList responses, asked;
    QByteArray streamed;
    bool exceeded = false, failed = false;
    qsizetype buffered = 0;
};

Seen frame(QByteArrayView bytes, const imap::Limits &limits, quint8 device, Choices sizes)
{
    Seen seen;
    imap::Framer framer(limits);
    Sink sink(device & 2 ? 20 : bytes.size());
    if (device & 1) {
        framer.setSinkFor([&](QByteArrayView soFar, qint64 size) -> QIODevice * {
            seen.asked += soFar.toByteArray() + ' ' + QByteArray::number(size);
            return soFar.contains('~') ? nullptr : &sink;
        });
    }
    const bool inPieces = !sizes.atEnd();
    Choices piece = sizes;
    while (!bytes.isEmpty()) {
        if (piece.atEnd())
            piece = sizes;
        const qsizetype size = inPieces ? std::min<qsizetype>(bytes.size(), 1 + piece.next()) : bytes.size();
        framer.append(bytes.first(size));
        bytes = bytes.sliced(size);
        while (const auto response = framer.next())
            seen.responses += response->toByteArray();
    }
    seen.exceeded = framer.limitExceeded();
    seen.failed = framer.sinkHasFailed();
    seen.streamed = sink.taken;
    seen.buffered = framer.buffered();
    return seen;
}

// Whoever goes past the responses without keeping them finds the same ends.
void skipEach(QByteArrayView bytes)
{
    imap::Framer framer;
    imap::Skipper skipper;
    framer.append(bytes);
    qsizetype at = 0;
    while (framer.next()) {
        const qsizetype end = bytes.size() - framer.buffered();
        skipper.begin();
        must(skipper.skip(bytes.sliced(at)) == end - at, "a response is skipped up to its end");
        must(!skipper.isSkipping(), "the skipper knows where the response ends");
        at = end;
    }
}

const FuzzTarget framer("framer", [](QByteArrayView input) {
    Choices choices(input);
    imap::Limits limits;
    limits.responseBytes = 100 + choices.next();
    limits.literalBytes = 2 * choices.next();
    const quint8 device = choices.next();
    limits.streamBytes = choices.next();
    const QByteArrayView bytes = choices.material();
    const Seen whole = frame(bytes, limits, device, Choices({}));
    const Seen pieces = frame(bytes, limits, device, choices);
    must(whole.responses == pieces.responses, "the responses are the same however the bytes were cut");
    must(whole.exceeded == pieces.exceeded, "a limit is passed however the bytes were cut");
    must(whole.asked == pieces.asked, "the same literals are offered to a device");
    must(whole.streamed == pieces.streamed, "the device gets the same bytes");
    must(whole.failed == pieces.failed, "the device fails all the same");
    must(whole.exceeded || whole.buffered == pieces.buffered, "as much is left over");
    skipEach(bytes);
});

} // namespace
