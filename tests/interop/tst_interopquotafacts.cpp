#include "boxes.h"
#include "imapcore/changes/quotachange.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/id.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/quotaroot.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/store.h"

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

INTEROP_MAIN(InteropQuotaFacts)
#include "tst_interopquotafacts.moc"
