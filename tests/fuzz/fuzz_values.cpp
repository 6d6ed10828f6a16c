// The first byte chooses the value that the rest is read as; what can be written again is read back as the same.
#include "imapcore/bodystructure.h"
#include "imapcore/capabilities.h"
#include "imapcore/charset.h"
#include "imapcore/copyuid.h"
#include "imapcore/criterion.h"
#include "imapcore/envelope.h"
#include "imapcore/error.h"
#include "imapcore/imap4values.h"
#include "imapcore/mailboxname.h"
#include "imapcore/messagedata.h"
#include "imapcore/searchresult.h"
#include "imapcore/sequenceset.h"
#include "imapcore/url.h"
#include "imapcore/wire/cursor.h"
#include "imapcore/wire/writer.h"
#include "target.h"

using namespace imap;

namespace {

void sets(QByteArrayView bytes)
{
    bool good = false;
    const SequenceSet set = SequenceSet::fromWire(bytes, SequenceSet::Star, &good);
    must(good || set.isEmpty(), "what is no set is empty");
    quint64 count = 0;
    quint32 last = 0;
    for (const auto &[first, end] : set.ranges()) {
        must(first > last && first <= end, "ranges are sorted and apart");
        must(set.contains(first) && set.contains(end), "a set holds its ranges");
        count += quint64(end) - first + 1;
        last = end;
    }
    must(count == set.count(), "a set knows how many it holds");
    if (!set.isEmpty())
        must(SequenceSet::fromWire(set.toWire()).toWire() == set.toWire(), "a set is read back");
    SequenceSet::rangesInOrder(bytes);
    std::vector<quint32> numbers;
    if (bytes.size() < 12 && set.count() < 100000)
        expandInOrder(bytes, numbers);
    CopyUid().add(bytes);
}

void names(QByteArrayView bytes)
{
    const MailboxName name = MailboxName::fromWire(bytes.toByteArray());
    must(name.isInbox() || name.wire() == bytes, "a name stays as it came");
    name.toString();
    name.lastPart('/');
    name.parent('/');
    name.isBelow(name.parent('.'), '.');
    bool good = false;
    const QString text = decodeUtf7(bytes, &good);
    must(good || text.isEmpty(), "what cannot be decoded is nothing");
    const QString any = QString::fromUtf8(bytes);
    if (any.isValidUtf16()) {
        must(decodeUtf7(encodeUtf7(any), &good) == any && good, "what is encoded is decoded again");
        must(MailboxName(any) == MailboxName::fromWire(MailboxName(any).wire()), "a name is read back");
    }
}

void bodies(QByteArrayView bytes)
{
    Envelope::fromWire(bytes);
    const auto body = BodyStructure::fromWire(bytes);
    if (!body)
        return;
    body->part("1.2");
    body->part("2");
    body->parameter("charset");
    must(!body->multipart || !body->parts.empty() || bytes.contains('('), "a multipart comes of a list");
}

void dates(QByteArrayView bytes)
{
    if (const auto seconds = parseInternalDate(bytes)) {
        const QByteArray text = formatInternalDate(*seconds);
        if (!text.isEmpty())
            must(parseInternalDate(text) == seconds, "a date is read back");
    }
    parseMessageDate(bytes);
    Internaldate2tuple(bytes);
    ParseFlags(bytes);
}

void urls(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    ServerAddress::fromUrl(text);
    ImapUrl::fromReferral(bytes.toByteArray());
    if (const auto url = ImapUrl::fromText(text)) {
        const auto again = ImapUrl::fromText(url->toText());
        must(bool(again), "a URL that was read can be read again");
        must(again->toText() == url->toText(), "a URL is read back");
        must(again->mailbox == url->mailbox && again->uid == url->uid && again->section == url->section,
             "a URL names the same");
    }
}

void capabilities(QByteArrayView bytes)
{
    const Capabilities server(bytes);
    for (const QByteArray &name : server.names())
        must(server.contains(name), "what is announced is there");
    server.valuesOf("AUTH=");
}

void imap4(QByteArrayView bytes)
{
    imap4Response(bytes);
    imap4Code(bytes);
    imap4Argument(bytes.toByteArray());
    const QByteArray inQuotes = quoted(bytes);
    must(inQuotes.startsWith(QByteArrayView("\"")) && inQuotes.endsWith(QByteArrayView("\"")),
         "what is quoted stands in quotes");
}

void messages(QByteArrayView bytes)
{
    Cursor in(bytes);
    MessageData data, other;
    if (data.read(in)) {
        Cursor again(bytes);
        must(other.read(again), "an item list reads the same twice");
        data.merge(std::move(other));
    }
    ESearch::fromWire(bytes);
    sectionName(bytes);
}

void criteria(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const auto result = Criterion::fromText(text);
    if (const auto *problem = std::get_if<CriteriaProblem>(&result)) {
        must(problem->offset >= 0 && problem->offset <= text.size(), "a problem is somewhere in the text");
    } else {
        const Criterion &search = std::get<Criterion>(result);
        const auto again = Criterion::fromText(search.toText());
        must(search.toText().size() > MaxCriteriaText || std::holds_alternative<Criterion>(again),
             "a search can be read again");
        if (std::holds_alternative<Criterion>(again))
            must(std::get<Criterion>(again) == search, "a search is read back");
    }
    SearchKey key = SearchKey::text(text);
    key.changeCharset({Error::Kind::Refused, "BADCHARSET", {}, bytes.toByteArray()});
    key.changeCharset({Error::Kind::Refused, "BADCHARSET", {}, "(ISO-8859-1 KOI8-R ISO-2022-JP)"});
    Writer out;
    key.write(out);
}

const FuzzTarget values("values", [](QByteArrayView input) {
    if (input.isEmpty())
        return;
    static constexpr void (*kinds[])(QByteArrayView) = {sets,         names, bodies,   dates,   urls,
                                                        capabilities, imap4, messages, criteria};
    // "1 …" to "9 …" in the corpus.
    kinds[quint8(input[0] - '1') % std::size(kinds)](input.sliced(1));
});

} // namespace
