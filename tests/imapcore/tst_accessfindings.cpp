#include "imapcore/access/accessfindings.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

namespace {

using Kind = ServerFlavour::Kind;

std::unique_ptr<AccessIndex> makeIndex(Kind kind)
{
    const char *capabilities = kind == Kind::Courier ? "ACL ACL2=UNION" : "ACL RIGHTS=texk";
    return std::make_unique<AccessIndex>(
        ServerFlavour::of(kind, Capabilities(capabilities)),
        MailboxOwners({{Namespace::Kind::Personal, {}, '/'},
                       {Namespace::Kind::OtherUsers, MailboxName(u"user/"), '/'},
                       {Namespace::Kind::Shared, MailboxName(u"team/"), '/'}},
                      u"root"_s, kind));
}

// "anyone=lrs -bob=r"
void put(AccessIndex &index, const char *mailbox, const QByteArray &text)
{
    Acl acl;
    for (const QByteArray &entry : text.split(' ')) {
        if (!entry.isEmpty())
            acl.push_back(
                {QString::fromUtf8(entry.left(entry.indexOf('='))), entry.mid(entry.indexOf('=') + 1)});
    }
    index.put(MailboxName(QString::fromUtf8(mailbox)), '/', acl);
}

// "writable by anyone: anyone i"
QByteArray described(const AccessIndex &index, const AccessFinding &finding)
{
    QByteArray text = nameOf(finding.kind);
    if (finding.identifier)
        text += ": " + index.identifierText(*finding.identifier).toUtf8();
    if (!finding.rights.isEmpty())
        text += ' ' + finding.rights.toBytes();
    if (finding.parent)
        text += " in " + index.name(*finding.parent).wire();
    return text;
}

QByteArray findings(Kind kind, const QByteArray &list, const char *mailbox = "team/x",
                    const std::optional<QStringList> &users = {})
{
    const auto index = makeIndex(kind);
    put(*index, mailbox, list);
    QByteArrayList all;
    for (const AccessFinding &finding : AccessCheck(*index, users).all())
        all += described(*index, finding);
    return all.join("; ");
}

} // namespace

class TestAccessFindings : public QObject
{
    Q_OBJECT

private slots:
    void found_data();
    void found();
    void idleNegatives_data();
    void idleNegatives();
    void unknownUsers();
    void whoHasMailboxes();
    void invisibleParents();
    void inboxesAreInvisibleParents();
    void refusedMailboxesAreNotJudged();
    void hundredThousandByParts();
};

void TestAccessFindings::found_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("mailbox");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("all");
    const auto row = [](Kind kind, const char *mailbox, const char *list, const char *all) {
        QTest::addRow("%s %s %s", ServerFlavour::nameOf(kind), mailbox, list)
            << int(kind) << QByteArray(mailbox) << QByteArray(list) << QByteArray(all);
    };
    const char *const nobody = "administered by nobody";
    row(Kind::Cyrus, "team/x", "bob=lra", "");
    row(Kind::Cyrus, "team/x", "bob=lr", nobody);
    row(Kind::Cyrus, "team/x", "", nobody);
    row(Kind::Cyrus, "team/x", "bob=la -bob=a", nobody);
    row(Kind::Cyrus, "team/x", "bob=la -anyone=a", nobody);
    row(Kind::Cyrus, "team/x", "group:staff=la", "");
    row(Kind::Cyrus, "user/bob", "", ""); // its owner does
    row(Kind::Dovecot, "user/bob", "anyone=l", "");
    row(Kind::Courier, "shared.x", "administrators=acdilrsw", nobody);
    row(Kind::Cyrus, "team/x", "bob=a anyone=lrsp", "");
    row(Kind::Cyrus, "team/x", "bob=a anyone=lrsi", "writable by anyone: anyone i");
    row(Kind::Cyrus, "team/x", "bob=a anyone=lrswitekx", "writable by anyone: anyone wikxte");
    row(Kind::Courier, "team/x", "bob=a anyone=ld", "writable by anyone: anyone d");
    row(Kind::Cyrus, "team/x", "anyone=la", "administered by anyone: anyone a");
    row(Kind::Dovecot, "team/x", "bob=a authenticated=li", "writable by anyone: authenticated i");
    row(Kind::Cyrus, "team/x", "bob=a anyone=lri -anyone=i", "");
    row(Kind::Cyrus, "team/x", "bob=ra", "read without lookup: bob ra");
    row(Kind::Cyrus, "team/x", "bob=ra anyone=l", "");
    row(Kind::Cyrus, "team/x", "bob=lra -bob=l", "read without lookup: bob ra");
    row(Kind::Dovecot, "team/x", "bob=ra anyone=l", "read without lookup: bob ra");
}

void TestAccessFindings::found()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, mailbox);
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, all);
    QCOMPARE(findings(Kind(kind), list, mailbox.constData()), all);
}

void TestAccessFindings::idleNegatives_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("isIdle");
    const auto row = [](Kind kind, const char *list, bool isIdle) {
        QTest::addRow("%s %s", ServerFlavour::nameOf(kind), list) << int(kind) << QByteArray(list) << isIdle;
    };
    for (const Kind kind : {Kind::Cyrus, Kind::Dovecot, Kind::Courier}) {
        row(kind, "-bob=r", true);
        row(kind, "bob=lr -bob=r", false);
        row(kind, "bob=l -bob=r", true);
        row(kind, "carol=lr -bob=r", true);
        row(kind, "anyone=lr -bob=r", false);
        row(kind, "anyone=l -bob=r", true);
        row(kind, "carol=lr -anyone=r", false);
        row(kind, "carol=l -anyone=r", true);
        row(kind, "carol=l -bob=", true);
    }
    row(Kind::Courier, "administrators=lr -bob=r", true);
    row(Kind::Cyrus, "group:staff=lr -bob=r", false); // bob may be in it
    row(Kind::Cyrus, "carol=lr -group:staff=r", false);
    row(Kind::Cyrus, "carol=lr -anonymous=r", true);
    row(Kind::Cyrus, "anyone=lr -anonymous=r", false);
    row(Kind::Cyrus, "alice=lr -alice=l", true); // the owner has it anyway
    row(Kind::Cyrus, "alice=lr -alice=r", false);
    row(Kind::Dovecot, "-owner=r", false);
    row(Kind::Dovecot, "bob=lr -anyone=r -bob=", false); // it hides the other one
    row(Kind::Stalwart, "bob=lr -bob=r", true);          // there are none
}

void TestAccessFindings::idleNegatives()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, list);
    QFETCH(bool, isIdle);
    QCOMPARE(findings(Kind(kind), list, "user/alice/x").contains("idle negative"), isIdle);
}

// With the users given. Groups and special identifiers are nobody's name.
void TestAccessFindings::unknownUsers()
{
    const QStringList users{u"bob"_s, u"Carol"_s};
    QCOMPARE(findings(Kind::Cyrus, "bob=la carol=l", "team/x", users), "");
    QCOMPARE(findings(Kind::Cyrus, "bob=la dave=lr", "team/x", users), "unknown user: dave lr");
    QCOMPARE(findings(Kind::Dovecot, "bob=la carol=l", "team/x", users), "unknown user: carol l");
    QCOMPARE(findings(Kind::Cyrus, "bob=la group:gone=lr anyone=l anonymous=l", "team/x", users), "");
    QCOMPARE(findings(Kind::Cyrus, "bob=lra -dave=r", "team/x", users),
             "unknown user: -dave r; idle negative: -dave r");
    QCOMPARE(findings(Kind::Cyrus, "bob=la dave=lr", "team/x"), ""); // nobody told
}

void TestAccessFindings::whoHasMailboxes()
{
    const auto index = makeIndex(Kind::Cyrus);
    put(*index, "user/bob", "bob=lr gone=lr");
    put(*index, "user/bob/x", "bob=lr");
    put(*index, "user/ann/y", "ann=lr root=l");
    put(*index, "team/x", "bob=la");
    QCOMPARE(AccessCheck::usersWithMailboxes(*index).join(u' '), u"ann bob root"_s);
    const auto all = AccessCheck(*index, AccessCheck::usersWithMailboxes(*index)).all();
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(described(*index, all.front()), "unknown user: gone lr");
    QCOMPARE(index->name(all.front().mailbox).wire(), "user/bob");
}

void TestAccessFindings::invisibleParents()
{
    const auto check = [](Kind kind, const char *parent, const char *child) {
        const auto index = makeIndex(kind);
        put(*index, "team", parent);
        put(*index, "team/x", child);
        QByteArrayList all;
        for (const AccessFinding &finding : AccessCheck(*index).all())
            all += described(*index, finding);
        return all.join("; ");
    };
    QCOMPARE(check(Kind::Cyrus, "bob=lra", "bob=lra"), "");
    QCOMPARE(check(Kind::Cyrus, "bob=lra", "bob=lra carol=lr"), "visible below invisible: carol in team");
    QCOMPARE(check(Kind::Cyrus, "bob=lra anyone=l", "bob=lra carol=lr"), "");
    QCOMPARE(check(Kind::Cyrus, "bob=lra carol=lr -carol=l", "bob=lra carol=lr"),
             "read without lookup: carol r; visible below invisible: carol in team");
    QCOMPARE(check(Kind::Cyrus, "bob=lra carol=lr", "bob=lra"), "");
    QCOMPARE(check(Kind::Dovecot, "bob=lra anyone=l carol=r", "bob=lra carol=lr"),
             "read without lookup: carol r; visible below invisible: carol in team");
}

// What a user shares of what lies below an INBOX is no mistake.
void TestAccessFindings::inboxesAreInvisibleParents()
{
    const auto index = makeIndex(Kind::Cyrus);
    put(*index, "user/ann", "ann=lra");
    put(*index, "user/ann/x", "ann=lra bob=lr");
    put(*index, "user/ann/x/y", "ann=lra bob=lr eve=lr");
    const auto all = AccessCheck(*index).all();
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(described(*index, all.front()), "visible below invisible: eve in user/ann/x");
}

void TestAccessFindings::refusedMailboxesAreNotJudged()
{
    const auto index = makeIndex(Kind::Cyrus);
    index->putRefused(MailboxName(u"team"), '/', {Error::Kind::Refused, {}, u"no"_s});
    put(*index, "team/x", "bob=lra");
    QVERIFY(AccessCheck(*index).all().empty());
}

void TestAccessFindings::hundredThousandByParts()
{
    const auto index = makeIndex(Kind::Cyrus);
    for (int i = 0; i < 100'000; ++i)
        put(*index, ("user/u" + QByteArray::number(i / 10) + "/f" + QByteArray::number(i % 10)).constData(),
            i % 1000 ? "postmaster=la anyone=p" : "postmaster=la anyone=pi -postmaster=x");
    std::vector<AccessFinding> findings;
    const AccessCheck check(*index);
    for (size_t i = 0; i < index->size(); ++i)
        check.check(i, findings);
    QCOMPARE(findings.size(), size_t(200));
}

QTEST_GUILESS_MAIN(TestAccessFindings)
#include "tst_accessfindings.moc"
