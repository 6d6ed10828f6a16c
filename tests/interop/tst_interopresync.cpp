#include "answers.h"
#include "imapcore/commands/capability.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/fetchdata.h"
#include "imapcore/commands/mailboxes.h"
#include "imapcore/commands/search.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/store.h"
#include "imapcore/link.h"
#include "serverprocess.h"
#include "testmailbox.h"
#include <QProcess>
#include <QTemporaryDir>

using namespace imap;

// What has changed since, and connections that are lost.
// Courier takes the time in seconds for UIDVALIDITY.
constexpr int OneSecond = 1100;

class InteropResync : public Interop
{
    Q_OBJECT

private slots:
    void enable_data();
    void enable();
    void changedSince();
    void modSeqSearch();
    void qresync_data();
    void qresync();
    void vanishedLive();
    void vanishedFetch();
    void recreated();
    void linkRestores_data();
    void linkRestores();
    void linkWritesOnce_data();
    void linkWritesOnce();
    void linkUidValidity();
    void serverRestarts();

private:
    std::unique_ptr<Link> linkTo(const MailServer &to) const;
    static bool hasQResync() { return !server().isCourier(); }
};

static const QByteArray Text = "Subject: x\r\n\r\n";

void InteropResync::enable_data()
{
    QTest::addColumn<QByteArrayList>("extensions");
    QTest::newRow("CONDSTORE") << QByteArrayList{"CONDSTORE"};
    QTest::newRow("QRESYNC") << QByteArrayList{"QRESYNC"};
    QTest::newRow("UTF8=ACCEPT") << QByteArrayList{"UTF8=ACCEPT"};
    QTest::newRow("IMAP4rev2") << QByteArrayList{"IMAP4rev2"};
    QTest::newRow("X-NONE") << QByteArrayList{"X-NONE"};
    QTest::newRow("several") << QByteArrayList{"X-NONE", "QRESYNC", "UTF8=ACCEPT"};
}

void InteropResync::enable()
{
    FEATURE("ENABLE");
    QFETCH(QByteArrayList, extensions);
    const auto session = server().session();
    const auto enabled = await(session->send(Enable{extensions}));
    ANSWER(untimed(said(enabled)) + (enabled ? ": " + enabled->join(' ') : ""));
    if (enabled)
        COMPARE(session->enabled(), *enabled);
    // Once a mailbox is selected.
    const TestMailbox box;
    box.openOn(*session);
    ANSWER(untimed(exchange(*session, "ENABLE " + extensions.join(' '))));
}

// CONDSTORE, RFC 7162: only what is newer.
void InteropResync::changedSince()
{
    FEATURE("CONDSTORE");
    const TestMailbox box;
    box.fill({{Text}, {Text}, {Text}});
    const auto session = box.open();
    const quint64 before = session->mailbox().highestModSeq();
    const auto other = box.open();
    await(other->send(Store{Messages::uids({2, 2}), Store::How::Add, {flag::Flagged}}));
    await(other->send(Append{box.name(), {{Text}}}));
    await(session->send(Noop{}));
    const auto changed = await(session->send(
        FetchData{Messages::uids({1, SequenceSet::Star}), {"FLAGS"}, {.changedSince = before}}));
    ANSWER(said(changed));
    if (!changed) {
        ANSWER(untimed(exchange(*session, "UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1)")));
        ANSWER(untimed(exchange(*session, "UID FETCH 1:* (MODSEQ)")));
        return;
    }
    COMPARE(changed->size(), size_t(2));
    COMPARE(changed->at(0).uid, quint32(2));
    COMPARE(changed->at(1).uid, quint32(4));
    for (const MessageData &message : *changed)
        CHECK(message.modSeq.value_or(0) > before);
    const auto status = await(session->send(GetStatus{box.name(), {"HIGHESTMODSEQ"}}));
    CHECK(status && status->highestModSeq.value_or(0) > before);
    const auto all = await(session->send(FetchData{Messages::uids({1, 4}), {FetchItem::modSeq()}}));
    CHECK(all && all->size() == 4);
    COMPARE(all->at(1).modSeq, changed->at(0).modSeq);
    CHECK(all->at(0).modSeq.value_or(before + 1) <= before);
}

void InteropResync::modSeqSearch()
{
    FEATURE("CONDSTORE");
    const TestMailbox box;
    box.fill({{Text}, {Text}, {Text}});
    const auto session = box.open();
    const quint64 before = session->mailbox().highestModSeq();
    await(session->send(Store{Messages::uids({3, 3}), Store::How::Add, {flag::Flagged}}));
    const auto found = await(session->send(Search{SearchKey::modSeq(before + 1)}));
    ANSWER(said(found));
    if (!found) {
        ANSWER(untimed(exchange(*session, "SEARCH MODSEQ 1")));
        return;
    }
    COMPARE(found->all.toWire(), "3");
    CHECK(found->modSeq.value_or(0) > before);
    const auto none = await(session->send(Search{SearchKey::modSeq(before + 1000)}));
    CHECK(none && none->all.isEmpty());
}

void InteropResync::qresync_data()
{
    QTest::addColumn<QByteArray>("known");
    QTest::addColumn<bool>("sameValidity");
    QTest::addColumn<bool>("matches");
    QTest::newRow("everything") << QByteArray() << true << false;
    QTest::newRow("known UIDs") << QByteArray("1:3") << true << false;
    QTest::newRow("known numbers") << QByteArray("1:6") << true << true;
    QTest::newRow("another UIDVALIDITY") << QByteArray() << false << false;
}

// SELECT with what is known from an earlier connection (RFC 7162 section 3.2.5).
void InteropResync::qresync()
{
    FEATURE("QRESYNC");
    QFETCH(QByteArray, known);
    QFETCH(bool, sameValidity);
    QFETCH(bool, matches);
    const TestMailbox box;
    box.fill(std::vector<AppendMessage>(6, {Text}));
    QResync state;
    {
        const auto first = box.open();
        state.uidValidity = first->mailbox().uidValidity() + (sameValidity ? 0 : 1);
        state.modSeq = std::max<quint64>(first->mailbox().highestModSeq(), 1);
        state.knownUids = SequenceSet::fromWire(known);
        if (matches)
            state.knownNumbers = state.uidsOfNumbers = SequenceSet(1, 2);
    }
    const auto other = box.open();
    SequenceSet gone(2, 2);
    gone.add(5);
    await(other->send(Store{Messages::uids(gone), Store::How::Add, {flag::Deleted}}));
    await(other->send(Expunge{}));
    await(other->send(Store{Messages::uids({3, 3}), Store::How::Add, {flag::Flagged, "Work"}}));
    await(other->send(Append{box.name(), {{Text, {flag::Seen}}}}));

    const auto session = server().session();
    const auto enabled = await(session->send(Enable{{"QRESYNC"}}));
    ANSWER(untimed(said(enabled)) + (enabled ? ": " + enabled->join(' ') : ""));
    SequenceSet vanished;
    QObject context;
    connect(&session->mailbox(), &Mailbox::vanishedEarlier, &context, [&vanished](const SequenceSet &uids) {
        for (const SequenceSet::Range &range : uids.ranges())
            vanished.add(range.first, range.last);
    });
    Heard heard(*session);
    const auto opened = await(
        session->send(Select{.mailbox = box.name(), .access = Select::Access::ReadWrite, .resync = state}));
    if (!opened) {
        ANSWER(untimed(said(opened)));
        ANSWER(untimed(exchange(*session, "SELECT " + box.wire() + " (QRESYNC (1 1))")));
        return;
    }
    COMPARE(opened->vanished.toWire(), !sameValidity ? "" : known == "1:3" ? "2" : "2,5");
    COMPARE(vanished.toWire(), opened->vanished.toWire());
    COMPARE(session->mailbox().count(), quint32(5));
    // Only what has changed is told.
    QByteArrayList fetched;
    for (const QByteArray &line : heard.lines()) {
        if (line.contains(" FETCH ("))
            fetched += line.mid(2, line.indexOf(' ', 2) - 2);
    }
    const QByteArray told = fetched.join(' ');
    COMPARE(told, !sameValidity ? "" : known.isEmpty() ? "2 5" : "2");
    if (sameValidity) {
        const auto &messages = session->mailbox().messages();
        COMPARE(messages.uid(2), quint32(3));
        COMPARE(messages.flags(2).system & MessageStore::Flagged, quint32(MessageStore::Flagged));
        COMPARE(messages.flags(2).keywords, QByteArrayList{"Work"});
    }
    CHECK(opened->highestModSeq > state.modSeq);
    COMPARE(contents(*session), "1 (), 3 (\\Flagged Work), 4 (), 6 (), 7 (\\Seen)");
}

// After ENABLE QRESYNC it is VANISHED instead of EXPUNGE.
void InteropResync::vanishedLive()
{
    FEATURE("QRESYNC");
    const TestMailbox box;
    box.fill(std::vector<AppendMessage>(5, {Text}));
    const auto session = server().session();
    const auto enabled = await(session->send(Enable{{"QRESYNC"}}));
    COMPARE(enabled && enabled->contains("QRESYNC"), hasQResync());
    box.openOn(*session);
    COMPARE(contents(*session), "1 (), 2 (), 3 (), 4 (), 5 ()");
    const auto other = box.open();
    await(other->send(Store{Messages::uids({2, 3}), Store::How::Add, {flag::Deleted}}));
    await(other->send(Expunge{}));
    Heard heard(*session);
    COMPARE(said(await(session->send(Noop{}))), "OK");
    COMPARE(heard.take().contains("VANISHED 2:3"), hasQResync());
    COMPARE(session->mailbox().count(), quint32(3));
    // And one's own.
    await(session->send(Store{Messages::uids({5, 5}), Store::How::Add, {flag::Deleted}}));
    const auto own = await(session->send(Expunge{}));
    COMPARE(said(own), "OK");
    COMPARE(own->uids.toWire(), hasQResync() ? "5" : "");
    COMPARE(own->numbers.size(), size_t(hasQResync() ? 0 : 1));
    COMPARE(contents(*session), "1 (), 4 ()");
}

// UID FETCH with CHANGEDSINCE and VANISHED (RFC 7162 section 3.2.6).
void InteropResync::vanishedFetch()
{
    FEATURE("QRESYNC");
    const TestMailbox box;
    box.fill(std::vector<AppendMessage>(4, {Text}));
    const auto session = server().session();
    await(session->send(Enable{{"QRESYNC"}}));
    box.openOn(*session);
    const quint64 before = std::max<quint64>(session->mailbox().highestModSeq(), 1);
    await(session->send(Store{Messages::uids({2, 2}), Store::How::Add, {flag::Deleted}}));
    await(session->send(Expunge{}));
    SequenceSet vanished;
    QObject context;
    connect(&session->mailbox(), &Mailbox::vanishedEarlier, &context,
            [&vanished](const SequenceSet &uids) { vanished = uids; });
    const auto found = await(session->send(
        FetchData{Messages::uids({1, 4}), {"FLAGS"}, {.changedSince = before, .vanished = true}}));
    ANSWER(said(found));
    if (!found)
        return;
    CHECK(found->empty());
    COMPARE(vanished.toWire(), "2");
    COMPARE(session->mailbox().count(), quint32(3));
}

// A mailbox of the same name is another one.
void InteropResync::recreated()
{
    FEATURE("UIDVALIDITY");
    const MailboxName name = TestMailbox::nameOf(QStringLiteral("recreated"));
    const auto session = server().session();
    COMPARE(said(await(session->send(Create{name}))), "OK");
    const auto first = await(session->send(GetStatus{name, {"UIDVALIDITY", "UIDNEXT"}}));
    COMPARE(said(await(session->send(Append{name, {{Text}}}))), "OK");
    QTest::qWait(OneSecond);
    COMPARE(said(await(session->send(Delete{name}))), "OK");
    COMPARE(said(await(session->send(Create{name}))), "OK");
    const auto second = await(session->send(GetStatus{name, {"UIDVALIDITY", "UIDNEXT", "MESSAGES"}}));
    CHECK(first && second);
    CHECK(first->uidValidity && second->uidValidity);
    CHECK(*second->uidValidity > *first->uidValidity);
    COMPARE(second->messages.value_or(9), quint64(0));
}

// --- Link

std::unique_ptr<Link> InteropResync::linkTo(const MailServer &to) const
{
    // In the clear, where the process at the other end of the line is the one that has the mailbox open.
    auto link = std::make_unique<Link>(to.options(QStringLiteral("alice"), Security::None),
                                       BackOff{.first = std::chrono::milliseconds(50), .attempts = 100});
    link->open();
    return link;
}

void InteropResync::linkRestores_data()
{
    QTest::addColumn<bool>("readOnly");
    QTest::newRow("read-only") << true;
    QTest::newRow("read-write") << false;
}

// The server's process of the connection dies while reads are under way: they are answered over the next one.
void InteropResync::linkRestores()
{
    FEATURE("reconnecting");
    QFETCH(bool, readOnly);
    const TestMailbox box;
    box.fill({{Text, {flag::Seen}}, {Text, {"Work"}}, {Text}});
    const auto link = linkTo(server());
    TRY_CHECK(link->session());
    box.openOn(*link->session(), readOnly ? TestMailbox::Access::ReadOnly : TestMailbox::Access::ReadWrite);
    int lost = 0, ready = 0;
    QObject context;
    connect(link.get(), &Link::lost, &context, [&lost] { ++lost; });
    connect(link.get(), &Link::ready, &context, [&ready] { ++ready; });

    const ServerProcess process(*link->session());
    CHECK(process.isFound());
    process.freeze();
    const Answer fetched(link->send(FetchData{Messages::uids({1, SequenceSet::Star}), {"FLAGS"}}));
    const Answer searched(link->send(Search{SearchKey::has("Work")}));
    const Answer byNumber(link->send(Search{.key = "1:2", .by = Messages::By::Number}));
    const Answer status(link->send(GetStatus{MailboxName(u"INBOX"), {"MESSAGES"}}));
    QTest::qWait(20); // they leave
    CHECK(!fetched && !searched && !byNumber && !status);
    process.kill();
    TRY_CHECK(fetched && searched && byNumber && status);
    COMPARE(said(*fetched), "OK");
    COMPARE((*fetched)->size(), size_t(3));
    COMPARE((*searched)->all.toWire(), "2");
    COMPARE(said(*status), "OK");
    // Numbers may mean other messages by now.
    CHECK(!*byNumber);
    COMPARE(byNumber->error().kind, Error::Kind::ServerClosed);
    COMPARE(lost, 1);
    COMPARE(ready, 1);
    COMPARE(link->session()->mailbox().name().wire(), box.wire());
    COMPARE(link->session()->mailbox().isReadOnly(), readOnly);
    COMPARE(link->session()->mailbox().count(), quint32(3));
}

void InteropResync::linkWritesOnce_data()
{
    QTest::addColumn<bool>("carriedOut");
    QTest::newRow("the server had not read it") << false;
    QTest::newRow("the answer is lost") << true;
}

// What changes something is never sent again, whether it was carried out or not; it is not said to be done.
void InteropResync::linkWritesOnce()
{
    FEATURE("reconnecting");
    QFETCH(bool, carriedOut);
    const TestMailbox box;
    box.fill({{Text}});
    const auto link = linkTo(server());
    TRY_CHECK(link->session());
    box.openOn(*link->session());
    const ServerProcess process(*link->session());
    CHECK(process.isFound());
    const auto other = box.open();
    if (!carriedOut)
        process.freeze();
    const Answer copied(link->send(Copy{Messages::uids({1, 1}), box.name()}));
    const Answer stored(link->send(Store{Messages::uids({1, 1}), Store::How::Add, {flag::Flagged}}));
    const Answer created(link->send(
        Create{TestMailbox::nameOf(carriedOut ? QStringLiteral("made") : QStringLiteral("unmade"))}));
    const Answer read(link->send(FetchData{Messages::uids({1, 1}), {"UID"}}));
    if (carriedOut) {
        // Seen over the other connection before this one has had a turn to read its answers.
        const QPointer<QIODevice> device = link->session()->transport().device();
        link->session()->transport().device()->blockSignals(true);
        TRY_COMPARE(contents(*other), "1 (\\Flagged), 2 ()");
        QTest::qWait(100);
        process.kill();
        if (device) {
            device->blockSignals(false);
            device->readAll(); // lost
        }
    } else {
        QTest::qWait(20);
        process.kill();
    }
    TRY_CHECK(copied && stored && created && read);
    CHECK(!*copied && !*stored && !*created);
    COMPARE(copied->error().kind, Error::Kind::ServerClosed);
    COMPARE(stored->error().kind, Error::Kind::ServerClosed);
    COMPARE(said(*read), "OK");
    TRY_CHECK(link->session());
    COMPARE(contents(*link->session()), carriedOut ? "1 (\\Flagged), 2 ()" : "1 ()");
    COMPARE(contents(*other), carriedOut ? "1 (\\Flagged), 2 ()" : "1 ()");
}

// Another mailbox has taken the name meanwhile: what was asked of the old one is not answered by the new one.
void InteropResync::linkUidValidity()
{
    FEATURE("reconnecting");
    const MailboxName name = TestMailbox::nameOf(QStringLiteral("exchanged"));
    const auto other = server().session();
    COMPARE(said(await(other->send(Create{name}))), "OK");
    COMPARE(said(await(other->send(Append{name, {{Text}}}))), "OK");
    const auto link = linkTo(server());
    TRY_CHECK(link->session());
    COMPARE(said(await(link->session()->send(Select{name}))), "OK");
    const ServerProcess process(*link->session());
    CHECK(process.isFound());
    process.freeze();
    const Answer read(link->send(FetchData{Messages::uids({1, 1}), {"UID"}}));
    const Answer status(link->send(GetStatus{MailboxName(u"INBOX"), {"MESSAGES"}}));
    QTest::qWait(OneSecond);
    COMPARE(said(await(other->send(Delete{name}))), "OK");
    COMPARE(said(await(other->send(Create{name}))), "OK");
    COMPARE(said(await(other->send(Append{name, {{"Subject: another\r\n\r\n"}}}))), "OK");
    process.kill();
    TRY_CHECK(read && status);
    COMPARE(said(*read), "ServerClosed UIDVALIDITY: UIDVALIDITY has changed while there was no connection.");
    COMPARE(said(*status), "OK");
}

// The whole server goes and comes back at the same port.
void InteropResync::serverRestarts()
{
    FEATURE("reconnecting");
    const QTemporaryDir folder;
    QFile::setPermissions(folder.path(),
                          QFile::permissions(folder.path()) | QFile::ExeOther | QFile::ExeGroup);
    const QString path = folder.filePath(QStringLiteral("server"));
    const auto down = [&path] {
        return QProcess::execute(QStringLiteral(MAILREEVE_SOURCE_DIR "/tests/servers/down"), {path});
    };
    auto first = another({path});
    const auto link = linkTo(*first);
    TRY_CHECK(link->session());
    const MailboxName inbox(u"INBOX");
    COMPARE(said(await(link->session()->send(Append{inbox, {{Text, {flag::Flagged}}}}))), "OK");
    COMPARE(said(await(link->session()->send(Select{inbox}))), "OK");
    COMPARE(contents(*link->session()), "1 (\\Flagged)");
    const quint16 port = first->imapPort();
    COMPARE(down(), 0);
    TRY_CHECK(!link->session());
    const Answer read(link->send(FetchData{Messages::uids({1, 1}), {"FLAGS"}}));
    const Answer written(link->send(Append{inbox, {{Text}}}));
    TRY_CHECK(bool(written));
    COMPARE(said(*written), "ServerClosed UNSENT: There is no connection.");
    CHECK(!read);
    auto second = another({path});
    COMPARE(second->imapPort(), port);
    TRY_CHECK(bool(read));
    COMPARE(said(*read), "OK");
    COMPARE((*read)->size(), size_t(1));
    TRY_CHECK(link->session());
    COMPARE(contents(*link->session()), "1 (\\Flagged)");
    link->close();
    COMPARE(down(), 0);
}

INTEROP_MAIN(InteropResync)
#include "tst_interopresync.moc"
