#include "imapcore/access/takeoff.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

static TakeOff takeOff(const AccessIndex &index, const QString &identifier)
{
    TakeOffPlan plan(index, identifier);
    for (size_t mailbox = 0; mailbox < index.size(); ++mailbox)
        plan.add(mailbox);
    return plan.take();
}

// What comes of taking somebody's entries off all lists: what they may do afterwards, and where that is more than now.
class TestTakeOff : public QObject
{
    Q_OBJECT
private slots:
    void gains_data();
    void gains();
    void reads();
};

void TestTakeOff::gains_data()
{
    QTest::addColumn<ServerFlavour::Kind>("kind");
    QTest::addColumn<QString>("identifier");
    QTest::addColumn<Acl>("acl");
    QTest::addColumn<QString>("gain"); // "sure perhaps by"; that in their own mailbox behind "own"
    const auto row = [](const char *name, const QString &identifier, const Acl &acl, const char *gain,
                        ServerFlavour::Kind kind = ServerFlavour::Kind::Cyrus) {
        QTest::newRow(name) << kind << identifier << acl << QString::fromLatin1(gain);
    };
    const QString bob = u"bob"_s, minus = u"-bob"_s, anyone = u"anyone"_s, staff = u"group:staff"_s;
    row("nothing takes away", bob, {{bob, "lr"}, {anyone, "lrs"}}, "0 0");
    row("anyone gives what it takes", bob, {{bob, "lr"}, {minus, "r"}, {anyone, "lr"}}, "1 0 anyone");
    row("what it takes only they had", bob, {{bob, "lrw"}, {minus, "w"}, {anyone, "lr"}}, "0 0");
    row("a group may give it", bob, {{minus, "r"}, {staff, "lr"}}, "0 1");
    row("a group gives something else", bob, {{minus, "w"}, {staff, "lr"}}, "0 0");
    row("another's entry", bob, {{minus, "r"}, {u"carol"_s, "lr"}}, "0 0");
    row("what else is taken stays so", bob, {{minus, "r"}, {u"-anyone"_s, "r"}, {anyone, "lr"}}, "0 0");
    row("both", bob, {{minus, "rw"}, {anyone, "lr"}, {staff, "lrw"}}, "1 0 anyone");
    row("virtual rights are none", bob, {{minus, "d"}, {anyone, "lrd"}}, "0 0");
    row("what takes away alone", minus, {{bob, "lrw"}, {minus, "w"}}, "1 0 bob");
    row("of a group", staff, {{u"-group:staff"_s, "r"}, {anyone, "lr"}}, "1 0 anyone");
    row("some member of it", staff, {{u"-group:staff"_s, "r"}, {bob, "lr"}}, "0 1");
    // To Dovecot the most specific of what gives counts alone, and so of what takes away.
    const auto dovecot = ServerFlavour::Kind::Dovecot;
    row("the less specific one", bob, {{bob, "l"}, {anyone, "lr"}}, "1 0 anyone", dovecot);
    row("perhaps less specific", bob, {{bob, "l"}, {u"$staff"_s, "lr"}}, "0 1", dovecot);
    row("the more specific one", bob, {{bob, "lrw"}, {anyone, "lr"}}, "0 0", dovecot);
    row("all that takes away", bob, {{minus, "r"}, {u"-anyone"_s, "r"}, {anyone, "lr"}}, "0 0", dovecot);
}

void TestTakeOff::gains()
{
    QFETCH(ServerFlavour::Kind, kind);
    QFETCH(QString, identifier);
    QFETCH(Acl, acl);
    const ServerFlavour flavour = ServerFlavour::of(kind, Capabilities("ACL RIGHTS=kxten"));
    const Namespaces namespaces{{Namespace::Kind::Personal, MailboxName(), '/'},
                                {Namespace::Kind::OtherUsers, MailboxName(u"user/"), '/'}};
    AccessIndex index(flavour, MailboxOwners(namespaces, u"ann"_s, kind));
    index.put(MailboxName(u"a"), '/', acl);
    const TakeOff what = takeOff(index, identifier);
    const auto text = [](const TakeOff::Gain &gain) {
        return u"%1 %2 %3"_s.arg(gain.sure).arg(gain.perhaps).arg(gain.by.join(u',')).trimmed();
    };
    QTEST(text(what.inOthers), "gain");
    QCOMPARE(text(what.inOwn), u"0 0"_s);
    QCOMPARE(what.others.size(), size_t(1));
    QVERIFY(what.own.empty());
}

void TestTakeOff::reads()
{
    const ServerFlavour flavour =
        ServerFlavour::of(ServerFlavour::Kind::Cyrus, Capabilities("ACL RIGHTS=kxten"));
    const Namespaces namespaces{{Namespace::Kind::Personal, MailboxName(), '/'},
                                {Namespace::Kind::OtherUsers, MailboxName(u"user/"), '/'}};
    AccessIndex index(flavour, MailboxOwners(namespaces, u"cyrus"_s, ServerFlavour::Kind::Cyrus));
    const QString bob = u"bob"_s, minus = u"-bob"_s, anyone = u"anyone"_s;
    index.put(MailboxName(u"user/bob"), '/', {{bob, "lrs"}, {minus, "w"}, {anyone, "w"}});
    index.put(MailboxName(u"open"), '/', {{anyone, "lr"}});
    index.put(MailboxName(u"shut"), '/', {{bob, "lr"}});
    index.put(MailboxName(u"taken"), '/', {{minus, "r"}, {anyone, "lr"}});
    index.put(MailboxName(u"staffs"), '/', {{u"group:staff"_s, "lr"}});
    const TakeOff what = takeOff(index, bob);
    QCOMPARE(what.identifiers, (QStringList{bob, minus}));
    QCOMPARE(what.others, (std::vector<size_t>{2, 3}));
    QCOMPARE(what.own, std::vector<size_t>{0});
    QCOMPARE(what.stillReads, size_t(2));
    QCOMPARE(what.by, QStringList{anyone});
    QCOMPARE(what.perhapsReads, size_t(1));
    QCOMPARE(what.inOthers.sure, size_t(1));
    // One's own mailbox is another matter: it is left out at first.
    QCOMPARE(what.inOwn.sure, size_t(1));
    QCOMPARE(what.inOwn.by, QStringList{anyone});
    QCOMPARE(takeOff(index, u"nobody"_s).identifiers, QStringList());
    // Who is freed of what takes away still has what gives.
    const TakeOff freed = takeOff(index, minus);
    QCOMPARE(freed.identifiers, QStringList{minus});
    QCOMPARE(freed.stillReads, size_t(0));
}

QTEST_GUILESS_MAIN(TestTakeOff)
#include "tst_takeoff.moc"
