#include "acls.h"

using namespace imap;

// Access control lists (RFC 4314): what they say, what is made of what one asks for, and how entries are combined. What
// somebody can then do is in interoprights.
class InteropAcl : public Interop
{
    Q_OBJECT

private slots:
    void initTestCase() { m_given = withMailbox("aclgiven"); }
    void cleanupTestCase()
    {
        removeMailbox(*m_given, "aclgiven");
        m_given.reset();
    }
    void rightsAreAnnounced();
    void listOfNewMailbox();
    void missingMailbox();
    void plusAndMinusChangeWhatIsThere();
    void noRightsRemoveTheEntry();
    void negativeEntryIsItsOwn();
    void obsoleteRightsAreVirtualAndUnknownOnesBad_data();
    void obsoleteRightsAreVirtualAndUnknownOnesBad();
    void upperCaseRightsAreIllegal();
    void listRightsIsConstantOnDovecotAlone_data();
    void listRightsIsConstantOnDovecotAlone();
    void ownerKeepsSomeRights();
    void ownerAsIdentifier();
    void childTakesParentsList();
    void renameKeepsList();
    void changesMayBePipelined();

private:
    std::unique_ptr<Session> m_given; // with a mailbox of that name
};

// Courier announces the rights of RFC 2086, that its entries add up, and nothing of what RFC 4314 brought.
void InteropAcl::rightsAreAnnounced()
{
    FEATURE("ACL");
    auto session = login();
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
    auto session = login();
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

void InteropAcl::obsoleteRightsAreVirtualAndUnknownOnesBad_data()
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
void InteropAcl::obsoleteRightsAreVirtualAndUnknownOnesBad()
{
    FEATURE("ACL");
    QFETCH(QByteArray, then);
    const MailboxName mailbox = box("aclgiven");
    const QByteArray answer = setAcl(*m_given, mailbox, "bob", QTest::currentDataTag());
    if (then.startsWith("BAD ")) {
        COMPARE(answer, then);
        COMPARE(aclOf(*m_given, mailbox), ownersAnd());
    } else {
        COMPARE(answer, "OK");
        COMPARE(aclOf(*m_given, mailbox), ownersAnd("bob=" + then));
        COMPARE(deleteAcl(*m_given, mailbox, "bob"), "OK");
    }
}

// RFC 4314 section 2: illegal. The library sends none.
void InteropAcl::upperCaseRightsAreIllegal()
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

void InteropAcl::listRightsIsConstantOnDovecotAlone_data()
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
void InteropAcl::listRightsIsConstantOnDovecotAlone()
{
    FEATURE("ACL");
    QFETCH(QByteArray, grantable);
    const auto found =
        await(m_given->send(ListRights{box("aclgiven"), QString::fromLatin1(QTest::currentDataTag())}));
    COMPARE(outcome(found), "OK");
    COMPARE('\'' + found->always + "' " + found->optional.join(' '), grantable);
}

void InteropAcl::ownerKeepsSomeRights()
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
    QTRY_VERIFY_WITH_TIMEOUT(bool(acl), 20000);
    for (const auto &change : changes)
        COMPARE(outcome(**change), "OK");
    COMPARE(outcome(*rights), "OK");
    COMPARE(int((*acl)->size()), expected<int>({{Dovecot, 11}, {Cyrus, 11}, {Courier, 12}}));
    removeMailbox(*session, "aclpipe");
}

INTEROP_MAIN(InteropAcl)
#include "tst_interopacl.moc"
