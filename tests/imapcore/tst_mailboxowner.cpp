#include "imapcore/access/mailboxowner.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

namespace {

using Kind = ServerFlavour::Kind;

} // namespace

class TestMailboxOwner : public QObject
{
    Q_OBJECT

private slots:
    void owners_data();
    void owners();
    void ownersWithPoints();
    void namesForOthers_data();
    void namesForOthers();
    void noNameForOthers();
};

void TestMailboxOwner::owners_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("others");
    QTest::addColumn<QString>("shared");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<bool>("isInbox");
    const auto row = [](const char *mailbox, Kind kind, const char *others, const char *shared,
                        const char *owner, bool isInbox = false) {
        QTest::addRow("%s on %s", mailbox, ServerFlavour::nameOf(kind))
            << int(kind) << QString::fromLatin1(others) << QString::fromLatin1(shared)
            << QString::fromUtf8(owner) << isInbox;
    };
    row("INBOX", Kind::Cyrus, "Other Users/", "Shared Folders/", "me", true);
    row("inbox", Kind::Dovecot, "shared/", "public/", "me", true);
    row("Archive/2024", Kind::Cyrus, "Other Users/", "Shared Folders/", "me");
    row("Other Users/alice", Kind::Cyrus, "Other Users/", "Shared Folders/", "alice", true);
    row("Other Users/alice/x/y", Kind::Cyrus, "Other Users/", "Shared Folders/", "alice");
    row("Other Users/me/x", Kind::Cyrus, "Other Users/", "Shared Folders/", "me");
    row("Shared Folders/team", Kind::Cyrus, "Other Users/", "Shared Folders/", "");
    // As administrators see it.
    row("user/alice", Kind::Cyrus, "user/", "", "alice", true);
    row("user/alice/Sent", Kind::Cyrus, "user/", "", "alice");
    row("user/j.doe", Kind::Cyrus, "user/", "", "j.doe", true);
    row("user/bob@example.org", Kind::Cyrus, "user/", "", "bob@example.org", true);
    row("user/bob/Sent@example.org", Kind::Cyrus, "user/", "", "bob@example.org");
    row("team/one", Kind::Cyrus, "user/", "", "");
    row("DELETED/user/alice/x/65A1B2C3", Kind::Cyrus, "user/", "", "alice");
    row("shared/alice/INBOX", Kind::Dovecot, "shared/", "public/", "alice", true);
    row("shared/alice/INBOX/x", Kind::Dovecot, "shared/", "public/", "alice");
    row("shared/alice/work", Kind::Dovecot, "shared/", "public/", "alice");
    row("public/team", Kind::Dovecot, "shared/", "public/", "");
    row("shared/J&APg-rgen/x", Kind::Dovecot, "shared/", "public/", "Jørgen");
}

void TestMailboxOwner::owners()
{
    QFETCH(int, kind);
    QFETCH(QString, others);
    QFETCH(QString, shared);
    QFETCH(QString, owner);
    QFETCH(bool, isInbox);
    const MailboxOwners owners({{Namespace::Kind::Personal, {}, '/'},
                                {Namespace::Kind::OtherUsers, MailboxName(others), '/'},
                                {Namespace::Kind::Shared, MailboxName(shared), '/'}},
                               u"me"_s, Kind(kind));
    const QByteArray row = QTest::currentDataTag();
    const MailboxOwner found = owners.of(MailboxName::fromWire(row.left(row.lastIndexOf(" on "))));
    QCOMPARE(found.name, owner);
    QCOMPARE(found.isInbox, isInbox);
    QCOMPARE(found.isSelf, owner == u"me"_s);
    QVERIFY(owners.knowsOthers());
}

// Points: Cyrus writes one within a name as "^"; Courier has other users among what is shared.
void TestMailboxOwner::ownersWithPoints()
{
    const MailboxOwners points({{Namespace::Kind::Personal, MailboxName(u"INBOX."), '.'},
                                {Namespace::Kind::OtherUsers, MailboxName(u"user."), '.'}},
                               u"me"_s, Kind::Cyrus);
    QCOMPARE(points.of(MailboxName(u"user.j^doe.Sent")).name, u"j.doe"_s);
    QCOMPARE(points.of(MailboxName(u"Inbox.Sent")).name, u"me"_s);
    const MailboxOwners courier({{Namespace::Kind::Personal, MailboxName(u"INBOX."), '.'},
                                 {Namespace::Kind::Shared, MailboxName(u"#shared."), '.'},
                                 {Namespace::Kind::Shared, MailboxName(u"shared."), '.'}},
                                u"me"_s, Kind::Courier);
    QCOMPARE(courier.of(MailboxName(u"#shared.alice.x")).name, u"alice"_s);
    QCOMPARE(courier.of(MailboxName(u"shared.team")).name, QString());
    QVERIFY(courier.knowsOthers());
    QVERIFY(!MailboxOwners({{Namespace::Kind::Personal, {}, '/'}}, u"me"_s, Kind::Generic).knowsOthers());
}

// What each of two people calls the same mailbox, on three servers.
void TestMailboxOwner::namesForOthers_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *from, const char *to) {
        QTest::addRow("%s, to %s", from, to) << QByteArray(from) << QByteArray(to);
    };
    row("Cyrus admin user/alice", "alice INBOX");
    row("Cyrus admin user/alice/x/y", "alice x/y");
    row("Cyrus admin user/alice", "bob Other Users/alice");
    row("Cyrus admin user/alice/x/y", "bob Other Users/alice/x/y");
    row("Cyrus admin team/x", "bob Shared Folders/team/x");
    row("Cyrus bob Shared Folders/team/x", "admin team/x");
    row("Cyrus bob Other Users/alice/x", "alice x");
    row("Cyrus bob x", "alice Other Users/bob/x");
    row("Cyrus bob INBOX", "alice Other Users/bob");
    row("Cyrus bob INBOX", "admin user/bob");
    row("Dovecot alice INBOX", "bob shared/alice/INBOX");
    row("Dovecot alice x", "bob shared/alice/x");
    row("Dovecot bob shared/alice/INBOX", "alice INBOX");
    row("Dovecot bob shared/alice/x/y", "alice x/y");
    row("Dovecot bob public/team", "alice public/team");
    row("Dovecot bob shared/carol/x", "alice shared/carol/x");
    row("Courier alice INBOX", "bob #shared.alice");
    row("Courier alice INBOX.x", "bob #shared.alice.x");
    row("Courier bob #shared.alice.x", "alice INBOX.x");
    row("Courier bob #shared.alice", "alice INBOX");
    row("Courier bob shared.team", "alice shared.team");
}

static MailboxOwners viewOf(const QByteArray &server, const QByteArray &user)
{
    using enum Namespace::Kind;
    const QString self = QString::fromLatin1(user);
    if (server == "Courier")
        return {{{Personal, MailboxName(u"INBOX."), '.'},
                 {Shared, MailboxName(u"#shared."), '.'},
                 {Shared, MailboxName(u"shared."), '.'}},
                self,
                Kind::Courier};
    if (server == "Dovecot")
        return {{{Personal, {}, '/'},
                 {OtherUsers, MailboxName(u"shared/"), '/'},
                 {Shared, MailboxName(u"public/"), '/'}},
                self,
                Kind::Dovecot};
    if (user == "admin")
        return {{{Personal, MailboxName(u"INBOX/"), '/'},
                 {OtherUsers, MailboxName(u"user/"), '/'},
                 {Shared, {}, '/'}},
                self,
                Kind::Cyrus};
    return {{{Personal, {}, '/'},
             {OtherUsers, MailboxName(u"Other Users/"), '/'},
             {Shared, MailboxName(u"Shared Folders/"), '/'}},
            self,
            Kind::Cyrus};
}

void TestMailboxOwner::namesForOthers()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QByteArrayList words = from.split(' ');
    const QByteArray other = to.left(to.indexOf(' ')), name = to.mid(to.indexOf(' ') + 1);
    const auto found = viewOf(words[0], words[1])
                           .nameFor(viewOf(words[0], other), MailboxName::fromWire(words.mid(2).join(' ')));
    QVERIFY(found);
    QCOMPARE(found->wire(), name);
}

void TestMailboxOwner::noNameForOthers()
{
    const MailboxOwners alone({{Namespace::Kind::Personal, {}, '/'}}, u"bob"_s, Kind::Generic);
    QVERIFY(!viewOf("Dovecot", "alice").nameFor(alone, MailboxName(u"x")));
    QVERIFY(!viewOf("Dovecot", "alice").nameFor(alone, MailboxName(u"public/x")));
    QCOMPARE(viewOf("Dovecot", "alice").nameFor(alone, MailboxName(u"shared/bob/x"))->wire(), "x");
    // Levels are separated as the other one has it; Cyrus has no point within a level then.
    const MailboxOwners points({{Namespace::Kind::Personal, MailboxName(u"INBOX."), '.'},
                                {Namespace::Kind::OtherUsers, MailboxName(u"user."), '.'}},
                               u"bob"_s, Kind::Cyrus);
    QCOMPARE(viewOf("Cyrus", "j.doe").nameFor(points, MailboxName(u"a/b"))->wire(), "user.j^doe.a.b");
}

QTEST_GUILESS_MAIN(TestMailboxOwner)
#include "tst_mailboxowner.moc"
