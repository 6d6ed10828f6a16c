#include "acls.h"
#include "imapcore/access/effectiverights.h"
#include "imapcore/access/rightsproof.h"
#include "imapcore/commands/id.h"
#include "imapcore/commands/namespace.h"
#include "tests/support/seed.h"

using namespace imap;

// What imapcore/access says of a server, compared with what the server does: whom an entry means, how entries add up.
class InteropAccess : public Interop
{
    Q_OBJECT

private slots:
    void flavourIsDetected();
    void computedRightsAreMyRights_data();
    void computedRightsAreMyRights();
    void ofAnyList();
    void postingToInbox();
    void ownersOwnRightsAreToldByListRights();
    void identifiersAreJudged();
    void ownersByName();
    void provenByTheServer();

private:
    void compareFor(const QByteArrayList &entries);
};

static ServerFlavour flavourOf(Session &session)
{
    const auto id = await(session.send(Id{}));
    return ServerFlavour::detect(id ? *id : ServerId(), session.capabilities(), session.greeting());
}

// Logged in as somebody: where one may, by acting as them.
static std::unique_ptr<Session> sessionAs(const QString &user)
{
    const MailServer &server = Interop::server();
    if (!server.takesAuthorizationIdentity() || user == server.admin())
        return login(user);
    ConnectOptions options = server.options(server.admin());
    options.mechanism = "PLAIN";
    options.actAs = user;
    return server.session(options);
}

void InteropAccess::flavourIsDetected()
{
    FEATURE("ACL");
    using Flavour = ServerFlavour::Kind;
    auto session = login();
    const ServerFlavour flavour = flavourOf(*session);
    COMPARE(QByteArray(ServerFlavour::nameOf(flavour.kind)),
            expected({{Dovecot, "Dovecot"}, {Cyrus, "Cyrus"}, {Courier, "Courier"}}));
    // By what it says before the login alone, as well.
    const auto byGreeting = ServerFlavour::detect({}, session->capabilities(), session->greeting());
    COMPARE(QByteArray(ServerFlavour::nameOf(byGreeting.kind)),
            QByteArray(ServerFlavour::nameOf(flavour.kind)));
    COMPARE(flavour.isDovecot24, since(Dovecot24, true, false));
    if (flavour.kind == Flavour::Cyrus)
        COMPARE(flavour.knowsResource("X-NUM-FOLDERS"), since(Cyrus310, false, true));
}

// The computed rights of each user on a mailbox of alice with this list, and what MYRIGHTS says to them.
void InteropAccess::compareFor(const QByteArrayList &entries)
{
    static int number = 0;
    const QByteArray name = "access" + QByteArray::number(++number);
    auto alice = withMailbox(name.constData());
    const ServerFlavour flavour = flavourOf(*alice);
    for (const QByteArray &entry : entries) {
        const qsizetype sign = entry.lastIndexOf('=');
        setAcl(*alice, box(name.constData()), entry.left(sign), entry.mid(sign + 1));
    }
    const auto acl = await(alice->send(GetAcl{box(name.constData())}));
    if (!acl)
        return; // alice has locked herself out
    for (const char *who : {"alice", "bob", "eve", "admin"}) {
        const QString user = QString::fromLatin1(who);
        const bool isAdmin = user == u"admin" && !server().isDovecot();
        const bool isMember = user == u"bob" && !server().isCyrus();
        const Person person{user, isMember ? QStringList{QStringLiteral("staff")} : QStringList(), true,
                            isAdmin};
        const EffectiveRights computed =
            explainRights(flavour, person, *acl, {QStringLiteral("alice"), true, false});
        auto session = sessionAs(user);
        const MailboxName mailbox =
            user == u"alice" ? box(name.constData())
            : server().isCyrus() && isAdmin
                ? MailboxName(QStringLiteral("user/alice/") + QString::fromLatin1(name))
                : of(QStringLiteral("alice"), QString::fromLatin1(name));
        const auto told = await(session->send(MyRights{mailbox}));
        // Without one of these there is no MYRIGHTS (RFC 4314 section 4), and the mailbox is not even there.
        if (told || computed.rights.containsAny("lrikxa"))
            COMPARE(QByteArray(who) + ": " + computed.rights.toBytes(),
                    QByteArray(who) + ": "
                        + (told ? Rights(*told).withoutVirtual(flavour.era()).toBytes() : outcome(told)));
    }
    await(alice->send(Delete{box(name.constData())})); // if she still may
}

void InteropAccess::computedRightsAreMyRights_data()
{
    QTest::addColumn<QByteArrayList>("entries");
    for (const char *entries : {"bob=lrs",
                                "anyone=lrs",
                                "anyone=lrs -bob=r",
                                "anyone=lrs bob=lw",
                                "anyone=lrs bob=lrw -bob=r",
                                "bob=lrsw -anyone=s",
                                "anyone=lrs -anyone=s",
                                "anyone=lrs -carol=r",
                                "anyone=lrs bob=",
                                "anyone=lr authenticated=li",
                                "anonymous=li",
                                "owner=lra",
                                "-alice=r",
                                "-owner=r",
                                "-alice=la anyone=r",
                                "alice=lr anyone=w",
                                "anyone=lrs $staff=li",
                                "bob=lr $staff=li",
                                "bob=lr !$staff=lt",
                                "$staff=lrsw -$staff=s",
                                "anyone=lrs !$staff=",
                                "-anyone=l -bob=r bob=lrs",
                                "-bob= -anyone=r bob=lrs",
                                "administrators=l",
                                "anyone=la",
                                "BOB=lr",
                                "group:staff=lr",
                                "anyone=lrswipkxtea bob=lr -bob=lr"})
        QTest::newRow(entries) << QByteArray(entries).split(' ');
}

void InteropAccess::computedRightsAreMyRights()
{
    FEATURE("ACL");
    QFETCH(QByteArrayList, entries);
    compareFor(entries);
}

// Whatever stands in it.
void InteropAccess::ofAnyList()
{
    FEATURE("ACL");
    QRandomGenerator random(testSeed());
    static const QByteArrayList identifiers{
        "anyone",   "-anyone", "authenticated", "-authenticated", "bob",   "-bob",
        "$staff",   "-$staff", "!$staff",       "-!$staff",       "eve",   "-eve",
        "$nobodys", "alice",   "-alice",        "owner",          "-owner"};
    for (int round = 0; round < 25; ++round) {
        QByteArrayList entries;
        for (int i = random.bounded(1, 7); i > 0; --i) {
            QByteArray rights;
            for (const char right : QByteArray("lrswi"))
                rights += QByteArray(random.bounded(2), right);
            entries += identifiers[random.bounded(identifiers.size())] + '=' + rights;
        }
        compareFor(entries);
        if (QTest::currentTestFailed()) {
            qWarning("%s", entries.join(' ').constData());
            return;
        }
    }
}

// Cyrus lets everybody post to a user's INBOX, and MYRIGHTS does not tell it.
void InteropAccess::postingToInbox()
{
    FEATURE("ACL");
    auto alice = login();
    const MailboxName inbox(u"INBOX");
    COMPARE(setAcl(*alice, inbox, "bob", "lr"), "OK");
    const ServerFlavour flavour = flavourOf(*alice);
    const auto acl = await(alice->send(GetAcl{inbox}));
    const EffectiveRights computed = explainRights(flavour, {QStringLiteral("bob"), QStringList()}, *acl,
                                                   {QStringLiteral("alice"), true, true});
    auto bob = login(QStringLiteral("bob"));
    COMPARE(myRights(*bob, of(QStringLiteral("alice"), QStringLiteral("INBOX"))), "lr");
    COMPARE(computed.rights.toBytes(), "lr");
    COMPARE(computed.everybodys.toBytes(), expected({{Dovecot, ""}, {Cyrus, "p"}, {Courier, ""}}));
    const auto grantable = await(alice->send(ListRights{inbox, QStringLiteral("bob")}));
    COMPARE(outcome(grantable), "OK");
    COMPARE(grantable->always, computed.everybodys.toBytes());
    COMPARE(deleteAcl(*alice, inbox, "bob"), "OK");
}

// Of the three only Cyrus has rights that no list says; it tells them by LISTRIGHTS.
void InteropAccess::ownersOwnRightsAreToldByListRights()
{
    FEATURE("ACL");
    auto alice = withMailbox("accessowns");
    const auto found = await(alice->send(ListRights{box("accessowns"), QStringLiteral("alice")}));
    COMPARE(outcome(found), "OK");
    const ServerFlavour flavour = flavourOf(*alice);
    if (server().isCyrus())
        COMPARE(Rights(found->always).withoutVirtual().toBytes(), flavour.ownersOwn.toBytes());
    COMPARE(flavour.ownersOwn.toBytes(),
            expected({{Dovecot, "lrswipkxtea"}, {Cyrus, "lkxan"}, {Courier, ""}}));
    removeMailbox(*alice, "accessowns");
}

// What is said to be refused is, and nothing else. Cyrus' quotes and backslashes are tried in interopidentifiers.
void InteropAccess::identifiersAreJudged()
{
    FEATURE("ACL identifiers");
    auto alice = withMailbox("accessjudged");
    const ServerFlavour flavour = flavourOf(*alice);
    QStringList identifiers{QString(80, u'a'), QString(81, u'a'), QStringLiteral("tab\tin")};
    for (const char *one : {"bob",
                            "BOB",
                            "bob@example.org",
                            "anyone",
                            "anonymous",
                            "authenticated",
                            "owner",
                            "$staff",
                            "!$staff",
                            "administrators",
                            "group:staff",
                            "group:a:b",
                            "group=staff",
                            "user=bob",
                            "-bob",
                            "-anyone",
                            "-$staff",
                            "-group:staff",
                            "-administrators",
                            "two words",
                            "#hash",
                            "-#hash",
                            "bjørn",
                            "日本",
                            "per%cent",
                            "st*ar",
                            "bob/x",
                            "bob.x",
                            "~tilde",
                            "semi;colon",
                            "apo'strophe",
                            "a,b",
                            "a:b",
                            "a=b",
                            "a+b",
                            "e&w",
                            "<a>",
                            "what?",
                            "(paren)",
                            "[bracket]",
                            "{5}",
                            "a^b",
                            "a|b",
                            "a`b",
                            "12",
                            "NIL"})
        identifiers += QString::fromUtf8(one);
    for (const QString &identifier : identifiers) {
        const QList<IdentifierProblem> problems = flavour.problemsOf(identifier);
        const bool isRefused = !await(alice->send(SetAcl{box("accessjudged"), identifier, "l"}));
        const bool isObjected = !problems.isEmpty() && isRefusal(problems.first());
        COMPARE(identifier.toUtf8() + (isObjected ? " refused" : " taken"),
                identifier.toUtf8() + (isRefused ? " refused" : " taken"));
        if (isRefused)
            continue;
        // As whom it stands in the list; Dovecot names the owner.
        Identifier meant = flavour.identifier(identifier);
        if (meant.kind == Identifier::Kind::Owner && server().isDovecot())
            meant = flavour.identifier(QStringLiteral("alice"));
        const auto acl = await(alice->send(GetAcl{box("accessjudged")}));
        COMPARE(outcome(acl), "OK");
        const bool isListed = std::any_of(acl->begin(), acl->end(), [&](const AclEntry &entry) {
            return flavour.identifier(entry.identifier) == meant;
        });
        COMPARE(identifier.toUtf8() + (isListed ? " listed" : " not listed"),
                identifier.toUtf8() + " listed");
    }
    await(alice->send(Delete{box("accessjudged")}));
}

// To whom a mailbox belongs, as its users and as administrators see it.
void InteropAccess::ownersByName()
{
    FEATURE("NAMESPACE");
    auto alice = withMailbox("accessowner");
    COMPARE(setAcl(*alice, box("accessowner"), "bob", "lr"), "OK");
    const auto ownerFor = [](const QString &user, const MailboxName &mailbox) {
        auto session = login(user);
        const auto namespaces = await(session->send(GetNamespaces{}));
        const MailboxOwner owner = MailboxOwners(*namespaces, user, flavourOf(*session).kind).of(mailbox);
        return owner.name.toUtf8() + (owner.isSelf ? " self" : "") + (owner.isInbox ? " inbox" : "");
    };
    COMPARE(ownerFor(QStringLiteral("alice"), box("accessowner")), "alice self");
    COMPARE(ownerFor(QStringLiteral("alice"), MailboxName(u"INBOX")), "alice self inbox");
    COMPARE(ownerFor(QStringLiteral("bob"), of(QStringLiteral("alice"), QStringLiteral("accessowner"))),
            "alice");
    COMPARE(ownerFor(QStringLiteral("bob"), of(QStringLiteral("alice"), QStringLiteral("INBOX"))),
            "alice inbox");
    const MailboxName shared(server().isCourier() ? u"shared.team"
                             : server().isCyrus() ? u"Shared Folders/team"
                                                  : u"public/team");
    COMPARE(ownerFor(QStringLiteral("bob"), shared), "");
    if (server().isCyrus()) {
        COMPARE(ownerFor(server().admin(), MailboxName(u"user/alice/accessowner")), "alice");
        COMPARE(ownerFor(server().admin(), MailboxName(u"user/alice")), "alice inbox");
        COMPARE(ownerFor(server().admin(), MailboxName(u"team")), "");
        COMPARE(ownerFor(server().admin(), MailboxName(u"DELETED/user/alice/x/65A1B2C3")), "alice");
    }
    removeMailbox(*alice, "accessowner");
}

// As somebody else, where the administrator may be them. A mailbox has the name for them that they see.
void InteropAccess::provenByTheServer()
{
    FEATURE("ACL");
    auto alice = withMailbox("accessproof");
    COMPARE(setAcl(*alice, box("accessproof"), "bob", "lrs"), "OK");
    COMPARE(setAcl(*alice, box("accessproof"), "eve", "l"), "OK");
    auto admin = login(server().admin());
    const auto namespaces = await(admin->send(GetNamespaces{}));
    const MailboxOwners mine(*namespaces, server().admin(), flavourOf(*admin).kind);
    const MailboxName mailbox = server().isCyrus()
                                    ? MailboxName(u"user/alice/accessproof")
                                    : of(QStringLiteral("alice"), QStringLiteral("accessproof"));
    ConnectOptions options = server().options(server().admin());
    options.mechanism = "PLAIN";
    const auto proven = [&](const char *user) {
        RightsProof proof(options, mine, QString::fromLatin1(user));
        std::optional<Expected<Rights>> told;
        proof.ask(mailbox, [&told](const Expected<Rights> &rights) { told.emplace(rights); });
        if (!QTest::qWaitFor([&told] { return told.has_value(); }, 20000))
            return QByteArray("no answer");
        return *told ? told->operator*().withoutVirtual(flavourOf(*alice).era()).toBytes()
                     : said(told->error());
    };
    COMPARE(proven("bob"), expected({{Dovecot, "lrs"}, {Cyrus, "lrs"}, {Courier, "Unsupported AUTHZID"}}));
    COMPARE(proven("eve"), expected({{Dovecot, "l"}, {Cyrus, "l"}, {Courier, "Unsupported AUTHZID"}}));
    COMPARE(proven("alice"),
            expected({{Dovecot, "lrswipkxtea"}, {Cyrus, "lrswipkxtean"}, {Courier, "Unsupported AUTHZID"}}));
    COMPARE(proven("carol").left(3), expected({{Dovecot, "NO "}, {Cyrus, "NO "}, {Courier, "Uns"}}));
    removeMailbox(*alice, "accessproof");
}

INTEROP_MAIN(InteropAccess)
#include "tst_interopaccess.moc"
