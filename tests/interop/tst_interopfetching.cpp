#include "answers.h"
#include "imapcore/commands/fetchdata.h"
#include "testmailbox.h"
#include <QRegularExpression>

using namespace imap;

// FETCH of everything there is.
class InteropFetching : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase();
    void items_data();
    void items();
    void understood();
    void sections_data();
    void sections();
    void binary_data();
    void binary();
    void seen_data();
    void seen();
    void sets_data();
    void sets();
    void refused_data();
    void refused();
    void cleanupTestCase();

private:
    std::unique_ptr<TestMailbox> m_box;
    Connection m_session;
};

// The message, of pieces that are looked for one by one.
static const QByteArray Header =
    "Date: Mon, 7 Feb 1994 21:52:25 -0800 (PST)\r\n"
    "From: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <juergen@example.org>\r\n"
    "Sender: secretary@example.org\r\n"
    "Reply-To: \"Olivia, O.\" <olivia@example.org>\r\n"
    "To: Team: a@example.org, \"B \\\"b\\\" B\" <b@example.org>;, \"quoted local\"@example.org\r\n"
    "Cc: c@example.org (Carol)\r\n"
    "Bcc: d@example.org\r\n"
    "Subject: =?ISO-8859-1?Q?Gr=FC=DFe?= and \"quotes\" \\ folded\r\n"
    " over two lines\r\n"
    "Message-ID: <1@example.org>\r\n"
    "In-Reply-To: <0@example.org>\r\n"
    "X-Long: "
    + QByteArray(300, 'x')
    + "\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=\"outer\"\r\n"
      "\r\n";
static const QByteArray PlainMime = "Content-Type: text/plain; charset=utf-8\r\n"
                                    "Content-Transfer-Encoding: quoted-printable\r\n"
                                    "\r\n";
static const QByteArray Plain = "Gr=C3=BC=C3=9Fe=\r\n an alle\r\n";
static const QByteArray HtmlMime = "Content-Type: text/html; charset=us-ascii\r\n"
                                   "Content-Language: de, en\r\n"
                                   "Content-Location: http://example.org/a\r\n"
                                   "\r\n";
static const QByteArray Html = "<p>Hi</p>\r\n";
static const QByteArray InnerMime = "Content-Type: multipart/alternative; boundary=inner\r\n\r\n";
static const QByteArray Inner =
    "--inner\r\n" + PlainMime + Plain + "\r\n--inner\r\n" + HtmlMime + Html + "\r\n--inner--\r\n";
static const QByteArray FileMime = "Content-Type: application/octet-stream; name=\"a b.bin\"\r\n"
                                   "Content-Disposition: attachment; filename=\"a b.bin\"; size=6\r\n"
                                   "Content-Transfer-Encoding: base64\r\n"
                                   "Content-ID: <x@y>\r\n"
                                   "Content-Description: six bytes\r\n"
                                   "Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==\r\n"
                                   "\r\n";
static const QByteArray File = "AAEC/w0K\r\n";
static const QByteArray LetterMime = "Content-Type: message/rfc822\r\n\r\n";
static const QByteArray LetterHeader = "Subject: within\r\nFrom: e@example.org\r\n\r\n";
static const QByteArray LetterText = "Within.\r\nTwo lines.\r\n";
static const QByteArray Text = "preamble\r\n--outer\r\n" + InnerMime + Inner + "\r\n--outer\r\n" + FileMime
                               + File + "\r\n--outer\r\n" + LetterMime + LetterHeader + LetterText
                               + "\r\n--outer--\r\nepilogue\r\n";
static const QByteArray Simple = "Subject: simple\r\nX-Name: a\r\nx-name: b\r\n\r\nOne line.\r\n";

void InteropFetching::initTestCase()
{
    m_box = std::make_unique<TestMailbox>();
    m_box->fill({{Header + Text, {}, AppendDate{837596665, -7 * 3600}},
                 {Simple, {flag::Seen, flag::Flagged, "Work"}, AppendDate{837596665, 0}},
                 {"Subject: none\r\n\r\n", {}, AppendDate{837596665, 0}}});
    m_session = m_box->open(TestMailbox::Access::ReadOnly);
}

void InteropFetching::cleanupTestCase()
{
    m_session.reset();
    m_box.reset();
}

void InteropFetching::items_data()
{
    QTest::addColumn<QByteArray>("items");
    for (const char *items : {"FLAGS", "UID", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODY",
                              "BODYSTRUCTURE", "FAST", "ALL", "FULL", "MODSEQ", "EMAILID", "THREADID",
                              "SAVEDATE", "PREVIEW", "PREVIEW (LAZY)", "X-GM-MSGID", "BINARY.SIZE[2]"})
        QTest::newRow(items) << QByteArray(items);
}

// To the byte, for three messages. Dates of saving are of today.
void InteropFetching::items()
{
    QFETCH(QByteArray, items);
    const QByteArray name = items.split(' ').first();
    FEATURE(name == "MODSEQ"                          ? "CONDSTORE"
            : name == "EMAILID" || name == "THREADID" ? "OBJECTID"
            : name == "SAVEDATE"                      ? "SAVEDATE"
            : name == "PREVIEW"                       ? "PREVIEW"
            : name.startsWith("BINARY")               ? "BINARY"
                                                      : "FETCH");
    const auto session = m_box->open(TestMailbox::Access::ReadOnly); // Courier ends one after ten mistakes
    QString answer = QString::fromUtf8(untimed(exchange(*session, "UID FETCH 1:3 " + items)));
    static const QRegularExpression date(QStringLiteral("SAVEDATE \"[^\"]+\""));
    ANSWER(answer.replace(date, QStringLiteral("SAVEDATE ...")).toUtf8());
}

// The same as the library reads it.
void InteropFetching::understood()
{
    FEATURE("FETCH");
    const auto found = await(m_session->send(
        FetchData{Messages::uids({1, 3}),
                  {"UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODYSTRUCTURE"}}));
    COMPARE(said(found), "OK");
    COMPARE(found->size(), size_t(3));
    const MessageData &first = found->front();
    COMPARE(first.number, quint32(1));
    COMPARE(first.uid, quint32(1));
    COMPARE(first.internalDate.value_or(0), qint64(837596665));
    COMPARE(first.size.value_or(0), quint64((Header + Text).size()));
    CHECK(first.others.empty());
    CHECK(first.envelope);
    const Envelope &envelope = *first.envelope;
    COMPARE(envelope.date, "Mon, 7 Feb 1994 21:52:25 -0800 (PST)");
    COMPARE(envelope.subject, "=?ISO-8859-1?Q?Gr=FC=DFe?= and \"quotes\" \\ folded over two lines");
    COMPARE(envelope.from.size(), size_t(1));
    COMPARE(envelope.from.front().name, "=?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?=");
    COMPARE(envelope.from.front().mailbox + '@' + envelope.from.front().host, "juergen@example.org");
    COMPARE(envelope.sender.front().mailbox, "secretary");
    COMPARE(envelope.replyTo.front().name, "Olivia, O.");
    COMPARE(envelope.messageId, "<1@example.org>");
    COMPARE(envelope.inReplyTo, "<0@example.org>");
    CHECK(first.body);
    const BodyStructure &body = *first.body;
    CHECK(body.isMultipart());
    COMPARE(body.subtype, "mixed");
    COMPARE(body.parts.size(), size_t(3));
    COMPARE(body.parameter("boundary"), "outer");
    const BodyStructure *plain = body.part("1.1"), *file = body.part("2"), *letter = body.part("3");
    CHECK(plain && file && letter);
    COMPARE(plain->encoding, "quoted-printable");
    COMPARE(plain->parameter("charset"), "utf-8");
    COMPARE(plain->size.value_or(0), quint64(Plain.size()));
    COMPARE(file->id.value_or(""), "<x@y>");
    COMPARE(file->description.value_or(""), "six bytes");
    COMPARE(file->md5.value_or(""), "Q2hlY2sgSW50ZWdyaXR5IQ==");
    CHECK(file->disposition);
    COMPARE(file->disposition->type.toLower(), "attachment");
    CHECK(letter->isMessage());
    CHECK(letter->envelope);
    COMPARE(letter->envelope->subject, "within");
    COMPARE(found->at(1).body->lines.value_or(0), quint64(1));
    CHECK(found->at(1).flags->contains("Work"));
}

void InteropFetching::sections_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<int>("what");
    QTest::addColumn<QByteArrayList>("fields");
    QTest::addColumn<QByteArray>("octets"); // "start.count", or nothing
    QTest::addColumn<QByteArray>("content");
    using What = BodySection::What;
    const QByteArray all = Header + Text;
    const auto add = [](const char *name, const QByteArray &part, What what, const QByteArray &content,
                        const QByteArrayList &fields = {}, const QByteArray &octets = {}) {
        QTest::newRow(name) << part << int(what) << fields << octets << content;
    };
    add("BODY[]", {}, What::All, all);
    add("BODY[HEADER]", {}, What::Header, Header);
    add("BODY[TEXT]", {}, What::Text, Text);
    add("BODY[1]", "1", What::All, Inner);
    add("BODY[1.MIME]", "1", What::Mime, InnerMime);
    add("BODY[1.1]", "1.1", What::All, Plain);
    add("BODY[1.1.MIME]", "1.1", What::Mime, PlainMime);
    add("BODY[1.2]", "1.2", What::All, Html);
    add("BODY[2]", "2", What::All, File);
    add("BODY[2.MIME]", "2", What::Mime, FileMime);
    add("BODY[3]", "3", What::All, LetterHeader + LetterText);
    add("BODY[3.MIME]", "3", What::Mime, LetterMime);
    add("BODY[3.HEADER]", "3", What::Header, LetterHeader);
    add("BODY[3.TEXT]", "3", What::Text, LetterText);
    add("BODY[3.1]", "3.1", What::All, LetterText);
    add("BODY[4]", "4", What::All, {});
    add("BODY[1.3]", "1.3", What::All, {});
    add("BODY[2.1]", "2.1", What::All, {});
    add("BODY[HEADER.FIELDS (Date Message-ID)]", {}, What::HeaderFields,
        Header.left(Header.indexOf("From")) + "Message-ID: <1@example.org>\r\n\r\n", {"Date", "Message-ID"});
    add("BODY[HEADER.FIELDS (Subject)], folded", {}, What::HeaderFields,
        "Subject: =?ISO-8859-1?Q?Gr=FC=DFe?= and \"quotes\" \\ folded\r\n over two lines\r\n\r\n",
        {"SUBJECT"});
    add("BODY[HEADER.FIELDS (None)]", {}, What::HeaderFields, "\r\n", {"None"});
    add("BODY[HEADER.FIELDS.NOT]", {}, What::HeaderFieldsNot,
        Header.left(Header.indexOf("From")) + Header.mid(Header.indexOf("MIME-Version")),
        {"From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Subject", "Message-ID", "In-Reply-To", "X-Long"});
    add("BODY[3.HEADER.FIELDS (From)]", "3", What::HeaderFields, "From: e@example.org\r\n\r\n", {"From"});
    add("BODY[]<0.10>", {}, What::All, all.left(10), {}, "0.10");
    add("BODY[]<100.50>", {}, What::All, all.mid(100, 50), {}, "100.50");
    add("BODY[TEXT]<10.1000000>", {}, What::Text, Text.mid(10), {}, "10.1000000");
    add("BODY[1.2]<3.2>", "1.2", What::All, Html.mid(3, 2), {}, "3.2");
    add("BODY[2]<1000.10>, behind its end", "2", What::All, {}, {}, "1000.10");
    add("BODY[HEADER]<6.3>", {}, What::Header, Header.mid(6, 3), {}, "6.3");
}

// "as it is", NIL, or what comes instead.
void InteropFetching::sections()
{
    FEATURE("FETCH");
    QFETCH(QByteArray, part);
    QFETCH(int, what);
    QFETCH(QByteArrayList, fields);
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, content);
    BodySection section{.part = part, .what = BodySection::What(what), .fields = fields};
    if (!octets.isEmpty())
        section.octets = Octets{octets.split('.').at(0).toULongLong(), octets.split('.').at(1).toUInt()};
    const FetchItem item = FetchItem::section(section);
    const auto found = await(m_session->send(FetchData{Messages::uids({1, 1}), {item}}));
    if (!found || found->size() != 1 || found->front().sections.size() != 1) {
        ANSWER(untimed(said(found)) + ", and nothing");
        return;
    }
    const SectionData &came = found->front().sections.front();
    COMPARE(came.name, item.answeredAs());
    QByteArray answer = !came.value ? "NIL" : *came.value == content ? "as it is" : "instead: " + *came.value;
    answer += came.origin ? " from " + QByteArray::number(*came.origin) : QByteArray();
    ANSWER(answer);
}

void InteropFetching::binary_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("quoted-printable") << QByteArray("1.1")
                                      << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                                    "e an alle\r\n");
    QTest::newRow("base64") << QByteArray("2") << QByteArray::fromHex("000102ff0d0a");
    QTest::newRow("as it is") << QByteArray("1.2") << Html;
    QTest::newRow("missing") << QByteArray("7") << QByteArray();
    QTest::newRow("multipart") << QByteArray("1") << Inner;
}

void InteropFetching::binary()
{
    FEATURE("BINARY");
    const auto session = m_box->open(TestMailbox::Access::ReadOnly); // Courier ends one after ten mistakes
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, content);
    const auto found = await(session->send(FetchData{Messages::uids({1, 1}), {FetchItem::binary(part)}}));
    const auto sized = await(session->send(FetchData{Messages::uids({1, 1}), {FetchItem::binarySize(part)}}));
    const auto some = await(
        session->send(FetchData{Messages::uids({1, 1}), {FetchItem::binary(part, true, Octets{1, 3})}}));
    const auto answer = [](const Expected<std::vector<MessageData>> &result, const QByteArray &wanted) {
        if (!result || result->size() != 1 || result->front().sections.size() != 1)
            return untimed(said(result)) + (result ? ", and nothing" : "");
        const SectionData &came = result->front().sections.front();
        return !came.value             ? QByteArray("NIL")
               : *came.value == wanted ? QByteArray("decoded")
                                       : "instead: " + *came.value;
    };
    QByteArray size = untimed(said(sized));
    if (sized && sized->size() == 1 && sized->front().binarySizes.size() == 1)
        size = sized->front().binarySizes.front().second == quint64(content.size())
                   ? "right"
                   : QByteArray::number(sized->front().binarySizes.front().second);
    ANSWER(answer(found, content) + "\na part: " + answer(some, content.mid(1, 3)) + "\nsize: " + size);
}

void InteropFetching::seen_data()
{
    QTest::addColumn<QByteArray>("items");
    for (const char *items : {"BODY.PEEK[]", "BODY[]", "BODY[HEADER]", "BODY[TEXT]<0.1>", "RFC822",
                              "RFC822.HEADER", "RFC822.TEXT", "BINARY.PEEK[1]", "BINARY[1]", "ENVELOPE"})
        QTest::newRow(items) << QByteArray(items);
}

// What sets \Seen, and whether the other connection hears of it.
void InteropFetching::seen()
{
    FEATURE("FETCH");
    QFETCH(QByteArray, items);
    const TestMailbox box;
    box.fill({{Simple}});
    const auto session = box.open();
    const auto other = box.open();
    // RFC822.TEXT is like BODY[TEXT], but to Courier.
    const bool reads = !FetchItem(items).setsSeen() || (server().isCourier() && items == "RFC822.TEXT");
    const QByteArray answer = exchange(*session, "FETCH 1 (" + items + ")");
    const bool works = answer.contains("\nOK ");
    COMPARE(works, !(server().isCourier() && items.startsWith("BINARY")));
    COMPARE(contents(*other), reads || !works ? "1 ()" : "1 (\\Seen)");
}

void InteropFetching::sets_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command : {"FETCH 1:* UID", "FETCH *:2 UID", "FETCH * UID", "FETCH 3,1,1:2 UID",
                                "UID FETCH * UID", "UID FETCH 100:* UID", "UID FETCH 100 UID",
                                "UID FETCH 3,1 FLAGS", "FETCH 4294967295 UID", "FETCH 1 (UID UID)"})
        QTest::newRow(command) << QByteArray(command);
}

void InteropFetching::sets()
{
    FEATURE("FETCH");
    const auto session = m_box->open(TestMailbox::Access::ReadOnly); // Courier ends one after ten mistakes
    QFETCH(QByteArray, command);
    ANSWER(untimed(exchange(*session, command)));
}

void InteropFetching::refused_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command :
         {"FETCH 0 UID", "FETCH 4 UID", "FETCH 1:4 UID", "FETCH 1 NONSENSE", "FETCH 1", "FETCH x UID",
          "FETCH 1 ()", "FETCH 1 BODY[NONSENSE]", "FETCH 1 BODY[0]", "FETCH 1 BODY[]<5.0>",
          "FETCH 1 BODY[HEADER.FIELDS ()]", "FETCH 1 BODY[1", "UID FETCH 0 UID"})
        QTest::newRow(command) << QByteArray(command);
}

void InteropFetching::refused()
{
    FEATURE("FETCH");
    QFETCH(QByteArray, command);
    const auto session = m_box->open(TestMailbox::Access::ReadOnly); // some end the connection
    ANSWER(untimed(exchange(*session, command)));
}

INTEROP_MAIN(InteropFetching)
#include "tst_interopfetching.moc"
