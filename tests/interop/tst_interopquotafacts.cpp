#include "boxes.h"
#include "imapcore/changes/changerun.h"
#include "imapcore/changes/readback.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/id.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/quotaroot.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/store.h"
#include <QSignalSpy>

using namespace imap;

// What an editor of quotas has to reckon with, on an instance of its own.
class InteropQuotaFacts : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void whatIsAnnounced();
    void usageMayBeOverTheLimit();
    void expungedMessagesAreNotCharged();
    void deletedMailboxesAreNotCharged();
    void rootHasAnotherNameForAdministrators();
    void clearedRootStays();
    void mergedLimitsKeepWhatIsNotNamed();
    void statusTellsDeletedStorageInOctets();
    void refusedAppendIsTagged();
    void appendIsDecidedByTheServer();
    void moveOverQuotaIsRefused();
    void fullMailboxIsWarnedOf();
    void plusMakesRootWithoutMailbox();
    void rootsNeedTheRightToRead();
    void othersRootsForAdministrators();

private:
    std::unique_ptr<Session> as(const QString &user) const { return login(user, *m_server); }
    // Who may set bob's limits: Dovecot's administrator by being bob.
    std::unique_ptr<Session> administrator() const
    {
        ConnectOptions options = m_server->options(m_server->admin());
        if (m_server->isDovecot()) {
            options.mechanism = "PLAIN";
            options.actAs = QStringLiteral("bob");
        }
        return m_server->session(options);
    }
    static QByteArray root()
    {
        return expected({{Dovecot, "User quota"}, {Cyrus, "user/bob"}, {Courier, "ROOT"}});
    }
    // "STORAGE 3/64, MESSAGE 1/20" of INBOX.
    static QByteArray quotaOf(Session &session, const MailboxName &mailbox = MailboxName(u"INBOX"))
    {
        const auto roots = await(session.send(GetQuotaRoot{mailbox}));
        if (!roots)
            return outcome(roots);
        QByteArrayList all;
        for (const QuotaRoot &one : *roots) {
            for (const QuotaResource &resource : one.resources)
                all += resource.name + ' ' + QByteArray::number(resource.usage) + '/'
                       + (resource.limit ? QByteArray::number(*resource.limit) : QByteArray("none"));
        }
        return all.join(", ");
    }
    static QByteArray message(int octets)
    {
        return "Subject: full\r\n\r\n" + QByteArray(octets - 19, 'x') + "\r\n";
    }
    static QByteArray mayAdministrator()
    {
        return expected({{Dovecot, "OK"},
                         {Dovecot24, "NO [NOPERM] Permission denied"},
                         {Cyrus, "OK"},
                         {Courier, "NO SETQUOTA No permission."}});
    }

    std::unique_ptr<MailServer> m_server;
};

static const MailboxName Inbox(u"INBOX");

void InteropQuotaFacts::initTestCase()
{
    m_server = another({});
}

// Of these only QUOTA is sure; the rest is found by trying.
void InteropQuotaFacts::whatIsAnnounced()
{
    FEATURE("QUOTA");
    auto session = as(QStringLiteral("alice"));
    const QuotaSupport support = QuotaSupport::from(session->capabilities());
    QByteArrayList resources = support.resources;
    std::sort(resources.begin(), resources.end());
    COMPARE(resources.join(' '), expected({{Dovecot, ""},
                                           {Cyrus, "MESSAGE STORAGE X-ANNOTATION-STORAGE X-NUM-FOLDERS"},
                                           {Cyrus310, "ANNOTATION-STORAGE MAILBOX MESSAGE STORAGE"},
                                           {Courier, ""}}));
    COMPARE(support.mayBeSet,
            expected<bool>({{Dovecot, false}, {Cyrus, false}, {Cyrus310, true}, {Courier, false}}));
    COMPARE(session->supports("QUOTA"), true);
}

// Usage through limit is no ratio that ends at 100 %.
void InteropQuotaFacts::usageMayBeOverTheLimit()
{
    FEATURE("SETQUOTA");
    auto bob = as(QStringLiteral("bob"));
    COMPARE(append(*bob, Inbox, message(5000)), "OK");
    auto admin = administrator();
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 2}}}))), mayAdministrator());
    bob = as(QStringLiteral("bob"));
    COMPARE(quotaOf(*bob).split(',').first(), expected({{Dovecot, "STORAGE 5/2"},
                                                        {Dovecot24, "STORAGE 5/10240"},
                                                        {Cyrus, "STORAGE 4/2"},
                                                        {Courier, "STORAGE 5/10240"}}));
    admin = administrator();
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 10240}}}))), mayAdministrator());
}

// Also where the server keeps them for a while (Cyrus, delayed expunge).
void InteropQuotaFacts::expungedMessagesAreNotCharged()
{
    FEATURE("QUOTA");
    auto carol = as(QStringLiteral("carol"));
    COMPARE(append(*carol, Inbox, message(9000)), "OK");
    COMPARE(quotaOf(*carol).contains("MESSAGE 1/20"), true);
    COMPARE(outcome(await(carol->send(Select{Inbox, Select::Access::ReadWrite}))), "OK");
    await(carol->send(Store{.messages = Messages::numbers({1, 1}), .flags = {"\\Deleted"}}));
    // What is only marked is, but on Courier.
    COMPARE(quotaOf(*carol).contains("MESSAGE 1/20"), !server().isCourier());
    COMPARE(outcome(await(carol->send(Expunge{}))), "OK");
    await(carol->send(Close{}));
    COMPARE(quotaOf(*carol), "STORAGE 0/64, MESSAGE 0/20");
}

// Also where they are kept (Cyrus, DELETED/…).
void InteropQuotaFacts::deletedMailboxesAreNotCharged()
{
    FEATURE("QUOTA");
    auto carol = as(QStringLiteral("carol"));
    const MailboxName mailbox = box("factfull", *m_server);
    COMPARE(outcome(await(carol->send(Create{mailbox}))), "OK");
    COMPARE(append(*carol, mailbox, message(9000)), "OK");
    COMPARE(quotaOf(*carol).contains("MESSAGE 1/20"), true);
    COMPARE(outcome(await(carol->send(Delete{mailbox}))), "OK");
    COMPARE(quotaOf(*carol), "STORAGE 0/64, MESSAGE 0/20");
}

// A root is known by its name in the answer, which may be another than was asked for.
void InteropQuotaFacts::rootHasAnotherNameForAdministrators()
{
    FEATURE("QUOTA");
    const auto nameOf = [](Session &session, const MailboxName &mailbox) {
        const auto roots = await(session.send(GetQuotaRoot{mailbox}));
        return !roots ? outcome(roots) : roots->empty() ? QByteArray("none") : roots->front().name;
    };
    COMPARE(nameOf(*as(QStringLiteral("bob")), Inbox),
            expected({{Dovecot, "User quota"}, {Cyrus, "INBOX"}, {Courier, "ROOT"}}));
    if (server().isCyrus())
        COMPARE(nameOf(*as(m_server->admin()), MailboxName(u"user/bob")), "user/bob");
}

// There is no command that takes a root away.
void InteropQuotaFacts::clearedRootStays()
{
    FEATURE("SETQUOTA");
    auto admin = administrator();
    COMPARE(outcome(await(admin->send(SetQuota{root(), {}}))), mayAdministrator());
    auto bob = as(QStringLiteral("bob"));
    const auto roots = await(bob->send(GetQuotaRoot{Inbox}));
    COMPARE(int(roots->size()), 1);
    if (server().isCyrus())
        COMPARE(int(roots->front().resources.size()), 0);
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 10240}}}))), mayAdministrator());
}

// What a change of quotas sends, having looked.
void InteropQuotaFacts::mergedLimitsKeepWhatIsNotNamed()
{
    FEATURE("SETQUOTA");
    if (!server().isCyrus()) {
        COMPARE(mayAdministrator() == "OK",
                expected<bool>({{Dovecot, true}, {Dovecot24, false}, {Courier, false}}));
        return;
    }
    auto admin = administrator();
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 700}, {"MESSAGE", 7}}}))), "OK");
    QuotaChange change{root()};
    change.set = {{"MESSAGE", 9}};
    const auto found = await(admin->send(GetQuota{root()}));
    COMPARE(outcome(found), "OK");
    const auto manner = ServerManner::of(*admin);
    for (const ChangeCommand &command : change.commands(QuotaChange::stateOf(*found), manner))
        COMPARE(outcome(await(admin->send(SetQuota(std::get<SetQuota>(command))))), "OK");
    auto bob = as(QStringLiteral("bob"));
    const QByteArray now = quotaOf(*bob);
    COMPARE(now.contains("/700"), true);
    COMPARE(now.contains("/9"), true);
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 10240}}}))), "OK");
}

// STATUS DELETED and DELETED-STORAGE (RFC 9208 section 4.1.4), where the resources are announced as that RFC has it: in
// octets, unlike the resource. Courier says OK to any item.
void InteropQuotaFacts::statusTellsDeletedStorageInOctets()
{
    FEATURE("STATUS");
    auto carol = as(QStringLiteral("carol"));
    COMPARE(append(*carol, Inbox, message(3000), {"\\Deleted"}), "OK");
    COMPARE(talk(*carol, "STATUS INBOX (DELETED)"),
            expected({{Dovecot, "BAD Error in IMAP command STATUS: Invalid status item DELETED"},
                      {Cyrus, "BAD Invalid Status attributes deleted"},
                      {Cyrus310, "* STATUS INBOX (DELETED 1)\nOK Completed"},
                      {Courier, "* STATUS \"INBOX\" ()\nOK STATUS Completed."}}));
    COMPARE(talk(*carol, "STATUS INBOX (DELETED-STORAGE)"),
            expected({{Dovecot, "BAD Error in IMAP command STATUS: Invalid status item DELETED-STORAGE"},
                      {Cyrus, "BAD Invalid Status attributes deleted-storage"},
                      {Cyrus310, "* STATUS INBOX (DELETED-STORAGE 3000)\nOK Completed"},
                      {Courier, "* STATUS \"INBOX\" ()\nOK STATUS Completed."}}));
    COMPARE(outcome(await(carol->send(Select{Inbox, Select::Access::ReadWrite}))), "OK");
    COMPARE(outcome(await(carol->send(Expunge{}))), "OK");
    await(carol->send(Close{}));
}

// Never by a sum of the client's: it asks, and the server says NO to this command.
void InteropQuotaFacts::refusedAppendIsTagged()
{
    FEATURE("QUOTA");
    auto carol = as(QStringLiteral("carol"));
    QByteArrayList untagged;
    connect(carol.get(), &Session::received, carol.get(), [&untagged](QByteArrayView response) {
        if (response.startsWith("* NO"))
            untagged += response.toByteArray();
    });
    COMPARE(append(*carol, Inbox, message(100000)),
            expected({{Dovecot, "NO [OVERQUOTA] Quota exceeded (mailbox for user is full)"},
                      {Cyrus, "NO Over quota"},
                      {Cyrus310, "NO [OVERQUOTA] Over quota"},
                      {Courier, "NO [ALERT] You exceeded your mail quota."}}));
    // Courier has one more line, before the next answer.
    COMPARE(outcome(await(carol->send(Noop{}))), "OK");
    COMPARE(untagged.isEmpty(), !server().isCourier());
}

// RFC 9208 section 5.1: no client may keep a message back for a sum of its own. What another session was told is over
// the limit goes in where the server takes it, and what was full a moment ago is tried.
void InteropQuotaFacts::appendIsDecidedByTheServer()
{
    FEATURE("QUOTA");
    auto bob = as(QStringLiteral("bob"));
    COMPARE(append(*bob, Inbox, message(5000)), "OK");
    auto admin = administrator();
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 2}}}))), mayAdministrator());
    const auto roots = await(as(QStringLiteral("bob"))->send(GetQuotaRoot{Inbox}));
    COMPARE(outcome(roots), "OK");
    const QuotaResource storage = roots->front().resources.front();
    COMPARE(storage.usage > storage.limit, mayAdministrator() == "OK");
    // A session of Dovecot's goes by what it was told at its login.
    COMPARE(append(*bob, Inbox, message(100)), expected({{Dovecot, "OK"},
                                                         {Cyrus, "NO Over quota"},
                                                         {Cyrus310, "NO [OVERQUOTA] Over quota"},
                                                         {Courier, "OK"}}));
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 10240}}}))), mayAdministrator());
    COMPARE(append(*bob, Inbox, message(100)), "OK");
}

// From what counts against another root. Courier has no MOVE.
void InteropQuotaFacts::moveOverQuotaIsRefused()
{
    FEATURE("QUOTA");
    auto alice = as(QStringLiteral("alice"));
    const MailboxName mailbox = box("factmove", *m_server);
    COMPARE(outcome(await(alice->send(Create{mailbox}))), "OK");
    COMPARE(append(*alice, mailbox, message(100000)), "OK");
    COMPARE(outcome(await(alice->send(SetAcl{mailbox, QStringLiteral("carol"), "lrste"}))), "OK");
    auto carol = as(QStringLiteral("carol"));
    COMPARE(
        outcome(await(carol->send(Select{of(QStringLiteral("alice"), QStringLiteral("factmove"), *m_server),
                                         Select::Access::ReadWrite}))),
        "OK");
    COMPARE(outcome(await(carol->send(Move{Messages::numbers({1, 1}), Inbox}))),
            expected({{Dovecot, "NO [OVERQUOTA] Quota exceeded (mailbox for user is full)"},
                      {Cyrus, "NO Over quota"},
                      {Cyrus310, "NO [OVERQUOTA] Over quota"},
                      {Courier, "Unsupported MOVE"}}));
    COMPARE(int(carol->mailbox().count()), 1);
    await(carol->send(Close{}));
    COMPARE(outcome(await(alice->send(Delete{mailbox}))), "OK");
}

// Cyrus, of a mailbox that is opened; to a person it is an alert, and the command has done what it should.
void InteropQuotaFacts::fullMailboxIsWarnedOf()
{
    FEATURE("QUOTA");
    auto admin = administrator();
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 2}}}))), mayAdministrator());
    auto bob = as(QStringLiteral("bob"));
    QStringList alerts;
    connect(bob.get(), &Session::alert, bob.get(), [&alerts](const QString &text) { alerts += text; });
    COMPARE(outcome(await(bob->send(Select{Inbox, Select::Access::ReadWrite}))), "OK");
    COMPARE(bob->mailbox().name() == Inbox, true);
    COMPARE(alerts.join(u'|').toUtf8(),
            expected({{Dovecot, ""}, {Cyrus, "Mailbox is over STORAGE quota"}, {Courier, ""}}));
    COMPARE(outcome(await(admin->send(SetQuota{root(), {{"STORAGE", 10240}}}))), mayAdministrator());
}

// Cyrus makes a root of a name that is no mailbox where "+" stands before it, which is no part of the name.
void InteropQuotaFacts::plusMakesRootWithoutMailbox()
{
    FEATURE("SETQUOTA");
    auto admin = as(m_server->admin());
    const auto set = [&admin](const QByteArray &name) {
        return outcome(await(admin->send(SetQuota{name, {{"STORAGE", 5}}})));
    };
    const QByteArray refused = expected({{Dovecot, "NO Quota root doesn't exist"},
                                         {Dovecot24, "NO [NOPERM] Permission denied"},
                                         {Cyrus, "NO Mailbox does not exist"},
                                         {Courier, "NO SETQUOTA No permission."}});
    COMPARE(set("user/carol/none"), refused);
    COMPARE(set("+user/carol/none"), server().isCyrus() ? "OK" : refused);
    if (!server().isCyrus())
        return;
    const auto limitsOf = [&admin](const QByteArray &name) {
        const auto found = await(admin->send(GetQuota{name}));
        return found ? QuotaChange::stateOf(*found).value : outcome(found);
    };
    COMPARE(limitsOf("user/carol/none"), "STORAGE 5");
    COMPARE(limitsOf("+user/carol/none"), "NO Quota root does not exist");
    // What is made there counts against it.
    auto carol = as(QStringLiteral("carol"));
    COMPARE(outcome(await(carol->send(Create{box("none", *m_server)}))), "OK");
    COMPARE(quotaOf(*carol, box("none", *m_server)), "STORAGE 0/5");
    COMPARE(quotaOf(*carol), "STORAGE 0/64, MESSAGE 0/20");
    COMPARE(outcome(await(carol->send(Delete{box("none", *m_server)}))), "OK");
    // A change asks for it, and reads it back, by its name.
    QuotaChange change{"+user/carol/more"};
    change.set = {{"STORAGE", 7}};
    ChangeSet changes;
    changes.add({change, ChangeState::absent()});
    const auto manner = ServerManner::of(*admin);
    ChangeRun run(admin.get(), manner, &changes);
    QSignalSpy ran(&run, &ChangeRun::finished);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(!ran.isEmpty(), 20000);
    ReadBack back(admin.get(), manner, &changes);
    QSignalSpy read(&back, &ReadBack::finished);
    back.start();
    QTRY_VERIFY_WITH_TIMEOUT(!read.isEmpty(), 20000);
    const ChangeItem &item = changes.items().front();
    COMPARE(nameOf(item.state), "done");
    COMPARE(item.difference == Difference::None, true);
    COMPARE(limitsOf("user/carol/more"), "STORAGE 7");
}

// On Cyrus; others tell it of whatever one names.
void InteropQuotaFacts::rootsNeedTheRightToRead()
{
    FEATURE("QUOTA");
    auto alice = as(QStringLiteral("alice"));
    const MailboxName mailbox = box("factread", *m_server);
    COMPARE(outcome(await(alice->send(Create{mailbox}))), "OK");
    const auto withRights = [&](const QByteArray &rights) {
        const auto set = await(alice->send(SetAcl{mailbox, QStringLiteral("bob"), rights}));
        return set ? quotaOf(*as(QStringLiteral("bob")),
                             of(QStringLiteral("alice"), QStringLiteral("factread"), *m_server))
                   : outcome(set);
    };
    const QByteArray others = "NO Not showing other users' quota";
    COMPARE(withRights("l"), expected({{Dovecot, others}, {Cyrus, "NO Permission denied"}, {Courier, ""}}));
    COMPARE(withRights("r"), expected({{Dovecot, others}, {Cyrus, "STORAGE 0/524288"}, {Courier, ""}}));
    COMPARE(outcome(await(alice->send(Delete{mailbox}))), "OK");
}

// Cyrus tells them all. Dovecot tells nothing by GETQUOTAROOT, not even to an administrator with whom the owner shares
// something; "owner:root" it knows then (2.3), and says no more of it.
void InteropQuotaFacts::othersRootsForAdministrators()
{
    FEATURE("QUOTA");
    auto alice = as(QStringLiteral("alice"));
    const MailboxName mailbox = box("factshared", *m_server);
    COMPARE(outcome(await(alice->send(Create{mailbox}))), "OK");
    COMPARE(outcome(await(alice->send(SetAcl{mailbox, QStringLiteral("admin"), "lr"}))), "OK");
    auto admin = as(QStringLiteral("admin"));
    const MailboxName theirs = server().isCyrus()
                                   ? MailboxName(u"user/alice/factshared")
                                   : of(QStringLiteral("alice"), QStringLiteral("factshared"), *m_server);
    COMPARE(quotaOf(*admin, theirs), expected({{Dovecot, "NO Not showing other users' quota"},
                                               {Cyrus, "STORAGE 0/524288"},
                                               {Courier, ""}}));
    const auto named = [&admin](const QByteArray &root) {
        const auto found = await(admin->send(GetQuota{root}));
        return found ? QuotaChange::stateOf(*found).value : outcome(found);
    };
    COMPARE(named("alice:User quota"), expected({{Dovecot, ""},
                                                 {Dovecot24, "NO Quota root doesn't exist"},
                                                 {Cyrus, "NO Quota root does not exist"},
                                                 {Courier, ""}}));
    COMPARE(named("user/alice"),
            expected({{Dovecot, "NO Quota root doesn't exist"}, {Cyrus, "STORAGE 524288"}, {Courier, ""}}));
    COMPARE(outcome(await(alice->send(Delete{mailbox}))), "OK");
}

INTEROP_MAIN(InteropQuotaFacts)
#include "tst_interopquotafacts.moc"
