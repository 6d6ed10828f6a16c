#include "acls.h"
#include <QFile>

using namespace imap;

// Who has which rights by an access control list: other users, groups, administrators.
class InteropAclUsers : public Interop
{
    Q_OBJECT

private slots:
    void administratorTakesOwnersRights();
    void listNeedsAdminister();
    void entriesAddUpButOnDovecot_data();
    void entriesAddUpButOnDovecot();
    void groupEntryReplacesAnyones();
    void administratorsHaveLookupAndAdminister();
    void newUserOnCyrus();
    void publicMailboxesHaveNoOwner();
    void everybodyPostsToCyrusInbox();
    void anyoneIsRefusedWhereSetUpSo();
    void changingListsIsSwitchedOffWhereSetUpSo();
    void ownersOwnRightsAreSetUp();
    void oldRightThatDeletesIsSetUp();

private:
    // Another instance, for Cyrus with this setting.
    static std::unique_ptr<MailServer> cyrusWith(const char *setting)
    {
        return another(server().isCyrus()
                           ? QStringList{QStringLiteral("--extra"), QString::fromLatin1(setting)}
                           : QStringList());
    }
};

// Cyrus' administrator may; "lkxcan" stay, and the owner can give back what was taken.
void InteropAclUsers::administratorTakesOwnersRights()
{
    FEATURE("ACL");
    auto session = withMailbox("acltaken");
    auto admin = login(server().admin());
    const MailboxName mailbox = server().isCyrus() ? MailboxName(u"user/alice/acltaken")
                                                   : of(QStringLiteral("alice"), QStringLiteral("acltaken"));
    COMPARE(deleteAcl(*admin, mailbox, "alice"),
            expected({{Dovecot, "NO [NONEXISTENT] Mailbox doesn't exist: shared/alice/acltaken"},
                      {Cyrus, "OK"},
                      {Courier, "OK"}}));
    COMPARE(aclOf(*session, box("acltaken")),
            expected({{Dovecot, ownersAnd()}, {Cyrus, "alice=acklnx"}, {Courier, ownersAnd()}}));
    COMPARE(setAcl(*session, box("acltaken"), "alice", "+rswipte"), "OK");
    removeMailbox(*session, "acltaken");
}

// GETACL, SETACL and DELETEACL need "a", LISTRIGHTS only on Cyrus, MYRIGHTS nowhere. Without "l" a mailbox is not even there.
void InteropAclUsers::listNeedsAdminister()
{
    FEATURE("ACL");
    auto session = withMailbox("aclneeds");
    auto bob = login(QStringLiteral("bob"));
    const MailboxName mailbox = of(QStringLiteral("alice"), QStringLiteral("aclneeds"));
    const auto refusals = [&] {
        return QByteArrayList{
            aclOf(*bob, mailbox), setAcl(*bob, mailbox, "carol", "l"), deleteAcl(*bob, mailbox, "carol"),
            outcome(await(bob->send(ListRights{mailbox, QStringLiteral("carol")}))), myRights(*bob, mailbox)};
    };
    const QByteArray hidden =
        expected({{Dovecot, "NO [NONEXISTENT] Mailbox doesn't exist: shared/alice/aclneeds"},
                  {Cyrus, "NO Mailbox does not exist"},
                  {Courier, ""}});
    const auto courier = [](const char *verb) {
        return QByteArray("NO Access denied for ") + verb + " on #shared.alice.aclneeds (ACL \"a\" required)";
    };
    const QByteArrayList onCourier{courier("GETACL"), courier("SETACL"), courier("DELETEACL")};
    COMPARE(refusals(), expected<QByteArrayList>(
                            {{Dovecot, {hidden, hidden, hidden, "OK", hidden}},
                             {Cyrus, {hidden, hidden, hidden, hidden, hidden}},
                             {Courier, onCourier + QByteArrayList{courier("GETACL"), courier("GETACL")}}}));
    COMPARE(setAcl(*session, box("aclneeds"), "bob", "lrs"), "OK");
    // A session of Dovecot goes on with the rights that it knows.
    bob = login(QStringLiteral("bob"));
    const QByteArray lacks =
        expected({{Dovecot, "NO [NOPERM] You lack administrator privileges on this mailbox"},
                  {Cyrus, "NO Permission denied"},
                  {Courier, ""}});
    COMPARE(refusals(), expected<QByteArrayList>({{Dovecot, {lacks, lacks, lacks, "OK", "lrs"}},
                                                  {Cyrus, {lacks, lacks, lacks, lacks, "lrs"}},
                                                  {Courier, onCourier + QByteArrayList{"OK", "lrs"}}}));
    COMPARE(setAcl(*session, box("aclneeds"), "bob", "la"), "OK");
    bob = login(QStringLiteral("bob"));
    // Dovecot shows the owner's own entry to nobody else.
    COMPARE(aclOf(*bob, mailbox), server().isDovecot() ? "bob=al" : ownersAnd("bob=al"));
    COMPARE(setAcl(*bob, mailbox, "carol", "l"), "OK");
    COMPARE(aclOf(*session, box("aclneeds")), ownersAnd("bob=al carol=l"));
    removeMailbox(*session, "aclneeds");
}

void InteropAclUsers::entriesAddUpButOnDovecot_data()
{
    QTest::addColumn<QByteArray>("rights");
    const auto row = [](const char *entries, const QByteArray &onDovecot, const QByteArray &onCyrus,
                        const QByteArray &onCourier) {
        QTest::newRow(entries) << expected({{Dovecot, onDovecot}, {Cyrus, onCyrus}, {Courier, onCourier}});
    };
    row("anyone=lrs", "lrs", "lrs", "lrs");
    row("anyone=lrs -bob=r", "ls", "ls", "ls");
    row("anyone=lrs bob=lw", "lw", "lrsw", "lrsw"); // Dovecot: the more specific entry replaces
    row("anyone=lrs bob=lrw -bob=r", "lw", "lsw", "lsw");
    row("bob=lrs -bob=r", "ls", "ls", "ls");
    row("bob=lrsw -anyone=s", "lrw", "lrw", "lrsw"); // Courier takes no "-anyone"
    row("anyone=lrs -anyone=s", "lr", "lr", "lrs");
    row("anyone=lrs -carol=r", "lrs", "lrs", "lrs");
    row("authenticated=li", "il", "none", "none");
    row("$staff=li", "il", "none", "none");
    row("anyone=lrs $staff=li", "il", "lrs", "lrs");
    row("bob=lr $staff=li", "lr", "lr", "lr");
    row("bob=lr !$staff=lt", "dlt", "lr", "lr"); // Dovecot: overrides the user's own
    row("staff=li", "none", "none", "none");
    row("group:staff=li", "none", "none", "none");
    row("anonymous=li", "none", "none", "il"); // Courier: anybody
    row("BOB=li", "none", "il", "none");       // Cyrus writes it in lower case
}

// bob's rights, when the list has these entries.
void InteropAclUsers::entriesAddUpButOnDovecot()
{
    FEATURE("ACL");
    QFETCH(QByteArray, rights);
    static int number = 0;
    const QByteArray name = "aclcombine" + QByteArray::number(++number);
    auto session = withMailbox(name.constData());
    for (const QByteArray &entry : QByteArray(QTest::currentDataTag()).split(' ')) {
        const QByteArray identifier = entry.split('=').first();
        COMPARE(setAcl(*session, box(name.constData()), identifier, entry.split('=').last()),
                identifier == "-anyone" && server().isCourier() ? "NO Cannot modify ACLs on this mailbox."
                                                                : "OK");
    }
    auto bob = login(QStringLiteral("bob"));
    const QByteArray had = myRights(*bob, of(QStringLiteral("alice"), QString::fromLatin1(name)));
    COMPARE(had.startsWith("NO ") ? "none" : had, rights);
    removeMailbox(*session, name);
}

// bob and carol are in the group, eve is not; Courier's and Cyrus' groups cannot be named so.
void InteropAclUsers::groupEntryReplacesAnyones()
{
    FEATURE("ACL");
    auto session = withMailbox("aclgroup");
    COMPARE(setAcl(*session, box("aclgroup"), "anyone", "lrs"), "OK");
    COMPARE(setAcl(*session, box("aclgroup"), "$staff", "l"), "OK");
    for (const char *user : {"bob", "carol"}) {
        auto member = login(QString::fromLatin1(user));
        COMPARE(myRights(*member, of(QStringLiteral("alice"), QStringLiteral("aclgroup"))),
                expected({{Dovecot, "l"}, {Cyrus, "lrs"}, {Courier, "lrs"}}));
    }
    auto eve = login(QStringLiteral("eve"));
    COMPARE(myRights(*eve, of(QStringLiteral("alice"), QStringLiteral("aclgroup"))), "lrs");
    removeMailbox(*session, "aclgroup");
}

void InteropAclUsers::administratorsHaveLookupAndAdminister()
{
    FEATURE("ACL");
    auto session = withMailbox("acladmin");
    auto admin = login(server().admin());
    const MailboxName mailbox = server().isCyrus() ? MailboxName(u"user/alice/acladmin")
                                                   : of(QStringLiteral("alice"), QStringLiteral("acladmin"));
    const QByteArray missing = "NO [NONEXISTENT] Mailbox doesn't exist: shared/alice/acladmin";
    COMPARE(myRights(*admin, mailbox), expected({{Dovecot, missing}, {Cyrus, "al"}, {Courier, "acdilrsw"}}));
    COMPARE(setAcl(*admin, mailbox, "carol", "lr"),
            expected({{Dovecot, missing}, {Cyrus, "OK"}, {Courier, "OK"}}));
    COMPARE(aclOf(*session, box("acladmin")),
            ownersAnd(expected({{Dovecot, ""}, {Cyrus, "carol=lr"}, {Courier, "carol=lr"}})));
    // The first thing to do for who wants to delete it.
    COMPARE(outcome(await(admin->send(Delete{mailbox}))),
            expected({{Dovecot, "NO [NONEXISTENT] Mailbox doesn't exist: shared/alice/acladmin"},
                      {Cyrus, "NO Permission denied"},
                      {Courier, "OK"}}));
    if (server().isCyrus()) {
        COMPARE(setAcl(*admin, mailbox, "cyrus", "+x"), "OK");
        COMPARE(myRights(*admin, mailbox), "aclx");
        COMPARE(outcome(await(admin->send(Delete{mailbox}))), "OK");
    }
    if (server().isDovecot())
        removeMailbox(*session, "acladmin");
    COMPARE(listed(*session, own("acladmin").toUtf8()), "");
}

void InteropAclUsers::newUserOnCyrus()
{
    FEATURE("ACL");
    auto admin = login(server().admin());
    const MailboxName user(u"user/newcomer");
    COMPARE(outcome(await(admin->send(Create{user}))),
            expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, "NO Invalid mailbox name."}}));
    COMPARE(aclOf(*admin, user),
            expected({{Dovecot, "admin=acdeiklprstwx"},
                      {Cyrus, "newcomer=acdeiklnprstwx"},
                      {Courier, "NO Mailbox does not exist, or must be subscribed to."}}));
    COMPARE(outcome(await(admin->send(Delete{user}))),
            expected({{Dovecot, "OK"},
                      {Cyrus, "NO Permission denied"},
                      {Courier, "NO Mailbox does not exist, or must be "
                                "subscribed to."}}));
    if (!server().isCyrus()) {
        await(admin->send(Delete{MailboxName(u"user")}));
        return;
    }
    COMPARE(setAcl(*admin, user, "cyrus", "x"), "OK");
    COMPARE(aclOf(*admin, user), "cyrus=cx newcomer=acdeiklnprstwx");
    COMPARE(outcome(await(admin->send(Delete{user}))), "OK");
}

// Nobody owns them.
void InteropAclUsers::publicMailboxesHaveNoOwner()
{
    FEATURE("ACL");
    if (server().isCourier()) {
        auto bob = login(QStringLiteral("bob"));
        COMPARE(aclOf(*bob, MailboxName(u"shared.none")),
                "NO Mailbox does not exist, or must be subscribed to.");
        return;
    }
    auto admin = login(QStringLiteral("admin"));
    const MailboxName mailbox(server().isDovecot() ? u"public/aclpublic" : u"public/aclpublic");
    COMPARE(outcome(await(admin->send(Create{mailbox}))), "OK");
    COMPARE(aclOf(*admin, mailbox), expected({{Dovecot, "admin=acdeiklprstwx anyone=lrs"},
                                              {Cyrus, "admin=acdeiklprstwx anyone=lrs"}}));
    COMPARE(setAcl(*admin, mailbox, "owner", "lr"),
            expected({{Dovecot, "NO Public namespaces have no owner"}, {Cyrus, "OK"}}));
    auto bob = login(QStringLiteral("bob"));
    const MailboxName toBob(server().isDovecot() ? u"public/aclpublic" : u"Shared Folders/public/aclpublic");
    COMPARE(myRights(*bob, toBob), "lrs");
    COMPARE(outcome(await(admin->send(Delete{mailbox}))), "OK");
}

// The right "p", which no list needs to give.
void InteropAclUsers::everybodyPostsToCyrusInbox()
{
    FEATURE("ACL");
    auto session = login();
    const auto found = await(session->send(ListRights{MailboxName(u"INBOX"), QStringLiteral("bob")}));
    COMPARE(outcome(found), "OK");
    COMPARE(found->always, expected({{Dovecot, ""}, {Cyrus, "p"}, {Courier, ""}}));
}

// Dovecot refuses "anyone" unless acl_anyone or (2.4) imap_acl_allow_anyone says otherwise, Cyrus where anyoneuseracl says
// no. Courier cannot.
void InteropAclUsers::anyoneIsRefusedWhereSetUpSo()
{
    FEATURE("ACL");
    const auto strict = another(
        {QStringLiteral("--extra"),
         expected<QString>({{Dovecot, QStringLiteral("plugin {\n  acl_anyone =\n}")},
                            {Dovecot24, QStringLiteral("protocol imap {\n  imap_acl_allow_anyone = no\n}")},
                            {Cyrus, QStringLiteral("anyoneuseracl: no")},
                            {Courier, QString()}})});
    auto session = login(QStringLiteral("alice"), *strict);
    COMPARE(outcome(await(session->send(Create{box("aclstrict", *strict)}))), "OK");
    COMPARE(setAcl(*session, box("aclstrict", *strict), "anyone", "lr"),
            expected({{Dovecot, "BAD Error in IMAP command SETACL: 'anyone' identifier is disallowed"},
                      {Cyrus, "NO Permission denied"},
                      {Courier, "OK"}}));
    COMPARE(setAcl(*session, box("aclstrict", *strict), "bob", "lr"), "OK");
}

// allowsetacl of Cyrus: with "no" nobody changes a list over IMAP, administrators neither. Its listener for TLS, which
// nobody has used yet, starts programs that read what is written there now.
void InteropAclUsers::changingListsIsSwitchedOffWhereSetUpSo()
{
    FEATURE("ACL");
    const auto strict = another({});
    auto alice = login(QStringLiteral("alice"), *strict);
    const MailboxName mailbox = box("aclfixed", *strict);
    COMPARE(outcome(await(alice->send(Create{mailbox}))), "OK");
    COMPARE(setAcl(*alice, mailbox, "bob", "lr"), "OK");
    if (server().isCyrus()) {
        QFile settings(strict->folder() + QStringLiteral("/imapd.conf"));
        QVERIFY(settings.open(QIODevice::Append));
        settings.write("allowsetacl: no\n");
    }
    const QByteArray done = server().isCyrus() ? "NO Command is disabled by configuration" : "OK";
    alice = strict->session(QStringLiteral("alice"));
    COMPARE(setAcl(*alice, mailbox, "bob", "+s"), done);
    COMPARE(aclOf(*alice, mailbox), ownersAnd(server().isCyrus() ? "bob=lr" : "bob=lrs"));
    COMPARE(deleteAcl(*alice, mailbox, "bob"), done);
    COMPARE(aclOf(*alice, mailbox), ownersAnd(server().isCyrus() ? "bob=lr" : ""));
    if (server().isCyrus())
        COMPARE(setAcl(*strict->session(strict->admin()), MailboxName(u"user/alice/aclfixed"), "bob", "+s"),
                done);
}

// implicit_owner_rights of Cyrus ("lkxan" where nobody says otherwise); the first string of LISTRIGHTS tells.
void InteropAclUsers::ownersOwnRightsAreSetUp()
{
    FEATURE("ACL");
    const auto other = cyrusWith("implicit_owner_rights: lra");
    auto alice = login(QStringLiteral("alice"), *other);
    const MailboxName mailbox = box("aclimplicit", *other);
    COMPARE(outcome(await(alice->send(Create{mailbox}))), "OK");
    const auto found = await(alice->send(ListRights{mailbox, QStringLiteral("alice")}));
    COMPARE(outcome(found), "OK");
    COMPARE(sorted(found->always), expected({{Dovecot, ""}, {Cyrus, "alr"}, {Courier, "al"}}));
    if (!server().isCyrus())
        return;
    auto admin = login(other->admin(), *other);
    COMPARE(deleteAcl(*admin, MailboxName(u"user/alice/aclimplicit"), "alice"), "OK");
    COMPARE(myRights(*alice, mailbox), "alr");
}

// deleteright of Cyrus: which of the two old rights brings "x" with it.
void InteropAclUsers::oldRightThatDeletesIsSetUp()
{
    FEATURE("ACL");
    const auto other = cyrusWith("deleteright: d");
    auto alice = login(QStringLiteral("alice"), *other);
    const MailboxName mailbox = box("aclold", *other);
    COMPARE(outcome(await(alice->send(Create{mailbox}))), "OK");
    for (const auto &[given, then] :
         {std::pair("c", expected({{Dovecot, "ckx"}, {Cyrus, "ck"}, {Courier, "c"}})),
          std::pair("d", expected({{Dovecot, "det"}, {Cyrus, "detx"}, {Courier, "d"}}))}) {
        COMPARE(setAcl(*alice, mailbox, "bob", given), "OK");
        COMPARE(aclOf(*alice, mailbox), ownersAnd("bob=" + QByteArray(then)));
    }
}

INTEROP_MAIN(InteropAclUsers)
#include "tst_interopaclusers.moc"
