#include "acls.h"
#include "imapcore/changes/changerun.h"
#include "imapcore/commands/id.h"
#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>

using namespace imap;

// What an editor of access lists has to reckon with, and why it edits as it does.
class InteropAclFacts : public Interop
{
    Q_OBJECT

private slots:
    void negativeRightsSubtractLast();
    void deleteaclLeavesTheNegativeEntry();
    void obsoleteRightsSentBackWiden();
    void unknownRightsSurviveAnEdit();
    void deltasSurviveAnotherAdministrator();
    void replacementTakesWhatWasGivenMeanwhile();
    void identifiersComeBackAsTheServerSpellsThem();
    void getaclOfCourierHidesGroups();
    void getaclOfCourierShowsDeleteRightsOnlyTogether();
    void setaclDoesNotSayWhatItMade();
    void administerImpliesWriteWhereSetUpSo();
    void setaclAndMyrightsInOneFlight();
    void ownRightsOfAWholeTreeInOneTrip();

private:
    static ServerManner mannerOf(Session &session)
    {
        const auto id = await(session.send(Id{}));
        return ServerManner::of(session, id ? *id : ServerId());
    }
    // Makes a change as the window does.
    static QByteArray change(Session &session, AclChange change)
    {
        ChangeSet set;
        set.add({std::move(change)});
        ChangeRun run(&session, mannerOf(session), &set);
        QSignalSpy finished(&run, &ChangeRun::finished);
        run.start();
        if (finished.isEmpty() && !finished.wait(20000))
            return "no end";
        const ChangeItem &item = set.items().front();
        return item.error ? said(*item.error) : nameOf(item.state);
    }
};

// Whatever the order in which entries came, and whatever is given afterwards.
void InteropAclFacts::negativeRightsSubtractLast()
{
    FEATURE("ACL");
    auto alice = withMailbox("factminus");
    const MailboxName mailbox = box("factminus"),
                      theirs = of(QStringLiteral("alice"), QStringLiteral("factminus"));
    for (const auto &[who, rights] :
         {std::pair("-bob", "r"), std::pair("bob", "lrw"), std::pair("bob", "+rs")})
        COMPARE(setAcl(*alice, mailbox, who, rights), "OK");
    COMPARE(myRights(*login(QStringLiteral("bob")), theirs), "lsw");
    COMPARE(deleteAcl(*alice, mailbox, "-bob"), "OK");
    COMPARE(myRights(*login(QStringLiteral("bob")), theirs), "lrsw");
    removeMailbox(*alice, "factminus");
}

void InteropAclFacts::deleteaclLeavesTheNegativeEntry()
{
    FEATURE("ACL");
    auto alice = withMailbox("factleft");
    const MailboxName mailbox = box("factleft");
    COMPARE(setAcl(*alice, mailbox, "bob", "lr"), "OK");
    COMPARE(setAcl(*alice, mailbox, "-bob", "w"), "OK");
    COMPARE(deleteAcl(*alice, mailbox, "bob"), "OK");
    COMPARE(aclOf(*alice, mailbox), ownersAnd("-bob=w"));
    removeMailbox(*alice, "factleft");
}

// RFC 4314 section 2.1.1: a client that knows the rights of RFC 2086 alone, and sets what it has read, gives more.
void InteropAclFacts::obsoleteRightsSentBackWiden()
{
    FEATURE("ACL");
    auto alice = withMailbox("factwiden");
    const MailboxName mailbox = box("factwiden");
    COMPARE(setAcl(*alice, mailbox, "bob", "lrt"), "OK");
    COMPARE(aclOf(*alice, mailbox),
            ownersAnd(expected({{Dovecot, "bob=dlrt"}, {Cyrus, "bob=dlrt"}, {Courier, "bob=lr"}})));
    COMPARE(setAcl(*alice, mailbox, "bob", expected({{Dovecot, "dlr"}, {Cyrus, "dlr"}, {Courier, "lr"}})),
            "OK");
    COMPARE(aclOf(*alice, mailbox),
            ownersAnd(expected({{Dovecot, "bob=delrt"}, {Cyrus, "bob=delrt"}, {Courier, "bob=lr"}})));
    // The library never sends them where they are virtual.
    const AclChange obsolete{mailbox, QStringLiteral("bob"), "d"};
    COMPARE(obsolete.problem(mannerOf(*alice)).has_value(), !server().isCourier());
    removeMailbox(*alice, "factwiden");
}

// RFC 4314 section 5.1.2. Dovecot has none.
void InteropAclFacts::unknownRightsSurviveAnEdit()
{
    FEATURE("ACL");
    auto alice = withMailbox("factunknown");
    const MailboxName mailbox = box("factunknown");
    COMPARE(setAcl(*alice, mailbox, "bob", "lr5"),
            expected({{Dovecot, "BAD Error in IMAP command SETACL: Invalid ACL right: 5"},
                      {Cyrus, "OK"},
                      {Courier, "OK"}}));
    COMPARE(setAcl(*alice, mailbox, "bob", "+lr"), "OK");
    COMPARE(change(*alice, {mailbox, QStringLiteral("bob"), "w", "r"}), "done");
    COMPARE(aclOf(*alice, mailbox),
            ownersAnd(expected({{Dovecot, "bob=lw"}, {Cyrus, "bob=5lw"}, {Courier, "bob=5lw"}})));
    removeMailbox(*alice, "factunknown");
}

void InteropAclFacts::deltasSurviveAnotherAdministrator()
{
    FEATURE("ACL");
    auto alice = withMailbox("factdelta");
    const MailboxName mailbox = box("factdelta");
    COMPARE(setAcl(*alice, mailbox, "bob", "lr"), "OK");
    auto other = login();
    COMPARE(setAcl(*other, mailbox, "bob", "+i"), "OK");
    COMPARE(setAcl(*alice, mailbox, "bob", "+w"), "OK");
    COMPARE(aclOf(*alice, mailbox), ownersAnd("bob=ilrw"));
    removeMailbox(*alice, "factdelta");
}

void InteropAclFacts::replacementTakesWhatWasGivenMeanwhile()
{
    FEATURE("ACL");
    auto alice = withMailbox("factreplace");
    const MailboxName mailbox = box("factreplace");
    COMPARE(setAcl(*alice, mailbox, "bob", "lr"), "OK");
    auto other = login();
    COMPARE(setAcl(*other, mailbox, "bob", "+i"), "OK");
    COMPARE(setAcl(*alice, mailbox, "bob", "lrw"), "OK");
    COMPARE(aclOf(*alice, mailbox), ownersAnd("bob=lrw"));
    removeMailbox(*alice, "factreplace");
}

// By GETACL, not by LISTRIGHTS, which repeats what it was asked.
void InteropAclFacts::identifiersComeBackAsTheServerSpellsThem()
{
    FEATURE("ACL identifiers");
    auto alice = withMailbox("factspelling");
    const MailboxName mailbox = box("factspelling");
    COMPARE(setAcl(*alice, mailbox, "BOB", "lr"), "OK");
    COMPARE(aclOf(*alice, mailbox),
            ownersAnd(expected({{Dovecot, "BOB=lr"}, {Cyrus, "bob=lr"}, {Courier, "BOB=lr"}})));
    // matchesByArgument: another name in the answer would be no answer.
    COMPARE(outcome(await(alice->send(ListRights{mailbox, QStringLiteral("BOB")}))), "OK");
    // Reading back finds it.
    const auto acl = await(alice->send(GetAcl{mailbox}));
    const AclChange asked{mailbox, QStringLiteral("BOB"), "w"};
    const ChangeAnswer answer = *acl;
    const auto state = asked.stateIn(std::span(&answer, 1), mannerOf(*alice));
    COMPARE(QByteArray(state ? state->value : "none"), "lr");
    removeMailbox(*alice, "factspelling");
}

// What maildiracl gives to a group stands in no answer to GETACL, and counts.
void InteropAclFacts::getaclOfCourierHidesGroups()
{
    FEATURE("ACL identifiers");
    auto alice = withMailbox("factgroup");
    const MailboxName mailbox = box("factgroup"),
                      theirs = of(QStringLiteral("alice"), QStringLiteral("factgroup"));
    if (!server().isCourier()) {
        const char *group = server().isDovecot() ? "$staff" : "group:staff";
        COMPARE(setAcl(*alice, mailbox, group, "lr"), "OK");
        COMPARE(aclOf(*alice, mailbox), ownersAnd(QByteArray(group) + "=lr"));
    } else {
        QDirIterator folders(server().folder(), {QStringLiteral(".factgroup")}, QDir::Dirs | QDir::Hidden,
                             QDirIterator::Subdirectories);
        QVERIFY(folders.hasNext());
        QFile list(folders.next() + QStringLiteral("/courierimapacl"));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("owner aceilrstwx\nadministrators aceilrstwx\ngroup=staff lr\n");
        list.close();
        COMPARE(aclOf(*alice, mailbox), ownersAnd());
        COMPARE(myRights(*login(QStringLiteral("bob")), theirs), "lr");
        // A change leaves it alone, so that nothing that was not seen is lost.
        COMPARE(change(*alice, {mailbox, QStringLiteral("carol"), "l"}), "done");
        COMPARE(myRights(*login(QStringLiteral("bob")), theirs), "lr");
        COMPARE(ServerFlavour::detect({}, alice->capabilities(), alice->greeting()).isAclComplete(), false);
    }
    removeMailbox(*alice, "factgroup");
}

void InteropAclFacts::getaclOfCourierShowsDeleteRightsOnlyTogether()
{
    FEATURE("ACL");
    auto alice = withMailbox("facttogether");
    const MailboxName mailbox = box("facttogether");
    COMPARE(setAcl(*alice, mailbox, "bob", "lrxt"), "OK");
    COMPARE(aclOf(*alice, mailbox),
            ownersAnd(expected({{Dovecot, "bob=cdlrtx"}, {Cyrus, "bob=cdlrtx"}, {Courier, "bob=lr"}})));
    COMPARE(setAcl(*alice, mailbox, "bob", "+e"), "OK");
    COMPARE(aclOf(*alice, mailbox),
            ownersAnd(expected({{Dovecot, "bob=cdelrtx"}, {Cyrus, "bob=cdelrtx"}, {Courier, "bob=dlr"}})));
    // What is read back is judged by that: nothing is said to be missing.
    const AclChange asked{mailbox, QStringLiteral("bob"), {}, "e"};
    const ServerManner manner = mannerOf(*alice);
    COMPARE(asked.difference(ChangeState::present("lrxte"), ChangeState::present("lrxt"),
                             ChangeState::present(server().isCourier() ? "lr" : "lrxt"), manner)
                == Difference::None,
            true);
    removeMailbox(*alice, "facttogether");
}

// RFC 4314 section 3.1: whatever was made of it, an OK is all there is; so it is read back.
void InteropAclFacts::setaclDoesNotSayWhatItMade()
{
    FEATURE("ACL");
    auto alice = withMailbox("factsilent");
    COMPARE(
        talk(*alice, "SETACL @factsilent bob lrc"),
        expected({{Dovecot, "OK Setacl complete"}, {Cyrus, "OK Completed"}, {Courier, "OK ACLs updated."}}));
    COMPARE(aclOf(*alice, box("factsilent")),
            ownersAnd(expected({{Dovecot, "bob=cklrx"}, {Cyrus, "bob=cklrx"}, {Courier, "bob=clr"}})));
    removeMailbox(*alice, "factsilent");
}

// acl_admin_implies_write of Cyrus; others have no such thing.
void InteropAclFacts::administerImpliesWriteWhereSetUpSo()
{
    FEATURE("ACL");
    const auto fresh =
        another(server().isCyrus()
                    ? QStringList{QStringLiteral("--extra"), QStringLiteral("acl_admin_implies_write: yes")}
                    : QStringList());
    auto alice = login(QStringLiteral("alice"), *fresh);
    COMPARE(outcome(await(alice->send(Create{box("factimplied", *fresh)}))), "OK");
    COMPARE(setAcl(*alice, box("factimplied", *fresh), "bob", "la"), "OK");
    auto bob = login(QStringLiteral("bob"), *fresh);
    COMPARE(myRights(*bob, of(QStringLiteral("alice"), QStringLiteral("factimplied"), *fresh)),
            expected({{Dovecot, "al"}, {Cyrus, "adeilnstw"}, {Courier, "al"}}));
}

void InteropAclFacts::setaclAndMyrightsInOneFlight()
{
    FEATURE("ACL");
    auto alice = withMailbox("factflight");
    Answer<Done> set(alice->send(SetAcl{box("factflight"), QStringLiteral("bob"), "lr"}));
    Answer<QByteArray> mine(alice->send(MyRights{box("factflight")}));
    Answer<Acl> acl(alice->send(GetAcl{box("factflight")}));
    QTRY_VERIFY_WITH_TIMEOUT(bool(acl), 20000);
    COMPARE(outcome(*set), "OK");
    COMPARE((*mine)->contains('a'), true);
    COMPARE(std::any_of((*acl)->begin(), (*acl)->end(),
                        [](const AclEntry &entry) { return entry.identifier == QStringLiteral("bob"); }),
            true);
    removeMailbox(*alice, "factflight");
}

// LIST-MYRIGHTS (RFC 8440); without it each mailbox is a question of its own.
void InteropAclFacts::ownRightsOfAWholeTreeInOneTrip()
{
    FEATURE("LIST-MYRIGHTS");
    auto alice = withMailbox("facttree");
    for (const char *name : {"facttree/a", "facttree/b"})
        COMPARE(outcome(await(alice->send(Create{box(name)}))), "OK");
    const auto found =
        await(alice->send(List{.pattern = own("facttree").toUtf8() + '*', .returnOptions = {"MYRIGHTS"}}));
    const QByteArray lacks = "Unsupported LIST-MYRIGHTS";
    COMPARE(outcome(found), expected({{Dovecot, lacks}, {Dovecot24, "OK"}, {Cyrus, "OK"}, {Courier, lacks}}));
    int told = 0;
    for (const ListedMailbox &one : found ? *found : std::vector<ListedMailbox>())
        told += one.rights() && one.rights()->contains('a');
    COMPARE(told, found ? 3 : 0);
    for (const char *name : {"facttree/a", "facttree/b", "facttree"})
        removeMailbox(*alice, name);
}

INTEROP_MAIN(InteropAclFacts)
#include "tst_interopaclfacts.moc"
