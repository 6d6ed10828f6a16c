#include "imapcore/access/accesssearch.h"
#include <QTest>

using namespace imap;
using namespace Qt::StringLiterals;

// Where somebody has rights.
class TestAccessSearch : public QObject
{
    Q_OBJECT
private slots:
    void found_data();
    void found();
};

void TestAccessSearch::found_data()
{
    QTest::addColumn<AccessSearch>("search");
    QTest::addColumn<QByteArray>("mailboxes");
    const auto row = [](const char *name, const AccessSearch &search, const char *mailboxes) {
        QTest::newRow(name) << search << QByteArray(mailboxes);
    };
    row("anyone who administers", {u"anyone"_s, "a"}, "open");
    row("all of several", {u"anyone"_s, "lr"}, "open read taken");
    row("anything", {u"bob"_s}, "bobs");
    row("in any case of letters, where the server folds it", {u"BOB"_s}, "bobs");
    row("an entry without rights is nothing", {u"carol"_s}, "");
    row("what takes away is another", {u"-bob"_s}, "taken");
    row("whoever", {{}, "w"}, "bobs");
    row("by all entries", {u"bob"_s, "r", true}, "open read bobs");
    row("nobody at all", {u"dave"_s}, "");
    row("virtual rights count for nothing", {u"anyone"_s, "d"}, "");
}

void TestAccessSearch::found()
{
    QFETCH(AccessSearch, search);
    QFETCH(QByteArray, mailboxes);
    AccessIndex index(ServerFlavour::of(ServerFlavour::Kind::Cyrus, Capabilities("ACL RIGHTS=kxten")));
    index.put(MailboxName(u"open"), '/', {{u"anyone"_s, "lrad"}});
    index.put(MailboxName(u"read"), '/', {{u"anyone"_s, "lr"}, {u"carol"_s, ""}});
    index.put(MailboxName(u"bobs"), '/', {{u"bob"_s, "lrw"}});
    index.put(MailboxName(u"taken"), '/', {{u"anyone"_s, "lr"}, {u"-bob"_s, "lr"}});
    index.putRefused(MailboxName(u"shut"), '/', {Error::Kind::Refused, {}, u"no"_s});
    QByteArrayList names;
    for (const size_t mailbox : search.mailboxesIn(index))
        names += index.name(mailbox).wire();
    QCOMPARE(names.join(' '), mailboxes);
}

QTEST_GUILESS_MAIN(TestAccessSearch)
#include "tst_accesssearch.moc"
