#include "imapcore/changes/wideacledit.h"
#include "tests/support/await.h"

using namespace imap;
using namespace Qt::StringLiterals;
using What = WideAclEdit::What;

WideAclEdit::Result planned(const WideAclEdit &edit, const AccessIndex &index, const QString &cause = {},
                            const std::function<bool(size_t)> &isMeant = {},
                            const AccessIndex *parents = nullptr)
{
    WideAclPlan plan(edit, index, cause, isMeant, parents);
    for (size_t mailbox = 0; mailbox < index.size(); ++mailbox)
        plan.add(mailbox);
    return plan.take();
}

// One edit of many access lists.
class TestWideAclEdit : public QObject
{
    Q_OBJECT
private slots:
    void edits_data();
    void edits();
    void ofAnIndex();
    void ofThoseMeant();
    void whatCannotBeChangedIsListed();
    void ownersAreLeftAlone_data();
    void ownersAreLeftAlone();
    void eachAsItsParent();
};

static QByteArray textOf(const std::vector<StagedChange> &changes)
{
    QByteArrayList all;
    for (const StagedChange &staged : changes) {
        const auto *acl = staged.change.as<AclChange>();
        QByteArray text = acl->identifier.toUtf8();
        if (acl->exact)
            text += '=' + *acl->exact;
        if (!acl->add.isEmpty())
            text += '+' + acl->add;
        if (!acl->remove.isEmpty())
            text += '-' + acl->remove;
        all += text + '(' + (staged.before.isPresent() ? staged.before.value : QByteArray("none")) + ')';
    }
    return all.join(' ');
}

void TestWideAclEdit::edits_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QStringList>("identifiers");
    QTest::addColumn<QByteArray>("rights");
    QTest::addColumn<QByteArray>("changes");
    const auto row = [](const char *name, What what, const QStringList &identifiers, const char *rights,
                        const char *changes) {
        QTest::newRow(name) << int(what) << identifiers << QByteArray(rights) << QByteArray(changes);
    };
    const QString bob = u"bob"_s, carol = u"carol"_s, dan = u"dan"_s;
    row("add", What::Add, {bob, carol, dan}, "lr", "bob+lr(lw) dan+lr(none)");
    row("take", What::Take, {bob, carol, dan}, "w", "bob-w(lw)");
    row("exactly", What::Exactly, {bob, carol}, "lr", "bob=lr(lw)");
    row("drop", What::Drop, {bob, dan, u"empty"_s}, "", "bob=(lw) empty=()");
    row("same as", What::SameAs, {}, "", "bob+r-w(lw) eve+l(none) carol=(lr) empty=() -carol=(w)");
    row("replace", What::Replace, {bob}, "", "dan+lw(none) bob=(lw)");
    row("replace nobody", What::Replace, {dan}, "", "");
}

void TestWideAclEdit::edits()
{
    QFETCH(int, what);
    QFETCH(QStringList, identifiers);
    QFETCH(QByteArray, rights);
    QFETCH(QByteArray, changes);
    const Acl acl{{u"bob"_s, "lwcd"}, {u"carol"_s, "lr"}, {u"empty"_s, ""}, {u"-carol"_s, "w"}};
    const WideAclEdit edit{What(what), identifiers, rights, {{u"bob"_s, "lr"}, {u"eve"_s, "l"}}, u"dan"_s};
    const KnownRights known{"lrswipkxtea", true};
    QCOMPARE(textOf(edit.changesFor(MailboxName(u"a"), acl, known)), changes);
}

// What cannot be administered is told, not left out in silence.
void TestWideAclEdit::ofAnIndex()
{
    AccessIndex index(ServerFlavour::of(ServerFlavour::Kind::Cyrus, Capabilities("ACL RIGHTS=kxten")));
    index.put(MailboxName(u"a"), '/', {{u"bob"_s, "lr"}});
    index.put(MailboxName(u"b"), '/', {{u"bob"_s, "lrs"}});
    index.putRefused(MailboxName(u"c"), '/', {Error::Kind::Refused, {}, u"Permission denied"_s});
    const WideAclEdit edit{What::Add, {u"bob"_s}, "s"};
    const WideAclEdit::Result result = planned(edit, index, u"why"_s);
    QCOMPARE(textOf(result.changes), QByteArray("bob+s(lr)"));
    QCOMPARE(result.changes[0].cause, u"why"_s);
    QCOMPARE(result.changes[0].change.mailbox(), MailboxName(u"a"));
    QCOMPARE(result.unchanged, size_t(1));
    QCOMPARE(result.refused.size(), size_t(1));
    QCOMPARE(result.refused[0].second.text, u"Permission denied"_s);
}

void TestWideAclEdit::ofThoseMeant()
{
    AccessIndex index(ServerFlavour::of(ServerFlavour::Kind::Cyrus, Capabilities("ACL RIGHTS=kxten")));
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        index.put(MailboxName(name), '/', {{u"bob"_s, name == u"c" ? "lrs" : "lr"}});
    index.putRefused(MailboxName(u"d"), '/', {Error::Kind::Refused, {}, u"no"_s});
    const WideAclEdit edit{What::Add, {u"bob"_s}, "s"};
    const auto result = planned(edit, index, {}, [](size_t mailbox) { return mailbox == 0; });
    QCOMPARE(result.changes.size(), size_t(1));
    QCOMPARE(result.unchanged, size_t(0));
    QVERIFY(result.refused.empty());
}

// Courier's own entries.
void TestWideAclEdit::whatCannotBeChangedIsListed()
{
    AccessIndex index(ServerFlavour::of(ServerFlavour::Kind::Courier, Capabilities("ACL ACL2=UNION")));
    index.put(MailboxName(u"a"), '.', {{u"owner"_s, "acdilrsw"}, {u"bob"_s, "lr"}});
    const auto result = planned({What::Drop, {u"owner"_s, u"bob"_s}}, index);
    QCOMPARE(textOf(result.changes), QByteArray("bob=(lr)"));
    QCOMPARE(result.refused.size(), size_t(1));
    QVERIFY(!result.refused[0].second.text.isEmpty());
}

void TestWideAclEdit::ownersAreLeftAlone_data()
{
    QTest::addColumn<ServerFlavour::Kind>("kind");
    QTest::addColumn<int>("what");
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("owned");
    const auto row = [](const char *name, ServerFlavour::Kind kind, What what, const char *changes,
                        const char *owned) {
        QTest::newRow(name) << kind << int(what) << QByteArray(changes) << QByteArray(owned);
    };
    // There, an entry takes the place of all that owners have.
    row("give", ServerFlavour::Kind::Dovecot, What::Add, "mira+lrs(none)", "shared/mira/INBOX mira");
    row("exactly", ServerFlavour::Kind::Dovecot, What::Exactly, "mira=lrs(none)", "shared/mira/INBOX mira");
    row("remove", ServerFlavour::Kind::Dovecot, What::Drop, "mira=(lr)", "");
    row("where entries add up", ServerFlavour::Kind::Cyrus, What::Add,
        "mira+lrs(none) mira+lrs(lr) mira+lrs(none)", "");
}

void TestWideAclEdit::ownersAreLeftAlone()
{
    QFETCH(ServerFlavour::Kind, kind);
    QFETCH(int, what);
    const MailboxOwners owners(
        {{Namespace::Kind::Personal, {}, '/'}, {Namespace::Kind::OtherUsers, MailboxName(u"shared/"), '/'}},
        u"olivia"_s, kind);
    AccessIndex index(ServerFlavour::of(kind, Capabilities("ACL RIGHTS=kxten")), owners);
    index.put(MailboxName(u"team"), '/', {});
    const bool isDrop = What(what) == What::Drop;
    if (isDrop || kind == ServerFlavour::Kind::Cyrus)
        index.put(MailboxName(u"shared/mira/x"), '/', {{u"mira"_s, "lr"}});
    index.put(MailboxName(u"shared/mira/INBOX"), '/', {});
    const WideAclEdit edit{What(what), {u"mira"_s}, isDrop ? "" : "lrs"};
    const WideAclEdit::Result result = planned(edit, index);
    QTEST(textOf(result.changes), "changes");
    QByteArrayList owned;
    for (const auto &[mailbox, owner] : result.owned)
        owned += mailbox.wire() + ' ' + owner.toUtf8();
    QTEST(owned.join(", "), "owned");
    QVERIFY(result.refused.empty());
}

// As that will be; and one whose parent has no list is told of.
void TestWideAclEdit::eachAsItsParent()
{
    const ServerFlavour cyrus = ServerFlavour::of(ServerFlavour::Kind::Cyrus, Capabilities("ACL"));
    AccessIndex index(cyrus), parents(cyrus);
    index.put(MailboxName(u"x/a/b"), '/', {{u"bob"_s, "lrs"}});
    index.put(MailboxName(u"x/a"), '/', {{u"bob"_s, "l"}});
    index.put(MailboxName(u"y/c"), '/', {{u"carol"_s, "lr"}});
    index.put(MailboxName(u"y"), '/', {{u"eve"_s, "l"}});
    index.put(MailboxName(u"z/d"), '/', {{u"carol"_s, "lr"}});
    index.put(MailboxName(u"secret/e"), '/', {{u"carol"_s, "lr"}});
    const auto isMeant = [&index](size_t mailbox) {
        return index.name(mailbox) != MailboxName(u"y");
    };
    QByteArrayList missing;
    for (size_t mailbox = 0; mailbox < index.size(); ++mailbox) {
        if (const auto parent = WideAclEdit::parentMissing(index, mailbox))
            missing += parent->name.wire();
    }
    QCOMPARE(missing.join(' '), QByteArray("x z secret"));
    parents.put(MailboxName(u"x"), '/', {{u"dan"_s, "lr"}});
    parents.putRefused(MailboxName(u"secret"), '/', {Error::Kind::Refused, {}, u"not yours"_s});
    const WideAclEdit edit{What::SameAsParent};
    const WideAclEdit::Result result = planned(edit, index, u"why"_s, isMeant, &parents);
    QCOMPARE(textOf(result.changes),
             QByteArray("dan+lr(none) bob=(lrs) dan+lr(none) bob=(l) eve+l(none) carol=(lr)"));
    QCOMPARE(result.parentless.size(), size_t(2));
    QCOMPARE(result.parentless[0].first, MailboxName(u"z/d"));
    QVERIFY(!result.parentless[0].second);
    QCOMPARE(result.parentless[1].first, MailboxName(u"secret/e"));
    QCOMPARE(result.parentless[1].second->text, u"not yours"_s);
    QVERIFY(result.refused.empty());
}

QTEST_GUILESS_MAIN(TestWideAclEdit)
#include "tst_wideacledit.moc"
