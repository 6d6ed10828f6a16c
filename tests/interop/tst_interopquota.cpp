#include "boxes.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/close.h"
#include "imapcore/commands/copy.h"
#include "imapcore/commands/expunge.h"
#include "imapcore/commands/login.h"
#include "imapcore/commands/quota.h"
#include "imapcore/commands/select.h"
#include "imapcore/commands/setquota.h"
#include "imapcore/commands/status.h"
#include "imapcore/commands/store.h"

using namespace imap;

// QUOTA (RFC 2087, RFC 9208) to the edge. Those who have a limit: alice, bob, carol; eve has none.
class InteropQuota : public Interop
{
    Q_OBJECT

private slots:
    void rootsMayBeNoneOrWithoutLimits_data();
    void rootsMayBeNoneOrWithoutLimits();
    void missingMailboxMayHaveRoots();
    void getquotaNeedsAdministratorOnCyrus();
    void rootNamesAreOpaque();
    void storageCounts1024Octets();
    void appendOverQuotaIsRefusedWhole();
    void appendOverMessagesIsRefused();
    void copyOverQuotaIsAllOrNothing();
    void usersMayNotSetQuota();
    void strayLineIsHarmless();
    void limitsOfDovecotHoldFromTheNextLogin();
    void setquotaDropsUnnamedLimits();
    void zeroAllowsNothingButOnDovecot();
    void resourceNamesByGeneration_data();
    void resourceNamesByGeneration();
    void limitsHave31BitsOnCyrus();
    void nearestRootAboveWins();
    void othersRootsAreToldByCyrusAlone();
};

// "root (STORAGE 0/64, MESSAGE 0/20)", "root ()": no limits, "root untold": nothing was said of it.
static QByteArray described(const QuotaRoot &root)
{
    QByteArrayList resources;
    for (const QuotaResource &one : root.resources)
        resources += one.name + ' ' + QByteArray::number(one.usage) + '/'
                     + (one.limit ? QByteArray::number(*one.limit) : QByteArray("none"));
    return root.name + (root.told ? " (" + resources.join(", ") + ')' : " untold");
}

static QByteArray rootsOf(Session &session, const MailboxName &mailbox)
{
    const auto roots = await(session.send(GetQuotaRoot{mailbox}));
    if (!roots)
        return outcome(roots);
    QByteArrayList all;
    for (const QuotaRoot &root : *roots)
        all += described(root);
    return all.isEmpty() ? "no root" : all.join("; ");
}

static QByteArray quotaOf(Session &session, const QByteArray &root)
{
    const auto found = await(session.send(GetQuota{root}));
    return found ? described(*found) : outcome(found);
}

static QByteArray overQuota()
{
    using I = Interop;
    return I::expected({{I::Dovecot, "NO [OVERQUOTA] Quota exceeded (mailbox for user is full)"},
                        {I::Cyrus, "NO Over quota"},
                        {I::Cyrus310, "NO [OVERQUOTA] Over quota"},
                        {I::Courier, "NO [ALERT] You exceeded your mail quota."}});
}

// What comes of SETQUOTA, by who may do it on other servers.
static QByteArray done()
{
    using I = Interop;
    return I::expected({{I::Dovecot, "OK"},
                        {I::Dovecot24, "NO [NOPERM] Permission denied"},
                        {I::Cyrus, "OK"},
                        {I::Courier, "NO SETQUOTA No permission."}});
}

static QByteArray setQuota(Session &session, const QByteArray &root, const std::vector<QuotaLimit> &limits)
{
    return outcome(await(session.send(SetQuota{root, limits})));
}

// A user of whom no other test sets the limits, on an instance of its own where the server can set them.
static QByteArray ownRoot(const char *user)
{
    return Interop::expected({{Interop::Dovecot, "User quota"},
                              {Interop::Cyrus, "user/" + QByteArray(user)},
                              {Interop::Courier, "ROOT"}});
}

// Who may set bob's limits: Dovecot's administrator by being bob.
static std::unique_ptr<Session> forBob()
{
    const MailServer &server = Interop::server();
    ConnectOptions options = server.options(server.admin());
    if (server.isDovecot()) {
        options.mechanism = "PLAIN";
        options.actAs = QStringLiteral("bob");
    }
    return server.session(options);
}

static const MailboxName Inbox(u"INBOX");

// As before: bob's limits, and nothing in an INBOX.
static void restoreBob(Session &admin)
{
    FEATURE("SETQUOTA");
    std::vector<QuotaLimit> limits{{"STORAGE", 10240}};
    if (Interop::server().isDovecot())
        limits.push_back({"MESSAGE", 1000});
    COMPARE(setQuota(admin, ownRoot("bob"), limits), done());
}
static void clear(Session &session, const MailboxName &mailbox)
{
    FEATURE("QUOTA");
    COMPARE(outcome(await(session.send(Select{mailbox, Select::Access::ReadWrite}))), "OK");
    if (session.mailbox().count() > 0) {
        await(session.send(
            Store{.messages = Messages::numbers({1, SequenceSet::Star}), .flags = {"\\Deleted"}}));
        COMPARE(outcome(await(session.send(Expunge{}))), "OK");
    }
    COMPARE(outcome(await(session.send(Close{}))), "OK");
}

void InteropQuota::rootsMayBeNoneOrWithoutLimits_data()
{
    QTest::addColumn<QByteArray>("roots");
    const auto row = [](const char *user, const char *onDovecot, const char *onCyrus, const char *onCourier) {
        QTest::newRow(user) << expected({{Dovecot, onDovecot}, {Cyrus, onCyrus}, {Courier, onCourier}});
    };
    row("alice", "User quota (STORAGE 0/524288)", "INBOX (STORAGE 0/524288)", "ROOT (STORAGE 0/524288)");
    row("bob", "User quota (STORAGE 0/10240, MESSAGE 0/1000)", "INBOX (STORAGE 0/10240)",
        "ROOT (STORAGE 0/10240, MESSAGE 0/1000)");
    // No root at all, or one without limits: Courier leaves the parentheses out.
    row("eve", "no root", "no root", "ROOT ()");
}

void InteropQuota::rootsMayBeNoneOrWithoutLimits()
{
    FEATURE("QUOTA");
    QFETCH(QByteArray, roots);
    auto first = login(QString::fromLatin1(QTest::currentDataTag()));
    COMPARE(rootsOf(*first, Inbox), roots);
}

// Dovecot and Courier do not look whether it exists.
void InteropQuota::missingMailboxMayHaveRoots()
{
    FEATURE("QUOTA");
    auto session = login(QStringLiteral("bob"));
    const QByteArray answer = rootsOf(*session, box("quotanone"));
    COMPARE(answer.left(10),
            expected({{Dovecot, "User quota"}, {Cyrus, "NO Mailbox"}, {Courier, "ROOT (STOR"}}));
    if (server().isCyrus())
        COMPARE(answer, "NO Mailbox does not exist");
    COMPARE(rootsOf(*session, MailboxName()).left(10),
            expected({{Dovecot, "User quota"}, {Cyrus, "NO Mailbox"}, {Courier, "NO Invalid"}}));
}

void InteropQuota::getquotaNeedsAdministratorOnCyrus()
{
    FEATURE("QUOTA");
    auto alice = login();
    const QByteArray root = expected({{Dovecot, "User quota"}, {Cyrus, "INBOX"}, {Courier, "ROOT"}});
    // Cyrus shows it by GETQUOTAROOT alone.
    COMPARE(quotaOf(*alice, root).left(20), expected({{Dovecot, "User quota (STORAGE "},
                                                      {Cyrus, "NO Permission denied"},
                                                      {Courier, "ROOT (STORAGE 0/5242"}}));
    auto eve = login(QStringLiteral("eve"));
    COMPARE(
        quotaOf(*eve, root),
        expected({{Dovecot, "User quota untold"}, {Cyrus, "NO Permission denied"}, {Courier, "ROOT ()"}}));
}

// Courier knows every root, without limits.
void InteropQuota::rootNamesAreOpaque()
{
    FEATURE("QUOTA");
    auto session = login();
    for (const QByteArray root : {"nosuch", "", "two words", "!partition/sda4", "b\xc3\xb8"}) {
        COMPARE(quotaOf(*session, root), expected({{Dovecot, "NO Quota root doesn't exist"},
                                                   {Cyrus, "NO Permission denied"},
                                                   {Courier, root + " ()"}}));
    }
    // Courier gives it back without escaping it: * QUOTA "b"\"
    COMPARE(quotaOf(*session, "b\"\\"), expected({{Dovecot, "NO Quota root doesn't exist"},
                                                  {Cyrus, "NO Permission denied"},
                                                  {Courier, "Malformed"}}));
    auto admin = login(server().admin());
    COMPARE(quotaOf(*admin, "user/nosuch"), expected({{Dovecot, "NO Quota root doesn't exist"},
                                                      {Cyrus, "NO Quota root does not exist"},
                                                      {Courier, "user/nosuch ()"}}));
}

static QByteArray message(int octets)
{
    return "Subject: full\r\n\r\n" + QByteArray(octets - 19, 'x') + "\r\n";
}

// Units of 1024 octets, rounded as each likes.
void InteropQuota::storageCounts1024Octets()
{
    FEATURE("QUOTA");
    auto session = login(QStringLiteral("carol"));
    COMPARE(append(*session, Inbox, message(3000)), "OK");
    COMPARE(rootsOf(*session, Inbox), expected({{Dovecot, "User quota (STORAGE 3/64, MESSAGE 1/20)"},
                                                {Cyrus, "INBOX (STORAGE 2/64, MESSAGE 1/20)"},
                                                {Courier, "ROOT (STORAGE 3/64, MESSAGE 1/20)"}}));
    clear(*session, Inbox);
}

// carol: 64 KiB. What goes over is refused as a whole.
void InteropQuota::appendOverQuotaIsRefusedWhole()
{
    FEATURE("QUOTA");
    auto session = login(QStringLiteral("carol"));
    COMPARE(append(*session, Inbox, message(60000)), "OK");
    COMPARE(append(*session, Inbox, message(6000)), overQuota());
    // The session is not upset, not even by the line that Courier has left over.
    COMPARE(
        talk(*session, "NOOP").split('\n').last(),
        expected({{Dovecot, "OK NOOP completed"}, {Cyrus, "OK Completed"}, {Courier, "OK NOOP completed"}}));
    COMPARE(append(*session, Inbox, message(2000)), "OK");
    COMPARE(append(*session, Inbox, message(100000)), overQuota());
    COMPARE(rootsOf(*session, Inbox), expected({{Dovecot, "User quota (STORAGE 61/64, MESSAGE 2/20)"},
                                                {Cyrus, "INBOX (STORAGE 60/64, MESSAGE 2/20)"},
                                                {Courier, "ROOT (STORAGE 61/64, MESSAGE 2/20)"}}));
    clear(*session, Inbox);
}

// carol: 20 messages.
void InteropQuota::appendOverMessagesIsRefused()
{
    FEATURE("QUOTA");
    auto session = login(QStringLiteral("carol"));
    for (int i = 0; i < 20; ++i)
        COMPARE(append(*session, Inbox, message(100)), "OK");
    COMPARE(append(*session, Inbox, message(100)), overQuota());
    COMPARE(rootsOf(*session, Inbox), expected({{Dovecot, "User quota (STORAGE 2/64, MESSAGE 20/20)"},
                                                {Cyrus, "INBOX (STORAGE 1/64, MESSAGE 20/20)"},
                                                {Courier, "ROOT (STORAGE 2/64, MESSAGE 20/20)"}}));
    clear(*session, Inbox);
}

void InteropQuota::copyOverQuotaIsAllOrNothing()
{
    FEATURE("QUOTA");
    auto session = login(QStringLiteral("carol"));
    COMPARE(outcome(await(session->send(Create{box("quotacopy")}))), "OK");
    COMPARE(append(*session, Inbox, message(20000)), "OK");
    COMPARE(append(*session, Inbox, message(20000)), "OK");
    await(session->send(Select{Inbox}));
    // All of them or none.
    COMPARE(outcome(await(session->send(Copy{Messages::numbers({1, 2}), box("quotacopy")}))), overQuota());
    const auto status = await(session->send(GetStatus{box("quotacopy"), {"MESSAGES"}}));
    COMPARE(outcome(status), "OK");
    COMPARE(int(status->messages.value_or(99)), 0);
    COMPARE(outcome(await(session->send(Copy{Messages::numbers({1, 1}), box("quotacopy")}))), "OK");
    clear(*session, box("quotacopy"));
    clear(*session, Inbox);
    COMPARE(outcome(await(session->send(Delete{box("quotacopy")}))), "OK");
}

void InteropQuota::usersMayNotSetQuota()
{
    FEATURE("SETQUOTA");
    auto session = login();
    for (const QByteArray root : {"User quota", "INBOX", "ROOT", "nosuch"}) {
        COMPARE(setQuota(*session, root, {{"STORAGE", 100}}),
                expected({{Dovecot, "NO Quota can be changed only by admin"},
                          {Dovecot24, "NO [NOPERM] Permission denied"},
                          {Cyrus, "NO Permission denied"},
                          {Courier, "NO SETQUOTA No permission."}}));
        COMPARE(setQuota(*session, root, {}), expected({{Dovecot, "NO Quota can be changed only by admin"},
                                                        {Dovecot24, "NO [NOPERM] Permission denied"},
                                                        {Cyrus, "NO Permission denied"},
                                                        {Courier, "NO SETQUOTA No permission."}}));
    }
}

// Cyrus takes the rest of a line that it refused for another command.
void InteropQuota::strayLineIsHarmless()
{
    FEATURE("SETQUOTA");
    auto session = login();
    QByteArrayList strays;
    connect(session.get(), &Session::received, session.get(), [&strays](QByteArrayView response) {
        if (response.startsWith("* BAD") || response.startsWith("* NO"))
            strays += response.toByteArray();
    });
    for (int i = 0; i < 5; ++i)
        COMPARE(outcome(await(session->send(SetQuota{"INBOX", {{"STORAGE", 1}}}))).left(3), "NO ");
    // Each answer is the right command's.
    COMPARE(outcome(await(session->send(Create{box("quotastray")}))), "OK");
    COMPARE(listed(*session, own("quotastray").toUtf8()), own("quotastray").toUtf8() + " (\\HasNoChildren)");
    COMPARE(outcome(await(session->send(Delete{box("quotastray")}))), "OK");
    COMPARE(outcome(await(session->send(Noop{}))), "OK");
    COMPARE(strays, expected<QByteArrayList>(
                        {{Dovecot, {}}, {Cyrus, QByteArrayList(5, "* BAD Invalid tag")}, {Courier, {}}}));
}

// Dovecot's administrator sets the limits of whom it has become; they hold from the next login. That is 2.3: with 2.4
// nobody can.
void InteropQuota::limitsOfDovecotHoldFromTheNextLogin()
{
    FEATURE("SETQUOTA");
    auto admin = forBob();
    auto bob = login(QStringLiteral("bob"));
    const QByteArray before = rootsOf(*bob, Inbox);
    COMPARE(setQuota(*admin, ownRoot("bob"), {{"STORAGE", 2000}, {"MESSAGE", 30}}), done());
    COMPARE(
        rootsOf(*bob, Inbox),
        expected({{Dovecot, before}, {Cyrus, "INBOX (STORAGE 0/2000, MESSAGE 0/30)"}, {Courier, before}}));
    bob = login(QStringLiteral("bob"));
    COMPARE(rootsOf(*bob, Inbox), expected({{Dovecot, "User quota (STORAGE 0/2000, MESSAGE 0/30)"},
                                            {Dovecot24, before},
                                            {Cyrus, "INBOX (STORAGE 0/2000, MESSAGE 0/30)"},
                                            {Courier, before}}));
    restoreBob(*admin);
}

// RFC 9208 section 4.1.1: the list is the new list.
void InteropQuota::setquotaDropsUnnamedLimits()
{
    FEATURE("SETQUOTA");
    auto admin = forBob();
    const auto now = [] {
        return rootsOf(*login(QStringLiteral("bob")), Inbox);
    };
    const QByteArray unchanged = now();
    COMPARE(setQuota(*admin, ownRoot("bob"), {{"STORAGE", 500}, {"MESSAGE", 5}}), done());
    COMPARE(setQuota(*admin, ownRoot("bob"), {{"MESSAGE", 7}}), done());
    // But Dovecot keeps it.
    COMPARE(now(), expected({{Dovecot, "User quota (STORAGE 0/500, MESSAGE 0/7)"},
                             {Dovecot24, unchanged},
                             {Cyrus, "INBOX (MESSAGE 0/7)"},
                             {Courier, unchanged}}));
    COMPARE(setQuota(*admin, ownRoot("bob"), {}), done());
    COMPARE(now(), expected({{Dovecot, "User quota (STORAGE 0/500, MESSAGE 0/7)"},
                             {Dovecot24, unchanged},
                             {Cyrus, "INBOX ()"},
                             {Courier, unchanged}}));
    restoreBob(*admin);
}

// Three things: nothing allowed, no limit, no root. On Dovecot 0 is no limit.
void InteropQuota::zeroAllowsNothingButOnDovecot()
{
    FEATURE("SETQUOTA");
    auto admin = forBob();
    COMPARE(setQuota(*admin, ownRoot("bob"), {{"STORAGE", 0}, {"MESSAGE", 0}}), done());
    auto bob = login(QStringLiteral("bob"));
    COMPARE(rootsOf(*bob, Inbox), expected({{Dovecot, "no root"},
                                            {Dovecot24, "User quota (STORAGE 0/10240, MESSAGE 0/1000)"},
                                            {Cyrus, "INBOX (STORAGE 0/0, MESSAGE 0/0)"},
                                            {Courier, "ROOT (STORAGE 0/10240, MESSAGE 0/1000)"}}));
    COMPARE(append(*bob, Inbox, message(100)), server().isCyrus() ? overQuota() : "OK");
    COMPARE(setQuota(*admin, ownRoot("bob"), {}), done());
    bob = login(QStringLiteral("bob"));
    COMPARE(append(*bob, Inbox, message(100)), "OK");
    clear(*bob, Inbox);
    restoreBob(*admin);
    if (!server().isCyrus())
        return;
    // No number for no limit is written by the library, Cyrus takes one.
    COMPARE(talk(*admin, "SETQUOTA user/bob (STORAGE -1)"), "OK Completed");
    COMPARE(quotaOf(*admin, "user/bob"), "user/bob ()");
    restoreBob(*admin);
    COMPARE(quotaOf(*admin, "user/eve"), "NO Quota root does not exist");
    COMPARE(rootsOf(*admin, MailboxName(u"user/eve")), "no root");
}

void InteropQuota::resourceNamesByGeneration_data()
{
    QTest::addColumn<QByteArray>("answer");
    // Where anybody may set it at all.
    const auto row = [](const char *resource, const QByteArray &onDovecot, const QByteArray &onCyrus) {
        QTest::newRow(resource) << expected(
            {{Dovecot, onDovecot}, {Dovecot24, done()}, {Cyrus, onCyrus}, {Courier, done()}});
    };
    const QByteArray refused = "BAD Error in IMAP command SETQUOTA: Unsupported resource name: ";
    const QByteArray unknown = "NO Unsupported quota resource";
    row("STORAGE", "OK", "STORAGE 0/700");
    row("storage", "OK", "STORAGE 0/700");
    row("MESSAGE", "OK", "MESSAGE 0/700");
    // Cyrus' names until it took those of RFC 9208.
    row("X-NUM-FOLDERS", refused + "X-NUM-FOLDERS",
        since(Cyrus310, unknown, QByteArray("X-NUM-FOLDERS 1/700")));
    row("X-ANNOTATION-STORAGE", refused + "X-ANNOTATION-STORAGE",
        since(Cyrus310, unknown, QByteArray("X-ANNOTATION-STORAGE 0/700")));
    row("MAILBOX", refused + "MAILBOX", since(Cyrus310, QByteArray("MAILBOX 1/700"), unknown));
    row("ANNOTATION-STORAGE", refused + "ANNOTATION-STORAGE",
        since(Cyrus310, QByteArray("ANNOTATION-STORAGE 0/700"), unknown));
    row("NONSENSE", refused + "NONSENSE", unknown);
}

void InteropQuota::resourceNamesByGeneration()
{
    FEATURE("SETQUOTA");
    QFETCH(QByteArray, answer);
    auto admin = login(server().admin());
    QByteArray had = setQuota(*admin, ownRoot("admin"), {{QTest::currentDataTag(), 700}});
    if (server().isCyrus() && had == "OK")
        had = quotaOf(*admin, "user/admin").chopped(1).mid(12);
    COMPARE(had, answer);
    setQuota(*admin, ownRoot("admin"), {});
}

// More makes Cyrus end the connection. Dovecot 2.3 takes it, and lets the user in no more.
void InteropQuota::limitsHave31BitsOnCyrus()
{
    FEATURE("SETQUOTA");
    const auto fresh = another({});
    auto admin = login(fresh->admin(), *fresh);
    // Not 63 bits: not sent.
    COMPARE(setQuota(*admin, ownRoot("admin"), {{"STORAGE", 9223372036854775808u}}), "InvalidArgument");
    COMPARE(setQuota(*admin, ownRoot("admin"), {{"STORAGE", 2147483647}}), done());
    for (const quint64 limit : {quint64(2147483648), quint64(9223372036854775807)}) {
        COMPARE(setQuota(*admin, ownRoot("admin"), {{"STORAGE", limit}}),
                server().isCyrus() ? "ServerClosed: Fatal error: num too big" : done());
        if (server().isCyrus())
            admin = login(fresh->admin(), *fresh);
    }
    Attempt attempt(fresh->options(fresh->admin(), Security::None));
    QTRY_VERIFY_WITH_TIMEOUT(attempt.ended(), 20000);
    const QByteArray in =
        attempt.error ? said(*attempt.error) : outcome(await(attempt.connector->session()->send(Noop{})));
    COMPARE(in.left(12),
            expected({{Dovecot, "ServerClosed"}, {Dovecot24, "OK"}, {Cyrus, "OK"}, {Courier, "OK"}}));
    if (server().isCyrus())
        COMPARE(quotaOf(*admin, "user/admin"), "user/admin (STORAGE 0/2147483647)");
}

// Cyrus: the nearest root above counts alone.
void InteropQuota::nearestRootAboveWins()
{
    FEATURE("SETQUOTA");
    if (!server().isCyrus()) {
        auto admin = login(server().admin());
        COMPARE(setQuota(*admin, "user/alice/quotabelow", {{"STORAGE", 5}}),
                expected({{Dovecot, "NO Quota root doesn't exist"}, {Dovecot24, done()}, {Courier, done()}}));
        return;
    }
    auto admin = login(server().admin());
    auto alice = login(QStringLiteral("alice"));
    COMPARE(setQuota(*admin, "user/alice/none", {{"STORAGE", 5}}), "NO Mailbox does not exist");
    await(alice->send(Create{box("below")}));
    await(alice->send(Create{box("below/it")}));
    COMPARE(rootsOf(*alice, box("below/it")), "INBOX (STORAGE 0/524288)");
    COMPARE(setQuota(*admin, "user/alice/below", {{"STORAGE", 5}}), "OK");
    COMPARE(rootsOf(*alice, box("below/it")), "below (STORAGE 0/5)");
    COMPARE(rootsOf(*alice, Inbox), "INBOX (STORAGE 0/524288)");
    COMPARE(rootsOf(*admin, MailboxName(u"user/alice/below/it")), "user/alice/below (STORAGE 0/5)");
    COMPARE(append(*alice, box("below/it"), message(6000)), overQuota());
    await(alice->send(Delete{box("below/it")}));
    await(alice->send(Delete{box("below")}));
}

// Where one may read, how full that is.
void InteropQuota::othersRootsAreToldByCyrusAlone()
{
    FEATURE("QUOTA");
    auto alice = login(QStringLiteral("alice"));
    auto bob = login(QStringLiteral("bob"));
    const MailboxName theirs = of(QStringLiteral("alice"), QStringLiteral("quotashared"));
    await(alice->send(Create{box("quotashared")}));
    COMPARE(rootsOf(*bob, theirs), expected({{Dovecot, "NO Not showing other users' quota"},
                                             {Cyrus, "NO Mailbox does not exist"},
                                             {Courier, "PUBLIC ()"}}));
    COMPARE(outcome(await(alice->send(SetAcl{box("quotashared"), QStringLiteral("bob"), "lr"}))), "OK");
    COMPARE(rootsOf(*bob, theirs), expected({{Dovecot, "NO Not showing other users' quota"},
                                             {Cyrus, "Other Users/alice (STORAGE 0/524288)"},
                                             {Courier, "PUBLIC ()"}}));
    COMPARE(quotaOf(*bob, "alice:User quota"), expected({{Dovecot, "NO Quota root doesn't exist"},
                                                         {Cyrus, "NO Permission denied"},
                                                         {Courier, "alice:User quota ()"}}));
    COMPARE(outcome(await(alice->send(Delete{box("quotashared")}))), "OK");
}

INTEROP_MAIN(InteropQuota)
#include "tst_interopquota.moc"
