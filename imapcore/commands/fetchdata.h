#pragma once
#include "../messagedata.h"
#include "fetch.h"
#include <QHash>
#include <QIODevice>
#include <QPointer>
#include <memory>

namespace imap {

// Where FETCH puts the content of one section instead of into memory: however large it is, it goes there while it comes.
// When the device refuses bytes the command fails with Error::Kind::SinkFailed, and the session goes on.
struct FetchSink
{
    QByteArray section = {}; // as SectionData::name has it; FetchItem::answeredAs() tells
    QPointer<QIODevice> device = {};
    // Where it began, for a command that is repeated over a new connection.
    std::shared_ptr<qint64> start = std::make_shared<qint64>(-1);
};

// FETCH and UID FETCH, RFC 9051 section 6.4.5, with what they bring as the result, in the order in which messages were
// first told of. Only messages that were asked for are in it: what the server says of others goes to
// Session::mailbox() alone, where all FETCH data goes too. With UIDONLY (RFC 9586) only the UID form works. Errors:
// UNKNOWN-CTE (RFC 3516), PARSE, EXPUNGEISSUED and others as Error::code.
struct FetchData
{
    using Result = std::vector<MessageData>;
    static constexpr bool inMailbox = true;
    static constexpr auto answers = {"FETCH", "UIDFETCH"};
    static constexpr bool matchesByArgument = true;
    Messages messages;
    std::vector<FetchItem> items;
    FetchModifiers modifiers = {};
    FetchSink sinkFor = {};
    Result found = {};
    QHash<quint32, size_t> places = {}; // in `found`, by UID or number as they were asked for
    qint64 streamed = -1;               // octets of the literal that went past the present response
    std::optional<Error> sinkError = {};

    QByteArray needs() const
    {
        const QByteArray needed = modifiers.needs();
        const auto item = std::find_if(items.begin(), items.end(),
                                       [](const FetchItem &i) { return !i.capability().isEmpty(); });
        return needed.isEmpty() && item != items.end() ? item->capability() : needed;
    }
    bool usesNumbers() const { return messages.usesNumbers(); }
    // Dovecot sends what a second FETCH has asked for before it says OK to the first: of one message nobody could tell
    // whose answer it is.
    bool overlaps(const FetchData &other) const { return messages.mayOverlap(other.messages); }
    bool harmless() const
    {
        return std::none_of(items.begin(), items.end(),
                            [](const FetchItem &item) { return item.setsSeen(); });
    }
    bool reads() const { return !messages.usesSaved() && harmless(); }
    void write(Writer &out) const
    {
        messages.write(out, "FETCH");
        out.open();
        for (const FetchItem &item : items)
            item.write(out);
        out.close();
        modifiers.write(out, messages);
    }
    void begun(Session &)
    {
        QIODevice *device = sinkFor.device;
        if (!device)
            return;
        if (*sinkFor.start < 0)
            *sinkFor.start = device->pos();
        else if (device->isSequential() || !device->seek(*sinkFor.start))
            fail(QStringLiteral("The device cannot begin again."));
    }
    QIODevice *sink(QByteArrayView, QByteArrayView soFar, qint64 size)
    {
        if (sinkFor.section.isEmpty() || !isForSink(soFar))
            return nullptr;
        streamed = size;
        return sinkFor.device;
    }
    // message-data = nz-number SP ("FETCH" SP msg-att)         uidfetch-resp = uniqueid SP "UIDFETCH" SP msg-att
    bool accept(quint32 number, QByteArrayView keyword, Cursor &in)
    {
        const bool byUid = keyword == "UIDFETCH";
        if ((byUid || !messages.byUid()) && !messages.mayHold(number))
            return false;
        MessageData message;
        if (!message.read(in))
            return false;
        (byUid ? message.uid : message.number) = number;
        // The UID has been seen missing from the answers to UID FETCH.
        if (messages.byUid() && message.uid > 0 && !messages.mayHold(message.uid))
            return false;
        pour(message);
        streamed = -1;
        add(std::move(message));
        return true;
    }
    std::optional<Error> failure() const { return sinkError; }
    Result take() { return std::move(found); }

private:
    void fail(const QString &why)
    {
        if (!sinkError)
            sinkError = Error{Error::Kind::SinkFailed, {}, why};
    }
    // Whether the literal that a response goes on with, after `soFar`, is the content of that section.
    bool isForSink(QByteArrayView soFar) const
    {
        Cursor in(soFar);
        quint64 number = 0;
        in.skip('*');
        in.space();
        if (!in.number(number) || (!messages.byUid() && !messages.mayHold(quint32(number))))
            return false;
        if (soFar.endsWith('~'))
            soFar.chop(1);
        const QByteArray before =
            sectionName(soFar.trimmed().last(std::min<qsizetype>(soFar.trimmed().size(), 2000)));
        const qsizetype angle = before.endsWith('>') ? before.lastIndexOf('<') : -1;
        return (angle < 0 ? before : before.first(angle)).endsWith(sinkFor.section);
    }
    void pour(MessageData &message)
    {
        for (SectionData &section : message.sections) {
            if (section.name != sinkFor.section || !section.value)
                continue;
            if (section.value->isEmpty() && streamed >= 0)
                section.streamed = std::exchange(streamed, -1);
            else if (!sinkFor.device || sinkFor.device->write(*section.value) != section.value->size())
                fail(sinkFor.device ? sinkFor.device->errorString() : QStringLiteral("The device is gone."));
            else
                section.streamed = section.value->size();
            section.value = QByteArray();
        }
    }
    void add(MessageData message)
    {
        const quint32 key = messages.byUid() ? message.uid : message.number;
        if (const auto known = places.constFind(key); known != places.constEnd() && key > 0) {
            found[*known].merge(std::move(message));
            return;
        }
        places.insert(key, found.size());
        found.push_back(std::move(message));
    }
};

} // namespace imap
