#include "answers.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/compress.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/idle.h"
#include "imapcore/commands/list.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/notify.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/store.h"
#include "testmailbox.h"
#include <QBuffer>
#include <QFile>

using namespace imap;

// What a server tells unasked, or as soon as it may, while a second connection makes the changes.
class InteropLive : public Interop
{
    Q_OBJECT

private slots:
    void idle();
    void idleOdd_data();
    void idleOdd();
    void asked_data();
    void asked();
    void numbersDoNotShift();
    void notifyMessages();
    void notifyMailboxes();
    void notifyRefused_data();
    void notifyRefused();
    void compress();
    void compressTwice();
};

static const QByteArray Text = "Subject: x\r\n\r\n";

// What is told of a message's flags, without \Recent.
static QByteArray flagsOf(const Session &session, quint32 number)
{
    const MessageStore::FlagSet &flags = session.mailbox().messages().flags(number);
    static constexpr std::pair<quint32, const char *> names[] = {{MessageStore::Seen, "\\Seen"},
                                                                 {MessageStore::Answered, "\\Answered"},
                                                                 {MessageStore::Flagged, "\\Flagged"},
                                                                 {MessageStore::Deleted, "\\Deleted"}};
    QByteArrayList words;
    for (const auto &[bit, name] : names) {
        if (flags.system & bit)
            words += name;
    }
    return (words + flags.keywords).join(' ');
}

// How often Courier 5.0's file watcher has ended (tests/servers/README.md).
static int endsOfWatcher()
{
    QFile log(Interop::server().logFile());
    return log.open(QIODevice::ReadOnly) ? int(log.readAll().count("gam_server ended")) : 0;
}

void InteropLive::idle()
{
    FEATURE("IDLE");
    const int ends = endsOfWatcher();
    bool tellsAll = false;
    // Whoever idles when Courier's watcher ends is told nothing more: then once again.
    for (int attempt = 0; !tellsAll && (attempt == 0 || (attempt < 3 && endsOfWatcher() > ends)); ++attempt) {
        const TestMailbox box;
        box.fill({{Text}, {Text}, {Text}});
        const auto session = box.open();
        const auto other = box.open();
        QObject context;
        bool idles = false;
        SequenceSet expunged;
        connect(session.get(), &Session::received, &context,
                [&idles](QByteArrayView response) { idles = idles || response.startsWith('+'); });
        connect(&session->mailbox(), &Mailbox::expunged, &context,
                [&expunged](const SequenceSet &numbers) { expunged = numbers; });
        const Answer idling(session->send(Idle{}));
        TRY_CHECK(idles);

        const auto store = [&other](quint32 uid, Store::How how, const QByteArrayList &flags) {
            return said(await(other->send(Store{Messages::uids({uid, uid}), how, flags})));
        };
        const std::pair<std::function<QByteArray()>, std::function<bool()>> changes[] = {
            {[&] {
                 return said(await(other->send(Append{box.name(), {{Text}}})));
             },
             [&] {
                 return session->mailbox().count() == 4;
             }},
            {[&] { return store(1, Store::How::Add, {flag::Flagged}); },
             [&] {
                 return flagsOf(*session, 1) == "\\Flagged";
             }},
            {[&] {
                 return store(3, Store::How::Add, {flag::Seen, "Work"});
             },
             [&] {
                 return flagsOf(*session, 3) == "\\Seen Work";
             }},
            {[&] { return store(1, Store::How::Remove, {flag::Flagged}); },
             [&] {
                 return flagsOf(*session, 1).isEmpty();
             }},
            {[&] { return store(2, Store::How::Add, {flag::Deleted}); },
             [] {
                 return true;
             }},
            {[&] { return said(await(other->send(Expunge{}))); },
             [&] {
                 return session->mailbox().count() == 3;
             }}};
        tellsAll = std::all_of(std::begin(changes), std::end(changes), [](const auto &change) {
            countCheck();
            return change.first() == "OK" && QTest::qWaitFor(change.second, 20000);
        });
        if (!tellsAll)
            continue;
        CHECK(session->mailbox().knownFlags().contains("Work"));
        COMPARE(expunged.toWire(), "2");
        // It ends when something else is to be done.
        CHECK(!idling);
        COMPARE(contents(*session), "1 (), 3 (\\Seen Work), 4 ()");
        CHECK(bool(idling));
        COMPARE(said(*idling), "OK");
    }
    CHECK(tellsAll);
}

void InteropLive::idleOdd_data()
{
    QTest::addColumn<bool>("selected");
    QTest::newRow("without a mailbox") << false;
    QTest::newRow("cancelled") << true;
}

void InteropLive::idleOdd()
{
    FEATURE("IDLE");
    QFETCH(bool, selected);
    const TestMailbox box;
    const auto session = server().session();
    if (selected)
        box.openOn(*session);
    bool idles = false;
    QObject context;
    connect(session.get(), &Session::received, &context,
            [&idles](QByteArrayView response) { idles = idles || response.startsWith('+'); });
    auto *reply = session->send(Idle{});
    const Answer idling(reply);
    TRY_CHECK(idles || bool(idling));
    if (!idling && selected)
        reply->cancel();
    COMPARE(said(await(session->send(Noop{}))), "OK");
    ANSWER(idling ? untimed(said(*idling)) : QByteArray("no outcome"));
}

void InteropLive::asked_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command : {"NOOP", "CHECK", "UID FETCH 1 FLAGS"})
        QTest::newRow(command) << QByteArray(command);
}

// What comes with the next command, where none idles.
void InteropLive::asked()
{
    FEATURE("NOOP");
    QFETCH(QByteArray, command);
    const TestMailbox box;
    box.fill({{Text}, {Text}, {Text}});
    const auto session = box.open();
    contents(*session);
    const auto other = box.open();
    await(other->send(Store{Messages::uids({1, 2}), Store::How::Add, {flag::Flagged}}));
    await(other->send(Store{Messages::uids({2, 2}), Store::How::Add, {flag::Deleted}}));
    await(other->send(Expunge{}));
    await(other->send(Append{box.name(), {{Text}}}));
    // Dovecot and Cyrus look at a file that has just been changed, Courier into folders.
    ANSWER(untimed(exchange(*session, command)));
    COMPARE(contents(*session), "1 (\\Flagged), 3 (), 4 ()");
    COMPARE(session->mailbox().count(), quint32(3));
}

// FETCH, STORE and SEARCH by number may not tell of what is gone (RFC 9051 section 7.5.1).
void InteropLive::numbersDoNotShift()
{
    FEATURE("EXPUNGE");
    const TestMailbox box;
    box.fill({{Text}, {Text}, {Text}});
    const auto session = box.open();
    contents(*session);
    const auto other = box.open();
    await(other->send(Store{Messages::uids({1, 1}), Store::How::Add, {flag::Deleted}}));
    await(other->send(Expunge{}));
    for (const char *command : {"FETCH 2 UID", "STORE 3 +FLAGS (\\Flagged)", "SEARCH ALL", "FETCH 1 UID",
                                "STORE 1 +FLAGS (\\Seen)", "FETCH 1 BODY.PEEK[]"}) {
        const QByteArray answer = untimed(exchange(*session, command));
        CHECK2(!answer.contains(" EXPUNGE"), answer.constData());
        ANSWER(answer);
        COMPARE(session->mailbox().count(), quint32(3));
    }
    COMPARE(contents(*session), "2 (), 3 (\\Flagged)");
    COMPARE(session->mailbox().count(), quint32(2));
}

// --- NOTIFY

void InteropLive::notifyMessages()
{
    FEATURE("NOTIFY");
    const TestMailbox box, watched;
    box.fill({{Text}, {Text}});
    const auto session = box.open();
    using E = EventGroup;
    const int events = E::MessageNew | E::MessageExpunge | E::FlagChange;
    const auto set = await(session->send(
        NotifySet{.groups = {{.of = E::Of::Personal, .events = events},
                             {.of = E::Of::Selected, .events = events, .fetch = {"UID", "FLAGS"}}},
                  .status = true}));
    ANSWER(said(set));
    if (!set) {
        ANSWER(untimed(exchange(*session, "NOTIFY SET (SELECTED (MessageNew MessageExpunge))")));
        return;
    }
    const auto at = std::find_if(set->begin(), set->end(), [&watched](const MailboxStatus &status) {
        return status.mailbox == watched.name();
    });
    CHECK(at != set->end());
    COMPARE(at->messages.value_or(9), quint64(0));

    QByteArrayList unsolicited;
    QObject context;
    connect(
        session.get(), &Session::unsolicited, &context,
        [&unsolicited](QByteArrayView, QByteArrayView response) { unsolicited += response.toByteArray(); });
    const auto other = box.open();
    // Of the selected mailbox Dovecot tells only with the next command, but then what was asked for.
    await(other->send(Append{box.name(), {{Text, {flag::Flagged}}}}));
    await(other->send(Store{Messages::uids({1, 1}), Store::How::Add, {flag::Answered}}));
    await(other->send(Store{Messages::uids({2, 2}), Store::How::Add, {flag::Deleted}}));
    await(other->send(Expunge{}));
    COMPARE(said(await(session->send(Noop{}))), "OK");
    TRY_COMPARE(session->mailbox().count(), quint32(2));
    TRY_COMPARE(session->mailbox().messages().uid(2), quint32(3));
    TRY_COMPARE(flagsOf(*session, 2), "\\Flagged");
    TRY_COMPARE(flagsOf(*session, 1), "\\Answered");

    // Of the others at once.
    watched.fill({{Text}});
    const auto told = [&] {
        for (const QByteArray &line : unsolicited) {
            if (line.startsWith("* STATUS " + watched.wire() + " (") && line.contains("MESSAGES 1"))
                return true;
        }
        return false;
    };
    TRY_CHECK(told());

    COMPARE(said(await(session->send(NotifyNone{}))), "OK");
    await(other->send(Append{box.name(), {{Text}}}));
    QTest::qWait(700); // Dovecot looks every half second
    COMPARE(session->mailbox().count(), quint32(2));
    COMPARE(contents(*session), "1 (\\Answered), 3 (\\Flagged), 4 ()");
}

void InteropLive::notifyMailboxes()
{
    FEATURE("NOTIFY");
    const auto session = server().session();
    const auto other = server().session();
    using E = EventGroup;
    const auto set = await(session->send(
        NotifySet{.groups = {{.of = E::Of::Personal, .events = E::MailboxName | E::SubscriptionChange}}}));
    ANSWER(untimed(said(set)));
    if (!set)
        return;
    QByteArrayList told;
    QObject context;
    connect(session.get(), &Session::unsolicited, &context,
            [&told](QByteArrayView, QByteArrayView response) { told += response.toByteArray(); });
    const MailboxName first = TestMailbox::nameOf(QStringLiteral("notified")),
                      second = TestMailbox::nameOf(QStringLiteral("renamed"));
    const auto change = [&](auto command) {
        told.clear();
        const auto done = await(other->send(std::move(command)));
        return done && QTest::qWaitFor([&told] { return !told.isEmpty(); }, 10000);
    };
    CHECK(change(Create{first}));
    ANSWER(told.join('\n'));
    CHECK(change(Subscribe{first}));
    ANSWER(told.join('\n'));
    CHECK(change(Rename{first, second}));
    ANSWER(told.join('\n'));
    CHECK(change(Delete{second}));
    ANSWER(told.join('\n'));
    told.clear();
    await(other->send(Unsubscribe{first}));
    COMPARE(said(await(session->send(NotifyNone{}))), "OK");
}

void InteropLive::notifyRefused_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command :
         {"NOTIFY SET (SELECTED (MessageNew))", "NOTIFY SET (PERSONAL (AnnotationChange))",
          "NOTIFY SET (PERSONAL (Nonsense))", "NOTIFY SET (SELECTED (FlagChange))",
          "NOTIFY SET (INBOXES (ServerMetadataChange MailboxMetadataChange))", "NOTIFY SET", "NOTIFY NONE"})
        QTest::newRow(command) << QByteArray(command);
}

void InteropLive::notifyRefused()
{
    FEATURE("NOTIFY");
    QFETCH(QByteArray, command);
    const auto session = server().session();
    ANSWER(untimed(exchange(*session, command)));
}

// --- COMPRESS

void InteropLive::compress()
{
    FEATURE("COMPRESS");
    const TestMailbox box;
    const auto session = server().session();
    const auto compressed = await(session->send(Compress{}));
    ANSWER(untimed(said(compressed)));
    if (!compressed)
        return;
    const Trace &trace = session->trace();
    QByteArray content = "Subject: large\r\n\r\n";
    quint32 state = 1;
    while (content.size() < 5'000'000) {
        state = state * 1664525 + 1013904223;
        content += QByteArray::number(state) + " some words that come again and again\r\n";
    }
    const Answer appended(session->send(Append{box.name(),
                                               {
                                                   {content},
                                               }}));
    TRY_CHECK(bool(appended));
    COMPARE(said(*appended), "OK");
    box.openOn(*session);
    QBuffer buffer;
    CHECK(buffer.open(QIODevice::ReadWrite));
    const Answer found(session->send(FetchData{
        .messages = Messages::uids({1, 1}), .items = {"BODY.PEEK[]"}, .sinkFor = {"BODY[]", &buffer}}));
    TRY_CHECK(bool(found));
    COMPARE(said(*found), "OK");
    CHECK(buffer.data() == content);
    // And what else a short session does.
    const auto listed = await(session->send(List{QByteArray(box.wire())}));
    CHECK(listed && listed->size() == 1);
    COMPARE(
        said(await(session->send(Store{Messages::uids({1, 1}), Store::How::Add, {flag::Flagged, "Work"}}))),
        "OK");
    const auto searched = await(session->send(Search{SearchKey::has("Work")}));
    CHECK(searched && searched->all.toWire() == "1");
    COMPARE(contents(*session), "1 (\\Flagged Work)");
    bool idles = false;
    QObject context;
    connect(session.get(), &Session::received, &context,
            [&idles](QByteArrayView response) { idles = idles || response.startsWith('+'); });
    const Answer idling(session->send(Idle{}));
    TRY_CHECK(idles);
    const auto other = box.open();
    await(other->send(Store{Messages::uids({1, 1}), Store::How::Remove, {"Work"}}));
    TRY_COMPARE(flagsOf(*session, 1), "\\Flagged");
    COMPARE(said(await(session->send(Noop{}))), "OK");
    CHECK(bool(idling));
    CHECK(textOf(trace).contains("COMPRESS DEFLATE"));
    COMPARE(said(await(session->send(Logout{}))), "OK");
}

void InteropLive::compressTwice()
{
    FEATURE("COMPRESS");
    const auto session = server().session();
    const auto first = await(session->send(Compress{}));
    ANSWER(untimed(said(first)));
    if (first)
        ANSWER(untimed(said(await(session->send(Compress{})))));
    COMPARE(said(await(session->send(Noop{}))), "OK");
}

INTEROP_MAIN(InteropLive)
#include "tst_interoplive.moc"
