#include "imapcore/commands/acl.h"
#include "imapcore/commands/lsub.h"
#include "imapcore/commands/select.h"
#include "tests/support/dovecot.h"
#include "tests/support/mailboxedits.h"
#include "tests/support/mailserver.h"

using namespace mailboxedits;
using namespace Qt::StringLiterals;

// What is done to mailboxes as changes, on Dovecot and on Cyrus.
class TestMailboxEditServers : public QObject
{
    Q_OBJECT
private slots:
    void dovecotLife();
    void dovecotUndoes();
    void dovecotInbox();
    void dovecotOpenMailbox();
    void dovecotAwkward_data();
    void dovecotAwkward();
    void cyrus();
    void cyrusGivesRight();

private:
    Dovecot &dovecot()
    {
        if (!m_dovecot)
            m_dovecot = std::make_unique<Dovecot>();
        return *m_dovecot;
    }
    static QByteArrayList subscribed(Session &session, const QByteArray &start)
    {
        QByteArrayList names;
        const auto found = await(session.send(Lsub{"*"}));
        for (const ListedMailbox &one : found ? *found : Lsub::Result()) {
            if (one.name.wire().startsWith(start))
                names += one.name.wire();
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    std::unique_ptr<Dovecot> m_dovecot;
};

void TestMailboxEditServers::dovecotLife()
{
    const auto session = dovecot().session();
    const auto other = dovecot().session();
    MailboxEdit creating;
    creating.create({MailboxName(u"Life/one")}, true);
    creating.create({MailboxName(u"Life/one/two")}, true);
    Doing creates, renames, deletes;
    QVERIFY(creates(*session, creating));
    QCOMPARE(creates.states(), "DDDD");
    QCOMPARE(listed(*other, "Life*"), (QByteArrayList{"Life!", "Life/one", "Life/one/two"}));
    QVERIFY(fill(*other, u"Life/one/two"_s, 2));

    const auto all = whole(*session, "Life/one");
    QCOMPARE(all.size(), 2U);
    QVERIFY(all[0].isSubscribed && all[1].isSubscribed);
    QVERIFY(all[0].rights && all[0].rights->contains('x'));
    QVERIFY(renames(*session, renaming(all, MailboxName(u"Moved/here"))));
    QVERIFY2(!renames.states().contains('F') && !renames.states().contains('C'), renames.states());
    QCOMPARE(listed(*other, "Moved*"), (QByteArrayList{"Moved!", "Moved/here", "Moved/here/two"}));
    QCOMPARE(messagesIn(*other, u"Moved/here/two"_s), 2U);
    QCOMPARE(subscribed(*other, "Moved") + subscribed(*other, "Life"),
             (QByteArrayList{"Moved/here", "Moved/here/two"}));
    // A name that holds others alone can be made a mailbox.
    MailboxEdit fills;
    fills.create({MailboxName(u"Moved")}, false);
    Doing makes;
    QVERIFY(makes(*session, fills));
    QCOMPARE(makes.states(), "D");
    QCOMPARE(listed(*other, "Moved"), QByteArrayList{"Moved"});

    QVERIFY(deletes(*session, removing(whole(*session, "Moved"), true)));
    for (const char bad : {'F', '-', 'C', 'O'})
        QVERIFY2(!deletes.states().contains(bad), deletes.states());
    QCOMPARE(listed(*other, "Moved*"), QByteArrayList());
}

// What was empty comes back with its access list.
void TestMailboxEditServers::dovecotUndoes()
{
    const auto session = dovecot().session();
    const auto other = dovecot().session();
    const MailboxName name(u"Undone");
    QVERIFY(await(other->send(Create{name})));
    QVERIFY(await(other->send(SetAcl{name, u"peter"_s, "lrs"})));
    QVERIFY(await(other->send(Subscribe{name})));
    Doing deletes, undoes;
    QVERIFY(deletes(*session, removing(whole(*session, "Undone"), true)));
    QCOMPARE(deletes.states(), "DD");
    QCOMPARE(listed(*other, "Undone"), QByteArrayList());
    undoes.set.add(deletes.set.inverse());
    QVERIFY(undoes(*session));
    QVERIFY2(!undoes.states().contains('F') && !undoes.states().contains('C'), undoes.states());
    QCOMPARE(listed(*other, "Undone"), QByteArrayList{"Undone"});
    QCOMPARE(subscribed(*other, "Undone"), QByteArrayList{"Undone"});
    const auto acl = await(other->send(GetAcl{name}));
    QVERIFY(acl && std::any_of(acl->begin(), acl->end(), [](const AclEntry &entry) {
                return entry.identifier == u"peter" && entry.rights == "lrs";
            }));
    // With a message in it, it does not.
    QVERIFY(fill(*other, u"Undone"_s, 1));
    Doing loses;
    QVERIFY(loses(*session, removing(whole(*session, "Undone"), true)));
    QCOMPARE(loses.states(), "DD");
    const auto back = loses.set.inverse();
    QCOMPARE(back.size(), size_t(1));
    QCOMPARE(back.front().change.kind(), "subscription");
    const auto contents = DeleteChange::contentsOf(loses.set.items()[0].before);
    QCOMPARE(contents.messages, quint64(1));
    QVERIFY(contents.octets > 10);
}

// RFC 9051 section 6.3.6: the messages of INBOX move, and nothing below it.
void TestMailboxEditServers::dovecotInbox()
{
    Dovecot fresh;
    const auto session = fresh.session();
    const auto before = messagesIn(*session, u"INBOX"_s);
    QVERIFY(before > 0);
    const MailboxEdit edit = renaming(whole(*session, "INBOX"), MailboxName(u"Old inbox"));
    QCOMPARE(linesOf(edit, "IMAP4rev1"), QByteArrayList{R"(RENAME "INBOX" "Old inbox")"});
    Doing renames;
    QVERIFY(renames(*session, edit));
    QCOMPARE(renames.states(), "D");
    const auto other = fresh.session();
    QCOMPARE(messagesIn(*other, u"INBOX"_s), 0U);
    QCOMPARE(messagesIn(*other, u"Old inbox"_s), before);
    QVERIFY(renames.set.inverse().empty());
    // It is never deleted.
    QVERIFY(removing(whole(*session, "INBOX")).isEmpty());
}

// Dovecot ends a connection whose open mailbox goes.
void TestMailboxEditServers::dovecotOpenMailbox()
{
    const auto session = dovecot().session();
    QVERIFY(await(session->send(Create{MailboxName(u"Open/below")})));
    QVERIFY(await(session->send(Create{MailboxName(u"Open")})));
    QVERIFY(await(session->send(Select{MailboxName(u"Open/below")})));
    Doing renames, deletes;
    QVERIFY(renames(*session, renaming(whole(*session, "Open"), MailboxName(u"Opened"), false)));
    QVERIFY(await(session->send(Select{MailboxName(u"Opened/below")})));
    QVERIFY(deletes(*session, removing(whole(*session, "Opened"))));
    QCOMPARE(deletes.states(), "DD");
    QCOMPARE(session->state(), Session::State::Authenticated);
    QCOMPARE(listed(*session, "Open*"), QByteArrayList());
}

void TestMailboxEditServers::dovecotAwkward_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"a \"b\" c"_s, u"back\\slash"_s, u"100%"_s, u"st*r"_s, u"R&D"_s, u"&AOQ-"_s, u"\U0001F600 emoji"_s,
          u"end "_s, u"with.dot"_s, u"(paren)"_s, u"{5}"_s, u"NIL"_s, u"ü"_s})
        QTest::newRow(name.toUtf8()) << name;
}

void TestMailboxEditServers::dovecotAwkward()
{
    QFETCH(QString, name);
    const auto session = dovecot().session();
    const auto other = dovecot().session();
    // Beside those that patterns would find as well.
    QVERIFY(await(other->send(Create{MailboxName(u"Odd/100 and more/x")})));
    QVERIFY(await(other->send(Create{MailboxName(u"Odd/star/x")})));
    const MailboxName full(u"Odd/"_s + name);
    MailboxEdit creating;
    creating.create({full}, true);
    creating.create({MailboxName(full.toString() + u"/child"_s)}, false);
    Doing creates, renames, deletes, cleans;
    QVERIFY(creates(*session, creating));
    QCOMPARE(creates.states(), "DDD");
    const auto all = whole(*session, full.wire());
    QCOMPARE(all.size(), 2U);
    const MailboxName to(u"Odd/renamed "_s + name);
    QVERIFY(renames(*session, renaming(all, to)));
    QCOMPARE(renames.states(), "DDD");
    QVERIFY(listed(*other, "*").contains(to.wire() + "/child"));
    QVERIFY(deletes(*session, removing(whole(*session, to.wire()), true)));
    QCOMPARE(deletes.states(), "DDD");
    QCOMPARE(listed(*other, "Odd*"),
             (QByteArrayList{"Odd!", "Odd/100 and more!", "Odd/100 and more/x", "Odd/star!", "Odd/star/x"}));
    QVERIFY(cleans(*session, removing(whole(*session, "Odd"), true), AfterError::GoOn));
    QCOMPARE(listed(*other, "Odd*"), QByteArrayList());
}

// It has partitions, and refuses to delete what has others below it.
void TestMailboxEditServers::cyrus()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session();
    const auto other = server.session();
    MailboxEdit creating;
    creating.create({MailboxName(u"Kept"), {}, "default"}, false);
    creating.create({MailboxName(u"Nowhere"), {}, "nowhere"}, false);
    creating.create({MailboxName(u"Filed"), {"\\Archive"}, "default"}, false);
    creating.create({MailboxName(u"Kept/below/deep")}, true);
    Doing creates, renames, deletes;
    QVERIFY(creates(*session, creating, AfterError::GoOn));
    QCOMPARE(creates.states(), "DFDDD");
    QVERIFY(creates.set.items()[1].error->text.contains(u"partition"));
    QCOMPARE(listed(*other, "Kept*"), (QByteArrayList{"Kept", "Kept/below", "Kept/below/deep"}));
    const auto all = whole(*session, "Kept");
    QCOMPARE(all.size(), 3U);
    QVERIFY(renames(*session, renaming(all, MailboxName(u"Filed/kept"))));
    for (const char bad : {'F', '-', 'C', 'O'})
        QVERIFY2(!renames.states().contains(bad), renames.states());
    QCOMPARE(listed(*other, "Filed*"),
             (QByteArrayList{"Filed", "Filed/kept", "Filed/kept/below", "Filed/kept/below/deep"}));
    QTest::qWait(1100); // Cyrus names what it keeps of the deleted by the second
    QVERIFY(deletes(*session, removing(whole(*session, "Filed"), true)));
    // It keeps what has a special use (specialuse_protect).
    QVERIFY2(deletes.states().startsWith("DDDF"), deletes.states());
    QVERIFY(deletes.set.items()[3].error->text.contains(u"SPECIAL-USE"));
    QCOMPARE(listed(*other, "Filed*"), QByteArrayList{"Filed"});
}

// What one makes for others one may not delete, until one gives oneself the right.
void TestMailboxEditServers::cyrusGivesRight()
{
    MailServer server(u"cyrus"_s);
    REQUIRE_SERVER(server);
    const auto session = server.session(server.admin());
    const KnownRights known = KnownRights::from(session->capabilities());
    MailboxEdit creating;
    creating.create({MailboxName(u"user/bob/T-made")}, false);
    creating.create({MailboxName(u"user/bob/T-made/below")}, false);
    Doing creates, refused, deletes;
    QVERIFY(creates(*session, creating));
    QCOMPARE(creates.states(), "DD");
    const auto all = whole(*session, "user/bob/T-made");
    QCOMPARE(all.size(), 2U);
    for (const SurveyedMailbox &one : all)
        QCOMPARE(MailboxEdit::rightToGive(one, known), 'x');
    QVERIFY(refused(*session, removing(all)));
    QCOMPARE(refused.states(), "F-");
    MailboxEdit edit;
    edit.remove(all, false, known, server.admin());
    QVERIFY(deletes(*session, edit));
    QCOMPARE(deletes.states(), "DDDD");
    QCOMPARE(deletes.set.items()[0].change.as<AclChange>()->add, "x");
    QCOMPARE(listed(*session, "user/bob/T-made*"), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestMailboxEditServers)
#include "tst_mailboxeditservers.moc"
