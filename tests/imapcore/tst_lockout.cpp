#include "imapcore/changes/lockout.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;
using Kind = ServerFlavour::Kind;

// Whether changes of a list take "a" or "l" from whoever makes them.
class TestLockout : public QObject
{
    Q_OBJECT
private slots:
    void appliedInOrder();
    void locksOut_data();
    void locksOut();
    void administratorKeepsTheirs();
    void tellsAdministrators_data();
    void tellsAdministrators();
    void opensToEverybody_data();
    void opensToEverybody();
};

// "bob+w", "bob-a", "bob=lr", "bob=" (the entry goes), with blanks between them.
static std::vector<AclChange> changesOf(const QByteArray &text)
{
    std::vector<AclChange> changes;
    for (const QByteArray &word : text.split(' ')) {
        const qsizetype at = std::max({word.lastIndexOf('+'), word.lastIndexOf('-'), word.lastIndexOf('=')});
        if (at <= 0)
            continue;
        AclChange change{MailboxName(u"Box"), QString::fromUtf8(word.left(at))};
        const QByteArray rights = word.mid(at + 1);
        if (word[at] == '+')
            change.add = rights;
        else if (word[at] == '-')
            change.remove = rights;
        else
            change.exact = rights;
        changes.push_back(change);
    }
    return changes;
}

static Acl aclOf(const QByteArray &text)
{
    Acl acl;
    for (const QByteArray &word : text.split(' ')) {
        const qsizetype at = word.lastIndexOf('=');
        if (at > 0)
            acl.push_back({QString::fromUtf8(word.left(at)), word.mid(at + 1)});
    }
    return acl;
}

void TestLockout::appliedInOrder()
{
    const KnownRights known = KnownRights::from(Capabilities("ACL RIGHTS=kxte"));
    QByteArrayList words;
    for (const AclEntry &entry :
         applied(aclOf("bob=lrcd eve=l carol=lr"), changesOf("BOB+w dan=la dan-a eve= carol-lr"), known))
        words += entry.identifier.toUtf8() + '=' + entry.rights;
    QCOMPARE(words.join(' '), "bob=lrw carol= dan=l");
}

void TestLockout::locksOut_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("held"); // by ann, on a mailbox of alice's
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("lost"); // "lost/perhaps"
    const auto row = [](const char *name, Kind kind, const char *held, const char *before,
                        const char *changes, const char *lost) {
        QTest::newRow(name) << kind << QByteArray(held) << QByteArray(before) << QByteArray(changes)
                            << QByteArray(lost);
    };
    row("nothing to do with oneself", Kind::Cyrus, "lra", "ann=lra bob=lra", "bob=", "/");
    row("own entry", Kind::Cyrus, "lra", "ann=lra", "ann-a", "a/");
    row("own entry goes", Kind::Cyrus, "lra", "ann=lra", "ann=", "la/");
    row("given by another entry as well", Kind::Cyrus, "lra", "ann=lra anyone=la", "ann=", "/");
    row("by anyone", Kind::Cyrus, "lra", "ann=lr anyone=a", "anyone-a", "a/");
    row("by a negative entry", Kind::Cyrus, "lra", "ann=lra", "-ann+a", "a/");
    row("by a negative entry of anyone", Kind::Cyrus, "lra", "ann=lra", "-anyone+l", "l/");
    row("had it not before", Kind::Cyrus, "lr", "ann=lr", "-ann+a", "/");
    row("by a group that must be one's own", Kind::Cyrus, "lra", "group:staff=a ann=lr",
        "group:staff=", "a/");
    row("by a group that need not be", Kind::Cyrus, "lra", "group:staff=lra ann=lra", "group:staff=", "/");
    row("by what is taken from a group", Kind::Cyrus, "lra", "ann=lra", "-group:staff+a", "/a");
    row("administrator", Kind::Cyrus, "lra", "alice=lra ann=r", "ann= alice=", "/");
    row("replaced", Kind::Cyrus, "lra", "ann=lra", "ann=lr", "a/");
    // Of Dovecot's entries the most specific counts.
    row("more specific", Kind::Dovecot, "lra", "anyone=lra", "ann=lr", "a/");
    row("more specific group", Kind::Dovecot, "lra", "anyone=lra", "$staff=lr", "/a");
    row("less specific", Kind::Dovecot, "lra", "ann=lra", "$staff=lr", "/");
    row("group above the user", Kind::Dovecot, "lra", "ann=lra", "!$staff=lr", "/a");
    // Courier does not list what groups have.
    row("unseen group", Kind::Courier, "lra", "ann=lr owner=lrswicda", "ann=", "l/");
}

void TestLockout::locksOut()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, held);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, changes);
    const char *capabilities = kind == Kind::Courier ? "ACL ACL2=UNION" : "ACL RIGHTS=kxte";
    const Lockout lockout =
        Lockout::of(ServerFlavour::of(kind, Capabilities(capabilities)), u"ann"_s, {u"alice"_s, false, false},
                    Rights(held), aclOf(before), changesOf(changes));
    QTEST(lockout.lost.toBytes() + '/' + lockout.perhaps.toBytes(), "lost");
}

// Entries give them what an administrator has anyway.
void TestLockout::administratorKeepsTheirs()
{
    const ServerFlavour flavour = ServerFlavour::of(Kind::Cyrus, Capabilities("ACL RIGHTS=kxte"));
    const auto lost = [&flavour](bool isAdministrator) {
        return Lockout::of(flavour, u"ann"_s, {u"alice"_s, false, false}, "la", aclOf("anyone=lra"),
                           changesOf("anyone-a -anyone+l"), isAdministrator)
            .lost.toBytes();
    };
    QCOMPARE(lost(false), "la");
    QCOMPARE(lost(true), "");
}

void TestLockout::tellsAdministrators_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("held"); // "?": not asked
    QTest::addColumn<QByteArray>("acl");  // of alice's, that ann has read
    QTest::addColumn<bool>("is");
    const auto row = [](const char *name, Kind kind, const char *held, const char *acl, bool is) {
        QTest::newRow(name) << kind << QByteArray(held) << QByteArray(acl) << is;
    };
    row("none of their entries", Kind::Cyrus, "?", "alice=lra", true);
    row("by an entry", Kind::Cyrus, "?", "alice=lra ann=a", false);
    row("by one that lets them read", Kind::Cyrus, "?", "alice=lra anyone=lr", false);
    row("by a group, perhaps", Kind::Cyrus, "?", "group:staff=lra", false);
    row("by what takes away", Kind::Cyrus, "?", "ann=lra -ann=lra", false);
    row("more than entries give", Kind::Cyrus, "lra", "anyone=lr", true);
    row("as entries give", Kind::Cyrus, "lra", "anyone=lra", false);
    row("not of administration", Kind::Cyrus, "lrp", "anyone=lr", false);
    row("a server without", Kind::Dovecot, "lra", "alice=lra", false);
}

void TestLockout::tellsAdministrators()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, held);
    QFETCH(QByteArray, acl);
    const auto said = held == "?" ? std::nullopt : std::optional(Rights(held));
    QTEST(provesAdministrator(ServerFlavour::of(kind, Capabilities("ACL RIGHTS=kxte")), u"ann"_s,
                              {u"alice"_s, false, false}, said, aclOf(acl)),
          "is");
}

void TestLockout::opensToEverybody_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("who");
    const auto row = [](const char *name, Kind kind, const char *before, const char *changes,
                        const char *who) {
        QTest::newRow(name) << kind << QByteArray(before) << QByteArray(changes) << QByteArray(who);
    };
    row("anyone", Kind::Cyrus, "", "anyone+lra", "anyone");
    row("anonymous", Kind::Cyrus, "", "anonymous=a", "anonymous");
    row("both", Kind::Cyrus, "", "anyone+a anonymous+a", "anyone anonymous");
    row("who can log in", Kind::Dovecot, "", "authenticated+a", "authenticated");
    row("had it before", Kind::Cyrus, "anyone=a", "anyone+lr", "");
    row("taken again", Kind::Cyrus, "", "anyone+a anyone-a", "");
    row("is taken from all", Kind::Cyrus, "", "-anyone+a", "");
    row("another right", Kind::Cyrus, "", "anyone+lrswipkxte", "");
    row("somebody", Kind::Cyrus, "", "bob+a group:staff+a", "");
}

void TestLockout::opensToEverybody()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, changes);
    QTEST(administeringForEverybody(ServerFlavour::of(kind, Capabilities("ACL RIGHTS=kxte")), aclOf(before),
                                    changesOf(changes))
              .join(u' ')
              .toUtf8(),
          "who");
}

QTEST_GUILESS_MAIN(TestLockout)
#include "tst_lockout.moc"
