#include "boxes.h"
#include "imapcore/commands/acl.h"
#include "imapcore/commands/rights.h"

using namespace imap;

// Access control lists (RFC 4314): what they say, what is made of what one asks for, and how entries are combined. What
// somebody can then do is in interoprights.
class InteropAcl : public Interop
{
    Q_OBJECT

private slots:
    void rightsAreAnnounced();
    void listOfNewMailbox();
    void missingMailbox();
    void plusAndMinusChangeWhatIsThere();
    void noRightsRemoveTheEntry();
    void negativeEntryIsItsOwn();
    void givenRights_data();
    void givenRights();
    void upperCaseRights();
    void listRights_data();
    void listRights();
    void ownerKeepsRequiredRights();
    void administratorTakesOwnersRights();
    void ownerAsIdentifier();
    void childTakesParentsList();
    void renameKeepsList();
    void listNeedsRight();
    void entriesCombine_data();
    void entriesCombine();
    void groupEntryReplacesAnyones();
    void administrators();
    void newUserOnCyrus();
    void publicMailboxes();
    void changesMayBePipelined();
};

static QByteArray sorted(QByteArray rights)
{
    std::sort(rights.begin(), rights.end());
    return rights;
}

// "alice=acd… bob=lr", sorted: Dovecot's order of entries and rights varies.
static QByteArray aclOf(Session &session, const MailboxName &mailbox)
{
    const auto acl = await(session.send(GetAcl{mailbox}));
    if (!acl)
        return outcome(acl);
    QByteArrayList entries;
    for (const AclEntry &entry : *acl)
        entries += entry.identifier.toUtf8() + '=' + sorted(entry.rights);
    std::sort(entries.begin(), entries.end());
    return entries.join(' ');
}

static QByteArray setAcl(Session &session, const MailboxName &mailbox, const char *identifier,
                         const char *rights)
{
    const QByteArray all = rights;
    const SetAcl::Change change = all.startsWith('+')   ? SetAcl::Change::Add
                                  : all.startsWith('-') ? SetAcl::Change::Remove
                                                        : SetAcl::Change::Replace;
    return outcome(await(session.send(SetAcl{mailbox, QString::fromUtf8(identifier),
                                             change == SetAcl::Change::Replace ? all : all.mid(1), change})));
}

static QByteArray deleteAcl(Session &session, const MailboxName &mailbox, const char *identifier)
{
    return outcome(await(session.send(DeleteAcl{mailbox, QString::fromUtf8(identifier)})));
}

static QByteArray myRights(Session &session, const MailboxName &mailbox)
{
    const auto rights = await(session.send(MyRights{mailbox}));
    return rights ? sorted(*rights) : outcome(rights);
}

// The owner's entries, as every list begins with them or not; then `more`.
static QByteArray ownersAnd(const QByteArray &more = {})
{
    QByteArrayList entries = more.isEmpty() ? QByteArrayList() : more.split(' ');
    entries += Interop::expected<QByteArrayList>(
        {{Interop::Dovecot, {"alice=acdeiklprstwx"}},
         {Interop::Cyrus, {"alice=acdeiklnprstwx"}},
         {Interop::Courier, {"owner=acdilrsw", "administrators=acdilrsw"}}});
    std::sort(entries.begin(), entries.end());
    return entries.join(' ');
}

static std::unique_ptr<Session> withMailbox(const char *name)
{
    auto session = Interop::server().session();
    const auto made = await(session->send(Create{box(name)}));
    if (!made)
        qFatal("%s: %s", name, said(made).constData());
    return session;
}

static void removeMailbox(Session &session, const char *name)
{
    FEATURE("ACL");
    COMPARE(outcome(await(session.send(Delete{box(name)}))), "OK");
}

// Courier announces the rights of RFC 2086, that its entries add up, and nothing of what RFC 4314 brought.
void InteropAcl::rightsAreAnnounced()
{
    FEATURE("ACL");
    auto session = server().session();
    const KnownRights known = KnownRights::from(session->capabilities());
    COMPARE(known.rights,
            expected({{Dovecot, "lrswiptexka"}, {Cyrus, "lrswipkxtena"}, {Courier, "lrswipcda"}}));
    COMPARE(known.cdVirtual, expected<bool>({{Dovecot, true}, {Cyrus, true}, {Courier, false}}));
    COMPARE(known.unionOfAll, server().isCourier());
}

void InteropAcl::listOfNewMailbox()
{
    FEATURE("ACL");
    auto session = withMailbox("aclnew");
    COMPARE(aclOf(*session, box("aclnew")), ownersAnd());
    COMPARE(myRights(*session, box("aclnew")),
            expected({{Dovecot, "acdeiklprstwx"}, {Cyrus, "acdeiklnprstwx"}, {Courier, "acdilrsw"}}));
    removeMailbox(*session, "aclnew");
}

// Dovecot answers MYRIGHTS and LISTRIGHTS without looking whether the mailbox is there.
void InteropAcl::missingMailbox()
{
    FEATURE("ACL");
    auto session = server().session();
    const MailboxName none = box("aclnone");
    const QByteArray missing = expected({{Dovecot, "NO [NONEXISTENT] Mailbox doesn't exist: aclnone"},
                                         {Cyrus, "NO Mailbox does not exist"},
                                         {Courier, "NO Mailbox does not exist, or must be subscribed to."}});
    COMPARE(aclOf(*session, none), missing);
    COMPARE(setAcl(*session, none, "bob", "lr"), missing);
    COMPARE(deleteAcl(*session, none, "bob"), missing);
    COMPARE(myRights(*session, none), server().isDovecot() ? "acdeiklprstwx" : missing);
    COMPARE(outcome(await(session->send(ListRights{none, QStringLiteral("bob")}))),
            server().isDovecot() ? "OK" : missing);
}

void InteropAcl::plusAndMinusChangeWhatIsThere()
{
    FEATURE("ACL");
    auto session = withMailbox("acldelta");
    const MailboxName mailbox = box("acldelta");
    const std::pair<const char *, const char *> steps[] = {{"lrs", "lrs"}, {"+w", "lrsw"}, {"+lr", "lrsw"},
                                                           {"-r", "lsw"},  {"-r", "lsw"},  {"+i", "ilsw"},
                                                           {"lr", "lr"}};
    for (const auto &[change, then] : steps) {
        COMPARE(setAcl(*session, mailbox, "bob", change), "OK");
        COMPARE(aclOf(*session, mailbox), ownersAnd("bob=" + QByteArray(then)));
    }
    COMPARE(deleteAcl(*session, mailbox, "bob"), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd());
    // What is not there can be lessened and deleted.
    COMPARE(setAcl(*session, mailbox, "bob", "-lr"), "OK");
    COMPARE(deleteAcl(*session, mailbox, "bob"), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd());
    COMPARE(setAcl(*session, mailbox, "bob", "+l"), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd("bob=l"));
    removeMailbox(*session, "acldelta");
}

// On Dovecot an entry without rights stays, and hides what others would give.
void InteropAcl::noRightsRemoveTheEntry()
{
    FEATURE("ACL");
    auto session = withMailbox("aclempty");
    const MailboxName mailbox = box("aclempty");
    COMPARE(setAcl(*session, mailbox, "bob", "lr"), "OK");
    COMPARE(setAcl(*session, mailbox, "bob", ""), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd(expected({{Dovecot, "bob="}, {Cyrus, ""}, {Courier, ""}})));
    COMPARE(setAcl(*session, mailbox, "bob", "lr"), "OK");
    COMPARE(setAcl(*session, mailbox, "bob", "-lr"), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd(expected({{Dovecot, "bob="}, {Cyrus, ""}, {Courier, ""}})));
    removeMailbox(*session, "aclempty");
}

// RFC 4314 section 3.2: DELETEACL leaves the one with "-" before it.
void InteropAcl::negativeEntryIsItsOwn()
{
    FEATURE("ACL");
    auto session = withMailbox("aclminus");
    const MailboxName mailbox = box("aclminus");
    COMPARE(setAcl(*session, mailbox, "-bob", "r"), "OK");
    COMPARE(setAcl(*session, mailbox, "bob", "lrs"), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd("-bob=r bob=lrs"));
    COMPARE(deleteAcl(*session, mailbox, "bob"), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd("-bob=r"));
    COMPARE(setAcl(*session, mailbox, "-bob", "+s"), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd("-bob=rs"));
    COMPARE(deleteAcl(*session, mailbox, "-bob"), "OK");
    COMPARE(aclOf(*session, mailbox), ownersAnd());
    removeMailbox(*session, "aclminus");
}

void InteropAcl::givenRights_data()
{
    QTest::addColumn<QByteArray>("then");
    const auto row = [](const char *rights, const char *onDovecot, const char *onCyrus,
                        const char *onCourier) {
        QTest::newRow(rights) << expected({{Dovecot, onDovecot}, {Cyrus, onCyrus}, {Courier, onCourier}});
    };
    // The obsolete ones stand for others.
    row("c", "ckx", "ckx", "c");
    row("d", "det", "det", "d");
    row("cd", "cdektx", "cdektx", "cd");
    row("lrscd", "cdeklrstx", "cdeklrstx", "cdlrs");
    // And are shown with any of those. Courier shows "x", "t" and "e" only together, as "d".
    row("k", "ck", "ck", "k");
    row("x", "cx", "cx", "");
    row("t", "dt", "dt", "");
    row("e", "de", "de", "");
    row("te", "det", "det", "");
    row("xte", "cdetx", "cdetx", "d");
    row("kxte", "cdektx", "cdektx", "dk");
    row("lrp", "lpr", "lpr", "lpr");
    row("lrlr", "lr", "lr", "lr");
    // Not known to all: RFC 5257's, the site's, nobody's.
    row("lrn", "BAD Error in IMAP command SETACL: Invalid ACL right: n", "lnr", "lnr");
    row("lr0", "BAD Error in IMAP command SETACL: Invalid ACL right: 0", "0lr", "0lr");
    row("lr9", "BAD Error in IMAP command SETACL: Invalid ACL right: 9", "9lr", "9lr");
    row("lrz", "BAD Error in IMAP command SETACL: Invalid ACL right: z", "BAD The z right is not supported",
        "lrz");
    row("lrb", "BAD Error in IMAP command SETACL: Invalid ACL right: b", "BAD The b right is not supported",
        "blr");
}

// What GETACL says after SETACL, or the refusal.
void InteropAcl::givenRights()
{
    FEATURE("ACL");
    QFETCH(QByteArray, then);
    static int number = 0;
    const QByteArray name = "aclgiven" + QByteArray::number(++number);
    auto session = withMailbox(name.constData());
    const QByteArray answer = setAcl(*session, box(name.constData()), "bob", QTest::currentDataTag());
    if (then.startsWith("BAD ")) {
        COMPARE(answer, then);
        COMPARE(aclOf(*session, box(name.constData())), ownersAnd());
    } else {
        COMPARE(answer, "OK");
        COMPARE(aclOf(*session, box(name.constData())), ownersAnd("bob=" + then));
    }
    removeMailbox(*session, name);
}

// RFC 4314 section 2: illegal. The library sends none.
void InteropAcl::upperCaseRights()
{
    FEATURE("ACL");
    auto session = withMailbox("aclupper");
    COMPARE(setAcl(*session, box("aclupper"), "bob", "LR"), "InvalidArgument");
    COMPARE(talk(*session, "SETACL @aclupper bob LR"),
            expected({{Dovecot, "BAD Error in IMAP command SETACL: Invalid ACL right: L"},
                      {Cyrus, "BAD The L right is not supported"},
                      {Courier, "OK ACLs updated."}}));
    COMPARE(aclOf(*session, box("aclupper")),
            ownersAnd(expected({{Dovecot, ""}, {Cyrus, ""}, {Courier, "bob=LR"}})));
    removeMailbox(*session, "aclupper");
}

void InteropAcl::listRights_data()
{
    QTest::addColumn<QByteArray>("grantable");
    const QByteArray dovecot = "'' l r w s t p i e k x a c d";
    const QByteArray cyrus = "'' l r s w i p k x t e c d a n 0 1 2 3 4 5 6 7 8 9";
    const QByteArray courier = "'' a c d i l p r s w";
    QTest::newRow("alice") << expected({{Dovecot, dovecot},
                                        {Cyrus, "'lkxcan' r s w i p t e d 0 1 2 3 4 5 6 7 8 9"},
                                        {Courier, "'al' c d i p r s w"}});
    for (const char *who : {"bob", "anyone", "nobody at all", "-bob"})
        QTest::newRow(who) << expected({{Dovecot, dovecot}, {Cyrus, cyrus}, {Courier, courier}});
}

// Dovecot says the same of everybody. Only Cyrus and Courier know what an owner has in any case; nobody ties rights.
void InteropAcl::listRights()
{
    FEATURE("ACL");
    QFETCH(QByteArray, grantable);
    static int number = 0;
    const QByteArray name = "acllistrights" + QByteArray::number(++number);
    auto session = withMailbox(name.constData());
    const auto found =
        await(session->send(ListRights{box(name.constData()), QString::fromLatin1(QTest::currentDataTag())}));
    COMPARE(outcome(found), "OK");
    COMPARE('\'' + found->always + "' " + found->optional.join(' '), grantable);
    removeMailbox(*session, name);
}

void InteropAcl::ownerKeepsRequiredRights()
{
    FEATURE("ACL");
    auto session = withMailbox("aclowner");
    const MailboxName mailbox = box("aclowner");
    COMPARE(setAcl(*session, mailbox, "alice", "lr"),
            expected({{Dovecot, "OK"}, {Cyrus, "NO Permission denied"}, {Courier, "OK"}}));
    COMPARE(aclOf(*session, mailbox),
            expected({{Dovecot, "alice=alr"}, {Cyrus, ownersAnd()}, {Courier, ownersAnd("alice=lr")}}));
    COMPARE(setAcl(*session, mailbox, "alice", "-a"),
            expected({{Dovecot, "OK"}, {Cyrus, "NO Permission denied"}, {Courier, "OK"}}));
    // Dovecot puts "a" back without a word; on Courier the owner's own entry is another.
    COMPARE(myRights(*session, mailbox),
            expected({{Dovecot, "alr"}, {Cyrus, "acdeiklnprstwx"}, {Courier, "acdilrsw"}}));
    COMPARE(deleteAcl(*session, mailbox, "alice"),
            expected({{Dovecot, "OK"}, {Cyrus, "NO Permission denied"}, {Courier, "OK"}}));
    COMPARE(aclOf(*session, mailbox), ownersAnd());
    removeMailbox(*session, "aclowner");
}

// Cyrus' administrator may; "lkxcan" stay, and the owner can give back what was taken.
void InteropAcl::administratorTakesOwnersRights()
{
    FEATURE("ACL");
    auto session = withMailbox("acltaken");
    auto admin = server().session(server().admin());
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

// Dovecot's "owner" is alice, once more; Courier's cannot be changed; to Cyrus it is anybody's name.
void InteropAcl::ownerAsIdentifier()
{
    FEATURE("ACL");
    auto session = withMailbox("aclownerid");
    const MailboxName mailbox = box("aclownerid");
    const QByteArray fixed = "NO Cannot modify ACLs on this mailbox.";
    COMPARE(setAcl(*session, mailbox, "owner", "lr"),
            expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, fixed}}));
    COMPARE(aclOf(*session, mailbox),
            expected({{Dovecot, "alice=alr"}, {Cyrus, ownersAnd("owner=lr")}, {Courier, ownersAnd()}}));
    COMPARE(deleteAcl(*session, mailbox, "owner"),
            expected({{Dovecot, "OK"}, {Cyrus, "OK"}, {Courier, fixed}}));
    COMPARE(aclOf(*session, mailbox), ownersAnd());
    removeMailbox(*session, "aclownerid");
}

void InteropAcl::childTakesParentsList()
{
    FEATURE("ACL");
    auto session = withMailbox("aclparent");
    COMPARE(setAcl(*session, box("aclparent"), "bob", "lrs"), "OK");
    COMPARE(outcome(await(session->send(Create{box("aclparent/child")}))), "OK");
    COMPARE(aclOf(*session, box("aclparent/child")), ownersAnd("bob=lrs"));
    // Once: later changes are the parent's own.
    COMPARE(deleteAcl(*session, box("aclparent"), "bob"), "OK");
    COMPARE(aclOf(*session, box("aclparent/child")), ownersAnd("bob=lrs"));
    removeMailbox(*session, "aclparent/child");
    removeMailbox(*session, "aclparent");
}

void InteropAcl::renameKeepsList()
{
    FEATURE("ACL");
    auto session = withMailbox("aclfrom");
    COMPARE(setAcl(*session, box("aclfrom"), "bob", "lrs"), "OK");
    COMPARE(outcome(await(session->send(Rename{box("aclfrom"), box("aclto")}))), "OK");
    COMPARE(aclOf(*session, box("aclto")), ownersAnd("bob=lrs"));
    removeMailbox(*session, "aclto");
}

// GETACL, SETACL and DELETEACL need "a", LISTRIGHTS only on Cyrus, MYRIGHTS nowhere. Without "l" a mailbox is not even there.
void InteropAcl::listNeedsRight()
{
    FEATURE("ACL");
    auto session = withMailbox("aclneeds");
    auto bob = server().session(QStringLiteral("bob"));
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
    // To a session that has not seen it, it stays hidden on Dovecot.
    bob = server().session(QStringLiteral("bob"));
    const QByteArray lacks =
        expected({{Dovecot, "NO [NOPERM] You lack administrator privileges on this mailbox"},
                  {Cyrus, "NO Permission denied"},
                  {Courier, ""}});
    COMPARE(refusals(), expected<QByteArrayList>({{Dovecot, {lacks, lacks, lacks, "OK", "lrs"}},
                                                  {Cyrus, {lacks, lacks, lacks, lacks, "lrs"}},
                                                  {Courier, onCourier + QByteArrayList{"OK", "lrs"}}}));
    COMPARE(setAcl(*session, box("aclneeds"), "bob", "la"), "OK");
    COMPARE(aclOf(*bob, mailbox), ownersAnd("bob=al"));
    COMPARE(setAcl(*bob, mailbox, "carol", "l"), "OK");
    COMPARE(aclOf(*session, box("aclneeds")), ownersAnd("bob=al carol=l"));
    removeMailbox(*session, "aclneeds");
}

void InteropAcl::entriesCombine_data()
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
void InteropAcl::entriesCombine()
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
    auto bob = server().session(QStringLiteral("bob"));
    const QByteArray had = myRights(*bob, of(QStringLiteral("alice"), QString::fromLatin1(name)));
    COMPARE(had.startsWith("NO ") ? "none" : had, rights);
    removeMailbox(*session, name);
}

// bob and carol are in the group, eve is not; Courier's and Cyrus' groups cannot be named so.
void InteropAcl::groupEntryReplacesAnyones()
{
    FEATURE("ACL");
    auto session = withMailbox("aclgroup");
    COMPARE(setAcl(*session, box("aclgroup"), "anyone", "lrs"), "OK");
    COMPARE(setAcl(*session, box("aclgroup"), "$staff", "l"), "OK");
    for (const char *user : {"bob", "carol"}) {
        auto member = server().session(QString::fromLatin1(user));
        COMPARE(myRights(*member, of(QStringLiteral("alice"), QStringLiteral("aclgroup"))),
                expected({{Dovecot, "l"}, {Cyrus, "lrs"}, {Courier, "lrs"}}));
    }
    auto eve = server().session(QStringLiteral("eve"));
    COMPARE(myRights(*eve, of(QStringLiteral("alice"), QStringLiteral("aclgroup"))), "lrs");
    removeMailbox(*session, "aclgroup");
}

void InteropAcl::administrators()
{
    FEATURE("ACL");
    auto session = withMailbox("acladmin");
    auto admin = server().session(server().admin());
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

void InteropAcl::newUserOnCyrus()
{
    FEATURE("ACL");
    auto admin = server().session(server().admin());
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
void InteropAcl::publicMailboxes()
{
    FEATURE("ACL");
    if (server().isCourier()) {
        auto bob = server().session(QStringLiteral("bob"));
        COMPARE(aclOf(*bob, MailboxName(u"shared.none")),
                "NO Mailbox does not exist, or must be subscribed to.");
        return;
    }
    auto admin = server().session(QStringLiteral("admin"));
    const MailboxName mailbox(server().isDovecot() ? u"public/aclpublic" : u"public/aclpublic");
    COMPARE(outcome(await(admin->send(Create{mailbox}))), "OK");
    COMPARE(aclOf(*admin, mailbox), expected({{Dovecot, "admin=acdeiklprstwx anyone=lrs"},
                                              {Cyrus, "admin=acdeiklprstwx anyone=lrs"}}));
    COMPARE(setAcl(*admin, mailbox, "owner", "lr"),
            expected({{Dovecot, "NO Public namespaces have no owner"}, {Cyrus, "OK"}}));
    auto bob = server().session(QStringLiteral("bob"));
    const MailboxName toBob(server().isDovecot() ? u"public/aclpublic" : u"Shared Folders/public/aclpublic");
    COMPARE(myRights(*bob, toBob), "lrs");
    COMPARE(outcome(await(admin->send(Delete{mailbox}))), "OK");
}

// RFC 4314 section 3.5 and field experience: what one sends before an answer is not mixed up.
void InteropAcl::changesMayBePipelined()
{
    FEATURE("ACL");
    auto session = withMailbox("aclpipe");
    const MailboxName mailbox = box("aclpipe");
    std::vector<std::unique_ptr<Answer<Done>>> changes;
    for (int i = 0; i < 50; ++i)
        changes.push_back(std::make_unique<Answer<Done>>(
            session->send(SetAcl{mailbox, QStringLiteral("user%1").arg(i % 10), "lr"})));
    Answer<QByteArray> rights(session->send(MyRights{mailbox}));
    Answer<Acl> acl(session->send(GetAcl{mailbox}));
    TRY_CHECK(bool(acl));
    for (const auto &change : changes)
        COMPARE(outcome(**change), "OK");
    COMPARE(outcome(*rights), "OK");
    COMPARE(int((*acl)->size()), expected<int>({{Dovecot, 11}, {Cyrus, 11}, {Courier, 12}}));
    removeMailbox(*session, "aclpipe");
}

INTEROP_MAIN(InteropAcl)
#include "tst_interopacl.moc"
