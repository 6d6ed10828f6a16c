#include "answers.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/xatom.h"
#include "testmailbox.h"
#include <QTemporaryFile>

using namespace imap;

// APPEND, looked at over a second connection.
class InteropAppending : public Interop
{
    Q_OBJECT

private slots:
    void flagsAndDate_data();
    void flagsAndDate();
    void several();
    void literals_data();
    void literals();
    void contents_data();
    void contents();
    void large();
    void intoSelected();
    void refused_data();
    void refused();
};

static const QByteArray Hello = "From: a@example.org\r\nSubject: Hello\r\n\r\nHello.\r\n";

static Expected<std::vector<MessageData>> look(Session &session, const std::vector<FetchItem> &items)
{
    await(session.send(Noop{}));
    return await(session.send(FetchData{Messages::uids({1, SequenceSet::Star}), items}));
}

void InteropAppending::flagsAndDate_data()
{
    QTest::addColumn<QByteArrayList>("flags");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("offset");
    QTest::newRow("none") << QByteArrayList() << qint64(823435200) << 0;
    QTest::newRow("system flags, west")
        << QByteArrayList{flag::Seen, flag::Answered, flag::Flagged, flag::Deleted, flag::Draft}
        << qint64(837596665) << -7 * 3600;
    QTest::newRow("keywords, half an hour")
        << QByteArrayList{"$Forwarded", "Work"} << qint64(1709164800) << 5 * 3600 + 1800;
    QTest::newRow("before 1970") << QByteArrayList{flag::Seen, "$Junk"} << qint64(-86400) << 0;
    QTest::newRow("after 2038") << QByteArrayList() << qint64(2240524800) << 3600;
}

void InteropAppending::flagsAndDate()
{
    FEATURE("APPEND");
    QFETCH(QByteArrayList, flags);
    QFETCH(qint64, seconds);
    QFETCH(int, offset);
    const TestMailbox box;
    const auto other = box.open();
    const auto session = server().session();
    const auto appended =
        await(session->send(Append{box.name(), {{Hello, flags, AppendDate{seconds, offset}}}}));
    ANSWER(untimed(said(appended)));
    if (!appended)
        return;                            // Courier, before 1970
    COMPARE(appended->uids.toWire(), "1"); // UIDPLUS: all have it
    COMPARE(appended->uidValidity, other->mailbox().uidValidity());

    const auto found = look(*other, {"FLAGS", "INTERNALDATE", "RFC822.SIZE"});
    COMPARE(said(found), "OK");
    COMPARE(found->size(), size_t(1));
    QByteArrayList kept = found->front().flags.value_or(QByteArrayList());
    kept.removeAll("\\Recent");
    std::sort(kept.begin(), kept.end());
    std::sort(flags.begin(), flags.end());
    COMPARE(kept, flags);
    COMPARE(found->front().size.value_or(0), quint64(Hello.size()));
    // Dovecot puts "now" for what is far off, Courier and Cyrus the end of 2040.
    const bool isKept = found->front().internalDate == seconds;
    ANSWER(isKept ? found->front().internalDateText : "another date");
}

// MULTIAPPEND: all of them, or none.
void InteropAppending::several()
{
    FEATURE("MULTIAPPEND");
    const TestMailbox box;
    const auto other = box.open();
    const auto session = server().session();
    Append append{box.name(), {}};
    for (const char *word : {"one", "two", "three"})
        append.messages.push_back({"Subject: " + QByteArray(word) + "\r\n\r\n", {flag::Seen, word}});
    const auto appended = await(session->send(append));
    COMPARE(said(appended), expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "Unsupported MULTIAPPEND"}}));
    const QByteArray kept = "1 (\\Seen one), 2 (\\Seen two), 3 (\\Seen three)";
    COMPARE(::contents(*other), expected({{Dovecot, kept}, {Cyrus, kept}, {Courier, ""}}));
    if (appended) {
        COMPARE(appended->uids.toWire(), "1:3");
        COMPARE(appended->uidValidity, other->mailbox().uidValidity());
    }
    append.mailbox = TestMailbox::nameOf(QStringLiteral("missing"));
    ANSWER(untimed(said(await(session->send(append)))));
}

void InteropAppending::literals_data()
{
    QTest::addColumn<bool>("synchronizing");
    QTest::newRow("synchronizing") << true;
    QTest::newRow("as offered") << false;
}

// The message waits for the server's go-ahead, or comes at once.
void InteropAppending::literals()
{
    QFETCH(bool, synchronizing);
    FEATURE(synchronizing ? "APPEND" : "LITERAL+");
    const TestMailbox box;
    const auto session = server().session();
    if (synchronizing)
        session->setCapabilities(Capabilities("IMAP4rev1"));
    const auto appended = await(session->send(Append{box.name(), {{Hello}}}));
    COMPARE(said(appended), "OK");
    const QByteArray trace = textOf(session->trace());
    const bool waited = trace.contains('{' + QByteArray::number(Hello.size()) + '}');
    const bool atOnce = trace.contains('{' + QByteArray::number(Hello.size()) + "+}");
    COMPARE(waited, synchronizing || server().isCourier());
    COMPARE(atOnce, !waited);
    const auto found = look(*box.open(), {"BODY.PEEK[]"});
    CHECK(found && found->size() == 1 && found->front().section("BODY[]"));
    COMPARE(*found->front().section("BODY[]"), Hello);
}

void InteropAppending::contents_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("form");
    const int literal = int(AppendMessage::Form::Literal);
    const int literal8 = int(AppendMessage::Form::Literal8);
    QTest::newRow("empty") << QByteArray() << literal;
    QTest::newRow("only a header") << QByteArray("Subject: x\r\n") << literal;
    QTest::newRow("no header") << QByteArray("\r\nbody\r\n") << literal;
    QTest::newRow("no line end") << QByteArray("Subject: x\r\n\r\nbody") << literal;
    QTest::newRow("8-bit") << QByteArray("Subject: \xfc\xe9\r\n\r\n\xff\xfe\x80\r\n") << literal;
    QTest::newRow("bare LF") << QByteArray("Subject: x\n\none\r\ntwo\n") << literal;
    QTest::newRow("bare CR") << QByteArray("Subject: x\r\n\r\none\rtwo\r\n") << literal;
    QTest::newRow("long line") << "Subject: x\r\n\r\n" + QByteArray(100000, 'x') + "\r\n" << literal;
    QTest::newRow("not a header") << QByteArray("no colon here\r\n\r\nbody\r\n") << literal;
    QTest::newRow("literal8") << Hello << literal8;
    QTest::newRow("NUL in literal8") << QByteArray("Subject: x\r\n\r\na\0b\r\n", 19) << literal8;
}

// "as it was", or how else it is read back.
void InteropAppending::contents()
{
    FEATURE("APPEND");
    QFETCH(QByteArray, content);
    QFETCH(int, form);
    const TestMailbox box;
    const auto session = server().session();
    const auto appended =
        await(session->send(Append{box.name(), {{.content = content, .form = AppendMessage::Form(form)}}}));
    const auto found = look(*box.open(), {"RFC822.SIZE", "BODY.PEEK[]"});
    CHECK2(found, said(found).constData());
    QByteArray outcome = untimed(said(appended));
    if (!found->empty()) {
        const QByteArray *read = found->front().section("BODY[]");
        CHECK(read);
        COMPARE(found->front().size.value_or(0), quint64(read->size()));
        outcome += *read == content ? ", as it was" : ", as " + *read;
    }
    ANSWER(outcome);
}

// 30 MB, and back into a file, byte for byte.
void InteropAppending::large()
{
    FEATURE("APPEND");
    QByteArray content = "Subject: large\r\n\r\n";
    content.reserve(30 << 20);
    quint32 state = 1;
    while (content.size() < 30'000'000) {
        char line[80];
        for (char &c : line) {
            state = state * 1664525 + 1013904223;
            c = char(' ' + (state >> 24) % 94);
        }
        line[78] = '\r';
        line[79] = '\n';
        content.append(line, 80);
    }
    const TestMailbox box;
    const auto session = server().session();
    const Answer appended(session->send(Append{box.name(), {{content}}}));
    TRY_CHECK(bool(appended));
    COMPARE(said(*appended), "OK");
    const auto other = box.open();
    QTemporaryFile file;
    CHECK(file.open());
    const Answer found(other->send(FetchData{
        .messages = Messages::uids({1, 1}), .items = {"BODY.PEEK[]"}, .sinkFor = {"BODY[]", &file}}));
    TRY_CHECK(bool(found));
    COMPARE(said(*found), "OK");
    COMPARE((*found)->front().sections.front().streamed, qint64(content.size()));
    CHECK(file.seek(0));
    CHECK(file.readAll() == content);
}

// The session that has the mailbox open hears of what it puts there itself.
void InteropAppending::intoSelected()
{
    FEATURE("APPEND");
    const TestMailbox box;
    const auto session = box.open();
    COMPARE(session->mailbox().count(), quint32(0));
    COMPARE(said(await(session->send(Append{box.name(), {{Hello}}}))), "OK");
    // Courier tells of it with the next command only.
    COMPARE(session->mailbox().count(), quint32(server().isCourier() ? 0 : 1));
    COMPARE(::contents(*session), "1 ()");
}

void InteropAppending::refused_data()
{
    QTest::addColumn<QByteArray>("mailbox");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArrayList>("flags");
    QTest::newRow("a missing mailbox") << QByteArray("missing") << Hello << QByteArrayList();
    QTest::newRow("a NUL") << QByteArray("there") << QByteArray("Subject: x\r\n\r\n\0", 15)
                           << QByteArrayList();
    QTest::newRow("no flag") << QByteArray("there") << Hello << QByteArrayList{"\\Recent"};
}

void InteropAppending::refused()
{
    FEATURE("APPEND");
    QFETCH(QByteArray, mailbox);
    QFETCH(QByteArray, content);
    QFETCH(QByteArrayList, flags);
    const TestMailbox box;
    const auto session = server().session();
    const auto appended = await(session->send(
        Append{mailbox == "missing" ? TestMailbox::nameOf(QStringLiteral("missing")) : box.name(),
               {{content, flags}}}));
    ANSWER(untimed(said(appended)));
    COMPARE(::contents(*box.open()), "");
    COMPARE(said(await(session->send(Noop{}))), "OK");
}

INTEROP_MAIN(InteropAppending)
#include "tst_interopappending.moc"
