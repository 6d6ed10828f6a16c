#include "corpus.h"
#include "imapcore/flags.h"
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

using namespace imap;

// Day, time and zone, an hour east of UTC being 100.
static QDateTime at(const char *time, int zone = 0)
{
    return QDateTime(
        QDateTime::fromString(QString::fromLatin1(time), QStringLiteral("yyyy-MM-dd hh:mm:ss")).date(),
        QDateTime::fromString(QString::fromLatin1(time), QStringLiteral("yyyy-MM-dd hh:mm:ss")).time(),
        Qt::OffsetFromUTC, (zone / 100 * 60 + zone % 100) * 60);
}

QByteArray CorpusMessage::text() const
{
    QByteArray out;
    const auto add = [&out](const char *name, const QByteArray &value) {
        out += QByteArray(name) + ": " + value + "\r\n";
    };
    if (!date.isNull())
        add("Date", date);
    else if (sent.isValid())
        add("Date", QLocale::c().toString(sent, QStringLiteral("ddd, d MMM yyyy hh:mm:ss ")).toLatin1()
                        + sent.toString(Qt::RFC2822Date).right(5).toLatin1());
    const std::pair<const char *, const CorpusText *> fields[] = {
        {"From", &from}, {"To", &to}, {"Cc", &cc}, {"Bcc", &bcc}, {"Subject", &subject}};
    for (const auto &[name, field] : fields) {
        if (field->isThere())
            add(name, field->wire);
    }
    if (!messageId.isEmpty())
        add("Message-ID", messageId);
    if (!inReplyTo.isEmpty())
        add("In-Reply-To", inReplyTo);
    if (!references.isEmpty())
        add("References", references);
    return out + more + "\r\n" + body.wire;
}

AppendMessage CorpusMessage::toAppend() const
{
    return {text(), flags, AppendDate{arrival.toSecsSinceEpoch(), arrival.offsetFromUtc()}};
}

static std::vector<CorpusMessage> subjects()
{
    const CorpusText texts[] = {
        "Hello",
        "Re: Hello",
        "RE:  hello",
        "Fwd: HELLO",
        "[list] Re: [list] Hello",
        "Re[2]: Hello",
        "Hello (fwd)",
        "[Fwd: Hello]",
        "[fwd: Re: hello] (FWD)",
        "[only a blob]",
        "Re: ",
        "",
        {},
        {QStringLiteral("Grüße"), "=?UTF-8?Q?Gr=C3=BC=C3=9Fe?="},
        {QStringLiteral("Re: Grüße"), "=?ISO-8859-1?Q?Re:_Gr=FC=DFe?="},
        {QStringLiteral("Привет"), "=?KOI8-R?B?8NLJ18XU?="},
        {QStringLiteral("Re: привет"), "Re: =?utf-8?b?0L/RgNC40LLQtdGC?="},
        {QStringLiteral("Straße"), "=?UTF-8?Q?Stra=C3=9F?=\r\n =?UTF-8?Q?e?="},
        {QStringLiteral("日本"), "=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?="},
        {QStringLiteral("Käse"), "K\xc3\xa4se"},
        {QStringLiteral("A long subject folded"), "A long\r\n subject\r\n\tfolded"},
        "a LONG   subject folded",
        "100% \"quoted\" \\ back*slash",
        "zebra",
        "Zebra crossing",
        {QStringLiteral("Äpfel"), "=?iso-8859-1?q?=C4pfel?="},
        "Apfel",
        {QStringLiteral("Smiley 😀"), "=?UTF-8?B?U21pbGV5IPCfmIA=?="},
        "Fw : Re : zebra",
        "[a] [b] zebra",
    };
    std::vector<CorpusMessage> all;
    for (const CorpusText &text : texts) {
        CorpusMessage message;
        const int number = int(all.size());
        message.subject = text;
        message.from = "Alice <alice@example.org>";
        message.to = "bob@example.org";
        message.sent = at("2020-03-01 12:00:00").addSecs(number * 3571 % 86400);
        message.arrival = at("2020-03-02 06:00:00").addSecs(number * 7919 % 86400);
        message.messageId = "<subject" + QByteArray::number(number) + "@example.org>";
        message.body = CorpusText(QByteArray(number * 7 % 23, 'x') + "\r\n");
        all.push_back(message);
    }
    return all;
}

static std::vector<CorpusMessage> addresses()
{
    const CorpusText texts[] = {
        {},
        "zoe@example.org",
        "ADAM@Example.ORG",
        "\"Olivia, O.\" <o.olivia@example.org>",
        {QStringLiteral("Jürgen Müller <juergen@example.org>"),
         "=?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <juergen@example.org>"},
        {QStringLiteral("Иван <ivan@example.org>"), "=?KOI8-R?B?6dfBzg==?= <ivan@example.org>"},
        "Team: carol@example.org, dave@example.org;",
        "Empty group:;",
        "\"quoted local\"@example.org",
        "(comment) eve@example.org (Eve)",
        "Anna <anna@example.org>, Zoe <zoe@example.org>",
    };
    std::vector<CorpusMessage> all;
    for (const CorpusText &text : texts) {
        CorpusMessage message;
        const int number = int(all.size());
        message.subject = CorpusText("Addresses");
        message.from = text;
        message.to = texts[(size_t(number) * 3 + 1) % std::size(texts)];
        message.cc = texts[(size_t(number) * 5 + 2) % std::size(texts)];
        message.bcc = texts[(size_t(number) * 7 + 3) % std::size(texts)];
        message.sent = at("2020-04-01 00:00:00").addSecs(number * 3600);
        message.arrival = at("2020-04-02 00:00:00").addSecs(-number * 60);
        message.messageId = "<address" + QByteArray::number(number) + "@example.org>";
        all.push_back(message);
    }
    return all;
}

// Days that are others in UTC, and dates that are none.
static std::vector<CorpusMessage> dates()
{
    struct Dates
    {
        QDateTime sent;
        QByteArray wire;
        QDateTime arrival;
    };
    const Dates dates[] = {
        {at("2021-06-15 23:30:00", -700), {}, at("2021-06-16 23:50:00", -500)},
        {at("2021-06-16 00:30:00", 1300), {}, at("2021-06-17 00:10:00", 900)},
        {at("2021-06-15 12:00:00"), {}, at("2021-06-16 12:00:00")},
        {at("2021-06-15 17:30:00", 530), {}, at("2021-06-16 12:00:00")},
        {at("1994-02-07 21:52:25", -800), "Mon, 7 Feb 94 21:52:25 -0800 (PST)", at("2021-06-18 01:00:00")},
        {at("2021-06-14 08:00:00", -500), "Mon, 14 Jun 2021 08:00:00 EST", at("2021-06-18 02:00:00")},
        {{}, "yesterday, about noon", at("2021-06-15 13:00:00")},
        {{}, {}, at("2021-06-15 14:00:00")},
        {at("2021-06-15 12:00:00"), "15 Jun 2021 12:00 +0000", at("2021-06-16 15:00:00")},
    };
    std::vector<CorpusMessage> all;
    for (const auto &[sent, wire, arrival] : dates) {
        CorpusMessage message;
        message.subject = CorpusText("Dates");
        message.from = CorpusText("clock@example.org");
        message.sent = sent;
        message.date = wire;
        message.arrival = arrival;
        message.messageId = "<date" + QByteArray::number(all.size()) + "@example.org>";
        message.flags = all.size() % 2 ? QByteArrayList{flag::Seen, "Work"}
                                       : QByteArrayList{flag::Flagged, flag::Answered};
        all.push_back(message);
    }
    return all;
}

static std::vector<CorpusMessage> threads()
{
    struct Thread
    {
        const char *subject, *id, *inReplyTo, *references;
    };
    const Thread threads[] = {
        {"Root", "<r1@x>", "", ""},
        {"Re: Root", "<r2@x>", "<r1@x>", "<r1@x>"},
        {"Another word", "<r3@x>", "<r2@x>", "<r1@x> <r2@x>"},
        {"Re: Root", "<r4@x>", "<r1@x> from bob@example.org", ""},
        {"Gone", "<g2@x>", "", "<gone@x>"}, // two that answer one that is not there
        {"Re: Gone", "<g3@x>", "", "<gone@x>"},
        {"Lonely", "<l2@x>", "", "<away@x> <far@x>"}, // one that does
        {"Circle", "<c1@x>", "", "<c2@x>"},
        {"Circle too", "<c2@x>", "", "<c1@x>"},
        {"Twin", "<twin@x>", "", ""}, // two with one ID
        {"Other twin", "<twin@x>", "", ""},
        {"Re: Twin", "<t3@x>", "", "<twin@x>"},
        {"Quoted", "<\"q1\"@x>", "", ""},
        {"Unquoted", "<q2@x>", "", "<q1@x>"},
        {"Nameless", "", "<r1@x>", ""},
        {"Cut", "<cut@x>", "", "<r1@x> <r3@x>"}, // a truncated References
        {"Itself", "<self@x>", "<self@x>", "<self@x>"},
        {"Re: Early", "<e2@x>", "", "<e1@x>"}, // the answer comes before
        {"Early", "<e1@x>", "", ""},
        {"No ID", "no brackets", "none either", "nor here"},
    };
    std::vector<CorpusMessage> all;
    for (const Thread &thread : threads) {
        CorpusMessage message;
        const int number = int(all.size());
        message.subject = CorpusText(thread.subject);
        message.from = CorpusText("Threads <thread@example.org>");
        message.sent = at("2022-01-01 00:00:00").addSecs(number * 17 % 20 * 3600);
        message.arrival = at("2022-01-02 00:00:00").addSecs(number * 13 % 20 * 3600);
        message.messageId = thread.id;
        message.inReplyTo = thread.inReplyTo;
        message.references = thread.references;
        all.push_back(message);
    }
    return all;
}

static std::vector<CorpusMessage> bodies()
{
    CorpusMessage message;
    message.subject = "Bodies";
    message.from = "writer@example.org";
    message.sent = at("2023-05-05 05:05:05");
    message.arrival = at("2023-05-05 05:06:00");
    std::vector<CorpusMessage> all(5, message);
    all[0].more = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
                  "Content-Transfer-Encoding: quoted-printable\r\nX-Colour: Blue\r\n";
    all[0].body = {QStringLiteral("Ein Bär im Wald.\r\n"), "Ein B=E4r im W=\r\nald.\r\n"};
    all[0].flags = {flag::Draft, "$Forwarded"};
    all[1].more = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=koi8-r\r\n"
                  "Content-Transfer-Encoding: base64\r\nX-Colour:\r\n";
    all[1].body = {QStringLiteral("Привет"), "8NLJ18XU\r\n"};
    all[1].flags = {flag::Deleted};
    all[2].more = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=us-ascii\r\n";
    all[2].body = "<p>The <b>quick</b> brown fox.</p>\r\n";
    all[3].body = {QString(20000, u'y'), QByteArray(20000, 'y') + "\r\n"};
    all[4].more = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                  "Content-Transfer-Encoding: 8bit\r\n";
    all[4].body = {QStringLiteral("Käse und Bär\r\n"), "K\xc3\xa4se und B\xc3\xa4r\r\n"};
    return all;
}

const std::vector<CorpusMessage> &corpus()
{
    static const std::vector<CorpusMessage> all = [] {
        std::vector<CorpusMessage> messages;
        for (const auto &some : {subjects(), addresses(), dates(), threads(), bodies()})
            messages.insert(messages.end(), some.begin(), some.end());
        return messages;
    }();
    return all;
}

// --- for its order

// The first address of a field of those above: name, mailbox and host; of a group its name.
struct FirstAddress
{
    QString name, mailbox, host;
    explicit FirstAddress(const CorpusText &field);
    QString display() const
    {
        return !name.isEmpty() ? name : !host.isEmpty() ? mailbox + u'@' + host : mailbox;
    }
};

FirstAddress::FirstAddress(const CorpusText &field)
{
    static const QRegularExpression group(QStringLiteral("^([^:]*):.*;$"));
    static const QRegularExpression named(QStringLiteral(R"re(^"?([^<"]*?)"? <([^@]*)@([^>]*)>)re"));
    static const QRegularExpression bare(
        QStringLiteral(R"re(^(?:\(.*?\) )?"?([^@"]*)"?@([^ ,]*)(?: \((.*)\))?)re"));
    const auto inGroup = group.match(field.said), withName = named.match(field.said),
               withoutName = bare.match(field.said);
    if (inGroup.hasMatch()) {
        mailbox = inGroup.captured(1); // the group's name stands there in an ENVELOPE
    } else if (withName.hasMatch()) {
        name = withName.captured(1);
        mailbox = withName.captured(2);
        host = withName.captured(3);
    } else if (withoutName.hasMatch()) {
        mailbox = withoutName.captured(1);
        host = withoutName.captured(2);
        name = withoutName.captured(3);
    }
}

// What stands in angle brackets, without quotes.
static QByteArrayList idsIn(const QByteArray &field)
{
    static const QRegularExpression id(QStringLiteral("<([^<>@]+@[^<>@]+)>"));
    QByteArrayList ids;
    for (auto match = id.globalMatch(QString::fromLatin1(field)); match.hasNext();)
        ids += match.next().captured(1).remove(u'"').toLatin1();
    return ids;
}

order::Messages corpusForOrder()
{
    order::Messages messages;
    for (const CorpusMessage &message : corpus()) {
        order::Message &known = messages.emplace_back();
        known.number = quint32(messages.size());
        known.subject = message.subject.said;
        const FirstAddress from(message.from), to(message.to), cc(message.cc);
        known.from = from.mailbox;
        known.to = to.mailbox;
        known.cc = cc.mailbox;
        known.displayFrom = from.display();
        known.displayTo = to.display();
        known.arrival = message.arrival.toSecsSinceEpoch();
        if (message.sent.isValid())
            known.sent = message.sent.toSecsSinceEpoch();
        known.size = quint64(message.text().size());
        known.messageId = idsIn(message.messageId).value(0);
        known.references = idsIn(message.references);
        if (known.references.isEmpty())
            known.references = idsIn(message.inReplyTo).mid(0, 1);
    }
    return messages;
}
